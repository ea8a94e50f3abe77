//! What is known of each picture from the last time it was read, so that an unchanged folder is not read again.
//!
//! A picture whose size and date are the same as then is taken to be the same, unless it was changed so shortly before
//! it was read that a second change could bear the same date (git's index works in this way too). The memory lies in
//! `.onset/pictures.json` and may be deleted. It knows nothing of the clock: what "now" is, it asks the disk.

use std::collections::BTreeMap;
use std::fs::{self, File, Metadata};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::picture::Picture;
use crate::places::{SourcePath, modified};

/// The form of the memory: to be changed with it, and with what is read from pictures.
const FORM: u32 = 1;

/// How much older than its reading a picture must be, in nanoseconds: the coarsest dates, FAT's, are two seconds apart.
const SETTLED: u64 = 2_000_000_000;

/// What is remembered of one picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Memory {
    bytes: u64,
    modified: u64,
    /// When, by the disk's clock, the run began that read the file.
    read_at: u64,
    hash: [u8; 32],
    facts: Picture,
}

/// The memory of a project.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Memories {
    form: u32,
    pictures: BTreeMap<String, Memory>,
}

/// What was known when the run began, and when that was.
#[derive(Debug, Default)]
pub struct Known {
    place: Option<PathBuf>,
    now: u64,
    before: Memories,
}

impl Known {
    /// Remembers nothing, and will not.
    pub fn nothing() -> Self {
        Self::default()
    }

    /// The memory of the project at `root`. Where there is no folder `.onset` yet, or it cannot be written to, nothing
    /// is remembered.
    pub fn open(root: &Path) -> Self {
        let folder = root.join(".onset");
        let place = folder.join("pictures.json");
        let Some(now) = clock(&folder) else { return Self::nothing() };
        let before = fs::read(&place).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
        let before = before.filter(|memories: &Memories| memories.form == FORM).unwrap_or_default();
        Self { place: Some(place), now, before }
    }

    /// The hash and the facts of a picture, if it has not changed since it was read.
    pub(super) fn of(&self, path: &SourcePath, facts: &Metadata) -> Option<([u8; 32], Picture)> {
        let memory = self.before.pictures.get(path.as_str())?;
        let same = memory.bytes == facts.len() && Some(memory.modified) == modified(facts);
        let settled = memory.modified.saturating_add(SETTLED) < memory.read_at;
        (same && settled).then(|| (memory.hash, memory.facts.clone()))
    }

    /// Keeps what is known now. It is no failure if that cannot be done: the next run reads more.
    #[expect(clippy::disallowed_methods, reason = "this is a cache")]
    pub(super) fn keep<'a>(&self, pictures: impl Iterator<Item = Seen<'a>>) {
        let Some(place) = &self.place else { return };
        let pictures: BTreeMap<String, Memory> = pictures.filter_map(|seen| self.memory(&seen)).collect();
        if pictures == self.before.pictures {
            return;
        }
        let text = serde_json::to_vec(&Memories { form: FORM, pictures }).expect("texts and numbers always serialise");
        let draft = place.with_extension(format!("draft-{}", std::process::id()));
        let _ = fs::write(&draft, text).and_then(|()| fs::rename(&draft, place));
    }

    fn memory(&self, seen: &Seen<'_>) -> Option<(String, Memory)> {
        let read_at = if seen.read { self.now } else { self.before.pictures.get(seen.path.as_str())?.read_at };
        let memory =
            Memory { bytes: seen.bytes, modified: seen.modified?, read_at, hash: seen.hash, facts: seen.facts.clone() };
        Some((seen.path.to_string(), memory))
    }
}

/// A picture that was seen in this run.
pub(super) struct Seen<'a> {
    pub(super) path: &'a SourcePath,
    pub(super) bytes: u64,
    pub(super) modified: Option<u64>,
    pub(super) hash: [u8; 32],
    pub(super) facts: &'a Picture,
    /// Whether the file was read, and not only remembered.
    pub(super) read: bool,
}

/// The disk's time in nanoseconds since 1970: that of a file made just now.
fn clock(folder: &Path) -> Option<u64> {
    let draft = folder.join(format!("clock-{}", std::process::id()));
    let file = File::options().create(true).truncate(true).write(true).open(&draft).ok()?;
    let now = file.metadata().ok().and_then(|facts| modified(&facts));
    let _ = fs::remove_file(&draft);
    now
}
