//! # alt-missing
//! A picture that is shown has no alternative text: a still of the gallery, a portrait, a clip's poster, or a picture
//! placed in a text.
//!
//! Why: a reader who cannot see the picture is told nothing, and many broadcasters, festivals and public funders are
//! bound by law to publish pictures only with alternative text (WCAG 2.2, criterion 1.1.1).
//!
//! Example:
//! ```text
//! # stills/stills.yaml
//! stills:
//!   - file: odile-at-the-balance.jpg
//!     caption: Odile Marrec weighs the sack.
//! ```
//! Fix: write `alt` at the picture in `stills.yaml`, `headshot_alt` at the person, or words between the brackets of
//! `![words](picture.jpg)`. Say in a sentence what is seen; the caption says why it matters. A picture that carries
//! nothing has `alt: decorative`.

use std::collections::BTreeSet;

use super::{Check, prose};
use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::model::Project;
use crate::model::names::StillId;
use crate::model::still::{Alt, Home, Still};
use crate::model::translated::Lang;

pub(super) const CHECK: Check = Check { code: Code::AltMissing, level: Severity::Warning, run };

fn run(project: &Project, out: &mut Vec<Diagnostic>) {
    let shown = shown_beside(project);
    for (id, still) in project.still_ids() {
        if is_missing(still) && (still.home == Home::Gallery || shown.contains(&id)) {
            out.push(
                CHECK
                    .about(still, format!("{} has no alternative text", still.path.file_name()))
                    .help("say in one sentence what is seen, under `alt`; `alt: decorative` if it carries nothing"),
            );
        }
    }
    portraits(project, out);
}

fn is_missing(still: &Still) -> bool {
    match &still.alt {
        None => true,
        Some(Alt::Text(words)) => words.value(Lang::DEFAULT).trim().is_empty(),
        Some(Alt::Decorative) => false,
    }
}

/// The pictures outside the gallery that are shown with nothing but their own alternative text.
fn shown_beside(project: &Project) -> BTreeSet<StillId> {
    let mut shown: BTreeSet<StillId> = BTreeSet::new();
    shown.extend(project.clips.iter().filter_map(|clip| clip.poster));
    shown.extend([project.film.key_art, project.film.poster].into_iter().flatten());
    shown.extend(project.entries.iter().flat_map(|entry| &entry.stills));
    shown.extend(prose::texts(project).iter().flat_map(|blocks| prose::bare_pictures(blocks)));
    shown
}

/// Portraits that stand beside the person's file; those of the gallery have been told of.
fn portraits(project: &Project, out: &mut Vec<Diagnostic>) {
    for person in project.people.iter().filter(|person| person.headshot_alt.is_none()) {
        let Some(still) = person.headshot.map(|id| project.still(id)) else { continue };
        if still.home == Home::Beside && is_missing(still) {
            out.push(
                CHECK
                    .says(format!("the portrait of {} has no alternative text", person.name))
                    .at(person.place, "")
                    .in_file(&still.path)
                    .help("say in one sentence what the person looks like, under `headshot_alt`"),
            );
        }
    }
}
