//! Two folders change places. The one file that asks what system it runs on.

use std::fs;
use std::io;
use std::path::Path;

use super::Lock;
use crate::failure::Failure;

/// Puts `staging` where `target` is. Where the system can exchange two folders in one step, there is no moment
/// without a site; elsewhere the old one is set aside first, and [`recover`] puts it back should that be the last
/// thing that happened.
pub(super) fn swap(staging: &Path, target: &Path, old: &Path, _lock: &Lock) -> Result<(), Failure> {
    if !target.exists() {
        return fs::rename(staging, target).map_err(|error| Failure::io("put in place", target, error));
    }
    match exchange(staging, target) {
        Ok(()) => Ok(()),
        Err(error) if cannot_exchange(&error) => {
            fs::rename(target, old).map_err(|error| Failure::io("set aside", target, error))?;
            fs::rename(staging, target).map_err(|error| Failure::io("put in place", target, error))
        }
        Err(error) => Err(Failure::io("put in place", target, error)),
    }
}

/// Puts the old site back if a build was killed between setting it aside and putting the new one in its place.
pub(super) fn recover(target: &Path, old: &Path) -> Result<(), Failure> {
    if !target.exists() && old.exists() {
        return fs::rename(old, target).map_err(|error| Failure::io("put back", target, error));
    }
    super::remove(old)
}

/// Whether an open file is the one that lies at a path; `None` where the system does not say.
#[cfg(unix)]
pub(super) fn is_at(file: &fs::File, path: &Path) -> Option<bool> {
    use std::os::unix::fs::MetadataExt;
    let open = file.metadata().ok()?;
    Some(fs::metadata(path).is_ok_and(|found| (found.dev(), found.ino()) == (open.dev(), open.ino())))
}

#[cfg(not(unix))]
pub(super) fn is_at(_: &fs::File, _: &Path) -> Option<bool> {
    None
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).map_err(io::Error::from)
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::Error::from(io::ErrorKind::Unsupported))
}

/// File systems that do not know the exchange say so in different ways.
fn cannot_exchange(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput)
        || error.raw_os_error() == Some(38)
        || error.raw_os_error() == Some(95)
}
