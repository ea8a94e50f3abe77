//! One build at a time for one output folder.

use std::fs::{self, File, TryLockError};
use std::path::Path;

use super::beside;
use crate::failure::Failure;

/// Held while a build writes; let go when dropped, and by the system when the build is killed.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock of an output folder. Fails at once when another build holds it.
    pub fn take(target: &Path) -> Result<Self, Failure> {
        let path = beside(target, "lock")?;
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(|error| Failure::io("create", folder, error))?;
        }
        let open = File::options().create(true).truncate(false).write(true).open(&path);
        let file = open.map_err(|error| Failure::io("open", &path, error))?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(Failure::new(format!(
                "another build is writing to {} right now; try again when it is done",
                target.display()
            ))),
            Err(TryLockError::Error(error)) => Err(Failure::io("lock", &path, error)),
        }
    }
}
