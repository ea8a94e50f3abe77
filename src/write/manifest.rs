//! The list of what a build wrote, kept with it, so that the next build removes that and nothing else.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::failure::Failure;
use crate::output::Output;
use crate::places::OutPath;

/// The manifest's file name in the output folder.
pub(super) const NAME: &str = ".onset-manifest.json";

/// Every path that a build wrote.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Manifest {
    files: BTreeSet<String>,
}

impl Manifest {
    /// The manifest of an output.
    pub(super) fn of(output: &Output) -> Self {
        Self { files: output.files.keys().map(|path| path.as_str().to_owned()).collect() }
    }

    /// The manifest in a folder; empty when there is none. One that cannot be read is a failure: without it onset
    /// cannot tell its own files from others.
    pub(super) fn read(folder: &Path) -> Result<Self, Failure> {
        let path = folder.join(NAME);
        match fs::read(&path) {
            Ok(bytes) => serde_json::from_slice(&bytes)
                .map_err(|error| Failure::io("read", &path, io::Error::new(io::ErrorKind::InvalidData, error))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Self::default()),
            Err(error) => Err(Failure::io("read", &path, error)),
        }
    }

    /// Whether a path was written by onset.
    pub(super) fn holds(&self, path: &OutPath) -> bool {
        self.files.contains(path.as_str())
    }

    /// Whether a folder, by its path with `/`, held something that onset wrote.
    pub(super) fn holds_below(&self, folder: &str) -> bool {
        let prefix = format!("{folder}/");
        self.files.range(prefix.clone()..).next().is_some_and(|first| first.starts_with(&prefix))
    }

    /// Writes the manifest into a folder.
    #[expect(clippy::disallowed_methods, reason = "this is the stage that writes")]
    pub(super) fn write(&self, folder: &Path) -> Result<(), Failure> {
        let path = folder.join(NAME);
        let mut text = serde_json::to_string_pretty(self).expect("a set of texts always serialises");
        text.push('\n');
        fs::write(&path, text).map_err(|error| Failure::io("write", &path, error))
    }
}
