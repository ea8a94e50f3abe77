//! # embargo-past
//! An embargo on a still, entry, clip or press text has ended.
//!
//! Why: it holds nothing back any more; a date that is left behind makes the crew wonder, before the next
//! announcement, what is public and what is not.
//!
//! Example:
//! ```text
//! # stills/stills.yaml, built on 2026-09-01
//! stills:
//!   - file: the-flood.jpg
//!     embargo: 2026-05-20 18:00
//! ```
//! Fix: take the `embargo` out, or write the new date if it was put off.

use std::collections::BTreeMap;

use super::{Check, wording};
use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::load::scalars::Moment;
use crate::model::Project;
use crate::model::translated::Lang;
use crate::places::{At, Place};

pub(super) const CHECK: Check = Check { code: Code::EmbargoPast, level: Severity::Note, run };

fn run(project: &Project, out: &mut Vec<Diagnostic>) {
    // An embargo in a folder's defaults is one place for many pictures.
    let mut past: BTreeMap<Place, (Moment, Vec<&str>)> = BTreeMap::new();
    for (name, At { value, place }) in embargoes(project) {
        if value.start() <= project.as_of {
            past.entry(*place).or_insert_with(|| (*value, Vec::new())).1.push(name);
        }
    }
    for (place, (moment, names)) in past {
        out.push(
            CHECK
                .says(format!("the embargo of {} ended on {moment}", wording::first(&names, 3)))
                .at(place, "")
                .help("take `embargo` out, or write the new date if it was put off"),
        );
    }
}

/// Everything that has an embargo, with its name.
fn embargoes(project: &Project) -> impl Iterator<Item = (&str, &At<Moment>)> {
    let stills = project.stills.iter().map(|still| (still.path.file_name(), &still.embargo));
    let entries =
        project.entries.iter().map(|entry| (entry.versions.value(Lang::DEFAULT).title.as_str(), &entry.embargo));
    let clips = project.clips.iter().map(|clip| (clip.title.value(Lang::DEFAULT).as_str(), &clip.embargo));
    let press = project.press.iter().map(|text| (text.versions.value(Lang::DEFAULT).title.as_str(), &text.embargo));
    let all = stills.chain(entries).chain(clips).chain(press);
    all.filter_map(|(name, embargo)| Some((name, embargo.as_ref()?)))
}
