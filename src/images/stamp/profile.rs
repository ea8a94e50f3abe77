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
        profile.creation_date_time =
            ColorDateTime { year: 2000, month: 1, day_of_the_month: 1, hours: 0, minutes: 0, seconds: 0 };
        profile.cicp = None;
        let mut bytes = profile.encode().map_err(PictureError::damaged)?;
        // moxcms writes version 4.4; nothing in it is younger than 4.2, which more programs know (ICC.1, 7.2.4).
        if let Some(version) = bytes.get_mut(8..12) {
            version.copy_from_slice(&[4, 0x20, 0, 0]);
        }
        Ok(bytes)
    })
}
