//! Clips and screenings.

use serde::Serialize;

use super::finish;
use crate::diagnostics::Diagnostic;
use crate::model::names::ClipId;
use crate::plan::addresses::PageKey;
use crate::plan::calendar_path;
use crate::render::desk::Desk;
use crate::render::structured;
use crate::render::views::{AwardView, ClipView, HeadView, LinkView, PersonCard, ScreeningView, TagsView};

#[derive(Serialize)]
struct Clips {
    clips: Vec<ClipView>,
}

pub(super) fn list(desk: &Desk<'_>) -> Result<String, Box<Diagnostic>> {
    let clips = (0..desk.stock.project.clips.len()).map(|index| desk.clip(ClipId::at(index))).collect();
    let head = HeadView { kind: "clips", title: desk.phrase("clips"), ..HeadView::default() };
    finish(desk, "clips", head, Clips { clips })
}

#[derive(Serialize)]
struct ClipPage {
    clip: ClipView,
    people: Vec<PersonCard>,
    tags: Vec<TagsView>,
    layers: Vec<LinkView>,
    list: String,
}

pub(super) fn clip(desk: &Desk<'_>, id: ClipId) -> Result<String, Box<Diagnostic>> {
    let clip = desk.stock.project.clip(id);
    let body = ClipPage {
        clip: desk.clip(id),
        people: clip.people.iter().map(|person| desk.person_card(*person)).collect(),
        tags: desk.tags(&clip.tags),
        layers: clip.layers.iter().map(|layer| desk.layer(*layer)).collect(),
        list: desk.href(&PageKey::Clips),
    };
    let head = HeadView {
        kind: "clip",
        title: desk.words(&clip.title),
        description: desk.maybe(clip.description.as_ref()),
        card: clip.poster.and_then(|poster| desk.card(poster)),
        structured: structured::clip(desk, id),
        og_type: "video.other",
        embargo: desk.embargo(clip.access),
        ..HeadView::default()
    };
    finish(desk, "clip", head, body)
}

#[derive(Serialize)]
struct Screenings {
    ahead: Vec<ScreeningView>,
    past: Vec<ScreeningView>,
    awards: Vec<AwardView>,
    calendar: String,
}

pub(super) fn screenings(desk: &Desk<'_>) -> Result<String, Box<Diagnostic>> {
    let project = desk.stock.project;
    let all = project.screenings.iter().map(|screening| desk.screening(screening));
    let (ahead, mut past): (Vec<_>, Vec<_>) = all.partition(|screening| screening.ahead);
    past.reverse();
    let awards = project.awards.iter().map(|award| super::press::award(desk, award)).collect();
    let calendar = desk.to(&calendar_path(project, desk.lang));
    let head = HeadView {
        kind: "screenings",
        title: desk.phrase("screenings"),
        structured: structured::screenings(desk),
        ..HeadView::default()
    };
    finish(desk, "screenings", head, Screenings { ahead, past, awards, calendar })
}
