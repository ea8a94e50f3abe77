//! Bundles: what each selects, holds, and must stay within.

use super::bridge::Bridge;
use super::film::{Words, plain, plains};
use super::slug::slug_or;
use super::still::{Home, Still};
use super::tags::Tags;
use super::translated::{Lang, Translated};
use crate::load::YamlFile;
use crate::load::reading::Table;
use crate::load::wire::config::Deliverables;
use crate::load::wire::deliverable as wire;
use crate::load::wire::words::{Layer, Part, StillKind};
use crate::places::{At, Place};

/// The long side of a screen-size still, in pixels, unless the project says otherwise.
pub const SCREEN_SIZE: u32 = 2048;

/// How stills are named unless the project says otherwise.
pub const FILE_NAME: &str = "{film}_{subject}_{photographer}_{nn}";

/// A bundle.
#[derive(Debug, Clone)]
pub struct Deliverable {
    /// Where it is described; built-in ones are not.
    pub place: Option<Place>,
    /// Its name in addresses and file names.
    pub slug: String,
    /// Its name in the press room.
    pub title: Words,
    /// About it.
    pub description: Option<Words>,
    /// What it holds.
    pub parts: Vec<Part>,
    /// Which stills it takes.
    pub select: Select,
    /// How stills are named.
    pub file_name: String,
    /// The long side of a screen-size still, in pixels.
    pub screen_size: u32,
    /// How large it may be, in bytes.
    pub max_bytes: Option<At<u64>>,
    /// How many stills it takes.
    pub max_stills: Option<usize>,
    /// Whether the press room offers it.
    pub listed: bool,
}

/// Which stills a bundle takes.
#[derive(Debug, Clone)]
pub struct Select {
    kinds: Vec<StillKind>,
    layers: Vec<Layer>,
    tags: Tags,
    press: bool,
}

impl Select {
    /// Whether a still is taken. Portraits go with the bios, pictures beside other things stay there.
    pub fn takes(&self, still: &Still) -> bool {
        let kind = if self.kinds.is_empty() {
            matches!(still.kind, StillKind::Production | StillKind::Bts)
        } else {
            self.kinds.contains(&still.kind)
        };
        kind && still.home == Home::Gallery
            && (still.press || !self.press)
            && (self.layers.is_empty() || self.layers.iter().any(|layer| still.layers.contains(layer)))
            && (self.tags.is_empty() || self.tags.iter().any(|tag| still.tags.contains(tag)))
    }
}

/// The press kit, as every film has it.
fn press_kit(parts: Vec<Part>, screen_size: u32, file_name: String) -> Deliverable {
    Deliverable {
        place: None,
        slug: "press-kit".to_owned(),
        title: Translated::new(Lang::DEFAULT, "Press kit".to_owned()),
        description: None,
        parts,
        select: Select { kinds: Vec::new(), layers: Vec::new(), tags: Tags::new(), press: true },
        file_name,
        screen_size,
        max_bytes: None,
        max_stills: None,
        listed: true,
    }
}

impl Bridge<'_> {
    /// The built-in bundles and the project's own.
    pub(super) fn deliverables(
        &mut self,
        settings: Option<At<Deliverables>>,
        files: Vec<YamlFile<wire::Deliverable>>,
    ) -> Vec<Deliverable> {
        let (kit, documents, size, name) = match settings {
            None => (None, None, None, None),
            Some(At { value: Deliverables { press_kit, documents, screen_size, file_name }, .. }) => {
                (plain(press_kit), plain(documents), plain(screen_size), file_name)
            }
        };
        let mut parts = Part::ALL.to_vec();
        parts.retain(|part| *part != Part::Documents || documents.unwrap_or(true));
        let size = size.unwrap_or(SCREEN_SIZE).max(320);
        let name = self.pattern(name).unwrap_or_else(|| FILE_NAME.to_owned());
        let mut all = Vec::new();
        if kit.unwrap_or(true) {
            all.push(press_kit(parts.clone(), size, name.clone()));
        }
        for file in files {
            all.push(self.deliverable(file, &parts, size, &name));
        }
        all
    }

    fn deliverable(&mut self, file: YamlFile<wire::Deliverable>, all: &[Part], size: u32, name: &str) -> Deliverable {
        let YamlFile { path, value, .. } = file;
        let wire::Deliverable { title, description, contents, select, file_name, screen_size, limits, listed } =
            value.value;
        let limits = limits.map_or(wire::Limits { bytes: None, stills: None }, |limits| limits.value);
        let wire::Limits { bytes, stills } = limits;
        let wire::Select { kinds, layers, tags, press } = select.map_or(
            wire::Select { kinds: Vec::new(), layers: Vec::new(), tags: Table(Vec::new()), press: None },
            |select| select.value,
        );
        let parts = plains(contents);
        Deliverable {
            place: Some(title.place),
            slug: slug_or(path.stem(), "bundle"),
            title: self.required(title),
            description: self.text(description),
            parts: if parts.is_empty() { all.to_vec() } else { parts },
            select: Select {
                kinds: plains(kinds),
                layers: plains(layers),
                tags: self.known_tags(tags),
                press: plain(press).unwrap_or(true),
            },
            file_name: self.pattern(file_name).unwrap_or_else(|| name.to_owned()),
            screen_size: plain(screen_size).unwrap_or(size).max(320),
            max_bytes: bytes.map(|bytes| bytes.map(|bytes| bytes.0)),
            max_stills: plain(stills).and_then(|stills| usize::try_from(stills).ok()),
            listed: plain(listed).unwrap_or(true),
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
                crate::diagnostics::Diagnostic::error(
                    crate::diagnostics::Code::BadValue,
                    format!("`{{{unknown}}}` is not a part of a file name"),
                )
                .at(place, "")
                .did_you_mean(unknown, FIELDS.iter().copied())
                .help("the parts are {film}, {subject}, {photographer} and {nn}"),
            );
            return None;
        }
        Some(value)
    }
}
