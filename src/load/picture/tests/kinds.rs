//! The rarer variants of each format, and where each keeps its metadata.

use super::{PROPERTIES, glanced};
use crate::load::picture::drawn::kinds::{grey_jpeg, rarer_kinds};
use crate::load::picture::drawn::tiff::Value::{Bytes, Short};
use crate::load::picture::drawn::tiff::{inks, rgb};
use crate::load::picture::drawn::{
    Exif, every_kind, exif, jpeg, quarters, turned, with_iim, with_profile, with_segment, xmp,
};
use crate::load::picture::{Colour, Embedded, PictureError, probe};
use img_parts::png::{Png, PngChunk};
use img_parts::{Bytes as Part, ImageEXIF, ImageICC};
use moxcms::ColorProfile;

#[test]
fn rarer_variants_are_read() {
    for (what, file) in rarer_kinds(62, 34) {
        let picture = probe(&file).unwrap_or_else(|error| panic!("{what}: {error}"));
        assert_eq!((picture.width, picture.height), (62, 34), "{what}");
        assert_eq!(glanced(&file), Ok(picture), "{what}");
    }
    for progressive in [false, true] {
        assert_eq!(probe(&grey_jpeg(16, 16, progressive)).unwrap().colour, Colour::Grey);
    }
    assert_eq!(probe(&inks(8, 8, [1, 2, 3, 4]).file(&[])).unwrap().colour, Colour::Cmyk);
}

#[test]
fn a_jpeg_of_twelve_bits_is_refused_by_name() {
    let mut file = jpeg(16, 16);
    let frame = file.windows(2).position(|pair| pair == [0xFF, 0xC0]).unwrap();
    (file[frame + 1], file[frame + 4]) = (0xC1, 12);
    let error = probe(&file).unwrap_err();
    assert_eq!(error, PictureError::Unsupported("it is a 12-bit JPEG".to_owned()));
    assert!(error.way_out().contains("export it"));
}

/// The PNG with a chunk before its pixels, or behind them.
fn with_chunk(png: &[u8], name: [u8; 4], content: Vec<u8>, behind: bool) -> Vec<u8> {
    let mut png = Png::from_bytes(png.to_vec().into()).unwrap();
    let at = if behind { png.chunks().len() - 1 } else { 1 };
    png.chunks_mut().insert(at, PngChunk::new(name, content.into()));
    png.encoder().bytes().to_vec()
}

fn of_kind(extension: &str) -> Vec<u8> {
    every_kind(60, 40).into_iter().find(|(found, _)| *found == extension).unwrap().1
}

/// The datasets of IIM that name a credit line.
fn credited() -> Vec<u8> {
    let file = with_iim(&jpeg(8, 8), true, &[(110, b"Lantern")]);
    crate::load::picture::header(&file).unwrap().iim.unwrap().into_owned()
}

/// The text in which `ImageMagick` puts IIM into a PNG.
fn in_hexadecimal(iim: &[u8]) -> Vec<u8> {
    let digits: Vec<String> = iim.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("Raw profile type iptc\0\niptc\n{:8}\n{}\n", iim.len(), digits.concat()).into_bytes()
}

#[test]
fn orientation_turns_every_format_that_can_state_it() {
    for value in 1..=8 {
        let packet = exif(&[Exif::Short(0, 0x0112, value)]);
        let webp = {
            let mut webp = img_parts::webp::WebP::from_bytes(of_kind("webp").into()).unwrap();
            webp.set_exif(Some(Part::from(packet.clone())));
            webp.encoder().bytes().to_vec()
        };
        let files = [
            ("JPEG", turned(&jpeg(60, 40), value)),
            ("PNG", with_chunk(&of_kind("png"), *b"eXIf", packet.clone(), false)),
            ("PNG, behind", with_chunk(&of_kind("png"), *b"eXIf", packet, true)),
            ("WebP", webp),
            ("TIFF", rgb(60, 40, &quarters(60, 40)).file(&[(274, Short(value))])),
        ];
        for (what, file) in files {
            let picture = probe(&file).unwrap_or_else(|error| panic!("{what}: {error}"));
            assert_eq!(u16::from(picture.orientation.exif()), value, "{what}");
            let expected = if value >= 5 { (40, 60) } else { (60, 40) };
            assert_eq!((picture.width, picture.height), expected, "{what} {value}");
            assert_eq!(glanced(&file), Ok(picture), "{what}");
        }
    }
}

#[test]
fn xmp_is_found_in_every_format_that_holds_it() {
    let packet = xmp(PROPERTIES).into_bytes();
    let text = [b"XML:com.adobe.xmp\0\0\0en\0Facts\0".as_slice(), &packet].concat();
    let webp = {
        let mut webp = img_parts::webp::WebP::from_bytes(of_kind("webp").into()).unwrap();
        webp.set_icc_profile(Some(Part::from(ColorProfile::new_display_p3().encode().unwrap())));
        let chunk = img_parts::riff::RiffContent::Data(Part::from(packet.clone()));
        webp.chunks_mut().push(img_parts::riff::RiffChunk::new(*b"XMP ", chunk));
        webp.encoder().bytes().to_vec()
    };
    let expected = probe(&with_segment(&jpeg(8, 8), 0xE1, &[b"http://ns.adobe.com/xap/1.0/\0", &packet])).unwrap();
    assert_ne!(expected.embedded, Embedded::default());
    let files = [
        ("PNG", with_chunk(&of_kind("png"), *b"iTXt", text.clone(), false)),
        ("PNG, behind", with_chunk(&of_kind("png"), *b"iTXt", text, true)),
        ("WebP", webp),
        ("TIFF", rgb(60, 40, &quarters(60, 40)).file(&[(700, Bytes(packet))])),
    ];
    for (what, file) in files {
        let picture = probe(&file).unwrap_or_else(|error| panic!("{what}: {error}"));
        assert_eq!(picture.embedded, expected.embedded, "{what}");
        assert_eq!(glanced(&file), Ok(picture), "{what}");
    }
}

#[test]
fn iim_is_found_in_every_format_that_holds_it() {
    let iim = credited();
    let swapped: Vec<u8> = {
        let mut padded = iim.clone();
        padded.resize(iim.len().next_multiple_of(4), 0);
        padded.chunks_exact(4).flat_map(|four| [four[3], four[2], four[1], four[0]]).collect()
    };
    let length = u32::try_from(iim.len()).unwrap().to_be_bytes();
    let resources = [b"8BIM\x04\x04\0\0".as_slice(), &length, &iim].concat();
    let page = || rgb(60, 40, &quarters(60, 40));
    let files = [
        ("TIFF", page().file(&[(33_723, Bytes(iim.clone()))])),
        ("TIFF, swapped", page().file(&[(33_723, Bytes(swapped))])),
        ("TIFF, in resources", page().file(&[(34_377, Bytes(resources.clone()))])),
        ("PNG", with_chunk(&of_kind("png"), *b"tEXt", in_hexadecimal(&iim), false)),
        ("PNG, in resources", with_chunk(&of_kind("png"), *b"tEXt", in_hexadecimal(&resources), false)),
    ];
    for (what, file) in files {
        let picture = probe(&file).unwrap_or_else(|error| panic!("{what}: {error}"));
        assert_eq!(picture.embedded.credit.as_deref(), Some("Lantern"), "{what}");
        assert_eq!(glanced(&file), Ok(picture), "{what}");
    }
}

#[test]
fn facts_in_exif_are_found_in_a_tiff_itself() {
    let more = [(0x013B, crate::load::picture::drawn::tiff::Value::Text("Aoife")), (274, Short(6))];
    let picture = probe(&rgb(60, 40, &quarters(60, 40)).file(&more)).unwrap();
    assert_eq!(picture.embedded.creator.as_deref(), Some("Aoife"));
}

#[test]
fn a_png_states_its_colours_by_number() {
    let numbered = |numbers: [u8; 4]| probe(&with_chunk(&of_kind("png"), *b"cICP", numbers.to_vec(), false));
    assert_eq!(numbered([12, 13, 0, 1]).unwrap().colour, Colour::Tagged("Display P3".to_owned()));
    assert_eq!(numbered([1, 13, 0, 1]).unwrap().colour, Colour::Srgb);
    assert_eq!(numbered([9, 16, 0, 1]), Err(PictureError::Hdr("PQ")));
    assert_eq!(numbered([9, 18, 0, 1]), Err(PictureError::Hdr("HLG")));
}

#[test]
fn a_profile_of_high_dynamic_range_is_refused_in_any_format() {
    let profile = ColorProfile::new_bt2020_pq().encode().unwrap();
    assert_eq!(probe(&with_profile(&jpeg(16, 16), &profile)), Err(PictureError::Hdr("PQ")));
}

#[test]
fn of_a_jpeg_with_a_gain_map_the_picture_itself_is_read() {
    // What phones write: an index of pictures in APP2, the base, and behind its end the map as another JPEG.
    let base = with_segment(&jpeg(60, 40), 0xE2, &[b"MPF\0", b"MM\0\x2A\0\0\0\x08\0\0"]);
    let file = [base.clone(), grey_jpeg(15, 10, false)].concat();
    let (with, without) = (probe(&file).unwrap(), probe(&base).unwrap());
    assert_eq!(with, without);
    assert_eq!(glanced(&file), Ok(with));
}
