//! Which pages there are.

use std::collections::{BTreeMap, BTreeSet};

use super::Maker;
use super::addresses::PageKey;
use super::planner::Planner;
use crate::diagnostics::Spot;
use crate::load::wire::words::{Audience, Layer};
use crate::model::Project;
use crate::model::deliverable::Deliverable;
use crate::model::names::{ClipId, EntryId, PageId, PersonId, StillId};
use crate::model::still::Home;
use crate::model::translated::Lang;

/// Plans the pages of one language.
pub(super) fn pages(project: &Project, lang: Lang, planner: &mut Planner<'_>) {
    for (key, what, spot) in page_keys(project) {
        let path = key.path(project, lang);
        planner.add(path, Maker::Page(key, lang), &what, spot);
    }
}

/// Every page of one language.
fn page_keys(project: &Project) -> Vec<(PageKey, String, Option<Spot>)> {
    let mut keys = Vec::new();
    let mut add = |key: PageKey, what: &str, spot: Option<Spot>| keys.push((key, what.to_owned(), spot));
    add(PageKey::Home, "the first page", None);
    add(PageKey::Press, "the press room", None);
    let offered = |(_, one): &(usize, &Deliverable)| one.published && one.listed;
    for (index, deliverable) in project.deliverables.iter().enumerate().filter(offered) {
        add(PageKey::Deliverable(index), "a deliverable's page", deliverable.place.map(Spot::Text));
    }
    add(PageKey::NotFound, "the page shown when nothing is found", None);
    add(PageKey::Archive, "the archive", None);
    add(PageKey::Search, "the search", None);
    if !project.quotes.is_empty() {
        add(PageKey::Coverage, "the press coverage", None);
    }
    if project.people.iter().any(|person| person.spotlight.is_some()) {
        add(PageKey::Spotlights, "the crew spotlights", None);
    }
    if !project.entries.is_empty() {
        for page in 1..=project.entries.len().div_ceil(project.site.page_size) {
            add(PageKey::Diary(page), "the diary's list", None);
        }
        for (year, month) in months(project).into_keys() {
            add(PageKey::Month(year, month), "a month of the diary", None);
        }
        if project.entries.iter().any(|entry| entry.shoot_day.is_some()) {
            add(PageKey::Days, "the diary by shooting day", None);
        }
    }
    for (index, entry) in project.entries.iter().enumerate() {
        add(
            PageKey::Entry(EntryId::at(index)),
            "a diary entry",
            Some(Spot::Text(entry.slug_place.unwrap_or(entry.place))),
        );
    }
    let gallery: Vec<StillId> =
        project.still_ids().filter(|(_, still)| still.home == Home::Gallery).map(|(id, _)| id).collect();
    if !gallery.is_empty() {
        add(PageKey::Gallery, "the gallery", None);
    }
    for id in gallery {
        add(PageKey::Still(id), "a still's page", Some(Spot::File(project.still(id).path.clone())));
    }
    if !project.people.is_empty() {
        add(PageKey::People, "cast and crew", None);
    }
    for (index, person) in project.people.iter().enumerate() {
        add(PageKey::Person(PersonId::at(index)), "a person's page", Some(Spot::Text(person.place)));
    }
    if !project.clips.is_empty() {
        add(PageKey::Clips, "the clips", None);
    }
    for (index, clip) in project.clips.iter().enumerate() {
        add(PageKey::Clip(ClipId::at(index)), "a clip's page", Some(Spot::Text(clip.place)));
    }
    if !project.screenings.is_empty() {
        add(PageKey::Screenings, "the screenings", None);
    }
    for (index, page) in project.pages.iter().enumerate() {
        add(PageKey::Page(PageId::at(index)), "a page", Some(Spot::Text(page.place)));
    }
    archive_keys(project, &mut add);
    keys
}

fn archive_keys(project: &Project, add: &mut impl FnMut(PageKey, &str, Option<Spot>)) {
    for axis in project.vocabulary.words().map(|(tag, _)| tag.axis.clone()).collect::<BTreeSet<_>>() {
        add(PageKey::Axis(axis), "an axis of the archive", None);
    }
    for (tag, word) in project.vocabulary.words() {
        add(PageKey::Tag(tag.clone()), "a tag", word.places.first().copied().map(Spot::Text));
    }
    for layer in layers(project) {
        add(PageKey::Layer(layer), "a layer of the story", None);
    }
    for audience in audiences(project) {
        add(PageKey::Audience(audience), "an audience", None);
    }
}

/// The layers that entries, stills or clips serve.
pub fn layers(project: &Project) -> Vec<Layer> {
    let entries = project.entries.iter().flat_map(|entry| &entry.layers);
    let stills = project.stills.iter().flat_map(|still| &still.layers);
    let clips = project.clips.iter().flat_map(|clip| &clip.layers);
    entries.chain(stills).chain(clips).copied().collect::<BTreeSet<_>>().into_iter().collect()
}

/// The audiences that entries or clips are for.
pub fn audiences(project: &Project) -> Vec<Audience> {
    let entries = project.entries.iter().flat_map(|entry| &entry.audiences);
    let clips = project.clips.iter().flat_map(|clip| &clip.audiences);
    entries.chain(clips).copied().collect::<BTreeSet<_>>().into_iter().collect()
}

/// The months the diary has entries in, and how many.
pub fn months(project: &Project) -> BTreeMap<(i16, i8), usize> {
    let mut months = BTreeMap::new();
    for date in project.entries.iter().filter_map(|entry| entry.date) {
        *months.entry((date.0.year(), date.0.month())).or_default() += 1;
    }
    months
}
