//! # still-unnumbered
//! There is a `stills/numbers.yaml`, and a picture in `stills/` has no number in it.
//!
//! Why: until it has, its number is only the next one, and another still that is added may take it. A journalist who asks
//! for number 41 would be sent another picture.
//!
//! Example:
//! ```text
//! # stills/numbers.yaml, and there is a stills/production/dawn-2.jpg
//! numbers:
//!   production/dawn-1.jpg: 1
//! ```
//! Fix: run `onset number`, which gives new stills the next numbers. Where a picture was only renamed or moved, write its new
//! path in the place of the old one first: it keeps its number.

use super::Check;
use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::model::Project;

pub(super) const CHECK: Check = Check { code: Code::StillUnnumbered, level: Severity::Warning, run };

/// How many pictures are named, where there are many.
const NAMED: usize = 4;

fn run(project: &Project, out: &mut Vec<Diagnostic>) {
    let numbers = &project.numbers;
    let (Some(file), [first, ..]) = (&numbers.file, &numbers.next[..]) else { return };
    let count = numbers.next.len();
    let message = match count {
        1 => format!("stills/{} has no number yet", first.0),
        _ => format!("{count} stills have no number yet"),
    };
    let named: Vec<&str> = numbers.next.iter().take(NAMED).map(|(path, _)| path.as_str()).collect();
    let more = if count > NAMED { format!(" and {} more", count - NAMED) } else { String::new() };
    let mut found = CHECK
        .says(message)
        .in_file(file)
        .help(format!("`onset number` gives the next number to each: {}{more}", named.join(", ")));
    if let Some((path, number)) = numbers.of_nobody(&project.files).next() {
        found = found.help(format!(
            "number {number} belongs to {path}, which is not there: if it was renamed, write its new path there first"
        ));
    }
    out.push(found);
}
