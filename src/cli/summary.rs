//! The closing lines.

use std::fmt::Write;
use std::path::Path;
use std::time::Duration;

use super::shown;
use crate::diagnostics::Severity;
use crate::pipeline::Report;

/// What a build came to.
pub(super) fn build(report: &Report, out: &Path, took: Duration) -> String {
    let counts = counts(report);
    let Some(built) = &report.built else {
        return format!("Not built: {counts}. What was there before is untouched.\n");
    };
    let mut text = String::new();
    let (files, bytes, changed) =
        built.written.map_or((0, 0, 0), |written| (written.files, written.bytes, written.changed));
    let _ = writeln!(
        text,
        "Built {} pages, {} pictures ({} renditions made, {} reused), {files} files ({changed} changed), {}.{} MB in {:.1} s.",
        built.pages,
        built.pictures,
        built.encoded,
        built.reused,
        bytes.div_ceil(100_000) / 10,
        bytes.div_ceil(100_000) % 10,
        took.as_secs_f64(),
    );
    if !counts.is_empty() {
        let _ = writeln!(text, "{}. `onset check` lists them.", capital(&counts));
    }
    let _ = writeln!(text, "Open {}", shown(out).join("index.html").display());
    text
}

/// What a check came to.
pub(super) fn check(report: &Report) -> String {
    let counts = counts(report);
    if counts.is_empty() { "Nothing to say: all is there.\n".to_owned() } else { format!("{}.\n", capital(&counts)) }
}

/// What `serve` read.
#[cfg(feature = "serve")]
pub(super) fn read(report: &Report, took: Duration) -> String {
    let counts = counts(report);
    let found = if counts.is_empty() { String::new() } else { format!(": {counts}; `onset check` lists them") };
    format!("Read the folder in {:.2} s{found}.", took.as_secs_f64())
}

/// "2 errors, 1 warning".
fn counts(report: &Report) -> String {
    [Severity::Error, Severity::Warning, Severity::Note]
        .into_iter()
        .filter_map(|severity| {
            let count = report.diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
            let word = severity.word();
            (count > 0).then(|| format!("{count} {word}{}", if count == 1 { "" } else { "s" }))
        })
        .collect::<Vec<_>>()
        .join(", ")
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}
