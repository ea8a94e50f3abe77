//! TIFF structures put together by hand: what no encoder writes.

/// The value of a field.
#[derive(Debug, Clone)]
pub(crate) enum Value {
    Short(u16),
    Long(u32),
    Text(&'static str),
    Bytes(Vec<u8>),
    /// The offset of these bytes.
    Apart(Vec<u8>),
    /// The offsets of these directories.
    Below(Vec<Directory>),
}

/// The fields of a directory.
pub(crate) type Directory = Vec<(u16, Value)>;

/// A structure of the directories, one after another in a chain. `mark` are the four bytes of the head, of which the
/// first tells the byte order, and `more` what stands between the head and everything else.
pub(crate) fn structure(mark: [u8; 4], more: &[u8], chain: &[Directory]) -> Vec<u8> {
    let mut draft = Draft { little: mark[0] == b'I', out: [mark.as_slice(), &[0; 4], more].concat() };
    let mut link = 4;
    for directory in chain {
        let at = draft.directory(directory);
        let number = draft.long(at);
        draft.out[link..link + 4].copy_from_slice(&number);
        link = draft.out.len() - 4;
    }
    draft.out
}

struct Draft {
    little: bool,
    out: Vec<u8>,
}

impl Draft {
    fn long(&self, number: usize) -> [u8; 4] {
        let number = u32::try_from(number).unwrap();
        if self.little { number.to_le_bytes() } else { number.to_be_bytes() }
    }

    fn short(&self, number: u16) -> [u8; 2] {
        if self.little { number.to_le_bytes() } else { number.to_be_bytes() }
    }

    fn append(&mut self, bytes: &[u8]) -> usize {
        let at = self.out.len();
        self.out.extend_from_slice(bytes);
        at
    }

    /// Writes a directory behind everything that it points to, without a next one, and gives its place.
    fn directory(&mut self, fields: &Directory) -> usize {
        let mut entries = Vec::new();
        for (tag, value) in fields {
            let (kind, count, bytes) = self.value(value);
            let mut inline = bytes;
            if inline.len() > 4 {
                let at = self.append(&inline);
                inline = self.long(at).to_vec();
            }
            inline.resize(4, 0);
            entries.extend([self.short(*tag), self.short(kind)].concat());
            entries.extend(self.long(count));
            entries.extend(inline);
        }
        let count = self.short(u16::try_from(fields.len()).unwrap());
        let at = self.append(&count);
        self.append(&entries);
        self.append(&[0; 4]);
        at
    }

    fn value(&mut self, value: &Value) -> (u16, usize, Vec<u8>) {
        match value {
            Value::Short(number) => (3, 1, self.short(*number).to_vec()),
            Value::Long(number) => (4, 1, self.long(*number as usize).to_vec()),
            Value::Text(text) => (2, text.len() + 1, [text.as_bytes(), &[0]].concat()),
            Value::Bytes(bytes) => (7, bytes.len(), bytes.clone()),
            Value::Apart(bytes) => {
                let at = self.append(bytes);
                (4, 1, self.long(at).to_vec())
            }
            Value::Below(directories) => {
                let places: Vec<usize> = directories.iter().map(|directory| self.directory(directory)).collect();
                (4, places.len(), places.into_iter().flat_map(|at| self.long(at)).collect())
            }
        }
    }
}
