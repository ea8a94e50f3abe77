//! IPTC IIM 4.2: the datasets that news agencies have used since 1991, inside Photoshop's image resources.

use super::Embedded;
use super::embedded::{day, place};
use super::encoding::Encoding;

/// The Photoshop image resource that holds IIM.
const IPTC: u16 = 0x0404;

/// Finds the IIM datasets among Photoshop image resources (`8BIM` blocks, Adobe Photoshop file format).
pub(super) fn in_resources(mut resources: &[u8]) -> Option<&[u8]> {
    while let Some(block) = resources.strip_prefix(b"8BIM") {
        let id = u16::from_be_bytes(block.get(..2)?.try_into().ok()?);
        // The name is a Pascal string, padded to an even length together with its length byte.
        let name = usize::from(*block.get(2)?) + 1;
        let at = 2 + name + name % 2;
        let length: [u8; 4] = block.get(at..at + 4)?.try_into().ok()?;
        let length = usize::try_from(u32::from_be_bytes(length)).ok()?;
        let data = block.get(at + 4..)?;
        if id == IPTC {
            return Some(data.get(..length).unwrap_or(data));
        }
        resources = data.get(length.checked_add(length % 2)?..)?;
    }
    None
}

/// Finds the IIM datasets in the text of a PNG, where `ImageMagick` puts them as hexadecimal digits, after a name and a
/// length in lines of their own. They may be wrapped in Photoshop's resources.
pub(super) fn in_hexadecimal(text: &[u8]) -> Option<Vec<u8>> {
    let mut lines = text.split(|byte| *byte == b'\n').skip_while(|line| line.is_empty()).skip(2);
    let digits = |line: &[u8]| line.iter().filter_map(|digit| char::from(*digit).to_digit(16)).collect::<Vec<_>>();
    let digits: Vec<u32> = lines.by_ref().flat_map(digits).collect();
    let (pairs, _) = digits.as_chunks::<2>();
    let bytes: Vec<u8> = pairs.iter().filter_map(|[high, low]| u8::try_from(high * 16 + low).ok()).collect();
    match in_resources(&bytes) {
        Some(iim) => Some(iim.to_vec()),
        None => bytes.starts_with(&[0x1C]).then_some(bytes),
    }
}

/// Walks the datasets: record, number, content.
struct Datasets<'a>(&'a [u8]);

impl<'a> Iterator for Datasets<'a> {
    type Item = (u8, u8, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let &[0x1C, record, number, high, low, ref rest @ ..] = self.0 else {
            return None;
        };
        let length = u16::from_be_bytes([high, low]);
        // Lengths above 32,767 bytes are written in another way (IIM 1.5 c) that no text field needs.
        let length = usize::from(length);
        let content = rest.get(..length)?;
        self.0 = rest.get(length..)?;
        Some((record, number, content))
    }
}

/// Reads the facts of IIM datasets; stops where they break.
pub(super) fn read(iim: &[u8]) -> Embedded {
    // Dataset 1:90 with ESC % G says UTF-8. Without it the standard means ASCII, and programs write what they like.
    let utf8 = Datasets(iim).any(|(record, number, content)| (record, number, content) == (1, 90, b"\x1B%G"));
    let texts = || Datasets(iim).filter(|(record, _, _)| *record == 2);
    let all: Vec<u8> =
        texts().filter(|(_, number, _)| *number != 0).flat_map(|(_, _, content)| content).copied().collect();
    let encoding = if utf8 { Encoding::Utf8 } else { Encoding::guess(&all) };
    let mut found = Embedded::default();
    let mut creators: Vec<String> = Vec::new();
    let mut location = [None, None, None];
    for (_, number, content) in texts() {
        let Some(value) = encoding.text(content) else { continue };
        match number {
            25 => found.keywords.push(value),
            55 => found.date = day(&value),
            80 => creators.push(value),
            90 => location[1] = Some(value),
            92 => location[0] = Some(value),
            101 => location[2] = Some(value),
            105 => found.headline = Some(value),
            110 => found.credit = Some(value),
            115 => found.source = Some(value),
            116 => found.copyright = Some(value),
            120 => found.caption = Some(value),
            _ => {}
        }
    }
    found.creator = (!creators.is_empty()).then(|| creators.join(", "));
    found.location = place(location);
    found
}
