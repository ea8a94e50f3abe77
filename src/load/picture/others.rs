//! PNG, WebP, GIF and BMP: their headers by way of the decoders of the `image` crate, and metadata from their chunks.

use super::camera::Camera;
use super::header::{DENSEST, Header, Model, check_proportion, check_size};
use super::signal::Signal;
use super::source::Source;
use super::{Declared, Kind, MAX_DECODED_BYTES, PictureError, contain, iim, png, webp};
use image::codecs::{bmp::BmpDecoder, gif::GifDecoder, jpeg::JpegDecoder, png::PngDecoder};
use image::codecs::{tiff::TiffDecoder, webp::WebPDecoder};
use image::{ExtendedColorType, ImageDecoder, Limits};
use std::borrow::Cow;
use std::io::{BufRead, Seek};

/// The most bytes that the metadata of a PNG may take when they are unpacked.
const MAX_METADATA: u64 = 64 << 20;

/// What a decoder reads from. Each decoder is compiled for this one kind of input only.
pub(crate) trait Pixels: BufRead + Seek {}

impl<T: BufRead + Seek> Pixels for T {}

/// Opens the pure-Rust decoder for a format that has one. It may panic on hostile bytes: call it inside [`contain`].
///
/// # Errors
///
/// What the decoder says about the header.
pub(crate) fn decoder<'a>(input: Box<dyn Pixels + 'a>, kind: Kind) -> Result<Box<dyn ImageDecoder + 'a>, PictureError> {
    let mut decoder: Box<dyn ImageDecoder> = match kind {
        Kind::Jpeg => Box::new(JpegDecoder::new(input)?),
        Kind::Png => Box::new(PngDecoder::with_limits(input, limits(MAX_METADATA))?),
        Kind::Webp => Box::new(WebPDecoder::new(input)?),
        Kind::Tiff => Box::new(TiffDecoder::new(input)?),
        Kind::Gif => Box::new(GifDecoder::new(input)?),
        Kind::Bmp => Box::new(BmpDecoder::new(input)?),
        Kind::Avif | Kind::Raw(_) => return Err(PictureError::unsupported("it has a decoder of its own")),
    };
    decoder.set_limits(limits(MAX_DECODED_BYTES))?;
    Ok(decoder)
}

fn limits(bytes: u64) -> Limits {
    let mut limits = Limits::default();
    limits.max_alloc = Some(bytes);
    limits
}

/// The metadata packets of a file.
#[derive(Default)]
struct Packets {
    /// Bits of one stored pixel, where the decoder does not say.
    bits: Option<u64>,
    icc: Option<Vec<u8>>,
    exif: Option<Vec<u8>>,
    xmp: Option<Vec<u8>>,
    srgb: bool,
    /// Colours by number, which go before a profile (PNG third edition, section 4.3).
    cicp: Option<Signal>,
}

/// Reads the header of a PNG, WebP, GIF or BMP.
///
/// # Errors
///
/// As [`super::probe`].
pub(super) fn header(source: &mut Source<'_>, kind: Kind) -> Result<Header<'static>, PictureError> {
    let chunks = packets(source, kind)?;
    let length = source.length();
    contain(|| {
        let mut decoder = decoder(Box::new(source.reader()?), kind)?;
        let (width, height) = decoder.dimensions();
        check_size(width, height)?;
        let colour = decoder.original_color_type();
        check_proportion(width, height, chunks.bits.unwrap_or(colour.bits_per_pixel().into()), DENSEST, length)?;
        // Those of a WebP have all been found, and its decoder would give them as much memory as they claim to need.
        let more = kind != Kind::Webp;
        // A packet that does not decode is left out: a picture is not lost over a broken caption.
        let camera = chunks.exif.as_deref().map(Camera::read).unwrap_or_default();
        let icc = chunks.icc.or_else(|| if more { decoder.icc_profile().ok().flatten() } else { None });
        let declared = match (chunks.cicp, Declared::of(icc, &camera)) {
            (Some(signal), _) => Declared::Numbers(signal),
            (None, Declared::Nothing) if chunks.srgb => Declared::Srgb,
            (None, declared) => declared,
        };
        let iim = decoder.iptc_metadata().ok().flatten().and_then(|text| iim::in_hexadecimal(&text));
        Ok(Header {
            kind,
            width,
            height,
            model: model(colour),
            camera,
            declared,
            xmp: chunks.xmp.or_else(|| if more { decoder.xmp_metadata().ok().flatten() } else { None }).map(Cow::Owned),
            iim: iim.map(Cow::Owned),
            preview: None,
        })
    })
}

fn packets(source: &mut Source<'_>, kind: Kind) -> Result<Packets, PictureError> {
    match kind {
        Kind::Png => {
            let png::Chunks { bits, srgb, cicp, exif, xmp } = png::chunks(source)?;
            Ok(Packets { bits: Some(bits), exif, xmp, srgb, cicp, ..Packets::default() })
        }
        Kind::Webp => {
            let webp::Chunks { icc, exif, xmp } = webp::chunks(source)?;
            Ok(Packets { icc, exif, xmp, ..Packets::default() })
        }
        _ => Ok(Packets::default()),
    }
}

fn model(colour: ExtendedColorType) -> Model {
    use ExtendedColorType as E;
    match colour {
        E::A8 | E::L1 | E::L2 | E::L4 | E::L8 | E::L16 | E::La1 | E::La2 | E::La4 | E::La8 | E::La16 => Model::Grey,
        E::Cmyk8 | E::Cmyk16 => Model::Cmyk,
        _ => Model::Rgb,
    }
}
