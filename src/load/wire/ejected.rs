//! `theme/ejected.yaml`: which shipped files of a theme were copied into the project, and what they were like then.

use crate::load::reading::{At, Table};
use crate::load::record::{record, words};

record! {
    /// Which shipped files lie here as copies. `onset theme eject` keeps the list; `onset check` reads it.
    pub struct EjectedFile {
        /// The copies, by their names in the theme: `templates/home.html`.
        pub files: Table<At<Ejected>>,
    }
}

record! {
    /// What a copy was made from.
    pub struct Ejected {
        /// The built-in theme it is from.
        pub from: At<ShippedTheme>,
        /// The version of onset that had it.
        pub onset: At<String>,
        /// What tells the shipped file from others of that name: the first twelve digits of its BLAKE3 hash.
        pub hash: At<String>,
    }
}

words! {
    /// A built-in theme, or what all of them share.
    pub enum ShippedTheme {
        /// What all themes share.
        Base = "base",
        /// The dark theme.
        Scope = "scope",
        /// The light theme.
        Folio = "folio",
    }
}
