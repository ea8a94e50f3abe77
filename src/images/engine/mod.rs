//! One source, one decode, all renditions.
//!
//! [`render`] decodes a picture once, at no more than the size that is needed (JPEG decoders can leave detail out
//! cheaply), turns it upright, brings it to sRGB, and makes each rendition from the next larger one. What comes out
//! carries no metadata at all; [`crate::images::stamp`] puts the facts in that belong there.

#[cfg(feature = "avif")]
mod avif;
mod decode;
mod encode;
mod finding;
mod jpeg;
mod negative;
mod pixels;
#[cfg(feature = "avif")]
mod planes;
mod raster;
#[cfg(feature = "avif")]
mod ravif;
mod route;
mod saliency;
mod srgb;
mod tiff;
mod turn;
mod webp;

pub use crate::plan::encoding::{Encoding, VERSION};
pub use crate::plan::size::{Gravity, Size};
pub use finding::Finding;
pub use negative::Negative;
pub use pixels::{Pixels, encode_only};
pub(crate) use route::Route;

use crate::load::picture::{Header, Kind, MAX_PIXELS, PictureError, header};
use raster::Raster;

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
    /// One file for each job that was asked for, in the order of the jobs.
    pub files: Vec<Vec<u8>>,
    /// What the picture looks like.
    pub finding: Finding,
}

/// Makes all the renditions of one picture.
///
/// # Errors
///
/// As [`render_some`].
pub fn render(source: &[u8], jobs: &[Job]) -> Result<Rendered, PictureError> {
    let all: Vec<usize> = (0..jobs.len()).collect();
    render_some(source, jobs, &all, None)
}

/// Makes those renditions of one picture whose indices are `wanted`. They come out as if all were made. What was found
/// out about the picture in an earlier run is taken from `known`.
///
/// The jobs run one after another on the calling thread, so that a build that renders several pictures in parallel
/// holds only as many of them in memory as it has threads.
///
/// # Errors
///
/// As [`crate::load::picture::probe`], and `Damaged` when the pixels cannot be decoded, `TooLarge` or `Unsupported`
/// when a job asks for more pixels than its format or this program allows.
pub fn render_some(
    source: &[u8],
    jobs: &[Job],
    wanted: &[usize],
    known: Option<Finding>,
) -> Result<Rendered, PictureError> {
    let header = header(source)?;
    let upright = header.upright();
    for job in jobs {
        check(job.size.of(upright.0, upright.1), job.encoding)?;
    }
    if let (true, Some(finding)) = (wanted.is_empty(), known) {
        return Ok(Rendered { files: Vec::new(), finding });
    }
    let sizes: Vec<Size> = jobs.iter().map(|job| job.size).collect();
    let route = Route::new(header.kind, upright, &sizes);
    let steps = steps(source, &header, &route, wanted, known.is_none())?;
    let finding = known.or_else(|| Some(Finding::of(steps[route.smallest()].as_ref()?)));
    let finding = finding.expect("the smallest step is made when nothing is known");
    let mut files = Vec::with_capacity(wanted.len());
    for at in wanted {
        let (job, end) = (jobs[*at], route.ends[*at]);
        let step = steps[end].as_ref().expect("the steps that lead to what is wanted are made");
        files.push(match job.size {
            Size::Fill { .. } => {
                encode::encode(&cut(step, job.size, upright, finding)?, job.encoding, finding.graphic)?
            }
            _ => encode::encode(step, job.encoding, finding.graphic)?,
        });
    }
    Ok(Rendered { files, finding })
}

/// The steps of the route that lead to what is wanted; the others are left out.
fn steps(
    source: &[u8],
    header: &Header<'_>,
    route: &Route,
    wanted: &[usize],
    find: bool,
) -> Result<Vec<Option<Raster>>, PictureError> {
    let mut needed = vec![false; route.steps.len()];
    let ends = wanted.iter().map(|at| route.ends[*at]).chain(find.then(|| route.smallest()));
    for mut at in ends {
        while !std::mem::replace(&mut needed[at], true) {
            at = route.steps[at].from;
        }
    }
    let mut steps: Vec<Option<Raster>> = vec![None; route.steps.len()];
    steps[0] = Some(decode::master(source, header, route)?);
    for (at, step) in route.steps.iter().enumerate().skip(1).filter(|(at, _)| needed[*at]) {
        let from = steps[step.from].as_ref().expect("a step is made from an earlier one, which is needed too");
        let made = from.resized(step.size, (0.0, 0.0, f64::from(from.width), f64::from(from.height)))?;
        steps[at] = Some(made);
    }
    Ok(steps)
}

/// A crop from a step.
fn cut(step: &Raster, size: Size, upright: (u32, u32), finding: Finding) -> Result<Raster, PictureError> {
    step.resized(size.of(upright.0, upright.1), size.part(step.width, step.height, finding.focus))
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
