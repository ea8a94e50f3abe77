//! The pictures of a kit, kind by kind, with what is printed beside them.

use super::super::pictures::Shot;
use super::super::{Draft, Maker};
use super::{LANG, Section, in_language};
use crate::load::wire::words::StillKind;
use crate::model::film::Words;
use crate::model::names::StillId;
use crate::model::person::Person;
use crate::model::still::{Alt, Still};
use crate::model::translated::Lang;
use crate::plan::renditions::facts;
use crate::text::{dates, html, lists, roles};

/// The parts of the page for pictures: anchor, phrase, and what is in them beside portraits of people.
const GALLERIES: [(&str, &str, &[StillKind]); 5] = [
    ("stills", "kind_production", &[StillKind::Production]),
    ("behind", "kind_bts", &[StillKind::Bts]),
    ("key-art", "key_art", &[StillKind::KeyArt, StillKind::Poster]),
    ("title", "kind_title", &[StillKind::Title]),
    (PORTRAITS, "kind_portrait", &[StillKind::Portrait]),
];

/// The part in which people are.
const PORTRAITS: &str = "portraits";

/// One picture with its files, the largest first.
struct Picture<'a> {
    id: StillId,
    still: &'a Still,
    /// Whose portrait it is.
    person: Option<&'a Person>,
    shots: Vec<&'a Shot>,
}

impl<'a> Maker<'a> {
    /// A part for each kind of pictures there is. The first one leads to the captions of all.
    pub(super) fn galleries(&self, files: &[Draft], shots: &[Shot]) -> Vec<Section> {
        let pictures = self.each_once(shots);
        let mut tables = self.tables(files);
        let gallery = |(anchor, phrase, kinds): (&'static str, &'static str, &[StillKind])| {
            let is_here = |picture: &&Picture<'_>| match picture.person {
                Some(_) => anchor == PORTRAITS,
                None => kinds.contains(&picture.still.kind),
            };
            let here: Vec<&Picture<'_>> = pictures.iter().filter(is_here).collect();
            if here.is_empty() {
                return None;
            }
            let terms = shared_terms(&here);
            let said = terms.map(|terms| self.terms(terms)).unwrap_or_default();
            let figures: String = here.iter().map(|picture| self.figure(picture, terms.is_none())).collect();
            let before = std::mem::take(&mut tables);
            let body = format!("{before}{said}<div class=\"pictures {anchor}\">\n{figures}</div>\n");
            Some(Section { anchor, title: self.word(phrase).to_owned(), body })
        };
        GALLERIES.into_iter().filter_map(gallery).collect()
    }

    /// The picture the film goes by, at the head of the page: key art or poster, where the kit holds it.
    pub(super) fn opening_picture(&self, shots: &[Shot]) -> String {
        let film = &self.project.film;
        let pictures = self.each_once(shots);
        let mut found = [film.key_art, film.poster].into_iter().flatten();
        let found = found.find_map(|id| pictures.iter().find(|picture| picture.id == id));
        found.map(|picture| self.image(picture, "")).unwrap_or_default()
    }

    fn each_once<'s>(&self, shots: &'s [Shot]) -> Vec<Picture<'s>>
    where
        'a: 's,
    {
        let mut all: Vec<Picture<'s>> = Vec::new();
        for shot in shots {
            if let Some(known) = all.iter_mut().find(|known| known.id == shot.id) {
                known.shots.push(shot);
                continue;
            }
            let mut people = self.bundle.people.iter().map(|id| self.project.person(*id));
            let person = people.find(|person| person.headshot == Some(shot.id));
            all.push(Picture { id: shot.id, still: self.project.still(shot.id), person, shots: vec![shot] });
        }
        all
    }

    fn figure(&self, picture: &Picture<'_>, with_terms: bool) -> String {
        let Some(largest) = picture.shots.first() else { return String::new() };
        let image = self.image(picture, " loading=\"lazy\" decoding=\"async\"");
        let path = html::escape(&largest.draft.path);
        let name = html::escape(path.rsplit('/').next().unwrap_or_default());
        // A link needs a name; that of a picture is what is seen on it.
        let label = if alt(picture).is_some() { String::new() } else { format!(" aria-label=\"{name}\"") };
        let credit = facts(self.project, picture.id);
        let credit = credit.credit.or(credit.creator).map(|credit| paragraph("credit", "", &credit));
        let terms = picture.still.usage.as_ref().filter(|_| with_terms).map(|terms| self.terms(terms));
        let files: String = picture.shots.iter().map(|shot| self.file(shot, picture)).collect();
        format!(
            "<figure>\n<a href=\"{path}\"{label}>{image}</a>\n<figcaption>\n{}{}{}\
             <p class=\"name\"><bdi>{name}</bdi></p>\n<ul class=\"files\">\n{files}</ul>\n</figcaption>\n</figure>\n",
            self.said(picture),
            credit.unwrap_or_default(),
            terms.unwrap_or_default(),
        )
    }

    /// The caption; of a portrait, who it is and what they did.
    fn said(&self, picture: &Picture<'_>) -> String {
        let named = picture.person.map(|person| {
            let name = format!("<p class=\"person\">{}</p>\n", html::escape(&person.name));
            let roles = roles(person, LANG, &self.plan.phrases);
            if roles.is_empty() { name } else { name + &paragraph("quiet", "", &roles) }
        });
        let caption = picture.still.caption.as_ref().map(|caption| caption.get(LANG));
        let caption = caption.map(|(caption, lang)| paragraph("caption", &self.language(lang), caption));
        named.unwrap_or_default() + &caption.unwrap_or_default()
    }

    fn terms(&self, terms: &Words) -> String {
        let (terms, lang) = terms.get(LANG);
        paragraph("quiet", &self.language(lang), terms)
    }

    fn language(&self, lang: Lang) -> String {
        in_language(self.project, lang, LANG)
    }

    /// The picture itself: the one for screens, or else what there is.
    fn image(&self, picture: &Picture<'_>, loading: &str) -> String {
        let shots = &picture.shots;
        let Some(shown) = shots.iter().find(|shot| shot.is_for_screens()).or(shots.first()) else {
            return String::new();
        };
        let (alt, lang) = alt(picture).unwrap_or(("", LANG));
        let (path, (width, height)) = (html::escape(&shown.draft.path), shown.size);
        format!(
            "<img src=\"{path}\" width=\"{width}\" height=\"{height}\" alt=\"{}\"{}{loading}>",
            html::escape(alt),
            self.language(lang)
        )
    }

    /// A link to a file of a picture: what it is, how large, how heavy.
    fn file(&self, shot: &Shot, picture: &Picture<'_>) -> String {
        let (width, height) = shot.size;
        let is_full =
            !shot.is_reduced() && (picture.shots.len() > 1 || shot.size == (picture.still.width, picture.still.height));
        let what = match (shot.is_for_screens(), is_full) {
            (true, _) => self.word("screen_size"),
            (false, true) => self.word("full_size"),
            (false, false) => "JPEG",
        };
        let weight = dates::bytes(shot.draft.bytes(), LANG, &self.plan.phrases);
        format!(
            "<li><a href=\"{}\">{}, <bdi>{width} × {height}</bdi>, <bdi>{}</bdi></a></li>\n",
            html::escape(&shot.draft.path),
            html::escape(what),
            html::escape(&weight)
        )
    }

    /// The caption of a picture in a language, or in what there is; of a portrait without one, who it is.
    pub(in crate::bundle) fn caption(&self, id: StillId, lang: Lang) -> Option<String> {
        if let Some(caption) = &self.project.still(id).caption {
            return Some(caption.value(lang).clone());
        }
        let sitter = self.project.people.iter().find(|person| person.headshot == Some(id))?;
        let roles = Some(roles(sitter, lang, &self.plan.phrases)).filter(|roles| !roles.is_empty());
        Some(lists::line([Some(sitter.name.clone()), roles].into_iter().flatten(), lang, &self.plan.phrases))
    }
}

fn paragraph(class: &str, language: &str, words: &str) -> String {
    format!("<p class=\"{class}\"{language}>{}</p>\n", html::escape(words))
}

/// The terms of use, where all of several pictures have the same: they are said once.
fn shared_terms<'a>(pictures: &[&Picture<'a>]) -> Option<&'a Words> {
    let first = pictures.first().filter(|_| pictures.len() > 1)?.still.usage.as_ref()?;
    pictures.iter().all(|picture| picture.still.usage.as_ref() == Some(first)).then_some(first)
}

/// What somebody who cannot see the picture should know: what is written, or else the name of who is on it. Where there is
/// only a caption, that stands below and need not be heard twice.
fn alt<'a>(picture: &Picture<'a>) -> Option<(&'a str, Lang)> {
    let written = picture.person.and_then(|person| person.headshot_alt.as_ref());
    let written = written.or(match &picture.still.alt {
        Some(Alt::Text(alt)) => Some(alt),
        Some(Alt::Decorative) | None => None,
    });
    let named = || picture.person.map(|person| (person.name.as_str(), LANG));
    written.map(|alt| alt.get(LANG)).map(|(alt, lang)| (alt.as_str(), lang)).or_else(named)
}
