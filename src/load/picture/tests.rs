//! What is found in pictures of every kind.

#[cfg(feature = "avif")]
mod avif;
mod kinds;
mod raw;

use super::drawn::{CORNERS, Exif, every_kind, exif, jpeg, jpeg_in, plain, turned, with_exif, with_iim, with_profile};
use super::drawn::{png_with_profile, quarters, with_xmp};
use super::*;
use moxcms::ColorProfile;
use mozjpeg::ColorSpace;

#[test]
fn every_kind_is_told_by_content() {
    for (extension, file) in every_kind(31, 17) {
        let picture = probe(&file).unwrap();
        assert_eq!((picture.width, picture.height), (31, 17), "{extension}");
        assert!(picture.kind.matches_extension(extension));
        assert!(picture.kind.matches_extension(&extension.to_uppercase()));
        assert!(picture.kind.matches_extension(picture.kind.extension()));
        assert!(!picture.kind.matches_extension("heic"));
        assert_eq!(picture.orientation, Orientation::Upright);
        assert_eq!(picture.embedded, Embedded::default());
    }
}

#[test]
fn what_is_no_picture_is_named() {
    let named = |bytes: &[u8]| match probe(bytes) {
        Err(PictureError::NotAPicture { looks_like }) => looks_like,
        other => panic!("{other:?}"),
    };
    assert_eq!(named(b"\0\0\0\x18ftypheic\0\0\0\0"), Some("HEIC"));
    assert_eq!(named(b"\0\0\0\x18ftypmp42\0\0\0\0"), Some("video"));
    assert_eq!(named(b"FOVb\0\0\x03\0"), Some("camera raw"));
    assert_eq!(named(b"%PDF-1.7\n"), Some("PDF"));
    assert_eq!(named(b"<?xml version='1.0'?>\n<svg xmlns='http://www.w3.org/2000/svg'/>"), Some("SVG"));
    assert_eq!(named("Légende: la côte".as_bytes()), Some("text"));
    assert_eq!(named(b"8BPS\0\x01"), Some("a Photoshop document"));
    assert_eq!(named(&[0x80, 1, 2, 3]), None);
    assert_eq!(probe(b""), Err(PictureError::Empty));
}

#[test]
fn errors_read_as_sentences() {
    let text = |error: PictureError| error.to_string();
    assert_eq!(text(PictureError::Empty), "the file is empty");
    assert!(text(PictureError::NotAPicture { looks_like: Some("HEIC") }).contains("looks like HEIC"));
    assert!(text(PictureError::TooLarge { width: 40_000, height: 30_000 }).contains("40000 x 30000"));
    assert!(text(probe(&jpeg(64, 64)[..200]).unwrap_err()).starts_with("the picture is damaged: "));
}

#[test]
fn orientation_turns_the_size() {
    for orientation in 1..=8 {
        let picture = probe(&turned(&jpeg(60, 40), orientation)).unwrap();
        assert_eq!(u16::from(picture.orientation.exif()), orientation);
        let expected = if orientation >= 5 { (40, 60) } else { (60, 40) };
        assert_eq!((picture.width, picture.height), expected);
    }
    assert_eq!(probe(&turned(&jpeg(60, 40), 9)).unwrap().orientation, Orientation::Upright);
}

#[test]
fn colours_are_named_by_what_the_profile_does() {
    let file = jpeg(16, 16);
    let colour = |file: &[u8]| probe(file).unwrap().colour;
    let tagged = |profile: &ColorProfile| colour(&with_profile(&file, &profile.encode().unwrap()));
    assert_eq!(colour(&file), Colour::Untagged);
    assert_eq!(tagged(&ColorProfile::new_srgb()), Colour::Srgb);
    let mut renamed = ColorProfile::new_srgb();
    renamed.description = ColorProfile::new_adobe_rgb().description;
    assert_eq!(tagged(&renamed), Colour::Srgb);
    assert_eq!(tagged(&ColorProfile::new_display_p3()), Colour::Tagged("Display P3".to_owned()));
    assert_eq!(tagged(&ColorProfile::new_adobe_rgb()), Colour::Tagged("Adobe RGB 1998".to_owned()));
    assert_eq!(colour(&with_profile(&file, b"not a profile")), Colour::Untagged);
    let grey = jpeg_in(ColorSpace::JCS_GRAYSCALE, 8, 8, &plain(8, 8, [99]), false);
    assert_eq!(colour(&grey), Colour::Grey);
    let inks = jpeg_in(ColorSpace::JCS_CMYK, 8, 8, &plain(8, 8, [0, 255, 255, 255]), false);
    assert_eq!(colour(&inks), Colour::Cmyk);
}

#[test]
fn cameras_without_profiles_are_believed() {
    let colour = |fields: &[Exif<'_>]| probe(&with_exif(&jpeg(16, 16), fields)).unwrap().colour;
    assert_eq!(colour(&[Exif::Short(0x8769, 0xA001, 1)]), Colour::Srgb);
    let option = [Exif::Short(0x8769, 0xA001, 0xFFFF), Exif::Text(0xA005, 1, "R03")];
    assert_eq!(colour(&option), Colour::Tagged("Adobe RGB (1998)".to_owned()));
}

#[test]
fn exif_gives_caption_artist_copyright_day_and_place() {
    let file = with_exif(
        &jpeg(16, 16),
        &[
            Exif::Text(0, 0x010E, " On the pier  "),
            Exif::Text(0, 0x013B, "Aoife Ní Bhriain"),
            Exif::Text(0, 0x8298, "© Lantern"),
            Exif::Text(0x8769, 0x9003, "2026:05:04 10:20:30"),
            Exif::Text(0x8825, 0x0001, "N"),
        ],
    );
    let found = probe(&file).unwrap().embedded;
    assert_eq!(found.caption.as_deref(), Some("On the pier"));
    assert_eq!(found.creator.as_deref(), Some("Aoife Ní Bhriain"));
    assert_eq!(found.copyright.as_deref(), Some("© Lantern"));
    assert_eq!(found.date.as_deref(), Some("2026-05-04"));
    assert!(found.has_gps);
    let filler = with_exif(&jpeg(16, 16), &[Exif::Text(0, 0x010E, "OLYMPUS DIGITAL CAMERA         ")]);
    assert_eq!(probe(&filler).unwrap().embedded, Embedded::default());
}

#[test]
fn iim_is_utf8_when_it_says_so_or_looks_so_and_latin_1_else() {
    let caption = |utf8, bytes: &[u8]| probe(&with_iim(&jpeg(16, 16), utf8, &[(120, bytes)])).unwrap().embedded.caption;
    assert_eq!(caption(true, "Ní".as_bytes()).as_deref(), Some("Ní"));
    assert_eq!(caption(false, "Ní".as_bytes()).as_deref(), Some("Ní"));
    assert_eq!(caption(false, b"N\xED").as_deref(), Some("Ní"));
    assert_eq!(caption(true, b"N\xED").as_deref(), Some("N\u{FFFD}"));
    let sets: &[(u8, &[u8])] = &[
        (25, b"sea"),
        (25, b"night"),
        (55, b"20260504"),
        (80, b"A. Photographer"),
        (80, b"B. Second"),
        (105, b"Headline"),
        (110, b"Credit"),
        (115, b"Source"),
        (116, b"Copyright"),
    ];
    let found = probe(&with_iim(&jpeg(16, 16), true, sets)).unwrap().embedded;
    assert_eq!(found.keywords, ["sea", "night"]);
    assert_eq!(found.creator.as_deref(), Some("A. Photographer, B. Second"));
    assert_eq!(found.date.as_deref(), Some("2026-05-04"));
    assert_eq!(found.headline.as_deref(), Some("Headline"));
    assert_eq!(found.credit.as_deref(), Some("Credit"));
    assert_eq!(found.source.as_deref(), Some("Source"));
    assert_eq!(found.copyright.as_deref(), Some("Copyright"));
}

#[test]
fn a_place_is_named_by_its_parts() {
    let place = |file: &[u8]| probe(file).unwrap().embedded.location;
    let file = with_iim(&jpeg(16, 16), true, &[(101, b"Ireland"), (90, b"Doolin"), (92, b"Pier")]);
    assert_eq!(place(&file).as_deref(), Some("Pier, Doolin, Ireland"));
    let shown = "><Iptc4xmpExt:LocationShown><rdf:Bag><rdf:li rdf:parseType='Resource'>\
        <Iptc4xmpExt:CountryName>Ireland</Iptc4xmpExt:CountryName><Iptc4xmpExt:City>Doolin</Iptc4xmpExt:City></rdf:li>\
        </rdf:Bag></Iptc4xmpExt:LocationShown>";
    assert_eq!(place(&with_xmp(&file, shown)).as_deref(), Some("Doolin, Ireland"));
    let older = " photoshop:City='Liscannor'>";
    assert_eq!(place(&with_xmp(&file, older)).as_deref(), Some("Liscannor"));
}

const PROPERTIES: &str = " photoshop:Headline='Night shoot' photoshop:DateCreated='2026-05-04T22:10:00+01:00'>\
    <dc:description><rdf:Alt><rdf:li xml:lang='ga'>Ar an gcé</rdf:li>\
    <rdf:li xml:lang='x-default'>On the pier &amp; off</rdf:li></rdf:Alt></dc:description>\
    <dc:creator><rdf:Seq><rdf:li>Aoife</rdf:li><rdf:li>Brian</rdf:li></rdf:Seq></dc:creator>\
    <dc:rights><rdf:Alt><rdf:li xml:lang='x-default'>© 2026</rdf:li></rdf:Alt></dc:rights>\
    <dc:subject><rdf:Bag><rdf:li>sea</rdf:li><rdf:li> </rdf:li></rdf:Bag></dc:subject>\
    <photoshop:Credit>Lantern</photoshop:Credit><photoshop:Source>Lantern</photoshop:Source>\
    <xmpRights:UsageTerms>Press only</xmpRights:UsageTerms>\
    <xmpRights:WebStatement rdf:resource='https://lantern.example/r'/>\
    <Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang='x-default'>A woman</rdf:li></rdf:Alt>\
    </Iptc4xmpCore:AltTextAccessibility>\
    <Iptc4xmpExt:PersonInImage><rdf:Bag><rdf:li>Niamh</rdf:li></rdf:Bag></Iptc4xmpExt:PersonInImage>\
    <Iptc4xmpCore:ExtDescrAccessibility><rdf:Alt><rdf:li xml:lang='x-default'>A woman in a long coat</rdf:li></rdf:Alt>\
    </Iptc4xmpCore:ExtDescrAccessibility>\
    <Iptc4xmpExt:DigitalSourceType>http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture\
    </Iptc4xmpExt:DigitalSourceType>\
    <plus:Licensor xmlns:plus='http://ns.useplus.org/ldf/xmp/1.0/'><rdf:Seq><rdf:li rdf:parseType='Resource'>\
    <plus:LicensorName>Lantern Licensing</plus:LicensorName>\
    <plus:LicensorEmail>rights@lantern.example</plus:LicensorEmail>\
    <plus:LicensorURL>https://lantern.example/licence</plus:LicensorURL></rdf:li></rdf:Seq></plus:Licensor>\
    <Iptc4xmpExt:LocationShown><rdf:Bag><rdf:li><rdf:Description Iptc4xmpExt:City='Doolin'>\
    <Iptc4xmpExt:LocationName><rdf:Alt><rdf:li xml:lang='x-default'>The old pier</rdf:li></rdf:Alt>\
    </Iptc4xmpExt:LocationName></rdf:Description></rdf:li></rdf:Bag></Iptc4xmpExt:LocationShown>";

#[test]
fn xmp_is_read_in_all_its_shapes() {
    let expected = Embedded {
        headline: Some("Night shoot".to_owned()),
        caption: Some("On the pier & off".to_owned()),
        alt: Some("A woman".to_owned()),
        creator: Some("Aoife, Brian".to_owned()),
        credit: Some("Lantern".to_owned()),
        source: Some("Lantern".to_owned()),
        copyright: Some("© 2026".to_owned()),
        usage: Some("Press only".to_owned()),
        web_statement: Some("https://lantern.example/r".to_owned()),
        keywords: vec!["sea".to_owned()],
        people: vec!["Niamh".to_owned()],
        date: Some("2026-05-04".to_owned()),
        extended_description: Some("A woman in a long coat".to_owned()),
        licensor_name: Some("Lantern Licensing".to_owned()),
        licensor_email: Some("rights@lantern.example".to_owned()),
        licensor_url: Some("https://lantern.example/licence".to_owned()),
        digital_source_type: Some("http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture".to_owned()),
        location: Some("The old pier".to_owned()),
        has_gps: false,
        disagreements: Vec::new(),
    };
    assert_eq!(probe(&with_xmp(&jpeg(16, 16), PROPERTIES)).unwrap().embedded, expected);
    let spoilt = drawn::xmp(PROPERTIES).replace("On the", "On\u{1} the") + "\0\0garbage";
    let file = drawn::with_segment(&jpeg(16, 16), 0xE1, &[b"http://ns.adobe.com/xap/1.0/\0", spoilt.as_bytes()]);
    assert_eq!(probe(&file).unwrap().embedded.credit.as_deref(), Some("Lantern"));
}

#[test]
fn xmp_goes_before_iim_and_iim_before_exif() {
    let file = with_exif(&jpeg(16, 16), &[Exif::Text(0, 0x010E, "exif"), Exif::Text(0, 0x013B, "exif")]);
    let file = with_iim(&file, true, &[(120, b"iim"), (80, b"iim"), (105, b"iim")]);
    let file = with_xmp(&file, " photoshop:Headline='xmp'>");
    let found = probe(&file).unwrap().embedded;
    assert_eq!(found.headline.as_deref(), Some("xmp"));
    assert_eq!(found.creator.as_deref(), Some("iim"));
    assert_eq!(found.caption.as_deref(), Some("iim"));
    let file = with_exif(&jpeg(16, 16), &[Exif::Text(0, 0x010E, "exif")]);
    assert_eq!(probe(&file).unwrap().embedded.caption.as_deref(), Some("exif"));
}

#[test]
fn png_carries_profile_and_exif() {
    let p3 = ColorProfile::new_display_p3().encode().unwrap();
    let file = png_with_profile(20, 10, &quarters(20, 10), image::ExtendedColorType::Rgb8, p3);
    assert_eq!(probe(&file).unwrap().colour, Colour::Tagged("Display P3".to_owned()));
    let mut png = img_parts::png::Png::from_bytes(file.into()).unwrap();
    let packet = exif(&[Exif::Short(0, 0x0112, 6), Exif::Text(0, 0x010E, "From a phone")]);
    png.chunks_mut().insert(1, img_parts::png::PngChunk::new(*b"eXIf", packet.into()));
    let picture = probe(&png.encoder().bytes()).unwrap();
    assert_eq!((picture.width, picture.height), (10, 20));
    assert_eq!(picture.embedded.caption.as_deref(), Some("From a phone"));
}

#[test]
fn days_are_taken_from_all_three_ways_of_writing_them() {
    let day = embedded::day;
    for text in ["2026-05-04", "2026-05-04T10:00:00Z", "2026:05:04 10:00:00", "20260504"] {
        assert_eq!(day(text).as_deref(), Some("2026-05-04"), "{text}");
    }
    for text in
        ["2026", "2026-05", "0000:00:00 00:00:00", "2026-13-01", "2026-5-4", "é026-05-04", "    :  :     :  :  "]
    {
        assert_eq!(day(text), None, "{text}");
    }
}

/// As [`probe`], from a file on which only a few reads are made.
fn glanced(file: &[u8]) -> Result<Picture, PictureError> {
    glance(&mut std::io::Cursor::new(file), file.len() as u64)
}

#[test]
fn a_glance_finds_what_reading_all_finds() {
    let described = with_xmp(&with_iim(&turned(&jpeg(90, 60), 6), true, &[(110, b"Lantern")]), PROPERTIES);
    let mut files: Vec<Vec<u8>> = every_kind(90, 60).into_iter().map(|(_, file)| file).collect();
    files.push(with_profile(&described, &ColorProfile::new_adobe_rgb().encode().unwrap()));
    // Metadata that reach far into the file, and films that cameras put behind the picture.
    let filled = |file: Vec<u8>| drawn::with_segment(&file, 0xEC, &[&vec![7; 60_000]]);
    let long = filled(filled(filled(jpeg(40, 40))));
    files.push(with_xmp(&long, PROPERTIES));
    files.push([described, vec![0; 300_000]].concat());
    for file in files {
        let probed = probe(&file);
        assert!(probed.is_ok(), "{probed:?}");
        assert_eq!(glanced(&file), probed);
    }
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(24))]

    #[test]
    fn a_glance_and_a_reading_agree_on_every_size(width in 1..300_u32, height in 1..300_u32, turn in 1..9_u16) {
        let mut files: Vec<Vec<u8>> = every_kind(width, height).into_iter().map(|(_, file)| file).collect();
        files[0] = turned(&files[0], turn);
        for file in files {
            proptest::prop_assert_eq!(glanced(&file), probe(&file));
            let half = &file[..file.len() / 2];
            proptest::prop_assert_eq!(glanced(half), probe(half));
        }
    }
}

#[test]
fn the_drawing_draws() {
    assert_eq!(quarters(4, 2)[..3], CORNERS[0]);
    assert_eq!(quarters(4, 2)[21..], CORNERS[3]);
}
