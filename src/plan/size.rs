//! How large a rendition becomes: the arithmetic that the plan and the engine share.

/// The size of a rendition, relative to an upright source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Size {
    /// The whole picture, this many pixels wide, or as wide as the source if that is less.
    Width(u32),
    /// The whole picture, its longer side this many pixels, or as long as the source's if that is less.
    LongSide(u32),
    /// Exactly this size in pixels, cropped from the source round a focus point; the only size that may enlarge.
    Fill {
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
        /// The point to keep in view, from the left and from the top, in thousandths of width and height.
        focus: (u16, u16),
    },
    /// The whole picture as large as it is.
    Full,
}

impl Size {
    /// Width and height in pixels of the rendition of an upright source of the given width and height in pixels.
    ///
    /// the engine gives exactly these, so they can be written into a page before anything is rendered.
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

    /// How many pixels of the rendition fall on one pixel of the source, along the side where it is more; at most 1.
    pub(crate) fn scale(self, width: u32, height: u32) -> f64 {
        let (to_width, to_height) = self.of(width, height);
        let ratio = f64::max(
            f64::from(to_width) / f64::from(width),
            f64::from(to_height) / f64::from(height),
        );
        ratio.min(1.0)
    }

    /// The part of a source that is shown, as left, top, width and height in pixels of that source.
    pub(crate) fn part(self, width: u32, height: u32) -> (f64, f64, f64, f64) {
        let (from_width, from_height) = (f64::from(width), f64::from(height));
        let Self::Fill {
            width,
            height,
            focus,
        } = self
        else {
            return (0.0, 0.0, from_width, from_height);
        };
        let shape = f64::from(width.max(1)) / f64::from(height.max(1));
        let part_width = from_width.min(from_height * shape);
        let part_height = from_height.min(from_width / shape);
        let place = |focus: u16, whole: f64, part: f64| {
            let middle = f64::from(focus.min(1000)) / 1000.0 * whole;
            (middle - part / 2.0).clamp(0.0, (whole - part).max(0.0))
        };
        let left = place(focus.0, from_width, part_width);
        let top = place(focus.1, from_height, part_height);
        (left, top, part_width, part_height)
    }
}

/// `side * to / from`, rounded to the nearest pixel and at least one.
fn scaled(side: u32, to: u32, from: u32) -> u32 {
    let (side, to, from) = (u64::from(side), u64::from(to), u64::from(from.max(1)));
    // The quotient is no larger than `side`, because `to` is no larger than `from`.
    u32::try_from((side * to * 2 + from) / (from * 2))
        .unwrap_or(u32::MAX)
        .max(1)
}
