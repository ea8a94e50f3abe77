//! Scenes as files.

use std::io::Cursor;

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::codecs::tiff::TiffEncoder;
use image::{ExtendedColorType, ImageEncoder};
use mozjpeg::{ColorSpace, Compress};
use rayon::prelude::*;

use super::scene::Scene;
use crate::Problem;

/// The quality cameras and picture desks save at.
const QUALITY: f32 = 92.0;

/// How colour is stored in a JPEG.
#[derive(Debug, Clone, Copy)]
pub(super) enum Chroma {
    /// Half as wide and half as high (4:2:0).
    Quarter,
    /// Half as wide (4:2:2).
    Half,
}

/// A baseline JPEG at quality 92.
pub(super) fn jpeg(scene: &Scene, chroma: Chroma) -> Result<Vec<u8>, Problem> {
    let mut encoder = Compress::new(ColorSpace::JCS_RGB);
    encoder.set_fastest_defaults();
    encoder.set_size(scene.width, scene.height);
    encoder.set_quality(QUALITY);
    let size = match chroma {
        Chroma::Quarter => (2, 2),
        Chroma::Half => (2, 1),
    };
    encoder.set_chroma_sampling_pixel_sizes(size, size);
    let mut started = encoder.start_compress(Vec::new())?;
    started.write_scanlines(&eight_bits(scene))?;
    Ok(started.finish()?)
}

/// A PNG of 8 bits a sample.
pub(super) fn png(scene: &Scene) -> Result<Vec<u8>, Problem> {
    let mut file = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut file, CompressionType::Fast, FilterType::Adaptive);
    encoder.write_image(&eight_bits(scene), side(scene.width), side(scene.height), ExtendedColorType::Rgb8)?;
    Ok(file)
}

/// A TIFF of 16 bits a sample, not compressed, as raw developers write it.
pub(super) fn deep_tiff(scene: &Scene) -> Result<Vec<u8>, Problem> {
    let samples = rows(scene, |sample| u16::try_from(rounded(sample, 65_535.0)).unwrap_or(u16::MAX));
    let bytes: Vec<u8> = samples.iter().flat_map(|sample| sample.to_ne_bytes()).collect();
    let mut file = Cursor::new(Vec::new());
    let encoder = TiffEncoder::new(&mut file);
    encoder.write_image(&bytes, side(scene.width), side(scene.height), ExtendedColorType::Rgb16)?;
    Ok(file.into_inner())
}

fn eight_bits(scene: &Scene) -> Vec<u8> {
    rows(scene, |sample| u8::try_from(rounded(sample, 255.0)).unwrap_or(u8::MAX))
}

/// All samples from the top left, red before green before blue.
fn rows<T: Send>(scene: &Scene, sample: impl Fn(f32) -> T + Sync) -> Vec<T> {
    let row = |y| scene.row(y).into_iter().flatten().map(&sample).collect::<Vec<T>>();
    (0..scene.height).into_par_iter().flat_map_iter(row).collect()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the range of the samples")]
fn rounded(sample: f32, white: f32) -> u32 {
    (sample.clamp(0.0, 1.0) * white + 0.5) as u32
}

fn side(pixels: usize) -> u32 {
    u32::try_from(pixels).unwrap_or(u32::MAX)
}
