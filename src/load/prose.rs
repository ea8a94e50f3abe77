//! Prose as a tree: what an author wrote in Markdown, free of Markdown and of HTML.
//!
//! The tree is generic over what a reference is. As loaded, a reference is the words the author wrote
//! ([`Written`]); the model turns each into what it refers to. HTML, plain text and, later, print are made from the
//! same tree.

use crate::places::{At, Place};

/// A reference as the author wrote it.
pub type Written = At<String>;

/// A whole text.
#[derive(Debug, Clone)]
pub struct Prose<R> {
    /// Its blocks, in order.
    pub blocks: Vec<Block<R>>,
    /// Its footnotes, in the order in which the text first refers to them.
    pub footnotes: Vec<Vec<Block<R>>>,
}

impl<R> Default for Prose<R> {
    fn default() -> Self {
        Self { blocks: Vec::new(), footnotes: Vec::new() }
    }
}

/// A block of text.
#[derive(Debug, Clone)]
pub enum Block<R> {
    /// A heading.
    Heading(Heading<R>),
    /// A paragraph.
    Paragraph(Vec<Inline<R>>),
    /// Text of a list item that is not a paragraph of its own.
    Plain(Vec<Inline<R>>),
    /// A quotation, or an alert when it has a kind.
    Quote(Option<Alert>, Vec<Block<R>>),
    /// A list, numbered from `start` when it has one.
    List {
        /// The first number.
        start: Option<u64>,
        /// The items.
        items: Vec<Item<R>>,
    },
    /// Terms and what they mean.
    Definitions(Vec<Definition<R>>),
    /// Code, with the language named.
    Code {
        /// The language, or nothing.
        language: String,
        /// The code.
        text: String,
    },
    /// A table.
    Table(Table<R>),
    /// A break between thoughts.
    Rule,
    /// HTML the author wrote.
    Html(String),
    /// Something onset makes: a gallery, a quote, a clip.
    Directive(Directive<R>),
}

/// A heading.
#[derive(Debug, Clone)]
pub struct Heading<R> {
    /// 1 to 6, as written.
    pub level: u8,
    /// The anchor the author gave.
    pub id: Option<String>,
    /// The classes the author gave: layers, audiences.
    pub classes: Vec<At<String>>,
    /// Its words.
    pub text: Vec<Inline<R>>,
    /// Where it stands.
    pub place: Place,
}

/// An item of a list.
#[derive(Debug, Clone)]
pub struct Item<R> {
    /// Whether it is done, for a task.
    pub done: Option<bool>,
    /// What it says.
    pub blocks: Vec<Block<R>>,
}

/// A term and its meanings.
#[derive(Debug, Clone)]
pub struct Definition<R> {
    /// The term.
    pub term: Vec<Inline<R>>,
    /// Its meanings.
    pub meanings: Vec<Vec<Block<R>>>,
}

/// How a table's column is aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alignment {
    /// As text runs.
    Start,
    /// In the middle.
    Centre,
    /// At the end of the line, as numbers are.
    End,
}

/// A table.
#[derive(Debug, Clone)]
pub struct Table<R> {
    /// For each column.
    pub columns: Vec<Alignment>,
    /// The head's cells.
    pub head: Vec<Vec<Inline<R>>>,
    /// The rows' cells.
    pub rows: Vec<Vec<Vec<Inline<R>>>>,
}

/// The kind of an alert, as GitHub names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alert {
    /// Good to know.
    Note,
    /// A better way.
    Tip,
    /// Must be known.
    Important,
    /// Something may go wrong.
    Warning,
    /// Something will go wrong.
    Caution,
}

/// A piece of a line.
#[derive(Debug, Clone)]
pub enum Inline<R> {
    /// Words.
    Text(String),
    /// Code.
    Code(String),
    /// Emphasis.
    Emphasis(Vec<Inline<R>>),
    /// Strong emphasis.
    Strong(Vec<Inline<R>>),
    /// Struck out.
    Strike(Vec<Inline<R>>),
    /// A link. Without words of its own it takes the name of what it leads to.
    Link {
        /// Where to.
        to: R,
        /// Its words.
        text: Vec<Inline<R>>,
    },
    /// A picture.
    Image {
        /// Which.
        to: R,
        /// What the author gave as alternative text.
        alt: String,
        /// The caption given here, instead of the picture's own.
        caption: Option<String>,
    },
    /// A reference to a footnote, by its number from 1.
    Footnote(usize),
    /// A line break the author wants.
    Break,
    /// A line end in the source.
    Soft,
    /// HTML the author wrote.
    Html(String),
}

/// Something onset makes of what the author names.
#[derive(Debug, Clone)]
pub struct Directive<R> {
    /// What to make.
    pub kind: DirectiveKind,
    /// What it is made from, each with a caption of its own where it has one.
    pub items: Vec<(R, Option<String>)>,
    /// The words inside.
    pub body: Vec<Block<R>>,
    /// Who says it, for a quote.
    pub by: Vec<Inline<R>>,
}

/// The kinds of directives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DirectiveKind {
    /// Several stills.
    Gallery,
    /// A pull quote.
    Quote,
    /// A clip.
    Clip,
    /// A person's card.
    Person,
    /// Two pictures of the same, before and after.
    Pair,
}

impl DirectiveKind {
    /// Every kind with the name it is written by.
    pub const ALL: &'static [(&'static str, Self)] = &[
        ("gallery", Self::Gallery),
        ("quote", Self::Quote),
        ("clip", Self::Clip),
        ("person", Self::Person),
        ("pair", Self::Pair),
    ];
}

/// What a reference is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// A link somewhere.
    Link,
    /// A picture.
    Picture,
    /// A clip to show.
    Clip,
    /// A person to show.
    Person,
}

impl<R> Prose<R> {
    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }

    /// Turns every reference into something else. Where `resolve` gives nothing, the words stay and the reference goes.
    pub fn resolve<S>(self, resolve: &mut impl FnMut(R, Use) -> Option<S>) -> Prose<S> {
        Prose {
            blocks: resolve_blocks(self.blocks, resolve),
            footnotes: self.footnotes.into_iter().map(|note| resolve_blocks(note, resolve)).collect(),
        }
    }
}

fn resolve_blocks<R, S>(blocks: Vec<Block<R>>, resolve: &mut impl FnMut(R, Use) -> Option<S>) -> Vec<Block<S>> {
    blocks.into_iter().map(|block| resolve_block(block, resolve)).collect()
}

fn resolve_block<R, S>(block: Block<R>, resolve: &mut impl FnMut(R, Use) -> Option<S>) -> Block<S> {
    match block {
        Block::Heading(Heading { level, id, classes, text, place }) => {
            Block::Heading(Heading { level, id, classes, text: resolve_line(text, resolve), place })
        }
        Block::Paragraph(line) => Block::Paragraph(resolve_line(line, resolve)),
        Block::Plain(line) => Block::Plain(resolve_line(line, resolve)),
        Block::Quote(alert, blocks) => Block::Quote(alert, resolve_blocks(blocks, resolve)),
        Block::List { start, items } => Block::List {
            start,
            items: items
                .into_iter()
                .map(|item| Item { done: item.done, blocks: resolve_blocks(item.blocks, resolve) })
                .collect(),
        },
        Block::Definitions(list) => Block::Definitions(
            list.into_iter()
                .map(|Definition { term, meanings }| Definition {
                    term: resolve_line(term, resolve),
                    meanings: meanings.into_iter().map(|blocks| resolve_blocks(blocks, resolve)).collect(),
                })
                .collect(),
        ),
        Block::Code { language, text } => Block::Code { language, text },
        Block::Table(Table { columns, head, rows }) => Block::Table(Table {
            columns,
            head: resolve_lines(head, resolve),
            rows: rows.into_iter().map(|row| resolve_lines(row, resolve)).collect(),
        }),
        Block::Rule => Block::Rule,
        Block::Html(html) => Block::Html(html),
        Block::Directive(directive) => Block::Directive(resolve_directive(directive, resolve)),
    }
}

fn resolve_directive<R, S>(directive: Directive<R>, resolve: &mut impl FnMut(R, Use) -> Option<S>) -> Directive<S> {
    let Directive { kind, items, body, by } = directive;
    let usage = match kind {
        DirectiveKind::Gallery | DirectiveKind::Pair => Use::Picture,
        DirectiveKind::Clip => Use::Clip,
        DirectiveKind::Person => Use::Person,
        DirectiveKind::Quote => Use::Link,
    };
    Directive {
        kind,
        items: items.into_iter().filter_map(|(item, caption)| Some((resolve(item, usage)?, caption))).collect(),
        body: resolve_blocks(body, resolve),
        by: resolve_line(by, resolve),
    }
}

fn resolve_lines<R, S>(
    lines: Vec<Vec<Inline<R>>>,
    resolve: &mut impl FnMut(R, Use) -> Option<S>,
) -> Vec<Vec<Inline<S>>> {
    lines.into_iter().map(|line| resolve_line(line, resolve)).collect()
}

fn resolve_line<R, S>(line: Vec<Inline<R>>, resolve: &mut impl FnMut(R, Use) -> Option<S>) -> Vec<Inline<S>> {
    let mut out = Vec::with_capacity(line.len());
    for inline in line {
        match inline {
            Inline::Text(text) => out.push(Inline::Text(text)),
            Inline::Code(text) => out.push(Inline::Code(text)),
            Inline::Emphasis(line) => out.push(Inline::Emphasis(resolve_line(line, resolve))),
            Inline::Strong(line) => out.push(Inline::Strong(resolve_line(line, resolve))),
            Inline::Strike(line) => out.push(Inline::Strike(resolve_line(line, resolve))),
            Inline::Link { to, text } => {
                let text = resolve_line(text, resolve);
                match resolve(to, Use::Link) {
                    Some(to) => out.push(Inline::Link { to, text }),
                    None => out.extend(text),
                }
            }
            Inline::Image { to, alt, caption } => {
                out.extend(resolve(to, Use::Picture).map(|to| Inline::Image { to, alt, caption }));
            }
            Inline::Footnote(number) => out.push(Inline::Footnote(number)),
            Inline::Break => out.push(Inline::Break),
            Inline::Soft => out.push(Inline::Soft),
            Inline::Html(html) => out.push(Inline::Html(html)),
        }
    }
    out
}

/// The words of a line, without any marking.
pub fn plain_line<R>(line: &[Inline<R>]) -> String {
    let mut out = String::new();
    for inline in line {
        match inline {
            Inline::Text(text) | Inline::Code(text) => out.push_str(text),
            Inline::Emphasis(line) | Inline::Strong(line) | Inline::Strike(line) => out.push_str(&plain_line(line)),
            Inline::Link { text, .. } => out.push_str(&plain_line(text)),
            Inline::Soft | Inline::Break => out.push(' '),
            Inline::Image { .. } | Inline::Footnote(_) | Inline::Html(_) => {}
        }
    }
    out
}
