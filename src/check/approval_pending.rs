//! # approval-pending
//! A still waits for the approval of those who hold it, and is in no output until then.
//!
//! Why: actors often hold approval over their pictures by contract, so a still that slips out is a breach, and one that
//! is forgotten is missing from the kit on the day a journalist asks for it.
//!
//! Example:
//! ```text
//! # stills/portraits/stills.yaml
//! stills:
//!   - file: sunniva-hark.jpg
//!     approval: pending
//! ```
//! Fix: send it to those who decide; then write `approval: approved` or `approval: killed`.

use super::Check;
use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::model::viewing::Hidden;
use crate::model::{HiddenThing, Project};
use crate::places::SourcePath;

pub(super) const CHECK: Check = Check { code: Code::ApprovalPending, level: Severity::Warning, run };

fn run(project: &Project, out: &mut Vec<Diagnostic>) {
    out.extend(project.hidden.iter().filter(|thing| thing.hidden == Hidden::Pending).map(waiting));
}

fn waiting(thing: &HiddenThing) -> Diagnostic {
    let path = SourcePath::new(&thing.name);
    let name = path.as_ref().map_or(thing.name.as_str(), SourcePath::file_name);
    let diagnostic = if thing.portrait {
        CHECK
            .says(format!("the portrait {name} waits for the approval of the person in it, and is left out"))
            .help("publishing it without their consent can be a breach of contract: ask them first")
    } else {
        CHECK.says(format!("{name} waits for approval, and is left out"))
    };
    let diagnostic = match thing.place {
        Some(place) => diagnostic.at(place, ""),
        None => diagnostic,
    };
    let diagnostic = path.iter().fold(diagnostic, Diagnostic::in_file);
    diagnostic.help("once it is decided, write `approval: approved` or `approval: killed`")
}
