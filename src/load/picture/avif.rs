//! The header of an AVIF (AV1 Image File Format 1.1): one AV1 picture, or a grid of them, with or without opacity.

use super::av1::{self, Sequence};
use super::boxes::Fields;
use super::camera::Camera;
use super::header::{Header, Model, check_proportion, check_size};
use super::heif::{Item, Items};
use super::signal::Signal;
use super::source::{Source, cut_off};
use super::{Declared, Kind, Orientation, PictureError, tiff};
use std::borrow::Cow;
use std::io::Cursor;
use std::ops::Range;

/// How much of a bitstream is read in search of its sequence header, in bytes.
const HEAD: u64 = 1024;
/// The most bytes of samples for one byte of the file: flat drawings beyond 20 megapixels are hardly ever denser.
const DENSEST: u64 = 1_000;

/// Where the pixels of an AVIF lie and what their numbers mean.
#[derive(Debug)]
pub(crate) struct Avif {
    /// Colour or grey.
    pub(crate) colour: Grid,
    /// Opacity, of the same size.
    pub(crate) alpha: Option<Grid>,
    /// Whether opacity is multiplied into the colours.
    pub(crate) premultiplied: bool,
    /// What the numbers mean.
    pub(crate) signal: Signal,
}

/// Tiles of one size, row by row; the last of each row and column may reach beyond the picture.
#[derive(Debug)]
pub(crate) struct Grid {
    /// Width of the picture in pixels.
    pub(crate) width: u32,
    /// Height of the picture in pixels.
    pub(crate) height: u32,
    /// Tiles beside each other.
    pub(crate) columns: u32,
    /// Width and height of each tile in pixels.
    pub(crate) tile: (u32, u32),
    /// Where the bitstream of each tile lies in the file, piece by piece.
    pub(crate) tiles: Vec<Vec<Range<u64>>>,
}

/// What is to be decoded of an AVIF in memory.
///
/// # Errors
///
/// As [`super::probe`].
pub(crate) fn pixels(file: &[u8]) -> Result<Avif, PictureError> {
    let mut input = Cursor::new(file);
    let mut source = Source::new(&mut input, file.len() as u64);
    let items = Items::read(&mut source)?;
    Ok(read(&mut source, &items)?.0)
}

/// Reads the header.
///
/// # Errors
///
/// As [`super::probe`]; `Hdr` for pictures in PQ or HLG.
pub(super) fn header(source: &mut Source<'_>) -> Result<Header<'static>, PictureError> {
    let items = Items::read(source)?;
    let (avif, sequence) = read(source, &items)?;
    let item = primary(&items)?;
    // How the picture is turned is a property of it, and what EXIF says of that has been carried out already.
    let mut camera =
        packet(source, &items, |item| item.kind == *b"Exif").map(|exif| exif_in(&exif)).unwrap_or_default();
    camera.orientation = orientation(&items, item);
    Ok(Header {
        kind: Kind::Avif,
        width: avif.colour.width,
        height: avif.colour.height,
        model: if sequence.grey { Model::Grey } else { Model::Rgb },
        declared: declared(&items, item, avif.signal)?,
        camera,
        xmp: packet(source, &items, |item| item.media_type == b"application/rdf+xml").map(Cow::Owned),
        iim: None,
        preview: None,
    })
}

fn primary(items: &Items) -> Result<&Item, PictureError> {
    items.item(items.primary).ok_or_else(|| PictureError::damaged("it does not say which of its pictures is meant"))
}

fn read(source: &mut Source<'_>, items: &Items) -> Result<(Avif, Sequence), PictureError> {
    let item = primary(items)?;
    let colour = grid(source, items, items.primary)?;
    let sequence = sequence(source, items, item, &colour)?;
    check_proportion(colour.width, colour.height, sequence.bits(), DENSEST, source.length())?;
    let alpha = alpha_of(items).map(|id| grid(source, items, id)).transpose()?;
    let alpha = alpha.filter(|alpha| (alpha.width, alpha.height) == (colour.width, colour.height));
    let premultiplied = alpha_of(items).is_some_and(|id| items.referred(items.primary, *b"prem").contains(&id));
    let signal = nclx(items, item).unwrap_or(sequence.signal);
    Ok((Avif { colour, alpha, premultiplied, signal }, sequence))
}

/// The item that holds the opacity of the primary one.
fn alpha_of(items: &Items) -> Option<u32> {
    const NAMES: [&[u8]; 2] = [b"urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0", b"urn:mpeg:hevc:2015:auxid:1\0"];
    let is_alpha = |item: &Item| {
        let property = items.property(item, *b"auxC").and_then(|content| content.get(4..));
        property.is_some_and(|name| NAMES.iter().any(|known| name.starts_with(known)))
    };
    let belongs = |id| items.referred(id, *b"auxl").contains(&items.primary);
    items.iter().find(|(id, item)| is_alpha(item) && belongs(*id)).map(|(id, _)| id)
}

/// The tiles of an item: itself, or those that it is put together from.
fn grid(source: &mut Source<'_>, items: &Items, id: u32) -> Result<Grid, PictureError> {
    let item = items.item(id).ok_or_else(|| PictureError::damaged("a part of it is missing"))?;
    match &item.kind {
        b"av01" => {
            let (width, height) = size(items, item)?;
            let tiles = vec![places(source, item)?];
            Ok(Grid { width, height, columns: 1, tile: (width, height), tiles })
        }
        b"grid" => tiled(source, items, item, items.referred(id, *b"dimg")),
        kind => {
            let name = String::from_utf8_lossy(kind);
            Err(PictureError::unsupported(format_args!("it is an AVIF put together in a rare way ({name})")))
        }
    }
}

/// A grid (ISO/IEC 23008-12, section 6.6.2.3).
fn tiled(source: &mut Source<'_>, items: &Items, item: &Item, parts: &[u32]) -> Result<Grid, PictureError> {
    let broken = || PictureError::damaged("the description of its tiles is broken");
    let place = item.places.first().filter(|place| place.end - place.start <= 16).ok_or_else(broken)?;
    let content = source.part(place.start, place.end - place.start)?;
    let (rows, columns, width, height) = dimensions(&content).ok_or_else(broken)?;
    check_size(width, height)?;
    let tiles: Option<Vec<&Item>> = parts.iter().map(|id| items.item(*id)).collect();
    let tiles = tiles.filter(|tiles| tiles.len() as u64 == u64::from(rows) * u64::from(columns)).ok_or_else(broken)?;
    let tile = size(items, tiles.first().ok_or_else(broken)?)?;
    for part in &tiles {
        if part.kind != *b"av01" || size(items, part)? != tile {
            return Err(broken());
        }
    }
    // No tile lies outside the picture, and none is missing.
    let covers = |side: u32, tile: u32, count: u32| side.div_ceil(tile) == count;
    if !covers(width, tile.0, columns) || !covers(height, tile.1, rows) {
        return Err(broken());
    }
    let tiles = tiles.into_iter().map(|part| places(source, part)).collect::<Result<_, _>>()?;
    Ok(Grid { width, height, columns, tile, tiles })
}

/// Rows, columns, width and height.
fn dimensions(content: &[u8]) -> Option<(u32, u32, u32, u32)> {
    let mut fields = Fields(content);
    fields.number(1)?;
    let wide = if fields.number(1)? & 1 == 1 { 4 } else { 2 };
    let (rows, columns) = (fields.number(1)? + 1, fields.number(1)? + 1);
    let (width, height) = (fields.number(wide)?, fields.number(wide)?);
    let [rows, columns, width, height] = [rows, columns, width, height].map(|number| u32::try_from(number).ok());
    Some((rows?, columns?, width?, height?))
}

/// Width and height of an item, in pixels.
fn size(items: &Items, item: &Item) -> Result<(u32, u32), PictureError> {
    let content = items.property(item, *b"ispe").and_then(|content| content.get(4..12));
    let &[w0, w1, w2, w3, h0, h1, h2, h3] = content.unwrap_or_default() else {
        return Err(PictureError::damaged("its header gives it no size"));
    };
    let (width, height) = (u32::from_be_bytes([w0, w1, w2, w3]), u32::from_be_bytes([h0, h1, h2, h3]));
    check_size(width, height)?;
    Ok((width, height))
}

/// Where the bytes of an item lie, all of them within the file.
fn places(source: &mut Source<'_>, item: &Item) -> Result<Vec<Range<u64>>, PictureError> {
    for place in &item.places {
        source.within(place.start, place.end - place.start)?;
    }
    if item.places.is_empty() { Err(cut_off()) } else { Ok(item.places.clone()) }
}

/// The sequence header: at the start of the first bitstream, or beside it.
fn sequence(source: &mut Source<'_>, items: &Items, item: &Item, grid: &Grid) -> Result<Sequence, PictureError> {
    let first = grid.tiles.first().and_then(|places| places.first()).ok_or_else(cut_off)?;
    let start = source.up_to(first.start, HEAD.min(first.end - first.start))?;
    let beside = items.property(item, *b"av1C").and_then(|content| content.get(4..)).unwrap_or_default();
    let found = av1::sequence(&start).or_else(|| av1::sequence(beside));
    found.ok_or_else(|| PictureError::damaged("its pixels do not begin as those of an AVIF"))
}

/// The colour property that gives its colours by number.
fn nclx(items: &Items, item: &Item) -> Option<Signal> {
    let mut contents = colours(items, item);
    let numbers = contents.find_map(|content| content.strip_prefix(b"nclx"))?;
    let code = |at| u8::try_from(u16::from_be_bytes([*numbers.get(at)?, *numbers.get(at + 1)?])).ok();
    let full_range = numbers.get(6)? & 0x80 != 0;
    Some(Signal { primaries: code(0)?, transfer: code(2)?, matrix: code(4)?, full_range })
}

fn colours<'a>(items: &'a Items, item: &'a Item) -> impl Iterator<Item = &'a [u8]> {
    let all = items.properties(item).filter(|property| property.name == *b"colr");
    all.map(|property| property.content.as_slice())
}

/// What is declared: by a profile, or else by number.
fn declared(items: &Items, item: &Item, signal: Signal) -> Result<Declared, PictureError> {
    let signal = signal.check()?;
    let mut contents = colours(items, item);
    let profile = contents.find_map(|content| content.strip_prefix(b"prof").or(content.strip_prefix(b"rICC")));
    match profile {
        Some(profile) => Ok(Declared::Icc(profile.to_vec())),
        None if signal.says_nothing() => Ok(Declared::Nothing),
        None => Ok(Declared::Numbers(signal)),
    }
}

/// How the picture is to be turned, and then mirrored: `irot` counts quarter turns against the clock, `imir` names what is
/// exchanged, top and bottom (0) or left and right (1).
fn orientation(items: &Items, item: &Item) -> Orientation {
    let first = |name: &[u8; 4]| items.property(item, *name).and_then(|content| content.first()).copied();
    let value = match (first(b"irot").unwrap_or(0) & 3, first(b"imir").map(|axis| axis & 1)) {
        (0, None) => 1,
        (0, Some(1)) | (2, Some(0)) => 2,
        (2, None) => 3,
        (0 | 2, Some(_)) => 4,
        (1, Some(0)) | (3, Some(1)) => 5,
        (3, None) => 6,
        (_, Some(_)) => 7,
        (_, None) => 8,
    };
    Orientation::from_exif(value)
}

/// The bytes of the first item of a kind that fits.
fn packet(source: &mut Source<'_>, items: &Items, fits: impl Fn(&Item) -> bool) -> Option<Vec<u8>> {
    let (_, item) = items.iter().find(|(_, item)| fits(item))?;
    let length = |sum: u64, place: &Range<u64>| sum.saturating_add(place.end - place.start);
    if item.places.iter().fold(0, length) > tiff::MAX_PACKET {
        return None;
    }
    let parts = item.places.iter().map(|place| source.part(place.start, place.end - place.start).ok());
    parts.collect::<Option<Vec<_>>>().map(|parts| parts.concat())
}

/// EXIF stands behind the number of bytes to be left out.
fn exif_in(content: &[u8]) -> Camera {
    let mut fields = Fields(content);
    let skipped = fields.number(4).and_then(|skipped| fields.take(usize::try_from(skipped).ok()?));
    skipped.map(|_| Camera::read(fields.0)).unwrap_or_default()
}
