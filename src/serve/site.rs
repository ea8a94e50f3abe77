//! The site as it was planned at one moment, and what has been made of it so far.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};

use rayon::prelude::*;

use crate::bundle::{Bundle, one_bundle};
use crate::diagnostics::Diagnostic;
use crate::failure::Failure;
use crate::images::Pictures;
use crate::images::cache::Cache;
use crate::images::darkroom::{Darkroom, Developed};
use crate::images::gate::Gate;
use crate::load::picture::PictureError;
use crate::load::wire::words::Part;
use crate::load::{Identity, unusable};
use crate::model::Project;
use crate::model::names::StillId;
use crate::output::Content;
use crate::places::{OutPath, SourcePath};
use crate::plan::renditions::{Rendition, Renditions};
use crate::plan::{Maker, Plan};
use crate::print::{Pdf, Printer};
use crate::render::{Sites, Stock, Templates, one};

/// A planned site.
pub(super) struct Site {
    project: Project,
    plan: Plan,
    templates: Templates,
    cache: Cache,
    gate: Gate,
    pictures: RwLock<Pictures>,
    documents: RwLock<Vec<Pdf>>,
    bundles: RwLock<Vec<Bundle>>,
}

/// What came of making an output.
#[derive(Debug, Clone)]
pub(super) enum Made {
    /// Bytes.
    Bytes(Arc<[u8]>),
    /// A file on the disk, to be passed on as it is.
    File(PathBuf),
    /// A mistake of the user's: a template that cannot be rendered, a broken picture.
    Failed(Box<Diagnostic>),
    /// The machine failed.
    Lost(String),
    /// There is no such output.
    Nothing,
}

impl From<Failure> for Made {
    fn from(failure: Failure) -> Self {
        Self::Lost(failure.to_string())
    }
}

impl Site {
    /// The site of a project. What pictures look like is taken over from an earlier one of the same pictures.
    ///
    /// # Errors
    ///
    /// Templates that cannot be read.
    pub(super) fn new(
        project: Project,
        plan: Plan,
        cache: Cache,
        gate: Gate,
        earlier: Option<&Self>,
    ) -> Result<Self, Vec<Diagnostic>> {
        let templates = Templates::new(&plan.theme, &plan.phrases)?;
        let documents = RwLock::new(plan.editions.iter().map(|_| Pdf::unmade()).collect());
        let bundles = RwLock::new(plan.bundles.iter().map(|_| Bundle::unmade()).collect());
        let pictures = earlier.map(|earlier| earlier.found(&project)).unwrap_or_default();
        Ok(Self { project, plan, templates, cache, gate, pictures: RwLock::new(pictures), documents, bundles })
    }

    /// What is known of pictures that another project shares.
    fn found(&self, other: &Project) -> Pictures {
        let pictures = self.pictures.read().unwrap_or_else(PoisonError::into_inner);
        let mine: BTreeMap<&SourcePath, (StillId, Identity)> =
            self.project.still_ids().map(|(id, still)| (&still.path, (id, still.identity))).collect();
        let mut found = Pictures::default();
        for (id, still) in other.still_ids() {
            let same = mine.get(&still.path).filter(|(_, identity)| *identity == still.identity);
            if let Some(finding) = same.and_then(|(mine, _)| pictures.finding(*mine)) {
                found.learn(id, finding);
            }
        }
        found
    }

    /// The output that an address means, as `diary/` or `img/a.webp`; pages also without their ending.
    pub(super) fn path(&self, address: &str) -> Option<OutPath> {
        // The page shown when nothing is found links from the root of the site's address, which may have a path of its own.
        let url = self.project.site.url.as_deref().unwrap_or_default();
        let root = url.splitn(4, '/').nth(3).unwrap_or_default();
        let address = address.trim_start_matches('/');
        let address = address.strip_prefix(root).unwrap_or(address);
        let index = |folder: &str| format!("{}/index.html", folder.trim_end_matches('/'));
        let candidates = match address {
            "" => vec!["index.html".to_owned()],
            folder if folder.ends_with('/') => vec![index(folder)],
            file => vec![file.to_owned(), format!("{file}.html"), index(file)],
        };
        candidates.iter().filter_map(|path| OutPath::new(path)).find(|path| self.plan.outputs.contains_key(path))
    }

    /// Whether an output takes so long that it has to wait its turn.
    pub(super) fn takes_time(&self, path: &OutPath) -> bool {
        matches!(
            self.plan.outputs.get(path).map(|planned| &planned.maker),
            Some(Maker::Rendition(_) | Maker::Document(_) | Maker::Bundle(_))
        )
    }

    /// How much work an output is, in pixels: documents and bundles come after everything else.
    pub(super) fn effort(&self, path: &OutPath) -> u64 {
        let rendition = match self.plan.outputs.get(path).map(|planned| &planned.maker) {
            Some(Maker::Rendition(id)) => {
                self.plan.renditions.get(id).and_then(|all| all.all().find(|one| one.path == *path))
            }
            _ => None,
        };
        rendition.map_or(u64::MAX, |one| u64::from(one.width) * u64::from(one.height))
    }

    /// Makes an output.
    pub(super) fn make(&self, path: &OutPath) -> Made {
        let made = match self.plan.outputs.get(path).map(|planned| &planned.maker) {
            None => return Made::Nothing,
            Some(Maker::Rendition(id)) => self.rendition(*id, path),
            Some(Maker::Document(index)) => self.document(*index),
            Some(Maker::Bundle(index)) => self.bundle(*index).map(|()| None),
            Some(_) => Ok(None),
        };
        match made {
            Ok(Some(failed)) => failed,
            Ok(None) => self.rendered(path),
            Err(failure) => failure.into(),
        }
    }

    /// Develops a rendition; what is wrong with its picture comes back.
    fn rendition(&self, id: StillId, path: &OutPath) -> Result<Option<Made>, Failure> {
        let Some(all) = self.plan.renditions.get(&id) else { return Ok(Some(Made::Nothing)) };
        let all: Vec<&Rendition> = all.all().collect();
        let Some(at) = all.iter().position(|rendition| rendition.path == *path) else { return Ok(Some(Made::Nothing)) };
        Ok(match self.darkroom().develop(id, &all, &[at])? {
            Ok(developed) => {
                self.keep(id, &[all[at]], developed);
                None
            }
            Err(error) => Some(self.broken(id, &error)),
        })
    }

    /// Sets a document with the renditions it shows; what is wrong with its template comes back.
    fn document(&self, index: usize) -> Result<Option<Made>, Failure> {
        let Some(edition) = self.plan.editions.get(index) else { return Ok(Some(Made::Nothing)) };
        let shown: Vec<StillId> =
            self.plan.renditions.iter().filter(|(_, all)| !all.paper.is_empty()).map(|(id, _)| *id).collect();
        self.develop_below("print/", &shown)?;
        let pictures = self.pictures.read().unwrap_or_else(PoisonError::into_inner);
        let (pdf, said) = Printer::new(&self.project, &self.plan, &pictures, &self.cache).document(edition)?;
        Ok(match pdf {
            Some(pdf) => {
                self.documents.write().unwrap_or_else(PoisonError::into_inner)[index] = pdf;
                None
            }
            None => Some(said.into_iter().next().map_or(Made::Nothing, |problem| Made::Failed(Box::new(problem)))),
        })
    }

    /// Develops all renditions of some pictures that lie below a folder. One of a picture that is broken is left out: a
    /// build refuses it.
    fn develop_below(&self, folder: &str, stills: &[StillId]) -> Result<(), Failure> {
        stills.par_iter().try_for_each(|id| {
            let all: Vec<&Rendition> = self.plan.renditions.get(id).into_iter().flat_map(Renditions::all).collect();
            let wanted: Vec<usize> = (0..all.len()).filter(|at| all[*at].path.as_str().starts_with(folder)).collect();
            if let Ok(developed) = self.darkroom().develop(*id, &all, &wanted)? {
                let wanted: Vec<&Rendition> = wanted.iter().map(|at| all[*at]).collect();
                self.keep(*id, &wanted, developed);
            }
            Ok::<(), Failure>(())
        })
    }

    /// Makes a bundle with all the renditions and documents in it.
    fn bundle(&self, index: usize) -> Result<(), Failure> {
        let Some(bundle) = self.plan.bundles.get(index) else { return Ok(()) };
        let stills: Vec<StillId> = bundle.names.keys().copied().collect();
        self.develop_below("downloads/", &stills)?;
        if bundle.parts.contains(&Part::Documents) {
            for index in 0..self.plan.editions.len() {
                self.document(index)?;
            }
        }
        let pictures = self.pictures.read().unwrap_or_else(PoisonError::into_inner);
        let documents = self.documents.read().unwrap_or_else(PoisonError::into_inner);
        let made = one_bundle(&self.project, &self.plan, bundle, &pictures, &documents, &self.cache)?;
        self.bundles.write().unwrap_or_else(PoisonError::into_inner)[index] = made;
        Ok(())
    }

    fn darkroom(&self) -> Darkroom<'_> {
        Darkroom { project: &self.project, cache: &self.cache, gate: &self.gate }
    }

    fn keep(&self, id: StillId, wanted: &[&Rendition], developed: Developed) {
        self.pictures.write().unwrap_or_else(PoisonError::into_inner).add(id, wanted, developed);
    }

    fn broken(&self, id: StillId, error: &PictureError) -> Made {
        Made::Failed(Box::new(unusable(&self.project.still(id).path, error)))
    }

    /// What the render stage makes of a path.
    fn rendered(&self, path: &OutPath) -> Made {
        let Some(planned) = self.plan.outputs.get(path) else { return Made::Nothing };
        let pictures = self.pictures.read().unwrap_or_else(PoisonError::into_inner);
        let bundles = self.bundles.read().unwrap_or_else(PoisonError::into_inner);
        let documents = self.documents.read().unwrap_or_else(PoisonError::into_inner);
        let stock = Stock {
            project: &self.project,
            plan: &self.plan,
            pictures: &pictures,
            documents: &documents,
            bundles: &bundles,
        };
        match one(stock, &self.templates, &Sites::default(), path, planned) {
            Ok(Some(Content::Copy(source))) => Made::File(source.on_disk(&self.project.root)),
            Ok(Some(content)) => content
                .read(&self.project.root, &self.cache)
                .map_or_else(|error| Made::Lost(format!("could not make {path}: {error}")), Made::Bytes),
            Ok(None) => Made::Nothing,
            Err(problem) => Made::Failed(problem),
        }
    }
}
