//! The press kit: what a journalist finds in it.

use std::io::{Cursor, Read};

use onset::load::picture::probe;

use crate::project::{Project, SMALL};

fn kit() -> Vec<(String, Vec<u8>)> {
    let (_, files) = Project::new(SMALL).make();
    let bytes = files.bytes("downloads/the-salt-road_press-kit.zip").to_vec();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    (0..archive.len())
        .map(|index| {
            let mut file = archive.by_index(index).unwrap();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).unwrap();
            (file.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

fn file<'a>(kit: &'a [(String, Vec<u8>)], name: &str) -> &'a [u8] {
    let found = kit.iter().find(|(path, _)| path.ends_with(name));
    &found.unwrap_or_else(|| panic!("no {name} in {:?}", kit.iter().map(|(path, _)| path).collect::<Vec<_>>())).1
}

#[test]
fn everything_a_kit_must_hold_is_there() {
    let kit = kit();
    for name in [
        "README.txt",
        "CONTENTS.txt",
        "index.html",
        "texts/facts.txt",
        "texts/synopsis.txt",
        "texts/synopsis.html",
        "texts/synopsis.docx",
        "texts/production-notes.txt",
        "texts/quotes.txt",
        "texts/screenings.txt",
        "texts/credits.txt",
        "people/ida-roe.txt",
        "people/ida-roe.docx",
        "stills/captions.csv",
        "stills/captions.xlsx",
        "stills/captions.txt",
        "stills/full-size/the-salt-road_dawn_sal-vane_01.jpg",
        "people/the-salt-road_ida-roe.jpg",
    ] {
        file(&kit, name);
    }
    assert!(!kit.iter().any(|(path, _)| path.ends_with("awards.txt")), "what is empty is left out");
}

#[test]
fn names_open_on_every_system() {
    for (path, _) in kit() {
        assert!(path.starts_with("the-salt-road_press-kit/"), "{path}");
        assert!(path.is_ascii() && !path.contains([' ', ':', '\\', '*', '?', '"', '<', '>', '|']), "{path}");
        assert!(path.len() < 200, "{path}");
    }
}

#[test]
fn every_picture_carries_its_credit_and_stands_upright() {
    let kit = kit();
    let road = probe(file(&kit, "full-size/the-salt-road_road_sal-vane_01.jpg")).unwrap();
    assert_eq!((road.width, road.height), (800, 1200));
    let facts = road.embedded;
    assert_eq!(facts.creator.as_deref(), Some("Sal Vane"));
    assert_eq!(facts.credit.as_deref(), Some("Sal Vane / Salt Road Films"));
    assert_eq!(facts.copyright.as_deref(), Some("© 2026 Salt Road Films"));
    assert_eq!(facts.caption.as_deref(), Some("The road at low water."));
    assert!(!facts.has_gps);
}

#[test]
fn the_captions_open_in_a_spreadsheet() {
    let kit = kit();
    let csv = std::str::from_utf8(file(&kit, "captions.csv")).unwrap();
    assert!(csv.starts_with('\u{feff}'));
    let lines: Vec<&str> = csv.split("\r\n").collect();
    assert!(
        lines[1].starts_with("the-salt-road_dawn_sal-vane_01.jpg,,The carter waits for the light.,"),
        "{}",
        lines[1]
    );
}

#[test]
fn the_contents_list_agrees_with_the_contents() {
    use sha2::{Digest, Sha256};
    let kit = kit();
    let list = std::str::from_utf8(file(&kit, "CONTENTS.txt")).unwrap();
    for (path, bytes) in &kit {
        let name = path.split_once('/').unwrap().1;
        if name == "CONTENTS.txt" {
            continue;
        }
        let sum = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat();
        assert!(list.lines().any(|line| line.contains(&sum) && line.ends_with(name)), "{name}");
    }
}

#[test]
fn the_kits_date_is_that_of_its_newest_content() {
    let (_, files) = Project::new(SMALL).make();
    assert!(files.text("press/index.html").contains("1 September 2026"));
    let mut archive = zip::ZipArchive::new(Cursor::new(files.bytes("downloads/the-salt-road_press-kit.zip"))).unwrap();
    let day = archive.by_index(0).unwrap().last_modified().unwrap();
    assert_eq!((day.year(), day.month(), day.day()), (2026, 9, 1));
}

#[test]
fn a_bundle_of_ones_own_takes_what_it_selects() {
    let project = Project::new(SMALL);
    project.add(
        "-- deliverables/wide.yaml --\ntitle: Wide stills\ncontents: [stills-screen, captions]\nscreen_size: 800\n\
         file_name: \"{nn}_{subject}\"\nlimits: { stills: 1, bytes: 5 MB }\n",
    );
    let (report, files) = project.make();
    assert!(report.built.is_some());
    let bytes = files.bytes("downloads/the-salt-road_wide.zip");
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let names: Vec<String> =
        (0..archive.len()).map(|index| archive.by_index(index).unwrap().name().unwrap().into_owned()).collect();
    assert_eq!(
        names,
        [
            "README.txt",
            "index.html",
            "stills/captions.csv",
            "stills/captions.xlsx",
            "stills/captions.txt",
            "stills/screen-800px/01_dawn.jpg",
            "CONTENTS.txt"
        ]
        .map(|name| format!("the-salt-road_wide/{name}"))
    );
}
