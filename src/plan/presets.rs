//! Presets: renditions that a theme asks for by name, of the pictures it names, in the size and format it gives.

use std::collections::BTreeMap;

use super::encoding::Encoding;
use super::size::{Gravity, Size};
use crate::diagnostics::{Code, Diagnostic};
use crate::load::reading::{At, Table};
use crate::load::record::record;
use crate::load::scalars::{AspectRatio, Focus};
use crate::load::wire::words::{Fit, PictureSet, Pull, WebFormat};
use crate::model::slug::slug;
use crate::model::still::Still;

record! {
    /// Pictures made in one size for one use.
    pub struct Preset {
        /// Of which pictures. `covers` when left out.
        pub pictures: Vec<At<PictureSet>>,
        /// Width in pixels, at most 4096.
        pub width: Option<At<u32>>,
        /// Height in pixels, at most 4096.
        pub height: Option<At<u32>>,
        /// Shape, which with one side gives the other: `16:9` or `1.85`.
        pub ratio: Option<At<AspectRatio>>,
        /// How a picture of another shape is brought to that size. `cover` when left out.
        pub fit: Option<At<Fit>>,
        /// What a crop keeps. `focus` when left out.
        pub gravity: Option<At<Pull>>,
        /// The format. `jpeg` when left out.
        pub format: Option<At<WebFormat>>,
        /// Quality, 1 to 100. 82 when left out.
        pub quality: Option<At<u8>>,
    }
}

/// The longest side of a preset, in pixels.
const LONGEST: u32 = 4096;

/// What a preset means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cut {
    /// Of which pictures.
    pub pictures: Vec<PictureSet>,
    /// The most pixels across.
    width: u32,
    /// The most pixels down.
    height: u32,
    fit: Fit,
    pull: Pull,
    format: WebFormat,
    quality: u8,
}

impl Cut {
    /// The size of the preset's rendition of a picture.
    pub fn size(&self, still: &Still) -> Size {
        let Self { width, height, .. } = *self;
        match self.fit {
            Fit::Cover => Size::Fill { width, height, gravity: self.gravity(still) },
            // As wide as it may be without being too high.
            Fit::Contain => {
                let across = u64::from(height) * u64::from(still.width) / u64::from(still.height.max(1));
                Size::Width(u32::try_from(across).unwrap_or(width).clamp(1, width))
            }
        }
    }

    fn gravity(&self, still: &Still) -> Gravity {
        let at = |x, y| Gravity::Point(Focus { x, y });
        match self.pull {
            Pull::Focus => still.focus.map_or(Gravity::Found, Gravity::Point),
            Pull::Centre => at(500, 500),
            Pull::Top => at(500, 0),
            Pull::Bottom => at(500, 1000),
            Pull::Left => at(0, 500),
            Pull::Right => at(1000, 500),
        }
    }

    /// The format of the preset's rendition of a picture.
    pub fn encoding(&self, still: &Still) -> Encoding {
        Encoding::web(self.format, self.quality, still.flat)
    }
}

/// What the presets of a theme mean; those that mean nothing are told of.
pub(super) fn cuts(presets: Table<At<Preset>>, out: &mut Vec<Diagnostic>) -> BTreeMap<String, Cut> {
    let mut cuts = BTreeMap::new();
    for (name, preset) in presets.0 {
        if slug(&name.value) != name.value {
            let bad = format!("`{}` cannot be the name of a preset", name.value);
            let bad = Diagnostic::error(Code::Theme, bad).at(name.place, "");
            out.push(bad.help("write small letters, digits and hyphens"));
        } else if let Some(cut) = cut(&name, preset.value, out) {
            cuts.insert(name.value, cut);
        }
    }
    cuts
}

fn cut(name: &At<String>, preset: Preset, out: &mut Vec<Diagnostic>) -> Option<Cut> {
    let Preset { pictures, width, height, ratio, fit, gravity, format, quality } = preset;
    let mut wrong = |what: String, help: &str| {
        let wrong = Diagnostic::error(Code::Theme, format!("the preset `{}` {what}", name.value));
        out.push(wrong.at(name.place, "").help(help));
    };
    let plain = |side: Option<At<u32>>| side.map(|side| side.value);
    let (width, height, ratio) = (plain(width), plain(height), ratio.map(|ratio| ratio.value));
    if let Some(side) = width.into_iter().chain(height).find(|side| !(1..=LONGEST).contains(side)) {
        wrong(format!("asks for {side} pixels"), "write 1 to 4096 pixels");
        return None;
    }
    let quality = quality.map_or(82, |quality| quality.value);
    if !(1..=100).contains(&quality) {
        wrong(format!("asks for the quality {quality}"), "write 1 to 100");
        return None;
    }
    let shape = |long: u32, by: f64| rounded(f64::from(long) * by);
    let (width, height, boxed) = match (width, height, ratio) {
        (Some(_), Some(_), Some(_)) => {
            wrong("gives width, height and ratio".to_owned(), "leave one of the three out: two give the third");
            return None;
        }
        (Some(width), Some(height), None) => (width, height, true),
        (Some(width), None, Some(ratio)) => (width, shape(width, 1.0 / ratio.value()), true),
        (None, Some(height), Some(ratio)) => (shape(height, ratio.value()), height, true),
        (Some(width), None, None) => (width, LONGEST, false),
        (None, Some(height), None) => (LONGEST, height, false),
        (None, None, _) => {
            wrong("has no size".to_owned(), "give it a `width` or a `height`, in pixels");
            return None;
        }
    };
    let plainly = |pictures: Vec<At<PictureSet>>| pictures.into_iter().map(|set| set.value).collect();
    Some(Cut {
        pictures: if pictures.is_empty() { vec![PictureSet::Covers] } else { plainly(pictures) },
        width,
        height,
        // With one side alone there is nothing to fill.
        fit: if boxed { fit.map_or(Fit::Cover, |fit| fit.value) } else { Fit::Contain },
        pull: gravity.map_or(Pull::Focus, |gravity| gravity.value),
        format: format.map_or(WebFormat::Jpeg, |format| format.value),
        quality,
    })
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to a few thousand")]
fn rounded(side: f64) -> u32 {
    side.round().clamp(1.0, f64::from(LONGEST)) as u32
}
