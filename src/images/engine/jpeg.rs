//! JPEG by mozjpeg, behind one small door: it decodes at a fraction of the size for little more than the price of
//! reading the file, and encodes faster than any other.

use super::raster::{Layout, Raster};
use crate::load::picture::jpeg::{SOS, segments};
use crate::load::picture::{PictureError, contain};
use mozjpeg::{ColorSpace, Compress, Decompress};

/// The most scans of a progressive file that are decoded. Encoders write about ten; a file made to keep a decoder busy
/// for hours writes thousands.
const MAX_SCANS: usize = 100;

/// The quality from which colour is stored as finely as brightness (4:4:4 and not 4:2:0).
const FULL_COLOUR_QUALITY: u8 = 90;

/// Decodes at `eighths / 8` of the size (sides rounded up), in the file's own colour space. The header has been checked.
///
/// # Errors
///
/// `Damaged` with the words of the decoder, `Unsupported` for too many scans.
pub(super) fn decode(source: &[u8], layout: Layout, eighths: u8) -> Result<Raster, PictureError> {
    let scans = segments(source).map_while(Result::ok).filter(|segment| segment.marker == SOS).count();
    if scans > MAX_SCANS {
        return Err(PictureError::unsupported(format_args!("it is a JPEG of {scans} scans")));
    }
    contain(|| {
        let mut decoder = Decompress::new_mem(source).map_err(PictureError::damaged)?;
        decoder.scale(eighths);
        let mut started = decoder
            .to_colorspace(match layout {
                Layout::Grey => ColorSpace::JCS_GRAYSCALE,
                Layout::Rgb | Layout::Rgba => ColorSpace::JCS_RGB,
                Layout::Cmyk => ColorSpace::JCS_CMYK,
            })
            .map_err(PictureError::damaged)?;
        let (width, height) = (pixels(started.width())?, pixels(started.height())?);
        let samples = started.read_scanlines::<u8>().map_err(PictureError::damaged)?;
        Raster::new(width, height, layout, samples)
    })
}

fn pixels(side: usize) -> Result<u32, PictureError> {
    u32::try_from(side).map_err(PictureError::damaged)
}

/// The pixels up to which a JPEG is progressive. Such a picture is held whole in the encoder, in six bytes a pixel; larger
/// ones are downloads, which nobody watches as they come.
const PROGRESSIVE_PIXELS: u64 = 8_000_000;

/// How a JPEG is told: coarsely first and then more finely, or line by line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scans {
    /// Progressive, unless the picture is very large.
    Progressive,
    /// Baseline.
    Baseline,
}

/// Encodes red, green and blue samples of a picture, whose sides are in pixels, as a JPEG. Quality is 1 to 100 on the scale of libjpeg. Colour is stored at half the resolution (4:2:0), but for
/// graphics and at high quality (4:4:4).
///
/// # Errors
///
/// `Damaged` with the words of the encoder.
pub(super) fn encode(
    rgb: &[u8],
    (width, height): (u32, u32),
    quality: u8,
    graphic: bool,
    scans: Scans,
) -> Result<Vec<u8>, PictureError> {
    contain(|| {
        let mut encoder = Compress::new(ColorSpace::JCS_RGB);
        // The trellis and the scan search of mozjpeg save a tenth of the bytes for twenty times the work; fitted Huffman
        // tables save as much for a third more, and progressive scans on top 2 % for two thirds more.
        encoder.set_fastest_defaults();
        encoder.set_size(width as usize, height as usize);
        encoder.set_quality(f32::from(quality.clamp(1, 100)));
        let small = u64::from(width) * u64::from(height) <= PROGRESSIVE_PIXELS;
        encoder.set_optimize_coding(small);
        if small && scans == Scans::Progressive {
            encoder.set_progressive_mode();
        }
        let chroma = if graphic || quality >= FULL_COLOUR_QUALITY { (1, 1) } else { (2, 2) };
        encoder.set_chroma_sampling_pixel_sizes(chroma, chroma);
        let mut started = encoder.start_compress(Vec::new()).map_err(PictureError::damaged)?;
        started.write_scanlines(rgb).map_err(PictureError::damaged)?;
        started.finish().map_err(PictureError::damaged)
    })
}
