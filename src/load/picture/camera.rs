//! What the camera wrote: EXIF 2.32 (CIPA DC-008).

use super::directory::{Directory, Tiff};
use super::source::Source;
use super::{Embedded, Orientation};
use std::io::Cursor;

/// The facts taken from EXIF.
#[derive(Debug, Clone, Default)]
pub(crate) struct Camera {
    /// Tag 0x0112.
    pub(crate) orientation: Orientation,
    /// Whether the pixels are Adobe RGB (1998) without saying so in a profile: the DCF option file, R03.
    pub(crate) adobe_rgb: bool,
    /// Whether the pixels are declared to be sRGB.
    pub(crate) srgb: bool,
    /// Description, artist, copyright, date, and whether there is a place.
    pub(crate) embedded: Embedded,
}

/// Descriptions that cameras and scanners put in by themselves; they are never a caption.
const FILLERS: &[&str] = &[
    "OLYMPUS DIGITAL CAMERA",
    "SONY DSC",
    "KONICA MINOLTA DIGITAL CAMERA",
    "MINOLTA DIGITAL CAMERA",
    "SAMSUNG CAMERA PICTURES",
    "SAMSUNG DIGITAL CAMERA",
    "DIGITAL CAMERA",
    "Exif_JPEG_PICTURE",
    "Exif JPEG",
    "DCIM",
    "default",
    "untitled",
];

/// The tags that are read, by the directory in which they stand.
mod tag {
    pub(super) const DESCRIPTION: u16 = 0x010E;
    pub(super) const ORIENTATION: u16 = 0x0112;
    pub(super) const ARTIST: u16 = 0x013B;
    pub(super) const COPYRIGHT: u16 = 0x8298;
    pub(super) const EXIF: u16 = 0x8769;
    pub(super) const GPS: u16 = 0x8825;

    pub(super) const TAKEN: u16 = 0x9003;
    pub(super) const COLOUR_SPACE: u16 = 0xA001;
    pub(super) const INTEROPERABILITY: u16 = 0xA005;

    pub(super) const INTEROPERABILITY_INDEX: u16 = 0x0001;
    pub(super) const GPS_VERSION: u16 = 0x0000;
}

/// The longest text that is read, in bytes.
const MAX_TEXT: u64 = 65_536;

impl Camera {
    /// Reads an EXIF packet: a TIFF structure, before which some programs leave the signature that JPEG needs. What is
    /// broken in it is left out.
    pub(super) fn read(packet: &[u8]) -> Self {
        let packet = packet.strip_prefix(b"Exif\0\0").unwrap_or(packet);
        let mut input = Cursor::new(packet);
        let mut source = Source::new(&mut input, packet.len() as u64);
        Tiff::open(&mut source).map(|mut tiff| Self::of(&mut tiff)).unwrap_or_default()
    }

    /// Reads the first directory of a TIFF structure and the sub-directories that it names.
    pub(super) fn of(tiff: &mut Tiff<'_, '_>) -> Self {
        let main = tiff.first().unwrap_or_default();
        let below = |tiff: &mut Tiff<'_, '_>, directory: &Directory, tag| {
            let at = tiff.one(directory, tag)?;
            tiff.directory(at).ok()
        };
        let exif = below(tiff, &main, tag::EXIF).unwrap_or_default();
        let gps = below(tiff, &main, tag::GPS).unwrap_or_default();
        let interoperability = below(tiff, &exif, tag::INTEROPERABILITY).unwrap_or_default();
        let orientation = tiff.one(&main, tag::ORIENTATION).and_then(|value| u32::try_from(value).ok());
        let space = tiff.one(&exif, tag::COLOUR_SPACE);
        let index = text(tiff, &interoperability, tag::INTEROPERABILITY_INDEX);
        Self {
            orientation: Orientation::from_exif(orientation.unwrap_or(1)),
            srgb: space == Some(1),
            // Some cameras write 2, which the standard does not know, for what it asks to be told by the option file.
            adobe_rgb: index.as_deref() == Some("R03") || space == Some(2),
            embedded: Embedded {
                caption: text(tiff, &main, tag::DESCRIPTION).filter(|text| !is_filler(text)),
                creator: text(tiff, &main, tag::ARTIST),
                copyright: text(tiff, &main, tag::COPYRIGHT),
                date: text(tiff, &exif, tag::TAKEN).and_then(|text| super::embedded::day(&text)),
                // A version tag alone, which many cameras write, tells no place.
                has_gps: gps.tags().any(|tag| tag != tag::GPS_VERSION),
                ..Embedded::default()
            },
        }
    }
}

fn is_filler(text: &str) -> bool {
    FILLERS.iter().any(|filler| filler.eq_ignore_ascii_case(text))
}

/// The text of an ASCII field. Copyright may hold two, photographer's and editor's; they are joined.
fn text(tiff: &mut Tiff<'_, '_>, directory: &Directory, tag: u16) -> Option<String> {
    let bytes = tiff.bytes(directory, tag, MAX_TEXT)?;
    let parts: Vec<String> = bytes.split(|byte| *byte == 0).filter_map(super::embedded::decoded).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}
