//! A store of finished files, addressed by what went into them.
//!
//! A key is the hash of everything that a result depends on (source bytes, job, version of the engine); so an entry is
//! never out of date, only unused. Each file ends with a checksum: one that was torn by a crash or a full disk is
//! noticed, removed, and made again. Several builds may use one store at the same time.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// Bytes of the checksum (BLAKE3) at the end of each file.
const CHECKSUM: usize = blake3::OUT_LEN;

/// The hash of all that a result depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key(blake3::Hash);

impl Key {
    /// The key of these parts, in this order. Each counts with its length, so `ab` + `c` is not `a` + `bc`.
    pub fn new(parts: &[&[u8]]) -> Self {
        let mut hasher = blake3::Hasher::new();
        for part in parts {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part);
        }
        Self(hasher.finalize())
    }

    /// The key as 64 hexadecimal digits.
    pub fn hex(&self) -> String {
        self.0.to_hex().to_string()
    }
}

/// A folder of finished files.
#[derive(Debug, Clone)]
pub struct Cache {
    folder: PathBuf,
}

impl Cache {
    /// Opens the store in a folder, which is made if it is missing.
    ///
    /// # Errors
    ///
    /// If the folder cannot be made.
    pub fn open(dir: &Path) -> io::Result<Self> {
        fs::create_dir_all(dir)?;
        Ok(Self { folder: dir.to_owned() })
    }

    /// The stored bytes of a key, or `None` if there are none or they are damaged, in which case they are removed.
    pub fn get(&self, key: &Key) -> Option<Vec<u8>> {
        let path = self.path(key);
        let mut bytes = fs::read(&path).ok()?;
        let length = bytes.len().checked_sub(CHECKSUM);
        let sound = length.filter(|length| checksum(key, &bytes[..*length]).as_bytes() == &bytes[*length..]);
        let Some(length) = sound else {
            // If it cannot be removed, the next `put` replaces it.
            let _ = fs::remove_file(&path);
            return None;
        };
        bytes.truncate(length);
        Some(bytes)
    }

    /// Stores the bytes of a key. Readers see the whole file or none.
    ///
    /// # Errors
    ///
    /// If the disk is full or the folder cannot be written to; nothing is left behind then.
    pub fn put(&self, key: &Key, bytes: &[u8]) -> io::Result<()> {
        let path = self.path(key);
        let folder = path.parent().unwrap_or(&self.folder);
        fs::create_dir_all(folder)?;
        let draft = folder.join(draft_name());
        let written = write(&draft, &[bytes, checksum(key, bytes).as_bytes()]);
        let stored = written.and_then(|()| fs::rename(&draft, &path));
        stored.or_else(|error| {
            let _ = fs::remove_file(&draft);
            // On Windows a file that another build is reading cannot be replaced; it holds the same bytes.
            if self.get(key).is_some() { Ok(()) } else { Err(error) }
        })
    }

    /// `ab/cdef…` below the folder: few enough entries in each for any file system.
    fn path(&self, key: &Key) -> PathBuf {
        let hex = key.hex();
        let (first, rest) = hex.split_at(2);
        self.folder.join(first).join(rest)
    }
}

/// The checksum covers the key as well, so that a file under a wrong name is not taken for another.
fn checksum(key: &Key, bytes: &[u8]) -> blake3::Hash {
    blake3::Hasher::new().update(key.0.as_bytes()).update(bytes).finalize()
}

/// A name that no other thread or process uses at the same time.
fn draft_name() -> String {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    format!("draft-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed))
}

#[expect(clippy::disallowed_methods, reason = "the cache is one of the two places that write")]
fn write(path: &Path, parts: &[&[u8]]) -> io::Result<()> {
    let mut file = File::create(path)?;
    parts.iter().try_for_each(|part| file.write_all(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn store() -> (tempfile::TempDir, Cache) {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::open(&folder.path().join("store")).unwrap();
        (folder, cache)
    }

    #[test]
    fn gives_back_what_was_put_and_only_that() {
        let (_folder, cache) = store();
        let key = Key::new(&[b"ab", b"c"]);
        assert_eq!(cache.get(&key), None);
        cache.put(&key, b"bytes").unwrap();
        cache.put(&key, b"bytes").unwrap();
        assert_eq!(cache.get(&key).as_deref(), Some(&b"bytes"[..]));
        assert_eq!(cache.get(&Key::new(&[b"a", b"bc"])), None);
        cache.put(&Key::new(&[]), b"").unwrap();
        assert_eq!(cache.get(&Key::new(&[])).as_deref(), Some(&b""[..]));
    }

    #[test]
    fn a_torn_or_changed_file_is_removed_and_can_be_made_again() {
        let (_folder, cache) = store();
        let key = Key::new(&[b"still"]);
        cache.put(&key, &[7; 1000]).unwrap();
        let whole = fs::read(cache.path(&key)).unwrap();
        let mut changed = whole.clone();
        changed[500] ^= 1;
        for torn in [&whole[..0], &whole[..20], &whole[..999], &whole[..whole.len() - 1], &changed] {
            write(&cache.path(&key), &[torn]).unwrap();
            assert_eq!(cache.get(&key), None);
            assert!(!cache.path(&key).exists());
            cache.put(&key, &[7; 1000]).unwrap();
            assert_eq!(cache.get(&key), Some(vec![7; 1000]));
        }
    }

    #[test]
    fn many_threads_may_put_the_same_key() {
        let (_folder, cache) = store();
        let key = Key::new(&[b"shared"]);
        std::thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(|| {
                    for _ in 0..20 {
                        cache.put(&key, &[1; 4096]).unwrap();
                        assert_eq!(cache.get(&key), Some(vec![1; 4096]));
                    }
                });
            }
        });
        assert_eq!(fs::read_dir(cache.path(&key).parent().unwrap()).unwrap().count(), 1);
    }

    #[test]
    fn a_store_that_cannot_be_written_to_is_an_error() {
        let (folder, cache) = store();
        fs::remove_dir(folder.path().join("store")).unwrap();
        write(&folder.path().join("store"), &[b"a file in its place"]).unwrap();
        assert!(cache.put(&Key::new(&[b"x"]), b"y").is_err());
        assert!(Cache::open(&folder.path().join("store")).is_err());
    }
}
