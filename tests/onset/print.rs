//! Typeset documents: what they hold, and that nothing an author wrote becomes a template.

use std::sync::LazyLock;

use onset::diagnostics::{Code, Severity};

use onset::load::wire::words::{DossierPart, Layer};
use onset::model::document::Document;
use onset::pipeline::Report;
use onset::plan::editions::EditionPlan;

use crate::project::{Files, Project, said};

/// The small project, with its documents.
static SMALL: LazyLock<String> =
    LazyLock::new(|| crate::project::SMALL.replace("deliverables: { documents: false }\n", ""));

const KIT: &str = "downloads/the-salt-road_press-kit_a4.pdf";

fn count(haystack: &[u8], needle: &[u8]) -> usize {
    haystack.windows(needle.len()).filter(|window| *window == needle).count()
}

/// What is said of documents alone.
fn of_print(mut report: Report) -> String {
    report.diagnostics.retain(|diagnostic| diagnostic.code == Code::Print);
    said(&report, Severity::Note)
}

/// The small project, made once for all who only look at it: what is said of its documents, and its files.
static MADE: LazyLock<(String, Files)> = LazyLock::new(|| {
    let (report, files) = Project::new(&SMALL).make();
    (of_print(report), files)
});

#[test]
fn the_press_gets_kit_and_one_sheet_on_both_papers_in_every_language() {
    let (said, files) = &*MADE;
    assert_eq!(said, "");
    for document in ["press-kit", "one-sheet"] {
        for paper in ["a4", "letter"] {
            for lang in ["", "_fr"] {
                let pdf = files.bytes(&format!("downloads/the-salt-road_{document}_{paper}{lang}.pdf"));
                assert!(pdf.starts_with(b"%PDF-1.7"));
            }
        }
    }
    assert!(files.text("press/index.html").contains("the-salt-road_press-kit_letter.pdf"));
    assert!(files.text("fr/press/index.html").contains("the-salt-road_press-kit_letter_fr.pdf"));
}

#[test]
fn a_document_is_tagged_named_and_promises_to_be_accessible_and_archivable() {
    let pdf = MADE.1.bytes(KIT);
    for (what, needle) in [
        ("tags", &b"/StructTreeRoot"[..]),
        ("PDF/UA-1", b"<pdfuaid:part>1<"),
        ("PDF/A-2", b"<pdfaid:part>2<"),
        ("level A", b"<pdfaid:conformance>A<"),
        ("language", b"/Lang(en)"),
        ("bookmarks", b"/Outlines"),
    ] {
        assert!(count(pdf, needle) > 0, "no {what}");
    }
}

#[test]
fn an_unchanged_project_is_not_typeset_again_and_gives_the_same_bytes() {
    let (project, other) = (Project::new(&SMALL), Project::new(&SMALL));
    let (first, ..) = project.typeset(Document::OneSheet, |_| ());
    let lying = project.cached().len();
    let (again, ..) = project.typeset(Document::OneSheet, |_| ());
    assert_eq!(project.cached().len(), lying, "nothing new was made");
    let (elsewhere, ..) = other.typeset(Document::OneSheet, |_| ());
    assert_eq!(first, again);
    assert_eq!(first, elsewhere, "another folder, another cache, the same bytes");
}

#[test]
fn a_mistake_in_a_template_is_told_with_its_line() {
    for (template, what, place) in [
        ("#let a = 1\n#b\n", "unknown variable: b", "2:2"),
        ("é #let x = \n", "expected expression", "1:11"),
        ("#import \"/print/fornt.typ\": front\n", "file not found", "1:9"),
        ("#let data = json(\"/data.json\")\n#data.titel\n", "dictionary does not contain key", "2:7"),
    ] {
        let project = Project::new(&SMALL);
        project.add(&format!("-- theme/print/one-sheet.typ --\n{template}-- theme/print/press-kit.typ --\nPlain.\n"));
        let (report, _) = project.make();
        assert!(report.built.is_none());
        let said = of_print(report);
        assert!(said.contains(&format!("error[print]: {what}")), "{said}");
        assert!(said.contains(&format!("--> theme/print/one-sheet.typ:{place}\n")), "{said}");
        let line = template.lines().nth(place[..1].parse::<usize>().unwrap() - 1).unwrap();
        assert!(said.contains(&format!(" | {line}\n")), "the line is shown: {said}");
    }
}

#[test]
fn a_template_can_replace_one_file_and_use_the_shipped_ones() {
    let project = Project::new(&SMALL);
    project.add("-- theme/print/one-sheet.typ --\n#import \"/default/print/style.typ\": *\n#show: document-of.with(\"x\")\n= Own\n");
    let (own, pages, said) = project.typeset(Document::OneSheet, |_| ());
    assert_eq!((pages, said.as_str()), (1, ""));
    assert_eq!(count(&own, b"A cart on an empty road"), 0, "the shipped one shows the key art");
}

#[test]
fn a_character_that_no_typeface_has_is_told_of_and_the_kit_is_made_all_the_same() {
    let project = Project::new(&SMALL.replace("A carter who cannot count", "A carter (駅) who cannot count"));
    let (pdf, _, said) = project.typeset(Document::OneSheet, |_| ());
    assert!(pdf.starts_with(b"%PDF-1.7"));
    assert!(said.contains("no typeface has all the characters of"), "{said}");
    assert!(said.contains("fonts/"), "{said}");
    let (_, _, again) = project.typeset(Document::OneSheet, |_| ());
    assert_eq!(said, again, "it is told in every build");
}

#[test]
fn a_template_sees_nothing_but_the_theme_and_its_data() {
    for path in ["/onset.yaml", "../../onset.yaml", "/press/quotes.yaml"] {
        let project = Project::new(&SMALL);
        project.add(&format!(
            "-- theme/print/one-sheet.typ --\n#read(\"{path}\")\n-- theme/print/press-kit.typ --\nPlain.\n"
        ));
        let (report, _) = project.make();
        assert!(report.built.is_none(), "{path}");
        assert!(of_print(report).contains("one-sheet.typ:1:"), "{path}");
    }
}

#[test]
fn every_document_is_set_without_a_complaint() {
    let project = Project::new(&SMALL);
    for document in Document::ALL {
        let (pdf, pages, said) = project.typeset(*document, |_| ());
        assert_eq!(said, "", "{document:?}");
        assert!(pages > 0 && pdf.starts_with(b"%PDF-1.7"), "{document:?}");
    }
}

#[test]
fn the_jpegs_inside_are_the_renditions_byte_for_byte() {
    let project = Project::new(&SMALL);
    let (pdf, ..) = project.typeset(Document::CaptionsSheet, |_| ());
    let streams: Vec<&[u8]> = jpegs(&pdf);
    assert_eq!(streams.len(), 2, "one for each still");
    for stream in streams {
        assert!(project.cached().iter().any(|rendition| rendition == stream), "encoded anew");
    }
}

/// The JPEG streams of a PDF.
fn jpegs(pdf: &[u8]) -> Vec<&[u8]> {
    let starts = pdf.windows(9).enumerate().filter(|(_, at)| at.starts_with(b"stream\n\xff\xd8")).map(|(at, _)| at + 7);
    starts
        .map(|start| {
            let end = pdf[start..].windows(10).position(|at| at == b"\nendstream").expect("streams end");
            &pdf[start..start + end]
        })
        .collect()
}

#[test]
fn what_an_author_writes_prints_as_it_is() {
    let hostile = r#"#let x = $a$ @b *c* _d_ [e] `g` #panic("no") // h"#;
    let quoted = format!("'{hostile}'");
    let text = SMALL.replace("It is nine kilometres long.", &format!("\\{}", hostile.replace('*', "\\*")));
    let text = text.replace("author: Nan Pell", &format!("author: {quoted}"));
    let project = Project::new(&text.replace("en: The Salt Road,", &format!("en: {quoted},")));
    let (pdf, _, said) = project.typeset(Document::PressKit, |_| ());
    assert_eq!(said, "");
    let title = hostile.replace('"', "&quot;");
    assert!(
        count(&pdf, format!(">{title} – Press kit<").as_bytes())
            + count(&pdf, format!(">{hostile} – Press kit<").as_bytes())
            > 0
    );
}

#[test]
fn a_one_sheet_is_one_sheet_however_much_there_is_to_say() {
    let much = "The road goes on, and so does the film about it. ".repeat(200);
    let text = SMALL
        .replace(
            "title: { en: The Salt Road,",
            &format!("title: {{ en: {},", "The Very Long Salt Road ".repeat(8).trim()),
        )
        .replace("## Short", &format!("{much}\n\n## Short\n\n{much}"))
        .replace("before the tide.\n  year", &format!("before the tide. {much}\n  year"));
    let (_, pages, said) = Project::new(&text).typeset(Document::OneSheet, |_| ());
    assert_eq!((pages, said.as_str()), (1, ""));
}

#[test]
fn a_dossier_holds_what_it_is_asked_for_within_its_pages() {
    let project = Project::new(&SMALL.replace("authors: ida-roe", "authors: ida-roe\npress: true"));
    let (_, all, _) = project.typeset(Document::GrantDossier, |_| ());
    let (_, few, _) = project.typeset(Document::GrantDossier, |edition| edition.parts = vec![DossierPart::Bios]);
    assert!(few < all, "{few} pages of {all}");
    let long = "It is nine kilometres long. ".repeat(700);
    let project = Project::new(
        &SMALL
            .replace("It is nine kilometres long.", &long)
            .replace("authors: ida-roe", "authors: ida-roe\npress: true"),
    );
    let (_, all, _) = project.typeset(Document::GrantDossier, |_| ());
    let (_, fitted, said) = project.typeset(Document::GrantDossier, |edition| edition.max_pages = Some(all - 2));
    assert!(fitted <= all - 2, "{fitted} pages of {all}: {said}");
    let (_, _, said) = project.typeset(Document::GrantDossier, |edition| edition.max_pages = Some(1));
    assert!(said.contains("more than the 1 it may have"), "{said}");
    let passages = |layers: Vec<Layer>| {
        let set = |edition: &mut EditionPlan| (edition.parts, edition.layers) = (vec![DossierPart::Passages], layers);
        project.typeset(Document::GrantDossier, set).0
    };
    assert_ne!(passages(vec![Layer::Technical]).len(), passages(vec![Layer::Thematic]).len());
}

#[test]
fn pictures_that_the_press_may_not_have_are_in_no_document() {
    let text = SMALL.replace("alt: A wet road. }", "alt: A wet road., press: false }");
    let (pdf, ..) = Project::new(&text).typeset(Document::PressKit, |_| ());
    assert_eq!(count(&pdf, b"A wet road."), 0);
    let (pdf, ..) = Project::new(&SMALL).typeset(Document::PressKit, |_| ());
    assert!(count(&pdf, b"A wet road.") > 0, "this test can fail");
}

#[test]
fn without_pictures_or_facts_there_is_a_kit_all_the_same() {
    let (report, files) = Project::new("-- onset.yaml --\nfilm: { title: Nine }\n").make();
    assert_eq!(of_print(report), "");
    assert!(files.has("downloads/nine_press-kit_a4.pdf"));
}

#[test]
fn a_typeface_for_the_web_is_told_of() {
    let project = Project::new("-- onset.yaml --\nfilm: { title: Nine }\n-- fonts/a.woff2 --\nx\n");
    let (report, _) = project.make();
    let said = of_print(report);
    assert!(said.contains("fonts/a.woff2") && said.contains(".ttf"), "{said}");
}
