//! Captions of the stills in a bundle: for a spreadsheet and for reading.

use super::documents::{labelled, windows_lines};
use super::pictures::Shot;
use super::{Draft, Kind, Maker, Told, xlsx};
use crate::load::wire::words::Part;
use crate::model::film::Words;
use crate::model::still::Still;
use crate::model::translated::Lang;
use crate::plan::renditions::facts;
use crate::text::{dates, tag_label};

/// The columns, as picture desks name them: phrases.
const COLUMNS: [&str; 11] = [
    "column_file",
    "column_headline",
    "column_caption",
    "people",
    "location",
    "photographer",
    "credit_line",
    "copyright",
    "usage",
    "date_label",
    "pixels",
];

/// Where a row tells the date.
const DATE: usize = 9;

/// One picture's line.
pub(super) type Row = [String; COLUMNS.len()];

impl Maker<'_> {
    /// The captions of these pictures in each language that has some: for spreadsheets, for programs, for reading.
    pub(super) fn captions(&self, shots: &[Shot], files: &mut Vec<Draft>) {
        if !self.holds(Part::Captions) || shots.is_empty() {
            return;
        }
        for lang in self.project.languages.all().filter(|lang| self.is_captioned(shots, *lang)) {
            let (columns, rows) = (COLUMNS.map(|column| self.plan.phrases.get(lang, column)), self.rows(shots, lang));
            let mark = match lang {
                Lang::DEFAULT => String::new(),
                lang => format!("_{}", self.project.languages.tag(lang)),
            };
            let told =
                Told { kind: Kind::Captions, title: self.plan.phrases.get(lang, "text_captions").to_owned(), lang };
            let mut add = |ending: &str, body: Vec<u8>| {
                let file = Draft::text(format!("stills/captions{mark}.{ending}"), body);
                files.push(Draft { told: Some(told.clone()), ..file });
            };
            add("csv", csv(&columns, &rows));
            add("xlsx", xlsx::table(&columns, &rows));
            add("txt", self.caption_text(&columns, rows, lang).into_bytes());
        }
    }

    /// Whether somebody wrote captions in a language. The default one's are there in any case.
    fn is_captioned(&self, shots: &[Shot], lang: Lang) -> bool {
        let has = |words: &Option<Words>| words.as_ref().is_some_and(|words| words.has(lang));
        let mut stills = shots.iter().map(|shot| self.project.still(shot.id));
        lang == Lang::DEFAULT || stills.any(|still| has(&still.caption) || has(&still.headline))
    }

    /// A line for each picture, portraits last; of a picture in two sizes, for the larger.
    fn rows(&self, shots: &[Shot], lang: Lang) -> Vec<Row> {
        let mut all: Vec<&Shot> = Vec::new();
        for shot in shots {
            if !all.iter().any(|known| known.id == shot.id) {
                all.push(shot);
            }
        }
        all.sort_by_key(|shot| !(self.bundle.stills.contains(&shot.id) || self.bundle.art.contains(&shot.id)));
        all.into_iter().map(|shot| self.row(shot, lang)).collect()
    }

    fn row(&self, shot: &Shot, lang: Lang) -> Row {
        let (still, facts) = (self.project.still(shot.id), facts(self.project, shot.id));
        let words = |words: &Option<Words>| words.as_ref().map(|words| words.value(lang).clone());
        [
            format!("{}.jpg", self.bundle.names[&shot.id]),
            words(&still.headline).unwrap_or_default(),
            self.caption(shot.id, lang).unwrap_or_default(),
            facts.people.join("; "),
            self.places(still, lang).join("; "),
            facts.creator.unwrap_or_default(),
            facts.credit.unwrap_or_default(),
            facts.copyright.unwrap_or_default(),
            words(&still.usage).unwrap_or_default(),
            still.date.map(|date| date.0.to_string()).unwrap_or_default(),
            format!("{} x {}", shot.size.0, shot.size.1),
        ]
    }

    /// Where a picture was taken: as it says, or else the places it is tagged with, by their names in a language.
    fn places(&self, still: &Still, lang: Lang) -> Vec<String> {
        if let Some(location) = &still.location {
            return vec![location.value(lang).clone()];
        }
        let tags = still.tags.iter().filter(|tag| tag.axis == "location");
        tags.map(|tag| tag_label(self.project, &self.plan.phrases, lang, tag).to_owned()).collect()
    }

    /// The same for reading: a paragraph for each picture, its day as the language writes days.
    fn caption_text(&self, columns: &[&str; COLUMNS.len()], rows: Vec<Row>, lang: Lang) -> String {
        let phrases = &self.plan.phrases;
        let mut text = String::new();
        for mut row in rows {
            if let Ok(day) = row[DATE].parse() {
                row[DATE] = dates::day(day, lang, phrases);
            }
            text.push_str(&format!("{}\n", row[0]));
            for (label, value) in columns.iter().zip(&row).skip(1).filter(|(_, value)| !value.is_empty()) {
                text.push_str(&format!("  {}\n", labelled(phrases, lang, label, value)));
            }
            text.push('\n');
        }
        windows_lines(&text)
    }
}

/// CSV (RFC 4180) in UTF-8 with a byte-order mark, without which Excel reads accents wrongly.
fn csv(columns: &[&str; COLUMNS.len()], rows: &[Row]) -> Vec<u8> {
    let mut text = "\u{feff}".to_owned();
    let header = columns.map(str::to_owned);
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
