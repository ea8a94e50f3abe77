//! The third stage: what a journalist, a funder or a fan would stumble over, said before they do.
//!
//! [`check()`] takes the [`Project`] and gives diagnostics; it changes nothing and reads no file. Each check has a file
//! of its own, whose doc comment says what it reports, why that matters, what triggers it and how to put it right:
//! `docs/checks.md` is made from these comments. How loud a check speaks, and which files it passes over, is set under
//! `checks` in `onset.yaml`.

mod alt_missing;
mod approval_pending;
mod award_without_year;
mod caption_missing;
mod clip_without_captions;
mod clip_without_poster;
mod colour_space;
mod contact_without_email;
mod credit_missing;
mod dead_link;
mod duplicate_slug;
mod embargo_past;
mod entry_without_layer;
mod film_fact_missing;
mod heading_order;
mod interface_untranslated;
mod logline_long;
mod metadata_disagrees;
mod missing_translation;
mod no_press_contact;
mod pattern;
mod person_incomplete;
mod prose;
mod quote_without_source;
mod screening_without_venue;
mod shipped_changed;
mod still_too_small;
mod still_unnumbered;
mod synopsis_length;
mod tag_typo;
#[cfg(test)]
mod tests;
mod unused_still;
mod wording;

use crate::diagnostics::{Code, Diagnostic, Severity, Spot, Texts};
use crate::load::text::TextFiles;
use crate::load::wire::words::CheckLevel;
use crate::model::Project;
use crate::model::still::Still;

/// One check: its name, how loud it speaks unless the project says otherwise, and what it does.
struct Check {
    code: Code,
    level: Severity,
    run: fn(&Project, &mut Vec<Diagnostic>),
}

/// Every check, in the order of their codes, which is also that of the documentation.
const CHECKS: &[Check] = &[
    alt_missing::CHECK,
    caption_missing::CHECK,
    credit_missing::CHECK,
    still_too_small::CHECK,
    colour_space::CHECK,
    metadata_disagrees::CHECK,
    approval_pending::CHECK,
    person_incomplete::CHECK,
    unused_still::CHECK,
    still_unnumbered::CHECK,
    entry_without_layer::CHECK,
    tag_typo::CHECK,
    logline_long::CHECK,
    synopsis_length::CHECK,
    no_press_contact::CHECK,
    contact_without_email::CHECK,
    embargo_past::CHECK,
    dead_link::CHECK,
    heading_order::CHECK,
    duplicate_slug::CHECK,
    missing_translation::CHECK,
    interface_untranslated::CHECK,
    clip_without_poster::CHECK,
    clip_without_captions::CHECK,
    quote_without_source::CHECK,
    award_without_year::CHECK,
    screening_without_venue::CHECK,
    film_fact_missing::CHECK,
    shipped_changed::CHECK,
];

impl Check {
    /// A diagnostic of this check, at its own level.
    fn says(&self, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(self.code, self.level, message)
    }

    /// A diagnostic about a still: at the line that describes it, if there is one, and at the picture itself.
    fn about(&self, still: &Still, message: impl Into<String>) -> Diagnostic {
        let diagnostic = self.says(message);
        match still.place {
            Some(place) => diagnostic.at(place, "").in_file(&still.path),
            None => diagnostic.in_file(&still.path),
        }
    }
}

/// Runs every check over the project and gives what they found, by file and line and then by code.
///
/// `texts` are the files that the project was read from: they say which file a place lies in. Levels and exceptions
/// are taken from [`Project::checks`]; a check that is off does not run.
pub fn check(project: &Project, texts: &TextFiles) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> = CHECKS.iter().flat_map(|check| run(check, project, texts)).collect();
    found.sort_by_cached_key(|diagnostic| {
        let (path, offset) = diagnostic.spots.first().map_or((String::new(), 0), |(spot, _)| position(spot, texts));
        (path, offset, diagnostic.code, diagnostic.message.clone())
    });
    found
}

/// Every check's code with the level it has unless the project says otherwise, in the order of the documentation.
pub fn documented() -> Vec<(Code, Severity)> {
    CHECKS.iter().map(|check| (check.code, check.level)).collect()
}

/// What one check finds, at the level the project wants, without what it allows.
fn run(check: &Check, project: &Project, texts: &TextFiles) -> Vec<Diagnostic> {
    let Some(level) = level(check, project) else { return Vec::new() };
    let allowed = project.checks.allow.get(&check.code).map_or(&[][..], Vec::as_slice);
    let mut found = Vec::new();
    (check.run)(project, &mut found);
    found.retain(|diagnostic| !is_allowed(diagnostic, allowed, texts));
    for diagnostic in &mut found {
        diagnostic.severity = level;
    }
    found
}

/// How loud a check speaks in this project; `None` when it is off.
fn level(check: &Check, project: &Project) -> Option<Severity> {
    match project.checks.levels.get(&check.code) {
        None => Some(check.level),
        Some(CheckLevel::Error) => Some(Severity::Error),
        Some(CheckLevel::Warning) => Some(Severity::Warning),
        Some(CheckLevel::Note) => Some(Severity::Note),
        Some(CheckLevel::Off) => None,
    }
}

/// Whether the project passes over the file of the main place, or over the picture that is meant.
fn is_allowed(diagnostic: &Diagnostic, patterns: &[String], texts: &TextFiles) -> bool {
    let counts = |index: usize, spot: &Spot| index == 0 || matches!(spot, Spot::File(_));
    diagnostic.spots.iter().enumerate().filter(|(index, (spot, _))| counts(*index, spot)).any(|(_, (spot, _))| {
        let (path, _) = position(spot, texts);
        patterns.iter().any(|pattern| pattern::matches(pattern, &path))
    })
}

/// The file of a spot and the first byte meant in it.
fn position(spot: &Spot, texts: &TextFiles) -> (String, u32) {
    match spot {
        Spot::Text(place) => (texts.file(place.file).0.to_owned(), place.start),
        Spot::File(path) => (path.as_str().to_owned(), 0),
    }
}
