//! Pictures with what stands beside them.

use super::Copy;
use crate::load::wire::words::StillKind;
use crate::model::names::StillId;
use crate::model::person::Person;
use crate::model::still::{Alt, Still};
use crate::plan::renditions::{Rendition, locations};
use crate::print::views::{FileView, PictureView};

/// Where templates find the file of a picture: a drawing of its size, which the press hangs the picture in.
pub(in crate::print) fn file_path(still: &Still, rendition: &Rendition) -> String {
    format!("/pictures/{}-{}x{}.svg", still.slug, rendition.width, rendition.height)
}

impl Copy<'_> {
    /// A picture; none where no rendition of it was planned for this resolution, or made.
    pub(super) fn picture(&self, id: StillId) -> Option<PictureView> {
        let still = self.project.still(id);
        let (cut, files): (Vec<_>, Vec<_>) = self.made(id).into_iter().partition(|rendition| rendition.size.crops());
        if files.is_empty() {
            return None;
        }
        let file = |rendition: &&Rendition| FileView {
            path: file_path(still, rendition),
            width: rendition.width,
            height: rendition.height,
        };
        let focus = still.focus.unwrap_or_else(|| self.pictures.focus(id));
        Some(PictureView {
            slug: still.slug.clone(),
            page: cut.last().map(file),
            files: files.iter().map(file).collect(),
            ratio: f64::from(still.width) / f64::from(still.height.max(1)),
            focus_x: f64::from(focus.x) / 1000.0,
            focus_y: f64::from(focus.y) / 1000.0,
            colour: self.pictures.colour(id),
            alt: self.alt(still),
            caption: self.maybe(still.caption.as_ref()),
            credit: still.credit_line().map(str::to_owned),
            people: still.people.iter().map(|id| self.project.person(*id).name.clone()).collect(),
            places: locations(self.project, still, self.lang()),
            copyright: still.copyright.clone(),
            file_name: self.edition.names.get(&id).map(|name| format!("{name}.jpg")),
            number: self.edition.stills.iter().position(|other| *other == id).map(|at| at + 1),
        })
    }

    /// The portrait of somebody: what is said of them says what their picture does not.
    pub(super) fn portrait(&self, id: StillId, person: &Person) -> Option<PictureView> {
        let picture = self.picture(id)?;
        let alt = match &self.project.still(id).alt {
            Some(_) => picture.alt,
            None => self.maybe(person.headshot_alt.as_ref()).or_else(|| Some(person.name.clone())),
        };
        let credit = picture.credit.or_else(|| person.headshot_credit.clone());
        let credit = credit.or_else(|| person.headshot_photographer.clone());
        Some(PictureView { alt, credit, ..picture })
    }

    /// What was made of a picture for this edition's resolution and the coarser ones, rising in width.
    fn made(&self, id: StillId) -> Vec<&Rendition> {
        let planned = self.plan.renditions.get(&id).map(|all| all.paper.as_slice()).unwrap_or_default();
        let mut made: Vec<&Rendition> =
            planned.iter().filter(|rendition| self.pictures.get(&rendition.path).is_some()).collect();
        made.sort_by_key(|rendition| (rendition.width, rendition.height));
        made.dedup_by_key(|rendition| (rendition.width, rendition.height));
        made
    }

    /// A PDF must say something of every picture that is not decorative. What nobody wrote is taken from what is known.
    fn alt(&self, still: &Still) -> Option<String> {
        match &still.alt {
            Some(Alt::Decorative) => None,
            Some(Alt::Text(alt)) => Some(self.words(alt)),
            None => {
                let said = still.caption.as_ref().or(still.headline.as_ref());
                Some(said.map_or_else(|| self.kind_of(still), |words| self.words(words)))
            }
        }
    }

    fn kind_of(&self, still: &Still) -> String {
        let kind = match still.kind {
            StillKind::KeyArt => "kind_key-art",
            StillKind::Poster => "kind_poster",
            StillKind::Title => "kind_title",
            _ => "still",
        };
        format!("{}: {}", self.phrase(kind), self.words(&self.project.film.title))
    }

    /// The terms under which the press may use the stills, each once.
    pub(super) fn usage(&self) -> Vec<String> {
        let mut usage: Vec<String> = Vec::new();
        for id in &self.edition.stills {
            let terms = self.maybe(self.project.still(*id).usage.as_ref());
            usage.extend(terms.filter(|terms| !usage.contains(terms)));
        }
        usage
    }
}
