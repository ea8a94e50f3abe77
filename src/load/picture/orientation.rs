//! How stored pixels are turned to stand upright.

use serde::{Deserialize, Serialize};

/// The EXIF orientation, tag 0x0112 (EXIF 2.32, 4.6.4 A). The number says where the first stored row and column belong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[repr(u8)]
pub enum Orientation {
    /// 1: as stored.
    #[default]
    Upright = 1,
    /// 2: mirrored left to right.
    Mirrored = 2,
    /// 3: turned by 180 degrees.
    UpsideDown = 3,
    /// 4: mirrored top to bottom.
    Flipped = 4,
    /// 5: mirrored along the main diagonal.
    Transposed = 5,
    /// 6: to be turned clockwise by 90 degrees.
    Clockwise = 6,
    /// 7: mirrored along the other diagonal.
    Transversed = 7,
    /// 8: to be turned counter-clockwise by 90 degrees.
    CounterClockwise = 8,
}

impl Orientation {
    /// The orientation of an EXIF value; anything outside 1 to 8 counts as upright, as viewers do.
    pub fn from_exif(value: u32) -> Self {
        match value {
            2 => Self::Mirrored,
            3 => Self::UpsideDown,
            4 => Self::Flipped,
            5 => Self::Transposed,
            6 => Self::Clockwise,
            7 => Self::Transversed,
            8 => Self::CounterClockwise,
            _ => Self::Upright,
        }
    }

    /// The EXIF value, 1 to 8.
    pub fn exif(self) -> u8 {
        self as u8
    }

    /// Whether width and height change places when the picture is set upright (5 to 8).
    pub fn swaps_sides(self) -> bool {
        self.exif() >= 5
    }
}
