//! What the camera wrote: EXIF 2.32 (CIPA DC-008), read with kamadak-exif.

use super::{Embedded, Orientation};
use exif::{Context, In, Reader, Tag, Value};

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

impl Camera {
    /// Reads a TIFF structure, which begins with its byte order mark; what is broken in it is left out.
    pub(super) fn read(tiff: &[u8]) -> Self {
        super::contain(|| Ok(Self::parse(tiff))).unwrap_or_default()
    }

    fn parse(tiff: &[u8]) -> Self {
        let read = Reader::new().continue_on_error(true).read_raw(tiff.to_vec());
        let Ok(exif) = read.or_else(|error| error.distill_partial_result(|_| {})) else {
            return Self::default();
        };
        let text = |tag| exif.get_field(tag, In::PRIMARY).and_then(|field| text(&field.value));
        let number = |tag| exif.get_field(tag, In::PRIMARY).and_then(|field| field.value.get_uint(0));
        let interoperability = text(Tag::InteroperabilityIndex);
        let mut gps = exif.fields().filter(|field| field.tag.context() == Context::Gps);
        Self {
            orientation: Orientation::from_exif(number(Tag::Orientation).unwrap_or(1)),
            srgb: number(Tag::ColorSpace) == Some(1),
            adobe_rgb: interoperability.as_deref() == Some("R03"),
            embedded: Embedded {
                caption: text(Tag::ImageDescription).filter(|text| !is_filler(text)),
                creator: text(Tag::Artist),
                copyright: text(Tag::Copyright),
                date: text(Tag::DateTimeOriginal).and_then(|text| super::embedded::day(&text)),
                // A version tag alone, which many cameras write, tells no place.
                has_gps: gps.any(|field| field.tag != Tag::GPSVersionID),
                ..Embedded::default()
            },
        }
    }
}

fn is_filler(text: &str) -> bool {
    FILLERS.iter().any(|filler| filler.eq_ignore_ascii_case(text))
}

/// The text of an ASCII field. Copyright may hold two, photographer's and editor's; they are joined.
fn text(value: &Value) -> Option<String> {
    let Value::Ascii(parts) = value else {
        return None;
    };
    let parts: Vec<String> = parts.iter().filter_map(|part| super::embedded::decoded(part)).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}
