//! IPTC IIM 4.2 inside Photoshop image resources, for the programs in newsrooms that read nothing younger.

use super::Facts;
use crate::plan::facts::cut;

/// The most bytes of keywords; the whole must fit into one JPEG segment.
const MAX_KEYWORDS: usize = 48_000;

/// The content of an APP13 segment, or `None` if there is nothing to say.
///
/// Texts are cut to the lengths of the standard, in bytes; XMP beside it holds them whole, and the IPTC's guidelines
/// tell readers to take such a pair as equal.
pub(super) fn resources(facts: &Facts) -> Option<Vec<u8>> {
    let datasets = datasets(facts);
    if datasets.is_empty() {
        return None;
    }
    let length = u32::try_from(datasets.len()).ok()?;
    let mut out = b"Photoshop 3.0\x008BIM\x04\x04\0\0".to_vec();
    out.extend_from_slice(&length.to_be_bytes());
    out.extend_from_slice(&datasets);
    if !datasets.len().is_multiple_of(2) {
        out.push(0);
    }
    Some(out)
}

fn datasets(facts: &Facts) -> Vec<u8> {
    let mut out = Vec::new();
    text(&mut out, 5, facts.title.as_deref(), 64);
    for keyword in &facts.keywords {
        if out.len() < MAX_KEYWORDS {
            text(&mut out, 25, Some(keyword), 64);
        }
    }
    text(&mut out, 55, facts.date.as_deref().and_then(compact).as_deref(), 8);
    text(&mut out, 80, facts.creator.as_deref(), 32);
    text(&mut out, 92, facts.location().as_deref(), 32);
    text(&mut out, 105, facts.headline.as_deref(), 256);
    text(&mut out, 110, facts.credit.as_deref(), 32);
    text(&mut out, 115, facts.source.as_deref(), 32);
    text(&mut out, 116, facts.copyright.as_deref(), 128);
    text(&mut out, 120, facts.caption.as_deref(), 2000);
    if !out.is_empty() {
        // The envelope says that texts are UTF-8 (1:90), and record 2 which version it is of (2:00).
        let mut head = Vec::new();
        dataset(&mut head, 1, 90, b"\x1B%G");
        dataset(&mut head, 2, 0, &[0, 4]);
        out.splice(0..0, head);
    }
    out
}

/// `YYYY-MM-DD` as `CCYYMMDD`.
fn compact(date: &str) -> Option<String> {
    let digits: String = date.chars().filter(char::is_ascii_digit).collect();
    (digits.len() == 8).then_some(digits)
}

fn text(out: &mut Vec<u8>, number: u8, value: Option<&str>, most: usize) {
    if let Some(value) = value {
        dataset(out, 2, number, cut(value, most).as_bytes());
    }
}

fn dataset(out: &mut Vec<u8>, record: u8, number: u8, content: &[u8]) {
    // No content here is longer than the 2,000 bytes of a caption, far below the limit of the short form.
    let length = u16::try_from(content.len()).unwrap_or(u16::MAX);
    out.extend_from_slice(&[0x1C, record, number]);
    out.extend_from_slice(&length.to_be_bytes());
    out.extend_from_slice(content);
}
