//! The project's prose, as checks read it.

use crate::load::prose::{Block, Inline, plain_line};
use crate::model::Project;
use crate::model::names::StillId;
use crate::model::text::{Target, Text, visit};
use crate::model::translated::Translated;
use crate::text::plain::count_words;

/// Every text of the project, each in each of its languages: its blocks in order, footnotes last. Entries come first,
/// then pages, press texts, bios and transcripts.
pub(super) fn texts(project: &Project) -> Vec<Vec<&Block<Target>>> {
    let entries = project.entries.iter().flat_map(|entry| entry.versions.iter());
    let entries = entries.map(|(_, version)| version.blocks().chain(version.footnotes.iter().flatten()).collect());
    let pages = project.pages.iter().flat_map(|page| page.versions.iter()).map(|(_, page)| &page.text);
    let press = project.press.iter().flat_map(|text| text.versions.iter()).map(|(_, version)| &version.text);
    let bios = project.people.iter().filter_map(|person| person.bio.as_ref());
    let transcripts = project.clips.iter().filter_map(|clip| clip.transcript.as_ref());
    let in_yaml = bios.chain(transcripts).flat_map(Translated::iter).map(|(_, text)| text);
    entries.chain(pages.chain(press).chain(in_yaml).map(blocks)).collect()
}

fn blocks(text: &Text) -> Vec<&Block<Target>> {
    text.blocks.iter().chain(text.footnotes.iter().flatten()).collect()
}

/// How many words blocks hold.
pub(super) fn words(blocks: &[Block<Target>]) -> usize {
    let mut words = 0;
    visit(blocks, &mut |block| words += words_of(block));
    words
}

fn words_of(block: &Block<Target>) -> usize {
    match block {
        Block::Heading(heading) => count_words(&plain_line(&heading.text)),
        Block::Paragraph(line) | Block::Plain(line) => count_words(&plain_line(line)),
        _ => 0,
    }
}

/// Whether a language writes its words apart, so that they can be counted.
pub(super) fn has_spaces(tag: &str) -> bool {
    !matches!(tag.split('-').next().unwrap_or(tag), "ja" | "km" | "lo" | "my" | "th" | "zh")
}

/// The stills that blocks place without an alternative text of the place's own.
pub(super) fn bare_pictures(blocks: &[&Block<Target>]) -> Vec<StillId> {
    let mut found = Vec::new();
    for block in blocks {
        visit(std::slice::from_ref(*block), &mut |block| match block {
            Block::Paragraph(line) | Block::Plain(line) => bare_in_line(line, &mut found),
            Block::Directive(directive) => found.extend(directive.items.iter().filter_map(|(item, _)| still(item))),
            _ => {}
        });
    }
    found
}

fn bare_in_line(line: &[Inline<Target>], found: &mut Vec<StillId>) {
    for inline in line {
        match inline {
            Inline::Image { to, alt, .. } if alt.trim().is_empty() => found.extend(still(to)),
            Inline::Emphasis(line) | Inline::Strong(line) | Inline::Strike(line) | Inline::Link { text: line, .. } => {
                bare_in_line(line, found);
            }
            _ => {}
        }
    }
}

fn still(target: &Target) -> Option<StillId> {
    match target {
        Target::Still(id) => Some(*id),
        _ => None,
    }
}
