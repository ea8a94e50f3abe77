//! # metadata-disagrees
//! The places inside one picture file (XMP, IPTC-IIM, EXIF) tell its caption, headline, photographer, credit, copyright
//! or date differently, and `stills.yaml` does not settle it.
//!
//! Why: onset prints what XMP says, but a picture desk whose program reads the other place prints that: a photographer is
//! credited wrongly, or a caption that was corrected long ago comes back.
//!
//! Example:
//! ```text
//! # a picture captioned by the agency, and captioned again by a program that writes XMP only
//! stills/the-flood.jpg    XMP: credit "Pan Nine Pictures"    IPTC-IIM: credit "Lisle Photo"
//! ```
//! Fix: write the fact in `stills.yaml`, which goes before anything in the file; or save the picture again from a program
//! that writes all places alike (Lightroom, Photo Mechanic, `exiftool -mwg`). Whatever onset publishes says the same in
//! every place.

use super::Check;
use super::wording::and;
use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::load::picture::Disagreement;
use crate::model::Project;

pub(super) const CHECK: Check = Check { code: Code::MetadataDisagrees, level: Severity::Warning, run };

/// The most letters of a text that are shown.
const SHOWN: usize = 60;

fn run(project: &Project, out: &mut Vec<Diagnostic>) {
    for still in project.stills.iter().filter(|still| !still.disagreements.is_empty()) {
        let mut keys: Vec<&str> = still.disagreements.iter().map(|found| found.fact.key()).collect();
        keys.dedup();
        let message =
            format!("the data inside {} contradict each other about its {}", still.path.file_name(), and(&keys));
        let quoted: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
        let found = CHECK.about(still, message);
        let found = still.disagreements.iter().fold(found, |found, each| found.help(both(each)));
        out.push(
            found.help(format!("write {} in its stills.yaml, which goes before what the file says", and(&quoted))),
        );
    }
}

/// What both places say, and which of them is used.
fn both(found: &Disagreement) -> String {
    let (used, other) = (found.used_from.name(), found.other_from.name());
    format!("{used} says “{}”, which onset uses; {other} says “{}”", short(&found.used), short(&found.other))
}

fn short(text: &str) -> String {
    let line: Vec<&str> = text.split_whitespace().collect();
    let line = line.join(" ");
    match line.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}...", &line[..end]),
        None => line,
    }
}
