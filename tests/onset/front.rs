//! The page that opens a kit, and the texts beside it, as whoever unpacks it reads them.

use std::collections::BTreeSet;

use crate::packet::unpacked;
use crate::project::{Project, SMALL};
use crate::site::attributes;

/// The files of a deliverable's zip, by their paths below its folder.
struct Kit(Vec<(String, Vec<u8>)>);

impl Kit {
    fn of(project: &Project, name: &str) -> Self {
        let (_, files) = project.make();
        Self(unpacked(files.bytes(&format!("downloads/{name}.zip"))))
    }

    fn small() -> Self {
        Self::of(&Project::new(SMALL), "the-salt-road_press-kit")
    }

    fn text(&self, path: &str) -> &str {
        let found = self.0.iter().find(|(known, _)| known == path);
        std::str::from_utf8(&found.unwrap_or_else(|| panic!("no {path}")).1).unwrap()
    }

    fn front(&self) -> &str {
        self.text("index.html")
    }

    fn has(&self, path: &str) -> bool {
        self.0.iter().any(|(known, _)| known == path)
    }
}

#[test]
fn every_link_leads_to_a_file_of_the_kit() {
    let kit = Kit::small();
    let pages: Vec<&str> = kit.0.iter().map(|(path, _)| path.as_str()).filter(|path| path.ends_with(".html")).collect();
    assert!(pages.len() > 5, "{pages:?}");
    let mut linked = BTreeSet::new();
    for path in pages {
        let page = kit.text(path);
        let folder = path.rsplit_once('/').map_or(String::new(), |(folder, _)| format!("{folder}/"));
        for link in attributes(page, "href").into_iter().chain(attributes(page, "src")) {
            if let Some(anchor) = link.strip_prefix('#') {
                assert!(attributes(page, "id").contains(&anchor), "{path}: {link}");
            } else if !["https://", "mailto:", "tel:"].iter().any(|scheme| link.starts_with(scheme)) {
                let to = link.strip_prefix("../").map_or_else(|| format!("{folder}{link}"), str::to_owned);
                assert!(kit.has(&to), "{path}: {link}");
                linked.insert(to);
            }
        }
    }
    let unlinked: Vec<&str> =
        kit.0.iter().map(|(path, _)| path.as_str()).filter(|path| !linked.contains(*path)).collect();
    assert_eq!(unlinked, ["README.txt", "CONTENTS.txt"], "everything else is a click away");
}

#[test]
fn pictures_stand_with_caption_credit_and_sizes() {
    let kit = Kit::small();
    let front = kit.front();
    let dawn = front.split("<figure>").find(|figure| figure.contains("full-size/the-salt-road_dawn")).unwrap();
    assert!(dawn.contains("alt=\"A cart on an empty road at dawn.\""), "{dawn}");
    assert!(dawn.contains("<p class=\"caption\">The carter waits for the light.</p>"), "{dawn}");
    assert!(dawn.contains("<p class=\"credit\">Sal Vane / Salt Road Films</p>"), "{dawn}");
    assert!(dawn.contains(
        "<img src=\"stills/screen-2048px/the-salt-road_dawn_sal-vane_01.jpg\" width=\"1200\" height=\"800\""
    ));
    assert!(dawn.contains(">Full size, <bdi>1200 × 800</bdi>, "), "{dawn}");
    assert!(dawn.contains(">Screen size, <bdi>1200 × 800</bdi>, "), "{dawn}");
    let ida = front.split("<figure>").last().unwrap();
    assert!(ida.contains("<p class=\"person\">Ida Roe</p>\n<p class=\"quiet\">Director</p>"), "{ida}");
    assert!(ida.contains("alt=\"A woman in a raincoat laughs.\""), "{ida}");
    assert!(ida.contains("<p class=\"credit\">Sal Vane</p>"), "{ida}");
    let count = |what: &str| front.matches(what).count();
    assert_eq!(count("<img "), count(" width=\""), "nothing moves while pictures come");
}

#[test]
fn nothing_an_author_wrote_becomes_markup() {
    let dawn = "caption: The carter waits for the light., alt: A cart on an empty road at dawn.";
    let hostile = "caption: '<b>\"Salt\" & sand</b>', alt: '\" onload=\"x', credit: A <i> B";
    let project = Project::new(&SMALL.replace(dawn, hostile));
    project.add("-- people/ida-roe.yaml --\nname: Ida <u> Roe\nbio_short: Who?\ncrew: [{ role: <Director> }]\n");
    let kit = Kit::of(&project, "the-salt-road_press-kit");
    let front = kit.front();
    assert!(front.contains("&lt;b&gt;&quot;Salt&quot; &amp; sand&lt;/b&gt;"), "{front}");
    assert!(front.contains("alt=\"&quot; onload=&quot;x\""));
    assert!(
        front.contains("A &lt;i&gt; B") && front.contains("Ida &lt;u&gt; Roe") && front.contains("&lt;Director&gt;")
    );
    assert!(!front.contains("<b>") && !front.contains("<u>") && !front.contains("<i>"));
}

#[test]
fn texts_go_by_their_titles_language_by_language() {
    let project = Project::new(SMALL);
    project.add("-- press/synopsis.fr.md --\n---\ntitle: Résumé\n---\nUn charretier.\n");
    let kit = Kit::of(&project, "the-salt-road_press-kit");
    let front = kit.front();
    let (english, french) = front.split_once("<div class=\"language\" lang=\"fr\">").unwrap();
    assert!(english.contains("<h3>English</h3>") && french.starts_with("\n<h3>Français</h3>"), "{front}");
    assert!(english.contains("<a href=\"texts/production-notes.html\">Production notes</a>"));
    assert!(english.contains("<a href=\"texts/synopsis.docx\" aria-label=\"Synopsis, DOCX\">"));
    assert!(english.contains("<a href=\"people/ida-roe.html\">Ida Roe</a>"));
    assert!(french.contains("<a href=\"texts/synopsis_fr.html\">Résumé</a>"));
    assert!(english.find("Production notes").unwrap() < english.find("Ida Roe</a>").unwrap());
}

#[test]
fn sections_of_a_text_say_which_they_are() {
    let project = Project::new(SMALL);
    project.add("-- deliverables/fund.yaml --\ncontents: [texts]\ntexts: [synopsis/short]\n");
    let kit = Kit::of(&project, "the-salt-road_fund");
    assert!(kit.front().contains(">Synopsis – Short</a>"));
    assert!(kit.text("texts/01_synopsis-short.txt").contains("Synopsis – Short"));
}

#[test]
fn a_kit_without_pictures_looks_intended() {
    let project = Project::new(SMALL);
    project.add("-- deliverables/words.yaml --\ntitle: Words\ncontents: [texts]\n");
    let kit = Kit::of(&project, "the-salt-road_words");
    let front = kit.front();
    assert!(!front.contains("<figure") && !front.contains("<img") && !front.contains("id=\"stills\""), "{front}");
    assert!(front.contains("<h2 id=\"documents\">Texts</h2>") && front.contains("id=\"contacts\""), "{front}");
}

#[test]
fn a_kit_of_pictures_alone_has_no_empty_parts() {
    let project = Project::new(SMALL);
    project.add("-- deliverables/wide.yaml --\ntitle: Wide\ncontents: [stills-full]\nlimits: { width: 600 }\n");
    let kit = Kit::of(&project, "the-salt-road_wide");
    let front = kit.front();
    assert!(!front.contains("id=\"documents\"") && !front.contains("class=\"tables\""), "{front}");
    assert!(front.contains(">JPEG, <bdi>600 × 400</bdi>, "), "smaller than the still, and not called full: {front}");
}

#[test]
fn contacts_are_links_under_what_each_is_for() {
    let project = Project::new(SMALL);
    let contacts =
        "press: [{ name: Ida Roe, email: ida@salt-road.example, phone: +353 1 555 0142 }, { name: Nan Pell }]";
    let config = project.read("onset.yaml");
    let config = config.replace("press: [{ name: Ida Roe, email: ida@salt-road.example }]", contacts);
    project.write("onset.yaml", &config);
    let kit = Kit::of(&project, "the-salt-road_press-kit");
    let front = kit.front();
    assert!(
        front.contains("<a href=\"mailto:ida@salt-road.example\" dir=\"ltr\">ida@salt-road.example</a>"),
        "{front}"
    );
    assert!(front.contains("<a href=\"tel:+35315550142\" dir=\"ltr\">+353&nbsp;1&nbsp;555&nbsp;0142</a>"));
    let readme = kit.text("README.txt");
    assert!(
        readme.contains("PRESS\r\nIda Roe\r\nida@salt-road.example\r\n+353 1 555 0142\r\n\r\nNan Pell\r\n"),
        "{readme}"
    );
    assert_eq!(readme.matches("PRESS\r\n").count(), 1);
}

#[test]
fn a_page_from_right_to_left_says_what_is_not() {
    let project = Project::new(SMALL);
    let config = project.read("onset.yaml").replace("languages: [en, fr]", "languages: [ar, en, fr]");
    project.write("onset.yaml", &config);
    let kit = Kit::of(&project, "the-salt-road_press-kit");
    let front = kit.front();
    assert!(front.contains("<html lang=\"ar\" dir=\"rtl\">"));
    assert!(front.contains("<p class=\"caption\" lang=\"en\" dir=\"ltr\">The road at low water.</p>"), "{front}");
}

#[test]
fn captions_come_in_each_language_that_has_some() {
    let kit = Kit::small();
    let english = kit.text("stills/captions.csv");
    assert!(english.starts_with("\u{feff}File,Headline,Caption,People,"), "{english}");
    assert!(
        english.contains("the-salt-road_ida-roe.jpg,,\"Ida Roe, Director\",Ida Roe,,Sal Vane,"),
        "portraits too: {english}"
    );
    let french = kit.text("stills/captions_fr.csv");
    assert!(french.starts_with("\u{feff}Fichier,Titre,Légende,"), "{french}");
    assert!(french.contains(",La route à marée basse.,") && french.contains(",The carter waits for the light.,"));
    assert!(kit.has("stills/captions_fr.xlsx") && kit.has("stills/captions_fr.txt"));
    assert!(kit.text("stills/captions_fr.txt").contains("  Légende\u{a0}: La route à marée basse.\r\n"));
    let project = Project::new(&SMALL.replace(", fr: La route à marée basse.", ""));
    assert!(!Kit::of(&project, "the-salt-road_press-kit").has("stills/captions_fr.csv"));
}

#[test]
fn texts_are_written_as_their_language_writes() {
    let kit = Kit::small();
    let quotes = kit.text("texts/quotes_fr.txt");
    assert!(quotes.contains("«\u{202f}As dry as salt and twice as useful.\u{202f}»"), "{quotes}");
    assert!(quotes.contains("Nan Pell, The Tidal Review, 1er septembre 2026"), "{quotes}");
    assert!(kit.text("texts/quotes.txt").contains("“As dry as salt and twice as useful.”"));
    assert!(kit.text("texts/quotes_fr.html").contains("<p lang=\"en\">«"), "what is in English says so");
    assert!(kit.text("texts/facts_fr.txt").contains("Année\u{a0}: 2026"));
    assert!(
        kit.text("texts/screenings.txt")
            .contains("4 March 2027, 19:30\r\nBrackwater Shorts\r\nThe Harbour, Brackwater")
    );
}

#[test]
fn the_two_bios_of_somebody_are_told_apart() {
    let project = Project::new(SMALL);
    project.add(
        "-- people/ida-roe.yaml --\nname: Ida Roe\nbio_short: Makes films.\nbio: Was born by the sea.\n\
         filmography: [{ title: Ebb, year: 2021 }]\n",
    );
    let kit = Kit::of(&project, "the-salt-road_press-kit");
    let bio = kit.text("people/ida-roe.txt");
    let (long, works) = ("\r\n\r\nBIOGRAPHY\r\n\r\nWas born by the sea.\r\n", "\r\nFILMOGRAPHY\r\n\r\nEbb, 2021\r\n");
    assert!(bio.ends_with(&format!("SHORT BIOGRAPHY\r\n\r\nMakes films.{long}{works}")), "{bio:?}");
    assert!(kit.text("people/ida-roe.html").contains("<h2>Short biography</h2>"));
    assert!(!Kit::small().text("people/ida-roe.html").contains("<h2>"), "one alone needs no heading");
}

#[test]
fn documents_go_by_what_they_are() {
    if !cfg!(feature = "pdf") {
        return;
    }
    let project = Project::new(&SMALL.replace("deliverables: { documents: false }\n", ""));
    let kit = Kit::of(&project, "the-salt-road_press-kit");
    let front = kit.front();
    assert!(front.contains("<h2 id=\"documents\">Documents and texts</h2>"), "{front}");
    assert!(front.contains("<a href=\"the-salt-road_one-sheet_a4.pdf\">One-sheet (PDF, A4)</a>"), "{front}");
    assert!(
        front.contains("<a href=\"the-salt-road_one-sheet_letter_fr.pdf\">Fiche d’une page (PDF, US Letter)</a>"),
        "{front}"
    );
}
