//! The files of the built-in themes, compiled in. A test holds these lists against the folders.

/// The files of a theme: their names and their bytes.
pub type Files = &'static [(&'static str, &'static [u8])];

/// A built-in theme.
#[derive(Debug)]
pub struct BuiltIn {
    /// Its name.
    pub name: &'static str,
    /// What it is like, in a line.
    pub about: &'static str,
    /// Its own files; the base has the others.
    pub files: Files,
}

/// The built-in themes.
pub const BUILT_IN: &[BuiltIn] = &[
    BuiltIn { name: "scope", about: "dark, cinematic: led by the pictures", files: SCOPE },
    BuiltIn { name: "folio", about: "light, editorial: led by the texts", files: FOLIO },
];

/// The built-in theme of that name.
pub fn built_in(name: &str) -> Option<&'static BuiltIn> {
    BUILT_IN.iter().find(|theme| theme.name == name)
}

/// A file of a list.
pub fn find(files: Files, name: &str) -> Option<&'static [u8]> {
    files.iter().find(|(known, _)| *known == name).map(|(_, bytes)| *bytes)
}

/// The file of a name as a built-in theme has it, with the list that holds it: `base`, where the theme has none of its own.
pub fn origin(theme: &str, name: &str) -> Option<(&'static str, &'static [u8])> {
    let own = built_in(theme).and_then(|theme| Some((theme.name, find(theme.files, name)?)));
    own.or_else(|| Some(("base", find(BASE, name)?)))
}

/// What tells a shipped file from others of its name, now and later: twelve digits of its BLAKE3 hash.
pub fn mark(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex()[..12].to_owned()
}

macro_rules! shipped {
    ($(#[$about:meta])* $list:ident, $folder:literal: $( $name:literal, )*) => {
        $(#[$about])*
        pub const $list: Files = &[
            $( ($name, include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/themes/", $folder, "/", $name))), )*
        ];
    };
}

shipped! {
    /// What all themes share: templates, phrases, print templates, scripts.
    BASE, "base":
    "assets/filters.js",
    "assets/player.js",
    "assets/search.js",
    "assets/site.js",
    "assets/viewer.js",
    "phrases/en.yaml",
    "phrases/fr.yaml",
    "print/OFL-instrument-sans.txt",
    "print/back.typ",
    "print/captions-sheet.typ",
    "print/columns.typ",
    "print/cover.typ",
    "print/credits-list.typ",
    "print/credits.typ",
    "print/fonts/OFL-cormorant-garamond.txt",
    "print/fonts/OFL-inter.txt",
    "print/fonts/OFL-source-serif-4.txt",
    "print/fonts/ORIGIN.md",
    "print/fonts/cormorant-garamond-500-italic.ttf",
    "print/fonts/cormorant-garamond-500.ttf",
    "print/fonts/inter-400.ttf",
    "print/fonts/inter-600.ttf",
    "print/fonts/source-serif-4-400-italic.ttf",
    "print/fonts/source-serif-4-400.ttf",
    "print/fonts/source-serif-4-600-italic.ttf",
    "print/fonts/source-serif-4-600.ttf",
    "print/front.typ",
    "print/grant-dossier.typ",
    "print/instrument-sans-400-normal.ttf",
    "print/laurels.typ",
    "print/notices.typ",
    "print/one-sheet.typ",
    "print/people.typ",
    "print/pictures.typ",
    "print/plates.typ",
    "print/press-kit.typ",
    "print/prose.typ",
    "print/specification.typ",
    "print/stills.typ",
    "print/style.typ",
    "print/texts.typ",
    "styles/access.css",
    "styles/paper.css",
    "styles/player.css",
    "styles/reset.css",
    "styles/search.css",
    "styles/transitions.css",
    "styles/viewer.css",
    "templates/404.html",
    "templates/archive.html",
    "templates/axis.html",
    "templates/base.html",
    "templates/clip.html",
    "templates/clips.html",
    "templates/collection.html",
    "templates/coverage.html",
    "templates/days.html",
    "templates/deliverable.html",
    "templates/diary.html",
    "templates/embeds/clip.html",
    "templates/embeds/figure.html",
    "templates/embeds/gallery.html",
    "templates/embeds/pair.html",
    "templates/embeds/person.html",
    "templates/entry.html",
    "templates/gallery.html",
    "templates/home.html",
    "templates/page.html",
    "templates/partials/award.html",
    "templates/partials/caption.html",
    "templates/partials/clip-card.html",
    "templates/partials/credits.html",
    "templates/partials/day-entry.html",
    "templates/partials/documents.html",
    "templates/partials/downloads.html",
    "templates/partials/entry-card.html",
    "templates/partials/entry-cover.html",
    "templates/partials/entry-list.html",
    "templates/partials/entry-meta.html",
    "templates/partials/facts.html",
    "templates/partials/filters.html",
    "templates/partials/font-preload.html",
    "templates/partials/footer.html",
    "templates/partials/gallery-group.html",
    "templates/partials/header.html",
    "templates/partials/home-latest.html",
    "templates/partials/home-quote.html",
    "templates/partials/home-stills.html",
    "templates/partials/kit.html",
    "templates/partials/laurels.html",
    "templates/partials/layers.html",
    "templates/partials/people-grid.html",
    "templates/partials/person-card.html",
    "templates/partials/picture.html",
    "templates/partials/player-script.html",
    "templates/partials/player.html",
    "templates/partials/preload.html",
    "templates/partials/press-stills.html",
    "templates/partials/quote.html",
    "templates/partials/row.html",
    "templates/partials/rows.html",
    "templates/partials/screening.html",
    "templates/partials/spotlight.html",
    "templates/partials/still-data.html",
    "templates/partials/tags.html",
    "templates/partials/viewer.html",
    "templates/partials/works.html",
    "templates/people.html",
    "templates/person.html",
    "templates/press.html",
    "templates/screenings.html",
    "templates/search.html",
    "templates/spotlights.html",
    "templates/still.html",
    "theme.yaml",
}

shipped! {
    /// The dark theme.
    SCOPE, "scope":
    "assets/fonts/ORIGIN.md",
    "assets/fonts/archivo/OFL-archivo.txt",
    "assets/fonts/archivo/OFL-source-serif-4.txt",
    "assets/fonts/archivo/archivo-latin-ext-wdth-normal.woff2",
    "assets/fonts/archivo/archivo-latin-wdth-normal.woff2",
    "assets/fonts/archivo/source-serif-4-latin-400-italic.woff2",
    "assets/fonts/archivo/source-serif-4-latin-400-normal.woff2",
    "assets/fonts/archivo/source-serif-4-latin-ext-400-italic.woff2",
    "assets/fonts/archivo/source-serif-4-latin-ext-400-normal.woff2",
    "assets/fonts/instrument/OFL-instrument-sans.txt",
    "assets/fonts/instrument/OFL-newsreader.txt",
    "assets/fonts/instrument/instrument-sans-latin-ext-wdth-normal.woff2",
    "assets/fonts/instrument/instrument-sans-latin-wdth-normal.woff2",
    "assets/fonts/instrument/newsreader-latin-400-italic.woff2",
    "assets/fonts/instrument/newsreader-latin-400-normal.woff2",
    "assets/fonts/instrument/newsreader-latin-ext-400-italic.woff2",
    "assets/fonts/instrument/newsreader-latin-ext-400-normal.woff2",
    "styles/archive.css",
    "styles/captions.css",
    "styles/clips.css",
    "styles/credits.css",
    "styles/days.css",
    "styles/diary.css",
    "styles/entry-list.css",
    "styles/entry.css",
    "styles/facts.css",
    "styles/footer.css",
    "styles/formats.css",
    "styles/gallery.css",
    "styles/grain.css",
    "styles/header.css",
    "styles/hero.css",
    "styles/home.css",
    "styles/kit.css",
    "styles/laurels.css",
    "styles/layout.css",
    "styles/pages.css",
    "styles/people.css",
    "styles/person.css",
    "styles/press.css",
    "styles/print.css",
    "styles/prose.css",
    "styles/quotes.css",
    "styles/rows.css",
    "styles/screenings.css",
    "styles/still.css",
    "styles/tokens.css",
    "styles/type.css",
    "templates/partials/clip-card.html",
    "templates/partials/entry-cover.html",
    "templates/partials/entry-list.html",
    "templates/partials/font-preload.html",
    "templates/partials/fonts.html",
    "templates/partials/gallery-group.html",
    "templates/partials/people-grid.html",
    "templates/partials/rows.html",
    "theme.yaml",
}

shipped! {
    /// The light theme.
    FOLIO, "folio":
    "assets/fonts/ORIGIN.md",
    "assets/fonts/brygada/OFL-brygada-1918.txt",
    "assets/fonts/brygada/OFL-hanken-grotesk.txt",
    "assets/fonts/brygada/brygada-1918-latin-ext-wght-italic.woff2",
    "assets/fonts/brygada/brygada-1918-latin-ext-wght-normal.woff2",
    "assets/fonts/brygada/brygada-1918-latin-wght-italic.woff2",
    "assets/fonts/brygada/brygada-1918-latin-wght-normal.woff2",
    "assets/fonts/brygada/hanken-grotesk-latin-ext-wght-normal.woff2",
    "assets/fonts/brygada/hanken-grotesk-latin-wght-normal.woff2",
    "assets/fonts/schibsted/OFL-literata.txt",
    "assets/fonts/schibsted/OFL-schibsted-grotesk.txt",
    "assets/fonts/schibsted/literata-latin-400-italic.woff2",
    "assets/fonts/schibsted/literata-latin-400-normal.woff2",
    "assets/fonts/schibsted/literata-latin-ext-400-italic.woff2",
    "assets/fonts/schibsted/literata-latin-ext-400-normal.woff2",
    "assets/fonts/schibsted/schibsted-grotesk-latin-ext-wght-normal.woff2",
    "assets/fonts/schibsted/schibsted-grotesk-latin-wght-normal.woff2",
    "styles/archive.css",
    "styles/awards.css",
    "styles/clip.css",
    "styles/clips.css",
    "styles/controls.css",
    "styles/credits.css",
    "styles/days.css",
    "styles/diary.css",
    "styles/downloads.css",
    "styles/entry-list.css",
    "styles/entry.css",
    "styles/facts.css",
    "styles/footer.css",
    "styles/formats.css",
    "styles/gallery.css",
    "styles/header.css",
    "styles/home.css",
    "styles/kit.css",
    "styles/page.css",
    "styles/people.css",
    "styles/person.css",
    "styles/plates.css",
    "styles/press.css",
    "styles/print.css",
    "styles/prose.css",
    "styles/quote.css",
    "styles/screenings.css",
    "styles/scripts.css",
    "styles/sheet.css",
    "styles/still.css",
    "styles/tags.css",
    "styles/tokens.css",
    "styles/type.css",
    "templates/diary.html",
    "templates/embeds/gallery.html",
    "templates/entry.html",
    "templates/home.html",
    "templates/partials/day-entry.html",
    "templates/partials/entry-cover.html",
    "templates/partials/entry-list.html",
    "templates/partials/entry-meta.html",
    "templates/partials/font-preload.html",
    "templates/partials/fonts.html",
    "templates/partials/footer.html",
    "theme.yaml",
}
