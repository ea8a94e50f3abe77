//! What goes into each deliverable, and what does not, and why.

use std::collections::BTreeMap;

use super::editions::{self, EditionPlan};
use super::names::film;
use super::renditions::{Rendition, Renditions, press_file};
use super::size::Size;
use super::texts::{self, Form, TextPlan};
use super::{Plan, paper};
use crate::load::wire::words::{Part, StillKind};
use crate::model::Project;
use crate::model::deliverable::{Deliverable, LeftOut, Limits};
use crate::model::names::{PersonId, StillId};
use crate::model::still::{Home, Still};
use crate::places::OutPath;

/// A deliverable to be made.
#[derive(Debug, Clone)]
pub struct BundlePlan {
    /// Which of the project's deliverables.
    pub deliverable: usize,
    /// Where the site keeps the zip.
    pub path: OutPath,
    /// Where the site keeps those of its files that have no other address, where it keeps them.
    singles: Option<OutPath>,
    /// The one folder inside.
    pub folder: String,
    /// What it holds.
    pub parts: Vec<Part>,
    /// The stills it takes, in order.
    pub stills: Vec<StillId>,
    /// The stills it does not take, in order, with the reason.
    pub left: Vec<(StillId, LeftOut)>,
    /// Key art and posters.
    pub art: Vec<StillId>,
    /// People whose bios it holds.
    pub people: Vec<PersonId>,
    /// Its texts, in order.
    pub texts: Vec<TextPlan>,
    /// The name of each picture in it, without ending.
    pub names: BTreeMap<StillId, String>,
    /// The long side of its screen-size stills, in pixels.
    pub screen_size: u32,
    /// Its pictures at full size.
    pub full: BTreeMap<StillId, Rendition>,
    /// Its stills at screen size.
    pub screen: BTreeMap<StillId, Rendition>,
    /// Its typeset documents; each is among the editions of the plan, but for its path.
    pub editions: Vec<EditionPlan>,
}

impl BundlePlan {
    /// Where the site holds a file of it by itself; nowhere when it has no page that could lead there.
    pub fn by_itself(&self, file: &str) -> Option<OutPath> {
        let folder = self.singles.as_ref()?;
        OutPath::new(&format!("{folder}/{file}"))
    }

    /// The files of its texts that the site holds by themselves: their index, the text, the form. The form for reading is
    /// not among them: the press room says the same.
    pub fn single_texts(&self) -> impl Iterator<Item = (usize, &TextPlan, Form)> {
        let forms = |text: &TextPlan| text.forms().iter().copied().filter(|form| *form != Form::Html);
        self.texts.iter().enumerate().flat_map(move |(at, text)| forms(text).map(move |form| (at, text, form)))
    }
}

/// Plans everything that the site holds.
pub(super) fn plan(project: &Project, renditions: &BTreeMap<StillId, Renditions>) -> Vec<BundlePlan> {
    let all = project.deliverables.iter().enumerate();
    let published = all.filter(|(_, deliverable)| deliverable.published);
    published.map(|(index, _)| bundle(project, index, renditions)).collect()
}

/// Plans one of the project's deliverables by itself, whether the site holds it or not. From here on the plan's documents
/// are those of the deliverable, and its renditions for paper those that they show.
pub fn packet(project: &Project, index: usize, plan: &mut Plan) -> BundlePlan {
    let bundle = bundle(project, index, &BTreeMap::new());
    plan.editions.clone_from(&bundle.editions);
    plan.renditions.values_mut().for_each(|renditions| renditions.paper.clear());
    paper::plan(project, &plan.editions, &mut plan.renditions);
    bundle
}

fn bundle(project: &Project, index: usize, site: &BTreeMap<StillId, Renditions>) -> BundlePlan {
    let deliverable = &project.deliverables[index];
    let has = |part: Part| deliverable.parts.contains(&part);
    let (mut stills, left) = chosen(project, deliverable);
    if !(has(Part::StillsFull) || has(Part::StillsScreen) || has(Part::Captions)) {
        stills.clear();
    }
    let art = if has(Part::KeyArt) { art(project, deliverable) } else { Vec::new() };
    let people: Vec<PersonId> =
        if has(Part::Bios) { (0..project.people.len()).map(PersonId::at).collect() } else { Vec::new() };
    let headshots: Vec<StillId> = people.iter().filter_map(|person| project.person(*person).headshot).collect();
    let pictures = stills.iter().chain(&art).chain(&headshots).copied();
    let names = project.file_names.of(deliverable, pictures);
    let folder = format!("{}_{}", film(project), deliverable.slug);
    let files = Files { project, deliverable, site, names: &names };
    BundlePlan {
        deliverable: index,
        path: OutPath::new(&format!("downloads/{folder}.zip")).expect("made of slugs"),
        singles: OutPath::new(&format!("downloads/{}", deliverable.slug)).filter(|_| deliverable.listed),
        folder,
        parts: deliverable.parts.clone(),
        full: stills.iter().chain(&art).chain(&headshots).map(|id| (*id, files.full(*id))).collect(),
        screen: stills.iter().map(|id| (*id, files.screen(*id))).collect(),
        editions: editions::of(project, deliverable, &stills, &names),
        texts: texts::plan(project, deliverable, &people),
        names,
        stills,
        left,
        art,
        people,
        screen_size: deliverable.screen_size,
    }
}

/// The stills that are taken, in order, and those that are not. What the press prints comes first, then the making.
fn chosen(project: &Project, deliverable: &Deliverable) -> (Vec<StillId>, Vec<(StillId, LeftOut)>) {
    let mut all: Vec<(StillId, &Still)> = project.still_ids().collect();
    all.sort_by_key(|(_, still)| still.kind);
    let limits = &deliverable.limits;
    let most = limits.stills.map_or(usize::MAX, |limit| limit.value as usize);
    let (mut taken, mut left) = (Vec::new(), Vec::new());
    for (id, still) in all {
        let small = || is_small(still, limits).then_some(LeftOut::TooSmall);
        let beyond = || (taken.len() >= most).then_some(LeftOut::BeyondCount);
        match deliverable.select.refuses(still).or_else(small).or_else(beyond) {
            None => taken.push(id),
            Some(reason) => left.push((id, reason)),
        }
    }
    (taken, left)
}

fn is_small(still: &Still, limits: &Limits) -> bool {
    let least = |limit: Option<crate::model::deliverable::Limit<u32>>| limit.map_or(0, |limit| limit.value);
    let (long, short) = (still.width.max(still.height), still.width.min(still.height));
    long < least(limits.least_long_side) || short < least(limits.least_short_side)
}

/// Key art and posters, but for those that are taken as stills.
fn art(project: &Project, deliverable: &Deliverable) -> Vec<StillId> {
    let is_art = |still: &Still| {
        let kind = matches!(still.kind, StillKind::KeyArt | StillKind::Poster);
        kind && still.press && still.home == Home::Gallery && !deliverable.select.takes(still)
    };
    project.still_ids().filter(|(_, still)| is_art(still)).map(|(id, _)| id).collect()
}

/// The files of a deliverable's pictures: the site's own where they will do.
struct Files<'a> {
    project: &'a Project,
    deliverable: &'a Deliverable,
    site: &'a BTreeMap<StillId, Renditions>,
    names: &'a BTreeMap<StillId, String>,
}

impl Files<'_> {
    fn full(&self, id: StillId) -> Rendition {
        let still = self.project.still(id);
        let size = self.boxed(still, u32::MAX);
        let site = self.site.get(&id).and_then(|renditions| renditions.full.as_ref());
        self.site_or_own(id, "full-size", size, site)
    }

    fn screen(&self, id: StillId) -> Rendition {
        let still = self.project.still(id);
        let size = self.boxed(still, self.deliverable.screen_size);
        let site = self.site.get(&id).and_then(|renditions| renditions.screen.get(&self.deliverable.screen_size));
        self.site_or_own(id, "screen", size, site)
    }

    fn site_or_own(&self, id: StillId, folder: &str, size: Size, site: Option<&Rendition>) -> Rendition {
        let (still, dpi) = (self.project.still(id), self.deliverable.dpi);
        if let Some(site) = site.filter(|site| site.size == size && site.dpi == dpi) {
            return site.clone();
        }
        let folder = format!("{}/{folder}", self.deliverable.slug);
        Rendition { dpi, ..press_file(still, &folder, &self.names[&id], size) }
    }

    /// The size of a picture whose long side is to be so long, within the deliverable's width and height.
    fn boxed(&self, still: &Still, long_side: u32) -> Size {
        let wanted = if long_side == u32::MAX { Size::Full } else { Size::LongSide(long_side) };
        let (width, height) = wanted.of(still.width, still.height);
        let Limits { width: across, height: down, .. } = &self.deliverable.limits;
        let (across, down) = (across.map_or(width, |limit| limit.value), down.map_or(height, |limit| limit.value));
        if width <= across && height <= down {
            return wanted;
        }
        let by_height = u64::from(down) * u64::from(still.width) / u64::from(still.height.max(1));
        Size::Width(across.min(u32::try_from(by_height).unwrap_or(across)).clamp(1, width))
    }
}
