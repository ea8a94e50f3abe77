//! The zip: stored where compression gains nothing, deflated where it does, the same bytes from the same files.

use std::fs::File;
use std::io::{self, BufWriter, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::Draft;
use crate::images::cache::Cache;
use crate::load::scalars::Date;

/// Packs files into one folder, one after another, so that a bundle of any size takes little memory. Names are ASCII
/// and use `/`, so that Windows Explorer opens them; zip64 is used only for what needs it. Every file carries the day of
/// the newest content, or the first day a zip can hold.
pub(super) fn pack(
    to: &mut File,
    folder: &str,
    files: &[Draft],
    newest: Option<Date>,
    cache: &Cache,
) -> io::Result<()> {
    let mut writer = ZipWriter::new(BufWriter::with_capacity(1 << 20, to));
    let base = SimpleFileOptions::default().last_modified_time(day(newest)).unix_permissions(0o644);
    for file in files {
        let options = base.compression_method(method(&file.path)).large_file(u32::try_from(file.bytes()).is_err());
        writer.start_file(format!("{folder}/{}", file.path), options)?;
        file.write(cache, &mut writer)?;
    }
    writer.finish()?.flush()
}

fn method(path: &str) -> CompressionMethod {
    if path.ends_with(".jpg") || path.ends_with(".pdf") {
        CompressionMethod::Stored
    } else {
        CompressionMethod::Deflated
    }
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
