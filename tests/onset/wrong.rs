//! Wrong inputs, each a little project, and what onset says of it.
//!
//! `wrong/NAME.project` is the input, `wrong/NAME.said` what is said, errors and warnings of the matter at hand.
//! `SNAPSHOTS=overwrite cargo test wrong` writes what is said now; look at the difference before keeping it.

use std::fs;
use std::path::{Path, PathBuf};

use onset::diagnostics::Severity;
use snapbox::{Assert, Data};

use crate::project::{Project, said};

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/onset/wrong");
    let mut cases: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "project"))
        .collect();
    cases.sort();
    cases
}

#[test]
fn every_wrong_input_is_told_of_as_one_would_wish() {
    let cases = cases();
    assert!(cases.len() >= 30, "only {} wrong inputs", cases.len());
    let assert = Assert::new().action_env(snapbox::assert::DEFAULT_ACTION_ENV);
    let mut failed = Vec::new();
    for case in cases {
        let project = Project::new(&fs::read_to_string(&case).unwrap());
        let (report, files) = project.make();
        let name = case.file_stem().unwrap().to_string_lossy().into_owned();
        // A warning's case begins with its severity; all others must stop the build.
        let least = if name.starts_with("warning-") { Severity::Warning } else { Severity::Error };
        let stopped = report.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
        assert_eq!(stopped, least == Severity::Error, "{name}: {}", said(&report, least));
        assert_eq!(files.0.is_empty(), least == Severity::Error, "{name}");
        let text = said(&report, least).replace(&project.root().display().to_string(), "PROJECT");
        let expected = Data::read_from(&case.with_extension("said"), None);
        if assert.try_eq(None, text.into(), expected.raw()).is_err() {
            let project = Project::new(&fs::read_to_string(&case).unwrap());
            let text = said(&project.make().0, least).replace(&project.root().display().to_string(), "PROJECT");
            failed.push(format!("== {name} ==\n{text}"));
            if std::env::var("SNAPSHOTS").is_ok_and(|action| action == "overwrite") {
                failed.pop();
                overwrite(&case.with_extension("said"), &text);
            }
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[expect(clippy::disallowed_methods, reason = "asked for by SNAPSHOTS=overwrite")]
fn overwrite(path: &Path, text: &str) {
    fs::write(path, text).unwrap();
}

#[test]
fn all_problems_are_told_in_one_run() {
    let project = Project::new(
        "-- onset.yaml --\nfilm:\n  titel: X\n  year: soon\n  runtime: long\n-- people/a.yaml --\nnam: A\n-- diary/b.md --\n---\ndate: 2026-02-30\n---\n",
    );
    let report = project.check();
    let errors = report.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count();
    assert!(errors >= 7, "{}", said(&report, Severity::Error));
}
