//! What has been written into a bag in work: a line for each file, so that an interrupted bag is carried on with.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::failure::Failure;

/// A file of the payload.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Line {
    /// Its path in the bag.
    pub(super) path: String,
    /// What its source looked like.
    pub(super) mark: String,
    pub(super) bytes: u64,
    pub(super) sha256: String,
    pub(super) sha512: String,
}

/// The open journal.
pub(super) struct Journal {
    file: File,
    place: PathBuf,
}

impl Journal {
    /// Opens the journal, and gives what it tells already. A last line that was cut off is as good as not written.
    pub(super) fn open(place: &Path) -> Result<(Self, BTreeMap<String, Line>), Failure> {
        let text = fs::read_to_string(place).unwrap_or_default();
        let lines = text.lines().filter_map(|line| serde_json::from_str::<Line>(line).ok());
        let known = lines.map(|line| (line.path.clone(), line)).collect();
        let open = File::options().create(true).append(true).open(place);
        let mut file = open.map_err(|error| Failure::io("open", place, error))?;
        if !text.is_empty() && !text.ends_with('\n') {
            file.write_all(b"\n").map_err(|error| Failure::io("write", place, error))?;
        }
        Ok((Self { file, place: place.to_path_buf() }, known))
    }

    /// Notes a file that is whole.
    pub(super) fn note(&mut self, line: &Line) -> Result<(), Failure> {
        let mut text = serde_json::to_string(line).expect("texts and numbers always serialise");
        text.push('\n');
        self.file.write_all(text.as_bytes()).map_err(|error| Failure::io("write", &self.place, error))
    }
}
