//! A file on its way into a zip: read, added up and written at the same time, a piece of it at once.

use std::io::{self, Write};

use sha2::{Digest, Sha256};

use super::{Body, Draft, Packed};
use crate::images::cache::{Cache, Key};

impl Draft {
    /// Passes the content on without holding a picture in memory, and gives its SHA-256.
    pub(super) fn write(&self, cache: &Cache, to: &mut (dyn Write + Send)) -> io::Result<Packed> {
        let sha256 = match &self.body {
            Body::Text(text) => {
                to.write_all(text)?;
                hex(&Sha256::digest(text))
            }
            Body::Picture(made) | Body::Document(made) => pass(&made.key, cache, to)?,
        };
        Ok(Packed { path: self.path.clone(), bytes: self.bytes(), sha256 })
    }
}

/// Passes on what lies in the cache and gives its SHA-256, which is added up the first time and remembered.
fn pass(key: &Key, cache: &Cache, to: &mut (dyn Write + Send)) -> io::Result<String> {
    let memory = Key::new(&[b"sha-256", key.hex().as_bytes()]);
    if let Some(known) = cache.get(&memory).and_then(|known| String::from_utf8(known).ok()) {
        pieces(key, cache, to, &mut |_| ())?;
        return Ok(known);
    }
    let mut digest = Sha256::new();
    pieces(key, cache, to, &mut |piece| digest.update(piece))?;
    let sum = hex(&digest.finalize());
    cache.put(&memory, sum.as_bytes())?;
    Ok(sum)
}

/// Passes a stored file on piece by piece. While one is written, and added up, the next is read: on another thread where
/// one is free.
fn pieces(
    key: &Key,
    cache: &Cache,
    to: &mut (dyn Write + Send),
    add: &mut (dyn FnMut(&[u8]) + Send),
) -> io::Result<()> {
    let mut stored = cache.open_stored(key)?;
    let (mut now, mut next) = (Vec::new(), Vec::new());
    let mut more = stored.next(&mut now)?;
    while more {
        let written = || to.write_all(&now);
        let added = || add(&now);
        let ((written, ()), read) = rayon::join(|| rayon::join(written, added), || stored.next(&mut next));
        written?;
        more = read?;
        std::mem::swap(&mut now, &mut next);
    }
    Ok(())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat()
}
