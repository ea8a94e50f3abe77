//! Files made to break a reader: none may panic, hang or take memory out of proportion.

use super::drawn::tiff::Value::{Apart, Below, Bytes, Long, Short};
use super::drawn::tiff::{Directory, Page, rgb, structure};
use super::drawn::{every_kind, everything, jpeg, mangled, mangled_by, with_exif, with_iim, with_profile};
use super::drawn::{with_segment, with_xmp, xmp};
use super::*;
use std::time::Instant;

/// Runs what must not take long: seconds are generous where it takes milliseconds, and few where it would take hours.
fn soon<T>(work: impl FnOnce() -> T) -> T {
    let started = Instant::now();
    let result = work();
    assert!(started.elapsed().as_secs() < 5, "took {:?}", started.elapsed());
    result
}

#[test]
fn no_mangled_file_panics() {
    for (_, file) in every_kind(40, 30) {
        mangled(&file, |bytes| {
            let _ = probe(bytes);
        });
    }
}

#[test]
fn no_mangled_variant_panics_and_a_glance_sees_the_same() {
    for (what, file) in everything() {
        mangled_by(&file, 60, |bytes| {
            let probed = soon(|| probe(bytes));
            let glanced = glance(&mut std::io::Cursor::new(bytes), bytes.len() as u64);
            assert_eq!(glanced, probed, "{what}");
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
    let laughs =
        "<!DOCTYPE l [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;'>]><l>&c;</l>";
    let deep = xmp(&format!(">{}", "<dc:title>".repeat(200_000)));
    let closed = xmp(&format!(">{}{}", "<dc:title>".repeat(100_000), "</dc:title>".repeat(100_000)));
    let long = vec![b' '; 5 << 20];
    for packet in [laughs.as_bytes(), deep.as_bytes(), closed.as_bytes(), long.as_slice(), b"\xFF\xFE<", b""] {
        assert_eq!(soon(|| super::xmp::read(packet)), Embedded::default());
    }
}

#[test]
fn xml_made_to_be_compared_for_ever_is_left_alone() {
    let numbered = |count: usize, one: fn(usize) -> String| (0..count).map(one).collect::<String>();
    let attributes = format!(">< {} />", numbered(200_000, |number| format!(" a{number}=''")));
    let around = numbered(600, |number| format!("<a xmlns:a{number}='{number}'>"));
    let beside = numbered(60_000, |number| format!("<b xmlns:b{number}='x'/>"));
    for properties in [attributes, format!(">{around}"), format!(">{beside}")] {
        assert_eq!(soon(|| super::xmp::read(xmp(&properties).as_bytes())), Embedded::default());
    }
    let nested = format!("<rdf:Seq>{}{}</rdf:Seq>", "<rdf:li>a".repeat(60_000), "</rdf:li>".repeat(60_000));
    let creators = xmp(&format!("><dc:creator>{nested}</dc:creator>"));
    soon(|| super::xmp::read(creators.as_bytes()));
    let licensor = format!("{}{}", "<plus:LicensorName>".repeat(60_000), "</plus:LicensorName>".repeat(60_000));
    let plus = "xmlns:plus='http://ns.useplus.org/ldf/xmp/1.0/'";
    let licensors = xmp(&format!("><plus:Licensor {plus}>{licensor}</plus:Licensor>"));
    assert_eq!(soon(|| super::xmp::read(licensors.as_bytes())).licensor_name, None);
}

#[test]
fn a_segment_that_ends_before_it_begins_is_no_loop() {
    let file = [&jpeg(8, 8)[..2], &[0xFF, 0xE1, 0, 0], &jpeg(8, 8)[2..]].concat();
    assert!(matches!(probe(&file), Err(PictureError::Damaged(_))));
    let file = with_segment(&jpeg(8, 8), 0xED, &[b"Photoshop 3.0\0", b"8BIM\x04\x04\xFF\xFF\xFF\xFF\xFF\xFF"]);
    assert_eq!(probe(&file).unwrap().embedded, Embedded::default());
}

#[test]
fn directories_that_lead_in_circles_end() {
    let pixels = || rgb(8, 8, &[99; 8 * 8 * 3]);
    let itself = {
        let mut file = pixels().file(&[]);
        let first = u32::from_le_bytes(file[4..8].try_into().unwrap());
        let end = file.len() - 4;
        file[end..].copy_from_slice(&first.to_le_bytes());
        file
    };
    let up = structure(*b"II\x2A\0", &[], &[pixels().with(&[(0x014A, Long(8)), (0x8769, Long(8)), (0x8825, Long(8))])]);
    let nested = (0..300).fold(vec![(0x0106, Short(2))], |below: Directory, _| vec![(0x014A, Below(vec![below]))]);
    let deep = structure(*b"II\x2A\0", &[], &[pixels().with(&[(0x014A, Below(vec![nested]))])]);
    let many: Vec<Directory> = (0..3000).map(|_| vec![(0x0106, Short(2))]).collect();
    let long = structure(*b"MM\0\x2A", &[], &[vec![pixels().with(&[])], many].concat());
    for file in [itself, up, deep] {
        assert_eq!(soon(|| probe(&file)).map(|picture| picture.width), Ok(8));
    }
    soon(|| probe(&long).map(|picture| picture.width)).unwrap();
    let full = [b"II\x2A\0\x08\0\0\0\xFF\xFF".as_slice(), &vec![1; 800_000]].concat();
    assert!(soon(|| probe(&full)).is_err());
}

#[test]
fn a_raw_full_of_previews_is_not_read_for_ever() {
    let start = jpeg(700, 500)[..600].to_vec();
    let endless = [start, vec![0xFF; 400_000]].concat();
    let place = |length: u32| vec![(0x0201, Long(8)), (0x0202, Long(length))];
    let below = (0..60).map(|number| place(400_000 + number)).collect();
    let first = vec![(0xC612, Bytes(vec![1, 4, 0, 0])), (0x0111, Apart(endless.clone())), (0x014A, Below(below))];
    let file = structure(*b"II\x2A\0", &endless, &[first]);
    assert_eq!(soon(|| probe(&file)), Err(PictureError::RawAlone));
}

#[test]
fn sizes_out_of_proportion_are_refused_in_every_format() {
    let patched = |extension: &str, at: usize, bytes: &[u8]| {
        let mut file = every_kind(20, 20).into_iter().find(|(found, _)| *found == extension).unwrap().1;
        file[at..at + bytes.len()].copy_from_slice(bytes);
        file
    };
    let mut tiff = rgb(8, 8, &[99; 8 * 8 * 3]);
    tiff.size = (16_000, 16_000);
    let canvas = {
        let webp = every_kind(20, 20).into_iter().find(|(found, _)| *found == "webp").unwrap().1;
        let extended = [b"VP8X".as_slice(), &[10, 0, 0, 0, 0, 0, 0, 0], &[0x7F, 0x3E, 0], &[0x7F, 0x3E, 0]].concat();
        let size = u32::try_from(webp.len() - 8 + extended.len()).unwrap().to_le_bytes();
        [b"RIFF".as_slice(), &size, b"WEBP", &extended, &webp[12..]].concat()
    };
    let files = [
        ("GIF", patched("gif", 6, &[0x80, 0x3E, 0x80, 0x3E])),
        ("BMP", patched("bmp", 18, &[0x80, 0x3E, 0, 0, 0x80, 0x3E, 0, 0])),
        ("TIFF", tiff.clone().file(&[])),
        ("TIFF of inks", Page { photometric: 5, channels: 4, ..tiff }.file(&[])),
        ("WebP", canvas),
    ];
    for (what, file) in files {
        assert!(matches!(probe(&file), Err(PictureError::Damaged(_))), "{what}: {:?}", probe(&file));
    }
}

#[test]
fn coefficients_of_several_scans_are_counted_as_memory() {
    let progressive = |width: u16, height: u16, padding: usize| {
        let mut file = every_kind(16, 16).into_iter().find(|(found, _)| *found == "jpeg").unwrap().1;
        let frame = file.windows(2).position(|pair| pair == [0xFF, 0xC2]).unwrap();
        file[frame + 5..frame + 7].copy_from_slice(&height.to_be_bytes());
        file[frame + 7..frame + 9].copy_from_slice(&width.to_be_bytes());
        let end = file.split_off(file.len() - 2);
        [file, vec![0; padding], end].concat()
    };
    assert!(matches!(probe(&progressive(6_000, 6_000, 100_000)), Err(PictureError::Damaged(_))));
    assert!(matches!(probe(&progressive(17_000, 17_000, 4_000_000)), Err(PictureError::Unsupported(_))));
    assert_eq!(probe(&progressive(6_000, 6_000, 500_000)).map(|picture| picture.width), Ok(6_000));
}

#[test]
fn profiles_that_claim_to_be_enormous_give_no_colour() {
    let p3 = moxcms::ColorProfile::new_display_p3().encode().unwrap();
    let with = |change: fn(&mut Vec<u8>)| {
        let mut icc = p3.clone();
        change(&mut icc);
        soon(|| probe(&with_profile(&jpeg(16, 16), &icc)))
    };
    // A table of four billion tags, tags that lie over one another, a curve of four billion points.
    assert!(with(|icc| icc[128..132].fill(0xFF)).is_ok());
    assert!(with(|icc| (0..9).for_each(|tag| icc[136 + tag * 12..140 + tag * 12].fill(0))).is_ok());
    assert!(with(|icc| (0..9).for_each(|tag| icc[140 + tag * 12..144 + tag * 12].fill(0xFF))).is_ok());
    let curve = |icc: &mut Vec<u8>| {
        let at = icc.windows(4).position(|bytes| bytes == b"para" || bytes == b"curv").unwrap();
        icc.splice(at..at + 12, *b"curv\0\0\0\0\xFF\xFF\xFF\xFF");
    };
    assert!(with(curve).is_ok());
}

#[test]
fn a_packed_profile_of_zeros_is_not_unpacked() {
    use image::ImageEncoder;
    let mut file = Vec::new();
    let mut encoder = image::codecs::png::PngEncoder::new(&mut file);
    encoder.set_icc_profile(vec![0; 80 << 20]).unwrap();
    encoder.write_image(&[9; 12], 2, 2, image::ExtendedColorType::Rgb8).unwrap();
    assert!(file.len() < 1_000_000);
    let refused = soon(|| probe(&file)).map(|picture| picture.colour);
    assert!(matches!(refused, Ok(Colour::Untagged) | Err(PictureError::Unsupported(_))), "{refused:?}");
}

#[test]
fn files_of_zeros_behind_a_good_beginning_are_no_pictures() {
    for (what, file) in everything() {
        let zeros = |kept: usize| [&file[..kept], &[0; 4096]].concat();
        assert!(soon(|| probe(&zeros(4))).is_err(), "{what}");
        for kept in [12, 16, 32, 64] {
            let _ = soon(|| probe(&zeros(kept)));
        }
    }
    assert!(probe(&[0; 4096]).is_err());
}
