//! What comes out of the engine, looked at by decoding it.

#[cfg(feature = "avif")]
mod avif;
mod ciede;
mod colour;
mod hostile;

use super::*;
use crate::load::picture::drawn::kinds::{grey_jpeg, rarer_kinds};
use crate::load::picture::drawn::raw::{dng, every_raw};
use crate::load::picture::drawn::tiff::{Page, Value, rgb};
use crate::load::picture::drawn::{CORNERS, every_kind, jpeg, jpeg_in, plain, png_with_profile};
use crate::load::picture::drawn::{turned, with_profile, with_segment};
use crate::load::picture::probe;
use image::{DynamicImage, ExtendedColorType, ImageEncoder};
use moxcms::{ColorProfile, Layout, TransformOptions};
use mozjpeg::ColorSpace;

const PNG: Encoding = Encoding::Png;
const JPEG: Encoding = Encoding::Jpeg { quality: 85 };
const WEBP: Encoding = Encoding::Webp { quality: 85 };

fn one(source: &[u8], size: Size, encoding: Encoding) -> Vec<u8> {
    render(source, &[Job { size, encoding }]).unwrap().files.remove(0)
}

fn seen(file: &[u8]) -> DynamicImage {
    image::load_from_memory(file).unwrap()
}

fn assert_near(found: [u8; 3], expected: [u8; 3], tolerance: u8, what: &str) {
    let near = found.iter().zip(expected).all(|(found, expected)| found.abs_diff(expected) <= tolerance);
    assert!(near, "{what}: {found:?} is not {expected:?}");
}

/// The colours in the middle of the four quarters.
fn corners(file: &[u8]) -> [[u8; 3]; 4] {
    let picture = seen(file).into_rgb8();
    let (width, height) = picture.dimensions();
    [(1, 1), (3, 1), (1, 3), (3, 3)].map(|(x, y)| picture.get_pixel(width * x / 4, height * y / 4).0)
}

#[test]
fn every_kind_comes_out_in_every_encoding() {
    for (extension, file) in every_kind(120, 80) {
        for encoding in [PNG, JPEG, WEBP] {
            let rendition = one(&file, Size::Width(60), encoding);
            let picture = probe(&rendition).unwrap();
            assert_eq!((picture.kind, picture.width, picture.height), (encoding.kind(), 60, 40));
            for (found, expected) in corners(&rendition).into_iter().zip(CORNERS) {
                assert_near(found, expected, 8, extension);
            }
        }
    }
}

#[test]
fn a_negative_gives_each_size_as_if_it_were_the_only_one() {
    let sizes = [40, 120, 10, 60, 300].map(Size::LongSide);
    for (extension, file) in every_kind(120, 80) {
        let mut negative = Negative::new(file.clone());
        for size in sizes {
            assert!(negative.pixels(size).unwrap() == Pixels::of(&file, size).unwrap(), "{extension} {size:?}");
        }
    }
}

#[test]
fn rarer_variants_of_each_format_come_out_too() {
    for (what, file) in rarer_kinds(62, 34) {
        for (found, expected) in corners(&one(&file, Size::Full, PNG)).into_iter().zip(CORNERS) {
            assert_near(found, expected, 8, what);
        }
    }
    for progressive in [false, true] {
        assert_near(corners(&one(&grey_jpeg(16, 16, progressive), Size::Full, PNG))[0], [120; 3], 2, "grey");
    }
}

#[test]
fn of_a_jpeg_with_a_gain_map_the_picture_itself_is_shown() {
    let base = with_segment(&jpeg(60, 40), 0xE2, &[b"MPF\0", b"MM\0\x2A\0\0\0\x08\0\0"]);
    let file = [base, grey_jpeg(15, 10, false)].concat();
    for (found, expected) in corners(&one(&file, Size::Full, PNG)).into_iter().zip(CORNERS) {
        assert_near(found, expected, 6, "base");
    }
}

#[test]
fn a_grey_tiff_with_opacity_keeps_it() {
    let samples = plain(16, 16, [90, 128]);
    let page = Page { photometric: 1, channels: 2, ..rgb(16, 16, &samples) };
    let file = page.file(&[(338, Value::Short(2))]);
    assert_eq!(seen(&one(&file, Size::Full, PNG)).into_rgba8().get_pixel(5, 5).0, [90, 90, 90, 128]);
}

#[test]
fn all_orientations_come_out_upright() {
    let [tl, tr, bl, br] = CORNERS;
    // What is seen of quarters stored as top left, top right, bottom left, bottom right (EXIF 2.32, 4.6.4 A).
    let seen = [
        [tl, tr, bl, br],
        [tr, tl, br, bl],
        [br, bl, tr, tl],
        [bl, br, tl, tr],
        [tl, bl, tr, br],
        [bl, tl, br, tr],
        [br, tr, bl, tl],
        [tr, br, tl, bl],
    ];
    for (orientation, expected) in (1..).zip(seen) {
        let source = turned(&jpeg(96, 64), orientation);
        for size in [Size::Full, Size::Width(24), Size::LongSide(48), fill(30, 30, 500, 500)] {
            let rendition = one(&source, size, PNG);
            for (found, expected) in corners(&rendition).into_iter().zip(expected) {
                assert_near(found, expected, 6, &format!("orientation {orientation}, {size:?}"));
            }
        }
        assert_eq!(probe(&one(&source, Size::Full, JPEG)).unwrap().orientation.exif(), 1);
    }
}

#[test]
fn the_preview_of_a_raw_comes_out_upright_and_in_srgb() {
    let [tl, tr, bl, br] = CORNERS;
    for (extension, file) in every_raw(&jpeg(900, 600)).into_iter().skip(1) {
        let rendition = one(&file, Size::Width(60), PNG);
        // The raws are to be turned to the left.
        for (found, expected) in corners(&rendition).into_iter().zip([tr, br, tl, bl]) {
            assert_near(found, expected, 6, extension);
        }
        assert_eq!(probe(&one(&file, Size::Full, JPEG)).unwrap().width, 600, "{extension}");
    }
    // The preview of the DNG says that it is in Adobe RGB.
    let adobe = ColorProfile::new_adobe_rgb();
    let plain = jpeg_in(ColorSpace::JCS_RGB, 700, 500, &plain(700, 500, written_in(&adobe)), false);
    assert_near(corners(&one(&dng(b"", &plain), Size::Width(16), PNG))[0], [180, 90, 40], 3, "Adobe RGB");
}

fn fill(width: u32, height: u32, x: u16, y: u16) -> Size {
    Size::Fill { width, height, gravity: Gravity::Point(crate::load::scalars::Focus { x, y }) }
}

#[test]
fn sizes_are_the_ones_foretold() {
    let sizes = [1, 2, 3, 7, 33, 50, 99, 100, 101, 160, 250].map(|side| [Size::Width(side), Size::LongSide(side)]);
    let mut sizes: Vec<Size> = sizes.into_iter().flatten().collect();
    sizes.extend([
        Size::Full,
        Size::Width(0),
        fill(40, 40, 0, 0),
        fill(300, 10, 1000, 1000),
        fill(0, 5, 2000, 0),
        fill(9000, 1, 300, 300),
        fill(1, 9000, 300, 300),
    ]);
    let jobs: Vec<Job> = sizes.iter().map(|size| Job { size: *size, encoding: PNG }).collect();
    for (width, height) in [(100, 67), (67, 100), (1, 1), (250, 3), (3, 250), (64, 64), (199, 133)] {
        for orientation in [1, 6] {
            let source = turned(&jpeg(width, height), orientation);
            let picture = probe(&source).unwrap();
            for (job, file) in jobs.iter().zip(render(&source, &jobs).unwrap().files) {
                let made = probe(&file).unwrap();
                let foretold = job.size.of(picture.width, picture.height);
                assert_eq!((made.width, made.height), foretold, "{:?} of {width} x {height}", job.size);
            }
        }
    }
}

#[test]
fn only_fill_enlarges() {
    assert_eq!(Size::Width(4000).of(3000, 2000), (3000, 2000));
    assert_eq!(Size::LongSide(4000).of(2000, 3000), (2000, 3000));
    assert_eq!(Size::LongSide(1500).of(2000, 3000), (1000, 1500));
    assert_eq!(Size::Width(1).of(3, 20_000), (1, 6667));
    assert_eq!(fill(1200, 630, 0, 0).of(10, 10), (1200, 630));
}

#[test]
fn fill_keeps_the_focus_in_view() {
    let source = jpeg(400, 100);
    let left = corners(&one(&source, fill(50, 50, 100, 500), PNG));
    assert_near(left[1], CORNERS[0], 6, "left");
    let right = corners(&one(&source, fill(50, 50, 900, 500), PNG));
    assert_near(right[0], CORNERS[1], 6, "right");
    assert_near(right[2], CORNERS[3], 6, "right");
}

/// The samples that mean sRGB's (180, 90, 40) in the profile.
fn written_in(profile: &ColorProfile) -> [u8; 3] {
    let options = TransformOptions::default();
    let transform = ColorProfile::new_srgb().create_transform_8bit(Layout::Rgb, profile, Layout::Rgb, options);
    let mut written = [0; 3];
    transform.unwrap().transform(&[180, 90, 40], &mut written).unwrap();
    written
}

#[test]
fn profiles_are_applied() {
    let wide = [ColorProfile::new_display_p3(), ColorProfile::new_adobe_rgb(), ColorProfile::new_pro_photo_rgb()];
    for profile in wide {
        let colour = written_in(&profile);
        assert!(colour[0].abs_diff(180) > 4, "the profile makes a difference: {colour:?}");
        let icc = profile.encode().unwrap();
        let plain = plain(64, 64, colour);
        let jpeg = with_profile(&jpeg_in(ColorSpace::JCS_RGB, 64, 64, &plain, false), &icc);
        let png = png_with_profile(64, 64, &plain, ExtendedColorType::Rgb8, icc.clone());
        let deep: Vec<u8> = plain.iter().flat_map(|sample| (u16::from(*sample) * 257).to_ne_bytes()).collect();
        let deep = png_with_profile(64, 64, &deep, ExtendedColorType::Rgb16, icc);
        for source in [jpeg, png, deep] {
            for size in [Size::Full, Size::Width(16)] {
                assert_near(corners(&one(&source, size, PNG))[0], [180, 90, 40], 3, "patch");
            }
        }
    }
    let source = jpeg_in(ColorSpace::JCS_RGB, 64, 64, &plain(64, 64, [180, 90, 40]), false);
    assert_near(corners(&one(&source, Size::Full, PNG))[0], [180, 90, 40], 2, "untagged");
}

#[test]
fn grey_is_grey_and_its_gamma_is_applied() {
    let source = jpeg_in(ColorSpace::JCS_GRAYSCALE, 32, 32, &plain(32, 32, [100]), false);
    assert_near(corners(&one(&source, Size::Full, PNG))[0], [100; 3], 1, "untagged");
    // 100 at gamma 1.0 is 0.392 of the light, which sRGB writes as 168.
    let linear = ColorProfile::new_gray_with_gamma(1.0).encode().unwrap();
    assert_near(corners(&one(&with_profile(&source, &linear), Size::Full, PNG))[0], [168; 3], 2, "linear");
}

#[test]
fn inks_become_light() {
    // Adobe's JPEGs hold inks inverted; mozjpeg marks CMYK files as Adobe does.
    let source = |inks: [u8; 4]| {
        let stored = plain(32, 32, inks.map(|ink| 255 - ink));
        jpeg_in(ColorSpace::JCS_CMYK, 32, 32, &stored, false)
    };
    let seen = |inks| corners(&one(&source(inks), Size::Full, PNG))[0];
    assert_near(seen([0, 0, 0, 0]), [255, 255, 255], 2, "paper");
    assert_near(seen([255, 0, 0, 0]), [0, 255, 255], 2, "cyan");
    assert_near(seen([0, 0, 0, 255]), [0, 0, 0], 2, "black");
    assert_near(seen([0, 128, 255, 0]), [255, 127, 0], 2, "orange");
    let broken = with_profile(&source([0, 255, 0, 0]), b"not a profile");
    assert_near(corners(&one(&broken, Size::Full, PNG))[0], [255, 0, 255], 2, "magenta");
}

/// A profile of inks, of two grid points an ink, in which cyan alone is a dull teal.
fn ink_profile() -> Vec<u8> {
    use moxcms::{DataColorSpace, LutDataType, LutStore, LutType, LutWarehouse, Matrix3d, ProfileClass};
    let mut profile = ColorProfile::new_lab();
    profile.profile_class = ProfileClass::OutputDevice;
    profile.color_space = DataColorSpace::Cmyk;
    profile.pcs = DataColorSpace::Lab;
    let line: Vec<u16> = vec![0, 65_535];
    let node = |node: u16| match node {
        0 => [65_280, 32_768, 32_768],
        8 => [35_000, 25_500, 28_500],
        _ => [0, 32_768, 32_768],
    };
    profile.lut_a_to_b_perceptual = Some(LutWarehouse::Lut(LutDataType {
        num_input_channels: 4,
        num_output_channels: 3,
        num_clut_grid_points: 2,
        matrix: Matrix3d::IDENTITY,
        num_input_table_entries: 2,
        num_output_table_entries: 2,
        input_table: LutStore::Store16(line.repeat(4)),
        clut_table: LutStore::Store16((0..16).flat_map(node).collect()),
        output_table: LutStore::Store16(line.repeat(3)),
        lut_type: LutType::Lut16,
    }));
    profile.encode().unwrap()
}

#[test]
fn a_profile_of_inks_is_applied() {
    let source = |inks: [u8; 4]| {
        let stored = plain(32, 32, inks.map(|ink| 255 - ink));
        with_profile(&jpeg_in(ColorSpace::JCS_CMYK, 32, 32, &stored, false), &ink_profile())
    };
    let seen = |inks| corners(&one(&source(inks), Size::Full, PNG))[0];
    assert_near(seen([0, 0, 0, 0]), [255, 255, 255], 3, "paper");
    let [red, green, blue] = seen([255, 0, 0, 0]);
    assert!(red < 80 && green > 120 && green < 180 && blue > 120 && blue < 200, "teal: {red} {green} {blue}");
}

fn half_transparent() -> Vec<u8> {
    let mut file = Vec::new();
    let samples = plain(40, 40, [200, 0, 0, 128]);
    let encoder = image::codecs::png::PngEncoder::new(&mut file);
    encoder.write_image(&samples, 40, 40, ExtendedColorType::Rgba8).unwrap();
    file
}

#[test]
fn transparency_is_kept_or_laid_on_white() {
    let source = half_transparent();
    for size in [Size::Full, Size::Width(10), fill(20, 10, 0, 0)] {
        for encoding in [PNG, WEBP] {
            let [r, g, b, alpha] = seen(&one(&source, size, encoding)).into_rgba8().get_pixel(5, 5).0;
            assert_near([r, g, b], [200, 0, 0], 6, "colour");
            assert!(alpha.abs_diff(128) < 3);
        }
        assert_near(corners(&one(&source, size, JPEG))[0], [227, 127, 127], 6, "on white");
    }
    assert_eq!(render(&source, &[]).unwrap().finding.colour, [227, 127, 127]);
    let opaque = seen(&one(&every_kind(20, 20)[5].1, Size::Full, PNG));
    assert!(!opaque.color().has_alpha());
}

#[test]
fn the_mean_colour_is_the_mean() {
    let source = jpeg(80, 80);
    let mean = |channel: usize| CORNERS.iter().map(|corner| u32::from(corner[channel])).sum::<u32>() / 4;
    let expected = [0, 1, 2].map(|channel| u8::try_from(mean(channel)).unwrap());
    assert_near(render(&source, &[]).unwrap().finding.colour, expected, 3, "no jobs");
    let jobs = [Job { size: Size::Width(20), encoding: JPEG }, Job { size: Size::Full, encoding: WEBP }];
    assert_near(render(&source, &jobs).unwrap().finding.colour, expected, 3, "two jobs");
}

#[test]
fn files_stand_in_the_order_of_the_jobs_and_do_not_change() {
    let source = jpeg(300, 200);
    let sizes = [Size::Width(50), fill(60, 60, 0, 0), Size::Full, Size::Width(150)];
    let jobs: Vec<Job> =
        sizes.into_iter().flat_map(|size| [JPEG, WEBP, PNG].map(|encoding| Job { size, encoding })).collect();
    let first = render(&source, &jobs).unwrap();
    for (job, file) in jobs.iter().zip(&first.files) {
        let made = probe(file).unwrap();
        assert_eq!(
            (made.kind, made.width, made.height),
            (job.encoding.kind(), job.size.of(300, 200).0, job.size.of(300, 200).1)
        );
    }
    assert_eq!(render(&source, &jobs).unwrap(), first);
}

#[test]
fn what_no_format_can_hold_is_refused() {
    let source = jpeg(10, 10);
    let refused = |size, encoding| render(&source, &[Job { size, encoding }]).unwrap_err();
    assert!(matches!(refused(fill(16_384, 10, 0, 0), WEBP), PictureError::Unsupported(_)));
    assert!(matches!(refused(fill(65_501, 10, 0, 0), JPEG), PictureError::Unsupported(_)));
    assert!(matches!(refused(fill(40_000, 40_000, 0, 0), PNG), PictureError::TooLarge { .. }));
}

#[test]
fn reductions_in_steps_stay_close_to_direct_ones() {
    // Fine rings show any loss of sharpness; the squares of the coordinates, cut to a byte, make them without a sine.
    let ring = |x: u32, y: u32| {
        let square = x.abs_diff(480).pow(2) + y.abs_diff(320).pow(2);
        let phase = u8::try_from(square.isqrt() * 20 % 256).unwrap();
        phase.abs_diff(128)
    };
    let samples: Vec<u8> = (0..640).flat_map(|y| (0..960).flat_map(move |x| [ring(x, y); 3])).collect();
    let source =
        png_with_profile(960, 640, &samples, ExtendedColorType::Rgb8, ColorProfile::new_srgb().encode().unwrap());
    let jobs: Vec<Job> = [640, 400, 240].map(|width| Job { size: Size::Width(width), encoding: PNG }).to_vec();
    let stepped = render(&source, &jobs).unwrap().files.pop().unwrap();
    let direct = one(&source, Size::Width(240), PNG);
    let (stepped, direct) = (seen(&stepped).into_rgb8(), seen(&direct).into_rgb8());
    let error = |(a, b): (&u8, &u8)| f64::from(a.abs_diff(*b)).powi(2);
    let squares: f64 = stepped.iter().zip(direct.iter()).map(error).sum();
    let mean = squares / (240.0 * 160.0 * 3.0);
    assert!(mean < 6.5, "mean squared error {mean}, which is below 40 dB");
}

#[test]
fn a_rendition_made_alone_is_the_same_as_made_with_the_others() {
    let source = jpeg(500, 375);
    let sizes = [Size::Width(400), Size::Width(180), fill(60, 60, 300, 300), Size::LongSide(80), Size::Width(30)];
    let jobs: Vec<Job> =
        sizes.into_iter().flat_map(|size| [JPEG, WEBP].map(|encoding| Job { size, encoding })).collect();
    let all = render(&source, &jobs).unwrap();
    for (at, together) in all.files.iter().enumerate() {
        assert_eq!(&render_some(&source, &jobs, &[at], None).unwrap().files[0], together, "job {at}");
        assert_eq!(&render_some(&source, &jobs, &[at], Some(all.finding)).unwrap().files[0], together, "job {at}");
    }
}

/// A disc of one colour on a ground with a little texture.
fn disc(width: u32, height: u32, (x, y): (u32, u32), radius: u32, ground: [u8; 3], ink: [u8; 3]) -> Raster {
    let texture = |x: u32, y: u32| u8::try_from((x * 7919 + y * 104_729) % 13).unwrap();
    let pixel = |at_x: u32, at_y: u32| {
        let inside = at_x.abs_diff(x).pow(2) + at_y.abs_diff(y).pow(2) < radius.pow(2);
        (if inside { ink } else { ground }).map(|sample| sample.saturating_add(texture(at_x, at_y)))
    };
    let samples = (0..height).flat_map(|at_y| (0..width).flat_map(move |at_x| pixel(at_x, at_y))).collect();
    Raster::new(width, height, raster::Layout::Rgb, samples).unwrap()
}

#[test]
fn what_stands_out_is_kept_in_a_crop() {
    let grounds = [[20, 24, 40], [200, 190, 170], [60, 110, 60], [128, 128, 128]];
    let inks = [[190, 130, 105], [220, 40, 30], [245, 240, 220], [10, 10, 14]];
    let (mut found, mut asked) = (0, 0);
    for (ground, ink) in grounds.into_iter().flat_map(|ground| inks.map(|ink| (ground, ink))) {
        for place in [(60, 60), (260, 50), (160, 100), (50, 150), (270, 150)] {
            let focus = Finding::of(&disc(320, 200, place, 26, ground, ink)).focus;
            let near = |thousandths: u16, side: u32, at: u32| (u32::from(thousandths) * side / 1000).abs_diff(at) <= 26;
            found += u32::from(near(focus.x, 320, place.0) && near(focus.y, 200, place.1));
            asked += 1;
        }
    }
    assert!(found * 100 >= asked * 95, "the subject was found in {found} of {asked}");
}

#[test]
fn where_nothing_stands_out_crops_are_from_the_middle() {
    let even = Raster::new(320, 200, raster::Layout::Rgb, plain(320, 200, [90, 120, 140])).unwrap();
    assert_eq!(Finding::of(&even).focus, crate::load::scalars::Focus::CENTRE);
}

#[test]
fn lettering_keeps_its_colour_and_photographs_are_stored_smaller() {
    // Red and blue stripes of three pixels stand for lettering; soft blobs for a photograph.
    let stripes: Vec<u8> = (0..96)
        .flat_map(|_| (0..96).flat_map(|x| if x / 3 % 2 == 0 { [220, 20, 30] } else { [20, 30, 200] }))
        .collect();
    let wave = |at: u32| u8::try_from(60 + at.abs_diff(48) * 3).unwrap();
    let soft: Vec<u8> = (0..96).flat_map(|y| (0..96).flat_map(move |x| [wave(x), wave(y), 120])).collect();
    for (samples, graphic) in [(stripes, true), (soft, false)] {
        let raster = Raster::new(96, 96, raster::Layout::Rgb, samples).unwrap();
        assert_eq!(Finding::of(&raster).graphic, graphic);
        let file = encode::encode(&raster, JPEG, graphic).unwrap();
        let frame = file.windows(2).position(|pair| pair == [0xFF, 0xC2]).expect("it is progressive");
        let sampling = file[frame + 11];
        assert_eq!(sampling, if graphic { 0x11 } else { 0x22 });
    }
}

#[test]
fn a_jpeg_for_paper_is_told_line_by_line() {
    let raster = disc(96, 64, (40, 30), 20, [20, 24, 40], [220, 40, 30]);
    let frame = |encoding| {
        let file = encode::encode(&raster, encoding, false).unwrap();
        file.windows(2).find(|pair| pair[0] == 0xFF && matches!(pair[1], 0xC0 | 0xC2)).map(|pair| pair[1])
    };
    assert_eq!(frame(JPEG), Some(0xC2));
    assert_eq!(frame(Encoding::PaperJpeg { quality: 85 }), Some(0xC0));
}

#[test]
fn a_finding_survives_the_cache() {
    let finding = Finding::of(&disc(320, 200, (80, 60), 26, [20, 24, 40], [220, 40, 30]));
    assert_eq!(Finding::from_bytes(&finding.to_bytes()), Some(finding));
    assert_eq!(Finding::from_bytes(b"short"), None);
}
