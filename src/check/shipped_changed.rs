//! # shipped-changed
//! A theme file that was copied with `onset theme eject` comes from a file of onset's that has since changed.
//!
//! Why: what onset mends in its own file (a heading that screen readers miss, a name that templates read) does not reach
//! a copy, and a copy from another theme than the one in use seldom fits it.
//!
//! Example:
//! ```text
//! # theme/ejected.yaml; onset's own home.html is another by now
//! files:
//!   templates/home.html: { from: base, onset: 0.1.0, hash: 0123456789ab }
//! ```
//! Fix: `onset theme diff templates/home.html` shows where your file and onset's differ. Take over what you want, then run
//! `onset theme eject --mark templates/home.html`. To go back to onset's file, remove yours.

use super::Check;
use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::load::shipped::built_in;
use crate::model::Project;
use crate::model::ejected::{Drift, Ejected};

pub(super) const CHECK: Check = Check { code: Code::ShippedChanged, level: Severity::Warning, run };

fn run(project: &Project, out: &mut Vec<Diagnostic>) {
    for copy in &project.ejected {
        // A theme of the project's own says only in its `theme.yaml` which built-in one it changes: the copy's is taken.
        let theme = built_in(&project.site.theme).map_or(copy.from.word(), |theme| theme.name);
        out.extend(copy.drift(theme).map(|drift| stale(copy, theme, drift)));
    }
}

fn stale(copy: &Ejected, theme: &str, drift: Drift) -> Diagnostic {
    let Ejected { path, name, from, version, place, .. } = copy;
    let differ = format!("`onset theme diff {name}` shows where they differ");
    let (what, help) = match drift {
        Drift::Changed => (
            format!("onset's own {name} has changed since {path} was copied from it"),
            format!("{differ}; once yours has what it needs, run `onset theme eject --mark {name}`"),
        ),
        Drift::Elsewhere(other) => (
            format!("{path} is a copy from {}, and {theme} takes its {name} from {other}", from.word()),
            format!("{differ}; remove it, or copy it anew with `onset theme eject --force {name}`"),
        ),
        Drift::Gone => (
            format!("onset has no {name} any more, of which {path} is a copy"),
            "no page may read it: `onset theme list` shows which files there are".to_owned(),
        ),
    };
    CHECK.says(what).at(*place, format!("copied from onset {version}")).in_file(path).help(help)
}
