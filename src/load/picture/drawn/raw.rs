//! Camera raws without a sensor's data: only what leads to their previews and facts.

use super::tiff::Value::{Apart, Below, Bytes, Long, Short, Text};
use super::tiff::{Directory, structure};
use super::{Exif, exif, turned, xmp};

const SUBFILE: u16 = 0x00FE;
const COMPRESSION: u16 = 0x0103;
const PHOTOMETRIC: u16 = 0x0106;
const MAKE: u16 = 0x010F;
const STRIP_AT: u16 = 0x0111;
const ORIENTATION: u16 = 0x0112;
const STRIP_LENGTH: u16 = 0x0117;
const ARTIST: u16 = 0x013B;
const SUB_DIRECTORIES: u16 = 0x014A;
const JPEG_AT: u16 = 0x0201;
const JPEG_LENGTH: u16 = 0x0202;
const XMP: u16 = 700;
const EXIF: u16 = 0x8769;
const MAKER_NOTE: u16 = 0x927C;
const DNG_VERSION: u16 = 0xC612;
const PREVIEW_COLOUR_SPACE: u16 = 0xC71A;

fn length(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.len()).unwrap()
}

/// A preview where EXIF keeps thumbnails.
fn thumbnail(jpeg: &[u8]) -> Directory {
    vec![(JPEG_AT, Apart(jpeg.to_vec())), (JPEG_LENGTH, Long(length(jpeg)))]
}

/// A preview as a strip.
fn strip(jpeg: &[u8]) -> Directory {
    vec![(COMPRESSION, Short(7)), (STRIP_AT, Apart(jpeg.to_vec())), (STRIP_LENGTH, Long(length(jpeg)))]
}

/// What a sensor wrote, in a compression that only its maker knows.
fn sensor() -> Directory {
    let mut fields = strip(&[9; 50]);
    fields.extend([(PHOTOMETRIC, Short(32_803))]);
    fields
}

/// A DNG turned clockwise, with a small and a large preview of Adobe RGB.
pub(crate) fn dng(small: &[u8], large: &[u8]) -> Vec<u8> {
    let mut adobe = strip(large);
    adobe.push((PREVIEW_COLOUR_SPACE, Long(3)));
    let packet = xmp("><dc:creator><rdf:Seq><rdf:li>Aoife</rdf:li></rdf:Seq></dc:creator>").into_bytes();
    let first = vec![
        (SUBFILE, Long(1)),
        (ORIENTATION, Short(6)),
        (ARTIST, Text("Aoife")),
        (XMP, Bytes(packet)),
        (DNG_VERSION, Bytes(vec![1, 4, 0, 0])),
        (SUB_DIRECTORIES, Below(vec![sensor(), strip(small), adobe])),
    ];
    structure(*b"MM\0\x2A", &[], &[first])
}

/// A raw of each maker around a preview, with its extension.
pub(crate) fn every_raw(jpeg: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let made_by = |make| (MAKE, Text(make));
    let below = |directories| (SUB_DIRECTORIES, Below(directories));
    let turned_left = (ORIENTATION, Short(8));
    let artist = (ARTIST, Text("Aoife"));
    let with = |mut fields: Directory, more: &[(u16, super::tiff::Value)]| {
        fields.extend_from_slice(more);
        vec![fields]
    };
    let head = [(SUBFILE, Long(1)), turned_left.clone(), artist.clone()];
    let canon = [with(strip(jpeg), &head), vec![sensor()]].concat();
    let nikon = with(vec![made_by("NIKON CORPORATION"), below(vec![thumbnail(jpeg), sensor()])], &head);
    let sony = with(thumbnail(jpeg), &[&head[..], &[made_by("SONY"), below(vec![sensor()])]].concat());
    let pentax = [with(sensor(), &[made_by("PENTAX"), turned_left, artist]), vec![thumbnail(jpeg)]].concat();
    let samsung = with(vec![made_by("SAMSUNG"), below(vec![thumbnail(jpeg), sensor()])], &head);
    let olympus = with(vec![(EXIF, Below(vec![vec![(MAKER_NOTE, Bytes(olympus_note(jpeg)))]]))], &head);
    let panasonic = with(vec![(0x002E, Bytes(jpeg.to_vec()))], &head);
    vec![
        ("dng", dng(jpeg, jpeg)),
        ("cr2", structure(*b"II\x2A\0", b"CR\x02\0\0\0\0\0", &canon)),
        ("cr3", cr3(jpeg)),
        ("nef", structure(*b"MM\0\x2A", &[], &nikon)),
        ("arw", structure(*b"II\x2A\0", &[], &sony)),
        ("pef", structure(*b"MM\0\x2A", &[], &pentax)),
        ("srw", structure(*b"II\x2A\0", &[], &samsung)),
        ("orf", structure(*b"IIRO", &[], &olympus)),
        ("rw2", structure(*b"IIU\0", &[], &panasonic)),
        ("raf", raf(&super::with_exif(jpeg, &[Exif::Short(0, ORIENTATION, 8), Exif::Text(0, ARTIST, "Aoife")]))),
    ]
}

/// A note whose directories count from its own start: one leads to the settings, which lead to the preview.
fn olympus_note(jpeg: &[u8]) -> Vec<u8> {
    let field = |tag: u16, value: u32| {
        [&tag.to_le_bytes()[..], &4_u16.to_le_bytes(), &1_u32.to_le_bytes(), &value.to_le_bytes()].concat()
    };
    let mut note = [b"OLYMPUS\0II\x03\0".as_slice(), &[1, 0], &field(0x2020, 30), &[0; 4]].concat();
    note.extend([&[2, 0][..], &field(0x0101, 60), &field(0x0102, length(jpeg)), &[0; 4]].concat());
    assert_eq!(note.len(), 60, "the preview begins where the settings say");
    [note, jpeg.to_vec()].concat()
}

/// Fujifilm's head with a whole JPEG.
fn raf(jpeg: &[u8]) -> Vec<u8> {
    let mut file = b"FUJIFILMCCD-RAW 0201FF389501".to_vec();
    file.resize(84, 0);
    file.extend(100_u32.to_be_bytes());
    file.extend(length(jpeg).to_be_bytes());
    file.resize(100, 0);
    [file, jpeg.to_vec()].concat()
}

/// A box of the ISO base media format.
pub(crate) fn boxed(name: [u8; 4], content: &[u8]) -> Vec<u8> {
    [&(length(content) + 8).to_be_bytes(), name.as_slice(), content].concat()
}

/// Canon's boxes, with the preview as the sample of a track, and EXIF in two parts.
fn cr3(jpeg: &[u8]) -> Vec<u8> {
    let ftyp = boxed(*b"ftyp", b"crx \0\0\0\x01crx isom");
    let moov = |sample: usize| {
        let sizes = boxed(*b"stsz", &[&[0; 4], &length(jpeg).to_be_bytes()[..], &[0, 0, 0, 1]].concat());
        let places = boxed(*b"co64", &[&[0, 0, 0, 0, 0, 0, 0, 1], &(sample as u64).to_be_bytes()[..]].concat());
        let table = boxed(*b"stbl", &[sizes, places].concat());
        let track = boxed(*b"trak", &boxed(*b"mdia", &boxed(*b"minf", &table)));
        let main = exif(&[Exif::Short(0, ORIENTATION, 8), Exif::Text(0, ARTIST, "Aoife")]);
        let taken = structure(*b"II\x2A\0", &[], &[vec![(0x9003, Text("2026:05:04 10:20:30"))]]);
        let place = structure(*b"II\x2A\0", &[], &[vec![(0x0001, Text("N"))]]);
        let facts = [boxed(*b"CMT1", &main), boxed(*b"CMT2", &taken), boxed(*b"CMT4", &place)].concat();
        let name = b"\x85\xC0\xB6\x87\x82\x0F\x11\xE0\x81\x11\xF4\xCE\x46\x2B\x6A\x48";
        boxed(*b"moov", &[boxed(*b"uuid", &[name.as_slice(), &facts].concat()), track].concat())
    };
    let sample = ftyp.len() + moov(0).len() + 8;
    [ftyp, moov(sample), boxed(*b"mdat", jpeg)].concat()
}

/// A CR3 in which only the preview of moderate size is left.
pub(crate) fn cr3_with_smaller(jpeg: &[u8]) -> Vec<u8> {
    let preview = boxed(*b"PRVW", &[&[0; 16], jpeg].concat());
    let name = b"\xEA\xF4\x2B\x5E\x1C\x98\x4B\x88\xB9\xFB\xB7\xDC\x40\x6E\x4D\x16";
    let uuid = boxed(*b"uuid", &[name.as_slice(), &[0; 8], &preview].concat());
    [boxed(*b"ftyp", b"crx \0\0\0\x01crx isom"), uuid].concat()
}

/// A raw whose preview says how it is turned, and so does the raw.
pub(crate) fn turned_twice(jpeg: &[u8], orientation: u16) -> Vec<u8> {
    dng(b"", &turned(jpeg, orientation))
}
