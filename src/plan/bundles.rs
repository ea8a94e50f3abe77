//! What goes into each bundle.

use std::collections::BTreeMap;

use super::names::{by_pattern, film};
use super::renditions::Renditions;
use crate::load::wire::words::{Part, StillKind};
use crate::model::Project;
use crate::model::deliverable::Deliverable;
use crate::model::names::{PersonId, StillId};
use crate::model::still::{Home, Still};
use crate::places::OutPath;

/// A bundle to be made.
#[derive(Debug, Clone)]
pub struct BundlePlan {
    /// Which of the project's deliverables.
    pub deliverable: usize,
    /// Where the zip goes.
    pub path: OutPath,
    /// The one folder inside.
    pub folder: String,
    /// What it holds.
    pub parts: Vec<Part>,
    /// The stills it takes, in order.
    pub stills: Vec<StillId>,
    /// Key art and posters.
    pub art: Vec<StillId>,
    /// People whose bios it holds.
    pub people: Vec<PersonId>,
    /// The name of each picture in it, without ending.
    pub names: BTreeMap<StillId, String>,
    /// The long side of its screen-size stills, in pixels.
    pub screen_size: u32,
}

/// Plans every bundle.
pub(super) fn plan(project: &Project, renditions: &BTreeMap<StillId, Renditions>) -> Vec<BundlePlan> {
    let bundles = project.deliverables.iter().enumerate();
    bundles.map(|(index, deliverable)| bundle(project, renditions, index, deliverable)).collect()
}

fn bundle(
    project: &Project,
    renditions: &BTreeMap<StillId, Renditions>,
    index: usize,
    deliverable: &Deliverable,
) -> BundlePlan {
    let has = |part: Part| deliverable.parts.contains(&part);
    let offered = |id: &StillId| renditions.get(id).is_some_and(|renditions| renditions.full.is_some());
    let mut stills: Vec<(StillId, &Still)> =
        project.still_ids().filter(|(id, still)| deliverable.select.takes(still) && offered(id)).collect();
    // What the press prints comes first, then the making.
    stills.sort_by_key(|(_, still)| still.kind);
    let art = project.still_ids().filter(|(id, still)| {
        let kind = matches!(still.kind, StillKind::KeyArt | StillKind::Poster);
        kind && still.press && still.home == Home::Gallery && offered(id)
    });
    let stills: Vec<StillId> = if has(Part::StillsFull) || has(Part::StillsScreen) || has(Part::Captions) {
        stills.into_iter().map(|(id, _)| id).take(deliverable.max_stills.unwrap_or(usize::MAX)).collect()
    } else {
        Vec::new()
    };
    let art: Vec<StillId> = if has(Part::KeyArt) { art.map(|(id, _)| id).collect() } else { Vec::new() };
    let people: Vec<PersonId> =
        if has(Part::Bios) { (0..project.people.len()).map(PersonId::at).collect() } else { Vec::new() };
    let headshots = people.iter().filter_map(|person| project.person(*person).headshot);
    let pictures = stills.iter().chain(&art).copied().chain(headshots);
    let folder = format!("{}_{}", film(project), deliverable.slug);
    BundlePlan {
        deliverable: index,
        path: OutPath::new(&format!("downloads/{folder}.zip")).expect("made of slugs"),
        folder,
        parts: deliverable.parts.clone(),
        names: by_pattern(project, &deliverable.file_name, pictures),
        stills,
        art,
        people,
        screen_size: deliverable.screen_size,
    }
}
