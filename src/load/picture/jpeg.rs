//! The structure of a JPEG file (ITU-T T.81, annex B), walked in Rust before any C decoder sees it.

use super::PictureError;
use super::source::cut_off;

/// Start of image.
pub(crate) const SOI: u8 = 0xD8;
/// End of image.
pub(crate) const EOI: u8 = 0xD9;
/// Start of scan; entropy-coded data follows.
pub(crate) const SOS: u8 = 0xDA;
/// First of the sixteen application segments.
pub(crate) const APP0: u8 = 0xE0;

/// One marker with what belongs to it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Segment<'a> {
    /// The second byte of the marker.
    pub(crate) marker: u8,
    /// Where the marker begins, in bytes from the start of the file.
    pub(crate) start: usize,
    /// What follows the marker and the length.
    pub(crate) payload: &'a [u8],
}

/// Walks the segments from the first after SOI up to and with EOI; stops after the first error.
#[derive(Debug, Clone)]
pub(crate) struct Segments<'a> {
    bytes: &'a [u8],
    at: usize,
    in_scan: bool,
    done: bool,
}

/// The segments of a JPEG file; `bytes` begin with SOI.
pub(crate) fn segments(bytes: &[u8]) -> Segments<'_> {
    Segments { bytes, at: 2, in_scan: false, done: false }
}

impl<'a> Iterator for Segments<'a> {
    type Item = Result<Segment<'a>, PictureError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.done {
            return None;
        }
        let segment = self.segment();
        self.done = segment.as_ref().map_or(true, |segment| segment.marker == EOI);
        Some(segment)
    }
}

impl<'a> Segments<'a> {
    fn segment(&mut self) -> Result<Segment<'a>, PictureError> {
        // The data of a scan is skipped only when what follows it is asked for: most callers stop before.
        let start = if self.in_scan { self.end_of_scan(self.at) } else { self.at };
        if self.byte(start)? != 0xFF {
            return Err(PictureError::damaged("a JPEG marker is missing"));
        }
        // Any number of 0xFF may stand before the code of a marker (B.1.1.2).
        let mut code = start + 1;
        while self.byte(code)? == 0xFF {
            code += 1;
        }
        let marker = self.byte(code)?;
        let body = code + 1;
        let standalone = matches!(marker, SOI | EOI | 0x01 | 0xD0..=0xD7);
        let (payload, end) = if standalone { (body, body) } else { (body + 2, body + self.length(body)?) };
        let payload = self.bytes.get(payload..end).ok_or_else(cut_off)?;
        (self.at, self.in_scan) = (end, marker == SOS);
        Ok(Segment { marker, start, payload })
    }

    fn byte(&self, at: usize) -> Result<u8, PictureError> {
        self.bytes.get(at).copied().ok_or_else(cut_off)
    }

    fn length(&self, at: usize) -> Result<usize, PictureError> {
        let length = usize::from(u16::from_be_bytes([self.byte(at)?, self.byte(at + 1)?]));
        if length < 2 { Err(PictureError::damaged("a JPEG segment has no length")) } else { Ok(length) }
    }

    /// Where the entropy-coded data that begins at `from` ends: at the first marker that is neither a stuffed zero nor a
    /// restart.
    fn end_of_scan(&self, from: usize) -> usize {
        let mut at = from;
        while let Some(found) = self.bytes.get(at..).and_then(|rest| rest.iter().position(|byte| *byte == 0xFF)) {
            at += found;
            match self.bytes.get(at + 1) {
                Some(0x00 | 0xD0..=0xD7) => at += 2,
                Some(0xFF) => at += 1,
                Some(_) => return at,
                None => break,
            }
        }
        self.bytes.len()
    }
}
