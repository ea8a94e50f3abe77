//! What languages call themselves.

/// Tag, own name, and whether it is written from right to left.
const NAMES: &[(&str, &str, bool)] = &[
    ("ar", "العربية", true),
    ("ca", "Català", false),
    ("cs", "Čeština", false),
    ("cy", "Cymraeg", false),
    ("da", "Dansk", false),
    ("de", "Deutsch", false),
    ("el", "Ελληνικά", false),
    ("en", "English", false),
    ("es", "Español", false),
    ("et", "Eesti", false),
    ("eu", "Euskara", false),
    ("fa", "فارسی", true),
    ("fi", "Suomi", false),
    ("fr", "Français", false),
    ("ga", "Gaeilge", false),
    ("gl", "Galego", false),
    ("he", "עברית", true),
    ("hr", "Hrvatski", false),
    ("hu", "Magyar", false),
    ("is", "Íslenska", false),
    ("it", "Italiano", false),
    ("ja", "日本語", false),
    ("ko", "한국어", false),
    ("lt", "Lietuvių", false),
    ("lv", "Latviešu", false),
    ("nl", "Nederlands", false),
    ("no", "Norsk", false),
    ("pl", "Polski", false),
    ("pt", "Português", false),
    ("ro", "Română", false),
    ("sk", "Slovenčina", false),
    ("sl", "Slovenščina", false),
    ("sv", "Svenska", false),
    ("tr", "Türkçe", false),
    ("uk", "Українська", false),
    ("ur", "اردو", true),
    ("zh", "中文", false),
];

fn find(tag: &str) -> Option<&'static (&'static str, &'static str, bool)> {
    let language = tag.split('-').next().unwrap_or(tag);
    NAMES.iter().find(|(known, ..)| *known == language)
}

/// What a language calls itself; its tag when that is not known here.
pub fn own_name(tag: &str) -> String {
    find(tag).map_or_else(|| tag.to_owned(), |(_, name, _)| (*name).to_owned())
}

/// Whether a language is written from right to left.
pub fn right_to_left(tag: &str) -> bool {
    find(tag).is_some_and(|(.., rtl)| *rtl)
}
