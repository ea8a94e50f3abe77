//! PNG, WebP, TIFF, GIF and BMP: headers and metadata by way of the decoders of the `image` crate.

use super::camera::Camera;
use super::header::{Header, Model, check_size};
use super::{Declared, Kind, MAX_DECODED_BYTES, Orientation, PictureError, contain};
use image::codecs::{bmp::BmpDecoder, gif::GifDecoder, jpeg::JpegDecoder, png::PngDecoder};
use image::codecs::{tiff::TiffDecoder, webp::WebPDecoder};
use image::{ExtendedColorType, ImageDecoder, Limits};
use std::borrow::Cow;
use std::io::Cursor;

/// Opens the pure-Rust decoder for a format. It may panic on hostile bytes: call it inside [`contain`].
///
/// # Errors
///
/// What the decoder says about the header.
pub(crate) fn decoder(bytes: &[u8], kind: Kind) -> Result<Box<dyn ImageDecoder + '_>, PictureError> {
    let input = Cursor::new(bytes);
    let mut decoder: Box<dyn ImageDecoder> = match kind {
        Kind::Jpeg => Box::new(JpegDecoder::new(input)?),
        Kind::Png => Box::new(PngDecoder::with_limits(input, limits())?),
        Kind::Webp => Box::new(WebPDecoder::new(input)?),
        Kind::Tiff => Box::new(TiffDecoder::new(input)?),
        Kind::Gif => Box::new(GifDecoder::new(input)?),
        Kind::Bmp => Box::new(BmpDecoder::new(input)?),
    };
    decoder.set_limits(limits())?;
    Ok(decoder)
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_DECODED_BYTES);
    limits
}

/// Reads the header of a picture that is not a JPEG.
///
/// # Errors
///
/// As [`super::probe`].
pub(super) fn header(bytes: &[u8], kind: Kind) -> Result<Header<'_>, PictureError> {
    check_complete(bytes, kind)?;
    contain(|| {
        let mut decoder = decoder(bytes, kind)?;
        let (width, height) = decoder.dimensions();
        check_size(width, height)?;
        check_proportion(decoder.total_bytes(), bytes)?;
        // A packet that does not decode is left out: a picture is not lost over a broken caption.
        let packet = decoder.exif_metadata().ok().flatten().map(Cow::Owned);
        let exif = if kind == Kind::Tiff { Some(Cow::Borrowed(bytes)) } else { packet };
        let mut camera = exif.map(|exif| Camera::read(&exif)).unwrap_or_default();
        if kind == Kind::Tiff {
            let turned = decoder.orientation().unwrap_or(image::metadata::Orientation::NoTransforms);
            camera.orientation = Orientation::from_exif(turned.to_exif().into());
        }
        let icc = decoder.icc_profile().ok().flatten();
        let mut declared = Declared::of(icc, &camera);
        if kind == Kind::Png && declared == Declared::Nothing && png_says_srgb(bytes) {
            declared = Declared::Srgb;
        }
        Ok(Header {
            kind,
            width,
            height,
            model: model(decoder.original_color_type()),
            camera,
            declared,
            xmp: decoder.xmp_metadata().ok().flatten().map(Cow::Owned),
            iim: None,
        })
    })
}

fn model(colour: ExtendedColorType) -> Model {
    use ExtendedColorType as E;
    match colour {
        E::A8 | E::L1 | E::L2 | E::L4 | E::L8 | E::L16 | E::La1 | E::La2 | E::La4 | E::La8 | E::La16 => Model::Grey,
        E::Cmyk8 | E::Cmyk16 => Model::Cmyk,
        _ => Model::Rgb,
    }
}

/// Refuses small files that claim to be enormous, before memory is given to them. The densest honest ones are drawings
/// of two colours, which PNG stores in one byte for some 8,000 pixels.
fn check_proportion(decoded: u64, bytes: &[u8]) -> Result<(), PictureError> {
    const HARMLESS: u64 = 64_000_000;
    const DENSEST: u64 = 10_000;
    if decoded <= HARMLESS.max(DENSEST * bytes.len() as u64) {
        return Ok(());
    }
    Err(PictureError::damaged("the file is far too small for the size that it claims"))
}

/// Notices files that were cut off on the way, in the formats that say how long they are.
fn check_complete(bytes: &[u8], kind: Kind) -> Result<(), PictureError> {
    let complete = match kind {
        Kind::Png => png_chunks(bytes).any(|chunk| chunk == *b"IEND"),
        Kind::Webp => bytes.get(4..8).and_then(|size| size.try_into().ok()).is_some_and(|size: [u8; 4]| {
            // The odd last chunk may lack its padding byte, as some writers leave it out.
            u64::from(u32::from_le_bytes(size)) + 8 <= bytes.len() as u64 + 1
        }),
        _ => true,
    };
    if complete { Ok(()) } else { Err(PictureError::damaged("the file is cut off before the end of the picture")) }
}

/// The names of a PNG's chunks in order, up to where the structure ends or breaks (PNG third edition, section 5.3).
fn png_chunks(bytes: &[u8]) -> impl Iterator<Item = [u8; 4]> + '_ {
    let mut at = 8_usize;
    std::iter::from_fn(move || {
        let length: [u8; 4] = bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
        let name: [u8; 4] = bytes.get(at + 4..at.checked_add(8)?)?.try_into().ok()?;
        at = at.checked_add(12)?.checked_add(usize::try_from(u32::from_be_bytes(length)).ok()?)?;
        (at <= bytes.len()).then_some(name)
    })
}

fn png_says_srgb(bytes: &[u8]) -> bool {
    png_chunks(bytes).take_while(|chunk| chunk != b"IDAT").any(|chunk| chunk == *b"sRGB")
}
