//! # caption-missing
//! A production still, a picture from behind the scenes or a portrait in the gallery has no caption.
//!
//! Why: a picture editor cannot print a picture without knowing who and what is in it, and will take the next film's
//! instead of asking.
//!
//! Example:
//! ```text
//! # stills/stills.yaml
//! stills:
//!   - file: odile-at-the-balance.jpg
//!     photographer: Bettina Lisle
//! ```
//! Fix: write `caption`: one sentence that names the people from left to right, the character where there is one, and
//! what happens. A caption inside the file (IPTC) is read too.

use super::Check;
use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::load::wire::words::StillKind;
use crate::model::Project;
use crate::model::still::{Home, Still};

pub(super) const CHECK: Check = Check { code: Code::CaptionMissing, level: Severity::Warning, run };

fn run(project: &Project, out: &mut Vec<Diagnostic>) {
    for still in project.stills.iter().filter(|still| wants_caption(still) && still.caption.is_none()) {
        out.push(
            CHECK
                .about(still, format!("{} has no caption", still.path.file_name()))
                .help("a picture editor must know who and what is seen: write one printable sentence under `caption`"),
        );
    }
}

/// Artwork speaks for itself; photographs do not.
fn wants_caption(still: &Still) -> bool {
    still.home == Home::Gallery && matches!(still.kind, StillKind::Production | StillKind::Bts | StillKind::Portrait)
}
