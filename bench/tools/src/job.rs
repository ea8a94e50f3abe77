//! The job that all engines do: one still into these widths and formats. It is written down here only; sharp is told.

use onset::images::engine::{Encoding, Job, Size};

/// The widths, in pixels, the largest first.
pub(crate) const WIDTHS: [u32; 4] = [2400, 1600, 960, 480];

/// The quality of the JPEG files, with colour at half the resolution (4:2:0).
pub(crate) const JPEG_QUALITY: u8 = 80;

/// The quality of the WebP files.
pub(crate) const WEBP_QUALITY: u8 = 80;

/// libwebp's effort in onset's engine. sharp's own is 4, and so it is measured, but for one row.
pub(crate) const WEBP_EFFORT: u8 = 2;

/// The quality of onset's AVIFs; sharp's is searched for, since the scales differ.
pub(crate) const AVIF_QUALITY: u8 = 60;

/// Whether onset's JPEGs are progressive: sharp's are made in the same way.
pub(crate) const JPEG_PROGRESSIVE: bool = true;

/// A format of the job.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Format {
    /// Its name in sharp, which is the ending of its files here.
    pub(crate) name: &'static str,
    /// Its quality, on the scale of its encoder.
    pub(crate) quality: u8,
}

/// The formats.
pub(crate) const FORMATS: [Format; 2] =
    [Format { name: "jpeg", quality: JPEG_QUALITY }, Format { name: "webp", quality: WEBP_QUALITY }];

impl Format {
    /// As onset's engine calls it; none for a format that onset cannot write.
    pub(crate) fn encoding(self) -> Option<Encoding> {
        match self.name {
            "jpeg" => Some(Encoding::Jpeg { quality: self.quality }),
            "webp" => Some(Encoding::Webp { quality: self.quality }),
            "avif" => Some(Encoding::Avif { quality: self.quality }),
            _ => None,
        }
    }

    /// As it is written on command lines: `jpeg:80`.
    pub(crate) fn word(self) -> String {
        format!("{}:{}", self.name, self.quality)
    }

    /// Reads [`Self::word`].
    pub(crate) fn parse(word: &str) -> Result<Self, String> {
        let (name, quality) = word.split_once(':').ok_or("write a format as in jpeg:80")?;
        let name = ["jpeg", "webp", "avif"].into_iter().find(|known| *known == name);
        let quality = quality.parse().map_err(|_| "write a quality from 0 to 100")?;
        Ok(Self { name: name.ok_or("the formats are jpeg, webp and avif")?, quality })
    }
}

/// Each width in each format, in the order in which files are named.
pub(crate) fn outputs(widths: &[u32], formats: &[Format]) -> Vec<(u32, Format)> {
    widths.iter().flat_map(|width| formats.iter().map(|format| (*width, *format))).collect()
}

/// The job for onset's engine.
pub(crate) fn jobs(outputs: &[(u32, Format)]) -> Result<Vec<Job>, String> {
    let job = |(width, format): &(u32, Format)| {
        let encoding = format.encoding().ok_or_else(|| format!("onset does not write {}", format.name))?;
        Ok(Job { size: Size::Width(*width), encoding })
    };
    outputs.iter().map(job).collect()
}
