//! The items of a HEIF file (ISO/IEC 23008-12): which pictures and packets it holds, how they belong together, and where
//! their bytes lie.

use super::PictureError;
use super::boxes::{Fields, Part, below, boxes};
use super::source::Source;
use std::collections::BTreeMap;
use std::io::Cursor;
use std::ops::Range;

/// The largest description of items that is read, in bytes.
const MAX_META: u64 = 4 << 20;

/// What a file holds.
#[derive(Debug, Default)]
pub(super) struct Items {
    /// Which item is the picture.
    pub(super) primary: u32,
    items: BTreeMap<u32, Item>,
    properties: Vec<Property>,
    references: Vec<Reference>,
}

/// One item.
#[derive(Debug, Default)]
pub(super) struct Item {
    /// Its type, as `av01`, `grid`, `Exif` or `mime`.
    pub(super) kind: [u8; 4],
    /// The media type of a `mime` item.
    pub(super) media_type: Vec<u8>,
    /// Where its bytes lie in the file, piece by piece.
    pub(super) places: Vec<Range<u64>>,
    properties: Vec<usize>,
}

/// A property that items share.
#[derive(Debug)]
pub(super) struct Property {
    /// Its type, as `ispe` or `colr`.
    pub(super) name: [u8; 4],
    /// Its content.
    pub(super) content: Vec<u8>,
}

/// That one item points to others.
#[derive(Debug)]
struct Reference {
    kind: [u8; 4],
    from: u32,
    to: Vec<u32>,
}

impl Items {
    /// Reads the description of the items, without reading any of them.
    ///
    /// # Errors
    ///
    /// `Damaged` if there is none or it breaks off.
    pub(super) fn read(source: &mut Source<'_>) -> Result<Self, PictureError> {
        let missing = || PictureError::damaged("it does not say what it holds");
        let all = source.length();
        let part = below(source, 0, all, &[*b"meta"]).into_iter().next().ok_or_else(missing)?;
        if part.length > MAX_META {
            return Err(PictureError::damaged("the description of what it holds is out of all proportion"));
        }
        let meta = source.part(part.at, part.length)?;
        Self::parse(&meta, part.at).ok_or_else(missing)
    }

    /// `meta` is the content of the box, `at` where in the file that begins.
    fn parse(meta: &[u8], at: u64) -> Option<Self> {
        let mut found = Self::default();
        let mut input = Cursor::new(meta);
        let mut source = Source::new(&mut input, meta.len() as u64);
        let parts = boxes(&mut source, 4, meta.len() as u64);
        let content = |part: &Part| {
            let start = usize::try_from(part.at).ok()?;
            meta.get(start..start + usize::try_from(part.length).ok()?)
        };
        let named = |name: &[u8; 4]| parts.iter().find(|part| part.name == *name);
        let data = named(b"idat").map(|part| at + part.at..at + part.at + part.length);
        found.primary = primary(content(named(b"pitm")?)?)?;
        found.information(content(named(b"iinf")?)?)?;
        found.locations(content(named(b"iloc")?)?, data.as_ref())?;
        if let Some(references) = named(b"iref").and_then(content) {
            found.references = references_in(references);
        }
        if let Some(part) = named(b"iprp") {
            let lists = below(&mut source, part.at, part.length, &[*b"ipma"]);
            for property in below(&mut source, part.at, part.length, &[*b"ipco"]) {
                let all = boxes(&mut source, property.at, property.length);
                let read = |part: Part| Some(Property { name: part.name, content: content(&part)?.to_vec() });
                found.properties.extend(all.into_iter().filter_map(read));
            }
            lists.iter().filter_map(content).for_each(|list| {
                found.associations(list);
            });
        }
        Some(found)
    }

    /// An item by its number.
    pub(super) fn item(&self, id: u32) -> Option<&Item> {
        self.items.get(&id)
    }

    /// Every item with its number.
    pub(super) fn iter(&self) -> impl Iterator<Item = (u32, &Item)> {
        self.items.iter().map(|(id, item)| (*id, item))
    }

    /// The properties of an item, in the order in which they are to be applied.
    pub(super) fn properties<'a>(&'a self, item: &'a Item) -> impl Iterator<Item = &'a Property> {
        item.properties.iter().filter_map(|index| self.properties.get(index.checked_sub(1)?))
    }

    /// The content of the first property of a name.
    pub(super) fn property<'a>(&'a self, item: &'a Item, name: [u8; 4]) -> Option<&'a [u8]> {
        self.properties(item).find(|property| property.name == name).map(|property| property.content.as_slice())
    }

    /// The items that one points to by references of a kind.
    pub(super) fn referred(&self, from: u32, kind: [u8; 4]) -> &[u32] {
        let reference = self.references.iter().find(|reference| reference.from == from && reference.kind == kind);
        reference.map_or(&[], |reference| &reference.to)
    }

    /// `iinf`: the types of all items.
    fn information(&mut self, content: &[u8]) -> Option<()> {
        let mut fields = Fields(content);
        let (version, _) = fields.version()?;
        fields.number(if version == 0 { 2 } else { 4 })?;
        let mut input = Cursor::new(fields.0);
        let length = fields.0.len() as u64;
        for part in boxes(&mut Source::new(&mut input, length), 0, length) {
            let start = usize::try_from(part.at).ok()?;
            let entry = fields.0.get(start..start + usize::try_from(part.length).ok()?)?;
            let Some((id, item)) = entry_in(entry).filter(|_| part.name == *b"infe") else { continue };
            self.items.insert(id, item);
        }
        Some(())
    }

    /// `iloc`: where items lie, in the file or in the box `idat`, whose place in the file is `data`.
    fn locations(&mut self, content: &[u8], data: Option<&Range<u64>>) -> Option<()> {
        let mut fields = Fields(content);
        let (version, _) = fields.version()?;
        let sizes = fields.number(2)?;
        let size = |nibble: u32| usize::try_from(sizes >> (nibble * 4) & 0xF).unwrap_or_default();
        let (offset, length, base, index) = (size(3), size(2), size(1), if version == 0 { 0 } else { size(0) });
        let wide = if version < 2 { 2 } else { 4 };
        for _ in 0..fields.number(wide)? {
            let id = u32::try_from(fields.number(wide)?).ok()?;
            let method = if version == 0 { 0 } else { fields.number(2)? & 0xF };
            fields.number(2)?;
            let start = fields.number(base)?;
            let start = match (method, data) {
                (0, _) => Some(start),
                (1, Some(data)) => data.start.checked_add(start),
                _ => None,
            };
            let mut places = Vec::new();
            // Without a length there is nothing to tell a long list from an endless one.
            for _ in 0..fields.number(2).filter(|_| length > 0)? {
                fields.take(index)?;
                let (from, size) = (fields.number(offset)?, fields.number(length)?);
                let from = start.and_then(|start| start.checked_add(from));
                places.extend(from.and_then(|from| Some(from..from.checked_add(size)?)));
            }
            if let Some(item) = self.items.get_mut(&id) {
                item.places = places;
            }
        }
        Some(())
    }

    /// `ipma`: which properties an item has.
    fn associations(&mut self, content: &[u8]) -> Option<()> {
        let mut fields = Fields(content);
        let (version, flags) = fields.version()?;
        for _ in 0..fields.number(4)? {
            let id = u32::try_from(fields.number(if version == 0 { 2 } else { 4 })?).ok()?;
            let count = fields.number(1)?;
            // The highest bit says that the property must be understood.
            let (bytes, mask) = if flags & 1 == 1 { (2, 0x7FFF) } else { (1, 0x7F) };
            let indices = (0..count).map(|_| usize::try_from(fields.number(bytes)? & mask).ok());
            let indices = indices.collect::<Option<Vec<_>>>()?;
            if let Some(item) = self.items.get_mut(&id) {
                item.properties.extend(indices);
            }
        }
        Some(())
    }
}

fn primary(content: &[u8]) -> Option<u32> {
    let mut fields = Fields(content);
    let (version, _) = fields.version()?;
    u32::try_from(fields.number(if version == 0 { 2 } else { 4 })?).ok()
}

/// `infe`, versions 2 and 3; older ones know no types.
fn entry_in(content: &[u8]) -> Option<(u32, Item)> {
    let mut fields = Fields(content);
    let (version, _) = fields.version()?;
    let id = match version {
        2 => fields.number(2)?,
        3 => fields.number(4)?,
        _ => return None,
    };
    fields.number(2)?;
    let kind = fields.take(4)?.try_into().ok()?;
    fields.text();
    let media_type = fields.text().unwrap_or_default().to_vec();
    Some((u32::try_from(id).ok()?, Item { kind, media_type, ..Item::default() }))
}

/// `iref`: boxes named after what the reference means.
fn references_in(content: &[u8]) -> Vec<Reference> {
    let wide = if content.first() == Some(&0) { 2 } else { 4 };
    let mut input = Cursor::new(content);
    let length = content.len() as u64;
    let parts = boxes(&mut Source::new(&mut input, length), 4, length);
    let one = |part: Part| {
        let start = usize::try_from(part.at).ok()?;
        let mut fields = Fields(content.get(start..start + usize::try_from(part.length).ok()?)?);
        let from = u32::try_from(fields.number(wide)?).ok()?;
        let count = fields.number(2)?;
        let to = (0..count).map(|_| u32::try_from(fields.number(wide)?).ok()).collect::<Option<_>>()?;
        Some(Reference { kind: part.name, from, to })
    };
    parts.into_iter().filter_map(one).collect()
}
