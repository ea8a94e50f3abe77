//! Every check on a project of a few lines: what triggers it, and what does not.

use std::fs;

use super::{check, documented};
use crate::diagnostics::{Code, Diagnostic, ReportFormat, Severity, report};
use crate::load::known::Known;
use crate::load::picture::drawn::{jpeg, with_iim, with_xmp};
use crate::load::picture::{Colour, Disagreement, Fact, Kind, Origin};
use crate::load::scalars::Moment;
use crate::load::shipped::{mark, origin};
use crate::load::text::TextFiles;
use crate::load::wire::words::StillKind;
use crate::load::{Depth, Identity, load};
use crate::model::names::StillId;
use crate::model::still::{Alt, Home, Still};
use crate::model::translated::{Lang, Translated};
use crate::model::viewing::{Access, Hidden};
use crate::model::{AsOf, HiddenThing, Preview, Project, model};
use crate::places::SourcePath;

/// The `onset.yaml` of a project nobody can complain about.
const COMPLETE: &str = "film:
  title: The Weighing House
  logline: An old weighmaster is brought a sack that weighs nothing.
  year: 2026
  runtime: 11 min
  countries: [Ireland]
  languages: [English]
  aspect_ratio: \"1.85:1\"
  sound: \"5.1\"
contacts:
  press:
    - { name: Ottoline Prahl, email: press@pan-nine.example }
";

/// A project from files, which replace the `onset.yaml` and the synopsis that it has otherwise.
fn project(files: &[(&str, &str)]) -> (Project, TextFiles) {
    let folder = tempfile::tempdir().unwrap();
    write(&folder, "onset.yaml", COMPLETE);
    write(&folder, "press/synopsis.md", &synopsis(30, 90, 300));
    for (path, text) in files {
        write(&folder, path, text);
    }
    let loaded = load(folder.path(), &folder.path().join("public"), Depth::Whole, &Known::nothing());
    assert_eq!(loaded.diagnostics, [], "{}", report(&loaded.diagnostics, &loaded.texts, TEXT));
    let as_of = AsOf::Given(Moment::parse("2026-09-01").unwrap().start());
    let preview = Preview::public(as_of);
    let (project, found) = model(loaded.sources.unwrap(), &loaded.texts, preview);
    assert_eq!(found, [], "{}", report(&found, &loaded.texts, TEXT));
    (project, loaded.texts)
}

const TEXT: ReportFormat = ReportFormat::Text { colour: false };

fn write(folder: &tempfile::TempDir, path: &str, text: &str) {
    write_bytes(folder, path, text.as_bytes());
}

#[expect(clippy::disallowed_methods, reason = "a test makes its own project")]
fn write_bytes(folder: &tempfile::TempDir, path: &str, bytes: &[u8]) {
    let path = folder.path().join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

fn synopsis(short: usize, medium: usize, long: usize) -> String {
    let words = |number: usize| "salt ".repeat(number);
    format!("## Short\n\n{}\n\n## Medium\n\n{}\n\n## Long\n\n{}\n", words(short), words(medium), words(long))
}

/// What one check says of a project.
fn said(code: Code, files: &[(&str, &str)]) -> Vec<String> {
    let (project, texts) = project(files);
    messages(code, &check(&project, &texts))
}

/// What one check says of a project with one still.
fn said_of(code: Code, still: Still) -> Vec<String> {
    let (mut project, texts) = project(&[]);
    project.stills.push(still);
    messages(code, &check(&project, &texts))
}

fn messages(code: Code, found: &[Diagnostic]) -> Vec<String> {
    found.iter().filter(|found| found.code == code).map(|found| found.message.clone()).collect()
}

fn words(text: &str) -> Translated<String> {
    Translated::new(Lang::DEFAULT, text.to_owned())
}

/// A still nobody can complain about.
fn still(path: &str) -> Still {
    let path = SourcePath::new(path).unwrap();
    let gallery = path.as_str().starts_with("stills/");
    Still {
        identity: Identity::Content([0; 32]),
        bytes: 1,
        width: 3000,
        height: 2000,
        format: Kind::Jpeg,
        ready: true,
        flat: false,
        colour: Colour::Srgb,
        slug: path.stem().to_owned(),
        home: if gallery { Home::Gallery } else { Home::Beside },
        place: None,
        alt: Some(Alt::Text(words("A balance."))),
        extended_description: None,
        caption: Some(words("Odile at the balance.")),
        headline: None,
        photographer: Some("Bettina Lisle".to_owned()),
        credit: Some("Bettina Lisle / Pan Nine Pictures".to_owned()),
        copyright: None,
        licence: None,
        web_statement: None,
        usage: None,
        people: Vec::new(),
        people_named: Vec::new(),
        location: None,
        keywords: Vec::new(),
        tags: std::collections::BTreeSet::new(),
        layers: Vec::new(),
        kind: StillKind::Production,
        press: true,
        focus: None,
        access: Access::Public,
        embargo: None,
        spoiler: false,
        raw: None,
        date: None,
        licensor: None,
        source_type: None,
        before: None,
        disagreements: Vec::new(),
        optional: false,
        path,
    }
}

#[test]
fn every_code_of_a_check_has_exactly_one_check() {
    let mut documented: Vec<Code> = documented().into_iter().map(|(code, _)| code).collect();
    documented.sort_unstable();
    let codes: Vec<Code> = Code::ALL.iter().copied().filter(|code| code.is_check()).collect();
    assert_eq!(documented, codes);
}

#[test]
fn a_complete_project_is_left_in_peace() {
    let (mut project, texts) = project(&[]);
    project.stills.push(still("stills/balance.jpg"));
    let found = check(&project, &texts);
    assert_eq!(found, [], "{}", report(&found, &texts, TEXT));
}

#[test]
fn stills_are_asked_for_their_words() {
    let bare = Still { alt: None, caption: None, ..still("stills/one.jpg") };
    assert_eq!(said_of(Code::AltMissing, bare.clone()), ["one.jpg has no alternative text"]);
    assert_eq!(said_of(Code::CaptionMissing, bare.clone()), ["one.jpg has no caption"]);
    let decorative = Still { alt: Some(Alt::Decorative), kind: StillKind::Title, ..bare };
    assert!(said_of(Code::AltMissing, decorative.clone()).is_empty());
    assert!(said_of(Code::CaptionMissing, decorative).is_empty());
    let nowhere = Still { alt: None, ..still("diary/one.jpg") };
    assert!(said_of(Code::AltMissing, nowhere).is_empty());
}

#[test]
fn pictures_outside_the_gallery_need_words_where_they_are_shown() {
    let (mut project, texts) = project(&[("people/noor.yaml", "name: Noor Salis\nbio_short: She animates.\n")]);
    project.stills.push(Still { alt: None, press: false, ..still("people/noor.jpg") });
    project.people[0].headshot = Some(StillId::at(0));
    assert_eq!(
        messages(Code::AltMissing, &check(&project, &texts)),
        ["the portrait of Noor Salis has no alternative text"]
    );
    project.people[0].headshot_alt = Some(words("A young woman."));
    assert!(messages(Code::AltMissing, &check(&project, &texts)).is_empty());
    project.film.poster = Some(StillId::at(0));
    assert_eq!(messages(Code::AltMissing, &check(&project, &texts)), ["noor.jpg has no alternative text"]);
}

#[test]
fn a_credit_names_the_photographer_and_the_line() {
    let bare = Still { photographer: None, credit: None, ..still("stills/one.jpg") };
    let said = |still: Still| said_of(Code::CreditMissing, still);
    assert_eq!(said(bare.clone()), ["one.jpg has no photographer or credit line"]);
    let signed = Still { photographer: Some("Bettina Lisle".to_owned()), ..bare.clone() };
    assert_eq!(said(signed.clone()), ["one.jpg has no credit line"]);
    assert!(said(Still { kind: StillKind::Poster, ..signed }).is_empty());
    assert_eq!(said(Still { kind: StillKind::Poster, ..bare }).len(), 1);
    let (mut project, texts) = project(&[("people/noor.yaml", "name: Noor Salis\nbio_short: She animates.\n")]);
    let portrait = Still { photographer: None, credit: None, press: false, ..still("people/noor.jpg") };
    project.stills.push(portrait);
    project.people[0].headshot = Some(StillId::at(0));
    let found = messages(Code::CreditMissing, &check(&project, &texts));
    assert_eq!(found, ["the portrait of Noor Salis has no photographer or credit line"]);
}

#[test]
fn press_stills_must_be_large_enough() {
    let of = |width, height| Still { width, height, ..still("stills/one.jpg") };
    let said = |still: Still| said_of(Code::StillTooSmall, still);
    assert_eq!(said(of(1600, 900)), ["one.jpg is 1600 x 900 pixels, too small for print"]);
    assert_eq!(said(of(2400, 1350)).len(), 1);
    assert!(said(of(1500, 2100)).is_empty());
    assert!(said(Still { press: false, ..of(100, 100) }).is_empty());
    assert!(said(Still { kind: StillKind::Bts, ..of(100, 100) }).is_empty());
}

#[test]
fn unusual_colours_are_named() {
    let of = |colour| said_of(Code::ColourSpace, Still { colour, ..still("stills/one.jpg") });
    assert_eq!(of(Colour::Cmyk), ["one.jpg is in CMYK, not sRGB"]);
    assert_eq!(of(Colour::Tagged("Display P3".to_owned())), ["one.jpg is in Display P3, not sRGB"]);
    for usual in [Colour::Srgb, Colour::Untagged, Colour::Grey, Colour::Tagged("sRGB IEC61966-2.1".to_owned())] {
        assert!(of(usual).is_empty());
    }
}

#[test]
fn what_waits_for_approval_is_not_forgotten() {
    let (mut project, texts) = project(&[]);
    let hidden = |name: &str, hidden, portrait| HiddenThing {
        what: "still",
        name: name.to_owned(),
        hidden,
        place: None,
        portrait,
    };
    project.hidden = vec![
        hidden("stills/one.jpg", Hidden::Pending, false),
        hidden("stills/two.jpg", Hidden::Pending, true),
        hidden("stills/three.jpg", Hidden::Killed, false),
    ];
    assert_eq!(
        messages(Code::ApprovalPending, &check(&project, &texts)),
        [
            "one.jpg waits for approval, and is left out",
            "the portrait two.jpg waits for the approval of the person in it, and is left out"
        ]
    );
}

#[test]
fn people_need_a_bio_and_a_face() {
    let said = |yaml: &str| said(Code::PersonIncomplete, &[("people/noor-salis.yaml", yaml)]);
    assert_eq!(said("name: Noor Salis\n"), ["Noor Salis has no bio or portrait"]);
    assert_eq!(said("name: Noor Salis\nbio: She animates.\n"), ["Noor Salis has no portrait"]);
}

#[test]
fn a_still_is_used_or_handed_out() {
    let spare = Still { press: false, ..still("stills/one.jpg") };
    assert_eq!(said_of(Code::UnusedStill, spare.clone()), ["one.jpg is in the gallery and used nowhere else"]);
    let (mut project, texts) = project(&[]);
    project.stills.push(spare);
    project.stills.push(Still { before: Some(StillId::at(0)), ..still("stills/two.jpg") });
    assert!(messages(Code::UnusedStill, &check(&project, &texts)).is_empty());
}

#[test]
fn entries_name_a_layer() {
    let said = |text: &str| said(Code::EntryWithoutLayer, &[("diary/2026-02-13-rust.md", text)]);
    assert_eq!(said("---\ntitle: Rust\n---\nIt creeps.\n"), ["the entry `Rust` names no layer"]);
    assert!(said("---\ntitle: Rust\nlayers: [technical]\n---\nIt creeps.\n").is_empty());
    assert!(said("---\ntitle: Rust\n---\n## It creeps {.technical}\n\nSlowly.\n").is_empty());
}

#[test]
fn a_slip_in_a_tag_is_seen() {
    let entry =
        |tag: &str| format!("---\ntitle: Rust\nlayers: [technical]\ntags:\n  location: [{tag}]\n---\nIt creeps.\n");
    let of = |tag: &str| {
        let (house, other) = (entry("weighing-house"), entry(tag));
        said(Code::TagTypo, &[("diary/a.md", &house), ("diary/b.md", &house), ("diary/c.md", &other)])
    };
    assert_eq!(of("weighing-huose"), ["the tag `Weighing huose` looks like a slip of `Weighing house`"]);
    assert!(of("salt-pans").is_empty());
}

#[test]
fn a_logline_is_one_sentence() {
    let long = format!("film:\n  title: Salt\n  logline: {}\n", "salt ".repeat(51));
    let said = said(Code::LoglineLong, &[("onset.yaml", &long)]);
    assert_eq!(said, ["the logline has 51 words; funders take 50"]);
}

#[test]
fn a_synopsis_has_three_lengths() {
    let said = |text: &str| said(Code::SynopsisLength, &[("press/synopsis.md", text)]);
    assert_eq!(said("## Short\n\nSalt.\n\n## Long\n"), ["the synopsis has no medium or long version"]);
    assert_eq!(
        said(&synopsis(51, 39, 501)),
        [
            "the short synopsis is too long: 51 words",
            "the medium synopsis is too short: 39 words",
            "the long synopsis is too long: 501 words"
        ]
    );
    let french = "## Version courte {#short}\n\nSel.\n\n## Version longue {#long}\n\nSel.\n";
    assert_eq!(
        said(french),
        ["the synopsis has no medium version", "the long synopsis is too short: 1 word"],
        "headings in other languages have their names in braces"
    );
    let (mut project, texts) = project(&[]);
    project.press.clear();
    assert_eq!(messages(Code::SynopsisLength, &check(&project, &texts)), ["the press room has no synopsis"]);
}

#[test]
fn the_press_finds_a_mailbox() {
    let film = "film:\n  title: Salt\n";
    assert_eq!(said(Code::NoPressContact, &[("onset.yaml", film)]), ["the project has no press contact"]);
    let phone = format!("{film}contacts:\n  sales:\n    - {{ name: Florian De Keyzer, phone: \"555\" }}\n");
    let files = [("onset.yaml", phone.as_str())];
    let expected = ["Florian De Keyzer, contact for sales, has no e-mail address"];
    assert_eq!(said(Code::ContactWithoutEmail, &files), expected);
    assert_eq!(said(Code::NoPressContact, &files).len(), 1);
}

#[test]
fn a_past_embargo_is_told_of_once() {
    let entry = "---\ntitle: Rust\nlayers: [technical]\nembargo: 2026-05-20 18:00\n---\nIt creeps.\n";
    let said = said(Code::EmbargoPast, &[("diary/rust.md", entry)]);
    assert_eq!(said, ["the embargo of Rust ended on 2026-05-20 18:00"]);
    let (mut project, texts) = project(&[("diary/rust.md", entry)]);
    let embargo = project.entries[0].embargo.take();
    for name in ["a", "b", "c", "d", "e"] {
        project.stills.push(Still { embargo: embargo.clone(), ..still(&format!("stills/{name}.jpg")) });
    }
    let found = messages(Code::EmbargoPast, &check(&project, &texts));
    assert_eq!(found, ["the embargo of a.jpg, b.jpg, c.jpg and 2 more ended on 2026-05-20 18:00"]);
}

#[test]
fn links_lead_somewhere() {
    let page = "---\ntitle: About\n---\nSee [this](nowhere.md) and [that](#nothing).\n\n## Something\n";
    let (project, texts) = project(&[("pages/about.md", page)]);
    let found = check(&project, &texts);
    let expected = ["the link `nowhere.md` leads nowhere", "the link `#nothing` leads nowhere"];
    assert_eq!(messages(Code::DeadLink, &found), expected);
    assert!(found.iter().all(|found| found.severity == Severity::Error));
}

#[test]
fn headings_go_down_one_level_at_a_time() {
    let page = "---\ntitle: About\n---\n# About\n\n## Two\n\n#### Four\n\n## Two again\n\n### Three\n";
    let said = said(Code::HeadingOrder, &[("pages/about.md", page)]);
    assert_eq!(
        said,
        ["the heading `About` has level 1, which is the page's title", "the heading `Four` skips from level 2 to 4"]
    );
}

#[test]
fn an_address_leads_to_one_entry() {
    let entry = "---\ntitle: First\nlayers: [technical]\n---\nIt moved.\n";
    let files = [("diary/2026-02-03-first.md", entry), ("diary/2026-03-09-first.md", entry)];
    let (project, texts) = project(&files);
    let found = check(&project, &texts);
    assert_eq!(messages(Code::DuplicateSlug, &found), ["2 entries have the address `diary/first`"]);
    assert_eq!(found[0].spots.len(), 2);
}

#[test]
fn what_is_not_translated_is_one_report_for_each_language() {
    let config = "film:\n  title: Salt\n  logline: { en: Salt., fr: Sel. }\nlanguages: [en, fr, ga]\n";
    let entry = "---\ntitle: Rust\nlayers: [technical]\n---\nIt creeps.\n";
    let page = "---\ntitle: About\n---\nSalt.\n";
    let files = [("onset.yaml", config), ("diary/rust.md", entry), ("pages/a.md", page), ("pages/a.fr.md", page)];
    assert_eq!(
        said(Code::MissingTranslation, &files),
        [
            "not translated into `fr`: 1 press text and 1 entry",
            "not translated into `ga`: 1 text about the film, 1 press text, 1 page and 1 entry"
        ]
    );
    assert!(said(Code::MissingTranslation, &[("diary/rust.md", entry)]).is_empty());
}

#[test]
fn clips_have_a_picture_and_words() {
    let hosted = "title: Trailer\nformat: trailer\nurl: https://video.example/1\n";
    let with = |more: &str| format!("{hosted}{more}");
    let of = |code, yaml: &str| said(code, &[("clips/trailer.yaml", yaml), ("clips/t.mp4", "x"), ("clips/t.vtt", "x")]);
    assert_eq!(of(Code::ClipWithoutPoster, hosted), ["the clip `Trailer` has no poster"]);
    let nothing = ["the clip `Trailer` has neither captions nor a transcript"];
    assert_eq!(of(Code::ClipWithoutCaptions, hosted), nothing);
    assert!(of(Code::ClipWithoutCaptions, &with("transcript: Weigh it anyway.\n")).is_empty());
    let local = "title: Trailer\nformat: trailer\nfile: t.mp4\ntranscript: Weigh it.\n";
    assert_eq!(of(Code::ClipWithoutCaptions, local), ["the clip `Trailer` has no captions"]);
    let captions = format!("{local}captions:\n  - {{ file: t.vtt, language: en }}\n");
    assert!(of(Code::ClipWithoutCaptions, &captions).is_empty());
    assert!(of(Code::ClipWithoutPoster, "title: Trailer\nformat: trailer\n").is_empty());
}

#[test]
fn quotes_awards_and_screenings_are_complete() {
    let quotes = "quotes:\n  - text: The most moving zero of the whole year.\n  - { text: Fine., outlet: The Tide }\n";
    let expected = ["the quote `The most moving zero of the ...` has no source"];
    assert_eq!(said(Code::QuoteWithoutSource, &[("press/quotes.yaml", quotes)]), expected);
    let awards = "awards:\n  - { festival: Oostmeer, result: won }\n  - { festival: Sill, result: won, year: 2026 }\n";
    let expected = ["the award of Oostmeer has no year"];
    assert_eq!(said(Code::AwardWithoutYear, &[("press/awards.yaml", awards)]), expected);
    let screenings =
        "screenings:\n  - { date: 2026-10-09, event: Oostmeer }\n  - { date: 2026-10-10, event: S, venue: V }\n";
    let expected = ["the screening at Oostmeer on 2026-10-09 has no venue"];
    assert_eq!(said(Code::ScreeningWithoutVenue, &[("press/screenings.yaml", screenings)]), expected);
}

/// A file in which XMP and IIM name different people.
fn contradiction() -> Disagreement {
    Disagreement {
        fact: Fact::Credit,
        used: "Pan Nine".to_owned(),
        used_from: Origin::Xmp,
        other: "Lisle Photo".to_owned(),
        other_from: Origin::Iim,
    }
}

#[test]
fn contradictions_inside_a_file_are_shown_with_the_side_that_is_taken() {
    let (mut project, texts) = project(&[]);
    project.stills.push(Still { disagreements: vec![contradiction()], ..still("stills/one.jpg") });
    let found = check(&project, &texts);
    let shown = report(&found, &texts, TEXT);
    assert!(shown.contains("the data inside one.jpg contradict each other about its credit"), "{shown}");
    assert!(shown.contains("XMP says “Pan Nine”, which onset uses; IPTC-IIM says “Lisle Photo”"), "{shown}");
}

#[test]
fn what_stills_yaml_settles_is_no_contradiction() {
    let folder = tempfile::tempdir().unwrap();
    write(&folder, "onset.yaml", COMPLETE);
    let picture = with_iim(&jpeg(60, 40), true, &[(110, b"Lisle Photo"), (105, b"Rain")]);
    let picture = with_xmp(&picture, " photoshop:Credit='Pan Nine' photoshop:Headline='The flood'>");
    write_bytes(&folder, "stills/one.jpg", &picture);
    let about = |yaml: &str| {
        write(&folder, "stills/stills.yaml", yaml);
        let loaded = load(folder.path(), &folder.path().join("public"), Depth::Whole, &Known::nothing());
        let as_of = AsOf::Given(Moment::parse("2026-09-01").unwrap().start());
        let preview = Preview::public(as_of);
        let (project, _) = model(loaded.sources.unwrap(), &loaded.texts, preview);
        project.stills[0].disagreements.iter().map(|found| found.fact).collect::<Vec<_>>()
    };
    assert_eq!(about("stills: []\n"), [Fact::Headline, Fact::Credit]);
    assert_eq!(about("defaults: { credit: Pan Nine }\n"), [Fact::Headline]);
    assert_eq!(about("defaults: { credit: P }\nstills:\n  - { file: one.jpg, headline: Flood }\n"), []);
}

#[test]
fn missing_facts_come_in_one_report() {
    let said = said(Code::FilmFactMissing, &[("onset.yaml", "film:\n  title: Salt\n  year: 2026\n  sound: Mono\n")]);
    assert_eq!(said, ["the film has no running time, aspect ratio, country or language"]);
}

#[test]
fn levels_and_exceptions_are_the_project_s() {
    let film = "film:\n  title: Salt\nchecks:\n";
    let with = |checks: &str, code: Code| {
        let config = format!("{film}{checks}");
        let (mut project, texts) = project(&[("onset.yaml", &config)]);
        project.stills.push(Still { caption: None, ..still("stills/spare/one.jpg") });
        let found = check(&project, &texts);
        found.into_iter().filter(|found| found.code == code).map(|found| found.severity).collect::<Vec<_>>()
    };
    assert_eq!(with("  levels: { caption-missing: error }\n", Code::CaptionMissing), [Severity::Error]);
    assert_eq!(with("  levels: { caption-missing: note }\n", Code::CaptionMissing), [Severity::Note]);
    assert!(with("  levels: { caption-missing: off }\n", Code::CaptionMissing).is_empty());
    assert!(with("  allow: { caption-missing: [stills/spare/*] }\n", Code::CaptionMissing).is_empty());
    assert_eq!(with("  allow: { caption-missing: [stills/?.jpg] }\n", Code::CaptionMissing), [Severity::Warning]);
    assert!(with("  allow: { no-press-contact: [onset.yaml] }\n", Code::NoPressContact).is_empty());
}

#[test]
fn a_copy_of_a_shipped_file_is_told_of_once_that_has_changed() {
    let said = |hash: &str, name: &str, there: &str| {
        let line = format!("files:\n  {name}: {{ from: base, onset: 0.1.0, hash: \"{hash}\" }}\n");
        let found = said(Code::ShippedChanged, &[("theme/ejected.yaml", &line), (there, "<p>Salt.</p>\n")]);
        found.first().cloned().unwrap_or_default()
    };
    let (name, path) = ("templates/404.html", "theme/templates/404.html");
    let now = mark(origin("scope", name).unwrap().1);
    assert_eq!(said(&now, name, path), "");
    assert!(said("0123456789ab", name, path).starts_with("onset's own templates/404.html has changed"));
    assert_eq!(said("0123456789ab", name, "theme/other.html"), "", "the copy was removed");
    assert!(
        said(&now, "templates/gone.html", "theme/templates/gone.html").starts_with("onset has no templates/gone.html")
    );
    assert!(
        said(&now, "templates/home.html", "theme/templates/home.html").contains("has changed"),
        "another file's hash"
    );
}

#[test]
fn a_still_is_allowed_by_its_own_path_where_stills_yaml_describes_it() {
    let (mut project, texts) = project(&[("pages/about.md", "---\ntitle: About\n---\nSalt.\n")]);
    let described = Still { caption: None, place: Some(project.pages[0].place), ..still("stills/one.jpg") };
    project.stills.push(described);
    let found = check(&project, &texts);
    let shown = report(&found, &texts, TEXT);
    assert!(shown.contains("pages/about.md:2") && shown.contains("stills/one.jpg"), "{shown}");
    project.checks.allow.insert(Code::CaptionMissing, vec!["stills/*.jpg".to_owned()]);
    assert_eq!(check(&project, &texts), []);
}

#[test]
fn reports_stand_in_the_order_of_files_and_lines() {
    let entry = "---\ntitle: Rust\n---\n# Rust\n\n### Three\n";
    let files = [("onset.yaml", "film:\n  title: Salt\n"), ("diary/b.md", entry), ("diary/a.md", entry)];
    let (mut project, texts) = project(&files);
    project.stills.push(Still { caption: None, alt: None, ..still("stills/one.jpg") });
    let found = check(&project, &texts);
    let paths: Vec<String> = found.iter().map(|found| super::position(&found.spots[0].0, &texts).0).collect();
    let mut sorted = paths.clone();
    sorted.sort();
    assert_eq!(paths, sorted);
    assert_eq!(found, check(&project, &texts));
}

#[test]
fn a_language_in_which_onset_has_no_words_is_told_of_unless_the_theme_has_them() {
    let said = |languages: &str, file: &str| {
        let yaml = format!("languages: [{languages}]\nfilm: {{ title: Salt }}\n");
        said(Code::InterfaceUntranslated, &[("onset.yaml", &yaml), (file, "menu: Roghchlár\n")])
    };
    assert_eq!(
        said("en, fr, ga", "theme/other.yaml"),
        ["menu, headings and months are in English on the pages in `ga`"]
    );
    assert!(said("en, fr-CA", "theme/other.yaml").is_empty(), "French is French in Canada too");
    assert!(said("ga", "theme/phrases/ga.yaml").is_empty());
    assert!(said("ga-IE", "themes/other/phrases/ga.yaml").is_empty());
}
