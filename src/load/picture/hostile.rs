//! Files made to break a reader: none may panic, hang or take memory out of proportion.

use super::drawn::{every_kind, jpeg, mangled, with_exif, with_iim, with_profile, with_segment, with_xmp, xmp};
use super::*;

#[test]
fn no_mangled_file_panics() {
    for (_, file) in every_kind(40, 30) {
        mangled(&file, |bytes| {
            let _ = probe(bytes);
        });
    }
}

#[test]
fn no_mangled_metadata_panics() {
    let plain = jpeg(16, 16);
    let place = drawn::Exif::Text(0x8825, 1, "N");
    let files = [
        with_exif(&plain, &[drawn::Exif::Text(0, 0x010E, "caption"), drawn::Exif::Short(0, 0x0112, 6), place]),
        with_xmp(&plain, "><dc:creator><rdf:Seq><rdf:li>A</rdf:li></rdf:Seq></dc:creator>"),
        with_iim(&plain, true, &[(120, b"caption"), (25, b"key")]),
        with_profile(&plain, &moxcms::ColorProfile::new_display_p3().encode().unwrap()),
    ];
    for file in files {
        mangled(&file, |bytes| {
            let _ = probe(bytes);
        });
    }
}

#[test]
fn a_cut_off_file_is_noticed_without_decoding() {
    for (extension, file) in every_kind(400, 300) {
        let cut = probe(&file[..file.len() * 3 / 4]);
        let noticed = matches!(cut, Err(PictureError::Damaged(_)));
        assert!(noticed || matches!(extension, "tif" | "gif" | "bmp"), "{extension}: {cut:?}");
    }
}

/// A JPEG header that promises a size.
fn promised(width: u16, height: u16) -> Vec<u8> {
    let mut file = jpeg(16, 16);
    let frame = file.windows(2).position(|pair| pair == [0xFF, 0xC0]).unwrap();
    file[frame + 5..frame + 7].copy_from_slice(&height.to_be_bytes());
    file[frame + 7..frame + 9].copy_from_slice(&width.to_be_bytes());
    file
}

#[test]
fn promises_that_the_bytes_cannot_keep_are_refused() {
    assert!(matches!(probe(&promised(16_000, 16_000)), Err(PictureError::Damaged(_))));
    assert_eq!(probe(&promised(60_000, 6_000)), Err(PictureError::TooLarge { width: 60_000, height: 6_000 }));
    assert!(matches!(probe(&promised(0, 10)), Err(PictureError::Damaged(_))));
}

#[test]
fn a_tiny_file_that_claims_to_be_enormous_is_refused() {
    use img_parts::png::{Png, PngChunk};
    let file = every_kind(20, 20).swap_remove(2).1;
    let mut png = Png::from_bytes(file.into()).unwrap();
    let mut header = png.chunks()[0].contents().to_vec();
    header[..8].copy_from_slice(&[0, 0, 0x3A, 0x98, 0, 0, 0x3A, 0x98]);
    png.chunks_mut()[0] = PngChunk::new(*b"IHDR", header.into());
    let refused = probe(&png.encoder().bytes());
    assert!(matches!(&refused, Err(PictureError::Damaged(words)) if words.contains("too small")), "{refused:?}");
}

#[test]
fn hostile_xml_gives_nothing_and_takes_no_time() {
    let started = std::time::Instant::now();
    let laughs =
        "<!DOCTYPE l [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;'>]><l>&c;</l>";
    let deep = xmp(&format!(">{}", "<dc:title>".repeat(200_000)));
    let closed = xmp(&format!(">{}{}", "<dc:title>".repeat(100_000), "</dc:title>".repeat(100_000)));
    let long = vec![b' '; 5 << 20];
    for packet in [laughs.as_bytes(), deep.as_bytes(), closed.as_bytes(), long.as_slice(), b"\xFF\xFE<", b""] {
        assert_eq!(super::xmp::read(packet), Embedded::default());
    }
    assert!(started.elapsed().as_secs() < 5);
}

#[test]
fn a_segment_that_ends_before_it_begins_is_no_loop() {
    let file = [&jpeg(8, 8)[..2], &[0xFF, 0xE1, 0, 0], &jpeg(8, 8)[2..]].concat();
    assert!(matches!(probe(&file), Err(PictureError::Damaged(_))));
    let file = with_segment(&jpeg(8, 8), 0xED, &[b"Photoshop 3.0\0", b"8BIM\x04\x04\xFF\xFF\xFF\xFF\xFF\xFF"]);
    assert_eq!(probe(&file).unwrap().embedded, Embedded::default());
}
