//! The chunks of a WebP file (RFC 9649, section 2).

use super::PictureError;
use super::source::{Source, cut_off};

/// The largest chunk of metadata that is read, in bytes.
const MAX_CHUNK: u64 = 16 << 20;
/// The most chunks that are looked at; an animation has one for each of its frames.
const MAX_CHUNKS: usize = 100_000;

/// The metadata of a WebP file.
#[derive(Debug, Default)]
pub(super) struct Chunks {
    /// The ICC profile.
    pub(super) icc: Option<Vec<u8>>,
    /// The EXIF packet.
    pub(super) exif: Option<Vec<u8>>,
    /// The XMP packet.
    pub(super) xmp: Option<Vec<u8>>,
}

/// Walks all chunks, without reading pixels.
///
/// # Errors
///
/// `Damaged` if the file is shorter than it says.
pub(super) fn chunks(source: &mut Source<'_>) -> Result<Chunks, PictureError> {
    let size = u64::from(u32::from_le_bytes(source.array(4)?));
    // The odd last chunk may lack its padding byte, as some writers leave it out.
    if size + 8 > source.length() + 1 {
        return Err(cut_off());
    }
    let mut found = Chunks::default();
    let mut at = 12;
    for _ in 0..MAX_CHUNKS {
        let Ok([n0, n1, n2, n3, length @ ..]) = source.array::<8>(at) else { break };
        let length = u64::from(u32::from_le_bytes(length));
        let mut content = || source.part(at + 8, length).ok().filter(|_| length <= MAX_CHUNK);
        match &[n0, n1, n2, n3] {
            b"ICCP" => found.icc = content(),
            b"EXIF" => found.exif = content(),
            b"XMP " => found.xmp = content(),
            _ => {}
        }
        at += 8 + length + length % 2;
    }
    Ok(found)
}
