//! From a YAML tree to typed values, telling every problem on the way instead of stopping at the first.

use std::collections::BTreeMap;

use super::shape::Shape;
use super::yaml::{Node, Value};
use crate::diagnostics::{Code, Diagnostic};
pub use crate::places::At;
use crate::places::Place;

/// The diagnostics gathered while reading.
pub type Problems = Vec<Diagnostic>;

/// A value that can be read from YAML.
pub trait Wire: Sized {
    /// Whether a record must hold it.
    const REQUIRED: bool = true;

    /// What a person should write, to follow "expected".
    fn expects() -> String;

    /// Reads it; what is wrong goes to `out`, and `None` then says that there is no value.
    fn read(node: &Node, out: &mut Problems) -> Option<Self>;

    /// What to take when the key is not there at all. `None` is a missing key.
    fn absent() -> Option<Self> {
        None
    }

    /// Its shape, for the reference and the JSON Schema.
    fn shape() -> Shape;
}

impl<T: Wire> Wire for At<T> {
    const REQUIRED: bool = T::REQUIRED;

    fn expects() -> String {
        T::expects()
    }

    fn read(node: &Node, out: &mut Problems) -> Option<Self> {
        Some(Self { value: T::read(node, out)?, place: node.place })
    }

    fn shape() -> Shape {
        T::shape()
    }
}

impl<T: Wire> Wire for Option<T> {
    const REQUIRED: bool = false;

    fn expects() -> String {
        T::expects()
    }

    fn read(node: &Node, out: &mut Problems) -> Option<Self> {
        match node.value {
            Value::Null => Some(None),
            // The problem is told; reading goes on as if the key had been left out.
            _ => Some(T::read(node, out)),
        }
    }

    fn absent() -> Option<Self> {
        Some(None)
    }

    fn shape() -> Shape {
        T::shape()
    }
}

/// A list; a single value is a list of one.
impl<T: Wire> Wire for Vec<T> {
    const REQUIRED: bool = false;

    fn expects() -> String {
        format!("a list, each item {}", T::expects())
    }

    fn read(node: &Node, out: &mut Problems) -> Option<Self> {
        match &node.value {
            Value::Null => Some(Self::new()),
            Value::List(items) => Some(items.iter().filter_map(|item| T::read(item, out)).collect()),
            _ => Some(T::read(node, out).into_iter().collect()),
        }
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }

    fn shape() -> Shape {
        Shape::List(Box::new(T::shape()))
    }
}

/// Values by names that the project chooses, in the order written.
#[derive(Debug, Clone)]
pub struct Table<T>(pub Vec<(At<String>, T)>);

impl<T: Wire> Wire for Table<T> {
    const REQUIRED: bool = false;

    fn expects() -> String {
        format!("names, each with {}", T::expects())
    }

    fn read(node: &Node, out: &mut Problems) -> Option<Self> {
        match &node.value {
            Value::Null => Some(Self(Vec::new())),
            Value::Map(pairs) => Some(Self(
                pairs
                    .iter()
                    .filter_map(|(key, value)| Some((At::<String>::read(key, out)?, T::read(value, out)?)))
                    .collect(),
            )),
            _ => wrong_type::<Self>(node, out),
        }
    }

    fn absent() -> Option<Self> {
        Some(Self(Vec::new()))
    }

    fn shape() -> Shape {
        Shape::Table(Box::new(T::shape()))
    }
}

/// The keys of a record, taken one by one.
pub struct Keys<'a> {
    place: Place,
    values: BTreeMap<&'a str, &'a Node>,
}

impl<'a> Keys<'a> {
    /// Opens a map and tells of every key that is not among `known`.
    pub fn open(node: &'a Node, known: &[&'static str], out: &mut Problems) -> Option<Self> {
        let Value::Map(pairs) = &node.value else {
            out.push(type_error(node, "a list of keys and values", &format!("the keys here are {}", listed(known))));
            return None;
        };
        let mut values = BTreeMap::new();
        for (key, value) in pairs {
            match &key.value {
                Value::Scalar { text, .. } if known.contains(&text.as_str()) => {
                    values.insert(text.as_str(), value);
                }
                Value::Scalar { text, .. } => out.push(unknown_key(text, key.place, known)),
                _ => out.push(type_error(key, "a key", "write `key: value`")),
            }
        }
        Some(Self { place: node.place, values })
    }

    /// Takes the value of a key; a missing one is told of if it must be there.
    pub fn take<T: Wire>(&mut self, key: &'static str, out: &mut Problems) -> Option<T> {
        if let Some(node) = self.values.remove(key) {
            return T::read(node, out);
        }
        let absent = T::absent();
        if absent.is_none() {
            out.push(
                Diagnostic::error(Code::MissingKey, format!("`{key}` is missing"))
                    .at(self.place, "")
                    .help(format!("add `{key}:` with {}", T::expects())),
            );
        }
        absent
    }
}

fn unknown_key(written: &str, place: Place, known: &[&str]) -> Diagnostic {
    Diagnostic::error(Code::UnknownKey, format!("`{written}` is not a key that onset knows here"))
        .at(place, "unknown key")
        .did_you_mean(written, known.iter().copied())
        .help(format!("the keys here are {}", listed(known)))
}

/// Names as prose: `a`, `b`, `c`.
fn listed(names: &[&str]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// Tells that a node is of the wrong kind for `T`.
pub fn wrong_type<T: Wire>(node: &Node, out: &mut Problems) -> Option<T> {
    out.push(type_error(node, &T::expects(), ""));
    None
}

fn type_error(node: &Node, expected: &str, help: &str) -> Diagnostic {
    let found = node.value.describe();
    let diagnostic = Diagnostic::error(Code::WrongType, format!("expected {expected}, found {found}"))
        .at(node.place, format!("expected {expected}"));
    if help.is_empty() { diagnostic } else { diagnostic.help(help) }
}

/// Tells that a scalar cannot be read as `T`.
pub fn bad_value<T: Wire>(node: &Node, written: &str, help: &str, out: &mut Problems) -> Option<T> {
    let diagnostic = Diagnostic::error(Code::BadValue, format!("`{written}` is not {}", T::expects()))
        .at(node.place, format!("expected {}", T::expects()));
    out.push(if help.is_empty() { diagnostic } else { diagnostic.help(help) });
    None
}

/// Reads one of a fixed choice of words.
pub fn read_word<T: Wire + Copy>(node: &Node, words: &[(&'static str, T)], out: &mut Problems) -> Option<T> {
    let Value::Scalar { text, .. } = &node.value else { return wrong_type::<T>(node, out) };
    if let Some((_, value)) = words.iter().find(|(word, _)| word == text) {
        return Some(*value);
    }
    out.push(
        Diagnostic::error(Code::BadValue, format!("`{text}` is not {}", T::expects()))
            .at(node.place, "not one of the words onset knows here")
            .did_you_mean(text, words.iter().map(|(word, _)| *word)),
    );
    None
}

impl Wire for String {
    fn expects() -> String {
        "a text".to_owned()
    }

    fn read(node: &Node, out: &mut Problems) -> Option<Self> {
        let Value::Scalar { text, .. } = &node.value else { return wrong_type::<Self>(node, out) };
        if text.trim().is_empty() {
            return bad_value::<Self>(node, text, "it is empty: write something or leave the key out", out);
        }
        Some(text.trim().to_owned())
    }

    fn shape() -> Shape {
        Shape::Text("a text")
    }
}

impl Wire for bool {
    fn expects() -> String {
        "`true` or `false`".to_owned()
    }

    fn read(node: &Node, out: &mut Problems) -> Option<Self> {
        let Value::Scalar { text, .. } = &node.value else { return wrong_type::<Self>(node, out) };
        match text.to_ascii_lowercase().as_str() {
            "true" | "yes" | "on" => Some(true),
            "false" | "no" | "off" => Some(false),
            _ => bad_value::<Self>(node, text, "", out),
        }
    }

    fn shape() -> Shape {
        Shape::Bool
    }
}

macro_rules! whole_number {
    ($type:ty) => {
        impl Wire for $type {
            fn expects() -> String {
                format!("a whole number from {} to {}", <$type>::MIN, <$type>::MAX)
            }

            fn read(node: &Node, out: &mut Problems) -> Option<Self> {
                let Value::Scalar { text, .. } = &node.value else { return wrong_type::<Self>(node, out) };
                match text.parse() {
                    Ok(number) => Some(number),
                    Err(_) => bad_value::<Self>(node, text, "", out),
                }
            }

            fn shape() -> Shape {
                Shape::Number { min: i64::from(<$type>::MIN), max: i64::from(<$type>::MAX) }
            }
        }
    };
}

whole_number!(u8);
whole_number!(u16);
whole_number!(u32);
whole_number!(i32);
