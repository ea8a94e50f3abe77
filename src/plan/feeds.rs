//! Files for machines: feeds, the calendar, what the search searches, the web manifest, the sitemap, robots.txt.

use std::collections::BTreeSet;

use super::planner::Planner;
use super::{FeedKind, Maker};
use crate::load::wire::words::Layer;
use crate::model::Project;
use crate::model::translated::Lang;
use crate::places::OutPath;

/// The layers that have a feed: those that entries serve.
pub fn feed_layers(project: &Project) -> Vec<Layer> {
    project.entries.iter().flat_map(|entry| entry.layers.iter().copied()).collect::<BTreeSet<_>>().into_iter().collect()
}

/// Where a feed lies.
pub fn feed_path(project: &Project, kind: FeedKind, layer: Option<Layer>, lang: Lang) -> OutPath {
    let name = layer.map_or(String::new(), |layer| format!("layer-{}-", layer.word()));
    let ending = match kind {
        FeedKind::Atom => "atom.xml",
        FeedKind::Json => "feed.json",
    };
    in_language(project, lang, &format!("feeds/{name}{ending}"))
}

/// Where the web manifest of a language lies.
pub fn manifest_path(project: &Project, lang: Lang) -> OutPath {
    in_language(project, lang, "manifest.webmanifest")
}

/// Where the calendar of a language lies.
pub fn calendar_path(project: &Project, lang: Lang) -> OutPath {
    in_language(project, lang, "screenings/screenings.ics")
}

/// Where what the search page of a language searches lies.
pub fn search_index_path(project: &Project, lang: Lang) -> OutPath {
    in_language(project, lang, "search-index.js")
}

/// A file of a language: those of the default language lie at the root.
fn in_language(project: &Project, lang: Lang, name: &str) -> OutPath {
    let folder = if lang == Lang::DEFAULT { String::new() } else { format!("{}/", project.languages.tag(lang)) };
    OutPath::new(&format!("{folder}{name}")).expect("made of fixed words")
}

/// Feeds need absolute addresses, so there are none until the site's address is known.
pub(super) fn feeds(project: &Project, lang: Lang, planner: &mut Planner<'_>) {
    planner.add(manifest_path(project, lang), Maker::Manifest(lang), "the web manifest", None);
    planner.add(search_index_path(project, lang), Maker::SearchIndex(lang), "what the search searches", None);
    if !project.screenings.is_empty() {
        planner.add(calendar_path(project, lang), Maker::Calendar(lang), "the calendar of screenings", None);
    }
    if project.site.url.is_none() || project.entries.is_empty() {
        return;
    }
    for layer in std::iter::once(None).chain(feed_layers(project).into_iter().map(Some)) {
        for kind in [FeedKind::Atom, FeedKind::Json] {
            planner.add(feed_path(project, kind, layer, lang), Maker::Feed(kind, layer, lang), "a feed", None);
        }
    }
}

/// Those that the site has once, whatever its languages.
pub(super) fn machine_files(planner: &mut Planner<'_>) {
    let path = |name: &str| OutPath::new(name).expect("a fixed name");
    planner.add(path("sitemap.xml"), Maker::Sitemap, "the sitemap", None);
    planner.add(path("robots.txt"), Maker::Robots, "robots.txt", None);
}
