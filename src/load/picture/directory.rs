//! The directories of a TIFF structure (TIFF 6.0 section 2, `BigTIFF`), which EXIF packets and most camera raws are too.
//!
//! Offsets in such files are whatever somebody wrote there. Nothing here is believed: every part is asked of a
//! [`Source`], which knows where the file ends, and no directory is read twice.

use super::PictureError;
use super::source::Source;

/// The most fields of one directory that are looked at. Real ones have some dozens.
const MAX_FIELDS: u64 = 4096;
/// The most directories of one file that are read.
const MAX_DIRECTORIES: usize = 64;
/// The most numbers of one field that are read.
const MAX_NUMBERS: u64 = 65_536;

/// How the numbers of a TIFF structure are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Layout {
    /// Least significant byte first.
    pub(super) little: bool,
    /// `BigTIFF`, with 64-bit offsets.
    big: bool,
}

/// A TIFF structure.
pub(super) struct Tiff<'s, 'a> {
    pub(super) source: &'s mut Source<'a>,
    layout: Layout,
    first: u64,
}

/// One directory.
#[derive(Debug, Clone, Default)]
pub(super) struct Directory {
    fields: Vec<Field>,
    next: u64,
}

/// One field: where its values lie, not yet read.
#[derive(Debug, Clone, Copy)]
struct Field {
    tag: u16,
    size: u64,
    count: u64,
    at: u64,
}

impl<'s, 'a> Tiff<'s, 'a> {
    /// A structure that begins with its byte order mark. The marks of Olympus (`IIRO`, `IIRS`, `MMOR`) and Panasonic (`IIU`)
    /// stand for 42.
    ///
    /// # Errors
    ///
    /// `Damaged` if there is no such mark.
    pub(super) fn open(source: &'s mut Source<'a>) -> Result<Self, PictureError> {
        let start: [u8; 8] = source.array(0)?;
        let (little, big) = match start {
            [b'I', b'I', 42 | b'U', 0, ..] | [b'I', b'I', b'R', b'O' | b'S', ..] => (true, false),
            [b'M', b'M', 0, 42, ..] | [b'M', b'M', b'O', b'R', ..] => (false, false),
            [b'I', b'I', 43, 0, 8, 0, 0, 0] => (true, true),
            [b'M', b'M', 0, 43, 0, 8, 0, 0] => (false, true),
            _ => return Err(PictureError::damaged("its TIFF header is broken")),
        };
        let mut tiff = Self::with(source, Layout { little, big }, 0);
        tiff.first = if big { tiff.number(8, 8)? } else { tiff.number(4, 4)? };
        Ok(tiff)
    }

    /// A structure without a head, whose first directory is at `first`.
    pub(super) fn with(source: &'s mut Source<'a>, layout: Layout, first: u64) -> Self {
        Self { source, layout, first }
    }

    /// The byte order and the size of offsets.
    pub(super) fn layout(&self) -> Layout {
        self.layout
    }

    /// The first directory.
    ///
    /// # Errors
    ///
    /// As [`Tiff::directory`].
    pub(super) fn first(&mut self) -> Result<Directory, PictureError> {
        self.directory(self.first)
    }

    /// All directories: those of the chain, each followed by those that hang from it as sub-directories.
    pub(super) fn all(&mut self) -> Vec<Directory> {
        const SUB_DIRECTORIES: u16 = 0x014A;
        let (mut waiting, mut seen, mut found) = (vec![self.first], Vec::new(), Vec::new());
        while let Some(at) = waiting.pop() {
            if seen.len() == MAX_DIRECTORIES || seen.contains(&at) {
                continue;
            }
            seen.push(at);
            let Ok(directory) = self.directory(at) else { continue };
            if directory.next != 0 {
                waiting.push(directory.next);
            }
            let below = self.numbers(&directory, SUB_DIRECTORIES);
            waiting.extend(below.into_iter().take(MAX_DIRECTORIES).rev());
            found.push(directory);
        }
        found
    }

    /// The directory at an offset; fields that lie outside the file are left out.
    ///
    /// # Errors
    ///
    /// `Damaged` if there is none.
    pub(super) fn directory(&mut self, at: u64) -> Result<Directory, PictureError> {
        let (counter, entry, word) = if self.layout.big { (8, 20, 8) } else { (2, 12, 4) };
        let count = self.number(at, counter)?;
        let held = count.min(MAX_FIELDS).min(self.source.length() / entry);
        let start = at.saturating_add(counter);
        let entries = self.source.up_to(start, held * entry)?;
        let length = usize::try_from(entry).unwrap_or(usize::MAX);
        let ends = (1..).map(|index: u64| start + index * entry);
        let fields = entries.chunks_exact(length).zip(ends);
        let fields = fields.filter_map(|(bytes, end)| self.field(bytes, end - word, word)).collect();
        let next = self.number(start.saturating_add(count.saturating_mul(entry)), word).unwrap_or(0);
        Ok(Directory { fields, next })
    }

    /// The field that 12 or 20 bytes describe; `inline` is where small values stand.
    fn field(&self, bytes: &[u8], inline: u64, word: u64) -> Option<Field> {
        let layout = self.layout;
        let tag = u16::try_from(layout.read(bytes.get(..2)?)).ok()?;
        let size = match layout.read(bytes.get(2..4)?) {
            1 | 2 | 6 | 7 => 1,
            3 | 8 => 2,
            4 | 9 | 11 | 13 => 4,
            5 | 10 | 12 | 16..=18 => 8,
            _ => return None,
        };
        let value = bytes.len().checked_sub(usize::try_from(word).ok()?)?;
        let count = layout.read(bytes.get(4..value)?);
        let length = size * count.min(u64::MAX / 8);
        let at = if length <= word { inline } else { layout.read(bytes.get(value..)?) };
        (at.checked_add(length)? <= self.source.length()).then_some(Field { tag, size, count, at })
    }

    /// The number that a field holds first.
    pub(super) fn one(&mut self, directory: &Directory, tag: u16) -> Option<u64> {
        let field = directory.field(tag).filter(|field| field.count > 0)?;
        self.number(field.at, field.size).ok()
    }

    /// The unsigned numbers of a field; none if there is no such field.
    pub(super) fn numbers(&mut self, directory: &Directory, tag: u16) -> Vec<u64> {
        let Some(field) = directory.field(tag) else { return Vec::new() };
        let length = field.size * field.count.min(MAX_NUMBERS);
        let bytes = self.source.part(field.at, length).unwrap_or_default();
        let size = usize::try_from(field.size).unwrap_or(1);
        bytes.chunks_exact(size).map(|number| self.layout.read(number)).collect()
    }

    /// The bytes of a field, if it has no more than `most`.
    pub(super) fn bytes(&mut self, directory: &Directory, tag: u16, most: u64) -> Option<Vec<u8>> {
        let field = directory.field(tag)?;
        let length = field.size.checked_mul(field.count).filter(|length| *length <= most)?;
        self.source.part(field.at, length).ok()
    }

    fn number(&mut self, at: u64, size: u64) -> Result<u64, PictureError> {
        let bytes = self.source.part(at, size)?;
        Ok(self.layout.read(&bytes))
    }
}

impl Layout {
    /// An unsigned number of up to eight bytes.
    pub(super) fn read(self, bytes: &[u8]) -> u64 {
        let add = |number: u64, byte: &u8| number << 8 | u64::from(*byte);
        if self.little { bytes.iter().rev().fold(0, add) } else { bytes.iter().fold(0, add) }
    }
}

impl Directory {
    fn field(&self, tag: u16) -> Option<Field> {
        self.fields.iter().find(|field| field.tag == tag).copied()
    }

    /// The tags of its fields.
    pub(super) fn tags(&self) -> impl Iterator<Item = u16> + '_ {
        self.fields.iter().map(|field| field.tag)
    }

    /// Whether it has a field.
    pub(super) fn has(&self, tag: u16) -> bool {
        self.field(tag).is_some()
    }

    /// Where the values of a field lie, and how many bytes they take.
    pub(super) fn place(&self, tag: u16) -> Option<(u64, u64)> {
        self.field(tag).map(|field| (field.at, field.size * field.count))
    }
}
