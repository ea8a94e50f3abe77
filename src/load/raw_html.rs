//! HTML that an author wrote into a text, and the addresses in it that run code.

use crate::diagnostics::{Code, Diagnostic};
use crate::places::Place;

/// HTML of the author's own passes, but no address in it may run code.
pub(super) fn refuse_code(html: &str, place: Place, out: &mut Vec<Diagnostic>) {
    if runs_code(html) {
        out.push(
            Diagnostic::error(Code::UnsafeLink, "this HTML holds an address that runs code")
                .at(place, "")
                .help("such addresses are never published; link to a page instead"),
        );
    }
}

/// Whether HTML holds an address that runs code, however it is written.
fn runs_code(html: &str) -> bool {
    let clean: String = decoded(html).chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    let clean = clean.to_ascii_lowercase();
    ["javascript:", "vbscript:", "data:text/html"].iter().any(|scheme| clean.contains(scheme))
}

/// HTML with the character references written out that could hide a scheme: all numeric ones, and those of the
/// characters that browsers pass over in a scheme.
fn decoded(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut parts = html.split('&');
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let (name, rest) =
            part.split_at(part.find(|c: char| !c.is_ascii_alphanumeric() && c != '#').unwrap_or(part.len()));
        let digits = name.strip_prefix('#');
        let number = digits.and_then(|digits| match digits.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok(),
            None => digits.parse().ok(),
        });
        match (name, number.and_then(char::from_u32)) {
            (_, Some(c)) => out.push(c),
            ("colon", None) => out.push(':'),
            ("Tab" | "NewLine", None) => {}
            _ => {
                out.push('&');
                out.push_str(part);
                continue;
            }
        }
        out.push_str(rest.strip_prefix(';').unwrap_or(rest));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_run_code_are_seen_through() {
        for html in [
            "<a href='JavaScript:x'>",
            "<a href=\"java\nscript:x\">",
            "<a href=javascript&colon;x>",
            "<a href=\"java&#115;cript:x\">",
            "<a href=\"java&#x73;cript&#58;x\">",
        ] {
            assert!(runs_code(html), "{html}");
        }
        assert!(!runs_code("<a href='https://example.org'>"));
    }
}
