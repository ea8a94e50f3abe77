//! The small colour profiles (ICC.1:2010, version 4.2) that say "sRGB" in every published picture.
//!
//! They are put together here and not by the colour library, whose profile has some 600 bytes: a page of thumbnails
//! carries hundreds of them. The curve stands as a formula and once for all three channels, names are of one word.

/// The white of the profile connection space, D50, as X, Y and Z.
const D50: [i32; 3] = [0xF6D6, 0x1_0000, 0xD32D];

/// The primaries of sRGB (IEC 61966-2-1) brought from D65 to D50 by the Bradford matrix; together they make D50.
const PRIMARIES: [[i32; 3]; 3] = [[28_576, 14_581, 912], [25_239, 46_983, 6_361], [9_375, 3_972, 46_788]];

/// The Bradford matrix from D65 to D50, row by row.
const ADAPTATION: [i32; 9] = [68_674, 1_502, -3_291, 1_939, 64_912, -1_119, -606, 988, 49_262];

/// The curve of sRGB: (ax + b)^2.4 from d on, and cx below, as exponent, a, b, c and d.
const CURVE: [i32; 5] = [157_286, 62_119, 3_417, 5_072, 2_651];

/// A profile of sRGB, of 480 bytes.
pub(super) fn srgb() -> Vec<u8> {
    let [red, green, blue] = PRIMARIES.map(|primary| xyz(&primary));
    let tags: [(&[&[u8; 4]], Vec<u8>); 8] = [
        (&[b"desc"], text("sRGB")),
        (&[b"cprt"], text("CC0")),
        (&[b"wtpt"], xyz(&D50)),
        (&[b"chad"], numbers(*b"sf32", &ADAPTATION)),
        (&[b"rXYZ"], red),
        (&[b"gXYZ"], green),
        (&[b"bXYZ"], blue),
        (&[b"rTRC", b"gTRC", b"bTRC"], curve()),
    ];
    profile(*b"RGB ", &tags)
}

/// A profile for shades of grey with the curve of sRGB, of 316 bytes. Without one, layout programs take grey pictures
/// for their own press's and print them too dark or too light.
pub(super) fn grey() -> Vec<u8> {
    let tags: [(&[&[u8; 4]], Vec<u8>); 4] =
        [(&[b"desc"], text("sRGB grey")), (&[b"cprt"], text("CC0")), (&[b"wtpt"], xyz(&D50)), (&[b"kTRC"], curve())];
    profile(*b"GRAY", &tags)
}

/// Header (7.2), tag table (7.3) and tags; several names may share one tag's content.
fn profile(space: [u8; 4], tags: &[(&[&[u8; 4]], Vec<u8>)]) -> Vec<u8> {
    let names: usize = tags.iter().map(|(names, _)| names.len()).sum();
    let (mut table, mut content) = (number(names).to_vec(), Vec::new());
    let start = HEADER + 4 + 12 * names;
    for (names, bytes) in tags {
        for name in *names {
            table.extend_from_slice(*name);
            table.extend_from_slice(&number(start + content.len()));
            table.extend_from_slice(&number(bytes.len()));
        }
        content.extend_from_slice(bytes);
        content.resize(content.len().next_multiple_of(4), 0);
    }
    let mut out = header(space, start + content.len());
    out.extend_from_slice(&table);
    out.extend_from_slice(&content);
    out
}

/// Bytes of a profile's header.
const HEADER: usize = 128;

/// The header: a display's profile, for perceptual rendering, by no particular program or maker.
fn header(space: [u8; 4], size: usize) -> Vec<u8> {
    let mut out = vec![0; HEADER];
    let mut put = |at: usize, bytes: &[u8]| out[at..at + bytes.len()].copy_from_slice(bytes);
    put(0, &number(size));
    put(8, &[4, 0x20, 0, 0]);
    put(12, b"mntr");
    put(16, &space);
    put(20, b"XYZ ");
    // A profile must bear a date, and the file must not depend on the day: the first of January 2000.
    put(24, &[0x07, 0xD0, 0, 1, 0, 1]);
    put(36, b"acsp");
    for (index, value) in D50.iter().enumerate() {
        put(68 + 4 * index, &value.to_be_bytes());
    }
    out
}

fn curve() -> Vec<u8> {
    // A parametric curve (10.16) of the fourth kind, counted from zero.
    let mut out = b"para\0\0\0\0\0\x03\0\0".to_vec();
    out.extend(CURVE.iter().flat_map(|value| value.to_be_bytes()));
    out
}

fn xyz(values: &[i32; 3]) -> Vec<u8> {
    numbers(*b"XYZ ", values)
}

/// Numbers with 16 bits behind the point (4.6, s15Fixed16Number) under the signature of their type.
fn numbers(kind: [u8; 4], values: &[i32]) -> Vec<u8> {
    let mut out = [kind.as_slice(), &[0; 4]].concat();
    out.extend(values.iter().flat_map(|value| value.to_be_bytes()));
    out
}

/// A name (10.13, multiLocalizedUnicodeType) in English.
fn text(name: &str) -> Vec<u8> {
    let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut out = b"mluc\0\0\0\0\0\0\0\x01\0\0\0\x0CenUS".to_vec();
    out.extend_from_slice(&number(name.len()));
    out.extend_from_slice(&number(28));
    out.extend_from_slice(&name);
    out
}

/// A size or an offset; none here is near four gigabytes.
fn number(value: usize) -> [u8; 4] {
    u32::try_from(value).unwrap_or(u32::MAX).to_be_bytes()
}
