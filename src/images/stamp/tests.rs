use super::*;
use crate::images::engine::{Encoding, Job, Size, render};
use crate::load::picture::drawn::{Exif, every_kind, jpeg, jpeg_in, mangled, plain, turned, with_exif, with_profile};
use crate::load::picture::drawn::{with_iim, with_segment, with_xmp};
use crate::load::picture::jpeg::{SOS, segments};
use crate::load::picture::{Colour, header, probe};
use crate::load::wire::words::SourceType;
use crate::plan::facts::Licensor;
use mozjpeg::ColorSpace;

fn own(text: &str) -> String {
    text.to_owned()
}

fn facts() -> Facts {
    Facts {
        title: Some(own("Lantern 03")),
        headline: Some(own("Night on the pier")),
        caption: Some(own("Niamh <waits> & \"hopes\" — Aoife Ní Bhriain\nsecond line")),
        alt: Some(own("A woman under a lamp")),
        extended: Some(own("The lamp stands at the end of a pier; she looks to the left.")),
        creator: Some(own("Aoife Ní Bhriain")),
        credit: Some(own("Lantern Films / A. Ní Bhriain")),
        source: Some(own("Lantern Films")),
        copyright: Some(own("© 2026 Lantern Films")),
        usage: Some(own("Press use for the film only")),
        web_statement: Some(own("https://lantern.example/rights?a=1&b=2")),
        licence: Some(own("All rights reserved")),
        licensor: Some(Licensor {
            name: own("Lantern Films & Co"),
            email: Some(own("rights@lantern.example")),
            url: Some(own("https://lantern.example/rights")),
        }),
        people: vec!["Niamh Byrne".to_owned(), "Seán Óg".to_owned()],
        locations: vec![own("The pier"), own("Brackwater")],
        keywords: vec!["sea".to_owned(), "night".to_owned()],
        date: Some(own("2026-05-04")),
        source_type: Some(SourceType::FilmScan.newscode()),
    }
}

fn rendition(encoding: Encoding) -> Vec<u8> {
    render(&jpeg(60, 40), &[Job { size: Size::Full, encoding }]).unwrap().files.remove(0)
}

const ENCODINGS: [Encoding; 3] = [Encoding::Jpeg { quality: 80 }, Encoding::Webp { quality: 80 }, Encoding::Png];

/// The press version with its width and height: passed through where that can be, as the darkroom does.
fn full_size(source: &[u8], facts: &Facts, quality: u8) -> Result<(Vec<u8>, u32, u32), PictureError> {
    let header = crate::load::picture::header(source)?;
    let job = Job { size: Size::Full, encoding: Encoding::Jpeg { quality } };
    let file = if header.is_ready() { source.to_vec() } else { render(source, &[job])?.files.remove(0) };
    let (width, height) = header.upright();
    Ok((stamp(file, Kind::Jpeg, facts, Extent::Full)?, width, height))
}

#[test]
fn what_is_stamped_is_read_back() {
    for encoding in ENCODINGS {
        let file = rendition(encoding);
        let stamped = stamp(file.clone(), encoding.kind(), &facts(), Extent::Full).unwrap();
        let picture = probe(&stamped).unwrap();
        let (found, given) = (picture.embedded, facts());
        assert_eq!(found.headline, given.headline);
        assert_eq!(found.caption, given.caption);
        assert_eq!(found.alt, given.alt);
        assert_eq!(found.creator, given.creator);
        assert_eq!(found.credit, given.credit);
        assert_eq!(found.source, given.source);
        assert_eq!(found.copyright, given.copyright);
        assert_eq!(found.usage.as_deref(), Some("All rights reserved. Press use for the film only"));
        assert_eq!(found.web_statement, given.web_statement);
        assert_eq!(found.people, given.people);
        assert_eq!(found.keywords, given.keywords);
        assert_eq!(found.date, given.date);
        assert_eq!((picture.width, picture.height), (60, 40));
        assert_eq!(pixels(&stamped), pixels(&file));
        assert_eq!(stamp(file, encoding.kind(), &facts(), Extent::Full).unwrap(), stamped);
        assert_eq!(stamp(stamped.clone(), encoding.kind(), &facts(), Extent::Full).unwrap(), stamped);
    }
}

/// The texts of every element of this name in the file's XMP, whatever they are nested in.
fn texts_of(file: &[u8], name: &str) -> Vec<String> {
    let packet = String::from_utf8(header(file).unwrap().xmp.unwrap().into_owned()).unwrap();
    let document = roxmltree::Document::parse(packet.trim_start_matches('\u{FEFF}')).unwrap();
    let named = document.descendants().filter(|node| node.tag_name().name() == name);
    let texts = |node: roxmltree::Node<'_, '_>| {
        node.descendants()
            .filter(roxmltree::Node::is_text)
            .filter_map(|text| text.text().map(str::trim))
            .collect::<String>()
    };
    named.map(texts).collect()
}

#[test]
fn what_newsrooms_ask_beyond_the_caption_is_written_in_every_format() {
    for encoding in ENCODINGS {
        let stamped = stamp(rendition(encoding), encoding.kind(), &facts(), Extent::Full).unwrap();
        let holds = |name: &str, texts: &[&str]| assert_eq!(texts_of(&stamped, name), texts, "{name}");
        holds("LicensorName", &["Lantern Films & Co"]);
        holds("LicensorEmail", &["rights@lantern.example"]);
        holds("LicensorURL", &["https://lantern.example/rights"]);
        holds("LocationName", &["The pier", "Brackwater"]);
        holds("Location", &["The pier, Brackwater"]);
        holds("DigitalSourceType", &["http://cv.iptc.org/newscodes/digitalsourcetype/negativeFilm"]);
        holds("ExtDescrAccessibility", &["The lamp stands at the end of a pier; she looks to the left."]);
    }
    let iim = iim::resources(&facts()).unwrap();
    assert!(iim.windows(25).any(|window| window == b"\x1C\x02\x5C\0\x14The pier, Brackwater"));
}

#[test]
fn what_pages_show_carries_the_credit_and_nothing_more() {
    let mut facts = facts();
    for encoding in ENCODINGS {
        let stamped = stamp(rendition(encoding), encoding.kind(), &facts, Extent::Credit).unwrap();
        let found = probe(&stamped).unwrap().embedded;
        assert_eq!((&found.creator, &found.credit), (&facts.creator, &facts.credit));
        assert_eq!((&found.copyright, &found.web_statement), (&facts.copyright, &facts.web_statement));
        assert!(found.usage.is_some());
        assert_eq!(texts_of(&stamped, "LicensorURL"), ["https://lantern.example/rights"]);
        assert_eq!(texts_of(&stamped, "DigitalSourceType").len(), 1);
        let only = crate::load::picture::Embedded {
            creator: found.creator.clone(),
            credit: found.credit.clone(),
            copyright: found.copyright.clone(),
            usage: found.usage.clone(),
            web_statement: found.web_statement.clone(),
            licensor_name: facts.licensor.as_ref().map(|licensor| licensor.name.clone()),
            licensor_email: facts.licensor.as_ref().and_then(|licensor| licensor.email.clone()),
            licensor_url: facts.licensor.as_ref().and_then(|licensor| licensor.url.clone()),
            digital_source_type: facts.source_type.map(str::to_owned),
            ..Default::default()
        };
        assert_eq!(found, only);
        for told in ["Niamh", "pier", "Lantern 03", "2026-05-04", "Photoshop 3.0", "night"] {
            assert!(!stamped.windows(told.len()).any(|window| window == told.as_bytes()), "{told}");
        }
    }
    facts.usage = Some("x".repeat(201));
    let stamped = stamp(rendition(ENCODINGS[0]), Kind::Jpeg, &facts, Extent::Credit).unwrap();
    assert_eq!(probe(&stamped).unwrap().embedded.usage, facts.licence, "terms of a page's length are left out");
}

fn pixels(file: &[u8]) -> image::DynamicImage {
    image::load_from_memory(file).unwrap()
}

#[test]
fn without_facts_only_the_profile_is_written() {
    for encoding in ENCODINGS {
        let stamped = stamp(rendition(encoding), encoding.kind(), &Facts::default(), Extent::Full).unwrap();
        let picture = probe(&stamped).unwrap();
        assert_eq!(picture.embedded, crate::load::picture::Embedded::default());
        assert!(stamped.len() < rendition(encoding).len() + 1000);
    }
    for encoding in ENCODINGS {
        let stamped = stamp(rendition(encoding), encoding.kind(), &Facts::default(), Extent::Full).unwrap();
        assert_eq!(probe(&stamped).unwrap().colour, Colour::Srgb);
    }
}

#[test]
fn the_profiles_are_small_and_mean_srgb() {
    let (srgb, grey) = (profile::srgb(), profile::grey());
    assert_eq!((srgb.len(), grey.len()), (480, 316));
    assert_eq!(probe(&with_profile(&jpeg(8, 8), &srgb)).unwrap().colour, Colour::Srgb);
    let grey = moxcms::ColorProfile::new_from_slice(&grey).unwrap();
    let options = moxcms::TransformOptions::default();
    let target = moxcms::ColorProfile::new_srgb();
    let transform = grey.create_transform_8bit(moxcms::Layout::Gray, &target, moxcms::Layout::Rgb, options).unwrap();
    let shades: Vec<u8> = (0..=255).collect();
    let mut colours = vec![0; 768];
    transform.transform(&shades, &mut colours).unwrap();
    for (shade, colour) in shades.iter().zip(colours.chunks(3)) {
        assert!(colour.iter().all(|channel| channel.abs_diff(*shade) <= 1), "{shade} becomes {colour:?}");
    }
}

#[test]
fn iim_says_what_xmp_says() {
    let stamped = stamp(rendition(ENCODINGS[0]), Kind::Jpeg, &facts(), Extent::Full).unwrap();
    let xmp =
        segments(&stamped).flatten().find(|segment| segment.payload.starts_with(b"http://ns.adobe.com/xap")).unwrap();
    let end = xmp.start + 4 + xmp.payload.len();
    let without = [&stamped[..xmp.start], &stamped[end..]].concat();
    let found = probe(&without).unwrap().embedded;
    let given = facts();
    assert_eq!(found.caption, given.caption);
    assert_eq!(found.headline, given.headline);
    assert_eq!(found.creator, given.creator);
    assert_eq!(found.credit, given.credit);
    assert_eq!(found.source, given.source);
    assert_eq!(found.copyright, given.copyright);
    assert_eq!(found.keywords, given.keywords);
    assert_eq!(found.date, given.date);
}

#[test]
fn long_facts_are_cut_between_characters() {
    let long = "é".repeat(3000);
    let facts = Facts { caption: Some(long.clone()), creator: Some(long.clone()), ..Facts::default() };
    let resources = iim::resources(&facts).unwrap();
    assert!(resources.len() < 2000 + 32 + 100);
    // The last is the caption, of whole characters, before a byte of padding.
    assert!(std::str::from_utf8(&resources[resources.len() - 2001..]).is_ok());
    let stamped = stamp(rendition(ENCODINGS[0]), Kind::Jpeg, &facts, Extent::Full).unwrap();
    assert_eq!(probe(&stamped).unwrap().embedded.caption, Some(long));
    let endless =
        Facts { caption: Some("x".repeat(200_000)), keywords: vec!["&".repeat(900); 900], ..Facts::default() };
    let stamped = stamp(rendition(ENCODINGS[0]), Kind::Jpeg, &endless, Extent::Full).unwrap();
    assert!(probe(&stamped).unwrap().embedded.caption.is_some());
}

#[test]
fn licences_go_where_they_belong() {
    let with = |licence: &str, usage: Option<&str>| {
        let facts = Facts { licence: Some(own(licence)), usage: usage.map(str::to_owned), ..Facts::default() };
        (facts.terms(), facts.rights_address().map(str::to_owned))
    };
    assert_eq!(with("CC BY 4.0", None), (Some(own("CC BY 4.0")), None));
    assert_eq!(with("CC BY 4.0", Some("Free")), (Some(own("CC BY 4.0. Free")), None));
    assert_eq!(with("CC BY 4.0", Some("Under CC BY 4.0")), (Some(own("Under CC BY 4.0")), None));
    let address = "https://creativecommons.org/licenses/by/4.0/";
    assert_eq!(with(address, Some("Free")), (Some(own("Free")), Some(own(address))));
}

/// A camera's file with everything in it that is nobody's business.
fn private(source: &[u8]) -> Vec<u8> {
    let file = with_exif(source, &[Exif::Text(0x8825, 1, "N"), Exif::Text(0x8769, 0xA431, "SERIAL-0815")]);
    let file = with_iim(&file, true, &[(120, b"SECRET caption")]);
    let file = with_xmp(&file, " photoshop:Headline='SECRET headline'>");
    let file = with_segment(&file, 0xFE, &[b"SECRET comment"]);
    let file = with_segment(&file, 0xE7, &[b"SECRET maker"]);
    let jfif_thumbnail = [b"JFIF\0\x01\x02\x01\0\x48\0\x48\x02\x01".as_slice(), b"SECRET"].concat();
    let file = with_segment(&file, 0xE0, &[&jfif_thumbnail]);
    [&file, &file[..], b"SECRET trailer"].concat()
}

#[test]
fn nothing_private_is_left() {
    let source = private(&jpeg(64, 48));
    assert!(probe(&source).unwrap().embedded.has_gps);
    let (file, width, height) = full_size(&source, &facts(), 90).unwrap();
    assert_eq!((width, height), (64, 48));
    let picture = probe(&file).unwrap();
    assert!(!picture.embedded.has_gps);
    assert_eq!(picture.embedded.headline, facts().headline);
    for secret in [b"SECRET".as_slice(), b"SERIAL", b"Exif\0"] {
        assert!(!file.windows(secret.len()).any(|window| window == secret), "{}", secret.escape_ascii());
    }
}

/// The coded pixels of a JPEG: from its first scan to its end of image.
fn coded(file: &[u8]) -> Vec<u8> {
    let all: Vec<_> = segments(file).flatten().collect();
    let scan = all.iter().find(|segment| segment.marker == SOS).unwrap().start;
    file[scan..all.last().unwrap().start].to_vec()
}

#[test]
fn good_jpegs_are_passed_through() {
    let grey = jpeg_in(ColorSpace::JCS_GRAYSCALE, 32, 32, &plain(32, 32, [90]), false);
    let progressive = jpeg_in(ColorSpace::JCS_RGB, 32, 32, &plain(32, 32, [90, 10, 20]), true);
    let srgb = with_profile(&jpeg(64, 48), &profile::srgb());
    let sgrey = with_profile(&grey, &profile::grey());
    for source in [jpeg(64, 48), grey, sgrey, progressive, srgb] {
        let source = private(&source);
        let (file, ..) = full_size(&source, &facts(), 50).unwrap();
        assert_eq!(coded(&file), coded(&source));
        assert_eq!(pixels(&file), pixels(&source));
        assert_eq!(full_size(&source, &facts(), 50).unwrap().0, file);
    }
}

#[test]
fn others_are_encoded_again() {
    let (file, width, height) = full_size(&turned(&jpeg(64, 48), 6), &facts(), 90).unwrap();
    assert_eq!((width, height), (48, 64));
    assert_eq!(probe(&file).unwrap().orientation.exif(), 1);
    let p3 = moxcms::ColorProfile::new_display_p3().encode().unwrap();
    let (file, ..) = full_size(&with_profile(&jpeg(64, 48), &p3), &facts(), 90).unwrap();
    assert_eq!(probe(&file).unwrap().colour, Colour::Srgb);
    let inks = jpeg_in(ColorSpace::JCS_CMYK, 32, 32, &plain(32, 32, [0, 255, 255, 255]), false);
    assert_eq!(probe(&full_size(&inks, &facts(), 90).unwrap().0).unwrap().colour, Colour::Srgb);
    for (extension, source) in every_kind(64, 48) {
        let (file, width, height) = full_size(&source, &facts(), 90).unwrap();
        let picture = probe(&file).unwrap();
        assert_eq!((picture.kind, picture.width, picture.height), (Kind::Jpeg, width, height), "{extension}");
        assert_eq!(picture.embedded.alt, facts().alt);
    }
}

#[test]
fn transparency_survives_the_stamp() {
    let mut source = Vec::new();
    let encoder = image::codecs::png::PngEncoder::new(&mut source);
    let samples = plain(20, 20, [200, 0, 0, 100]);
    image::ImageEncoder::write_image(encoder, &samples, 20, 20, image::ExtendedColorType::Rgba8).unwrap();
    for encoding in [Encoding::Webp { quality: 90 }, Encoding::Png] {
        let file = render(&source, &[Job { size: Size::Full, encoding }]).unwrap().files.remove(0);
        let stamped = stamp(file.clone(), encoding.kind(), &facts(), Extent::Full).unwrap();
        assert_eq!(pixels(&stamped), pixels(&file));
        assert!(pixels(&stamped).color().has_alpha());
        assert_eq!(probe(&stamped).unwrap().embedded.caption, facts().caption);
    }
}

#[test]
fn other_kinds_and_wrong_kinds_are_refused() {
    for (_, file) in every_kind(8, 8).into_iter().filter(|(extension, _)| matches!(*extension, "tif" | "gif" | "bmp")) {
        let kind = probe(&file).unwrap().kind;
        assert!(matches!(stamp(file, kind, &facts(), Extent::Full), Err(PictureError::Unsupported(_))));
    }
    assert!(stamp(rendition(Encoding::Png), Kind::Webp, &facts(), Extent::Full).is_err());
    assert!(stamp(rendition(Encoding::Png), Kind::Jpeg, &facts(), Extent::Full).is_err());
    assert!(stamp(rendition(ENCODINGS[0]), Kind::Png, &facts(), Extent::Full).is_err());
    assert!(stamp(Vec::new(), Kind::Jpeg, &facts(), Extent::Full).is_err());
}

#[test]
fn no_mangled_file_panics() {
    let facts = facts();
    for encoding in ENCODINGS {
        let stamped = stamp(rendition(encoding), encoding.kind(), &facts, Extent::Full).unwrap();
        mangled(&stamped, |bytes| {
            let _ = stamp(bytes.to_vec(), encoding.kind(), &facts, Extent::Full);
            let _ = full_size(bytes, &facts, 80);
        });
    }
}
