//! What was written about each picture: its entry in `stills.yaml`, and the defaults of the folders it lies in.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::{Code, Diagnostic, dangling};
use crate::load::reading::Table;
use crate::load::scalars::Date;
use crate::load::wire::still::{StillEntry, StillFacts, StillsFile};
use crate::load::wire::words::{Approval, StillKind};
use crate::load::{PictureFile, YamlFile};
use crate::places::{At, FileId, Place, SourcePath};

/// A picture and what was written about it, before anything is resolved.
#[derive(Debug)]
pub(in crate::model) struct Written<'a> {
    pub(in crate::model) picture: &'a PictureFile,
    /// Where its own entry stands, if it has one.
    pub(in crate::model) place: Option<Place>,
    /// Its own entry and, where that is silent, the defaults of its folders.
    pub(in crate::model) said: StillEntry,
}

/// What the pictures of a project are said to be.
pub(in crate::model) struct Joined<'a> {
    /// Every picture with its entry and its folders' defaults, in the order in which they will be shown.
    pub(in crate::model) written: Vec<Written<'a>>,
    /// Those of the unusable files that the site may do without.
    pub(in crate::model) optional: BTreeSet<SourcePath>,
}

/// Joins every picture, and every picture file that cannot be used, with what was written about it.
pub(in crate::model) fn join<'a>(
    pictures: &'a [PictureFile],
    unusable: &[&SourcePath],
    files: Vec<YamlFile<StillsFile>>,
    has_file: impl Fn(&SourcePath) -> bool,
    out: &mut Vec<Diagnostic>,
) -> Joined<'a> {
    let mut own: BTreeMap<SourcePath, At<StillEntry>> = BTreeMap::new();
    let mut defaults: Vec<(SourcePath, StillFacts)> = Vec::new();
    for YamlFile { path, value, .. } in files {
        let StillsFile { defaults: shared, stills } = value.value;
        for still in stills {
            file_entry(&path, still, pictures, &has_file, &mut own, out);
        }
        defaults.extend(shared.map(|shared| (path, shared.value)));
    }
    // The folder nearest to the picture speaks first.
    defaults.sort_by_key(|(path, _)| std::cmp::Reverse(path.folder().len()));
    let of_folders = |path: &SourcePath| {
        let above = defaults.iter().filter(|(file, _)| holds(file.folder(), path));
        above.fold(no_facts(), |facts, (_, more)| merge(facts, more))
    };
    let is_optional = |path: &&&SourcePath| {
        let own = own.get(**path).and_then(|own| own.value.optional.clone());
        own.or(of_folders(path).optional).is_some_and(|optional| optional.value)
    };
    let optional = unusable.iter().filter(is_optional).map(|path| (*path).clone()).collect();
    let mut written: Vec<Written<'a>> = pictures
        .iter()
        .map(|picture| {
            let own = own.remove(&picture.path).map(|own| own.value);
            let place = own.as_ref().map(|own| own.file.place);
            let own = own.unwrap_or_else(|| nothing_written(picture));
            Written { picture, place, said: said(own, of_folders(&picture.path)) }
        })
        .collect();
    let order = |still: &Written<'_>| still.said.order.as_ref().map_or(i32::MAX, |order| order.value);
    written.sort_by(|a, b| order(a).cmp(&order(b)).then_with(|| a.picture.path.cmp(&b.picture.path)));
    Joined { written, optional }
}

fn file_entry(
    stills_yaml: &SourcePath,
    still: At<StillEntry>,
    pictures: &[PictureFile],
    has_file: impl Fn(&SourcePath) -> bool,
    own: &mut BTreeMap<SourcePath, At<StillEntry>>,
    out: &mut Vec<Diagnostic>,
) {
    let file = still.value.file.clone();
    let Some(path) = stills_yaml.join(&file.value).filter(&has_file) else {
        let folder = stills_yaml.folder();
        let known = pictures.iter().map(|picture| &picture.path).filter(|path| path.folder() == folder);
        let how = "file names are written as they are in this folder, with their ending";
        out.push(dangling("picture", &file, known.map(SourcePath::file_name), how));
        return;
    };
    if let Some(earlier) = own.insert(path, still) {
        out.push(
            Diagnostic::error(Code::DuplicateName, format!("`{}` is described twice", file.value))
                .at(file.place, "here again")
                .at(earlier.value.file.place, "first here")
                .help("put both together, so that nobody has to guess which one holds"),
        );
    }
}

fn holds(folder: &str, path: &SourcePath) -> bool {
    folder.is_empty() || path.folder() == folder || path.folder().starts_with(&format!("{folder}/"))
}

fn no_facts() -> StillFacts {
    StillFacts {
        photographer: None,
        credit: None,
        copyright: None,
        licence: None,
        usage: None,
        location: None,
        source_type: None,
        tags: Table(Vec::new()),
        layers: Vec::new(),
        kind: None,
        press: None,
        approval: None,
        embargo: None,
        spoiler: None,
        optional: None,
    }
}

/// `facts`, with what they lack taken from `more`.
fn merge(facts: StillFacts, more: &StillFacts) -> StillFacts {
    let StillFacts {
        photographer,
        credit,
        copyright,
        licence,
        usage,
        location,
        source_type,
        mut tags,
        layers,
        kind,
        press,
        approval,
        embargo,
        spoiler,
        optional,
    } = facts;
    tags.0.extend(more.tags.0.iter().cloned());
    StillFacts {
        photographer: photographer.or_else(|| more.photographer.clone()),
        credit: credit.or_else(|| more.credit.clone()),
        copyright: copyright.or_else(|| more.copyright.clone()),
        licence: licence.or_else(|| more.licence.clone()),
        usage: usage.or_else(|| more.usage.clone()),
        location: location.or_else(|| more.location.clone()),
        source_type: source_type.or_else(|| more.source_type.clone()),
        tags,
        layers: if layers.is_empty() { more.layers.clone() } else { layers },
        kind: kind.or_else(|| more.kind.clone()),
        press: press.or_else(|| more.press.clone()),
        approval: approval.or_else(|| more.approval.clone()),
        embargo: embargo.or_else(|| more.embargo.clone()),
        spoiler: spoiler.or_else(|| more.spoiler.clone()),
        optional: optional.or_else(|| more.optional.clone()),
    }
}

/// An entry and, where it is silent, the defaults of its folders.
fn said(own: StillEntry, folder: StillFacts) -> StillEntry {
    let StillFacts {
        photographer,
        credit,
        copyright,
        licence,
        usage,
        location,
        source_type,
        mut tags,
        layers,
        kind,
        press,
        approval,
        embargo,
        spoiler,
        optional,
    } = folder;
    tags.0.extend(own.tags.0);
    StillEntry {
        photographer: own.photographer.or(photographer),
        credit: own.credit.or(credit),
        copyright: own.copyright.or(copyright),
        licence: own.licence.or(licence),
        usage: own.usage.or(usage),
        location: own.location.or(location),
        source_type: own.source_type.or(source_type),
        tags,
        layers: if own.layers.is_empty() { layers } else { own.layers },
        kind: own.kind.or(kind),
        press: own.press.or(press),
        approval: own.approval.or(approval),
        embargo: own.embargo.or(embargo),
        spoiler: own.spoiler.or(spoiler),
        optional: own.optional.or(optional),
        ..own
    }
}

impl Written<'_> {
    /// The kind: as written, or else as the folder's name suggests.
    pub(in crate::model) fn kind(&self) -> StillKind {
        self.said.kind.as_ref().map_or_else(|| kind_of_folder(&self.picture.path), |kind| kind.value)
    }

    /// When it was taken: as written, or else as its file says.
    pub(in crate::model) fn date(&self) -> Option<Date> {
        let embedded = || self.picture.facts.embedded.date.as_deref()?.parse().ok().map(Date);
        self.said.date.as_ref().map(|date| date.value).or_else(embedded)
    }

    /// Whether it is cleared; it is where nobody says otherwise.
    pub(in crate::model) fn approval(&self) -> Approval {
        self.said.approval.as_ref().map_or(Approval::Approved, |approval| approval.value)
    }
}

fn kind_of_folder(path: &SourcePath) -> StillKind {
    let folder = path.folder();
    match folder.rsplit('/').next().unwrap_or_default() {
        "bts" | "behind-the-scenes" | "making-of" => StillKind::Bts,
        "portraits" | "people" | "headshots" => StillKind::Portrait,
        "key-art" => StillKind::KeyArt,
        "posters" | "poster" => StillKind::Poster,
        _ if folder.starts_with("diary") || folder.starts_with("clips") => StillKind::Bts,
        _ => StillKind::Production,
    }
}

/// The entry of a picture that has none.
fn nothing_written(picture: &PictureFile) -> StillEntry {
    StillEntry {
        // Never shown: only an entry that was written has a place.
        file: At { value: picture.path.file_name().to_owned(), place: Place::head(FileId(0)) },
        caption: None,
        alt: None,
        extended_description: None,
        headline: None,
        photographer: None,
        credit: None,
        copyright: None,
        licence: None,
        usage: None,
        people: Vec::new(),
        location: None,
        tags: Table(Vec::new()),
        layers: Vec::new(),
        kind: None,
        press: None,
        order: None,
        focus: None,
        approval: None,
        embargo: None,
        spoiler: None,
        raw: None,
        date: None,
        source_type: None,
        before: None,
        optional: None,
    }
}
