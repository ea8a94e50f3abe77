//! How the command line says what is wrong.

use std::io::IsTerminal;

use crate::diagnostics::{Diagnostic, ReportFormat, Severity, report};
use crate::load::text::TextFiles;

/// Whether a stream is shown in colours: on a terminal, unless `NO_COLOR` is set (no-color.org).
pub(super) fn coloured(stream: &impl IsTerminal) -> bool {
    stream.is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// Prints what is at least so bad, for people to read.
pub(super) fn tell(diagnostics: &[Diagnostic], texts: &TextFiles, least: Severity) {
    let loud: Vec<Diagnostic> = diagnostics.iter().filter(|diagnostic| diagnostic.severity >= least).cloned().collect();
    let colour = coloured(&std::io::stderr());
    eprint!("{}", report(&loud, texts, ReportFormat::Text { colour }));
}
