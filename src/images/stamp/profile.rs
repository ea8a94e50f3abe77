//! The small sRGB profile that goes into every published JPEG.

use crate::load::picture::{PictureError, contain};
use moxcms::{ColorDateTime, ColorProfile};

/// An ICC version 4 profile of sRGB (IEC 61966-2-1) of some 600 bytes, its curve as a formula. It is dated to the
/// millennium, since a profile must bear a date and the file must not depend on the day.
///
/// # Errors
///
/// `Damaged`, which does not happen: the profile is built in.
pub(super) fn srgb() -> Result<Vec<u8>, PictureError> {
    contain(|| {
        let mut profile = ColorProfile::new_srgb();
        profile.creation_date_time = ColorDateTime {
            year: 2000,
            month: 1,
            day_of_the_month: 1,
            hours: 0,
            minutes: 0,
            seconds: 0,
        };
        // Without this tag the profile is version 4.3, which more readers know than 4.4.
        profile.cicp = None;
        profile.encode().map_err(PictureError::damaged)
    })
}
