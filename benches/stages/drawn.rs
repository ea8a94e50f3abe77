//! A picture to work on: soft shapes with noise of every size on them, so that codecs have as much to do as with a
//! photograph.

use onset::images::engine::{Encoding, encode_only};

/// The picture's width in pixels: its eighth, quarter and half are whole numbers, so that a JPEG can be decoded at
/// exactly those.
pub(crate) const WIDTH: u32 = 3000;

/// The picture at a width, as red, green and blue; its height is two thirds of that.
pub(crate) fn pixels(width: u32) -> Vec<u8> {
    let height = width * 2 / 3;
    let mut samples = Vec::with_capacity(width as usize * height as usize * 3);
    for y in 0..height {
        for x in 0..width {
            let octaves = (0..8).map(|octave| smooth(x, y, octave)).sum::<i32>() / 3;
            let hill = (x * 160 / width).cast_signed() + if (x / 97 + y / 61) % 5 == 0 { 40 } else { 0 };
            samples.extend([0, 7, -9].map(|tint| u8::try_from((hill + octaves + tint).clamp(0, 255)).unwrap_or(0)));
        }
    }
    samples
}

/// The picture as a JPEG of quality 89, colour at half the resolution.
pub(crate) fn jpeg() -> Vec<u8> {
    encode_only(WIDTH, WIDTH * 2 / 3, pixels(WIDTH), Encoding::Jpeg { quality: 89 }).expect("the size is right")
}

/// The JPEG with an ICC profile put in after its first marker.
pub(crate) fn with_profile(jpeg: &[u8], profile: &moxcms::ColorProfile) -> Vec<u8> {
    let profile = profile.encode().expect("the library knows its own profiles");
    let length = u16::try_from(profile.len() + 16).expect("these profiles are small").to_be_bytes();
    [&jpeg[..2], &[0xFF, 0xE2], &length, b"ICC_PROFILE\0\x01\x01", &profile, &jpeg[2..]].concat()
}

/// Noise of one octave, between its grid points in straight lines.
fn smooth(x: u32, y: u32, octave: u32) -> i32 {
    let (cell, rest) = ((x >> octave, y >> octave), (x % (1 << octave), y % (1 << octave)));
    let between = |a: i32, b: i32, part: u32| a + (((b - a) * part.cast_signed()) >> octave);
    let row = |y: u32| between(chance(cell.0, y, octave), chance(cell.0 + 1, y, octave), rest.0);
    between(row(cell.1), row(cell.1 + 1), rest.1)
}

/// A number from -32 to 31 that belongs to a grid point.
fn chance(x: u32, y: u32, octave: u32) -> i32 {
    let mut hash = x.wrapping_mul(0x9E37_79B1) ^ y.wrapping_mul(0x85EB_CA77) ^ octave.wrapping_mul(0xC2B2_AE3D);
    hash = (hash ^ (hash >> 15)).wrapping_mul(0x2C1B_3C6D);
    (hash >> 26).cast_signed() - 32
}
