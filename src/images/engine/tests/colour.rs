//! Patches of known colour, in every space and every file that can carry them, come out as what they are.

use super::ciede::{Lab, difference, lab};
use super::{PNG, corners, ink_profile, one};
use crate::images::engine::Size;
use crate::load::picture::drawn::tiff::Value::Bytes;
use crate::load::picture::drawn::tiff::{Page, inks, rgb};
use crate::load::picture::drawn::{jpeg_in, plain, png_with_profile, with_profile};
use image::{ExtendedColorType, ImageEncoder};
use moxcms::ColorProfile;
use mozjpeg::ColorSpace;

/// Skin, foliage, sky and the like, greys, and colours near the edge of sRGB.
const PATCHES: [[u8; 3]; 10] = [
    [115, 82, 68],
    [194, 150, 130],
    [98, 122, 157],
    [87, 108, 67],
    [214, 126, 44],
    [70, 148, 73],
    [230, 40, 50],
    [20, 30, 200],
    [52, 52, 52],
    [200, 200, 200],
];

/// The samples, from 0 to 1, that mean an sRGB colour in a space of other primaries: its inverse matrix over the light
/// under D65, as its standard publishes it, then a curve.
fn written(colour: [u8; 3], matrix: [[f64; 3]; 3], curve: impl Fn(f64) -> f64) -> [f64; 3] {
    const TO_XYZ: [[f64; 3]; 3] = [
        [0.412_390_8, 0.357_584_3, 0.180_480_8],
        [0.212_639, 0.715_168_7, 0.072_192_3],
        [0.019_330_8, 0.119_194_8, 0.950_532_2],
    ];
    let light = colour.map(|sample| {
        let value = f64::from(sample) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    });
    let times = |matrix: [[f64; 3]; 3], vector: [f64; 3]| {
        matrix.map(|row| row.iter().zip(vector).map(|(weight, value)| weight * value).sum::<f64>())
    };
    times(matrix, times(TO_XYZ, light)).map(|light| curve(light.clamp(0.0, 1.0)))
}

fn adobe(colour: [u8; 3]) -> [f64; 3] {
    const FROM_XYZ: [[f64; 3]; 3] =
        [[2.041_59, -0.565_01, -0.344_73], [-0.969_24, 1.875_97, 0.041_56], [0.013_44, -0.118_36, 1.015_17]];
    written(colour, FROM_XYZ, |light| light.powf(256.0 / 563.0))
}

fn p3(colour: [u8; 3]) -> [f64; 3] {
    const FROM_XYZ: [[f64; 3]; 3] = [
        [2.493_496_9, -0.931_383_6, -0.402_710_8],
        [-0.829_489, 1.762_664_1, 0.023_624_7],
        [0.035_845_8, -0.076_172_4, 0.956_884_5],
    ];
    let curve = |light: f64| if light <= 0.003_130_8 { light * 12.92 } else { 1.055 * light.powf(1.0 / 2.4) - 0.055 };
    written(colour, FROM_XYZ, curve)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "samples lie between 0 and 1")]
fn eight(samples: [f64; 3]) -> [u8; 3] {
    samples.map(|sample| (sample * 255.0).round() as u8)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "samples lie between 0 and 1")]
fn sixteen(samples: [f64; 3]) -> [u16; 3] {
    samples.map(|sample| (sample * 65_535.0).round() as u16)
}

/// A picture of one colour with a profile, in every file that can carry both.
fn carried(samples: [f64; 3], icc: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let flat = plain(24, 24, eight(samples));
    let deep =
        |bytes: fn(u16) -> [u8; 2]| sixteen(samples).into_iter().flat_map(bytes).collect::<Vec<u8>>().repeat(24 * 24);
    let profile = [(34_675, Bytes(icc.to_vec()))];
    let mut deep_page = rgb(24, 24, &deep(u16::to_le_bytes));
    deep_page.bits = 16;
    let mut webp = Vec::new();
    let mut encoder = image::codecs::webp::WebPEncoder::new_lossless(&mut webp);
    encoder.set_icc_profile(icc.to_vec()).unwrap();
    encoder.write_image(&flat, 24, 24, ExtendedColorType::Rgb8).unwrap();
    vec![
        ("JPEG", with_profile(&jpeg_in(ColorSpace::JCS_RGB, 24, 24, &flat, false), icc)),
        ("PNG", png_with_profile(24, 24, &flat, ExtendedColorType::Rgb8, icc.to_vec())),
        ("deep PNG", png_with_profile(24, 24, &deep(u16::to_ne_bytes), ExtendedColorType::Rgb16, icc.to_vec())),
        ("TIFF", rgb(24, 24, &flat).file(&profile)),
        ("deep TIFF", deep_page.file(&profile)),
        ("WebP", webp),
    ]
}

fn seen(file: &[u8]) -> Lab {
    lab(corners(&one(file, Size::Width(12), PNG))[0])
}

fn assert_seen(file: &[u8], expected: Lab, what: &str) {
    let (found, apart) = (seen(file), difference(seen(file), expected));
    assert!(apart < 2.0, "{what}: {found:?} is {apart} from {expected:?}");
}

#[test]
fn wide_colours_are_seen_as_they_are_in_every_file() {
    type Space = (&'static str, fn([u8; 3]) -> [f64; 3], ColorProfile);
    let spaces: [Space; 2] =
        [("Adobe RGB", adobe, ColorProfile::new_adobe_rgb()), ("Display P3", p3, ColorProfile::new_display_p3())];
    for (space, written, profile) in spaces {
        let icc = profile.encode().unwrap();
        for patch in PATCHES {
            for (what, file) in carried(written(patch), &icc) {
                assert_seen(&file, lab(patch), &format!("{space} {patch:?} as {what}"));
            }
        }
        let told_apart = difference(lab(eight(written(PATCHES[6]))), lab(PATCHES[6]));
        assert!(told_apart > 3.0, "{space}: what is not converted is noticed: {told_apart}");
    }
}

#[test]
fn greys_are_seen_with_the_curve_of_their_profile() {
    for shade in [20_u8, 90, 160, 230] {
        let expected = lab([shade; 3]);
        let untagged = jpeg_in(ColorSpace::JCS_GRAYSCALE, 24, 24, &plain(24, 24, [shade]), false);
        assert_seen(&untagged, expected, "without a profile");
        let light = lab([shade; 3])[0];
        let light = if light > 8.0 { ((light + 16.0) / 116.0).powi(3) } else { light * 27.0 / 24_389.0 };
        for gamma in [1.0_f32, 1.8, 2.2] {
            let sample = eight([light.powf(1.0 / f64::from(gamma)); 3])[0];
            let icc = ColorProfile::new_gray_with_gamma(gamma).encode().unwrap();
            let jpeg = jpeg_in(ColorSpace::JCS_GRAYSCALE, 24, 24, &plain(24, 24, [sample]), false);
            assert_seen(&with_profile(&jpeg, &icc), expected, &format!("{shade} as JPEG at gamma {gamma}"));
            let page = Page { photometric: 1, channels: 1, ..rgb(24, 24, &plain(24, 24, [sample])) };
            let tiff = page.file(&[(34_675, Bytes(icc))]);
            assert_seen(&tiff, expected, &format!("{shade} as TIFF at gamma {gamma}"));
        }
    }
}

/// The same inks as a JPEG of Adobe's kind and as TIFFs, with a profile or without.
fn inked(ink: [u8; 4], icc: Option<&[u8]>) -> Vec<(&'static str, Vec<u8>)> {
    let jpeg = jpeg_in(ColorSpace::JCS_CMYK, 24, 24, &plain(24, 24, ink.map(|ink| 255 - ink)), false);
    let profile: Vec<_> = icc.iter().map(|icc| (34_675, Bytes(icc.to_vec()))).collect();
    let mut deep = inks(24, 24, ink);
    deep.planes[0] = deep.planes[0].iter().flat_map(|sample| [*sample, *sample]).collect();
    deep.bits = 16;
    let mut planar = inks(24, 24, ink);
    planar.planes = ink.map(|ink| vec![ink; 24 * 24]).to_vec();
    vec![
        ("JPEG", icc.map_or(jpeg.clone(), |icc| with_profile(&jpeg, icc))),
        ("TIFF", inks(24, 24, ink).file(&profile)),
        ("deep TIFF", deep.file(&profile)),
        ("planar TIFF", planar.file(&profile)),
    ]
}

#[test]
fn inks_are_seen_as_their_profile_says() {
    // The Lab of the profile's own nodes, in the numbers of its table.
    let node = |l: f64, a: f64, b: f64| [l * 100.0 / 65_280.0, a / 256.0 - 128.0, b / 256.0 - 128.0];
    let icc = ink_profile();
    for (ink, expected) in [
        ([0, 0, 0, 0], node(65_280.0, 32_768.0, 32_768.0)),
        ([255, 0, 0, 0], node(35_000.0, 25_500.0, 28_500.0)),
        ([0, 0, 0, 255], node(0.0, 32_768.0, 32_768.0)),
    ] {
        for (what, file) in inked(ink, Some(&icc)) {
            assert_seen(&file, expected, &format!("{ink:?} as {what}"));
        }
    }
}

#[test]
fn inks_without_a_profile_are_ideal_ones() {
    for (ink, expected) in [
        ([0, 0, 0, 0], [255; 3]),
        ([255, 0, 0, 0], [0, 255, 255]),
        ([0, 128, 255, 0], [255, 127, 0]),
        ([0, 0, 0, 200], [55; 3]),
    ] {
        for (what, file) in inked(ink, None) {
            assert_seen(&file, lab(expected), &format!("{ink:?} as {what}"));
        }
    }
}

#[test]
fn colours_by_number_are_brought_to_srgb() {
    use img_parts::png::{Png, PngChunk};
    for patch in PATCHES {
        let file = png_with_profile(24, 24, &plain(24, 24, eight(p3(patch))), ExtendedColorType::Rgb8, Vec::new());
        let mut png = Png::from_bytes(file.into()).unwrap();
        png.remove_chunks_by_type(*b"iCCP");
        png.chunks_mut().insert(1, PngChunk::new(*b"cICP", vec![12, 13, 0, 1].into()));
        assert_seen(&png.encoder().bytes(), lab(patch), &format!("{patch:?}"));
    }
}
