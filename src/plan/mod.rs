//! The fourth stage: every output path, what makes it, and where it was asked for, before a pixel is read.

pub mod addresses;
pub mod bundles;
pub mod editions;
pub mod encoding;
pub mod facts;
pub mod names;
pub mod paper;
pub mod phrases;
pub mod presets;
pub mod renditions;
pub mod size;
pub mod texts;
pub mod theme;

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::{Code, Diagnostic, Spot, nearest};
use crate::load::prose::{Block, Inline};
use crate::load::wire::words::{Audience, Layer};
use crate::model::Project;
use crate::model::clip::Video;
use crate::model::deliverable::Deliverable;
use crate::model::names::{ClipId, EntryId, PageId, PersonId, StillId};
use crate::model::slug::refused_by_windows;
use crate::model::still::Home;
use crate::model::text::{Target, visit};
use crate::model::translated::Lang;
use crate::model::uses::stills_in;
use crate::places::{At, OutPath, SourcePath};
use addresses::PageKey;
use bundles::BundlePlan;
use editions::EditionPlan;
use phrases::Phrases;
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
    let mut planner =
        Planner { outputs: BTreeMap::new(), folded: BTreeMap::new(), refused: BTreeSet::new(), out: &mut out };
    for lang in project.languages.all() {
        pages(project, lang, &mut planner);
        feeds(project, lang, &mut planner);
    }
    machine_files(&mut planner);
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
    copies(project, &mut planner);
    let assets = assets(&theme, &mut planner);
    let outputs = planner.outputs;
    dead_site_links(project, &outputs, &mut out);
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

/// Gathers outputs and tells of two that want one path. Windows and macOS do not tell upper from lower case.
struct Planner<'a> {
    outputs: BTreeMap<OutPath, Planned>,
    folded: BTreeMap<String, OutPath>,
    refused: BTreeSet<String>,
    out: &'a mut Vec<Diagnostic>,
}

impl Planner<'_> {
    fn add(&mut self, path: OutPath, maker: Maker, what: &str, spot: Option<Spot>) {
        let planned = Planned { maker, what: what.to_owned(), spot };
        let folded = path.as_str().to_lowercase();
        if let Some(earlier) = self.folded.get(&folded).and_then(|path| self.outputs.get(path)) {
            // One picture may be wanted under one name twice: that is one file.
            if earlier.maker == planned.maker {
                return;
            }
            let mut collision = Diagnostic::error(
                Code::PathCollision,
                format!("`{path}` is asked for twice: by {} and by {}", earlier.what, planned.what),
            );
            collision.spots.extend(planned.spot.map(|spot| (spot, "here".to_owned())));
            collision.spots.extend(earlier.spot.clone().map(|spot| (spot, "and here".to_owned())));
            self.out.push(collision.help("only one of them can be published: rename the other"));
            return;
        }
        self.tell_refused(&path, planned.spot.clone());
        self.folded.insert(folded, path.clone());
        self.outputs.insert(path, planned);
    }

    /// Tells of a name that Windows refuses; of a folder's once.
    fn tell_refused(&mut self, path: &OutPath, spot: Option<Spot>) {
        let parts: Vec<&str> = path.as_str().split('/').collect();
        let Some((at, why)) = parts.iter().enumerate().find_map(|(at, part)| Some((at, refused_by_windows(part)?)))
        else {
            return;
        };
        let whole = parts[..=at].join("/");
        if !self.refused.insert(whole.clone()) {
            return;
        }
        let mut warning = Diagnostic::warning(Code::RefusedName, format!("`{whole}` {why}"));
        warning.spots.extend(spot.map(|spot| (spot, "here".to_owned())));
        self.out.push(
            warning.help("the site is published all the same, but nobody can open or unpack it on Windows: rename it"),
        );
    }
}

fn pages(project: &Project, lang: Lang, planner: &mut Planner<'_>) {
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
fn feeds(project: &Project, lang: Lang, planner: &mut Planner<'_>) {
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

fn machine_files(planner: &mut Planner<'_>) {
    let path = |name: &str| OutPath::new(name).expect("a fixed name");
    planner.add(path("sitemap.xml"), Maker::Sitemap, "the sitemap", None);
    planner.add(path("robots.txt"), Maker::Robots, "robots.txt", None);
}

/// Files of the project that are published as they are, or nearly so.
fn copies(project: &Project, planner: &mut Planner<'_>) {
    for source in &project.statics {
        let spot = Some(Spot::File(source.clone()));
        planner.add(copy_path(source), Maker::Copy(source.clone()), "a file in static/", spot);
    }
    for source in copied_files(project) {
        let path = copy_path(&source);
        let spot = Some(Spot::File(source.clone()));
        let maker = if source.extension() == "svg" { Maker::Drawing(source) } else { Maker::Copy(source) };
        planner.add(path, maker, "a file of the project", spot);
    }
}

/// Where a file that is published as it is goes.
pub fn copy_path(source: &SourcePath) -> OutPath {
    let below = source.as_str().strip_prefix("static/").map_or_else(|| format!("files/{source}"), str::to_owned);
    OutPath::new(&below).expect("a source path is never empty and stays below its root")
}

/// Video, captions, logos, and files that texts link to.
fn copied_files(project: &Project) -> BTreeSet<SourcePath> {
    let mut files = BTreeSet::new();
    for clip in &project.clips {
        if let Some(Video::Local(file)) = &clip.video {
            files.insert(file.clone());
        }
        files.extend(clip.captions.iter().map(|captions| captions.file.clone()));
    }
    files.extend(project.companies.iter().filter_map(|company| company.logo.clone()));
    files.extend(project.credits.funders.iter().filter_map(|funder| funder.logo.clone()));
    for_each_target(project, &mut |target| {
        if let Target::File(file) = target
            && !file.as_str().starts_with("static/")
        {
            files.insert(file.clone());
        }
    });
    files
}

/// Visits what every link of every text leads to.
pub fn for_each_target<'a>(project: &'a Project, see: &mut impl FnMut(&'a Target)) {
    for entry in &project.entries {
        for (_, version) in entry.versions.iter() {
            version.blocks().for_each(|block| targets_in(std::slice::from_ref(block), see));
            version.footnotes.iter().for_each(|note| targets_in(note, see));
        }
    }
    let pages = project.pages.iter().flat_map(|page| page.versions.iter().map(|(_, page)| &page.text));
    let press = project.press.iter().flat_map(|press| press.versions.iter().map(|(_, press)| &press.text));
    let bios = project.people.iter().flat_map(|person| &person.bio).flat_map(|bio| bio.iter().map(|(_, text)| text));
    let clips = project.clips.iter().flat_map(|clip| &clip.transcript);
    let transcripts = clips.flat_map(|transcript| transcript.iter().map(|(_, text)| text));
    for text in pages.chain(press).chain(bios).chain(transcripts) {
        targets_in(&text.blocks, see);
        text.footnotes.iter().for_each(|note| targets_in(note, see));
    }
}

fn targets_in<'a>(blocks: &'a [Block<Target>], see: &mut impl FnMut(&'a Target)) {
    visit(blocks, &mut |block| match block {
        Block::Paragraph(line) | Block::Plain(line) => targets_in_line(line, see),
        Block::Heading(heading) => targets_in_line(&heading.text, see),
        Block::Table(table) => {
            table.head.iter().chain(table.rows.iter().flatten()).for_each(|cell| targets_in_line(cell, see));
        }
        Block::Definitions(list) => list.iter().for_each(|definition| targets_in_line(&definition.term, see)),
        Block::Directive(directive) => targets_in_line(&directive.by, see),
        _ => {}
    });
}

fn targets_in_line<'a>(line: &'a [Inline<Target>], see: &mut impl FnMut(&'a Target)) {
    for inline in line {
        match inline {
            Inline::Link { to, text } => {
                see(to);
                targets_in_line(text, see);
            }
            Inline::Emphasis(line) | Inline::Strong(line) | Inline::Strike(line) => targets_in_line(line, see),
            _ => {}
        }
    }
}

/// Styles and scripts that pages load, under names that change with their content; other files as they are.
fn assets(theme: &Theme, planner: &mut Planner<'_>) -> BTreeMap<String, OutPath> {
    let mut assets = BTreeMap::new();
    for (name, part) in theme.parts().filter(|(name, _)| name.starts_with("assets/")) {
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

/// Links written from the site's root must lead to something that is planned.
fn dead_site_links(project: &Project, outputs: &BTreeMap<OutPath, Planned>, out: &mut Vec<Diagnostic>) {
    let known: Vec<&str> = outputs.keys().map(addresses::public).collect();
    for_each_target(project, &mut |target| {
        let Target::Site(At { value, place }) = target else { return };
        if site_path(value).is_some_and(|path| outputs.contains_key(&path)) {
            return;
        }
        let mut dead = Diagnostic::error(Code::DeadLink, format!("nothing is published at `/{value}`")).at(*place, "");
        if let Some(near) = nearest(value, known.iter().copied()) {
            dead = dead.help(format!("did you mean `/{near}`?"));
        }
        out.push(
            dead.help(
                "a link to the file in the project, as in `../press/production-notes.md`, finds its page by itself",
            ),
        );
    });
}

/// The file that an address below the site's root means.
pub fn site_path(address: &str) -> Option<OutPath> {
    let path = address.split(['#', '?']).next().unwrap_or_default();
    if path.is_empty() || path.ends_with('/') { OutPath::new(&format!("{path}index.html")) } else { OutPath::new(path) }
}
