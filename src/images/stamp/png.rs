//! Metadata of PNG files: ancillary chunks are dropped, and XMP put in as international text.

use super::Facts;
use super::xmp::{Room, packet};
use crate::load::picture::PictureError;
use img_parts::Bytes;
use img_parts::png::{Png, PngChunk};

/// Ancillary chunks that belong to the pixels: transparency of a palette.
const KEPT: &[[u8; 4]] = &[*b"tRNS"];

/// Copies a PNG with the facts in place of all its metadata, and the mark that it is sRGB.
///
/// # Errors
///
/// As [`super::stamp`].
pub(super) fn rewrite(file: Vec<u8>, facts: &Facts) -> Result<Vec<u8>, PictureError> {
    let mut png = Png::from_bytes(Bytes::from(file)).map_err(PictureError::damaged)?;
    let chunks = png.chunks_mut();
    // A chunk is critical if the first letter of its name is a capital (PNG third edition, section 5.4).
    chunks.retain(|chunk| chunk.kind()[0].is_ascii_uppercase() || KEPT.contains(&chunk.kind()));
    let after_header = 1.min(chunks.len());
    if let Some(packet) = packet(facts, Room::PLENTY) {
        // Keyword, no compression, no language, no translated keyword, text (section 11.3.3.4).
        let text = [b"XML:com.adobe.xmp\0\0\0\0\0".as_slice(), &packet].concat();
        chunks.insert(after_header, PngChunk::new(*b"iTXt", text.into()));
    }
    let perceptual = Bytes::from_static(&[0]);
    chunks.insert(after_header, PngChunk::new(*b"sRGB", perceptual));
    Ok(png.encoder().bytes().to_vec())
}
