//! # clip-without-poster
//! A clip has no poster, the picture shown before it plays.
//!
//! Why: onset loads no video before somebody asks for it, so that readers are not tracked and pages stay fast; without
//! a poster they see an empty box, and a shared link has no picture.
//!
//! Example:
//! ```text
//! # clips/trailer.yaml
//! title: Trailer
//! format: trailer
//! url: https://video.example/weighing-house/trailer
//! ```
//! Fix: put a picture beside the file and name it under `poster`, or name a still: `poster: ../stills/the-flood.jpg`.

use super::Check;
use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::model::Project;
use crate::model::translated::Lang;

pub(super) const CHECK: Check = Check { code: Code::ClipWithoutPoster, level: Severity::Warning, run };

fn run(project: &Project, out: &mut Vec<Diagnostic>) {
    for clip in project.clips.iter().filter(|clip| clip.video.is_some() && clip.poster.is_none()) {
        out.push(
            CHECK
                .says(format!("the clip `{}` has no poster", clip.title.value(Lang::DEFAULT)))
                .at(clip.place, "")
                .help("readers see it before the video is loaded: name a picture under `poster`"),
        );
    }
}
