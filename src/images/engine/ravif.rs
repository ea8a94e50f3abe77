//! AVIF by ravif, a pure-Rust encoder: the smallest files and the slowest to make, so nobody gets them unasked.

use super::raster::{Layout, Raster};
use crate::load::picture::{PictureError, contain};
use ravif::{BitDepth, Encoder, Img, RGB8, RGBA8};

/// The encoder's haste, 1 to 10. At 6 a picture of 1600 pixels takes seconds; at 8 half of that, for files some 5 %
/// larger.
const SPEED: u8 = 8;

/// Encodes an RGB or RGBA raster; quality is 1 to 100 on the scale of ravif. One thread works: a build has as many
/// pictures in work as there are threads.
///
/// # Errors
///
/// `Damaged` with the words of the encoder.
pub(super) fn encode(raster: &Raster, quality: u8) -> Result<Vec<u8>, PictureError> {
    let (width, height) = (raster.width as usize, raster.height as usize);
    contain(|| {
        let encoder = Encoder::new()
            .with_quality(f32::from(quality.clamp(1, 100)))
            .with_alpha_quality(f32::from(quality.clamp(1, 100)))
            .with_speed(SPEED)
            .with_bit_depth(BitDepth::Eight)
            .with_num_threads(Some(1));
        let encoded = if raster.layout == Layout::Rgba {
            let pixels: Vec<RGBA8> = raster
                .samples
                .chunks_exact(4)
                .map(|pixel| RGBA8::new(pixel[0], pixel[1], pixel[2], pixel[3]))
                .collect();
            encoder.encode_rgba(Img::new(&pixels, width, height))
        } else {
            let pixels: Vec<RGB8> =
                raster.samples.chunks_exact(3).map(|pixel| RGB8::new(pixel[0], pixel[1], pixel[2])).collect();
            encoder.encode_rgb(Img::new(&pixels, width, height))
        };
        encoded.map(|encoded| encoded.avif_file).map_err(PictureError::damaged)
    })
}
