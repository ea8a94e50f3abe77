//! What a picture file says about itself, read without decoding its pixels.
//!
//! [`probe`] takes the bytes of a file and gives its kind, its upright size, its colour and the facts that the
//! photographer or the agency left inside (XMP over IPTC IIM over EXIF, as the Metadata Working Group asks). It never
//! panics: whatever is wrong with the file comes back as a [`PictureError`] that can be shown to the person who owns it.

#[cfg(feature = "avif")]
pub(crate) mod av1;
#[cfg(feature = "avif")]
pub(crate) mod avif;
mod boxes;
mod camera;
mod colour;
mod directory;
mod embedded;
mod encoding;
mod error;
mod frame;
mod guard;
mod header;
#[cfg(feature = "avif")]
mod heif;
mod iim;
pub(crate) mod jpeg;
mod kind;
mod likeness;
mod orientation;
mod others;
mod png;
mod preview;
mod raw;
mod reconcile;
pub(crate) mod signal;
mod source;
mod tiff;
mod webp;
mod xmp;

pub use colour::Colour;
pub use embedded::Embedded;
pub use error::PictureError;
pub use kind::Kind;
pub use orientation::Orientation;
pub use raw::Raw;
pub use reconcile::{Disagreement, Fact, Origin};

pub(crate) use colour::Declared;
pub(crate) use guard::contain;
pub(crate) use header::{Header, Model, header};
pub(crate) use others::decoder;

use serde::{Deserialize, Serialize};
use std::io::{Read, Seek};

/// The largest picture that is read, in pixels (300 megapixels).
pub const MAX_PIXELS: u64 = 300_000_000;

/// The largest decoded picture that is held in memory, in bytes.
pub(crate) const MAX_DECODED_BYTES: u64 = 1_200_000_000;

/// The facts of one picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// The file format, told by content.
    pub kind: Kind,
    /// Width in pixels when the picture is shown upright.
    pub width: u32,
    /// Height in pixels when the picture is shown upright.
    pub height: u32,
    /// How the stored pixels must be turned to stand upright (EXIF tag 0x0112).
    pub orientation: Orientation,
    /// Whether it is a JPEG whose coded pixels can be published as they are: upright, and in sRGB or grey.
    pub ready: bool,
    /// What the numbers in the pixels mean.
    pub colour: Colour,
    /// Headline, caption, credit and the like, as found inside the file.
    pub embedded: Embedded,
}

/// Reads the facts of a picture from the bytes of its file, without decoding pixels.
///
/// # Errors
///
/// [`PictureError::Empty`] for no bytes, [`PictureError::NotAPicture`] for something else than the formats of
/// [`Kind`], [`PictureError::TooLarge`] above [`MAX_PIXELS`], [`PictureError::Damaged`] when the structure is broken or
/// cut off, [`PictureError::Unsupported`] for rare variants that no decoder here understands.
pub fn probe(bytes: &[u8]) -> Result<Picture, PictureError> {
    header(bytes).map(|header| facts(&header))
}

/// As [`probe`], from a file of `length` bytes of which only the headers, the metadata and some bytes of the end are
/// read. For every sound file the answer is the same.
///
/// # Errors
///
/// As [`probe`], and [`PictureError::Unreadable`] when the disk fails.
pub fn glance<R: Read + Seek>(file: &mut R, length: u64) -> Result<Picture, PictureError> {
    header::from_file(file, length, facts)
}

fn facts(header: &Header<'_>) -> Picture {
    let (width, height) = header.upright();
    Picture {
        kind: header.kind,
        width,
        height,
        orientation: header.camera.orientation,
        ready: header.is_ready(),
        colour: colour::name(header),
        embedded: embedded::gather(header),
    }
}

#[cfg(test)]
pub(crate) mod drawn;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod tests;
