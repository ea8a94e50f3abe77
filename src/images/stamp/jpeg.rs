//! Metadata of JPEG files: segments are dropped, kept or put in, and the coded pixels copied as they are.

use super::xmp::Room;
use super::{Extent, Facts, iim, profile, xmp};
use crate::load::picture::jpeg::{APP0, EOI, SOI, SOS, Segment, segments};
use crate::load::picture::{PictureError, header};

const APP1: u8 = 0xE1;
const APP2: u8 = 0xE2;
const APP13: u8 = 0xED;
const APP14: u8 = 0xEE;

/// The most bytes that one segment can hold beside its length (ITU-T T.81, B.1.1.4).
const MAX_PAYLOAD: usize = 65_533;

/// What precedes XMP in its segment (XMP specification part 3, 1.1.3).
const XMP_SIGNATURE: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";

/// Copies a JPEG up to its end of image, with the facts in place of all application segments and comments; only JFIF
/// without its thumbnail and Adobe's note on colour, which decoders need, are kept. IIM is for downloads alone.
///
/// # Errors
///
/// As [`super::stamp`].
pub(super) fn rewrite(file: &[u8], facts: &Facts, extent: Extent) -> Result<Vec<u8>, PictureError> {
    let grey = header(file)?.model == crate::load::picture::Model::Grey;
    let all = segments(file).collect::<Result<Vec<_>, _>>()?;
    let mut out = Vec::with_capacity(file.len() + 8 * 1024);
    out.extend_from_slice(&[0xFF, SOI]);
    if let Some(density) = all.iter().find_map(jfif) {
        segment(&mut out, APP0, &[b"JFIF\0", density, &[0, 0]])?;
    }
    if let Some(packet) = fitting(facts)? {
        segment(&mut out, APP1, &[XMP_SIGNATURE, &packet])?;
    }
    if extent == Extent::Full
        && let Some(resources) = iim::resources(facts)
    {
        segment(&mut out, APP13, &[&resources])?;
    }
    let profile = if grey { profile::grey() } else { profile::srgb() };
    segment(&mut out, APP2, &[b"ICC_PROFILE\0\x01\x01", &profile])?;
    copy_pixels(&mut out, file, &all);
    Ok(out)
}

/// Version and pixel density of a JFIF segment.
fn jfif<'a>(segment: &Segment<'a>) -> Option<&'a [u8]> {
    let content = segment.payload.strip_prefix(b"JFIF\0").filter(|_| segment.marker == APP0)?;
    content.get(..7)
}

/// The XMP packet with as much of the facts as goes into a segment: texts are cut only when they are extremely long.
fn fitting(facts: &Facts) -> Result<Option<Vec<u8>>, PictureError> {
    let rooms = [(8000, 500), (2000, 200), (400, 60), (200, 18)].map(|(text, entries)| Room { text, entries });
    for room in std::iter::once(Room::PLENTY).chain(rooms) {
        match xmp::packet(facts, room) {
            Some(packet) if packet.len() + XMP_SIGNATURE.len() > MAX_PAYLOAD => {}
            fits => return Ok(fits),
        }
    }
    Err(PictureError::unsupported("its facts are longer than a JPEG file can hold"))
}

fn segment(out: &mut Vec<u8>, marker: u8, parts: &[&[u8]]) -> Result<(), PictureError> {
    let length = parts.iter().map(|part| part.len()).sum::<usize>() + 2;
    let length = u16::try_from(length).map_err(PictureError::damaged)?;
    out.extend_from_slice(&[0xFF, marker]);
    out.extend_from_slice(&length.to_be_bytes());
    for part in parts {
        out.extend_from_slice(part);
    }
    Ok(())
}

/// Copies tables, frame and scans. What stands after the end of image, where cameras put further pictures, is left.
fn copy_pixels(out: &mut Vec<u8>, file: &[u8], all: &[Segment<'_>]) {
    for pair in all.windows(2) {
        let [this, next] = pair else { continue };
        let adobe = this.marker == APP14 && this.payload.starts_with(b"Adobe");
        if adobe || (0xC0..0xE0).contains(&this.marker) {
            let from = file.get(this.start..next.start).unwrap_or_default();
            out.extend_from_slice(from);
        }
    }
    debug_assert!(all.iter().any(|segment| segment.marker == SOS), "a checked header has a scan");
    out.extend_from_slice(&[0xFF, EOI]);
}
