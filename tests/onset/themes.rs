//! Themes of one's own: what they may replace, and what is published.

use onset::diagnostics::Severity;

use crate::project::{Files, Project, said};

const SMALL: &str = "-- onset.yaml --\nfilm: { title: The Salt Road }\n";

#[test]
fn only_the_typefaces_in_use_are_published() {
    let faces = |files: &Files| -> Vec<String> {
        let mut pairs: Vec<String> = files
            .0
            .keys()
            .filter(|path| path.ends_with(".woff2"))
            .map(|path| path.split('/').nth(2).unwrap().to_owned())
            .collect();
        pairs.dedup();
        pairs
    };
    for (theme, pair) in [("scope", "archivo"), ("scope", "instrument"), ("folio", "brygada"), ("folio", "schibsted")] {
        let project = Project::new(SMALL);
        project.write(
            "onset.yaml",
            &format!("film: {{ title: Nine }}\nsite: {{ theme: {theme}, look: {{ fonts: {pair} }} }}\n"),
        );
        let (_, files) = project.make();
        assert_eq!(faces(&files), [pair], "{theme}");
        let page = files.text("index.html");
        for face in files.0.keys().filter(|path| path.ends_with(".woff2")) {
            assert!(page.contains(face.as_str()), "{face} is published and loaded by no page");
        }
    }
    let project = Project::new(SMALL);
    project.add("-- theme/theme.yaml --\nfonts: [courier]\n-- theme/assets/fonts/courier/courier.woff2 --\nx\n-- theme/assets/fonts/marks/marks.woff2 --\ny\n");
    let (report, files) = project.make();
    assert!(report.built.is_some(), "{}", said(&report, Severity::Error));
    assert_eq!(faces(&files), ["courier", "marks"], "a folder that no pair is named after is always published");
}
