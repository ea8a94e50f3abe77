//! A stored file, read piece by piece.

use std::fs::File;
use std::io::{self, Read};

use super::{CHECKSUM, Cache, Key, begun, damaged};

/// How much of a file is held in memory at once, in bytes.
const PIECE: u64 = 1 << 20;

/// Stored bytes that are being read. Whether they are what was stored shows at their end.
#[derive(Debug)]
pub struct Stored<'a> {
    cache: &'a Cache,
    key: Key,
    file: File,
    length: u64,
    left: u64,
    hasher: blake3::Hasher,
}

impl<'a> Stored<'a> {
    pub(super) fn open(cache: &'a Cache, key: &Key) -> io::Result<Self> {
        let file = File::open(cache.path(key)).map_err(|_| damaged())?;
        let Some(length) = file.metadata()?.len().checked_sub(CHECKSUM as u64) else {
            cache.drop_damaged(key);
            return Err(damaged());
        };
        Ok(Self { cache, key: *key, file, length, left: length, hasher: begun(key) })
    }

    /// How many bytes there are.
    pub fn length(&self) -> u64 {
        self.length
    }

    /// Puts the next piece in the place of what `piece` held, and tells whether there was one: at the end it is empty.
    ///
    /// # Errors
    ///
    /// [`super::is_damaged`] tells that the bytes are not what was stored, those of earlier pieces among them; they are
    /// removed then.
    pub fn next(&mut self, piece: &mut Vec<u8>) -> io::Result<bool> {
        let wanted = self.left.min(PIECE);
        piece.resize(usize::try_from(wanted).unwrap_or(usize::MAX), 0);
        let read = self.file.read(piece)?;
        piece.truncate(read);
        if read == 0 {
            return self.ended().map(|()| false);
        }
        self.left -= read as u64;
        self.hasher.update(piece);
        Ok(true)
    }

    /// What was read is held against the checksum behind it.
    fn ended(&mut self) -> io::Result<()> {
        let mut written = [0; CHECKSUM];
        if self.file.read_exact(&mut written).is_err() || self.hasher.finalize() != written {
            self.cache.drop_damaged(&self.key);
            return Err(damaged());
        }
        self.cache.note(&self.key);
        Ok(())
    }
}
