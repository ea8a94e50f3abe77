//! One build at a time for one output folder.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use super::beside;
use super::swap::is_at;
use crate::failure::Failure;

/// Held while a build writes; let go when dropped, and by the system when the build is killed. Its file goes with it, but
/// for a build that was killed, and where the system cannot tell two files of one name apart.
#[derive(Debug)]
pub struct Lock {
    file: File,
    path: PathBuf,
}

impl Lock {
    /// Takes the lock of an output folder. Fails at once when another build holds it.
    pub fn take(target: &Path) -> Result<Self, Failure> {
        let path = beside(target, "lock")?;
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(|error| Failure::io("create", folder, error))?;
        }
        loop {
            let open = File::options().create(true).truncate(false).write(true).open(&path);
            let file = open.map_err(|error| Failure::io("open", &path, error))?;
            match file.try_lock() {
                // Between opening and locking, the build before may have let go and taken its file away: what is locked
                // then is a file that nobody else can find, and no lock at all.
                Ok(()) if is_at(&file, &path) != Some(false) => return Ok(Self { file, path }),
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => {
                    return Err(Failure::new(format!(
                        "another build is writing to {} right now; try again when it is done",
                        target.display()
                    )));
                }
                Err(TryLockError::Error(error)) => return Err(Failure::io("lock", &path, error)),
            }
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        if is_at(&self.file, &self.path) == Some(true) {
            // A file that stays is in nobody's way: the next build takes it over.
            let _ = fs::remove_file(&self.path);
        }
    }
}
