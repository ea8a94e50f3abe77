//! The press texts and what is lifted from the diary.

use super::Copy;
use super::prose::Setter;
use crate::load::prose::Block;
use crate::load::wire::words::{Document, Layer};
use crate::model::entry::Entry;
use crate::model::press::PressText;
use crate::model::text::{Passage, Target};
use crate::print::views::{LiftedView, PassageView, SectionView, TextView};
use crate::text::dates;

impl Copy<'_> {
    /// The texts of the press room; in a grant dossier those for forms too.
    pub(super) fn texts(&self) -> Vec<TextView> {
        let for_forms = self.edition.edition.document == Document::GrantDossier;
        let texts = self.project.press.iter().filter(|text| text.press || for_forms);
        texts.map(|text| self.text(text)).collect()
    }

    fn text(&self, text: &PressText) -> TextView {
        let version = text.versions.value(self.lang());
        let setter = Setter { copy: self, notes: &version.text.footnotes };
        TextView {
            slug: text.slug.clone(),
            title: version.title.clone(),
            lang: self.other_lang(&text.versions),
            author: text.author.map(|author| self.person(author)),
            sections: sections(&version.text.blocks, &setter),
        }
    }

    /// Passages that may be lifted, of the layers the edition takes.
    pub(super) fn diary(&self) -> Vec<LiftedView> {
        if self.edition.edition.document == Document::OneSheet {
            return Vec::new();
        }
        let entries = self.project.entries.iter().rev().filter(|entry| entry.press);
        entries.map(|entry| self.lifted(entry)).filter(|lifted| !lifted.passages.is_empty()).collect()
    }

    fn lifted(&self, entry: &Entry) -> LiftedView {
        let version = entry.versions.value(self.lang());
        let authors = entry.authors.iter().map(|author| self.project.person(*author).name.clone());
        let date = entry.date.map(|date| dates::day(date.0, self.lang(), &self.plan.phrases));
        let setter = Setter { copy: self, notes: &version.footnotes };
        let passages = version.passages.iter().filter(|passage| self.takes(entry, passage));
        LiftedView {
            title: version.title.clone(),
            lang: self.other_lang(&entry.versions),
            by: authors.chain(date).collect(),
            passages: passages
                .map(|passage| PassageView {
                    layers: layers(entry, passage).iter().map(|layer| layer.word()).collect(),
                    blocks: setter.blocks(&passage.blocks),
                })
                .filter(|passage| !passage.blocks.is_empty())
                .collect(),
        }
    }

    fn takes(&self, entry: &Entry, passage: &Passage) -> bool {
        let wanted = &self.edition.layers;
        wanted.is_empty() || layers(entry, passage).iter().any(|layer| wanted.contains(layer))
    }
}

/// The layers of a passage. Where no passage of an entry names any, all have those of the entry.
fn layers<'a>(entry: &'a Entry, passage: &'a Passage) -> &'a [Layer] {
    let named = |passage: &Passage| !passage.layers.is_empty();
    let any = entry.versions.iter().any(|(_, version)| version.passages.iter().any(named));
    if any { &passage.layers } else { &entry.layers }
}

/// A text cut at its highest headings.
fn sections(blocks: &[Block<Target>], setter: &Setter<'_>) -> Vec<SectionView> {
    let level = |block: &Block<Target>| match block {
        Block::Heading(heading) => Some(heading.level),
        _ => None,
    };
    let highest = blocks.iter().filter_map(level).min();
    let begins = |block: &Block<Target>| highest.is_some() && level(block) == highest;
    let mut sections = Vec::new();
    let mut rest = blocks;
    while let Some(first) = rest.first() {
        let head = usize::from(begins(first));
        let length = rest[head..].iter().position(begins).map_or(rest.len(), |at| at + head);
        let title = match first {
            Block::Heading(heading) if head == 1 => setter.line(&heading.text),
            _ => Vec::new(),
        };
        sections.push(SectionView { title, blocks: setter.blocks(&rest[head..length]) });
        rest = &rest[length..];
    }
    sections
}
