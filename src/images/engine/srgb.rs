//! Bringing pixels to sRGB by the profile they carry (ICC.1), with moxcms.

use super::raster::{Layout, Raster};
use crate::load::picture::{PictureError, contain};
use moxcms::{ColorProfile, DataColorSpace, Layout as Samples, TransformOptions};

/// Brings a raster to sRGB: red, green and blue, with opacity if it had any. Without a profile RGB is taken for sRGB,
/// grey for sRGB's grey, and inks are mixed as ideal ones.
///
/// # Errors
///
/// `Damaged` if the profile has no transform to sRGB.
pub(super) fn to_srgb(raster: Raster, profile: Option<&ColorProfile>) -> Result<Raster, PictureError> {
    let space = profile.map(|profile| (profile, profile.color_space));
    match (raster.layout, space) {
        (Layout::Rgb, Some((profile, DataColorSpace::Rgb))) => transformed(raster, profile, Samples::Rgb),
        (Layout::Rgba, Some((profile, DataColorSpace::Rgb))) => transformed(raster, profile, Samples::Rgba),
        (Layout::Cmyk, Some((profile, DataColorSpace::Cmyk))) => inks(&raster, profile),
        (Layout::Grey | Layout::Rgba, Some((profile, DataColorSpace::Gray))) => Ok(grey(&raster, &shades(profile)?)),
        (Layout::Rgb | Layout::Rgba, _) => Ok(raster),
        (Layout::Grey, _) => Ok(grey(&raster, &std::array::from_fn(|value| [low_byte(value); 3]))),
        (Layout::Cmyk, _) => Ok(ideal_inks(&raster)),
    }
}

/// How many pixels are brought to sRGB at once: a whole second picture would take as much memory as all the rest.
const PIECE: usize = 1 << 16;

/// Brings 16-bit RGB or RGBA samples to 8-bit sRGB, rounding only once, after the transform.
///
/// # Errors
///
/// As [`to_srgb`].
pub(super) fn deep_to_srgb(
    samples: &[u16],
    layout: Layout,
    profile: Option<&ColorProfile>,
) -> Result<Vec<u8>, PictureError> {
    let Some(profile) = profile.filter(|profile| profile.color_space == DataColorSpace::Rgb) else {
        return Ok(samples.iter().copied().map(eight_bits).collect());
    };
    contain(|| {
        let order = if layout == Layout::Rgba { Samples::Rgba } else { Samples::Rgb };
        let (target, options) = (ColorProfile::new_srgb(), TransformOptions::default());
        let transform = profile.create_transform_16bit(order, &target, order, options).map_err(no_transform)?;
        let mut after = vec![0_u16; PIECE * layout.channels()];
        let mut out = Vec::with_capacity(samples.len());
        for before in samples.chunks(after.len()) {
            let after = &mut after[..before.len()];
            transform.transform(before, after).map_err(no_transform)?;
            out.extend(after.iter().copied().map(eight_bits));
        }
        Ok(out)
    })
}

/// The nearest 8-bit value of a 16-bit one.
pub(super) fn eight_bits(sample: u16) -> u8 {
    low_byte((usize::from(sample) * 255 + 32_767) / 65_535)
}

fn low_byte(value: usize) -> u8 {
    u8::try_from(value).unwrap_or(u8::MAX)
}

fn no_transform(error: impl std::fmt::Display) -> PictureError {
    PictureError::damaged(format_args!("its colour profile cannot be applied ({error})"))
}

fn transformed(mut raster: Raster, profile: &ColorProfile, order: Samples) -> Result<Raster, PictureError> {
    contain(|| {
        let (target, options) = (ColorProfile::new_srgb(), TransformOptions::default());
        let transform = profile.create_transform_8bit(order, &target, order, options).map_err(no_transform)?;
        let mut before = vec![0; PIECE * raster.layout.channels()];
        for after in raster.samples.chunks_mut(before.len()) {
            let before = &mut before[..after.len()];
            before.copy_from_slice(after);
            transform.transform(before, after).map_err(no_transform)?;
        }
        Ok(raster)
    })
}

fn inks(raster: &Raster, profile: &ColorProfile) -> Result<Raster, PictureError> {
    // moxcms takes four inks in the shape of RGBA.
    let length = raster.samples.len() / 4 * 3;
    let samples = apply(profile, &raster.samples, Samples::Rgba, Samples::Rgb, length)?;
    Raster::new(raster.width, raster.height, Layout::Rgb, samples)
}

fn apply(
    profile: &ColorProfile,
    samples: &[u8],
    from: Samples,
    to: Samples,
    length: usize,
) -> Result<Vec<u8>, PictureError> {
    contain(|| {
        let mut after = vec![0; length];
        let (target, options) = (ColorProfile::new_srgb(), TransformOptions::default());
        let transform = profile.create_transform_8bit(from, &target, to, options);
        transform.and_then(|transform| transform.transform(samples, &mut after)).map_err(no_transform)?;
        Ok(after)
    })
}

/// What each of the 256 shades of a grey profile is in sRGB.
fn shades(profile: &ColorProfile) -> Result<[[u8; 3]; 256], PictureError> {
    let every: Vec<u8> = (0..=255).collect();
    let after = apply(profile, &every, Samples::Gray, Samples::Rgb, 256 * 3)?;
    let (colours, _) = after.as_chunks::<3>();
    Ok(std::array::from_fn(|shade| colours.get(shade).copied().unwrap_or_default()))
}

/// Looks the first sample of each pixel up among the shades; opacity is kept.
fn grey(raster: &Raster, shades: &[[u8; 3]; 256]) -> Raster {
    let shade = |sample: u8| shades[usize::from(sample)];
    let (layout, samples) = if raster.layout == Layout::Rgba {
        let (pixels, _) = raster.samples.as_chunks::<4>();
        let turn = |pixel: &[u8; 4]| {
            let [r, g, b] = shade(pixel[0]);
            [r, g, b, pixel[3]]
        };
        (Layout::Rgba, pixels.iter().flat_map(turn).collect())
    } else {
        (Layout::Rgb, raster.samples.iter().flat_map(|sample| shade(*sample)).collect())
    };
    Raster { width: raster.width, height: raster.height, layout, samples }
}

/// Inks as if each took away exactly its own light; a guess, for want of a profile.
fn ideal_inks(raster: &Raster) -> Raster {
    let (pixels, _) = raster.samples.as_chunks::<4>();
    let light = |ink: u8, black: u8| low_byte((usize::from(255 - ink) * usize::from(255 - black) + 127) / 255);
    let samples = pixels.iter().flat_map(|[c, m, y, k]| [light(*c, *k), light(*m, *k), light(*y, *k)]).collect();
    Raster { width: raster.width, height: raster.height, layout: Layout::Rgb, samples }
}
