//! Which format a file is in, told by its first bytes and never by its name.

use super::PictureError;
use super::raw::{self, Raw};
use super::source::Source;
use serde::{Deserialize, Serialize};
use std::io::Cursor;

/// A picture format that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Kind {
    /// JPEG (ITU-T T.81), baseline or progressive.
    Jpeg,
    /// PNG.
    Png,
    /// WebP, lossy or lossless.
    Webp,
    /// TIFF 6.0 or `BigTIFF`.
    Tiff,
    /// GIF; only the first frame is used.
    Gif,
    /// Windows bitmap.
    Bmp,
    /// AVIF; of a sequence, the picture that stands for it.
    Avif,
    /// Camera raw; the preview inside is used.
    Raw(Raw),
}

impl Kind {
    /// The usual extension, lower case, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
            Self::Webp => "webp",
            Self::Tiff => "tif",
            Self::Gif => "gif",
            Self::Bmp => "bmp",
            Self::Avif => "avif",
            Self::Raw(raw) => raw.extensions().first().copied().unwrap_or("raw"),
        }
    }

    /// Whether a file of this kind may carry the extension (without the dot, any case).
    pub fn matches_extension(self, ext: &str) -> bool {
        let known: &[&str] = match self {
            Self::Jpeg => &["jpg", "jpeg", "jpe", "jfif"],
            Self::Png => &["png"],
            Self::Webp => &["webp"],
            Self::Tiff => &["tif", "tiff"],
            Self::Gif => &["gif"],
            Self::Bmp => &["bmp", "dib"],
            Self::Avif => &["avif", "avifs"],
            // What the maker of an unknown raw calls it cannot be wrong.
            Self::Raw(Raw::Other) => return true,
            Self::Raw(raw) => raw.extensions(),
        };
        known.iter().any(|known| known.eq_ignore_ascii_case(ext))
    }

    /// Tells the format of the bytes.
    ///
    /// # Errors
    ///
    /// [`PictureError::Empty`], or [`PictureError::NotAPicture`] with what the content resembles.
    pub fn of(bytes: &[u8]) -> Result<Self, PictureError> {
        Self::of_source(&mut Source::new(&mut Cursor::new(bytes), bytes.len() as u64))
    }

    /// As [`Kind::of`], by the first bytes of a file and the directories of a TIFF.
    pub(super) fn of_source(source: &mut Source<'_>) -> Result<Self, PictureError> {
        let start = source.up_to(0, 1024)?;
        match start.as_slice() {
            [] => Err(PictureError::Empty),
            [0xFF, 0xD8, 0xFF, ..] => Ok(Self::Jpeg),
            [0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Ok(Self::Png),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Ok(Self::Webp),
            [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Ok(Self::Gif),
            [b'B', b'M', _, _, _, _, _, _, _, _, _, _, _, _, 12..=124, 0, 0, 0, ..] => Ok(Self::Bmp),
            [b'I', b'I', 42 | 43, 0, ..] | [b'M', b'M', 0, 42 | 43, ..] => {
                Ok(raw::in_tiff(source).map_or(Self::Tiff, Self::Raw))
            }
            [b'I', b'I', b'R', b'O' | b'S', ..] | [b'M', b'M', b'O', b'R', ..] => Ok(Self::Raw(Raw::Orf)),
            [b'I', b'I', b'U', 0, ..] => Ok(Self::Raw(Raw::Rw2)),
            [_, _, _, _, b'f', b't', b'y', b'p', b'c', b'r', b'x', b' ', ..] => Ok(Self::Raw(Raw::Cr3)),
            start if is_avif(start) => Ok(Self::Avif),
            start if start.starts_with(b"FUJIFILMCCD-RAW") => Ok(Self::Raw(Raw::Raf)),
            start => Err(PictureError::NotAPicture { looks_like: looks_like(start) }),
        }
    }
}

/// File beginnings of things people put into a stills folder by mistake, with the name to show.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"%PDF", "PDF"),
    (b"8BPS", "a Photoshop document"),
    (b"%!PS", "PostScript"),
    (b"PK\x03\x04", "a zip archive"),
    (b"\xFF\x0A", "JPEG XL"),
    (b"\0\0\0\x0CJXL ", "JPEG XL"),
    (b"\0\0\0\x0CjP  ", "JPEG 2000"),
    (b"\xFF\x4F\xFF\x51", "JPEG 2000"),
    (b"FOVb", "camera raw"),
    (b"v/1\x01", "OpenEXR"),
    (b"SDPX", "DPX"),
    (b"XPDS", "DPX"),
    (b"\x1A\x45\xDF\xA3", "video"),
    (b"RIFF", "audio or video"),
    (b"ID3", "audio"),
    (b"\0\0\x01\0", "an icon file"),
    (b"{\\rtf", "text"),
];

fn looks_like(bytes: &[u8]) -> Option<&'static str> {
    let known = SIGNATURES.iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, name)| *name);
    known.or_else(|| media_file(bytes)).or_else(|| writing(bytes))
}

/// Whether an ISO base media file names AVIF among its brands, first or among those that it is compatible with.
fn is_avif(bytes: &[u8]) -> bool {
    let Some((&[l0, l1, l2, l3], rest)) = bytes.split_first_chunk::<4>() else { return false };
    let length = (u32::from_be_bytes([l0, l1, l2, l3]) as usize).saturating_sub(4).min(rest.len());
    let brands = rest.strip_prefix(b"ftyp").and(rest.get(4..length)).unwrap_or_default();
    brands.chunks_exact(4).any(|brand| brand == b"avif" || brand == b"avis")
}

/// Tells the ISO base media files (ISO/IEC 14496-12) apart by their major brand.
fn media_file(bytes: &[u8]) -> Option<&'static str> {
    match (bytes.get(4..8)?, bytes.get(8..12)?) {
        (b"ftyp", b"heic" | b"heix" | b"hevc" | b"hevx" | b"heim" | b"heis" | b"mif1" | b"msf1") => Some("HEIC"),
        (b"ftyp" | b"moov" | b"mdat" | b"wide", _) => Some("video"),
        _ => None,
    }
}

fn writing(bytes: &[u8]) -> Option<&'static str> {
    let start = &bytes[..bytes.len().min(1024)];
    let text = match std::str::from_utf8(start) {
        Ok(text) => text,
        Err(error) if error.error_len().is_none() => std::str::from_utf8(&start[..error.valid_up_to()]).ok()?,
        Err(_) => return None,
    };
    if text.chars().any(|c| c.is_control() && !c.is_whitespace()) {
        return None;
    }
    Some(if text.contains("<svg") { "SVG" } else { "text" })
}
