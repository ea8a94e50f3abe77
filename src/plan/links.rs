//! What texts link to, held against what is planned.

use std::collections::BTreeMap;

use super::{Planned, addresses};
use crate::diagnostics::{Code, Diagnostic, nearest};
use crate::load::prose::{Block, Inline};
use crate::model::Project;
use crate::model::text::{Target, visit};
use crate::places::{At, OutPath};

/// Visits what every link of every text leads to.
pub(super) fn for_each_target<'a>(project: &'a Project, see: &mut impl FnMut(&'a Target)) {
    for entry in &project.entries {
        for (_, version) in entry.versions.iter() {
            version.blocks().for_each(|block| targets_in(std::slice::from_ref(block), see));
            version.footnotes.iter().for_each(|note| targets_in(note, see));
        }
    }
    let pages = project.pages.iter().flat_map(|page| page.versions.iter().map(|(_, page)| &page.text));
    let press = project.press.iter().flat_map(|press| press.versions.iter().map(|(_, press)| &press.text));
    let bios = project.people.iter().flat_map(|person| &person.bio).flat_map(|bio| bio.iter().map(|(_, text)| text));
    let clips = project.clips.iter().flat_map(|clip| &clip.transcript);
    let transcripts = clips.flat_map(|transcript| transcript.iter().map(|(_, text)| text));
    for text in pages.chain(press).chain(bios).chain(transcripts) {
        targets_in(&text.blocks, see);
        text.footnotes.iter().for_each(|note| targets_in(note, see));
    }
}

fn targets_in<'a>(blocks: &'a [Block<Target>], see: &mut impl FnMut(&'a Target)) {
    visit(blocks, &mut |block| match block {
        Block::Paragraph(line) | Block::Plain(line) => targets_in_line(line, see),
        Block::Heading(heading) => targets_in_line(&heading.text, see),
        Block::Table(table) => {
            table.head.iter().chain(table.rows.iter().flatten()).for_each(|cell| targets_in_line(cell, see));
        }
        Block::Definitions(list) => list.iter().for_each(|definition| targets_in_line(&definition.term, see)),
        Block::Directive(directive) => targets_in_line(&directive.by, see),
        _ => {}
    });
}

fn targets_in_line<'a>(line: &'a [Inline<Target>], see: &mut impl FnMut(&'a Target)) {
    for inline in line {
        match inline {
            Inline::Link { to, text } => {
                see(to);
                targets_in_line(text, see);
            }
            Inline::Emphasis(line) | Inline::Strong(line) | Inline::Strike(line) => targets_in_line(line, see),
            _ => {}
        }
    }
}

/// Links written from the site's root must lead to something that is planned.
pub(super) fn dead_site_links(project: &Project, outputs: &BTreeMap<OutPath, Planned>, out: &mut Vec<Diagnostic>) {
    let known: Vec<&str> = outputs.keys().map(addresses::public).collect();
    for_each_target(project, &mut |target| {
        let Target::Site(At { value, place }) = target else { return };
        if site_path(value).is_some_and(|path| outputs.contains_key(&path)) {
            return;
        }
        let mut dead = Diagnostic::error(Code::DeadLink, format!("nothing is published at `/{value}`")).at(*place, "");
        if let Some(near) = nearest(value, known.iter().copied()) {
            dead = dead.help(format!("did you mean `/{near}`?"));
        }
        out.push(
            dead.help(
                "a link to the file in the project, as in `../press/production-notes.md`, finds its page by itself",
            ),
        );
    });
}

/// The file that an address below the site's root means.
pub fn site_path(address: &str) -> Option<OutPath> {
    let path = address.split(['#', '?']).next().unwrap_or_default();
    if path.is_empty() || path.ends_with('/') { OutPath::new(&format!("{path}index.html")) } else { OutPath::new(path) }
}
