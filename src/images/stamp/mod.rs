//! Facts into files, and nothing private left in them.
//!
//! [`stamp`] takes a rendition and writes into it who made the picture, what it shows and what one may do with it, in
//! the two ways that newsrooms read: XMP (ISO 16684-1) and, in JPEG, IPTC IIM 4.2 as well. Both say the same, as the
//! IPTC's mapping guidelines ask. What is only shown on a page gets the credit and no more, as XMP alone; which it is
//! has been planned for each rendition. Whatever else the file carried (places, serial numbers, editing histories, previews)
//! is dropped. The same facts and file give the same bytes on any day.

#[cfg(feature = "avif")]
mod avif;
mod iim;
mod jpeg;
mod png;
mod profile;
mod webp;
mod xmp;

pub use crate::plan::facts::{Extent, Facts};

use crate::load::picture::{Kind, PictureError};

/// Part of every cache key of a stamped file: to be changed whenever the same facts give other bytes than before.
pub const VERSION: &str = "stamp 2";

/// Writes the facts, to the given extent, into an upright sRGB picture, as [`crate::images::engine::render`] gives it, and drops all other
/// metadata. Pixels are not touched.
///
/// # Errors
///
/// `Damaged` if the file is not of the kind or is broken, `Unsupported` for TIFF, GIF and BMP, which are never
/// published, and for facts longer than a JPEG can hold.
pub fn stamp(file: Vec<u8>, kind: Kind, facts: &Facts, extent: Extent) -> Result<Vec<u8>, PictureError> {
    let facts = facts.within(extent);
    match kind {
        Kind::Jpeg => jpeg::rewrite(&file, &facts, extent),
        Kind::Webp => webp::rewrite(&file, &facts),
        Kind::Png => png::rewrite(file, &facts),
        #[cfg(feature = "avif")]
        Kind::Avif => avif::rewrite(&file, &facts),
        _ => Err(PictureError::unsupported("only JPEG, WebP, AVIF and PNG files are given facts")),
    }
}

#[cfg(test)]
mod tests;
