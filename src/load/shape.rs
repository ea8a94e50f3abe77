//! The shape of the folder format as data, from which the reference page and the JSON Schemas are written.

/// What a key may hold.
#[derive(Debug, Clone)]
pub enum Shape {
    /// A text of some kind; the words say which.
    Text(&'static str),
    /// `true` or `false`.
    Bool,
    /// A whole number within bounds.
    Number {
        /// Smallest.
        min: i64,
        /// Largest.
        max: i64,
    },
    /// One of some words, each with its meaning.
    Words(Vec<(&'static str, &'static str)>),
    /// A text, or a text for each language.
    Localised,
    /// A list.
    List(Box<Shape>),
    /// Values by names the project chooses.
    Table(Box<Shape>),
    /// A record with its own keys.
    Record(Record),
}

/// A record: its name, what it is, its keys.
#[derive(Debug, Clone)]
pub struct Record {
    /// The name in the reference.
    pub name: &'static str,
    /// What it is.
    pub about: &'static str,
    /// Its keys. Called when asked, since records nest.
    pub fields: fn() -> Vec<Field>,
}

/// One key of a record.
#[derive(Debug, Clone)]
pub struct Field {
    /// The key.
    pub key: &'static str,
    /// What it is for.
    pub about: &'static str,
    /// Whether it must be there.
    pub required: bool,
    /// What it may hold.
    pub shape: Shape,
}
