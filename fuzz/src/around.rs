//! Files made round the bytes that are tried, since onset reads metadata only where it lies: in pictures.

use std::sync::LazyLock;

use image::{ExtendedColorType, ImageEncoder, codecs::jpeg::JpegEncoder};
use mozjpeg::{ColorSpace, Compress};

/// The most that fits into a segment of a JPEG, less the longest of the names that stand before it.
const MOST: usize = 65_533 - 64;

/// What a base picture's samples are.
#[derive(Debug, Clone, Copy)]
pub enum Base {
    /// Red, green and blue.
    Rgb,
    /// Shades of grey.
    Grey,
    /// Four inks.
    Cmyk,
}

impl Base {
    /// A JPEG of 24 x 16 pixels.
    pub fn jpeg(self) -> &'static [u8] {
        static RGB: LazyLock<Vec<u8>> = LazyLock::new(|| by_image(ExtendedColorType::Rgb8, 3));
        static GREY: LazyLock<Vec<u8>> = LazyLock::new(|| by_image(ExtendedColorType::L8, 1));
        static CMYK: LazyLock<Vec<u8>> = LazyLock::new(inks);
        match self {
            Self::Rgb => &RGB,
            Self::Grey => &GREY,
            Self::Cmyk => &CMYK,
        }
    }
}

/// A JPEG with an XMP packet.
pub fn xmp(packet: &[u8]) -> Vec<u8> {
    segment(Base::Rgb, 0xE1, b"http://ns.adobe.com/xap/1.0/\0", packet)
}

/// A JPEG with EXIF: a TIFF structure.
pub fn exif(tiff: &[u8]) -> Vec<u8> {
    segment(Base::Rgb, 0xE1, b"Exif\0\0", tiff)
}

/// A JPEG with IPTC-IIM datasets in a Photoshop resource.
pub fn iim(datasets: &[u8]) -> Vec<u8> {
    let datasets = &datasets[..datasets.len().min(MOST)];
    let length = u32::try_from(datasets.len()).unwrap_or(u32::MAX).to_be_bytes();
    segment(Base::Rgb, 0xED, &[b"Photoshop 3.0\x008BIM\x04\x04\0\0", length.as_slice()].concat(), datasets)
}

/// A JPEG with Photoshop resources as they come.
pub fn resources(bytes: &[u8]) -> Vec<u8> {
    segment(Base::Rgb, 0xED, b"Photoshop 3.0\0", bytes)
}

/// A JPEG with an ICC profile.
pub fn icc(base: Base, profile: &[u8]) -> Vec<u8> {
    segment(base, 0xE2, b"ICC_PROFILE\0\x01\x01", profile)
}

/// The base picture with a segment after its first marker.
fn segment(base: Base, marker: u8, name: &[u8], content: &[u8]) -> Vec<u8> {
    let jpeg = base.jpeg();
    let content = &content[..content.len().min(MOST)];
    let length = u16::try_from(name.len() + content.len() + 2).unwrap_or(u16::MAX).to_be_bytes();
    [&jpeg[..2], &[0xFF, marker], &length, name, content, &jpeg[2..]].concat()
}

fn by_image(colour: ExtendedColorType, channels: usize) -> Vec<u8> {
    let mut file = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut file, 85);
    encoder.write_image(&samples(channels), 24, 16, colour).expect("the size is right");
    file
}

fn inks() -> Vec<u8> {
    let mut encoder = Compress::new(ColorSpace::JCS_CMYK);
    encoder.set_size(24, 16);
    let mut started = encoder.start_compress(Vec::new()).expect("the settings are right");
    started.write_scanlines(&samples(4)).expect("the size is right");
    started.finish().expect("every row is there")
}

/// Samples of 24 x 16 pixels on which something is to be seen.
pub(crate) fn samples(channels: usize) -> Vec<u8> {
    (0..24 * 16 * channels).map(|at| u8::try_from(at * 7 % 251).unwrap_or(0)).collect()
}
