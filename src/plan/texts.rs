//! Which texts a deliverable holds, in which languages, and what their files are called.

use crate::load::prose::Block;
use crate::load::wire::words::Part;
use crate::model::Project;
use crate::model::deliverable::Deliverable;
use crate::model::entry::Entry;
use crate::model::names::{PersonId, TextId};
use crate::model::person::Person;
use crate::model::press::PressText;
use crate::model::text::{Passage, Target};
use crate::model::translated::Lang;
use crate::places::Place;

/// A text to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextPlan {
    /// What it tells.
    pub tells: Tells,
    /// In which language.
    pub lang: Lang,
    /// Where its files lie in the deliverable, without their endings: `texts/synopsis_fr`.
    pub stem: String,
}

/// What a text tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tells {
    /// Logline, technical sheet and contacts.
    Facts,
    /// A press text.
    Press(TextId),
    /// Passages of the diary.
    Diary,
    /// What the deliverable asks for by this name.
    Named(String),
    /// The quotes.
    Quotes,
    /// The awards.
    Awards,
    /// The screenings.
    Screenings,
    /// The credits.
    Credits,
    /// Who somebody is.
    Bio(PersonId),
}

/// The form of a text's file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// For copying.
    Plain,
    /// For reading without a network.
    Html,
    /// For word processors.
    Word,
}

impl Form {
    /// The ending of its files.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Plain => "txt",
            Self::Html => "html",
            Self::Word => "docx",
        }
    }
}

impl TextPlan {
    /// Its forms. Lists that nobody would copy into a form of theirs have none for word processors.
    pub fn forms(&self) -> &'static [Form] {
        match self.tells {
            Tells::Facts | Tells::Quotes | Tells::Awards | Tells::Screenings | Tells::Credits => {
                &[Form::Plain, Form::Html]
            }
            Tells::Press(_) | Tells::Diary | Tells::Named(_) | Tells::Bio(_) => &[Form::Plain, Form::Html, Form::Word],
        }
    }

    /// Where a file of it lies in the deliverable.
    pub fn path(&self, form: Form) -> String {
        format!("{}.{}", self.stem, form.ending())
    }
}

/// Every text of a deliverable, in order: in each language what the press room holds, then the bios.
pub(super) fn plan(project: &Project, deliverable: &Deliverable, people: &[PersonId]) -> Vec<TextPlan> {
    let mut all = Vec::new();
    for lang in project.languages.all() {
        let names = named_in(project, deliverable, lang);
        all.extend(names.into_iter().map(|(tells, name)| TextPlan {
            tells,
            lang,
            stem: stem(project, "texts", &name, lang),
        }));
    }
    for id in people {
        let person = project.person(*id);
        for lang in project.languages.all().filter(|lang| has_bio(person, *lang)) {
            all.push(TextPlan { tells: Tells::Bio(*id), lang, stem: stem(project, "people", &person.slug, lang) });
        }
    }
    all
}

/// Other languages than the default one say so in the name.
fn stem(project: &Project, folder: &str, name: &str, lang: Lang) -> String {
    let mark = if lang == Lang::DEFAULT { String::new() } else { format!("_{}", project.languages.tag(lang)) };
    format!("{folder}/{name}{mark}")
}

/// The texts of one language, with the names of their files.
fn named_in(project: &Project, deliverable: &Deliverable, lang: Lang) -> Vec<(Tells, String)> {
    let has = |part: Part| deliverable.parts.contains(&part);
    let mut all = Vec::new();
    if has(Part::Texts) {
        all.extend(texts(project, deliverable, lang));
    }
    if has(Part::Notices) {
        let lists = [
            (Tells::Quotes, "quotes", project.quotes.is_empty()),
            (Tells::Awards, "awards", project.awards.is_empty()),
            (Tells::Screenings, "screenings", project.screenings.is_empty()),
        ];
        all.extend(lists.into_iter().filter(|(.., empty)| !empty).map(|(tells, name, _)| (tells, name.to_owned())));
    }
    if has(Part::Credits) && is_credited(project) {
        all.push((Tells::Credits, "credits".to_owned()));
    }
    all
}

/// All the texts of the press room, or those that the deliverable asks for by name, in its order and numbered.
fn texts(project: &Project, deliverable: &Deliverable, lang: Lang) -> Vec<(Tells, String)> {
    let diary = || !passages(project, deliverable, lang).is_empty();
    if deliverable.texts.is_empty() {
        let mut all = vec![(Tells::Facts, "facts".to_owned())];
        let press = project.press.iter().enumerate().filter(|(_, text)| text.press && text.versions.has(lang));
        all.extend(press.map(|(index, text)| (Tells::Press(TextId::at(index)), text.slug.clone())));
        all.extend(diary().then(|| (Tells::Diary, "from-the-diary".to_owned())));
        return all;
    }
    let there = |name: &str| match name {
        "logline" => project.film.logline.as_ref().is_some_and(|logline| logline.value.has(lang)),
        "tagline" => project.film.tagline.as_ref().is_some_and(|tagline| tagline.has(lang)),
        "diary" => diary(),
        "work-samples" => project.clips.iter().any(|clip| clip.press),
        name => part_of_press(project, name, lang).is_some(),
    };
    let asked = (1..).zip(&deliverable.texts).filter(|(_, name)| there(&name.value));
    asked
        .map(|(number, name)| {
            (Tells::Named(name.value.clone()), format!("{number:02}_{}", name.value.replace('/', "-")))
        })
        .collect()
}

/// A press text, or a section of it, by name: `synopsis/short`. With where it stands.
pub(crate) fn part_of_press<'a>(
    project: &'a Project,
    name: &str,
    lang: Lang,
) -> Option<(&'a PressText, Place, &'a [Block<Target>])> {
    let (slug, section) = name.split_once('/').map_or((name, None), |(slug, section)| (slug, Some(section)));
    let press = project.press.iter().find(|press| press.slug == slug && press.versions.has(lang))?;
    let version = press.versions.value(lang);
    match section {
        Some(section) => press.section(section, lang).map(|section| (press, section.place, section.blocks)),
        None => Some((press, version.place, &version.text.blocks[..])),
    }
}

/// The passages of the diary that a deliverable takes, entry by entry, the oldest first.
pub(crate) fn passages<'a>(
    project: &'a Project,
    deliverable: &Deliverable,
    lang: Lang,
) -> Vec<(&'a Entry, Vec<&'a Passage>)> {
    let written = project.entries.iter().rev().filter(|entry| entry.versions.has(lang));
    let taken = written.map(|entry| {
        let all = entry.versions.value(lang).passages.iter();
        (entry, all.filter(|passage| takes(deliverable, passage, entry.press)).collect::<Vec<_>>())
    });
    taken.filter(|(_, passages)| !passages.is_empty()).collect()
}

/// Whether a passage is taken: as the deliverable says, or else when its entry is offered to the press.
fn takes(deliverable: &Deliverable, passage: &Passage, press: bool) -> bool {
    match &deliverable.diary {
        None => press,
        Some(diary) => {
            passage.layers.iter().any(|layer| diary.layers.contains(layer))
                || passage.audiences.iter().any(|audience| diary.audiences.contains(audience))
        }
    }
}

fn has_bio(person: &Person, lang: Lang) -> bool {
    person.bio_short.as_ref().is_some_and(|short| short.has(lang))
        || person.bio.as_ref().is_some_and(|bio| bio.has(lang))
}

/// Whether there is anything to be told in credits.
fn is_credited(project: &Project) -> bool {
    let credits = &project.credits;
    credits.departments.iter().any(|department| !department.credits.is_empty())
        || !crate::text::cast(project).is_empty()
        || !(credits.music.is_empty() && credits.thanks.is_empty() && credits.funders.is_empty())
        || credits.billing_block.is_some()
        || credits.copyright.is_some()
}
