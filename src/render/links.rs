//! What references become inside the site.

use serde::Serialize;

use super::desk::Desk;
use super::views::{ClipView, PersonCard, PictureView};
use crate::load::prose::{Directive, DirectiveKind};
use crate::model::names::StillId;
use crate::model::text::Target;
use crate::plan::addresses::PageKey;
use crate::plan::{copy_path, site_path};
use crate::text::{Links, name};

/// References on a page.
pub(super) struct Inside<'d, 'a> {
    desk: &'d Desk<'a>,
    /// The still that the page begins with: it is loaded at once, all others when they come into sight.
    lead: Option<StillId>,
}

/// What the templates of embedded things may read.
#[derive(Serialize)]
struct Embedded {
    pictures: Vec<PictureView>,
    clip: Option<ClipView>,
    person: Option<PersonCard>,
    caption: String,
    lead: bool,
}

impl<'d, 'a> Inside<'d, 'a> {
    pub(super) fn new(desk: &'d Desk<'a>) -> Self {
        Self { desk, lead: None }
    }

    pub(super) fn led_by(desk: &'d Desk<'a>, lead: Option<StillId>) -> Self {
        Self { desk, lead }
    }

    fn with_anchor(&self, key: &PageKey, anchor: Option<&String>) -> String {
        let href = self.desk.href(key);
        anchor.map_or(href.clone(), |anchor| format!("{href}#{anchor}"))
    }

    fn embed(&self, template: &str, fill: impl FnOnce(&mut Embedded)) -> String {
        let mut view = Embedded { pictures: Vec::new(), clip: None, person: None, caption: String::new(), lead: false };
        fill(&mut view);
        // A partial that cannot be rendered is shown as its error; the page that embeds it fails on it as well.
        self.desk
            .templates
            .render(template, &view, [self.desk.words_ready()])
            .unwrap_or_else(|problem| format!("{}{}", super::pages::BROKEN, problem.message))
    }

    fn pictures(&self, directive: &Directive<Target>) -> Vec<PictureView> {
        let items = directive.items.iter().filter_map(|(target, caption)| match target {
            Target::Still(id) => Some((self.desk.picture(*id), caption)),
            _ => None,
        });
        items
            .map(|(mut picture, caption)| {
                picture.caption = caption.clone().or(picture.caption);
                picture
            })
            .collect()
    }
}

impl Links for Inside<'_, '_> {
    fn address(&self, target: &Target) -> Option<String> {
        Some(match target {
            Target::Web(address) => address.clone(),
            Target::Anchor(anchor) => format!("#{anchor}"),
            Target::Site(address) => {
                let path = site_path(&address.value)?;
                let anchor = address.value.split_once('#').map_or(String::new(), |(_, anchor)| format!("#{anchor}"));
                format!("{}{anchor}", self.desk.to(&path))
            }
            Target::Person(id) => self.desk.href(&PageKey::Person(*id)),
            Target::Still(id) => {
                let picture = self.desk.picture(*id);
                picture.href.unwrap_or(picture.src)
            }
            Target::Clip(id) => self.desk.href(&PageKey::Clip(*id)),
            Target::Entry(id, anchor) => self.with_anchor(&PageKey::Entry(*id), anchor.as_ref()),
            Target::Page(id, anchor) => self.with_anchor(&PageKey::Page(*id), anchor.as_ref()),
            Target::Press(id, anchor) => {
                // On the press room's page every text's anchors begin with the text's own.
                let slug = &self.desk.stock.project.press_text(*id).slug;
                let anchor = anchor.as_ref().map_or_else(|| slug.clone(), |anchor| format!("{slug}-{anchor}"));
                self.with_anchor(&PageKey::Press, Some(&anchor))
            }
            Target::File(file) => self.desk.to(&copy_path(file)),
        })
    }

    fn name(&self, target: &Target) -> String {
        name(self.desk.stock.project, target, self.desk.lang)
    }

    fn picture(&self, still: StillId, alt: &str, caption: Option<&str>) -> String {
        let mut picture = self.desk.picture(still);
        if !alt.is_empty() {
            alt.clone_into(&mut picture.alt);
        }
        picture.caption = caption.map(str::to_owned).or(picture.caption);
        self.embed("templates/embeds/figure.html", |view| {
            view.pictures.push(picture);
            view.lead = self.lead == Some(still);
        })
    }

    fn directive(&self, directive: &Directive<Target>, body: &str) -> String {
        match (directive.kind, directive.items.first()) {
            (DirectiveKind::Gallery, _) => {
                self.embed("templates/embeds/gallery.html", |view| view.pictures = self.pictures(directive))
            }
            (DirectiveKind::Pair, _) => self.embed("templates/embeds/pair.html", |view| {
                view.pictures = self.pictures(directive);
                body.clone_into(&mut view.caption);
            }),
            (DirectiveKind::Clip, Some((Target::Clip(id), _))) => {
                self.embed("templates/embeds/clip.html", |view| view.clip = Some(self.desk.clip(*id)))
            }
            (DirectiveKind::Person, Some((Target::Person(id), _))) => {
                self.embed("templates/embeds/person.html", |view| view.person = Some(self.desk.person_card(*id)))
            }
            _ => String::new(),
        }
    }
}
