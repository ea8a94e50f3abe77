//! Settings: what was written in `onset.yaml`, with its defaults applied, once.

use std::collections::BTreeMap;

use super::film::{Words, plain, plains};
use super::look::Look;
use crate::diagnostics::{Code, Diagnostic};
use crate::load::reading::Table;
use crate::load::scalars::{EmailAddress, Url};
use crate::load::wire::config as wire;
use crate::load::wire::words::{CheckLevel, Indexing, WebFormat};
use crate::places::{At, Place};

/// The theme of a film that names none.
pub const DEFAULT_THEME: &str = "scope";

/// The site.
#[derive(Debug, Clone)]
pub struct Site {
    /// Where it will live, with a slash at its end. `None` while nobody knows.
    pub url: Option<String>,
    /// The theme's name, and where it was written.
    pub theme: String,
    /// Where the theme was named.
    pub theme_place: Option<Place>,
    /// The film's own colour, as `#rrggbb`.
    pub accent: Option<String>,
    /// Settings of the theme.
    pub look: Look,
    /// A sentence for search engines.
    pub description: Option<Words>,
    /// A line at the foot of every page.
    pub notice: Option<Words>,
    /// Diary entries on a page.
    pub page_size: usize,
    /// Whether search engines may list the site.
    pub indexing: Indexing,
    /// Where rights are asked for.
    pub rights_page: Option<Url>,
    /// Whom to write to about rights.
    pub rights_email: Option<EmailAddress>,
}

/// How pictures are made for the web.
#[derive(Debug, Clone)]
pub struct Images {
    /// Widths in pixels, rising.
    pub widths: Vec<u32>,
    /// Formats, the one that opens everywhere last.
    pub formats: Vec<WebFormat>,
    /// JPEG quality.
    pub jpeg_quality: u8,
    /// WebP quality.
    pub webp_quality: u8,
    /// AVIF quality.
    pub avif_quality: u8,
    /// The most memory that pictures in work may take together, in bytes.
    pub memory: Option<u64>,
}

/// How loud each check speaks, and what it passes over.
#[derive(Debug, Clone, Default)]
pub struct CheckSettings {
    /// A level for each check that has one.
    pub levels: BTreeMap<Code, CheckLevel>,
    /// Patterns of files that a check passes over.
    pub allow: BTreeMap<Code, Vec<String>>,
}

/// Site settings before defaults, without the keys that the bridge itself needs.
pub(super) fn site(
    written: Option<wire::Site>,
    description: Option<Words>,
    notice: Option<Words>,
    out: &mut Vec<Diagnostic>,
) -> Site {
    let written = written.unwrap_or_else(no_site);
    let wire::Site {
        url,
        theme,
        accent,
        look,
        description: _,
        notice: _,
        page_size,
        raw_html: _,
        indexing,
        rights_page,
        rights_email,
        time_zone: _,
    } = written;
    Site {
        url: url.and_then(|url| web_root(&url, out)),
        theme_place: theme.as_ref().map(|theme| theme.place),
        theme: plain(theme).unwrap_or_else(|| DEFAULT_THEME.to_owned()),
        accent: accent.and_then(|accent| colour(&accent, out)),
        look: Look::read(look, out),
        description,
        notice,
        page_size: usize::from(plain(page_size).unwrap_or(12)).max(1),
        indexing: plain(indexing).unwrap_or(Indexing::Index),
        rights_page: plain(rights_page),
        rights_email: plain(rights_email),
    }
}

pub(super) fn no_site() -> wire::Site {
    wire::Site {
        url: None,
        theme: None,
        accent: None,
        look: None,
        description: None,
        notice: None,
        page_size: None,
        raw_html: None,
        indexing: None,
        rights_page: None,
        rights_email: None,
        time_zone: None,
    }
}

fn web_root(url: &At<Url>, out: &mut Vec<Diagnostic>) -> Option<String> {
    let root = root_of(&url.value.0);
    if root.is_none() {
        out.push(
            Diagnostic::error(Code::BadValue, format!("`{}` cannot be the address of a site", url.value.0))
                .at(url.place, "expected an address like https://example.org/film/")
                .help("it begins with https:// or http:// and has neither `?` nor `#`"),
        );
    }
    root
}

/// An address as the root of a site: with a slash at its end, without query and fragment.
pub fn root_of(url: &str) -> Option<String> {
    let good = url.starts_with("http") && !url.contains(['?', '#']) && Url::parse(url).is_some();
    good.then(|| format!("{}/", url.trim_end_matches('/')))
}

fn colour(written: &At<String>, out: &mut Vec<Diagnostic>) -> Option<String> {
    let digits = written.value.strip_prefix('#').unwrap_or_default();
    if digits.len() == 6 && digits.chars().all(|c| c.is_ascii_hexdigit()) {
        return Some(written.value.to_ascii_lowercase());
    }
    out.push(
        Diagnostic::error(Code::BadValue, format!("`{}` is not a colour", written.value))
            .at(written.place, "expected a colour like \"#b5651d\"")
            .help("in YAML a colour stands in quotes, since `#` begins a comment"),
    );
    None
}

pub(super) fn images(written: Option<At<wire::Images>>, out: &mut Vec<Diagnostic>) -> Images {
    let wire::Images { widths, formats, jpeg_quality, webp_quality, avif_quality, memory } =
        written.map_or_else(no_images, |images| images.value);
    let mut sizes: Vec<u32> = Vec::new();
    for width in widths {
        if (16..=8192).contains(&width.value) {
            sizes.push(width.value);
        } else {
            out.push(
                Diagnostic::error(Code::BadValue, format!("{} pixels is not a width for the web", width.value))
                    .at(width.place, "expected 16 to 8192"),
            );
        }
    }
    if sizes.is_empty() {
        sizes = vec![480, 960, 1600, 2400];
    }
    sizes.sort_unstable();
    sizes.dedup();
    if let Some(avif) = formats.iter().find(|format| format.value == WebFormat::Avif && !cfg!(feature = "avif")) {
        out.push(
            Diagnostic::error(Code::BadValue, "this onset was built without AVIF")
                .at(avif.place, "asked for here")
                .help("leave it out, or build onset with its default features"),
        );
    }
    let mut formats = plains(formats);
    if formats.is_empty() {
        formats = vec![WebFormat::Webp, WebFormat::Jpeg];
    }
    // Browsers take the first they know: the smallest comes first, the one that opens everywhere last.
    formats.sort_by_key(|format| match format {
        WebFormat::Avif => 0,
        WebFormat::Webp => 1,
        WebFormat::Jpeg => 2,
    });
    formats.dedup();
    Images {
        widths: sizes,
        formats,
        jpeg_quality: quality(jpeg_quality.as_ref(), 80, out),
        webp_quality: quality(webp_quality.as_ref(), 80, out),
        avif_quality: quality(avif_quality.as_ref(), 60, out),
        memory: memory.map(|memory| memory.value.0),
    }
}

fn no_images() -> wire::Images {
    wire::Images {
        widths: Vec::new(),
        formats: Vec::new(),
        jpeg_quality: None,
        webp_quality: None,
        avif_quality: None,
        memory: None,
    }
}

fn quality(written: Option<&At<u8>>, otherwise: u8, out: &mut Vec<Diagnostic>) -> u8 {
    match written {
        Some(At { value: 0 | 101.., place }) => {
            out.push(Diagnostic::error(Code::BadValue, "a quality is a number from 1 to 100").at(*place, ""));
            otherwise
        }
        Some(At { value, .. }) => *value,
        None => otherwise,
    }
}

pub(super) fn checks(written: Option<At<wire::Checks>>, out: &mut Vec<Diagnostic>) -> CheckSettings {
    let Some(At { value: wire::Checks { levels, allow }, .. }) = written else { return CheckSettings::default() };
    let Table(levels) = levels;
    let Table(allow) = allow;
    CheckSettings {
        levels: levels.into_iter().filter_map(|(name, level)| Some((check(&name, out)?, level.value))).collect(),
        allow: allow.into_iter().filter_map(|(name, files)| Some((check(&name, out)?, plains(files)))).collect(),
    }
}

fn check(name: &At<String>, out: &mut Vec<Diagnostic>) -> Option<Code> {
    let known = crate::diagnostics::Code::ALL.iter().filter(|code| code.is_check());
    let found = known.clone().find(|code| code.word() == name.value);
    if found.is_none() {
        let how = "docs/checks.md lists the checks";
        out.push(crate::diagnostics::dangling("check", name, known.map(|code| code.word()), how));
    }
    found.copied()
}
