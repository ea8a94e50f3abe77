//! Where every page lies, and how one page reaches another.

use crate::load::wire::words::{Audience, Layer};
use crate::model::Project;
use crate::model::names::{ClipId, EntryId, PageId, PersonId, StillId};
use crate::model::tags::Tag;
use crate::model::translated::Lang;
use crate::places::OutPath;

/// A page of the site, whatever its language.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum PageKey {
    /// The first page.
    Home,
    /// A page of the diary's list, from 1.
    Diary(usize),
    /// The entries of a month.
    Month(i16, i8),
    /// The diary by shooting day.
    Days,
    /// An entry.
    Entry(EntryId),
    /// The gallery.
    Gallery,
    /// A still.
    Still(StillId),
    /// Cast and crew.
    People,
    /// A member of cast or crew.
    Person(PersonId),
    /// The press room.
    Press,
    /// A deliverable that the press room offers, by its index in the project.
    Deliverable(usize),
    /// The clips.
    Clips,
    /// A clip.
    Clip(ClipId),
    /// Screenings.
    Screenings,
    /// A free page.
    Page(PageId),
    /// The archive.
    Archive,
    /// An axis of the archive.
    Axis(String),
    /// A tag.
    Tag(Tag),
    /// A layer of the story.
    Layer(Layer),
    /// An audience.
    Audience(Audience),
    /// Quotes from the press.
    Coverage,
    /// The members of cast and crew who are put in the light.
    Spotlights,
    /// The search.
    Search,
    /// What is shown when nothing is found.
    NotFound,
}

impl PageKey {
    /// The page's path in a language: the default language at the root, others in a folder of their own.
    pub fn path(&self, project: &Project, lang: Lang) -> OutPath {
        let below = self.below_root(project);
        let path = if lang == Lang::DEFAULT { below } else { format!("{}/{below}", project.languages.tag(lang)) };
        OutPath::new(&path).expect("pages are made of slugs, which hold neither dots nor slashes")
    }

    fn below_root(&self, project: &Project) -> String {
        match self {
            Self::Home => "index.html".to_owned(),
            Self::Diary(1) => "diary/index.html".to_owned(),
            Self::Diary(page) => format!("diary/page-{page}.html"),
            Self::Month(year, month) => format!("diary/month/{year:04}-{month:02}.html"),
            Self::Days => "diary/days.html".to_owned(),
            Self::Entry(id) => format!("diary/{}.html", project.entry(*id).slug),
            Self::Gallery => "stills/index.html".to_owned(),
            Self::Still(id) => format!("stills/{}.html", project.still(*id).slug),
            Self::People => "people/index.html".to_owned(),
            Self::Person(id) => format!("people/{}.html", project.person(*id).slug),
            Self::Press => "press/index.html".to_owned(),
            Self::Deliverable(index) => format!("downloads/{}.html", project.deliverables[*index].slug),
            Self::Clips => "clips/index.html".to_owned(),
            Self::Clip(id) => format!("clips/{}.html", project.clip(*id).slug),
            Self::Screenings => "screenings/index.html".to_owned(),
            Self::Page(id) => format!("{}.html", project.page(*id).slug),
            Self::Archive => "archive/index.html".to_owned(),
            Self::Axis(axis) => format!("archive/{axis}/index.html"),
            Self::Tag(tag) => format!("archive/{}/{}.html", tag.axis, tag.name),
            Self::Layer(layer) => format!("archive/layer/{}.html", layer.word()),
            Self::Audience(audience) => format!("archive/audience/{}.html", audience.word()),
            Self::Coverage => "press/coverage.html".to_owned(),
            Self::Spotlights => "people/spotlights.html".to_owned(),
            Self::Search => "search.html".to_owned(),
            Self::NotFound => "404.html".to_owned(),
        }
    }
}

/// The way from one file of the site to another, as a link writes it.
pub fn relative(from: &OutPath, to: &OutPath) -> String {
    let from: Vec<&str> = from.as_str().split('/').collect();
    let to: Vec<&str> = to.as_str().split('/').collect();
    let folders = from.len().min(to.len()) - 1;
    let shared = from.iter().zip(&to).take(folders).take_while(|(a, b)| a == b).count();
    let up = "../".repeat(from.len() - 1 - shared);
    format!("{up}{}", encoded(&to[shared..].join("/")))
}

/// A path as an address (RFC 3986): what is not a plain letter, digit, mark or slash is percent-encoded.
pub fn encoded(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/,+@()!".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// The public address of a file below the site's root: an index page is its folder.
pub fn public(path: &OutPath) -> &str {
    let path = path.as_str();
    match path.strip_suffix("index.html") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
        _ => path,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_reach_each_other_without_knowing_their_root() {
        let path = |text: &str| OutPath::new(text).unwrap();
        assert_eq!(relative(&path("index.html"), &path("diary/a.html")), "diary/a.html");
        assert_eq!(relative(&path("diary/a.html"), &path("diary/b.html")), "b.html");
        assert_eq!(relative(&path("diary/a.html"), &path("index.html")), "../index.html");
        assert_eq!(relative(&path("fr/diary/a.html"), &path("diary/a.html")), "../../diary/a.html");
        assert_eq!(relative(&path("diary/a.html"), &path("diary/a.html")), "a.html");
        assert_eq!(relative(&path("a.html"), &path("files/50% é #1.pdf")), "files/50%25%20%C3%A9%20%231.pdf");
        assert_eq!(public(&path("diary/index.html")), "diary/");
    }
}
