//! What a run begins with: small files in good order, one folder a target. They are drawn anew each time, so that no
//! binary files have to be kept.

use std::fs;
use std::io::{Cursor, Result};
use std::path::{Path, PathBuf};

use exif::experimental::Writer;
use exif::{Context, Field, In, Tag, Value};
use image::codecs::{bmp::BmpEncoder, gif::GifEncoder, png::PngEncoder, tiff::TiffEncoder, webp::WebPEncoder};
use image::{ExtendedColorType, ImageEncoder};
use moxcms::ColorProfile;
use onset::images::engine::{Encoding, encode_only};

use crate::around::{self, Base, samples};

/// Writes all seeds below a folder. Texts are those of the example film, which lies at `example`.
pub fn write(folder: &Path, example: &Path) -> Result<()> {
    let pictures = pictures();
    put(folder, "probe", &pictures)?;
    put(folder, "decode", &pictures)?;
    put(folder, "xmp", &[XMP.as_bytes().to_vec()])?;
    put(folder, "iim", &[IIM.to_vec()])?;
    put(folder, "exif", &[camera(true), camera(false)])?;
    put(folder, "icc", &profiles())?;
    put(folder, "yaml", &texts(example, &["yaml"])?)?;
    put(folder, "markdown", &texts(example, &["md"])?)?;
    put(folder, "project", &projects(example)?)
}

fn put(folder: &Path, target: &str, seeds: &[Vec<u8>]) -> Result<()> {
    let folder = folder.join(target);
    fs::create_dir_all(&folder)?;
    seeds.iter().enumerate().try_for_each(|(at, seed)| fs::write(folder.join(format!("seed-{at:03}")), seed))
}

/// Tiny pictures of every format and of the layouts that have code of their own, some with metadata.
fn pictures() -> Vec<Vec<u8>> {
    let mut files: Vec<Vec<u8>> = [Base::Rgb, Base::Grey, Base::Cmyk].map(|base| base.jpeg().to_vec()).to_vec();
    for colour in [ExtendedColorType::Rgb8, ExtendedColorType::Rgba8, ExtendedColorType::L8] {
        let samples = samples(usize::from(colour.channel_count()));
        files.push(written(|file| PngEncoder::new(file).write_image(&samples, 24, 16, colour)));
        files.push(written(|file| TiffEncoder::new(file).write_image(&samples, 24, 16, colour)));
    }
    for colour in [ExtendedColorType::Rgb16, ExtendedColorType::Rgba16, ExtendedColorType::L16] {
        let samples = samples(usize::from(colour.channel_count()) * 2);
        files.push(written(|file| PngEncoder::new(file).write_image(&samples, 24, 16, colour)));
        files.push(written(|file| TiffEncoder::new(file).write_image(&samples, 24, 16, colour)));
    }
    let rgba = (samples(4), ExtendedColorType::Rgba8);
    files.push(written(|file| WebPEncoder::new_lossless(file).write_image(&rgba.0, 24, 16, rgba.1)));
    files.push(written(|file| GifEncoder::new(file).encode(&rgba.0, 24, 16, rgba.1)));
    files.push(written(|file| BmpEncoder::new(file).encode(&rgba.0, 24, 16, rgba.1)));
    let webp = Encoding::Webp { quality: 60 };
    files.extend(encode_only(24, 16, samples(3), webp));
    files.extend([around::xmp(XMP.as_bytes()), around::iim(IIM), around::exif(&camera(true))]);
    files.push(around::icc(Base::Rgb, &profiles()[0]));
    files
}

fn written(encode: impl FnOnce(&mut Cursor<Vec<u8>>) -> image::ImageResult<()>) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    encode(&mut file).expect("the size is right");
    file.into_inner()
}

/// A TIFF structure as cameras write it, in either order of bytes.
fn camera(little: bool) -> Vec<u8> {
    let text = |tag, text: &str| (tag, Value::Ascii(vec![text.as_bytes().to_vec()]));
    let fields = [
        text(Tag::Make, "Lantern"),
        text(Tag::Artist, "Sal Vane"),
        text(Tag::Copyright, "Salt Road Films"),
        text(Tag::DateTimeOriginal, "2026:03:01 06:12:00"),
        (Tag::Orientation, Value::Short(vec![6])),
        (Tag::ColorSpace, Value::Short(vec![0xFFFF])),
        (Tag(Context::Interop, 1), Value::Ascii(vec![b"R03".to_vec()])),
    ];
    let fields: Vec<Field> =
        fields.into_iter().map(|(tag, value)| Field { tag, ifd_num: In::PRIMARY, value }).collect();
    let mut writer = Writer::new();
    for field in &fields {
        writer.push_field(field);
    }
    let mut bytes = Cursor::new(Vec::new());
    writer.write(&mut bytes, little).expect("the fields are of the kinds their tags ask for");
    bytes.into_inner()
}

fn profiles() -> Vec<Vec<u8>> {
    let profiles = [
        ColorProfile::new_adobe_rgb(),
        ColorProfile::new_display_p3(),
        ColorProfile::new_srgb(),
        ColorProfile::new_gray_with_gamma(2.2),
    ];
    profiles.iter().filter_map(|profile| profile.encode().ok()).collect()
}

/// The example film's texts with these endings.
fn texts(example: &Path, endings: &[&str]) -> Result<Vec<Vec<u8>>> {
    let mut paths = Vec::new();
    walk(example, &mut paths)?;
    let wanted = |path: &&PathBuf| path.extension().is_some_and(|ending| endings.iter().any(|one| ending == *one));
    paths.iter().filter(wanted).map(fs::read).collect()
}

fn walk(folder: &Path, paths: &mut Vec<PathBuf>) -> Result<()> {
    let mut here = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<PathBuf>>>()?;
    here.sort();
    for path in here {
        if path.is_dir() {
            walk(&path, paths)?;
        } else {
            paths.push(path);
        }
    }
    Ok(())
}

/// Whole small projects, as the target `project` takes them apart: a text of each kind, with a zero between.
fn projects(example: &Path) -> Result<Vec<Vec<u8>>> {
    let entries = texts(&example.join("diary"), &["md"])?;
    let rest = ["onset.yaml", "people/ade-bello-fontaine.yaml", "press/quotes.yaml", "stills/production/stills.yaml"];
    let rest: Vec<Vec<u8>> = rest.iter().map(|path| fs::read(example.join(path))).collect::<Result<_>>()?;
    let small = b"film: { title: The Salt Road }\n".to_vec();
    let one = |entry: &Vec<u8>| {
        let parts = [&small, entry, &rest[1], &rest[2], &rest[3]];
        parts.map(Vec::as_slice).join(&0)
    };
    let mut projects: Vec<Vec<u8>> = entries.iter().map(one).collect();
    projects.push([rest[0].as_slice(), &entries[0]].join(&0));
    Ok(projects)
}

const XMP: &str = "<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'>\
<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description rdf:about='' \
xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:photoshop='http://ns.adobe.com/photoshop/1.0/' \
xmlns:xmpRights='http://ns.adobe.com/xap/1.0/rights/' xmlns:Iptc4xmpExt='http://iptc.org/std/Iptc4xmpExt/2008-02-29/' \
photoshop:Credit='Sal Vane'><dc:description><rdf:Alt><rdf:li xml:lang='x-default'>The carter.</rdf:li></rdf:Alt>\
</dc:description><dc:creator><rdf:Seq><rdf:li>Sal Vane</rdf:li></rdf:Seq></dc:creator><dc:subject><rdf:Bag><rdf:li>tide\
</rdf:li></rdf:Bag></dc:subject><Iptc4xmpExt:PersonInImage><rdf:Bag><rdf:li>Ida Roe</rdf:li></rdf:Bag>\
</Iptc4xmpExt:PersonInImage></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end='w'?>";

const IIM: &[u8] = b"\x1C\x01\x5A\0\x03\x1B%G\x1C\x02\x69\0\x04Head\x1C\x02\x78\0\x07Caption\x1C\x02\x50\0\x08Sal Vane\
\x1C\x02\x6E\0\x06Credit\x1C\x02\x19\0\x04tide\x1C\x02\x37\0\x0820260301";
