//! Lossy WebP by libwebp: the only file with unsafe code in it, and all of libwebp that onset touches.

use super::raster::{Layout, Raster};
use crate::load::picture::PictureError;
use libwebp_sys as ffi;

/// libwebp's effort, 0 to 6. At the same quality, method 4 takes twice the time for files that are 5 % smaller and score
/// no better: at a quality that gives files of the same size, method 2 is as good.
const METHOD: i32 = 2;

/// Encodes an RGB or RGBA raster as WebP; quality is 0 to 100 on the scale of libwebp, and without one nothing is lost.
///
/// # Errors
///
/// `Damaged` with the name of libwebp's error: out of memory, or a side above 16,383 pixels.
pub(super) fn encode(raster: &Raster, quality: Option<u8>) -> Result<Vec<u8>, PictureError> {
    let refused = || PictureError::damaged("libwebp refused the settings");
    let mut config = ffi::WebPConfig::new().map_err(|()| refused())?;
    config.lossless = i32::from(quality.is_none());
    // Without loss, quality is effort.
    config.quality = f32::from(quality.unwrap_or(75).min(100));
    config.method = METHOD;
    let width = i32::try_from(raster.width).map_err(PictureError::damaged)?;
    let height = i32::try_from(raster.height).map_err(PictureError::damaged)?;
    let mut picture = ffi::WebPPicture::new().map_err(|()| refused())?;
    (picture.width, picture.height) = (width, height);
    let stride = i32::try_from(raster.width as usize * raster.layout.channels()).map_err(PictureError::damaged)?;
    // Without loss libwebp works on the colours themselves, not on brightness and colour differences.
    picture.use_argb = i32::from(quality.is_none());
    let expected = u64::from(raster.width) * u64::from(raster.height) * raster.layout.channels() as u64;
    if raster.samples.len() as u64 != expected || !matches!(raster.layout, Layout::Rgb | Layout::Rgba) {
        return Err(refused());
    }
    encode_checked(&raster.samples, raster.layout == Layout::Rgba, stride, &config, picture)
}

#[expect(unsafe_code, reason = "libwebp is a C library; Rust has no encoder for lossy WebP")]
fn encode_checked(
    samples: &[u8],
    alpha: bool,
    stride: i32,
    config: &ffi::WebPConfig,
    mut picture: ffi::WebPPicture,
) -> Result<Vec<u8>, PictureError> {
    let mut memory = std::mem::MaybeUninit::<ffi::WebPMemoryWriter>::uninit();
    // SAFETY: `samples` holds `height` rows of `stride` bytes (the caller checked its length), and libwebp copies them
    // during the import. `memory` is initialised by its own function, and outlives `picture`, which points to it. Both
    // are freed exactly once, after their last use, on the only path out. libwebp does not unwind.
    unsafe {
        ffi::WebPMemoryWriterInit(memory.as_mut_ptr());
        picture.writer = Some(ffi::WebPMemoryWrite);
        picture.custom_ptr = memory.as_mut_ptr().cast();
        let import = if alpha { ffi::WebPPictureImportRGBA } else { ffi::WebPPictureImportRGB };
        let imported = import(&raw mut picture, samples.as_ptr(), stride) != 0;
        let encoded = imported && ffi::WebPEncode(config, &raw mut picture) != 0;
        let written = memory.assume_init_ref();
        let result = if encoded && !written.mem.is_null() {
            Ok(std::slice::from_raw_parts(written.mem, written.size).to_vec())
        } else {
            Err(PictureError::damaged(format_args!("libwebp says {:?}", picture.error_code)))
        };
        ffi::WebPPictureFree(&raw mut picture);
        ffi::WebPMemoryWriterClear(memory.as_mut_ptr());
        result
    }
}
