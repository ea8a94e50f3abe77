//! AVIF, decoded and encoded.

use super::{PNG, assert_near, corners, one, seen};
use crate::images::engine::Size;
use crate::load::picture::drawn::CORNERS;
use crate::load::picture::drawn::avif::{ALPHA, COLOURED, Container, GREY, PREMULTIPLIED, nclx, turn};

#[test]
fn every_avif_comes_out_in_its_colours() {
    for (name, file) in COLOURED {
        for size in [Size::Full, Size::Width(60)] {
            for (found, expected) in corners(&one(file, size, PNG)).into_iter().zip(CORNERS) {
                assert_near(found, expected, 4, name);
            }
        }
    }
    for (found, expected) in corners(&one(GREY, Size::Full, PNG)).into_iter().zip([60, 120, 180, 240]) {
        assert_near(found, [expected; 3], 3, "grey");
    }
    for (name, file) in [("alpha", ALPHA), ("premultiplied", PREMULTIPLIED)] {
        let picture = seen(&one(file, Size::Full, PNG)).into_rgba8();
        for (place, colour, opacity) in [((30, 20), CORNERS[0], 255), ((90, 20), CORNERS[1], 128)] {
            let [r, g, b, alpha] = picture.get_pixel(place.0, place.1).0;
            assert_near([r, g, b], colour, 6, name);
            assert!(alpha.abs_diff(opacity) < 3, "{name}: {alpha}");
        }
    }
}

#[test]
fn an_avif_is_turned_and_brought_to_srgb() {
    let [tl, tr, bl, br] = CORNERS;
    let turned = Container { properties: vec![turn(*b"irot", 1), turn(*b"imir", 0)], ..Container::default() };
    let found = corners(&one(&turned.around(COLOURED[3].1), Size::Full, PNG));
    for (found, expected) in found.into_iter().zip([tl, bl, tr, br]) {
        assert_near(found, expected, 4, "transposed");
    }
    for (name, file) in [COLOURED[3], COLOURED[6]] {
        let wide = Container { properties: vec![nclx(12, 13, 6)], ..Container::default() };
        let red = corners(&one(&wide.around(file), Size::Full, PNG))[0];
        assert!(red[0] > 230 && red[1] < 20, "{name}: red of P3 is redder in sRGB: {red:?}");
    }
}

#[test]
fn what_comes_out_as_avif_is_read_again_in_its_colours() {
    use crate::images::engine::Encoding;
    use crate::load::picture::drawn::every_kind;
    use crate::load::picture::probe;
    for (extension, file) in every_kind(120, 80) {
        let avif = one(&file, Size::Width(60), Encoding::Avif { quality: 80 });
        let facts = probe(&avif).unwrap();
        assert_eq!((facts.kind, facts.width, facts.height), (crate::load::picture::Kind::Avif, 60, 40));
        for (found, expected) in corners(&one(&avif, Size::Full, PNG)).into_iter().zip(CORNERS) {
            assert_near(found, expected, 8, extension);
        }
    }
    let seen_through =
        seen(&one(&one(ALPHA, Size::Full, Encoding::Avif { quality: 80 }), Size::Full, PNG)).into_rgba8();
    let opacity = seen_through.get_pixel(90, 20).0[3];
    assert!(opacity.abs_diff(128) < 4, "{opacity}");
}
