//! How good renditions are, as SSIMULACRA2 sees it, beside a reference that no shortcut was taken for.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use fast_ssim2::{PixelDescriptor, PixelSlice, Ssimulacra2Reference};
use image::imageops::FilterType;
use image::{ImageBuffer, Rgb, RgbImage};
use mozjpeg::Decompress;
use rayon::prelude::*;

use super::engine::place;
use crate::Problem;
use crate::job::{Format, outputs};

/// Which renditions are looked at.
#[derive(Debug, clap::Args)]
pub(crate) struct Work {
    /// Where references are kept
    #[arg(long)]
    pub(crate) reference: PathBuf,

    /// Where the renditions are
    #[arg(long)]
    pub(crate) out: PathBuf,

    /// The widths, in pixels
    #[arg(long, value_delimiter = ',')]
    pub(crate) widths: Vec<u32>,

    /// The formats with their qualities
    #[arg(long, value_delimiter = ',', value_parser = Format::parse)]
    pub(crate) formats: Vec<Format>,

    /// The pictures they were made of: upright, in sRGB
    pub(crate) files: Vec<PathBuf>,
}

/// Prints `WIDTH FORMAT SCORE` for each width and format: the mean over all files.
pub(crate) fn run(work: &Work) -> Result<(), Problem> {
    fs::create_dir_all(&work.reference)?;
    let scores: Result<Vec<Vec<f64>>, Problem> =
        work.files.par_iter().with_max_len(1).map(|file| of_one(work, file)).collect();
    let mut sums: BTreeMap<usize, f64> = BTreeMap::new();
    for one in &scores? {
        for (at, score) in one.iter().enumerate() {
            *sums.entry(at).or_default() += score;
        }
    }
    let files = f64::from(u32::try_from(work.files.len())?);
    for ((width, format), sum) in outputs(&work.widths, &work.formats).iter().zip(sums.values()) {
        println!("{width} {} {}", format.name, sum / files);
    }
    Ok(())
}

/// The scores of one picture's renditions, in the order of [`outputs`].
fn of_one(work: &Work, file: &Path) -> Result<Vec<f64>, Problem> {
    let mut scores = Vec::new();
    for width in &work.widths {
        let reference = reference(&work.reference, file, *width)?;
        let judge = Ssimulacra2Reference::new(&pixels(&reference)?)?;
        for (width, format) in outputs(&[*width], &work.formats) {
            let rendition = rendition(&place(&work.out, file, width, format))?;
            if rendition.dimensions() != reference.dimensions() {
                return Err(format!("a rendition of {} has a size of its own", file.display()).into());
            }
            scores.push(judge.compare(&pixels(&rendition)?)?);
        }
    }
    Ok(scores)
}

/// A rendition; where there is one of the same name with `.png` added, that is what it looks like decoded.
fn rendition(path: &Path) -> Result<RgbImage, Problem> {
    let mut decoded = path.as_os_str().to_owned();
    decoded.push(".png");
    let decoded = PathBuf::from(decoded);
    let bytes = fs::read(if decoded.exists() { &decoded } else { path })?;
    Ok(image::load_from_memory(&bytes)?.into_rgb8())
}

fn pixels(image: &RgbImage) -> Result<PixelSlice<'_>, Problem> {
    let (width, height) = image.dimensions();
    PixelSlice::new(image.as_raw(), width, height, width as usize * 3, PixelDescriptor::RGB8_SRGB)
        .map_err(|error| format!("{error:?}").into())
}

/// The picture at a width: decoded whole, and brought there in one step by a Lanczos filter of three lobes on floating
/// numbers. In the picture's own gamma, as onset and sharp resize.
fn reference(folder: &Path, file: &Path, width: u32) -> Result<RgbImage, Problem> {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let kept = folder.join(format!("{stem}-{width}.png"));
    if kept.exists() {
        return Ok(image::open(kept)?.into_rgb8());
    }
    let whole = decoded(file)?;
    let height = (whole.height() * width * 2 + whole.width()) / (whole.width() * 2);
    let floating = image::imageops::resize(&whole, width, height, FilterType::Lanczos3);
    let made: RgbImage =
        ImageBuffer::from_raw(width, height, floating.into_raw().into_iter().map(eight_bits).collect())
            .ok_or("a picture has as many samples as its size asks for")?;
    let aside = folder.join(format!("{stem}-{width}.part.png"));
    made.save(&aside)?;
    fs::rename(aside, kept)?;
    Ok(made)
}

/// A JPEG at full size, in floating numbers from 0 to 1, which is the range that the resizing keeps to.
fn decoded(file: &Path) -> Result<ImageBuffer<Rgb<f32>, Vec<f32>>, Problem> {
    let bytes = fs::read(file)?;
    let mut decoder = Decompress::new_mem(&bytes)?.rgb()?;
    let (width, height) = (u32::try_from(decoder.width())?, u32::try_from(decoder.height())?);
    let samples: Vec<u8> = decoder.read_scanlines()?;
    ImageBuffer::from_raw(width, height, samples.into_iter().map(|sample| f32::from(sample) / 255.0).collect())
        .ok_or_else(|| "a decoder gives as many samples as it says".into())
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the range of the samples")]
fn eight_bits(sample: f32) -> u8 {
    (sample.clamp(0.0, 1.0) * 255.0).round() as u8
}
