//! The fifth stage: planned renditions become bytes in a content-addressed cache.
//!
//! Each picture is read and decoded once; all its renditions that the cache lacks are made from that. Templates never
//! ask for a picture: they can only name what was planned.

pub mod cache;
pub mod darkroom;
mod density;
pub mod drawing;
pub mod engine;
pub mod fitting;
pub mod gate;
pub mod stamp;

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use rayon::prelude::*;

use crate::diagnostics::Diagnostic;
use crate::failure::Failure;
use crate::load::scalars::Focus;
use crate::load::unusable;
use crate::model::Project;
use crate::model::names::StillId;
use crate::model::still::Still;
use crate::places::{OutPath, SourcePath};
use crate::plan::Plan;
use crate::plan::renditions::Rendition;
use cache::{Cache, Key};
use darkroom::{Darkroom, Developed};
use engine::Finding;
use gate::Gate;

/// A rendition that lies in the cache.
#[derive(Debug, Clone)]
pub struct Made {
    /// Where in the cache.
    pub key: Key,
    /// Its size in bytes.
    pub bytes: u64,
}

/// A picture whose header promised more than its pixels held.
#[derive(Debug)]
pub struct Broken {
    /// Its file.
    pub path: SourcePath,
    /// Whether the site may do without it.
    pub optional: bool,
    /// What is wrong with it.
    pub diagnostic: Diagnostic,
}

/// Every rendition of the project that was made, and what its pictures look like.
#[derive(Debug, Clone, Default)]
pub struct Pictures {
    made: BTreeMap<OutPath, Made>,
    findings: BTreeMap<StillId, Finding>,
    /// How many renditions were encoded.
    pub encoded: usize,
    /// How many were found in the cache.
    pub reused: usize,
}

impl Pictures {
    /// The rendition that goes to a path.
    pub fn get(&self, path: &OutPath) -> Option<&Made> {
        self.made.get(path)
    }

    /// A picture's mean colour, as `#rrggbb`; a grey while nobody has looked at it.
    pub fn colour(&self, id: StillId) -> String {
        let [red, green, blue] = self.findings.get(&id).map_or([128; 3], |finding| finding.colour);
        format!("#{red:02x}{green:02x}{blue:02x}")
    }

    /// The point of a picture that draws the eye; the middle while nobody has looked at it.
    pub fn focus(&self, id: StillId) -> Focus {
        self.findings.get(&id).map_or(Focus::CENTRE, |finding| finding.focus)
    }

    /// What a picture looks like, if somebody has looked.
    pub fn finding(&self, id: StillId) -> Option<Finding> {
        self.findings.get(&id).copied()
    }

    /// Adds what a picture looks like.
    pub fn learn(&mut self, id: StillId, finding: Finding) {
        self.findings.insert(id, finding);
    }

    /// Adds what was developed of a still.
    pub fn add(&mut self, id: StillId, wanted: &[&Rendition], developed: Developed) {
        self.encoded += developed.encoded;
        self.reused += wanted.len() - developed.encoded;
        self.learn(id, developed.finding);
        let paths = wanted.iter().map(|rendition| rendition.path.clone());
        self.made.extend(paths.zip(developed.made));
    }
}

/// Makes or finds every planned rendition. `done` hears of each picture that is finished. A picture that cannot be
/// decoded is given with the reason, and the others go on.
pub fn images(
    project: &Project,
    plan: &Plan,
    cache: &Cache,
    done: &(dyn Fn() + Sync),
) -> Result<(Pictures, Vec<Broken>), Failure> {
    let gate = Gate::new(project.images.memory);
    let darkroom = Darkroom { project, cache, gate: &gate };
    let pictures = Mutex::new(Pictures::default());
    let broken = Mutex::new(Vec::new());
    plan.renditions.par_iter().try_for_each(|(id, renditions)| {
        let all: Vec<&Rendition> = renditions.all().collect();
        let every: Vec<usize> = (0..all.len()).collect();
        match darkroom.develop(*id, &all, &every)? {
            Ok(developed) => lock(&pictures).add(*id, &all, developed),
            Err(error) => {
                let Still { path, optional, .. } = project.still(*id);
                let diagnostic = unusable(path, &error);
                lock(&broken).push(Broken { path: path.clone(), optional: *optional, diagnostic });
            }
        }
        done();
        Ok::<(), Failure>(())
    })?;
    let mut broken = broken.into_inner().unwrap_or_else(PoisonError::into_inner);
    broken.sort_by(|a: &Broken, b| a.path.cmp(&b.path));
    Ok((pictures.into_inner().unwrap_or_else(PoisonError::into_inner), broken))
}

/// A poisoned lock means that another thread panicked; that panic is what will be seen.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
