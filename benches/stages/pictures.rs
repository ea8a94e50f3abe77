//! The stages that touch pixels: read, decode, colour, resize, encode, write.

use std::sync::LazyLock;

use divan::Bencher;
use onset::images::cache::{Cache, Key};
use onset::images::engine::{Encoding, Job, Size, encode_only, render};
use onset::load::picture::probe;

use crate::drawn::{jpeg, pixels, with_profile};

static JPEG: LazyLock<Vec<u8>> = LazyLock::new(jpeg);
static ADOBE: LazyLock<Vec<u8>> = LazyLock::new(|| with_profile(&JPEG, &moxcms::ColorProfile::new_adobe_rgb()));

const JPEG_80: Encoding = Encoding::Jpeg { quality: 80 };

/// Read: the facts of a picture of 6 megapixels.
#[divan::bench]
fn read_probe(bencher: Bencher<'_, '_>) {
    bencher.bench(|| probe(&JPEG).expect("it is a picture"));
}

/// Decode: at an eighth, quarter, half and the whole of the size, and encoded as JPEG without any resizing. Decoding
/// alone is this less `encode_jpeg` of the same width.
#[divan::bench(args = [375, 750, 1500, 3000])]
fn decode_and_encode(bencher: Bencher<'_, '_>, width: u32) {
    bencher.bench(|| one(&JPEG, width, JPEG_80));
}

/// Colour: as `decode_and_encode` of the same width, from Adobe RGB. The difference is the price of its profile.
#[divan::bench(args = [750, 1500])]
fn colour_too(bencher: Bencher<'_, '_>, width: u32) {
    bencher.bench(|| one(&ADOBE, width, JPEG_80));
}

/// Resize: decoded at half the size, 1500 pixels wide, and brought from there to a smaller width. Resizing alone is this
/// less `encode_jpeg` of that width, less what decoding at 1500 takes by the lines above.
#[divan::bench(args = [800, 1200])]
fn resize_too(bencher: Bencher<'_, '_>, width: u32) {
    bencher.bench(|| one(&JPEG, width, JPEG_80));
}

/// The whole ladder of a still: four widths in two formats.
#[divan::bench]
fn all_renditions(bencher: Bencher<'_, '_>) {
    let formats = [JPEG_80, Encoding::Webp { quality: 80 }];
    let widths = [480, 960, 1600, 2400];
    let jobs: Vec<Job> =
        widths.iter().flat_map(|width| formats.map(|encoding| Job { size: Size::Width(*width), encoding })).collect();
    bencher.bench(|| render(&JPEG, &jobs).expect("it is a picture"));
}

/// Encode: JPEG.
#[divan::bench(args = [375, 750, 1500, 3000])]
fn encode_jpeg(bencher: Bencher<'_, '_>, width: u32) {
    encode(bencher, width, JPEG_80);
}

/// Encode: WebP.
#[divan::bench(args = [375, 750, 1500, 3000])]
fn encode_webp(bencher: Bencher<'_, '_>, width: u32) {
    encode(bencher, width, Encoding::Webp { quality: 80 });
}

/// Write: a rendition of half a megabyte put into the cache.
#[divan::bench]
fn write_to_cache(bencher: Bencher<'_, '_>) {
    let folder = tempfile::tempdir().expect("there is a folder for such things");
    let cache = Cache::open(folder.path()).expect("the folder is new");
    let mut number = 0_u64;
    bencher.bench_local(|| {
        number += 1;
        cache.put(&Key::new(&[&number.to_be_bytes()]), &JPEG[..500_000]).expect("there is room");
    });
}

/// Write: the same found again, which a build without changes does for every rendition.
#[divan::bench]
fn find_in_cache(bencher: Bencher<'_, '_>) {
    let folder = tempfile::tempdir().expect("there is a folder for such things");
    let cache = Cache::open(folder.path()).expect("the folder is new");
    let key = Key::new(&[b"one"]);
    cache.put(&key, &JPEG[..500_000]).expect("there is room");
    bencher.bench(|| cache.get(&key));
}

fn one(source: &[u8], width: u32, encoding: Encoding) -> Vec<u8> {
    let job = Job { size: Size::Width(width), encoding };
    render(source, &[job]).expect("it is a picture").files.remove(0)
}

fn encode(bencher: Bencher<'_, '_>, width: u32, encoding: Encoding) {
    let samples = pixels(width);
    bencher
        .with_inputs(|| samples.clone())
        .bench_values(|samples| encode_only(width, width * 2 / 3, samples, encoding).expect("the size is right"));
}
