//! # colour-space
//! A picture is in CMYK or carries a profile other than sRGB, such as Adobe RGB or Display P3.
//!
//! Why: onset converts whatever it publishes to sRGB, but the original is what a designer or a sales agent asks for
//! later, and programs that ignore profiles show it dull or with wrong colours.
//!
//! Example:
//! ```text
//! # an image saved for a printer
//! stills/poster.tif    CMYK
//! ```
//! Fix: export the picture again as sRGB from the original and look at it; converting from CMYK cannot bring back the
//! colours that inks lack. Where the file must stay as it is, name it under `checks: allow: colour-space`.

use super::Check;
use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::load::picture::Colour;
use crate::model::Project;

pub(super) const CHECK: Check = Check { code: Code::ColourSpace, level: Severity::Warning, run };

fn run(project: &Project, out: &mut Vec<Diagnostic>) {
    for still in &project.stills {
        let Some(space) = unusual(&still.colour) else { continue };
        out.push(
            CHECK
                .about(still, format!("{} is in {space}, not sRGB", still.path.file_name()))
                .help("what onset publishes is converted; export the original as sRGB too, for those who ask for it"),
        );
    }
}

/// The name of a colour space that is not the one screens and picture desks expect.
fn unusual(colour: &Colour) -> Option<&str> {
    match colour {
        Colour::Cmyk => Some("CMYK"),
        Colour::Tagged(name) if !name.to_lowercase().contains("srgb") => {
            Some(if name.trim().is_empty() { "a colour space without a name" } else { name })
        }
        Colour::Tagged(_) | Colour::Srgb | Colour::Untagged | Colour::Grey => None,
    }
}
