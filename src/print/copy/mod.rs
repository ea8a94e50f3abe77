//! The copy: what goes to the typesetter, in the language of one edition.

mod credits;
mod film;
mod notices;
mod people;
mod pictures;
mod prose;
mod texts;

use crate::images::Pictures;
use crate::load::scalars::Date;
use crate::model::Project;
use crate::model::film::Words;
use crate::model::languages::right_to_left;
use crate::model::translated::{Lang, Translated};
use crate::plan::Plan;
use crate::plan::editions::EditionPlan;
use crate::plan::paper;
use crate::text::{dates, lists};

use super::views::{EditionView, PrintView};
pub(super) use pictures::file_path;

/// Where the copy of one edition is written.
pub(super) struct Copy<'a> {
    pub(super) project: &'a Project,
    pub(super) plan: &'a Plan,
    pub(super) pictures: &'a Pictures,
    pub(super) edition: &'a EditionPlan,
}

impl Copy<'_> {
    /// Everything the edition may show, set as densely as `tight` says.
    pub(super) fn view(&self, tight: u8) -> PrintView {
        let project = self.project;
        PrintView {
            edition: self.edition_view(tight),
            t: self.plan.phrases.all(self.lang()).clone(),
            film: self.film(),
            cover: paper::cover(project, self.edition).and_then(|id| self.picture(id)),
            poster: project.film.poster.and_then(|id| self.picture(id)),
            plates: paper::plates(project, self.edition).into_iter().filter_map(|id| self.picture(id)).collect(),
            texts: self.texts(),
            diary: self.diary(),
            filmmakers: self.filmmakers(),
            cast: self.cast(),
            quotes: self.quotes(),
            awards: self.awards(),
            screenings: self.screenings(),
            facts: self.facts(),
            credits: self.credits(),
            companies: self.companies(),
            stills: self.edition.stills.iter().filter_map(|id| self.picture(*id)).collect(),
            usage: self.usage(),
            contacts: self.contacts(),
            clips: self.clips(),
        }
    }

    fn edition_view(&self, tight: u8) -> EditionView {
        let edition = self.edition.edition;
        let tag = self.project.languages.tag(edition.lang);
        let mut parts = tag.split('-');
        let lang = parts.next().unwrap_or("en").to_lowercase();
        let rest: Vec<&str> = parts.collect();
        let of_length = |length: usize| rest.iter().find(|part| part.len() == length).map(|part| (*part).to_owned());
        EditionView {
            document: edition.document.word(),
            paper: edition.paper.word(),
            dpi: edition.resolution.dpi(),
            lang,
            region: of_length(2).map(|region| region.to_uppercase()),
            script: of_length(4).map(|script| script.to_lowercase()),
            dir: if right_to_left(tag) { "rtl" } else { "ltr" },
            parts: self.edition.parts.iter().map(|part| part.word()).collect(),
            tight,
            newest: newest(self.project).map(|Date(date)| dates::day(date, self.lang(), &self.plan.phrases)),
        }
    }

    fn lang(&self) -> Lang {
        self.edition.edition.lang
    }

    fn words(&self, words: &Words) -> String {
        words.value(self.lang()).clone()
    }

    /// The parts that are there, with the comma of the edition's language between them.
    fn line<const N: usize>(&self, parts: [Option<String>; N]) -> String {
        lists::line(parts.into_iter().flatten(), self.lang(), &self.plan.phrases)
    }

    fn maybe(&self, words: Option<&Words>) -> Option<String> {
        words.map(|words| self.words(words))
    }

    /// The language that something is in, where it is not the edition's: it is hyphenated and read aloud by its own rules.
    fn other_lang<T>(&self, words: &Translated<T>) -> Option<String> {
        let (_, lang) = words.get(self.lang());
        let tag = self.project.languages.tag(lang);
        (lang != self.lang()).then(|| tag.split('-').next().unwrap_or(tag).to_lowercase())
    }

    fn phrase(&self, name: &'static str) -> String {
        self.plan.phrases.get(self.lang(), name).to_owned()
    }
}

/// The day of the newest dated thing that the press gets: a still, a quote, a page of the diary. Never the day of the build.
pub(super) fn newest(project: &Project) -> Option<Date> {
    let stills = project.stills.iter().filter(|still| still.press).filter_map(|still| still.date);
    let quotes = project.quotes.iter().filter_map(|quote| quote.date);
    let entries = project.entries.iter().filter(|entry| entry.press).filter_map(|entry| entry.date);
    stills.chain(quotes).chain(entries).max()
}

/// The day a document carries: that of the newest thing in it, or else a day of the shoot, or of the film's year. An archive
/// takes no file without one.
#[cfg(feature = "pdf")]
pub(super) fn day(project: &Project) -> Date {
    let film = &project.film;
    let first_of = |year: i16| jiff::civil::Date::new(year, 1, 1).ok().map(Date);
    newest(project)
        .or(film.shoot_end)
        .or(film.shoot_start)
        .or_else(|| first_of(i16::try_from(film.year?).ok()?))
        .unwrap_or(Date(jiff::civil::Date::constant(1980, 1, 1)))
}
