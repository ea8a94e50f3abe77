//! How large a rendition becomes: the arithmetic that the plan and the engine share.

use crate::load::scalars::Focus;

/// What a crop keeps in view.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Gravity {
    /// A point that somebody gave.
    Point(Focus),
    /// What draws the eye, to be found out from the pixels.
    Found,
}

impl Gravity {
    /// The point, given what was found.
    pub(crate) fn point(self, found: Focus) -> Focus {
        match self {
            Self::Point(point) => point,
            Self::Found => found,
        }
    }
}

/// The size of a rendition, relative to an upright source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Size {
    /// The whole picture, this many pixels wide, or as wide as the source if that is less.
    Width(u32),
    /// The whole picture, its longer side this many pixels, or as long as the source's if that is less.
    LongSide(u32),
    /// Exactly this size in pixels, cropped from the source; the only size that may enlarge.
    Fill {
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
        /// What the crop keeps in view.
        gravity: Gravity,
    },
    /// The whole picture as large as it is.
    Full,
}

impl Size {
    /// Width and height in pixels of the rendition of an upright source of the given width and height in pixels.
    ///
    /// The engine gives exactly these, so they can be written into a page before anything is rendered.
    pub fn of(self, width: u32, height: u32) -> (u32, u32) {
        match self {
            Self::Width(wanted) => {
                let to = wanted.clamp(1, width.max(1));
                (to, scaled(height, to, width))
            }
            Self::LongSide(wanted) if width >= height => Self::Width(wanted).of(width, height),
            Self::LongSide(wanted) => {
                let to = wanted.clamp(1, height.max(1));
                (scaled(width, to, height), to)
            }
            Self::Fill { width, height, .. } => (width.max(1), height.max(1)),
            Self::Full => (width, height),
        }
    }

    /// Whether parts of the source are cut away.
    pub(crate) fn crops(self) -> bool {
        matches!(self, Self::Fill { .. })
    }

    /// How many pixels of the rendition fall on one pixel of the source, along the side where it is more. It is above 1
    /// only for a crop that enlarges.
    pub(crate) fn scale(self, width: u32, height: u32) -> f64 {
        let (to_width, to_height) = self.of(width, height);
        let (_, _, part_width, part_height) = self.part(width, height, Focus::CENTRE);
        f64::max(f64::from(to_width) / part_width, f64::from(to_height) / part_height)
    }

    /// The part of a source that is shown, as left, top, width and height in pixels of that source; `found` is the point
    /// that draws the eye.
    pub(crate) fn part(self, width: u32, height: u32, found: Focus) -> (f64, f64, f64, f64) {
        let (from_width, from_height) = (f64::from(width), f64::from(height));
        let Self::Fill { width, height, gravity } = self else {
            return (0.0, 0.0, from_width, from_height);
        };
        let shape = f64::from(width.max(1)) / f64::from(height.max(1));
        let part_width = on_grid(from_width.min(from_height * shape)).max(GRID);
        let part_height = on_grid(from_height.min(from_width / shape)).max(GRID);
        let place = |focus: u16, whole: f64, part: f64| {
            let middle = f64::from(focus.min(1000)) / 1000.0 * whole;
            on_grid((middle - part / 2.0).clamp(0.0, (whole - part).max(0.0)))
        };
        let Focus { x, y } = gravity.point(found);
        let left = place(x, from_width, part_width);
        let top = place(y, from_height, part_height);
        (left, top, part_width, part_height)
    }
}

/// The finest step, in pixels, in which crops are placed. Sums of its multiples are exact, so that no crop reaches
/// beyond the source by an error of rounding.
const GRID: f64 = 1.0 / 1_048_576.0;

fn on_grid(pixels: f64) -> f64 {
    (pixels / GRID).floor() * GRID
}

/// `side * to / from`, rounded to the nearest pixel and at least one.
fn scaled(side: u32, to: u32, from: u32) -> u32 {
    let (side, to, from) = (u64::from(side), u64::from(to), u64::from(from.max(1)));
    // The quotient is no larger than `side`, because `to` is no larger than `from`.
    u32::try_from((side * to * 2 + from) / (from * 2)).unwrap_or(u32::MAX).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_crop_reaches_beyond_the_source(
            (width, height) in (1_u32..70_000, 1_u32..70_000),
            (to_width, to_height) in (0_u32..70_000, 0_u32..70_000),
            (x, y) in (0_u16..1200, 0_u16..1200),
        ) {
            let size = Size::Fill { width: to_width, height: to_height, gravity: Gravity::Found };
            let (left, top, part_width, part_height) = size.part(width, height, Focus { x, y });
            prop_assert!(left >= 0.0 && top >= 0.0 && part_width > 0.0 && part_height > 0.0);
            prop_assert!(left + part_width <= f64::from(width));
            prop_assert!(top + part_height <= f64::from(height));
        }

        #[test]
        fn whole_pictures_keep_their_shape(width in 1_u32..70_000, height in 1_u32..70_000, side in 0_u32..70_000) {
            for size in [Size::Width(side), Size::LongSide(side)] {
                let (to_width, to_height) = size.of(width, height);
                prop_assert!(to_width >= 1 && to_width <= width && to_height >= 1 && to_height <= height);
                let exact = f64::from(height) * f64::from(to_width) / f64::from(width);
                let slack = f64::max(1.0, f64::from(height) / f64::from(width));
                prop_assert!((f64::from(to_height) - exact).abs() <= slack);
            }
        }
    }
}
