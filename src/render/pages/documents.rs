//! Typeset documents as the press room offers them: those in the page's language, each on both papers.

use crate::model::document::{Document, Edition, Paper};
use crate::places::OutPath;
use crate::plan::editions::EditionPlan;
use crate::print::Pdf;
use crate::render::desk::Desk;
use crate::render::views::{DocumentView, EditionView};
use crate::text::dates;

pub(super) fn documents(desk: &Desk<'_>) -> Vec<DocumentView> {
    let of = |document: Document| {
        let all = desk.stock.plan.editions.iter().zip(desk.stock.documents);
        let is_mine = move |plan: &EditionPlan| plan.edition.document == document && plan.edition.lang == desk.lang;
        let mine = all.filter(move |(plan, _)| plan.offered && is_mine(plan));
        let editions = mine.filter_map(|(plan, pdf)| Some(edition(desk, plan, plan.path.as_ref()?, pdf)));
        DocumentView { word: document.word(), title: title(desk, document), editions: editions.collect() }
    };
    Document::ALL.iter().map(|document| of(*document)).filter(|document| !document.editions.is_empty()).collect()
}

fn edition(desk: &Desk<'_>, plan: &EditionPlan, path: &OutPath, pdf: &Pdf) -> EditionView {
    let Edition { paper, .. } = plan.edition;
    let made = pdf.pages > 0;
    EditionView {
        paper: desk.phrase(match paper {
            Paper::A4 => "paper_a4",
            Paper::Letter => "paper_letter",
        }),
        href: desk.to(path),
        name: plan.file_name.clone(),
        size: if made { dates::bytes(pdf.bytes, desk.lang, &desk.stock.plan.phrases) } else { String::new() },
        pages: match pdf.pages {
            0 => String::new(),
            1 => desk.phrase("one_page"),
            pages => desk.phrase("n_pages").replace("{n}", &pages.to_string()),
        },
    }
}

fn title(desk: &Desk<'_>, document: Document) -> String {
    desk.phrase(match document {
        Document::PressKit => "press_kit",
        Document::OneSheet => "one_sheet",
        Document::CreditsList => "credits_list",
        Document::CaptionsSheet => "captions_sheet",
        Document::GrantDossier => "grant_dossier",
    })
}
