//! What a deliverable must stay within, held against what it holds. Pictures have been made as small as they may be; texts
//! are never cut, but told of: the place, the count, the limit, and by how much.

use super::links::Outside;
use super::pictures::Shot;
use super::samples::WORK_SAMPLES;
use super::{Body, Draft, Maker};
use crate::diagnostics::{Code, Diagnostic};
use crate::failure::Failure;
use crate::load::wire::words::{Counting, Part};
use crate::model::deliverable::{Limit, TextLimit};
use crate::model::film::Words;
use crate::model::translated::Lang;
use crate::places::Place;
use crate::text::plain;

/// A text that is held against a limit.
pub(super) struct Measured {
    /// What it is, in words: "the logline".
    what: String,
    text: String,
    place: Option<Place>,
}

impl Maker<'_> {
    /// Everything beyond the limits, and everything that is asked for and missing.
    pub(super) fn within_limits(&self, files: &[Draft], problems: &mut Vec<Diagnostic>) -> Result<(), Failure> {
        self.whole_within(files, problems)?;
        self.files_within(files, problems);
        problems.extend(self.too_few());
        self.samples_within(problems);
        for (name, limit) in &self.deliverable.limits.texts {
            self.text_within(name, *limit, problems);
        }
        self.unknown_texts(problems);
        Ok(())
    }

    fn whole_within(&self, files: &[Draft], problems: &mut Vec<Diagnostic>) -> Result<(), Failure> {
        let Some(limit) = self.deliverable.limits.bytes else { return Ok(()) };
        let bytes = self.whole(files)?;
        if bytes <= limit.value {
            return Ok(());
        }
        let over = (bytes - limit.value).div_ceil(1000);
        let what = format!("`{}` is {over} kB over its limit of {} kB", self.deliverable.slug, limit.value / 1000);
        let mut largest: Vec<&Draft> = files.iter().collect();
        largest.sort_by_key(|file| std::cmp::Reverse(file.bytes()));
        let names = largest.iter().take(3).map(|file| format!("{} ({} kB)", file.path, file.bytes().div_ceil(1000)));
        let names: Vec<String> = names.collect();
        problems.push(
            self.beyond(what, limit.place)
                .help(format!("the pictures are as small as they may be; the largest files: {}", names.join(", ")))
                .help(fewer(files, bytes - limit.value)),
        );
        Ok(())
    }

    fn files_within(&self, files: &[Draft], problems: &mut Vec<Diagnostic>) {
        let Some(limit) = self.deliverable.limits.file_bytes else { return };
        for file in files.iter().filter(|file| file.bytes() > limit.value) {
            let over = (file.bytes() - limit.value).div_ceil(1000);
            let what = format!("`{}` is {over} kB over the limit of {} kB for a file", file.path, limit.value / 1000);
            problems.push(self.beyond(what, limit.place).help(match file.body {
                Body::Picture(_) => "any smaller it would no longer look right: leave it out, or take a calmer picture",
                Body::Document(_) => "set `screen_documents: true`, or take fewer stills",
                Body::Text(_) => "texts are never cut: shorten it, or leave it out with `contents`",
            }));
        }
    }

    /// Stills that were large enough, and had to be made smaller than may be to stay within the bytes.
    pub(super) fn too_small(&self, shots: &[Shot]) -> Vec<Diagnostic> {
        let limits = &self.deliverable.limits;
        let least = |limit: Option<Limit<u32>>| limit.map_or(0, |limit| limit.value);
        let (long, short) = (least(limits.least_long_side), least(limits.least_short_side));
        let folder = format!("stills/screen-{}px/", self.bundle.screen_size);
        let stills =
            shots.iter().filter(|shot| self.bundle.stills.contains(&shot.id) && !shot.draft.path.starts_with(&folder));
        let is_small = |(width, height): (u32, u32)| width.max(height) < long || width.min(height) < short;
        stills
            .filter(|shot| is_small(shot.size))
            .map(|shot| {
                let (width, height) = shot.size;
                let what = format!(
                    "`{}` had to be made {width} x {height} pixels large to stay within the bytes, and `{}` asks for at \
                     least {long} x {short} pixels",
                    shot.draft.path, self.deliverable.slug
                );
                let place = limits.least_long_side.or(limits.least_short_side).and_then(|limit| limit.place);
                let bytes = limits.file_bytes.or(limits.bytes).and_then(|limit| limit.place);
                self.beyond(what, bytes.or(place)).help("take fewer stills, or calmer ones, which need fewer bytes")
            })
            .collect()
    }

    /// Fewer stills than are asked for: it can be handed in, but not with success.
    fn too_few(&self) -> Option<Diagnostic> {
        let least = self.deliverable.limits.least_stills?;
        let count = self.bundle.stills.len();
        (count < least.value as usize).then(|| {
            let what = format!(
                "`{}` asks for at least {} stills, and {count} can be taken",
                self.deliverable.slug, least.value
            );
            let warning = Diagnostic::warning(Code::OverLimit, what);
            let warning = least.place.map_or(warning.clone(), |place| warning.at(place, "the limit"));
            warning.help(format!(
                "`onset deliver {} --explain` says why each of the others is left out",
                self.deliverable.slug
            ))
        })
    }

    fn text_within(&self, name: &str, limit: TextLimit, problems: &mut Vec<Diagnostic>) {
        let texts = self.measured(name);
        if texts.is_empty() && limit.required {
            let what = format!(
                "`{}` asks for {}, which is not there",
                self.deliverable.slug,
                spoken(name).trim_end_matches(',')
            );
            let warning = Diagnostic::warning(Code::OverLimit, what);
            let warning = limit.place.map_or(warning.clone(), |place| warning.at(place, ""));
            problems.push(warning.help(where_to_write(name)));
        }
        for text in texts {
            let words = limit.words.map(|most| (plain::count_words(&text.text), most as usize, "words"));
            let characters = limit
                .characters
                .map(|most| (count(&text.text, limit.counting), most as usize, counted(limit.counting)));
            for (count, most, unit) in words.into_iter().chain(characters).filter(|(count, most, _)| count > most) {
                problems.push(self.too_long(&text, limit, count, most, unit));
            }
        }
    }

    fn too_long(&self, text: &Measured, limit: TextLimit, count: usize, most: usize, unit: &str) -> Diagnostic {
        let over = count - most;
        let what = format!(
            "{} has {count} of {most} {unit} that `{}` takes: {over} too many",
            text.what, self.deliverable.slug
        );
        let error = match text.place {
            Some(place) => Diagnostic::error(Code::OverLimit, what).at(place, ""),
            None => Diagnostic::error(Code::OverLimit, what),
        };
        let error = limit.place.map_or(error.clone(), |place| error.at(place, "the limit"));
        let end =
            if unit == "words" { nth_word(&text.text, most) } else { nth_character(&text.text, most, limit.counting) };
        let before: String = text.text[..end].chars().rev().take(60).collect::<Vec<_>>().into_iter().rev().collect();
        error
            .help(format!("it would end here: “…{}”", before.split_whitespace().collect::<Vec<_>>().join(" ")))
            .help("texts are never cut by onset: a form would cut it in the middle of a sentence")
    }

    /// The texts of a name, in every language they exist in.
    fn measured(&self, name: &str) -> Vec<Measured> {
        match name {
            "captions" => self.captions_of_stills(),
            "bio" | "bio-short" => self.bios_of_people(name == "bio"),
            _ => self.project.languages.all().filter_map(|lang| self.one_text(name, lang)).collect(),
        }
    }

    fn one_text(&self, name: &str, lang: Lang) -> Option<Measured> {
        let (text, place) = self.scribe().words_of(name, lang)?;
        let language = self.project.languages.tag(lang);
        let what = if lang == Lang::DEFAULT { spoken(name) } else { format!("{} ({language})", spoken(name)) };
        Some(Measured { what, text: text.trim().to_owned(), place })
    }

    /// Captions, as far as they are handed over.
    fn captions_of_stills(&self) -> Vec<Measured> {
        let stills = self.bundle.stills.iter().filter(|_| self.holds(Part::Captions)).map(|id| self.project.still(*id));
        let each = stills.flat_map(|still| {
            let versions = still.caption.iter().flat_map(Words::iter);
            versions.map(move |(_, text)| Measured {
                what: format!("the caption of {}", still.path),
                text: text.clone(),
                place: still.place,
            })
        });
        each.collect()
    }

    fn bios_of_people(&self, long: bool) -> Vec<Measured> {
        let mut all = Vec::new();
        for person in self.bundle.people.iter().map(|id| self.project.person(*id)) {
            for lang in self.project.languages.all() {
                let links = Outside { project: self.project, lang };
                let text = if long {
                    person
                        .bio
                        .as_ref()
                        .filter(|bio| bio.has(lang))
                        .map(|bio| plain::blocks(&bio.value(lang).blocks, &links))
                } else {
                    person.bio_short.as_ref().filter(|bio| bio.has(lang)).map(|bio| bio.value(lang).clone())
                };
                let what = format!("the {} bio of {}", if long { "long" } else { "short" }, person.name);
                all.extend(text.map(|text| Measured { what, text, place: Some(person.place) }));
            }
        }
        all
    }

    /// Texts that the project's own file asks for by a name that nothing has.
    fn unknown_texts(&self, problems: &mut Vec<Diagnostic>) {
        let known = ["logline", "tagline", "diary", WORK_SAMPLES]
            .into_iter()
            .chain(self.project.press.iter().map(|text| text.slug.as_str()));
        let known: Vec<&str> = known.collect();
        for text in &self.deliverable.texts {
            let built_in = text.place.file == crate::load::profiles::NOWHERE;
            let name = text.value.split('/').next().unwrap_or_default();
            if !built_in && !known.contains(&name) {
                problems.push(
                    Diagnostic::warning(Code::DanglingReference, format!("there is no text called `{}`", text.value))
                        .at(text.place, "no such text")
                        .did_you_mean(name, known.iter().copied())
                        .help("texts go by the names of their files in press/, and `logline`, `tagline`, `diary`, `work-samples`"),
                );
            }
        }
    }

    /// An error about a limit, at the line that sets it.
    pub(super) fn beyond(&self, what: String, place: Option<Place>) -> Diagnostic {
        let error = Diagnostic::error(Code::OverLimit, what);
        match place {
            Some(place) => error.at(place, "the limit"),
            None => error
                .help(format!("the limit is built in; deliverables/{}.yaml can set another", self.deliverable.slug)),
        }
    }
}

/// How many pictures would have to go.
fn fewer(files: &[Draft], over: u64) -> String {
    let pictures: Vec<&Draft> = files.iter().filter(|file| matches!(file.body, Body::Picture(_))).collect();
    let freed = pictures.iter().rev().scan(0, |freed, file| {
        *freed += file.bytes();
        Some(*freed)
    });
    match freed.enumerate().find(|(_, freed)| *freed >= over) {
        Some((last, _)) => format!(
            "leave out the last {} of its {} pictures with `limits: stills`, or parts of it with `contents`",
            last + 1,
            pictures.len()
        ),
        None => "the texts alone are too much: leave out parts with `contents`".to_owned(),
    }
}

/// "the logline", "the synopsis (short)".
fn spoken(name: &str) -> String {
    match name.split_once('/') {
        None => format!("the text `{name}`"),
        Some((text, section)) => format!("the text `{text}`, section `{section}`,"),
    }
}

fn where_to_write(name: &str) -> String {
    match (name, name.split_once('/')) {
        ("logline" | "tagline", _) => format!("write it in onset.yaml, as `{name}` under `film`"),
        (_, Some((text, section))) => format!("write it in press/{text}.md, below a heading `## {section}`"),
        _ => format!(
            "write it in press/{name}.md, with `press: false` in its front matter if the press is not to have it"
        ),
    }
}

fn counted(counting: Counting) -> &'static str {
    match counting {
        Counting::All => "characters",
        Counting::WithoutSpaces => "characters without spaces",
        Counting::Utf16 => "characters (as browsers count)",
    }
}

/// The characters of a text, as a receiver counts them.
fn count(text: &str, counting: Counting) -> usize {
    text.chars().map(|character| weight(character, counting)).sum()
}

fn weight(character: char, counting: Counting) -> usize {
    match counting {
        Counting::All => 1,
        Counting::WithoutSpaces => usize::from(!character.is_whitespace()),
        Counting::Utf16 => character.len_utf16(),
    }
}

/// The byte behind the last word that fits.
fn nth_word(text: &str, most: usize) -> usize {
    let words = text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric));
    let last = words.take(most).last();
    last.map_or(0, |word| word.as_ptr() as usize - text.as_ptr() as usize + word.len())
}

/// The byte behind the last character that fits.
fn nth_character(text: &str, most: usize, counting: Counting) -> usize {
    let mut sum = 0;
    let beyond = text.char_indices().find(|(_, character)| {
        sum += weight(*character, counting);
        sum > most
    });
    beyond.map_or(text.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_counted_as_receivers_count_them() {
        let text = "Sel, 🧂 and\nsalt";
        assert_eq!(count(text, Counting::All), 15);
        assert_eq!(count(text, Counting::WithoutSpaces), 12);
        assert_eq!(count(text, Counting::Utf16), 16);
    }

    #[test]
    fn it_is_shown_where_a_text_would_end() {
        let text = "One – two three";
        assert_eq!(&text[..nth_word(text, 2)], "One – two");
        assert_eq!(&text[..nth_character(text, 5, Counting::WithoutSpaces)], "One – t");
        assert_eq!(&text[..nth_character(text, 500, Counting::All)], text);
    }
}
