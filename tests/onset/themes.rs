//! Themes of one's own: what they may replace, and what is published.

use onset::diagnostics::Severity;
use onset::plan::theme::ThemeFile;

use crate::project::{Files, Project, said};

const SMALL: &str = "-- onset.yaml --\nfilm: { title: The Salt Road }\n";

#[test]
fn a_theme_of_forty_lines_changes_the_site() {
    let theme = include_str!("marquee.theme");
    assert!(theme.lines().count() <= 40, "{} lines", theme.lines().count());
    let project = Project::new(include_str!("marquee.project"));
    project.add(theme);
    let (report, files) = project.make();
    assert!(report.built.is_some(), "{}", said(&report, Severity::Error));
    let home = files.text("index.html");
    assert!(home.contains("data-scheme=\"dark\"") && home.contains("--measure: 27.60em"), "{home}");
    assert!(home.contains("<meta name=\"theme-color\" content=\"#101014\""), "{home}");
    let tile = home.split("<ul class=\"marquee\">").nth(1).expect("its block");
    let tile = tile.split("src=\"").nth(1).unwrap().split('"').next().unwrap();
    let webp = image::load_from_memory(files.bytes(tile)).unwrap();
    assert_eq!((webp.width(), webp.height()), (300, 300), "{tile}");
    assert!(
        home.contains(">Lobby cards<") && home.contains("front-plate"),
        "its words, and folio's page below: {home}"
    );
    let sheet = files
        .0
        .iter()
        .find(|(path, _)| path.starts_with("assets/site.") && path.ends_with(".css"))
        .expect("a style sheet")
        .1;
    let sheet = String::from_utf8_lossy(sheet);
    let at = |what: &str| sheet.find(what).unwrap_or_else(|| panic!("no {what}"));
    assert!(at("--rule:") < at(".marquee {"), "folio's styles first, then its own");
}

#[test]
fn the_theme_of_forty_lines_is_the_one_that_the_page_for_authors_shows() {
    let page = include_str!("../../docs/themes.md");
    let (mut name, mut body) = ("", String::new());
    for line in include_str!("marquee.theme").lines().chain(["-- end --"]) {
        match line.strip_prefix("-- ").and_then(|line| line.strip_suffix(" --")) {
            Some(next) => {
                assert!(page.contains(&body), "docs/themes.md does not show {name} as it is:\n{body}");
                (name, body) = (next, String::new());
            }
            None => body.push_str(&format!("{line}\n")),
        }
    }
    assert_eq!(name, "end");
}

#[test]
fn every_key_of_theme_yaml_is_told_to_theme_authors() {
    use onset::load::reading::Wire;
    use onset::load::shape::Shape;
    let page = include_str!("../../docs/themes.md");
    let Shape::Record(record) = ThemeFile::shape() else { panic!("a file is a record") };
    let missing: Vec<&str> =
        (record.fields)().iter().map(|field| field.key).filter(|key| !page.contains(&format!("| `{key}` |"))).collect();
    assert!(missing.is_empty(), "not in docs/themes.md: {missing:?}");
}

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
