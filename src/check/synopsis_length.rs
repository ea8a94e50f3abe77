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
//! Fix: write `press/synopsis.md` with the headings `## Short`, `## Medium` and `## Long`, and a text below each. The
//! headings stand in English whatever the language of the text.

use super::{Check, prose, wording};
use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::load::prose::{Block, plain_line};
use crate::model::Project;
use crate::model::press::{PressText, PressVersion};
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
        out.extend(outside(version, text.place));
    }
}

/// The lengths that are not there, in one report.
fn missing(version: &PressVersion, place: Place) -> Option<Diagnostic> {
    let sections = version.sections();
    let names = LENGTHS.iter().map(|(name, ..)| *name);
    let missing: Vec<&str> = names.filter(|name| !sections.contains_key(*name)).collect();
    (!missing.is_empty()).then(|| {
        CHECK
            .says(format!("the synopsis has no {} version", wording::or(&missing)))
            .at(place, "")
            .help("listings, catalogues and critics each need another length")
            .help("the headings are `## Short`, `## Medium` and `## Long`, with a text below each")
    })
}

/// The lengths that are there and out of their limits.
fn outside(version: &PressVersion, place: Place) -> Vec<Diagnostic> {
    let sections = version.sections();
    let counted = LENGTHS.iter().filter_map(|limits| Some((limits, prose::words(sections.get(limits.0)?))));
    counted
        .filter(|((_, least, most), words)| !(*least..=*most).contains(words))
        .map(|((name, least, most), words)| {
            let place = heading(version, name).unwrap_or(place);
            CHECK.says(sentence(name, words, *most)).at(place, "").help(limits(*least, *most))
        })
        .collect()
}

fn sentence(name: &str, words: usize, most: usize) -> String {
    let how = if words > most { "long" } else { "short" };
    format!("the {name} synopsis is too {how}: {}", wording::counted(words, "word", "words"))
}

fn limits(least: usize, most: usize) -> String {
    let range = if least == 0 { format!("up to {most}") } else { format!("{least} to {most}") };
    format!("those who receive it take {range} words here")
}

fn heading(version: &PressVersion, name: &str) -> Option<Place> {
    version.text.blocks.iter().find_map(|block| match block {
        Block::Heading(heading) if plain_line(&heading.text).to_lowercase() == name => Some(heading.place),
        _ => None,
    })
}
