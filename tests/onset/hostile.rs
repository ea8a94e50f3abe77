//! Pictures made to take more memory than a picture should.
#![cfg(target_os = "linux")]

use std::fs;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};

use crate::project::Project;

/// The most memory, in bytes, that a hostile picture may make a build take.
const MOST: u64 = 500_000_000;

fn png(side: u32) -> Vec<u8> {
    let mut file = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut file, CompressionType::Default, FilterType::NoFilter);
    encoder.write_image(&vec![0; (side * side * 3) as usize], side, side, ExtendedColorType::Rgb8).unwrap();
    file
}

fn jpeg(width: u32, height: u32) -> Vec<u8> {
    let mut file = Vec::new();
    let samples = vec![99; width as usize * height as usize];
    JpegEncoder::new(&mut file).write_image(&samples, width, height, ExtendedColorType::L8).unwrap();
    file
}

/// Runs a build of the project on one thread to its end, and gives its peak of resident memory in bytes.
fn peak(project: &Project) -> u64 {
    let mut build = Command::new(env!("CARGO_BIN_EXE_onset"));
    build.arg("build").arg(project.root()).args(["--jobs", "1", "--quiet"]);
    let mut child = build.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let mut peak = 0;
    while child.try_wait().unwrap().is_none() {
        peak = peak.max(resident(&child).unwrap_or(0));
        sleep(Duration::from_millis(2));
    }
    peak
}

/// The most that was resident so far; the system keeps it while the process lives.
fn resident(child: &Child) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok()? * 1024)
}

#[test]
#[expect(clippy::disallowed_methods, reason = "tests make hostile files")]
fn a_small_file_takes_no_memory_out_of_proportion() {
    let files = [("flat.png", png(6_500)), ("too-flat.png", png(11_000)), ("grey.jpg", jpeg(9_000, 6_000))];
    for (name, file) in files {
        assert!(file.len() < 4_000_000, "{name}: {}", file.len());
        let project = Project::new("-- onset.yaml --\nfilm: { title: Hostile }\n-- stills/good.jpg 320x200 --\n");
        fs::write(project.root().join("stills").join(name), file).unwrap();
        let peak = peak(&project);
        assert!(peak < MOST, "{name} takes {} MB", peak / 1_000_000);
        assert!(peak > 5_000_000, "{name}: nothing was measured");
    }
}
