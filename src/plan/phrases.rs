//! The words of the interface, in each language: data of the theme.

use std::collections::BTreeMap;

use super::theme::Theme;
use crate::diagnostics::Diagnostic;
use crate::load::profiles::NOWHERE;
use crate::load::reading::{At, Table, Wire};
use crate::load::yaml;
use crate::model::Project;
use crate::model::translated::{Lang, Languages};
use crate::places::FileId;

/// The words of the interface. What a language lacks is taken from English.
#[derive(Debug, Clone)]
pub struct Phrases(Vec<BTreeMap<String, String>>);

impl Phrases {
    /// The words for a project, from its theme as far as that can be read.
    pub fn of(project: &Project) -> Self {
        let mut unread = Vec::new();
        Self::read(&Theme::open(project, &mut unread), &project.languages, &mut unread)
    }

    /// Reads `phrases/<language>.yaml` of the theme for every language of the project.
    pub(super) fn read(theme: &Theme, languages: &Languages, out: &mut Vec<Diagnostic>) -> Self {
        let english = one(theme, "en", out);
        let all = languages.all().map(|lang| {
            let tag = languages.tag(lang);
            let short = tag.split('-').next().unwrap_or(tag);
            let mut phrases = english.clone();
            let wider = Some(short).filter(|short| *short != tag);
            for tag in wider.into_iter().chain([tag]).filter(|tag| *tag != "en") {
                phrases.extend(one(theme, tag, out));
            }
            phrases
        });
        Self(all.collect())
    }

    /// A phrase. One that no file holds is shown by its name, so that it is seen and mended.
    pub fn get<'a>(&'a self, lang: Lang, name: &'a str) -> &'a str {
        self.all(lang).get(name).map_or(name, String::as_str)
    }

    /// Every phrase of each language, in the languages' order.
    pub fn languages(&self) -> impl Iterator<Item = &BTreeMap<String, String>> {
        self.0.iter()
    }

    /// Every phrase of a language.
    pub fn all(&self, lang: Lang) -> &BTreeMap<String, String> {
        &self.0[lang.index()]
    }
}

/// The words of a language's own file: the shipped one first, so that a film that changes one phrase keeps all others.
fn one(theme: &Theme, tag: &str, out: &mut Vec<Diagnostic>) -> BTreeMap<String, String> {
    let name = format!("phrases/{tag}.yaml");
    let mut phrases = words(theme.shipped(&name).unwrap_or_default(), NOWHERE, out);
    if let Some(part) = theme.part(&name).filter(|part| part.source.is_some()) {
        phrases.extend(words(&part.bytes, part.file, out));
    }
    phrases
}

fn words(bytes: &[u8], file: FileId, out: &mut Vec<Diagnostic>) -> BTreeMap<String, String> {
    let mut problems = Vec::new();
    let table = std::str::from_utf8(bytes)
        .ok()
        .and_then(|text| yaml::parse(text, file, 0).map_err(|problem| problems.push(*problem)).ok())
        .and_then(|node| Table::<At<String>>::read(&node, &mut problems));
    out.extend(problems.into_iter().map(|problem| problem.help("phrases are a list of `name: words`")));
    let pairs = table.map_or_else(Vec::new, |table| table.0);
    pairs.into_iter().map(|(name, words)| (name.value, words.value)).collect()
}
