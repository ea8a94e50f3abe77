//! The proof: what came of setting a document, and what the typesetter has to say of it.

use serde::{Deserialize, Serialize};

use super::Pdf;
use crate::diagnostics::{Code, Diagnostic, Severity};
use crate::images::cache::Key;
use crate::places::Place;
use crate::plan::editions::EditionPlan;
use crate::plan::theme::{Theme, ThemePart};

/// What came of setting a document. It is kept beside the PDF, so that what was said once is said in every build.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Proof {
    /// How many pages there are; none when nothing could be set.
    pub(super) pages: usize,
    /// What there is to say.
    pub(super) complaints: Vec<Complaint>,
    /// The PDF, if one was made.
    #[serde(skip)]
    pub(super) pdf: Option<Pdf>,
}

/// Something the typesetter says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Complaint {
    /// Whether the document could not be made.
    pub(super) fatal: bool,
    /// The template it is about, by its name in the theme, with line and column.
    pub(super) place: Option<(String, usize, usize)>,
    /// What is wrong.
    pub(super) message: String,
    /// What to do.
    pub(super) help: Vec<String>,
}

impl Proof {
    /// A proof as it was kept; none when the PDF it speaks of is gone.
    pub(super) fn from_bytes(bytes: &[u8], key: Key, size: Option<u64>) -> Option<Self> {
        let proof: Self = serde_json::from_slice(bytes).ok()?;
        let pdf = size.map(|bytes| Pdf { key, bytes, pages: proof.pages });
        (proof.pages == 0 || pdf.is_some()).then(|| Self { pdf: pdf.filter(|_| proof.pages > 0), ..proof })
    }

    pub(super) fn to_bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("texts and numbers always serialise")
    }
}

impl Complaint {
    /// The same as a diagnostic: at the project's own template, or else at the document.
    pub(super) fn diagnostic(&self, edition: &EditionPlan, theme: &Theme) -> Diagnostic {
        let severity = if self.fatal { Severity::Error } else { Severity::Warning };
        let what = edition.edition.document.word();
        let told = |message: String| Diagnostic::new(Code::Print, severity, message);
        let diagnostic = match &self.place {
            None => told(format!("{what}: {}", self.message)),
            Some((file, line, column)) => match theme.part(file) {
                Some(part @ ThemePart { source: Some(_), .. }) => {
                    let text = String::from_utf8_lossy(&part.bytes);
                    told(self.message.clone()).at(Place::in_line(part.file, &text, *line, *column, 1), "")
                }
                _ => told(format!("the shipped {file}, line {line}: {}", self.message)),
            },
        };
        self.help.iter().fold(diagnostic, Diagnostic::help)
    }
}
