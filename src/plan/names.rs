//! What files are called when they leave the house: names a journalist can sort, search and open anywhere.

use std::collections::{BTreeMap, BTreeSet};

use super::renditions::goes_to_press;
use crate::load::wire::words::StillKind;
use crate::model::Project;
use crate::model::names::StillId;
use crate::model::slug::{slug, unique};
use crate::model::still::Still;
use crate::model::translated::Lang;

/// The longest name of a file, without its ending. With a folder before it, it stays within what Windows opens.
const MAX_LENGTH: usize = 100;

/// The ending of press pictures.
const ENDING: &str = ".jpg";

/// The film's name in files and addresses.
pub fn film(project: &Project) -> String {
    let name = slug(project.film.title.value(Lang::DEFAULT));
    if name.is_empty() { "film".to_owned() } else { name }
}

/// Names by a pattern, without ending, for pictures in the order given: ASCII, no spaces, unique, and with their ending no
/// longer than so many characters.
pub(super) fn by_pattern(
    project: &Project,
    pattern: &str,
    longest: Option<u32>,
    pictures: impl IntoIterator<Item = StillId>,
) -> BTreeMap<StillId, String> {
    let longest =
        longest.map_or(MAX_LENGTH, |longest| (longest as usize).saturating_sub(ENDING.len()).clamp(8, MAX_LENGTH));
    let mut taken = BTreeSet::new();
    let mut number = 0;
    let mut names = BTreeMap::new();
    for id in pictures {
        let still = project.still(id);
        let numbered = matches!(still.kind, StillKind::Production | StillKind::Bts);
        if numbered {
            number += 1;
        }
        let name = press_name(project, id, pattern, numbered.then_some(number), longest);
        names.insert(id, unique_within(name, longest, &mut taken));
    }
    names
}

/// The name under which each press picture is offered by itself.
pub(super) fn press_names(project: &Project) -> BTreeMap<StillId, String> {
    let pattern = project.deliverables.first().map_or(crate::model::deliverable::FILE_NAME, |first| &first.file_name);
    let mut pictures: Vec<StillId> =
        project.still_ids().map(|(id, _)| id).filter(|id| goes_to_press(project, *id)).collect();
    pictures.sort_by_key(|id| project.still(*id).kind);
    by_pattern(project, pattern, None, pictures)
}

/// A name nothing else has yet, cut to a length; what makes it unique is not cut.
fn unique_within(mut name: String, longest: usize, taken: &mut BTreeSet<String>) -> String {
    name.truncate(longest);
    name.truncate(name.trim_end_matches(['-', '_']).len());
    let whole = unique(name.clone(), taken);
    if whole.len() <= longest {
        return whole;
    }
    taken.remove(&whole);
    name.truncate(longest.saturating_sub(whole.len() - name.len()));
    unique(name, taken)
}

/// The pattern filled in. Where it becomes too long, the subject is shortened, then the film's name, then the
/// photographer's: the number, which tells pictures apart and in order, is not.
fn press_name(project: &Project, id: StillId, pattern: &str, number: Option<u32>, longest: usize) -> String {
    let still = project.still(id);
    let number = number.map(|number| format!("{number:02}")).unwrap_or_default();
    let photographer = still.photographer.as_deref().map(slug).unwrap_or_default();
    let mut parts = [subject(project, id, still), film(project), photographer];
    let fill = |[subject, film, photographer]: &[String; 3]| {
        let name = pattern
            .replace("{film}", film)
            .replace("{subject}", subject)
            .replace("{photographer}", photographer)
            .replace("{nn}", &number);
        name.split('_').map(slug).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("_")
    };
    for at in 0..parts.len() {
        let over = fill(&parts).len().saturating_sub(longest);
        shorten(&mut parts[at], over);
    }
    fill(&parts)
}

/// How much of a part of a name is left at the least, so that it can be told what it was.
const RECOGNISABLE: usize = 8;

/// Takes so many characters off a part of a name, if that leaves enough of it.
fn shorten(part: &mut String, over: usize) {
    if over > 0 {
        part.truncate(part.len().saturating_sub(over).max(RECOGNISABLE));
        part.truncate(part.trim_end_matches('-').len());
    }
}

/// Who is in it, or else what its file was called.
fn subject(project: &Project, id: StillId, still: &Still) -> String {
    if let Some(person) = project.people.iter().find(|person| person.headshot == Some(id)) {
        return slug(&person.name);
    }
    match &still.people[..] {
        [] => slug(still.path.stem()),
        people => people.iter().take(3).map(|id| slug(&project.person(*id).name)).collect::<Vec<_>>().join("-"),
    }
}
