//! The header of a picture: what must be known, and checked, before a decoder is let near the file.

use super::camera::Camera;
use super::source::{Input, Source};
use super::{Declared, Kind, MAX_PIXELS, Orientation, PictureError, frame, others, raw, signal, tiff};
use std::borrow::Cow;
use std::io::Cursor;
use std::ops::Range;

/// The colour model of the stored pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Model {
    /// One channel, with or without alpha.
    Grey,
    /// Three channels, with or without alpha; `YCbCr` and palettes count here.
    Rgb,
    /// Four inks; `YCCK` counts here.
    Cmyk,
}

/// A checked header with the metadata packets of the file, not yet interpreted.
#[derive(Debug)]
pub(crate) struct Header<'a> {
    /// The file format.
    pub(crate) kind: Kind,
    /// Width as stored, in pixels.
    pub(crate) width: u32,
    /// Height as stored, in pixels.
    pub(crate) height: u32,
    /// The colour model as stored.
    pub(crate) model: Model,
    /// What EXIF says.
    pub(crate) camera: Camera,
    /// What the file says about its colour space.
    pub(crate) declared: Declared,
    /// The XMP packet (ISO 16684-1), XML text in bytes.
    pub(crate) xmp: Option<Cow<'a, [u8]>>,
    /// The IPTC IIM datasets, without any Photoshop wrapping.
    pub(crate) iim: Option<Cow<'a, [u8]>>,
    /// Where in the file the JPEG lies that stands for a camera raw, in bytes; everything above but the facts is about it.
    pub(crate) preview: Option<Range<u64>>,
}

impl Header<'_> {
    /// The same header, of which nothing lies in the file any more.
    pub(super) fn into_owned(self) -> Header<'static> {
        let owned = |packet: Option<Cow<'_, [u8]>>| packet.map(|packet| Cow::Owned(packet.into_owned()));
        Header { xmp: owned(self.xmp), iim: owned(self.iim), ..self }
    }

    /// Width and height in pixels of the upright picture.
    pub(crate) fn upright(&self) -> (u32, u32) {
        if self.camera.orientation.swaps_sides() { (self.height, self.width) } else { (self.width, self.height) }
    }

    /// Whether it is a JPEG whose coded pixels can be published as they are.
    pub(crate) fn is_ready(&self) -> bool {
        self.kind == Kind::Jpeg
            && self.camera.orientation == Orientation::Upright
            && self.model != Model::Cmyk
            && self.declared.profile(self.model).is_none()
    }
}

/// Reads and checks the header of a picture.
///
/// # Errors
///
/// As [`super::probe`].
pub(crate) fn header(bytes: &[u8]) -> Result<Header<'_>, PictureError> {
    match Kind::of(bytes)? {
        Kind::Jpeg => checked(frame::header(bytes, bytes.len() as u64, |scan| Ok(frame::ends(&bytes[scan..])))?),
        kind => of_kind(&mut Source::new(&mut Cursor::new(bytes), bytes.len() as u64), kind),
    }
}

/// Reads and checks the header of a picture in a file of `length` bytes, most of which is never read, and hands it on.
///
/// # Errors
///
/// As [`super::glance`].
pub(super) fn from_file<T>(
    file: &mut dyn Input,
    length: u64,
    then: impl FnOnce(&Header<'_>) -> T,
) -> Result<T, PictureError> {
    let mut source = Source::new(file, length);
    match Kind::of_source(&mut source)? {
        Kind::Jpeg => {
            let start = frame::start(&mut source)?;
            let header = frame::header(&start, length, |scan| frame::is_complete(&mut source, scan as u64))?;
            Ok(then(&checked(header)?))
        }
        kind => Ok(then(&of_kind(&mut source, kind)?)),
    }
}

fn of_kind(source: &mut Source<'_>, kind: Kind) -> Result<Header<'static>, PictureError> {
    checked(match kind {
        Kind::Tiff => tiff::header(source),
        Kind::Raw(raw) => raw::header(source, raw),
        #[cfg(feature = "avif")]
        Kind::Avif => super::avif::header(source),
        #[cfg(not(feature = "avif"))]
        Kind::Avif => Err(PictureError::unsupported("this onset was built without AVIF")),
        kind => others::header(source, kind),
    }?)
}

/// Lets through what can be shown as it is meant.
fn checked(header: Header<'_>) -> Result<Header<'_>, PictureError> {
    match &header.declared {
        Declared::Icc(icc) => signal::check_profile(icc)?,
        Declared::Numbers(signal) => drop(signal.check()?),
        _ => {}
    }
    Ok(header)
}

/// Lets through pictures of one pixel to [`MAX_PIXELS`].
///
/// # Errors
///
/// `Damaged` for an empty area, `TooLarge` for too many pixels.
pub(crate) fn check_size(width: u32, height: u32) -> Result<(), PictureError> {
    match u64::from(width) * u64::from(height) {
        0 => Err(PictureError::damaged("the header gives it no width or no height")),
        pixels if pixels > MAX_PIXELS => Err(PictureError::TooLarge { width, height }),
        _ => Ok(()),
    }
}

/// The most bytes that one can stand for, as deflate packs them. LZW can do better, but not by the strip.
pub(super) const DENSEST: u64 = 1_100;

/// Refuses small files that claim to be enormous, before memory is given to them. `bits` are those that one pixel takes
/// when it is decoded, `densest` how many such bytes an honest file can hold in one of its own, `length` the bytes of the
/// file. Up to some 20 megapixels a picture may be as flat as it likes, and up to some 80 as flat as its format allows; no
/// still beyond that is as good as empty.
///
/// # Errors
///
/// `Damaged`.
pub(super) fn check_proportion(
    width: u32,
    height: u32,
    bits: u64,
    densest: u64,
    length: u64,
) -> Result<(), PictureError> {
    const HARMLESS: u64 = 64_000_000;
    const BEARABLE: u64 = 240_000_000;
    const FLATTEST: u64 = 50;
    let pixels = u64::from(width) * u64::from(height);
    let honest = densest.saturating_mul(length).min(FLATTEST.saturating_mul(length).max(BEARABLE));
    if pixels.saturating_mul(bits) / 8 <= HARMLESS.max(honest) {
        return Ok(());
    }
    Err(PictureError::damaged("the file is far too small for the size that it claims"))
}
