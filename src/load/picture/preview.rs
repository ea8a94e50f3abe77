//! Where camera raws keep their JPEG previews and their facts.

use super::boxes::{Fields, Part, below, boxes};
use super::camera::Camera;
use super::directory::{Directory, Tiff};
use super::raw::Raw;
use super::source::Source;
use super::{Declared, PictureError, tiff};

/// The largest box of facts that is read, in bytes.
const MAX_FACTS: u64 = 1 << 20;

/// What may be a preview: nothing has been read of it yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Preview {
    /// Where it begins, in bytes.
    pub(super) at: u64,
    /// How many bytes it has.
    pub(super) length: u64,
    /// What the raw says about its colours.
    pub(super) declared: Option<Declared>,
}

/// What a raw file holds beside the data of its sensor.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Everything that may be a preview.
    pub(super) previews: Vec<Preview>,
    /// What EXIF says.
    pub(super) camera: Camera,
    /// The XMP packet.
    pub(super) xmp: Option<Vec<u8>>,
    /// The IIM datasets.
    pub(super) iim: Option<Vec<u8>>,
}

/// Raws built like a TIFF: a preview is a strip of JPEG, or stands where EXIF keeps thumbnails.
///
/// # Errors
///
/// `Damaged` if there is no directory.
pub(super) fn in_tiff(source: &mut Source<'_>, raw: Raw) -> Result<Found, PictureError> {
    const PANASONIC_JPEG: u16 = 0x002E;
    let mut tiff = Tiff::open(source)?;
    let first = tiff.first()?;
    let camera = Camera::of(&mut tiff);
    let mut previews = Vec::new();
    for directory in tiff.all() {
        previews.extend(in_directory(&mut tiff, &directory));
    }
    if raw == Raw::Rw2 {
        let jpeg = first.place(PANASONIC_JPEG);
        previews.extend(jpeg.map(|(at, length)| Preview { at, length, declared: None }));
    }
    let (xmp, iim) = (tiff::xmp(&mut tiff, &first), tiff::iim(&mut tiff, &first));
    if raw == Raw::Orf {
        previews.extend(of_olympus(&mut tiff, &first));
    }
    Ok(Found { previews, camera, xmp, iim })
}

fn in_directory(tiff: &mut Tiff<'_, '_>, directory: &Directory) -> Vec<Preview> {
    const COMPRESSION: u16 = 0x0103;
    const STRIP_AT: u16 = 0x0111;
    const STRIP_LENGTH: u16 = 0x0117;
    const JPEG_AT: u16 = 0x0201;
    const JPEG_LENGTH: u16 = 0x0202;
    const COLOUR_SPACE: u16 = 0xC71A;
    let declared = match tiff.one(directory, COLOUR_SPACE) {
        Some(2) => Some(Declared::Srgb),
        Some(3) => Some(Declared::AdobeRgb),
        Some(4) => Some(Declared::ProPhoto),
        _ => None,
    };
    let mut found = Vec::new();
    if let (Some(at), Some(length)) = (tiff.one(directory, JPEG_AT), tiff.one(directory, JPEG_LENGTH)) {
        found.push(Preview { at, length, declared: declared.clone() });
    }
    if matches!(tiff.one(directory, COMPRESSION), Some(6 | 7))
        && let ([at], [length]) = (&*tiff.numbers(directory, STRIP_AT), &*tiff.numbers(directory, STRIP_LENGTH))
    {
        found.push(Preview { at: *at, length: *length, declared });
    }
    found
}

/// Olympus keeps its preview in the maker's own note, whose directories count from where the note begins.
fn of_olympus(tiff: &mut Tiff<'_, '_>, first: &Directory) -> Option<Preview> {
    const EXIF: u16 = 0x8769;
    const NOTE: u16 = 0x927C;
    const SETTINGS: u16 = 0x2020;
    const PREVIEW_AT: u16 = 0x0101;
    const PREVIEW_LENGTH: u16 = 0x0102;
    let exif = tiff.one(first, EXIF)?;
    let (note, length) = tiff.directory(exif).ok()?.place(NOTE)?;
    let mark = tiff.source.part(note, length.min(10)).ok()?;
    let start = match mark.as_slice() {
        [b'O', b'L', b'Y', b'M', b'P', b'U', b'S', 0, ..] => 12,
        b"OM SYSTEM\0" => 16,
        _ => return None,
    };
    let rest = tiff.source.length() - note;
    let layout = tiff.layout();
    let mut inside = tiff.source.within(note, rest).ok()?;
    let mut tiff = Tiff::with(&mut inside, layout, start);
    let first = tiff.first().ok()?;
    let settings = tiff.one(&first, SETTINGS)?;
    let settings = tiff.directory(settings).ok()?;
    let (at, length) = (tiff.one(&settings, PREVIEW_AT)?, tiff.one(&settings, PREVIEW_LENGTH)?);
    Some(Preview { at: note.checked_add(at)?, length, declared: None })
}

/// Fujifilm's raws: a whole JPEG with all facts stands at a place that the file's head names.
///
/// # Errors
///
/// `Damaged` if the head is cut off.
pub(super) fn in_raf(source: &mut Source<'_>) -> Result<Found, PictureError> {
    let (at, length) = (u32::from_be_bytes(source.array(84)?), u32::from_be_bytes(source.array(88)?));
    let preview = Preview { at: at.into(), length: length.into(), declared: None };
    Ok(Found { previews: vec![preview], ..Found::default() })
}

/// Canon's boxes: a JPEG of full size is the only sample of a track, a smaller one stands in a box of its own, and EXIF is
/// spread over several.
pub(super) fn in_cr3(source: &mut Source<'_>) -> Found {
    const FACTS: [u8; 16] = *b"\x85\xC0\xB6\x87\x82\x0F\x11\xE0\x81\x11\xF4\xCE\x46\x2B\x6A\x48";
    const XMP: [u8; 16] = *b"\xBE\x7A\xCF\xCB\x97\xA9\x42\xE8\x9C\x71\x99\x94\x91\xE3\xAF\xAC";
    const SMALLER: [u8; 16] = *b"\xEA\xF4\x2B\x5E\x1C\x98\x4B\x88\xB9\xFB\xB7\xDC\x40\x6E\x4D\x16";
    let all = source.length();
    let mut uuids = below(source, 0, all, &[*b"uuid"]);
    uuids.extend(below(source, 0, all, &[*b"moov", *b"uuid"]));
    let mut found = Found { previews: samples(source), ..Found::default() };
    for Part { at, length, .. } in uuids {
        let Ok(name) = source.array::<16>(at) else { continue };
        let content = Part { name: *b"uuid", at: at + 16, length: length.saturating_sub(16) };
        match name {
            FACTS => found.camera = facts(source, content),
            XMP => found.xmp = source.part(content.at, content.length).ok().filter(|_| length <= tiff::MAX_PACKET),
            SMALLER => found.previews.extend(smaller(source, content)),
            _ => {}
        }
    }
    found
}

/// The first sample of each track.
fn samples(source: &mut Source<'_>) -> Vec<Preview> {
    const TABLES: [[u8; 4]; 5] = [*b"moov", *b"trak", *b"mdia", *b"minf", *b"stbl"];
    let all = source.length();
    let tables = below(source, 0, all, &TABLES);
    tables.into_iter().filter_map(|table| sample(source, table)).collect()
}

fn sample(source: &mut Source<'_>, table: Part) -> Option<Preview> {
    let (mut at, mut length) = (None, None);
    for part in boxes(source, table.at, table.length) {
        let Ok(start) = source.up_to(part.at, part.length.min(16)) else { continue };
        let mut fields = Fields(start.get(4..)?);
        match &part.name {
            b"stsz" => length = fields.number(4),
            b"co64" => at = fields.number(4).and_then(|_| fields.number(8)),
            b"stco" => at = fields.number(4).and_then(|_| fields.number(4)),
            _ => {}
        }
    }
    Some(Preview { at: at?, length: length?, declared: None })
}

/// The preview of moderate size: eight bytes, then a box with sixteen bytes before the JPEG.
fn smaller(source: &mut Source<'_>, content: Part) -> Option<Preview> {
    let parts = boxes(source, content.at + 8, content.length.checked_sub(8)?);
    let preview = parts.into_iter().find(|part| part.name == *b"PRVW")?;
    Some(Preview { at: preview.at + 16, length: preview.length.checked_sub(16)?, declared: None })
}

/// EXIF in several boxes, each a TIFF structure of one directory.
fn facts(source: &mut Source<'_>, content: Part) -> Camera {
    let mut camera = Camera::default();
    for part in boxes(source, content.at, content.length) {
        let Ok(packet) = source.part(part.at, part.length.min(MAX_FACTS)) else { continue };
        camera = match &part.name {
            b"CMT1" => Camera::read(&packet).or(camera),
            b"CMT2" => camera.or(Camera::read_exif(&packet)),
            b"CMT4" => camera.or(Camera::read_place(&packet)),
            _ => camera,
        };
    }
    camera
}
