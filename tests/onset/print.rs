//! Typeset documents: what they hold, and that nothing an author wrote becomes a template.

use onset::diagnostics::{Code, Severity};

use onset::pipeline::Report;

use crate::project::{Files, Project, SMALL, said};

const KIT: &str = "downloads/the-salt-road_press-kit_a4.pdf";

fn count(haystack: &[u8], needle: &[u8]) -> usize {
    haystack.windows(needle.len()).filter(|window| *window == needle).count()
}

/// What is said of documents alone.
fn of_print(mut report: Report) -> String {
    report.diagnostics.retain(|diagnostic| diagnostic.code == Code::Print);
    said(&report, Severity::Note)
}

fn made(text: &str) -> (Report, Files) {
    Project::new(text).make()
}

#[test]
fn the_press_gets_kit_and_one_sheet_on_both_papers_in_every_language() {
    let (report, files) = made(SMALL);
    assert_eq!(of_print(report), "");
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
    let (_, files) = made(SMALL);
    let pdf = files.bytes(KIT);
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
    let (project, other) = (Project::new(SMALL), Project::new(SMALL));
    let (_, first) = project.make();
    let (_, again) = project.make();
    let (_, elsewhere) = other.make();
    assert_eq!(first.bytes(KIT), again.bytes(KIT));
    assert_eq!(first.bytes(KIT), elsewhere.bytes(KIT), "another folder, another cache, the same bytes");
}

#[test]
fn a_mistake_in_a_template_is_told_with_its_line() {
    let project = Project::new(SMALL);
    project.add("-- theme/print/one-sheet.typ --\n#let a = 1\n#b\n");
    let (report, _) = project.make();
    let said = of_print(report);
    assert!(said.contains("print/one-sheet.typ:2:2: unknown variable: b"), "{said}");
    assert!(said.contains("theme/print/one-sheet.typ"), "{said}");
}

#[test]
fn a_template_can_replace_one_file_and_use_the_shipped_ones() {
    let project = Project::new(SMALL);
    project.add("-- theme/print/one-sheet.typ --\n#import \"/default/print/style.typ\": *\n#show: document-of.with(\"x\")\n= Own\n");
    let (report, files) = project.make();
    assert_eq!(of_print(report), "");
    assert!(files.bytes("downloads/the-salt-road_one-sheet_a4.pdf").len() < files.bytes(KIT).len());
}

#[test]
fn a_character_that_no_typeface_has_is_told_of_and_the_kit_is_made_all_the_same() {
    let (report, files) = made(&SMALL.replace("A carter who cannot count", "A carter (駅) who cannot count"));
    let said = of_print(report);
    assert!(said.contains("no typeface has all the characters of"), "{said}");
    assert!(said.contains("fonts/"), "{said}");
    assert!(files.has(KIT));
}

#[test]
fn a_template_sees_nothing_but_the_theme_and_its_data() {
    for path in ["/onset.yaml", "../../onset.yaml", "/press/quotes.yaml"] {
        let project = Project::new(SMALL);
        project.add(&format!("-- theme/print/one-sheet.typ --\n#read(\"{path}\")\n"));
        let (report, _) = project.make();
        assert!(report.built.is_none(), "{path}");
        assert!(of_print(report).contains("one-sheet.typ:1:"), "{path}");
    }
}
