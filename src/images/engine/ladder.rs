//! Renditions of one picture, each made from a larger one.

use super::raster::Raster;
use crate::load::picture::PictureError;
use crate::plan::size::Size;

/// How many times larger a step must be to serve as the source of a smaller one. Closer steps would be filtered too
/// often, and lose sharpness.
const SAFE_RATIO: f64 = 1.5;

/// Whole pictures in sRGB, upright, from the decoded one down.
pub(super) struct Ladder {
    steps: Vec<Raster>,
    upright: (u32, u32),
}

impl Ladder {
    /// A ladder whose first step is the decoded picture; `upright` is the size of the source in pixels.
    pub(super) fn new(master: Raster, upright: (u32, u32)) -> Self {
        Self { steps: vec![master], upright }
    }

    /// The whole picture in a size that does not crop; it becomes a step for smaller ones.
    ///
    /// # Errors
    ///
    /// As [`Raster::resized`].
    pub(super) fn whole(&mut self, size: Size) -> Result<&Raster, PictureError> {
        let to = size.of(self.upright.0, self.upright.1);
        let same = self.steps.iter().position(|step| (step.width, step.height) == to);
        let at = if let Some(at) = same {
            at
        } else {
            let from = self.source(size.scale(self.upright.0, self.upright.1));
            let made = from.resized(to, size.part(from.width, from.height))?;
            self.steps.push(made);
            self.steps.len() - 1
        };
        Ok(&self.steps[at])
    }

    /// A crop, or a whole picture, that is of no use as a step.
    ///
    /// # Errors
    ///
    /// As [`Raster::resized`].
    pub(super) fn crop(&self, size: Size) -> Result<Raster, PictureError> {
        let (width, height) = self.upright;
        let from = self.source(size.scale(width, height));
        from.resized(size.of(width, height), size.part(from.width, from.height))
    }

    /// The smallest step, for the mean colour.
    pub(super) fn smallest(&self) -> &Raster {
        let smallest = self.steps.iter().min_by_key(|step| step.samples.len());
        smallest.expect("a ladder begins with one step and never loses any")
    }

    /// The smallest step that is large enough for a rendition at this scale of the source; else the largest.
    fn source(&self, scale: f64) -> &Raster {
        let wanted = scale * f64::from(self.upright.0) * SAFE_RATIO;
        let enough = self.steps.iter().filter(|step| f64::from(step.width) >= wanted);
        enough.min_by_key(|step| step.samples.len()).unwrap_or(&self.steps[0])
    }
}
