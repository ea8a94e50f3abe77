//! The header of a JPEG file: its frame, its metadata, and whether its bytes can keep what the frame promises.

use super::camera::Camera;
use super::header::{Header, Model, check_size};
use super::jpeg::{EOI, SOS, Segment, cut_off, segments};
use super::{Declared, Kind, PictureError, iim};
use std::borrow::Cow;

/// What the frame header (B.2.2) says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Frame {
    width: u32,
    height: u32,
    components: u8,
}

fn frame(segment: Segment<'_>) -> Result<Frame, PictureError> {
    match segment.marker {
        0xC0..=0xC2 => {}
        0xC3 | 0xC7 | 0xCB | 0xCF => {
            return Err(PictureError::unsupported("it is a lossless JPEG"));
        }
        0xC9..=0xCB | 0xCD..=0xCE => {
            return Err(PictureError::unsupported("it is an arithmetic-coded JPEG"));
        }
        _ => return Err(PictureError::unsupported("it is a hierarchical JPEG")),
    }
    let &[precision, h1, h0, w1, w0, components, ..] = segment.payload else {
        return Err(PictureError::damaged("its frame header is too short"));
    };
    if precision != 8 {
        return Err(PictureError::unsupported(format_args!("it is a {precision}-bit JPEG")));
    }
    if !matches!(components, 1 | 3 | 4) {
        return Err(PictureError::unsupported(format_args!("it is a JPEG with {components} colour components")));
    }
    let (width, height) = (u16::from_be_bytes([w1, w0]).into(), u16::from_be_bytes([h1, h0]).into());
    Ok(Frame { width, height, components })
}

/// Reads the header of a JPEG file: everything before the first scan, and whether there is an end.
///
/// # Errors
///
/// As [`super::probe`].
pub(super) fn header(bytes: &[u8]) -> Result<Header<'_>, PictureError> {
    let mut before = Vec::new();
    let mut shape = None;
    for segment in segments(bytes) {
        let segment = segment?;
        match segment.marker {
            SOS => return assemble(bytes, &before, shape, segment.start),
            EOI => break,
            0xC0..=0xCF if !matches!(segment.marker, 0xC4 | 0xC8 | 0xCC) => {
                shape = Some(frame(segment)?);
            }
            _ => before.push(segment),
        }
    }
    Err(PictureError::damaged("it holds no picture data"))
}

fn assemble<'a>(
    bytes: &'a [u8],
    before: &[Segment<'a>],
    shape: Option<Frame>,
    scan: usize,
) -> Result<Header<'a>, PictureError> {
    let frame = shape.ok_or_else(|| PictureError::damaged("its frame header is missing"))?;
    check_size(frame.width, frame.height)?;
    check_data(bytes, frame, scan)?;
    let camera = find(before, 0xE1, b"Exif\0\0").map(Camera::read).unwrap_or_default();
    let resources = gathered(before, 0xED, b"Photoshop 3.0\0");
    Ok(Header {
        kind: Kind::Jpeg,
        width: frame.width,
        height: frame.height,
        model: model(frame),
        declared: Declared::of(icc(before), &camera),
        camera,
        xmp: find(before, 0xE1, b"http://ns.adobe.com/xap/1.0/\0").map(Cow::Borrowed),
        iim: iim::in_resources(&resources).map(|iim| Cow::Owned(iim.to_vec())),
    })
}

fn model(frame: Frame) -> Model {
    match frame.components {
        1 => Model::Grey,
        3 => Model::Rgb,
        _ => Model::Cmyk,
    }
}

/// Whether there are enough bytes for the size promised, and an end. A block of 8 x 8 pixels takes at least one bit of
/// its own (F.1.2.1), so a small file that claims to be enormous is refused before memory is given to it.
fn check_data(bytes: &[u8], frame: Frame, scan: usize) -> Result<(), PictureError> {
    let blocks = u64::from(frame.width.div_ceil(8)) * u64::from(frame.height.div_ceil(8));
    let complete = bytes[scan..].windows(2).rev().any(|pair| pair == [0xFF, EOI]);
    if !complete || (bytes.len() as u64) < blocks / 8 {
        return Err(cut_off());
    }
    Ok(())
}

/// The payload, without its signature, of the first application segment that has it.
fn find<'a>(segments: &[Segment<'a>], marker: u8, signature: &[u8]) -> Option<&'a [u8]> {
    let mut found = segments.iter().filter(|segment| segment.marker == marker);
    found.find_map(|segment| segment.payload.strip_prefix(signature))
}

/// The payloads, without their signatures, of all application segments that have it, joined.
fn gathered(segments: &[Segment<'_>], marker: u8, signature: &[u8]) -> Vec<u8> {
    let found = segments.iter().filter(|segment| segment.marker == marker);
    found.filter_map(|segment| segment.payload.strip_prefix(signature)).flatten().copied().collect()
}

/// The ICC profile, put together from its numbered parts (ICC.1, annex B.4).
fn icc(segments: &[Segment<'_>]) -> Option<Vec<u8>> {
    let mut parts: Vec<(u8, &[u8])> = segments
        .iter()
        .filter(|segment| segment.marker == 0xE2)
        .filter_map(|segment| segment.payload.strip_prefix(b"ICC_PROFILE\0"))
        .filter_map(|part| Some((*part.first()?, part.get(2..)?)))
        .collect();
    parts.sort_by_key(|(number, _)| *number);
    (!parts.is_empty()).then(|| parts.iter().flat_map(|(_, part)| part.iter().copied()).collect())
}
