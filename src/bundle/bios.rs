//! Who somebody is: a sentence or two, a page, earlier work.

use super::documents::{Document, Scribe, items};
use super::docx::{Paragraph, paragraphs};
use super::links::Outside;
use crate::model::person::Person;
use crate::model::translated::Lang;
use crate::text::{html, plain};

impl Scribe<'_> {
    /// A person's bio. The short and the long one have headings where there are both, so that nobody prints the two as one.
    pub(super) fn bio(&self, person: &Person, lang: Lang) -> Document {
        let links = Outside { project: self.project, lang };
        let long = person.bio.as_ref().filter(|bio| bio.has(lang)).map(|bio| &bio.value(lang).blocks);
        let both = person.bio_short.is_some() && long.is_some();
        let mut bio =
            Document { title: person.name.clone(), text: String::new(), html: String::new(), word: Vec::new() };
        if let Some(short) = person.bio_short.as_ref().map(|short| short.value(lang)) {
            bio.heading(both.then(|| self.phrase(lang, "bio_short")));
            bio.text.push_str(&format!("{short}\n"));
            bio.html.push_str(&format!("<p>{}</p>\n", html::escape(short)));
            bio.word.push(Paragraph::of(short));
        }
        if let Some(blocks) = long {
            bio.heading(both.then(|| self.phrase(lang, "bio_long")));
            bio.text.push_str(&plain::blocks(blocks, &links));
            bio.html.push_str(&html::blocks(blocks, &links));
            bio.word.extend(paragraphs(blocks, &links));
        }
        let works = self.works(person, lang);
        if !works.is_empty() {
            bio.heading(Some(self.phrase(lang, "filmography")));
            bio.text.push_str(&format!("{}\n", works.join("\n")));
            bio.html.push_str(&format!("<ul>\n{}</ul>\n", items(&works)));
            bio.word.extend(works.iter().map(|work| Paragraph::of(work)));
        }
        bio
    }

    /// A line for each earlier work.
    fn works(&self, person: &Person, lang: Lang) -> Vec<String> {
        let line = |work: &crate::model::person::Work| {
            let role = work.role.as_ref().map(|role| role.value(lang).clone());
            self.present([Some(work.title.clone()), work.year.map(|year| year.to_string()), role], lang)
        };
        person.filmography.iter().map(line).collect()
    }
}

impl Document {
    /// A heading below the title, where there is one.
    fn heading(&mut self, words: Option<String>) {
        let Some(words) = words else { return };
        let before = if self.text.is_empty() { "" } else { "\n" };
        self.text.push_str(&format!("{before}{}\n\n", words.to_uppercase()));
        self.html.push_str(&format!("<h2>{}</h2>\n", html::escape(&words)));
        self.word.push(Paragraph::heading(&words, 2));
    }
}
