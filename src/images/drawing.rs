//! Drawings in SVG, as logos come: rewritten from what is known to be harmless, before they are published.
//!
//! An SVG is a program as much as a picture: opened by itself it runs scripts in the name of the site, and shown on a
//! page it may load from elsewhere and so tell others who reads it. [`sanitised`] reads the drawing and writes it anew
//! from lists of elements, attributes and style properties; what is not on a list is left out.

mod allowed;
mod style;

use std::collections::BTreeMap;

use roxmltree::{Document, Node, ParsingOptions};

use crate::diagnostics::{Code, Diagnostic};
use crate::load::picture::PictureError;
use crate::places::SourcePath;
use allowed::{Attribute, attribute, element, is_local, is_picture_data, wants_text};

/// The largest drawing that is read, in bytes; larger ones are photographs in disguise.
const MAX_BYTES: usize = 16 << 20;
/// The most XML nodes that are read.
const MAX_NODES: u32 = 250_000;
/// How deep elements may be nested.
const MAX_DEPTH: usize = 128;
/// How many elements a browser may have to draw once every `use` has been followed.
const MAX_DRAWN: u64 = 1_000_000;

const SVG: &str = "http://www.w3.org/2000/svg";
const XLINK: &str = "http://www.w3.org/1999/xlink";
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// Takes the bytes of an SVG file (UTF-8, SVG 1.1 or 2) and gives a drawing that looks the same, without scripts, event
/// handlers, embedded HTML, addresses outside the file, metadata and editors' notes. The same bytes give the same bytes.
///
/// # Errors
///
/// `Empty`; `Damaged` for what is not well-formed XML in UTF-8 or not SVG; `Unsupported` for a document type with
/// declarations of its own, and for drawings so large, deep or self-repeating that they would keep a browser busy.
pub fn sanitised(svg: &[u8]) -> Result<Vec<u8>, PictureError> {
    if svg.is_empty() {
        return Err(PictureError::Empty);
    }
    if svg.len() > MAX_BYTES {
        return Err(PictureError::unsupported(format_args!("it is larger than {} MB", MAX_BYTES >> 20)));
    }
    let text = std::str::from_utf8(svg).map_err(|_| PictureError::damaged("it is not text in UTF-8"))?;
    let text = without_doctype(text.trim_start_matches('\u{FEFF}'));
    let options = ParsingOptions { nodes_limit: MAX_NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(&text, options).map_err(refused)?;
    let root = document.root_element();
    if root.tag_name().name() != "svg" || !matches!(root.tag_name().namespace(), None | Some(SVG)) {
        return Err(PictureError::damaged("its outermost element is not `svg`"));
    }
    check_drawn(&document)?;
    let mut body = String::with_capacity(text.len());
    Writer { out: &mut body, home: root.tag_name().namespace() }.element(root, 0)?;
    let spaces = if body.contains(" xlink:href=") { format!(" xmlns:xlink=\"{XLINK}\"") } else { String::new() };
    // The body begins with `<svg`.
    Ok(format!("<svg xmlns=\"{SVG}\"{spaces}{}\n", body.strip_prefix("<svg").unwrap_or(&body)).into_bytes())
}

/// What to say of a drawing that cannot be published.
pub fn unusable(path: &SourcePath, error: &PictureError) -> Diagnostic {
    let reason = match error {
        PictureError::Damaged(what) | PictureError::Unsupported(what) => what.clone(),
        other => other.to_string(),
    };
    Diagnostic::error(Code::BadPicture, format!("this drawing cannot be published: {reason}"))
        .in_file(path)
        .help("onset writes SVG files anew, since they can hold programs, and must understand them for that")
        .help("export it again as plain SVG, or as PNG")
}

/// The text without a document type that only names SVG's own, as older programs write it: it declares nothing.
fn without_doctype(text: &str) -> std::borrow::Cow<'_, str> {
    let Some(start) = text.find("<!DOCTYPE") else { return text.into() };
    match text[start..].find(['[', '>']).map(|at| start + at) {
        Some(end) if text[end..].starts_with('>') => [&text[..start], &text[end + 1..]].concat().into(),
        _ => text.into(),
    }
}

fn refused(error: roxmltree::Error) -> PictureError {
    match error {
        roxmltree::Error::DtdDetected => {
            PictureError::unsupported("it declares entities of its own, which could stand for anything")
        }
        roxmltree::Error::NodesLimitReached => PictureError::unsupported("it holds more elements than a logo needs"),
        other => PictureError::damaged(other),
    }
}

/// Counts what is drawn once each `use` stands for what it refers to. A few nested ones can ask for billions of shapes,
/// and one that refers to what it lies in never ends.
fn check_drawn(document: &Document<'_>) -> Result<(), PictureError> {
    let mut ids = BTreeMap::new();
    for node in document.descendants().filter(Node::is_element) {
        if let Some(id) = node.attribute("id") {
            ids.entry(id).or_insert(node);
        }
    }
    let mut counts = BTreeMap::new();
    drawn(document.root_element(), &ids, &mut counts, 0).map(|_| ())
}

fn drawn<'a, 'i>(
    node: Node<'a, 'i>,
    ids: &BTreeMap<&'a str, Node<'a, 'i>>,
    counts: &mut BTreeMap<Node<'a, 'i>, Option<u64>>,
    depth: usize,
) -> Result<u64, PictureError> {
    match counts.get(&node) {
        Some(Some(count)) => return Ok(*count),
        Some(None) => return Err(PictureError::unsupported("a `use` in it refers to something that it lies in")),
        None => counts.insert(node, None),
    };
    if depth > MAX_DEPTH {
        return Err(too_deep());
    }
    let mut count = 1_u64;
    for child in node.children().filter(Node::is_element) {
        count = count.saturating_add(drawn(child, ids, counts, depth + 1)?);
    }
    let target = (node.tag_name().name() == "use").then(|| href(node)).flatten();
    if let Some(target) = target.and_then(|href| ids.get(href.trim().strip_prefix('#')?)) {
        count = count.saturating_add(drawn(*target, ids, counts, depth + 1)?);
    }
    if count > MAX_DRAWN {
        return Err(PictureError::unsupported("it repeats its parts more often than a browser can draw"));
    }
    counts.insert(node, Some(count));
    Ok(count)
}

fn too_deep() -> PictureError {
    PictureError::unsupported("its elements are nested too deeply")
}

/// The address of an element: SVG 2 writes it plainly, SVG 1.1 with `xlink:` before it.
fn href<'a>(node: Node<'a, '_>) -> Option<&'a str> {
    node.attribute("href").or_else(|| node.attribute((XLINK, "href")))
}

struct Writer<'a> {
    out: &'a mut String,
    /// The namespace that this file's drawing elements are in: SVG's, or none where somebody forgot to declare it.
    home: Option<&'a str>,
}

impl Writer<'_> {
    fn element(&mut self, node: Node<'_, '_>, depth: usize) -> Result<(), PictureError> {
        if depth > MAX_DEPTH {
            return Err(too_deep());
        }
        let name = node.tag_name();
        let Some(written) = element(name.name()).filter(|_| name.namespace() == self.home) else { return Ok(()) };
        if allowed::is_animation(written) && !animates_something_harmless(node) {
            return Ok(());
        }
        self.out.push('<');
        self.out.push_str(written);
        self.attributes(node, written);
        let before = self.out.len();
        self.out.push('>');
        let start = self.out.len();
        self.content(node, written, depth)?;
        if self.out.len() == start {
            self.out.truncate(before);
            self.out.push_str("/>");
        } else {
            self.out.push_str(&format!("</{written}>"));
        }
        Ok(())
    }

    fn content(&mut self, node: Node<'_, '_>, written: &str, depth: usize) -> Result<(), PictureError> {
        if written == "style" {
            let sheet: String = node.children().filter_map(|child| child.text()).collect();
            escape(&style::sheet(&sheet), self.out);
            return Ok(());
        }
        for child in node.children() {
            if child.is_element() {
                self.element(child, depth + 1)?;
            } else if child.is_text() && wants_text(written) {
                escape(child.text().unwrap_or_default(), self.out);
            }
        }
        Ok(())
    }

    fn attributes(&mut self, node: Node<'_, '_>, written: &str) {
        for found in node.attributes() {
            let (name, value) = (found.name(), found.value());
            let (name, value) = match (found.namespace(), name) {
                (None, "style") => ("style", style::declarations(value)),
                (None, "href") if may_refer(written, value) => ("href", value.trim().to_owned()),
                (Some(XLINK), "href") if may_refer(written, value) => ("xlink:href", value.trim().to_owned()),
                (Some(XML), "space") => ("xml:space", value.to_owned()),
                (Some(XML), "lang") => ("xml:lang", value.to_owned()),
                (None, name) => match attribute(name) {
                    Some(Attribute::Plain) => (name, value.to_owned()),
                    Some(Attribute::Styled) if style::is_harmless(value) => (name, value.to_owned()),
                    _ => continue,
                },
                _ => continue,
            };
            if !(name == "style" && value.is_empty()) {
                self.out.push_str(&format!(" {name}=\""));
                escape(&value, self.out);
                self.out.push('"');
            }
        }
    }
}

/// Whether an element may carry this address: a place in the same drawing, or for pictures a picture inside the address.
fn may_refer(element: &str, address: &str) -> bool {
    match element {
        "g" | "svg" | "style" => false,
        "image" | "feImage" => is_picture_data(address),
        _ => is_local(address),
    }
}

/// An animation of an address, of a style as a whole or of an event handler could bring in what was left out.
fn animates_something_harmless(node: Node<'_, '_>) -> bool {
    match node.attribute("attributeName") {
        Some(name) => attribute(name).is_some(),
        None => node.tag_name().name() == "animateMotion",
    }
}

/// Text for XML 1.0, in elements and in attributes.
fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests;
