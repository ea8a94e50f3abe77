//! The theme's templates. The one file that knows the template engine.

use serde::Serialize;
use tera::{Context, ErrorKind, Tera};

use crate::diagnostics::{Code, Diagnostic};
use crate::plan::theme::{SHIPPED, Theme};

/// The theme's templates, parsed.
#[derive(Debug)]
pub struct Templates {
    tera: Tera,
}

impl Templates {
    /// Parses every template of the theme. A shipped one is also there under `default/`, so that what replaces it
    /// can extend it.
    ///
    /// # Errors
    ///
    /// What the engine says of a template that it cannot read.
    pub fn new(theme: &Theme) -> Result<Self, Box<Diagnostic>> {
        let mut tera = Tera::new();
        let shipped = SHIPPED
            .iter()
            .filter(|(name, _)| is_template(name))
            .filter_map(|(name, bytes)| Some((format!("default/{name}"), std::str::from_utf8(bytes).ok()?.to_owned())));
        let own = theme
            .parts()
            .filter(|(name, _)| is_template(name))
            .filter_map(|(name, part)| Some((name.to_owned(), std::str::from_utf8(&part.bytes).ok()?.to_owned())));
        let all: Vec<(String, String)> = shipped.chain(own).collect();
        tera.add_raw_templates(all).map_err(|error| Box::new(problem(&error)))?;
        Ok(Self { tera })
    }

    /// Renders a template.
    pub(super) fn render(&self, name: &str, view: &impl Serialize) -> Result<String, Box<Diagnostic>> {
        let context = Context::from_serialize(view).map_err(|error| Box::new(problem(&error)))?;
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
