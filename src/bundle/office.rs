//! The package that office programs keep a document in (ECMA-376, part 2): XML parts in a zip, told of by their types.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipWriter};

/// What stands before every part.
pub(super) const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// A part of a package: its path, and what it holds after the declaration.
pub(super) type Part<'a> = (&'a str, String);

/// The names of what packages themselves are made of.
pub(super) const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// The part that tells the type of every other: those of the family (as word processing) for parts by their paths.
pub(super) fn content_types(family: &str, parts: &[(&str, &str)]) -> String {
    let part =
        |(path, kind): &(&str, &str)| format!("<Override PartName=\"{path}\" ContentType=\"{family}.{kind}+xml\"/>");
    format!(
        "<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" \
         ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>{}</Types>",
        parts.iter().map(part).collect::<Vec<_>>().concat()
    )
}

/// Packs parts. Every date in it is the first day a zip can hold: the same text gives the same file.
pub(super) fn package(parts: &[Part<'_>]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default()).unix_permissions(0o644);
    for (path, xml) in parts {
        writer.start_file(*path, options).expect("a zip in memory takes any short name");
        writer.write_all(format!("{DECLARATION}{xml}").as_bytes()).expect("memory takes what is written");
    }
    writer.finish().expect("a zip in memory is always finished").into_inner()
}

/// Text as it stands in XML. Characters that XML 1.0 cannot hold are left out.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(character),
            character if character.is_control() || matches!(character, '\u{fffe}' | '\u{ffff}') => {}
            character => out.push(character),
        }
    }
    out
}
