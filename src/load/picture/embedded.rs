//! The facts that photographers and agencies leave inside the file, from three places made one.

use super::encoding::Encoding;
use super::header::Header;
use super::reconcile::{Disagreement, reconcile};
use super::{iim, xmp};
use serde::{Deserialize, Serialize};

/// Facts found inside a picture file. Names follow the IPTC Photo Metadata Standard.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Embedded {
    /// Headline (photoshop:Headline, IIM 2:105).
    pub headline: Option<String>,
    /// Description or caption (dc:description, IIM 2:120, EXIF `ImageDescription`).
    pub caption: Option<String>,
    /// Alt text for those who do not see the picture (Iptc4xmpCore:AltTextAccessibility).
    pub alt: Option<String>,
    /// A longer description for those who do not see the picture (Iptc4xmpCore:ExtDescrAccessibility).
    pub extended_description: Option<String>,
    /// The photographer; several are joined by commas (dc:creator, IIM 2:80, EXIF Artist).
    pub creator: Option<String>,
    /// Credit line (photoshop:Credit, IIM 2:110).
    pub credit: Option<String>,
    /// Who supplied the picture (photoshop:Source, IIM 2:115).
    pub source: Option<String>,
    /// Copyright notice (dc:rights, IIM 2:116, EXIF Copyright).
    pub copyright: Option<String>,
    /// Rights usage terms (xmpRights:UsageTerms).
    pub usage: Option<String>,
    /// Address of a page about the rights (xmpRights:WebStatement).
    pub web_statement: Option<String>,
    /// Who grants licences (plus:Licensor, `LicensorName`).
    pub licensor_name: Option<String>,
    /// The e-mail address of that one.
    pub licensor_email: Option<String>,
    /// The address of the page where licences are granted.
    pub licensor_url: Option<String>,
    /// How it was made: an address of the IPTC's vocabulary (Iptc4xmpExt:DigitalSourceType).
    pub digital_source_type: Option<String>,
    /// The place that is shown (Iptc4xmpExt:LocationShown; IIM 2:92, 2:90, 2:101).
    pub location: Option<String>,
    /// Keywords (dc:subject, IIM 2:25).
    pub keywords: Vec<String>,
    /// Persons shown (Iptc4xmpExt:PersonInImage).
    pub people: Vec<String>,
    /// The day it was made, `YYYY-MM-DD` (photoshop:DateCreated, IIM 2:55, EXIF `DateTimeOriginal`).
    pub date: Option<String>,
    /// Whether the file gives away where it was taken.
    pub has_gps: bool,
    /// Where the file contradicts itself.
    pub disagreements: Vec<Disagreement>,
}

/// All facts of a file: XMP before IIM before EXIF, field by field.
pub(super) fn gather(header: &Header<'_>) -> Embedded {
    let xmp = header.xmp.as_deref().map(xmp::read).unwrap_or_default();
    let iim = header.iim.as_deref().map(iim::read).unwrap_or_default();
    reconcile(xmp, iim, header.camera.embedded.clone())
}

/// Text without the spaces and control characters that old programs pad with; `None` if nothing is left.
pub(super) fn tidy(text: &str) -> Option<String> {
    let kept = |c: &char| !c.is_control() || matches!(c, '\n' | '\t' | '\r');
    let text: String = text.chars().filter(kept).collect();
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// Bytes without a declared encoding as tidy text.
pub(super) fn decoded(bytes: &[u8]) -> Option<String> {
    Encoding::guess(bytes).text(bytes)
}

/// The parts of a place's name that are known, from the narrowest to the widest: `Pier, Doolin, Ireland`.
pub(super) fn place(parts: [Option<String>; 3]) -> Option<String> {
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// The day, as `YYYY-MM-DD`, that a date of XMP (`2026-05-04T10:00`), EXIF (`2026:05:04 10:00:00`) or IIM (`20260504`)
/// begins with; `None` for a part of a date and for the zeros of a camera whose clock was never set.
pub(super) fn day(text: &str) -> Option<String> {
    let mut digits = text.chars().filter(char::is_ascii_digit);
    let separators = [text.chars().nth(4)?, text.chars().nth(7)?];
    let separated = separators == ['-', '-'] || separators == [':', ':'];
    let plain = text.get(..8)?.bytes().all(|byte| byte.is_ascii_digit());
    let (year, month, day) = (take(&mut digits, 4)?, take(&mut digits, 2)?, take(&mut digits, 2)?);
    let real = year > 0 && (1..=12).contains(&month) && (1..=31).contains(&day);
    let in_place = plain || (separated && text.get(8..10)?.bytes().all(|byte| byte.is_ascii_digit()));
    (real && in_place).then(|| format!("{year:04}-{month:02}-{day:02}"))
}

fn take(digits: &mut impl Iterator<Item = char>, count: usize) -> Option<u32> {
    let taken: String = digits.take(count).collect();
    if taken.len() == count { taken.parse().ok() } else { None }
}
