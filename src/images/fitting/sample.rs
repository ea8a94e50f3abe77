//! How much of a picture is left to be seen at a quality, told from a sample of it.

use ssimulacra2::{ColorPrimaries, LinearRgb, Rgb, TransferCharacteristic, compute_frame_ssimulacra2};

use crate::images::engine::{Encoding, Pixels, Size, encode_only};
use crate::load::picture::PictureError;

/// The side of a tile, in pixels; a multiple of what JPEG codes at once.
const TILE: u32 = 128;

/// How many tiles there are along each side of the sample.
const TILES: u32 = 3;

/// Tiles from all over a picture, put together: what they score the picture scores, in a fraction of the time. A small
/// picture is its own sample.
pub(super) struct Sample {
    pixels: Pixels,
    light: Light,
    linear: Option<LinearRgb>,
}

impl Sample {
    pub(super) fn of(pixels: &Pixels) -> Self {
        let pixels = tiles(pixels);
        let light = Light::new();
        let linear = light.of(&pixels);
        Self { pixels, light, linear }
    }

    /// How much is left to be seen (SSIMULACRA2), 100 for all of it. A picture too small to be measured scores nothing, and
    /// so gets the best quality.
    pub(super) fn score(&self, quality: u8) -> Result<f64, PictureError> {
        let Pixels { width, height, samples } = self.pixels.clone();
        let coded = encode_only(width, height, samples, Encoding::Jpeg { quality })?;
        let seen = self.light.of(&Pixels::of(&coded, Size::Full)?);
        let pair = self.linear.clone().zip(seen);
        Ok(pair.and_then(|(original, seen)| compute_frame_ssimulacra2(original, seen).ok()).unwrap_or(0.0))
    }
}

/// The sample itself.
fn tiles(pixels: &Pixels) -> Pixels {
    let side = TILE * TILES;
    if pixels.width <= side || pixels.height <= side {
        return pixels.clone();
    }
    let start = |of: u32, at: u32| (of - TILE) as usize * at as usize / (TILES as usize - 1);
    let mut samples = Vec::with_capacity((side * side * 3) as usize);
    for row in 0..side {
        let y = start(pixels.height, row / TILE) + (row % TILE) as usize;
        for tile in 0..TILES {
            let from = (y * pixels.width as usize + start(pixels.width, tile)) * 3;
            samples.extend_from_slice(&pixels.samples[from..from + TILE as usize * 3]);
        }
    }
    Pixels { width: side, height: side, samples }
}

/// The light of each sample in sRGB: what the measure takes.
struct Light([f32; 256]);

impl Light {
    fn new() -> Self {
        let greys = (0..=u8::MAX).map(|sample| [f32::from(sample) / 255.0; 3]).collect();
        let greys = Rgb::new(greys, 256, 1, TransferCharacteristic::SRGB, ColorPrimaries::BT709).ok();
        let light = greys.and_then(|greys| LinearRgb::try_from(greys).ok()).expect("256 samples are a row of 256");
        Self(std::array::from_fn(|sample| light.data()[sample][0]))
    }

    fn of(&self, pixels: &Pixels) -> Option<LinearRgb> {
        let light = |sample: u8| self.0[usize::from(sample)];
        let triples = pixels.samples.chunks_exact(3);
        let samples = triples.map(|pixel| [light(pixel[0]), light(pixel[1]), light(pixel[2])]).collect();
        LinearRgb::new(samples, pixels.width as usize, pixels.height as usize).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sample_takes_tiles_from_corner_to_corner() {
        let samples: Vec<u8> = (0..1000_u32 * 900)
            .flat_map(|at| [at % 1000 / 4, at / 1000 / 4, 0].map(|sample| u8::try_from(sample).unwrap()))
            .collect();
        let sample = tiles(&Pixels { width: 1000, height: 900, samples });
        assert_eq!((sample.width, sample.height, sample.samples.len()), (384, 384, 384 * 384 * 3));
        assert_eq!(sample.samples[..2], [0, 0]);
        assert_eq!(sample.samples[384 * 384 * 3 - 3..384 * 384 * 3 - 1], [249, 224]);
    }
}
