//! # film-fact-missing
//! The film lacks one of the facts that every receiver asks for: running time, aspect ratio, sound, year, country,
//! language. One report names all that are missing.
//!
//! Why: festivals, catalogues and cinemas fill in forms with these; what the press kit does not say is asked for by
//! mail, or guessed.
//!
//! Example:
//! ```text
//! film:
//!   title: The Weighing House
//!   year: 2026
//! ```
//! Fix: write `runtime`, `aspect_ratio`, `sound`, `year`, `countries` and `languages` under `film`. Before the film is
//! finished, write what is planned.

use super::{Check, wording};
use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::model::Project;
use crate::model::film::Film;

pub(super) const CHECK: Check = Check { code: Code::FilmFactMissing, level: Severity::Warning, run };

fn run(project: &Project, out: &mut Vec<Diagnostic>) {
    let (facts, keys): (Vec<&str>, Vec<&str>) = missing(&project.film).unzip();
    if !facts.is_empty() {
        out.push(
            CHECK
                .says(format!("the film has no {}", wording::or(&facts)))
                .at(project.film.place, "")
                .help(format!("festivals and catalogues ask for it: write {} under `film`", wording::and(&keys))),
        );
    }
}

/// Each missing fact with the key it is written under.
fn missing(film: &Film) -> impl Iterator<Item = (&'static str, &'static str)> {
    let facts = [
        (film.runtime.is_none(), "running time", "`runtime`"),
        (film.aspect_ratio.is_none(), "aspect ratio", "`aspect_ratio`"),
        (film.sound.is_none(), "sound format", "`sound`"),
        (film.year.is_none(), "year", "`year`"),
        (film.countries.is_empty(), "country", "`countries`"),
        (film.languages.is_empty(), "language", "`languages`"),
    ];
    facts.into_iter().filter(|(missing, ..)| *missing).map(|(_, fact, key)| (fact, key))
}
