//! # interface-untranslated
//! onset has no words of its own in one of the project's languages, and the theme brings none.
//!
//! Why: the menu, the headings of the press kit, the months and the buttons of a site are then in English around texts that
//! are not, which looks unfinished, and which a screen reader reads aloud in the wrong language.
//!
//! Example:
//! ```text
//! languages: [ga]    # and there is no theme/phrases/ga.yaml
//! ```
//! Fix: write `theme/phrases/ga.yaml`, with the names that stand in `phrases/en.yaml` and the words of the language:
//! [docs/themes.md](themes.md#phrases) tells how. What it leaves out stays English.

use super::Check;
use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::load::in_theme;
use crate::load::shipped::{built_in, origin};
use crate::model::Project;
use crate::model::translated::Lang;
use crate::places::SourcePath;

pub(super) const CHECK: Check = Check { code: Code::InterfaceUntranslated, level: Severity::Warning, run };

fn run(project: &Project, out: &mut Vec<Diagnostic>) {
    let without = project.languages.all().filter(|lang| !has_words(project, *lang));
    out.extend(without.map(|lang| report(project.languages.tag(lang))));
}

/// Whether there is a file of words for the language, shipped or in the project, or for the one that it is a kind of.
fn has_words(project: &Project, lang: Lang) -> bool {
    let tag = project.languages.tag(lang);
    let short = tag.split('-').next().unwrap_or(tag);
    let theme = built_in(&project.site.theme).map_or("scope", |theme| theme.name);
    [tag, short].iter().map(|tag| format!("phrases/{tag}.yaml")).any(|name| {
        let own = project.theme_texts.keys().any(|path| in_theme(path) == Some(&name));
        own || origin(theme, &name).is_some()
    })
}

fn report(tag: &str) -> Diagnostic {
    let found = CHECK.says(format!("menu, headings and months are in English on the pages in `{tag}`"));
    let found = SourcePath::new("onset.yaml").iter().fold(found, Diagnostic::in_file);
    found
        .help("onset itself speaks English and French")
        .help(format!("write theme/phrases/{tag}.yaml with the names of phrases/en.yaml: docs/themes.md tells how"))
}
