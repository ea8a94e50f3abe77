//! AVIF.

use super::glanced;
use crate::load::picture::drawn::avif::{ALPHA, COLOURED, Container, GREY, nclx, profile, turn};
use crate::load::picture::drawn::{Exif, exif, xmp};
use crate::load::picture::{Colour, Kind, PictureError, probe};
use moxcms::ColorProfile;

const PLAIN: &[u8] = COLOURED[0].1;

fn with(properties: Vec<Vec<u8>>) -> Vec<u8> {
    Container { properties, ..Container::default() }.around(PLAIN)
}

#[test]
fn every_small_avif_is_read() {
    for (name, file) in COLOURED.into_iter().chain([("grey", GREY), ("alpha", ALPHA)]) {
        let picture = probe(file).unwrap_or_else(|error| panic!("{name}: {error}"));
        let expected = if name == "grid" { (200, 140) } else { (120, 80) };
        assert_eq!((picture.kind, picture.width, picture.height), (Kind::Avif, expected.0, expected.1), "{name}");
        assert_eq!(picture.colour, if name == "grey" { Colour::Grey } else { Colour::Srgb }, "{name}");
        assert_eq!(glanced(file), Ok(picture), "{name}");
    }
}

#[test]
fn turns_and_mirrors_are_those_of_exif() {
    let turns: [&[([u8; 4], u8)]; 8] = [
        &[],
        &[(*b"imir", 1)],
        &[(*b"irot", 2)],
        &[(*b"imir", 0)],
        &[(*b"irot", 1), (*b"imir", 0)],
        &[(*b"irot", 3)],
        &[(*b"irot", 3), (*b"imir", 0)],
        &[(*b"irot", 1)],
    ];
    for (expected, properties) in (1..).zip(turns) {
        let file = with(properties.iter().map(|(name, code)| turn(*name, *code)).collect());
        let picture = probe(&file).unwrap();
        assert_eq!(picture.orientation.exif(), expected);
        assert_eq!(picture.width, if expected >= 5 { 80 } else { 120 });
    }
}

#[test]
fn colours_come_by_profile_or_by_number() {
    let colour = |properties| probe(&with(properties)).unwrap().colour;
    assert_eq!(colour(vec![nclx(12, 13, 6)]), Colour::Tagged("Display P3".to_owned()));
    assert_eq!(colour(vec![nclx(1, 1, 1)]), Colour::Srgb);
    let adobe = profile(&ColorProfile::new_adobe_rgb().encode().unwrap());
    assert_eq!(colour(vec![nclx(2, 2, 6), adobe]), Colour::Tagged("Adobe RGB 1998".to_owned()));
}

#[test]
fn high_dynamic_range_is_refused_with_the_way_out() {
    for (transfer, name) in [(16, "PQ"), (18, "HLG")] {
        let error = probe(&with(vec![nclx(9, transfer, 9)])).unwrap_err();
        assert_eq!(error, PictureError::Hdr(name));
        assert!(error.to_string().contains(name) && error.way_out().contains("SDR"), "{error}");
    }
}

#[test]
fn exif_and_xmp_are_found_and_exif_turns_nothing() {
    let exif = exif(&[Exif::Short(0, 0x0112, 6), Exif::Text(0, 0x013B, "Aoife")]);
    let xmp = xmp(" photoshop:Credit='Lantern'>").into_bytes();
    let file = Container { exif: Some(exif), xmp: Some(xmp), ..Container::default() }.around(PLAIN);
    let picture = probe(&file).unwrap();
    assert_eq!(picture.orientation.exif(), 1);
    assert_eq!(picture.embedded.creator.as_deref(), Some("Aoife"));
    assert_eq!(picture.embedded.credit.as_deref(), Some("Lantern"));
}

#[test]
fn heic_is_told_from_avif_by_all_its_brands() {
    let brands = |brands: &[u8]| crate::load::picture::drawn::raw::boxed(*b"ftyp", brands);
    assert_eq!(Kind::of(&brands(b"mif1\0\0\0\0mif1avif")), Ok(Kind::Avif));
    let heic = probe(&brands(b"mif1\0\0\0\0mif1heic")).unwrap_err();
    assert_eq!(heic, PictureError::NotAPicture { looks_like: Some("HEIC") });
    assert!(heic.way_out().contains("Most Compatible"));
}

#[test]
fn an_avif_is_refused_before_its_pixels_are_touched_when_it_promises_too_much() {
    let promising = |size| probe(&Container { size: Some(size), ..Container::default() }.around(PLAIN));
    assert_eq!(promising((40_000, 40_000)), Err(PictureError::TooLarge { width: 40_000, height: 40_000 }));
    assert!(matches!(promising((16_000, 16_000)), Err(PictureError::Damaged(_))));
    assert!(matches!(promising((0, 12)), Err(PictureError::Damaged(_))));
}
