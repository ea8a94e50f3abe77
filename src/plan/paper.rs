//! How large pictures are on paper, which decides their renditions before a page is set.

use std::collections::{BTreeMap, BTreeSet};

use super::editions::EditionPlan;
use super::encoding::Encoding;
use super::facts::Extent;
use super::renditions::{Published, Rendition, Renditions, icon_source};
use super::size::{Gravity, Size};
use crate::load::wire::words::StillKind;
use crate::model::Project;
use crate::model::document::{Document, Resolution};
use crate::model::names::StillId;
use crate::model::still::Still;
use crate::model::uses::stills_in;
use crate::places::OutPath;

/// How a picture stands on a page. Lengths are in millimetres.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stand {
    /// It fills the cover of either paper: as high as A4, as wide as Letter's shape then is.
    Cover,
    /// It is as wide as the wider paper.
    Page,
    /// It stands in a column or in a list, its longer side this long.
    Column(u16),
    /// It shows a person.
    Portrait,
}

/// The cover, width and height: A4 cuts a little from its sides, Letter from its head or foot.
const COVER: (u16, u16) = (230, 297);
/// The width of a page.
const PAGE: u16 = 216;
/// The longer side of a still in a column.
const COLUMN: u16 = 84;
/// The longer side of a still in a long list, where more of them share a line.
const LONG_LIST: u16 = 56;
/// More stills than this are a long list.
const LONG: usize = 60;
/// The longer side of a portrait.
const PORTRAIT: u16 = 60;
/// So many stills are shown as wide as a page.
const PLATES: usize = 9;
/// The quality of pictures on paper, on the scale of libjpeg.
const QUALITY: u8 = 86;

/// Adds what editions need to the renditions of each picture.
pub(super) fn plan(project: &Project, editions: &[EditionPlan], all: &mut BTreeMap<StillId, Renditions>) {
    let mut wanted: BTreeSet<(StillId, Stand, Resolution)> = BTreeSet::new();
    for plan in editions {
        let resolution = plan.edition.resolution;
        wanted.extend(stands(project, plan).into_iter().map(|(id, stand)| (id, stand, resolution)));
    }
    for (id, stand, resolution) in wanted {
        let Some(renditions) = all.get_mut(&id) else { continue };
        let rendition = rendition(project, id, size(project.still(id), stand, resolution));
        if !renditions.paper.contains(&rendition) {
            renditions.paper.push(rendition);
        }
    }
}

/// The picture that a cover shows: the key art, or else the first still of the film.
pub fn cover(project: &Project, plan: &EditionPlan) -> Option<StillId> {
    project.film.key_art.or_else(|| plates(project, plan).first().copied())
}

/// Stills shown as wide as a page: the first of the film's own, of those that lie and do not give the story away.
pub fn plates(project: &Project, plan: &EditionPlan) -> Vec<StillId> {
    let fits = |id: &&StillId| {
        let still = project.still(**id);
        still.kind == StillKind::Production
            && !still.spoiler
            && u64::from(still.width) * 5 >= u64::from(still.height) * 6
    };
    plan.stills.iter().filter(fits).take(PLATES).copied().collect()
}

/// Stills in the texts of the press kit: those that the press may have.
fn in_texts(project: &Project, plan: &EditionPlan) -> Vec<StillId> {
    let lang = plan.edition.lang;
    let texts = project.press.iter().flat_map(|press| &press.versions.value(lang).text.blocks);
    let diary = project.entries.iter().filter(|entry| entry.press);
    let diary = diary.flat_map(|entry| entry.versions.value(lang).blocks().collect::<Vec<_>>());
    stills_in(texts.chain(diary)).into_iter().filter(|id| project.still(*id).press).collect()
}

/// Every picture that an edition may show, with how it stands there.
fn stands(project: &Project, plan: &EditionPlan) -> Vec<(StillId, Stand)> {
    let mut stands = Vec::new();
    let document = plan.edition.document;
    let mut add = |ids: Vec<StillId>, stand: Stand| stands.extend(ids.into_iter().map(|id| (id, stand)));
    if matches!(document, Document::PressKit | Document::GrantDossier) {
        // A kit's cover fills its first page; in a dossier it is a band above the first words.
        let stand = if document == Document::PressKit { Stand::Cover } else { Stand::Page };
        add(cover(project, plan).into_iter().collect(), stand);
        add(in_texts(project, plan), Stand::Column(COLUMN));
    }
    if document != Document::CreditsList {
        let longest = if plan.stills.len() > LONG { LONG_LIST } else { COLUMN };
        add(plan.stills.clone(), Stand::Column(longest));
    }
    if matches!(document, Document::PressKit | Document::OneSheet) {
        add(plates(project, plan), Stand::Page);
        add(icon_source(project).into_iter().chain(cover(project, plan)).collect(), Stand::Page);
    }
    if matches!(document, Document::PressKit | Document::OneSheet | Document::GrantDossier) {
        add(project.film.poster.into_iter().collect(), Stand::Column(COLUMN));
        add(project.people.iter().filter_map(|person| person.headshot).collect(), Stand::Portrait);
    }
    stands
}

fn size(still: &Still, stand: Stand, resolution: Resolution) -> Size {
    match stand {
        Stand::Cover => {
            let (width, height) = (pixels(COVER.0, resolution), pixels(COVER.1, resolution));
            let (width, height) = within(still, width, height);
            let gravity = still.focus.map_or(Gravity::Found, Gravity::Point);
            Size::Fill { width, height, gravity }
        }
        Stand::Page => Size::Width(pixels(PAGE, resolution)),
        Stand::Column(longest) => Size::LongSide(pixels(longest, resolution)),
        Stand::Portrait => Size::LongSide(pixels(PORTRAIT, resolution)),
    }
}

/// The largest size of this shape that does not enlarge the picture.
fn within(still: &Still, width: u32, height: u32) -> (u32, u32) {
    let (across, down) = (u64::from(still.width), u64::from(still.height));
    let (wide, high) = (u64::from(width), u64::from(height));
    if across >= wide && down >= high {
        return (width, height);
    }
    let fitted = if across * high < down * wide { (across, across * high / wide) } else { (down * wide / high, down) };
    let side = |side: u64| u32::try_from(side.max(1)).unwrap_or(u32::MAX);
    (side(fitted.0), side(fitted.1))
}

fn pixels(millimetres: u16, resolution: Resolution) -> u32 {
    (u32::from(millimetres) * u32::from(resolution.dpi()) * 10).div_ceil(254)
}

/// JPEG whatever the source is: a PDF takes it as it stands.
fn rendition(project: &Project, id: StillId, size: Size) -> Rendition {
    let still = project.still(id);
    let (width, height) = size.of(still.width, still.height);
    let encoding = Encoding::PaperJpeg { quality: QUALITY };
    let mark = Published::new(project, id).mark(size, encoding);
    let path = OutPath::new(&format!("print/{}-{width}.{mark}.jpg", still.slug)).expect("made of slugs");
    Rendition { path, size, encoding, width, height, extent: Extent::Credit, dpi: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_has_300_dots_to_the_inch() {
        assert_eq!(pixels(210, Resolution::Print), 2481);
        assert_eq!(pixels(254, Resolution::Screen), 1500);
    }
}
