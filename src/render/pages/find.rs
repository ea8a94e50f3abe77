//! The search page. What it searches is a file of its own: `render/search.rs`.

use serde::Serialize;

use super::finish;
use crate::diagnostics::Diagnostic;
use crate::plan::addresses::PageKey;
use crate::plan::search_index_path;
use crate::render::desk::Desk;
use crate::render::views::HeadView;

#[derive(Serialize)]
struct Search {
    index: String,
    archive: String,
}

pub(super) fn page(desk: &Desk<'_>) -> Result<String, Box<Diagnostic>> {
    let index = desk.to(&search_index_path(desk.stock.project, desk.lang));
    let body = Search { index, archive: desk.href(&PageKey::Archive) };
    let head = HeadView { kind: "search", title: desk.phrase("search"), ..HeadView::default() };
    finish(desk, "search", head, body)
}
