//! The zip: stored where compression gains nothing, deflated where it does, the same bytes from the same files.

use std::io::{self, BufWriter, Seek, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::{Draft, Packed};
use crate::images::cache::Cache;
use crate::load::scalars::Date;

/// The list of what a zip holds.
pub(super) const CONTENTS: &str = "CONTENTS.txt";

/// Packs files into one folder, one after another, so that a bundle of any size takes little memory, and gives what it
/// packed. Each file is read once: the list of contents with its checksums comes last. Names are ASCII and use `/`, so
/// that Windows Explorer opens them; zip64 is used only for what needs it. Every file carries the day of the newest
/// content, or the first day a zip can hold.
pub(super) fn pack(
    to: &mut (impl Write + Seek + Send),
    folder: &str,
    files: &[Draft],
    newest: Option<Date>,
    cache: &Cache,
) -> io::Result<Vec<Packed>> {
    let mut writer = ZipWriter::new(BufWriter::with_capacity(1 << 20, to));
    let base = SimpleFileOptions::default().last_modified_time(day(newest)).unix_permissions(0o644);
    let mut packed = Vec::with_capacity(files.len() + 1);
    let mut put = |file: &Draft| -> io::Result<Packed> {
        let options = base.compression_method(method(&file.path)).large_file(u32::try_from(file.bytes()).is_err());
        writer.start_file(format!("{folder}/{}", file.path), options)?;
        file.write(cache, &mut writer)
    };
    for file in files {
        packed.push(put(file)?);
    }
    packed.push(put(&Draft::text(CONTENTS, contents(&packed)))?);
    writer.finish()?.flush()?;
    Ok(packed)
}

/// Size, SHA-256 and path of every file: `sha256sum -c` reads the last two columns.
fn contents(files: &[Packed]) -> String {
    let line = |file: &Packed| format!("{:>12}  {}  {}\n", file.bytes, file.sha256, file.path);
    files.iter().map(line).collect::<Vec<_>>().concat()
}

/// How long the line of a file is in the list of contents, in bytes.
pub(super) fn line_length(path: &str) -> u64 {
    let line = contents(&[Packed { path: path.to_owned(), bytes: 0, sha256: "0".repeat(64) }]);
    line.len() as u64
}

/// What a zip of these files comes to, in bytes.
pub(super) fn weight(folder: &str, files: &[Draft], newest: Option<Date>, cache: &Cache) -> io::Result<u64> {
    let mut zip = io::Cursor::new(Vec::new());
    pack(&mut zip, folder, files, newest, cache)?;
    Ok(zip.into_inner().len() as u64)
}

fn method(path: &str) -> CompressionMethod {
    let is_compressed = [".jpg", ".docx", ".xlsx", ".pdf"].iter().any(|ending| path.ends_with(ending));
    if is_compressed { CompressionMethod::Stored } else { CompressionMethod::Deflated }
}

fn day(newest: Option<Date>) -> DateTime {
    newest
        .and_then(|Date(date)| {
            let number = |value: i8| u8::try_from(value).ok();
            let year = u16::try_from(date.year()).ok()?;
            DateTime::from_date_and_time(year, number(date.month())?, number(date.day())?, 12, 0, 0).ok()
        })
        .unwrap_or_default()
}
