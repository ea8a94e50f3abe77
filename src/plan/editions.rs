//! Which documents are typeset, in which editions, and what goes into each.

use std::collections::BTreeMap;

use super::names::film;
use super::renditions::goes_to_press;
use crate::load::wire::words::{Layer, Part, StillKind};
use crate::model::Project;
use crate::model::deliverable::Deliverable;
use crate::model::document::{Document, DossierPart, Edition, Paper, Resolution};
use crate::model::names::StillId;
use crate::model::still::Home;
use crate::model::translated::Lang;
use crate::places::OutPath;

/// A document to be typeset, with what goes into it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditionPlan {
    /// Which document, on what paper, in which language, how fine.
    pub edition: Edition,
    /// The name of its file: `the-salt-road_press-kit_a4_fr.pdf`.
    pub file_name: String,
    /// Where the site holds it by itself; `None` when only a bundle holds it.
    pub path: Option<OutPath>,
    /// Whether the press room offers it.
    pub offered: bool,
    /// The stills it shows as a list, in order.
    pub stills: Vec<StillId>,
    /// What the file of each still is called, without ending.
    pub names: BTreeMap<StillId, String>,
    /// The layers whose passages it takes from the diary; all when empty.
    pub layers: Vec<Layer>,
    /// What a grant dossier holds, in this order.
    pub parts: Vec<DossierPart>,
    /// The deliverable whose own cues it gives for clips, where there are such; the cues for all where it has none.
    pub cues_of: Option<String>,
    /// How many pages it may have. It is set more and more densely until it does, as far as its template goes.
    pub max_pages: Option<usize>,
}

impl EditionPlan {
    /// An edition with the stills the press gets, all layers and no limit. The site does not offer it.
    pub fn new(project: &Project, edition: Edition, names: &BTreeMap<StillId, String>) -> Self {
        Self {
            edition,
            file_name: file_name(project, edition),
            path: None,
            offered: false,
            stills: press_stills(project),
            names: names.clone(),
            layers: Vec::new(),
            parts: DossierPart::ALL.to_vec(),
            cues_of: None,
            max_pages: None,
        }
    }

    /// Whether another is set the same, wherever the two may lie.
    pub fn is_like(&self, other: &Self) -> bool {
        let set = |plan: &Self| Self { path: None, offered: false, ..plan.clone() };
        set(self) == set(other)
    }
}

/// Plans the documents that the press room offers: the press kit and the one-sheet, on both papers, in each language.
pub(super) fn plan(project: &Project, names: &BTreeMap<StillId, String>) -> Vec<EditionPlan> {
    let wanted = |one: &Deliverable| one.published && one.parts.contains(&Part::Documents);
    let wanted = project.deliverables.iter().any(wanted);
    if !wanted || !cfg!(feature = "pdf") {
        return Vec::new();
    }
    let mut all = Vec::new();
    for lang in project.languages.all() {
        for document in [Document::PressKit, Document::OneSheet] {
            for paper in [Paper::A4, Paper::Letter] {
                let edition = Edition { document, paper, lang, resolution: Resolution::Print };
                let plan = EditionPlan::new(project, edition, names);
                let path = OutPath::new(&format!("downloads/{}", plan.file_name)).expect("made of slugs and words");
                all.push(EditionPlan { path: Some(path), offered: true, ..plan });
            }
        }
    }
    all
}

/// The documents of one deliverable, with its own stills, names and limits. Those of the press kit are the press room's.
pub(super) fn of(
    project: &Project,
    deliverable: &Deliverable,
    stills: &[StillId],
    names: &BTreeMap<StillId, String>,
) -> Vec<EditionPlan> {
    if !deliverable.parts.contains(&Part::Documents) || !cfg!(feature = "pdf") {
        return Vec::new();
    }
    let resolution = if deliverable.screen_documents { Resolution::Screen } else { Resolution::Print };
    let with_own_cues = project.clips.iter().any(|clip| clip.has_own_cue(&deliverable.slug));
    let mut all = Vec::new();
    for lang in project.languages.all() {
        // Without stills there is nothing to say on a sheet of captions.
        let there = |document: &&Document| **document != Document::CaptionsSheet || !stills.is_empty();
        for document in deliverable.documents.iter().filter(there) {
            for paper in &deliverable.papers {
                let edition = Edition { document: *document, paper: *paper, lang, resolution };
                all.push(EditionPlan {
                    stills: stills.to_vec(),
                    layers: deliverable.diary.as_ref().map(|diary| diary.layers.clone()).unwrap_or_default(),
                    parts: deliverable.dossier.clone(),
                    cues_of: with_own_cues.then(|| deliverable.slug.clone()),
                    max_pages: deliverable.limits.pages.map(|limit| limit.value as usize),
                    ..EditionPlan::new(project, edition, names)
                });
            }
        }
    }
    all
}

/// The film's stills that the press may print, then those of the making.
fn press_stills(project: &Project) -> Vec<StillId> {
    let mut stills: Vec<(StillId, StillKind)> = project
        .still_ids()
        .filter(|(id, still)| {
            let kind = matches!(still.kind, StillKind::Production | StillKind::Bts);
            kind && still.press && still.home == Home::Gallery && goes_to_press(project, *id)
        })
        .map(|(id, still)| (id, still.kind))
        .collect();
    stills.sort_by_key(|(_, kind)| *kind);
    stills.into_iter().map(|(id, _)| id).collect()
}

/// `the-salt-road_press-kit_a4.pdf`; other languages than the default one, and the screen's edition, say so.
fn file_name(project: &Project, edition: Edition) -> String {
    let Edition { document, paper, lang, resolution } = edition;
    let lang = if lang == Lang::DEFAULT { String::new() } else { format!("_{}", project.languages.tag(lang)) };
    let screen = if resolution == Resolution::Screen { "_screen" } else { "" };
    format!("{}_{}_{}{lang}{screen}.pdf", film(project), document.word(), paper.word())
}
