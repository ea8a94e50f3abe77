//! What onset has to say to the person who keeps the folder: values first, words on a screen later.
//!
//! Every stage returns diagnostics beside its result. A mistake in the folder is a [`Diagnostic`]; a full disk is a
//! failure; a panic is a bug.

mod code;
mod nearest;
mod report;

pub use code::Code;
pub use nearest::nearest;
pub use report::{ReportFormat, Texts, report};

use crate::places::{At, Place, SourcePath};

/// How serious a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; shown by `onset check` and with `--verbose`.
    Note,
    /// A journalist, funder or reader would stumble over it; the build goes on.
    Warning,
    /// The build cannot be right; nothing is written.
    Error,
}

impl Severity {
    /// The word shown: `error`, `warning`, `note`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// What a diagnostic points at.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Spot {
    /// A place in a text file, shown with the line.
    Text(Place),
    /// A file as a whole: a picture, a caption file, or one that is missing.
    File(SourcePath),
}

/// One thing to say, with its place and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Its name, stable across versions.
    pub code: Code,
    /// How serious it is.
    pub severity: Severity,
    /// What is wrong, in one line.
    pub message: String,
    /// Where; the first is the main place.
    pub spots: Vec<(Spot, String)>,
    /// Why it matters and what to do.
    pub help: Vec<String>,
}

impl Diagnostic {
    /// A diagnostic without a place yet.
    pub fn new(code: Code, severity: Severity, message: impl Into<String>) -> Self {
        Self { code, severity, message: message.into(), spots: Vec::new(), help: Vec::new() }
    }

    /// An error.
    pub fn error(code: Code, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Error, message)
    }

    /// A warning.
    pub fn warning(code: Code, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Warning, message)
    }

    /// Adds a place with a label; the label may be empty.
    #[must_use]
    pub fn at(mut self, place: Place, label: impl Into<String>) -> Self {
        self.spots.push((Spot::Text(place), label.into()));
        self
    }

    /// Adds a whole file as a place.
    #[must_use]
    pub fn in_file(mut self, path: &SourcePath) -> Self {
        self.spots.push((Spot::File(path.clone()), String::new()));
        self
    }

    /// Adds what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }

    /// Adds the nearest known name to what was written, if one is near.
    #[must_use]
    pub fn did_you_mean<'a>(self, written: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        match nearest(written, known) {
            Some(name) => self.help(format!("did you mean `{name}`?")),
            None => self,
        }
    }
}

/// A reference to something that does not exist: names the nearest that does.
pub fn dangling<'a>(
    what: &str,
    written: &At<String>,
    known: impl IntoIterator<Item = &'a str>,
    how: &str,
) -> Diagnostic {
    Diagnostic::error(Code::DanglingReference, format!("there is no {what} called `{}`", written.value))
        .at(written.place, format!("no such {what}"))
        .did_you_mean(&written.value, known)
        .help(how)
}
