//! Which of a project's mistakes leave a doubt about what is cleared. The others are the site's matter, and a sheet is
//! wanted while the diary is still half written.

use crate::diagnostics::{Code, Diagnostic, Severity, Spot, Texts};
use crate::load::is_picture;
use crate::load::text::TextFiles;
use crate::places::SourcePath;

/// The errors about pictures and about what is written of them.
pub(super) fn about_pictures(diagnostics: Vec<Diagnostic>, texts: &TextFiles) -> Vec<Diagnostic> {
    let about = |spot: &Spot| match spot {
        Spot::Text(place) => decides(texts.file(place.file).0),
        Spot::File(path) => decides(path.as_str()) || is_picture(path),
    };
    let errors = diagnostics.into_iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
    errors.filter(|error| error.spots.is_empty() || error.spots.iter().any(|(spot, _)| about(spot))).collect()
}

/// Whether an error is more than a picture that cannot be read: with a `stills.yaml` that is not understood, a killed
/// picture would be shown as cleared.
pub(super) fn is_doubt(error: &Diagnostic) -> bool {
    error.code != Code::BadPicture
}

/// Whether a text file says which pictures are cleared, or what all of it hangs on.
fn decides(path: &str) -> bool {
    let name = SourcePath::new(path).map_or_else(String::new, |path| path.file_name().to_owned());
    matches!(name.as_str(), "stills.yaml" | "stills.yml" | "onset.yaml")
}
