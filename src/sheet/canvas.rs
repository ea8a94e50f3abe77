//! A sheet of paper in pixels.

use crate::images::engine::Pixels;

/// Red, green and blue.
pub(super) type Ink = [u8; 3];

/// A place and a size, in pixels from the upper left corner.
#[derive(Debug, Clone, Copy)]
pub(super) struct Area {
    pub(super) left: u32,
    pub(super) top: u32,
    pub(super) width: u32,
    pub(super) height: u32,
}

/// White paper to draw on. What lies beyond its edges is not drawn.
pub(super) struct Canvas(Pixels);

impl Canvas {
    /// White paper of a size in pixels.
    pub(super) fn white(width: u32, height: u32) -> Self {
        Self(Pixels { width, height, samples: vec![255; width as usize * height as usize * 3] })
    }

    /// What has been drawn.
    pub(super) fn finished(self) -> Pixels {
        self.0
    }

    /// Lays ink on a pixel; `cover` is from 0, nothing, to 1, all of it.
    pub(super) fn dot(&mut self, x: u32, y: u32, ink: Ink, cover: f32) {
        if x >= self.0.width || y >= self.0.height {
            return;
        }
        let at = (y as usize * self.0.width as usize + x as usize) * 3;
        for (sample, ink) in self.0.samples[at..at + 3].iter_mut().zip(ink) {
            let mixed = f32::from(*sample) + (f32::from(ink) - f32::from(*sample)) * cover.clamp(0.0, 1.0);
            *sample = byte(mixed);
        }
    }

    /// Fills an area.
    pub(super) fn fill(&mut self, area: Area, ink: Ink) {
        for y in area.top..area.top + area.height {
            for x in area.left..area.left + area.width {
                self.dot(x, y, ink, 1.0);
            }
        }
    }

    /// Draws a frame of a thickness in pixels inside the edges of an area.
    pub(super) fn frame(&mut self, area: Area, thick: u32, ink: Ink) {
        let Area { left, top, width, height } = area;
        self.fill(Area { height: thick, ..area }, ink);
        self.fill(Area { top: (top + height).saturating_sub(thick), height: thick, ..area }, ink);
        self.fill(Area { width: thick, ..area }, ink);
        self.fill(Area { left: (left + width).saturating_sub(thick), width: thick, ..area }, ink);
    }

    /// Crosses an area out from corner to corner, as with a grease pencil.
    #[expect(clippy::cast_precision_loss, reason = "exact for what fits on a page")]
    pub(super) fn cross(&mut self, area: Area, thick: u32, ink: Ink) {
        let (width, height) = (area.width.max(1) as f32, area.height.max(1) as f32);
        let half = thick as f32 / 2.0;
        let length = width.hypot(height);
        for row in 0..area.height {
            for column in 0..area.width {
                let (x, y) = (column as f32 + 0.5, row as f32 + 0.5);
                // The distances of a point from the two diagonals.
                let down = (x * height - y * width).abs() / length;
                let up = (x * height - (height - y) * width).abs() / length;
                let cover = (half + 0.5 - down.min(up)).clamp(0.0, 1.0);
                if cover > 0.0 {
                    self.dot(area.left + column, area.top + row, ink, cover);
                }
            }
        }
    }

    /// Lays a picture on the paper.
    pub(super) fn paste(&mut self, picture: &Pixels, left: u32, top: u32) {
        let width = picture.width.min(self.0.width.saturating_sub(left)) as usize * 3;
        let rows = picture.samples.chunks_exact(picture.width as usize * 3);
        for (row, y) in rows.zip(top..self.0.height) {
            let at = (y as usize * self.0.width as usize + left as usize) * 3;
            if width > 0 {
                self.0.samples[at..at + width].copy_from_slice(&row[..width]);
            }
        }
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a mix of two bytes is a byte")]
fn byte(value: f32) -> u8 {
    value.round() as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_drawn_beyond_the_edge() {
        let mut canvas = Canvas::white(20, 10);
        let area = Area { left: 15, top: 6, width: 30, height: 30 };
        canvas.fill(area, [0, 0, 0]);
        canvas.cross(area, 3, [255, 0, 0]);
        canvas.frame(area, 2, [0, 0, 255]);
        canvas.paste(&Pixels { width: 30, height: 30, samples: vec![9; 2700] }, 18, 8);
        canvas.paste(&Pixels { width: 1, height: 1, samples: vec![9; 3] }, 40, 40);
        let drawn = canvas.finished();
        assert_eq!(drawn.samples.len(), 600);
        assert_eq!(drawn.samples[..3], [255, 255, 255]);
        assert_eq!(drawn.samples[597..], [9, 9, 9]);
    }
}
