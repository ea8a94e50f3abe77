//! One source, one decode, all renditions.
//!
//! [`render`] decodes a picture once, at no more than the size that is needed (JPEG decoders can leave detail out
//! cheaply), turns it upright, brings it to sRGB, and makes each rendition from the next larger one. What comes out
//! carries no metadata at all; [`crate::images::stamp`] puts the facts in that belong there.

#[cfg(feature = "avif")]
mod avif;
mod decode;
mod encode;
mod jpeg;
mod ladder;
#[cfg(feature = "avif")]
mod planes;
mod raster;
mod srgb;
mod tiff;
mod turn;
mod webp;

pub use crate::plan::encoding::Encoding;
pub use crate::plan::size::Size;

use crate::load::picture::{Kind, MAX_PIXELS, PictureError, header};
use ladder::Ladder;

/// Part of every cache key: to be changed whenever the same job gives other bytes than before.
pub const VERSION: &str = "pictures 1";

/// One rendition that is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Job {
    /// How large it becomes, and how it is cropped.
    pub size: Size,
    /// In which format.
    pub encoding: Encoding,
}

/// What became of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// One file for each job, in the order of the jobs.
    pub files: Vec<Vec<u8>>,
    /// The mean colour as red, green and blue in sRGB, for a placeholder; transparent parts count as white.
    pub colour: [u8; 3],
}

/// Makes all the renditions of one picture.
///
/// The jobs run one after another on the calling thread, so that a build that renders several pictures in parallel
/// holds only as many of them in memory as it has threads.
///
/// # Errors
///
/// As [`crate::load::picture::probe`], and `Damaged` when the pixels cannot be decoded, `TooLarge` or `Unsupported`
/// when a job asks for more pixels than its format or this program allows.
pub fn render(source: &[u8], jobs: &[Job]) -> Result<Rendered, PictureError> {
    let header = header(source)?;
    let upright = header.upright();
    for job in jobs {
        check(job.size.of(upright.0, upright.1), job.encoding)?;
    }
    let sizes: Vec<Size> = jobs.iter().map(|job| job.size).collect();
    let mut ladder = Ladder::new(decode::master(source, &header, &sizes)?, upright);
    let mut files = vec![Vec::new(); jobs.len()];
    for (at, job) in largest_first(jobs, upright) {
        files[at] = match job.size {
            Size::Fill { .. } => encode::encode(&ladder.crop(job.size)?, job.encoding)?,
            whole => encode::encode(ladder.whole(whole)?, job.encoding)?,
        };
    }
    Ok(Rendered { files, colour: ladder.smallest().mean() })
}

/// The jobs with their places, larger before smaller, and whole pictures before crops, which are made from them.
fn largest_first(jobs: &[Job], upright: (u32, u32)) -> Vec<(usize, Job)> {
    let mut order: Vec<_> = jobs.iter().copied().enumerate().collect();
    order.sort_by_key(|(_, job)| {
        let (width, height) = job.size.of(upright.0, upright.1);
        (job.size.crops(), std::cmp::Reverse(u64::from(width) * u64::from(height)))
    });
    order
}

/// Whether a rendition of this size, in pixels, can be encoded.
fn check((width, height): (u32, u32), encoding: Encoding) -> Result<(), PictureError> {
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err(PictureError::TooLarge { width, height });
    }
    let (most, name) = match encoding.kind() {
        Kind::Jpeg => (65_500, "JPEG"),
        Kind::Webp => (16_383, "WebP"),
        _ => return Ok(()),
    };
    if width.max(height) > most {
        return Err(PictureError::unsupported(format_args!(
            "a {name} can have sides of {most} pixels, and {width} x {height} were asked for"
        )));
    }
    Ok(())
}

#[cfg(test)]
mod tests;
