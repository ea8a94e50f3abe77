//! Where things lie, and how thoroughly is measured.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Problem;
use crate::corpus::Corpus;

/// What every suite needs to know.
#[derive(Debug)]
pub(crate) struct Setting {
    /// onset's own folder.
    pub(crate) root: PathBuf,
    /// Whether the corpus is small and everything is measured once.
    pub(crate) quick: bool,
    /// Whether what takes very long is measured too.
    pub(crate) full: bool,
    /// How often each command is run.
    pub(crate) runs: usize,
    /// How many stills the large project has.
    pub(crate) stills: usize,
}

impl Setting {
    /// The same, with everything done once.
    pub(crate) fn once(&self) -> Self {
        Self { runs: 1, root: self.root.clone(), ..*self }
    }

    /// The folder of everything that is made here.
    pub(crate) fn folder(&self) -> PathBuf {
        self.root.join("target/bench")
    }

    /// The pictures.
    pub(crate) fn corpus(&self) -> Corpus {
        Corpus::new(&self.folder().join("corpus"))
    }

    /// Where a project lies.
    pub(crate) fn project(&self, name: &str) -> PathBuf {
        self.folder().join("projects").join(name)
    }

    /// An empty folder for what a command makes.
    pub(crate) fn fresh(&self, name: &str) -> Result<PathBuf, Problem> {
        let folder = self.folder().join("made").join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder)?;
        }
        fs::create_dir_all(&folder)?;
        Ok(folder)
    }

    /// The program that is measured.
    pub(crate) fn onset(&self) -> Command {
        Command::new(self.root.join("target/release/onset"))
    }

    /// A script for Node.js that lies in bench/.
    pub(crate) fn node(&self, script: &str) -> Command {
        let mut command = Command::new("node");
        command.arg(self.root.join("bench").join(script));
        command
    }
}

/// The bytes of all files in a folder and below.
pub(crate) fn bytes_in(folder: &Path) -> Result<u64, Problem> {
    let mut bytes = 0;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        bytes += if entry.file_type()?.is_dir() { bytes_in(&entry.path())? } else { entry.metadata()?.len() };
    }
    Ok(bytes)
}
