//! Pictures made smaller, so that they fit into what a receiver takes: fewer pixels and lower quality together, down to a
//! floor below which the loss would be seen.
//!
//! The way down has rungs, the same for every picture. A rung says how many pixels a picture keeps and how much of what
//! can be seen of it, as SSIMULACRA2 measures; the JPEG quality that gives just that is searched for in each picture. So
//! all the pictures of one rung look equally good, a misty landscape in few bytes and a crowd in many.

use std::fs;

use ssimulacra2::{ColorPrimaries, Rgb, TransferCharacteristic, compute_frame_ssimulacra2};

use super::cache::Key;
use super::darkroom::Darkroom;
use super::density::with_density;
use super::engine::{self, Encoding, Pixels, Size, encode_only};
use super::{Made, stamp};
use crate::failure::Failure;
use crate::load::Identity;
use crate::load::picture::{Kind, PictureError};
use crate::model::names::StillId;
use crate::model::still::Still;
use crate::plan::facts::Extent;
use crate::plan::renditions::facts;

/// The last rung. The first, 0, is where nothing can be told from the original.
pub const LAST_RUNG: u32 = 48;

/// Part of every key: to be changed whenever the same rung gives other bytes than before.
const VERSION: &str = "fitting 1";

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

/// The side of a tile of the sample on which quality is measured, in pixels; a multiple of what JPEG codes at once.
const TILE: u32 = 128;

/// How many tiles there are along each side of the sample.
const TILES: u32 = 3;

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

impl Darkroom<'_> {
    /// Finds or makes a picture on a rung of the way down from a size. It carries all the facts, and a print density if
    /// there is one to be given, in dots per inch.
    ///
    /// # Errors
    ///
    /// The inner error when the picture cannot be used; the outer one when a file cannot be read or written.
    pub fn fit(
        &self,
        id: StillId,
        size: Size,
        rung: u32,
        dpi: Option<u16>,
    ) -> Result<Result<Fitted, PictureError>, Failure> {
        let still = self.project.still(id);
        let facts = facts(self.project, id);
        let (size, target) = rung_of(size.of(still.width, still.height), rung);
        let content = match still.identity {
            Identity::Content(hash) => hash,
            Identity::Look(_) => *blake3::hash(&self.read(still)?).as_bytes(),
        };
        let job = format!("{size:?} {target:.2} {dpi:?} {facts:?}");
        let versions = [engine::VERSION, stamp::VERSION, VERSION].join(" / ");
        let key = Key::new(&[versions.as_bytes(), &content, job.as_bytes()]);
        let (width, height) = size.of(still.width, still.height);
        if let Some(bytes) = self.cache.size(&key) {
            return Ok(Ok(Fitted { made: Made { key, bytes }, width, height }));
        }
        let _pass = self.gate.pass(u64::from(still.width) * u64::from(still.height) * 6 + still.bytes);
        let made = reduced(&self.read(still)?, still, size, target).and_then(|file| {
            let file = stamp::stamp(file, Kind::Jpeg, &facts, Extent::Full)?;
            Ok(match dpi {
                Some(dpi) => with_density(file, dpi),
                None => file,
            })
        });
        let file = match made {
            Ok(file) => file,
            Err(error) => return Ok(Err(error)),
        };
        self.keep(&key, &file)?;
        Ok(Ok(Fitted { made: Made { key, bytes: file.len() as u64 }, width, height }))
    }

    fn read(&self, still: &Still) -> Result<Vec<u8>, Failure> {
        let place = still.path.on_disk(&self.project.root);
        fs::read(&place).map_err(|error| Failure::io("read", &place, error))
    }

    fn keep(&self, key: &Key, bytes: &[u8]) -> Result<(), Failure> {
        let place = std::path::Path::new(".onset");
        self.cache.put(key, bytes).map_err(|error| Failure::io("write to the cache", place, error))
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

/// The picture in a size, at the lowest JPEG quality that scores as high as asked for.
fn reduced(source: &[u8], still: &Still, size: Size, target: f64) -> Result<Vec<u8>, PictureError> {
    let pixels = Pixels::of(source, size)?;
    let sample = sample(&pixels);
    let linear = linear(&sample);
    let scores = |quality: u8| -> Result<bool, PictureError> {
        let coded = encode_only(sample.width, sample.height, sample.samples.clone(), Encoding::Jpeg { quality })?;
        let seen = Pixels::of(&coded, Size::Full)?;
        Ok(score(linear.as_ref(), &seen) >= target)
    };
    let quality = |step: u8| QUALITIES.0 + step * STEP;
    let (mut low, mut high) = (0, (QUALITIES.1 - QUALITIES.0) / STEP);
    while low < high {
        let middle = low.midpoint(high);
        if scores(quality(middle))? { high = middle } else { low = middle + 1 }
    }
    let encoding = Encoding::Jpeg { quality: quality(low) };
    // The edges of flat art keep their colour.
    if still.flat {
        pixels.encoded(encoding)
    } else {
        encode_only(pixels.width, pixels.height, pixels.samples, encoding)
    }
}

/// Tiles from all over a picture, put together: what they score the picture scores, in a fraction of the time. A small
/// picture is its own sample.
fn sample(pixels: &Pixels) -> Pixels {
    let side = TILE * TILES;
    if pixels.width <= side || pixels.height <= side {
        return pixels.clone();
    }
    let start = |of: u32, at: u32| (of - TILE) as usize * at as usize / (TILES as usize - 1);
    let mut samples = Vec::with_capacity((side * side * 3) as usize);
    for row in 0..side {
        let y = start(pixels.height, row / TILE) + (row % TILE) as usize;
        for tile in 0..TILES {
            let from = (y * pixels.width as usize + start(pixels.width, tile)) * 3;
            samples.extend_from_slice(&pixels.samples[from..from + TILE as usize * 3]);
        }
    }
    Pixels { width: side, height: side, samples }
}

/// The samples as the measure takes them.
fn linear(pixels: &Pixels) -> Option<Rgb> {
    let triples = pixels.samples.chunks_exact(3);
    let samples = triples.map(|pixel| [pixel[0], pixel[1], pixel[2]].map(|sample| f32::from(sample) / 255.0)).collect();
    let (width, height) = (pixels.width as usize, pixels.height as usize);
    Rgb::new(samples, width, height, TransferCharacteristic::SRGB, ColorPrimaries::BT709).ok()
}

/// How much of a picture is left to be seen, 100 for all of it. A picture too small to be measured scores nothing, and so
/// gets the best quality.
fn score(original: Option<&Rgb>, seen: &Pixels) -> f64 {
    let pair = original.cloned().zip(linear(seen));
    pair.and_then(|(original, seen)| compute_frame_ssimulacra2(original, seen).ok()).unwrap_or(0.0)
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

    #[test]
    fn the_sample_takes_tiles_from_corner_to_corner() {
        let samples: Vec<u8> = (0..1000_u32 * 900)
            .flat_map(|at| [at % 1000 / 4, at / 1000 / 4, 0].map(|sample| u8::try_from(sample).unwrap()))
            .collect();
        let sample = sample(&Pixels { width: 1000, height: 900, samples });
        assert_eq!((sample.width, sample.height, sample.samples.len()), (384, 384, 384 * 384 * 3));
        assert_eq!(sample.samples[..2], [0, 0]);
        assert_eq!(sample.samples[384 * 384 * 3 - 3..384 * 384 * 3 - 1], [249, 224]);
    }
}
