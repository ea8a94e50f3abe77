//! Every picture of the folder with the facts in its file.

use std::fs;
use std::path::Path;

use rayon::prelude::*;

use super::picture::{self, Kind, Picture, PictureError};
use crate::diagnostics::{Code, Diagnostic};
use crate::places::SourcePath;

/// The largest picture file that is read, in bytes.
const MAX_BYTES: u64 = 1024 * 1024 * 1024;

/// Endings that say "picture", whether or not onset can read it.
const ENDINGS: &[&str] = &[
    "jpg", "jpeg", "jpe", "jfif", "png", "webp", "tif", "tiff", "gif", "bmp", "heic", "heif", "avif", "jxl", "psd",
    "dng", "cr2", "cr3", "nef", "nrw", "arw", "sr2", "srf", "pef", "orf", "ori", "rw2", "rwl", "raf", "srw", "3fr",
    "iiq",
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

fn read_one(root: &Path, path: &SourcePath) -> (Option<PictureFile>, Vec<Diagnostic>) {
    let place = path.on_disk(root);
    let bytes = match fs::metadata(&place)
        .and_then(|facts| if facts.len() > MAX_BYTES { Ok(None) } else { fs::read(&place).map(Some) })
    {
        Ok(Some(bytes)) => bytes,
        Ok(None) => {
            let large = Diagnostic::error(Code::TooLarge, "this picture file is larger than 1 GB").in_file(path);
            return (None, vec![large]);
        }
        Err(error) => {
            let unreadable = Diagnostic::error(Code::Unreadable, format!("this picture cannot be read: {error}"));
            return (None, vec![unreadable.in_file(path)]);
        }
    };
    match picture::probe(&bytes) {
        Ok(facts) => {
            let warnings = wrong_extension(path, &facts).into_iter().chain(only_a_preview(path, &facts)).collect();
            let hash = *blake3::hash(&bytes).as_bytes();
            (Some(PictureFile { path: path.clone(), bytes: bytes.len() as u64, hash, facts }), warnings)
        }
        Err(error) => (None, vec![unusable(path, &error)]),
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

/// What is published of a camera raw is what the camera made of it, not what somebody developed.
fn only_a_preview(path: &SourcePath, facts: &Picture) -> Option<Diagnostic> {
    let Kind::Raw(_) = facts.kind else { return None };
    let (width, height) = (facts.width, facts.height);
    let message = format!("camera raw: onset publishes the preview embedded in it, {width} x {height} pixels");
    let help = "develop it and put the JPEG or TIFF here instead: the preview is the camera's own quick version";
    Some(Diagnostic::warning(Code::CameraRaw, message).in_file(path).help(help))
}

/// A picture that cannot be used stops the build: leaving it out silently would publish a hole.
pub fn unusable(path: &SourcePath, error: &PictureError) -> Diagnostic {
    Diagnostic::error(Code::BadPicture, error.to_string()).in_file(path).help(error.way_out())
}
