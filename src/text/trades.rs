//! What the jobs among a film's facts are called, in the languages that films are made in. A crew writes its roles in its own
//! language, and the cover must name the director all the same.

/// Directors of films, women and men.
const DIRECTOR: &[&str] = &[
    "director",
    "stiúrthóir",
    "réalisateur",
    "réalisatrice",
    "regie",
    "regisseur",
    "regisseurin",
    "directora",
    "regista",
    "realizador",
    "realizadora",
    "diretor",
    "diretora",
    "regissör",
    "instruktør",
    "regissør",
    "ohjaaja",
    "leikstjóri",
    "reżyser",
    "reżyserka",
    "režisér",
    "režisérka",
    "rendező",
    "regizor",
    "regizoare",
    "redatelj",
    "redateljica",
    "cyfarwyddwr",
    "zuzendaria",
    "yönetmen",
    "σκηνοθέτης",
    "σκηνοθέτρια",
    "режиссёр",
    "режиссер",
    "режисер",
    "режисерка",
    "مخرج",
    "مخرجة",
    "المخرج",
    "المخرجة",
    "إخراج",
    "במאי",
    "במאית",
    "בימוי",
    "کارگردان",
    "导演",
    "導演",
    "監督",
    "감독",
];

/// Writers of films.
const WRITER: &[&str] = &[
    "writer",
    "screenwriter",
    "scríbhneoir",
    "scénariste",
    "autrice",
    "drehbuch",
    "drehbuchautor",
    "drehbuchautorin",
    "scenarist",
    "scenario",
    "guionista",
    "sceneggiatore",
    "sceneggiatrice",
    "argumentista",
    "roteirista",
    "manusförfattare",
    "manuskriptforfatter",
    "manusforfatter",
    "käsikirjoittaja",
    "handritshöfundur",
    "scenarzysta",
    "scenarzystka",
    "scenárista",
    "scenáristka",
    "forgatókönyvíró",
    "scenarista",
    "senarist",
    "σεναριογράφος",
    "сценарист",
    "сценаристка",
    "كاتب",
    "كاتبة",
    "سيناريو",
    "תסריטאי",
    "תסריטאית",
    "תסריט",
    "نویسنده",
    "编剧",
    "編劇",
    "脚本",
    "각본",
];

/// Producers of films.
const PRODUCER: &[&str] = &[
    "producer",
    "léiritheoir",
    "producteur",
    "productrice",
    "produzent",
    "produzentin",
    "producent",
    "productor",
    "productora",
    "produttore",
    "produttrice",
    "produtor",
    "produtora",
    "tuottaja",
    "framleiðandi",
    "producentka",
    "producător",
    "yapımcı",
    "παραγωγός",
    "продюсер",
    "продюсерка",
    "منتج",
    "منتجة",
    "إنتاج",
    "מפיק",
    "מפיקה",
    "הפקה",
    "تهیه‌کننده",
    "制片人",
    "製片人",
    "プロデューサー",
    "프로듀서",
];

/// Whether a role, in small letters, is the job of this English name.
pub(super) fn is(role: &str, job: &str) -> bool {
    let names = match job {
        "director" => DIRECTOR,
        "writer" => WRITER,
        "producer" => PRODUCER,
        _ => &[],
    };
    role == job || names.contains(&role)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_is_known_in_the_crew_s_own_language() {
        assert!(is("stiúrthóir", "director") && is("مخرجة", "director") && is("במאית", "director"));
        assert!(!is("directeur de la photographie", "director") && !is("regista", "writer"));
    }

    #[test]
    fn names_are_written_small_as_roles_are_before_they_are_compared() {
        assert!([DIRECTOR, WRITER, PRODUCER].concat().iter().all(|name| *name == name.to_lowercase()));
    }
}
