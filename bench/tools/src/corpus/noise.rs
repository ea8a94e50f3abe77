//! Noise with the spectrum of photographs: every octave of detail has the same contrast, which is an amplitude of one
//! over the frequency.

use rayon::prelude::*;

use crate::dice::Dice;

/// How much of an octave's contrast is left, from the finest octave upwards: lenses and demosaicing eat the finest.
const SHARPNESS: [f32; 3] = [0.6, 0.9, 1.0];

/// The octave, counted from the finest, whose noise decides where a picture is in focus.
const FOCUS_OCTAVE: u32 = 6;

/// A plane of numbers about zero.
#[derive(Debug, Clone)]
pub(super) struct Plane {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) values: Vec<f32>,
}

impl Plane {
    /// A row, from the top; below the last comes the first again.
    pub(super) fn row(&self, y: usize) -> &[f32] {
        let start = y % self.height * self.width;
        &self.values[start..start + self.width]
    }

    /// The value between four samples, at a place in the pixels of this plane.
    pub(super) fn at(&self, x: f32, y: f32) -> f32 {
        let (left, top) = (whole(x), whole(y));
        let (across, down) = (x - x.floor(), y - y.floor());
        let row = |y: usize| {
            let row = self.row(y.min(self.height - 1));
            let (a, b) = (row[left.min(self.width - 1)], row[(left + 1).min(self.width - 1)]);
            a + (b - a) * across
        };
        let (a, b) = (row(top), row(top + 1));
        a + (b - a) * down
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place in a plane is small and positive")]
fn whole(place: f32) -> usize {
    place.max(0.0) as usize
}

/// Noise of all octaves from the whole plane down to single pixels; some of the plane, told by `blur` from 0 to 1, lies
/// out of focus and lacks the fine ones.
pub(super) fn octaves(width: usize, height: usize, seed: u64, blur: f32) -> Plane {
    let octaves = width.max(height).div_ceil(4).next_power_of_two().ilog2();
    let size = |octave: u32| (width.div_ceil(1 << octave), height.div_ceil(1 << octave));
    let (coarse_width, coarse_height) = size(octaves);
    let mut plane =
        Plane { width: coarse_width, height: coarse_height, values: vec![0.0; coarse_width * coarse_height] };
    let mut focus: Option<Plane> = None;
    for octave in (0..octaves).rev() {
        let (width, height) = size(octave);
        plane = doubled(&plane, width, height);
        let contrast = SHARPNESS.get(octave as usize).copied().unwrap_or(1.0);
        let gate = focus.as_ref().map(|focus| (focus, FOCUS_OCTAVE - octave));
        scatter(&mut plane, Dice::new(seed, u64::from(octave)).next(), contrast, gate);
        if octave == FOCUS_OCTAVE && blur > 0.0 {
            focus = Some(sharp_parts(&plane, blur));
        }
    }
    plane
}

/// Where the picture is in focus: 1, and 0 where it is not, with soft borders.
fn sharp_parts(plane: &Plane, blur: f32) -> Plane {
    let values = plane.values.iter().map(|value| (0.5 + (value + 1.6 - 3.2 * blur) * 0.8).clamp(0.03, 1.0)).collect();
    Plane { values, ..*plane }
}

/// Twice the size, by corner cutting (Chaikin): repeated, it gives smooth surfaces.
fn doubled(from: &Plane, width: usize, height: usize) -> Plane {
    let mut values = vec![0.0; width * height];
    values.par_chunks_exact_mut(width).enumerate().for_each(|(y, row)| {
        let near = from.row((y / 2).min(from.height - 1));
        let far = if y % 2 == 0 { (y / 2).saturating_sub(1) } else { y / 2 + 1 };
        let far = from.row(far.min(from.height - 1));
        let column = |x: usize| near[x] * 0.75 + far[x] * 0.25;
        let mut before = column(0);
        let mut here = before;
        for (x, pair) in row.chunks_mut(2).enumerate() {
            let after = column((x + 1).min(from.width - 1));
            pair[0] = here * 0.75 + before * 0.25;
            if let Some(second) = pair.get_mut(1) {
                *second = here * 0.75 + after * 0.25;
            }
            (before, here) = (here, after);
        }
    });
    Plane { width, height, values }
}

/// Adds one octave: a number for every sample, weaker where the focus is elsewhere.
fn scatter(plane: &mut Plane, seed: u64, contrast: f32, focus: Option<(&Plane, u32)>) {
    let width = plane.width;
    plane.values.par_chunks_exact_mut(width).enumerate().for_each(|(y, row)| {
        let mut dice = Dice::new(seed, y as u64);
        let sharp = focus.map(|(focus, shift)| (focus.row(y >> shift), shift));
        for (at, four) in row.chunks_mut(4).enumerate() {
            let gate = sharp.map_or(1.0, |(row, shift)| row[(at * 4) >> shift]);
            for (value, chance) in four.iter_mut().zip(dice.four()) {
                *value += chance * contrast * gate;
            }
        }
    });
}
