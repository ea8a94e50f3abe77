//! The ends of streams. A stream whose last byte is a carriage return, followed by the line feed that ends it, looks one byte
//! shorter than it says to readers that look for its end from behind, validators among them. Such a stream gets a whole line
//! end of its own (ISO 32000-1, 7.3.8.1), and the table of offsets is put right.

/// The end of a stream that looks like a line end of two bytes.
const DOUBTFUL: &[u8] = b"\r\nendstream";
/// Bytes of an entry of the table: ten digits, a blank, five digits, a blank, a letter, a line end.
const ENTRY: usize = 20;

/// The same document, no stream of which ends in doubt. What has no plain table of offsets stays as it is.
pub(super) fn without_doubt(pdf: Vec<u8>) -> Vec<u8> {
    let doubtful: Vec<usize> =
        pdf.windows(DOUBTFUL.len()).enumerate().filter(|(_, at)| *at == DOUBTFUL).map(|(at, _)| at + 1).collect();
    if doubtful.is_empty() { pdf } else { ended(&pdf, &doubtful).unwrap_or(pdf) }
}

/// With a carriage return put in at each of these places.
fn ended(pdf: &[u8], places: &[usize]) -> Option<Vec<u8>> {
    let moved = |offset: usize| offset + places.iter().filter(|place| **place <= offset).count();
    let tail = pdf.len().saturating_sub(64);
    let start = tail + find(&pdf[tail..], b"startxref")? + b"startxref\n".len();
    let table: usize = std::str::from_utf8(&pdf[start..]).ok()?.lines().next()?.trim().parse().ok()?;
    let entries = table + find(pdf.get(table..)?, b" f")? - 16;
    let trailer = table + find(&pdf[table..], b"trailer")?;
    let mut out = Vec::with_capacity(pdf.len() + places.len());
    let mut from = 0;
    for place in places {
        out.extend(&pdf[from..*place]);
        out.push(b'\r');
        from = *place;
    }
    out.extend(&pdf[from..entries]);
    for entry in pdf[entries..trailer].chunks(ENTRY) {
        let offset: usize = std::str::from_utf8(entry.get(..10)?).ok()?.parse().ok()?;
        let offset = if entry.get(17) == Some(&b'n') { moved(offset) } else { offset };
        out.extend(format!("{offset:010}").bytes());
        out.extend(&entry[10..]);
    }
    out.extend(&pdf[trailer..start]);
    out.extend(format!("{}\n%%EOF", moved(table)).bytes());
    Some(out)
}

fn find(text: &[u8], word: &[u8]) -> Option<usize> {
    text.windows(word.len()).position(|at| at == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(data: &str) -> Vec<u8> {
        let mut pdf = format!("%PDF-1.7\n1 0 obj\n<</Length {}>>\nstream\n{data}\nendstream\nendobj\n", data.len());
        let second = pdf.len();
        pdf.push_str("2 0 obj\n<<>>\nendobj\n");
        let table = pdf.len();
        pdf.push_str(&format!("xref\n0 3\n0000000000 65535 f\r\n0000000009 00000 n\r\n{second:010} 00000 n\r\n"));
        pdf.push_str(&format!("trailer\n<</Size 3>>\nstartxref\n{table}\n%%EOF"));
        pdf.into_bytes()
    }

    #[test]
    fn a_stream_that_ends_in_doubt_gets_a_whole_line_end_and_offsets_stay_true() {
        let pdf = without_doubt(document("abc\r"));
        let text = String::from_utf8(pdf.clone()).unwrap();
        assert!(text.contains("abc\r\r\nendstream"));
        let offset_at = |at: usize| text[at..at + 10].parse::<usize>().unwrap();
        let table =
            text.rfind("startxref\n").map(|at| text[at + 10..].lines().next().unwrap().parse::<usize>().unwrap());
        let table = table.unwrap();
        assert!(text[table..].starts_with("xref\n"));
        let entries = table + "xref\n0 3\n".len();
        assert!(text[offset_at(entries + ENTRY)..].starts_with("1 0 obj"));
        assert!(text[offset_at(entries + 2 * ENTRY)..].starts_with("2 0 obj"));
    }

    #[test]
    fn any_other_document_stays_as_it_is() {
        assert_eq!(without_doubt(document("abc")), document("abc"));
        assert_eq!(without_doubt(b"x\r\nendstream".to_vec()), b"x\r\nendstream");
    }
}
