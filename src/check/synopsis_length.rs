//! # synopsis-length
//! There is no synopsis, it lacks one of its three lengths, or one is out of the usual limits: short up to 50 words,
//! medium 40 to 150, long 200 to 500.
//!
//! Why: a listing takes a sentence, a catalogue a paragraph, a critic a page; whoever finds only one length cuts it, or
//! lengthens it, in their own words.
//!
//! Example:
//! ```text
//! <!-- press/synopsis.md -->
//! ## Short
//! A weighmaster is brought a sack that weighs nothing.
//! ```
//! Fix: write `press/synopsis.md` with the headings `## Short`, `## Medium` and `## Long`, and a text below each. In another
//! language, give the headings these names in braces: `## Version courte {#short}`.

use super::{Check, prose, wording};
use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::model::Project;
use crate::model::press::{PressText, PressVersion, Section};
use crate::model::translated::Lang;
use crate::places::Place;

pub(super) const CHECK: Check = Check { code: Code::SynopsisLength, level: Severity::Warning, run };

/// Each length's heading, with the fewest and the most words that receivers take.
const LENGTHS: &[(&str, usize, usize)] = &[("short", 0, 50), ("medium", 40, 150), ("long", 200, 500)];

fn run(project: &Project, out: &mut Vec<Diagnostic>) {
    let synopsis = project.press.iter().find(|text| text.slug == "synopsis");
    let hidden = project.hidden.iter().any(|thing| thing.what == "press text" && thing.name == "synopsis");
    match synopsis {
        Some(text) => of_synopsis(project, text, out),
        None if hidden => {}
        None => out.push(
            CHECK
                .says("the press room has no synopsis")
                .at(project.film.place, "")
                .help("write press/synopsis.md with the headings `## Short`, `## Medium` and `## Long`"),
        ),
    }
}

fn of_synopsis(project: &Project, text: &PressText, out: &mut Vec<Diagnostic>) {
    let (version, lang) = text.versions.get(Lang::DEFAULT);
    out.extend(missing(version, text.place));
    if prose::has_spaces(project.languages.tag(lang)) {
        out.extend(outside(version));
    }
}

/// The lengths that are not there, in one report.
fn missing(version: &PressVersion, place: Place) -> Option<Diagnostic> {
    let names = LENGTHS.iter().map(|(name, ..)| *name);
    let missing: Vec<&str> = names.filter(|name| find(version, name).is_none()).collect();
    (!missing.is_empty()).then(|| {
        CHECK
            .says(format!("the synopsis has no {} version", wording::or(&missing)))
            .at(place, "")
            .help("listings, catalogues and critics each need another length")
            .help("the headings are `## Short`, `## Medium` and `## Long`, with a text below each")
    })
}

/// The lengths that are there and out of their limits.
fn outside(version: &PressVersion) -> Vec<Diagnostic> {
    let there = LENGTHS.iter().filter_map(|limits| Some((limits, find(version, limits.0)?)));
    let counted = there.map(|(limits, section)| (limits, section, prose::words(section.blocks)));
    counted
        .filter(|((_, least, most), _, words)| !(*least..=*most).contains(words))
        .map(|((name, least, most), section, words)| {
            CHECK.says(sentence(name, words, *most)).at(section.place, "").help(limits(*least, *most))
        })
        .collect()
}

/// A length that is written: a heading with nothing below it is none.
fn find<'a>(version: &'a PressVersion, name: &str) -> Option<Section<'a>> {
    version.sections().into_iter().find(|section| section.name == name && !section.blocks.is_empty())
}

fn sentence(name: &str, words: usize, most: usize) -> String {
    let how = if words > most { "long" } else { "short" };
    format!("the {name} synopsis is too {how}: {}", wording::counted(words, "word", "words"))
}

fn limits(least: usize, most: usize) -> String {
    let range = if least == 0 { format!("up to {most}") } else { format!("{least} to {most}") };
    format!("those who receive it take {range} words here")
}
