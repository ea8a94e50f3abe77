//! The same input gives the same bytes, wherever it lies and however often it is built.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use proptest::prelude::*;

use crate::project::{Project, SMALL, drawn};

fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let name = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
            (name, fs::read(entry.path()).unwrap())
        })
        .collect()
}

/// The paths whose bytes are not the same in both.
fn differences(one: &BTreeMap<String, Vec<u8>>, other: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let paths = one.keys().chain(other.keys().filter(|path| !one.contains_key(*path)));
    paths.filter(|path| one.get(*path) != other.get(*path)).cloned().collect()
}

#[test]
fn a_second_build_makes_nothing_new() {
    let project = Project::new(SMALL);
    let first = project.build();
    let built = first.built.expect("built");
    assert!(built.encoded > 0);
    assert_eq!(built.reused, 0);
    let before = tree(&project.root().join("public"));
    let second = project.build().built.expect("built");
    assert_eq!(second.encoded, 0);
    assert_eq!(second.reused, built.encoded);
    assert_eq!(differences(&before, &tree(&project.root().join("public"))), Vec::<String>::new());
}

#[test]
fn a_copy_elsewhere_gives_the_same_bytes() {
    let one = Project::new(SMALL);
    let other = Project::new(SMALL);
    one.build();
    other.build();
    assert_eq!(
        differences(&tree(&one.root().join("public")), &tree(&other.root().join("public"))),
        Vec::<String>::new()
    );
}

#[test]
fn removing_the_cache_changes_no_byte() {
    let project = Project::new(SMALL);
    project.build();
    let before = tree(&project.root().join("public"));
    fs::remove_dir_all(project.root().join(".onset")).unwrap();
    project.build();
    assert_eq!(differences(&before, &tree(&project.root().join("public"))), Vec::<String>::new());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, ..ProptestConfig::default() })]

    /// Files come from the disk in any order; what is built does not depend on it.
    #[test]
    fn any_order_of_creation_gives_the_same_bytes(order in Just((0..6).collect::<Vec<u32>>()).prop_shuffle()) {
        let make = |order: &[u32]| {
            let project = Project::new("-- onset.yaml --\nfilm: { title: T }\n");
            for number in order {
                project.add(&format!("-- stills/{number}.jpg 64x48 --\n-- diary/2026-01-0{}-e.md --\n---\ntitle: E{number}\n---\nText.\n", number + 1));
            }
            let (_, files) = project.make();
            files.0
        };
        prop_assert_eq!(make(&order), make(&[0, 1, 2, 3, 4, 5]));
    }
}

#[test]
fn pictures_are_drawn_the_same_way_twice() {
    assert_eq!(drawn(40, 30, &[]), drawn(40, 30, &[]));
}
