//! What cameras and editors leave in a file beside the pixels.

use std::io::Cursor;

use exif::experimental::Writer;
use exif::{Field, In, Tag, Value};
use moxcms::ColorProfile;

use crate::Problem;

/// What is different from file to file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Extras {
    /// How the picture lies, 1 to 8 (EXIF).
    pub(super) orientation: u16,
    /// What its colours mean (ICC).
    pub(super) profile: Profile,
}

/// A colour space.
#[derive(Debug, Clone, Copy)]
pub(super) enum Profile {
    Srgb,
    AdobeRgb,
    DisplayP3,
}

/// The JPEG with the facts of a camera, a caption with credit, and a colour profile put in after its first marker.
pub(super) fn with(jpeg: &[u8], extras: Extras) -> Result<Vec<u8>, Problem> {
    let profile = match extras.profile {
        Profile::Srgb => ColorProfile::new_srgb(),
        Profile::AdobeRgb => ColorProfile::new_adobe_rgb(),
        Profile::DisplayP3 => ColorProfile::new_display_p3(),
    };
    let mut file = jpeg[..2].to_vec();
    segment(&mut file, 0xE1, &[b"Exif\0\0", &camera(extras.orientation)?])?;
    segment(&mut file, 0xE1, &[b"http://ns.adobe.com/xap/1.0/\0", XMP.as_bytes()])?;
    segment(&mut file, 0xE2, &[b"ICC_PROFILE\0\x01\x01", &profile.encode()?])?;
    file.extend_from_slice(&jpeg[2..]);
    Ok(file)
}

/// The JPEG with a comment, which changes its bytes, and so its hash, but not its pixels.
pub(crate) fn with_comment(jpeg: &[u8], comment: &str) -> Result<Vec<u8>, Problem> {
    let mut file = jpeg[..2].to_vec();
    segment(&mut file, 0xFE, &[comment.as_bytes()])?;
    file.extend_from_slice(&jpeg[2..]);
    Ok(file)
}

fn segment(file: &mut Vec<u8>, marker: u8, parts: &[&[u8]]) -> Result<(), Problem> {
    let content = parts.concat();
    file.extend([0xFF, marker]);
    file.extend(u16::try_from(content.len() + 2)?.to_be_bytes());
    file.extend(content);
    Ok(())
}

fn camera(orientation: u16) -> Result<Vec<u8>, Problem> {
    let text = |tag, text: &str| (tag, Value::Ascii(vec![text.as_bytes().to_vec()]));
    let fields = [
        text(Tag::Make, "Lantern"),
        text(Tag::Model, "Lantern 24"),
        (Tag::Orientation, Value::Short(vec![orientation])),
        text(Tag::DateTimeOriginal, "2026:03:01 06:12:00"),
        text(Tag::BodySerialNumber, "0042"),
    ];
    let fields: Vec<Field> =
        fields.into_iter().map(|(tag, value)| Field { tag, ifd_num: In::PRIMARY, value }).collect();
    let mut writer = Writer::new();
    for field in &fields {
        writer.push_field(field);
    }
    let mut bytes = Cursor::new(Vec::new());
    writer.write(&mut bytes, true)?;
    Ok(bytes.into_inner())
}

const XMP: &str = "<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?><x:xmpmeta xmlns:x='adobe:ns:meta/'>\
<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description rdf:about='' \
xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:photoshop='http://ns.adobe.com/photoshop/1.0/' \
photoshop:Credit='Sal Vane / Salt Road Films'><dc:description><rdf:Alt><rdf:li xml:lang='x-default'>The carter waits \
for the light.</rdf:li></rdf:Alt></dc:description><dc:creator><rdf:Seq><rdf:li>Sal Vane</rdf:li></rdf:Seq></dc:creator>\
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end='w'?>";
