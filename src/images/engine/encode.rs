//! Pixels to files.

use super::raster::{Layout, Raster};
use super::{jpeg, webp};
use crate::load::picture::PictureError;
use crate::plan::encoding::Encoding;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};

/// Encodes an RGB or RGBA raster in sRGB. The edges of a graphic keep their colour.
///
/// # Errors
///
/// `Damaged` with the words of the encoder.
pub(crate) fn encode(raster: &Raster, encoding: Encoding, graphic: bool) -> Result<Vec<u8>, PictureError> {
    let jpeg =
        |quality, scans| jpeg::encode(&raster.on_white(), (raster.width, raster.height), quality, graphic, scans);
    match encoding {
        Encoding::Jpeg { quality } => jpeg(quality, jpeg::Scans::Progressive),
        Encoding::PaperJpeg { quality } => jpeg(quality, jpeg::Scans::Baseline),
        Encoding::Webp { quality } => webp::encode(raster, Some(quality)),
        #[cfg(feature = "avif")]
        Encoding::Avif { quality } => super::ravif::encode(raster, quality),
        #[cfg(not(feature = "avif"))]
        Encoding::Avif { .. } => Err(PictureError::unsupported("this onset was built without AVIF")),
        Encoding::WebpLossless => webp::encode(raster, None),
        Encoding::Png => png(raster),
    }
}

fn png(raster: &Raster) -> Result<Vec<u8>, PictureError> {
    let colour = match raster.layout {
        Layout::Rgba => ExtendedColorType::Rgba8,
        _ => ExtendedColorType::Rgb8,
    };
    let mut file = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut file, CompressionType::Default, FilterType::Adaptive);
    encoder.write_image(&raster.samples, raster.width, raster.height, colour)?;
    Ok(file)
}
