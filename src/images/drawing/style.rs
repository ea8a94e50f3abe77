//! Styles inside drawings (CSS), kept as far as they are understood.
//!
//! This is no parser of CSS, and need not be: what it does not recognise it leaves out. No backslash passes, so no name
//! can hide behind an escape; no colon passes inside a value, so no address with a scheme can.

use super::allowed::{is_local, is_property};

/// The functions that a value may call. None of them loads anything but `url`, which is looked at closely.
const FUNCTIONS: &str = "\
    blur brightness calc circle color contrast drop-shadow ellipse grayscale hsl hsla hue-rotate hwb inset invert lab \
    lch matrix matrix3d max min oklab oklch opacity path perspective polygon rgb rgba rotate rotate3d rotateX rotateY \
    rotateZ saturate scale scale3d scaleX scaleY scaleZ sepia skew skewX skewY translate translate3d translateX \
    translateY translateZ url var";

/// A style sheet with its plain rules alone. Rules that begin with `@` go with all they hold: they import, load fonts,
/// or depend on what they should not.
pub(super) fn sheet(css: &str) -> String {
    let css = without_comments(css);
    let mut rest = css.trim();
    let mut out = String::new();
    while let Some(end) = rest.find(['{', ';']) {
        let (before, after) = (rest[..end].trim(), &rest[end + 1..]);
        if rest[end..].starts_with(';') {
            rest = after;
            continue;
        }
        let (inside, next) = block(after);
        if is_selector(before) && !inside.contains('{') {
            let declared = declarations(inside);
            if !declared.is_empty() {
                out.push_str(&format!("{before}{{{declared}}}"));
            }
        }
        rest = next;
    }
    out
}

/// The declarations of known properties with harmless values.
pub(super) fn declarations(css: &str) -> String {
    let css = without_comments(css);
    let kept = css.split(';').filter_map(|declaration| {
        let (name, value) = declaration.split_once(':')?;
        let (name, value) = (name.trim().to_ascii_lowercase(), value.trim());
        (is_property(&name) && is_harmless(value)).then(|| format!("{name}:{value}"))
    });
    kept.collect::<Vec<_>>().join(";")
}

/// Whether a value is made of numbers, words, and functions that load nothing from outside the drawing.
pub(super) fn is_harmless(value: &str) -> bool {
    let known = |c: char| c.is_alphanumeric() || c.is_whitespace() || "#%.,+-*/()_!'\"&".contains(c) || c == ';';
    let count = |mark: char| value.matches(mark).count();
    let closed = count('"').is_multiple_of(2) && count('\'').is_multiple_of(2) && count('(') == count(')');
    if !value.chars().all(known) || !closed || value.contains("/*") {
        return false;
    }
    value.match_indices('(').all(|(at, _)| {
        let name =
            value[..at].rsplit(|c: char| !(c.is_alphanumeric() || c == '-' || c == '_')).next().unwrap_or_default();
        let inside = value[at + 1..].split(')').next().unwrap_or_default();
        match FUNCTIONS.split_whitespace().find(|known| known.eq_ignore_ascii_case(name)) {
            Some("url") => is_local(inside.trim().trim_matches(['"', '\''])),
            // Brackets inside a calculation have no name.
            known => known.is_some() || name.is_empty(),
        }
    })
}

/// What stands in a block, and what follows it.
fn block(css: &str) -> (&str, &str) {
    let mut depth = 1;
    for (at, c) in css.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return (&css[..at], &css[at + 1..]);
        }
    }
    (css, "")
}

fn is_selector(text: &str) -> bool {
    !text.is_empty()
        && text.chars().all(|c| c.is_alphanumeric() || c.is_whitespace() || "-_.#,*>+~:()[]='\"".contains(c))
}

fn without_comments(css: &str) -> String {
    let mut parts = css.split("/*");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push(' ');
        out.push_str(part.split_once("*/").map_or("", |(_, after)| after));
    }
    out
}
