//! The site's page of each deliverable: what is in it, and each file by itself.

use std::fs;

use onset::diagnostics::Severity;

use crate::packet::unpacked;
use crate::project::{Files, Project, SMALL, said};

/// A project that offers a packet with limits beside its press kit.
fn offering() -> Files {
    let project = Project::new(SMALL);
    let config = fs::read_to_string(project.root().join("onset.yaml")).unwrap();
    project.write("onset.yaml", &config.replace("documents: false", "documents: false, offer: [festival]"));
    let (report, files) = project.make();
    assert_eq!(said(&report, Severity::Error), "");
    files
}

/// The files that a page's download links lead to, by the names under which they are saved.
fn downloads(page: &str) -> Vec<(String, String)> {
    let links = page.split("<a ").skip(1).filter_map(|link| {
        let tag = link.split('>').next()?;
        let value = |name: &str| Some(tag.split(&format!("{name}=\"")).nth(1)?.split('"').next()?.to_owned());
        Some((value("download")?, value("href")?))
    });
    links.collect()
}

#[test]
fn each_offered_deliverable_has_a_page_in_each_language() {
    let files = offering();
    let press = files.text("press/index.html");
    for page in ["downloads/press-kit.html", "downloads/festival.html"] {
        assert!(press.contains(&format!("href=\"../{page}\"")), "the press room leads to {page}");
        assert!(files.has(page) && files.has(&format!("fr/{page}")));
        assert!(files.text("sitemap.xml").contains(page));
        assert!(files.text(page).matches("<script").count() <= 1, "nothing on it needs a script of its own");
    }
    assert!(files.text("fr/downloads/festival.html").contains("Dossier festivals"));
}

#[test]
fn the_page_offers_every_picture_and_every_text_by_itself() {
    let files = offering();
    let page = files.text("downloads/press-kit.html");
    assert_eq!(page.matches("At the top").count(), 1, "each folder stands there once, the list of contents in it");
    let links = downloads(page);
    for name in [
        "the-salt-road_press-kit.zip",
        "the-salt-road_dawn_sal-vane_01.jpg",
        "synopsis.txt",
        "synopsis.docx",
        "production-notes.docx",
        "facts.txt",
        "quotes.txt",
        "ida-roe.txt",
    ] {
        let (_, href) =
            links.iter().find(|(saved, _)| saved == name).unwrap_or_else(|| panic!("no {name}: {links:#?}"));
        assert!(files.has(&format!("downloads/{href}")), "{href}");
    }
}

#[test]
fn a_file_by_itself_is_the_one_in_the_zip() {
    let files = offering();
    let mut compared = 0;
    for (name, bytes) in unpacked(files.bytes("downloads/the-salt-road_press-kit.zip")) {
        let path = format!("downloads/press-kit/{name}");
        if files.has(&path) {
            compared += 1;
            assert!(files.bytes(&path) == bytes, "{name} differs from the one in the zip");
        }
    }
    assert!(compared >= 10, "only {compared} files");
}

#[test]
fn the_page_tells_the_limits_and_who_asks_for_them() {
    let page = offering().text("downloads/festival.html").to_owned();
    assert!(page.contains("at most 5\u{a0}MB") && page.contains("at most 60 characters"), "{page}");
    assert!(page.contains("Portland Horror Film Festival") && page.contains("25 November 2026"));
    assert!(page.contains("The carter waits for the light.") && page.contains("Sal Vane / Salt Road Films"));
    assert!(page.contains("1200 × 800 px"), "each picture is told with its pixels");
}

#[test]
fn what_is_not_listed_has_no_page() {
    let project = Project::new(SMALL);
    project.add("-- deliverables/quiet.yaml --\ncontents: [texts]\nlisted: false\n");
    let (_, files) = project.make();
    assert!(files.has("downloads/the-salt-road_quiet.zip"));
    assert!(!files.has("downloads/quiet.html") && !files.has("downloads/quiet/texts/synopsis.txt"));
}
