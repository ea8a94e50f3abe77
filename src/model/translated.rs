//! Languages, and things that exist in one or several of them.

use crate::diagnostics::{Code, Diagnostic};
use crate::load::scalars::{LanguageTag, Text};
use crate::places::{At, Place};

/// A language of the project; the default one is first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Lang(u8);

impl Lang {
    /// The project's default language.
    pub const DEFAULT: Self = Self(0);

    /// Its place among the project's languages.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// The project's languages; never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Languages(Vec<String>);

impl Languages {
    /// The languages as written, without repetition; English when there are none.
    pub fn new(written: Vec<At<LanguageTag>>) -> Self {
        let mut tags: Vec<String> = Vec::new();
        for At { value: LanguageTag(tag), .. } in written {
            if !tags.contains(&tag) && tags.len() < usize::from(u8::MAX) {
                tags.push(tag);
            }
        }
        if tags.is_empty() {
            tags.push("en".to_owned());
        }
        Self(tags)
    }

    /// Every language, the default one first.
    pub fn all(&self) -> impl Iterator<Item = Lang> + use<> {
        (0..u8::try_from(self.0.len()).unwrap_or(u8::MAX)).map(Lang)
    }

    /// The language's tag, as BCP 47 writes it.
    pub fn tag(&self, lang: Lang) -> &str {
        &self.0[usize::from(lang.0)]
    }

    /// The language with this tag.
    pub fn find(&self, tag: &str) -> Option<Lang> {
        self.all().find(|lang| self.tag(*lang) == tag)
    }

    /// The language with this tag, or what to say when there is none.
    pub fn named(&self, tag: &str, place: Place) -> Result<Lang, Diagnostic> {
        self.find(tag).ok_or_else(|| {
            Diagnostic::error(Code::UnknownLanguage, format!("`{tag}` is not among the project's languages"))
                .at(place, "")
                .did_you_mean(tag, self.0.iter().map(String::as_str))
                .help(format!("add it to `languages` in onset.yaml, which now lists {}", self.0.join(", ")))
        })
    }
}

/// Something that exists in at least one language. What a language lacks is taken from the default language, or else
/// from the first that has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Translated<T> {
    first: (Lang, T),
    others: Vec<(Lang, T)>,
}

impl<T> Translated<T> {
    /// Something that exists in one language.
    pub fn new(lang: Lang, value: T) -> Self {
        Self { first: (lang, value), others: Vec::new() }
    }

    /// Something that exists in several. `None` when there are none.
    pub fn gather(mut versions: Vec<(Lang, T)>) -> Option<Self> {
        versions.sort_by_key(|(lang, _)| *lang);
        let mut versions = versions.into_iter();
        Some(Self { first: versions.next()?, others: versions.collect() })
    }

    /// The version for a language, and the language it is in.
    pub fn get(&self, lang: Lang) -> (&T, Lang) {
        let found = self.others.iter().find(|(other, _)| *other == lang && self.first.0 != lang);
        let (lang, value) = found.unwrap_or(&self.first);
        (value, *lang)
    }

    /// The version for a language, whichever language that is in.
    pub fn value(&self, lang: Lang) -> &T {
        self.get(lang).0
    }

    /// Whether there is a version in this very language.
    pub fn has(&self, lang: Lang) -> bool {
        self.get(lang).1 == lang
    }

    /// Every version.
    pub fn iter(&self) -> impl Iterator<Item = (Lang, &T)> {
        std::iter::once(&self.first).chain(&self.others).map(|(lang, value)| (*lang, value))
    }

    /// Every version, changed.
    pub fn map<U>(self, mut change: impl FnMut(Lang, T) -> U) -> Translated<U> {
        let mut one = |(lang, value): (Lang, T)| (lang, change(lang, value));
        let first = one(self.first);
        Translated { first, others: self.others.into_iter().map(one).collect() }
    }
}

/// A text as written becomes a text in the project's languages.
pub(super) fn text(written: At<Text>, languages: &Languages, out: &mut Vec<Diagnostic>) -> Option<Translated<String>> {
    match written.value {
        Text::One(text) => Some(Translated::new(Lang::DEFAULT, text)),
        Text::PerLanguage(texts) => {
            let mut versions = Vec::new();
            for (tag, text) in texts {
                match languages.named(&tag.value, tag.place) {
                    Ok(lang) => versions.push((lang, text)),
                    Err(diagnostic) => out.push(diagnostic),
                }
            }
            Translated::gather(versions)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_falls_back_to_the_default_language() {
        let languages = Languages::new(vec![]);
        assert_eq!(languages.tag(Lang::DEFAULT), "en");
        let text = Translated::gather(vec![(Lang(1), "deux"), (Lang(0), "one")]).unwrap();
        assert_eq!(text.get(Lang(1)), (&"deux", Lang(1)));
        assert_eq!(text.get(Lang(2)), (&"one", Lang(0)));
        assert!(!text.has(Lang(2)));
    }
}
