//! The rarer variants of each format, all of them drawings of [`super::quarters`].

use super::tiff::Value::Short;
use super::tiff::{rgb, structure};
use super::{CORNERS, jpeg_in, quarters};
use image::codecs::{gif::GifEncoder, png::PngEncoder};
use image::{ExtendedColorType, Frame, ImageEncoder, RgbImage, Rgba, RgbaImage};
use img_parts::png::{Png, PngChunk};
use mozjpeg::{ColorSpace, Compress};
use tiff::encoder::{Compression, DeflateLevel, TiffEncoder, colortype};

/// Rarer variants, each with what it is.
pub(crate) fn rarer_kinds(width: u32, height: u32) -> Vec<(&'static str, Vec<u8>)> {
    let samples = quarters(width, height);
    let other_page = rgb(8, 8, &[99; 8 * 8 * 3]).with(&[]);
    let pages = [rgb(width, height, &samples).with(&[]), other_page];
    vec![
        ("TIFF by LZW", tiff_with(Compression::Lzw, width, height)),
        ("TIFF by deflate", tiff_with(Compression::Deflate(DeflateLevel::Balanced), width, height)),
        ("TIFF by PackBits", tiff_with(Compression::Packbits, width, height)),
        ("TIFF of 16 bits", deep_tiff(width, height)),
        ("TIFF of two pages", structure(*b"MM\0\x2A", &[], &pages)),
        ("TIFF of planes", planar_tiff(width, height)),
        ("PNG of 16 bits", deep_png(width, height)),
        ("PNG of a palette", palette_png(width, height)),
        ("GIF of two frames", moving_gif(width, height)),
        ("JPEG of YCCK", ycck(width, height)),
    ]
}

fn tiff_with(compression: Compression, width: u32, height: u32) -> Vec<u8> {
    let mut file = std::io::Cursor::new(Vec::new());
    let mut encoder = TiffEncoder::new(&mut file).unwrap().with_compression(compression);
    encoder.write_image::<colortype::RGB8>(width, height, &quarters(width, height)).unwrap();
    file.into_inner()
}

fn deep(width: u32, height: u32) -> Vec<u16> {
    quarters(width, height).into_iter().map(|sample| u16::from(sample) * 257).collect()
}

fn deep_tiff(width: u32, height: u32) -> Vec<u8> {
    let bytes: Vec<u8> = deep(width, height).into_iter().flat_map(u16::to_le_bytes).collect();
    let mut page = rgb(width, height, &bytes);
    page.bits = 16;
    page.file(&[])
}

fn planar_tiff(width: u32, height: u32) -> Vec<u8> {
    let samples = quarters(width, height);
    let plane = |channel: usize| samples.iter().skip(channel).step_by(3).copied().collect();
    let mut page = rgb(width, height, &[]);
    page.planes = [0, 1, 2].map(plane).to_vec();
    page.file(&[(274, Short(1))])
}

fn deep_png(width: u32, height: u32) -> Vec<u8> {
    let bytes: Vec<u8> = deep(width, height).into_iter().flat_map(u16::to_ne_bytes).collect();
    let mut file = Vec::new();
    PngEncoder::new(&mut file).write_image(&bytes, width, height, ExtendedColorType::Rgb16).unwrap();
    file
}

/// Its pixels are the numbers of four colours, two bits each, packed by hand.
fn palette_png(width: u32, height: u32) -> Vec<u8> {
    let number = |x, y| u8::from(y >= height / 2) * 2 + u8::from(x >= width / 2);
    let row = |y| {
        let pixels: Vec<u8> = (0..width).map(|x| number(x, y)).collect();
        let packed =
            pixels.chunks(4).map(|four| (0..).zip(four).fold(0, |byte, (at, pixel)| byte | pixel << (6 - at * 2)));
        std::iter::once(0).chain(packed.collect::<Vec<u8>>())
    };
    let raw: Vec<u8> = (0..height).flat_map(row).collect();
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[2, 3, 0, 0, 0]].concat();
    let mut file = Vec::new();
    PngEncoder::new(&mut file).write_image(&[0; 3], 1, 1, ExtendedColorType::Rgb8).unwrap();
    let mut png = Png::from_bytes(file.into()).unwrap();
    let parts = [(*b"IHDR", header), (*b"PLTE", CORNERS.concat()), (*b"IDAT", stored(&raw)), (*b"IEND", Vec::new())];
    *png.chunks_mut() = parts.into_iter().map(|(name, content)| PngChunk::new(name, content.into())).collect();
    png.encoder().bytes().to_vec()
}

/// Bytes as zlib (RFC 1950) without compression.
fn stored(raw: &[u8]) -> Vec<u8> {
    let length = u16::try_from(raw.len()).unwrap();
    let (a, b) = raw.iter().fold((1_u32, 0_u32), |(a, b), byte| {
        let a = (a + u32::from(*byte)) % 65_521;
        (a, (b + a) % 65_521)
    });
    let check = (b << 16 | a).to_be_bytes();
    [&[0x78, 1, 1], &length.to_le_bytes()[..], &(!length).to_le_bytes(), raw, &check].concat()
}

fn moving_gif(width: u32, height: u32) -> Vec<u8> {
    let first = RgbImage::from_raw(width, height, quarters(width, height)).unwrap();
    let first = image::DynamicImage::ImageRgb8(first).into_rgba8();
    let second = RgbaImage::from_pixel(width, height, Rgba([9, 9, 9, 255]));
    let mut file = Vec::new();
    let mut encoder = GifEncoder::new(&mut file);
    encoder.encode_frames([first, second].map(Frame::new)).unwrap();
    drop(encoder);
    file
}

/// Inks that make the colours of the quarters if each takes away its own light, stored as Adobe does.
fn ycck(width: u32, height: u32) -> Vec<u8> {
    let samples: Vec<u8> =
        quarters(width, height).chunks_exact(3).flat_map(|rgb| [rgb[0], rgb[1], rgb[2], 255]).collect();
    let mut encoder = Compress::new(ColorSpace::JCS_CMYK);
    encoder.set_fastest_defaults();
    encoder.set_color_space(ColorSpace::JCS_YCCK);
    encoder.set_size(width as usize, height as usize);
    encoder.set_quality(97.0);
    let mut started = encoder.start_compress(Vec::new()).unwrap();
    started.write_scanlines(&samples).unwrap();
    started.finish().unwrap()
}

/// A grey JPEG, as encoders write it in one pass or in several.
pub(crate) fn grey_jpeg(width: u32, height: u32, progressive: bool) -> Vec<u8> {
    let samples = super::plain(width, height, [120]);
    jpeg_in(ColorSpace::JCS_GRAYSCALE, width, height, &samples, progressive)
}
