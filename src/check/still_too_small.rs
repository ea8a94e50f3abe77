//! # still-too-small
//! A production still, portrait or key art for the press has a long side under 2100 or a short side under 1500 pixels.
//!
//! Why: 1500 by 2100 pixels is the least that sales agents for television ask for, and about half a magazine page at
//! 300 dpi; anything smaller is printed small, or not at all.
//!
//! Example:
//! ```text
//! # a press still exported for the web
//! stills/the-flood.jpg    1600 x 900
//! ```
//! Fix: export it again from the original at full size; do not enlarge it, since picture editors see that. A frame of a
//! film finished in HD or 2K cannot be larger: photograph stills on set, or keep it for the site with `press: false`.

use super::Check;
use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::load::wire::words::StillKind;
use crate::model::Project;
use crate::model::still::Still;

pub(super) const CHECK: Check = Check { code: Code::StillTooSmall, level: Severity::Warning, run };

/// The least that receivers of press stills ask for, in pixels (Janson Media's delivery sheet for television).
const LONG_SIDE: u32 = 2100;
/// The same for the short side.
const SHORT_SIDE: u32 = 1500;

fn run(project: &Project, out: &mut Vec<Diagnostic>) {
    for still in project.stills.iter().filter(|still| is_printed(still) && is_small(still)) {
        let (name, width, height) = (still.path.file_name(), still.width, still.height);
        out.push(
            CHECK
                .about(still, format!("{name} is {width} x {height} pixels, too small for print"))
                .help(least())
                .help("export the original at full size without enlarging it, or write `press: false`"),
        );
    }
}

fn least() -> String {
    format!("the least that the press asks for is {LONG_SIDE} pixels on the long side and {SHORT_SIDE} on the short")
}

fn is_printed(still: &Still) -> bool {
    still.press && matches!(still.kind, StillKind::Production | StillKind::Portrait | StillKind::KeyArt)
}

fn is_small(still: &Still) -> bool {
    still.width.max(still.height) < LONG_SIDE || still.width.min(still.height) < SHORT_SIDE
}
