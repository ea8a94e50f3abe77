//! # missing-translation
//! Something is not there in one of the project's languages: an entry, a page, a press text, a bio, a caption, an
//! alternative text, the logline or the tagline. One report for each language.
//!
//! Why: what is not translated is shown in another language, which readers accept in a diary, and festivals and funders
//! do not in a synopsis.
//!
//! Example:
//! ```text
//! languages: [en, fr]    # and diary/ holds rust.md without rust.fr.md
//! ```
//! Fix: write the translation beside the original as `name.fr.md`, or in YAML as a text for each language:
//! `logline: { en: ..., fr: ... }`. If a language is only meant for part of the site, set this check to `off`.

use super::{Check, wording};
use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::model::Project;
use crate::model::still::{Alt, Home, Still};
use crate::model::translated::{Lang, Translated};
use crate::places::SourcePath;

pub(super) const CHECK: Check = Check { code: Code::MissingTranslation, level: Severity::Note, run };

/// How many things of a kind are named.
const NAMED: usize = 10;

fn run(project: &Project, out: &mut Vec<Diagnostic>) {
    if project.languages.all().count() < 2 {
        return;
    }
    out.extend(project.languages.all().filter_map(|lang| report(project, lang)));
}

/// What one language lacks, kind by kind.
fn report(project: &Project, lang: Lang) -> Option<Diagnostic> {
    let lacking: Vec<Lacking<'_>> = kinds(project, lang).into_iter().filter(|kind| !kind.names.is_empty()).collect();
    if lacking.is_empty() {
        return None;
    }
    let tag = project.languages.tag(lang);
    let counts: Vec<String> = lacking.iter().map(Lacking::counted).collect();
    let found = CHECK.says(format!("not translated into `{tag}`: {}", wording::and(&counts)));
    let found = SourcePath::new("onset.yaml").iter().fold(found, Diagnostic::in_file);
    let named = lacking.iter().fold(found, |found, kind| found.help(kind.named()));
    Some(named.help(format!("write `name.{tag}.md` beside `name.md`, and in YAML `{tag}:` below the key")))
}

/// What is lacking of one kind of thing.
struct Lacking<'a> {
    one: &'static str,
    many: &'static str,
    names: Vec<&'a str>,
}

impl Lacking<'_> {
    fn counted(&self) -> String {
        wording::counted(self.names.len(), self.one, self.many)
    }

    fn named(&self) -> String {
        let word = if self.names.len() == 1 { self.one } else { self.many };
        format!("{word}: {}", wording::first(&self.names, NAMED))
    }
}

fn kinds(project: &Project, lang: Lang) -> Vec<Lacking<'_>> {
    let film = &project.film;
    let facts = [("logline", film.logline.as_ref().map(|logline| &logline.value)), ("tagline", film.tagline.as_ref())];
    let facts = facts.into_iter().filter_map(|(name, words)| Some((name, words?)));
    let entries = project.entries.iter().map(|entry| (entry.name.as_str(), &entry.versions));
    let pages = project.pages.iter().map(|page| (page.slug.as_str(), &page.versions));
    let press = project.press.iter().map(|text| (text.slug.as_str(), &text.versions));
    vec![
        lacking(lang, "text about the film", "texts about the film", facts),
        lacking(lang, "press text", "press texts", press),
        lacking(lang, "page", "pages", pages),
        lacking(lang, "entry", "entries", entries),
        Lacking { one: "bio", many: "bios", names: bios(project, lang) },
        lacking(lang, "caption", "captions", captions(project)),
        lacking(lang, "alternative text", "alternative texts", alternatives(project)),
    ]
}

fn lacking<'a, T: 'a>(
    lang: Lang,
    one: &'static str,
    many: &'static str,
    things: impl Iterator<Item = (&'a str, &'a Translated<T>)>,
) -> Lacking<'a> {
    Lacking { one, many, names: things.filter(|(_, thing)| !thing.has(lang)).map(|(name, _)| name).collect() }
}

fn bios(project: &Project, lang: Lang) -> Vec<&str> {
    let lacks = |short: Option<bool>, long: Option<bool>| [short, long].into_iter().flatten().any(|has| !has);
    let people = project.people.iter().filter(|person| {
        let short = person.bio_short.as_ref().map(|bio| bio.has(lang));
        lacks(short, person.bio.as_ref().map(|bio| bio.has(lang)))
    });
    people.map(|person| person.slug.as_str()).collect()
}

fn captions(project: &Project) -> impl Iterator<Item = (&str, &Translated<String>)> {
    gallery(project).filter_map(|still| Some((still.path.file_name(), still.caption.as_ref()?)))
}

fn alternatives(project: &Project) -> impl Iterator<Item = (&str, &Translated<String>)> {
    gallery(project).filter_map(|still| match &still.alt {
        Some(Alt::Text(words)) => Some((still.path.file_name(), words)),
        Some(Alt::Decorative) | None => None,
    })
}

fn gallery(project: &Project) -> impl Iterator<Item = &Still> {
    project.stills.iter().filter(|still| still.home == Home::Gallery)
}
