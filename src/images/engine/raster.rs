//! Decoded pixels.

use crate::load::picture::PictureError;
use fast_image_resize::images::{TypedImage, TypedImageRef};
use fast_image_resize::pixels::{U8, U8x3, U8x4};
use fast_image_resize::{FilterType, PixelTrait, ResizeAlg, ResizeOptions, Resizer};

/// What the samples of a pixel are, 8 bits each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layout {
    /// One sample, black to white.
    Grey,
    /// Red, green, blue.
    Rgb,
    /// Red, green, blue, and opacity that is not multiplied into them.
    Rgba,
    /// Cyan, magenta, yellow, black; 255 is full ink.
    Cmyk,
}

impl Layout {
    /// Samples, and so bytes, of one pixel.
    pub(crate) fn channels(self) -> usize {
        match self {
            Self::Grey => 1,
            Self::Rgb => 3,
            Self::Rgba | Self::Cmyk => 4,
        }
    }
}

/// Rows of pixels from the top, without padding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Raster {
    /// Width in pixels.
    pub(crate) width: u32,
    /// Height in pixels.
    pub(crate) height: u32,
    /// What the samples are.
    pub(crate) layout: Layout,
    /// `width * height * channels` bytes.
    pub(crate) samples: Vec<u8>,
}

impl Raster {
    /// A raster of the given samples.
    ///
    /// # Errors
    ///
    /// `Damaged` if there are not exactly as many samples as the size asks for, which means that a decoder gave up.
    pub(crate) fn new(width: u32, height: u32, layout: Layout, samples: Vec<u8>) -> Result<Self, PictureError> {
        let expected = u64::from(width) * u64::from(height) * layout.channels() as u64;
        if samples.len() as u64 != expected || expected == 0 {
            return Err(PictureError::damaged("some of its rows are missing"));
        }
        Ok(Self { width, height, layout, samples })
    }

    /// A part (left, top, width, height, in pixels of this raster) brought to a size in pixels by a Lanczos filter of
    /// three lobes.
    ///
    /// # Errors
    ///
    /// `Damaged` if the part lies outside, which [`super::Size::part`] never gives.
    pub(crate) fn resized(&self, to: (u32, u32), part: (f64, f64, f64, f64)) -> Result<Self, PictureError> {
        let options = ResizeOptions::new()
            .resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3))
            .crop(part.0, part.1, part.2, part.3)
            .use_alpha(self.layout == Layout::Rgba);
        let samples = match self.layout {
            Layout::Grey => self.scaled::<U8>(to, &options),
            Layout::Rgb => self.scaled::<U8x3>(to, &options),
            Layout::Rgba | Layout::Cmyk => self.scaled::<U8x4>(to, &options),
        }?;
        Self::new(to.0, to.1, self.layout, samples)
    }

    /// The samples at another size. Typed, since the untyped way compiles all fourteen kinds of pixels, which takes
    /// minutes, and we have three.
    fn scaled<P: PixelTrait>(&self, to: (u32, u32), options: &ResizeOptions) -> Result<Vec<u8>, PictureError> {
        let from =
            TypedImageRef::<P>::from_buffer(self.width, self.height, &self.samples).map_err(PictureError::damaged)?;
        let mut samples = vec![0; to.0 as usize * to.1 as usize * P::size()];
        let mut image = TypedImage::<P>::from_buffer(to.0, to.1, &mut samples).map_err(PictureError::damaged)?;
        Resizer::new().resize_typed(&from, &mut image, options).map_err(PictureError::damaged)?;
        Ok(samples)
    }

    /// Drops an alpha channel in which everything is opaque.
    pub(crate) fn without_idle_alpha(self) -> Self {
        let transparent = |pixel: &[u8]| pixel[3] != 255;
        if self.layout != Layout::Rgba || self.samples.chunks_exact(4).any(transparent) {
            return self;
        }
        let samples = self.samples.chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
        Self { layout: Layout::Rgb, samples, ..self }
    }

    /// The red, green and blue samples with transparency laid on white. The raster is RGB or RGBA.
    pub(crate) fn on_white(&self) -> std::borrow::Cow<'_, [u8]> {
        if self.layout != Layout::Rgba {
            return std::borrow::Cow::Borrowed(&self.samples);
        }
        let pixels = self.samples.chunks_exact(4);
        pixels.flat_map(|pixel| [0, 1, 2].map(|channel| over_white(pixel[channel], pixel[3]))).collect()
    }

    /// The mean colour, on white. The raster is RGB or RGBA.
    pub(crate) fn mean(&self) -> [u8; 3] {
        let samples = self.on_white();
        let mut sums = [0_u64; 3];
        for pixel in samples.chunks_exact(3) {
            for (sum, sample) in sums.iter_mut().zip(pixel) {
                *sum += u64::from(*sample);
            }
        }
        let count = (samples.len() / 3).max(1) as u64;
        sums.map(|sum| u8::try_from((sum + count / 2) / count).unwrap_or(u8::MAX))
    }
}

fn over_white(sample: u8, alpha: u8) -> u8 {
    let (sample, alpha) = (u32::from(sample), u32::from(alpha));
    u8::try_from((sample * alpha + 255 * (255 - alpha) + 127) / 255).unwrap_or(u8::MAX)
}
