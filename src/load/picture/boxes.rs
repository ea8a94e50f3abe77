//! The boxes of an ISO base media file (ISO/IEC 14496-12, section 4.2), in which AVIF pictures and some camera raws lie.

use super::source::Source;

/// The most boxes beside each other that are looked at.
const MAX_BOXES: usize = 4096;

/// A box: its name and where its content lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part {
    /// The four letters.
    pub(super) name: [u8; 4],
    /// Where the content begins, in bytes from the start of the source.
    pub(super) at: u64,
    /// How many bytes it has.
    pub(super) length: u64,
}

/// The boxes that stand from `from` on in `length` bytes, up to where the structure breaks.
pub(super) fn boxes(source: &mut Source<'_>, from: u64, length: u64) -> Vec<Part> {
    let end = from.saturating_add(length).min(source.length());
    let mut at = from;
    let mut found = Vec::new();
    while let Some(part) = one(source, at, end).filter(|_| found.len() < MAX_BOXES) {
        at = part.at + part.length;
        found.push(part);
    }
    found
}

fn one(source: &mut Source<'_>, at: u64, end: u64) -> Option<Part> {
    let room = end.checked_sub(at)?;
    let [s0, s1, s2, s3, name @ ..] = source.array::<8>(at).ok()?;
    let (head, size) = match u32::from_be_bytes([s0, s1, s2, s3]) {
        // The last box may reach to the end of the file, and a large one states its size in 64 bits.
        0 => (8, room),
        1 => (16, u64::from_be_bytes(source.array(at + 8).ok()?)),
        size => (8, u64::from(size)),
    };
    (head..=room).contains(&size).then(|| Part { name, at: at + head, length: size - head })
}

/// The boxes of a name, wherever they stand below a path of names.
pub(super) fn below(source: &mut Source<'_>, from: u64, length: u64, path: &[[u8; 4]]) -> Vec<Part> {
    let [name, deeper @ ..] = path else { return Vec::new() };
    let here: Vec<Part> = boxes(source, from, length).into_iter().filter(|part| part.name == *name).collect();
    if deeper.is_empty() {
        return here;
    }
    here.into_iter().flat_map(|part| below(source, part.at, part.length, deeper)).collect()
}

/// The fields of a box, read one after another; numbers are written with the most significant byte first.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fields<'a>(pub(super) &'a [u8]);

impl<'a> Fields<'a> {
    /// The next bytes; `None` if there are not so many.
    pub(super) fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    /// The next number, of up to eight bytes.
    pub(super) fn number(&mut self, bytes: usize) -> Option<u64> {
        Some(self.take(bytes)?.iter().fold(0, |number, byte| number << 8 | u64::from(*byte)))
    }

    /// The version and the flags with which a full box begins.
    #[cfg(feature = "avif")]
    pub(super) fn version(&mut self) -> Option<(u8, u64)> {
        let version = u8::try_from(self.number(1)?).ok()?;
        Some((version, self.number(3)?))
    }

    /// The text before the next zero byte.
    #[cfg(feature = "avif")]
    pub(super) fn text(&mut self) -> Option<&'a [u8]> {
        let end = self.0.iter().position(|byte| *byte == 0)?;
        let text = self.take(end);
        self.take(1)?;
        text
    }
}
