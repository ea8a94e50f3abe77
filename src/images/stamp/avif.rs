//! Metadata of AVIF files: the container written anew round the same bitstreams, with the credit as EXIF.
//!
//! Only what pages show is ever an AVIF, so there is only the credit to write, and EXIF 2.32 has fields for the two
//! parts of it that matter: who made the picture, and whose it is.

use super::{Facts, PictureError};
use crate::load::picture::avif::{Grid, pixels};
use avif_serialize::Aviffy;
use avif_serialize::constants::MatrixCoefficients;

/// EXIF's tag for the photographer.
const ARTIST: u16 = 0x013B;
/// EXIF's tag for the copyright notice.
const COPYRIGHT: u16 = 0x8298;

/// Copies an AVIF, as the engine makes it, with the facts in place of all its metadata.
///
/// # Errors
///
/// As [`super::stamp`]; `Unsupported` for a picture of several tiles, which the engine does not make.
pub(super) fn rewrite(file: &[u8], facts: &Facts) -> Result<Vec<u8>, PictureError> {
    let parts = pixels(file)?;
    let colour = bitstream(file, &parts.colour)?;
    let alpha = parts.alpha.as_ref().map(|alpha| bitstream(file, alpha)).transpose()?;
    let mut container = Aviffy::new();
    container.matrix_coefficients(MatrixCoefficients::Bt601).premultiplied_alpha(parts.premultiplied);
    let texts = [(ARTIST, facts.creator.as_ref().or(facts.credit.as_ref())), (COPYRIGHT, facts.copyright.as_ref())];
    let texts: Vec<(u16, &str)> = texts.into_iter().filter_map(|(tag, text)| Some((tag, text?.as_str()))).collect();
    if !texts.is_empty() {
        container.set_exif(exif(&texts));
    }
    Ok(container.to_vec(&colour, alpha.as_deref(), parts.colour.width, parts.colour.height, 8))
}

/// The one bitstream of a picture.
fn bitstream(file: &[u8], grid: &Grid) -> Result<Vec<u8>, PictureError> {
    let [tile] = &grid.tiles[..] else {
        return Err(PictureError::unsupported("AVIF files of several tiles are not given facts"));
    };
    let piece =
        |range: &std::ops::Range<u64>| file.get(usize::try_from(range.start).ok()?..usize::try_from(range.end).ok()?);
    let pieces: Option<Vec<&[u8]>> = tile.iter().map(piece).collect();
    pieces.map(|pieces| pieces.concat()).ok_or_else(|| PictureError::damaged("the picture data is missing"))
}

/// A TIFF structure of one directory with texts, whose tags rise (EXIF 2.32, 4.6.2).
fn exif(texts: &[(u16, &str)]) -> Vec<u8> {
    let number = |value: usize| u32::try_from(value).unwrap_or(u32::MAX).to_be_bytes();
    let mut out = b"MM\0\x2A\0\0\0\x08".to_vec();
    out.extend(u16::try_from(texts.len()).unwrap_or(0).to_be_bytes());
    let mut content = Vec::new();
    let content_at = 8 + 2 + texts.len() * 12 + 4;
    for (tag, text) in texts {
        let bytes = [text.as_bytes(), &[0]].concat();
        out.extend(tag.to_be_bytes());
        out.extend([0, 2]);
        out.extend(number(bytes.len()));
        if bytes.len() <= 4 {
            out.extend(bytes.iter().copied().chain(std::iter::repeat(0)).take(4));
        } else {
            out.extend(number(content_at + content.len()));
            content.extend(bytes);
            content.resize(content.len().next_multiple_of(2), 0);
        }
    }
    out.extend([0; 4]);
    out.extend(content);
    out
}
