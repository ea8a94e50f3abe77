//! Documents that are typeset: which, on what paper, in which language, and how finely their pictures are.

use super::translated::Lang;
pub use crate::load::wire::words::{Document, DossierPart, Paper};

/// How many pixels of a picture fall on an inch of paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Resolution {
    /// For a printing machine.
    Print,
    /// For a screen, and for mail.
    Screen,
}

impl Resolution {
    /// Pixels per inch.
    pub const fn dpi(self) -> u16 {
        match self {
            Self::Print => 300,
            Self::Screen => 150,
        }
    }
}

/// One document in one of its forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Edition {
    /// Which document.
    pub document: Document,
    /// On what paper.
    pub paper: Paper,
    /// In which language.
    pub lang: Lang,
    /// How finely its pictures are.
    pub resolution: Resolution,
}
