//! TIFFs of inks, and of grey with opacity: the `image` crate mixes the first without their profile, and refuses the second.

use super::raster::{Layout, Raster};
use super::srgb::eight_bits;
use crate::load::picture::{MAX_DECODED_BYTES, PictureError, contain};
use std::io::Cursor;
use tiff::decoder::{Decoder, DecodingResult, Limits};
use tiff::{ColorType, TiffError};

/// Decodes the first picture of a TIFF if it is of one of these kinds; `None` if it is not.
///
/// # Errors
///
/// `Damaged` or `Unsupported` with the words of the decoder.
pub(super) fn decode(source: &[u8]) -> Result<Option<Raster>, PictureError> {
    contain(|| {
        let mut decoder = Decoder::new(Cursor::new(source)).map_err(refused)?.with_limits(limits());
        let (kept, layout) = match decoder.colortype().map_err(refused)? {
            ColorType::CMYK(8 | 16) | ColorType::CMYKA(8 | 16) => (4, Layout::Cmyk),
            ColorType::GrayA(8 | 16) | ColorType::Multiband { bit_depth: 8 | 16, num_samples: 2 } => (2, Layout::Rgba),
            _ => return Ok(None),
        };
        let stored = usize::from(decoder.colortype().map_err(refused)?.num_samples());
        let (width, height) = decoder.dimensions().map_err(refused)?;
        let mut result = DecodingResult::U8(Vec::new());
        let planes = decoder.read_image_to_buffer(&mut result).map_err(refused)?.planes;
        let samples = match result {
            DecodingResult::U8(samples) => samples,
            DecodingResult::U16(samples) => samples.into_iter().map(eight_bits).collect(),
            _ => return Err(PictureError::unsupported("its samples are not whole numbers of 8 or 16 bits")),
        };
        let samples = if planes > 1 { interleaved(&samples, stored) } else { samples };
        let pixels = samples.chunks_exact(stored);
        let samples = match layout {
            Layout::Cmyk => pixels.flat_map(|pixel| &pixel[..kept]).copied().collect(),
            _ => pixels.flat_map(|pixel| [pixel[0], pixel[0], pixel[0], pixel[1]]).collect(),
        };
        Raster::new(width, height, layout, samples).map(Some)
    })
}

/// Samples that lie plane by plane, pixel by pixel.
fn interleaved(planes: &[u8], channels: usize) -> Vec<u8> {
    let length = planes.len() / channels;
    (0..length).flat_map(|pixel| (0..channels).map(move |channel| planes[channel * length + pixel])).collect()
}

fn limits() -> Limits {
    let most = usize::try_from(MAX_DECODED_BYTES).unwrap_or(usize::MAX);
    let mut limits = Limits::default();
    (limits.decoding_buffer_size, limits.intermediate_buffer_size) = (most, most);
    limits
}

fn refused(error: TiffError) -> PictureError {
    match error {
        TiffError::UnsupportedError(what) => PictureError::unsupported(what),
        TiffError::LimitsExceeded => PictureError::unsupported("decoding it needs more memory than is allowed"),
        other => PictureError::damaged(other),
    }
}
