//! The header of a TIFF file: its first picture, and the metadata that stands in tags of its own.

use super::camera::Camera;
use super::directory::{Directory, Tiff};
use super::header::{DENSEST, Header, Model, check_proportion, check_size};
use super::source::Source;
use super::{Declared, Kind, PictureError, iim};
use std::borrow::Cow;

const WIDTH: u16 = 256;
const HEIGHT: u16 = 257;
const BITS: u16 = 258;
const PHOTOMETRIC: u16 = 262;
const SAMPLES: u16 = 277;
const XMP: u16 = 700;
const IIM: u16 = 33_723;
const RESOURCES: u16 = 34_377;
const ICC: u16 = 34_675;

/// The largest packet of metadata that is read, in bytes.
pub(super) const MAX_PACKET: u64 = 16 << 20;

/// Reads the first directory.
///
/// # Errors
///
/// As [`super::probe`].
pub(super) fn header(source: &mut Source<'_>) -> Result<Header<'static>, PictureError> {
    let mut tiff = Tiff::open(source)?;
    let first = tiff.first()?;
    let side = |tiff: &mut Tiff<'_, '_>, tag| {
        let side = tiff.one(&first, tag).ok_or_else(|| PictureError::damaged("its header gives it no size"))?;
        u32::try_from(side).map_err(PictureError::damaged)
    };
    let (width, height) = (side(&mut tiff, WIDTH)?, side(&mut tiff, HEIGHT)?);
    check_size(width, height)?;
    let bits = tiff.one(&first, BITS).unwrap_or(1).saturating_mul(tiff.one(&first, SAMPLES).unwrap_or(1));
    check_proportion(width, height, bits, DENSEST, tiff.source.length())?;
    let camera = Camera::of(&mut tiff);
    Ok(Header {
        kind: Kind::Tiff,
        width,
        height,
        model: model(tiff.one(&first, PHOTOMETRIC)),
        declared: Declared::of(tiff.bytes(&first, ICC, MAX_PACKET), &camera),
        camera,
        xmp: xmp(&mut tiff, &first).map(Cow::Owned),
        iim: iim(&mut tiff, &first).map(Cow::Owned),
        preview: None,
    })
}

/// The XMP packet of a directory.
pub(super) fn xmp(tiff: &mut Tiff<'_, '_>, directory: &Directory) -> Option<Vec<u8>> {
    tiff.bytes(directory, XMP, MAX_PACKET)
}

/// The IIM datasets of a directory: in a tag of their own, or among Photoshop's resources.
pub(super) fn iim(tiff: &mut Tiff<'_, '_>, directory: &Directory) -> Option<Vec<u8>> {
    let resources = tiff.bytes(directory, RESOURCES, MAX_PACKET).unwrap_or_default();
    let own = tiff.bytes(directory, IIM, MAX_PACKET).map(in_order);
    own.or_else(|| iim::in_resources(&resources).map(<[u8]>::to_vec))
}

/// Datasets as bytes. The tag is often typed as 32-bit numbers, and some programs have swapped them as such.
fn in_order(mut datasets: Vec<u8>) -> Vec<u8> {
    const START: u8 = 0x1C;
    if datasets.first() != Some(&START) && datasets.get(3) == Some(&START) {
        datasets.chunks_exact_mut(4).for_each(<[u8]>::reverse);
    }
    datasets
}

fn model(photometric: Option<u64>) -> Model {
    match photometric {
        Some(0 | 1) => Model::Grey,
        Some(5) => Model::Cmyk,
        _ => Model::Rgb,
    }
}
