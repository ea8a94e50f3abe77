//! Files made to break a decoder: none may panic, hang or take memory out of proportion.

use super::{JPEG, WEBP, fill, ink_profile};
use crate::images::engine::{Job, Size, render};
use crate::load::picture::PictureError;
use crate::load::picture::drawn::tiff::rgb;
use crate::load::picture::drawn::{every_kind, everything, jpeg, jpeg_in, mangled, mangled_by, plain, with_profile};
use moxcms::ColorProfile;
use mozjpeg::ColorSpace;
use std::time::Instant;

#[test]
fn no_mangled_picture_panics() {
    let jobs = [Job { size: Size::Width(20), encoding: JPEG }, Job { size: fill(8, 8, 300, 300), encoding: WEBP }];
    for (_, file) in every_kind(40, 30) {
        mangled(&file, |bytes| {
            let _ = render(bytes, &jobs);
        });
    }
    let inks = jpeg_in(ColorSpace::JCS_CMYK, 24, 24, &plain(24, 24, [9, 90, 200, 3]), false);
    for file in [
        with_profile(&inks, &ink_profile()),
        with_profile(&jpeg(24, 24), &ColorProfile::new_display_p3().encode().unwrap()),
    ] {
        mangled(&file, |bytes| {
            let _ = render(bytes, &jobs);
        });
    }
}

#[test]
fn no_mangled_variant_panics_or_takes_long() {
    let jobs = [Job { size: Size::Width(20), encoding: JPEG }];
    for (what, file) in everything() {
        mangled_by(&file, 50, |bytes| {
            let started = Instant::now();
            let _ = render(bytes, &jobs);
            assert!(started.elapsed().as_secs() < 5, "{what} took {:?}", started.elapsed());
        });
    }
}

#[test]
fn what_is_cut_off_is_never_made_up() {
    let jobs = [Job { size: Size::Full, encoding: JPEG }];
    for (what, file) in everything() {
        assert!(render(&file, &jobs).is_ok(), "{what}");
        assert!(render(&file[..file.len() / 3], &jobs).is_err(), "{what}");
    }
}

#[test]
fn samples_without_a_place_in_eight_bits_are_refused() {
    let mut page = rgb(8, 8, &vec![0; 8 * 8 * 3 * 4]);
    page.bits = 32;
    let float = page.file(&[(339, crate::load::picture::drawn::tiff::Value::Shorts(vec![3; 3]))]);
    let refused = render(&float, &[]).unwrap_err();
    assert!(matches!(&refused, PictureError::Unsupported(words) if words.contains("floating-point")), "{refused}");
}

#[test]
fn what_one_jpeg_decoder_refuses_the_other_is_asked() {
    let mut file = jpeg(64, 64);
    // A Huffman table of an impossible class: both refuse it, in the words of the first.
    let table = file.windows(2).position(|pair| pair == [0xFF, 0xC4]).unwrap();
    file[table + 4] = 0x77;
    assert!(matches!(render(&file, &[]), Err(PictureError::Damaged(_))));
}

#[test]
fn a_picture_of_endless_scans_is_refused() {
    use crate::load::picture::jpeg::{EOI, SOS, segments};
    let file = jpeg_in(ColorSpace::JCS_RGB, 64, 64, &plain(64, 64, [9, 90, 200]), true);
    let all: Vec<_> = segments(&file).flatten().collect();
    let last = all.iter().rposition(|segment| segment.marker == SOS).unwrap();
    let scan = &file[all[last].start..all[last + 1].start];
    let endless = [&file[..all[last].start], &scan.repeat(500), &[0xFF, EOI]].concat();
    assert!(matches!(render(&endless, &[]), Err(PictureError::Unsupported(_))));
}
