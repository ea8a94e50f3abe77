//! The last stage: the output goes to disk, all or nothing.
//!
//! Everything is written beside the target, then both change places in one step. A build killed at any moment leaves
//! the old site whole. Files that onset did not write are kept; where one stands in the way, nothing is written. What
//! has not changed since the last build is not written again but moved along, with its date; where nothing has changed,
//! nothing is touched.

mod ledger;
mod lock;
mod manifest;
mod source;
mod swap;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::failure::Failure;
use crate::images::cache::Cache;
use crate::output::{Content, Output};
use crate::places::OutPath;
use ledger::Ledger;
pub use ledger::keys_in_use;
pub use lock::Lock;
use manifest::Manifest;
pub use source::put;

/// What was written.
#[derive(Debug, Clone, Copy)]
pub struct Written {
    /// Files.
    pub files: usize,
    /// Bytes.
    pub bytes: u64,
    /// Files that are new or other than before.
    pub changed: usize,
}

/// Puts the output in the place of what an earlier build wrote to `target`. The lock says that nobody else does.
///
/// # Errors
///
/// When the disk is full, a file cannot be written, or one that onset did not write stands in the way. Something in the
/// cache that is gone or damaged is told by [`crate::images::cache::is_damaged`]; it can be made again.
pub fn write(output: &Output, root: &Path, cache: &Cache, target: &Path, lock: &Lock) -> Result<Written, Failure> {
    let staging = beside(target, "new")?;
    let old = beside(target, "old")?;
    swap::recover(target, &old)?;
    remove(&staging)?;
    let earlier = Manifest::read(target)?;
    refuse_strangers(output, &earlier, target)?;
    let ledger = Ledger::read(root, target);
    let contents = ledger::contents(output, root);
    let unchanged = ledger.unchanged(&contents, target);
    let manifest = Manifest::of(output);
    if unchanged.len() == contents.len() && ledger.lists(&contents) && manifest == earlier {
        return Ok(Written { files: contents.len(), bytes: unchanged.values().sum(), changed: 0 });
    }
    fs::create_dir_all(&staging).map_err(|error| Failure::io("create", &staging, error))?;
    let sources = Sources { root, cache, target, unchanged: &unchanged };
    let bytes = stage(output, &sources, &staging)?;
    keep_strangers(target, &staging, &earlier)?;
    manifest.write(&staging)?;
    swap::swap(&staging, target, &old, lock)?;
    let written = Written { files: contents.len(), bytes, changed: contents.len() - unchanged.len() };
    Ledger::keep(contents, cache, root, target);
    remove(&staging)?;
    remove(&old)?;
    Ok(written)
}

/// A hidden name beside the target, on the same disk.
fn beside(target: &Path, mark: &str) -> Result<PathBuf, Failure> {
    let name =
        target.file_name().ok_or_else(|| Failure::new(format!("{} cannot be the output folder", target.display())))?;
    Ok(target.with_file_name(format!(".{}.onset-{mark}", name.to_string_lossy())))
}

/// Removes a folder of ours, if it is there.
fn remove(folder: &Path) -> Result<(), Failure> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Failure::io("remove", folder, error)),
        _ => Ok(()),
    }
}

/// Files that onset did not write and would now write over.
fn refuse_strangers(output: &Output, earlier: &Manifest, target: &Path) -> Result<(), Failure> {
    let strangers: Vec<&OutPath> = output
        .files
        .keys()
        .filter(|path| !earlier.holds(path) && path.on_disk(target).symlink_metadata().is_ok())
        .collect();
    match strangers[..] {
        [] => Ok(()),
        [first, ..] => Err(Failure::new(format!(
            "{} holds {} that onset did not write and would write over, first {first}; nothing was written. \
             Name another folder with --out, or move them away",
            target.display(),
            if strangers.len() == 1 { "a file".to_owned() } else { format!("{} files", strangers.len()) },
        ))),
    }
}

/// Where the bytes of an output come from.
struct Sources<'a> {
    root: &'a Path,
    cache: &'a Cache,
    target: &'a Path,
    unchanged: &'a BTreeMap<&'a OutPath, u64>,
}

/// Writes every file below `staging` and gives their size in bytes.
fn stage(output: &Output, sources: &Sources<'_>, staging: &Path) -> Result<u64, Failure> {
    let files: Vec<_> = output.files.iter().map(|(path, content)| (path, content, path.on_disk(staging))).collect();
    for folder in files.iter().filter_map(|(_, _, place)| place.parent()).collect::<BTreeSet<_>>() {
        fs::create_dir_all(folder).map_err(|error| Failure::io("create", folder, error))?;
    }
    let sizes: Result<Vec<u64>, Failure> =
        files.par_iter().map(|(path, content, place)| sources.put(path, content, place)).collect();
    Ok(sizes?.iter().sum())
}

impl Sources<'_> {
    /// Writes one file; one that has not changed is linked to, where the disk can do that.
    fn put(&self, path: &OutPath, content: &Content, place: &Path) -> Result<u64, Failure> {
        if let Some(bytes) = self.unchanged.get(path)
            && fs::hard_link(path.on_disk(self.target), place).is_ok()
        {
            return Ok(*bytes);
        }
        match content {
            Content::Copy(source) => fs::copy(source.on_disk(self.root), place),
            Content::Bytes(bytes) => write_bytes(place, bytes).map(|()| bytes.len() as u64),
            Content::Cached(key) => create(place).and_then(|mut file| self.cache.copy(key, &mut file)),
            Content::Streamed(stream) => create(place).and_then(|mut file| stream.write(&mut file, self.cache)),
        }
        .map_err(|error| Failure::io("write", place, error))
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the stage that writes")]
fn write_bytes(place: &Path, bytes: &[u8]) -> io::Result<()> {
    fs::write(place, bytes)
}

#[expect(clippy::disallowed_methods, reason = "this is the stage that writes")]
fn create(place: &Path) -> io::Result<File> {
    File::create(place)
}

/// Files that onset did not write move along, as links to the same bytes where the disk can do that.
fn keep_strangers(target: &Path, staging: &Path, earlier: &Manifest) -> Result<(), Failure> {
    if !target.exists() {
        return Ok(());
    }
    for entry in walkdir::WalkDir::new(target).min_depth(1) {
        let entry = entry.map_err(|error| Failure::new(format!("could not read the output folder: {error}")))?;
        let Ok(below) = entry.path().strip_prefix(target) else { continue };
        let name = below.to_string_lossy().replace('\\', "/");
        let ours = OutPath::new(&name).is_some_and(|path| earlier.holds(&path)) || name == manifest::NAME;
        let place = staging.join(below);
        if entry.file_type().is_dir() {
            // An empty folder may matter to whoever made it: git needs some of its own.
            if !earlier.holds_below(&name) {
                fs::create_dir_all(&place).map_err(|error| Failure::io("create", &place, error))?;
            }
        } else if !ours && place.symlink_metadata().is_err() {
            keep(entry.path(), &place)?;
        }
    }
    Ok(())
}

fn keep(from: &Path, to: &Path) -> Result<(), Failure> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder).map_err(|error| Failure::io("create", folder, error))?;
    }
    fs::hard_link(from, to)
        .or_else(|_| fs::copy(from, to).map(|_| ()))
        .map_err(|error| Failure::io("keep", from, error))
}
