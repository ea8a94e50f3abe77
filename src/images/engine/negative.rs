//! A picture that is wanted at one size after another.

use super::decode::{self, Decoded};
use super::pixels::Pixels;
use super::{Route, Size};
use crate::load::picture::{PictureError, header};

/// A picture of which prints in several sizes are made, and what was decoded of it last.
#[derive(Debug)]
pub struct Negative {
    source: Vec<u8>,
    /// In how many eighths of its size, and the pixels.
    decoded: Option<(u8, Decoded)>,
}

impl Negative {
    /// The negative of a file.
    pub fn new(source: Vec<u8>) -> Self {
        Self { source, decoded: None }
    }

    /// Decodes the picture at a size, as [`Pixels::of`]; it comes out the same whatever was asked for before.
    ///
    /// # Errors
    ///
    /// As [`Pixels::of`].
    pub fn pixels(&mut self, size: Size) -> Result<Pixels, PictureError> {
        let header = header(&self.source)?;
        let (width, height) = header.upright();
        let route = Route::new(header.kind, (width, height), &[size]);
        if self.decoded.as_ref().is_none_or(|(eighths, _)| *eighths != route.eighths) {
            // The old pixels go before the new ones come.
            self.decoded = None;
            self.decoded = Some((route.eighths, decode::decoded(&self.source, &header, route.eighths)?));
        }
        let (_, decoded) = self.decoded.as_ref().expect("it was decoded just now, if not before");
        Pixels::cut(decoded.master(&header, &route)?, size, (width, height))
    }
}
