//! Free pages, and the one shown when nothing is found.

use serde::Serialize;

use super::finish;
use crate::diagnostics::Diagnostic;
use crate::model::names::PageId;
use crate::plan::addresses::PageKey;
use crate::render::desk::Desk;
use crate::render::views::HeadView;

#[derive(Serialize)]
struct FreePage {
    html: String,
    footnotes: String,
    lang: Option<String>,
}

pub(super) fn page(desk: &Desk<'_>, id: PageId) -> Result<String, Box<Diagnostic>> {
    let page = desk.stock.project.page(id);
    let version = page.versions.value(desk.lang);
    let body = FreePage {
        html: desk.html(&version.text.blocks),
        footnotes: desk.footnotes(&version.text.footnotes),
        lang: desk.other_lang(&page.versions),
    };
    let head = HeadView {
        kind: "page",
        title: version.title.clone(),
        description: version.description.clone(),
        ..HeadView::default()
    };
    finish(desk, "page", head, body)
}

#[derive(Serialize)]
struct NotFound {
    archive: String,
}

pub(super) fn not_found(desk: &Desk<'_>) -> Result<String, Box<Diagnostic>> {
    let head = HeadView { kind: "not-found", title: desk.phrase("not_found"), ..HeadView::default() };
    finish(desk, "404", head, NotFound { archive: desk.href(&PageKey::Archive) })
}
