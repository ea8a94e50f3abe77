//! What references become in a document that leaves the site: addresses of the public site, or just words.

use super::Links;
use crate::load::prose::Directive;
use crate::model::Project;
use crate::model::clip::Video;
use crate::model::names::{ClipId, StillId};
use crate::model::text::Target;
use crate::model::translated::Lang;
use crate::plan::addresses::{PageKey, public};

/// Where a clip can be seen: the work itself, with no page before it, or else its page on the site.
pub fn clip(project: &Project, id: ClipId, lang: Lang) -> Option<String> {
    match &project.clip(id).video {
        Some(Video::Hosted(hosted)) => Some(hosted.page.0.clone()),
        Some(Video::Local(_)) => Outside { project, lang }.address(&Target::Clip(id)),
        None => None,
    }
}

/// References in a document that leaves the site.
pub struct Outside<'a> {
    /// The project.
    pub project: &'a Project,
    /// The language of the document.
    pub lang: Lang,
}

impl Links for Outside<'_> {
    fn address(&self, target: &Target) -> Option<String> {
        let root = self.project.site.url.as_ref();
        let page = |key: PageKey| root.map(|root| format!("{root}{}", public(&key.path(self.project, self.lang))));
        match target {
            Target::Web(address) => Some(address.clone()),
            Target::Site(path) => root.map(|root| format!("{root}{}", path.value)),
            Target::Person(id) => page(PageKey::Person(*id)),
            Target::Still(id) => page(PageKey::Still(*id)),
            Target::Clip(id) => page(PageKey::Clip(*id)),
            Target::Entry(id, _) => page(PageKey::Entry(*id)),
            Target::Page(id, _) => page(PageKey::Page(*id)),
            Target::Press(..) => page(PageKey::Press),
            Target::Anchor(_) | Target::File(_) => None,
        }
    }

    fn name(&self, target: &Target) -> String {
        crate::text::name(self.project, target, self.lang)
    }

    fn picture(&self, _: StillId, _: &str, _: Option<&str>) -> String {
        String::new()
    }

    fn directive(&self, _: &Directive<Target>, _: &str) -> String {
        String::new()
    }
}
