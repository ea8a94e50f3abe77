//! The credits, as on the end card.

use super::Copy;
use crate::model::credits::{Credited, Department, Music};
use crate::model::slug::slug;
use crate::model::translated::Lang;
use crate::print::views::{CreditView, CreditsView, DepartmentView};

impl Copy<'_> {
    pub(super) fn credits(&self) -> CreditsView {
        let credits = &self.project.credits;
        let funder = |funder: &crate::model::credits::Funder| {
            self.maybe(funder.line.as_ref()).unwrap_or_else(|| funder.name.clone())
        };
        CreditsView {
            departments: self.cast_lines().into_iter().chain(self.departments()).collect(),
            billing_block: self.maybe(credits.billing_block.as_ref()),
            music: credits.music.iter().map(|music| self.music(music)).collect(),
            thanks: credits.thanks.clone(),
            funders: credits.funders.iter().map(funder).collect(),
            copyright: credits.copyright.clone(),
        }
    }

    /// The cast as its members say; a crew that wrote it down by hand means it so.
    fn cast_lines(&self) -> Option<DepartmentView> {
        let mut departments = self.project.credits.departments.iter();
        if departments.any(|one| slug(one.name.value(Lang::DEFAULT)) == "cast") {
            return None;
        }
        let lines: Vec<CreditView> = crate::text::cast(self.project)
            .into_iter()
            .map(|(part, person)| CreditView { role: self.words(&part.character), names: vec![person.name.clone()] })
            .collect();
        (!lines.is_empty()).then(|| DepartmentView { name: self.phrase("cast"), lines })
    }

    fn departments(&self) -> Vec<DepartmentView> {
        self.project.credits.departments.iter().map(|department| self.department(department)).collect()
    }

    fn department(&self, department: &Department) -> DepartmentView {
        let name = |credited: &Credited| match credited {
            Credited::Person(person) => self.project.person(*person).name.clone(),
            Credited::Name(name) => name.clone(),
        };
        let line = |credit: &crate::model::credits::Credit| CreditView {
            role: self.words(&credit.role),
            names: credit.names.iter().map(name).collect(),
        };
        DepartmentView { name: self.words(&department.name), lines: department.credits.iter().map(line).collect() }
    }

    fn music(&self, music: &Music) -> String {
        let note = self.maybe(music.note.as_ref());
        self.line([Some(music.title.clone()), music.composer.clone(), music.performer.clone(), note])
    }
}
