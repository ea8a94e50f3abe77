//! # clip-without-captions
//! A hosted clip has neither captions nor a transcript, or a local one has no captions.
//!
//! Why: deaf readers, and everybody who watches without sound on a train, miss what is said; broadcasters and public
//! funders may not embed it (WCAG 2.2, criterion 1.2.2).
//!
//! Example:
//! ```text
//! # clips/tide-test.yaml
//! title: Tide test
//! format: test
//! file: tide-test.mp4
//! ```
//! Fix: put a WebVTT file beside the video and name it: `captions: [{ file: tide-test.en.vtt, language: en }]`. For a
//! hosted clip, whose captions live with the host, write what is said and heard under `transcript`.

use super::Check;
use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::model::Project;
use crate::model::clip::{Clip, Video};
use crate::model::translated::Lang;

pub(super) const CHECK: Check = Check { code: Code::ClipWithoutCaptions, level: Severity::Warning, run };

fn run(project: &Project, out: &mut Vec<Diagnostic>) {
    for clip in &project.clips {
        let Some((what, how)) = missing(clip) else { continue };
        out.push(
            CHECK
                .says(format!("the clip `{}` has {what}", clip.title.value(Lang::DEFAULT)))
                .at(clip.place, "")
                .help(format!("who cannot hear it misses what is said: {how}")),
        );
    }
}

/// What is missing, and what to write.
fn missing(clip: &Clip) -> Option<(&'static str, &'static str)> {
    match clip.video.as_ref()? {
        _ if !clip.captions.is_empty() => None,
        Video::Hosted(_) if clip.transcript.is_some() => None,
        Video::Hosted(_) => Some(("neither captions nor a transcript", "write `transcript`")),
        Video::Local(_) => Some(("no captions", "put a .vtt file beside it and name it under `captions`")),
    }
}
