//! The fifth stage: planned renditions become bytes in a content-addressed cache.
//!
//! Each picture is read and decoded once; all its renditions that the cache lacks are made from that. Templates never
//! ask for a picture: they can only name what was planned.

pub mod cache;
pub mod darkroom;
pub mod drawing;
pub mod engine;
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
use crate::places::OutPath;
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

    /// Adds what was developed of a still.
    pub fn add(&mut self, id: StillId, wanted: &[&Rendition], developed: Developed) {
        self.encoded += developed.encoded;
        self.reused += wanted.len() - developed.encoded;
        self.findings.insert(id, developed.finding);
        let paths = wanted.iter().map(|rendition| rendition.path.clone());
        self.made.extend(paths.zip(developed.made));
    }
}

/// Makes or finds every planned rendition. `done` hears of each picture that is finished. A picture that cannot be
/// decoded is told of, and the others go on.
pub fn images(
    project: &Project,
    plan: &Plan,
    cache: &Cache,
    done: &(dyn Fn() + Sync),
) -> Result<(Pictures, Vec<Diagnostic>), Failure> {
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
                let path = &project.still(*id).path;
                lock(&broken).push((path.clone(), unusable(path, &error)));
            }
        }
        done();
        Ok::<(), Failure>(())
    })?;
    let mut broken = broken.into_inner().unwrap_or_else(PoisonError::into_inner);
    broken.sort_by(|(a, _), (b, _)| a.cmp(b));
    let pictures = pictures.into_inner().unwrap_or_else(PoisonError::into_inner);
    Ok((pictures, broken.into_iter().map(|(_, diagnostic)| diagnostic).collect()))
}

/// A poisoned lock means that another thread panicked; that panic is what will be seen.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
