//! The press version: a JPEG of every pixel, with the facts inside.

use super::{Extent, Facts, profile, stamp};
use crate::images::engine::{Encoding, Job, Size, render};
use crate::load::picture::{Declared, Header, Kind, Model, Orientation, PictureError, header};

/// Makes a JPEG at full size with the facts inside, and gives it with its width and height in pixels.
///
/// If the source is already an upright JPEG in sRGB or its grey (or without a profile), its coded pixels are passed through
/// untouched, and `quality` (1 to 100) plays no part; otherwise it is decoded and encoded again.
///
/// # Errors
///
/// As [`crate::images::engine::render`] and [`stamp`].
pub fn full_size(source: &[u8], facts: &Facts, quality: u8) -> Result<(Vec<u8>, u32, u32), PictureError> {
    let header = header(source)?;
    let (width, height) = header.upright();
    let file = if passes(&header) {
        source.to_vec()
    } else {
        let job = Job { size: Size::Full, encoding: Encoding::Jpeg { quality } };
        render(source, &[job])?.files.pop().unwrap_or_default()
    };
    Ok((stamp(file, Kind::Jpeg, facts, Extent::Full)?, width, height))
}

/// Whether the coded pixels can be published as they are.
fn passes(header: &Header<'_>) -> bool {
    let sgrey = || header.model == Model::Grey && header.declared == Declared::Icc(profile::grey());
    header.kind == Kind::Jpeg
        && header.camera.orientation == Orientation::Upright
        && header.model != Model::Cmyk
        && (header.declared.profile(header.model).is_none() || sgrey())
}
