//! What the machine, not the person, got wrong: a full disk, a missing right, another build under way.

use std::fmt;
use std::io;
use std::path::Path;

/// A failure ends the build with exit code 2. What was built before stays as it was.
#[derive(Debug)]
pub struct Failure {
    what: String,
    source: Option<io::Error>,
}

impl Failure {
    /// A failure in words.
    pub fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), source: None }
    }

    /// Something that could not be done to a file or folder; `doing` follows "could not", as in "write".
    pub fn io(doing: &str, path: &Path, source: io::Error) -> Self {
        Self { what: format!("could not {doing} {}", path.display()), source: Some(source) }
    }

    /// What the system said, if it was asked.
    pub fn io_error(&self) -> Option<&io::Error> {
        self.source.as_ref()
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)?;
        match &self.source {
            Some(source) if source.kind() == io::ErrorKind::StorageFull => f.write_str(": the disk is full"),
            Some(source) => write!(f, ": {source}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Failure {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_ref().map(|source| source as _)
    }
}
