//! The gallery and a page for each still.

use std::collections::BTreeMap;

use serde::Serialize;

use super::finish;
use crate::diagnostics::Diagnostic;
use crate::load::wire::words::{SourceType, StillKind};
use crate::model::names::{EntryId, StillId};
use crate::model::still::Home;
use crate::model::tags::{Tag, Tags};
use crate::plan::addresses::PageKey;
use crate::plan::renditions::locations;
use crate::render::desk::Desk;
use crate::render::structured;
use crate::render::views::{EntryCard, FactView, HeadView, LinkView, PictureView, TagsView};

#[derive(Serialize)]
struct Gallery {
    groups: Vec<Group>,
    filters: Vec<TagsView>,
    rights: String,
}

#[derive(Serialize)]
struct Group {
    label: String,
    word: &'static str,
    stills: Vec<PictureView>,
}

/// The kinds in the order in which the gallery shows them.
const KINDS: [(StillKind, &str); 6] = [
    (StillKind::Production, "kind_production"),
    (StillKind::Bts, "kind_bts"),
    (StillKind::Portrait, "kind_portrait"),
    (StillKind::KeyArt, "kind_key-art"),
    (StillKind::Poster, "kind_poster"),
    (StillKind::Title, "kind_title"),
];

fn gallery_ids<'d>(desk: &'d Desk<'_>) -> impl Iterator<Item = StillId> + 'd {
    let project = desk.stock.project;
    let of_kind = move |kind: StillKind| {
        project
            .still_ids()
            .filter(move |(_, still)| still.home == Home::Gallery && still.kind == kind)
            .map(|(id, _)| id)
    };
    KINDS.into_iter().flat_map(move |(kind, _)| of_kind(kind))
}

pub(super) fn gallery(desk: &Desk<'_>) -> Result<String, Box<Diagnostic>> {
    let project = desk.stock.project;
    let groups = KINDS.into_iter().map(|(kind, phrase)| Group {
        label: desk.phrase(phrase),
        word: kind.word(),
        stills: gallery_ids(desk).filter(|id| project.still(*id).kind == kind).map(|id| desk.picture(id)).collect(),
    });
    let groups = groups.filter(|group| !group.stills.is_empty()).collect();
    let head = HeadView {
        kind: "gallery",
        title: desk.phrase("stills"),
        description: Some(desk.phrase("stills_about")),
        ..HeadView::default()
    };
    finish(desk, "gallery", head, Gallery { groups, filters: filters(desk), rights: desk.href(&PageKey::Press) })
}

/// The tags of the gallery's stills, each with how many it would leave. One that leaves them all filters nothing.
fn filters(desk: &Desk<'_>) -> Vec<TagsView> {
    let project = desk.stock.project;
    let mut counts: BTreeMap<&Tag, usize> = BTreeMap::new();
    for id in gallery_ids(desk) {
        for tag in &project.still(id).tags {
            *counts.entry(tag).or_default() += 1;
        }
    }
    let all = gallery_ids(desk).count();
    counts.retain(|_, count| *count < all);
    let tags: Tags = counts.keys().map(|tag| (*tag).clone()).collect();
    let mut views = desk.tags(&tags);
    for TagsView { axis, tags } in &mut views {
        for link in tags {
            let tag = Tag { axis: axis.word.clone(), name: link.word.clone() };
            link.count = counts.get(&tag).copied();
        }
    }
    views
}

#[derive(Serialize)]
struct StillPage {
    still: PictureView,
    facts: Vec<FactView>,
    people: Vec<LinkView>,
    tags: Vec<TagsView>,
    entries: Vec<EntryCard>,
    before: Option<PictureView>,
    previous: Option<LinkView>,
    next: Option<LinkView>,
    gallery: String,
    /// The still's place in the gallery, from 1.
    number: usize,
    /// How many stills the gallery holds.
    count: usize,
    press: bool,
    embargo: Option<String>,
}

pub(super) fn still(desk: &Desk<'_>, id: StillId) -> Result<String, Box<Diagnostic>> {
    let project = desk.stock.project;
    let still = project.still(id);
    let all: Vec<StillId> = gallery_ids(desk).collect();
    let at = all.iter().position(|other| *other == id);
    let link = |other: Option<&StillId>| other.map(|other| desk.link(title(desk, *other), &PageKey::Still(*other)));
    let body = StillPage {
        still: desk.picture(id),
        facts: facts(desk, id),
        people: still.people.iter().map(|person| desk.person_link(*person)).collect(),
        tags: desk.tags(&still.tags),
        entries: entries_with(desk, id).map(|entry| desk.entry_card(entry)).collect(),
        before: still.before.map(|before| desk.picture(before)),
        previous: link(at.and_then(|at| at.checked_sub(1)).and_then(|at| all.get(at))),
        next: link(at.and_then(|at| all.get(at + 1))),
        gallery: desk.href(&PageKey::Gallery),
        number: at.map_or(0, |at| at + 1),
        count: all.len(),
        press: still.press,
        embargo: desk.embargo(still.access),
    };
    let head = HeadView {
        kind: "still",
        title: title(desk, id),
        description: desk.maybe(still.caption.as_ref()),
        card: desk.card(id),
        structured: structured::still(desk, id),
        embargo: desk.embargo(still.access),
        ..HeadView::default()
    };
    finish(desk, "still", head, body)
}

/// A still's headline, or a name made from its file's.
pub(in crate::render) fn title(desk: &Desk<'_>, id: StillId) -> String {
    let still = desk.stock.project.still(id);
    desk.maybe(still.headline.as_ref()).unwrap_or_else(|| {
        let words = still.path.stem().replace(['-', '_'], " ");
        let mut chars = words.chars();
        chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
    })
}

fn facts(desk: &Desk<'_>, id: StillId) -> Vec<FactView> {
    let project = desk.stock.project;
    let still = project.still(id);
    let rights = still.web_statement.as_ref().or(project.site.rights_page.as_ref());
    let mail = project.site.rights_email.as_ref();
    let all = [
        ("photographer", still.photographer.clone(), None),
        ("credit_line", still.credit.clone(), None),
        ("copyright", still.copyright.clone(), None),
        ("licence", still.licence.as_ref().map(|url| url.0.clone()), still.licence.as_ref().map(|url| url.0.clone())),
        ("usage", desk.maybe(still.usage.as_ref()), None),
        (
            "rights_contact",
            rights.map(|url| url.0.clone()).or_else(|| mail.map(|mail| mail.0.clone())),
            rights.map(|url| url.0.clone()).or_else(|| mail.map(|mail| format!("mailto:{}", mail.0))),
        ),
        ("location", Some(desk.line(locations(project, still, desk.lang))).filter(|places| !places.is_empty()), None),
        ("taken", still.date.map(|date| desk.date(date).text), None),
        ("source_type", still.source_type.map(|source| origin(desk, source)), None),
        ("extended_description", desk.maybe(still.extended_description.as_ref()), None),
        ("pixels", Some(format!("{} × {}", still.width, still.height)), None),
        ("raw_original", still.raw.clone(), None),
    ];
    all.into_iter()
        .filter_map(|(label, value, href)| Some(FactView { label: desk.phrase(label), value: value?, href }))
        .collect()
}

/// How a picture came about, in the words of the page's language.
fn origin(desk: &Desk<'_>, source: SourceType) -> String {
    desk.stock.plan.phrases.get(desk.lang, &format!("source_{}", source.word())).to_owned()
}

/// The entries that show a still, newest first.
fn entries_with<'d>(desk: &'d Desk<'_>, id: StillId) -> impl Iterator<Item = EntryId> + 'd {
    desk.stock.plan.entries_with.get(&(desk.lang, id)).into_iter().flatten().copied()
}
