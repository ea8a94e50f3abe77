//! The first page.

use serde::Serialize;

use super::finish;
use crate::diagnostics::Diagnostic;
use crate::load::wire::words::StillKind;
use crate::model::names::EntryId;
use crate::model::still::Home as StillHome;
use crate::plan::addresses::PageKey;
use crate::render::desk::Desk;
use crate::render::structured;
use crate::render::views::{
    AwardView, ClipView, EntryCard, HeadView, PersonCard, PictureView, QuoteView, ScreeningView,
};
use crate::text::sheet;

#[derive(Serialize)]
struct Home {
    key_art: Option<PictureView>,
    poster: Option<PictureView>,
    trailer: Option<ClipView>,
    facts: Vec<String>,
    synopsis: Option<String>,
    entries: Vec<EntryCard>,
    diary: Option<String>,
    next_screening: Option<ScreeningView>,
    screenings: Option<String>,
    quote: Option<QuoteView>,
    coverage: Option<String>,
    awards: Vec<AwardView>,
    stills: Vec<PictureView>,
    gallery: Option<String>,
    spotlight: Option<PersonCard>,
    spotlights: Option<String>,
    archive: String,
}

pub(super) fn page(desk: &Desk<'_>) -> Result<String, Box<Diagnostic>> {
    let project = desk.stock.project;
    let film = &project.film;
    let entries = (0..project.entries.len()).map(EntryId::at);
    let production = project.still_ids().filter(|(id, still)| {
        still.home == StillHome::Gallery
            && still.kind == StillKind::Production
            && !still.spoiler
            && Some(*id) != film.key_art
    });
    let spotlight = project.entries.iter().find_map(|entry| entry.spotlight);
    let section = |key: PageKey| desk.has(&key).then(|| desk.href(&key));
    let body = Home {
        key_art: film.key_art.map(|id| desk.picture(id)),
        poster: film.poster.map(|id| desk.picture(id)),
        trailer: film.trailer.map(|id| desk.clip(id)),
        facts: facts(desk),
        synopsis: super::press::synopsis(desk, &["medium", "short"]),
        entries: entries.take(4).map(|id| desk.entry_card(id)).collect(),
        diary: section(PageKey::Diary(1)),
        next_screening: project
            .screenings
            .iter()
            .find(|screening| screening.is_ahead(project.as_of))
            .map(|screening| desk.screening(screening)),
        screenings: section(PageKey::Screenings),
        quote: project.quotes.first().map(|quote| super::press::quote(desk, quote)),
        coverage: section(PageKey::Coverage),
        awards: project.awards.iter().take(4).map(|award| super::press::award(desk, award)).collect(),
        stills: production.take(6).map(|(id, _)| desk.picture(id)).collect(),
        gallery: section(PageKey::Gallery),
        spotlight: spotlight.map(|id| desk.person_card(id)),
        spotlights: section(PageKey::Spotlights),
        archive: desk.href(&PageKey::Archive),
    };
    let head = HeadView {
        kind: "home",
        title: desk.words(&film.title),
        structured: structured::movie(desk),
        og_type: "video.movie",
        ..HeadView::default()
    };
    finish(desk, "home", head, body)
}

/// The line of facts below the title: format, running time, countries, year.
fn facts(desk: &Desk<'_>) -> Vec<String> {
    let sheet = sheet::sheet(desk.stock.project, desk.lang, &desk.stock.plan.phrases);
    let wanted = ["format", "runtime", "countries", "year"];
    wanted.iter().filter_map(|key| sheet.iter().find(|line| line.key == *key)).map(|line| line.value.clone()).collect()
}
