//! A picture file of which only some parts are read.

use super::PictureError;
use std::io::{BufReader, Read, Seek, SeekFrom};

/// What a picture is read from: a file on a disk, or bytes in memory.
pub(super) trait Input: Read + Seek {}

impl<T: Read + Seek> Input for T {}

/// A file, or a part of one, with its length. Whatever is asked for lies inside it, so that no header can make us
/// allocate more than the file holds.
pub(super) struct Source<'a> {
    input: &'a mut dyn Input,
    from: u64,
    length: u64,
}

impl<'a> Source<'a> {
    /// A whole file of `length` bytes.
    pub(super) fn new(input: &'a mut dyn Input, length: u64) -> Self {
        Self { input, from: 0, length }
    }

    /// The part of it that begins at `at` and has `length` bytes, as a file of its own.
    ///
    /// # Errors
    ///
    /// `Damaged` if it does not lie inside.
    pub(super) fn within(&mut self, at: u64, length: u64) -> Result<Source<'_>, PictureError> {
        let end = at.checked_add(length).filter(|end| *end <= self.length);
        end.ok_or_else(cut_off)?;
        Ok(Source { input: &mut *self.input, from: self.from + at, length })
    }

    /// How many bytes it has.
    pub(super) fn length(&self) -> u64 {
        self.length
    }

    /// `length` bytes from `at` on.
    ///
    /// # Errors
    ///
    /// `Damaged` if they do not lie inside, `Unreadable` with the system's words.
    pub(super) fn part(&mut self, at: u64, length: u64) -> Result<Vec<u8>, PictureError> {
        self.within(at, length)?;
        self.input.seek(SeekFrom::Start(self.from + at)).map_err(|error| unreadable(&error))?;
        let mut part = vec![0; usize::try_from(length).map_err(PictureError::damaged)?];
        self.input.read_exact(&mut part).map_err(|error| unreadable(&error))?;
        Ok(part)
    }

    /// As [`Source::part`], but no more than there is.
    pub(super) fn up_to(&mut self, at: u64, most: u64) -> Result<Vec<u8>, PictureError> {
        self.part(at, most.min(self.length.saturating_sub(at)))
    }

    /// As [`Source::part`], as an array.
    pub(super) fn array<const N: usize>(&mut self, at: u64) -> Result<[u8; N], PictureError> {
        self.within(at, N as u64)?;
        self.input.seek(SeekFrom::Start(self.from + at)).map_err(|error| unreadable(&error))?;
        let mut part = [0; N];
        self.input.read_exact(&mut part).map_err(|error| unreadable(&error))?;
        Ok(part)
    }

    /// All of it from the start, for a decoder that reads its header. It must be a whole file.
    pub(super) fn reader(&mut self) -> Result<BufReader<&mut dyn Input>, PictureError> {
        debug_assert_eq!(self.from, 0, "a decoder would seek from the start of the file");
        self.input.seek(SeekFrom::Start(0)).map_err(|error| unreadable(&error))?;
        Ok(BufReader::new(&mut *self.input))
    }
}

/// The error for a file that ends too early.
pub(super) fn cut_off() -> PictureError {
    PictureError::damaged("the file is cut off before the end of the picture")
}

fn unreadable(error: &std::io::Error) -> PictureError {
    match error.kind() {
        std::io::ErrorKind::UnexpectedEof => cut_off(),
        _ => PictureError::Unreadable(error.to_string()),
    }
}
