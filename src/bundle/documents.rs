//! The written part of a bundle: each text as .txt for copying and as .html for reading.

use super::Draft;
use super::docx::{self, Paragraph, paragraphs};
use super::links::Outside;
use crate::load::wire::words::AwardResult;
use crate::model::Project;
use crate::model::credits::Credited;
use crate::model::deliverable::Deliverable;
use crate::model::film::Contact;
use crate::model::languages::right_to_left;
use crate::model::person::Person;
use crate::model::press::{Award, Quote, Screening};
use crate::model::slug::slug;
use crate::model::translated::{Lang, Translated};
use crate::plan::Plan;
use crate::plan::bundles::BundlePlan;
use crate::plan::phrases::Phrases;
use crate::plan::texts::{Form, Tells, TextPlan};
use crate::text::{dates, html, plain, sheet};

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
                let forms = text.forms().iter();
                files.extend(forms.map(|form| Draft::text(text.path(*form), self.file(&document, text.lang, *form))));
            }
        }
    }

    fn document(&self, text: &TextPlan) -> Option<Document> {
        let (project, lang) = (self.project, text.lang);
        match &text.tells {
            Tells::Facts => Some(self.facts(lang)),
            Tells::Press(id) => {
                let press = project.press_text(*id);
                Some(self.press_text(press, &press.versions.value(lang).text.blocks, lang))
            }
            Tells::Diary => self.diary(lang),
            Tells::Named(name) => self.named(name, lang),
            Tells::Quotes => {
                let lines: Vec<_> = project.quotes.iter().map(|quote| quote_line(quote, lang)).collect();
                Some(self.list("quotes", lang, &lines))
            }
            Tells::Awards => {
                let lines: Vec<_> = project.awards.iter().map(|award| self.award_line(award, lang)).collect();
                Some(self.list("awards", lang, &lines))
            }
            Tells::Screenings => {
                let all = project.screenings.iter();
                let lines: Vec<_> = all.map(|screening| self.screening_line(screening, lang)).collect();
                Some(self.list("screenings", lang, &lines))
            }
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
            Form::Html => page(tag, film, document).into_bytes(),
            Form::Word => docx::document(&document.title, tag, right_to_left(tag), &document.word),
        }
    }

    fn phrase(&self, lang: Lang, name: &'static str) -> String {
        self.plan.phrases.get(lang, name).to_owned()
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
            text.push_str(&format!("{}: {}\n", line.label, line.value));
            body.push_str(&format!("<dt>{}</dt><dd>{}</dd>\n", html::escape(&line.label), html::escape(&line.value)));
        }
        body.push_str("</dl>\n");
        for contact in contacts(self.project, phrases, lang) {
            text.push_str(&format!("\n{contact}\n"));
            body.push_str(&format!("<pre>{}</pre>\n", html::escape(&contact)));
        }
        Document { title: self.phrase(lang, "technical_sheet"), text, html: body, word: Vec::new() }
    }

    /// A list of quotes, awards or screenings, under its name.
    fn list(&self, name: &'static str, lang: Lang, lines: &[String]) -> Document {
        let items = items(lines);
        Document {
            title: self.phrase(lang, name),
            text: lines.join("\n\n") + "\n",
            html: format!("<ul>\n{items}</ul>\n"),
            word: Vec::new(),
        }
    }

    fn award_line(&self, award: &Award, lang: Lang) -> String {
        let phrases = &self.plan.phrases;
        let name = award.award.as_ref().map(|words| words.value(lang).clone());
        let result = match award.result {
            AwardResult::Won => None,
            result => Some(phrases.get(lang, result.word()).to_owned()),
        };
        let person = award.person.map(|person| self.project.person(person).name.clone());
        let year = award.year.map(|year| year.to_string());
        join([name, result, person, Some(award.festival.clone()), year])
    }

    fn screening_line(&self, screening: &Screening, lang: Lang) -> String {
        let phrases = &self.plan.phrases;
        let premiere =
            screening.premiere.map(|premiere| phrases.get(lang, crate::text::premiere_phrase(premiere)).to_owned());
        join([
            Some(dates::moment(screening.date, lang, phrases)),
            Some(screening.event.clone()),
            screening.venue.clone(),
            screening.city.clone(),
            screening.country.as_ref().map(|country| country.value(lang).clone()),
            premiere,
            screening.note.as_ref().map(|note| note.value(lang).clone()),
        ])
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
                format!("{}: {}", credit.role.value(lang), names.join(", "))
            };
            section(department.name.value(lang), department.credits.iter().map(line).collect());
        }
        let music = credits.music.iter().map(|music| {
            let note = music.note.as_ref().map(|note| note.value(lang).clone());
            join([Some(music.title.clone()), music.composer.clone(), music.performer.clone(), note])
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
                format!("{}: {}{note}", part.character.value(lang), person.name)
            })
            .collect()
    }

    /// A person's bio.
    fn bio(&self, person: &Person, lang: Lang) -> Document {
        let links = Outside { project: self.project, lang };
        let mut text = String::new();
        let mut body = String::new();
        let mut word = Vec::new();
        if let Some(short) = &person.bio_short {
            text.push_str(&format!("{}\n\n", short.value(lang)));
            body.push_str(&format!("<p><strong>{}</strong></p>\n", html::escape(short.value(lang))));
            word.push(Paragraph::of(short.value(lang)));
        }
        if let Some(long) = person.bio.as_ref().filter(|bio| bio.has(lang)) {
            text.push_str(&plain::blocks(&long.value(lang).blocks, &links));
            body.push_str(&html::blocks(&long.value(lang).blocks, &links));
            word.extend(paragraphs(&long.value(lang).blocks, &links));
        }
        for work in &person.filmography {
            let role = work.role.as_ref().map(|role| role.value(lang).clone());
            let line = join([Some(work.title.clone()), work.year.map(|year| year.to_string()), role]);
            text.push_str(&format!("\n{line}"));
            body.push_str(&format!("<p>{}</p>\n", html::escape(&line)));
            word.push(Paragraph::of(&line));
        }
        Document { title: person.name.clone(), text: text + "\n", html: body, word }
    }
}

/// The parts that are there, with commas between them.
fn join<const N: usize>(parts: [Option<String>; N]) -> String {
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn quote_line(quote: &Quote, lang: Lang) -> String {
    let source = join([quote.author.clone(), quote.outlet.clone(), quote.date.map(|date| date.0.to_string())]);
    let address = quote.url.as_ref().map(|url| format!("\n{}", url.0)).unwrap_or_default();
    format!("“{}”\n{source}{address}", quote.text.value(lang))
}

/// The items of a list as HTML.
fn items(lines: &[String]) -> String {
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

/// Every contact, each as a paragraph under its purpose.
pub(super) fn contacts(project: &Project, phrases: &Phrases, lang: Lang) -> Vec<String> {
    let contacts = &project.contacts;
    let groups = [
        ("press_contact", &contacts.press),
        ("sales_contact", &contacts.sales),
        ("production_contact", &contacts.production),
        ("festival_contact", &contacts.festival),
    ];
    groups
        .into_iter()
        .flat_map(|(purpose, list)| list.iter().map(move |contact| (purpose, contact)))
        .map(|(purpose, one)| format!("{}\n{}", phrases.get(lang, purpose).to_uppercase(), contact(one, lang)))
        .collect()
}

fn contact(contact: &Contact, lang: Lang) -> String {
    let words = |words: &Option<Translated<String>>| words.as_ref().map(|words| words.value(lang).clone());
    let lines = [
        Some(contact.name.clone()),
        words(&contact.role),
        contact.company.clone(),
        words(&contact.territory),
        contact.email.as_ref().map(|email| email.0.clone()),
        contact.phone.clone(),
        contact.url.as_ref().map(|url| url.0.clone()),
    ];
    lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// Line ends that every editor on Windows shows, Notepad of old too.
pub(super) fn windows_lines(text: &str) -> String {
    text.replace('\n', "\r\n")
}

/// A page that needs nothing beside it.
fn page(tag: &str, film: &str, document: &Document) -> String {
    let dir = if right_to_left(tag) { " dir=\"rtl\"" } else { "" };
    let (film, title) = (html::escape(film), html::escape(&document.title));
    format!(
        "<!doctype html>\n<html lang=\"{tag}\"{dir}>\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title} – {film}</title>\n\
         <style>body{{font:1.05rem/1.6 Georgia,serif;max-width:38rem;margin:3rem auto;padding:0 1.25rem;color:#1b1b1b}}\
         h1{{font-size:1.9rem;line-height:1.2}}h2{{font-size:1.2rem;margin-top:2rem}}dt{{font-weight:bold}}\
         dd{{margin:0 0 .6rem}}pre{{font:inherit;white-space:pre-wrap}}table{{border-collapse:collapse}}\
         td,th{{padding:.3rem .7rem;border-bottom:1px solid #ccc;text-align:start}}</style>\n</head>\n<body>\n\
         <p>{film}</p>\n<h1>{title}</h1>\n{}</body>\n</html>\n",
        document.html
    )
}
