//! `onset number`: writes down the number of each still, so that no name of a file changes any more.
//!
//! Beside the stages: it reads the folder as a build does, and adds to one file. It is the only command that writes among the
//! sources.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::diagnostics::{Diagnostic, Severity};
use crate::failure::Failure;
use crate::load::Depth;
use crate::load::scalars::StillNumber;
use crate::load::text::TextFiles;
use crate::model::numbers::Numbers;
use crate::pipeline::{Request, must_be_folder, understood};
use crate::places::SourcePath;
use crate::write::put;

/// The file, from the project's folder.
pub const FILE: &str = "stills/numbers.yaml";

/// What stands above the numbers.
const HEAD: &str = "\
# The number that each still has in the names of its files. `onset number` gives new stills the next ones.
# A number is given once: that of a picture that has gone stays taken. Where a picture was renamed or moved, write its new
# path in the place of the old one. Comments below this line are not kept.

numbers:
";

/// What came of it.
#[derive(Debug, Default)]
pub struct Report {
    /// The text files, for the lines that diagnostics show.
    pub texts: TextFiles,
    /// What is wrong with the project; with an error among it nothing is numbered.
    pub diagnostics: Vec<Diagnostic>,
    /// The numbers; `None` when an error stopped it.
    pub numbered: Option<Numbered>,
}

/// Stills with their numbers, by their paths below `stills/`.
#[derive(Debug)]
pub struct Numbered {
    /// How many had theirs before.
    pub kept: usize,
    /// Those that got one now.
    pub new: Vec<(String, u32)>,
    /// Numbers of pictures that are not there, which stay taken.
    pub of_nobody: Vec<(String, u32)>,
    /// Whether the file is new.
    pub first: bool,
}

/// Gives every still that has no number the next one, and writes the file if there is something new.
///
/// # Errors
///
/// When there is no such folder, the numbers are used up, or the file cannot be written.
pub fn number(request: &Request<'_>) -> Result<Report, Failure> {
    must_be_folder(request.root)?;
    let (read, project) = understood(request, Depth::Whole);
    let mut report = Report { texts: read.texts, diagnostics: read.diagnostics, numbered: None };
    let stopped = report.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
    let Some(project) = project.filter(|_| !stopped) else { return Ok(report) };
    let numbers = &project.numbers;
    if numbers.next.last().is_some_and(|(_, number)| *number > StillNumber::MAX) {
        return Err(Failure::new(format!("{FILE} goes up to {}: there is no number left", StillNumber::MAX)));
    }
    if !numbers.next.is_empty() {
        let file = SourcePath::new(FILE).expect("a fixed path below the root");
        put(request.root, &file, written(numbers).as_bytes())?;
    }
    let of_nobody: Vec<_> = numbers.of_nobody(&project.files).map(|(path, number)| (path.to_owned(), number)).collect();
    report.numbered = Some(Numbered {
        kept: numbers.written.len() - of_nobody.len(),
        new: numbers.next.clone(),
        of_nobody,
        first: numbers.file.is_none(),
    });
    Ok(report)
}

/// The file: every number there is, in their order.
fn written(numbers: &Numbers) -> String {
    let all = numbers.written.iter().map(|(path, number)| (*number, path));
    let all: BTreeMap<u32, &String> = all.chain(numbers.next.iter().map(|(path, number)| (*number, path))).collect();
    let mut text = HEAD.to_owned();
    for (number, path) in all {
        let _ = writeln!(text, "  {}: {number}", quoted(path));
    }
    text
}

/// A path as a key of YAML: in quotes, unless nothing in it could mean something else.
fn quoted(path: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "/._-".contains(c);
    if path.contains('/') && path.starts_with(|c: char| c.is_ascii_alphabetic()) && path.chars().all(plain) {
        return path.to_owned();
    }
    format!("\"{}\"", path.replace('\\', "\\\\").replace('"', "\\\""))
}
