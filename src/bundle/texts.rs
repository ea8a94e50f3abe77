//! The texts of a deliverable: the press room's, sections of them, passages of the diary.

use super::documents::{Document, Scribe};
use super::docx::{Paragraph, paragraphs};
use super::links::Outside;
use super::samples::WORK_SAMPLES;
use crate::load::prose::{Block, Inline};
use crate::model::press::PressText;
use crate::model::text::Target;
use crate::model::translated::Lang;
use crate::places::Place;
use crate::plan::texts::{part_of_press, passages};
use crate::text::{dates, html, plain};

impl Scribe<'_> {
    /// The words of a text by its name, without its title, and where they stand; `None` if this language has none.
    pub(super) fn words_of(&self, name: &str, lang: Lang) -> Option<(String, Option<Place>)> {
        let film = &self.project.film;
        match name {
            "logline" => film
                .logline
                .as_ref()
                .filter(|logline| logline.value.has(lang))
                .map(|logline| (logline.value.value(lang).clone(), Some(logline.place))),
            "tagline" => {
                film.tagline.as_ref().filter(|line| line.has(lang)).map(|line| (line.value(lang).clone(), None))
            }
            "diary" => self.diary(lang).map(|document| (document.text, None)),
            WORK_SAMPLES => self.work_samples(lang).map(|document| (document.text, None)),
            name => {
                let (_, place, blocks) = part_of_press(self.project, name, lang)?;
                let links = Outside { project: self.project, lang };
                Some((plain::blocks(blocks, &links), Some(place)))
            }
        }
    }

    /// A text by its name, as a document.
    pub(super) fn named(&self, name: &str, lang: Lang) -> Option<Document> {
        match name {
            "diary" => self.diary(lang),
            WORK_SAMPLES => self.work_samples(lang),
            "logline" | "tagline" => {
                let (words, _) = self.words_of(name, lang)?;
                let title =
                    self.plan.phrases.get(lang, if name == "logline" { "logline" } else { "tagline" }).to_owned();
                let html = format!("<p>{}</p>\n", html::escape(&words));
                Some(Document { title, word: vec![Paragraph::of(&words)], html, text: words + "\n" })
            }
            name => {
                let (press, _, blocks) = part_of_press(self.project, name, lang)?;
                Some(self.press_text(press, name, blocks, lang))
            }
        }
    }

    /// A press text, or a section of it by its name, as a document.
    pub(super) fn press_text(&self, press: &PressText, name: &str, blocks: &[Block<Target>], lang: Lang) -> Document {
        let version = press.versions.value(lang);
        let links = Outside { project: self.project, lang };
        let mut text = plain::blocks(blocks, &links);
        let mut body = html::blocks(blocks, &links);
        let mut word = paragraphs(blocks, &links);
        if blocks.len() == version.text.blocks.len() {
            body.push_str(&html::footnotes(&version.text.footnotes, &links));
        }
        if let Some(author) = press.author {
            let name = &self.project.person(author).name;
            text.push_str(&format!("\n{name}\n"));
            body.push_str(&format!("<p>{}</p>\n", html::escape(name)));
            word.push(Paragraph::of(name));
        }
        let section = name.split_once('/').and_then(|(_, section)| press.section(section, lang));
        let heading = section.and_then(|section| heading(&version.text.blocks, section.name));
        let title = match heading {
            Some(heading) => format!("{} – {}", version.title, plain::line(heading, &links)),
            None => version.title.clone(),
        };
        Document { title, text, html: body, word }
    }

    /// Passages of the diary that may be lifted into an article, a programme or an application, each with its layers, the
    /// oldest first.
    pub(super) fn diary(&self, lang: Lang) -> Option<Document> {
        let phrases = &self.plan.phrases;
        let links = Outside { project: self.project, lang };
        let (mut text, mut body, mut word) = (String::new(), String::new(), Vec::new());
        for (entry, passages) in passages(self.project, self.deliverable, lang) {
            let version = entry.versions.value(lang);
            let authors = entry.authors.iter().map(|author| self.project.person(*author).name.clone());
            let date = entry.date.map(|date| dates::day(date.0, lang, phrases));
            let by = self.line(authors.chain(date), lang);
            text.push_str(&format!("{}\n{by}\n\n", version.title.to_uppercase()));
            body.push_str(&format!("<h2>{}</h2>\n<p>{}</p>\n", html::escape(&version.title), html::escape(&by)));
            word.extend([Paragraph::heading(&version.title, 2), Paragraph::of(&by)]);
            for passage in passages {
                let layers: Vec<&str> = passage.layers.iter().map(|layer| phrases.get(lang, layer.word())).collect();
                if !layers.is_empty() {
                    let layers = self.line(layers, lang);
                    text.push_str(&format!("[{layers}]\n\n"));
                    body.push_str(&format!("<p><em>{}</em></p>\n", html::escape(&layers)));
                    word.push(Paragraph::of(&format!("[{layers}]")));
                }
                text.push_str(&plain::blocks(&passage.blocks, &links));
                text.push('\n');
                body.push_str(&html::blocks(&passage.blocks, &links));
                word.extend(paragraphs(&passage.blocks, &links));
            }
        }
        let title = phrases.get(lang, "from_diary").to_owned();
        (!text.is_empty()).then_some(Document { title, text, html: body, word })
    }
}

/// The words of the heading with an anchor.
fn heading<'a>(blocks: &'a [Block<Target>], anchor: &str) -> Option<&'a [Inline<Target>]> {
    blocks.iter().find_map(|block| match block {
        Block::Heading(heading) if heading.id.as_deref() == Some(anchor) => Some(heading.text.as_slice()),
        _ => None,
    })
}
