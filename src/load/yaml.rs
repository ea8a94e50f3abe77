//! YAML as a tree in which every value keeps its place. The one file that knows the YAML library.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::{Budget, Options, Spanned};

use crate::diagnostics::{Code, Diagnostic};
use crate::places::{FileId, Place};

/// The largest YAML file or front matter that is read, in bytes. A thousand stills with facts take about 1 MB.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;

/// How deep lists and maps may be nested.
const MAX_DEPTH: usize = 32;

/// A value and its place.
#[derive(Debug, Clone)]
pub struct Node {
    /// Where it was written; for an alias, where the alias stands.
    pub place: Place,
    /// What was written.
    pub value: Value,
}

/// What a node holds. Scalars are kept as they were written, so that `007` and `1.10` stay what they are.
#[derive(Debug, Clone)]
pub enum Value {
    /// Nothing, `null` or `~`.
    Null,
    /// A scalar; `quoted` when it can only be text.
    Scalar {
        /// The text, unquoted.
        text: String,
        /// Whether it was written so that YAML reads it as text.
        textual: bool,
    },
    /// A list.
    List(Vec<Node>),
    /// A map, in the order written. Keys are unique; the parser refuses others.
    Map(Vec<(Node, Node)>),
}

impl Value {
    /// What it is, in words a diagnostic can use.
    pub fn describe(&self) -> &'static str {
        match self {
            Self::Null => "nothing",
            Self::Scalar { .. } => "a single value",
            Self::List(_) => "a list",
            Self::Map(_) => "a list of keys and values",
        }
    }
}

/// Parses the YAML in `text`, which begins `offset` bytes into `file`. An empty text is an empty map.
pub fn parse(text: &str, file: FileId, offset: usize) -> Result<Node, Box<Diagnostic>> {
    if text.len() > MAX_BYTES {
        return Err(Box::new(
            Diagnostic::error(Code::TooLarge, format!("more than {} MB of YAML in one file", MAX_BYTES >> 20))
                .at(Place::head(file), "")
                .help("split it: stills.yaml can stand in every folder of stills"),
        ));
    }
    let raw: Raw = serde_yaml::from_str_with_options(text, options())
        .map_err(|error| Box::new(syntax_error(&error, text, file, offset)))?;
    let node = raw.into_node(text, file, offset);
    Ok(match node.value {
        Value::Null => Node { value: Value::Map(Vec::new()), ..node },
        _ => node,
    })
}

fn options() -> Options {
    let mut budget = Budget::default();
    budget.max_depth = MAX_DEPTH;
    let mut options = serde_yaml::Options::default();
    options.budget = Some(budget);
    options.with_snippet = false;
    options
}

fn syntax_error(error: &serde_yaml::Error, text: &str, file: FileId, offset: usize) -> Diagnostic {
    let place = error.location().map_or(0, |location| byte_offset(text, location.line(), location.column()));
    let message = plain_message(&error.to_string());
    let help = if message.starts_with("duplicate") {
        "keep one of the two: nobody can tell which was meant"
    } else {
        "a value that holds `: ` or begins with one of `@ & * ! % [ {` must stand in quotes; \
         lists and keys of one level begin in one column; spaces indent, never tabs"
    };
    Diagnostic::error(Code::BadYaml, format!("this is not valid YAML: {message}"))
        .at(Place::new(file, place + offset, place + offset + 1), "here")
        .help(help)
}

/// The library's message without its own places and its advice to programmers.
fn plain_message(message: &str) -> String {
    let mut message = message;
    for behind in [" at line ", ", set DuplicateKeyPolicy"] {
        message = message.find(behind).map_or(message, |at| &message[..at]);
    }
    match message.split_once(": ") {
        Some((place, rest)) if place.starts_with("line ") => rest.to_owned(),
        _ => message.to_owned(),
    }
}

/// The byte at which a line and column (both from 1, columns in characters) begin.
fn byte_offset(text: &str, line: u64, column: u64) -> usize {
    let skip = |n: u64| usize::try_from(n.saturating_sub(1)).unwrap_or(usize::MAX);
    let start: usize = text.split_inclusive('\n').take(skip(line)).map(str::len).sum();
    let within: usize = text[start..].chars().take(skip(column)).map(char::len_utf8).sum();
    start + within
}

/// The tree as the deserialiser gives it, before scalars get their written text back.
struct Raw {
    start: usize,
    len: usize,
    defined: (usize, usize),
    value: RawValue,
}

enum RawValue {
    Null,
    Plain,
    Text(String),
    List(Vec<Raw>),
    Map(Vec<(Raw, Raw)>),
}

impl Raw {
    fn into_node(self, text: &str, file: FileId, offset: usize) -> Node {
        let place = Place::new(file, self.start + offset, self.start + self.len + offset);
        let value = match self.value {
            RawValue::Null => Value::Null,
            RawValue::Plain => {
                let (start, len) = self.defined;
                let written = text.get(start..start + len).unwrap_or_default();
                Value::Scalar { text: written.trim().to_owned(), textual: false }
            }
            RawValue::Text(text) => Value::Scalar { text, textual: true },
            RawValue::List(items) => {
                Value::List(items.into_iter().map(|item| item.into_node(text, file, offset)).collect())
            }
            RawValue::Map(pairs) => Value::Map(
                pairs
                    .into_iter()
                    .map(|(key, value)| (key.into_node(text, file, offset), value.into_node(text, file, offset)))
                    .collect(),
            ),
        };
        Node { place, value }
    }
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let spanned = Spanned::<RawValue>::deserialize(deserializer)?;
        let bytes = |location: serde_yaml::Location| {
            let span = location.span();
            let number = |value: Option<u64>| value.and_then(|value| usize::try_from(value).ok()).unwrap_or(0);
            (number(span.byte_offset()), number(span.byte_len()))
        };
        let (start, len) = bytes(spanned.referenced);
        Ok(Self { start, len, defined: bytes(spanned.defined), value: spanned.value })
    }
}

impl<'de> Deserialize<'de> for RawValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = RawValue;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any YAML value")
    }

    fn visit_unit<E>(self) -> Result<RawValue, E> {
        Ok(RawValue::Null)
    }

    fn visit_none<E>(self) -> Result<RawValue, E> {
        Ok(RawValue::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<RawValue, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E>(self, _: bool) -> Result<RawValue, E> {
        Ok(RawValue::Plain)
    }

    fn visit_i64<E>(self, _: i64) -> Result<RawValue, E> {
        Ok(RawValue::Plain)
    }

    fn visit_u64<E>(self, _: u64) -> Result<RawValue, E> {
        Ok(RawValue::Plain)
    }

    fn visit_i128<E>(self, _: i128) -> Result<RawValue, E> {
        Ok(RawValue::Plain)
    }

    fn visit_u128<E>(self, _: u128) -> Result<RawValue, E> {
        Ok(RawValue::Plain)
    }

    fn visit_f64<E>(self, _: f64) -> Result<RawValue, E> {
        Ok(RawValue::Plain)
    }

    fn visit_str<E>(self, text: &str) -> Result<RawValue, E> {
        Ok(RawValue::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<RawValue, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(RawValue::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut pairs: A) -> Result<RawValue, A::Error> {
        let mut map = Vec::new();
        while let Some(pair) = pairs.next_entry()? {
            map.push(pair);
        }
        Ok(RawValue::Map(map))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn map(text: &str) -> Vec<(String, String, Place)> {
        let Value::Map(pairs) = parse(text, FileId(0), 0).unwrap().value else { panic!("not a map") };
        let text_of = |node: &Node| match &node.value {
            Value::Scalar { text, .. } => text.clone(),
            other => other.describe().to_owned(),
        };
        pairs.iter().map(|(key, value)| (text_of(key), text_of(value), value.place)).collect()
    }

    #[test]
    fn scalars_keep_their_writing_and_their_place() {
        let read = map("a: 007\nb: 1.10\nc: yes\nd: &x 1.0\ne: *x\n");
        let written: Vec<&str> = read.iter().map(|(_, value, _)| value.as_str()).collect();
        assert_eq!(written, ["007", "1.10", "yes", "1.0", "1.0"]);
        assert_eq!(read[1].2, Place::new(FileId(0), 10, 14));
    }

    #[test]
    fn an_alias_bomb_is_refused() {
        let mut bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n".to_owned();
        for (this, last) in ('b'..='k').zip('a'..='j') {
            bomb.push_str(&format!("{this}: &{this} [{}]\n", vec![format!("*{last}"); 9].join(", ")));
        }
        assert!(parse(&bomb, FileId(0), 0).is_err());
    }

    #[test]
    fn deep_nesting_is_refused() {
        assert!(parse(&"[".repeat(5000), FileId(0), 0).is_err());
        let nested = format!("{}{}", "[".repeat(100), "]".repeat(100));
        assert!(parse(&nested, FileId(0), 0).is_err());
    }

    #[test]
    fn duplicate_keys_are_refused_with_their_place() {
        let error = parse("a: 1\na: 2\n", FileId(0), 0).unwrap_err();
        assert!(error.message.contains("duplicate"), "{}", error.message);
    }
}
