//! From profiles, built in and the project's own, to deliverables.

use super::bridge::Bridge;
use super::deliverable::{Deliverable, DiarySelect, FILE_NAME, Limit, Limits, SCREEN_SIZE, Select, TextLimit};
use super::document::{Document, DossierPart, Paper};
use super::film::{plain, plains};
use super::slug::{slug, slug_or};
use super::tags::Tags;
use super::translated::{Lang, Translated};
use crate::diagnostics::{Code, Diagnostic};
use crate::load::YamlFile;
use crate::load::profiles::{NOWHERE, PROFILES, profiles};
use crate::load::reading::Table;
use crate::load::scalars::Text;
use crate::load::wire::config::Deliverables;
use crate::load::wire::deliverable as wire;
use crate::load::wire::words::{Counting, Numbering, Packing, Part};
use crate::places::{At, Place};

/// What holds for every deliverable that does not say otherwise.
struct Usual {
    screen_size: u32,
    file_name: String,
}

impl Bridge<'_> {
    /// The built-in deliverables, as the project's files change them, and then the project's own.
    pub(super) fn deliverables(
        &mut self,
        settings: Option<At<Deliverables>>,
        files: Vec<YamlFile<wire::Deliverable>>,
    ) -> Vec<Deliverable> {
        let (kit, offer, documents, size, name) = match settings {
            None => (None, Vec::new(), None, None, None),
            Some(At { value: Deliverables { press_kit, offer, documents, screen_size, file_name }, .. }) => {
                (plain(press_kit), offer, plain(documents), plain(screen_size), file_name)
            }
        };
        let usual = Usual {
            screen_size: size.unwrap_or(SCREEN_SIZE).max(320),
            file_name: self.pattern(name).unwrap_or_else(|| FILE_NAME.to_owned()),
        };
        let mut own: Vec<(String, Place, wire::Deliverable)> = files
            .into_iter()
            .map(|file| (slug_or(file.path.stem(), "bundle"), Place::head(file.file), file.value.value))
            .collect();
        let mut all = Vec::new();
        for (name, built_in) in profiles() {
            let change = own.iter().position(|(own, ..)| own == name).map(|at| own.remove(at));
            let (place, written) = match change {
                Some((_, place, change)) => (Some(place), changed(built_in, change)),
                None => (None, built_in),
            };
            all.push(self.deliverable(name, place, written, &usual));
        }
        all.extend(own.into_iter().map(|(name, place, written)| self.deliverable(&name, Some(place), written, &usual)));
        self.publish(kit, &offer, &mut all);
        if documents == Some(false) {
            for published in all.iter_mut().filter(|deliverable| deliverable.published) {
                published.parts.retain(|part| *part != Part::Documents);
            }
        }
        all
    }

    /// Settles which of them the site holds: as they say, and those that `onset.yaml` names.
    fn publish(&mut self, kit: Option<bool>, offer: &[At<String>], all: &mut [Deliverable]) {
        for wanted in offer {
            if let Some(deliverable) = all.iter_mut().find(|deliverable| deliverable.slug == wanted.value) {
                deliverable.published = true;
                continue;
            }
            let known = all.iter().map(|deliverable| deliverable.slug.as_str());
            let how = "`onset deliver --list` names those there are";
            self.out.push(crate::diagnostics::dangling("deliverable", wanted, known, how));
        }
        if let (Some(kit), Some(deliverable)) = (kit, all.iter_mut().find(|one| one.slug == "press-kit")) {
            deliverable.published = kit;
        }
    }

    fn deliverable(
        &mut self,
        name: &str,
        place: Option<Place>,
        written: wire::Deliverable,
        usual: &Usual,
    ) -> Deliverable {
        let wire::Deliverable {
            title,
            description,
            source,
            checked,
            contents,
            texts,
            documents,
            papers,
            screen_documents,
            dossier,
            select,
            diary,
            file_name,
            numbers,
            screen_size,
            dpi,
            packing,
            flat,
            limits,
            publish,
            listed,
        } = written;
        Deliverable {
            place,
            slug: name.to_owned(),
            title: self
                .profile_text(title)
                .unwrap_or_else(|| Translated::new(Lang::DEFAULT, name.replace(['-', '_'], " "))),
            description: self.profile_text(description),
            source: plains(source),
            checked: plain(checked),
            parts: or_all(plains(contents), Part::ALL),
            texts,
            documents: or_all(plains(documents), &[Document::PressKit, Document::OneSheet]),
            papers: or_all(plains(papers), Paper::ALL),
            screen_documents: plain(screen_documents).unwrap_or(false),
            dossier: or_all(plains(dossier), DossierPart::ALL),
            select: self.select(select),
            diary: diary.map(|At { value: wire::Diary { layers, audiences }, .. }| DiarySelect {
                layers: plains(layers),
                audiences: plains(audiences),
            }),
            file_name: self.pattern(file_name).unwrap_or_else(|| usual.file_name.clone()),
            numbers: plain(numbers).unwrap_or(Numbering::Stable),
            screen_size: plain(screen_size).unwrap_or(usual.screen_size).max(320),
            dpi: plain(dpi),
            packing: plain(packing).unwrap_or(Packing::Zip),
            flat: plain(flat).unwrap_or(false),
            limits: limits.map(|limits| meant(limits.value)).unwrap_or_default(),
            published: plain(publish).unwrap_or(!PROFILES.iter().any(|(built_in, _)| *built_in == name)),
            listed: plain(listed).unwrap_or(true),
        }
    }

    /// A text of a profile. A built-in one is written in languages that the project may not have.
    fn profile_text(&mut self, written: Option<At<Text>>) -> Option<Translated<String>> {
        let At { value, place } = written?;
        let value = match value {
            Text::PerLanguage(mut texts) if place.file == NOWHERE => {
                let english = texts.first().map(|(_, text)| text.clone())?;
                texts.retain(|(tag, _)| self.languages.find(&tag.value).is_some());
                if texts.is_empty() { Text::One(english) } else { Text::PerLanguage(texts) }
            }
            value => value,
        };
        self.text(Some(At { value, place }))
    }

    fn select(&mut self, written: Option<At<wire::Select>>) -> Select {
        let Some(At { value: wire::Select { kinds, layers, tags, press, spoilers }, .. }) = written else {
            return Select { kinds: Vec::new(), layers: Vec::new(), tags: Tags::new(), press: true, spoilers: true };
        };
        Select {
            kinds: plains(kinds),
            layers: plains(layers),
            tags: self.known_tags(tags),
            press: plain(press).unwrap_or(true),
            spoilers: plain(spoilers).unwrap_or(true),
        }
    }

    /// Tags that select: they must be in use, and using them here does not make them so.
    fn known_tags(&mut self, written: Table<Vec<At<String>>>) -> Tags {
        let mut vocabulary = self.vocabulary.clone();
        let tags = vocabulary.take(written, self.out);
        for (tag, word) in vocabulary.words().filter(|(tag, _)| tags.contains(*tag)) {
            if !self.vocabulary.words().any(|(known, _)| known == tag) {
                let named = At { value: word.label.clone(), place: word.places[0] };
                let known = self.vocabulary.words().map(|(tag, _)| tag.name.as_str());
                self.out.push(crate::diagnostics::dangling("tag", &named, known, "nothing in the project carries it"));
            }
        }
        tags
    }

    /// A pattern for file names, whose fields must be known.
    fn pattern(&mut self, written: Option<At<String>>) -> Option<String> {
        const FIELDS: &[&str] = &["film", "subject", "photographer", "nn"];
        let At { value, place } = written?;
        let fields = value.split('{').skip(1).map(|rest| rest.split('}').next().unwrap_or(rest));
        if let Some(unknown) = fields.clone().find(|field| !FIELDS.contains(field)) {
            self.out.push(
                Diagnostic::error(Code::BadValue, format!("`{{{unknown}}}` is not a part of a file name"))
                    .at(place, "")
                    .did_you_mean(unknown, FIELDS.iter().copied())
                    .help("the parts are {film}, {subject}, {photographer} and {nn}"),
            );
            return None;
        }
        Some(value)
    }
}

/// What is written, or all that there could be.
fn or_all<T: Copy>(written: Vec<T>, all: &[T]) -> Vec<T> {
    if written.is_empty() { all.to_vec() } else { written }
}

/// A built-in profile with what a project's file changes.
fn changed(built_in: wire::Deliverable, change: wire::Deliverable) -> wire::Deliverable {
    fn list<T>(change: Vec<T>, built_in: Vec<T>) -> Vec<T> {
        if change.is_empty() { built_in } else { change }
    }
    let limits = match (built_in.limits, change.limits) {
        (Some(built_in), Some(change)) => {
            Some(At { value: narrowed(built_in.value, change.value), place: change.place })
        }
        (built_in, change) => change.or(built_in),
    };
    wire::Deliverable {
        title: change.title.or(built_in.title),
        description: change.description.or(built_in.description),
        source: list(change.source, built_in.source),
        checked: change.checked.or(built_in.checked),
        contents: list(change.contents, built_in.contents),
        texts: list(change.texts, built_in.texts),
        documents: list(change.documents, built_in.documents),
        papers: list(change.papers, built_in.papers),
        screen_documents: change.screen_documents.or(built_in.screen_documents),
        dossier: list(change.dossier, built_in.dossier),
        select: change.select.or(built_in.select),
        diary: change.diary.or(built_in.diary),
        file_name: change.file_name.or(built_in.file_name),
        numbers: change.numbers.or(built_in.numbers),
        screen_size: change.screen_size.or(built_in.screen_size),
        dpi: change.dpi.or(built_in.dpi),
        packing: change.packing.or(built_in.packing),
        flat: change.flat.or(built_in.flat),
        limits,
        publish: change.publish.or(built_in.publish),
        listed: change.listed.or(built_in.listed),
    }
}

fn narrowed(built_in: wire::Limits, change: wire::Limits) -> wire::Limits {
    let mut texts = built_in.texts.0;
    for (name, limit) in change.texts.0 {
        texts.retain(|(known, _)| known.value != name.value);
        texts.push((name, limit));
    }
    wire::Limits {
        bytes: change.bytes.or(built_in.bytes),
        file_bytes: change.file_bytes.or(built_in.file_bytes),
        pages: change.pages.or(built_in.pages),
        minutes: change.minutes.or(built_in.minutes),
        stills: change.stills.or(built_in.stills),
        least_stills: change.least_stills.or(built_in.least_stills),
        width: change.width.or(built_in.width),
        height: change.height.or(built_in.height),
        least_long_side: change.least_long_side.or(built_in.least_long_side),
        least_short_side: change.least_short_side.or(built_in.least_short_side),
        name_length: change.name_length.or(built_in.name_length),
        texts: Table(texts),
    }
}

fn meant(written: wire::Limits) -> Limits {
    let wire::Limits {
        bytes,
        file_bytes,
        pages,
        minutes,
        stills,
        least_stills,
        width,
        height,
        least_long_side,
        least_short_side,
        name_length,
        texts,
    } = written;
    Limits {
        bytes: limit(bytes.map(|bytes| bytes.map(|bytes| bytes.0))),
        file_bytes: limit(file_bytes.map(|bytes| bytes.map(|bytes| bytes.0))),
        pages: limit(pages),
        minutes: limit(minutes),
        stills: limit(stills),
        least_stills: limit(least_stills),
        width: limit(width),
        height: limit(height),
        least_long_side: limit(least_long_side),
        least_short_side: limit(least_short_side),
        name_length: limit(name_length),
        texts: texts
            .0
            .into_iter()
            .map(|(name, limit)| (text_name(&name.value), text_limit(limit.value, name.place)))
            .collect(),
    }
}

fn limit<T>(written: Option<At<T>>) -> Option<Limit<T>> {
    written.map(|At { value, place }| Limit { value, place: in_project(place) })
}

/// A place, unless it lies in a built-in file.
fn in_project(place: Place) -> Option<Place> {
    (place.file != NOWHERE).then_some(place)
}

fn text_limit(written: wire::TextLimit, place: Place) -> TextLimit {
    let wire::TextLimit { words, characters, counting, required } = written;
    TextLimit {
        words: plain(words),
        characters: plain(characters),
        counting: plain(counting).unwrap_or(Counting::All),
        required: plain(required).unwrap_or(false),
        place: in_project(place),
    }
}

/// The name of a text as it is looked up: `Synopsis/Short` is `synopsis/short`.
fn text_name(written: &str) -> String {
    written.split('/').map(slug).collect::<Vec<_>>().join("/")
}
