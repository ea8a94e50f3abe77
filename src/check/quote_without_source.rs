//! # quote-without-source
//! A quote names neither its author nor where it stood.
//!
//! Why: praise without a source persuades nobody, and a distributor's lawyer strikes it from the poster.
//!
//! Example:
//! ```text
//! # press/quotes.yaml
//! quotes:
//!   - text: The most moving zero of the year.
//! ```
//! Fix: write `author`, `outlet` or both, and the piece's `url` where there is one.

use super::Check;
use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::model::Project;
use crate::model::translated::Lang;

pub(super) const CHECK: Check = Check { code: Code::QuoteWithoutSource, level: Severity::Warning, run };

fn run(project: &Project, out: &mut Vec<Diagnostic>) {
    for quote in project.quotes.iter().filter(|quote| quote.author.is_none() && quote.outlet.is_none()) {
        out.push(
            CHECK
                .says(format!("the quote `{}` has no source", start_of(quote.text.value(Lang::DEFAULT))))
                .at(quote.place, "")
                .help("nobody may use it unsigned: write `author` or `outlet`"),
        );
    }
}

/// The first words, enough to know the quote by.
fn start_of(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let start = words.iter().take(6).copied().collect::<Vec<_>>().join(" ");
    if words.len() > 6 { format!("{start} ...") } else { start }
}
