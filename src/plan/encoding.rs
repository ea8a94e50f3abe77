//! The format of a rendition.

use crate::load::picture::Kind;
use crate::load::wire::words::WebFormat;

/// Part of the name and of the key of every rendition: to be changed whenever the same job gives other bytes than before.
pub const VERSION: &str = "pictures 4";

/// The format of a rendition, with its quality.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Encoding {
    /// JPEG; transparency is laid on white.
    Jpeg {
        /// 1 to 100, on the scale of libjpeg; from 90 on, and for graphics, colour is stored at full resolution.
        quality: u8,
    },
    /// The same for typeset documents, as a baseline JPEG: nobody watches it come, and the typesetter, which decodes all it
    /// is given, does so in half the time and memory.
    PaperJpeg {
        /// As above.
        quality: u8,
    },
    /// Lossy WebP; transparency is kept.
    Webp {
        /// 0 to 100, on the scale of libwebp.
        quality: u8,
    },
    /// AVIF; transparency is kept.
    Avif {
        /// 1 to 100, on the scale of ravif.
        quality: u8,
    },
    /// WebP without loss; transparency is kept.
    WebpLossless,
    /// PNG; nothing is lost.
    Png,
}

impl Encoding {
    /// The ending of its file.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Jpeg { .. } | Self::PaperJpeg { .. } => "jpg",
            Self::Webp { .. } | Self::WebpLossless => "webp",
            Self::Avif { .. } => "avif",
            Self::Png => "png",
        }
    }

    /// Its media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg { .. } | Self::PaperJpeg { .. } => "image/jpeg",
            Self::Webp { .. } | Self::WebpLossless => "image/webp",
            Self::Avif { .. } => "image/avif",
            Self::Png => "image/png",
        }
    }
}

impl Encoding {
    /// The encoding of a web rendition. Flat art (drawings, lettering, title cards) loses nothing, and is smaller so.
    pub const fn web(format: WebFormat, quality: u8, flat: bool) -> Self {
        match (format, flat) {
            (WebFormat::Jpeg, false) => Self::Jpeg { quality },
            (WebFormat::Jpeg, true) => Self::Png,
            (WebFormat::Avif, _) => Self::Avif { quality },
            (WebFormat::Webp, false) => Self::Webp { quality },
            (WebFormat::Webp, true) => Self::WebpLossless,
        }
    }

    /// The file format.
    pub const fn kind(self) -> Kind {
        match self {
            Self::Jpeg { .. } | Self::PaperJpeg { .. } => Kind::Jpeg,
            Self::Webp { .. } | Self::WebpLossless => Kind::Webp,
            Self::Avif { .. } => Kind::Avif,
            Self::Png => Kind::Png,
        }
    }
}
