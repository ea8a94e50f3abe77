//! Prose as nodes for the typesetter. Nothing an author wrote is ever parsed as a template: it stays data.

use super::Copy;
use crate::load::prose::{Alignment, Block, Definition, Directive, DirectiveKind, Inline, Table, plain_line};
use crate::model::names::StillId;
use crate::model::text::Target;
use crate::print::views::{Node, Piece};
use crate::text::outside::Outside;
use crate::text::{Links, lone_picture};

/// Sets one text, with its footnotes at hand.
pub(super) struct Setter<'a> {
    pub(super) copy: &'a Copy<'a>,
    pub(super) notes: &'a [Vec<Block<Target>>],
}

impl Setter<'_> {
    /// Blocks as nodes. Headings go down by one level at a time, whatever was written: a reader that jumps from heading
    /// to heading must not miss one.
    pub(super) fn blocks(&self, blocks: &[Block<Target>]) -> Vec<Node> {
        let mut open: Vec<u8> = Vec::new();
        let mut nodes = Vec::new();
        for block in blocks {
            if let Block::Heading(heading) = block {
                while open.last().is_some_and(|last| *last >= heading.level) {
                    open.pop();
                }
                open.push(heading.level);
                nodes.push(Node::Heading { level: open.len(), line: self.line(&heading.text) });
            } else {
                self.block(block, &mut nodes);
            }
        }
        nodes
    }

    fn block(&self, block: &Block<Target>, nodes: &mut Vec<Node>) {
        match block {
            Block::Paragraph(line) => match lone_picture(line) {
                Some((id, _, caption)) => nodes.extend(self.figure(id, caption)),
                None => self.paragraph(line, nodes),
            },
            Block::Plain(line) => nodes.push(Node::Paragraph { line: self.line(line) }),
            Block::Quote(_, inner) => nodes.push(Node::Quote { blocks: self.blocks(inner) }),
            Block::List { start, items } => nodes.push(Node::List {
                start: *start,
                items: items.iter().map(|item| self.blocks(&item.blocks)).collect(),
            }),
            Block::Definitions(list) => nodes.extend(list.iter().map(|one| self.definition(one))),
            Block::Code { text, .. } => nodes.push(Node::Code { text: text.clone() }),
            Block::Table(table) => nodes.push(self.table(table)),
            Block::Rule => nodes.push(Node::Rule),
            Block::Directive(directive) => self.directive(directive, nodes),
            // Headings are told apart above; HTML is for pages alone.
            Block::Heading(_) | Block::Html(_) => {}
        }
    }

    /// A paragraph, and after it the pictures that stood among its words.
    fn paragraph(&self, line: &[Inline<Target>], nodes: &mut Vec<Node>) {
        if !plain_line(line).trim().is_empty() {
            nodes.push(Node::Paragraph { line: self.line(line) });
        }
        for inline in line {
            if let Inline::Image { to: Target::Still(id), caption, .. } = inline {
                nodes.extend(self.figure(*id, caption.as_deref()));
            }
        }
    }

    /// A picture that the press may have.
    fn figure(&self, id: StillId, caption: Option<&str>) -> Option<Node> {
        let offered = self.copy.project.still(id).press;
        let mut picture = self.copy.picture(id).filter(|_| offered)?;
        picture.caption = caption.map(str::to_owned).or(picture.caption);
        Some(Node::Figure { picture: Box::new(picture) })
    }

    fn definition(&self, definition: &Definition<Target>) -> Node {
        let blocks = definition.meanings.iter().flat_map(|meaning| self.blocks(meaning)).collect();
        Node::Definition { line: self.line(&definition.term), blocks }
    }

    fn table(&self, table: &Table<Target>) -> Node {
        let cells = |cells: &Vec<Vec<Inline<Target>>>| cells.iter().map(|cell| self.line(cell)).collect::<Vec<_>>();
        let column = |alignment: &Alignment| match alignment {
            Alignment::Start => "start",
            Alignment::Centre => "center",
            Alignment::End => "end",
        };
        Node::Table {
            columns: table.columns.iter().map(column).collect(),
            head: cells(&table.head),
            rows: table.rows.iter().map(cells).collect(),
        }
    }

    fn directive(&self, directive: &Directive<Target>, nodes: &mut Vec<Node>) {
        match directive.kind {
            DirectiveKind::Quote => {
                nodes.push(Node::Pull { blocks: self.blocks(&directive.body), by: self.line(&directive.by) });
            }
            DirectiveKind::Gallery | DirectiveKind::Pair => {
                for (target, caption) in &directive.items {
                    if let Target::Still(id) = target {
                        nodes.extend(self.figure(*id, caption.as_deref()));
                    }
                }
            }
            // Paper plays nothing, and people have a section of their own.
            DirectiveKind::Clip | DirectiveKind::Person => {}
        }
    }

    /// A line as pieces.
    pub(super) fn line(&self, line: &[Inline<Target>]) -> Vec<Piece> {
        line.iter().filter_map(|inline| self.piece(inline)).collect()
    }

    fn piece(&self, inline: &Inline<Target>) -> Option<Piece> {
        Some(match inline {
            Inline::Text(text) => Piece::Text { text: text.clone() },
            Inline::Code(text) => Piece::Code { text: text.clone() },
            Inline::Emphasis(line) => Piece::Emphasis { line: self.line(line) },
            Inline::Strong(line) => Piece::Strong { line: self.line(line) },
            Inline::Strike(line) => Piece::Strike { line: self.line(line) },
            Inline::Link { to, text } => return Some(self.link(to, text)),
            Inline::Footnote(number) => Piece::Note { blocks: self.note(self.notes.get(number.checked_sub(1)?)?) },
            Inline::Break => Piece::Break,
            Inline::Soft => Piece::Text { text: " ".to_owned() },
            Inline::Image { .. } | Inline::Html(_) => return None,
        })
    }

    /// A footnote. Another one inside it is left out: it could be this one again.
    fn note(&self, note: &[Block<Target>]) -> Vec<Node> {
        Setter { copy: self.copy, notes: &[] }.blocks(note)
    }

    /// A link to the web; what leads elsewhere inside the project leads to its page there, or is just words.
    fn link(&self, to: &Target, text: &[Inline<Target>]) -> Piece {
        let links = Outside { project: self.copy.project, lang: self.copy.lang() };
        let words = if plain_line(text).trim().is_empty() {
            vec![Piece::Text { text: links.name(to) }]
        } else {
            self.line(text)
        };
        match links.address(to) {
            Some(to) => Piece::Link { to, line: words },
            None => Piece::Words { line: words },
        }
    }
}
