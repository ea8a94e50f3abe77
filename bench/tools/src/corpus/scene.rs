//! A picture as a camera would see it: things in front of things, each with its colour, its surface and its edge.

use super::noise::{Plane, octaves};
use crate::dice::Dice;

/// How many things overlap in one picture.
const THINGS: usize = 160;

/// The contrast of surfaces, for noise of about [-3, 3].
const TEXTURE: f32 = 0.085;

/// The contrast of colour within surfaces; colour varies less than light, and only coarsely.
const TINT: f32 = 0.012;

/// The grain of the film, as a part of white.
const GRAIN: f32 = 0.0145;

/// How many times fewer samples colour has than light, along each side.
const COLOUR_STEP: usize = 4;

/// Light and colour of a thing or of the sky: brightness from 0 to 1, and two differences of colour about 0.
type Paint = [f32; 3];

/// Something with an outline.
#[derive(Debug)]
struct Thing {
    middle: (f32, f32),
    half: (f32, f32),
    turn: (f32, f32),
    /// How its outline goes over into what is behind, in pixels.
    edge: f32,
    square: bool,
    paint: Paint,
    /// How much the light falls off from its upper left to its lower right.
    shade: f32,
    roughness: f32,
    /// Where in the noise its surface is cut from.
    cloth: (usize, usize),
}

/// A scene that can be looked at row by row.
#[derive(Debug)]
pub(super) struct Scene {
    pub(super) width: usize,
    pub(super) height: usize,
    seed: u64,
    sky: [Paint; 2],
    things: Vec<Thing>,
    surface: Plane,
    tints: [Plane; 2],
}

impl Scene {
    /// The scene of a seed. Its content is as large as the picture: the same seed in another size is another picture.
    pub(super) fn new(width: usize, height: usize, seed: u64) -> Self {
        let mut dice = Dice::new(seed, 1);
        let blur = dice.between(0.25, 0.75);
        let mut things: Vec<Thing> = (0..THINGS).map(|_| thing(&mut dice, width, height)).collect();
        // What is large stands behind what is small, or one thing would cover the picture.
        things.sort_by(|a, b| (b.half.0 * b.half.1).total_cmp(&(a.half.0 * a.half.1)));
        let small = (width.div_ceil(COLOUR_STEP) + 1, height.div_ceil(COLOUR_STEP) + 1);
        Self {
            width,
            height,
            seed,
            sky: [paint(&mut dice, 0.55, 0.9), paint(&mut dice, 0.08, 0.45)],
            things,
            surface: octaves(width, height, Dice::new(seed, 2).next(), blur),
            tints: [3, 4].map(|purpose| octaves(small.0, small.1, Dice::new(seed, purpose).next(), 0.0)),
        }
    }

    /// A row of pixels as red, green and blue from 0 to 1.
    pub(super) fn row(&self, y: usize) -> Vec<[f32; 3]> {
        let down = ratio(y, self.height);
        let sky: Paint = std::array::from_fn(|at| self.sky[0][at] + (self.sky[1][at] - self.sky[0][at]) * down);
        let mut paints = vec![sky; self.width];
        let mut rough: Vec<f32> = self.surface.row(y).iter().map(|noise| noise * TEXTURE * 0.6).collect();
        for thing in &self.things {
            self.lay(thing, y, &mut paints, &mut rough);
        }
        self.developed(y, &paints, &rough)
    }

    /// Lays one thing over what is behind it.
    fn lay(&self, thing: &Thing, y: usize, paints: &mut [Paint], rough: &mut [f32]) {
        let reach = thing.half.0.hypot(thing.half.1) + thing.edge;
        let dy = number(y) - thing.middle.1;
        if dy.abs() > reach {
            return;
        }
        let (start, end) = (index(thing.middle.0 - reach), index(thing.middle.0 + reach).min(self.width));
        let cloth = self.surface.row(mirrored(y + thing.cloth.1, self.height));
        for x in start..end {
            let dx = number(x) - thing.middle.0;
            let (cover, light) = thing.covers(dx, dy);
            if cover <= 0.0 {
                continue;
            }
            let texture = cloth[mirrored(x + thing.cloth.0, self.width)] * TEXTURE * thing.roughness;
            rough[x] += (texture - rough[x]) * cover;
            let paint = &mut paints[x];
            paint[0] += (thing.paint[0] * light - paint[0]) * cover;
            paint[1] += (thing.paint[1] - paint[1]) * cover;
            paint[2] += (thing.paint[2] - paint[2]) * cover;
        }
    }

    /// Adds surface, tint and grain, and goes from brightness and colour differences to red, green and blue (BT.601).
    fn developed(&self, y: usize, paints: &[Paint], rough: &[f32]) -> Vec<[f32; 3]> {
        let mut dice = Dice::new(self.seed, 1_000_000 + y as u64);
        let mut pixels = Vec::with_capacity(self.width);
        let mut tint = [0.0; 2];
        for (x, (paint, rough)) in paints.iter().zip(rough).enumerate() {
            if x % 2 == 0 {
                let place = (number(x) / number(COLOUR_STEP), number(y) / number(COLOUR_STEP));
                tint = [0, 1].map(|at: usize| self.tints[at].at(place.0, place.1) * TINT);
            }
            let [a, b, c, _] = dice.four();
            let light = paint[0] + rough + (a + b) * GRAIN;
            let (blue, red) = (paint[1] + tint[0] + c * GRAIN * 0.2, paint[2] + tint[1] + b * GRAIN * 0.2);
            pixels.push([light + 1.402 * red, light - 0.344 * blue - 0.714 * red, light + 1.772 * blue]);
        }
        pixels
    }
}

impl Thing {
    /// How much of a pixel it covers, and how much light falls on it there.
    fn covers(&self, dx: f32, dy: f32) -> (f32, f32) {
        let along = (dx * self.turn.0 + dy * self.turn.1) / self.half.0;
        let across = (dy * self.turn.0 - dx * self.turn.1) / self.half.1;
        let outwards = if self.square { along.abs().max(across.abs()) } else { along.hypot(across) };
        let pixels = (1.0 - outwards) * self.half.0.min(self.half.1);
        let cover = (pixels / self.edge + 0.5).clamp(0.0, 1.0);
        (cover, 1.0 - self.shade * (along + across) * 0.5)
    }
}

fn thing(dice: &mut Dice, width: usize, height: usize) -> Thing {
    // Sizes follow a power law: a few large things, many small ones.
    let size = number(width) * 0.012 / (0.02 + 0.98 * dice.part()).sqrt();
    let angle = dice.between(0.0, std::f32::consts::TAU);
    let soft = dice.below(5) == 0;
    Thing {
        middle: (dice.part() * number(width), dice.part() * number(height)),
        half: (size * dice.between(0.5, 4.0), size * dice.between(0.5, 2.0)),
        turn: (angle.cos(), angle.sin()),
        edge: if soft { size * dice.between(0.2, 0.8) } else { dice.between(1.0, 2.5) },
        square: dice.below(3) == 0,
        paint: paint(dice, 0.06, 0.88),
        shade: dice.between(0.0, 0.45),
        roughness: if dice.below(4) == 0 { 1.7 } else { dice.between(0.1, 1.0) },
        cloth: (dice.below(width), dice.below(height)),
    }
}

/// Mostly dull colours and, now and then, a loud one.
fn paint(dice: &mut Dice, dark: f32, bright: f32) -> Paint {
    let loud = if dice.below(6) == 0 { 0.14 } else { 0.035 };
    [dice.between(dark, bright), dice.between(-loud, loud), dice.between(-loud, loud)]
}

/// A place beyond the end of a plane, folded back into it, so that no seam shows.
fn mirrored(place: usize, side: usize) -> usize {
    let folded = place % (2 * side);
    if folded < side { folded } else { 2 * side - 1 - folded }
}

fn ratio(part: usize, of: usize) -> f32 {
    number(part) / number(of.max(1))
}

#[expect(clippy::cast_precision_loss, reason = "sides of pictures are far below 16 million")]
fn number(pixels: usize) -> f32 {
    pixels as f32
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "cut off at 0; sides are small")]
fn index(place: f32) -> usize {
    place.max(0.0) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_number_draws_the_same_picture_and_another_draws_another() {
        let row = |seed| Scene::new(120, 80, seed).row(40);
        assert_eq!(row(7), row(7));
        assert_ne!(row(7), row(8));
    }
}
