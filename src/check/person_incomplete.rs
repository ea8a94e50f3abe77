//! # person-incomplete
//! A member of cast or crew has no bio, short or long, or no portrait.
//!
//! Why: a journalist who interviews somebody, and a festival that prints a catalogue, need two sentences and a face;
//! whoever lacks them is left out.
//!
//! Example:
//! ```text
//! # people/noor-salis.yaml
//! name: Noor Salis
//! crew:
//!   - role: Animator
//! ```
//! Fix: write `bio_short` (one or two sentences) or `bio`, and put the portrait beside the file under the same name
//! (`noor-salis.jpg`) or name it under `headshot`.

use super::{Check, wording};
use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::model::Project;
use crate::model::person::Person;

pub(super) const CHECK: Check = Check { code: Code::PersonIncomplete, level: Severity::Warning, run };

fn run(project: &Project, out: &mut Vec<Diagnostic>) {
    for person in &project.people {
        let missing = missing(person);
        if missing.is_empty() {
            continue;
        }
        let (what, how): (Vec<&str>, Vec<String>) = missing.into_iter().unzip();
        out.push(
            CHECK
                .says(format!("{} has no {}", person.name, wording::or(&what)))
                .at(person.place, "")
                .help(format!("catalogues and interviews need both: {}", wording::and(&how))),
        );
    }
}

/// What is missing, and what to do about each.
fn missing(person: &Person) -> Vec<(&'static str, String)> {
    let no_bio = person.bio_short.is_none() && person.bio.is_none();
    let bio = no_bio.then(|| ("bio", "write `bio_short` or `bio`".to_owned()));
    let portrait = person.headshot.is_none();
    let portrait = portrait.then(|| ("portrait", format!("put `{}.jpg` beside this file", person.slug)));
    bio.into_iter().chain(portrait).collect()
}
