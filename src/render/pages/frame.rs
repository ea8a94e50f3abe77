//! What is the same on every page: the site round it and its head.

use std::collections::BTreeMap;

use super::deliverables;
use crate::load::wire::words::{CompanyRole, Indexing, Scheme};
use crate::model::film::Words;
use crate::model::names::PageId;
use crate::model::still::Home;
use crate::model::translated::Lang;
use crate::plan::addresses::PageKey;
use crate::plan::renditions::{ICONS, icon_source};
use crate::plan::{FeedKind, Maker, feed_layers, feed_path, manifest_path};
use crate::render::desk::Desk;
use crate::render::templates::{Field, Ready};
use crate::render::views::{FeedView, HeadView, LinkView, LookView, SiteView};
use crate::text::sheet;

/// The site as seen from a page, ready for its template: what the folder's other pages show too is made once.
pub(super) fn site_ready(desk: &Desk<'_>) -> Ready<SiteView> {
    // The page shown when nothing is found links in a way of its own.
    let path = desk.path.as_str();
    let folder = if path.ends_with("404.html") { path } else { path.rsplit_once('/').map_or("", |(folder, _)| folder) };
    let common = desk.sites.from(folder, desk.lang, || site(desk));
    common.with([Field::new("menu", &menu(desk)), Field::new("languages", &languages(desk))])
}

/// The site as seen from a page.
pub(in crate::render) fn site(desk: &Desk<'_>) -> SiteView {
    let project = desk.stock.project;
    let film = &project.film;
    let tag = project.languages.tag(desk.lang);
    let makers = project.companies.iter().filter(|company| {
        company.roles.is_empty()
            || company.roles.iter().any(|role| matches!(role, CompanyRole::Production | CompanyRole::CoProduction))
    });
    SiteView {
        title: desk.words(&film.title),
        tagline: desk.maybe(film.tagline.as_ref()),
        logline: film.logline.as_ref().map(|logline| desk.words(&logline.value)),
        director: sheet::crew(project, "director", desk.lang, &desk.stock.plan.phrases),
        year: film.year,
        copyright: project.credits.copyright.clone(),
        notice: desk.maybe(project.site.notice.as_ref()),
        accent: project.site.accent.clone(),
        look: look(desk),
        lang: tag.to_owned(),
        dir: if crate::model::languages::right_to_left(tag) { "rtl" } else { "ltr" },
        home: desk.href(&PageKey::Home),
        press: desk.href(&PageKey::Press),
        archive: desk.href(&PageKey::Archive),
        search: desk.href(&PageKey::Search),
        menu: menu(desk),
        languages: languages(desk),
        social: project.social.iter().map(|link| outside(&link.label, &link.url.0)).collect(),
        feeds: feeds(desk),
        manifest: manifest(desk),
        icons: icons(desk),
        assets: desk.stock.plan.assets.iter().map(|(name, path)| (name.clone(), desk.to(path))).collect(),
        kit: desk.stock.bundles.first().map(|bundle| deliverables::kit_link(desk, bundle)),
        companies: makers
            .map(|company| outside(&company.name, company.url.as_ref().map_or("", |url| &url.0)))
            .collect(),
        noindex: project.site.indexing == Indexing::Noindex,
    }
}

/// The theme's settings, as attributes of the page.
fn look(desk: &Desk<'_>) -> LookView {
    let theme = &desk.stock.plan.theme;
    let look = theme.look();
    // A character of running text is a little less than half as wide as it is high. `ch` would depend on the typeface, and
    // lines would change their length as it arrives.
    let measure = look.measure.map(|characters| format!("--measure: {:.2}em", f32::from(characters) * 0.46));
    let style = [
        desk.stock.project.site.accent.as_ref().map(|accent| format!("--accent: {accent}")),
        measure,
        look.corner.map(|corner| format!("--corner: {corner}px")),
        look.grain.map(|grain| format!("--grain: {:.2}", f32::from(grain) / 100.0)),
    ];
    let [light, dark] = theme.paper();
    LookView {
        scheme: look.scheme.unwrap_or(Scheme::Auto).word(),
        fonts: theme.fonts().map(str::to_owned),
        style: style.into_iter().flatten().collect::<Vec<_>>().join("; "),
        paper_light: light.to_owned(),
        paper_dark: dark.to_owned(),
    }
}

fn outside(label: &str, href: &str) -> LinkView {
    LinkView { label: label.to_owned(), href: href.to_owned(), word: String::new(), current: false, count: None }
}

fn menu(desk: &Desk<'_>) -> Vec<LinkView> {
    let sections = [
        ("diary", PageKey::Diary(1)),
        ("stills", PageKey::Gallery),
        ("clips", PageKey::Clips),
        ("people", PageKey::People),
        ("screenings", PageKey::Screenings),
        ("press_room", PageKey::Press),
    ];
    let fixed = sections.into_iter().filter(|(_, key)| desk.has(key)).map(|(name, key)| {
        let mut link = desk.link(desk.phrase(name), &key);
        name.clone_into(&mut link.word);
        link.count = count(desk, &key);
        link
    });
    let pages = desk.stock.project.pages.iter().enumerate().filter(|(_, page)| page.menu);
    let free = pages.map(|(index, page)| {
        desk.link(page.versions.value(desk.lang).title.clone(), &PageKey::Page(PageId::at(index)))
    });
    fixed.chain(free).collect()
}

/// How many things stand behind a line of the menu.
fn count(desk: &Desk<'_>, key: &PageKey) -> Option<usize> {
    let project = desk.stock.project;
    match key {
        PageKey::Diary(_) => Some(project.entries.len()),
        PageKey::Gallery => Some(project.stills.iter().filter(|still| still.home == Home::Gallery).count()),
        PageKey::Clips => Some(project.clips.len()),
        PageKey::People => Some(project.people.len()),
        PageKey::Screenings => Some(project.screenings.len()),
        _ => None,
    }
}

/// This page in every language, where there are several.
fn languages(desk: &Desk<'_>) -> Vec<LinkView> {
    let project = desk.stock.project;
    let Some(Maker::Page(key, _)) = desk.stock.plan.outputs.get(&desk.path).map(|planned| &planned.maker) else {
        return Vec::new();
    };
    let all: Vec<Lang> = project.languages.all().collect();
    if all.len() < 2 {
        return Vec::new();
    }
    let one = |lang: Lang| {
        let tag = project.languages.tag(lang);
        LinkView {
            label: crate::model::languages::own_name(tag),
            href: desk.to(&key.path(project, lang)),
            word: tag.to_owned(),
            current: lang == desk.lang,
            count: None,
        }
    };
    all.into_iter().map(one).collect()
}

fn feeds(desk: &Desk<'_>) -> Vec<FeedView> {
    let project = desk.stock.project;
    if project.site.url.is_none() || project.entries.is_empty() {
        return Vec::new();
    }
    let title = desk.words(&project.film.title);
    let layers = std::iter::once(None).chain(feed_layers(project).into_iter().map(Some));
    let both = layers.flat_map(|layer| {
        [(FeedKind::Atom, "application/atom+xml"), (FeedKind::Json, "application/feed+json")]
            .map(|(kind, media_type)| (layer, kind, media_type))
    });
    both.map(|(layer, kind, media_type)| FeedView {
        label: match layer {
            None => format!("{title} – {}", desk.phrase("diary")),
            Some(layer) => format!("{title} – {}", desk.phrase(layer.word())),
        },
        href: desk.to(&feed_path(project, kind, layer, desk.lang)),
        media_type,
        layer: layer.map(|layer| layer.word().to_owned()),
    })
    .collect()
}

fn manifest(desk: &Desk<'_>) -> String {
    desk.to(&manifest_path(desk.stock.project, desk.lang))
}

fn icons(desk: &Desk<'_>) -> BTreeMap<String, String> {
    let Some(id) = icon_source(desk.stock.project) else { return BTreeMap::new() };
    let icons = &desk.stock.plan.renditions[&id].icons;
    ICONS.iter().filter_map(|size| Some((size.to_string(), desk.to(&icons.get(size)?.path)))).collect()
}

/// A head with what every page's head has.
pub(super) fn head(desk: &Desk<'_>, mut head: HeadView) -> HeadView {
    let project = desk.stock.project;
    let not_found = head.kind == "not-found";
    if !not_found {
        head.canonical = desk.public(&desk.path);
        head.alternates = alternates(desk);
    }
    if head.og_type.is_empty() {
        head.og_type = "website";
    }
    if head.description.is_none() && head.kind == "home" {
        let site: Option<&Words> = project.site.description.as_ref();
        head.description =
            site.or(project.film.logline.as_ref().map(|logline| &logline.value)).map(|words| desk.words(words));
    }
    head.card = head.card.or_else(|| icon_source(project).and_then(|id| desk.card(id)));
    head
}

/// The public addresses of this page in every language, for search engines.
fn alternates(desk: &Desk<'_>) -> Vec<LinkView> {
    let project = desk.stock.project;
    let Some(Maker::Page(key, _)) = desk.stock.plan.outputs.get(&desk.path).map(|planned| &planned.maker) else {
        return Vec::new();
    };
    let all: Vec<Lang> = project.languages.all().collect();
    if all.len() < 2 {
        return Vec::new();
    }
    let mut links: Vec<LinkView> = all
        .into_iter()
        .filter_map(|lang| {
            let href = desk.public(&key.path(project, lang))?;
            Some(LinkView { word: project.languages.tag(lang).to_owned(), ..outside("", &href) })
        })
        .collect();
    if let Some(first) = links.first().cloned() {
        links.push(LinkView { word: "x-default".to_owned(), ..first });
    }
    links
}
