//! Diagnostics as text like rustc's, as JSON lines, and as GitHub workflow commands.

use std::fmt::Write;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use serde::Serialize;

use super::{Diagnostic, Severity, Spot};
use crate::places::{FileId, Place};

/// The form of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportFormat {
    /// For people; colours if wanted.
    Text {
        /// Whether to colour.
        colour: bool,
    },
    /// One JSON object a line.
    Json,
    /// GitHub workflow commands, which annotate a pull request.
    Github,
}

/// Where a report finds the lines it shows.
pub trait Texts {
    /// Path and text of a file.
    fn file(&self, id: FileId) -> (&str, &str);
}

/// Writes diagnostics out, in the order given.
pub fn report(diagnostics: &[Diagnostic], texts: &impl Texts, format: ReportFormat) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics {
        match format {
            ReportFormat::Text { colour } => text(diagnostic, texts, colour, &mut out),
            ReportFormat::Json => json(diagnostic, texts, &mut out),
            ReportFormat::Github => github(diagnostic, texts, &mut out),
        }
    }
    out
}

fn text(diagnostic: &Diagnostic, texts: &impl Texts, colour: bool, out: &mut String) {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let mut group = level.primary_title(diagnostic.message.as_str()).id(diagnostic.code.word()).elements(
        diagnostic.spots.iter().filter_map(|(spot, _)| match spot {
            Spot::File(path) => Some(Origin::path(path.as_str())),
            Spot::Text(_) => None,
        }),
    );
    for snippet in snippets(diagnostic, texts) {
        group = group.element(snippet);
    }
    for help in &diagnostic.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    let report: &[Group<'_>] = &[group];
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    out.push_str(&renderer.decor_style(DecorStyle::Ascii).render(report));
    out.push_str("\n\n");
}

/// One snippet for each file that has places, in the order of the places.
fn snippets<'a>(
    diagnostic: &'a Diagnostic,
    texts: &'a impl Texts,
) -> Vec<Snippet<'a, annotate_snippets::Annotation<'a>>> {
    let mut files: Vec<FileId> = Vec::new();
    for (spot, _) in &diagnostic.spots {
        if let Spot::Text(place) = spot
            && !files.contains(&place.file)
        {
            files.push(place.file);
        }
    }
    files.into_iter().map(|file| snippet(file, diagnostic, texts)).collect()
}

fn snippet<'a>(
    file: FileId,
    diagnostic: &'a Diagnostic,
    texts: &'a impl Texts,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let (path, text) = texts.file(file);
    let mut snippet = Snippet::source(text).path(path).fold(true);
    for (index, (spot, label)) in diagnostic.spots.iter().enumerate() {
        let Spot::Text(place) = spot else { continue };
        if place.file != file {
            continue;
        }
        let kind = if index == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
        let label = (!label.is_empty()).then_some(label.as_str());
        snippet = snippet.annotation(kind.span(shown_span(text, *place)).label(label));
    }
    snippet
}

/// A span that a renderer can show: inside the text, on character bounds, and not running over its first line's end.
fn shown_span(text: &str, place: Place) -> std::ops::Range<usize> {
    let bound = |offset: u32| text.floor_char_boundary((offset as usize).min(text.len()));
    let start = bound(place.start);
    let line_end = text[start..].find('\n').map_or(text.len(), |length| start + length);
    start..bound(place.end).clamp(start, line_end.max(start))
}

/// Line and column, both from 1; columns count characters.
fn line_column(text: &str, offset: u32) -> (usize, usize) {
    let offset = text.floor_char_boundary((offset as usize).min(text.len()));
    let before = &text[..offset];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}

#[derive(Serialize)]
struct JsonDiagnostic<'a> {
    code: &'a str,
    severity: &'a str,
    message: &'a str,
    places: Vec<JsonPlace<'a>>,
    help: &'a [String],
}

#[derive(Serialize)]
struct JsonPlace<'a> {
    file: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
    #[serde(skip_serializing_if = "str::is_empty")]
    label: &'a str,
}

fn places<'a>(diagnostic: &'a Diagnostic, texts: &'a impl Texts) -> Vec<JsonPlace<'a>> {
    let place = |(spot, label): &'a (Spot, String)| match spot {
        Spot::File(path) => JsonPlace { file: path.as_str(), line: None, column: None, label },
        Spot::Text(place) => {
            let (file, text) = texts.file(place.file);
            let (line, column) = line_column(text, place.start);
            JsonPlace { file, line: Some(line), column: Some(column), label }
        }
    };
    diagnostic.spots.iter().map(place).collect()
}

fn json(diagnostic: &Diagnostic, texts: &impl Texts, out: &mut String) {
    let value = JsonDiagnostic {
        code: diagnostic.code.word(),
        severity: diagnostic.severity.word(),
        message: &diagnostic.message,
        places: places(diagnostic, texts),
        help: &diagnostic.help,
    };
    out.push_str(&serde_json::to_string(&value).expect("strings and numbers always serialise"));
    out.push('\n');
}

/// <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>
fn github(diagnostic: &Diagnostic, texts: &impl Texts, out: &mut String) {
    let escape = |text: &str| text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    let property = |text: &str| escape(text).replace(':', "%3A").replace(',', "%2C");
    let command = if diagnostic.severity == Severity::Note { "notice" } else { diagnostic.severity.word() };
    let _ = write!(out, "::{command} title={}", property(diagnostic.code.word()));
    if let Some(place) = places(diagnostic, texts).first() {
        let _ = write!(out, ",file={}", property(place.file));
        if let (Some(line), Some(column)) = (place.line, place.column) {
            let _ = write!(out, ",line={line},col={column}");
        }
    }
    let body = std::iter::once(diagnostic.message.as_str())
        .chain(diagnostic.help.iter().map(String::as_str))
        .collect::<Vec<_>>()
        .join("\n");
    let _ = writeln!(out, "::{}", escape(&body));
}
