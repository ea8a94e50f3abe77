//! Drawings in SVG: published without what could run or load.

use onset::diagnostics::Severity;

use crate::project::{Project, said};

const LOGOS: &str = r#"
-- onset.yaml --
film: { title: Logos }
companies: [{ name: Pan Nine, roles: [production], logo: press/logos/pan-nine.svg }]
-- press/logos/pan-nine.svg --
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" onload="alert(1)"><script>alert(2)</script><path d="M0 0h9v9z"/></svg>
-- static/own.svg --
<svg xmlns="http://www.w3.org/2000/svg"><script>mine()</script></svg>
"#;

#[test]
fn a_logo_is_cleaned_and_a_static_file_is_its_owners() {
    let (report, files) = Project::new(LOGOS).make();
    assert!(report.built.is_some(), "{}", said(&report, Severity::Error));
    let logo = files.text("files/press/logos/pan-nine.svg");
    assert_eq!(logo, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><path d=\"M0 0h9v9z\"/></svg>\n");
    assert!(files.text("own.svg").contains("mine()"));
}

#[test]
fn a_broken_logo_is_named() {
    let project = Project::new(LOGOS);
    project.write("press/logos/pan-nine.svg", "<svg xmlns='http://www.w3.org/2000/svg'><path</svg>");
    let (report, files) = project.make();
    assert!(files.0.is_empty());
    let text = said(&report, Severity::Error);
    assert!(text.contains("press/logos/pan-nine.svg") && text.contains("plain SVG"), "{text}");
}
