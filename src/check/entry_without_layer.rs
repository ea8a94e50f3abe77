//! # entry-without-layer
//! A diary entry names no layer, neither for the whole nor at a heading.
//!
//! Why: the layer (`emotional`, `technical`, `thematic`) decides where a passage can be used again: without one it is
//! found for no press kit, no grant application and no post.
//!
//! Example:
//! ```text
//! ---
//! title: Six trays
//! date: 2026-02-13
//! ---
//! Salt creeps. By noon it had eaten the varnish.
//! ```
//! Fix: write `layers: [technical]` in the front matter, or mark a passage by its heading:
//! `## What the salt did {.technical}`.

use super::Check;
use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::model::Project;
use crate::model::translated::Lang;

pub(super) const CHECK: Check = Check { code: Code::EntryWithoutLayer, level: Severity::Warning, run };

fn run(project: &Project, out: &mut Vec<Diagnostic>) {
    for entry in project.entries.iter().filter(|entry| entry.layers.is_empty()) {
        let title = &entry.versions.value(Lang::DEFAULT).title;
        out.push(
            CHECK
                .says(format!("the entry `{title}` names no layer"))
                .at(entry.place, "")
                .help("write `layers: [emotional]`, `technical` or `thematic`: by its layer it is found again"),
        );
    }
}
