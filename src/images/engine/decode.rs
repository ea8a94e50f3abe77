//! From a file to upright pixels in sRGB, at no more than the size that is needed.

#[cfg(feature = "avif")]
use super::avif::{self, Pixels};
use super::raster::{Layout, Raster};
use super::route::Route;
use super::{jpeg, srgb, tiff};
use crate::load::picture::{Header, Kind, MAX_DECODED_BYTES, Model, PictureError, contain, decoder, jpeg as structure};
use image::{DynamicImage, ImageDecoder};
use moxcms::ColorProfile;
use std::borrow::Cow;
use std::io::Cursor;
use std::ops::Range;

/// Pixels as decoded, with the profile that is still to be applied to them.
#[derive(Debug)]
pub(super) struct Decoded {
    raster: Raster,
    profile: Option<ColorProfile>,
}

/// Decodes the first step of a route: upright, in sRGB, in the step's size if that is a rendition's.
///
/// # Errors
///
/// `Damaged` or `Unsupported` with the words of the decoder.
pub(super) fn master(source: &[u8], header: &Header<'_>, route: &Route) -> Result<Raster, PictureError> {
    let Decoded { raster, profile } = decoded(source, header, route.eighths)?;
    finished(Cow::Owned(raster), profile.as_ref(), header, route)
}

impl Decoded {
    /// The first step of a route that asks for as many eighths as were decoded.
    ///
    /// # Errors
    ///
    /// As [`master`].
    pub(super) fn master(&self, header: &Header<'_>, route: &Route) -> Result<Raster, PictureError> {
        finished(Cow::Borrowed(&self.raster), self.profile.as_ref(), header, route)
    }
}

fn finished(
    decoded: Cow<'_, Raster>,
    profile: Option<&ColorProfile>,
    header: &Header<'_>,
    route: &Route,
) -> Result<Raster, PictureError> {
    // Turning and colours come after the first reduction, because they cost by the pixel.
    let raster = if route.reduced { reduced(decoded, header, route.steps[0].size)? } else { decoded.into_owned() };
    let raster = srgb::to_srgb(raster, profile)?;
    Ok(raster.without_idle_alpha().upright(header.camera.orientation))
}

/// The stored raster brought to an upright size.
fn reduced(raster: Cow<'_, Raster>, header: &Header<'_>, (width, height): (u32, u32)) -> Result<Raster, PictureError> {
    let to = if header.camera.orientation.swaps_sides() { (height, width) } else { (width, height) };
    if (raster.width, raster.height) == to {
        return Ok(raster.into_owned());
    }
    raster.resized(to, (0.0, 0.0, f64::from(raster.width), f64::from(raster.height)))
}

/// Decodes at so many eighths of the size, if the source is a JPEG or holds one.
///
/// # Errors
///
/// As [`master`].
pub(super) fn decoded(source: &[u8], header: &Header<'_>, eighths: u8) -> Result<Decoded, PictureError> {
    let profile = header.declared.profile(header.model);
    let (source, kind) = match &header.preview {
        Some(place) => (preview(source, place).ok_or(PictureError::RawAlone)?, Kind::Jpeg),
        None => (source, header.kind),
    };
    #[cfg(feature = "avif")]
    if kind == Kind::Avif {
        return by_rav1d(source, header, profile);
    }
    if kind == Kind::Tiff
        && let Some(raster) = tiff::decode(source)?
    {
        return Ok(Decoded { raster, profile });
    }
    if kind != Kind::Jpeg {
        return by_image(source, kind, header, profile);
    }
    let layout = match header.model {
        Model::Grey => Layout::Grey,
        Model::Rgb => Layout::Rgb,
        Model::Cmyk => Layout::Cmyk,
    };
    match jpeg::decode(source, layout, eighths) {
        Ok(raster) => Ok(Decoded { raster: inks_as_ink(raster, source), profile }),
        // What one decoder refuses the other may read; if neither does, the first one's words are shown.
        Err(PictureError::Damaged(words)) => {
            by_image(source, kind, header, profile).map_err(|_| PictureError::Damaged(words))
        }
        Err(error) => Err(error),
    }
}

/// The JPEG that stands for a camera raw.
fn preview<'a>(source: &'a [u8], place: &Range<u64>) -> Option<&'a [u8]> {
    source.get(usize::try_from(place.start).ok()?..usize::try_from(place.end).ok()?)
}

/// Adobe's programs store the inks of a JPEG inverted, 0 for full ink, and mark the file with an APP14 segment.
fn inks_as_ink(mut raster: Raster, source: &[u8]) -> Raster {
    let before_scan = structure::segments(source).map_while(Result::ok);
    let mut before_scan = before_scan.take_while(|segment| segment.marker != structure::SOS);
    let adobe = before_scan.any(|segment| segment.marker == 0xEE && segment.payload.starts_with(b"Adobe"));
    if raster.layout == Layout::Cmyk && adobe {
        for sample in &mut raster.samples {
            *sample = 255 - *sample;
        }
    }
    raster
}

/// Decodes an AVIF. A profile is applied before 10 or 12 bits become 8.
#[cfg(feature = "avif")]
fn by_rav1d(source: &[u8], header: &Header<'_>, profile: Option<ColorProfile>) -> Result<Decoded, PictureError> {
    let raster = |layout, samples| Raster::new(header.width, header.height, layout, samples);
    match avif::decode(source)? {
        Pixels::Plain(layout, samples) => Ok(Decoded { raster: raster(layout, samples)?, profile }),
        Pixels::Deep(layout @ Layout::Grey, samples) => {
            let samples = samples.into_iter().map(srgb::eight_bits).collect();
            Ok(Decoded { raster: raster(layout, samples)?, profile })
        }
        Pixels::Deep(layout, samples) => {
            let samples = srgb::deep_to_srgb(&samples, layout, profile.as_ref())?;
            Ok(Decoded { raster: raster(layout, samples)?, profile: None })
        }
    }
}

/// Decodes by the `image` crate, which is pure Rust and knows all the formats.
fn by_image(
    source: &[u8],
    kind: Kind,
    header: &Header<'_>,
    profile: Option<ColorProfile>,
) -> Result<Decoded, PictureError> {
    let image = contain(|| {
        let decoder = decoder(Box::new(Cursor::new(source)), kind)?;
        if decoder.total_bytes() > MAX_DECODED_BYTES {
            let megabytes = MAX_DECODED_BYTES / 1_000_000;
            return Err(PictureError::unsupported(format_args!("decoding it takes more than {megabytes} MB")));
        }
        Ok(DynamicImage::from_decoder(decoder)?)
    })?;
    let (width, height) = (image.width(), image.height());
    if (width, height) != (header.width, header.height) {
        return Err(PictureError::damaged("its size is not the one that its header gives"));
    }
    let deep = |samples: &[u16], layout, profile: Option<&ColorProfile>| {
        let samples = srgb::deep_to_srgb(samples, layout, profile)?;
        Ok(Decoded { raster: Raster::new(width, height, layout, samples)?, profile: None })
    };
    let (layout, samples) = match image {
        DynamicImage::ImageRgb16(image) => {
            return deep(image.as_raw(), Layout::Rgb, profile.as_ref());
        }
        DynamicImage::ImageRgba16(image) => {
            return deep(image.as_raw(), Layout::Rgba, profile.as_ref());
        }
        DynamicImage::ImageLuma8(image) => (Layout::Grey, image.into_raw()),
        DynamicImage::ImageLuma16(image) => {
            (Layout::Grey, image.into_raw().into_iter().map(srgb::eight_bits).collect())
        }
        DynamicImage::ImageRgb8(image) => (Layout::Rgb, image.into_raw()),
        DynamicImage::ImageRgb32F(_) | DynamicImage::ImageRgba32F(_) => {
            return Err(PictureError::unsupported("its samples are floating-point numbers, not of 8 or 16 bits"));
        }
        other => (Layout::Rgba, other.into_rgba8().into_raw()),
    };
    Ok(Decoded { raster: Raster::new(width, height, layout, samples)?, profile })
}
