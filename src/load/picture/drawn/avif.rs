//! AVIF files: the bitstreams of a few small ones, and containers put around them by hand.

use super::raw::boxed;
use crate::load::picture::avif::pixels;

/// Every small AVIF in colour without opacity, with its name.
pub(crate) const COLOURED: [(&str, &[u8]); 9] = [
    ("420-8", include_bytes!("avif/420-8.avif")),
    ("420-8-limited", include_bytes!("avif/420-8-limited.avif")),
    ("422-8", include_bytes!("avif/422-8.avif")),
    ("444-8", include_bytes!("avif/444-8.avif")),
    ("420-10", include_bytes!("avif/420-10.avif")),
    ("422-12", include_bytes!("avif/422-12.avif")),
    ("444-12", include_bytes!("avif/444-12.avif")),
    ("identity", include_bytes!("avif/identity.avif")),
    ("grid", include_bytes!("avif/grid.avif")),
];

/// Four greys: 60, 120, 180 and 240.
pub(crate) const GREY: &[u8] = include_bytes!("avif/400-8.avif");
/// Colours of which the right half is half transparent.
pub(crate) const ALPHA: &[u8] = include_bytes!("avif/alpha.avif");
/// The same, with the opacity multiplied into the colours.
pub(crate) const PREMULTIPLIED: &[u8] = include_bytes!("avif/premultiplied.avif");

/// A container around the bitstream of a file, with properties of its own instead of the file's.
#[derive(Debug, Clone, Default)]
pub(crate) struct Container {
    /// Boxes beside the size: `colr`, `irot`, `imir`.
    pub(crate) properties: Vec<Vec<u8>>,
    /// An EXIF packet.
    pub(crate) exif: Option<Vec<u8>>,
    /// An XMP packet.
    pub(crate) xmp: Option<Vec<u8>>,
    /// The size that is stated, if it is not the true one.
    pub(crate) size: Option<(u32, u32)>,
}

/// Colours by number.
pub(crate) fn nclx(primaries: u8, transfer: u8, matrix: u8) -> Vec<u8> {
    boxed(*b"colr", &[b"nclx\0".as_slice(), &[primaries, 0, transfer, 0, matrix, 0x80]].concat())
}

/// An ICC profile.
pub(crate) fn profile(icc: &[u8]) -> Vec<u8> {
    boxed(*b"colr", &[b"prof", icc].concat())
}

/// A quarter turn or a mirror, by the code that the box holds.
pub(crate) fn turn(name: [u8; 4], code: u8) -> Vec<u8> {
    boxed(name, &[code])
}

impl Container {
    /// The file.
    pub(crate) fn around(&self, file: &[u8]) -> Vec<u8> {
        let found = pixels(file).unwrap().colour;
        let place = &found.tiles[0][0];
        let stream = &file[usize::try_from(place.start).unwrap()..usize::try_from(place.end).unwrap()];
        let mut items = vec![(b"av01\0".to_vec(), stream.to_vec())];
        items.extend(self.exif.iter().map(|exif| (b"Exif\0".to_vec(), [&[0; 4], exif.as_slice()].concat())));
        let media_type = b"mime\0application/rdf+xml\0".to_vec();
        items.extend(self.xmp.iter().map(|xmp| (media_type.clone(), xmp.clone())));
        let ftyp = boxed(*b"ftyp", b"avif\0\0\0\0avifmif1miaf");
        let size = self.size.unwrap_or((found.width, found.height));
        let start = ftyp.len() + self.meta(&items, size, 0).len() + 8;
        let contents: Vec<u8> = items.iter().flat_map(|(_, content)| content.clone()).collect();
        [ftyp, self.meta(&items, size, start), boxed(*b"mdat", &contents)].concat()
    }

    fn meta(&self, items: &[(Vec<u8>, Vec<u8>)], size: (u32, u32), start: usize) -> Vec<u8> {
        let short = |number: usize| u16::try_from(number).unwrap().to_be_bytes();
        let long = |number: usize| u32::try_from(number).unwrap().to_be_bytes();
        let mut entries = short(items.len()).to_vec();
        let mut places = [&[0x44, 0], short(items.len()).as_slice()].concat();
        let mut at = start;
        for (number, (kind, content)) in (1..).zip(items) {
            let entry = [&[2, 0, 0, 0], short(number).as_slice(), &[0, 0], kind].concat();
            entries.extend(boxed(*b"infe", &entry));
            places.extend([short(number).as_slice(), &[0, 0, 0, 1], &long(at), &long(content.len())].concat());
            at += content.len();
        }
        let ispe = boxed(*b"ispe", &[[0; 4], size.0.to_be_bytes(), size.1.to_be_bytes()].concat());
        let count = u8::try_from(self.properties.len() + 1).unwrap();
        let associations = [&[0; 4], long(1).as_slice(), &[0, 1, count], &(1..=count).collect::<Vec<_>>()].concat();
        let properties = boxed(*b"ipco", &[ispe, self.properties.concat()].concat());
        let full = |name, content: &[u8]| boxed(name, &[&[0; 4], content].concat());
        let parts = [
            full(*b"hdlr", b"\0\0\0\0pict\0\0\0\0\0\0\0\0\0\0\0\0\0"),
            full(*b"pitm", &[0, 1]),
            full(*b"iinf", &entries),
            full(*b"iloc", &places),
            boxed(*b"iprp", &[properties, boxed(*b"ipma", &associations)].concat()),
        ];
        full(*b"meta", &parts.concat())
    }
}
