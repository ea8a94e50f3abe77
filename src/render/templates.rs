//! The theme's templates. With what lies in `templates/`, the one file that knows the template engine.

mod mistakes;

use std::collections::BTreeMap;
use std::marker::PhantomData;

use serde::Serialize;
use tera::{Context, Tera, Value};

use crate::diagnostics::Diagnostic;
use crate::load::shipped::BASE;
use crate::model::translated::Lang;
use crate::plan::phrases::Phrases;
use crate::plan::theme::Theme;
use mistakes::Texts;

/// The theme's templates, parsed.
#[derive(Debug)]
pub struct Templates {
    tera: Tera,
    /// What mistakes are shown in.
    texts: Texts,
    words: Vec<Ready<BTreeMap<String, String>>>,
}

/// A view brought into the engine's form once, for many pages: handing it on costs next to nothing.
#[derive(Debug, Clone)]
pub struct Ready<T> {
    value: Value,
    view: PhantomData<T>,
}

/// A field of a view, in the engine's form.
pub(super) struct Field(&'static str, Value);

impl Field {
    /// A field that holds a view.
    pub(super) fn new(name: &'static str, view: &impl Serialize) -> Self {
        Self(name, Value::from_serializable(view))
    }
}

impl<T: Serialize> Ready<T> {
    /// Brings a view into the engine's form.
    pub(super) fn new(view: &T) -> Self {
        Self { value: Value::from_serializable(view), view: PhantomData }
    }

    /// The same view with other values in some of its fields.
    pub(super) fn with(&self, fields: impl IntoIterator<Item = Field>) -> Self {
        let mut map = self.value.as_map().cloned().unwrap_or_default();
        map.extend(fields.into_iter().map(|Field(name, value)| (name.into(), value)));
        Self { value: map.into(), view: PhantomData }
    }

    /// The view as a field of another.
    pub(super) fn named(&self, name: &'static str) -> Field {
        Field(name, self.value.clone())
    }
}

impl Templates {
    /// Parses every template of the theme, and keeps the words of the interface ready. A shipped template is also there
    /// under `default/`, so that what replaces it can extend it.
    ///
    /// # Errors
    ///
    /// What the engine says of templates that it cannot read.
    pub fn new(theme: &Theme, phrases: &Phrases) -> Result<Self, Vec<Diagnostic>> {
        let texts = texts(theme);
        let mut tera = Tera::new();
        tera.add_raw_templates(texts.0.iter().map(|(name, (text, _))| (name, text)))
            .map_err(|error| texts.mistakes(&error))?;
        Ok(Self { tera, texts, words: phrases.languages().map(Ready::new).collect() })
    }

    /// The words of the interface in a language.
    pub(super) fn words(&self, lang: Lang) -> &Ready<BTreeMap<String, String>> {
        &self.words[lang.index()]
    }

    /// Renders a template, which reads the fields of the view, and others that are ready.
    pub(super) fn render(
        &self,
        name: &str,
        view: &impl Serialize,
        ready: impl IntoIterator<Item = Field>,
    ) -> Result<String, Box<Diagnostic>> {
        let mistake = |error: &tera::Error| {
            let all = self.texts.mistakes(error);
            Box::new(all.into_iter().next().expect("an error says something"))
        };
        let mut context = Context::from_serialize(view).map_err(|error| mistake(&error))?;
        for Field(name, value) in ready {
            context.insert_value(name, value);
        }
        self.tera.render(name, &context).map_err(|error| mistake(&error))
    }
}

/// Every template by its names.
fn texts(theme: &Theme) -> Texts {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let shipped = theme.shipped_names().filter_map(|name| Some((format!("default/{name}"), theme.shipped(name)?)));
    let base = BASE.iter().map(|(name, bytes)| (format!("base/{name}"), *bytes));
    let shipped = shipped.chain(base).map(|(name, bytes)| (name, (text(bytes), None)));
    let own = theme.parts().map(|(name, part)| {
        let file = part.source.as_ref().map(|_| part.file);
        (name.to_owned(), (text(&part.bytes), file))
    });
    Texts(shipped.chain(own).filter(|(name, _)| is_template(name)).collect())
}

fn is_template(name: &str) -> bool {
    let name = name.trim_start_matches("default/").trim_start_matches("base/");
    name.starts_with("templates/") && name.ends_with(".html")
}
