//! Prose with every reference resolved, cut into passages.

use std::collections::BTreeSet;

use super::bridge::{Bridge, DeadLink};
use super::names::{ClipId, EntryId, PageId, PersonId, StillId, TextId, shown};
use super::slug::{slug, unique};
use crate::diagnostics::{Code, Diagnostic, nearest};
use crate::load::prose::{Block, Inline, Prose, Use, Written, plain_line};
use crate::load::wire::words::{Audience, Layer};
use crate::places::{At, Place, SourcePath};

/// What a reference leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// An address elsewhere.
    Web(String),
    /// A place in this very text.
    Anchor(String),
    /// A page of this site, by its address below the site's root, as the author wrote it.
    Site(At<String>),
    /// A person's page.
    Person(PersonId),
    /// A still.
    Still(StillId),
    /// A clip.
    Clip(ClipId),
    /// A diary entry, with an anchor.
    Entry(EntryId, Option<String>),
    /// A free page, with an anchor.
    Page(PageId, Option<String>),
    /// A press text in the press room.
    Press(TextId, Option<String>),
    /// A file that is copied as it is.
    File(SourcePath),
}

/// A text whose references are resolved.
pub type Text = Prose<Target>;

/// A passage: what stands below a heading that names a layer or an audience, or between such passages.
#[derive(Debug, Clone)]
pub struct Passage {
    /// Layers it belongs to.
    pub layers: Vec<Layer>,
    /// Audiences it is for.
    pub audiences: Vec<Audience>,
    /// Its blocks, the heading first.
    pub blocks: Vec<Block<Target>>,
}

/// Links to anchors in other texts, to be checked once all texts are known.
#[derive(Debug, Clone)]
pub(super) struct AnchorLink {
    pub(super) written: At<String>,
    pub(super) target: Target,
}

impl Bridge<'_> {
    /// Resolves a text's references and gives every heading its anchor.
    pub(super) fn prose(&mut self, prose: Prose<Written>, links: &mut Vec<AnchorLink>) -> Text {
        let mut text = prose.resolve(&mut |written, usage| self.target(&written, usage, links));
        if !self.raw_html {
            show_html_as_text(&mut text.blocks);
            text.footnotes.iter_mut().for_each(|note| show_html_as_text(note));
        }
        anchor_headings(&mut text.blocks);
        text
    }

    /// Resolves a text whose places are not those of a file of its own: a bio in YAML.
    pub(super) fn prose_at(&mut self, markdown: &str, place: Place) -> Text {
        let mut problems = Vec::new();
        let prose = crate::load::markdown::parse(markdown, place.file, 0, &mut problems);
        for mut problem in problems {
            problem.spots = vec![(crate::diagnostics::Spot::Text(place), String::new())];
            self.out.push(problem);
        }
        let prose = prose.resolve(&mut |written: Written, _| Some(At { value: written.value, place }));
        self.prose(prose, &mut Vec::new())
    }

    fn target(&mut self, written: &Written, usage: Use, links: &mut Vec<AnchorLink>) -> Option<Target> {
        let inner = written.value.strip_prefix("[[").and_then(|rest| rest.strip_suffix("]]"));
        match (usage, inner) {
            (Use::Picture, _) => self.picture(written).map(Target::Still),
            (Use::Person, _) => self.person(&bare(written)).map(Target::Person),
            (Use::Clip, _) => self.clip(&bare(written)).map(Target::Clip),
            (Use::Link, Some(name)) => self.reference(&At { value: name.trim().to_owned(), place: written.place }),
            (Use::Link, None) => self.link(written, links),
        }
    }

    fn picture(&mut self, written: &Written) -> Option<StillId> {
        if written.value.contains("://") {
            self.out.push(
                Diagnostic::error(
                    Code::UnsafeLink,
                    "a picture from another site would be loaded from there by every reader",
                )
                .at(written.place, "")
                .help("put the picture into the project; link to the other site in words"),
            );
            return None;
        }
        self.still(&At { value: percent_decoded(&written.value), place: written.place })
    }

    /// `[[name]]`: a person, an entry, a clip, a page, a press text or a still, in this order.
    fn reference(&mut self, name: &At<String>) -> Option<Target> {
        let (bare, fragment) = match name.value.split_once('#') {
            Some((bare, fragment)) => (bare, Some(fragment.to_owned())),
            None => (name.value.as_str(), None),
        };
        let names = &self.names;
        let found = None
            .or_else(|| names.people.peek(bare).map(|thing| ("person", thing.map(Target::Person))))
            .or_else(|| {
                names.entries.peek(bare).map(|thing| ("entry", thing.map(|id| Target::Entry(id, fragment.clone()))))
            })
            .or_else(|| names.clips.peek(bare).map(|thing| ("clip", thing.map(Target::Clip))))
            .or_else(|| {
                names.pages.peek(bare).map(|thing| ("page", thing.map(|id| Target::Page(id, fragment.clone()))))
            })
            .or_else(|| {
                names.press.peek(bare).map(|thing| ("press text", thing.map(|id| Target::Press(id, fragment.clone()))))
            })
            .or_else(|| names.stills.peek(bare).map(|thing| ("still", thing.map(Target::Still))));
        let Some((what, thing)) = found else {
            let known: Vec<&str> = names
                .people
                .names()
                .chain(names.entries.names())
                .chain(names.clips.names())
                .chain(names.pages.names())
                .chain(names.press.names())
                .collect();
            let how = "[[...]] names a person, diary entry, clip, page, press text or still by its file's name";
            let diagnostic = crate::diagnostics::dangling("person, entry, clip or page", name, known, how);
            self.out.push(diagnostic);
            return None;
        };
        shown(what, name, thing, self.out)
    }

    fn link(&mut self, written: &Written, links: &mut Vec<AnchorLink>) -> Option<Target> {
        let address = written.value.as_str();
        if let Some(scheme) = scheme(address) {
            return self.web(written, &scheme);
        }
        if address.starts_with("//") {
            return Some(Target::Web(format!("https:{address}")));
        }
        if let Some(anchor) = address.strip_prefix('#') {
            let target = Target::Anchor(anchor.to_owned());
            links.push(AnchorLink { written: written.clone(), target: target.clone() });
            return Some(target);
        }
        if let Some(path) = address.strip_prefix('/') {
            return Some(Target::Site(At { value: path.to_owned(), place: written.place }));
        }
        let target = self.relative(written)?;
        if matches!(target, Target::Entry(_, Some(_)) | Target::Page(_, Some(_)) | Target::Press(_, Some(_))) {
            links.push(AnchorLink { written: written.clone(), target: target.clone() });
        }
        Some(target)
    }

    fn web(&mut self, written: &Written, scheme: &str) -> Option<Target> {
        if matches!(scheme, "http" | "https" | "mailto" | "tel") {
            return Some(Target::Web(written.value.clone()));
        }
        self.out.push(
            Diagnostic::error(Code::UnsafeLink, format!("a link with `{scheme}:` is not published"))
                .at(written.place, "")
                .help("links may begin with https:, http:, mailto: or tel:, or lead to a file of the project"),
        );
        None
    }

    /// A link to a file of the project, written from the file it stands in.
    fn relative(&mut self, written: &Written) -> Option<Target> {
        let (path, fragment) = match written.value.split_once('#') {
            Some((path, fragment)) => (path, Some(fragment.to_owned())),
            None => (written.value.as_str(), None),
        };
        let decoded = percent_decoded(path);
        let from = self.names.path_of(written.place);
        let found = [path, decoded.as_str()].into_iter().filter_map(|path| from?.join(path));
        let Some(file) = found.into_iter().find(|file| self.names.has_file(file)) else {
            let near = self.nearest_file(path);
            self.dead_links.push(DeadLink { written: written.clone(), near, missing: "file" });
            return None;
        };
        self.target_of_file(&file, fragment, written)
    }

    fn nearest_file(&self, path: &str) -> Option<String> {
        let names = self.names.entries.names().chain(self.names.pages.names()).chain(self.names.press.names());
        let target = SourcePath::new(path.trim_start_matches("../"))?;
        nearest(target.stem(), names).map(str::to_owned)
    }

    fn target_of_file(&mut self, file: &SourcePath, fragment: Option<String>, written: &Written) -> Option<Target> {
        let name = match (file.stem(), file.folder().rsplit_once('/')) {
            ("index", Some((_, folder))) => folder.to_owned(),
            (stem, _) => stem.split('.').next().unwrap_or(stem).to_owned(),
        };
        let top = file.as_str().split('/').next().unwrap_or_default();
        let named = At { value: name, place: written.place };
        let names = &self.names;
        let (what, thing) = match (top, file.extension().as_str()) {
            ("diary", "md") => ("entry", names.entries.peek(&named.value)?.map(|id| Target::Entry(id, fragment))),
            ("pages", "md") => ("page", names.pages.peek(&named.value)?.map(|id| Target::Page(id, fragment))),
            ("press", "md") => ("press text", names.press.peek(&named.value)?.map(|id| Target::Press(id, fragment))),
            ("people", "yaml") => ("person", names.people.peek(&named.value)?.map(Target::Person)),
            ("clips", "yaml") => ("clip", names.clips.peek(&named.value)?.map(Target::Clip)),
            _ => match names.stills.peek(file.as_str()) {
                Some(still) => ("still", still.map(Target::Still)),
                None if matches!(file.extension().as_str(), "yaml" | "yml" | "md") => {
                    self.dead_links.push(DeadLink { written: written.clone(), near: None, missing: "page" });
                    return None;
                }
                None => match self.names.hidden_file(file) {
                    Some(hidden) => ("file", Err(hidden)),
                    None => return Some(Target::File(file.clone())),
                },
            },
        };
        shown(what, &named, thing, self.out)
    }
}

/// The name alone, whether or not it stands in double brackets.
fn bare(written: &Written) -> Written {
    let name = written.value.trim_start_matches("[[").trim_end_matches("]]");
    At { value: name.to_owned(), place: written.place }
}

/// An address with its percent-encoded bytes written out; as it is where that gives no text.
fn percent_decoded(address: &str) -> String {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digits = after.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        let byte = digits.filter(|_| *first == b'%').and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &after[2..] } else { after };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| address.to_owned())
}

/// The scheme of an address, in lower case, as a browser would read it.
fn scheme(address: &str) -> Option<String> {
    let clean: String = address.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    let (scheme, _) = clean.split_once(':')?;
    let good = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    good.then(|| scheme.to_ascii_lowercase())
}

/// Visits every block, those inside others too.
pub fn visit<'a, R>(blocks: &'a [Block<R>], see: &mut impl FnMut(&'a Block<R>)) {
    for block in blocks {
        see(block);
        match block {
            Block::Quote(_, inner) => visit(inner, see),
            Block::List { items, .. } => items.iter().for_each(|item| visit(&item.blocks, see)),
            Block::Definitions(list) => {
                list.iter().flat_map(|definition| &definition.meanings).for_each(|meaning| visit(meaning, see));
            }
            Block::Directive(directive) => visit(&directive.body, see),
            _ => {}
        }
    }
}

/// Where raw HTML is switched off, the reader sees what was written.
fn show_html_as_text(blocks: &mut [Block<Target>]) {
    for block in blocks {
        match block {
            Block::Html(html) => *block = Block::Paragraph(vec![Inline::Text(std::mem::take(html))]),
            Block::Heading(heading) => show_inline_html_as_text(&mut heading.text),
            Block::Paragraph(line) | Block::Plain(line) => show_inline_html_as_text(line),
            Block::Quote(_, inner) => show_html_as_text(inner),
            Block::List { items, .. } => items.iter_mut().for_each(|item| show_html_as_text(&mut item.blocks)),
            Block::Definitions(list) => {
                for definition in list {
                    show_inline_html_as_text(&mut definition.term);
                    definition.meanings.iter_mut().for_each(|meaning| show_html_as_text(meaning));
                }
            }
            Block::Table(table) => {
                let cells = table.head.iter_mut().chain(table.rows.iter_mut().flatten());
                cells.for_each(|cell| show_inline_html_as_text(cell));
            }
            Block::Directive(directive) => {
                show_inline_html_as_text(&mut directive.by);
                show_html_as_text(&mut directive.body);
            }
            Block::Code { .. } | Block::Rule => {}
        }
    }
}

fn show_inline_html_as_text(line: &mut [Inline<Target>]) {
    for inline in line {
        match inline {
            Inline::Html(html) => *inline = Inline::Text(std::mem::take(html)),
            Inline::Emphasis(line) | Inline::Strong(line) | Inline::Strike(line) | Inline::Link { text: line, .. } => {
                show_inline_html_as_text(line);
            }
            _ => {}
        }
    }
}

fn anchor_headings(blocks: &mut [Block<Target>]) {
    let mut taken = BTreeSet::new();
    for block in blocks.iter() {
        if let Block::Heading(heading) = block {
            taken.extend(heading.id.clone());
        }
    }
    for block in blocks {
        if let Block::Heading(heading) = block
            && heading.id.is_none()
        {
            heading.id = Some(unique(slug(&plain_line(&heading.text)), &mut taken));
        }
    }
}

/// Every anchor of a text.
pub fn anchors(text: &Text) -> BTreeSet<&str> {
    text.blocks
        .iter()
        .filter_map(|block| match block {
            Block::Heading(heading) => heading.id.as_deref(),
            _ => None,
        })
        .collect()
}

/// Cuts a text into passages by its headings' layers and audiences. A passage ends where a heading of the same or a
/// higher level stands, or the next that names a layer or an audience.
pub(super) fn passages(blocks: Vec<Block<Target>>, out: &mut Vec<Diagnostic>) -> Vec<Passage> {
    let mut passages: Vec<Passage> = Vec::new();
    let mut open: Option<u8> = None;
    for block in blocks {
        if let Block::Heading(heading) = &block {
            let (layers, audiences) = marks(&heading.classes, out);
            let marked = !layers.is_empty() || !audiences.is_empty();
            if marked {
                open = Some(heading.level);
                passages.push(Passage { layers, audiences, blocks: Vec::new() });
            } else if open.is_some_and(|level| heading.level <= level) {
                open = None;
                passages.push(Passage { layers: Vec::new(), audiences: Vec::new(), blocks: Vec::new() });
            }
        }
        match passages.last_mut() {
            Some(passage) => passage.blocks.push(block),
            None => passages.push(Passage { layers: Vec::new(), audiences: Vec::new(), blocks: vec![block] }),
        }
    }
    passages
}

/// The layers and audiences among a heading's classes. Other classes are the author's own, unless they look like a
/// slip.
fn marks(classes: &[At<String>], out: &mut Vec<Diagnostic>) -> (Vec<Layer>, Vec<Audience>) {
    let (mut layers, mut audiences) = (Vec::new(), Vec::new());
    let words =
        || Layer::ALL.iter().map(|layer| layer.word()).chain(Audience::ALL.iter().map(|audience| audience.word()));
    for class in classes {
        if let Some(layer) = Layer::from_word(&class.value) {
            layers.push(layer);
        } else if let Some(audience) = Audience::from_word(&class.value) {
            audiences.push(audience);
        } else if nearest(&class.value, words()).is_some() {
            out.push(
                Diagnostic::warning(Code::BadValue, format!("`{}` is neither a layer nor an audience", class.value))
                    .at(class.place, "")
                    .did_you_mean(&class.value, words()),
            );
        }
    }
    (layers, audiences)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schemes_are_read_as_a_browser_reads_them() {
        assert_eq!(scheme("java\tscript:alert(1)").as_deref(), Some("javascript"));
        assert_eq!(scheme("notes.md#a:b"), None);
    }
}
