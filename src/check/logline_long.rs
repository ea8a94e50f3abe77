//! # logline-long
//! The logline has more than 50 words.
//!
//! Why: funders' forms and festival entries take 50 words or fewer, and cut off the rest in mid-sentence.
//!
//! Example:
//! ```text
//! film:
//!   logline: On a tidal coast where no boat has landed for eleven years, an old weighmaster ... (62 words)
//! ```
//! Fix: one sentence: who, what they want, what stands in the way. What is left over belongs into the synopsis.

use super::{Check, prose};
use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::model::Project;
use crate::places::At;
use crate::text::plain::count_words;

pub(super) const CHECK: Check = Check { code: Code::LoglineLong, level: Severity::Warning, run };

/// What the forms of funders take: IDA and IDFA ask for no more.
const MOST_WORDS: usize = 50;

fn run(project: &Project, out: &mut Vec<Diagnostic>) {
    let Some(At { value: logline, place }) = &project.film.logline else { return };
    let several = logline.iter().count() > 1;
    for (lang, text) in logline.iter() {
        let tag = project.languages.tag(lang);
        let words = count_words(text);
        if words > MOST_WORDS && prose::has_spaces(tag) {
            let language = if several { format!(" in `{tag}`") } else { String::new() };
            out.push(
                CHECK
                    .says(format!("the logline{language} has {words} words; funders take {MOST_WORDS}"))
                    .at(*place, "")
                    .help("one sentence is enough: who, what they want, what stands in the way"),
            );
        }
    }
}
