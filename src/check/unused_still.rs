//! # unused-still
//! A still of the gallery is not for the press, in no bundle, and used by no entry, page, press text, person or clip.
//!
//! Why: the reader of the gallery meets a picture without a story, and the crew pays for its renditions; often it was
//! meant for an entry, and somebody forgot.
//!
//! Example:
//! ```text
//! # stills/bts/hands-of-pim.jpg is named nowhere, and stills.yaml says
//! stills:
//!   - file: hands-of-pim.jpg
//!     kind: bts
//! ```
//! Fix: show it in an entry (`stills: [hands-of-pim]`, or in the text), offer it to the press with `press: true`, or
//! take it out of `stills/`. Pictures that wait for later can be named under `checks: allow: unused-still`.

use std::collections::BTreeSet;

use super::{Check, prose};
use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::model::Project;
use crate::model::names::StillId;
use crate::model::still::{Home, Still};
use crate::model::uses::stills_in;

pub(super) const CHECK: Check = Check { code: Code::UnusedStill, level: Severity::Note, run };

fn run(project: &Project, out: &mut Vec<Diagnostic>) {
    let used = used(project);
    for (id, still) in project.still_ids() {
        if still.home == Home::Gallery && !used.contains(&id) && !is_handed_out(project, still) {
            out.push(
                CHECK
                    .about(still, format!("{} is in the gallery and used nowhere else", still.path.file_name()))
                    .help("show it in an entry, write `press: true`, or move it out of stills/"),
            );
        }
    }
}

fn is_handed_out(project: &Project, still: &Still) -> bool {
    still.press || project.deliverables.iter().any(|bundle| bundle.published && bundle.select.takes(still))
}

/// Every still that something refers to.
fn used(project: &Project) -> BTreeSet<StillId> {
    let mut used: BTreeSet<StillId> = BTreeSet::new();
    for entry in &project.entries {
        used.extend(entry.stills.iter().copied().chain(entry.cover));
    }
    used.extend(project.people.iter().filter_map(|person| person.headshot));
    used.extend(project.clips.iter().filter_map(|clip| clip.poster));
    used.extend(project.stills.iter().filter_map(|still| still.before));
    used.extend([project.film.key_art, project.film.poster].into_iter().flatten());
    used.extend(prose::texts(project).into_iter().flat_map(stills_in));
    used
}
