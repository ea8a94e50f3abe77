//! What the template engine says of a mistake, as diagnostics at the line of the project's template, with what is
//! available there.

use std::collections::BTreeMap;

use tera::ErrorKind;

use crate::diagnostics::{Code, Diagnostic};
use crate::places::{FileId, Place};

/// The engine's filters, which it does not tell. A test tries each.
pub(super) const FILTERS: &[&str] = &[
    "abs",
    "capitalize",
    "default",
    "escape",
    "escape_html",
    "escape_xml",
    "first",
    "float",
    "get",
    "group_by",
    "indent",
    "int",
    "join",
    "keys",
    "last",
    "length",
    "lower",
    "newlines_to_br",
    "nth",
    "pairs",
    "pluralize",
    "replace",
    "reverse",
    "round",
    "safe",
    "sort",
    "split",
    "str",
    "title",
    "trim",
    "trim_end",
    "trim_start",
    "truncate",
    "unique",
    "upper",
    "values",
    "wordcount",
];

/// The engine's tests.
pub(super) const TESTS: &[&str] = &[
    "array",
    "bool",
    "containing",
    "defined",
    "divisible_by",
    "ending_with",
    "even",
    "float",
    "integer",
    "iterable",
    "map",
    "none",
    "number",
    "odd",
    "starting_with",
    "string",
    "undefined",
];

const FUNCTIONS: &[&str] = &["range", "super", "throw"];

/// Every template's text by its name, and the file of those that are the project's own.
#[derive(Debug, Default)]
pub(super) struct Texts(pub(super) BTreeMap<String, (String, Option<FileId>)>);

/// One report of the engine: a message, and where in which template.
struct Said<'a> {
    message: &'a str,
    spot: Option<Spot<'a>>,
    /// How many characters are meant.
    width: usize,
    /// From where the template was included, the innermost first.
    from: Vec<Spot<'a>>,
}

/// Line and column, from 1, in a template.
#[derive(Clone, Copy)]
struct Spot<'a> {
    name: &'a str,
    line: usize,
    column: usize,
}

impl Texts {
    /// What the engine says, report by report.
    pub(super) fn mistakes(&self, error: &tera::Error) -> Vec<Diagnostic> {
        match error.kind() {
            ErrorKind::MissingParent { current, parent } => vec![self.no_parent(current, parent)],
            ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => vec![self.circle(tpl)],
            _ => {
                let mut text = error.to_string();
                let mut cause = std::error::Error::source(error);
                while let Some(inner) = cause {
                    text.push_str(&format!(": {inner}"));
                    cause = inner.source();
                }
                Said::all(&text).iter().map(|said| self.mistake(said)).collect()
            }
        }
    }

    fn mistake(&self, said: &Said<'_>) -> Diagnostic {
        let (what, there) = match said.message.split_once(" Available ") {
            Some((what, there)) => (what.trim_end_matches('.'), there.split_once(": ").map_or("", |(_, names)| names)),
            None => (said.message, ""),
        };
        let at = said.spot.and_then(|spot| self.place(spot, said.width));
        let message = match (&said.spot, at) {
            (Some(spot), None) => format!("{}, line {}: {}", shipped(spot.name), spot.line, small(what)),
            _ => small(what),
        };
        let diagnostic = Diagnostic::error(Code::Theme, message);
        let diagnostic = at.into_iter().fold(diagnostic, |diagnostic, place| diagnostic.at(place, ""));
        let calls = said.from.iter().map(|spot| match self.place(*spot, 1) {
            Some(place) => Ok(place),
            None => Err(format!("included from {}, line {}", shipped(spot.name), spot.line)),
        });
        let diagnostic = calls.fold(diagnostic, |diagnostic, call| match call {
            Ok(place) => diagnostic.at(place, "included here"),
            Err(words) => diagnostic.help(words),
        });
        let names = self.known(what, there, said.spot.map_or("", |spot| spot.name));
        let diagnostic = diagnostic.did_you_mean(quoted(what), names.iter().copied());
        let diagnostic = match names.len() {
            0 => diagnostic,
            1..=MANY => diagnostic.help(format!("available here: {}", names.join(", "))),
            _ => diagnostic.help("`onset theme list` shows every file of the theme"),
        };
        diagnostic.help("docs/themes.md lists what templates may read")
    }

    /// The names that could have been meant instead.
    fn known<'a>(&'a self, what: &str, there: &'a str, name: &str) -> Vec<&'a str> {
        let kind = what.split('`').next().unwrap_or_default().trim();
        match kind {
            "Unknown filter" => FILTERS.to_vec(),
            "Unknown test" => TESTS.to_vec(),
            "Unknown function" => FUNCTIONS.to_vec(),
            "Unknown template" => self.0.keys().map(String::as_str).collect(),
            "Block" => self.blocks(name),
            _ => there.split(", ").filter(|name| !name.is_empty()).collect(),
        }
    }

    /// The blocks of the templates that one extends.
    fn blocks(&self, name: &str) -> Vec<&str> {
        let mut blocks: Vec<&str> = Vec::new();
        let mut text = self.0.get(name);
        // Circles have been told of: they are no longer than there are templates.
        for _ in 0..self.0.len() {
            let parent = text.and_then(|(text, _)| tags(text, "extends").next());
            text = parent.and_then(|parent| self.0.get(parent.trim_matches(['"', '\''])));
            blocks.extend(text.into_iter().flat_map(|(text, _)| tags(text, "block")));
        }
        blocks.sort_unstable();
        blocks.dedup();
        blocks
    }

    fn no_parent(&self, name: &str, parent: &str) -> Diagnostic {
        self.tag(name, parent, Diagnostic::error(Code::Theme, format!("there is no template `{parent}` to extend")))
            .did_you_mean(parent, self.0.keys().map(String::as_str))
            .help("`default/` before a name is the file that onset ships: default/templates/home.html")
    }

    fn circle(&self, name: &str) -> Diagnostic {
        let diagnostic = Diagnostic::error(Code::Theme, format!("`{name}` extends or includes itself"));
        self.tag(name, name, diagnostic)
            .help(format!("to change what onset ships, write `default/` before its name: \"default/{name}\""))
    }

    /// Where a template of the project names another.
    fn tag(&self, name: &str, named: &str, diagnostic: Diagnostic) -> Diagnostic {
        match self.0.get(name) {
            Some((text, Some(file))) => {
                let at = text.find(named).unwrap_or_default();
                diagnostic.at(Place::new(*file, at, at + named.len()), "")
            }
            _ => diagnostic,
        }
    }

    fn place(&self, spot: Spot<'_>, width: usize) -> Option<Place> {
        let (text, file) = self.0.get(spot.name)?;
        Some(Place::in_line((*file)?, text, spot.line, spot.column, width))
    }
}

/// More names than this are not read.
const MANY: usize = 60;

impl<'a> Said<'a> {
    /// The reports of the engine, which stand one below the other: the message, the place, the line, and what is meant in
    /// it; then those who called for it.
    fn all(text: &'a str) -> Vec<Self> {
        let mut all: Vec<Self> = Vec::new();
        for part in text.split("\n\n") {
            let mut lines = part.lines();
            let head = lines.next().unwrap_or_default();
            let spot = lines.next().and_then(|line| line.trim_start().strip_prefix("--> ")).and_then(Spot::read);
            let width = part.lines().last().map_or(1, |line| line.matches('^').count().max(1));
            match (head.strip_prefix("error: "), head.strip_prefix("note: called from "), all.last_mut()) {
                (Some(message), ..) => all.push(Self { message, spot, width, from: Vec::new() }),
                (None, Some(from), Some(last)) => last.from.extend(Spot::read(from)),
                _ => all.push(Self { message: part, spot: None, width: 1, from: Vec::new() }),
            }
        }
        all
    }
}

impl<'a> Spot<'a> {
    fn read(written: &'a str) -> Option<Self> {
        let (rest, column) = written.rsplit_once(':')?;
        let (name, line) = rest.rsplit_once(':')?;
        Some(Self { name, line: line.parse().ok()?, column: column.parse().ok()? })
    }
}

/// What stands behind a word in the tags of a template: the names of its blocks, or what it extends.
fn tags<'a>(text: &'a str, word: &'static str) -> impl Iterator<Item = &'a str> {
    text.split("{%").skip(1).filter_map(move |tag| {
        let mut words = tag.trim_start_matches(['-', ' ']).split_whitespace();
        (words.next() == Some(word)).then(|| words.next()).flatten()
    })
}

/// The first thing in backticks.
fn quoted(text: &str) -> &str {
    text.split('`').nth(1).unwrap_or_default()
}

/// A sentence of the engine's as one of ours.
fn small(sentence: &str) -> String {
    let mut chars = sentence.trim().chars();
    chars.next().map_or(String::new(), |first| first.to_lowercase().chain(chars).collect())
}

/// A template that is not the project's own.
fn shipped(name: &str) -> String {
    format!("the shipped {}", name.trim_start_matches("default/").trim_start_matches("base/"))
}

#[cfg(test)]
mod tests {
    use tera::{Context, Tera};

    use super::{FILTERS, TESTS};

    #[test]
    fn the_engine_knows_every_filter_and_test_that_is_offered() {
        for name in FILTERS {
            let error = Tera::one_off(&format!("{{{{ [1] | {name} }}}}"), &Context::new(), false).err();
            assert!(!error.is_some_and(|error| error.to_string().contains("Unknown filter")), "{name}");
        }
        for name in TESTS {
            let error = Tera::one_off(&format!("{{% if 1 is {name} %}}{{% endif %}}"), &Context::new(), false).err();
            assert!(!error.is_some_and(|error| error.to_string().contains("Unknown test")), "{name}");
        }
        let unknown = Tera::one_off("{{ 1 | nonsense }}", &Context::new(), false).err().map(|error| error.to_string());
        assert!(unknown.is_some_and(|said| said.contains("Unknown filter")), "the test can fail");
    }
}
