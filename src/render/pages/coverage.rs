//! What the press wrote.

use serde::Serialize;

use super::finish;
use crate::diagnostics::Diagnostic;
use crate::plan::addresses::PageKey;
use crate::render::desk::Desk;
use crate::render::views::{AwardView, HeadView, QuoteView};

#[derive(Serialize)]
struct Coverage {
    quotes: Vec<QuoteView>,
    awards: Vec<AwardView>,
    press: String,
}

pub(super) fn page(desk: &Desk<'_>) -> Result<String, Box<Diagnostic>> {
    let project = desk.stock.project;
    let body = Coverage {
        quotes: project.quotes.iter().map(|quote| super::press::quote(desk, quote)).collect(),
        awards: project.awards.iter().map(|award| super::press::award(desk, award)).collect(),
        press: desk.href(&PageKey::Press),
    };
    let head = HeadView {
        kind: "coverage",
        title: desk.phrase("coverage"),
        description: Some(desk.phrase("coverage_about")),
        ..HeadView::default()
    };
    finish(desk, "coverage", head, body)
}
