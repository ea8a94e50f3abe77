//! The sums of files: SHA-256 and SHA-512, both from one reading.

use std::io::{self, Write};

use sha2::{Digest, Sha256, Sha512};

/// A writer that adds up what it passes on.
pub(super) struct Summing<'a> {
    to: &'a mut (dyn Write + Send),
    bytes: u64,
    short: Sha256,
    long: Sha512,
}

impl<'a> Summing<'a> {
    pub(super) fn new(to: &'a mut (dyn Write + Send)) -> Self {
        Self { to, bytes: 0, short: Sha256::new(), long: Sha512::new() }
    }

    /// Bytes, SHA-256 and SHA-512 of all that was passed on.
    pub(super) fn finish(self) -> (u64, String, String) {
        (self.bytes, hex(&self.short.finalize()), hex(&self.long.finalize()))
    }
}

impl Write for Summing<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let (short, long, to) = (&mut self.short, &mut self.long, &mut self.to);
        let sums = || rayon::join(|| short.update(bytes), || long.update(bytes));
        rayon::join(sums, || to.write_all(bytes)).1?;
        self.bytes += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

/// SHA-256 and SHA-512 of bytes.
pub(super) fn of(bytes: &[u8]) -> (String, String) {
    (hex(&Sha256::digest(bytes)), hex(&Sha512::digest(bytes)))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat()
}

/// A path as manifests write it (RFC 8493, 2.1.3).
pub(super) fn encoded(path: &str) -> String {
    path.replace('%', "%25").replace('\n', "%0A").replace('\r', "%0D")
}

/// A path as a manifest writes it, read back.
pub(super) fn decoded(path: &str) -> String {
    path.replace("%0A", "\n").replace("%0a", "\n").replace("%0D", "\r").replace("%0d", "\r").replace("%25", "%")
}
