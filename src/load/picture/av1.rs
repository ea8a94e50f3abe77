//! The head of an AV1 bitstream (AV1 specification, sections 5.3 to 5.9): what a decoder will meet in it.

use super::signal::Signal;

/// The most frames of one picture. A layered one has up to four; a file made to keep a decoder busy has thousands, none of
/// which is ever shown.
const MAX_FRAMES: usize = 16;

/// What a sequence header says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sequence {
    /// Bits of one sample: 8, 10 or 12.
    pub(super) depth: u8,
    /// Whether there is brightness only.
    pub(super) grey: bool,
    /// Whether colour has half the width and half the height.
    halved: bool,
    /// What the numbers mean.
    pub(super) signal: Signal,
}

impl Sequence {
    /// Bits that a decoder holds for each pixel.
    pub(super) fn bits(self) -> u64 {
        let samples = if self.depth > 8 { 16 } else { 8 };
        match (self.grey, self.halved) {
            (true, _) => samples,
            (false, true) => samples * 3 / 2,
            (false, false) => samples * 3,
        }
    }
}

/// Finds the sequence header in the start of a bitstream, or in the configuration of an AVIF.
pub(super) fn sequence(stream: &[u8]) -> Option<Sequence> {
    let header = units(stream).find(|(kind, _)| *kind == SEQUENCE_HEADER);
    header.and_then(|(_, content)| parse(&mut Bits { bytes: content, at: 0 }))
}

/// Whether a whole bitstream holds no more frames than a picture needs.
pub(crate) fn is_one_picture(stream: &[u8]) -> bool {
    units(stream).filter(|(kind, _)| matches!(*kind, FRAME_HEADER | FRAME)).count() <= MAX_FRAMES
}

const SEQUENCE_HEADER: u8 = 1;
const FRAME_HEADER: u8 = 3;
const FRAME: u8 = 6;

/// The open bitstream units (section 5.3), each with its type, up to where the structure breaks.
fn units(stream: &[u8]) -> impl Iterator<Item = (u8, &[u8])> {
    let mut rest = stream;
    std::iter::from_fn(move || {
        let head = *rest.first()?;
        rest = rest.get(if head & 0b100 == 0 { 1.. } else { 2.. })?;
        let length = if head & 0b10 == 0 { rest.len() } else { leb128(&mut rest)? };
        // What is cut off is still of use: only the start of a file may have been read.
        let (content, after) = rest.split_at(length.min(rest.len()));
        rest = after;
        Some((head >> 3 & 0b1111, content))
    })
}

/// A number of seven bits a byte (section 4.10.5).
fn leb128(bytes: &mut &[u8]) -> Option<usize> {
    let mut number = 0_u64;
    for place in 0..8 {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u64::from(byte & 0x7F) << (place * 7);
        if byte & 0x80 == 0 {
            break;
        }
    }
    usize::try_from(number).ok()
}

/// Bits, the most significant first.
struct Bits<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Bits<'_> {
    /// The next number of so many bits, 32 at most.
    fn take(&mut self, count: usize) -> Option<u32> {
        (0..count).try_fold(0, |number, _| Some(number << 1 | u32::from(self.flag()?)))
    }

    fn flag(&mut self) -> Option<bool> {
        let byte = self.bytes.get(self.at / 8)?;
        let bit = byte >> (7 - self.at % 8) & 1;
        self.at += 1;
        Some(bit == 1)
    }

    /// A number that states its own length (section 4.10.3).
    fn length_coded(&mut self) -> Option<u32> {
        let mut zeros = 0;
        while zeros < 32 && !self.flag()? {
            zeros += 1;
        }
        if zeros == 32 { Some(u32::MAX) } else { Some((1 << zeros) - 1 + self.take(zeros)?) }
    }
}

/// The sequence header (section 5.5.1).
fn parse(bits: &mut Bits<'_>) -> Option<Sequence> {
    let profile = bits.take(3)?;
    bits.flag()?;
    let reduced = bits.flag()?;
    if reduced {
        bits.take(5)?;
    } else {
        operating_points(bits)?;
    }
    let (width, height) = (bits.take(4)? as usize + 1, bits.take(4)? as usize + 1);
    bits.take(width)?;
    bits.take(height)?;
    if !reduced && bits.flag()? {
        bits.take(4 + 3)?;
    }
    // Superblocks, filters and what else decides how pixels are predicted.
    bits.take(3)?;
    if !reduced {
        tools(bits)?;
    }
    bits.take(3)?;
    colour(bits, profile)
}

/// Timing and the points at which a layered stream can be decoded.
fn operating_points(bits: &mut Bits<'_>) -> Option<()> {
    let mut delay = None;
    if bits.flag()? {
        bits.take(32)?;
        bits.take(32)?;
        if bits.flag()? {
            bits.length_coded()?;
        }
        if bits.flag()? {
            delay = Some(bits.take(5)? as usize + 1);
            bits.take(32)?;
            bits.take(10)?;
        }
    }
    let initial_delay = bits.flag()?;
    for _ in 0..=bits.take(5)? {
        bits.take(12)?;
        if bits.take(5)? > 7 {
            bits.flag()?;
        }
        if let Some(length) = delay
            && bits.flag()?
        {
            bits.take(length)?;
            bits.take(length)?;
            bits.flag()?;
        }
        if initial_delay && bits.flag()? {
            bits.take(4)?;
        }
    }
    Some(())
}

/// Which tools frames that depend on others may use.
fn tools(bits: &mut Bits<'_>) -> Option<()> {
    bits.take(4)?;
    let order_hint = bits.flag()?;
    if order_hint {
        bits.take(2)?;
    }
    let choose_screen_content = bits.flag()?;
    let screen_content = choose_screen_content || bits.flag()?;
    if screen_content && !bits.flag()? {
        bits.flag()?;
    }
    if order_hint {
        bits.take(3)?;
    }
    Some(())
}

/// The colour configuration (section 5.5.2).
fn colour(bits: &mut Bits<'_>, profile: u32) -> Option<Sequence> {
    let high = bits.flag()?;
    let depth = match (profile, high) {
        (2, true) if bits.flag()? => 12,
        (_, true) => 10,
        _ => 8,
    };
    let grey = profile != 1 && bits.flag()?;
    let mut signal = Signal { primaries: 2, transfer: 2, matrix: 2, full_range: false };
    if bits.flag()? {
        let mut code = || u8::try_from(bits.take(8)?).ok();
        (signal.primaries, signal.transfer, signal.matrix) = (code()?, code()?, code()?);
    }
    // sRGB as red, green and blue always has its full range.
    let plain = (signal.primaries, signal.transfer, signal.matrix) == (1, 13, 0) && !grey;
    signal.full_range = plain || bits.flag()?;
    Some(Sequence { depth, grey, halved: profile == 0, signal })
}
