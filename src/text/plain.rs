//! Prose as plain text: for copying into a mail, a form or a program that knows no markup.

use super::{Links, lone_picture};
use crate::load::prose::{Block, DirectiveKind, Inline};
use crate::model::text::Target;

/// Blocks as plain text, an empty line between them, a line feed at the end of each.
pub fn blocks(blocks: &[Block<Target>], links: &dyn Links) -> String {
    let parts: Vec<String> =
        blocks.iter().map(|part| block(part, links)).filter(|part| !part.trim().is_empty()).collect();
    let mut text = parts.join("\n\n");
    if !text.is_empty() {
        text.push('\n');
    }
    text
}

/// How many words blocks hold: runs of letters and digits between white space.
pub fn words(blocks: &[Block<Target>], links: &dyn Links) -> usize {
    count_words(&self::blocks(blocks, links))
}

/// How many words a text holds. A lone dash or sign is not a word.
pub fn count_words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count()
}

fn block(block: &Block<Target>, links: &dyn Links) -> String {
    match block {
        Block::Heading(heading) => line(&heading.text, links).to_uppercase(),
        Block::Paragraph(text) if lone_picture(text).is_some() => String::new(),
        Block::Paragraph(text) | Block::Plain(text) => line(text, links),
        Block::Quote(_, inner) => indented("  ", &blocks(inner, links)),
        Block::List { start, items } => {
            let mut lines = Vec::new();
            for (index, item) in (0_u64..).zip(items) {
                let mark = start.map_or_else(|| "- ".to_owned(), |first| format!("{}. ", first + index));
                let text = items_text(&item.blocks, links);
                let hanging = " ".repeat(mark.chars().count());
                lines.push(format!("{mark}{}", indented(&hanging, &text).trim_start()));
            }
            lines.join("\n")
        }
        Block::Definitions(list) => {
            let one = |definition: &crate::load::prose::Definition<Target>| {
                let meanings = definition.meanings.iter().map(|meaning| indented("  ", &blocks(meaning, links)));
                std::iter::once(line(&definition.term, links)).chain(meanings).collect::<Vec<_>>().join("\n")
            };
            list.iter().map(one).collect::<Vec<_>>().join("\n")
        }
        Block::Code { text, .. } => indented("    ", text),
        Block::Table(table) => {
            let row = |cells: &Vec<Vec<Inline<Target>>>| {
                cells.iter().map(|cell| line(cell, links)).collect::<Vec<_>>().join(" | ")
            };
            std::iter::once(&table.head).chain(&table.rows).map(row).collect::<Vec<_>>().join("\n")
        }
        Block::Rule => "* * *".to_owned(),
        Block::Directive(directive) if directive.kind == DirectiveKind::Quote => {
            let by = line(&directive.by, links);
            let quote = indented("  ", &blocks(&directive.body, links));
            if by.is_empty() { quote } else { format!("{quote}\n  ({by})") }
        }
        Block::Html(_) | Block::Directive(_) => String::new(),
    }
}

fn items_text(items: &[Block<Target>], links: &dyn Links) -> String {
    items.iter().map(|item| block(item, links)).collect::<Vec<_>>().join("\n")
}

fn indented(margin: &str, text: &str) -> String {
    text.trim_end().lines().map(|line| format!("{margin}{line}").trim_end().to_owned()).collect::<Vec<_>>().join("\n")
}

/// A line as plain text; addresses elsewhere follow their words in brackets.
pub fn line(text: &[Inline<Target>], links: &dyn Links) -> String {
    let mut out = String::new();
    for inline in text {
        match inline {
            Inline::Text(words) | Inline::Code(words) => out.push_str(words),
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Strike(inner) => {
                out.push_str(&line(inner, links));
            }
            Inline::Link { to, text } => {
                let words = line(text, links);
                let words = if words.is_empty() { links.name(to) } else { words };
                out.push_str(&words);
                if let Target::Web(address) = to
                    && !address.ends_with(&words)
                {
                    out.push_str(&format!(" ({})", address.trim_start_matches("mailto:")));
                }
            }
            Inline::Break => out.push('\n'),
            Inline::Soft => out.push(' '),
            Inline::Image { .. } | Inline::Footnote(_) | Inline::Html(_) => {}
        }
    }
    out
}
