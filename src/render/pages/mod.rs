//! Each kind of page: what it shows, and the template that shows it.

mod archive;
mod clips;
mod coverage;
mod deliverables;
mod diary;
mod documents;
mod find;
mod frame;
mod free;
mod home;
mod people;
mod press;
mod stills;

use serde::Serialize;

use super::desk::Desk;
use super::views::{HeadView, PageView};
use crate::diagnostics::{Code, Diagnostic};
use crate::plan::addresses::PageKey;
pub(super) use frame::site;
pub(super) use stills::title as still_title;

/// Marks an embed that could not be rendered, so that the page that holds it fails with its message.
pub(super) const BROKEN: &str = "\u{fffc}onset-broken\u{fffc}";

/// Renders a page.
pub(super) fn page(desk: &Desk<'_>, key: &PageKey) -> Result<String, Box<Diagnostic>> {
    match key {
        PageKey::Home => home::page(desk),
        PageKey::Diary(number) => diary::list(desk, *number),
        PageKey::Month(year, month) => diary::month(desk, *year, *month),
        PageKey::Days => diary::days(desk),
        PageKey::Entry(id) => diary::entry(desk, *id),
        PageKey::Gallery => stills::gallery(desk),
        PageKey::Still(id) => stills::still(desk, *id),
        PageKey::People => people::list(desk),
        PageKey::Person(id) => people::person(desk, *id),
        PageKey::Press => press::room(desk),
        PageKey::Deliverable(index) => deliverables::page(desk, *index),
        PageKey::Clips => clips::list(desk),
        PageKey::Clip(id) => clips::clip(desk, *id),
        PageKey::Screenings => clips::screenings(desk),
        PageKey::Page(id) => free::page(desk, *id),
        PageKey::Archive => archive::index(desk),
        PageKey::Axis(axis) => archive::axis(desk, axis),
        PageKey::Tag(tag) => archive::tag(desk, tag),
        PageKey::Layer(layer) => archive::layer(desk, *layer),
        PageKey::Audience(audience) => archive::audience(desk, *audience),
        PageKey::Coverage => coverage::page(desk),
        PageKey::Spotlights => people::spotlights(desk),
        PageKey::Search => find::page(desk),
        PageKey::NotFound => free::not_found(desk),
    }
}

/// Puts head, site and body together and renders them.
fn finish<B: Serialize>(desk: &Desk<'_>, template: &str, head: HeadView, body: B) -> Result<String, Box<Diagnostic>> {
    let view = PageView {
        site: frame::site_ready(desk),
        page: frame::head(desk, head),
        t: desk.templates.words(desk.lang).clone(),
        body,
    };
    let ready = [view.site.named("site"), view.t.named("t")];
    let html = desk.templates.render(&format!("templates/{template}.html"), &view, ready)?;
    match html.split_once(BROKEN) {
        None => Ok(html),
        Some((_, message)) => {
            let message = message.split("\n</").next().unwrap_or(message);
            Err(Box::new(
                Diagnostic::error(Code::Theme, message.trim()).help("docs/themes.md lists what templates may read"),
            ))
        }
    }
}
