//! Letters on a canvas. The one file that knows the library that draws them.

use ab_glyph::{Font, FontRef, GlyphId, PxScale, ScaleFont, point};
use deunicode::deunicode_char;

use super::canvas::{Canvas, Ink};

/// Where and how a line of text is set: its left end and its baseline, and the height of its letters from the lowest to
/// the highest, all in pixels.
#[derive(Debug, Clone, Copy)]
pub(super) struct Set {
    pub(super) left: u32,
    pub(super) baseline: u32,
    pub(super) size: f32,
    pub(super) ink: Ink,
}

/// A typeface.
pub(super) struct Letters<'f>(FontRef<'f>);

impl<'f> Letters<'f> {
    /// The typeface of a TrueType or OpenType file; `None` when it is neither.
    pub(super) fn new(file: &'f [u8]) -> Option<Self> {
        FontRef::try_from_slice(file).ok().map(Self)
    }

    /// The width of a line, in pixels.
    pub(super) fn width(&self, text: &str, size: f32) -> f32 {
        self.placed(text, size).last().map_or(0.0, |(_, at, advance)| at + advance)
    }

    /// Writes a line.
    pub(super) fn write(&self, canvas: &mut Canvas, text: &str, set: Set) {
        let origin = (position(set.left), position(set.baseline));
        for (glyph, at, _) in self.placed(text, set.size) {
            let glyph = glyph.with_scale_and_position(PxScale::from(set.size), point(origin.0 + at, origin.1));
            let Some(outline) = self.0.outline_glyph(glyph) else { continue };
            let corner = outline.px_bounds().min;
            outline.draw(|x, y, cover| {
                if let (Some(x), Some(y)) = (pixel(corner.x, x), pixel(corner.y, y)) {
                    canvas.dot(x, y, set.ink, cover);
                }
            });
        }
    }

    /// A text that fits into a width in pixels: what is too much is taken from its end.
    pub(super) fn fitted(&self, text: &str, size: f32, most: f32) -> String {
        self.shortened(text, size, most, |chars, kept| format!("{}…", text_of(&chars[..kept]).trim_end()))
    }

    /// The name of a file that fits into a width in pixels: what is too much is taken from its middle, since the end of
    /// a name tells pictures apart.
    pub(super) fn fitted_name(&self, name: &str, size: f32, most: f32) -> String {
        self.shortened(name, size, most, |chars, kept| {
            let end = kept * 2 / 3;
            format!("{}…{}", text_of(&chars[..kept - end]), text_of(&chars[chars.len() - end..]))
        })
    }

    fn shortened(&self, text: &str, size: f32, most: f32, cut: impl Fn(&[char], usize) -> String) -> String {
        if self.width(text, size) <= most {
            return text.to_owned();
        }
        let chars: Vec<char> = text.chars().collect();
        let fits = (1..chars.len()).rev().map(|kept| cut(&chars, kept)).find(|text| self.width(text, size) <= most);
        fits.unwrap_or_else(|| "…".to_owned())
    }

    /// The glyphs of a line with the distance of each from its left end and its advance, in pixels.
    fn placed(&self, text: &str, size: f32) -> Vec<(GlyphId, f32, f32)> {
        let scaled = self.0.as_scaled(PxScale::from(size));
        let mut placed: Vec<(GlyphId, f32, f32)> = Vec::new();
        let mut at = 0.0;
        for glyph in text.chars().flat_map(|c| self.glyphs(c)) {
            at += placed.last().map_or(0.0, |(before, ..)| scaled.kern(*before, glyph));
            let advance = scaled.h_advance(glyph);
            placed.push((glyph, at, advance));
            at += advance;
        }
        placed
    }

    /// The glyph of a character, or, in a script that the typeface lacks, those of its Latin transcription.
    fn glyphs(&self, c: char) -> Vec<GlyphId> {
        let known = |c: char| Some(self.0.glyph_id(c)).filter(|glyph| glyph.0 != 0);
        if let Some(glyph) = known(c) {
            return vec![glyph];
        }
        let latin: Vec<GlyphId> = deunicode_char(c).unwrap_or("?").chars().filter_map(known).collect();
        if latin.is_empty() { known('?').into_iter().collect() } else { latin }
    }
}

fn text_of(chars: &[char]) -> String {
    chars.iter().collect()
}

/// Pages are a few thousand pixels wide, which a float of 32 bits holds exactly.
#[expect(clippy::cast_precision_loss, reason = "exact below sixteen million")]
fn position(pixels: u32) -> f32 {
    pixels as f32
}

#[expect(clippy::cast_possible_truncation, reason = "positions on a page")]
fn pixel(corner: f32, offset: u32) -> Option<u32> {
    u32::try_from(corner as i64 + i64::from(offset)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SANS: &[u8] = include_bytes!("../../themes/base/print/instrument-sans-400-normal.ttf");

    #[test]
    fn a_name_too_long_loses_its_middle_and_a_text_its_end() {
        let letters = Letters::new(SANS).unwrap();
        let name = letters.fitted_name("the-weighing-house-at-the-end-of-the-day-0042.jpg", 30.0, 300.0);
        assert!(name.starts_with("the") && name.contains('…') && name.ends_with("0042.jpg"), "{name}");
        assert!(letters.width(&name, 30.0) <= 300.0);
        let text = letters.fitted("A text that is too long for its place.", 30.0, 200.0);
        assert!(text.starts_with("A text") && text.ends_with('…'), "{text}");
        assert_eq!(letters.fitted("Short.", 30.0, 200.0), "Short.");
        assert_eq!(letters.fitted("W", 30.0, 1.0), "…");
    }

    #[test]
    fn other_scripts_are_transcribed_and_nothing_is_drawn_outside() {
        let letters = Letters::new(SANS).unwrap();
        assert!((letters.width("Солт", 30.0) - letters.width("Solt", 30.0)).abs() < 0.01);
        assert!(letters.width("\u{E000}", 30.0) > 0.0);
        let mut canvas = Canvas::white(40, 20);
        letters.write(&mut canvas, "Ágfj, beyond", Set { left: 0, baseline: 4, size: 30.0, ink: [0, 0, 0] });
        assert!(canvas.finished().samples.iter().any(|sample| *sample < 100));
        assert!(Letters::new(b"no typeface").is_none());
    }
}
