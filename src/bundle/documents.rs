//! The written part of a bundle: each text as .txt for copying and as .html for reading.

use super::contacts::Contacts;
use super::docx::{self, Paragraph};
use super::front::STYLE;
use super::{Draft, Kind, Told};
use crate::model::Project;
use crate::model::credits::Credited;
use crate::model::deliverable::Deliverable;
use crate::model::languages::right_to_left;
use crate::model::slug::slug;
use crate::model::translated::Lang;
use crate::plan::Plan;
use crate::plan::bundles::BundlePlan;
use crate::plan::phrases::Phrases;
use crate::plan::texts::{Form, Tells, TextPlan};
use crate::text::{html, lists, sheet};

/// A document in its forms.
pub(super) struct Document {
    pub(super) title: String,
    pub(super) text: String,
    pub(super) html: String,
    /// For word processors; texts that nobody would copy into a form have none.
    pub(super) word: Vec<Paragraph>,
}

/// Writes the texts of a deliverable.
pub(super) struct Scribe<'a> {
    pub(super) project: &'a Project,
    pub(super) plan: &'a Plan,
    pub(super) deliverable: &'a Deliverable,
}

/// One file of a planned text; none where it turns out that there is nothing to tell.
pub(crate) fn text_file(project: &Project, plan: &Plan, bundle: &BundlePlan, at: usize, form: Form) -> Option<Vec<u8>> {
    let (text, deliverable) = (bundle.texts.get(at)?, &project.deliverables[bundle.deliverable]);
    let scribe = Scribe { project, plan, deliverable };
    scribe.document(text).map(|document| scribe.file(&document, text.lang, form))
}

impl Scribe<'_> {
    /// Every file of the planned texts.
    pub(super) fn files(&self, texts: &[TextPlan], files: &mut Vec<Draft>) {
        for text in texts {
            if let Some(document) = self.document(text) {
                let kind = if matches!(text.tells, Tells::Bio(_)) { Kind::Bio } else { Kind::Text };
                let told = Told { kind, title: document.title.clone(), lang: text.lang };
                files.extend(text.forms().iter().map(|form| {
                    let file = self.file(&document, text.lang, *form);
                    Draft { told: Some(told.clone()), ..Draft::text(text.path(*form), file) }
                }));
            }
        }
    }

    fn document(&self, text: &TextPlan) -> Option<Document> {
        let (project, lang) = (self.project, text.lang);
        match &text.tells {
            Tells::Facts => Some(self.facts(lang)),
            Tells::Press(id) => {
                let press = project.press_text(*id);
                Some(self.press_text(press, &press.slug, &press.versions.value(lang).text.blocks, lang))
            }
            Tells::Diary => self.diary(lang),
            Tells::Named(name) => self.named(name, lang),
            Tells::Quotes => Some(self.quotes(lang)),
            Tells::Awards => Some(self.awards(lang)),
            Tells::Screenings => Some(self.screenings(lang)),
            Tells::Credits => Some(self.credits(lang)),
            Tells::Bio(id) => Some(self.bio(project.person(*id), lang)),
        }
    }

    fn file(&self, document: &Document, lang: Lang, form: Form) -> Vec<u8> {
        let film = self.project.film.title.value(lang);
        let tag = self.project.languages.tag(lang);
        match form {
            Form::Plain => {
                windows_lines(&format!("{}\n{}\n\n{}", film.to_uppercase(), document.title, document.text)).into_bytes()
            }
            Form::Html => self.page(document, lang).into_bytes(),
            Form::Word => docx::document(&document.title, tag, right_to_left(tag), &document.word),
        }
    }

    /// A page that needs nothing beside it. From a folder of a kit a link leads back to the kit's first page.
    fn page(&self, document: &Document, lang: Lang) -> String {
        let tag = self.project.languages.tag(lang);
        let dir = if right_to_left(tag) { " dir=\"rtl\"" } else { "" };
        let (film, title) = (html::escape(self.project.film.title.value(lang)), html::escape(&document.title));
        // Where files must not be large, that page may have to stay away.
        let is_alone = self.deliverable.flat || self.deliverable.limits.file_bytes.is_some();
        let above = if is_alone { film.clone() } else { format!("<a href=\"../index.html\">{film}</a>") };
        format!(
            "<!doctype html>\n<html lang=\"{tag}\"{dir}>\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title} – {film}</title>\n\
             <style>\n{STYLE}</style>\n</head>\n<body class=\"text\">\n<header>\n<p class=\"kicker\">{above}</p>\n\
             <h1>{title}</h1>\n</header>\n<main>\n{}</main>\n</body>\n</html>\n",
            document.html
        )
    }

    pub(super) fn phrase(&self, lang: Lang, name: &'static str) -> String {
        self.plan.phrases.get(lang, name).to_owned()
    }

    /// Parts in a line, with the comma of a language.
    pub(super) fn line(&self, parts: impl IntoIterator<Item = impl AsRef<str>>, lang: Lang) -> String {
        lists::line(parts, lang, &self.plan.phrases)
    }

    /// Those parts that are there, in a line.
    pub(super) fn present<const N: usize>(&self, parts: [Option<String>; N], lang: Lang) -> String {
        self.line(parts.into_iter().flatten(), lang)
    }

    fn labelled(&self, label: &str, value: &str, lang: Lang) -> String {
        labelled(&self.plan.phrases, lang, label, value)
    }

    /// Logline, technical sheet and contacts.
    fn facts(&self, lang: Lang) -> Document {
        let phrases = &self.plan.phrases;
        let film = &self.project.film;
        let mut text = String::new();
        let mut body = String::new();
        for words in film.tagline.iter().chain(film.logline.as_ref().map(|logline| &logline.value)) {
            text.push_str(&format!("{}\n\n", words.value(lang)));
            body.push_str(&format!("<p>{}</p>\n", html::escape(words.value(lang))));
        }
        body.push_str("<dl>\n");
        for line in sheet::sheet(self.project, lang, phrases) {
            text.push_str(&format!("{}\n", self.labelled(&line.label, &line.value, lang)));
            body.push_str(&format!("<dt>{}</dt><dd>{}</dd>\n", html::escape(&line.label), html::escape(&line.value)));
        }
        body.push_str("</dl>\n");
        let contacts = Contacts { project: self.project, phrases, lang };
        for contact in contacts.text() {
            text.push_str(&format!("\n{contact}\n"));
        }
        body.push_str(&contacts.html(2));
        Document { title: self.phrase(lang, "technical_sheet"), text, html: body, word: Vec::new() }
    }

    fn credits(&self, lang: Lang) -> Document {
        let credits = &self.project.credits;
        let mut text = String::new();
        let mut body = String::new();
        let mut section = |title: &str, lines: Vec<String>| {
            if lines.is_empty() {
                return;
            }
            text.push_str(&format!("{}\n{}\n\n", title.to_uppercase(), lines.join("\n")));
            let items = items(&lines);
            body.push_str(&format!("<h2>{}</h2>\n<ul>\n{items}</ul>\n", html::escape(title)));
        };
        let written = credits.departments.iter().any(|one| slug(one.name.value(Lang::DEFAULT)) == "cast");
        if !written {
            section(&self.phrase(lang, "cast"), self.cast_lines(lang));
        }
        for department in &credits.departments {
            let line = |credit: &crate::model::credits::Credit| {
                let names: Vec<&str> = credit.names.iter().map(|name| credited(self.project, name)).collect();
                self.labelled(credit.role.value(lang), &self.line(names, lang), lang)
            };
            section(department.name.value(lang), department.credits.iter().map(line).collect());
        }
        let music = credits.music.iter().map(|music| {
            let note = music.note.as_ref().map(|note| note.value(lang).clone());
            self.present([Some(music.title.clone()), music.composer.clone(), music.performer.clone(), note], lang)
        });
        section(&self.phrase(lang, "music"), music.collect());
        section(&self.phrase(lang, "thanks"), credits.thanks.clone());
        let funders = credits
            .funders
            .iter()
            .map(|funder| funder.line.as_ref().map_or_else(|| funder.name.clone(), |line| line.value(lang).clone()));
        section(&self.phrase(lang, "funders"), funders.collect());
        let block = credits.billing_block.as_ref().map(|block| block.value(lang).clone());
        section(&self.phrase(lang, "billing_block"), block.into_iter().collect());
        section(&self.phrase(lang, "copyright"), credits.copyright.iter().cloned().collect());
        Document { title: self.phrase(lang, "credits"), text, html: body, word: Vec::new() }
    }

    fn cast_lines(&self, lang: Lang) -> Vec<String> {
        crate::text::cast(self.project)
            .into_iter()
            .map(|(part, person)| {
                let note = part.note.as_ref().map(|note| format!(" ({})", note.value(lang))).unwrap_or_default();
                self.labelled(part.character.value(lang), &format!("{}{note}", person.name), lang)
            })
            .collect()
    }
}

/// A name and what it stands for, with the colon of a language between them: "Titre : La Route du sel".
pub(super) fn labelled(phrases: &Phrases, lang: Lang, label: &str, value: &str) -> String {
    let (before, after) = phrases.get(lang, "labelled").split_once("{value}").unwrap_or_default();
    format!("{}{value}{after}", before.replace("{label}", label))
}

/// The items of a list as HTML.
pub(super) fn items(lines: &[String]) -> String {
    let items: Vec<String> = lines.iter().map(|line| format!("<li>{}</li>\n", html::escape(line))).collect();
    items.concat()
}

/// The name of somebody credited.
fn credited<'a>(project: &'a Project, credited: &'a Credited) -> &'a str {
    match credited {
        Credited::Person(person) => &project.person(*person).name,
        Credited::Name(name) => name,
    }
}

/// The name of a deliverable: the press kit is named by the theme's words, unless the project names it.
pub(super) fn bundle_title(deliverable: &Deliverable, phrases: &Phrases, lang: Lang) -> String {
    if deliverable.is_plain_kit() {
        phrases.get(lang, "press_kit").to_owned()
    } else {
        deliverable.title.value(lang).clone()
    }
}

/// Line ends that every editor on Windows shows, Notepad of old too.
pub(super) fn windows_lines(text: &str) -> String {
    text.replace('\n', "\r\n")
}
