//! Why a picture cannot be used.

use super::raw::LEAST_SIDE;
use std::fmt;

/// Why a picture cannot be used. Its `Display` is one sentence that goes after the name of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum PictureError {
    /// The file holds no bytes at all.
    Empty,
    /// The content is not one of the formats read here, whatever the extension says.
    NotAPicture {
        /// What it seems to be instead, in the words people use: "HEIC", "camera raw", "PDF".
        looks_like: Option<&'static str>,
    },
    /// More pixels than are read. Sizes are in pixels.
    TooLarge {
        /// Stored width.
        width: u32,
        /// Stored height.
        height: u32,
    },
    /// The disk does not give the file; the text is the system's.
    Unreadable(String),
    /// High dynamic range, by the name of its transfer function. Its light is meant for other screens than those on which
    /// a site is seen, and comes out pale and grey there.
    Hdr(&'static str),
    /// A camera raw without a preview inside that is large enough to stand for it.
    RawAlone,
    /// The file is broken; the text says where, in a few words.
    Damaged(String),
    /// The file is in order, but of a variant that is not read; the text says which.
    Unsupported(String),
}

impl PictureError {
    /// A [`PictureError::Damaged`] with the given words.
    pub(crate) fn damaged(what: impl fmt::Display) -> Self {
        Self::Damaged(what.to_string())
    }

    /// A [`PictureError::Unsupported`] with the given words.
    pub(crate) fn unsupported(what: impl fmt::Display) -> Self {
        Self::Unsupported(what.to_string())
    }
}

impl PictureError {
    /// What the owner of the file can do about it, as a sentence without its full stop.
    pub fn way_out(&self) -> &'static str {
        match self {
            Self::NotAPicture { looks_like: Some("HEIC") } => {
                "export it as JPEG at full size; an iPhone takes JPEGs when Settings > Camera > Formats is set to \
                 `Most Compatible`"
            }
            Self::NotAPicture { looks_like: Some("camera raw") } | Self::RawAlone => {
                "develop it and export it as JPEG or TIFF, at full size"
            }
            Self::Hdr(_) => "export it again as SDR (standard dynamic range), as JPEG or TIFF at full size",
            Self::Unsupported(_) => "export it as JPEG or TIFF, at full size",
            Self::Empty | Self::Damaged(_) => "copy it again from where it came from",
            Self::Unreadable(_) => "see whether the disk is in order and whether you may read the file",
            Self::NotAPicture { .. } | Self::TooLarge { .. } => {
                "put a JPEG, PNG, TIFF or WebP here, or take the file out of the folder"
            }
        }
    }
}

impl fmt::Display for PictureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the file is empty"),
            Self::NotAPicture { looks_like: None } => {
                f.write_str("the content is not a JPEG, PNG, WebP, AVIF, TIFF, GIF or BMP picture")
            }
            Self::NotAPicture { looks_like: Some(what) } => {
                write!(f, "the content looks like {what}, not like a JPEG, PNG, WebP, AVIF, TIFF, GIF or BMP picture")
            }
            Self::TooLarge { width, height } => write!(
                f,
                "the picture is {width} x {height} pixels, more than the {} megapixels that are read",
                super::MAX_PIXELS / 1_000_000
            ),
            Self::Unreadable(why) => write!(f, "the file cannot be read: {why}"),
            Self::Hdr(transfer) => write!(
                f,
                "the picture is in HDR ({transfer}), which looks pale and grey where a screen, a printer or a browser \
                 knows only SDR"
            ),
            Self::RawAlone => {
                write!(f, "the picture is camera raw, and no preview inside is at least {LEAST_SIDE} pixels long")
            }
            Self::Damaged(what) => write!(f, "the picture is damaged: {what}"),
            Self::Unsupported(what) => write!(f, "the picture cannot be read: {what}"),
        }
    }
}

impl std::error::Error for PictureError {}

impl From<image::ImageError> for PictureError {
    fn from(error: image::ImageError) -> Self {
        match error {
            image::ImageError::Unsupported(what) => Self::unsupported(what),
            image::ImageError::Limits(_) => Self::unsupported("decoding it needs more memory than is allowed"),
            other => Self::damaged(other),
        }
    }
}
