//! The page that opens a kit without a network: what the film is, everything to read, every picture with its caption and
//! credit, and whom to ask.

mod files;
mod pictures;

use super::contacts::{Contacts, web};
use super::documents::{bundle_title, labelled};
use super::pictures::Shot;
use super::{Draft, Maker};
use crate::model::Project;
use crate::model::languages::right_to_left;
use crate::model::translated::Lang;
use crate::text::{dates, html, lists, sheet};

/// How the page looks, and each text beside it: they have no other file to take that from.
pub(super) const STYLE: &str = include_str!("style.css");

/// The language of the page.
const LANG: Lang = Lang::DEFAULT;

/// A part of the page: its anchor, its heading, what it holds.
struct Section {
    anchor: &'static str,
    title: String,
    body: String,
}

impl Maker<'_> {
    /// The page, for these files and pictures.
    pub(super) fn front(&self, files: &[Draft], shots: &[Shot]) -> String {
        let tag = self.project.languages.tag(LANG);
        let direction = if right_to_left(tag) { " dir=\"rtl\"" } else { "" };
        let film = html::escape(self.project.film.title.value(LANG));
        let title = html::escape(&bundle_title(self.deliverable, &self.plan.phrases, LANG));
        let mut sections: Vec<Section> = self.reading(files).into_iter().collect();
        sections.extend(self.galleries(files, shots));
        sections.extend(self.asking());
        let body: String = sections.iter().map(Section::html).collect();
        format!(
            "<!doctype html>\n<html lang=\"{tag}\"{direction}>\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title} – {film}</title>\n\
             <style>\n{STYLE}</style>\n</head>\n<body>\n<header>\n<div>\n<p class=\"kicker\">{title}</p>\n<h1>{film}</h1>\n\
             {}</div>\n{}</header>\n{}<main>\n{body}</main>\n{}</body>\n</html>\n",
            self.opening(),
            self.opening_picture(shots),
            self.ways(&sections),
            self.closing(),
        )
    }

    fn word(&self, phrase: &'static str) -> &str {
        self.plan.phrases.get(LANG, phrase)
    }

    /// A phrase and what it stands for, which is HTML.
    fn labelled(&self, phrase: &'static str, value: &str) -> String {
        labelled(&self.plan.phrases, LANG, &html::escape(self.word(phrase)), value)
    }

    /// What the film is, in a few lines: who made it, its facts, its logline; then what the deliverable is for.
    fn opening(&self) -> String {
        let (film, phrases) = (&self.project.film, &self.plan.phrases);
        let by = sheet::crew(self.project, "director", LANG, phrases)
            .map(|name| self.word("film_by").replace("{name}", &name));
        let countries = film.countries.iter().map(|country| country.value(LANG));
        let facts = [
            film.year.map(|year| year.to_string()),
            film.format.map(|format| phrases.get(LANG, format.word()).to_owned()),
            film.runtime.map(|runtime| dates::runtime(runtime, LANG, phrases)),
            Some(lists::line(countries, LANG, phrases)).filter(|countries| !countries.is_empty()),
        ];
        let fact = |fact: String| format!("<bdi>{}</bdi>", html::escape(&fact));
        let facts: Vec<String> = facts.into_iter().flatten().map(fact).collect();
        let logline = film.logline.as_ref().map(|logline| logline.value.get(LANG));
        let about = self.deliverable.description.as_ref().map(|about| about.get(LANG));
        [
            by.map(|by| format!("<p class=\"by\">{}</p>\n", html::escape(&by))),
            (!facts.is_empty()).then(|| format!("<p class=\"facts\">{}</p>\n", facts.join(" · "))),
            logline.map(|(line, lang)| self.paragraph("logline", line, lang)),
            about.map(|(about, lang)| self.paragraph("quiet", about, lang)),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn paragraph(&self, class: &str, words: &str, lang: Lang) -> String {
        format!("<p class=\"{class}\"{}>{}</p>\n", in_language(self.project, lang, LANG), html::escape(words))
    }

    /// Links to the parts of the page; one part needs none.
    fn ways(&self, sections: &[Section]) -> String {
        if sections.len() < 2 {
            return String::new();
        }
        let one = |section: &Section| {
            format!("<li><a href=\"#{}\">{}</a></li>\n", section.anchor, html::escape(&section.title))
        };
        let all: String = sections.iter().map(one).collect();
        format!("<nav aria-label=\"{}\">\n<ul>\n{all}</ul>\n</nav>\n", html::escape(self.word("on_this_page")))
    }

    fn asking(&self) -> Option<Section> {
        let body = Contacts { project: self.project, phrases: &self.plan.phrases, lang: LANG }.html(3);
        let title = self.word("contacts").to_owned();
        (!body.is_empty()).then_some(Section { anchor: "contacts", title, body })
    }

    /// Where there is more, how new this is, and what is said on every page.
    fn closing(&self) -> String {
        let room = self.project.site.url.as_ref().map(|url| format!("{url}press/")).and_then(|room| web(&room));
        let room = room.map(|room| {
            let room = html::escape(&room);
            let link = format!("<a href=\"{room}\" dir=\"ltr\">{room}</a>");
            format!("<p>{}</p>\n", self.labelled("press_room", &link))
        });
        let newest = self.newest().map(|newest| {
            let day = dates::day(newest.0, LANG, &self.plan.phrases);
            format!("<p>{}</p>\n", self.labelled("newest_content", &html::escape(&day)))
        });
        let notice = self.project.site.notice.as_ref().map(|notice| notice.get(LANG));
        let notice = notice.map(|(notice, lang)| self.paragraph("notice", notice, lang));
        let lines: String = [room, newest, notice].into_iter().flatten().collect();
        if lines.is_empty() { lines } else { format!("<footer>\n{lines}</footer>\n") }
    }
}

impl Section {
    fn html(&self) -> String {
        let Self { anchor, title, body } = self;
        let title = html::escape(title);
        format!("<section aria-labelledby=\"{anchor}\">\n<h2 id=\"{anchor}\">{title}</h2>\n{body}</section>\n")
    }
}

/// What an element says of its language, where that is not the one around it.
pub(super) fn in_language(project: &Project, written: Lang, around: Lang) -> String {
    if written == around {
        return String::new();
    }
    let tag = project.languages.tag(written);
    let rtl = right_to_left(tag);
    let direction = match (rtl == right_to_left(project.languages.tag(around)), rtl) {
        (true, _) => "",
        (false, true) => " dir=\"rtl\"",
        (false, false) => " dir=\"ltr\"",
    };
    format!(" lang=\"{tag}\"{direction}")
}
