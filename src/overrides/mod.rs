//! What a project changes of a theme: which files there are and where each comes from, copies of shipped files to change,
//! and what the changes are. Beside the stages.

mod diff;
mod eject;
mod ledger;
mod list;
mod name;

use crate::diagnostics::{Code, Diagnostic, Severity, Spot};
use crate::failure::Failure;
use crate::load::shipped::built_in;
use crate::load::text::TextFiles;
use crate::load::{Depth, EJECTED, in_theme};
use crate::model::Project;
use crate::model::ejected::Drift;
use crate::pipeline::{Request, must_be_folder, understood};
use crate::plan::theme::Theme;
pub use diff::{Compared, Difference, diff};
pub use eject::{Asked, Copied, eject};
pub use list::{Listing, Offer, Row, State, list};

/// What came of looking at a theme.
#[derive(Debug)]
pub struct Report<T> {
    /// The text files, for the lines that diagnostics show.
    pub texts: TextFiles,
    /// What is wrong with the theme, or with what was asked.
    pub diagnostics: Vec<Diagnostic>,
    /// The answer; none when something stands in its way.
    pub answer: Option<T>,
}

/// A project and its theme, put together.
struct Opened {
    project: Project,
    theme: Theme,
}

/// Opens the theme of a project and asks it something. What is wrong with the rest of the folder does not matter here,
/// unless nobody can say what the folder is.
///
/// # Errors
///
/// When there is no such folder, and what the asking runs into.
fn open<T>(
    request: &Request<'_>,
    ask: impl FnOnce(&Opened, &mut Vec<Diagnostic>) -> Result<Option<T>, Failure>,
) -> Result<Report<T>, Failure> {
    must_be_folder(request.root)?;
    let (report, project) = understood(request, Depth::Glance);
    let (texts, mut diagnostics) = (report.texts, report.diagnostics);
    let Some(project) = project else {
        diagnostics.retain(|diagnostic| diagnostic.severity == Severity::Error);
        for nowhere in diagnostics.iter_mut().filter(|diagnostic| diagnostic.code == Code::NoProject) {
            nowhere.help.push("`eject` and `diff` take the film's folder as `--project my-film`".to_owned());
        }
        return Ok(Report { texts, diagnostics, answer: None });
    };
    diagnostics.retain(|diagnostic| file_of(diagnostic, &texts).is_some_and(|path| is_ledger(&path)));
    // A list that cannot be read must not be written over, and what it would have said is not known.
    if diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error) {
        return Ok(Report { texts, diagnostics, answer: None });
    }
    let theme = Theme::open(&project, &mut diagnostics);
    let name = &project.site.theme;
    if built_in(name).is_none()
        && !project.files.iter().any(|path| path.as_str().starts_with(&format!("themes/{name}/")))
    {
        return Ok(Report { texts, diagnostics, answer: None });
    }
    let answer = ask(&Opened { project, theme }, &mut diagnostics)?;
    Ok(Report { texts, diagnostics, answer })
}

/// The file that a diagnostic is about.
fn file_of(diagnostic: &Diagnostic, texts: &TextFiles) -> Option<String> {
    let (spot, _) = diagnostic.spots.first()?;
    match spot {
        Spot::Text(place) => texts.get(place.file).map(|file| file.path.to_string()),
        Spot::File(path) => Some(path.to_string()),
    }
}

fn is_ledger(path: &str) -> bool {
    crate::places::SourcePath::new(path).is_some_and(|path| in_theme(&path) == Some(EJECTED))
}

impl Opened {
    /// How the shipped file that the project's own of this name was copied from has changed since.
    fn drift(&self, name: &str) -> Option<(Drift, &str)> {
        let own = self.theme.part(name)?.source.as_ref()?;
        let copy = self.project.ejected.iter().find(|copy| copy.path == *own)?;
        Some((copy.drift(self.theme.built_in().name)?, &copy.version))
    }

    /// Whether the project's own file of this name is noted as a copy.
    fn is_noted(&self, name: &str) -> bool {
        let own = self.theme.part(name).and_then(|part| part.source.as_ref());
        self.project.ejected.iter().any(|copy| Some(&copy.path) == own)
    }
}
