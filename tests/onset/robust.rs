//! Hostile and broken input: never a panic, always a word.

use std::fs;

use proptest::prelude::*;

use crate::project::{Project, SMALL, codes, said, texts};
use onset::diagnostics::Severity;

#[test]
#[expect(clippy::disallowed_methods, reason = "tests write files")]
fn encodings_are_named() {
    let project = Project::new("-- onset.yaml --\nfilm: { title: T }\n");
    let utf16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain("---\ntitle: x\n---\n".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    fs::create_dir_all(project.root().join("diary")).unwrap();
    fs::write(project.root().join("diary/a.md"), utf16).unwrap();
    fs::write(project.root().join("diary/b.md"), b"---\ntitle: caf\xe9\n---\n").unwrap();
    let report = project.check();
    let text = said(&report, Severity::Error);
    assert!(text.contains("UTF-16 (little endian)") && text.contains("Latin-1"), "{text}");
}

#[test]
#[expect(clippy::disallowed_methods, reason = "tests write files")]
fn a_byte_order_mark_and_windows_line_ends_are_fine() {
    let project = Project::new("");
    fs::write(project.root().join("onset.yaml"), "\u{feff}film:\r\n  title: T\r\n").unwrap();
    fs::create_dir_all(project.root().join("diary")).unwrap();
    fs::write(project.root().join("diary/a.md"), "\u{feff}---\r\ntitle: A\r\n---\r\nText.\r\n").unwrap();
    let (report, files) = project.make();
    assert!(files.has("diary/a.html"), "{}", said(&report, Severity::Error));
}

#[test]
#[cfg(unix)]
#[expect(clippy::disallowed_methods, reason = "tests write files")]
fn a_link_out_of_the_project_is_refused_and_one_inside_followed() {
    let project = Project::new("-- onset.yaml --\nfilm: { title: T }\n-- diary/a.md --\n---\ntitle: A\n---\n");
    let elsewhere = tempfile::tempdir().unwrap();
    fs::write(elsewhere.path().join("secret.md"), "---\ntitle: Secret\n---\n").unwrap();
    std::os::unix::fs::symlink(elsewhere.path().join("secret.md"), project.root().join("diary/b.md")).unwrap();
    std::os::unix::fs::symlink(project.root().join("diary/a.md"), project.root().join("diary/c.md")).unwrap();
    let report = project.check();
    assert!(codes(&report).contains(&"link-leaves-project"));
    fs::remove_file(project.root().join("diary/b.md")).unwrap();
    let (_, files) = project.make();
    assert!(files.has("diary/c.html"));
}

#[test]
fn removing_any_file_of_the_small_project_never_panics() {
    let whole = Project::new(SMALL);
    let files: Vec<std::path::PathBuf> = walkdir::WalkDir::new(whole.root())
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| entry.path().strip_prefix(whole.root()).unwrap().to_path_buf())
        .collect();
    for file in files {
        let kept = fs::read(whole.root().join(&file)).unwrap();
        fs::remove_file(whole.root().join(&file)).unwrap();
        let (report, made) = whole.make();
        let stopped = report.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
        assert_eq!(stopped, made.0.is_empty(), "{}", file.display());
        put_back(&whole.root().join(&file), &kept);
    }
}

#[expect(clippy::disallowed_methods, reason = "tests write files")]
fn put_back(path: &std::path::Path, bytes: &[u8]) {
    fs::write(path, bytes).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    /// Any text as any of the project's files gives an answer, not a panic.
    #[test]
    fn any_text_is_answered(text in "[ -~\\n\\téà…#`\\[\\]{}:|>*&!-]{0,200}", at in 0..6_usize) {
        let path = ["onset.yaml", "diary/a.md", "people/a.yaml", "stills/stills.yaml", "press/synopsis.md", "press/credits.yaml"][at];
        let text = text.replace("-- ", "--");
        let project = Project::new("-- onset.yaml --\nfilm: { title: T }\n");
        project.add(&format!("-- {path} --\n{text}\n"));
        let report = project.check();
        let _ = said(&report, Severity::Note);
    }

    /// The small project with a few characters of one of its texts changed gives an answer, not a panic.
    #[test]
    fn a_damaged_project_is_answered(which in 0..64_usize, cut in 0..1000_usize, length in 0..6_usize, insert in "[ -~\\n]{0,4}") {
        let texts = texts(SMALL);
        let project = Project::new("");
        for (index, (path, body)) in texts.iter().enumerate() {
            if index != which % texts.len() {
                project.write(path, body);
                continue;
            }
            let chars: Vec<char> = body.chars().collect();
            let cut = cut % (chars.len() + 1);
            let end = (cut + length).min(chars.len());
            let damaged: String =
                chars[..cut].iter().copied().chain(insert.chars()).chain(chars[end..].iter().copied()).collect();
            project.write(path, &damaged);
        }
        let _ = said(&project.check(), Severity::Note);
    }
}
