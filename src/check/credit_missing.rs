//! # credit-missing
//! A still of the gallery or for the press names no photographer or has no credit line, or a portrait has neither.
//!
//! Why: a newspaper does not print a picture when it does not know whose it is, and the photographer's contract usually
//! asks for the credit.
//!
//! Example:
//! ```text
//! # stills/stills.yaml
//! stills:
//!   - file: odile-at-the-balance.jpg
//!     photographer: Bettina Lisle
//! ```
//! Fix: write `photographer` and `credit` at the picture, or once for the whole folder under `defaults`. Key art,
//! posters and title treatments need one of the two. For a portrait beside a person's file write
//! `headshot_photographer` or `headshot_credit` there.

use super::{Check, wording};
use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::load::wire::words::StillKind;
use crate::model::Project;
use crate::model::person::Person;
use crate::model::still::{Home, Still};

pub(super) const CHECK: Check = Check { code: Code::CreditMissing, level: Severity::Warning, run };

fn run(project: &Project, out: &mut Vec<Diagnostic>) {
    for still in project.stills.iter().filter(|still| still.press || still.home == Home::Gallery) {
        let missing = missing(still);
        if missing.is_empty() {
            continue;
        }
        let (what, keys): (Vec<&str>, Vec<&str>) = missing.into_iter().unzip();
        out.push(
            CHECK
                .about(still, format!("{} has no {}", still.path.file_name(), wording::or(&what)))
                .help(format!("nobody may print it like this: write {}", wording::and(&keys)))
                .help("what holds for a whole folder stands once under `defaults` in its stills.yaml"),
        );
    }
    portraits(project, out);
}

/// What is missing, and the key it is written under.
fn missing(still: &Still) -> Vec<(&'static str, &'static str)> {
    let artwork = matches!(still.kind, StillKind::KeyArt | StillKind::Poster | StillKind::Title);
    if artwork && still.credit_line().is_some() {
        return Vec::new();
    }
    let photographer = still.photographer.is_none().then_some(("photographer", "`photographer`"));
    let credit = still.credit.is_none().then_some(("credit line", "`credit`"));
    photographer.into_iter().chain(credit).collect()
}

fn portraits(project: &Project, out: &mut Vec<Diagnostic>) {
    for person in &project.people {
        let Some(still) = person.headshot.map(|id| project.still(id)) else { continue };
        if still.home == Home::Beside && !still.press && still.credit_line().is_none() && !names_somebody(person) {
            out.push(
                CHECK
                    .says(format!("the portrait of {} has no photographer or credit line", person.name))
                    .at(person.place, "")
                    .in_file(&still.path)
                    .help("it goes out with the bio: write `headshot_photographer` and `headshot_credit`"),
            );
        }
    }
}

fn names_somebody(person: &Person) -> bool {
    person.headshot_photographer.is_some() || person.headshot_credit.is_some()
}
