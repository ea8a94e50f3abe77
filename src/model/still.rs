//! Stills: the picture files with everything that is known about each.

mod written;

use std::collections::BTreeSet;

use super::bridge::{Bridge, HiddenThing};
use super::film::{Words, plain, plains};
use super::names::{Named, PersonId, StillId};
use super::numbers::Exposure;
use super::slug::{slug, unique};
use super::tags::Tags;
use super::translated::{Lang, Translated};
use super::viewing::{Access, Hidden, Times};
use crate::load::picture::{Colour, Disagreement, Embedded, Fact, Kind};
use crate::load::scalars::{Date, Focus, Moment, Text, Url};
use crate::load::wire::still::StillEntry;
use crate::load::wire::words::{Approval, Layer, SourceType, StillKind};
use crate::load::{Identity, PictureFile};
use crate::places::{At, FilePath, Place, SourcePath};
pub(super) use written::{Joined, Written, join};

/// Alternative text.
#[derive(Debug, Clone)]
pub enum Alt {
    /// What somebody who cannot see the picture should know.
    Text(Words),
    /// The picture carries nothing that the text does not say.
    Decorative,
}

/// Whom to ask for a licence (plus:Licensor, PLUS licence data format 1.2.1).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Licensor {
    /// The name of a company or a film (plus:LicensorName).
    pub name: String,
    /// The mailbox (plus:LicensorEmail).
    pub email: Option<String>,
    /// The page (plus:LicensorURL).
    pub url: Option<String>,
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
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, and all of them may be true")]
pub struct Still {
    /// The file.
    pub path: SourcePath,
    /// What tells the file's bytes from any others.
    pub identity: Identity,
    /// Size of the file, in bytes.
    pub bytes: u64,
    /// Width in pixels, upright.
    pub width: u32,
    /// Height in pixels, upright.
    pub height: u32,
    /// The format of the file.
    pub format: Kind,
    /// Whether the file is a JPEG whose pixels can be published as they are: upright, and in sRGB.
    pub ready: bool,
    /// Whether it is flat art: a drawing, lettering, a title card.
    pub flat: bool,
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
    /// The point every crop keeps; without it, what draws the eye.
    pub focus: Option<Focus>,
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
    /// Whom its file says to ask for a licence.
    pub licensor: Option<Licensor>,
    /// How it came about.
    pub source_type: Option<SourceType>,
    /// The picture that shows the same before the work.
    pub before: Option<StillId>,
    /// Where its file contradicts itself about a fact that nobody has settled.
    pub disagreements: Vec<Disagreement>,
    /// Whether the site may do without it when its file turns out broken.
    pub optional: bool,
}

impl Home {
    /// Where a picture lives, by its path.
    pub(super) fn of(path: &SourcePath) -> Self {
        if path.as_str().starts_with("stills/") { Self::Gallery } else { Self::Beside }
    }
}

impl Still {
    /// The line to print beside it: the credit line, or else the photographer's name.
    pub fn credit_line(&self) -> Option<&str> {
        self.credit.as_deref().or(self.photographer.as_deref())
    }
}

impl Bridge<'_> {
    /// Names every picture and decides which are shown. What is killed or pending ends here, but for what the names of the
    /// others need of it.
    pub(super) fn name_stills<'w>(&mut self, written: Vec<Written<'w>>) -> (Vec<(Written<'w>, Access)>, Vec<Exposure>) {
        let mut shown = Vec::new();
        let mut roll = Vec::new();
        for still in written {
            let state = self.still_access(&still);
            let named: Named<StillId> = state.map(|_| StillId::at(shown.len()));
            self.names.add_still(&still.picture.path, named);
            roll.push(self.exposure(&still, named.ok()));
            match state {
                Ok(access) => shown.push((still, access)),
                Err(hidden) => self.hidden.push(HiddenThing {
                    what: "still",
                    name: still.picture.path.to_string(),
                    hidden,
                    place: still.place,
                    portrait: still.kind() == StillKind::Portrait,
                }),
            }
        }
        (shown, roll)
    }

    fn still_access(&self, still: &Written<'_>) -> Result<Access, Hidden> {
        match still.approval() {
            Approval::Killed => Err(Hidden::Killed),
            Approval::Pending => Err(Hidden::Pending),
            Approval::Approved => match self.hidden_with(&still.picture.path) {
                Some(hidden) => Err(hidden),
                None => self.viewing.access(&Times { embargo: still.said.embargo.as_ref(), ..Times::default() }),
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
        let (kind, date) = (written.kind(), written.date());
        let Written { picture, place, said } = written;
        let embedded = &picture.facts.embedded;
        let disagreements = disagreements(embedded, &said);
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
            embargo,
            spoiler,
            raw,
            date: _,
            source_type,
            before,
            optional,
        } = said;
        Still {
            path: picture.path.clone(),
            identity: picture.identity,
            bytes: picture.bytes,
            width: picture.facts.width,
            height: picture.facts.height,
            format: picture.facts.kind,
            ready: picture.facts.ready,
            flat: is_flat(picture),
            colour: picture.facts.colour.clone(),
            slug: unique(slug(picture.path.stem()), slugs),
            home: Home::of(&picture.path),
            place,
            alt: self.alt(alt, embedded.alt.as_ref()),
            extended_description: with_embedded(
                self.text(extended_description),
                embedded.extended_description.as_ref(),
            ),
            caption: with_embedded(self.text(caption), embedded.caption.as_ref()),
            headline: with_embedded(self.text(headline), embedded.headline.as_ref()),
            photographer: plain(photographer).or_else(|| embedded.creator.clone()),
            credit: plain(credit).or_else(|| embedded.credit.clone()),
            copyright: plain(copyright).or_else(|| embedded.copyright.clone()),
            licence: plain(licence),
            web_statement: embedded.web_statement.as_deref().and_then(Url::parse),
            usage: with_embedded(self.text(usage), embedded.usage.as_ref()),
            people: self.people(&people),
            people_named: embedded.people.clone(),
            location: with_embedded(self.text(location), embedded.location.as_ref()),
            keywords: embedded.keywords.clone(),
            tags: self.vocabulary.take(tags, self.out),
            layers: plains(layers),
            kind,
            press: plain(press).unwrap_or(press_by_kind(kind)),
            focus: plain(focus),
            access,
            embargo,
            spoiler: plain(spoiler).unwrap_or(false),
            raw: plain(raw),
            date,
            licensor: licensor(embedded),
            source_type: plain(source_type).or_else(|| source_type_of(embedded)),
            before: before.and_then(|before: At<FilePath>| self.still(&before.map(|path| path.0))),
            disagreements,
            optional: plain(optional).unwrap_or(false),
        }
    }

    fn alt(&mut self, written: Option<At<Text>>, embedded: Option<&String>) -> Option<Alt> {
        match written.as_ref().map(|written| &written.value) {
            Some(Text::One(text)) if text == "decorative" => Some(Alt::Decorative),
            _ => with_embedded(self.text(written), embedded).map(Alt::Text),
        }
    }
}

/// Where a file contradicts itself about a fact that nobody has settled.
fn disagreements(embedded: &Embedded, said: &StillEntry) -> Vec<Disagreement> {
    let settled = |fact| match fact {
        Fact::Caption => said.caption.is_some(),
        Fact::Headline => said.headline.is_some(),
        Fact::Photographer => said.photographer.is_some(),
        Fact::Credit => said.credit.is_some(),
        Fact::Copyright => said.copyright.is_some(),
        Fact::Date => said.date.is_some(),
    };
    embedded.disagreements.iter().filter(|found| !settled(found.fact)).cloned().collect()
}

/// Whom a file says to ask for a licence.
fn licensor(embedded: &Embedded) -> Option<Licensor> {
    let Embedded { licensor_name: name, licensor_email: email, licensor_url: url, .. } = embedded;
    let name = name.as_ref().or(embedded.credit.as_ref()).or(embedded.creator.as_ref())?.clone();
    (email.is_some() || url.is_some()).then(|| Licensor { name, email: email.clone(), url: url.clone() })
}

/// How a file says that it came about, if it says so in a term of the IPTC's list.
fn source_type_of(embedded: &Embedded) -> Option<SourceType> {
    let term = embedded.digital_source_type.as_deref()?;
    SourceType::ALL.iter().copied().find(|source| source.newscode() == term)
}

/// Whether a picture is flat art. A photograph without loss takes ten bits a pixel and more; what is stored without loss
/// in two bits or fewer has large even areas, and is smaller and sharper when it stays without loss.
fn is_flat(picture: &PictureFile) -> bool {
    let pixels = u64::from(picture.facts.width) * u64::from(picture.facts.height);
    matches!(picture.facts.kind, Kind::Png | Kind::Gif) && picture.bytes * 8 <= pixels * 2
}

/// What was written, and for the default language what the picture's file carries where nothing was written in it.
pub(super) fn with_embedded(written: Option<Words>, embedded: Option<&String>) -> Option<Words> {
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
