//! Everything to read, by language: typeset documents, texts, bios; and the captions as tables.

use super::super::{Body, Draft, Kind, Maker, Told};
use super::{LANG, Section, in_language};
use crate::model::document::{Document, Edition, Paper};
use crate::model::languages::own_name;
use crate::model::translated::Lang;
use crate::text::{dates, html};

/// What is read, in the order of the page, under which phrase.
const READ: [(Kind, &str); 3] = [(Kind::Document, "documents"), (Kind::Text, "texts"), (Kind::Bio, "text_bio")];

/// A file with what is told of it.
type Known<'a> = (&'a Draft, &'a Told);

impl Maker<'_> {
    /// What the page says of a typeset document: "Press kit (PDF, A4)".
    pub(in crate::bundle) fn edition(&self, edition: Edition) -> Told {
        let Edition { document, paper, lang, .. } = edition;
        let document = match document {
            Document::PressKit => "press_kit",
            Document::OneSheet => "one_sheet",
            Document::CreditsList => "credits_list",
            Document::CaptionsSheet => "captions_sheet",
            Document::GrantDossier => "grant_dossier",
        };
        let paper = match paper {
            Paper::A4 => "paper_a4",
            Paper::Letter => "paper_letter",
        };
        let (title, paper) = (self.plan.phrases.get(lang, document), self.plan.phrases.get(lang, paper));
        Told { kind: Kind::Document, title: format!("{title} (PDF, {paper})"), lang }
    }

    /// The part of the page for what is read; none without anything.
    pub(super) fn reading(&self, files: &[Draft]) -> Option<Section> {
        let read: Vec<Known<'_>> = known(files).filter(|(_, told)| told.kind != Kind::Captions).collect();
        let is_there = |kind: Kind| read.iter().any(|(_, told)| told.kind == kind);
        let title = match (is_there(Kind::Document), is_there(Kind::Text) || is_there(Kind::Bio)) {
            (true, true) => "documents_and_texts",
            (true, false) => "documents",
            (false, true) => "texts",
            (false, false) => return None,
        };
        let is_in = |lang: Lang| read.iter().any(|(_, told)| told.lang == lang);
        let languages: Vec<Lang> = self.project.languages.all().filter(|lang| is_in(*lang)).collect();
        let is_alone = languages.len() == 1;
        let body = languages.into_iter().map(|lang| {
            let name = html::escape(&own_name(self.project.languages.tag(lang)));
            let heading = if is_alone { String::new() } else { format!("<h3>{name}</h3>\n") };
            let lists = self.lists(&read, lang, if is_alone { 3 } else { 4 });
            let language = in_language(self.project, lang, LANG);
            format!("<div class=\"language\"{language}>\n{heading}<div class=\"reading\">\n{lists}</div>\n</div>\n")
        });
        Some(Section { anchor: "documents", title: self.word(title).to_owned(), body: body.collect() })
    }

    /// What is read in a language, kind by kind, under headings of a level.
    fn lists(&self, read: &[Known<'_>], lang: Lang, level: u8) -> String {
        let list = |(kind, phrase): &(Kind, &'static str)| {
            let files: Vec<Known<'_>> =
                read.iter().copied().filter(|(_, told)| (told.lang, told.kind) == (lang, *kind)).collect();
            let items: String = texts(&files).iter().map(|forms| self.item(forms)).collect();
            let heading = html::escape(self.plan.phrases.get(lang, phrase));
            let list = format!("<div>\n<h{level}>{heading}</h{level}>\n<ul>\n{items}</ul>\n</div>\n");
            (!items.is_empty()).then_some(list)
        };
        READ.iter().filter_map(list).collect()
    }

    /// A text with all its forms: its title leads to the one for reading.
    fn item(&self, forms: &[Known<'_>]) -> String {
        let Some((first, told)) = forms.iter().find(|(file, _)| ending(file) == "html").or(forms.first()) else {
            return String::new();
        };
        let (title, path) = (html::escape(&told.title), html::escape(&first.path));
        let others: String =
            forms.iter().filter(|(file, _)| file.path != first.path).map(|known| form(*known)).collect();
        let aside = match first.body {
            Body::Document(_) => {
                let weight = dates::bytes(first.bytes(), told.lang, &self.plan.phrases);
                format!("<bdi>{}</bdi>", html::escape(&weight))
            }
            Body::Text(_) | Body::Picture(_) => others,
        };
        format!("<li><a href=\"{path}\">{title}</a> <span class=\"forms\">{aside}</span></li>\n")
    }

    /// The captions of all pictures, in each language, in each form.
    pub(super) fn tables(&self, files: &[Draft]) -> String {
        let captions: Vec<Known<'_>> = known(files).filter(|(_, told)| told.kind == Kind::Captions).collect();
        let captions = texts(&captions);
        let line = |forms: &Vec<Known<'_>>| {
            let Some((_, told)) = forms.first() else { return String::new() };
            let name = own_name(self.project.languages.tag(told.lang));
            let title = if captions.len() > 1 { format!("{} ({name})", told.title) } else { told.title.clone() };
            let links: String = forms.iter().map(|known| form(*known)).collect();
            let language = in_language(self.project, told.lang, LANG);
            let title = html::escape(&title);
            format!("<p{language}>{title} <span class=\"forms\">{links}</span></p>\n")
        };
        let lines: String = captions.iter().map(line).collect();
        if lines.is_empty() { lines } else { format!("<div class=\"tables\">\n{lines}</div>\n") }
    }
}

/// The files of which something is told.
fn known(files: &[Draft]) -> impl Iterator<Item = Known<'_>> {
    files.iter().filter_map(|file| Some((file, file.told.as_ref()?)))
}

/// The forms of each text together: they differ in their endings only.
fn texts<'a>(files: &[Known<'a>]) -> Vec<Vec<Known<'a>>> {
    let stem = |file: &Draft| file.path.rsplit_once('.').map(|(stem, _)| stem.to_owned());
    let mut all: Vec<Vec<Known<'a>>> = Vec::new();
    for known in files {
        match all.last_mut().filter(|forms| forms.first().is_some_and(|(file, _)| stem(file) == stem(known.0))) {
            Some(forms) => forms.push(*known),
            None => all.push(vec![*known]),
        }
    }
    all
}

/// A link to one form of a text, by its ending.
fn form((file, told): Known<'_>) -> String {
    let (path, ending) = (html::escape(&file.path), ending(file).to_uppercase());
    let title = html::escape(&told.title);
    format!("<a href=\"{path}\" aria-label=\"{title}, {ending}\"><bdi>{ending}</bdi></a> ")
}

fn ending(file: &Draft) -> &str {
    file.path.rsplit_once('.').map_or("", |(_, ending)| ending)
}
