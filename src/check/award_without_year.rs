//! # award-without-year
//! An award or selection has no year.
//!
//! Why: a laurel says "Official Selection 2026"; without the year a programmer cannot look it up, and takes it for
//! invented.
//!
//! Example:
//! ```text
//! # press/awards.yaml
//! awards:
//!   - festival: Oostmeer Animation Days
//!     result: won
//! ```
//! Fix: write `year`: the year of the festival's edition.

use super::Check;
use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::model::Project;

pub(super) const CHECK: Check = Check { code: Code::AwardWithoutYear, level: Severity::Warning, run };

fn run(project: &Project, out: &mut Vec<Diagnostic>) {
    for award in project.awards.iter().filter(|award| award.year.is_none()) {
        out.push(
            CHECK
                .says(format!("the award of {} has no year", award.festival))
                .at(award.place, "")
                .help("laurels and press texts name the edition: write `year`"),
        );
    }
}
