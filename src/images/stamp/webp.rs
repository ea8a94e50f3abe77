//! Metadata of WebP files: a RIFF container (RFC 9649, section 2) rebuilt with the pixels, a profile and an XMP chunk.

use super::xmp::{Room, packet};
use super::{Facts, PictureError, profile};
use crate::load::picture::header;

/// Flag of VP8X: there is a colour profile.
const ICC: u8 = 0x20;
/// Flag of VP8X: some pixels are transparent.
const ALPHA: u8 = 0x10;
/// Flag of VP8X: there is an XMP chunk.
const XMP: u8 = 0x04;

/// The chunks that hold pixels: lossy, lossless, and the opacity beside lossy ones.
const PIXELS: &[[u8; 4]] = &[*b"VP8 ", *b"VP8L", *b"ALPH"];

/// Copies a still WebP with the facts in place of all its metadata.
///
/// # Errors
///
/// As [`super::stamp`]; `Unsupported` for an animation.
pub(super) fn rewrite(file: &[u8], facts: &Facts) -> Result<Vec<u8>, PictureError> {
    let header = header(file)?;
    let kept: Vec<_> = chunks(file).filter(|(name, _)| PIXELS.contains(name)).collect();
    if !kept.iter().any(|(name, _)| *name != *b"ALPH") {
        return Err(PictureError::unsupported("animated WebP files are not given facts"));
    }
    let mut body = Vec::with_capacity(file.len() + 4096);
    body.extend_from_slice(b"WEBP");
    let packet = packet(facts, Room::PLENTY);
    let alpha = kept.iter().any(|(name, content)| is_transparent(*name, content));
    let flags = ICC | if alpha { ALPHA } else { 0 } | if packet.is_some() { XMP } else { 0 };
    chunk(&mut body, *b"VP8X", &extended(flags, header.width, header.height))?;
    chunk(&mut body, *b"ICCP", &profile::srgb())?;
    for (name, content) in kept {
        chunk(&mut body, name, content)?;
    }
    if let Some(packet) = packet {
        chunk(&mut body, *b"XMP ", &packet)?;
    }
    let mut out = Vec::with_capacity(body.len() + 8);
    chunk(&mut out, *b"RIFF", &body)?;
    Ok(out)
}

/// The chunks of the container, up to where it ends or breaks.
fn chunks(file: &[u8]) -> impl Iterator<Item = ([u8; 4], &[u8])> {
    let mut rest = file.get(12..).unwrap_or_default();
    std::iter::from_fn(move || {
        let (name, after) = rest.split_first_chunk::<4>()?;
        let (length, after) = after.split_first_chunk::<4>()?;
        let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
        let content = after.get(..length)?;
        rest = after.get(length + length % 2..).unwrap_or_default();
        Some((*name, content))
    })
}

fn is_transparent(name: [u8; 4], content: &[u8]) -> bool {
    // Bit 28 of the lossless header, after its signature byte, says whether alpha is used (RFC 9649, 3.4).
    name == *b"ALPH" || (name == *b"VP8L" && content.get(4).is_some_and(|byte| byte & 0x10 != 0))
}

/// Content of a VP8X chunk: flags, and the sides less one, in 24 bits each.
fn extended(flags: u8, width: u32, height: u32) -> [u8; 10] {
    let [w0, w1, w2, _] = width.saturating_sub(1).to_le_bytes();
    let [h0, h1, h2, _] = height.saturating_sub(1).to_le_bytes();
    [flags, 0, 0, 0, w0, w1, w2, h0, h1, h2]
}

fn chunk(out: &mut Vec<u8>, name: [u8; 4], content: &[u8]) -> Result<(), PictureError> {
    let length = u32::try_from(content.len()).map_err(PictureError::damaged)?;
    out.extend_from_slice(&name);
    out.extend_from_slice(&length.to_le_bytes());
    out.extend_from_slice(content);
    if !content.len().is_multiple_of(2) {
        out.push(0);
    }
    Ok(())
}
