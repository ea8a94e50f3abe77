//! Letters that were written without saying how: what old programs leave in IIM and EXIF.

use super::embedded::tidy;

/// How bytes stand for letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    /// UTF-8; what is not in order becomes U+FFFD.
    Utf8,
    /// ISO 8859-1.
    Latin1,
    /// ISO 8859-1 with the quotation marks and dashes of Windows-1252 where it has control characters.
    Windows,
    /// Mac OS Roman.
    Mac,
}

/// The upper half of Mac OS Roman. Apple's logo, which has no code point of its own, is U+F8FF.
const MAC: &str = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø\
    ¿¡¬√ƒ≈∆«»…\u{A0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{F8FF}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";

/// The marks of Windows-1252 that people type, with their bytes.
const WINDOWS: [(u8, char); 7] =
    [(0x85, '…'), (0x91, '‘'), (0x92, '’'), (0x93, '“'), (0x94, '”'), (0x96, '–'), (0x97, '—')];

impl Encoding {
    /// The most likely encoding of bytes that come from one program.
    ///
    /// What is in order as UTF-8 is hardly ever anything else. ISO 8859-1 has no letters from 0x80 to 0x9F: where such
    /// bytes stand the text was written on a Mac, whose accented letters lie there, or else it is from Windows and has
    /// typographic quotes.
    pub(super) fn guess(bytes: &[u8]) -> Self {
        let mut upper = bytes.iter().filter(|byte| (0x80..=0x9F).contains(*byte)).peekable();
        if std::str::from_utf8(bytes).is_ok() {
            Self::Utf8
        } else if upper.peek().is_none() {
            Self::Latin1
        } else if upper.all(|byte| WINDOWS.iter().any(|(mark, _)| mark == byte)) && has_quotes(bytes) {
            Self::Windows
        } else {
            Self::Mac
        }
    }

    /// The bytes as tidy text; `None` if nothing is left.
    pub(super) fn text(self, bytes: &[u8]) -> Option<String> {
        match self {
            Self::Utf8 => tidy(&String::from_utf8_lossy(bytes)),
            Self::Latin1 => tidy(&bytes.iter().copied().map(char::from).collect::<String>()),
            Self::Windows => tidy(&bytes.iter().copied().map(windows).collect::<String>()),
            Self::Mac => tidy(&bytes.iter().copied().map(mac).collect::<String>()),
        }
    }
}

/// Whether the bytes, read as Windows-1252, hold a pair of quotes or an English apostrophe; on a Mac these would be
/// `ì` with `î`, and `í` before an `s` or `t` that ends a word.
fn has_quotes(bytes: &[u8]) -> bool {
    let pair = bytes.contains(&0x93) && bytes.contains(&0x94);
    let ends = |after: Option<&u8>| after.is_none_or(|byte| !byte.is_ascii_alphabetic() && byte.is_ascii());
    let apostrophe = |(at, mark): (usize, &[u8])| matches!(mark, [0x92, b's' | b't']) && ends(bytes.get(at + 2));
    pair || bytes.windows(2).enumerate().any(apostrophe)
}

fn windows(byte: u8) -> char {
    WINDOWS.iter().find(|(mark, _)| *mark == byte).map_or(char::from(byte), |(_, mark)| *mark)
}

fn mac(byte: u8) -> char {
    let upper = byte.checked_sub(0x80).and_then(|at| MAC.chars().nth(at.into()));
    upper.unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> String {
        Encoding::guess(bytes).text(bytes).unwrap()
    }

    #[test]
    fn the_upper_half_of_mac_roman_is_complete() {
        assert_eq!(MAC.chars().count(), 128);
        assert_eq!((mac(0x8E), mac(0xCA), mac(0xD5), mac(0xFF), mac(b'a')), ('é', '\u{A0}', '’', 'ˇ', 'a'));
    }

    #[test]
    fn letters_are_guessed_by_where_they_lie() {
        assert_eq!(read("Aoife Ní Bhriain".as_bytes()), "Aoife Ní Bhriain");
        assert_eq!(read(b"Aoife N\xED Bhriain"), "Aoife Ní Bhriain");
        assert_eq!(read(b"Aoife N\x92 Bhriain"), "Aoife Ní Bhriain");
        assert_eq!(read(b"Gen\x8Fve"), "Genève");
        assert_eq!(read(b"don\x92t look"), "don’t look");
        assert_eq!(read(b"\x93The Weighing House\x94, caf\xE9"), "“The Weighing House”, café");
    }
}
