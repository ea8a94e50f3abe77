//! Stills: the picture files with everything that is known about each.

use std::collections::{BTreeMap, BTreeSet};

use super::bridge::{Bridge, HiddenThing};
use super::film::{Words, plain, plains};
use super::names::{Named, PersonId, StillId};
use super::slug::{slug, unique};
use super::tags::Tags;
use super::translated::{Lang, Translated};
use super::viewing::{Access, Hidden, Times};
use crate::diagnostics::{Diagnostic, dangling};
use crate::load::picture::Colour;
use crate::load::reading::Table;
use crate::load::scalars::{Date, Focus, Moment, Text, Url};
use crate::load::wire::still::{StillEntry, StillFacts, StillsFile};
use crate::load::wire::words::{Approval, Layer, SourceType, StillKind};
use crate::load::{PictureFile, YamlFile};
use crate::places::{At, FilePath, Place, SourcePath};

/// Alternative text.
#[derive(Debug, Clone)]
pub enum Alt {
    /// What somebody who cannot see the picture should know.
    Text(Words),
    /// The picture carries nothing that the text does not say.
    Decorative,
}

/// Where a picture lives, which decides whether the gallery shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Home {
    /// In `stills/`: it has a page and stands in the gallery.
    Gallery,
    /// Beside an entry, a person or a clip: it is shown there.
    Beside,
}

/// A picture with its facts.
#[derive(Debug, Clone)]
pub struct Still {
    /// The file.
    pub path: SourcePath,
    /// BLAKE3 of the file's bytes.
    pub hash: [u8; 32],
    /// Size of the file, in bytes.
    pub bytes: u64,
    /// Width in pixels, upright.
    pub width: u32,
    /// Height in pixels, upright.
    pub height: u32,
    /// Colour space of the file.
    pub colour: Colour,
    /// Its address.
    pub slug: String,
    /// Where it lives.
    pub home: Home,
    /// Where its facts stand, if anywhere.
    pub place: Option<Place>,
    /// Alternative text; `None` when nobody wrote one.
    pub alt: Option<Alt>,
    /// What alternative text has no room for.
    pub extended_description: Option<Words>,
    /// What is seen and why it matters.
    pub caption: Option<Words>,
    /// A few words.
    pub headline: Option<Words>,
    /// Who took it.
    pub photographer: Option<String>,
    /// The credit line.
    pub credit: Option<String>,
    /// The copyright notice.
    pub copyright: Option<String>,
    /// The licence.
    pub licence: Option<Url>,
    /// The page about the rights that its file names.
    pub web_statement: Option<Url>,
    /// What it may be used for.
    pub usage: Option<Words>,
    /// Members of cast and crew in it.
    pub people: Vec<PersonId>,
    /// Names its file gives of people in it, where none are named in the project.
    pub people_named: Vec<String>,
    /// Where it was taken, where that is said apart from tags.
    pub location: Option<Words>,
    /// Keywords its file carries.
    pub keywords: Vec<String>,
    /// Tags.
    pub tags: Tags,
    /// Layers it serves.
    pub layers: Vec<Layer>,
    /// What it shows.
    pub kind: StillKind,
    /// Whether it is offered to the press.
    pub press: bool,
    /// The point every crop keeps.
    pub focus: Focus,
    /// Who may see it.
    pub access: Access,
    /// Its embargo as written, past ones too.
    pub embargo: Option<At<Moment>>,
    /// Whether it gives the story away.
    pub spoiler: bool,
    /// The raw original.
    pub raw: Option<String>,
    /// When it was taken.
    pub date: Option<Date>,
    /// How it came about.
    pub source_type: Option<SourceType>,
    /// The picture that shows the same before the work.
    pub before: Option<StillId>,
    /// Whether the site may do without it when its file turns out broken.
    pub optional: bool,
}

impl Still {
    /// The line to print beside it: the credit line, or else the photographer's name.
    pub fn credit_line(&self) -> Option<&str> {
        self.credit.as_deref().or(self.photographer.as_deref())
    }
}

/// A picture and what was written about it, before anything is resolved.
#[derive(Debug)]
pub(super) struct Written<'a> {
    picture: &'a PictureFile,
    own: Option<At<StillEntry>>,
    folder: StillFacts,
}

/// Joins every picture with its entry and its folders' defaults, in the order in which they will be shown.
pub(super) fn join<'a>(
    pictures: &'a [PictureFile],
    files: Vec<YamlFile<StillsFile>>,
    has_file: impl Fn(&SourcePath) -> bool,
    out: &mut Vec<Diagnostic>,
) -> Vec<Written<'a>> {
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
    let mut written: Vec<Written<'a>> = pictures
        .iter()
        .map(|picture| {
            let above = defaults.iter().filter(|(file, _)| holds(file.folder(), &picture.path));
            let folder = above.fold(no_facts(), |facts, (_, more)| merge(facts, more));
            Written { picture, own: own.remove(&picture.path), folder }
        })
        .collect();
    let order = |still: &Written<'_>| {
        still.own.as_ref().and_then(|own| own.value.order.as_ref()).map_or(i32::MAX, |order| order.value)
    };
    written.sort_by(|a, b| order(a).cmp(&order(b)).then_with(|| a.picture.path.cmp(&b.picture.path)));
    written
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
            Diagnostic::error(crate::diagnostics::Code::DuplicateName, format!("`{}` is described twice", file.value))
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

impl Written<'_> {
    /// The kind: as written, or else as the folder's name suggests.
    fn kind(&self) -> StillKind {
        let own = self.own.as_ref().and_then(|own| own.value.kind.as_ref());
        own.or(self.folder.kind.as_ref()).map_or_else(|| kind_of_folder(&self.picture.path), |kind| kind.value)
    }

    fn approval(&self) -> Approval {
        let own = self.own.as_ref().and_then(|own| own.value.approval.as_ref());
        own.or(self.folder.approval.as_ref()).map_or(Approval::Approved, |approval| approval.value)
    }

    fn embargo(&self) -> Option<&At<Moment>> {
        self.own.as_ref().and_then(|own| own.value.embargo.as_ref()).or(self.folder.embargo.as_ref())
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

impl Bridge<'_> {
    /// Names every picture and decides which are shown. What is killed or pending ends here.
    pub(super) fn name_stills<'w>(&mut self, written: Vec<Written<'w>>) -> Vec<(Written<'w>, Access)> {
        let mut shown = Vec::new();
        for still in written {
            let state = self.still_access(&still);
            let named: Named<StillId> = state.map(|_| StillId::at(shown.len()));
            self.names.add_still(&still.picture.path, named);
            match state {
                Ok(access) => shown.push((still, access)),
                Err(hidden) => self.hidden.push(HiddenThing {
                    what: "still",
                    name: still.picture.path.to_string(),
                    hidden,
                    place: still.own.as_ref().map(|own| own.value.file.place),
                    portrait: still.kind() == StillKind::Portrait,
                }),
            }
        }
        shown
    }

    fn still_access(&self, still: &Written<'_>) -> Result<Access, Hidden> {
        match still.approval() {
            Approval::Killed => Err(Hidden::Killed),
            Approval::Pending => Err(Hidden::Pending),
            Approval::Approved => match self.hidden_with(&still.picture.path) {
                Some(hidden) => Err(hidden),
                None => self.viewing.access(&Times { embargo: still.embargo(), ..Times::default() }),
            },
        }
    }

    /// Why a picture is not shown, if it lies beside an entry or a clip that is not.
    fn hidden_with(&self, path: &SourcePath) -> Option<Hidden> {
        let entry = path.folder().strip_prefix("diary/").and_then(|below| below.split('/').next());
        let entry = entry.and_then(|name| self.names.entries.peek(name)).and_then(Result::err);
        entry.or_else(|| self.names.hidden_files.get(path).copied())
    }

    /// Gives every picture that is shown its meaning.
    pub(super) fn all_stills(&mut self, written: Vec<(Written<'_>, Access)>) -> Vec<Still> {
        let mut slugs = BTreeSet::new();
        written.into_iter().map(|(still, access)| self.one_still(still, access, &mut slugs)).collect()
    }

    fn one_still(&mut self, written: Written<'_>, access: Access, slugs: &mut BTreeSet<String>) -> Still {
        let kind = written.kind();
        let embargo = written.embargo().cloned();
        let Written { picture, own, folder } = written;
        let place = own.as_ref().map(|own| own.value.file.place);
        let StillEntry {
            file: _,
            caption,
            alt,
            extended_description,
            headline,
            photographer,
            credit,
            copyright,
            licence,
            usage,
            people,
            location,
            tags,
            layers,
            kind: _,
            press,
            order: _,
            focus,
            approval: _,
            embargo: _,
            spoiler,
            raw,
            date,
            source_type,
            before,
            optional,
        } = own.map_or_else(|| nothing_written(picture), |own| own.value);
        let embedded = &picture.facts.embedded;
        let folder_tags = self.vocabulary.take(folder.tags, self.out);
        let mut all_tags = self.vocabulary.take(tags, self.out);
        all_tags.extend(folder_tags);
        Still {
            path: picture.path.clone(),
            hash: picture.hash,
            bytes: picture.bytes,
            width: picture.facts.width,
            height: picture.facts.height,
            colour: picture.facts.colour.clone(),
            slug: unique(slug(picture.path.stem()), slugs),
            home: if picture.path.as_str().starts_with("stills/") { Home::Gallery } else { Home::Beside },
            place,
            alt: self.alt(alt, embedded.alt.as_ref()),
            extended_description: self.text(extended_description),
            caption: with_embedded(self.text(caption), embedded.caption.as_ref()),
            headline: with_embedded(self.text(headline), embedded.headline.as_ref()),
            photographer: plain(photographer.or(folder.photographer)).or_else(|| embedded.creator.clone()),
            credit: plain(credit.or(folder.credit)).or_else(|| embedded.credit.clone()),
            copyright: plain(copyright.or(folder.copyright)).or_else(|| embedded.copyright.clone()),
            licence: plain(licence.or(folder.licence)),
            web_statement: embedded.web_statement.as_deref().and_then(Url::parse),
            usage: with_embedded(self.text(usage.or(folder.usage)), embedded.usage.as_ref()),
            people: self.people(&people),
            people_named: embedded.people.clone(),
            location: self.text(location.or(folder.location)),
            keywords: embedded.keywords.clone(),
            tags: all_tags,
            layers: plains(if layers.is_empty() { folder.layers } else { layers }),
            kind,
            press: plain(press.or(folder.press)).unwrap_or(press_by_kind(kind)),
            focus: plain(focus).unwrap_or(Focus::CENTRE),
            access,
            embargo,
            spoiler: plain(spoiler.or(folder.spoiler)).unwrap_or(false),
            raw: plain(raw),
            date: plain(date).or_else(|| embedded.date.as_deref().and_then(|date| date.parse().ok().map(Date))),
            source_type: plain(source_type.or(folder.source_type)),
            before: before.and_then(|before: At<FilePath>| self.still(&before.map(|path| path.0))),
            optional: plain(optional.or(folder.optional)).unwrap_or(false),
        }
    }

    fn alt(&mut self, written: Option<At<Text>>, embedded: Option<&String>) -> Option<Alt> {
        match written.as_ref().map(|written| &written.value) {
            Some(Text::One(text)) if text == "decorative" => Some(Alt::Decorative),
            _ => with_embedded(self.text(written), embedded).map(Alt::Text),
        }
    }
}

/// What was written, and for the default language what the picture's file carries where nothing was written in it.
fn with_embedded(written: Option<Words>, embedded: Option<&String>) -> Option<Words> {
    let Some(embedded) = embedded else { return written };
    match written {
        Some(words) if words.has(Lang::DEFAULT) => Some(words),
        words => {
            let others = words.iter().flat_map(Translated::iter).map(|(lang, text)| (lang, text.clone()));
            Translated::gather(others.chain([(Lang::DEFAULT, embedded.clone())]).collect())
        }
    }
}

/// What the press prints is offered to it unless somebody says otherwise; the making is not.
fn press_by_kind(kind: StillKind) -> bool {
    matches!(kind, StillKind::Production | StillKind::KeyArt | StillKind::Poster)
}

fn nothing_written(picture: &PictureFile) -> StillEntry {
    StillEntry {
        // Never shown: only an entry that was written has a place.
        file: At { value: picture.path.file_name().to_owned(), place: Place::head(crate::places::FileId(0)) },
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
