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
    "assets/fonts/OFL-instrument-sans.txt",
    "assets/fonts/OFL-instrument-serif.txt",
    "assets/fonts/OFL-newsreader.txt",
    "assets/fonts/ORIGIN.md",
    "assets/fonts/instrument-sans-latin-ext-wght-normal.woff2",
    "assets/fonts/instrument-sans-latin-wght-normal.woff2",
    "assets/fonts/instrument-serif-latin-400-normal.woff2",
    "assets/fonts/instrument-serif-latin-ext-400-normal.woff2",
    "assets/fonts/newsreader-latin-400-italic.woff2",
    "assets/fonts/newsreader-latin-400-normal.woff2",
    "assets/fonts/newsreader-latin-ext-400-italic.woff2",
    "assets/fonts/newsreader-latin-ext-400-normal.woff2",
    "assets/search.js",
    "assets/site.js",
    "assets/viewer.js",
    "phrases/en.yaml",
    "phrases/fr.yaml",
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
    "styles/present.css",
    "styles/reset.css",
    "styles/search.css",
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
    "templates/partials/documents.html",
    "templates/partials/downloads.html",
    "templates/partials/entry-card.html",
    "templates/partials/entry-list.html",
    "templates/partials/entry-meta.html",
    "templates/partials/facts.html",
    "templates/partials/filters.html",
    "templates/partials/font-preload.html",
    "templates/partials/fonts.html",
    "templates/partials/footer.html",
    "templates/partials/header.html",
    "templates/partials/kit.html",
    "templates/partials/laurels.html",
    "templates/partials/layers.html",
    "templates/partials/person-card.html",
    "templates/partials/picture.html",
    "templates/partials/player.html",
    "templates/partials/preload.html",
    "templates/partials/press-stills.html",
    "templates/partials/quote.html",
    "templates/partials/rows.html",
    "templates/partials/screening.html",
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
    "theme.yaml",
}

shipped! {
    /// The light theme.
    FOLIO, "folio":
    "assets/fonts/OFL-brygada-1918.txt",
    "assets/fonts/OFL-hanken-grotesk.txt",
    "assets/fonts/OFL-literata.txt",
    "assets/fonts/OFL-schibsted-grotesk.txt",
    "assets/fonts/ORIGIN.md",
    "assets/fonts/brygada-1918-latin-ext-wght-italic.woff2",
    "assets/fonts/brygada-1918-latin-ext-wght-normal.woff2",
    "assets/fonts/brygada-1918-latin-wght-italic.woff2",
    "assets/fonts/brygada-1918-latin-wght-normal.woff2",
    "assets/fonts/hanken-grotesk-latin-ext-wght-normal.woff2",
    "assets/fonts/hanken-grotesk-latin-wght-normal.woff2",
    "assets/fonts/literata-latin-400-italic.woff2",
    "assets/fonts/literata-latin-400-normal.woff2",
    "assets/fonts/literata-latin-ext-400-italic.woff2",
    "assets/fonts/literata-latin-ext-400-normal.woff2",
    "assets/fonts/schibsted-grotesk-latin-ext-wght-normal.woff2",
    "assets/fonts/schibsted-grotesk-latin-wght-normal.woff2",
    "styles/access.css",
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
    "templates/days.html",
    "templates/diary.html",
    "templates/embeds/gallery.html",
    "templates/home.html",
    "templates/partials/entry-card.html",
    "templates/partials/entry-list.html",
    "templates/partials/entry-meta.html",
    "templates/partials/fonts.html",
    "templates/partials/footer.html",
    "theme.yaml",
}
