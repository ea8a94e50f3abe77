//! A text for word processors (ECMA-376, part 1, 17), for copying into forms: headings, paragraphs, lists, emphasis.
//!
//! Links are written out, since what a form takes is the words.

use super::office::{PACKAGE, content_types, escaped, package};
use crate::load::prose::{Block, Inline};
use crate::model::text::Target;
use crate::text::{Links, lone_picture, plain};

const TYPES: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// A paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Paragraph {
    style: &'static str,
    runs: Vec<Run>,
}

/// Words that look alike.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Run {
    text: String,
    bold: bool,
    italic: bool,
}

impl Paragraph {
    /// A paragraph of plain words.
    pub(super) fn of(text: &str) -> Self {
        Self { style: "Normal", runs: vec![Run { text: text.to_owned(), bold: false, italic: false }] }
    }

    /// A heading of level 1 to 3.
    pub(super) fn heading(text: &str, level: u8) -> Self {
        Self { style: heading_style(level), ..Self::of(text) }
    }
}

fn heading_style(level: u8) -> &'static str {
    match level {
        0 | 1 => "Heading1",
        2 => "Heading2",
        _ => "Heading3",
    }
}

/// Blocks as paragraphs. Pictures, and what onset makes on pages, are left out.
pub(super) fn paragraphs(blocks: &[Block<Target>], links: &dyn Links) -> Vec<Paragraph> {
    blocks.iter().flat_map(|block| of_block(block, links)).collect()
}

fn of_block(block: &Block<Target>, links: &dyn Links) -> Vec<Paragraph> {
    let styled = |style: &'static str, line: &[Inline<Target>]| Paragraph { style, runs: runs(line, links) };
    match block {
        Block::Heading(heading) => vec![styled(heading_style(heading.level), &heading.text)],
        Block::Paragraph(line) if lone_picture(line).is_some() => Vec::new(),
        Block::Paragraph(line) | Block::Plain(line) => vec![styled("Normal", line)],
        Block::Quote(_, inner) => {
            paragraphs(inner, links).into_iter().map(|paragraph| Paragraph { style: "Quote", ..paragraph }).collect()
        }
        Block::List { start, items } => {
            let mark = |index: u64| start.map_or_else(|| "• ".to_owned(), |first| format!("{}. ", first + index));
            (0..).zip(items).flat_map(|(index, item)| marked(&mark(index), paragraphs(&item.blocks, links))).collect()
        }
        // Tables and lists of terms: as in plain text, a line each.
        other => {
            let text = plain::blocks(std::slice::from_ref(other), links);
            text.lines().filter(|line| !line.trim().is_empty()).map(Paragraph::of).collect()
        }
    }
}

/// The paragraphs of an item of a list, the first with its mark.
fn marked(mark: &str, paragraphs: Vec<Paragraph>) -> Vec<Paragraph> {
    let mut paragraphs: Vec<Paragraph> =
        paragraphs.into_iter().map(|paragraph| Paragraph { style: "List", ..paragraph }).collect();
    if let Some(first) = paragraphs.first_mut() {
        first.runs.insert(0, Run { text: mark.to_owned(), bold: false, italic: false });
    }
    paragraphs
}

fn runs(line: &[Inline<Target>], links: &dyn Links) -> Vec<Run> {
    let mut out = Vec::new();
    for inline in line {
        match inline {
            Inline::Emphasis(inner) => {
                out.extend(runs(inner, links).into_iter().map(|run| Run { italic: true, ..run }));
            }
            Inline::Strong(inner) => {
                out.extend(runs(inner, links).into_iter().map(|run| Run { bold: true, ..run }));
            }
            other => {
                let text = plain::line(std::slice::from_ref(other), links);
                out.push(Run { text, bold: false, italic: false });
            }
        }
    }
    out.retain(|run| !run.text.is_empty());
    out
}

/// The file: a title and the paragraphs below it, in a language; `rtl` if that is written from right to left.
pub(super) fn document(title: &str, language: &str, rtl: bool, paragraphs: &[Paragraph]) -> Vec<u8> {
    let title = Paragraph { style: "Title", ..Paragraph::of(title) };
    let body: Vec<String> = std::iter::once(&title).chain(paragraphs).map(|paragraph| xml(paragraph, rtl)).collect();
    let document = format!(
        "<w:document xmlns:w=\"{MAIN}\"><w:body>{}<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
         <w:pgMar w:top=\"1418\" w:right=\"1418\" w:bottom=\"1418\" w:left=\"1418\" w:header=\"709\" w:footer=\"709\" \
         w:gutter=\"0\"/></w:sectPr></w:body></w:document>",
        body.concat()
    );
    let relation = |number: u32, base: &str, kind: &str, target: &str| {
        format!("<Relationship Id=\"rId{number}\" Type=\"{base}/{kind}\" Target=\"{target}\"/>")
    };
    let relations = |inner: String| format!("<Relationships xmlns=\"{PACKAGE}/relationships\">{inner}</Relationships>");
    package(&[
        ("[Content_Types].xml", types()),
        ("_rels/.rels", relations(relation(1, RELATIONS, "officeDocument", "word/document.xml"))),
        ("word/_rels/document.xml.rels", relations(relation(1, RELATIONS, "styles", "styles.xml"))),
        ("word/styles.xml", styles(language)),
        ("word/document.xml", document),
    ])
}

fn types() -> String {
    content_types(TYPES, &[("/word/document.xml", "document.main"), ("/word/styles.xml", "styles")])
}

/// Bold in so many half points. Arabic and Hebrew have weights and sizes of their own (17.3.2.2, 17.3.2.39).
fn bold(size: u32) -> String {
    format!("<w:b/><w:bCs/><w:sz w:val=\"{size}\"/><w:szCs w:val=\"{size}\"/>")
}

fn styles(language: &str) -> String {
    let style = |id: &str, name: &str, paragraph: &str, run: &str| {
        let default = if id == "Normal" { " w:default=\"1\"" } else { "" };
        let based = if id == "Normal" { "" } else { "<w:basedOn w:val=\"Normal\"/>" };
        format!(
            "<w:style w:type=\"paragraph\"{default} w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>{based}\
             <w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
        )
    };
    let heading = |level: u32, size: u32| {
        let paragraph =
            format!("<w:keepNext/><w:spacing w:before=\"240\" w:after=\"80\"/><w:outlineLvl w:val=\"{}\"/>", level - 1);
        let run = bold(size);
        style(&format!("Heading{level}"), &format!("heading {level}"), &paragraph, &run)
    };
    format!(
        "<w:styles xmlns:w=\"{MAIN}\"><w:docDefaults><w:rPrDefault><w:rPr>\
         <w:rFonts w:ascii=\"Georgia\" w:hAnsi=\"Georgia\" w:cs=\"Times New Roman\"/><w:sz w:val=\"22\"/><w:szCs w:val=\"22\"/>\
         <w:lang w:val=\"{0}\" w:bidi=\"{0}\"/></w:rPr></w:rPrDefault></w:docDefaults>{1}{2}{3}{4}{5}{6}{7}</w:styles>",
        escaped(language),
        style("Normal", "Normal", "<w:spacing w:after=\"160\" w:line=\"288\" w:lineRule=\"auto\"/>", ""),
        style("Title", "Title", "<w:spacing w:after=\"280\"/>", &bold(40)),
        heading(1, 30),
        heading(2, 26),
        heading(3, 23),
        style("Quote", "Quote", "<w:ind w:left=\"567\" w:right=\"567\"/>", "<w:i/><w:iCs/>"),
        style("List", "List", "<w:spacing w:after=\"80\"/><w:ind w:left=\"426\" w:hanging=\"284\"/>", "")
    )
}

fn xml(paragraph: &Paragraph, rtl: bool) -> String {
    let runs: Vec<String> = paragraph.runs.iter().map(|run| run_xml(run, rtl)).collect();
    let bidi = if rtl { "<w:bidi/>" } else { "" };
    format!("<w:p><w:pPr><w:pStyle w:val=\"{}\"/>{bidi}</w:pPr>{}</w:p>", paragraph.style, runs.concat())
}

fn run_xml(run: &Run, rtl: bool) -> String {
    let mark = |on: bool, xml: &'static str| if on { xml } else { "" };
    let looks = [mark(run.bold, "<w:b/><w:bCs/>"), mark(run.italic, "<w:i/><w:iCs/>"), mark(rtl, "<w:rtl/>")].concat();
    let lines: Vec<String> =
        run.text.split('\n').map(|line| format!("<w:t xml:space=\"preserve\">{}</w:t>", escaped(line))).collect();
    format!("<w:r><w:rPr>{looks}</w:rPr>{}</w:r>", lines.join("<w:br/>"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_the_same_twice_and_well_formed() {
        let paragraphs = [Paragraph::heading("A & B", 2), Paragraph::of("x < y\nz\u{1}")];
        let file = document("Title", "en", false, &paragraphs);
        assert_eq!(file, document("Title", "en", false, &paragraphs));
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(file)).unwrap();
        assert_eq!(archive.len(), 5);
        for index in 0..archive.len() {
            let part = std::io::read_to_string(archive.by_index(index).unwrap()).unwrap();
            roxmltree::Document::parse(&part).unwrap();
        }
    }
}
