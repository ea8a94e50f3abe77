//! Every picture of the folder with the facts in its file.

use std::fs;
use std::path::Path;

use rayon::prelude::*;

use super::picture::{self, Picture, PictureError};
use crate::diagnostics::{Code, Diagnostic};
use crate::places::SourcePath;

/// The largest picture file that is read, in bytes.
const MAX_BYTES: u64 = 1024 * 1024 * 1024;

/// Endings that say "picture", whether or not onset can read it.
const ENDINGS: &[&str] = &[
    "jpg", "jpeg", "jpe", "jfif", "png", "webp", "tif", "tiff", "gif", "bmp", "heic", "heif", "avif", "jxl", "psd",
    "dng", "cr2", "cr3", "nef", "arw", "raf", "orf",
];

/// A picture file.
#[derive(Debug, Clone)]
pub struct PictureFile {
    /// Where it lies.
    pub path: SourcePath,
    /// Its size in bytes.
    pub bytes: u64,
    /// BLAKE3 of its bytes: what its renditions are kept under.
    pub hash: [u8; 32],
    /// What its file says.
    pub facts: Picture,
}

/// Whether a path names a picture.
pub fn is_picture(path: &SourcePath) -> bool {
    ENDINGS.contains(&path.extension().as_str())
}

/// Reads the facts of every picture, in parallel. One that cannot be used is told of and left out.
pub(super) fn read(root: &Path, files: &[SourcePath], diagnostics: &mut Vec<Diagnostic>) -> Vec<PictureFile> {
    let wanted = |path: &&SourcePath| {
        let top = path.as_str().split('/').next().unwrap_or_default();
        // What lies loose beside onset.yaml belongs to nobody.
        is_picture(path) && !path.folder().is_empty() && !matches!(top, "static" | "theme" | "themes")
    };
    let read: Vec<_> = files.par_iter().filter(wanted).map(|path| read_one(root, path)).collect();
    let mut pictures = Vec::with_capacity(read.len());
    for (picture, diagnostic) in read {
        pictures.extend(picture);
        diagnostics.extend(diagnostic);
    }
    pictures
}

fn read_one(root: &Path, path: &SourcePath) -> (Option<PictureFile>, Option<Diagnostic>) {
    let place = path.on_disk(root);
    let bytes = match fs::metadata(&place)
        .and_then(|facts| if facts.len() > MAX_BYTES { Ok(None) } else { fs::read(&place).map(Some) })
    {
        Ok(Some(bytes)) => bytes,
        Ok(None) => {
            let large = Diagnostic::error(Code::TooLarge, "this picture file is larger than 1 GB").in_file(path);
            return (None, Some(large));
        }
        Err(error) => {
            let unreadable = Diagnostic::error(Code::Unreadable, format!("this picture cannot be read: {error}"));
            return (None, Some(unreadable.in_file(path)));
        }
    };
    match picture::probe(&bytes) {
        Ok(facts) => {
            let warning = wrong_extension(path, &facts);
            let hash = *blake3::hash(&bytes).as_bytes();
            (Some(PictureFile { path: path.clone(), bytes: bytes.len() as u64, hash, facts }), warning)
        }
        Err(error) => (None, Some(unusable(path, &error))),
    }
}

fn wrong_extension(path: &SourcePath, facts: &Picture) -> Option<Diagnostic> {
    let right = facts.kind.extension();
    (!facts.kind.matches_extension(&path.extension())).then(|| {
        Diagnostic::warning(
            Code::WrongExtension,
            format!("this file is called .{} and holds a .{right}", path.extension()),
        )
        .in_file(path)
        .help(format!("onset reads it all the same; call it `{}.{right}` so that other programs do too", path.stem()))
    })
}

/// A picture that cannot be used stops the build: leaving it out silently would publish a hole.
pub fn unusable(path: &SourcePath, error: &PictureError) -> Diagnostic {
    let help = match error {
        PictureError::NotAPicture { looks_like: Some("HEIC" | "AVIF" | "camera raw") }
        | PictureError::Unsupported(_) => "export it as JPEG or TIFF, at full size",
        PictureError::Empty | PictureError::Damaged(_) => "copy it again from where it came from",
        _ => "put a JPEG, PNG, TIFF or WebP here, or take the file out of the folder",
    };
    Diagnostic::error(Code::BadPicture, error.to_string()).in_file(path).help(help)
}
