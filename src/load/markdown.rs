//! Markdown to prose. The one file that knows the Markdown library.
//!
//! `CommonMark` with GFM tables, task lists, strikethrough, footnotes, alerts, definition lists, heading attributes,
//! smart punctuation and `[[references]]`. A fenced block whose info string stands in braces is a directive, as in
//! `MyST`: `{gallery}`, `{quote}`, `{clip}`, `{person}`, `{pair}`.

use std::iter::Peekable;
use std::ops::Range;
use std::vec::IntoIter;

use pulldown_cmark::{
    Alignment as CmAlignment, BlockQuoteKind, CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd,
    TextMergeWithOffset,
};

use super::directive;
use super::prose::{Alert, Alignment, Block, Definition, Heading, Inline, Item, Prose, Table, Written};
use super::raw_html::refuse_code;
use crate::diagnostics::Diagnostic;
use crate::places::{At, FileId, Place};

/// How deep quotations and lists may be nested; what lies deeper is taken at this depth.
const MAX_DEPTH: usize = 24;

/// Parses Markdown that begins `offset` bytes into `file`.
pub fn parse(text: &str, file: FileId, offset: usize, out: &mut Vec<Diagnostic>) -> Prose<Written> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_WIKILINKS;
    let parser = Parser::new_ext(text, options).into_offset_iter();
    let events: Vec<_> = TextMergeWithOffset::new(parser).map(|(event, range)| (event.into_static(), range)).collect();
    let mut reader = Reader {
        source: text,
        file,
        offset,
        events: events.into_iter().peekable(),
        depth: 0,
        labels: Vec::new(),
        notes: Vec::new(),
        out,
    };
    let blocks = reader.blocks(None);
    let Reader { labels, mut notes, .. } = reader;
    let footnotes = labels
        .iter()
        .map(|label| {
            let at = notes.iter().position(|(name, _)| name == label);
            at.map_or_else(Vec::new, |at| notes.swap_remove(at).1)
        })
        .collect();
    Prose { blocks, footnotes }
}

/// Parses one line: a caption, an attribution.
pub fn parse_line(text: &str, file: FileId, offset: usize, out: &mut Vec<Diagnostic>) -> Vec<Inline<Written>> {
    match parse(text, file, offset, out).blocks.into_iter().next() {
        Some(Block::Paragraph(line) | Block::Plain(line)) => line,
        _ => vec![Inline::Text(text.to_owned())],
    }
}

struct Reader<'a, 'o> {
    source: &'a str,
    file: FileId,
    offset: usize,
    events: Peekable<IntoIter<(Event<'static>, Range<usize>)>>,
    depth: usize,
    labels: Vec<String>,
    notes: Vec<(String, Vec<Block<Written>>)>,
    out: &'o mut Vec<Diagnostic>,
}

impl Reader<'_, '_> {
    fn place(&self, range: &Range<usize>) -> Place {
        Place::new(self.file, range.start + self.offset, range.end + self.offset)
    }

    /// Reads blocks up to the end of the enclosing element, and takes that end.
    fn blocks(&mut self, end: Option<TagEnd>) -> Vec<Block<Written>> {
        let mut blocks = Vec::new();
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::End(tag) if Some(tag) == end => break,
                Event::Start(tag) if is_inline(&tag) => {
                    let first = self.inline_tag(tag, &range);
                    let line = self.rest_of_line(vec![first]);
                    blocks.push(Block::Plain(line));
                }
                Event::Start(tag) => self.block(tag, &range, &mut blocks),
                Event::Rule => blocks.push(Block::Rule),
                Event::Html(html) => blocks.push(Block::Html(self.html(html.into_string(), &range))),
                Event::End(_) | Event::TaskListMarker(_) => {}
                event => {
                    let first = self.inline(event, &range);
                    let line = self.rest_of_line(first.into_iter().collect());
                    blocks.push(Block::Plain(line));
                }
            }
        }
        blocks
    }

    /// A nested element's blocks, unless it lies too deep: then they are taken as if it were not there.
    fn nested(&mut self, end: TagEnd) -> Vec<Block<Written>> {
        self.depth += 1;
        let blocks = if self.depth > MAX_DEPTH { self.flat(end) } else { self.blocks(Some(end)) };
        self.depth -= 1;
        blocks
    }

    /// Everything up to the end of the enclosing element as one line of words.
    fn flat(&mut self, end: TagEnd) -> Vec<Block<Written>> {
        let mut words = String::new();
        let mut open = 1_usize;
        for (event, _) in self.events.by_ref() {
            match event {
                Event::Start(tag) if tag.to_end() == end => open += 1,
                Event::End(tag) if tag == end => {
                    open -= 1;
                    if open == 0 {
                        break;
                    }
                }
                Event::Text(text) => words.push_str(&text),
                Event::SoftBreak => words.push(' '),
                _ => {}
            }
        }
        vec![Block::Plain(vec![Inline::Text(words)])]
    }

    fn block(&mut self, tag: Tag<'static>, range: &Range<usize>, blocks: &mut Vec<Block<Written>>) {
        let end = tag.to_end();
        match tag {
            Tag::Paragraph => blocks.push(Block::Paragraph(self.line(end))),
            Tag::Heading { level, id, classes, .. } => {
                let block = self.heading(level as u8, id, &classes, range, end);
                blocks.push(block);
            }
            Tag::BlockQuote(kind) => blocks.push(Block::Quote(kind.map(alert), self.nested(end))),
            Tag::CodeBlock(kind) => {
                let block = self.code(kind, range);
                blocks.extend(block);
            }
            Tag::List(start) => blocks.push(Block::List { start, items: self.items(end) }),
            Tag::FootnoteDefinition(label) => {
                let note = self.nested(end);
                self.notes.push((label.into_string(), note));
            }
            Tag::DefinitionList => blocks.push(Block::Definitions(self.definitions(end))),
            Tag::Table(columns) => blocks.push(Block::Table(self.table(&columns))),
            Tag::HtmlBlock => {
                let html = self.raw(end);
                blocks.push(Block::Html(self.html(html, range)));
            }
            _ => blocks.extend(self.nested(end)),
        }
    }

    fn heading(
        &mut self,
        level: u8,
        id: Option<CowStr<'static>>,
        classes: &[CowStr<'static>],
        range: &Range<usize>,
        end: TagEnd,
    ) -> Block<Written> {
        let written = self.source.get(range.clone()).unwrap_or_default();
        let classes = classes
            .iter()
            .map(|class| {
                let start = written.rfind(&format!(".{class}")).map_or(range.start, |at| range.start + at + 1);
                At { value: class.to_string(), place: self.place(&(start..start + class.len())) }
            })
            .collect();
        let place =
            Place::new(self.file, range.start + self.offset, range.start + self.offset + written.trim_end().len());
        Block::Heading(Heading { level, id: id.map(CowStr::into_string), classes, text: self.line(end), place })
    }

    fn code(&mut self, kind: CodeBlockKind<'static>, range: &Range<usize>) -> Option<Block<Written>> {
        let mut body = String::new();
        let mut body_start = range.end;
        for (event, text_range) in self.events.by_ref() {
            match event {
                Event::Text(text) => {
                    body_start = body_start.min(text_range.start);
                    body.push_str(&text);
                }
                Event::End(TagEnd::CodeBlock) => break,
                _ => {}
            }
        }
        let info = match kind {
            CodeBlockKind::Fenced(info) => info.into_string(),
            CodeBlockKind::Indented => String::new(),
        };
        if !info.starts_with('{') {
            let language = info.split_whitespace().next().unwrap_or_default().to_owned();
            return Some(Block::Code { language, text: body });
        }
        let info_start =
            self.source.get(range.clone()).and_then(|written| written.find('{')).unwrap_or(0) + range.start;
        let block = directive::Fence {
            file: self.file,
            info: &info,
            info_at: info_start + self.offset,
            body: &body,
            body_at: body_start + self.offset,
        };
        block.read(self.out).map(Block::Directive)
    }

    /// HTML as the author wrote it, unless it would run code.
    fn html(&mut self, html: String, range: &Range<usize>) -> String {
        let place = self.place(range);
        refuse_code(&html, place, self.out);
        html
    }

    fn raw(&mut self, end: TagEnd) -> String {
        let mut html = String::new();
        for (event, _) in self.events.by_ref() {
            match event {
                Event::End(tag) if tag == end => break,
                Event::Html(text) | Event::Text(text) | Event::InlineHtml(text) => html.push_str(&text),
                _ => {}
            }
        }
        html
    }

    fn items(&mut self, end: TagEnd) -> Vec<Item<Written>> {
        let mut items = Vec::new();
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::End(tag) if tag == end => break,
                Event::Start(Tag::Item) => {
                    let done = match self.events.peek() {
                        Some((Event::TaskListMarker(done), _)) => Some(*done),
                        _ => None,
                    };
                    items.push(Item { done, blocks: self.nested(TagEnd::Item) });
                }
                _ => {}
            }
        }
        items
    }

    fn definitions(&mut self, end: TagEnd) -> Vec<Definition<Written>> {
        let mut list: Vec<Definition<Written>> = Vec::new();
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::End(tag) if tag == end => break,
                Event::Start(Tag::DefinitionListTitle) => {
                    let term = self.line(TagEnd::DefinitionListTitle);
                    list.push(Definition { term, meanings: Vec::new() });
                }
                Event::Start(Tag::DefinitionListDefinition) => {
                    let meaning = self.nested(TagEnd::DefinitionListDefinition);
                    if let Some(last) = list.last_mut() {
                        last.meanings.push(meaning);
                    }
                }
                _ => {}
            }
        }
        list
    }

    fn table(&mut self, columns: &[CmAlignment]) -> Table<Written> {
        let mut rows: Vec<Vec<Vec<Inline<Written>>>> = Vec::new();
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::End(TagEnd::Table) => break,
                Event::Start(Tag::TableHead | Tag::TableRow) => rows.push(Vec::new()),
                Event::Start(Tag::TableCell) => {
                    let cell = self.line(TagEnd::TableCell);
                    if let Some(row) = rows.last_mut() {
                        row.push(cell);
                    }
                }
                _ => {}
            }
        }
        let head = if rows.is_empty() { Vec::new() } else { rows.remove(0) };
        Table { columns: columns.iter().copied().map(alignment).collect(), head, rows }
    }

    /// Reads a line up to the end of the enclosing element, and takes that end.
    fn line(&mut self, end: TagEnd) -> Vec<Inline<Written>> {
        let mut line = Vec::new();
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::End(tag) if tag == end => break,
                event => line.extend(self.inline(event, &range)),
            }
        }
        line
    }

    /// Reads on while what comes is still part of a line, without taking what ends it.
    fn rest_of_line(&mut self, mut line: Vec<Inline<Written>>) -> Vec<Inline<Written>> {
        loop {
            match self.events.peek() {
                None | Some((Event::End(_) | Event::Rule | Event::Html(_), _)) => return line,
                Some((Event::Start(tag), _)) if !is_inline(tag) => return line,
                Some(_) => {}
            }
            if let Some((event, range)) = self.events.next() {
                line.extend(self.inline(event, &range));
            }
        }
    }

    fn inline(&mut self, event: Event<'static>, range: &Range<usize>) -> Option<Inline<Written>> {
        Some(match event {
            Event::Text(text) => Inline::Text(text.into_string()),
            Event::Code(text) => Inline::Code(text.into_string()),
            Event::InlineHtml(html) | Event::Html(html) => Inline::Html(self.html(html.into_string(), range)),
            Event::SoftBreak => Inline::Soft,
            Event::HardBreak => Inline::Break,
            Event::FootnoteReference(label) => Inline::Footnote(self.footnote(&label)),
            Event::Start(tag) => self.inline_tag(tag, range),
            _ => return None,
        })
    }

    fn footnote(&mut self, label: &str) -> usize {
        let known = self.labels.iter().position(|name| name == label);
        known.unwrap_or_else(|| {
            self.labels.push(label.to_owned());
            self.labels.len() - 1
        }) + 1
    }

    fn inline_tag(&mut self, tag: Tag<'static>, range: &Range<usize>) -> Inline<Written> {
        let end = tag.to_end();
        self.depth += 1;
        let inline = match tag {
            _ if self.depth > MAX_DEPTH * 2 => Inline::Text(plain_of(&self.flat(end))),
            Tag::Strong => Inline::Strong(self.line(end)),
            Tag::Strikethrough => Inline::Strike(self.line(end)),
            Tag::Link { link_type, dest_url, .. } => self.link(link_type, &dest_url, range, end),
            Tag::Image { dest_url, title, .. } => {
                let alt = super::prose::plain_line(&self.line(end));
                let to = self.reference(&dest_url, range);
                let caption = (!title.is_empty()).then(|| title.into_string());
                Inline::Image { to, alt, caption }
            }
            _ => Inline::Emphasis(self.line(end)),
        };
        self.depth -= 1;
        inline
    }

    fn link(&mut self, kind: LinkType, dest: &str, range: &Range<usize>, end: TagEnd) -> Inline<Written> {
        let words = self.line(end);
        let text = match kind {
            LinkType::WikiLink { has_pothole: false } => Vec::new(),
            _ => words,
        };
        let dest = match kind {
            LinkType::WikiLink { .. } => format!("[[{dest}]]"),
            LinkType::Email if !dest.starts_with("mailto:") => format!("mailto:{dest}"),
            _ => dest.to_owned(),
        };
        let to = self.reference(&dest, range);
        Inline::Link { to, text }
    }

    /// A reference, placed on its address rather than on the whole link where that can be found.
    fn reference(&self, dest: &str, range: &Range<usize>) -> Written {
        let written = self.source.get(range.clone()).unwrap_or_default();
        let start = written.rfind(dest).map_or(range.start, |at| range.start + at);
        let end = if start == range.start { range.end } else { start + dest.len() };
        At { value: dest.to_owned(), place: self.place(&(start..end)) }
    }
}

fn plain_of(blocks: &[Block<Written>]) -> String {
    match blocks {
        [Block::Plain(line)] => super::prose::plain_line(line),
        _ => String::new(),
    }
}

fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::Link { .. }
            | Tag::Image { .. }
    )
}

fn alert(kind: BlockQuoteKind) -> Alert {
    match kind {
        BlockQuoteKind::Note => Alert::Note,
        BlockQuoteKind::Tip => Alert::Tip,
        BlockQuoteKind::Important => Alert::Important,
        BlockQuoteKind::Warning => Alert::Warning,
        BlockQuoteKind::Caution => Alert::Caution,
    }
}

fn alignment(alignment: CmAlignment) -> Alignment {
    match alignment {
        CmAlignment::None | CmAlignment::Left => Alignment::Start,
        CmAlignment::Center => Alignment::Centre,
        CmAlignment::Right => Alignment::End,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostics::Code;

    fn read(text: &str) -> (Prose<Written>, Vec<Diagnostic>) {
        let mut out = Vec::new();
        (parse(text, FileId(0), 0, &mut out), out)
    }

    #[test]
    fn headings_carry_their_classes_with_places() {
        let (prose, _) = read("## The light {.technical #light}\n\nWords.\n");
        let Block::Heading(heading) = &prose.blocks[0] else { panic!("no heading") };
        assert_eq!(heading.id.as_deref(), Some("light"));
        assert_eq!(heading.classes[0].value, "technical");
        assert_eq!(heading.classes[0].place, Place::new(FileId(0), 15, 24));
    }

    #[test]
    fn references_are_told_from_links() {
        let (prose, _) = read("With [[sunniva-hark]] and [the notes](../press/notes.md).\n");
        let Block::Paragraph(line) = &prose.blocks[0] else { panic!("no paragraph") };
        let links: Vec<(&str, usize)> = line
            .iter()
            .filter_map(|inline| match inline {
                Inline::Link { to, text } => Some((to.value.as_str(), text.len())),
                _ => None,
            })
            .collect();
        assert_eq!(links, [("[[sunniva-hark]]", 0), ("../press/notes.md", 1)]);
    }

    #[test]
    fn an_unknown_directive_is_told() {
        let (_, out) = read("```{galery}\none\n```\n");
        assert_eq!(out[0].code, Code::BadDirective);
    }

    #[test]
    fn a_thousand_nested_quotes_do_not_overflow() {
        let (prose, _) = read(&format!("{} deep\n", ">".repeat(20_000)));
        assert_eq!(prose.blocks.len(), 1);
        let (_, _) = read(&"*a ".repeat(50_000));
        let (_, _) = read(&"[".repeat(50_000));
    }
}
