//! The finished site as a whole: every link leads somewhere, every picture is what it says.

use std::collections::BTreeSet;

use onset::diagnostics::Severity;
use onset::load::picture::probe;

use crate::project::{Files, Project, SMALL, said};

/// What attributes of a name hold, in order.
pub(crate) fn attributes<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let needle = format!(" {name}=\"");
    html.match_indices(&needle).filter_map(|(at, found)| html[at + found.len()..].split('"').next()).collect()
}

fn resolve(from: &str, address: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in address.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

fn is_elsewhere(address: &str) -> bool {
    address.contains("://")
        || address.starts_with("mailto:")
        || address.starts_with("tel:")
        || address.starts_with("data:")
}

/// Every address in every page, with the page it stands on.
fn dead_links(files: &Files) -> Vec<String> {
    let mut dead = Vec::new();
    for (page, bytes) in files.0.iter().filter(|(page, _)| page.ends_with(".html")) {
        let html = std::str::from_utf8(bytes).unwrap();
        let mut addresses: Vec<String> = Vec::new();
        for name in ["href", "src", "poster"] {
            addresses.extend(attributes(html, name).into_iter().map(str::to_owned));
        }
        for set in attributes(html, "srcset").into_iter().chain(attributes(html, "imagesrcset")) {
            addresses.extend(set.split(", ").filter_map(|one| one.split(' ').next()).map(str::to_owned));
        }
        for address in addresses.iter().filter(|address| !is_elsewhere(address)) {
            let address = address.replace("&amp;", "&");
            let (path, anchor) =
                address.split_once('#').map_or((address.as_str(), None), |(path, at)| (path, Some(at)));
            let target = match path {
                "" => page.clone(),
                path if path.starts_with("/film/") => path.trim_start_matches("/film/").to_owned(),
                path => resolve(page, path),
            };
            if !files.has(&target) {
                dead.push(format!("{page}: {address}"));
            } else if let Some(anchor) = anchor.filter(|anchor| !anchor.is_empty()) {
                let ids: BTreeSet<&str> = attributes(files.text(&target), "id").into_iter().collect();
                if !ids.contains(anchor) {
                    dead.push(format!("{page}: {address} (no such anchor)"));
                }
            }
        }
    }
    dead
}

#[test]
fn every_link_and_anchor_leads_somewhere() {
    let (_, files) = Project::new(SMALL).make();
    assert_eq!(dead_links(&files), Vec::<String>::new());
}

#[test]
fn every_rendition_is_as_wide_as_its_srcset_says() {
    let (_, files) = Project::new(SMALL).make();
    let html = files.text("stills/dawn.html");
    let mut seen = 0;
    for set in attributes(html, "srcset") {
        for one in set.split(", ") {
            let (path, width) = one.split_once(' ').unwrap();
            let picture = probe(files.bytes(&resolve("stills/dawn.html", path))).unwrap();
            assert_eq!(format!("{}w", picture.width), width, "{path}");
            seen += 1;
        }
    }
    assert!(seen >= 6, "{seen} renditions");
}

#[test]
fn a_page_states_the_size_its_pictures_have() {
    let (_, files) = Project::new(SMALL).make();
    let html = files.text("stills/road.html");
    assert!(html.contains("width=\"800\"") && html.contains("height=\"1200\""), "turned upright");
}

#[test]
fn without_an_address_nothing_pretends_to_have_one() {
    let (_, files) =
        Project::new("-- onset.yaml --\nfilm: { title: T }\n-- diary/a.md --\n---\ntitle: A\n---\nText.\n").make();
    assert!(!files.has("feeds/atom.xml"));
    let html = files.text("diary/a.html");
    assert!(!html.contains("rel=\"canonical\"") && !html.contains("og:url"));
    assert_eq!(dead_links(&files), Vec::<String>::new());
}

#[test]
fn what_is_empty_is_not_shown() {
    let (_, files) = Project::new("-- onset.yaml --\nfilm: { title: T }\n").make();
    let home = files.text("index.html");
    for absent in ["diary/index.html", "stills/index.html", "people/index.html", "screenings/index.html"] {
        assert!(!home.contains(absent), "{absent}");
        assert!(!files.has(absent), "{absent}");
    }
}

#[test]
fn json_in_pages_cannot_end_its_script() {
    let (_, files) = Project::new(
        "-- onset.yaml --\nfilm: { title: \"</script><b>T\", logline: \"<!-- x\" }\nsite: { url: https://t.example/ }\n",
    )
    .make();
    let html = files.text("index.html");
    assert!(!html.contains("</script><b>"));
    let data = html.split("application/ld+json\">").nth(1).unwrap().split("</script>").next().unwrap();
    let value: serde_json::Value = serde_json::from_str(data).unwrap();
    assert_eq!(value["name"], "</script><b>T");
}

#[test]
fn what_an_author_wrote_stays_text() {
    let (_, files) = Project::new(
        "-- onset.yaml --\nfilm: { title: \"A & B <i>\" }\nsite: { raw_html: false }\n-- diary/a.md --\n---\ntitle: \"{{ site.title }}\"\nteaser: <b>x</b>\n---\n<script>alert(1)</script>\n\n{{ site.title }} {% raw %}\n\n## H <em>h</em>\n\n| <em>t</em> |\n|---|\n| <em>c</em> |\n\nNote.[^1]\n\n[^1]: <em>n</em>\n",
    )
    .make();
    let html = files.text("diary/a.html");
    assert!(html.contains("{{ site.title }}"));
    assert!(!html.contains("<em>"), "HTML is text in headings, cells and footnotes too");
    assert!(!html.contains("<script>alert(1)") && html.contains("&lt;script&gt;alert(1)"));
    assert!(files.text("index.html").contains("A &amp; B &lt;i&gt;"));
}

#[test]
fn a_hosted_clip_plays_in_place_where_its_player_is_known() {
    let (_, files) = Project::new(
        "-- onset.yaml --\nfilm: { title: T, trailer: known }\nlanguages: [en, fr]\n\
         -- clips/known.yaml --\ntitle: Known\nformat: trailer\nurl: https://youtu.be/aB3_-xyZ019\n\
         -- clips/named.yaml --\ntitle: Named\nformat: reel\nurl: https://video.example/1\nembed: https://video.example/embed/1\n\
         -- clips/other.yaml --\ntitle: Other\nformat: reel\nurl: https://video.example/2\n\
         -- diary/a.md --\n---\ntitle: A\n---\n```{clip} known\n```\n\
         -- diary/b.md --\n---\ntitle: B\n---\nNothing moves.\n",
    )
    .make();
    let youtube = "https://www.youtube-nocookie.com/embed/aB3_-xyZ019?autoplay=1&amp;rel=0";
    for (page, player) in [
        ("index.html", Some(youtube)),
        ("clips/known.html", Some(youtube)),
        ("clips/named.html", Some("https://video.example/embed/1")),
        ("clips/other.html", None),
        ("diary/a.html", Some(youtube)),
        ("diary/b.html", None),
    ] {
        let html = files.text(page);
        assert_eq!(attributes(html, "data-player").first().copied(), player, "{page}");
        assert_eq!(html.contains("assets/player."), player.is_some(), "{page} has the script where it is of use");
    }
    assert!(files.text("fr/clips/known.html").contains("Lecture depuis youtube-nocookie.com"));
    assert!(files.text("clips/other.html").contains("Watch on video.example"));
}

#[test]
fn tags_and_axes_are_called_as_the_phrases_of_a_language_say() {
    let project = Project::new(SMALL);
    project.write("theme/phrases/fr.yaml", "tag_theme_tide: Marée\naxis_location: Endroit\n");
    let (_, files) = project.make();
    assert!(files.text("fr/archive/theme/tide.html").contains("<h1>Marée</h1>"), "the page of the tag");
    let archive = files.text("fr/archive/index.html");
    assert!(archive.contains("Endroit") && archive.contains(">the road<"), "what no phrase names stays as written");
    assert!(files.text("fr/feeds/feed.json").contains("\"Marée\""), "the feed");
    assert!(files.text("archive/theme/tide.html").contains("<h1>Tide</h1>"), "English stays English");
}

#[test]
fn a_quote_is_in_the_language_it_was_written_in_on_every_page() {
    let project = Project::new(SMALL);
    let quotes = "quotes:\n  - { text: Du sel et rien d'autre., outlet: La Marée, language: fr }\n  - { text: { en: Only salt., fr: Du sel. }, outlet: The Tide, language: fr }\n";
    project.write("press/quotes.yaml", quotes);
    let (_, files) = project.make();
    let languages = |page: &str| {
        let quotes = files.text(page).split("<blockquote").skip(1);
        quotes.map(|quote| quote.split('>').next().unwrap_or_default().contains("lang=\"fr\"")).collect::<Vec<_>>()
    };
    assert_eq!(languages("press/index.html"), [true, false], "the second is a translation");
    assert_eq!(languages("fr/press/index.html"), [false, false], "a French page says so once");
}

#[test]
fn parts_of_a_line_stand_apart() {
    let project = Project::new(SMALL);
    let (_, files) = project.make();
    assert!(files.text("press/index.html").contains("Nan Pell, The Tidal Review"));
    project.write("theme/phrases/en.yaml", "comma: \"{a} / {b}\"\n");
    let (_, files) = project.make();
    assert!(files.text("press/index.html").contains("Nan Pell / The Tidal Review"), "as the phrases say");
}

#[test]
fn a_phrases_file_that_cannot_be_read_is_told_of_once() {
    let project = Project::new(SMALL);
    project.write("theme/phrases/fr.yaml", "comma: [a\n");
    let told = said(&project.check(), Severity::Error);
    assert_eq!(told.matches("--> theme/phrases/fr.yaml:1:8").count(), 1, "{told}");
}
