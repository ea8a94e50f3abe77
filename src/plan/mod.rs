//! The fourth stage: every output path, what makes it, and where it was asked for, before a pixel is read.

pub mod addresses;
pub mod bundles;
mod copies;
pub mod editions;
pub mod encoding;
pub mod facts;
mod feeds;
mod links;
pub mod names;
mod pages;
pub mod paper;
pub mod phrases;
mod planner;
pub mod presets;
pub mod renditions;
pub mod size;
pub mod texts;
pub mod theme;

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::{Diagnostic, Spot};
use crate::load::wire::words::Layer;
use crate::model::Project;
use crate::model::names::{EntryId, StillId};
use crate::model::translated::Lang;
use crate::model::uses::stills_in;
use crate::places::{OutPath, SourcePath};
use addresses::PageKey;
use bundles::BundlePlan;
pub use copies::copy_path;
use editions::EditionPlan;
pub use feeds::{calendar_path, feed_layers, feed_path, manifest_path, search_index_path};
pub use links::site_path;
pub use pages::{audiences, layers, months};
use phrases::Phrases;
use planner::Planner;
use renditions::Renditions;
use texts::Form;
use theme::Theme;

/// What makes an output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Maker {
    /// A template.
    Page(PageKey, Lang),
    /// A feed of the diary: all of it, or one layer's.
    Feed(FeedKind, Option<Layer>, Lang),
    /// `sitemap.xml`.
    Sitemap,
    /// `robots.txt`.
    Robots,
    /// The web manifest.
    Manifest(Lang),
    /// The screenings as a calendar.
    Calendar(Lang),
    /// What the search page searches.
    SearchIndex(Lang),
    /// A rendition of a picture.
    Rendition(StillId),
    /// A typeset document, by the index of its edition.
    Document(usize),
    /// A bundle, by its index.
    Bundle(usize),
    /// A text of a bundle by itself: the bundle's index, the text's index in it, the form.
    Text(usize, usize, Form),
    /// A file of the theme.
    Asset(String),
    /// A drawing of the project, written anew without what could run or load.
    Drawing(SourcePath),
    /// A file of the project, as it is.
    Copy(SourcePath),
}

/// The kind of a feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FeedKind {
    /// Atom (RFC 4287).
    Atom,
    /// JSON Feed 1.1.
    Json,
}

/// An output and where it was asked for.
#[derive(Debug, Clone)]
pub struct Planned {
    /// What makes it.
    pub maker: Maker,
    /// What it is, in words.
    pub what: String,
    /// Where in the project it was asked for, if in one place.
    pub spot: Option<Spot>,
}

/// Every output.
#[derive(Debug)]
pub struct Plan {
    /// By path.
    pub outputs: BTreeMap<OutPath, Planned>,
    /// What is made of each picture.
    pub renditions: BTreeMap<StillId, Renditions>,
    /// The name under which each press picture leaves the house.
    pub press_names: BTreeMap<StillId, String>,
    /// The documents that are typeset.
    pub editions: Vec<EditionPlan>,
    /// The bundles.
    pub bundles: Vec<BundlePlan>,
    /// The theme.
    pub theme: Theme,
    /// The words of the interface.
    pub phrases: Phrases,
    /// Where the theme's files go: by their name in the theme.
    pub assets: BTreeMap<String, OutPath>,
    /// The entries that show a still, in each language, newest first.
    pub entries_with: BTreeMap<(Lang, StillId), Vec<EntryId>>,
}

/// Plans the site and its bundles.
pub fn plan(project: &Project) -> (Plan, Vec<Diagnostic>) {
    let mut out = Vec::new();
    let theme = Theme::open(project, &mut out);
    let phrases = Phrases::read(&theme, &project.languages, &mut out);
    let press_names = names::press_names(project);
    let mut renditions = renditions::plan(project, &theme, &press_names);
    let bundles = bundles::plan(project, &renditions);
    let mut editions = editions::plan(project, &press_names);
    for bundle in &bundles {
        for wanted in &bundle.editions {
            if !editions.iter().any(|edition| edition.is_like(wanted)) {
                editions.push(EditionPlan { path: bundle.by_itself(&wanted.file_name), ..wanted.clone() });
            }
        }
    }
    paper::plan(project, &editions, &mut renditions);
    let mut planner = Planner::new(&mut out);
    for lang in project.languages.all() {
        pages::pages(project, lang, &mut planner);
        feeds::feeds(project, lang, &mut planner);
    }
    feeds::machine_files(&mut planner);
    for (id, all) in &renditions {
        for rendition in all.published() {
            let spot = Some(Spot::File(project.still(*id).path.clone()));
            planner.add(rendition.path.clone(), Maker::Rendition(*id), "a rendition of this picture", spot);
        }
    }
    for (index, bundle) in bundles.iter().enumerate() {
        let place = project.deliverables[bundle.deliverable].place;
        planner.add(bundle.path.clone(), Maker::Bundle(index), "a bundle", place.map(Spot::Text));
        for (at, text, form) in bundle.single_texts() {
            if let Some(path) = bundle.by_itself(&text.path(form)) {
                planner.add(path, Maker::Text(index, at, form), "a text of a bundle", place.map(Spot::Text));
            }
        }
    }
    for (index, edition) in editions.iter().enumerate() {
        if let Some(path) = &edition.path {
            planner.add(path.clone(), Maker::Document(index), "a typeset document", None);
        }
    }
    copies::copies(project, &mut planner);
    let assets = assets(&theme, &mut planner);
    let outputs = planner.outputs;
    links::dead_site_links(project, &outputs, &mut out);
    let entries_with = entries_with(project);
    (Plan { outputs, renditions, press_names, editions, bundles, theme, phrases, assets, entries_with }, out)
}

/// Goes through every entry once, and not through all of them for each still.
fn entries_with(project: &Project) -> BTreeMap<(Lang, StillId), Vec<EntryId>> {
    let mut with: BTreeMap<(Lang, StillId), Vec<EntryId>> = BTreeMap::new();
    for lang in project.languages.all() {
        for (index, entry) in project.entries.iter().enumerate() {
            let in_text = stills_in(entry.versions.value(lang).blocks());
            let shown: BTreeSet<StillId> =
                entry.cover.into_iter().chain(entry.stills.iter().copied()).chain(in_text).collect();
            for still in shown {
                with.entry((lang, still)).or_default().push(EntryId::at(index));
            }
        }
    }
    with
}

/// Styles and scripts that pages load, under names that change with their content; other files as they are.
fn assets(theme: &Theme, planner: &mut Planner<'_>) -> BTreeMap<String, OutPath> {
    let mut assets = BTreeMap::new();
    for (name, part) in theme.published() {
        let hash = blake3::hash(&part.bytes).to_hex();
        let marked = match name.rsplit_once('.') {
            Some((stem, ending)) => format!("{stem}.{}.{ending}", &hash[..8]),
            None => name.to_owned(),
        };
        let Some(path) = OutPath::new(&marked) else { continue };
        let spot = part.source.clone().map(Spot::File);
        planner.add(path.clone(), Maker::Asset(name.to_owned()), "a file of the theme", spot);
        assets.insert(name.to_owned(), path);
    }
    assets
}
