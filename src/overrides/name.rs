//! Which file of the theme is meant by what was written on the command line.

use std::path::Path;

use super::Opened;
use crate::diagnostics::{Code, Diagnostic};
use crate::load::in_theme;
use crate::places::SourcePath;

/// More files than this are not named one by one.
const NAMED: usize = 8;

impl Opened {
    /// The shipped file that is meant: by its name in the theme, by the path of the project's own, or by the end of its
    /// name, where that is enough to tell it from others.
    pub(super) fn shipped(&self, written: &str) -> Result<&'static str, Box<Diagnostic>> {
        // A path as a shell completes it, from the folder above the film's.
        let below = written.rsplit_once("/theme/").map_or(written, |(_, name)| name);
        let path = SourcePath::new(below);
        let name = path.as_ref().map_or("", |path| in_theme(path).unwrap_or(path.as_str()));
        let name = name.trim_start_matches("default/").trim_start_matches("base/");
        let all: Vec<&'static str> = self.theme.shipped_names().collect();
        if let Some(exact) = all.iter().find(|shipped| **shipped == name) {
            return Ok(exact);
        }
        let ends = |shipped: &&&str| {
            let file = shipped.rsplit('/').next().unwrap_or_default();
            !name.is_empty() && (shipped.ends_with(&format!("/{name}")) || file.split('.').next() == Some(name))
        };
        match all.iter().filter(ends).collect::<Vec<_>>()[..] {
            [one] => Ok(one),
            [] => Err(Box::new(self.unknown(written, name, &all))),
            ref several => Err(Box::new(
                wrong(format!("`{written}` could be any of {} files of the theme", several.len()))
                    .help(format!("write which: {}", several.iter().map(|name| **name).collect::<Vec<_>>().join(", "))),
            )),
        }
    }

    /// What is said of a name that no shipped file has.
    fn unknown(&self, written: &str, name: &str, all: &[&'static str]) -> Diagnostic {
        let folder = format!("{name}/");
        let inside: Vec<&str> = all.iter().copied().filter(|shipped| shipped.starts_with(&folder)).collect();
        if !inside.is_empty() {
            let more = if inside.len() > NAMED { ", ..." } else { "" };
            let first = inside[..inside.len().min(NAMED)].join(", ");
            return wrong(format!("`{written}` is a folder of the theme, with {} files", inside.len()))
                .help(format!("name those you mean: {first}{more}"));
        }
        if Path::new(written).join("onset.yaml").is_file() {
            return wrong(format!("`{written}` is a film's folder, not a file of the theme"))
                .help(format!("name the folder with --project: --project {written}"));
        }
        if self.theme.part(name).is_some_and(|part| part.source.is_none()) {
            return wrong(format!("{name} is put together from the files in styles/"))
                .help("copy the one you want to change; `styles` in theme.yaml lists them in their order");
        }
        if self.theme.part(name).is_some() {
            return wrong(format!("{name} is this film's own: onset ships no file of that name"))
                .help("there is nothing to compare it with, and nothing to copy");
        }
        let theme = self.theme.built_in().name;
        let near = crate::diagnostics::nearest(name, all.iter().copied()).or_else(|| near_file(name, all));
        let diagnostic = wrong(format!("{theme} has no file `{written}`"));
        let diagnostic = match near {
            Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
            None => diagnostic,
        };
        diagnostic.help("`onset theme list` names every file of the theme")
    }
}

/// The file whose last part is nearest to that of what was written.
fn near_file(name: &str, all: &[&'static str]) -> Option<&'static str> {
    let last = |name: &'static str| name.rsplit('/').next().unwrap_or(name);
    let written = name.rsplit('/').next().unwrap_or(name);
    let near = crate::diagnostics::nearest(written, all.iter().map(|name| last(name)))?;
    all.iter().copied().find(|name| last(name) == near)
}

pub(super) fn wrong(what: String) -> Diagnostic {
    Diagnostic::error(Code::Theme, what)
}
