//! What must not be seen is not there: not on a page, not in a feed, not in a bundle, not as a file.

use onset::deliver::Which;
use onset::diagnostics::Severity;
use onset::load::scalars::Moment;
use onset::model::AsOf;

use crate::packet::Packet;
use crate::project::{Files, Project, SMALL, codes, said};

fn holds(files: &Files, needle: &str) -> Vec<String> {
    let found = files.0.iter().filter(|(path, bytes)| {
        path.contains(needle) || bytes.windows(needle.len()).any(|window| window == needle.as_bytes())
    });
    found.map(|(path, _)| path.clone()).collect()
}

const STILLS: &str = r"
-- onset.yaml --
film: { title: Hidden }
site: { url: https://hidden.example/ }
-- stills/shown.jpg 640x480 --
-- stills/xkilledx.jpg 640x480 red --
-- stills/xpendingx.jpg 640x480 green --
-- stills/xembargox.jpg 640x480 blue --
-- stills/stills.yaml --
stills:
  - { file: xkilledx.jpg, approval: killed, caption: Xkilledx. }
  - { file: xpendingx.jpg, approval: pending, caption: Xpendingx. }
  - { file: xembargox.jpg, embargo: 2026-12-01 18:00, caption: Xembargox. }
-- diary/one.md --
---
title: One
stills: [xkilledx, xpendingx, xembargox]
---
![](xkilledx) ![](xpendingx) ![](xembargox) ![](shown)
";

#[test]
fn killed_and_pending_stills_reach_no_output() {
    let project = Project::new(STILLS);
    let (report, files) = project.make();
    assert!(report.built.is_some());
    for name in ["killed", "pending", "embargo"] {
        assert_eq!(holds(&files, &format!("x{name}x")), Vec::<String>::new());
        assert_eq!(holds(&files, &format!("X{name}x")), Vec::<String>::new());
    }
    assert!(codes(&report).contains(&"hidden-reference"));
    assert!(files.has("stills/shown.html"));
}

#[test]
fn an_embargo_ends_by_its_moment_or_in_a_preview() {
    let project = Project::new(STILLS);
    let seen = |as_of: &str, embargoed: bool| {
        let (_, files) = project.make_with(|request| {
            request.preview.as_of = AsOf::Given(Moment::parse(as_of).unwrap().start());
            request.preview.embargoed = embargoed;
        });
        assert_eq!(holds(&files, "xkilledx"), Vec::<String>::new());
        files.has("stills/xembargox.html")
    };
    assert!(!seen("2026-12-01 17:59", false));
    assert!(seen("2026-12-01 18:00", false));
    assert!(seen("2026-11-01", true));
}

#[test]
fn drafts_and_what_is_scheduled_or_expired() {
    let project = Project::new(
        "-- onset.yaml --\nfilm: { title: T }\n\
         -- diary/a.md --\n---\ntitle: Adraft\ndraft: true\n---\n\
         -- diary/b.md --\n---\ntitle: Bfuture\npublish: 2027-01-01\n---\n\
         -- diary/c.md --\n---\ntitle: Cexpired\nexpires: 2026-01-01\n---\n\
         -- diary/d.md --\n---\ntitle: Dshown\n---\nSee [[a]] and [b](b.md).\n",
    );
    let seen = |drafts: bool, future: bool| {
        let (_, files) = project.make_with(|request| {
            request.preview.drafts = drafts;
            request.preview.future = future;
        });
        ["a", "b", "c", "d"].map(|slug| files.has(&format!("diary/{slug}.html")))
    };
    assert_eq!(seen(false, false), [false, false, false, true]);
    assert_eq!(seen(true, false), [true, false, false, true]);
    assert_eq!(seen(false, true), [false, true, false, true]);
}

#[test]
fn languages_fall_back_and_say_so() {
    let (_, files) = Project::new(crate::project::SMALL).make();
    let french = files.text("fr/diary/second-day.html");
    assert!(french.contains("lang=\"en\""), "the text is marked as English");
    assert!(french.contains("<html lang=\"fr\""));
    assert!(files.text("fr/diary/first-day.html").contains("Nous avons commencé"));
    assert!(files.text("fr/index.html").contains("La Route du sel"));
}

/// What a hidden thing owns is hidden with it, however it is asked for.
#[test]
fn what_belongs_to_something_hidden_reaches_no_output() {
    let project = Project::new(
        "-- onset.yaml --\nfilm: { title: T }\nlanguages: [en, fr]\ncompanies: [{ name: C, logo: stills/xlogox.jpg }]\n\
         -- stills/xlogox.jpg 64x48 --\n-- stills/stills.yaml --\nstills: [{ file: xlogox.jpg, approval: killed }]\n\
         -- clips/xclipx.yaml --\ntitle: Xclipx\nformat: reel\nfile: xvideox.mp4\nposter: xposterx.jpg\nembargo: 2099-01-01\n\
         -- clips/xvideox.mp4 --\nx\n-- clips/xposterx.jpg 64x48 --\n\
         -- diary/later/xbesidex.jpg 64x48 --\n-- diary/later/index.md --\n---\ntitle: Xlaterx\nembargo: 2099-01-01\n---\n![](xbesidex.jpg)\n\
         -- diary/a.md --\n---\ntitle: A\n---\n[video](../clips/xvideox.mp4) ![](later/xbesidex.jpg)\n\
         -- diary/a.fr.md --\n---\ntitle: Xbrouillonx\ndraft: true\n---\nXbrouillonx\n",
    );
    let (report, files) = project.make();
    assert!(report.built.is_some(), "{}", crate::project::said(&report, onset::diagnostics::Severity::Error));
    for name in ["xlogox", "lipx", "xvideox", "xposterx", "xbesidex", "laterx", "brouillonx"] {
        assert_eq!(holds(&files, name), Vec::<String>::new(), "{name}");
    }
    assert!(files.has("fr/diary/a.html"), "the French page falls back");
}

#[test]
fn a_text_for_forms_goes_only_where_it_is_asked_for() {
    let project = Project::new(SMALL);
    project.write("press/topic.md", "---\npress: false\n---\nXtopicx, which is work.\n");
    project.write("diary/form.md", "---\ntitle: The form\n---\nIt asks for [[topic]].\n");
    project.write("deliverables/form.yaml", "contents: [texts]\ntexts: [topic]\npublish: false\n");
    project.write("press/synopsis.md", "---\npress: false\n---\n## Medium\n\nXmediumx, for a form.\n");
    let (report, files) = project.make();
    assert_eq!(holds(&files, "Xtopicx"), Vec::<String>::new());
    assert_eq!(holds(&files, "Xmediumx"), Vec::<String>::new(), "not on the home page either");
    let said = said(&report, Severity::Note);
    assert!(said.contains("the press text `topic` is kept out of the press room, and left out here"), "{said}");
    let packed = |name: &str| {
        let report = project.deliver(Which::One(name));
        Packet::of(&report.deliveries[0]).files.into_keys().filter(|path| path.contains("topic")).count()
    };
    assert_eq!((packed("press-kit"), packed("form")), (0, 3), "as .txt, .html and .docx in the packet for the form");
}
