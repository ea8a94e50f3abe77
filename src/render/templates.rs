//! The theme's templates. The one file that knows the template engine.

use std::collections::BTreeMap;
use std::marker::PhantomData;

use serde::Serialize;
use tera::{Context, ErrorKind, Tera, Value};

use crate::diagnostics::{Code, Diagnostic};
use crate::model::translated::Lang;
use crate::plan::phrases::Phrases;
use crate::plan::theme::{BASE, Theme};

/// The theme's templates, parsed.
#[derive(Debug)]
pub struct Templates {
    tera: Tera,
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
    /// What the engine says of a template that it cannot read.
    pub fn new(theme: &Theme, phrases: &Phrases) -> Result<Self, Box<Diagnostic>> {
        let mut tera = Tera::new();
        let text = |bytes: &[u8]| std::str::from_utf8(bytes).ok().map(str::to_owned);
        let shipped = theme
            .shipped_names()
            .filter(|name| is_template(name))
            .filter_map(|name| Some((format!("default/{name}"), text(theme.shipped(name)?)?)));
        let base = BASE
            .iter()
            .filter(|(name, _)| is_template(name))
            .filter_map(|(name, bytes)| Some((format!("base/{name}"), text(bytes)?)));
        let own = theme
            .parts()
            .filter(|(name, _)| is_template(name))
            .filter_map(|(name, part)| Some((name.to_owned(), text(&part.bytes)?)));
        let all: Vec<(String, String)> = shipped.chain(base).chain(own).collect();
        tera.add_raw_templates(all).map_err(|error| Box::new(problem(&error)))?;
        Ok(Self { tera, words: phrases.languages().map(Ready::new).collect() })
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
        let mut context = Context::from_serialize(view).map_err(|error| Box::new(problem(&error)))?;
        for Field(name, value) in ready {
            context.insert_value(name, value);
        }
        self.tera.render(name, &context).map_err(|error| Box::new(problem(&error)))
    }
}

fn is_template(name: &str) -> bool {
    name.starts_with("templates/") && name.ends_with(".html")
}

/// The engine's own report shows the template, the line and what is available there.
fn problem(error: &tera::Error) -> Diagnostic {
    let mut message = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(inner) = cause {
        message.push_str(&format!("\n{inner}"));
        cause = inner.source();
    }
    let what = match error.kind() {
        ErrorKind::SyntaxError(_) => "a template cannot be read",
        _ => "a template cannot be rendered",
    };
    Diagnostic::error(Code::Theme, format!("{what}: {}", message.trim()))
        .help("docs/themes.md lists what templates may read")
}
