//! `onset.yaml`: everything that is said once.

use crate::load::reading::{At, Table};
use crate::load::record::record;
use crate::load::scalars::{ByteSize, EmailAddress, LanguageTag, Text, Url};
use crate::load::wire::film::{Company, Contacts, Film, Link};
use crate::load::wire::words::{Audience, CheckLevel, Format, Goal, Indexing, Scheme, WebFormat};

record! {
    /// `onset.yaml`, the one file a project must have. Only the film's title is required.
    pub struct Config {
        /// The film.
        pub film: At<Film>,
        /// Companies, in the order of the credits.
        pub companies: Vec<At<Company>>,
        /// Whom to write to.
        pub contacts: Option<At<Contacts>>,
        /// The film's accounts elsewhere.
        pub social: Vec<At<Link>>,
        /// The behind-the-scenes campaign: who leads it, what for, for whom.
        pub campaign: Option<At<Campaign>>,
        /// The site.
        pub site: Option<At<Site>>,
        /// Languages of the site, the default one first: `[en, fr]`. English when left out.
        pub languages: Vec<At<LanguageTag>>,
        /// Tag axes beside `theme`, `character`, `location` and `emotion`.
        pub tag_axes: Vec<At<String>>,
        /// How pictures are made for the web.
        pub images: Option<At<Images>>,
        /// Settings of the built-in deliverables.
        pub deliverables: Option<At<Deliverables>>,
        /// How loud each check speaks, and what it may pass over.
        pub checks: Option<At<Checks>>,
    }
}

record! {
    /// A behind-the-scenes campaign runs beside the production, on purpose.
    pub struct Campaign {
        /// Who captures and interviews every day: the name of a file in `people/`.
        pub lead: Option<At<String>>,
        /// What the campaign is for.
        pub goals: Vec<At<Goal>>,
        /// Whom it is for.
        pub audiences: Vec<At<Audience>>,
        /// What it makes.
        pub formats: Vec<At<Format>>,
        /// Hashtags, without the sign.
        pub hashtags: Vec<At<String>>,
        /// The plan in a paragraph, shown above the archive.
        pub statement: Option<At<Text>>,
    }
}

record! {
    /// The site.
    pub struct Site {
        /// Where the site will live: `https://example.org/film/`. Feeds, sitemap and social cards need it.
        pub url: Option<At<Url>>,
        /// The theme's name: `scope`, `folio`, or a folder in `themes/`. `scope` when left out.
        pub theme: Option<At<String>>,
        /// One colour of the film's own, as `#rrggbb`.
        pub accent: Option<At<String>>,
        /// Settings of the theme.
        pub look: Option<At<Look>>,
        /// A sentence for search engines. The logline when left out.
        pub description: Option<At<Text>>,
        /// A line at the foot of every page.
        pub notice: Option<At<Text>>,
        /// Diary entries on a page. 12 when left out.
        pub page_size: Option<At<u16>>,
        /// Whether HTML written in Markdown is kept. `true` when left out.
        pub raw_html: Option<At<bool>>,
        /// Whether search engines may list the site. `index` when left out.
        pub indexing: Option<At<Indexing>>,
        /// Where rights to the pictures are asked for: a page or a mailbox.
        pub rights_page: Option<At<Url>>,
        /// Whom to write to about rights, where there is no page for it.
        pub rights_email: Option<At<EmailAddress>>,
        /// The time zone of dates without one: `Europe/Dublin`. UTC when left out.
        pub time_zone: Option<At<String>>,
    }
}

record! {
    /// Settings of the theme. What is left out is the theme's own choice.
    pub struct Look {
        /// Light, dark, or as the reader's device is set.
        pub scheme: Option<At<Scheme>>,
        /// A pair of typefaces that the theme offers: `archivo` or `instrument` in scope, `brygada` or `schibsted` in folio.
        pub fonts: Option<At<String>>,
        /// How long a line of text is, in characters: 40 to 100.
        pub measure: Option<At<u16>>,
        /// How round the corners of pictures and buttons are, in pixels: 0 to 40.
        pub corner: Option<At<u16>>,
        /// How much film grain lies over the page, in percent: 0 to 100.
        pub grain: Option<At<u16>>,
    }
}

record! {
    /// How pictures are made for the web.
    pub struct Images {
        /// Widths in pixels. 480, 960, 1600 and 2400 when left out.
        pub widths: Vec<At<u32>>,
        /// Formats. `jpeg` and `webp` when left out.
        pub formats: Vec<At<WebFormat>>,
        /// JPEG quality, 1 to 100. 80 when left out.
        pub jpeg_quality: Option<At<u8>>,
        /// WebP quality, 1 to 100. 80 when left out.
        pub webp_quality: Option<At<u8>>,
        /// AVIF quality, 1 to 100. 60 when left out.
        pub avif_quality: Option<At<u8>>,
        /// The most memory that pictures in work may take together: `2 GB`. A quarter of the machine's when left out.
        pub memory: Option<At<ByteSize>>,
    }
}

record! {
    /// Settings of the built-in deliverables.
    pub struct Deliverables {
        /// Whether the press kit is made. `true` when left out.
        pub press_kit: Option<At<bool>>,
        /// Further built-in deliverables that the press room offers: `[festival, stills-lowres]`.
        pub offer: Vec<At<String>>,
        /// Whether what the site offers has documents typeset as PDFs in it, as the press kit has. `true` when left out.
        pub documents: Option<At<bool>>,
        /// The long side of a screen-size still, in pixels. 2048 when left out.
        pub screen_size: Option<At<u32>>,
        /// How stills are named: `{film}`, `{subject}`, `{photographer}` and `{nn}` are filled in.
        pub file_name: Option<At<String>>,
    }
}

record! {
    /// How loud each check speaks, and what it may pass over.
    pub struct Checks {
        /// A level for each check named: `alt-missing: error`.
        pub levels: Table<At<CheckLevel>>,
        /// For each check named, the files it passes over: `unused-still: [stills/spare/*]`.
        pub allow: Table<Vec<At<String>>>,
    }
}
