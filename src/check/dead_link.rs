//! # dead-link
//! A link in a text leads to a file or an anchor of the project that is not there.
//!
//! Why: a reader who follows it lands on an error page, and takes the rest of the site to be as carefully made.
//!
//! Example:
//! ```text
//! See [how the sea is cranked](../diary/the-sea-has-a-krank.md).
//! ```
//! Fix: write the path of the file as it is, from the file the link stands in, and an anchor as the heading it leads to
//! is written: lower case, hyphens for spaces.

use super::Check;
use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::model::{DeadLink, Project};

pub(super) const CHECK: Check = Check { code: Code::DeadLink, level: Severity::Error, run };

fn run(project: &Project, out: &mut Vec<Diagnostic>) {
    out.extend(project.dead_links.iter().map(dead));
}

fn dead(link: &DeadLink) -> Diagnostic {
    let DeadLink { written, near, missing } = link;
    let diagnostic = CHECK
        .says(format!("the link `{}` leads nowhere", written.value))
        .at(written.place, format!("there is no such {missing}"));
    let diagnostic = match near {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
        None => diagnostic,
    };
    diagnostic.help(match *missing {
        "anchor" => "an anchor is its heading in lower case with hyphens, or what stands in braces: `{#name}`",
        _ => "paths are written from the folder this file is in; `[[name]]` finds a page wherever it lies",
    })
}
