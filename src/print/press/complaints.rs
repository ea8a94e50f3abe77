//! What the typesetting library says, in words that help the one who keeps the project.

use typst::WorldExt;
use typst::diag::{Severity, SourceDiagnostic};
use typst::syntax::DiagSpan;

use super::Shop;
use crate::print::proof::Complaint;
use typst::World;

/// An error or a warning of a template.
pub(super) fn complaint(shop: &Shop<'_>, said: &SourceDiagnostic) -> Complaint {
    // A mistake shows where a template of the theme calls something, even if what it calls is not the theme's.
    let spans = std::iter::once(said.span).chain(said.trace.iter().map(|point| point.span.into()));
    let mut help: Vec<String> = said.hints.iter().map(|hint| hint.v.to_string()).collect();
    help.push("docs/print.md tells what print templates may read".to_owned());
    Complaint {
        fatal: said.severity == Severity::Error,
        place: spans.into_iter().find_map(|span| place(shop, span)),
        message: said.message.to_string(),
        help,
    }
}

/// Why a PDF cannot promise to be readable by everybody and for ever.
pub(super) fn refusal(shop: &Shop<'_>, said: &SourceDiagnostic) -> Complaint {
    if let Some(text) = missing_glyph(&said.message) {
        return Complaint {
            fatal: false,
            place: None,
            message: format!("no typeface has all the characters of “{text}”: there are boxes in their place"),
            help: vec![
                "put a typeface that has them into the folder fonts/, as .ttf or .otf".to_owned(),
                "the Noto families, which are free, cover every script: Noto Naskh Arabic, Noto Serif Hebrew, Noto Serif CJK"
                    .to_owned(),
            ],
        };
    }
    let mut complaint = Complaint { fatal: false, ..complaint(shop, said) };
    complaint
        .help
        .push("the PDF is made without the promise to be accessible (PDF/UA-1) and archivable (PDF/A-2a)".to_owned());
    complaint
}

/// The text that cannot be shown, if that is what is said.
fn missing_glyph(message: &str) -> Option<&str> {
    let (_, rest) = message.split_once("the text `")?;
    let (text, rest) = rest.split_once('`')?;
    rest.contains("could not be displayed").then(|| text.trim_matches('"'))
}

/// The line and column of a span, from 1, in the file of the theme it lies in.
fn place(shop: &Shop<'_>, span: DiagSpan) -> Option<(String, usize, usize)> {
    let id = span.id()?;
    let source = shop.source(id).ok()?;
    let range = shop.range(span)?;
    let (line, column) = source.lines().byte_to_line_column(range.start)?;
    Some((Shop::name(id)?.to_owned(), line + 1, column + 1))
}
