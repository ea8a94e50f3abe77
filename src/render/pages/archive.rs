//! The archive: everything by tag, layer and audience.

use serde::Serialize;

use super::finish;
use crate::diagnostics::Diagnostic;
use crate::load::wire::words::{Audience, Layer};
use crate::model::clip::Clip;
use crate::model::entry::Entry;
use crate::model::names::{ClipId, EntryId};
use crate::model::still::{Home, Still};
use crate::model::tags::Tag;
use crate::plan::addresses::PageKey;
use crate::plan::{audiences, layers};
use crate::render::desk::Desk;
use crate::render::views::{ClipView, EntryCard, HeadView, LinkView, PersonCard, PictureView, TagsView};

#[derive(Serialize)]
struct Index {
    statement: Option<String>,
    lead: Option<PersonCard>,
    goals: Vec<String>,
    hashtags: Vec<String>,
    axes: Vec<TagsView>,
    layers: Vec<LinkView>,
    audiences: Vec<LinkView>,
}

pub(super) fn index(desk: &Desk<'_>) -> Result<String, Box<Diagnostic>> {
    let project = desk.stock.project;
    let campaign = project.campaign.as_ref();
    let axes = project.vocabulary.axes().filter(|(axis, _)| desk.has(&PageKey::Axis((*axis).to_owned())));
    let body = Index {
        statement: campaign.and_then(|campaign| desk.maybe(campaign.statement.as_ref())),
        lead: campaign.and_then(|campaign| campaign.lead).map(|lead| desk.person_card(lead)),
        goals: campaign.iter().flat_map(|campaign| &campaign.goals).map(|goal| desk.phrase(goal.word())).collect(),
        hashtags: campaign.iter().flat_map(|campaign| campaign.hashtags.clone()).collect(),
        axes: axes.map(|(axis, _)| axis_view(desk, axis)).collect(),
        layers: layers(project)
            .into_iter()
            .map(|layer| counted(desk.layer(layer), count(desk, &Of::layer(layer))))
            .collect(),
        audiences: audiences(project)
            .into_iter()
            .map(|audience| counted(desk.audience(audience), count(desk, &Of::audience(audience))))
            .collect(),
    };
    let head = HeadView {
        kind: "archive",
        title: desk.phrase("archive"),
        description: Some(desk.phrase("archive_about")),
        ..HeadView::default()
    };
    finish(desk, "archive", head, body)
}

fn counted(mut link: LinkView, count: usize) -> LinkView {
    link.count = Some(count);
    link
}

fn axis_view(desk: &Desk<'_>, axis: &str) -> TagsView {
    let words = desk.stock.project.vocabulary.words().filter(|(tag, _)| tag.axis == axis);
    let tags = words.map(|(tag, _)| counted(desk.tag_link(tag), count(desk, &Of::tag(tag))));
    TagsView { axis: desk.axis_link(axis), tags: tags.collect() }
}

#[derive(Serialize)]
struct Axis {
    axis: TagsView,
    archive: String,
}

pub(super) fn axis(desk: &Desk<'_>, axis: &str) -> Result<String, Box<Diagnostic>> {
    let view = axis_view(desk, axis);
    let head = HeadView { kind: "axis", title: view.axis.label.clone(), ..HeadView::default() };
    finish(desk, "axis", head, Axis { axis: view, archive: desk.href(&PageKey::Archive) })
}

#[derive(Serialize)]
struct Collection {
    above: LinkView,
    about: Option<String>,
    entries: Vec<EntryCard>,
    stills: Vec<PictureView>,
    clips: Vec<ClipView>,
    feed: Option<String>,
}

/// What a page of the archive gathers.
struct Of<'a> {
    entry: Box<dyn Fn(&Entry) -> bool + 'a>,
    still: Box<dyn Fn(&Still) -> bool + 'a>,
    clip: Box<dyn Fn(&Clip) -> bool + 'a>,
}

impl<'a> Of<'a> {
    fn tag(tag: &'a Tag) -> Self {
        Self {
            entry: Box::new(|entry| entry.tags.contains(tag)),
            still: Box::new(|still| still.tags.contains(tag)),
            clip: Box::new(|clip| clip.tags.contains(tag)),
        }
    }

    fn layer(layer: Layer) -> Self {
        Self {
            entry: Box::new(move |entry| entry.layers.contains(&layer)),
            still: Box::new(move |still| still.layers.contains(&layer)),
            clip: Box::new(move |clip| clip.layers.contains(&layer)),
        }
    }

    fn audience(audience: Audience) -> Self {
        Self {
            entry: Box::new(move |entry| entry.audiences.contains(&audience)),
            still: Box::new(|_| false),
            clip: Box::new(move |clip| clip.audiences.contains(&audience)),
        }
    }

    fn shows(&self, still: &Still) -> bool {
        still.home == Home::Gallery && (self.still)(still)
    }
}

fn count(desk: &Desk<'_>, of: &Of<'_>) -> usize {
    let project = desk.stock.project;
    project.entries.iter().filter(|entry| (of.entry)(entry)).count()
        + project.stills.iter().filter(|still| of.shows(still)).count()
        + project.clips.iter().filter(|clip| (of.clip)(clip)).count()
}

fn collect(desk: &Desk<'_>, of: &Of<'_>, above: LinkView) -> Collection {
    let project = desk.stock.project;
    let entries = project.entries.iter().enumerate().filter(|(_, entry)| (of.entry)(entry));
    let clips = project.clips.iter().enumerate().filter(|(_, clip)| (of.clip)(clip));
    Collection {
        above,
        about: None,
        entries: entries.map(|(index, _)| desk.entry_card(EntryId::at(index))).collect(),
        stills: project.still_ids().filter(|(_, still)| of.shows(still)).map(|(id, _)| desk.picture(id)).collect(),
        clips: clips.map(|(index, _)| desk.clip(ClipId::at(index))).collect(),
        feed: None,
    }
}

fn archive_link(desk: &Desk<'_>) -> LinkView {
    desk.link(desk.phrase("archive"), &PageKey::Archive)
}

pub(super) fn tag(desk: &Desk<'_>, tag: &Tag) -> Result<String, Box<Diagnostic>> {
    let body = collect(desk, &Of::tag(tag), desk.axis_link(&tag.axis));
    let title = desk.tag_label(tag).to_owned();
    finish(desk, "collection", HeadView { kind: "tag", title, ..HeadView::default() }, body)
}

pub(super) fn layer(desk: &Desk<'_>, layer: Layer) -> Result<String, Box<Diagnostic>> {
    let mut body = collect(desk, &Of::layer(layer), archive_link(desk));
    body.about = Some(desk.phrase(match layer {
        Layer::Emotional => "emotional_about",
        Layer::Technical => "technical_about",
        Layer::Thematic => "thematic_about",
    }));
    let feeds = super::site(desk).feeds;
    let own = feeds.into_iter().find(|feed| feed.layer.as_deref() == Some(layer.word()));
    body.feed = own.map(|feed| feed.href);
    finish(
        desk,
        "collection",
        HeadView { kind: "layer", title: desk.phrase(layer.word()), ..HeadView::default() },
        body,
    )
}

pub(super) fn audience(desk: &Desk<'_>, audience: Audience) -> Result<String, Box<Diagnostic>> {
    let body = collect(desk, &Of::audience(audience), archive_link(desk));
    let head = HeadView { kind: "audience", title: desk.phrase(audience.word()), ..HeadView::default() };
    finish(desk, "collection", head, body)
}
