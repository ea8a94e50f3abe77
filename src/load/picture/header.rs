//! The header of a picture: what must be known, and checked, before a decoder is let near the file.

use super::camera::Camera;
use super::{Declared, Kind, MAX_PIXELS, Orientation, PictureError, frame, others};
use std::borrow::Cow;

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
}

impl Header<'_> {
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
    let kind = Kind::of(bytes)?;
    let header = if kind == Kind::Jpeg { frame::header(bytes) } else { others::header(bytes, kind) }?;
    check_size(header.width, header.height)?;
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
