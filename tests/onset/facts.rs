//! What is written into published pictures, and what never is.

use std::io::{Cursor, Read};

use onset::images::stamp::{Extent, Facts, stamp};
use onset::load::picture::Kind;

use crate::project::{Files, Project, drawn};

const FACTS: &str = r"
-- onset.yaml --
film: { title: Facts }
companies: [{ name: Salt & Sons, roles: [production] }]
site: { url: https://facts.example/, rights_page: https://facts.example/rights, rights_email: rights@facts.example }
-- stills/one.jpg 640x480 --
-- stills/two.jpg 640x480 green --
-- stills/stills.yaml --
defaults: { photographer: Sal Vane, location: The outer mole, source_type: film-scan }
stills:
  - { file: one.jpg, extended_description: The boat lies far out., caption: A boat., source_type: ai-edited }
  - { file: two.jpg, caption: A wall., tags: { location: [the-wall] }, location: The long wall }
-- stills/bts/three.jpg 640x480 blue --
-- stills/bts/stills.yaml --
defaults: { press: true, tags: { location: [stage-two, the-yard] } }
";

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

/// The one file of the output whose path begins and ends like this.
fn only<'a>(files: &'a Files, start: &str, end: &str) -> &'a [u8] {
    let mut found = files.0.iter().filter(|(path, _)| path.starts_with(start) && path.ends_with(end));
    let (_, bytes) = found.next().unwrap_or_else(|| panic!("no {start}…{end}"));
    assert!(found.next().is_none(), "several {start}…{end}");
    bytes
}

#[test]
fn a_download_says_what_stills_yaml_and_onset_yaml_say() {
    let (_, files) = Project::new(FACTS).make();
    let one = only(&files, "downloads/full/facts_one", ".jpg");
    for told in [
        "<plus:LicensorName>Salt &amp; Sons<",
        "<plus:LicensorEmail>rights@facts.example<",
        "<plus:LicensorURL>https://facts.example/rights<",
        "digitalsourcetype/compositeWithTrainedAlgorithmicMedia<",
        "The boat lies far out.",
        ">The outer mole<",
        "\x1c\x02\x5c\0\x0eThe outer mole",
    ] {
        assert!(holds(one, told), "{told}");
    }
    let two = only(&files, "downloads/full/facts_two", ".jpg");
    assert!(holds(two, ">The long wall<") && holds(two, "digitalsourcetype/negativeFilm<"));
    assert!(
        files
            .text("stills/two.html")
            .contains("\"contentLocation\":[{\"@type\":\"Place\",\"name\":\"The long wall\"}]")
    );
}

#[test]
fn the_tags_of_places_stand_in_for_a_location() {
    let project = Project::new(FACTS);
    project.write("stills/stills.yaml", "stills: []\n");
    let (_, files) = project.make();
    let three = only(&files, "downloads/full/facts_three", ".jpg");
    assert!(holds(three, ">Stage two<") && holds(three, ">The yard<") && holds(three, ">Stage two, The yard<"));
    assert!(holds(only(&files, "downloads/facts_press-kit", ".zip"), "captions.csv"));
}

#[test]
fn pictures_on_pages_carry_the_credit_alone() {
    let (_, files) = Project::new(FACTS).make();
    let shown: Vec<_> = files.0.iter().filter(|(path, _)| path.starts_with("img/one-")).collect();
    assert!(!shown.is_empty());
    for (path, bytes) in shown {
        assert!(holds(bytes, "Sal Vane") && holds(bytes, "https://facts.example/rights"), "{path}");
        assert!(!holds(bytes, "A boat.") && !holds(bytes, "mole") && !holds(bytes, "Photoshop 3.0"), "{path}");
    }
}

/// Everything in the output, with what lies inside its zips.
fn everything(files: &Files) -> Vec<(String, Vec<u8>)> {
    let mut all: Vec<(String, Vec<u8>)> = Vec::new();
    for (path, bytes) in &files.0 {
        all.push((path.clone(), bytes.clone()));
        if path.ends_with(".zip") {
            let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
            for index in 0..archive.len() {
                let mut file = archive.by_index(index).unwrap();
                let mut inside = Vec::new();
                file.read_to_end(&mut inside).unwrap();
                all.push((format!("{path}: {}", file.name().unwrap()), inside));
            }
        }
    }
    all
}

/// Actors hold approval: until it is given, nobody learns that a picture of them exists.
#[test]
#[expect(clippy::disallowed_methods, reason = "tests write their projects")]
fn who_is_on_a_still_that_is_not_cleared_is_told_nowhere() {
    let project = Project::new(
        "-- onset.yaml --\nfilm: { title: Names }\n-- stills/shown.jpg 64x48 --\n-- stills/stills.yaml --\nstills:\n\
         - { file: shown.jpg, caption: Shown., photographer: Sal Vane }\n\
         - { file: a.jpg, approval: pending, people: [Xwritten], caption: Xcaption, location: Xplace, \
             extended_description: Xlong, tags: { character: [Xtag] }, photographer: Xmaker }\n\
         - { file: b.jpg, approval: killed, headline: Xheadline, credit: Xcredit, usage: Xusage }\n\
         -- people/Xwritten.yaml --\nname: Ida Roe\n",
    );
    let facts = Facts {
        people: vec!["Xname".to_owned()],
        caption: Some("Xembedded".to_owned()),
        keywords: vec!["Xkeyword".to_owned()],
        ..Facts::default()
    };
    for name in ["a", "b"] {
        let picture = stamp(drawn(64, 48, &["red"]), Kind::Jpeg, &facts, Extent::Full).unwrap();
        std::fs::write(project.root().join(format!("stills/{name}.jpg")), picture).unwrap();
    }
    let seen = |project: &Project| {
        let (report, files) = project.make();
        assert!(report.built.is_some(), "{}", crate::project::said(&report, onset::diagnostics::Severity::Error));
        let all = everything(&files);
        let secrets = [
            "Xcaption",
            "Xplace",
            "Xlong",
            "Xtag",
            "xtag",
            "Xmaker",
            "Xheadline",
            "Xcredit",
            "Xusage",
            "Xname",
            "Xembedded",
            "Xkeyword",
        ];
        let told = secrets
            .into_iter()
            .filter(|secret| all.iter().any(|(path, bytes)| holds(bytes, secret) || path.contains(secret)));
        told.map(str::to_owned).collect::<Vec<String>>()
    };
    assert_eq!(seen(&project), Vec::<String>::new());
    let yaml = std::fs::read_to_string(project.root().join("stills/stills.yaml")).unwrap();
    project.write("stills/stills.yaml", &yaml.replace("pending", "approved"));
    assert!(seen(&project).len() > 6, "the search would find what is shown");
}

#[test]
fn a_web_picture_has_another_name_when_another_credit_is_in_it() {
    let names = |credit: &str| {
        let text = format!(
            "{FACTS}\n-- stills/stills.yaml --\ndefaults: {{ photographer: Sal Vane, caption: A boat., credit: {credit} }}\n"
        );
        let (_, files) = Project::new(&text).make();
        files.0.into_keys().filter(|path| path.starts_with("img/one-")).collect::<Vec<_>>()
    };
    assert_eq!(names("Vane"), names("Vane"));
    assert!(names("Vane").iter().all(|name| !names("Holt").contains(name)));
}
