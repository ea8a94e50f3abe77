//! The film's technical sheet, as labels and values.

use super::{dates, lists, trades};
use crate::model::Project;
use crate::model::film::{Film, Words};
use crate::model::translated::Lang;
use crate::plan::phrases::Phrases;

/// A line of the sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The name of the fact, stable.
    pub key: &'static str,
    /// Its label.
    pub label: String,
    /// Its value.
    pub value: String,
}

/// What is known of the film, in the order of a press kit. What is not known is not shown.
pub fn sheet(project: &Project, lang: Lang, phrases: &Phrases) -> Vec<Line> {
    let film = &project.film;
    let crew = |word| crew(project, word, lang, phrases);
    let one = |words: &Option<Words>| words.as_ref().map(|words| words.value(lang).clone());
    let list = |words: &[Words]| {
        let items = words.iter().map(|words| words.value(lang));
        Some(lists::list(items, lang, phrases)).filter(|list| !list.is_empty())
    };
    let facts = [
        ("title", Some(film.title.value(lang).clone())),
        ("original_title", film.original_title.clone()),
        ("director", crew("director")),
        ("writer", crew("writer")),
        ("producer", crew("producer")),
        ("year", film.year.map(|year| year.to_string())),
        ("format", film.format.map(|format| phrases.get(lang, format.word()).to_owned())),
        ("genres", list(&film.genres)),
        ("runtime", film.runtime.map(|runtime| dates::runtime(runtime, lang, phrases))),
        ("countries", list(&film.countries)),
        ("spoken_languages", list(&film.languages)),
        ("subtitles", list(&film.subtitles)),
        ("aspect_ratio", film.aspect_ratio.clone()),
        ("sound", one(&film.sound)),
        ("colour", one(&film.colour)),
        ("shot_on", one(&film.shot_on)),
        (
            "screening_formats",
            Some(lists::list(&film.screening_formats, lang, phrases)).filter(|formats| !formats.is_empty()),
        ),
        ("shoot", shoot(film, lang, phrases)),
        ("shoot_locations", list(&film.shoot_locations)),
        ("status", film.status.map(|status| phrases.get(lang, status.word()).to_owned())),
        ("premiere_status", film.premiere.map(|premiere| phrases.get(lang, premiere.word()).to_owned())),
        ("rating", one(&film.rating)),
        ("content_notes", list(&film.content_notes)),
        ("budget_band", one(&film.budget_band)),
    ];
    let mut sheet: Vec<Line> = facts
        .into_iter()
        .filter_map(|(key, value)| Some(Line { key, label: phrases.get(lang, key).to_owned(), value: value? }))
        .collect();
    sheet.extend(film.ids.iter().map(|(registry, id)| Line {
        key: "id",
        label: (*registry).to_owned(),
        value: id.clone(),
    }));
    sheet
}

fn shoot(film: &Film, lang: Lang, phrases: &Phrases) -> Option<String> {
    let day = |date: crate::load::scalars::Date| dates::day(date.0, lang, phrases);
    let span = match (film.shoot_start, film.shoot_end) {
        (Some(start), Some(end)) => Some(format!("{} – {}", day(start), day(end))),
        (Some(one), None) | (None, Some(one)) => Some(day(one)),
        (None, None) => None,
    };
    let days = film.shoot_days.map(|days| format!("{days} {}", phrases.get(lang, "shooting_days")));
    Some(lists::line(span.into_iter().chain(days), lang, phrases)).filter(|shoot| !shoot.is_empty())
}

/// The names of those whose job holds a trade, by its English name: "Director", "Writer and director", "Réalisatrice". A
/// "director of photography" does not direct the film.
pub fn crew(project: &Project, word: &str, lang: Lang, phrases: &Phrases) -> Option<String> {
    let names = crew_of(project, word).map(|person| &person.name);
    Some(lists::line(names, lang, phrases)).filter(|names| !names.is_empty())
}

/// The people whose job is or contains the one of this English name, in whatever language the crew writes.
pub fn crew_of<'a>(project: &'a Project, word: &'a str) -> impl Iterator<Item = &'a crate::model::person::Person> {
    project.people.iter().filter(move |person| {
        person.crew.iter().any(|job| {
            let role = job.role.value(Lang::DEFAULT).to_lowercase();
            let parts = role.split([',', '/', '&', '،']).flat_map(|part| part.split(" and "));
            parts
                .flat_map(|part| part.split(" et "))
                .flat_map(|part| part.split(" und "))
                .any(|part| trades::is(part.trim(), word))
        })
    })
}
