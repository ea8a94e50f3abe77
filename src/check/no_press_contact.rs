//! # no-press-contact
//! The project names nobody whom the press can write to.
//!
//! Why: a journalist on a deadline who finds no name and no mailbox writes about another film.
//!
//! Example:
//! ```text
//! contacts:
//!   sales:
//!     - { name: Florian De Keyzer, email: florian@sluice.example }
//! ```
//! Fix: write `contacts: press:` in `onset.yaml`, with a `name` and an `email`.

use super::Check;
use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::model::Project;

pub(super) const CHECK: Check = Check { code: Code::NoPressContact, level: Severity::Warning, run };

fn run(project: &Project, out: &mut Vec<Diagnostic>) {
    if project.contacts.press.is_empty() {
        out.push(
            CHECK
                .says("the project has no press contact")
                .at(project.contacts.place.unwrap_or(project.film.place), "")
                .help("journalists need somebody to write to: add `contacts: press:` with `name` and `email`"),
        );
    }
}
