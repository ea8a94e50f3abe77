//! Files for machines: the sitemap, robots.txt, the web manifest.

use std::fmt::Write;

use serde_json::json;

use super::desk::Desk;
use crate::load::wire::words::{Indexing, Scheme};
use crate::model::Project;
use crate::plan::addresses::{PageKey, public};
use crate::plan::renditions::{ICONS, icon_source};
use crate::plan::{Maker, Plan};
use crate::text::html::escape;

/// The sitemap (sitemaps.org 0.9) with every page in every language. Empty until the site's address is known.
pub(super) fn sitemap(project: &Project, plan: &Plan) -> String {
    let mut xml =
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
                   xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n"
            .to_owned();
    let root = project.site.url.as_deref().filter(|_| project.site.indexing == Indexing::Index);
    let several = project.languages.all().count() > 1;
    for (path, planned) in &plan.outputs {
        let (Some(root), Maker::Page(key, _)) = (root, &planned.maker) else { continue };
        if *key == PageKey::NotFound {
            continue;
        }
        let _ = write!(xml, "<url><loc>{}</loc>", escape(&format!("{root}{}", public(path))));
        if let PageKey::Entry(id) = key
            && let Some(date) = project.entry(*id).date
        {
            let _ = write!(xml, "<lastmod>{}</lastmod>", date.0);
        }
        for lang in project.languages.all().filter(|_| several) {
            let other = key.path(project, lang);
            let address = escape(&format!("{root}{}", public(&other)));
            let tag = project.languages.tag(lang);
            let _ = write!(xml, "<xhtml:link rel=\"alternate\" hreflang=\"{tag}\" href=\"{address}\"/>");
        }
        xml.push_str("</url>\n");
    }
    xml.push_str("</urlset>\n");
    xml
}

/// robots.txt (RFC 9309).
pub(super) fn robots(project: &Project) -> String {
    match (project.site.indexing, &project.site.url) {
        (Indexing::Noindex, _) => "User-agent: *\nDisallow: /\n".to_owned(),
        (Indexing::Index, Some(url)) => format!("User-agent: *\nAllow: /\n\nSitemap: {url}sitemap.xml\n"),
        (Indexing::Index, None) => "User-agent: *\nAllow: /\n".to_owned(),
    }
}

/// The web manifest, with icons cut from the key art.
pub(super) fn manifest(desk: &Desk<'_>) -> String {
    let project = desk.stock.project;
    let icons = icon_source(project).map(|id| &desk.stock.plan.renditions[&id].icons);
    let icons = ICONS.iter().filter_map(|size| {
        let cut = icons?.get(size)?;
        Some(json!({"src": desk.to(&cut.path), "sizes": format!("{size}x{size}"), "type": "image/png"}))
    });
    let title = desk.words(&project.film.title);
    let [light, dark] = desk.stock.plan.theme.paper();
    let paper = if desk.stock.plan.theme.look().scheme == Some(Scheme::Dark) { dark } else { light };
    let manifest = json!({
        "name": title,
        "short_name": title,
        "description": project.film.logline.as_ref().map(|logline| desk.words(&logline.value)).unwrap_or_default(),
        "lang": project.languages.tag(desk.lang),
        "start_url": desk.href(&PageKey::Home),
        "display": "browser",
        "background_color": paper,
        "theme_color": project.site.accent.as_deref().unwrap_or(paper),
        "icons": icons.collect::<Vec<_>>(),
    });
    serde_json::to_string_pretty(&manifest).unwrap_or_default() + "\n"
}
