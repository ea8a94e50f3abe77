//! The last stage: the output goes to disk, all or nothing.
//!
//! Everything is written beside the target, then both change places in one step. A build killed at any moment leaves
//! the old site whole. Files that onset did not write are kept; where one stands in the way, nothing is written.

mod lock;
mod manifest;
mod swap;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::failure::Failure;
use crate::images::cache::Cache;
use crate::output::{Content, Output};
use crate::places::OutPath;
pub use lock::Lock;
use manifest::Manifest;

/// What was written.
#[derive(Debug, Clone, Copy)]
pub struct Written {
    /// Files.
    pub files: usize,
    /// Bytes.
    pub bytes: u64,
}

/// Puts the output in the place of what an earlier build wrote to `target`. The lock says that nobody else does.
pub fn write(output: &Output, root: &Path, cache: &Cache, target: &Path, lock: &Lock) -> Result<Written, Failure> {
    let staging = beside(target, "new")?;
    let old = beside(target, "old")?;
    swap::recover(target, &old)?;
    remove(&staging)?;
    let earlier = Manifest::read(target)?;
    refuse_strangers(output, &earlier, target)?;
    fs::create_dir_all(&staging).map_err(|error| Failure::io("create", &staging, error))?;
    let written = stage(output, root, cache, &staging)?;
    keep_strangers(target, &staging, &earlier)?;
    Manifest::of(output).write(&staging)?;
    swap::swap(&staging, target, &old, lock)?;
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

fn stage(output: &Output, root: &Path, cache: &Cache, staging: &Path) -> Result<Written, Failure> {
    let sizes: Result<Vec<u64>, Failure> =
        output.files.par_iter().map(|(path, content)| put(content, root, cache, &path.on_disk(staging))).collect();
    let sizes = sizes?;
    Ok(Written { files: sizes.len(), bytes: sizes.iter().sum() })
}

#[expect(clippy::disallowed_methods, reason = "this is the stage that writes")]
fn put(content: &Content, root: &Path, cache: &Cache, place: &Path) -> Result<u64, Failure> {
    if let Some(folder) = place.parent() {
        fs::create_dir_all(folder).map_err(|error| Failure::io("create", folder, error))?;
    }
    let bytes = match content {
        Content::Copy(source) => {
            return fs::copy(source.on_disk(root), place).map_err(|error| Failure::io("write", place, error));
        }
        content => content.read(root, cache).map_err(|error| Failure::io("make", place, error))?,
    };
    fs::write(place, &bytes).map_err(|error| Failure::io("write", place, error))?;
    Ok(bytes.len() as u64)
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
