//! # screening-without-venue
//! A screening does not say in which cinema or hall it is.
//!
//! Why: a fan cannot go to a city, and a critic who has to ask where stays at home.
//!
//! Example:
//! ```text
//! # press/screenings.yaml
//! screenings:
//!   - date: 2026-10-09 19:30
//!     event: Oostmeer Animation Days
//!     city: Oostmeer
//! ```
//! Fix: write `venue`; for a showing on the web, the name of the platform.

use super::Check;
use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::model::Project;

pub(super) const CHECK: Check = Check { code: Code::ScreeningWithoutVenue, level: Severity::Warning, run };

fn run(project: &Project, out: &mut Vec<Diagnostic>) {
    for screening in project.screenings.iter().filter(|screening| screening.venue.is_none()) {
        out.push(
            CHECK
                .says(format!("the screening at {} on {} has no venue", screening.event, screening.date))
                .at(screening.place, "")
                .help("say where to go: write `venue`, the cinema or hall"),
        );
    }
}
