//! Which stills a text shows.

use super::names::StillId;
use super::text::Target;
use crate::load::prose::{Block, Inline};

/// The stills that blocks show, in order, repetitions included.
pub fn stills_in<'a>(blocks: impl IntoIterator<Item = &'a Block<Target>>) -> Vec<StillId> {
    let mut found = Vec::new();
    for block in blocks {
        super::text::visit(std::slice::from_ref(block), &mut |block| match block {
            Block::Paragraph(line) | Block::Plain(line) => stills_in_line(line, &mut found),
            Block::Directive(directive) => {
                found.extend(directive.items.iter().filter_map(|(target, _)| still(target)));
            }
            _ => {}
        });
    }
    found
}

fn stills_in_line(line: &[Inline<Target>], found: &mut Vec<StillId>) {
    for inline in line {
        match inline {
            Inline::Image { to, .. } => found.extend(still(to)),
            Inline::Emphasis(line) | Inline::Strong(line) | Inline::Strike(line) => stills_in_line(line, found),
            Inline::Link { to, text } => {
                found.extend(still(to));
                stills_in_line(text, found);
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
