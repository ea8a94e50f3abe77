//! Pictures made smaller, so that they fit into what a receiver takes: fewer pixels and lower quality together, down to a
//! floor below which the loss would be seen.
//!
//! The way down has rungs, the same for every picture. A rung says how many pixels a picture keeps and how much of what
//! can be seen of it, as SSIMULACRA2 measures; the JPEG quality that gives just that is searched for in each picture. So
//! all the pictures of one rung look equally good, a misty landscape in few bytes and a crowd in many.

mod sample;
pub mod search;

use std::fs;

use sample::Sample;

use super::cache::Key;
use super::darkroom::Darkroom;
use super::density::with_density;
use super::engine::{self, Encoding, Negative, Pixels, Size, encode_only};
use super::{Made, stamp};
use crate::failure::Failure;
use crate::load::Identity;
use crate::load::picture::{Kind, PictureError};
use crate::model::names::StillId;
use crate::model::still::Still;
use crate::plan::facts::{Extent, Facts};
use crate::plan::renditions::facts;

/// The last rung. The first, 0, is where nothing can be told from the original.
pub const LAST_RUNG: u32 = 48;

/// Part of every key: to be changed whenever the same rung gives other bytes than before.
const VERSION: &str = "fitting 2";

/// The score at the first rung: no difference is seen by flipping between picture and original (SSIMULACRA2, 90).
const BEST: f64 = 90.0;

/// The score at the last rung: the loss is just not annoying (SSIMULACRA2, between 50, medium, and 70, high quality).
const WORST: f64 = 62.0;

/// The long side of a picture at the last rung, in pixels, if it had more.
const LEAST_SIDE: f64 = 1000.0;

/// The JPEG qualities among which is searched.
const QUALITIES: (u8, u8) = (40, 97);

/// How finely is searched: a step less changes the score by one or two.
const STEP: u8 = 3;

/// What the lowest quality mostly scores, and what one step more mostly adds: where the search begins, and goes on.
const LIKELY: (f64, f64) = (60.0, 1.6);

/// A picture on a rung.
#[derive(Debug, Clone)]
pub struct Fitted {
    /// Where in the cache it lies.
    pub made: Made,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
}

impl<'a> Darkroom<'a> {
    /// Readies a still for the way down from a size. On every rung it carries all the facts, and a print density if there
    /// is one to be given, in dots per inch.
    ///
    /// # Errors
    ///
    /// When its file cannot be read.
    pub fn descent(&self, id: StillId, size: Size, dpi: Option<u16>) -> Result<Descent<'a>, Failure> {
        let still = self.project.still(id);
        let content = match still.identity {
            Identity::Content(hash) => hash,
            Identity::Look(_) => *blake3::hash(&self.read(still)?).as_bytes(),
        };
        let top = size.of(still.width, still.height);
        Ok(Descent { darkroom: *self, still, top, dpi, facts: facts(self.project, id), content, negative: None })
    }

    fn read(&self, still: &Still) -> Result<Vec<u8>, Failure> {
        let place = still.path.on_disk(&self.project.root);
        fs::read(&place).map_err(|error| Failure::io("read", &place, error))
    }
}

/// A still on its way down. What was decoded for one rung is kept for the next.
#[derive(Debug)]
pub struct Descent<'a> {
    darkroom: Darkroom<'a>,
    /// Which.
    pub still: &'a Still,
    /// The width and height it comes from, in pixels.
    top: (u32, u32),
    dpi: Option<u16>,
    facts: Facts,
    content: [u8; 32],
    negative: Option<Negative>,
}

impl Descent<'_> {
    /// Finds or makes the picture on a rung.
    ///
    /// # Errors
    ///
    /// The inner error when the picture cannot be used; the outer one when a file cannot be read or written.
    pub fn to(&mut self, rung: u32) -> Result<Result<Fitted, PictureError>, Failure> {
        let Darkroom { cache, gate, .. } = self.darkroom;
        let (size, target) = rung_of(self.top, rung);
        let key = self.key(size, target);
        let (width, height) = size.of(self.still.width, self.still.height);
        if let Some(bytes) = cache.size(&key) {
            return Ok(Ok(Fitted { made: Made { key, bytes }, width, height }));
        }
        let _pass = gate.pass(u64::from(self.still.width) * u64::from(self.still.height) * 9 + self.still.bytes);
        if self.negative.is_none() {
            self.negative = Some(Negative::new(self.darkroom.read(self.still)?));
        }
        let file = match self.made(size, target) {
            Ok(file) => file,
            Err(error) => return Ok(Err(error)),
        };
        let place = std::path::Path::new(".onset");
        cache.put(&key, &file).map_err(|error| Failure::io("write to the cache", place, error))?;
        Ok(Ok(Fitted { made: Made { key, bytes: file.len() as u64 }, width, height }))
    }

    /// How much memory what is kept for the next rung takes at the most, in bytes.
    pub fn keeps(&self) -> u64 {
        u64::from(self.still.width) * u64::from(self.still.height) * 4 + self.still.bytes
    }

    /// Lets go of what was kept for the next rung.
    pub fn rest(&mut self) {
        self.negative = None;
    }

    /// Everything that decides the bytes on a rung.
    fn key(&self, size: Size, target: f64) -> Key {
        let job = format!("{size:?} {target:.2} {:?} {:?}", self.dpi, self.facts);
        let versions = [engine::VERSION, stamp::VERSION, VERSION].join(" / ");
        Key::new(&[versions.as_bytes(), &self.content, job.as_bytes()])
    }

    fn made(&mut self, size: Size, target: f64) -> Result<Vec<u8>, PictureError> {
        let negative = self.negative.as_mut().expect("it was read before it is asked for");
        let file = reduced(negative.pixels(size)?, self.still.flat, target)?;
        let file = stamp::stamp(file, Kind::Jpeg, &self.facts, Extent::Full)?;
        Ok(match self.dpi {
            Some(dpi) => with_density(file, dpi),
            None => file,
        })
    }
}

/// The size and the score of a rung, going down from a width and a height in pixels.
fn rung_of((width, height): (u32, u32), rung: u32) -> (Size, f64) {
    let down = f64::from(rung.min(LAST_RUNG)) / f64::from(LAST_RUNG);
    let long = f64::from(width.max(height)).max(1.0);
    let least = LEAST_SIDE.min(long);
    // In even steps of scale, not of pixels: each rung costs about the same part of what is left.
    let side = long * (least / long).powf(down);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "no larger than the picture's side")]
    let side = side.round() as u32;
    (Size::LongSide(side), BEST + (WORST - BEST) * down)
}

/// The picture at the lowest JPEG quality that scores as high as asked for.
fn reduced(pixels: Pixels, flat: bool, target: f64) -> Result<Vec<u8>, PictureError> {
    let sample = Sample::of(&pixels);
    let quality = |step: u32| QUALITIES.0 + u8::try_from(step).unwrap_or(u8::MAX).saturating_mul(STEP);
    let steps = u32::from((QUALITIES.1 - QUALITIES.0) / STEP);
    let step = search::first(steps, (target - LIKELY.0, LIKELY.1), |step| {
        Ok::<_, PictureError>(target - sample.score(quality(step))?)
    })?;
    let encoding = Encoding::Jpeg { quality: quality(step) };
    // The edges of flat art keep their colour.
    if flat { pixels.encoded(encoding) } else { encode_only(pixels.width, pixels.height, pixels.samples, encoding) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rungs_go_down_in_pixels_and_in_score_together_and_stop_at_the_floor() {
        let rungs: Vec<(Size, f64)> = (0..=LAST_RUNG).map(|rung| rung_of((6000, 4000), rung)).collect();
        assert_eq!(rungs[0], (Size::LongSide(6000), BEST));
        assert_eq!(rungs[LAST_RUNG as usize], (Size::LongSide(1000), WORST));
        for pair in rungs.windows(2) {
            assert!(pair[1].0 < pair[0].0 && pair[1].1 < pair[0].1);
        }
        assert_eq!(rung_of((600, 400), LAST_RUNG).0, Size::LongSide(600), "what is small stays so");
    }
}
