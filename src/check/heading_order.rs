//! # heading-order
//! A text has a heading of level 1, which is the page's title, or skips a level.
//!
//! Why: people who listen to a page find their way by its headings, and the press kit's table of contents is made of
//! them; a skipped level reads as a missing part (WCAG 2.2, criterion 1.3.1).
//!
//! Example:
//! ```text
//! ## The balance
//! #### What the light did
//! ```
//! Fix: begin with `##` and go down one level at a time. The title stands in the front matter under `title`.

use super::{Check, prose};
use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::load::prose::{Block, Heading, plain_line};
use crate::model::Project;
use crate::model::text::{Target, visit};

pub(super) const CHECK: Check = Check { code: Code::HeadingOrder, level: Severity::Warning, run };

fn run(project: &Project, out: &mut Vec<Diagnostic>) {
    for text in prose::texts(project) {
        // The page's title stands above every text.
        let mut level = 1;
        for heading in headings(&text) {
            out.extend(wrong(heading, level));
            level = heading.level;
        }
    }
}

fn headings<'a>(blocks: &[&'a Block<Target>]) -> Vec<&'a Heading<Target>> {
    let mut headings = Vec::new();
    for block in blocks {
        visit(std::slice::from_ref(*block), &mut |block| {
            if let Block::Heading(heading) = block {
                headings.push(heading);
            }
        });
    }
    headings
}

/// What is wrong with a heading that stands below one of the level `above`.
fn wrong(heading: &Heading<Target>, above: u8) -> Option<Diagnostic> {
    let words = plain_line(&heading.text);
    let marks = |level: u8| "#".repeat(usize::from(level));
    if heading.level == 1 {
        let found = CHECK.says(format!("the heading `{words}` has level 1, which is the page's title"));
        return Some(found.at(heading.place, "").help("write `##`; the title stands in the front matter"));
    }
    (heading.level > above + 1).then(|| {
        CHECK
            .says(format!("the heading `{words}` skips from level {above} to {}", heading.level))
            .at(heading.place, "")
            .help(format!("write `{}`: people who listen to the page go by its headings", marks(above + 1)))
    })
}
