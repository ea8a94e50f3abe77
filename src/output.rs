//! The finished output as a value: what lies at each path. Only the write stage puts it on a disk.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

use crate::images::cache::{Cache, Key};
use crate::places::{OutPath, SourcePath};

/// Something that is put together while it is written, and never lies whole in memory.
pub trait Streamed: std::fmt::Debug + Send + Sync {
    /// What tells its bytes from any others.
    fn key(&self) -> Key;

    /// Writes it.
    ///
    /// # Errors
    ///
    /// As [`Cache::copy`], and what the file says.
    fn write(&self, to: &mut fs::File, cache: &Cache) -> io::Result<u64>;
}

/// The content of an output file.
#[derive(Debug, Clone)]
pub enum Content {
    /// Bytes made in this build.
    Bytes(Arc<[u8]>),
    /// Bytes that lie in the cache.
    Cached(Key),
    /// A file of the project, as it is.
    Copy(SourcePath),
    /// Bytes that are put together from what lies in the cache.
    Streamed(Arc<dyn Streamed>),
}

impl From<String> for Content {
    fn from(text: String) -> Self {
        Self::Bytes(text.into_bytes().into())
    }
}

impl From<Vec<u8>> for Content {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Bytes(bytes.into())
    }
}

impl Content {
    /// The bytes, from wherever they lie; `root` is the project's.
    pub fn read(&self, root: &Path, cache: &Cache) -> io::Result<Arc<[u8]>> {
        match self {
            Self::Bytes(bytes) => Ok(Arc::clone(bytes)),
            Self::Cached(key) => cache
                .get(key)
                .map(Into::into)
                .ok_or_else(|| io::Error::new(io::ErrorKind::NotFound, "the cache was changed while building")),
            Self::Copy(path) => fs::read(path.on_disk(root)).map(Into::into),
            Self::Streamed(_) => Err(io::Error::other("it is put together while it is written")),
        }
    }
}

/// Every output file.
#[derive(Debug, Clone, Default)]
pub struct Output {
    /// By path.
    pub files: BTreeMap<OutPath, Content>,
}
