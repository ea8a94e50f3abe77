//! A picture that is broken: named, and no reason to lose the others.

use std::fs;
use std::path::Path;

use onset::diagnostics::Severity;

use crate::project::{Project, codes, drawn, said};

const TWO: &str = "-- onset.yaml --\nfilm: { title: Two }\n-- stills/good.jpg 320x200 --\n-- stills/bad.jpg 320x200 red --\n-- diary/one.md --\n---\ntitle: One\nstills: [good, bad]\n---\nText. ![](bad)\n";
const OPTIONAL: &str = "-- stills/stills.yaml --\nstills:\n  - { file: bad.jpg, optional: true }\n";

#[expect(clippy::disallowed_methods, reason = "tests damage files")]
fn damage(project: &Project, change: fn(Vec<u8>) -> Vec<u8>) {
    let place = project.root().join("stills/bad.jpg");
    fs::write(place, change(drawn(320, 200, &["red"]))).unwrap();
}

/// Cuts it off: the header tells.
fn cut(mut bytes: Vec<u8>) -> Vec<u8> {
    bytes.truncate(bytes.len() / 2);
    bytes
}

/// An impossible Huffman table: nothing tells before the pixels are decoded.
fn scramble(mut bytes: Vec<u8>) -> Vec<u8> {
    let table = bytes.windows(2).position(|pair| pair == [0xFF, 0xC4]).unwrap();
    bytes[table + 4] = 0x77;
    bytes
}

fn cached(root: &Path) -> usize {
    let files = walkdir::WalkDir::new(root.join(".onset/cache")).into_iter().map(Result::unwrap);
    files.filter(|entry| entry.file_type().is_file()).count()
}

#[test]
fn the_others_are_made_and_the_site_is_not() {
    for change in [cut, scramble as fn(Vec<u8>) -> Vec<u8>] {
        let project = Project::new(TWO);
        damage(&project, change);
        let report = project.build();
        assert!(report.built.is_none());
        assert_eq!(codes(&report).iter().filter(|code| **code == "bad-picture").count(), 1);
        let said = said(&report, Severity::Error);
        assert!(said.contains("stills/bad.jpg") && said.matches("error[").count() == 1, "{said}");
        assert!(!project.root().join("public").exists());
        assert!(cached(project.root()) > 2, "the good picture's renditions wait in the cache");
    }
}

#[test]
fn what_is_optional_is_left_out_with_a_warning() {
    for change in [cut, scramble as fn(Vec<u8>) -> Vec<u8>] {
        let project = Project::new(TWO);
        project.add(OPTIONAL);
        damage(&project, change);
        let report = project.build();
        let said = said(&report, Severity::Warning);
        assert!(report.built.is_some(), "{said}");
        assert!(said.contains("warning[bad-picture]") && said.contains("built without it"), "{said}");
        assert!(project.root().join("public/stills/good.html").exists());
        assert!(!project.root().join("public/stills/bad.html").exists());
    }
}

#[test]
fn a_whole_folder_can_be_optional() {
    let project = Project::new(TWO);
    project.add("-- stills/stills.yaml --\ndefaults: { optional: true }\n");
    damage(&project, cut);
    assert!(project.build().built.is_some());
    project
        .add("-- stills/stills.yaml --\ndefaults: { optional: true }\nstills: [{ file: bad.jpg, optional: false }]\n");
    assert!(project.build().built.is_none());
}
