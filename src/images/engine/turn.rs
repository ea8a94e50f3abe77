//! Setting stored pixels upright.

use super::raster::Raster;
use crate::load::picture::Orientation;

impl Raster {
    /// The raster turned and mirrored as an EXIF orientation asks.
    pub(super) fn upright(self, orientation: Orientation) -> Self {
        match self.layout.channels() {
            _ if orientation == Orientation::Upright => self,
            1 => self.turned::<1>(orientation),
            3 => self.turned::<3>(orientation),
            _ => self.turned::<4>(orientation),
        }
    }

    fn turned<const N: usize>(self, orientation: Orientation) -> Self {
        let (width, height) = (self.width as usize, self.height as usize);
        let (right, below) = (width - 1, height - 1);
        let (to_width, to_height) = if orientation.swaps_sides() { (height, width) } else { (width, height) };
        let (pixels, _) = self.samples.as_chunks::<N>();
        let mut samples = Vec::with_capacity(self.samples.len());
        for y in 0..to_height {
            for x in 0..to_width {
                let (from_x, from_y) = match orientation {
                    Orientation::Upright => (x, y),
                    Orientation::Mirrored => (right - x, y),
                    Orientation::UpsideDown => (right - x, below - y),
                    Orientation::Flipped => (x, below - y),
                    Orientation::Transposed => (y, x),
                    Orientation::Clockwise => (y, below - x),
                    Orientation::Transversed => (right - y, below - x),
                    Orientation::CounterClockwise => (right - y, x),
                };
                samples.extend_from_slice(&pixels[from_y * width + from_x]);
            }
        }
        let (width, height) =
            if orientation.swaps_sides() { (self.height, self.width) } else { (self.width, self.height) };
        Self { width, height, samples, ..self }
    }
}
