//! TIFF structures put together by hand: what no encoder writes.

/// The value of a field.
#[derive(Debug, Clone)]
pub(crate) enum Value {
    Short(u16),
    Shorts(Vec<u16>),
    Long(u32),
    Text(&'static str),
    Bytes(Vec<u8>),
    Longs(Vec<u32>),
    /// The offset of these bytes.
    Apart(Vec<u8>),
    /// The offsets of several pieces.
    Pieces(Vec<Vec<u8>>),
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

/// The pixels of a page: their size, their photometric interpretation, bits of a sample, and their planes, each a run of
/// bytes in the order of the file. One plane holds all the channels, or there is one for each.
#[derive(Debug, Clone)]
pub(crate) struct Page {
    pub(crate) size: (u32, u32),
    pub(crate) photometric: u16,
    pub(crate) bits: u16,
    pub(crate) channels: u16,
    pub(crate) planes: Vec<Vec<u8>>,
}

impl Page {
    /// The fields that describe it, with more.
    pub(crate) fn with(self, more: &[(u16, Value)]) -> Directory {
        let Self { size: (width, height), photometric, bits, channels, planes } = self;
        let lengths = planes.iter().map(|plane| u32::try_from(plane.len()).unwrap()).collect();
        let mut fields = vec![
            (256, Value::Long(width)),
            (257, Value::Long(height)),
            (258, Value::Shorts(vec![bits; channels.into()])),
            (259, Value::Short(1)),
            (262, Value::Short(photometric)),
            (277, Value::Short(channels)),
            (278, Value::Long(height)),
            (279, Value::Longs(lengths)),
            (284, Value::Short(if planes.len() > 1 { 2 } else { 1 })),
            (273, Value::Pieces(planes)),
        ];
        fields.extend_from_slice(more);
        fields.sort_by_key(|(tag, _)| *tag);
        fields
    }

    /// A file of this page alone, least significant byte first.
    pub(crate) fn file(self, more: &[(u16, Value)]) -> Vec<u8> {
        structure(*b"II\x2A\0", &[], &[self.with(more)])
    }
}

/// A page of red, green and blue samples of 8 bits.
pub(crate) fn rgb(width: u32, height: u32, samples: &[u8]) -> Page {
    Page { size: (width, height), photometric: 2, bits: 8, channels: 3, planes: vec![samples.to_vec()] }
}

/// A page of one colour of inks.
pub(crate) fn inks(width: u32, height: u32, colour: [u8; 4]) -> Page {
    let samples = super::plain(width, height, colour);
    Page { size: (width, height), photometric: 5, bits: 8, channels: 4, planes: vec![samples] }
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
            Value::Shorts(numbers) => {
                (3, numbers.len(), numbers.iter().flat_map(|number| self.short(*number)).collect())
            }
            Value::Longs(numbers) => {
                (4, numbers.len(), numbers.iter().flat_map(|number| self.long(*number as usize)).collect())
            }
            Value::Text(text) => (2, text.len() + 1, [text.as_bytes(), &[0]].concat()),
            Value::Bytes(bytes) => (7, bytes.len(), bytes.clone()),
            Value::Apart(bytes) => {
                let at = self.append(bytes);
                (4, 1, self.long(at).to_vec())
            }
            Value::Pieces(pieces) => {
                let places: Vec<usize> = pieces.iter().map(|piece| self.append(piece)).collect();
                (4, places.len(), places.into_iter().flat_map(|at| self.long(at)).collect())
            }
            Value::Below(directories) => {
                let places: Vec<usize> = directories.iter().map(|directory| self.directory(directory)).collect();
                (4, places.len(), places.into_iter().flat_map(|at| self.long(at)).collect())
            }
        }
    }
}
