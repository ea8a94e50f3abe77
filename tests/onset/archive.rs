//! The archive bag: whole, checked to the byte, and carried on with when it was interrupted.

use std::fs;

use onset::archive::verify;

use crate::project::{Project, SMALL};

#[expect(clippy::disallowed_methods, reason = "a test damages what it has made")]
fn write(path: &std::path::Path, bytes: impl AsRef<[u8]>) {
    fs::write(path, bytes).unwrap();
}

#[test]
fn a_bag_holds_the_folder_and_the_site_and_says_what_came_from_what() {
    let project = Project::new(SMALL);
    let bagged = project.bag().unwrap();
    assert!(bagged.verdict.problems.is_empty(), "{:?}", bagged.verdict.problems);
    let bag = project.root().join("archive");
    let text = |path: &str| fs::read_to_string(bag.join(path)).unwrap();
    assert!(bag.join("data/project/stills/dawn.jpg").is_file() && bag.join("data/site/index.html").is_file());
    assert_eq!(
        fs::read(bag.join("data/project/onset.yaml")).unwrap(),
        fs::read(project.root().join("onset.yaml")).unwrap()
    );
    assert!(text("bag-info.txt").contains("Film-Title: The Salt Road\n"));
    let oxum = format!("Payload-Oxum: {}.{}\n", bagged.verdict.bytes, bagged.verdict.files);
    assert!(text("bag-info.txt").contains(&oxum));
    let record = text("metadata/premis.xml");
    assert!(
        record.contains("<relatedObjectIdentifierValue>data/project/stills/dawn.jpg</relatedObjectIdentifierValue>")
    );
    assert!(!bag.join(".onset-bag.jsonl").exists(), "what was kept for an interruption is gone");
    assert!(project.bag().is_err(), "a finished bag is never changed");
}

#[test]
fn the_next_build_does_not_take_the_bag_for_a_source() {
    let project = Project::new(SMALL);
    project.bag().unwrap();
    assert!(project.check().diagnostics.iter().all(|diagnostic| !diagnostic.message.contains("archive")));
}

#[test]
fn a_flipped_byte_a_lost_file_and_a_stranger_are_found() {
    let project = Project::new(SMALL);
    project.bag().unwrap();
    let bag = project.root().join("archive");
    let still = bag.join("data/project/stills/dawn.jpg");
    let mut bytes = fs::read(&still).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    write(&still, bytes);
    fs::remove_file(bag.join("data/project/stills/road.jpg")).unwrap();
    write(&bag.join("data/stranger.txt"), "?");
    let found = verify(&bag).unwrap().problems.join("\n");
    assert!(found.contains("data/project/stills/dawn.jpg: it is not what was put into the bag"), "{found}");
    assert!(found.contains("data/project/stills/road.jpg: it is missing"), "{found}");
    assert!(found.contains("data/stranger.txt: no manifest lists it"), "{found}");
    assert!(found.contains("bag-info.txt: the payload should be"), "{found}");
}

#[test]
fn a_changed_manifest_is_found_by_the_manifest_of_manifests() {
    let project = Project::new(SMALL);
    project.bag().unwrap();
    let bag = project.root().join("archive");
    let info = fs::read_to_string(bag.join("bag-info.txt")).unwrap();
    write(&bag.join("bag-info.txt"), info.replace("The Salt Road", "The Salt Roan"));
    assert_eq!(verify(&bag).unwrap().problems, ["bag-info.txt: it is not what was put into the bag"]);
}

#[test]
fn an_interrupted_bag_is_carried_on_with() {
    let project = Project::new(SMALL);
    let bag = project.root().join("archive");
    fs::create_dir_all(bag.join("data")).unwrap();
    write(&bag.join(".onset-bag.jsonl"), "");
    // Something in the way of the site stops the run after the folder has been copied.
    write(&bag.join("data/site"), "in the way");
    assert!(project.bag().is_err());
    let unfinished = verify(&bag).unwrap().problems.join("\n");
    assert!(unfinished.contains("it is not finished"), "{unfinished}");
    fs::remove_file(bag.join("data/site")).unwrap();
    // What has changed since is copied again, and what was cut off too.
    project.add("-- press/synopsis.md --\n## Short\n\nAnother.\n");
    write(&bag.join("data/project/onset.yaml"), "film:");
    let bagged = project.bag().unwrap();
    assert!(bagged.resumed > 5, "{} files were there", bagged.resumed);
    assert!(bagged.verdict.problems.is_empty(), "{:?}", bagged.verdict.problems);
    let synopsis = fs::read_to_string(bag.join("data/project/press/synopsis.md")).unwrap();
    assert!(synopsis.contains("Another."));
}

#[test]
fn raw_originals_may_lie_on_another_disk_but_not_be_lost() {
    let project = Project::new(SMALL);
    project.write(
        "stills/stills.yaml",
        "stills: [{ file: dawn.jpg, raw: /Volumes/salt-raw-1/dawn.dng }, { file: road.jpg, raw: raw/road.dng }]\n",
    );
    let bagged = project.bag().unwrap();
    assert_eq!(
        (bagged.elsewhere, bagged.missing),
        (vec!["/Volumes/salt-raw-1/dawn.dng".to_owned()], vec!["raw/road.dng".to_owned()])
    );
    let list = fs::read_to_string(project.root().join("archive/metadata/raw-originals.csv")).unwrap();
    assert!(list.contains("\"stills/dawn.jpg\",\"/Volumes/salt-raw-1/dawn.dng\",\"\",\"\",\"\""), "{list}");
    project.write("raw/road.dng", "the light itself");
    fs::remove_dir_all(project.root().join("archive")).unwrap();
    let bagged = project.bag().unwrap();
    assert!(bagged.missing.is_empty());
    let list = fs::read_to_string(project.root().join("archive/metadata/raw-originals.csv")).unwrap();
    assert!(list.contains("\"stills/road.jpg\",\"raw/road.dng\",\"\",\"16\",\""), "its size and sum are told: {list}");
    let said = project.check().diagnostics.into_iter().map(|one| one.message).collect::<Vec<_>>().join("\n");
    assert!(!said.contains("`raw`"), "{said}");
}
