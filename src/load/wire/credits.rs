//! `press/credits.yaml`: the full credits, as on the end card.

use crate::load::reading::At;
use crate::load::record::record;
use crate::load::scalars::Text;
use crate::places::FilePath;

record! {
    /// `press/credits.yaml`. Cast and crew who have a file in `people/` need not be repeated: a department that
    /// is left out is made from their credits.
    pub struct CreditsFile {
        /// Departments in the order of the end card.
        pub departments: Vec<At<Department>>,
        /// The billing block: the lines at the foot of the poster.
        pub billing_block: Option<At<Text>>,
        /// Music used in the film.
        pub music: Vec<At<Music>>,
        /// Who is thanked.
        pub thanks: Vec<At<String>>,
        /// Funders and partners, with their logos, as contracts demand them.
        pub funders: Vec<At<Funder>>,
        /// The copyright line of the film.
        pub copyright: Option<At<String>>,
    }
}

record! {
    /// A department.
    pub struct Department {
        /// Its name.
        pub name: At<Text>,
        /// Its lines.
        pub credits: Vec<At<Credit>>,
    }
}

record! {
    /// A line of the credits.
    pub struct Credit {
        /// The role.
        pub role: At<Text>,
        /// Who did it: names, or names of files in `people/`.
        pub names: Vec<At<String>>,
    }
}

record! {
    /// A piece of music.
    pub struct Music {
        /// Its title.
        pub title: At<String>,
        /// Who wrote it.
        pub composer: Option<At<String>>,
        /// Who plays it.
        pub performer: Option<At<String>>,
        /// Label, publisher, permission.
        pub note: Option<At<Text>>,
    }
}

record! {
    /// A funder or partner.
    pub struct Funder {
        /// The name.
        pub name: At<String>,
        /// The words the contract asks for.
        pub line: Option<At<Text>>,
        /// The logo: a file in the project.
        pub logo: Option<At<FilePath>>,
    }
}
