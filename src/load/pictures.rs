//! Every picture of the folder with the facts in its file.

use std::fs::{self, File};
use std::path::Path;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::known::{Known, Seen};
use super::picture::{self, Kind, Picture, PictureError};
use crate::diagnostics::{Code, Diagnostic};
use crate::places::{SourcePath, modified};

/// The largest picture file that is read, in bytes.
const MAX_BYTES: u64 = 1024 * 1024 * 1024;

/// Endings that say "picture", whether or not onset can read it.
const ENDINGS: &[&str] = &[
    "jpg", "jpeg", "jpe", "jfif", "png", "webp", "tif", "tiff", "gif", "bmp", "heic", "heif", "avif", "jxl", "psd",
    "dng", "cr2", "cr3", "nef", "nrw", "arw", "sr2", "srf", "pef", "orf", "ori", "rw2", "rwl", "raf", "srw", "3fr",
    "iiq",
];

/// How much of a picture file is read when the project is loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// All of it, so that its content is known.
    Whole,
    /// No more than its header, so that thousands are loaded in a moment.
    Glance,
}

/// What tells the bytes of a file from any others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Identity {
    /// BLAKE3 of its bytes.
    Content([u8; 32]),
    /// BLAKE3 of its path, size and date: all that is known after a glance.
    Look([u8; 32]),
}

impl Identity {
    /// The hash, of whichever kind.
    pub fn hash(&self) -> &[u8; 32] {
        match self {
            Self::Content(hash) | Self::Look(hash) => hash,
        }
    }
}

/// A picture file.
#[derive(Debug, Clone)]
pub struct PictureFile {
    /// Where it lies.
    pub path: SourcePath,
    /// Its size in bytes.
    pub bytes: u64,
    /// What its renditions are kept under.
    pub identity: Identity,
    /// What its file says.
    pub facts: Picture,
}

/// Whether a path names a picture.
pub fn is_picture(path: &SourcePath) -> bool {
    ENDINGS.contains(&path.extension().as_str())
}

/// A picture that was looked at.
struct Read {
    picture: PictureFile,
    modified: Option<u64>,
    read: bool,
}

/// Reads the facts of every picture, in parallel. One that cannot be used is told of and left out; one that has not
/// changed since it was last read is not read again.
pub(super) fn read(
    root: &Path,
    files: &[SourcePath],
    depth: Depth,
    known: &Known,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<PictureFile> {
    let wanted = |path: &&SourcePath| {
        let top = path.as_str().split('/').next().unwrap_or_default();
        // What lies loose beside onset.yaml belongs to nobody.
        is_picture(path) && !path.folder().is_empty() && !matches!(top, "static" | "theme" | "themes")
    };
    let looked: Vec<_> = files.par_iter().filter(wanted).map(|path| read_one(root, path, depth, known)).collect();
    let mut pictures = Vec::with_capacity(looked.len());
    for picture in looked {
        match picture {
            Ok(read) => {
                let PictureFile { path, facts, .. } = &read.picture;
                diagnostics.extend(wrong_extension(path, facts).into_iter().chain(only_a_preview(path, facts)));
                pictures.push(read);
            }
            Err(diagnostic) => diagnostics.push(*diagnostic),
        }
    }
    known.keep(pictures.iter().map(seen));
    pictures.into_iter().map(|read| read.picture).collect()
}

fn seen(read: &Read) -> Seen<'_> {
    let PictureFile { path, bytes, identity, facts } = &read.picture;
    Seen { path, bytes: *bytes, modified: read.modified, identity: *identity, facts, read: read.read }
}

fn read_one(root: &Path, path: &SourcePath, depth: Depth, known: &Known) -> Result<Read, Box<Diagnostic>> {
    let place = path.on_disk(root);
    let unreadable = |error: std::io::Error| {
        let unreadable = Diagnostic::error(Code::Unreadable, format!("this picture cannot be read: {error}"));
        Box::new(unreadable.in_file(path))
    };
    let on_disk = fs::metadata(&place).map_err(unreadable)?;
    if on_disk.len() > MAX_BYTES {
        let large = Diagnostic::error(Code::TooLarge, "this picture file is larger than 1 GB").in_file(path);
        return Err(Box::new(large));
    }
    let picture = |identity, facts, read| {
        let picture = PictureFile { path: path.clone(), bytes: on_disk.len(), identity, facts };
        Read { picture, modified: modified(&on_disk), read }
    };
    if let Some((identity, facts)) = known.of(path, &on_disk, depth) {
        return Ok(picture(identity, facts, false));
    }
    if depth == Depth::Glance {
        let mut file = File::open(&place).map_err(unreadable)?;
        let facts = picture::glance(&mut file, on_disk.len()).map_err(|error| Box::new(unusable(path, &error)))?;
        return Ok(picture(Identity::Look(look(path, &on_disk)), facts, true));
    }
    let bytes = fs::read(&place).map_err(unreadable)?;
    let facts = picture::probe(&bytes).map_err(|error| Box::new(unusable(path, &error)))?;
    Ok(picture(Identity::Content(*blake3::hash(&bytes).as_bytes()), facts, true))
}

fn look(path: &SourcePath, on_disk: &fs::Metadata) -> [u8; 32] {
    let look = format!("{path} {} {:?}", on_disk.len(), modified(on_disk));
    *blake3::hash(look.as_bytes()).as_bytes()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::picture::drawn::jpeg;
    use crate::load::picture::drawn::raw::dng;

    #[test]
    fn a_camera_raw_is_shown_by_its_preview_and_said_to_be() {
        let facts = picture::probe(&dng(b"", &jpeg(900, 600))).unwrap();
        let path = SourcePath::new("stills/one.dng").unwrap();
        let said = only_a_preview(&path, &facts).unwrap();
        assert_eq!(said.message, "camera raw: onset publishes the preview embedded in it, 600 x 900 pixels");
        assert_eq!(wrong_extension(&path, &facts), None);
        let renamed = wrong_extension(&SourcePath::new("stills/one.jpg").unwrap(), &facts).unwrap();
        assert_eq!(renamed.message, "this file is called .jpg and holds a .dng");
        assert_eq!(only_a_preview(&path, &picture::probe(&jpeg(900, 600)).unwrap()), None);
    }
}
