//! Pixels as such, for what is put together from several pictures.

use super::raster::{Layout, Raster};
use super::{Encoding, Route, Size, check, decode, encode};
use crate::load::picture::{PictureError, header};
use crate::load::scalars::Focus;

/// Rows of red, green and blue samples in sRGB from the top, 8 bits each, without padding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pixels {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// `width * height * 3` bytes.
    pub samples: Vec<u8>,
}

impl Pixels {
    /// Decodes a picture at a size, upright; what is transparent lies on white. A crop that is to be found out keeps the
    /// middle.
    ///
    /// # Errors
    ///
    /// As [`super::render`].
    pub fn of(source: &[u8], size: Size) -> Result<Self, PictureError> {
        let header = header(source)?;
        let (width, height) = header.upright();
        let whole = decode::master(source, &header, &Route::new(header.kind, (width, height), &[size]))?;
        Self::cut(whole, size, (width, height))
    }

    /// The part of the first step on the way to a size, of a picture that is so large upright.
    pub(super) fn cut(whole: Raster, size: Size, (width, height): (u32, u32)) -> Result<Self, PictureError> {
        let to = size.of(width, height);
        let done = (whole.width, whole.height) == to && !size.crops();
        let part = size.part(whole.width, whole.height, Focus::CENTRE);
        let raster = if done { whole } else { whole.resized(to, part)? };
        let (width, height) = (raster.width, raster.height);
        let samples = match raster.layout {
            Layout::Rgb => raster.samples,
            _ => raster.on_white().into_owned(),
        };
        Ok(Self { width, height, samples })
    }

    /// Encodes the pixels, which hold lettering: colour is stored as finely as brightness. The file carries no metadata.
    ///
    /// # Errors
    ///
    /// `Unsupported` when the format cannot be so large, `Damaged` if there are not as many samples as the size says.
    pub fn encoded(self, encoding: Encoding) -> Result<Vec<u8>, PictureError> {
        check((self.width, self.height), encoding)?;
        let raster = Raster::new(self.width, self.height, Layout::Rgb, self.samples)?;
        encode::encode(&raster, encoding, true)
    }
}

/// Encodes pixels that are ready: `width * height` times red, green and blue in sRGB, 8 bits each, row by row from the top,
/// as a photograph. It is the part of [`super::render`] that no better engine could leave out, for measuring how much else
/// there is.
///
/// # Errors
///
/// As [`Pixels::encoded`].
pub fn encode_only(width: u32, height: u32, rgb: Vec<u8>, encoding: Encoding) -> Result<Vec<u8>, PictureError> {
    check((width, height), encoding)?;
    encode::encode(&Raster::new(width, height, Layout::Rgb, rgb)?, encoding, false)
}
