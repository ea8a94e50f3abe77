//! AVIF by rav1d, the decoder dav1d in Rust: all of it that onset touches.

use super::planes::{Plane, Planes as Layers, Shape};
use super::raster::Layout;
use crate::load::picture::av1::is_one_picture;
use crate::load::picture::avif::{Avif, Grid, pixels};
use crate::load::picture::{PictureError, contain};
use re_rav1d::{Decoder, Error, PixelLayout, PlanarImageComponent, Plane as Samples, Settings};
use std::ops::Range;

/// The planes of a tile, where the decoder has put them.
type Planes = Layers<Samples>;

/// The pixels of an AVIF as stored, before it is turned and before any profile is applied.
pub(super) enum Pixels {
    /// 8 bits a sample.
    Plain(Layout, Vec<u8>),
    /// 10 or 12 bits, spread over 16.
    Deep(Layout, Vec<u16>),
}

/// Decodes the picture and its opacity, on the calling thread alone.
///
/// # Errors
///
/// `Damaged` with the words of the decoder; `Unsupported` for matrices by which colours cannot be told one by one.
pub(super) fn decode(source: &[u8]) -> Result<Pixels, PictureError> {
    contain(|| {
        let avif = pixels(source)?;
        let first = planes(source, &avif.colour, 0)?;
        let layout = match (first.y.shape, &avif.alpha) {
            (_, Some(_)) => Layout::Rgba,
            (Shape { grey: true, .. }, None) => Layout::Grey,
            _ => Layout::Rgb,
        };
        if first.depth > 8 {
            return Ok(Pixels::Deep(layout, painted(source, &avif, first, layout, 65_535)?));
        }
        Ok(Pixels::Plain(layout, painted(source, &avif, first, layout, 255)?))
    })
}

/// All samples, the brightest of which are `white`.
fn painted<T: TryFrom<i64> + Into<i64> + Copy + Default>(
    source: &[u8],
    avif: &Avif,
    first: Planes,
    layout: Layout,
    white: i64,
) -> Result<Vec<T>, PictureError> {
    let (width, height) = (avif.colour.width as usize, avif.colour.height as usize);
    let channels = layout.channels();
    let mut samples = vec![T::default(); width * height * channels];
    let mut paint = |grid: &Grid, index: usize, planes: &Planes, channel: usize, count: usize| {
        let (left, top) = (index % grid.columns as usize, index / grid.columns as usize);
        let (left, top) = (left * grid.tile.0 as usize, top * grid.tile.1 as usize);
        let mut row = Vec::new();
        for (y, line) in samples.chunks_exact_mut(width * channels).skip(top).take(grid.tile.1 as usize).enumerate() {
            planes.row(y, avif.signal, white, count, &mut row)?;
            let pixels = line.chunks_exact_mut(channels).skip(left);
            for (pixel, colour) in pixels.zip(row.chunks_exact(count)) {
                pixel[channel..channel + count].copy_from_slice(colour);
            }
        }
        Ok::<(), PictureError>(())
    };
    let count = if channels == 1 { 1 } else { 3 };
    paint(&avif.colour, 0, &first, 0, count)?;
    drop(first);
    for index in 1..avif.colour.tiles.len() {
        paint(&avif.colour, index, &planes(source, &avif.colour, index)?, 0, count)?;
    }
    if let Some(alpha) = &avif.alpha {
        for index in 0..alpha.tiles.len() {
            paint(alpha, index, &planes(source, alpha, index)?.y_alone(), 3, 1)?;
        }
        if avif.premultiplied {
            samples.chunks_exact_mut(4).for_each(|pixel| divide(pixel, white));
        }
    }
    Ok(samples)
}

/// Takes the opacity out of the colours that it was multiplied into.
fn divide<T: TryFrom<i64> + Into<i64> + Copy + Default>(pixel: &mut [T], white: i64) {
    let &mut [.., alpha] = pixel else { return };
    let alpha: i64 = alpha.into();
    for sample in pixel.iter_mut().take(3).filter(|_| alpha > 0) {
        let whole: i64 = (*sample).into();
        *sample = T::try_from(((whole * white + alpha / 2) / alpha).min(white)).unwrap_or_default();
    }
}

/// Decodes one tile.
fn planes(source: &[u8], grid: &Grid, index: usize) -> Result<Planes, PictureError> {
    let places = grid.tiles.get(index).map(Vec::as_slice).unwrap_or_default();
    let stream = joined(source, places).ok_or_else(|| PictureError::damaged("some of its pixels are missing"))?;
    if !is_one_picture(&stream) {
        return Err(PictureError::unsupported("it is a film, not a picture"));
    }
    let picture = picture(stream, grid.tile)?;
    let depth = picture.bits_per_component().map_or(8, |bits| bits.0);
    let (grey, half) = match picture.pixel_layout() {
        PixelLayout::I400 => (true, (false, false)),
        PixelLayout::I420 => (false, (true, true)),
        PixelLayout::I422 => (false, (true, false)),
        PixelLayout::I444 => (false, (false, false)),
    };
    let shape = Shape { width: grid.tile.0 as usize, height: grid.tile.1 as usize, grey, half };
    let plane = |component| {
        let stride = picture.stride(component) as usize;
        Plane { samples: picture.plane(component), stride, shape }
    };
    let y = plane(PlanarImageComponent::Y);
    let chroma = (!grey).then(|| [plane(PlanarImageComponent::U), plane(PlanarImageComponent::V)]);
    Ok(Planes { y, chroma, depth })
}

/// The bytes of some places in the file, one after another.
fn joined(source: &[u8], places: &[Range<u64>]) -> Option<Vec<u8>> {
    let part = |place: &Range<u64>| {
        source.get(usize::try_from(place.start).ok()?..usize::try_from(place.end).ok()?).map(<[u8]>::to_vec)
    };
    places.iter().map(part).collect::<Option<Vec<_>>>().map(|parts| parts.concat())
}

/// The one picture of a bitstream, which has the size that its file has promised.
fn picture(stream: Vec<u8>, (width, height): (u32, u32)) -> Result<re_rav1d::Picture, PictureError> {
    let mut settings = Settings::new();
    settings.set_n_threads(1);
    settings.set_max_frame_delay(1);
    settings.set_all_layers(false);
    settings.set_frame_size_limit(width.saturating_mul(height));
    let mut decoder = Decoder::with_settings(&settings).map_err(PictureError::damaged)?;
    let mut sent = decoder.send_data(stream, None, None, None);
    loop {
        if !matches!(sent, Ok(()) | Err(Error::Again)) {
            return Err(PictureError::damaged("its pixels break off or are not what they should be"));
        }
        match decoder.get_picture() {
            Ok(picture) if (picture.width(), picture.height()) == (width, height) => return Ok(picture),
            Ok(_) => return Err(PictureError::damaged("its size is not the one that its header gives")),
            Err(Error::Again) if sent.is_err() => sent = decoder.send_pending_data(),
            Err(_) => return Err(PictureError::damaged("its pixels break off or are not what they should be")),
        }
    }
}
