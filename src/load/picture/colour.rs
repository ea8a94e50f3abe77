//! What the numbers in the pixels mean: the profile (ICC.1), or what stands in for it.

use super::camera::Camera;
use super::header::{Header, Model};
use super::likeness::{is_grey_of_srgb, is_srgb};
use super::signal::Signal;
use super::{PictureError, contain};
use moxcms::{ColorProfile, DataColorSpace, ProfileText};
use serde::{Deserialize, Serialize};

/// The colour of a picture, as far as its owner should know about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Colour {
    /// Declared to be sRGB.
    Srgb,
    /// Nothing is declared; sRGB is assumed.
    Untagged,
    /// Shades of grey, with or without a profile.
    Grey,
    /// Another RGB space, by the description in its profile: "Display P3", "Adobe RGB (1998)".
    Tagged(String),
    /// Inks for a press, not light for a screen.
    Cmyk,
}

/// What a file declares about its colours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Declared {
    /// Nothing.
    Nothing,
    /// sRGB, in words.
    Srgb,
    /// Adobe RGB (1998), in the words of the DCF option file; no profile is embedded.
    AdobeRgb,
    /// `ProPhoto` RGB, in the words of a DNG.
    ProPhoto,
    /// Numbers of ITU-T H.273, which are not those of HDR.
    Numbers(Signal),
    /// An ICC profile.
    Icc(Vec<u8>),
}

impl Declared {
    /// What is declared by a profile, or else by EXIF.
    pub(super) fn of(icc: Option<Vec<u8>>, camera: &Camera) -> Self {
        match icc {
            Some(icc) => Self::Icc(icc),
            None if camera.adobe_rgb => Self::AdobeRgb,
            None if camera.srgb => Self::Srgb,
            None => Self::Nothing,
        }
    }

    /// The profile that is to be applied to pixels of the given model, or `None` if they can be taken for sRGB (or for
    /// plain grey or inks): there is no profile, it is sRGB itself, it is broken, or it is for another model.
    pub(crate) fn profile(&self, model: Model) -> Option<ColorProfile> {
        let space = match model {
            Model::Grey => DataColorSpace::Gray,
            Model::Rgb => DataColorSpace::Rgb,
            Model::Cmyk => DataColorSpace::Cmyk,
        };
        let profile = match self {
            Self::Nothing | Self::Srgb => None,
            Self::AdobeRgb => Some(ColorProfile::new_adobe_rgb()),
            Self::Numbers(signal) if signal.is_srgb() => None,
            Self::Numbers(signal) => signal.profile(),
            Self::ProPhoto => Some(ColorProfile::new_pro_photo_rgb()),
            Self::Icc(icc) => contain(|| ColorProfile::new_from_slice(icc).map_err(PictureError::damaged)).ok(),
        };
        profile.filter(|profile| {
            profile.color_space == space
                && match model {
                    Model::Rgb => !is_srgb(profile),
                    Model::Grey => !is_grey_of_srgb(profile),
                    Model::Cmyk => true,
                }
        })
    }
}

/// The name of a picture's colour.
pub(super) fn name(header: &Header<'_>) -> Colour {
    match (header.model, &header.declared) {
        (Model::Cmyk, _) => Colour::Cmyk,
        (Model::Grey, _) => Colour::Grey,
        (Model::Rgb, Declared::Nothing) => Colour::Untagged,
        (Model::Rgb, Declared::Srgb) => Colour::Srgb,
        (Model::Rgb, Declared::AdobeRgb) => Colour::Tagged("Adobe RGB (1998)".to_owned()),
        (Model::Rgb, Declared::ProPhoto) => Colour::Tagged("ProPhoto RGB".to_owned()),
        (Model::Rgb, Declared::Numbers(signal)) if signal.is_srgb() => Colour::Srgb,
        (Model::Rgb, Declared::Numbers(signal)) => Colour::Tagged(signal.name().to_owned()),
        (Model::Rgb, Declared::Icc(icc)) => match header.declared.profile(Model::Rgb) {
            Some(profile) => Colour::Tagged(description(&profile)),
            None => if_readable(icc),
        },
    }
}

/// The colour of an RGB picture whose profile needs not be applied: sRGB, unless the profile cannot be used at all.
fn if_readable(icc: &[u8]) -> Colour {
    match contain(|| ColorProfile::new_from_slice(icc).map_err(PictureError::damaged)) {
        Ok(profile) if profile.color_space == DataColorSpace::Rgb => Colour::Srgb,
        _ => Colour::Untagged,
    }
}

fn description(profile: &ColorProfile) -> String {
    let text = match &profile.description {
        Some(ProfileText::PlainString(text)) => text.clone(),
        Some(ProfileText::Localizable(texts)) => {
            let english = texts.iter().find(|text| text.language == "en").or_else(|| texts.first());
            english.map(|text| text.value.clone()).unwrap_or_default()
        }
        Some(ProfileText::Description(text)) if text.ascii_string.is_empty() => text.unicode_string.clone(),
        Some(ProfileText::Description(text)) => text.ascii_string.clone(),
        None => String::new(),
    };
    super::embedded::tidy(&text).unwrap_or_else(|| "a profile without a name".to_owned())
}
