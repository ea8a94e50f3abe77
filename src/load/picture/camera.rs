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
    /// Whether there is such a tag; without it the picture counts as upright.
    pub(super) oriented: bool,
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
        opened(packet, Self::of)
    }

    /// Reads a TIFF structure whose first directory is the one of EXIF.
    pub(super) fn read_exif(packet: &[u8]) -> Self {
        opened(packet, |tiff| {
            let exif = tiff.first().unwrap_or_default();
            Self::of_exif(tiff, &exif)
        })
    }

    /// Reads a TIFF structure whose first directory is the one of places.
    pub(super) fn read_place(packet: &[u8]) -> Self {
        let has_gps = opened(packet, |tiff| tells_place(&tiff.first().unwrap_or_default()));
        Self { embedded: Embedded { has_gps, ..Embedded::default() }, ..Self::default() }
    }

    /// Reads the first directory of a TIFF structure and the sub-directories that it names.
    pub(super) fn of(tiff: &mut Tiff<'_, '_>) -> Self {
        let main = tiff.first().unwrap_or_default();
        let exif = below(tiff, &main, tag::EXIF);
        let gps = below(tiff, &main, tag::GPS);
        let orientation = tiff.one(&main, tag::ORIENTATION).and_then(|value| u32::try_from(value).ok());
        let Self { adobe_rgb, srgb, embedded, .. } = Self::of_exif(tiff, &exif);
        Self {
            orientation: Orientation::from_exif(orientation.unwrap_or(1)),
            oriented: orientation.is_some(),
            srgb,
            adobe_rgb,
            embedded: Embedded {
                caption: text(tiff, &main, tag::DESCRIPTION).filter(|text| !is_filler(text)),
                creator: text(tiff, &main, tag::ARTIST),
                copyright: text(tiff, &main, tag::COPYRIGHT),
                has_gps: tells_place(&gps),
                ..embedded
            },
        }
    }

    fn of_exif(tiff: &mut Tiff<'_, '_>, exif: &Directory) -> Self {
        let interoperability = below(tiff, exif, tag::INTEROPERABILITY);
        let space = tiff.one(exif, tag::COLOUR_SPACE);
        let index = text(tiff, &interoperability, tag::INTEROPERABILITY_INDEX);
        let date = text(tiff, exif, tag::TAKEN).and_then(|text| super::embedded::day(&text));
        Self {
            srgb: space == Some(1),
            // Some cameras write 2, which the standard does not know, for what it asks to be told by the option file.
            adobe_rgb: index.as_deref() == Some("R03") || space == Some(2),
            embedded: Embedded { date, ..Embedded::default() },
            ..Self::default()
        }
    }

    /// These facts, with the gaps filled from another place in the same file. The other place turns the picture if it
    /// says how: it is the nearer to the pixels.
    pub(super) fn or(self, nearer: Self) -> Self {
        let (mine, theirs) = (self.embedded, nearer.embedded);
        Self {
            orientation: if nearer.oriented { nearer.orientation } else { self.orientation },
            oriented: self.oriented || nearer.oriented,
            srgb: self.srgb || nearer.srgb,
            adobe_rgb: self.adobe_rgb || nearer.adobe_rgb,
            embedded: Embedded {
                caption: mine.caption.or(theirs.caption),
                creator: mine.creator.or(theirs.creator),
                copyright: mine.copyright.or(theirs.copyright),
                date: mine.date.or(theirs.date),
                has_gps: mine.has_gps || theirs.has_gps,
                ..Embedded::default()
            },
        }
    }
}

/// What `read` makes of a TIFF structure; the default if it is none.
fn opened<T: Default>(packet: &[u8], read: impl FnOnce(&mut Tiff<'_, '_>) -> T) -> T {
    let mut input = Cursor::new(packet);
    let mut source = Source::new(&mut input, packet.len() as u64);
    Tiff::open(&mut source).map(|mut tiff| read(&mut tiff)).unwrap_or_default()
}

/// The directory that a field points to; an empty one if there is none.
fn below(tiff: &mut Tiff<'_, '_>, directory: &Directory, tag: u16) -> Directory {
    let at = tiff.one(directory, tag);
    at.and_then(|at| tiff.directory(at).ok()).unwrap_or_default()
}

/// Whether a directory of places says more than its version, which many cameras write and which tells no place.
fn tells_place(gps: &Directory) -> bool {
    gps.tags().any(|tag| tag != tag::GPS_VERSION)
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
