//! The first file of a zip: what it is, and whom to ask.

use super::contacts::Contacts;
use super::documents::{bundle_title, labelled, windows_lines};
use super::{Draft, Maker};
use crate::load::wire::words::Part;
use crate::model::translated::Lang;
use crate::text::dates;

/// Files that are not there yet when the first one is written: itself, and the list of contents.
const STILL_TO_COME: usize = 2;

impl Maker<'_> {
    /// The text, for these files.
    pub(super) fn readme(&self, files: &[Draft]) -> String {
        let (project, phrases, lang) = (self.project, &self.plan.phrases, Lang::DEFAULT);
        let title = project.film.title.value(lang);
        let name = bundle_title(self.deliverable, phrases, lang);
        let labelled = |label: &'static str, value: &str| labelled(phrases, lang, phrases.get(lang, label), value);
        let mut text = format!("{}\n{name}\n\n", title.to_uppercase());
        let mut add = |line: &str| {
            text.push_str(line);
            text.push('\n');
        };
        if let Some(about) = &self.deliverable.description {
            add(&format!("{}\n", about.value(lang)));
        }
        if let Some(newest) = self.newest() {
            add(&labelled("newest_content", &dates::day(newest.0, lang, phrases)));
        }
        let total = files.iter().map(Draft::bytes).sum();
        add(&labelled("files", &(files.len() + STILL_TO_COME).to_string()));
        add(&format!("{}\n", labelled("unpacked_size", &dates::bytes(total, lang, phrases))));
        if files.iter().any(|file| file.path == "index.html") {
            add(phrases.get(lang, "readme_index"));
        }
        if self.holds(Part::Captions) {
            add(phrases.get(lang, "readme_captions"));
        }
        add(phrases.get(lang, "readme_contents"));
        for contact in (Contacts { project, phrases, lang }).text() {
            add(&format!("\n{contact}"));
        }
        if let Some(url) = &project.site.url {
            add(&format!("\n{url}press/"));
        }
        if let Some(notice) = &project.site.notice {
            add(&format!("\n{}", notice.value(lang)));
        }
        windows_lines(&text)
    }
}
