//! Which renditions are made of which picture, and what is written into each.

use std::collections::{BTreeMap, BTreeSet};

use super::encoding::{Encoding, VERSION};
use super::facts::{Extent, Facts, Licensor};
use super::size::{Gravity, Size};
use super::theme::Theme;
use crate::load::wire::words::{CompanyRole, PictureSet, SourceType, StillKind, WebFormat};
use crate::model::Project;
use crate::model::film::Words;
use crate::model::names::StillId;
use crate::model::person::Person;
use crate::model::slug::slug;
use crate::model::still::{Alt, Home, Still};
use crate::model::translated::Lang;
use crate::places::OutPath;

/// A rendition to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendition {
    /// Where it goes.
    pub path: OutPath,
    /// Its size.
    pub size: Size,
    /// Its format.
    pub encoding: Encoding,
    /// Its true width in pixels.
    pub width: u32,
    /// Its true height in pixels.
    pub height: u32,
    /// How much of the picture's facts is written into it.
    pub extent: Extent,
    /// The print density written into it, in dots per inch.
    pub dpi: Option<u16>,
}

/// Everything made of one picture.
#[derive(Debug, Clone, Default)]
pub struct Renditions {
    /// For the pages, by format as the project lists them, rising in width.
    pub web: Vec<Rendition>,
    /// Presets by the theme's names.
    pub cuts: BTreeMap<String, Rendition>,
    /// Icons by their side in pixels.
    pub icons: BTreeMap<u32, Rendition>,
    /// For the press: the full size.
    pub full: Option<Rendition>,
    /// For the press: the screen size, by the long side in pixels.
    pub screen: BTreeMap<u32, Rendition>,
    /// For documents that are typeset. The site does not hold them: they are inside the documents.
    pub paper: Vec<Rendition>,
}

impl Renditions {
    /// Every rendition.
    pub fn all(&self) -> impl Iterator<Item = &Rendition> {
        self.published().chain(&self.paper)
    }

    /// Every rendition that is a file of the site.
    pub fn published(&self) -> impl Iterator<Item = &Rendition> {
        self.web
            .iter()
            .chain(self.cuts.values())
            .chain(self.icons.values())
            .chain(&self.full)
            .chain(self.screen.values())
    }

    /// The web renditions of each format, rising in width; the format that opens everywhere comes last.
    pub fn formats(&self) -> Vec<&[Rendition]> {
        self.web.chunk_by(|one, next| one.encoding.kind() == next.encoding.kind()).collect()
    }

    /// The web renditions in the format that opens everywhere, rising in width.
    pub fn fallback(&self) -> &[Rendition] {
        self.formats().last().copied().unwrap_or_default()
    }
}

/// The quality of press JPEGs in full size that must be encoded again, on the scale of libjpeg.
const PRESS_QUALITY: u8 = 92;

/// That of those made smaller for screens: at more they weigh as much as the full size, which was encoded only once.
const SCREEN_QUALITY: u8 = 86;

/// The sizes of icons, in pixels.
pub const ICONS: &[u32] = &[32, 180, 192, 512];

/// Plans the renditions of every picture.
pub(super) fn plan(
    project: &Project,
    theme: &Theme,
    names: &BTreeMap<StillId, String>,
) -> BTreeMap<StillId, Renditions> {
    let mut all: BTreeMap<StillId, Renditions> =
        project.still_ids().map(|(id, _)| (id, web(&Published::new(project, id)))).collect();
    for (id, still) in project.still_ids() {
        let Some(renditions) = all.get_mut(&id) else { continue };
        if let Some(name) = names.get(&id) {
            press(project, still, name, renditions);
        }
    }
    for (name, cut) in theme.cuts() {
        for id in cut.pictures.iter().flat_map(|set| pictures_in(project, *set)).collect::<BTreeSet<_>>() {
            if let Some(renditions) = all.get_mut(&id) {
                let (still, published) = (project.still(id), Published::new(project, id));
                renditions
                    .cuts
                    .insert(name.to_owned(), published.rendition(name, cut.size(still), cut.encoding(still)));
            }
        }
    }
    if let Some(renditions) = icon_source(project).and_then(|id| all.get_mut(&id).map(|all| (id, all))) {
        let (id, renditions) = renditions;
        let published = Published::new(project, id);
        for size in ICONS {
            let gravity = published.still.focus.map_or(Gravity::Found, Gravity::Point);
            let square = Size::Fill { width: *size, height: *size, gravity };
            renditions.icons.insert(*size, published.rendition(&format!("icon-{size}"), square, Encoding::Png));
        }
    }
    all
}

/// The picture that icons are cut from.
pub fn icon_source(project: &Project) -> Option<StillId> {
    project.film.key_art.or(project.film.poster)
}

/// The pictures of a set.
fn pictures_in(project: &Project, set: PictureSet) -> Vec<StillId> {
    let every = |wanted: &dyn Fn(StillId, &Still) -> bool| {
        project.still_ids().filter(|(id, still)| wanted(*id, still)).map(|(id, _)| id).collect()
    };
    match set {
        PictureSet::Covers => covers(project),
        PictureSet::Gallery => every(&|_, still| still.home == Home::Gallery),
        PictureSet::Portraits => every(&|id, _| project.people.iter().any(|person| person.headshot == Some(id))),
        PictureSet::KeyArt => every(&|id, still| {
            matches!(still.kind, StillKind::KeyArt | StillKind::Poster) || icon_source(project) == Some(id)
        }),
        PictureSet::All => every(&|_, _| true),
    }
}

/// Pictures that stand for the film and for each entry; without any, the first still.
fn covers(project: &Project) -> Vec<StillId> {
    let covers = project.entries.iter().filter_map(|entry| entry.cover);
    let mut all: Vec<StillId> = icon_source(project).into_iter().chain(covers).collect();
    if all.is_empty() {
        all.extend(project.still_ids().filter(|(_, still)| still.home == Home::Gallery).map(|(id, _)| id).next());
    }
    all.sort_unstable();
    all.dedup();
    all
}

fn web(published: &Published<'_>) -> Renditions {
    let Published { project, still, .. } = published;
    let settings = &project.images;
    let largest = settings.widths.last().copied().unwrap_or(still.width).min(still.width);
    let mut widths: Vec<u32> = settings.widths.iter().copied().filter(|width| *width < largest).collect();
    widths.push(largest);
    let web = settings
        .formats
        .iter()
        .flat_map(|format| widths.iter().map(move |width| (*format, *width)))
        .map(|(format, width)| {
            let quality = match format {
                WebFormat::Jpeg => settings.jpeg_quality,
                WebFormat::Webp => settings.webp_quality,
                WebFormat::Avif => settings.avif_quality,
            };
            published.rendition("", Size::Width(width), Encoding::web(format, quality, still.flat))
        })
        .collect();
    Renditions { web, ..Renditions::default() }
}

fn press(project: &Project, still: &Still, name: &str, renditions: &mut Renditions) {
    renditions.full = Some(press_file(still, "downloads/full", name, Size::Full));
    let published = project.deliverables.iter().filter(|deliverable| deliverable.published);
    for size in published.map(|deliverable| deliverable.screen_size) {
        let folder = format!("downloads/{size}px");
        renditions.screen.insert(size, press_file(still, &folder, name, Size::LongSide(size)));
    }
}

/// A JPEG for the press, with all the facts inside.
pub(super) fn press_file(still: &Still, folder: &str, name: &str, size: Size) -> Rendition {
    let (width, height) = size.of(still.width, still.height);
    let path = OutPath::new(&format!("{folder}/{name}.jpg")).expect("names of files are made of slugs");
    let quality = if matches!(size, Size::Full) { PRESS_QUALITY } else { SCREEN_QUALITY };
    let encoding = Encoding::Jpeg { quality };
    Rendition { path, size, encoding, width, height, extent: Extent::Full, dpi: None }
}

/// A picture with the credit that pages publish in it.
pub(super) struct Published<'a> {
    project: &'a Project,
    still: &'a Still,
    credit: String,
}

impl<'a> Published<'a> {
    pub(super) fn new(project: &'a Project, id: StillId) -> Self {
        let credit = format!("{:?}", facts(project, id).within(Extent::Credit));
        Self { project, still: project.still(id), credit }
    }

    /// A rendition whose name changes whenever its bytes would: it may be cached for ever.
    fn rendition(&self, label: &str, size: Size, encoding: Encoding) -> Rendition {
        let (width, height) = size.of(self.still.width, self.still.height);
        let stem = slug(self.still.path.stem());
        let mark = self.mark(size, encoding);
        let label = if label.is_empty() { width.to_string() } else { label.to_owned() };
        let path = OutPath::new(&format!("img/{stem}-{label}.{mark}.{}", encoding.extension())).expect("made of slugs");
        Rendition { path, size, encoding, width, height, extent: Extent::Credit, dpi: None }
    }

    /// Eight hexadecimal digits of the hash of what goes into a rendition.
    pub(super) fn mark(&self, size: Size, encoding: Encoding) -> String {
        let mut hasher = blake3::Hasher::new();
        // The slug too: two copies of one picture are two pictures.
        hasher
            .update(self.still.identity.hash())
            .update(self.still.slug.as_bytes())
            .update(self.credit.as_bytes())
            .update(format!("{VERSION} {size:?} {encoding:?}").as_bytes());
        hasher.finalize().to_hex()[..8].to_owned()
    }
}

/// What is written into the files of a picture, in the default language. A portrait takes what is not said of the
/// picture from what is said of the person.
pub fn facts(project: &Project, id: StillId) -> Facts {
    let still = project.still(id);
    let words = |words: Option<&Words>| words.map(|words| words.value(Lang::DEFAULT).clone());
    let sitter = project.people.iter().find(|person| person.headshot == Some(id));
    let alt = match &still.alt {
        Some(Alt::Text(alt)) => Some(alt),
        _ => sitter.and_then(|person| person.headshot_alt.as_ref()),
    };
    Facts {
        title: words(still.headline.as_ref()),
        headline: words(still.headline.as_ref()),
        caption: words(still.caption.as_ref()).or_else(|| sitter.map(sitter_line)),
        alt: words(alt),
        extended: words(still.extended_description.as_ref()),
        creator: still.photographer.clone().or_else(|| sitter?.headshot_photographer.clone()),
        credit: still.credit.clone().or_else(|| sitter?.headshot_credit.clone()),
        source: Some(project.film.title.value(Lang::DEFAULT).clone()),
        copyright: still.copyright.clone(),
        usage: words(still.usage.as_ref()),
        web_statement: still
            .web_statement
            .clone()
            .or_else(|| project.site.rights_page.clone())
            .map(|url| url.0)
            .filter(|url| url.starts_with("http")),
        licence: still.licence.clone().map(|url| url.0),
        licensor: licensor(project).or_else(|| still.licensor.clone()),
        people: people_in(project, still, sitter),
        locations: locations(project, still, Lang::DEFAULT),
        keywords: keywords(project, still),
        date: still.date.map(|date| date.0.to_string()),
        source_type: still.source_type.map(SourceType::newscode),
    }
}

/// "Sunniva Hark, head of puppets": who is on a portrait that has no caption.
fn sitter_line(person: &Person) -> String {
    let jobs = person.crew.iter().map(|job| job.role.value(Lang::DEFAULT).as_str());
    let parts = person.cast.iter().map(|part| part.character.value(Lang::DEFAULT).as_str());
    std::iter::once(person.name.as_str()).chain(jobs).chain(parts).collect::<Vec<_>>().join(", ")
}

/// The people the project names, or else those the file does.
fn people_in(project: &Project, still: &Still, sitter: Option<&Person>) -> Vec<String> {
    let named = still.people.iter().map(|id| project.person(*id)).chain(sitter);
    let named: Vec<String> = named.map(|person| person.name.clone()).collect();
    if named.is_empty() { still.people_named.clone() } else { named }
}

/// Whom the project says to ask about rights, under the name of the company that makes the film, or else the film's.
fn licensor(project: &Project) -> Option<Licensor> {
    let page = project.site.rights_page.as_ref().map(|url| url.0.as_str());
    let mailbox = page.and_then(|page| page.strip_prefix("mailto:")).map(str::to_owned);
    let email = project.site.rights_email.as_ref().map(|email| email.0.clone()).or(mailbox);
    let url = page.filter(|page| page.starts_with("http")).map(str::to_owned);
    if email.is_none() && url.is_none() {
        return None;
    }
    let maker = project.companies.iter().find(|company| company.roles.contains(&CompanyRole::Production));
    let name = maker.map_or_else(|| project.film.title.value(Lang::DEFAULT).clone(), |company| company.name.clone());
    Some(Licensor { name, email, url })
}

/// Where a picture was taken: as it says, or else the places it is tagged with.
pub fn locations(project: &Project, still: &Still, lang: Lang) -> Vec<String> {
    if let Some(location) = &still.location {
        return vec![location.value(lang).clone()];
    }
    let tags = still.tags.iter().filter(|tag| tag.axis == "location");
    tags.map(|tag| project.vocabulary.label(tag).to_owned()).collect()
}

/// The keywords of the file and the tags of the project, each once.
fn keywords(project: &Project, still: &Still) -> Vec<String> {
    let mut keywords = still.keywords.clone();
    for tag in &still.tags {
        let label = project.vocabulary.label(tag).to_owned();
        if !keywords.contains(&label) {
            keywords.push(label);
        }
    }
    keywords
}

/// Whether a picture goes to the press in something that the site holds.
pub(super) fn goes_to_press(project: &Project, id: StillId) -> bool {
    let still = project.still(id);
    let headshot = project.people.iter().any(|person| person.headshot == Some(id));
    let art = still.home == Home::Gallery && still.press && matches!(still.kind, StillKind::KeyArt | StillKind::Poster);
    let mut published = project.deliverables.iter().filter(|deliverable| deliverable.published);
    headshot || art || published.any(|deliverable| deliverable.select.takes(still))
}
