//! Where a picture draws the eye, for crops of pictures whose focus nobody gave.
//!
//! The method is a small one, in the manner of frequency-tuned saliency: on a reduction of some 64 pixels, a place draws
//! the eye as far as its colour, a little blurred, differs from what surrounds it at three distances, in CIE L*a*b*;
//! skin draws it a little more, and the edges of the frame less. The focus is the centre of gravity of the strongest
//! tenth of the picture around the strongest place. It finds the subject that stands out from its ground; where nothing
//! does, it stays near the middle.

use super::raster::Raster;
use crate::load::scalars::Focus;

/// The longer side, in pixels, of the reduction that is looked at.
const SIDE: u32 = 64;

/// Distances, in parts of the longer side, over which a place is compared with its surroundings.
const SURROUNDINGS: [f32; 3] = [0.06, 0.12, 0.25];

/// The share of the picture that makes up what is looked at.
const STRONGEST: f32 = 0.1;

/// One value for each pixel.
struct Map {
    width: usize,
    height: usize,
    values: Vec<f32>,
}

/// The point that draws the eye; the middle, if the picture is too small or too even to tell.
pub(super) fn focus(raster: &Raster) -> Focus {
    let Some(small) = reduced(raster) else { return Focus::CENTRE };
    let map = saliency(&small);
    let most = map.values.iter().copied().fold(0.0, f32::max);
    // Differences below this are noise (3 steps of L*a*b*, three distances).
    if most < 9.0 { Focus::CENTRE } else { centre_of_gravity(&map) }
}

fn reduced(raster: &Raster) -> Option<Raster> {
    let long = raster.width.max(raster.height);
    let side =
        |side: u32| u32::try_from(u64::from(side) * u64::from(SIDE) / u64::from(long.max(1))).unwrap_or(1).max(1);
    let to = if long > SIDE { (side(raster.width), side(raster.height)) } else { (raster.width, raster.height) };
    if to.0 < 8 || to.1 < 8 {
        return None;
    }
    let whole = (0.0, 0.0, f64::from(raster.width), f64::from(raster.height));
    let small = raster.resized(to, whole).ok()?;
    let samples = small.on_white().into_owned();
    Raster::new(to.0, to.1, super::raster::Layout::Rgb, samples).ok()
}

/// How much each pixel draws the eye.
fn saliency(small: &Raster) -> Map {
    let (width, height) = (small.width as usize, small.height as usize);
    let lab: Vec<[f32; 3]> = small.samples.chunks_exact(3).map(|rgb| lab([rgb[0], rgb[1], rgb[2]])).collect();
    let channel = |at: usize| Map { width, height, values: lab.iter().map(|lab| lab[at]).collect() };
    let long = pixels(width.max(height));
    let mut sum = vec![0.0; width * height];
    let near: Vec<Map> = (0..3).map(|at| channel(at).blurred(1)).collect();
    for distance in SURROUNDINGS {
        let far: Vec<Map> = (0..3).map(|at| channel(at).blurred(whole(distance * long).max(2))).collect();
        for (at, total) in sum.iter_mut().enumerate() {
            let square = |channel: usize| (near[channel].values[at] - far[channel].values[at]).powi(2);
            *total += (square(0) + square(1) + square(2)).sqrt();
        }
    }
    for (at, value) in sum.iter_mut().enumerate() {
        *value *= frame(at % width, width) * frame(at / width, height) * (1.0 + 0.5 * skin(lab[at]));
    }
    Map { width, height, values: sum }.blurred(2)
}

/// How much the eye is drawn across the frame: all in the middle, a third at the edges.
fn frame(at: usize, of: usize) -> f32 {
    let from_middle = (pixels(at) + 0.5) / pixels(of) * 2.0 - 1.0;
    1.0 - 0.67 * from_middle * from_middle
}

/// How likely a colour is that of skin, of any shade: its hue and strength, whatever its lightness.
fn skin([lightness, a, b]: [f32; 3]) -> f32 {
    let (strength, hue) = (a.hypot(b), b.atan2(a).to_degrees());
    let near = |value: f32, middle: f32, width: f32| (1.0 - ((value - middle) / width).powi(2)).max(0.0);
    if lightness < 15.0 { 0.0 } else { near(hue, 55.0, 30.0) * near(strength, 25.0, 18.0) }
}

/// The centre of gravity of the strongest places that hang together with the strongest of all.
fn centre_of_gravity(map: &Map) -> Focus {
    let mut sorted = map.values.clone();
    sorted.sort_by(|a, b| b.total_cmp(a));
    let count = whole(pixels(sorted.len()) * STRONGEST).clamp(1, sorted.len());
    let least = sorted[count - 1];
    let strongest = (0..map.values.len()).max_by(|a, b| map.values[*a].total_cmp(&map.values[*b])).unwrap_or(0);
    let (mut x, mut y, mut weight) = (0.0, 0.0, 0.0);
    for at in map.around(strongest, least) {
        let value = map.values[at];
        x += (pixels(at % map.width) + 0.5) * value;
        y += (pixels(at / map.width) + 0.5) * value;
        weight += value;
    }
    Focus { x: thousandths(x / weight, map.width), y: thousandths(y / weight, map.height) }
}

impl Map {
    /// The places of at least a value that are reached from one without crossing weaker ones.
    fn around(&self, from: usize, least: f32) -> Vec<usize> {
        let mut seen = vec![false; self.values.len()];
        let mut open = vec![from];
        let mut found = Vec::new();
        while let Some(at) = open.pop() {
            if seen[at] || self.values[at] < least {
                continue;
            }
            seen[at] = true;
            found.push(at);
            let (x, y) = (at % self.width, at / self.width);
            let beside = [(x > 0).then(|| at - 1), (x + 1 < self.width).then(|| at + 1)];
            let above = [(y > 0).then(|| at - self.width), (y + 1 < self.height).then(|| at + self.width)];
            open.extend(beside.into_iter().chain(above).flatten());
        }
        found
    }

    /// Each value as the mean of the square around it, twice, which comes close to a bell curve.
    fn blurred(&self, radius: usize) -> Self {
        let once = self.means(radius).turned().means(radius).turned();
        once.means(radius).turned().means(radius).turned()
    }

    /// Means along the rows; beyond the edges the last value goes on.
    fn means(&self, radius: usize) -> Self {
        let mut values = Vec::with_capacity(self.values.len());
        for row in self.values.chunks_exact(self.width) {
            let last = self.width - 1;
            let value = |at: isize| row[usize::try_from(at).unwrap_or(0).min(last)];
            let reach = isize::try_from(radius).unwrap_or(0);
            let mut sum: f32 = (-reach..=reach).map(value).sum();
            for at in 0..isize::try_from(self.width).unwrap_or(0) {
                values.push(sum / pixels(2 * radius + 1));
                sum += value(at + reach + 1) - value(at - reach);
            }
        }
        Self { width: self.width, height: self.height, values }
    }

    /// Rows as columns.
    fn turned(&self) -> Self {
        let at = |x: usize, y: usize| self.values[y * self.width + x];
        let values = (0..self.width).flat_map(|x| (0..self.height).map(move |y| at(x, y))).collect();
        Self { width: self.height, height: self.width, values }
    }
}

/// An sRGB colour in CIE L*a*b* (D65).
fn lab(rgb: [u8; 3]) -> [f32; 3] {
    let [red, green, blue] = rgb.map(|sample| {
        let value = f32::from(sample) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    });
    let x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505;
    let y = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    let z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089;
    let [x, y, z] = [x, y, z].map(|t| if t > 0.008_856 { t.cbrt() } else { 7.787 * t + 16.0 / 116.0 });
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

#[expect(clippy::cast_precision_loss, reason = "there are a few thousand pixels at most")]
fn pixels(count: usize) -> f32 {
    count as f32
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is a small positive number")]
fn whole(value: f32) -> usize {
    value.round() as usize
}

fn thousandths(value: f32, of: usize) -> u16 {
    u16::try_from(whole(value / pixels(of) * 1000.0)).unwrap_or(500).min(1000)
}
