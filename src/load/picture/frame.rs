//! The header of a JPEG file: its frame, its metadata, and whether its bytes can keep what the frame promises.

use super::camera::Camera;
use super::header::{Header, Model, check_proportion, check_size};
use super::jpeg::{EOI, SOS, Segment, segments};
use super::source::{Source, cut_off};
use super::{Declared, Kind, MAX_DECODED_BYTES, PictureError, iim};
use std::borrow::Cow;

/// How much of a file is read at first, in bytes; most keep their metadata and their first scan in it.
const FIRST: u64 = 64 << 10;
/// How much of a file is read first in search of its end, in bytes.
const LAST: u64 = 4 << 10;

/// The frame header of a progressive JPEG.
const PROGRESSIVE: u8 = 0xC2;
/// The most bytes that a decoder holds for one byte of the file; a flat drawing of several scans takes some 400.
const DENSEST: u64 = 500;

/// What the frame header (B.2.2) says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Frame {
    width: u32,
    height: u32,
    components: u8,
    /// Bits that a decoder holds for each pixel: samples, or all coefficients of a progressive picture.
    bits: u64,
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
    let bits = if segment.marker == PROGRESSIVE { coefficients(segment) } else { u64::from(components) * 8 };
    Ok(Frame { width, height, components, bits })
}

/// Bits of the coefficients for each pixel, 16 for each sample: the components may be sampled more coarsely.
fn coefficients(segment: Segment<'_>) -> u64 {
    let sampling = segment.payload.get(7..).unwrap_or_default().iter().step_by(3);
    let areas: Vec<u64> = sampling.map(|factors| u64::from(factors >> 4) * u64::from(factors & 0xF)).collect();
    let most = areas.iter().copied().max().unwrap_or(1).max(1);
    (16 * areas.iter().sum::<u64>()).div_ceil(most)
}

/// The start of a JPEG file, up to the first scan or to where the structure breaks.
///
/// # Errors
///
/// As [`Source::part`].
pub(super) fn start(source: &mut Source<'_>) -> Result<Vec<u8>, PictureError> {
    let mut length = FIRST;
    loop {
        let start = source.up_to(0, length)?;
        let is_scan = |segment: &Result<Segment<'_>, _>| segment.as_ref().is_ok_and(|segment| segment.marker == SOS);
        let mut before = segments(&start).take_while(|segment| !is_scan(segment));
        // Only a cut that is our own is a reason to read on.
        if length >= source.length() || !before.any(|segment| segment.is_err_and(|error| error == cut_off())) {
            return Ok(start);
        }
        length *= 4;
    }
}

/// Whether a marker of the end stands behind `scan`: at the very end in most files, but cameras put films and further
/// pictures behind it.
///
/// # Errors
///
/// As [`Source::part`].
pub(super) fn is_complete(source: &mut Source<'_>, scan: u64) -> Result<bool, PictureError> {
    let (mut end, mut piece) = (source.length(), LAST);
    while end > scan {
        let from = end.saturating_sub(piece).max(scan);
        if ends(&source.part(from, end - from)?) {
            return Ok(true);
        }
        // The marker may lie across the border of two pieces.
        end = if from > scan { from + 1 } else { scan };
        piece *= 4;
    }
    Ok(false)
}

/// Whether there is a marker of the end among the bytes.
pub(super) fn ends(bytes: &[u8]) -> bool {
    bytes.windows(2).rev().any(|pair| pair == [0xFF, EOI])
}

/// Reads the header of a JPEG file of `length` bytes from its start, which holds everything before the first scan.
/// `is_complete` tells whether there is an end behind the place where the scan begins.
///
/// # Errors
///
/// As [`super::probe`].
pub(super) fn header(
    bytes: &[u8],
    length: u64,
    is_complete: impl FnOnce(usize) -> Result<bool, PictureError>,
) -> Result<Header<'_>, PictureError> {
    let mut before = Vec::new();
    let mut shape: Option<Frame> = None;
    for segment in segments(bytes) {
        let segment = segment?;
        match segment.marker {
            SOS => {
                let frame = shape.ok_or_else(|| PictureError::damaged("its frame header is missing"))?;
                check_size(frame.width, frame.height)?;
                check_data(frame, length, is_complete(segment.start)?)?;
                return Ok(assemble(&before, frame));
            }
            EOI => break,
            0xC0..=0xCF if !matches!(segment.marker, 0xC4 | 0xC8 | 0xCC) => {
                shape = Some(frame(segment)?);
            }
            _ => before.push(segment),
        }
    }
    Err(PictureError::damaged("it holds no picture data"))
}

fn assemble<'a>(before: &[Segment<'a>], frame: Frame) -> Header<'a> {
    let camera = find(before, 0xE1, b"Exif\0\0").map(Camera::read).unwrap_or_default();
    let resources = gathered(before, 0xED, b"Photoshop 3.0\0");
    Header {
        kind: Kind::Jpeg,
        width: frame.width,
        height: frame.height,
        model: model(frame),
        declared: Declared::of(icc(before), &camera),
        camera,
        xmp: find(before, 0xE1, b"http://ns.adobe.com/xap/1.0/\0").map(Cow::Borrowed),
        iim: iim::in_resources(&resources).map(|iim| Cow::Owned(iim.to_vec())),
        preview: None,
    }
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
fn check_data(frame: Frame, length: u64, complete: bool) -> Result<(), PictureError> {
    let blocks = u64::from(frame.width.div_ceil(8)) * u64::from(frame.height.div_ceil(8));
    if !complete || length < blocks / 8 {
        return Err(cut_off());
    }
    let held = u64::from(frame.width) * u64::from(frame.height) * frame.bits / 8;
    if held > MAX_DECODED_BYTES {
        let megapixels = u64::from(frame.width) * u64::from(frame.height) / 1_000_000;
        return Err(PictureError::unsupported(format_args!("it is a progressive JPEG of {megapixels} megapixels")));
    }
    check_proportion(frame.width, frame.height, frame.bits, DENSEST, length)
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
