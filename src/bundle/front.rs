//! The page that opens a kit without a network: texts and pictures, each a click away.

use super::documents::{bundle_title, contacts};
use super::{Body, Draft, Maker};
use crate::model::languages::right_to_left;
use crate::model::translated::Lang;
use crate::plan::names;
use crate::text::{dates, html};

/// How the page looks: it has no other file to take that from.
const STYLE: &str = "*{box-sizing:border-box}body{font:1rem/1.55 Georgia,serif;max-width:64rem;margin:0 auto;\
    padding:2.5rem 1.25rem 4rem;color:#1b1b1b;background:#fff}h1{font-size:2.2rem;line-height:1.15;margin:.2rem 0 .6rem}\
    h2{font-size:1.15rem;margin:2.5rem 0 .8rem;border-top:1px solid #ccc;padding-top:1rem}a{color:inherit}\
    ul{padding:0;margin:0;list-style:none}.texts li{margin:.25rem 0}.texts a{margin-inline-end:.6rem}\
    .pictures{display:grid;grid-template-columns:repeat(auto-fill,minmax(13rem,1fr));gap:1.25rem}\
    .pictures img{display:block;width:100%;height:10rem;object-fit:contain;background:#f2f2f2}\
    .pictures span{font:.75rem/1.35 system-ui,sans-serif;overflow-wrap:anywhere;display:block;margin-top:.3rem}\
    .quiet{color:#5a5a5a}pre{font:inherit;white-space:pre-wrap;margin:0 0 1rem}\
    @media(prefers-color-scheme:dark){body{background:#141414;color:#eee}.pictures img{background:#222}\
    .quiet{color:#aaa}h2{border-color:#444}}";

impl Maker<'_> {
    /// The page, for these files.
    pub(super) fn front(&self, files: &[Draft]) -> String {
        let (phrases, lang) = (&self.plan.phrases, Lang::DEFAULT);
        let tag = self.project.languages.tag(lang);
        let film = html::escape(self.project.film.title.value(lang));
        let title = html::escape(&bundle_title(self.deliverable, phrases, lang));
        let direction = if right_to_left(tag) { " dir=\"rtl\"" } else { "" };
        let about = self.deliverable.description.as_ref().map(|about| html::escape(about.value(lang)));
        let about = about.map(|about| format!("<p>{about}</p>\n")).unwrap_or_default();
        let contacts: Vec<String> = contacts(self.project, phrases, lang)
            .into_iter()
            .map(|contact| format!("<pre>{}</pre>\n", html::escape(&contact)))
            .collect();
        format!(
            "<!doctype html>\n<html lang=\"{tag}\"{direction}>\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title} – {film}</title>\n\
             <style>{STYLE}</style>\n</head>\n<body>\n<p>{title}</p>\n<h1>{film}</h1>\n{about}{}{}{}</body>\n</html>\n",
            self.section("texts_and_tables", "texts", &texts(files, &names::film(self.project))),
            self.section("stills", "pictures", &self.pictures(files)),
            if contacts.is_empty() { String::new() } else { self.contacts_section(&contacts.concat()) },
        )
    }

    fn section(&self, phrase: &'static str, class: &str, items: &[String]) -> String {
        if items.is_empty() {
            return String::new();
        }
        let title = html::escape(self.plan.phrases.get(Lang::DEFAULT, phrase));
        format!("<h2>{title}</h2>\n<ul class=\"{class}\">\n{}</ul>\n", items.concat())
    }

    fn contacts_section(&self, contacts: &str) -> String {
        let title = html::escape(self.plan.phrases.get(Lang::DEFAULT, "contacts"));
        format!("<h2>{title}</h2>\n{contacts}")
    }

    /// Each picture once, shown by its smallest file, with all its files.
    fn pictures(&self, files: &[Draft]) -> Vec<String> {
        let is_picture = |file: &&Draft| matches!(file.body, Body::Picture(_));
        let name = |file: &Draft| file.path.rsplit('/').next().unwrap_or_default().to_owned();
        let mut groups: Vec<(String, Vec<&Draft>)> = Vec::new();
        for file in files.iter().filter(is_picture) {
            let name = name(file);
            match groups.iter_mut().find(|(known, _)| *known == name) {
                Some((_, files)) => files.push(file),
                None => groups.push((name, vec![file])),
            }
        }
        groups.iter().map(|(name, files)| self.picture(name, files)).collect()
    }

    fn picture(&self, name: &str, files: &[&Draft]) -> String {
        let smallest = files.iter().min_by_key(|file| file.bytes()).map_or("", |file| &file.path);
        let size = |file: &&Draft| {
            let size = dates::bytes(file.bytes(), Lang::DEFAULT, &self.plan.phrases);
            format!("<a href=\"{}\">{}</a>", html::escape(&file.path), html::escape(&size))
        };
        let sizes: Vec<String> = files.iter().map(size).collect();
        let (name, smallest) = (html::escape(name), html::escape(smallest));
        format!(
            "<li><a href=\"{smallest}\"><img src=\"{smallest}\" alt=\"{name}\" loading=\"lazy\"></a>\
             <span>{name}</span><span class=\"quiet\">{}</span></li>\n",
            sizes.join(", ")
        )
    }
}

/// Each text once, with all its forms.
fn texts(files: &[Draft], film: &str) -> Vec<String> {
    let mut groups: Vec<(&str, Vec<&str>)> = Vec::new();
    for file in files.iter().filter(|file| !matches!(file.body, Body::Picture(_))) {
        let Some((stem, ending)) = file.path.rsplit_once('.') else { continue };
        match groups.iter_mut().find(|(known, _)| *known == stem) {
            Some((_, endings)) => endings.push(ending),
            None => groups.push((stem, vec![ending])),
        }
    }
    let one = |(stem, endings): &(&str, Vec<&str>)| {
        let links = endings.iter().map(|ending| {
            let path = html::escape(&format!("{stem}.{ending}"));
            format!("<a href=\"{path}\">{ending}</a>")
        });
        let name = html::escape(&readable(stem.rsplit('/').next().unwrap_or(stem), film));
        format!("<li>{name} <span class=\"quiet\">{}</span></li>\n", links.collect::<Vec<_>>().join(" "))
    };
    groups.iter().map(one).collect()
}

/// The name of a file as one reads it, without the film's, which stands above: `the-salt-road_press-kit_a4` is
/// "Press kit, a4".
fn readable(stem: &str, film: &str) -> String {
    let own = stem.strip_prefix(film).and_then(|rest| rest.strip_prefix('_')).unwrap_or(stem);
    let words = own.replace('-', " ").replace('_', ", ");
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::readable;

    #[test]
    fn names_are_told_in_words_and_without_the_film() {
        assert_eq!(readable("the-salt-road_press-kit_a4_fr", "the-salt-road"), "Press kit, a4, fr");
        assert_eq!(readable("synopsis_fr", "the-salt-road"), "Synopsis, fr");
        assert_eq!(readable("the-salt-road", "the-salt-road"), "The salt road");
    }
}
