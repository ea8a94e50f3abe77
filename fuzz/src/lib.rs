//! What the targets share: a judge of panics, files to wrap bytes in, and the seeds that a run begins with.

pub mod around;
pub mod seeds;

use std::panic::{AssertUnwindSafe, catch_unwind, set_hook};
use std::process::abort;
use std::sync::Once;

/// Runs one input, and ends the process if a panic comes out.
///
/// The fuzzer's own hook ends it at every panic, also at those that onset catches on purpose: a decoder in C reports
/// what is wrong with a file by unwinding, and that is no crash. Here only what gets out counts.
pub fn survives(work: impl FnOnce()) {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        set_hook(Box::new(|panic| {
            if std::env::var_os("SHOW_PANICS").is_some() {
                eprintln!("{panic}\n{}", std::backtrace::Backtrace::force_capture());
            }
        }));
    });
    if catch_unwind(AssertUnwindSafe(work)).is_err() {
        eprintln!("a panic came out; run this input again with SHOW_PANICS=1 to see it");
        abort();
    }
}
