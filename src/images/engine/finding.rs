//! What is found out about a picture by looking at it: once, on its smallest reduction.

use super::raster::Raster;
use super::saliency;
use crate::load::scalars::Focus;

/// What a picture looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Finding {
    /// The mean colour as red, green and blue in sRGB, for a placeholder; transparent parts count as white.
    pub colour: [u8; 3],
    /// The point that a crop should keep when nobody said which.
    pub focus: Focus,
    /// Whether it is a drawing or has coloured lettering, which lose their edges when colour is stored coarsely.
    pub graphic: bool,
}

impl Finding {
    /// Looks at a picture; the raster is RGB or RGBA.
    pub(super) fn of(raster: &Raster) -> Self {
        Self { colour: raster.mean(), focus: saliency::focus(raster), graphic: has_hard_colours(raster) }
    }

    /// The finding as eight bytes.
    pub(crate) fn to_bytes(self) -> [u8; 8] {
        let ([red, green, blue], [x0, x1], [y0, y1]) =
            (self.colour, self.focus.x.to_le_bytes(), self.focus.y.to_le_bytes());
        [red, green, blue, x0, x1, y0, y1, u8::from(self.graphic)]
    }

    /// The finding from [`Finding::to_bytes`].
    pub(crate) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let &[red, green, blue, x0, x1, y0, y1, graphic] = bytes else { return None };
        let focus = Focus { x: u16::from_le_bytes([x0, x1]), y: u16::from_le_bytes([y0, y1]) };
        Some(Self { colour: [red, green, blue], focus, graphic: graphic != 0 })
    }
}

/// How far apart, of 255, the colour differences of four neighbouring pixels must lie to count as a hard edge.
const HARD: i32 = 72;

/// The share of hard edges, in thousandths of all blocks, from which a picture is a graphic. Photographs stay below 2,
/// lettering and drawings begin at about 8.
const MANY: usize = 5;

/// Whether blocks of two by two pixels, which share one colour in 4:2:0, often hold very different ones.
fn has_hard_colours(raster: &Raster) -> bool {
    let samples = raster.on_white();
    let row = raster.width as usize * 3;
    let (mut hard, mut blocks) = (0, 0);
    for rows in samples.chunks_exact(row * 2) {
        let (above, below) = rows.split_at(row);
        for (above, below) in above.chunks_exact(6).zip(below.chunks_exact(6)) {
            blocks += 1;
            hard += usize::from(spread(above, below) > HARD);
        }
    }
    hard * 1000 > blocks * MANY
}

/// How far apart the colour differences (Cb and Cr of ITU-R BT.601, the larger of both) of four pixels lie.
fn spread(above: &[u8], below: &[u8]) -> i32 {
    let pixels = above.chunks_exact(3).chain(below.chunks_exact(3));
    let (mut least, mut most) = ([i32::MAX; 2], [i32::MIN; 2]);
    for pixel in pixels {
        let [red, green, blue] = [pixel[0], pixel[1], pixel[2]].map(i32::from);
        let differences = [(-43 * red - 85 * green + 128 * blue) / 256, (128 * red - 107 * green - 21 * blue) / 256];
        for (at, difference) in differences.into_iter().enumerate() {
            least[at] = least[at].min(difference);
            most[at] = most[at].max(difference);
        }
    }
    (most[0] - least[0]).max(most[1] - least[1])
}
