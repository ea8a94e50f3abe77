//! The way from a source to its renditions, settled by arithmetic before a pixel is read.
//!
//! A rendition is made from the smallest larger one that is large enough, so what it comes out as depends on which
//! others there are. The route says so: it is part of the rendition's key in the cache, and a rendition comes out the
//! same whether it is made with all the others or alone.

use crate::load::picture::Kind;
use crate::plan::size::Size;

/// How many times larger a step must be to serve as the source of a smaller one. Closer steps would be filtered too
/// often, and lose sharpness.
const SAFE_RATIO: f64 = 1.5;

/// A whole picture on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Step {
    /// Width and height in pixels, upright; those of the decoded picture for the first step, if that is not reduced.
    pub(super) size: (u32, u32),
    /// The step it is made from; the first one is the decoded picture itself.
    pub(super) from: usize,
}

/// The ways to all the renditions of one picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Route {
    /// In how many eighths of its size the source is decoded, if it is a JPEG or holds one.
    pub(super) eighths: u8,
    /// Whether the first step is a reduction of the decoded picture to the size of a rendition.
    pub(super) reduced: bool,
    /// The steps, larger before smaller.
    pub(super) steps: Vec<Step>,
    /// For each rendition, the step that it is, or is cut from.
    pub(super) ends: Vec<usize>,
}

impl Route {
    /// The route to renditions of these sizes of an upright source, whose sides are in pixels.
    pub(crate) fn new(kind: Kind, upright: (u32, u32), sizes: &[Size]) -> Self {
        let (width, height) = upright;
        let scale = |size: &Size| size.scale(width, height);
        let largest = sizes.iter().map(scale).fold(0.0, f64::max);
        let eighths = if matches!(kind, Kind::Jpeg | Kind::Raw(_)) { eighths(largest) } else { 8 };
        let whole = sizes.iter().filter(|size| !size.crops() && scale(size) >= largest);
        let first = whole.map(|size| size.of(width, height)).max();
        let decoded = (decoded(width, eighths), decoded(height, eighths));
        let mut route = Self {
            eighths,
            reduced: first.is_some(),
            steps: vec![Step { size: first.unwrap_or(decoded), from: 0 }],
            ends: vec![0; sizes.len()],
        };
        for at in largest_first(sizes, upright) {
            route.ends[at] = route.end(sizes[at], upright);
        }
        route
    }

    /// Where a rendition comes from; a whole picture becomes a step for smaller ones.
    fn end(&mut self, size: Size, upright: (u32, u32)) -> usize {
        let from = self.large_enough(size.scale(upright.0, upright.1) * f64::from(upright.0) * SAFE_RATIO);
        if size.crops() {
            return from;
        }
        let size = size.of(upright.0, upright.1);
        self.steps.iter().position(|step| step.size == size).unwrap_or_else(|| {
            self.steps.push(Step { size, from });
            self.steps.len() - 1
        })
    }

    /// The smallest step of at least this width, else the largest.
    fn large_enough(&self, width: f64) -> usize {
        let enough = self.steps.iter().enumerate().filter(|(_, step)| f64::from(step.size.0) >= width);
        enough.min_by_key(|(_, step)| step.size.0).map_or(0, |(at, _)| at)
    }

    /// Width and height in pixels of a source as it is decoded.
    pub(crate) fn decoded(&self, width: u32, height: u32) -> (u32, u32) {
        (decoded(width, self.eighths), decoded(height, self.eighths))
    }

    /// The smallest step: what is found out about a picture is found out there.
    pub(super) fn smallest(&self) -> usize {
        let smallest = self.steps.iter().enumerate().min_by_key(|(_, step)| step.size);
        smallest.map_or(0, |(at, _)| at)
    }

    /// The way to one rendition in words: `4/8 2400x1600 960x640`.
    pub(crate) fn to(&self, rendition: usize) -> String {
        self.way(self.ends.get(rendition).copied().unwrap_or(0))
    }

    /// The way to the smallest step in words.
    pub(crate) fn to_smallest(&self) -> String {
        self.way(self.smallest())
    }

    fn way(&self, step: usize) -> String {
        let Step { size: (width, height), from } = self.steps[step];
        let before = if step == 0 { format!("{}/8", self.eighths) } else { self.way(from) };
        format!("{before} {width}x{height}")
    }
}

/// The smallest fraction, in eighths, of the source that is not smaller than the scale. The others of libjpeg's
/// fractions (3, 5, 6, 7) have no fast code.
fn eighths(scale: f64) -> u8 {
    [1, 2, 4].into_iter().find(|eighths| f64::from(*eighths) / 8.0 >= scale).unwrap_or(8)
}

/// A side as libjpeg decodes it at a fraction.
fn decoded(side: u32, eighths: u8) -> u32 {
    u32::try_from((u64::from(side) * u64::from(eighths)).div_ceil(8)).unwrap_or(side).max(1)
}

/// The places of the sizes, larger before smaller, and whole pictures before crops, which are made from them.
fn largest_first(sizes: &[Size], upright: (u32, u32)) -> Vec<usize> {
    let mut order: Vec<usize> = (0..sizes.len()).collect();
    order.sort_by_key(|at| {
        let (width, height) = sizes[*at].of(upright.0, upright.1);
        (sizes[*at].crops(), std::cmp::Reverse(u64::from(width) * u64::from(height)))
    });
    order
}

#[cfg(test)]
mod tests {
    use super::*;

    const WIDTHS: [Size; 4] = [Size::Width(480), Size::Width(960), Size::Width(1600), Size::Width(2400)];

    #[test]
    fn each_is_made_from_the_next_larger_one() {
        let route = Route::new(Kind::Jpeg, (6000, 4000), &WIDTHS);
        assert_eq!(route.to(3), "4/8 2400x1600");
        assert_eq!(route.to(0), "4/8 2400x1600 1600x1067 960x640 480x320");
        assert_eq!(route.to_smallest(), route.to(0));
    }

    #[test]
    fn one_more_size_changes_only_what_is_made_from_it() {
        let more = [&WIDTHS[..], &[Size::Width(720)]].concat();
        let (before, after) =
            (Route::new(Kind::Jpeg, (6000, 4000), &WIDTHS), Route::new(Kind::Jpeg, (6000, 4000), &more));
        assert!((1..4).all(|rendition| before.to(rendition) == after.to(rendition)));
        assert_eq!(after.to(0), "4/8 2400x1600 1600x1067 720x480 480x320");
    }

    #[test]
    fn what_is_cut_alone_comes_from_the_decoded_picture() {
        let square = Size::Fill { width: 500, height: 500, gravity: crate::plan::size::Gravity::Found };
        let route = Route::new(Kind::Jpeg, (3001, 2000), &[square]);
        assert_eq!(route.to(0), "2/8 751x500");
        assert!(!route.reduced);
        assert_eq!(Route::new(Kind::Png, (3001, 2000), &[square]).to(0), "8/8 3001x2000");
    }
}
