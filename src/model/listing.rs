//! Every picture of the folder, cleared or not, for those who decide.
//!
//! This is the one way past approval and embargo, and it ends in contact sheets, which are never published: a
//! [`Listed`] is not a still of the project, and no page, feed or bundle takes one.

use super::film::{plain, plains};
use super::still::{Written, join, with_embedded};
use super::translated::{Lang, Languages, text};
use crate::diagnostics::Diagnostic;
use crate::load::scalars::{Moment, Text};
use crate::load::wire::person::Person;
use crate::load::wire::words::Approval;
use crate::load::{Identity, Sources, YamlFile};
use crate::places::{At, SourcePath};

/// A picture and what must be known to decide about it, in the project's default language.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The file.
    pub path: SourcePath,
    /// What tells its bytes from any others.
    pub identity: Identity,
    /// Width in pixels, upright.
    pub width: u32,
    /// Height in pixels, upright.
    pub height: u32,
    /// What is seen and why it matters.
    pub caption: Option<String>,
    /// The line to print beside it: the credit line, or else the photographer's name.
    pub credit: Option<String>,
    /// Who took it.
    pub photographer: Option<String>,
    /// The copyright notice.
    pub copyright: Option<String>,
    /// Who is in it.
    pub people: Vec<String>,
    /// Whether it is cleared.
    pub approval: Approval,
    /// The end of its embargo, past ones too.
    pub embargo: Option<Moment>,
}

/// Lists the pictures in the order of the gallery, and tells of entries in `stills.yaml` that belong to none: what is
/// written there about approval would hold for nothing.
pub fn listing(sources: &Sources) -> (Vec<Listed>, Vec<Diagnostic>) {
    let mut out = Vec::new();
    let has_file = |path: &SourcePath| sources.files.binary_search(path).is_ok();
    let written = join(&sources.pictures, &[], sources.content.stills.clone(), has_file, &mut out).written;
    let languages = Languages::new(sources.config.value.value.languages.clone());
    let pictures = written.into_iter().map(|written| listed(written, &sources.content.people, &languages)).collect();
    (pictures, out)
}

fn listed(written: Written<'_>, people: &[YamlFile<Person>], languages: &Languages) -> Listed {
    let approval = written.approval();
    let Written { picture, said, .. } = written;
    let embedded = &picture.facts.embedded;
    let sitter = people.iter().find(|person| is_portrait(&picture.path, person)).map(|person| &person.value.value);
    let of = |choose: fn(&Person) -> &Option<At<String>>| sitter.and_then(|sitter| plain(choose(sitter).clone()));
    let photographer = plain(said.photographer).or_else(|| embedded.creator.clone());
    let photographer = photographer.or_else(|| of(|sitter| &sitter.headshot_photographer));
    let credit = plain(said.credit).or_else(|| embedded.credit.clone());
    let credit = credit.or_else(|| of(|sitter| &sitter.headshot_credit)).or_else(|| photographer.clone());
    let mut shown: Vec<String> = plains(said.people).into_iter().map(|name| name_of(name, people)).collect();
    shown.extend(sitter.map(|sitter| sitter.name.value.clone()).filter(|name| !shown.contains(name)));
    Listed {
        path: picture.path.clone(),
        identity: picture.identity,
        width: picture.facts.width,
        height: picture.facts.height,
        caption: words(said.caption, embedded.caption.as_ref(), languages)
            .or_else(|| Some(sitter_line(sitter?, languages))),
        credit,
        photographer,
        copyright: plain(said.copyright).or_else(|| embedded.copyright.clone()),
        people: if shown.is_empty() { embedded.people.clone() } else { shown },
        approval,
        embargo: plain(said.embargo),
    }
}

/// What was written in the default language, or else what the picture's file carries.
fn words(written: Option<At<Text>>, embedded: Option<&String>, languages: &Languages) -> Option<String> {
    // Languages that the project does not list are told of where the project is built.
    let written = written.and_then(|written| text(written, languages, &mut Vec::new()));
    with_embedded(written, embedded).map(|words| words.value(Lang::DEFAULT).clone())
}

/// Who is on a portrait without a caption: the name with jobs and parts, as it is captioned when it is published.
fn sitter_line(sitter: &Person, languages: &Languages) -> String {
    let jobs = sitter.crew.iter().map(|job| job.value.role.clone());
    let parts = sitter.cast.iter().map(|part| part.value.character.clone());
    let told = jobs.chain(parts).filter_map(|text| words(Some(text), None, languages));
    std::iter::once(sitter.name.value.clone()).chain(told).collect::<Vec<_>>().join(", ")
}

/// The name of a member of cast or crew, by what others refer to them by; a name that is nobody's stays as written.
fn name_of(reference: String, people: &[YamlFile<Person>]) -> String {
    let person = people.iter().find(|person| person.path.stem() == reference);
    person.map_or(reference, |person| person.value.value.name.value.clone())
}

fn is_portrait(picture: &SourcePath, person: &YamlFile<Person>) -> bool {
    match &person.value.value.headshot {
        Some(headshot) => person.path.join(&headshot.value.0).as_ref() == Some(picture),
        None => person.path.folder() == picture.folder() && person.path.stem() == picture.stem(),
    }
}
