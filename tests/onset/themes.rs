//! Themes of one's own: what they may replace, what `onset theme` says of it, and what is published.

use onset::diagnostics::Severity;
use onset::model::ejected::Drift;
use onset::overrides::{Compared, State};
use onset::plan::theme::ThemeFile;

use crate::project::{Files, Project, codes, said};

const SMALL: &str = "-- onset.yaml --\nfilm: { title: The Salt Road }\n";

fn own(project: &Project) -> Vec<(String, State)> {
    project.list_theme().files.into_iter().filter(|row| row.own).map(|row| (row.name, row.state)).collect()
}

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
fn a_shipped_file_is_copied_noted_and_compared() {
    let project = Project::new(SMALL);
    assert_eq!(own(&project), []);
    let shipped = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/themes/base/templates/home.html"));
    assert_eq!(
        project.eject(&["home.html", "templates/home.html"], false, false).unwrap(),
        ["theme/templates/home.html"]
    );
    assert_eq!(project.read("theme/templates/home.html"), shipped.unwrap());
    assert!(
        project
            .read("theme/ejected.yaml")
            .contains("\n  templates/home.html: { from: base, onset: \"0.1.0\", hash: \"")
    );
    assert_eq!(own(&project), [("templates/home.html".to_owned(), State::Same)]);
    let copy = project.diff_theme(&[]).unwrap();
    assert_eq!((copy.len(), &copy[0].compared), (1, &Compared::Same));

    let changed = project.read("theme/templates/home.html").replacen(
        "{% block main %}\n",
        "{% block main %}\n<!-- mine -->\n",
        1,
    );
    project.write("theme/templates/home.html", &changed);
    assert_eq!(own(&project), [("templates/home.html".to_owned(), State::Changed)]);
    let [difference] = &project.diff_theme(&["film/theme/templates/home.html"]).unwrap()[..] else {
        panic!("one file")
    };
    let Compared::Texts(lines) = &difference.compared else { panic!("{difference:?}") };
    assert!(lines.starts_with("--- base/templates/home.html\n+++ theme/templates/home.html\n@@ "), "{lines}");
    assert_eq!(lines.matches("\n+").count(), 2, "the head and one line: {lines}");
    assert!(lines.contains("\n+<!-- mine -->\n") && difference.drift.is_none(), "{lines}");
    let (report, files) = project.make();
    assert!(!codes(&report).contains(&"shipped-changed"));
    assert!(files.text("index.html").contains("<!-- mine -->"), "it is used");
}

#[test]
fn nothing_is_written_over_unless_it_is_asked_for() {
    let project = Project::new(SMALL);
    project.write("theme/templates/404.html", "mine\n");
    let refused = project.eject(&["styles/tokens.css", "404.html"], false, false).unwrap_err();
    assert!(refused.contains("theme/templates/404.html is there already") && refused.contains("--force"), "{refused}");
    assert_eq!(project.read("theme/templates/404.html"), "mine\n");
    assert_eq!(own(&project), [("templates/404.html".to_owned(), State::Other)], "all files or none");
    project.eject(&["404.html"], true, false).unwrap();
    assert_eq!(own(&project), [("templates/404.html".to_owned(), State::Same)]);
    project.write("themes/scope/templates/clip.html", "also mine\n");
    let hidden = project.eject(&["templates/clip.html"], false, false).unwrap_err();
    assert!(hidden.contains("would hide it") && hidden.contains("themes/scope/templates/clip.html"), "{hidden}");
}

#[test]
fn a_copy_whose_model_has_changed_is_told_of_until_it_is_noted_anew() {
    let project = Project::new(SMALL);
    project.eject(&["templates/home.html", "styles/tokens.css"], false, false).unwrap();
    let list = project.read("theme/ejected.yaml");
    let line = list.lines().find(|line| line.contains("tokens.css")).unwrap().to_owned();
    let old = format!("{}hash: \"0123456789ab\" }}", line.split("hash:").next().unwrap());
    project.write("theme/ejected.yaml", &list.replace(&line, &old));
    project.write("theme/styles/tokens.css", ":root { --paper: black }\n");
    let report = project.check();
    let told = said(&report, Severity::Warning);
    assert!(told.contains("warning[shipped-changed]: onset's own styles/tokens.css has changed since"), "{told}");
    assert!(told.contains("::: theme/ejected.yaml:") && told.contains("onset theme diff styles/tokens.css"), "{told}");
    let [difference] = &project.diff_theme(&["tokens"]).unwrap()[..] else { panic!("one file") };
    assert_eq!(difference.drift, Some((Drift::Changed, "0.1.0".to_owned())));
    assert!(own(&project).contains(&("styles/tokens.css".to_owned(), State::Behind)));

    project.eject(&["tokens"], false, true).unwrap();
    assert_eq!(project.read("theme/styles/tokens.css"), ":root { --paper: black }\n", "it is only noted");
    assert!(!codes(&project.check()).contains(&"shipped-changed"));
    assert_eq!(project.read("theme/ejected.yaml"), list);
}

#[test]
fn a_copy_of_another_theme_is_told_of() {
    let project = Project::new(SMALL);
    project.eject(&["styles/tokens.css"], false, false).unwrap();
    project.write("onset.yaml", "film: { title: The Salt Road }\nsite: { theme: folio }\n");
    let told = said(&project.check(), Severity::Warning);
    assert!(told.contains("is a copy from scope, and folio takes its styles/tokens.css from folio"), "{told}");
    let [difference] = &project.diff_theme(&[]).unwrap()[..] else { panic!("one file") };
    assert_eq!(
        (difference.from, difference.drift.as_ref().map(|(drift, _)| *drift)),
        ("folio", Some(Drift::Elsewhere("folio")))
    );
}

#[test]
fn a_file_that_extends_the_shipped_one_follows_it() {
    let project = Project::new(SMALL);
    project.write("theme/templates/404.html", "{% extends \"default/templates/404.html\" %}\n");
    assert_eq!(project.diff_theme(&[]).unwrap()[0].compared, Compared::Extends);
    assert!(matches!(project.diff_theme(&["404"]).unwrap()[0].compared, Compared::Texts(_)));
}

#[test]
fn a_typeface_is_copied_and_compared_as_bytes() {
    let project = Project::new(SMALL);
    let name = "assets/fonts/archivo/archivo-latin-wdth-normal.woff2";
    project.eject(&[name], false, false).unwrap();
    assert_eq!(project.diff_theme(&[]).unwrap()[0].compared, Compared::Same);
    project.write(&format!("theme/{name}"), "\u{fffd}another");
    std::fs::copy(project.root().join("theme/ejected.yaml"), project.root().join("theme").join(name)).unwrap();
    assert_eq!(project.diff_theme(&[]).unwrap()[0].compared, Compared::Bytes);
}

#[test]
fn what_is_no_file_of_the_theme_is_refused_with_the_way_out() {
    let project = Project::new(SMALL);
    project.write("theme/assets/mine.js", "1\n");
    let folder = project.root().display().to_string();
    for (written, expected) in [
        ("templates/hoem.html", "did you mean `templates/home.html`?"),
        ("tokns.css", "did you mean `styles/tokens.css`?"),
        ("styles", "is a folder of the theme"),
        ("assets/site.css", "put together from the files in styles/"),
        ("assets/mine.js", "onset ships no file of that name"),
        ("../onset.yaml", "has no file `../onset.yaml`"),
        ("people", "could be any of 3 files of the theme"),
        (folder.as_str(), "--project"),
        ("", "has no file ``"),
    ] {
        let refused = project.eject(&[written], false, false).unwrap_err();
        assert!(refused.contains(expected), "{written}: {refused}");
        assert_eq!(project.diff_theme(&[written]).map(|_| ()).unwrap_err(), refused);
    }
    let nothing = project.eject(&["404.html"], false, true).unwrap_err();
    assert!(nothing.contains("no templates/404.html of its own"), "{nothing}");
    assert!(!project.root().join("theme/ejected.yaml").exists());
}

#[test]
fn a_list_of_copies_that_cannot_be_read_is_not_written_over() {
    let project = Project::new(SMALL);
    project.write("theme/ejected.yaml", "files: [\n");
    let refused = project.eject(&["404.html"], false, false).unwrap_err();
    assert!(refused.contains("theme/ejected.yaml"), "{refused}");
    assert_eq!(project.read("theme/ejected.yaml"), "files: [\n");
}

#[cfg(unix)]
#[test]
fn no_copy_is_written_through_a_link() {
    let project = Project::new(SMALL);
    let elsewhere = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(elsewhere.path(), project.root().join("theme")).unwrap();
    let refused = project.eject(&["404.html"], false, false).unwrap_err();
    assert!(refused.contains("symbolic link"), "{refused}");
    assert_eq!(std::fs::read_dir(elsewhere.path()).unwrap().count(), 0);
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
