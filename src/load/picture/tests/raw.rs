//! Camera raws.

use super::glanced;
use crate::load::picture::drawn::raw::{cr3_with_smaller, dng, every_raw, turned_twice};
use crate::load::picture::drawn::{jpeg, jpeg_in, plain};
use crate::load::picture::{Colour, Kind, PictureError, Raw, probe};
use mozjpeg::ColorSpace;

#[test]
fn every_maker_s_preview_stands_for_the_picture() {
    for (extension, file) in every_raw(&jpeg(900, 600)) {
        let picture = probe(&file).unwrap_or_else(|error| panic!("{extension}: {error}"));
        assert!(matches!(picture.kind, Kind::Raw(_)), "{extension}");
        assert!(picture.kind.matches_extension(extension), "{extension}: {:?}", picture.kind);
        assert_eq!((picture.width, picture.height), (600, 900), "{extension} is turned by the raw");
        assert_eq!(picture.embedded.creator.as_deref(), Some("Aoife"), "{extension}");
        assert_eq!(glanced(&file), Ok(picture), "{extension}");
    }
}

#[test]
fn a_raw_under_another_maker_s_name_is_noticed() {
    let raws = every_raw(&jpeg(900, 600));
    let nikon = raws.iter().find(|(extension, _)| *extension == "nef").unwrap();
    let kind = probe(&nikon.1).unwrap().kind;
    assert_eq!(kind, Kind::Raw(Raw::Nef));
    assert!(!kind.matches_extension("cr2") && !kind.matches_extension("jpg"));
    assert_eq!(kind.extension(), "nef");
}

#[test]
fn the_largest_preview_is_taken_with_its_colours() {
    let picture = probe(&dng(&jpeg(700, 500), &jpeg(1200, 800))).unwrap();
    assert_eq!((picture.width, picture.height), (800, 1200));
    assert_eq!(picture.colour, Colour::Tagged("Adobe RGB (1998)".to_owned()));
}

#[test]
fn a_preview_that_says_how_it_is_turned_is_believed() {
    let picture = probe(&turned_twice(&jpeg(900, 600), 3)).unwrap();
    assert_eq!((picture.orientation.exif(), picture.width, picture.height), (3, 900, 600));
    assert_eq!(probe(&turned_twice(&jpeg(900, 600), 1)).unwrap().orientation.exif(), 1);
}

#[test]
fn canon_s_facts_come_from_all_its_boxes() {
    let raws = every_raw(&jpeg(900, 600));
    let canon = raws.iter().find(|(extension, _)| *extension == "cr3").unwrap();
    let embedded = probe(&canon.1).unwrap().embedded;
    assert_eq!(embedded.date.as_deref(), Some("2026-05-04"));
    assert!(embedded.has_gps);
    let picture = probe(&cr3_with_smaller(&jpeg(1620, 1080))).unwrap();
    assert_eq!((picture.width, picture.height), (1620, 1080));
}

#[test]
fn a_raw_without_a_usable_preview_is_refused_with_the_way_out() {
    let small = jpeg(500, 400);
    let error = probe(&dng(&small, &small)).unwrap_err();
    assert_eq!(error, PictureError::RawAlone);
    assert!(error.way_out().contains("develop it"));
    let lossless = [b"\xFF\xD8\xFF\xC3\0\x0B\x0E\x10\0\x10\0\x01\x01\x11\0".as_slice(), &[0; 40]].concat();
    assert_eq!(probe(&dng(&lossless, b"")), Err(PictureError::RawAlone));
    let large = jpeg_in(ColorSpace::JCS_GRAYSCALE, 640, 400, &plain(640, 400, [99]), false);
    assert_eq!(probe(&dng(&small, &large)).unwrap().width, 400);
}
