//! The fifth stage: planned renditions become bytes in a content-addressed cache.
//!
//! Each picture is read and decoded once; all its renditions that the cache lacks are made from that. Templates never
//! ask for a picture: they can only name what was planned.

pub mod cache;
pub mod drawing;
pub mod engine;
pub mod stamp;

use std::collections::BTreeMap;
use std::fs;
use std::sync::Mutex;

use rayon::prelude::*;

use crate::diagnostics::Diagnostic;
use crate::failure::Failure;
use crate::load::picture::PictureError;
use crate::load::unusable;
use crate::model::Project;
use crate::model::names::StillId;
use crate::model::still::Still;
use crate::places::OutPath;
use crate::plan::Plan;
use crate::plan::encoding::Encoding;
use crate::plan::facts::Facts;
use crate::plan::renditions::{Rendition, facts};
use crate::plan::size::Size;
use cache::{Cache, Key};
use engine::Job;

/// A rendition that lies in the cache.
#[derive(Debug, Clone)]
pub struct Made {
    /// Where in the cache.
    pub key: Key,
    /// Its size in bytes.
    pub bytes: u64,
}

/// Every rendition of the project, and the mean colour of each picture.
#[derive(Debug, Default)]
pub struct Pictures {
    made: BTreeMap<OutPath, Made>,
    colours: BTreeMap<StillId, [u8; 3]>,
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

    /// Every rendition with its path.
    pub fn iter(&self) -> impl Iterator<Item = (&OutPath, &Made)> {
        self.made.iter()
    }

    /// A picture's mean colour, as `#rrggbb`.
    pub fn colour(&self, id: StillId) -> String {
        let [red, green, blue] = self.colours.get(&id).copied().unwrap_or([128; 3]);
        format!("#{red:02x}{green:02x}{blue:02x}")
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
    let pictures = Mutex::new(Pictures::default());
    let broken = Mutex::new(Vec::new());
    plan.renditions.par_iter().try_for_each(|(id, renditions)| {
        let still = project.still(*id);
        let wanted: Vec<&Rendition> = renditions.all().collect();
        match one(project, *id, &wanted, cache)? {
            Ok(found) => add(&mut lock(&pictures), *id, &wanted, found),
            Err(error) => lock(&broken).push((still.path.clone(), unusable(&still.path, &error))),
        }
        done();
        Ok::<(), Failure>(())
    })?;
    let mut broken = broken.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    broken.sort_by(|(a, _), (b, _)| a.cmp(b));
    let pictures = pictures.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    Ok((pictures, broken.into_iter().map(|(_, diagnostic)| diagnostic).collect()))
}

/// A poisoned lock means that another thread panicked; that panic is what will be seen.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// What was found or made for one picture.
struct Found {
    made: Vec<Made>,
    colour: [u8; 3],
    encoded: usize,
}

fn add(pictures: &mut Pictures, id: StillId, wanted: &[&Rendition], found: Found) {
    pictures.encoded += found.encoded;
    pictures.reused += wanted.len() - found.encoded;
    pictures.colours.insert(id, found.colour);
    let paths = wanted.iter().map(|rendition| rendition.path.clone());
    pictures.made.extend(paths.zip(found.made));
}

fn one(
    project: &Project,
    id: StillId,
    wanted: &[&Rendition],
    cache: &Cache,
) -> Result<Result<Found, PictureError>, Failure> {
    let still = project.still(id);
    let facts = facts(project, id);
    let keys: Vec<Key> = wanted.iter().map(|rendition| key(still, rendition, &facts)).collect();
    let colour_key = Key::new(&[engine::VERSION.as_bytes(), b"colour", &still.hash]);
    let known: Vec<Option<u64>> = keys.iter().map(|key| cache.get(key).map(|bytes| bytes.len() as u64)).collect();
    let colour = cache.get(&colour_key).and_then(|bytes| <[u8; 3]>::try_from(bytes).ok());
    let missing: Vec<usize> = (0..wanted.len()).filter(|index| known[*index].is_none()).collect();
    let made = |sizes: Vec<Option<u64>>| {
        keys.iter().zip(sizes).map(|(key, bytes)| Made { key: *key, bytes: bytes.unwrap_or(0) }).collect()
    };
    if let (true, Some(colour)) = (missing.is_empty(), colour) {
        return Ok(Ok(Found { made: made(known), colour, encoded: 0 }));
    }
    let place = still.path.on_disk(&project.root);
    let source = fs::read(&place).map_err(|error| Failure::io("read", &place, error))?;
    let (files, colour) = match encode(&source, wanted, &missing, &facts) {
        Ok(encoded) => encoded,
        Err(error) => return Ok(Err(error)),
    };
    let mut sizes = known;
    for (index, bytes) in missing.iter().zip(&files) {
        put(cache, &keys[*index], bytes)?;
        sizes[*index] = Some(bytes.len() as u64);
    }
    put(cache, &colour_key, &colour)?;
    Ok(Ok(Found { made: made(sizes), colour, encoded: missing.len() }))
}

fn put(cache: &Cache, key: &Key, bytes: &[u8]) -> Result<(), Failure> {
    cache.put(key, bytes).map_err(|error| Failure::io("write to the cache", std::path::Path::new(".onset"), error))
}

/// Everything that decides the bytes of a rendition.
fn key(still: &Still, rendition: &Rendition, facts: &Facts) -> Key {
    let job = format!("{:?} {:?}", rendition.size, rendition.encoding);
    let facts = format!("{:?} {:?}", rendition.extent, facts.within(rendition.extent));
    Key::new(&[engine::VERSION.as_bytes(), stamp::VERSION.as_bytes(), &still.hash, job.as_bytes(), facts.as_bytes()])
}

/// Encodes what is missing: renditions from one decode, and the press's full size, which is passed through where it
/// can be.
fn encode(
    source: &[u8],
    wanted: &[&Rendition],
    missing: &[usize],
    facts: &Facts,
) -> Result<(Vec<Vec<u8>>, [u8; 3]), PictureError> {
    let scaled: Vec<usize> = missing.iter().copied().filter(|index| wanted[*index].size != Size::Full).collect();
    let mut jobs: Vec<Job> =
        scaled.iter().map(|index| Job { size: wanted[*index].size, encoding: wanted[*index].encoding }).collect();
    if jobs.is_empty() {
        // The mean colour is wanted all the same.
        jobs.push(Job { size: Size::Width(16), encoding: Encoding::Jpeg { quality: 50 } });
    }
    let rendered = engine::render(source, &jobs)?;
    let mut files: BTreeMap<usize, Vec<u8>> = scaled.into_iter().zip(rendered.files).collect();
    let mut all = Vec::with_capacity(missing.len());
    for index in missing {
        let rendition = wanted[*index];
        let file = match (files.remove(index), rendition.encoding) {
            (Some(file), encoding) => stamp::stamp(file, encoding.kind(), facts, rendition.extent)?,
            (None, Encoding::Jpeg { quality }) => stamp::full_size(source, facts, quality)?.0,
            (None, _) => return Err(PictureError::Unsupported("a full-size still is always a JPEG".to_owned())),
        };
        all.push(file);
    }
    Ok((all, rendered.colour))
}
