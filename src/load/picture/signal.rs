//! Colours by number (ITU-T H.273), as AVIF and newer PNG files state them.

use super::PictureError;
use moxcms::{CicpColorPrimaries, CicpProfile, ColorProfile, MatrixCoefficients, TransferCharacteristics};

/// What the numbers of a picture mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Signal {
    /// Colour primaries.
    pub(crate) primaries: u8,
    /// Transfer characteristics.
    pub(crate) transfer: u8,
    /// Matrix coefficients.
    pub(crate) matrix: u8,
    /// Whether the whole range of numbers is used.
    pub(crate) full_range: bool,
}

/// The code that says nothing.
const UNSPECIFIED: u8 = 2;
/// The primaries of BT.709, which sRGB has.
const BT709: u8 = 1;
/// The transfer function of sRGB.
const SRGB: u8 = 13;

impl Signal {
    /// Lets through what a screen can show as it is meant.
    ///
    /// # Errors
    ///
    /// `Hdr` for PQ (SMPTE ST 2084) and HLG (ARIB STD-B67).
    pub(super) fn check(self) -> Result<Self, PictureError> {
        match self.transfer {
            16 => Err(PictureError::Hdr("PQ")),
            18 => Err(PictureError::Hdr("HLG")),
            _ => Ok(self),
        }
    }

    /// Whether nothing is said about colours.
    #[cfg(feature = "avif")]
    pub(super) fn says_nothing(self) -> bool {
        self.primaries == UNSPECIFIED && self.transfer() == SRGB
    }

    /// Whether these are the colours of sRGB.
    pub(super) fn is_srgb(self) -> bool {
        matches!(self.primaries, BT709 | UNSPECIFIED) && self.transfer() == SRGB
    }

    /// The transfer function by which pictures are shown. That of television cameras (BT.601, BT.709, BT.2020) says how
    /// light was recorded; a screen shows it as it shows sRGB, and so do browsers.
    fn transfer(self) -> u8 {
        match self.transfer {
            4 | 5 | 8 | 9 | 10 | 17 => self.transfer,
            _ => SRGB,
        }
    }

    /// The profile of these colours; `None` for numbers that mean nothing.
    pub(super) fn profile(self) -> Option<ColorProfile> {
        let numbers = CicpProfile {
            color_primaries: CicpColorPrimaries::try_from(self.primaries).ok()?,
            transfer_characteristics: TransferCharacteristics::try_from(self.transfer()).ok()?,
            matrix_coefficients: MatrixCoefficients::Identity,
            full_range: true,
        };
        let profile = ColorProfile::new_from_cicp(numbers);
        profile.red_trc.is_some().then_some(profile)
    }

    /// What these colours are called.
    pub(super) fn name(self) -> &'static str {
        match self.primaries {
            BT709 | UNSPECIFIED => "BT.709",
            5..=7 => "BT.601",
            9 => "BT.2020",
            11 => "DCI-P3",
            12 => "Display P3",
            _ => "colours by a rare number",
        }
    }
}

/// Whether an ICC profile is one of HDR: it holds the numbers of PQ or HLG in a tag (ICC.1:2022, section 9.2.17).
///
/// # Errors
///
/// `Hdr` if so.
pub(super) fn check_profile(icc: &[u8]) -> Result<(), PictureError> {
    const TABLE: usize = 128;
    let long = |at: usize| Some(u32::from_be_bytes(icc.get(at..at.checked_add(4)?)?.try_into().ok()?));
    let count = long(TABLE).unwrap_or(0).min(1000) as usize;
    let mut entries = (0..count).map(|index| TABLE + 4 + index * 12);
    let tag = entries.find(|at| icc.get(*at..at + 4) == Some(b"cicp"));
    let content = tag.and_then(|at| icc.get(usize::try_from(long(at + 4)?).ok()?..)).unwrap_or_default();
    if let &[b'c', b'i', b'c', b'p', _, _, _, _, primaries, transfer, ..] = content {
        Signal { primaries, transfer, matrix: 0, full_range: true }.check()?;
    }
    Ok(())
}
