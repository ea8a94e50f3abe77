//! The one place where a panic inside a decoder is turned into an error.

use super::PictureError;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Runs foreign decoding or encoding code and turns a panic inside it into [`PictureError::Damaged`].
///
/// mozjpeg reports every error by unwinding, and a pure-Rust decoder may have an arithmetic slip that a hostile file
/// finds. The closure must own what it changes: nothing of it is looked at after a panic, hence `AssertUnwindSafe`.
///
/// # Errors
///
/// Whatever the closure returns, or `Damaged` with the message of the panic.
pub(crate) fn contain<T>(work: impl FnOnce() -> Result<T, PictureError>) -> Result<T, PictureError> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| {
        let message = panic.downcast_ref::<String>().map(String::as_str);
        let message = message.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("the decoder gave up");
        Err(PictureError::damaged(message.trim_start_matches("libjpeg fatal error: ")))
    })
}
