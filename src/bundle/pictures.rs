//! The pictures of a deliverable: as large as they are asked for, or as large as they may be.

use std::path::Path;

use rayon::prelude::*;

use super::{Body, Draft, Maker, Pictured, zip};
use crate::diagnostics::Diagnostic;
use crate::failure::Failure;
use crate::images::darkroom::Darkroom;
use crate::images::fitting::{Descent, Fitted, LAST_RUNG, search};
use crate::load::unusable;
use crate::load::wire::words::{Packing, Part};
use crate::model::names::StillId;
use crate::plan::renditions::Rendition;

/// A picture in a deliverable.
#[derive(Debug, Clone)]
pub(super) struct Shot {
    pub(super) id: StillId,
    pub(super) draft: Draft,
    /// Width and height in pixels.
    pub(super) size: (u32, u32),
    /// What it is made to.
    wanted: Rendition,
    /// How far it had to go down; none when it is as it was asked for.
    rung: Option<u32>,
}

/// How the folder of the pictures for screens begins.
const SCREEN: &str = "stills/screen-";

/// What a zip needs for one more file, beside its bytes and twice its path: two headers (APPNOTE, 4.3.7 and 4.3.12).
const HEADERS: u64 = 30 + 46;

/// By how much a rung mostly makes a picture lighter, as a natural logarithm: where the search for a rung begins, and goes on.
const BY_RUNG: f64 = 0.15;

/// What is kept free, in bytes: the texts tell the sizes of the pictures, which are not settled yet.
const SLACK: u64 = 2000;

impl Maker<'_> {
    /// Every picture, none beyond the limits where that can be helped, and how it was helped. `others` are the files that
    /// are there already.
    pub(super) fn shots(
        &self,
        others: &[Draft],
        problems: &mut Vec<Diagnostic>,
    ) -> Result<(Vec<Shot>, Vec<String>), Failure> {
        let mut shots = self.as_wanted(problems)?;
        let mut notes = Vec::new();
        if let Some(limit) = self.deliverable.limits.file_bytes {
            self.each_within(limit.value, &mut shots)?;
        }
        if let Some(limit) = self.deliverable.limits.bytes {
            self.all_within(limit.value, others, &mut shots)?;
        }
        let smaller = shots.iter().filter(|shot| shot.rung.is_some()).count();
        if smaller > 0 {
            notes.push(format!("{smaller} of {} pictures were made smaller to stay within the limits", shots.len()));
        }
        Ok((shots, notes))
    }

    /// The folders of the pictures with the pictures in them, in order.
    fn wanted(&self) -> Vec<(String, StillId, Rendition)> {
        let bundle = self.bundle;
        let full = |id: &StillId, folder: &str| (folder.to_owned(), *id, bundle.full[id].clone());
        let headshots = bundle.people.iter().filter_map(|person| self.project.person(*person).headshot);
        let mut all: Vec<_> = headshots.map(|id| full(&id, "people")).collect();
        all.extend(bundle.art.iter().map(|id| full(id, "key-art")));
        if self.holds(Part::StillsFull) {
            all.extend(bundle.stills.iter().map(|id| full(id, "stills/full-size")));
        }
        if self.holds(Part::StillsScreen) {
            let folder = format!("{SCREEN}{}px", bundle.screen_size);
            all.extend(bundle.stills.iter().map(|id| (folder.clone(), *id, bundle.screen[id].clone())));
        }
        all
    }

    /// The pictures without regard to bytes. A broken one is told of and left out.
    fn as_wanted(&self, problems: &mut Vec<Diagnostic>) -> Result<Vec<Shot>, Failure> {
        let made: Vec<_> =
            self.wanted().into_par_iter().map(|(folder, id, wanted)| self.shot(&folder, id, wanted)).collect();
        let mut shots = Vec::new();
        for shot in made {
            match shot? {
                Ok(shot) => shots.push(shot),
                Err(problem) => problems.push(*problem),
            }
        }
        Ok(shots)
    }

    fn shot(&self, folder: &str, id: StillId, wanted: Rendition) -> Result<Result<Shot, Box<Diagnostic>>, Failure> {
        let made = match self.pictures.get(&wanted.path) {
            Some(made) => made.clone(),
            None => match self.darkroom().develop(id, &[&wanted], &[0])? {
                Ok(mut developed) => developed.made.remove(0),
                Err(error) => return Ok(Err(Box::new(unusable(&self.project.still(id).path, &error)))),
            },
        };
        let name = &self.bundle.names[&id];
        let draft = Draft { path: format!("{folder}/{name}.jpg"), body: Body::Picture(made), told: None };
        Ok(Ok(Shot { id, draft, size: (wanted.width, wanted.height), wanted, rung: None }))
    }

    /// What a page may tell of a picture.
    pub(super) fn pictured(&self, shot: &Shot) -> Pictured {
        let same = Some(&shot.wanted.path).filter(|path| shot.rung.is_none() && self.plan.outputs.contains_key(*path));
        Pictured { id: shot.id, size: shot.size, same: same.cloned() }
    }

    fn darkroom(&self) -> Darkroom<'_> {
        Darkroom { project: self.project, cache: self.cache, gate: self.gate }
    }

    /// Makes each picture that is too large smaller by itself: on the first rung on which it fits, or the last.
    fn each_within(&self, limit: u64, shots: &mut [Shot]) -> Result<(), Failure> {
        shots.par_iter_mut().filter(|shot| shot.draft.bytes() > limit).try_for_each(|shot| {
            let mut descent = self.descent(shot)?;
            let rung = first_rung(shot.draft.bytes(), limit, |rung| Ok(on(&mut descent, rung)?.made.bytes))?;
            shot.bring_to(rung, on(&mut descent, rung)?);
            Ok(())
        })
    }

    /// Makes all pictures smaller together until the whole fits: on the first rung on which it does. What room is left
    /// then goes to the first pictures, which stay a rung higher.
    fn all_within(&self, limit: u64, others: &[Draft], shots: &mut [Shot]) -> Result<(), Failure> {
        let room = self.room(limit, others, shots)?;
        let total = |shots: &[Shot]| shots.iter().map(|shot| shot.draft.bytes()).sum::<u64>();
        let before = total(shots);
        if before <= room {
            return Ok(());
        }
        let mut descents: Vec<Descent<'_>> =
            shots.par_iter().map(|shot| self.descent(shot)).collect::<Result<_, _>>()?;
        let all_kept = self.gate.holds(descents.iter().map(Descent::keeps).sum());
        let rung = first_rung(before, room, |rung| {
            let weights = descents.par_iter_mut().zip(&*shots).map(|(descent, shot)| {
                let bytes = on(descent, rung)?.made.bytes;
                if !all_kept {
                    descent.rest();
                }
                Ok(bytes.min(shot.draft.bytes()))
            });
            weights.try_reduce(|| 0, |one, other| Ok(one + other))
        })?;
        for (shot, descent) in shots.iter_mut().zip(&mut descents) {
            let fitted = on(descent, rung)?;
            if fitted.made.bytes < shot.draft.bytes() {
                shot.bring_to(rung, fitted);
            }
        }
        let Some(higher) = rung.checked_sub(1) else { return Ok(()) };
        for at in 0..shots.len() {
            if shots[at].rung != Some(rung) {
                continue;
            }
            let fitted = on(&mut descents[at], higher)?;
            if total(shots) - shots[at].draft.bytes() + fitted.made.bytes <= room {
                shots[at].bring_to(higher, fitted);
            }
        }
        Ok(())
    }

    /// What is left for the bytes of the pictures.
    fn room(&self, limit: u64, others: &[Draft], shots: &[Shot]) -> Result<u64, Failure> {
        let mut texts = others.to_vec();
        self.captions(shots, &mut texts);
        texts.push(Draft::text("index.html", self.front(&texts, shots)));
        texts.push(Draft::text("README.txt", self.readme(&texts)));
        let folder = &self.bundle.folder;
        let around = self.whole(&texts)?;
        let headers: u64 = shots.iter().map(|shot| headers(folder, &shot.draft)).sum();
        // A line in the list of contents for each picture: size, checksum, path.
        let lines: u64 = shots.iter().map(|shot| zip::line_length(&shot.draft.path)).sum();
        Ok(limit.saturating_sub(around + headers + lines + SLACK))
    }

    /// What the whole deliverable weighs, in bytes: of a zip, a few thousand more at the most, and never less.
    pub(super) fn whole(&self, files: &[Draft]) -> Result<u64, Failure> {
        let all = |files: &[Draft]| files.iter().map(Draft::bytes).sum::<u64>();
        if self.deliverable.packing == Packing::Folder {
            return Ok(all(files));
        }
        let folder = &self.bundle.folder;
        let failed = |error| Failure::io("weigh", Path::new(folder), error);
        let (texts, cached): (Vec<Draft>, _) =
            files.iter().cloned().partition(|file| matches!(file.body, Body::Text(_)));
        let texts = zip::weight(folder, &texts, self.newest(), self.cache).map_err(failed)?;
        let around = |file: &Draft| headers(folder, file) + zip::line_length(&file.path);
        Ok(texts + all(&cached) + cached.iter().map(around).sum::<u64>())
    }

    fn descent(&self, shot: &Shot) -> Result<Descent<'_>, Failure> {
        self.darkroom().descent(shot.id, shot.wanted.size, self.deliverable.dpi)
    }
}

impl Shot {
    /// Whether it is the one for screens of a picture that may be there in full size too.
    pub(super) fn is_for_screens(&self) -> bool {
        self.draft.path.starts_with(SCREEN)
    }

    /// Whether it had to be made smaller to fit.
    pub(super) fn is_reduced(&self) -> bool {
        self.rung.is_some()
    }

    fn bring_to(&mut self, rung: u32, fitted: Fitted) {
        let Fitted { made, width, height } = fitted;
        self.draft.body = Body::Picture(made);
        (self.size, self.rung) = ((width, height), Some(rung));
    }
}

/// A picture on a rung.
fn on(descent: &mut Descent<'_>, rung: u32) -> Result<Fitted, Failure> {
    let fitted = descent.to(rung)?;
    fitted.map_err(|error| Failure::new(format!("{} could be read before: {error}", descent.still.path)))
}

/// What a zip needs for a file beside its bytes, in bytes.
fn headers(folder: &str, file: &Draft) -> u64 {
    HEADERS + 2 * (folder.len() + 1 + file.path.len()) as u64
}

/// The first rung on which pictures weigh no more than there is room for, or the last one, going down from what they weigh
/// now. `weigh` tells what they weigh on a rung; it has been asked of the rung before the one that is given.
fn first_rung(now: u64, room: u64, mut weigh: impl FnMut(u32) -> Result<u64, Failure>) -> Result<u32, Failure> {
    // A logarithm, because each rung takes about the same part of what is left.
    #[expect(clippy::cast_precision_loss, reason = "sizes of files are far below 2^53 bytes")]
    let beyond = |bytes: u64| (bytes as f64 / room as f64).ln();
    search::first(LAST_RUNG, (beyond(now), BY_RUNG), |rung| Ok(beyond(weigh(rung)?)))
}
