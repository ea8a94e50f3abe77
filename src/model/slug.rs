//! Names made from words: for addresses, anchors and file names.

/// Words as an address: lower case ASCII letters, digits and single hyphens. Letters of other scripts are written in
/// Latin letters. Empty when nothing is left. It can be the name of a file on every system: `con` becomes `con-1`.
pub fn slug(words: &str) -> String {
    let ascii = deunicode::deunicode_with_tofu(words, "").to_ascii_lowercase();
    let mut out = String::with_capacity(ascii.len());
    for c in ascii.chars().filter(|c| *c != '\'') {
        if c.is_ascii_alphanumeric() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    if is_device(&out) {
        out.push_str("-1");
    }
    out
}

/// Whether Windows takes a name, whatever its ending, for one of its devices (Naming Files, Paths, and Namespaces).
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_ascii_lowercase();
    let number = ["com", "lpt"].iter().find_map(|port| stem.strip_prefix(port));
    let is_port = number.is_some_and(|number| matches!(number, "¹" | "²" | "³") || is_digit(number));
    is_port || ["con", "prn", "aux", "nul", "conin$", "conout$"].contains(&stem.as_str())
}

fn is_digit(text: &str) -> bool {
    text.len() == 1 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Why Windows refuses one part of a path, in words that follow its name; `None` where it does not.
pub fn refused_by_windows(part: &str) -> Option<&'static str> {
    if is_device(part) {
        return Some("is what Windows calls a device, whatever its ending");
    }
    if part.ends_with(['.', ' ']) {
        return Some("ends with a dot or a space, which Windows leaves away");
    }
    let bad = |c: char| c.is_control() || "<>:\"|?*".contains(c);
    part.contains(bad).then_some("holds one of the characters that Windows refuses: < > : \" | ? *")
}

/// The address of a file by its name; `fallback` when nothing of the name can be written in Latin letters.
pub fn slug_or(words: &str, fallback: &str) -> String {
    Some(slug(words)).filter(|slug| !slug.is_empty()).unwrap_or_else(|| fallback.to_owned())
}

/// A name nothing else has yet: the name itself, or with `-2`, `-3` behind it.
pub fn unique(name: String, taken: &mut std::collections::BTreeSet<String>) -> String {
    let base = if name.is_empty() { "section".to_owned() } else { name };
    let mut candidate = base.clone();
    let mut number = 2_u32;
    while !taken.insert(candidate.clone()) {
        candidate = format!("{base}-{number}");
        number += 1;
    }
    candidate
}

#[cfg(test)]
mod tests {
    use super::{refused_by_windows, slug};

    #[test]
    fn words_of_any_script_become_addresses() {
        assert_eq!(slug("Maëlle Tanguy’s first—day!"), "maelle-tanguys-first-day");
        assert_eq!(slug("  Łódź, 4 a.m. "), "lodz-4-a-m");
        assert_eq!(slug("雪"), "xue");
        assert_eq!(slug("!!!"), "");
    }

    #[test]
    fn no_slug_is_a_device_of_windows() {
        for name in ["con", "NUL", "Aux", "prn", "com1", "LPT9", "com0"] {
            assert_eq!(slug(name), format!("{}-1", name.to_lowercase()));
            assert!(refused_by_windows(&slug(name)).is_none());
        }
        for name in ["console", "com", "com12", "null", "auxiliary"] {
            assert_eq!(slug(name), name);
        }
    }

    #[test]
    fn names_that_windows_refuses_are_known() {
        for name in ["nul.tar.gz", "CON.html", "com¹.txt", "aux .md", "ends.", "ends ", "a:b.pdf", "why?.html", "a\tb"]
        {
            assert!(refused_by_windows(name).is_some(), "{name}");
        }
        for name in [".htaccess", "a.b.c", "connaître.pdf", "the con.pdf", "..x"] {
            assert!(refused_by_windows(name).is_none(), "{name}");
        }
    }
}
