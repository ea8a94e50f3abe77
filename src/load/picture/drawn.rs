//! Pictures drawn for tests, and metadata put into them by hand.

#[cfg(feature = "avif")]
pub(crate) mod avif;
pub(crate) mod kinds;
pub(crate) mod raw;
pub(crate) mod tiff;

use image::codecs::{bmp::BmpEncoder, gif::GifEncoder, png::PngEncoder, tiff::TiffEncoder, webp::WebPEncoder};
use image::{ExtendedColorType, ImageEncoder};
use mozjpeg::{ColorSpace, Compress};

/// Red, green, blue and white in the corners: top left, top right, bottom left, bottom right.
pub(crate) const CORNERS: [[u8; 3]; 4] = [[220, 30, 30], [30, 200, 40], [40, 50, 210], [240, 240, 240]];

/// Four quarters in the colours of [`CORNERS`], as RGB.
pub(crate) fn quarters(width: u32, height: u32) -> Vec<u8> {
    let quarter = |x, y| CORNERS[usize::from(y >= height / 2) * 2 + usize::from(x >= width / 2)];
    (0..height).flat_map(|y| (0..width).flat_map(move |x| quarter(x, y))).collect()
}

/// One colour, as many channels as it has.
pub(crate) fn plain<const N: usize>(width: u32, height: u32, colour: [u8; N]) -> Vec<u8> {
    colour.repeat(width as usize * height as usize)
}

/// A JPEG of samples in a colour space, at quality 95 without subsampling.
pub(crate) fn jpeg_in(space: ColorSpace, width: u32, height: u32, samples: &[u8], progressive: bool) -> Vec<u8> {
    let mut encoder = Compress::new(space);
    encoder.set_fastest_defaults();
    encoder.set_size(width as usize, height as usize);
    encoder.set_quality(95.0);
    if space == ColorSpace::JCS_RGB {
        encoder.set_chroma_sampling_pixel_sizes((1, 1), (1, 1));
    }
    if progressive {
        encoder.set_progressive_mode();
    }
    let mut started = encoder.start_compress(Vec::new()).unwrap();
    started.write_scanlines(samples).unwrap();
    started.finish().unwrap()
}

/// A baseline JPEG of [`quarters`].
pub(crate) fn jpeg(width: u32, height: u32) -> Vec<u8> {
    jpeg_in(ColorSpace::JCS_RGB, width, height, &quarters(width, height), false)
}

/// A PNG of RGB samples with an ICC profile.
pub(crate) fn png_with_profile(
    width: u32,
    height: u32,
    samples: &[u8],
    colour: ExtendedColorType,
    icc: Vec<u8>,
) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = PngEncoder::new(&mut file);
    encoder.set_icc_profile(icc).unwrap();
    encoder.write_image(samples, width, height, colour).unwrap();
    file
}

/// [`quarters`] in each format that is read, with its extension.
pub(crate) fn every_kind(width: u32, height: u32) -> Vec<(&'static str, Vec<u8>)> {
    let samples = quarters(width, height);
    let rgb = ExtendedColorType::Rgb8;
    let mut files = vec![("jpg", jpeg(width, height))];
    files.push(("jpeg", jpeg_in(ColorSpace::JCS_RGB, width, height, &samples, true)));
    let mut file = Vec::new();
    PngEncoder::new(&mut file).write_image(&samples, width, height, rgb).unwrap();
    files.push(("png", std::mem::take(&mut file)));
    WebPEncoder::new_lossless(&mut file).write_image(&samples, width, height, rgb).unwrap();
    files.push(("webp", std::mem::take(&mut file)));
    TiffEncoder::new(std::io::Cursor::new(&mut file)).write_image(&samples, width, height, rgb).unwrap();
    files.push(("tif", std::mem::take(&mut file)));
    GifEncoder::new(&mut file).encode(&samples, width, height, rgb).unwrap();
    files.push(("gif", std::mem::take(&mut file)));
    BmpEncoder::new(&mut file).encode(&samples, width, height, rgb).unwrap();
    files.push(("bmp", file));
    files
}

/// A file of every kind and every rarer variant, raws and AVIF among them, with what it is.
pub(crate) fn everything() -> Vec<(&'static str, Vec<u8>)> {
    let mut files = every_kind(48, 32);
    files.extend(kinds::rarer_kinds(48, 32));
    files.push(("inks in several scans", jpeg_in(ColorSpace::JCS_CMYK, 32, 32, &plain(32, 32, [9, 90, 200, 3]), true)));
    files.push(("inks in a TIFF", tiff::inks(24, 16, [1, 2, 3, 4]).file(&[])));
    files.extend(raw::every_raw(&jpeg_in(ColorSpace::JCS_RGB, 640, 16, &quarters(640, 16), false)));
    #[cfg(feature = "avif")]
    files.extend(avif::COLOURED.map(|(name, file)| (name, file.to_vec())));
    #[cfg(feature = "avif")]
    files.extend([("grey AVIF", avif::GREY.to_vec()), ("AVIF with opacity", avif::ALPHA.to_vec())]);
    files
}

/// The JPEG with a segment put in after its first marker.
pub(crate) fn with_segment(jpeg: &[u8], marker: u8, parts: &[&[u8]]) -> Vec<u8> {
    let content = parts.concat();
    let length = u16::try_from(content.len() + 2).unwrap();
    [&jpeg[..2], &[0xFF, marker], &length.to_be_bytes(), &content, &jpeg[2..]].concat()
}

/// The JPEG with an XMP packet whose description holds the given properties.
pub(crate) fn with_xmp(jpeg: &[u8], properties: &str) -> Vec<u8> {
    with_segment(jpeg, 0xE1, &[b"http://ns.adobe.com/xap/1.0/\0", xmp(properties).as_bytes()])
}

/// An XMP packet, with the usual prefixes declared.
pub(crate) fn xmp(properties: &str) -> String {
    format!(
        "<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'>\
         <rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description rdf:about=''\
         xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:photoshop='http://ns.adobe.com/photoshop/1.0/'\
         xmlns:xmpRights='http://ns.adobe.com/xap/1.0/rights/'\
         xmlns:Iptc4xmpCore='http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/'\
         xmlns:Iptc4xmpExt='http://iptc.org/std/Iptc4xmpExt/2008-02-29/'{properties}</rdf:Description>\
         </rdf:RDF></x:xmpmeta><?xpacket end='w'?>"
    )
    .replace("about=''", "about='' ")
    .replace("'xmlns", "' xmlns")
}

/// The JPEG with IIM datasets of the given numbers in record 2, with or without the mark of UTF-8.
pub(crate) fn with_iim(jpeg: &[u8], utf8: bool, datasets: &[(u8, &[u8])]) -> Vec<u8> {
    let mut iim = if utf8 { b"\x1C\x01\x5A\0\x03\x1B%G".to_vec() } else { Vec::new() };
    for (number, content) in datasets {
        iim.extend_from_slice(&[0x1C, 2, *number]);
        iim.extend_from_slice(&u16::try_from(content.len()).unwrap().to_be_bytes());
        iim.extend_from_slice(content);
    }
    let length = u32::try_from(iim.len()).unwrap().to_be_bytes();
    // Another resource, with a name, stands before it, as it does in real files.
    let other = b"8BIM\x03\xED\x03abc\0\0\0\x03xyz\0";
    with_segment(jpeg, 0xED, &[b"Photoshop 3.0\0", other, b"8BIM\x04\x04\0\0", &length, &iim])
}

/// One field of EXIF for [`exif`]: directory (0, or 0x8769 or 0x8825 for its sub-directories, 0xA005 for
/// interoperability), tag and value.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Exif<'a> {
    Text(u16, u16, &'a str),
    Short(u16, u16, u16),
}

/// The JPEG with an EXIF segment.
pub(crate) fn with_exif(jpeg: &[u8], fields: &[Exif<'_>]) -> Vec<u8> {
    with_segment(jpeg, 0xE1, &[b"Exif\0\0", &exif(fields)])
}

/// A little-endian TIFF structure with the fields.
pub(crate) fn exif(fields: &[Exif<'_>]) -> Vec<u8> {
    use exif::experimental::Writer;
    use exif::{Context, Field, In, Tag, Value};
    let context = |directory| match directory {
        0x8769 => Context::Exif,
        0x8825 => Context::Gps,
        0xA005 => Context::Interop,
        _ => Context::Tiff,
    };
    let field = |directory, tag, value| Field { tag: Tag(context(directory), tag), ifd_num: In::PRIMARY, value };
    let fields: Vec<Field> = fields
        .iter()
        .map(|item| match *item {
            Exif::Text(directory, tag, text) => field(directory, tag, Value::Ascii(vec![text.as_bytes().to_vec()])),
            Exif::Short(directory, tag, value) => field(directory, tag, Value::Short(vec![value])),
        })
        .collect();
    let mut writer = Writer::new();
    for field in &fields {
        writer.push_field(field);
    }
    let mut out = std::io::Cursor::new(Vec::new());
    writer.write(&mut out, true).unwrap();
    out.into_inner()
}

/// The JPEG, turned by EXIF.
pub(crate) fn turned(jpeg: &[u8], orientation: u16) -> Vec<u8> {
    with_exif(jpeg, &[Exif::Short(0, 0x0112, orientation)])
}

/// The JPEG with an ICC profile.
pub(crate) fn with_profile(jpeg: &[u8], icc: &[u8]) -> Vec<u8> {
    with_segment(jpeg, 0xE2, &[b"ICC_PROFILE\0\x01\x01", icc])
}

/// Calls `check` with the file cut off at every 5 %, and with 300 versions in which up to eight bytes are changed; the
/// changes are the same in every run.
pub(crate) fn mangled(file: &[u8], check: impl FnMut(&[u8])) {
    mangled_by(file, 300, check);
}

/// As [`mangled`], with another number of changed versions.
pub(crate) fn mangled_by(file: &[u8], rounds: usize, mut check: impl FnMut(&[u8])) {
    for twentieth in 0..20 {
        check(&file[..file.len() * twentieth / 20]);
    }
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut next = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state >> 33).unwrap() % below
    };
    for round in 0..rounds {
        let mut changed = file.to_vec();
        for _ in 0..=round % 8 {
            // Headers matter more than pixels, so half of the changes go there.
            let end = if next(2) == 0 { changed.len() } else { changed.len().min(200) };
            let at = next(end);
            changed[at] = u8::try_from(next(256)).unwrap();
        }
        check(&changed);
    }
}
