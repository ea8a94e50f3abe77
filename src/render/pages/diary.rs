//! The diary: its list, its months and days, its entries.

use std::collections::BTreeMap;

use serde::Serialize;

use super::finish;
use crate::diagnostics::Diagnostic;
use crate::model::names::EntryId;
use crate::plan::addresses::PageKey;
use crate::plan::months;
use crate::render::desk::Desk;
use crate::render::structured;
use crate::render::views::{ClipView, EntryCard, HeadView, LinkView, PassageView, PersonCard, PictureView, TagsView};
use crate::text::dates;

#[derive(Serialize)]
struct List {
    entries: Vec<EntryCard>,
    pages: Vec<LinkView>,
    previous: Option<LinkView>,
    next: Option<LinkView>,
    months: Vec<LinkView>,
    days: Option<String>,
    layers: Vec<LinkView>,
    month: Option<String>,
}

fn ids(desk: &Desk<'_>) -> impl Iterator<Item = EntryId> + use<> {
    (0..desk.stock.project.entries.len()).map(EntryId::at)
}

pub(super) fn list(desk: &Desk<'_>, number: usize) -> Result<String, Box<Diagnostic>> {
    let size = desk.stock.project.site.page_size;
    let count = desk.stock.project.entries.len().div_ceil(size);
    let entries = ids(desk).skip((number - 1) * size).take(size).map(|id| desk.entry_card(id)).collect();
    let page = |number: usize| desk.link(number.to_string(), &PageKey::Diary(number));
    let body = List {
        entries,
        pages: if count > 1 { (1..=count).map(page).collect() } else { Vec::new() },
        previous: (number > 1).then(|| page(number - 1)),
        next: (number < count).then(|| page(number + 1)),
        ..around(desk)
    };
    let title = match number {
        1 => desk.phrase("diary"),
        number => format!("{}, {} {number}", desk.phrase("diary"), desk.phrase("page")),
    };
    let head = HeadView { kind: "diary", title, description: Some(desk.phrase("diary_about")), ..HeadView::default() };
    finish(desk, "diary", head, body)
}

/// A list without entries: what stands beside them.
fn around(desk: &Desk<'_>) -> List {
    let project = desk.stock.project;
    let month = |((year, month), count): ((i16, i8), usize)| {
        let label = dates::month(year, month, desk.lang, &desk.stock.plan.phrases);
        let mut link = desk.link(label, &PageKey::Month(year, month));
        link.count = Some(count);
        link
    };
    List {
        entries: Vec::new(),
        pages: Vec::new(),
        previous: None,
        next: None,
        months: months(project).into_iter().rev().map(month).collect(),
        days: desk.has(&PageKey::Days).then(|| desk.href(&PageKey::Days)),
        layers: crate::plan::feed_layers(project).into_iter().map(|layer| desk.layer(layer)).collect(),
        month: None,
    }
}

fn in_month<'d>(desk: &'d Desk<'_>, year: i16, month: i8) -> impl Iterator<Item = EntryId> + 'd {
    ids(desk).filter(move |id| {
        let date = desk.stock.project.entry(*id).date;
        date.is_some_and(|date| (date.0.year(), date.0.month()) == (year, month))
    })
}

pub(super) fn month(desk: &Desk<'_>, year: i16, month: i8) -> Result<String, Box<Diagnostic>> {
    let name = dates::month(year, month, desk.lang, &desk.stock.plan.phrases);
    let entries = in_month(desk, year, month).map(|id| desk.entry_card(id)).collect();
    let body = List { entries, month: Some(name.clone()), ..around(desk) };
    let title = format!("{}, {name}", desk.phrase("diary"));
    let head = HeadView { kind: "diary", title, ..HeadView::default() };
    finish(desk, "diary", head, body)
}

#[derive(Serialize)]
struct Days {
    days: Vec<DayView>,
    undated: Vec<EntryCard>,
    diary: String,
}

#[derive(Serialize)]
struct DayView {
    number: u16,
    entries: Vec<EntryCard>,
}

pub(super) fn days(desk: &Desk<'_>) -> Result<String, Box<Diagnostic>> {
    let mut by_day: BTreeMap<u16, Vec<EntryCard>> = BTreeMap::new();
    let mut undated = Vec::new();
    for id in ids(desk) {
        match desk.stock.project.entry(id).shoot_day {
            Some(day) => by_day.entry(day).or_default().push(desk.entry_card(id)),
            None => undated.push(desk.entry_card(id)),
        }
    }
    let days = by_day.into_iter().map(|(number, entries)| DayView { number, entries }).collect();
    let body = Days { days, undated, diary: desk.href(&PageKey::Diary(1)) };
    let head = HeadView { kind: "days", title: desk.phrase("by_shooting_day"), ..HeadView::default() };
    finish(desk, "days", head, body)
}

#[derive(Serialize)]
struct EntryPage {
    entry: EntryCard,
    audiences: Vec<LinkView>,
    passages: Vec<PassageView>,
    footnotes: String,
    stills: Vec<PictureView>,
    clips: Vec<ClipView>,
    people: Vec<PersonCard>,
    spotlight: Option<PersonCard>,
    tags: Vec<TagsView>,
    newer: Option<EntryCard>,
    older: Option<EntryCard>,
    fallback: Option<String>,
}

pub(super) fn entry(desk: &Desk<'_>, id: EntryId) -> Result<String, Box<Diagnostic>> {
    let project = desk.stock.project;
    let entry = project.entry(id);
    let version = entry.versions.value(desk.lang);
    let in_text = crate::model::uses::stills_in(version.blocks());
    let beside = entry.stills.iter().filter(|still| !in_text.contains(still) && entry.cover != Some(**still));
    let neighbour = |index: Option<usize>| {
        index.filter(|index| *index < project.entries.len()).map(|index| desk.entry_card(EntryId::at(index)))
    };
    let mut card = desk.entry_card(id);
    // A cover that the text shows anyway is not shown twice.
    if entry.cover.is_some_and(|cover| in_text.contains(&cover)) {
        card.cover = None;
    }
    let lead = in_text.first().copied().filter(|_| card.cover.is_none());
    let passages = version.passages.iter().map(|passage| PassageView {
        layers: passage.layers.iter().map(|layer| desk.layer(*layer)).collect(),
        audiences: passage.audiences.iter().map(|audience| desk.audience(*audience)).collect(),
        html: desk.html_led_by(lead, &passage.blocks),
    });
    let body = EntryPage {
        audiences: entry.audiences.iter().map(|audience| desk.audience(*audience)).collect(),
        passages: passages.collect(),
        footnotes: desk.footnotes(&version.footnotes),
        stills: beside.map(|still| desk.picture(*still)).collect(),
        clips: entry.clips.iter().map(|clip| desk.clip(*clip)).collect(),
        people: entry.people.iter().map(|person| desk.person_card(*person)).collect(),
        spotlight: entry.spotlight.map(|person| desk.person_card(person)),
        tags: desk.tags(&entry.tags),
        newer: neighbour(id.index().checked_sub(1)),
        older: neighbour(Some(id.index() + 1)),
        fallback: desk.other_lang(&entry.versions),
        entry: card,
    };
    let head = HeadView {
        kind: "entry",
        title: version.title.clone(),
        description: version.teaser.clone(),
        card: entry.cover.and_then(|cover| desk.card(cover)),
        structured: structured::entry(desk, id),
        og_type: "article",
        embargo: desk.embargo(entry.access),
        ..HeadView::default()
    };
    finish(desk, "entry", head, body)
}
