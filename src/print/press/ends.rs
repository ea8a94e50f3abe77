//! The ends of streams. A stream whose last byte is a carriage return, followed by the line feed that ends it, looks one byte
//! shorter than it says to readers that look for its end from behind, validators among them. Such a stream gets a whole line
//! end of its own (ISO 32000-1, 7.3.8.1), and the table of offsets is put right.

/// The end of a stream that looks like a line end of two bytes.
const DOUBTFUL: &[u8] = b"\r\nendstream";
/// Bytes of an entry of the table: ten digits, a blank, five digits, a blank, a letter, a line end.
const ENTRY: usize = 20;

/// How far before the next object the end of a stream is looked for, in bytes.
const NEAR: usize = 40;

/// The same document, no stream of which ends in doubt. What has no plain table of offsets stays as it is.
pub(super) fn without_doubt(pdf: Vec<u8>) -> Vec<u8> {
    let Some(table) = Table::read(&pdf) else { return pdf };
    let doubtful = table.doubtful(&pdf);
    if doubtful.is_empty() { pdf } else { table.ended(&pdf, &doubtful) }
}

/// The table of offsets (ISO 32000-1, 7.5.4).
struct Table {
    /// Where it begins.
    start: usize,
    /// Where its entries begin.
    entries: usize,
    /// Where each object begins; none for a free entry.
    offsets: Vec<Option<usize>>,
    /// Where the number at the end of the file stands that says where the table begins.
    said: usize,
}

impl Table {
    fn read(pdf: &[u8]) -> Option<Self> {
        let tail = pdf.len().saturating_sub(64);
        let said = tail + find(&pdf[tail..], b"startxref\n")? + b"startxref\n".len();
        let start: usize = std::str::from_utf8(&pdf[said..]).ok()?.lines().next()?.trim().parse().ok()?;
        let entries = (start + find(pdf.get(start..)?, b" f")?).checked_sub(16)?;
        let trailer = start + find(&pdf[start..], b"trailer")?;
        let offset = |entry: &[u8]| {
            let offset: usize = std::str::from_utf8(entry.get(..10)?).ok()?.parse().ok()?;
            Some((entry.get(17) == Some(&b'n') && offset <= pdf.len()).then_some(offset))
        };
        let offsets = pdf[entries..trailer].chunks(ENTRY).map(offset).collect::<Option<_>>()?;
        Some(Self { start, entries, offsets, said })
    }

    /// The line feeds that end streams in doubt, from the first to the last. A stream ends right before the next object.
    fn doubtful(&self, pdf: &[u8]) -> Vec<usize> {
        let ends = self.offsets.iter().flatten().copied().chain([self.start]);
        let mut places: Vec<usize> = ends
            .filter_map(|end| {
                let near = end.saturating_sub(NEAR);
                Some(near + find(&pdf[near..end], DOUBTFUL)? + 1)
            })
            .collect();
        places.sort_unstable();
        // A short object lies near the end of the stream before it, which is then seen from behind the object too.
        places.dedup();
        places
    }

    /// The document with a carriage return put in at each of these places.
    fn ended(&self, pdf: &[u8], places: &[usize]) -> Vec<u8> {
        let moved = |offset: usize| offset + places.iter().filter(|place| **place < offset).count();
        let mut out = Vec::with_capacity(pdf.len() + places.len());
        let mut from = 0;
        for place in places {
            out.extend(&pdf[from..*place]);
            out.push(b'\r');
            from = *place;
        }
        out.extend(&pdf[from..self.entries]);
        for (entry, offset) in pdf[self.entries..].chunks(ENTRY).zip(&self.offsets) {
            match offset {
                Some(offset) => out.extend(format!("{:010}", moved(*offset)).bytes()),
                None => out.extend(&entry[..10]),
            }
            out.extend(&entry[10..]);
        }
        out.extend(&pdf[self.entries + ENTRY * self.offsets.len()..self.said]);
        out.extend(format!("{}\n%%EOF", moved(self.start)).bytes());
        out
    }
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
