//! Prose as HTML.

use std::fmt::Write;

use super::{Links, lone_picture};
use crate::load::prose::{Alert, Alignment, Block, Directive, DirectiveKind, Heading, Inline, Table, plain_line};
use crate::model::text::Target;

/// Blocks as HTML. `notes` gives the prefix of footnote anchors, unique on the page; heading levels as written.
pub fn blocks(blocks: &[Block<Target>], links: &dyn Links) -> String {
    let mut out = String::new();
    write_blocks(blocks, links, &mut out);
    out
}

/// A line as HTML.
pub fn line(line: &[Inline<Target>], links: &dyn Links) -> String {
    let mut out = String::new();
    write_line(line, links, &mut out);
    out
}

/// Footnotes as an ordered list, each with the way back; nothing when there are none.
pub fn footnotes(notes: &[Vec<Block<Target>>], links: &dyn Links) -> String {
    if notes.is_empty() {
        return String::new();
    }
    let mut out = "<ol class=\"footnotes\">\n".to_owned();
    for (number, note) in (1..).zip(notes) {
        let _ = write!(out, "<li id=\"fn-{number}\">");
        write_blocks(note, links, &mut out);
        let _ =
            writeln!(out, "<a class=\"footnote-back\" href=\"#fnref-{number}\" aria-label=\"↩ {number}\">↩</a></li>");
    }
    out.push_str("</ol>\n");
    out
}

/// Text with the characters that mean something in HTML written so that they do not, and without those that XML
/// forbids, one of which would make a whole feed unreadable.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if c.is_control() && !matches!(c, '\n' | '\r' | '\t') => {}
            c => out.push(c),
        }
    }
    out
}

fn write_blocks(blocks: &[Block<Target>], links: &dyn Links, out: &mut String) {
    for block in blocks {
        write_block(block, links, out);
    }
}

fn write_block(block: &Block<Target>, links: &dyn Links, out: &mut String) {
    match block {
        Block::Heading(heading) => write_heading(heading, links, out),
        Block::Paragraph(line) => match lone_picture(line) {
            Some((still, alt, caption)) => out.push_str(&links.picture(still, alt, caption)),
            None => write_paragraph(line, links, out),
        },
        Block::Plain(line) => write_line(line, links, out),
        Block::Quote(None, inner) => wrapped("blockquote", out, |out| write_blocks(inner, links, out)),
        Block::Quote(Some(alert), inner) => {
            let _ = write!(out, "<div class=\"alert alert-{}\" role=\"note\">", alert_word(*alert));
            write_blocks(inner, links, out);
            out.push_str("</div>\n");
        }
        Block::List { start, items } => write_list(*start, items, links, out),
        Block::Definitions(list) => wrapped("dl", out, |out| {
            for definition in list {
                wrapped("dt", out, |out| write_line(&definition.term, links, out));
                for meaning in &definition.meanings {
                    wrapped("dd", out, |out| write_blocks(meaning, links, out));
                }
            }
        }),
        Block::Code { language, text } => {
            let class =
                if language.is_empty() { String::new() } else { format!(" class=\"language-{}\"", escape(language)) };
            let _ = writeln!(out, "<pre><code{class}>{}</code></pre>", escape(text));
        }
        Block::Table(table) => write_table(table, links, out),
        Block::Rule => out.push_str("<hr>\n"),
        Block::Html(html) => out.push_str(html),
        Block::Directive(directive) => write_directive(directive, links, out),
    }
}

/// A paragraph. Pictures among its words are figures of their own, which cannot stand inside a paragraph.
fn write_paragraph(line: &[Inline<Target>], links: &dyn Links, out: &mut String) {
    let is_picture = |inline: &Inline<Target>| matches!(inline, Inline::Image { .. });
    for part in line.chunk_by(|one, other| is_picture(one) == is_picture(other)) {
        match part {
            [Inline::Image { .. }, ..] => write_pictures(part, links, out),
            words if plain_line(words).trim().is_empty() => {}
            words => wrapped("p", out, |out| write_line(words, links, out)),
        }
    }
}

fn write_pictures(pictures: &[Inline<Target>], links: &dyn Links, out: &mut String) {
    for picture in pictures {
        if let Inline::Image { to: Target::Still(still), alt, caption } = picture {
            out.push_str(&links.picture(*still, alt, caption.as_deref()));
        }
    }
}

fn wrapped(tag: &str, out: &mut String, inner: impl FnOnce(&mut String)) {
    let _ = write!(out, "<{tag}>");
    inner(out);
    let _ = writeln!(out, "</{tag}>");
}

/// The page's title is the first level, so a text's headings begin at the second.
fn write_heading(heading: &Heading<Target>, links: &dyn Links, out: &mut String) {
    let level = heading.level.clamp(2, 6);
    let id = heading.id.as_ref().map_or(String::new(), |id| format!(" id=\"{}\"", escape(id)));
    let _ = write!(out, "<h{level}{id}>");
    write_line(&heading.text, links, out);
    let _ = writeln!(out, "</h{level}>");
}

fn alert_word(alert: Alert) -> &'static str {
    match alert {
        Alert::Note => "note",
        Alert::Tip => "tip",
        Alert::Important => "important",
        Alert::Warning => "warning",
        Alert::Caution => "caution",
    }
}

fn write_list(start: Option<u64>, items: &[crate::load::prose::Item<Target>], links: &dyn Links, out: &mut String) {
    let tasks = items.iter().any(|item| item.done.is_some());
    let class = if tasks { " class=\"tasks\"" } else { "" };
    let tag = if start.is_some() { "ol" } else { "ul" };
    let first = start.filter(|first| *first != 1).map_or(String::new(), |first| format!(" start=\"{first}\""));
    let _ = writeln!(out, "<{tag}{class}{first}>");
    for item in items {
        out.push_str("<li>");
        match item.done {
            Some(true) => out.push_str("<span class=\"task\" role=\"img\" aria-label=\"✓\">☑</span> "),
            Some(false) => out.push_str("<span class=\"task\" role=\"img\" aria-label=\"–\">☐</span> "),
            None => {}
        }
        write_blocks(&item.blocks, links, out);
        out.push_str("</li>\n");
    }
    let _ = writeln!(out, "</{tag}>");
}

fn write_table(table: &Table<Target>, links: &dyn Links, out: &mut String) {
    out.push_str("<div class=\"table\"><table>\n<thead><tr>");
    write_cells(&table.head, "th", &table.columns, links, out);
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in &table.rows {
        out.push_str("<tr>");
        write_cells(row, "td", &table.columns, links, out);
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody></table></div>\n");
}

fn write_cells(cells: &[Vec<Inline<Target>>], tag: &str, columns: &[Alignment], links: &dyn Links, out: &mut String) {
    for (index, cell) in cells.iter().enumerate() {
        let class = match columns.get(index) {
            Some(Alignment::Centre) => " class=\"centre\"",
            Some(Alignment::End) => " class=\"end\"",
            _ => "",
        };
        let scope = if tag == "th" { " scope=\"col\"" } else { "" };
        let _ = write!(out, "<{tag}{scope}{class}>");
        write_line(cell, links, out);
        let _ = write!(out, "</{tag}>");
    }
}

fn write_directive(directive: &Directive<Target>, links: &dyn Links, out: &mut String) {
    let mut body = String::new();
    write_blocks(&directive.body, links, &mut body);
    if directive.kind != DirectiveKind::Quote {
        out.push_str(&links.directive(directive, &body));
        return;
    }
    let _ = write!(out, "<figure class=\"pull-quote\"><blockquote>{body}</blockquote>");
    if !directive.by.is_empty() {
        wrapped("figcaption", out, |out| write_line(&directive.by, links, out));
    }
    out.push_str("</figure>\n");
}

fn write_line(line: &[Inline<Target>], links: &dyn Links, out: &mut String) {
    for inline in line {
        match inline {
            Inline::Text(text) => out.push_str(&escape(text)),
            Inline::Code(code) => {
                let _ = write!(out, "<code>{}</code>", escape(code));
            }
            Inline::Emphasis(line) => marked("em", line, links, out),
            Inline::Strong(line) => marked("strong", line, links, out),
            Inline::Strike(line) => marked("del", line, links, out),
            Inline::Link { to, text } => write_link(to, text, links, out),
            // A picture inside a link, a heading or a cell: only its words fit there.
            Inline::Image { alt, .. } => out.push_str(&escape(alt)),
            Inline::Footnote(number) => {
                let _ = write!(out, "<sup id=\"fnref-{number}\"><a href=\"#fn-{number}\">{number}</a></sup>");
            }
            Inline::Break => out.push_str("<br>\n"),
            Inline::Soft => out.push('\n'),
            Inline::Html(html) => out.push_str(html),
        }
    }
}

fn marked(tag: &str, line: &[Inline<Target>], links: &dyn Links, out: &mut String) {
    let _ = write!(out, "<{tag}>");
    write_line(line, links, out);
    let _ = write!(out, "</{tag}>");
}

fn write_link(to: &Target, text: &[Inline<Target>], links: &dyn Links, out: &mut String) {
    let words = if plain_line(text).trim().is_empty() { escape(&links.name(to)) } else { line(text, links) };
    match links.address(to) {
        Some(address) => {
            let rel = if matches!(to, Target::Web(_)) { " rel=\"noopener\"" } else { "" };
            let _ = write!(out, "<a href=\"{}\"{rel}>{words}</a>", escape(&address));
        }
        None => out.push_str(&words),
    }
}
