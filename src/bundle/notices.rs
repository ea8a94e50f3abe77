//! What the press and the festivals said and did: quotes, awards, screenings.

use super::contacts::web;
use super::documents::{Document, Scribe, items};
use super::front::in_language;
use crate::load::wire::words::AwardResult;
use crate::model::press::{Award, Quote, Screening};
use crate::model::translated::Lang;
use crate::text::{dates, html};

impl Scribe<'_> {
    /// The quotes, each with who wrote it, where, when.
    pub(super) fn quotes(&self, lang: Lang) -> Document {
        let quotes = &self.project.quotes;
        let text: Vec<String> = quotes.iter().map(|quote| self.quote_text(quote, lang)).collect();
        let html: Vec<String> = quotes.iter().map(|quote| self.quote_html(quote, lang)).collect();
        self.list("quotes", lang, &text, html.concat())
    }

    fn quote_text(&self, quote: &Quote, lang: Lang) -> String {
        let address = quote.url.as_ref().map(|url| format!("\n{}", url.0)).unwrap_or_default();
        format!("{}\n{}{address}", self.quoted(quote.text.value(lang), lang), self.source(quote, lang))
    }

    fn quote_html(&self, quote: &Quote, lang: Lang) -> String {
        let (words, written) = quote.text.get(lang);
        let words = html::escape(&self.quoted(words, lang));
        let source = html::escape(&self.source(quote, lang));
        let source = match quote.url.as_ref().and_then(|url| web(&url.0)) {
            Some(url) => format!("<a href=\"{}\">{source}</a>", html::escape(&url)),
            None => source,
        };
        let language = in_language(self.project, written, lang);
        format!("<blockquote><p{language}>{words}</p></blockquote>\n<p class=\"source\">{source}</p>\n")
    }

    /// Words in the quotation marks of a language.
    fn quoted(&self, words: &str, lang: Lang) -> String {
        self.plan.phrases.get(lang, "quoted").replace("{words}", words)
    }

    fn source(&self, quote: &Quote, lang: Lang) -> String {
        let date = quote.date.map(|date| dates::day(date.0, lang, &self.plan.phrases));
        self.present([quote.author.clone(), quote.outlet.clone(), date], lang)
    }

    /// The awards and selections.
    pub(super) fn awards(&self, lang: Lang) -> Document {
        let lines: Vec<String> = self.project.awards.iter().map(|award| self.award(award, lang)).collect();
        self.list("awards", lang, &lines, format!("<ul>\n{}</ul>\n", items(&lines)))
    }

    fn award(&self, award: &Award, lang: Lang) -> String {
        let phrases = &self.plan.phrases;
        let name = award.award.as_ref().map(|words| words.value(lang).clone());
        let result = match award.result {
            AwardResult::Won => None,
            result => Some(phrases.get(lang, result.word()).to_owned()),
        };
        let person = award.person.map(|person| self.project.person(person).name.clone());
        let year = award.year.map(|year| year.to_string());
        self.present([name, result, person, Some(award.festival.clone()), year], lang)
    }

    /// The screenings: when, at what, where, and what is special about it, a line for each.
    pub(super) fn screenings(&self, lang: Lang) -> Document {
        let all: Vec<Vec<String>> = self.project.screenings.iter().map(|one| self.screening(one, lang)).collect();
        let text: Vec<String> = all.iter().map(|lines| lines.join("\n")).collect();
        let item = |lines: &Vec<String>| {
            let lines: Vec<String> = lines.iter().map(|line| html::escape(line)).collect();
            format!("<li>{}</li>\n", lines.join("<br>\n"))
        };
        let html: String = all.iter().map(item).collect();
        self.list("screenings", lang, &text, format!("<ul>\n{html}</ul>\n"))
    }

    fn screening(&self, screening: &Screening, lang: Lang) -> Vec<String> {
        let phrases = &self.plan.phrases;
        let note = screening.note.as_ref().map(|note| note.value(lang).clone());
        let premiere = screening.premiere.map(|premiere| phrases.get(lang, crate::text::premiere_phrase(premiere)));
        // "World premiere, in the presence of the director": the note says it.
        let said = |premiere: &str| note.as_ref().is_some_and(|note| note.starts_with(premiere));
        let country = screening.country.as_ref().map(|country| country.value(lang).clone());
        let lines = [
            Some(dates::moment(screening.date, lang, phrases)),
            Some(screening.event.clone()),
            Some(self.present([screening.venue.clone(), screening.city.clone(), country], lang))
                .filter(|place| !place.is_empty()),
            premiere.filter(|premiere| !said(premiere)).map(str::to_owned),
            note,
        ];
        lines.into_iter().flatten().collect()
    }

    /// A list under its name.
    fn list(&self, name: &'static str, lang: Lang, paragraphs: &[String], html: String) -> Document {
        let text = paragraphs.join("\n\n") + "\n";
        Document { title: self.phrase(lang, name), text, html, word: Vec::new() }
    }
}
