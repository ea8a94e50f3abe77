//! Brightness and colour differences (ITU-T H.273, section 8.3) to red, green and blue, in whole numbers.

use crate::load::picture::PictureError;
use crate::load::picture::signal::Signal;

/// How the planes of a picture lie beside each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shape {
    /// Width of the picture in pixels.
    pub(super) width: usize,
    /// Height of the picture in pixels.
    pub(super) height: usize,
    /// Whether there is brightness only.
    pub(super) grey: bool,
    /// Whether colour has half the width, and half the height.
    pub(super) half: (bool, bool),
}

/// Rows of samples, of one byte each, or of two in the machine's order.
pub(super) struct Plane<S> {
    pub(super) samples: S,
    /// Bytes from one row to the next.
    pub(super) stride: usize,
    pub(super) shape: Shape,
}

/// The planes of a picture.
pub(super) struct Planes<S> {
    pub(super) y: Plane<S>,
    pub(super) chroma: Option<[Plane<S>; 2]>,
    /// Bits of a sample: 8, 10 or 12.
    pub(super) depth: usize,
}

/// How brightness and colour differences make red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Matrix {
    /// They are green, blue and red already.
    Identity,
    /// Green against the rest, and orange against blue.
    YCgCo,
    /// The weights of red and blue in brightness, in ten-thousandths.
    Weights(i64, i64),
}

/// Fractions are kept in so many parts of one.
const PARTS: i64 = 1 << 16;
/// Colour differences are kept in sixteenths, which is what halving both sides asks for.
const SIXTEENTHS: i64 = 16;

impl<S: AsRef<[u8]>> Planes<S> {
    /// Only the brightness, as for opacity.
    pub(super) fn y_alone(self) -> Self {
        Self { chroma: None, ..self }
    }

    /// Row `y` as `count` samples a pixel (1 or 3), from 0 to `white`.
    ///
    /// # Errors
    ///
    /// `Unsupported` for matrices that need all samples of a pixel in linear light.
    pub(super) fn row<T: TryFrom<i64> + Default>(
        &self,
        y: usize,
        signal: Signal,
        white: i64,
        count: usize,
        out: &mut Vec<T>,
    ) -> Result<(), PictureError> {
        out.clear();
        let mut put = |value: i64| out.push(T::try_from((value / PARTS).clamp(0, white)).unwrap_or_default());
        let scale = Scale::of(signal.full_range, self.depth, white);
        let light = |sample: i64| (sample - scale.black) * scale.light + PARTS / 2;
        let brightness = self.y.row(y, false, self.depth);
        let Some([u, v]) = self.chroma.as_ref().filter(|_| count == 3) else {
            brightness.flat_map(|sample| std::iter::repeat_n(light(sample), count)).for_each(put);
            return Ok(());
        };
        let matrix = Matrix::of(signal)?;
        let differences = u.blended(y, self.depth).into_iter().zip(v.blended(y, self.depth));
        let difference = |sample: i64| (sample - scale.middle * SIXTEENTHS) * scale.difference / SIXTEENTHS;
        for (sample, (u, v)) in brightness.zip(differences) {
            let colours = match matrix {
                Matrix::Identity => [v / SIXTEENTHS, sample, u / SIXTEENTHS].map(light),
                matrix => matrix.apply(light(sample), difference(u), difference(v)),
            };
            colours.into_iter().for_each(&mut put);
        }
        Ok(())
    }
}

/// What the numbers of a plane stand for.
struct Scale {
    /// The sample that is black.
    black: i64,
    /// The sample of no colour.
    middle: i64,
    /// What one step of brightness is worth, in parts.
    light: i64,
    /// What one step of a colour difference is worth, in parts.
    difference: i64,
}

impl Scale {
    fn of(full_range: bool, depth: usize, white: i64) -> Self {
        let unit = 1 << (depth - 8);
        let (black, light, difference) =
            if full_range { (0, 256 * unit - 1, 256 * unit - 1) } else { (16 * unit, 219 * unit, 224 * unit) };
        Self { black, middle: 128 * unit, light: white * PARTS / light, difference: white * PARTS / difference }
    }
}

impl Matrix {
    fn of(signal: Signal) -> Result<Self, PictureError> {
        let weights = |red, blue| Ok(Self::Weights(red, blue));
        match (signal.matrix, signal.primaries) {
            (0, _) => Ok(Self::Identity),
            (1, _) | (12, 1) => weights(2126, 722),
            (4, _) => weights(3000, 1100),
            (7, _) => weights(2120, 870),
            (8, _) => Ok(Self::YCgCo),
            (9, _) | (12, 9) => weights(2627, 593),
            (12, 11 | 12) => weights(2290, 793),
            // BT.601 is also what is meant where nothing is said (MIAF, ISO/IEC 23000-22).
            (2 | 5 | 6 | 12, _) => weights(2990, 1140),
            (other, _) => Err(PictureError::unsupported(format_args!("it mixes its colours in a rare way ({other})"))),
        }
    }

    /// Red, green and blue from brightness and two differences, all in parts.
    fn apply(self, y: i64, u: i64, v: i64) -> [i64; 3] {
        const WHOLE: i64 = 10_000;
        match self {
            Self::Identity => [v, y, u],
            Self::YCgCo => [y - u + v, y + u, y - u - v],
            Self::Weights(red, blue) => {
                let (more_red, more_blue) = (2 * (WHOLE - red) * v / WHOLE, 2 * (WHOLE - blue) * u / WHOLE);
                let less = (red * more_red + blue * more_blue) / (WHOLE - red - blue);
                [y + more_red, y - less, y + more_blue]
            }
        }
    }
}

impl<S: AsRef<[u8]>> Plane<S> {
    /// The samples of a row; of half as many if the plane is one of half the width.
    fn row(&self, y: usize, halved: bool, depth: usize) -> impl Iterator<Item = i64> {
        let width = if halved { self.shape.width.div_ceil(2) } else { self.shape.width };
        let bytes = if depth > 8 { 2 } else { 1 };
        let samples = self.samples.as_ref();
        let start = (y * self.stride).min(samples.len());
        let row = samples.get(start..start + width * bytes).unwrap_or_default();
        row.chunks_exact(bytes).map(|sample| match *sample {
            [low, high] => i64::from(u16::from_ne_bytes([low, high])),
            [sample] => i64::from(sample),
            _ => 0,
        })
    }

    /// A row of colour differences at the full width, in sixteenths: where they lie between two pixels, the nearer counts
    /// three times as much.
    fn blended(&self, y: usize, depth: usize) -> Vec<i64> {
        let (half_width, half_height) = self.shape.half;
        let row = |y| self.row(y, half_width, depth);
        let column: Vec<i64> = if half_height {
            let near = y / 2;
            let last = self.shape.height.div_ceil(2) - 1;
            let far = if y % 2 == 1 { near + 1 } else { near.saturating_sub(1) };
            row(near).zip(row(far.min(last))).map(|(near, far)| 3 * near + far).collect()
        } else {
            row(y).map(|sample| 4 * sample).collect()
        };
        if !half_width {
            return column.into_iter().map(|sample| 4 * sample).collect();
        }
        let at = |x: usize| column.get(x).or(column.last()).copied().unwrap_or_default();
        let blend = |x: usize| {
            let near = x / 2;
            let far = if x % 2 == 1 { near + 1 } else { near.saturating_sub(1) };
            3 * at(near) + at(far)
        };
        (0..self.shape.width).map(blend).collect()
    }
}
