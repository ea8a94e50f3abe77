//! Names that Windows refuses: none is given to anything that onset names.

use onset::diagnostics::Severity;
use onset::model::slug::refused_by_windows;

use crate::project::{Project, codes, said};

/// Everything that can be named is called after a device of Windows.
const DEVICES: &str = r#"
-- onset.yaml --
film: { title: Con, key_art: nul }
contacts: { press: [{ name: Prn, email: prn@con.example }] }
deliverables: { documents: false }
tag_axes: [aux]
-- people/com1.yaml --
name: Nul
crew: [{ role: Director }]
bio_short: Makes films.
-- stills/nul.jpg 300x200 --
-- stills/lpt9.jpg 300x200 green --
-- stills/stills.yaml --
defaults: { photographer: Aux, credit: Aux, press: true }
-- clips/com3.yaml --
title: Con
format: trailer
url: https://video.example/con
-- diary/2026-03-01-aux.md --
---
title: Aux
tags: { aux: [nul] }
stills: [nul]
---
We began.
-- press/con.md --
---
title: Con
---
Nothing.
-- pages/prn.md --
---
title: Prn
---
Nothing.
-- deliverables/lpt1.yaml --
contents: [texts, bios, stills-full, stills-screen, captions, key-art]
file_name: "{subject}"
-- deliverables/com2.yaml --
contents: [stills-full]
file_name: "{photographer}"
"#;

#[test]
fn whatever_things_are_called_their_files_open_on_windows() {
    let (report, files) = Project::new(DEVICES).make();
    assert_eq!(said(&report, Severity::Error), "");
    assert!(!codes(&report).contains(&"refused-name"), "{}", said(&report, Severity::Warning));
    assert!(files.0.len() > 40);
    let refused = |path: &str| path.split('/').find_map(refused_by_windows);
    for (path, bytes) in &files.0 {
        assert_eq!(refused(path), None, "{path}");
        if path.ends_with(".zip") {
            let zip = zip::ZipArchive::new(std::io::Cursor::new(bytes.clone())).unwrap();
            for name in zip.file_names().map(Result::unwrap) {
                assert_eq!(refused(&name), None, "{name} in {path}");
            }
        }
    }
}
