//! A store of finished files, addressed by what went into them.
//!
//! A key is the hash of everything that a result depends on (source bytes, job, version of the engine); so an entry is
//! never out of date, only unused. Each file ends with a checksum: one that was torn by a crash or a full disk is
//! noticed when it is read, removed, and made again. Several builds may use one store at the same time.

mod stored;

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;

pub use stored::Stored;

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
    used: Arc<Mutex<BTreeSet<String>>>,
}

impl Cache {
    /// Opens the store in a folder, which is made if it is missing.
    ///
    /// # Errors
    ///
    /// If the folder cannot be made.
    pub fn open(dir: &Path) -> io::Result<Self> {
        fs::create_dir_all(dir)?;
        Ok(Self { folder: dir.to_owned(), used: Arc::default() })
    }

    /// The keys, as hexadecimal digits, of everything that was found or put since the store was opened.
    pub fn used(&self) -> BTreeSet<String> {
        self.used.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The size in bytes of what is stored under a key, told without reading it; `None` if there is nothing.
    pub fn size(&self, key: &Key) -> Option<u64> {
        let length = fs::metadata(self.path(key)).ok()?.len();
        let size = length.checked_sub(CHECKSUM as u64)?;
        self.note(key);
        Some(size)
    }

    /// The stored bytes of a key, or `None` if there are none or they are damaged, in which case they are removed.
    pub fn get(&self, key: &Key) -> Option<Vec<u8>> {
        let mut bytes = fs::read(self.path(key)).ok()?;
        let length = bytes.len().checked_sub(CHECKSUM);
        let sound = length.filter(|length| checksum(key, &bytes[..*length]).as_bytes() == &bytes[*length..]);
        let Some(length) = sound else {
            self.drop_damaged(key);
            return None;
        };
        bytes.truncate(length);
        self.note(key);
        Some(bytes)
    }

    /// Opens the stored bytes of a key, to be read piece by piece.
    ///
    /// # Errors
    ///
    /// [`is_damaged`] tells that the stored bytes are missing or damaged; what is damaged is removed then.
    pub fn open_stored(&self, key: &Key) -> io::Result<Stored<'_>> {
        Stored::open(self, key)
    }

    /// Passes the stored bytes of a key to a writer, a little at a time, and gives their number.
    ///
    /// # Errors
    ///
    /// [`is_damaged`] tells that the stored bytes are missing or damaged; they are removed then, and what was written
    /// is of no use. Otherwise what the writer said.
    pub fn copy(&self, key: &Key, to: &mut dyn Write) -> io::Result<u64> {
        let mut stored = self.open_stored(key)?;
        let mut piece = Vec::new();
        while stored.next(&mut piece)? {
            to.write_all(&piece)?;
        }
        Ok(stored.length())
    }

    /// Stores the bytes of a key. Readers see the whole file or none.
    ///
    /// # Errors
    ///
    /// If the disk is full or the folder cannot be written to; nothing is left behind then.
    pub fn put(&self, key: &Key, bytes: &[u8]) -> io::Result<()> {
        self.store(key, |file| {
            file.write_all(bytes)?;
            file.write_all(checksum(key, bytes).as_bytes())
        })
    }

    /// Stores what `fill` writes, without ever holding it in memory, and gives its size in bytes.
    ///
    /// # Errors
    ///
    /// What `fill` says, and as [`Cache::put`].
    pub fn put_with(&self, key: &Key, fill: impl FnOnce(&mut File) -> io::Result<()>) -> io::Result<u64> {
        let mut length = 0;
        self.store(key, |file| {
            fill(file)?;
            length = file.seek(io::SeekFrom::End(0))?;
            file.rewind()?;
            // What was written may have been gone back to and changed, as in a zip: it is read once more.
            let mut hasher = begun(key);
            hasher.update_reader(&mut *file)?;
            file.write_all(hasher.finalize().as_bytes())
        })?;
        Ok(length)
    }

    /// Reads everything that was found since the store was opened, and removes what is damaged.
    pub fn verify(&self) {
        let used = self.used();
        let keys: Vec<Key> = used.iter().filter_map(|hex| blake3::Hash::from_hex(hex).ok().map(Key)).collect();
        keys.par_iter().for_each(|key| {
            // What is damaged is removed by the look at it.
            let _ = self.copy(key, &mut io::sink());
        });
    }

    /// Everything that lies in the store, in the order of the keys; drafts that a killed build left too.
    ///
    /// # Errors
    ///
    /// If the folder cannot be read.
    pub fn entries(&self) -> io::Result<Vec<Entry>> {
        let mut entries = Vec::new();
        for entry in walkdir::WalkDir::new(&self.folder).sort_by_file_name() {
            let entry = entry?;
            if !entry.file_type().is_file() {
                continue;
            }
            let folder = entry.path().parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy();
            let key = format!("{folder}{}", entry.file_name().to_string_lossy());
            entries.push(Entry { key, bytes: entry.metadata()?.len(), place: entry.path().to_owned() });
        }
        Ok(entries)
    }

    fn store(&self, key: &Key, fill: impl FnOnce(&mut File) -> io::Result<()>) -> io::Result<()> {
        let path = self.path(key);
        let folder = path.parent().unwrap_or(&self.folder);
        fs::create_dir_all(folder)?;
        let draft = folder.join(draft_name());
        let written = create(&draft).and_then(|mut file| fill(&mut file));
        let stored = written.and_then(|()| fs::rename(&draft, &path));
        self.note(key);
        stored.or_else(|error| {
            let _ = fs::remove_file(&draft);
            // On Windows a file that another build is reading cannot be replaced; it holds the same bytes.
            if self.get(key).is_some() { Ok(()) } else { Err(error) }
        })
    }

    fn note(&self, key: &Key) {
        self.used.lock().unwrap_or_else(PoisonError::into_inner).insert(key.hex());
    }

    fn drop_damaged(&self, key: &Key) {
        // If it cannot be removed, the next `put` replaces it.
        let _ = fs::remove_file(self.path(key));
    }

    /// `ab/cdef…` below the folder: few enough entries in each for any file system.
    fn path(&self, key: &Key) -> PathBuf {
        let hex = key.hex();
        let (first, rest) = hex.split_at(2);
        self.folder.join(first).join(rest)
    }
}

/// A file in the store.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its key in hexadecimal digits.
    pub key: String,
    /// Its size in bytes, with the checksum.
    pub bytes: u64,
    place: PathBuf,
}

impl Entry {
    /// Takes it out of the store.
    ///
    /// # Errors
    ///
    /// If the disk refuses.
    pub fn remove(&self) -> io::Result<()> {
        fs::remove_file(&self.place)
    }
}

/// Whether an error of [`Cache::copy`] says that the stored bytes are gone: they can be made again.
pub fn is_damaged(error: &io::Error) -> bool {
    error.get_ref().is_some_and(<dyn std::error::Error + Send + Sync>::is::<Damaged>)
}

/// The stored bytes are missing or not what was stored.
#[derive(Debug)]
struct Damaged;

impl std::fmt::Display for Damaged {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a file in the cache is missing or damaged")
    }
}

impl std::error::Error for Damaged {}

fn damaged() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, Damaged)
}

/// The checksum covers the key as well, so that a file under a wrong name is not taken for another.
fn checksum(key: &Key, bytes: &[u8]) -> blake3::Hash {
    begun(key).update(bytes).finalize()
}

fn begun(key: &Key) -> blake3::Hasher {
    let mut hasher = blake3::Hasher::new();
    hasher.update(key.0.as_bytes());
    hasher
}

/// A name that no other thread or process uses at the same time.
fn draft_name() -> String {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    format!("draft-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed))
}

fn create(path: &Path) -> io::Result<File> {
    File::options().read(true).write(true).create(true).truncate(true).open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn store() -> (tempfile::TempDir, Cache) {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::open(&folder.path().join("store")).unwrap();
        (folder, cache)
    }

    fn tear(path: &Path, bytes: &[u8]) {
        create(path).unwrap().write_all(bytes).unwrap();
    }

    fn copied(cache: &Cache, key: &Key) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        cache.copy(key, &mut bytes).map(|_| bytes)
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
            tear(&cache.path(&key), torn);
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
        tear(&folder.path().join("store"), b"a file in its place");
        assert!(cache.put(&Key::new(&[b"x"]), b"y").is_err());
        assert!(Cache::open(&folder.path().join("store")).is_err());
    }

    #[test]
    fn what_is_written_piece_by_piece_is_the_same_as_what_is_put_whole() {
        let (_folder, cache) = store();
        let (whole, pieces) = (Key::new(&[b"whole"]), Key::new(&[b"pieces"]));
        let bytes: Vec<u8> = (0..2_600_000_u32).map(|number| number.to_le_bytes()[1]).collect();
        cache.put(&whole, &bytes).unwrap();
        let length = cache.put_with(&pieces, |file| {
            file.write_all(&[0; 4])?;
            file.write_all(&bytes[4..])?;
            file.seek(io::SeekFrom::Start(0))?;
            file.write_all(&bytes[..4])
        });
        assert_eq!(length.unwrap(), 2_600_000);
        assert_eq!(cache.get(&pieces).as_deref(), Some(&bytes[..]));
        assert_eq!(copied(&cache, &whole).unwrap(), bytes);
        assert_eq!(cache.size(&pieces), Some(2_600_000));
    }

    #[test]
    fn a_damaged_file_is_noticed_while_it_is_copied() {
        let (_folder, cache) = store();
        let key = Key::new(&[b"still"]);
        for torn in [&[7_u8; 500][..], &[7; 20], &[]] {
            cache.put(&key, &[7; 1000]).unwrap();
            tear(&cache.path(&key), torn);
            assert!(is_damaged(&copied(&cache, &key).unwrap_err()));
            assert_eq!(cache.size(&key), None, "it is gone");
        }
        assert!(is_damaged(&copied(&cache, &Key::new(&[b"never put"])).unwrap_err()));
    }

    #[test]
    fn what_was_used_is_remembered() {
        let (folder, cache) = store();
        let (old, new, other) = (Key::new(&[b"old"]), Key::new(&[b"new"]), Key::new(&[b"other"]));
        cache.put(&old, b"1").unwrap();
        cache.put(&other, b"2").unwrap();
        let again = Cache::open(&folder.path().join("store")).unwrap();
        again.size(&old);
        again.put(&new, b"3").unwrap();
        assert_eq!(again.used(), BTreeSet::from([old.hex(), new.hex()]));
    }
}
