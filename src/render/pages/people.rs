//! Cast and crew.

use serde::Serialize;

use super::finish;
use crate::diagnostics::Diagnostic;
use crate::model::names::{ClipId, EntryId, PersonId};
use crate::model::still::Home;
use crate::plan::addresses::PageKey;
use crate::render::desk::Desk;
use crate::render::structured;
use crate::render::views::{ClipView, EntryCard, FactView, HeadView, LinkView, PersonCard, PictureView};

#[derive(Serialize)]
struct People {
    crew: Vec<PersonCard>,
    cast: Vec<PersonCard>,
    credits: Vec<crate::render::views::DepartmentView>,
    billing_block: Option<String>,
    spotlights: Option<String>,
}

pub(super) fn list(desk: &Desk<'_>) -> Result<String, Box<Diagnostic>> {
    let project = desk.stock.project;
    let ids = || (0..project.people.len()).map(PersonId::at);
    let card = |id: PersonId| desk.person_card(id);
    let mut cast: Vec<PersonId> = ids().filter(|id| !project.person(*id).cast.is_empty()).collect();
    cast.sort_by_key(|id| project.person(*id).cast.iter().filter_map(|part| part.billing).min().unwrap_or(u16::MAX));
    let body = People {
        crew: ids().filter(|id| project.person(*id).cast.is_empty()).map(card).collect(),
        cast: cast.into_iter().map(card).collect(),
        credits: super::press::departments(desk),
        billing_block: desk.maybe(project.credits.billing_block.as_ref()),
        spotlights: desk.has(&PageKey::Spotlights).then(|| desk.href(&PageKey::Spotlights)),
    };
    let head = HeadView {
        kind: "people",
        title: desk.phrase("people"),
        description: Some(desk.phrase("people_about")),
        ..HeadView::default()
    };
    finish(desk, "people", head, body)
}

#[derive(Serialize)]
struct Spotlights {
    spotlights: Vec<Spotlight>,
    people: String,
}

#[derive(Serialize)]
struct Spotlight {
    person: PersonCard,
    entries: Vec<EntryCard>,
}

/// Everybody who has a line that introduces them, with the entries that put them in the light.
pub(super) fn spotlights(desk: &Desk<'_>) -> Result<String, Box<Diagnostic>> {
    let project = desk.stock.project;
    let ids = (0..project.people.len()).map(PersonId::at).filter(|id| project.person(*id).spotlight.is_some());
    let entries = |id: PersonId| {
        let about = project.entries.iter().enumerate().filter(move |(_, entry)| entry.spotlight == Some(id));
        about.map(|(index, _)| desk.entry_card(EntryId::at(index))).collect()
    };
    let body = Spotlights {
        spotlights: ids.map(|id| Spotlight { person: desk.person_card(id), entries: entries(id) }).collect(),
        people: desk.href(&PageKey::People),
    };
    let head = HeadView {
        kind: "spotlights",
        title: desk.phrase("spotlights"),
        description: Some(desk.phrase("spotlights_about")),
        ..HeadView::default()
    };
    finish(desk, "spotlights", head, body)
}

#[derive(Serialize)]
struct PersonPage {
    person: PersonCard,
    pronouns: Option<String>,
    cast: Vec<FactView>,
    crew: Vec<FactView>,
    bio: Option<String>,
    bio_lang: Option<String>,
    filmography: Vec<FactView>,
    links: Vec<LinkView>,
    contact: Option<String>,
    entries: Vec<EntryCard>,
    written: Vec<EntryCard>,
    stills: Vec<PictureView>,
    clips: Vec<ClipView>,
}

pub(super) fn person(desk: &Desk<'_>, id: PersonId) -> Result<String, Box<Diagnostic>> {
    let project = desk.stock.project;
    let person = project.person(id);
    let fact = |label: String, value: String| FactView { label, value, href: None };
    let entries = |wanted: &dyn Fn(&crate::model::entry::Entry) -> bool| -> Vec<EntryCard> {
        let all = project.entries.iter().enumerate();
        all.filter(|(_, entry)| wanted(entry)).map(|(index, _)| desk.entry_card(EntryId::at(index))).collect()
    };
    let stills = project.still_ids().filter(|(_, still)| still.home == Home::Gallery && still.people.contains(&id));
    let clips = project.clips.iter().enumerate().filter(|(_, clip)| clip.people.contains(&id));
    let bio = person.bio.as_ref();
    let body = PersonPage {
        person: desk.person_card(id),
        pronouns: desk.maybe(person.pronouns.as_ref()),
        cast: person
            .cast
            .iter()
            .map(|part| fact(desk.words(&part.character), desk.maybe(part.note.as_ref()).unwrap_or_default()))
            .collect(),
        crew: person
            .crew
            .iter()
            .map(|job| fact(desk.words(&job.role), desk.maybe(job.department.as_ref()).unwrap_or_default()))
            .collect(),
        bio: bio.map(|bio| desk.html(&bio.value(desk.lang).blocks)),
        bio_lang: bio.and_then(|bio| desk.other_lang(bio)),
        filmography: person
            .filmography
            .iter()
            .map(|work| {
                let about = [work.year.map(|year| year.to_string()), desk.maybe(work.role.as_ref())];
                fact(work.title.clone(), desk.line(about.into_iter().flatten()))
            })
            .collect(),
        links: person
            .links
            .iter()
            .map(|link| LinkView {
                label: link.label.clone(),
                href: link.url.0.clone(),
                word: String::new(),
                current: false,
                count: None,
            })
            .collect(),
        contact: person.contact.as_ref().map(|contact| contact.0.clone()),
        entries: entries(&|entry| entry.people.contains(&id) || entry.spotlight == Some(id)),
        written: entries(&|entry| entry.authors.contains(&id)),
        stills: stills.map(|(id, _)| desk.picture(id)).collect(),
        clips: clips.map(|(index, _)| desk.clip(ClipId::at(index))).collect(),
    };
    let head = HeadView {
        kind: "person",
        title: person.name.clone(),
        description: desk.maybe(person.bio_short.as_ref()),
        card: person.headshot.and_then(|id| desk.card(id)),
        structured: structured::person(desk, id),
        og_type: "profile",
        ..HeadView::default()
    };
    finish(desk, "person", head, body)
}

/// The way to a person's page, if the name credited has one.
pub(super) fn credited(desk: &Desk<'_>, name: &crate::model::credits::Credited) -> crate::render::views::NameView {
    match name {
        crate::model::credits::Credited::Person(id) => crate::render::views::NameView {
            name: desk.stock.project.person(*id).name.clone(),
            href: Some(desk.href(&PageKey::Person(*id))),
        },
        crate::model::credits::Credited::Name(name) => {
            crate::render::views::NameView { name: name.clone(), href: None }
        }
    }
}
