//! Captions of the stills in a bundle: for a spreadsheet and for reading.

use std::collections::BTreeSet;

use super::Maker;
use super::pictures::Shot;
use crate::model::film::Words;
use crate::model::translated::Lang;
use crate::plan::renditions::facts;

/// The columns, as picture desks name them.
pub(super) const COLUMNS: [&str; 11] = [
    "File",
    "Headline",
    "Caption",
    "People",
    "Location",
    "Photographer",
    "Credit line",
    "Copyright",
    "Usage",
    "Date",
    "Pixels",
];

/// One still's line.
pub(super) type Row = [String; 11];

/// A line for each picture, in their order; of a picture in two sizes, for the larger.
pub(super) fn list(maker: &Maker<'_>, shots: &[Shot]) -> Vec<Row> {
    let mut seen = BTreeSet::new();
    let first = |shot: &&Shot| seen.insert(shot.id);
    let stills =
        shots.iter().filter(|shot| maker.bundle.stills.contains(&shot.id) || maker.bundle.art.contains(&shot.id));
    stills.filter(first).map(|shot| row(maker, shot)).collect()
}

fn row(maker: &Maker<'_>, shot: &Shot) -> Row {
    let (still, facts) = (maker.project.still(shot.id), facts(maker.project, shot.id));
    let words =
        |words: &Option<Words>| words.as_ref().map(|words| words.value(Lang::DEFAULT).clone()).unwrap_or_default();
    [
        format!("{}.jpg", maker.bundle.names[&shot.id]),
        words(&still.headline),
        words(&still.caption),
        facts.people.join("; "),
        facts.locations.join("; "),
        still.photographer.clone().unwrap_or_default(),
        still.credit.clone().unwrap_or_default(),
        still.copyright.clone().unwrap_or_default(),
        words(&still.usage),
        still.date.map(|date| date.0.to_string()).unwrap_or_default(),
        format!("{} x {}", shot.size.0, shot.size.1),
    ]
}

/// CSV (RFC 4180) in UTF-8 with a byte-order mark, without which Excel reads accents wrongly.
pub(super) fn csv(rows: &[Row]) -> Vec<u8> {
    let mut text = "\u{feff}".to_owned();
    let header = COLUMNS.map(str::to_owned);
    for row in std::iter::once(&header).chain(rows) {
        let cells: Vec<String> = row.iter().map(|cell| guarded(cell)).collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text.into_bytes()
}

/// A cell, quoted where it must be. One that a spreadsheet would run as a formula begins with an apostrophe.
fn guarded(cell: &str) -> String {
    let guard = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    if guard.is_empty() && !cell.contains([',', '"', '\n', '\r']) {
        return cell.to_owned();
    }
    format!("\"{guard}{}\"", cell.replace('"', "\"\""))
}

/// The same for reading: a paragraph for each still.
pub(super) fn text(rows: &[Row]) -> String {
    let mut text = String::new();
    for row in rows {
        text.push_str(&row[0]);
        text.push('\n');
        for (label, value) in COLUMNS.iter().zip(row).skip(1).filter(|(_, value)| !value.is_empty()) {
            text.push_str(&format!("  {label}: {value}\n"));
        }
        text.push('\n');
    }
    super::documents::windows_lines(&text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_never_becomes_a_formula() {
        assert_eq!(guarded("=1+1"), "\"'=1+1\"");
        assert_eq!(guarded("A \"quoted\", cell"), "\"A \"\"quoted\"\", cell\"");
        assert_eq!(guarded("plain"), "plain");
    }
}
