//! A file of the project itself: written only when somebody asks for it by name.

use std::fs;
use std::path::Path;

use super::write_bytes;
use crate::failure::Failure;
use crate::places::SourcePath;

/// Writes a file of the project, whole or not at all. What was there before is gone.
///
/// # Errors
///
/// What the disk says; and a symbolic link on the way, which could lead out of the project.
pub fn put(root: &Path, path: &SourcePath, bytes: &[u8]) -> Result<(), Failure> {
    let place = path.on_disk(root);
    let below = place.ancestors().take_while(|above| *above != root);
    if let Some(link) = below.into_iter().find(|above| above.is_symlink()) {
        return Err(Failure::new(format!("{} is a symbolic link: onset writes through none", link.display())));
    }
    if let Some(folder) = place.parent() {
        fs::create_dir_all(folder).map_err(|error| Failure::io("create", folder, error))?;
    }
    // Beside it first: a disk that is full must not take the file that was there before.
    let staged = place.with_file_name(format!(".{}.onset-new", path.file_name()));
    write_bytes(&staged, bytes)
        .and_then(|()| fs::rename(&staged, &place))
        .map_err(|error| Failure::io("write", &place, error))
}
