//! Chance that falls the same way every time.

/// A stream of numbers that follow from a seed (splitmix64): the same seed draws the same picture on every machine.
#[derive(Debug, Clone)]
pub(crate) struct Dice(u64);

impl Dice {
    /// Dice for one purpose, told apart from others by what they are for.
    pub(crate) fn new(seed: u64, purpose: u64) -> Self {
        let mut dice = Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ purpose.wrapping_mul(0xD1B5_4A32_D192_ED03));
        dice.next();
        dice
    }

    /// The next 64 bits.
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to, and without, 1.
    pub(crate) fn part(&mut self) -> f32 {
        small(self.next() >> 48) / 65_536.0
    }

    /// A number between two others.
    pub(crate) fn between(&mut self, low: f32, high: f32) -> f32 {
        low + (high - low) * self.part()
    }

    /// A whole number below another.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() >> 33).map_or(0, |number| number % end.max(1))
    }

    /// Four numbers from -1 up to 1 for the price of one throw, since noise needs one for every pixel.
    pub(crate) fn four(&mut self) -> [f32; 4] {
        let bits = self.next();
        std::array::from_fn(|at| small((bits >> (16 * at)) & 0xFFFF) / 32_768.0 - 1.0)
    }
}

/// A number of 16 bits, which a float holds exactly.
fn small(bits: u64) -> f32 {
    f32::from(u16::try_from(bits).unwrap_or(u16::MAX))
}
