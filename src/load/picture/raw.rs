//! Camera raws: the largest JPEG that the camera put inside is what is published, upright, with the facts of the raw.

use super::directory::Tiff;
use super::header::Header;
use super::preview::{self, Found, Preview};
use super::source::Source;
use super::{Declared, Kind, PictureError, frame};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::cmp::Reverse;

/// The least long side of a preview, in pixels, that can stand for the picture.
pub(super) const LEAST_SIDE: u32 = 640;

/// The most previews that are looked at. Cameras write up to four.
const MAX_PREVIEWS: usize = 12;

/// Whose raw it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Raw {
    /// Adobe's Digital Negative.
    Dng,
    /// Canon, until 2018.
    Cr2,
    /// Canon, since 2018.
    Cr3,
    /// Nikon.
    Nef,
    /// Sony.
    Arw,
    /// Pentax and Ricoh.
    Pef,
    /// Olympus and OM System.
    Orf,
    /// Panasonic and Leica.
    Rw2,
    /// Fujifilm.
    Raf,
    /// Any other that is built like a TIFF.
    Other,
}

impl Raw {
    /// The usual extensions, the commonest first; none for those whose maker is not known.
    pub(super) const fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Dng => &["dng"],
            Self::Cr2 => &["cr2"],
            Self::Cr3 => &["cr3"],
            Self::Nef => &["nef", "nrw"],
            Self::Arw => &["arw", "sr2", "srf"],
            Self::Pef => &["pef"],
            Self::Orf => &["orf", "ori"],
            Self::Rw2 => &["rw2", "raw", "rwl"],
            Self::Raf => &["raf"],
            Self::Other => &[],
        }
    }
}

/// Whose raw a TIFF is in truth, if it is one: it bears Canon's mark or a version of DNG, its first directory calls itself
/// a thumbnail and points to others, or a directory describes the pixels of a sensor.
pub(super) fn in_tiff(source: &mut Source<'_>) -> Option<Raw> {
    const SUBFILE_TYPE: u16 = 0x00FE;
    const PHOTOMETRIC: u16 = 0x0106;
    const MAKE: u16 = 0x010F;
    const SUB_DIRECTORIES: u16 = 0x014A;
    const DNG_VERSION: u16 = 0xC612;
    if source.part(8, 2).is_ok_and(|mark| mark == b"CR") {
        return Some(Raw::Cr2);
    }
    let mut tiff = Tiff::open(source).ok()?;
    let first = tiff.first().ok()?;
    if first.has(DNG_VERSION) {
        return Some(Raw::Dng);
    }
    let thumbnail = tiff.one(&first, SUBFILE_TYPE).is_some_and(|kind| kind & 1 == 1) && first.has(SUB_DIRECTORIES);
    // A colour filter array, or what was made from one and not yet developed (TIFF/EP, DNG).
    let sensor = |tiff: &mut Tiff<'_, '_>| {
        tiff.all().iter().any(|directory| matches!(tiff.one(directory, PHOTOMETRIC), Some(32_803 | 34_892)))
    };
    if !thumbnail && !sensor(&mut tiff) {
        return None;
    }
    let make = tiff.bytes(&first, MAKE, 256).unwrap_or_default().to_ascii_uppercase();
    let known: [(&[u8], Raw); 5] =
        [(b"NIKON", Raw::Nef), (b"SONY", Raw::Arw), (b"PENTAX", Raw::Pef), (b"RICOH", Raw::Pef), (b"CANON", Raw::Cr2)];
    Some(known.iter().find(|(name, _)| make.starts_with(name)).map_or(Raw::Other, |(_, raw)| *raw))
}

/// Reads the header of a raw: the size and the colours of its largest preview, the facts of the raw itself.
///
/// # Errors
///
/// As [`super::probe`]; `RawAlone` if there is no preview that could stand for the picture.
pub(super) fn header(source: &mut Source<'_>, raw: Raw) -> Result<Header<'static>, PictureError> {
    let Found { mut previews, camera, xmp, iim } = match raw {
        Raw::Raf => preview::in_raf(source)?,
        Raw::Cr3 => preview::in_cr3(source),
        _ => preview::in_tiff(source, raw)?,
    };
    // The longest are the largest; how many there may be is not left to a file made to keep us reading.
    previews.sort_by_key(|preview| Reverse(preview.length));
    previews.truncate(MAX_PREVIEWS);
    let mut best: Option<(Preview, Header<'static>)> = None;
    for preview in previews {
        let Ok(header) = look(source, &preview) else { continue };
        let area = |header: &Header<'_>| u64::from(header.width) * u64::from(header.height);
        if best.as_ref().is_none_or(|(_, best)| area(&header) > area(best)) {
            best = Some((preview, header));
        }
    }
    let (preview, shown) = best.ok_or(PictureError::RawAlone)?;
    if shown.width.max(shown.height) < LEAST_SIDE {
        return Err(PictureError::RawAlone);
    }
    let declared = match shown.declared {
        Declared::Nothing => preview.declared.unwrap_or_else(|| Declared::of(None, &camera)),
        declared => declared,
    };
    Ok(Header {
        kind: Kind::Raw(raw),
        declared,
        camera: camera.or(shown.camera),
        xmp: xmp.map(Cow::Owned).or(shown.xmp),
        iim: iim.map(Cow::Owned).or(shown.iim),
        preview: Some(preview.at..preview.at + preview.length),
        ..shown
    })
}

/// The header of a preview, if it is a JPEG that can be read.
fn look(source: &mut Source<'_>, preview: &Preview) -> Result<Header<'static>, PictureError> {
    let mut inside = source.within(preview.at, preview.length)?;
    let start = frame::start(&mut inside)?;
    let header = frame::header(&start, preview.length, |scan| frame::is_complete(&mut inside, scan as u64))?;
    Ok(header.into_owned())
}
