//! `onset cache`: how large the store of finished pictures is, and what of it may go.

use std::path::Path;

use super::args::{Cache as Command, Folder, Prune};
use crate::failure::Failure;
use crate::images::cache::{Cache, Entry};
use crate::pipeline::must_be_folder;
use crate::write::{Lock, keys_in_use};

/// Does what was asked for.
pub(super) fn run(command: &Command) -> Result<bool, Failure> {
    let (Command::Info(folder) | Command::Prune(Prune { folder, .. })) = command;
    must_be_folder(&folder.path)?;
    match command {
        Command::Info(folder) => info(folder),
        Command::Prune(prune) => self::prune(prune),
    }
}

fn info(folder: &Folder) -> Result<bool, Failure> {
    let entries = entries(&folder.path)?;
    let used = keys_in_use(&folder.path);
    let in_use: Vec<&Entry> = entries.iter().filter(|entry| used.contains(&entry.key)).collect();
    println!("{}: {}", folder.path.join(".onset").display(), size(entries.iter()));
    println!("In use by the sites built from this folder: {}", size(in_use.into_iter()));
    Ok(true)
}

fn prune(prune: &Prune) -> Result<bool, Failure> {
    let path = &prune.folder.path;
    // A build that runs now may be about to use what it has just made.
    let _lock = Lock::take(&path.join("public"))?;
    let used = keys_in_use(path);
    let unused: Vec<Entry> =
        entries(path)?.into_iter().filter(|entry| prune.all || !used.contains(&entry.key)).collect();
    for entry in &unused {
        entry.remove().map_err(|error| Failure::io("remove from", &path.join(".onset"), error))?;
    }
    println!("Removed {}.", size(unused.iter()));
    Ok(true)
}

fn entries(path: &Path) -> Result<Vec<Entry>, Failure> {
    let folder = path.join(".onset").join("cache");
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let cache = Cache::open(&folder).and_then(|cache| cache.entries());
    cache.map_err(|error| Failure::io("read", &folder, error))
}

/// "367 files, 123.1 MB".
fn size<'a>(entries: impl Iterator<Item = &'a Entry>) -> String {
    let (count, bytes) = entries.fold((0_u64, 0_u64), |(count, bytes), entry| (count + 1, bytes + entry.bytes));
    let tenths = bytes.div_ceil(100_000);
    format!("{count} file{}, {}.{} MB", if count == 1 { "" } else { "s" }, tenths / 10, tenths % 10)
}
