//! What files are called when they leave the house.

use std::collections::BTreeMap;

use super::renditions::goes_to_press;
use crate::model::Project;
use crate::model::names::StillId;

/// The film's name in files and addresses.
pub fn film(project: &Project) -> String {
    project.film.slug()
}

/// The name under which each press picture is offered by itself: as in the press kit.
pub(super) fn press_names(project: &Project) -> BTreeMap<StillId, String> {
    let mut pictures: Vec<StillId> =
        project.still_ids().map(|(id, _)| id).filter(|id| goes_to_press(project, *id)).collect();
    pictures.sort_by_key(|id| project.still(*id).kind);
    let kit = project.deliverables.first();
    kit.map_or_else(BTreeMap::new, |kit| project.file_names.of(kit, pictures))
}
