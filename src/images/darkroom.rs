//! Where the renditions of one still are found or made.

use std::collections::BTreeMap;
use std::fs;

use super::Made;
use super::cache::{Cache, Key};
use super::density::with_density;
use super::engine::{self, Finding, Job, Route};
use super::gate::Gate;
use super::stamp;
use crate::failure::Failure;
use crate::load::Identity;
use crate::load::picture::{Kind, PictureError};
use crate::model::Project;
use crate::model::names::StillId;
use crate::model::still::Still;
use crate::plan::facts::Facts;
use crate::plan::renditions::{Rendition, facts};
use crate::plan::size::Size;

/// Where stills are developed: a project, its cache, and the room there is.
#[derive(Debug, Clone, Copy)]
pub struct Darkroom<'a> {
    /// The project.
    pub project: &'a Project,
    /// Where renditions lie.
    pub cache: &'a Cache,
    /// How many may be in work at once.
    pub gate: &'a Gate,
}

/// What was found or made for one still.
#[derive(Debug)]
pub struct Developed {
    /// The renditions that were wanted, in that order.
    pub made: Vec<Made>,
    /// What the picture looks like.
    pub finding: Finding,
    /// How many of them had to be encoded.
    pub encoded: usize,
}

/// One still with everything that decides the bytes of its renditions.
struct Work<'a> {
    still: &'a Still,
    all: &'a [&'a Rendition],
    facts: Facts,
    /// The indices among `all` of those that are made by the engine; a press still that needs no change is not.
    rendered: Vec<usize>,
    jobs: Vec<Job>,
    route: Route,
}

impl Darkroom<'_> {
    /// Finds or makes the renditions of a still whose indices are `wanted`, out of `all` that are planned: their bytes
    /// depend on all, and not on which are wanted now.
    ///
    /// # Errors
    ///
    /// The inner error when the picture cannot be used; the outer one when a file cannot be read or written.
    pub fn develop(
        &self,
        id: StillId,
        all: &[&Rendition],
        wanted: &[usize],
    ) -> Result<Result<Developed, PictureError>, Failure> {
        let work = Work::new(self.project, id, all);
        match work.still.identity {
            Identity::Content(hash) => self.with_content(&work, wanted, &hash, None),
            Identity::Look(_) => {
                let source = self.source(work.still)?;
                self.with_content(&work, wanted, blake3::hash(&source).as_bytes(), Some(source))
            }
        }
    }

    fn with_content(
        &self,
        work: &Work<'_>,
        wanted: &[usize],
        content: &[u8; 32],
        source: Option<Vec<u8>>,
    ) -> Result<Result<Developed, PictureError>, Failure> {
        let keys: Vec<Key> = wanted.iter().map(|at| work.key(*at, content)).collect();
        let finding_key = Key::new(&[engine::VERSION.as_bytes(), b"finding", content, work.smallest().as_bytes()]);
        let known = self.cache.get(&finding_key).and_then(|bytes| Finding::from_bytes(&bytes));
        let mut sizes: Vec<Option<u64>> = keys.iter().map(|key| self.cache.size(key)).collect();
        let missing: Vec<usize> = (0..wanted.len()).filter(|at| sizes[*at].is_none()).collect();
        let finding = match known {
            Some(finding) if missing.is_empty() => finding,
            _ => {
                let _pass = self.gate.pass(work.memory());
                let source = source.map_or_else(|| self.source(work.still), Ok)?;
                let lacking: Vec<usize> = missing.iter().map(|at| wanted[*at]).collect();
                let (files, finding) = match work.make(&source, &lacking, known) {
                    Ok(made) => made,
                    Err(error) => return Ok(Err(error)),
                };
                for (at, bytes) in missing.iter().zip(&files) {
                    self.put(&keys[*at], bytes)?;
                    sizes[*at] = Some(bytes.len() as u64);
                }
                if known.is_none() {
                    self.put(&finding_key, &finding.to_bytes())?;
                }
                finding
            }
        };
        let made = keys.into_iter().zip(sizes).map(|(key, bytes)| Made { key, bytes: bytes.unwrap_or(0) }).collect();
        Ok(Ok(Developed { made, finding, encoded: missing.len() }))
    }

    fn source(&self, still: &Still) -> Result<Vec<u8>, Failure> {
        let place = still.path.on_disk(&self.project.root);
        fs::read(&place).map_err(|error| Failure::io("read", &place, error))
    }

    fn put(&self, key: &Key, bytes: &[u8]) -> Result<(), Failure> {
        let place = std::path::Path::new(".onset");
        self.cache.put(key, bytes).map_err(|error| Failure::io("write to the cache", place, error))
    }
}

impl<'a> Work<'a> {
    fn new(project: &'a Project, id: StillId, all: &'a [&'a Rendition]) -> Self {
        let still = project.still(id);
        let passes = |at: &usize| all[*at].size == Size::Full && still.ready;
        let rendered: Vec<usize> = (0..all.len()).filter(|at| !passes(at)).collect();
        let job = |at: &usize| Job { size: all[*at].size, encoding: all[*at].encoding };
        let jobs: Vec<Job> = rendered.iter().map(job).collect();
        let sizes: Vec<Size> = jobs.iter().map(|job| job.size).collect();
        let route = Route::new(still.format, (still.width, still.height), &sizes);
        Self { still, all, facts: facts(project, id), rendered, jobs, route }
    }

    /// Everything that decides the bytes of a rendition.
    fn key(&self, at: usize, content: &[u8; 32]) -> Key {
        let Rendition { size, encoding, extent, dpi, .. } = self.all[at];
        let density = dpi.map_or(String::new(), |dpi| format!(" {dpi} dpi"));
        let job = format!("{size:?} {encoding:?}{density}");
        let way = self.rendered.iter().position(|rendered| *rendered == at);
        let way = way.map_or("as it is".to_owned(), |job| format!("{} / {}", self.route.to(job), self.smallest()));
        let facts = format!("{:?}", self.facts.within(*extent));
        let versions = [engine::VERSION.as_bytes(), stamp::VERSION.as_bytes()];
        Key::new(&[versions[0], versions[1], content, job.as_bytes(), way.as_bytes(), facts.as_bytes()])
    }

    fn smallest(&self) -> String {
        self.route.to_smallest()
    }

    /// The memory that making the renditions takes at the most, in bytes: the file, the decoded pixels twice (before and
    /// after they are turned or their colours are changed), and what an encoder holds of the largest rendition.
    fn memory(&self) -> u64 {
        let area = |(width, height): (u32, u32)| u64::from(width) * u64::from(height);
        let decoded = match self.still.format {
            Kind::Jpeg | Kind::Raw(_) => area(self.route.decoded(self.still.width, self.still.height)) * 6,
            // Sixteen bits a sample, and opacity.
            _ => area((self.still.width, self.still.height)) * 12,
        };
        let largest = self.jobs.iter().map(|job| area(job.size.of(self.still.width, self.still.height))).max();
        self.still.bytes + decoded + largest.unwrap_or(0) * 12
    }

    /// Makes the renditions whose indices are `lacking`, with the facts inside.
    fn make(
        &self,
        source: &[u8],
        lacking: &[usize],
        known: Option<Finding>,
    ) -> Result<(Vec<Vec<u8>>, Finding), PictureError> {
        let jobs: Vec<usize> = lacking.iter().filter_map(|at| self.rendered.binary_search(at).ok()).collect();
        let rendered = engine::render_some(source, &self.jobs, &jobs, known)?;
        let mut files: BTreeMap<usize, Vec<u8>> =
            jobs.iter().map(|job| self.rendered[*job]).zip(rendered.files).collect();
        let mut all = Vec::with_capacity(lacking.len());
        for at in lacking {
            let file = files.remove(at).unwrap_or_else(|| source.to_vec());
            let Rendition { encoding, extent, dpi, .. } = self.all[*at];
            let file = stamp::stamp(file, encoding.kind(), &self.facts, *extent)?;
            all.push(match dpi {
                Some(dpi) => with_density(file, *dpi),
                None => file,
            });
        }
        Ok((all, rendered.finding))
    }
}
