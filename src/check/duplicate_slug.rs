//! # duplicate-slug
//! Two diary entries have the same address.
//!
//! Why: only one of them could be reached, and links that journalists and fans have kept would lead to the other.
//!
//! Example:
//! ```text
//! diary/2026-02-03-first-frame.md
//! diary/2026-03-09-first-frame.md
//! ```
//! Fix: write another `slug` in one's front matter, or rename its file. The older entry should keep its address.

use std::collections::BTreeMap;

use super::Check;
use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::model::Project;
use crate::model::entry::Entry;

pub(super) const CHECK: Check = Check { code: Code::DuplicateSlug, level: Severity::Error, run };

fn run(project: &Project, out: &mut Vec<Diagnostic>) {
    let mut by_slug: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
    // Oldest first, so that the newest is the one pointed at.
    for entry in project.entries.iter().rev() {
        by_slug.entry(&entry.slug).or_default().push(entry);
    }
    for (slug, entries) in by_slug.into_iter().filter(|(_, entries)| entries.len() > 1) {
        let found = CHECK
            .says(format!("{} entries have the address `diary/{slug}`", entries.len()))
            .help("write another `slug` in the newer one; the older keeps its address");
        out.push(entries.iter().rev().fold(found, |found, entry| {
            found.at(entry.slug_place.unwrap_or(entry.place), format!("`{}`", entry.name))
        }));
    }
}
