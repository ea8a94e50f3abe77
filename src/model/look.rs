//! The look: settings of the theme that a film may make, before the theme's own choices.

use super::film::plain;
use crate::diagnostics::{Code, Diagnostic};
use crate::load::wire::config as wire;
use crate::load::wire::words::Scheme;
use crate::places::At;

/// Settings of a theme. `None`: left to whoever comes next, the theme's own file or its styles.
#[derive(Debug, Clone, Default)]
pub struct Look {
    /// Light, dark, or as the reader's device is set.
    pub scheme: Option<Scheme>,
    /// The pair of typefaces, and where it was named.
    pub fonts: Option<At<String>>,
    /// The length of a line of text, in characters.
    pub measure: Option<u16>,
    /// The radius of corners, in CSS pixels.
    pub corner: Option<u16>,
    /// Film grain, in percent.
    pub grain: Option<u16>,
}

impl Look {
    /// What was written, as far as it can be meant.
    pub fn read(written: Option<At<wire::Look>>, out: &mut Vec<Diagnostic>) -> Self {
        let Some(At { value: wire::Look { scheme, fonts, measure, corner, grain }, .. }) = written else {
            return Self::default();
        };
        Self {
            scheme: plain(scheme),
            fonts,
            measure: within(measure.as_ref(), 40, 100, "a line of text has 40 to 100 characters", out),
            corner: within(corner.as_ref(), 0, 40, "a corner is 0 to 40 pixels round", out),
            grain: within(grain.as_ref(), 0, 100, "grain is given in percent, 0 to 100", out),
        }
    }

    /// These settings; where they leave something open, others'.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            scheme: self.scheme.or(other.scheme),
            fonts: self.fonts.or(other.fonts),
            measure: self.measure.or(other.measure),
            corner: self.corner.or(other.corner),
            grain: self.grain.or(other.grain),
        }
    }
}

fn within(written: Option<&At<u16>>, least: u16, most: u16, rule: &str, out: &mut Vec<Diagnostic>) -> Option<u16> {
    let At { value, place } = written?;
    if (least..=most).contains(value) {
        return Some(*value);
    }
    out.push(Diagnostic::error(Code::BadValue, format!("{value} is out of range: {rule}")).at(*place, "written here"));
    None
}
