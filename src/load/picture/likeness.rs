//! Whether a profile is that of sRGB. Asking what it does, and not what it is called, finds the many that only bear the
//! name, and those that bear another.

use super::{PictureError, contain};
use moxcms::{ColorProfile, Layout, ToneReprCurve, TransformOptions, Vector3d};

/// The samples that are tried in each channel.
const STEPS: [u8; 4] = [0, 70, 160, 255];
/// How far, in steps of 255, a sample may move.
const TOLERANCE: u8 = 2;

/// Whether a profile leaves a sample of colours where they are, by no more than two steps of 255.
pub(super) fn is_srgb(profile: &ColorProfile) -> bool {
    let has_tables = profile.lut_a_to_b_perceptual.is_some()
        || profile.lut_a_to_b_colorimetric.is_some()
        || profile.lut_a_to_b_saturation.is_some();
    let moved = if profile.is_matrix_shaper() && !has_tables { by_hand(profile) } else { by_transform(profile) };
    moved.is_some_and(|moved| cube().flatten().zip(moved).all(|(before, after)| before.abs_diff(after) <= TOLERANCE))
}

/// Whether a grey profile has the curve of sRGB: it leaves every shade where it is, by no more than one step of 255.
pub(super) fn is_grey_of_srgb(profile: &ColorProfile) -> bool {
    let before: Vec<u8> = (0..=255).collect();
    let after = contain(|| {
        let target = ColorProfile::new_srgb();
        let transform = profile.create_transform_8bit(Layout::Gray, &target, Layout::Rgb, TransformOptions::default());
        let mut after = vec![0; before.len() * 3];
        transform.and_then(|transform| transform.transform(&before, &mut after)).map_err(PictureError::damaged)?;
        Ok(after)
    });
    let (near, shades) = (|(before, after): (&u8, &[u8])| before.abs_diff(after[0]) <= 1, before.iter());
    after.is_ok_and(|after| shades.zip(after.chunks_exact(3)).all(near))
}

/// Every combination of the steps.
fn cube() -> impl Iterator<Item = [u8; 3]> {
    STEPS.iter().flat_map(|r| STEPS.iter().flat_map(move |g| STEPS.iter().map(move |b| [*r, *g, *b])))
}

/// The cube in sRGB, by three curves and a matrix: nearly all profiles consist of these, and a whole transform takes a
/// hundred times as long to set up.
fn by_hand(profile: &ColorProfile) -> Option<Vec<u8>> {
    let matrix = ColorProfile::new_srgb().colorant_matrix().inverse().mat_mul(profile.colorant_matrix());
    let light = |curve: &Option<ToneReprCurve>| {
        let curve = curve.as_ref()?.make_linear_evaluator().ok()?;
        let value = |step: u8| f64::from(curve.evaluate_value(f32::from(step) / 255.0));
        // The logarithms by which a power of nothing is taken make it enormous.
        Some(STEPS.map(value).map(|light| if (0.0..2.0).contains(&light) { light } else { 0.0 }))
    };
    let curves = contain(|| Ok([&profile.red_trc, &profile.green_trc, &profile.blue_trc].map(light))).ok()?;
    let [Some(red), Some(green), Some(blue)] = curves else { return None };
    let colours = red.into_iter().flat_map(|r| green.into_iter().flat_map(move |g| blue.map(|b| [r, g, b])));
    Some(colours.flat_map(|colour| matrix.mul_vector(Vector3d { v: colour }).v).map(encoded).collect())
}

/// The 8-bit sample of sRGB for some light (IEC 61966-2-1).
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the value lies between 0 and 255")]
fn encoded(light: f64) -> u8 {
    let light = light.clamp(0.0, 1.0);
    let value = if light <= 0.003_130_8 { light * 12.92 } else { 1.055 * light.powf(1.0 / 2.4) - 0.055 };
    (value * 255.0).round() as u8
}

/// The cube in sRGB, by a transform.
fn by_transform(profile: &ColorProfile) -> Option<Vec<u8>> {
    let before: Vec<u8> = cube().flatten().collect();
    let transformed = contain(|| {
        let target = ColorProfile::new_srgb();
        let transform = profile.create_transform_8bit(Layout::Rgb, &target, Layout::Rgb, TransformOptions::default());
        let mut after = vec![0; before.len()];
        transform.and_then(|transform| transform.transform(&before, &mut after)).map_err(PictureError::damaged)?;
        Ok(after)
    });
    transformed.ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ways_move_colours_alike() {
        let profiles = [
            ColorProfile::new_srgb(),
            ColorProfile::new_adobe_rgb(),
            ColorProfile::new_display_p3(),
            ColorProfile::new_pro_photo_rgb(),
        ];
        for profile in profiles {
            let (hand, transform) = (by_hand(&profile).unwrap(), by_transform(&profile).unwrap());
            let apart = hand.iter().zip(&transform).map(|(one, other)| one.abs_diff(*other)).max();
            assert!(apart <= Some(1), "{apart:?}");
        }
        assert!(is_srgb(&ColorProfile::new_srgb()));
        assert!(!is_srgb(&ColorProfile::new_display_p3()));
    }
}
