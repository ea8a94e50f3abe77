//! The chunks of a PNG file (PNG third edition, section 5), as far as they say something about the pixels.

use super::PictureError;
use super::signal::Signal;
use super::source::{Source, cut_off};

/// The largest chunk of metadata that is read, in bytes.
const MAX_CHUNK: u64 = 16 << 20;
/// The most chunks that are looked at; a picture of 300 megapixels in the smallest usual pieces has a tenth of them.
const MAX_CHUNKS: usize = 1_000_000;

/// The keyword under which XMP stands in an `iTXt` chunk, with the two bytes that say that it is not compressed.
const XMP: &[u8] = b"XML:com.adobe.xmp\0\0\0";

/// What the chunks say.
#[derive(Debug, Default)]
pub(super) struct Chunks {
    /// Bits of one stored pixel.
    pub(super) bits: u64,
    /// Whether there is an `sRGB` chunk.
    pub(super) srgb: bool,
    /// The `cICP` chunk.
    pub(super) cicp: Option<Signal>,
    /// The `eXIf` chunk, before or after the pixels.
    pub(super) exif: Option<Vec<u8>>,
    /// The XMP packet, if it is not compressed.
    pub(super) xmp: Option<Vec<u8>>,
}

/// Walks all chunks, without reading pixels.
///
/// # Errors
///
/// `Damaged` if there is no last chunk.
pub(super) fn chunks(source: &mut Source<'_>) -> Result<Chunks, PictureError> {
    let mut found = Chunks::default();
    let mut at = 8;
    for _ in 0..MAX_CHUNKS {
        let [l0, l1, l2, l3, name @ ..] = source.array::<8>(at)?;
        let length = u64::from(u32::from_be_bytes([l0, l1, l2, l3]));
        source.within(at + 8, length + 4)?;
        let content = |source: &mut Source<'_>| source.part(at + 8, length.min(MAX_CHUNK));
        match &name {
            b"IEND" => return Ok(found),
            b"IHDR" => found.bits = bits(&content(source)?),
            b"sRGB" => found.srgb = true,
            b"cICP" => found.cicp = numbers(&content(source)?),
            b"eXIf" if length <= MAX_CHUNK => found.exif = Some(content(source)?),
            b"iTXt" if length <= MAX_CHUNK => found.xmp = xmp(&content(source)?).or(found.xmp),
            _ => {}
        }
        at += length + 12;
    }
    Err(cut_off())
}

/// Bits of one pixel, from depth and colour type; 0 if they are not those of a PNG, which the decoder then says.
fn bits(header: &[u8]) -> u64 {
    let &[_, _, _, _, _, _, _, _, depth, colour, ..] = header else { return 0 };
    let channels = match colour {
        0 | 3 => 1,
        2 => 3,
        4 => 2,
        6 => 4,
        _ => 0,
    };
    u64::from(depth) * channels
}

fn numbers(chunk: &[u8]) -> Option<Signal> {
    let &[primaries, transfer, matrix, range] = chunk else { return None };
    Some(Signal { primaries, transfer, matrix, full_range: range == 1 })
}

fn xmp(chunk: &[u8]) -> Option<Vec<u8>> {
    let text = chunk.strip_prefix(XMP)?;
    // A language and a translated keyword, both usually empty, stand before the packet.
    let mut ends = text.iter().enumerate().filter(|(_, byte)| **byte == 0).map(|(at, _)| at + 1);
    let packet = ends.nth(1)?;
    Some(text[packet..].to_vec())
}
