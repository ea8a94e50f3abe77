//! The print density of a JPEG: how large its pixels are on paper, in a field that layout programs and upload forms read.

/// The JFIF segment (ITU-T T.871, 10.1) with version 1.02, dots per inch, and no thumbnail.
fn segment(dpi: u16) -> [u8; 18] {
    let [high, low] = dpi.to_be_bytes();
    [0xFF, 0xE0, 0, 16, b'J', b'F', b'I', b'F', 0, 1, 2, 1, high, low, high, low, 0, 0]
}

/// The same JPEG with this density, in dots per inch. Its pixels are not touched; what is not a JPEG stays as it is.
pub(super) fn with_density(file: Vec<u8>, dpi: u16) -> Vec<u8> {
    let Some(rest) = file.strip_prefix(&[0xFF, 0xD8]) else { return file };
    let rest = match rest {
        [0xFF, 0xE0, high, low, b'J', b'F', b'I', b'F', 0, ..] => {
            rest.get(2 + usize::from(u16::from_be_bytes([*high, *low]))..).unwrap_or_default()
        }
        rest => rest,
    };
    [&[0xFF, 0xD8], &segment(dpi)[..], rest].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_density_is_put_in_or_changed_and_nothing_else() {
        let pixels = [0xFF, 0xDB, 0, 2, 0xFF, 0xD9];
        let bare = [&[0xFF, 0xD8][..], &pixels].concat();
        let tagged = with_density(bare, 300);
        assert_eq!(tagged[13..18], [1, 1, 44, 1, 44]);
        let again = with_density(tagged.clone(), 72);
        assert_eq!((again.len(), &again[20..]), (tagged.len(), &pixels[..]));
        assert_eq!(again[14..18], [0, 72, 0, 72]);
        assert_eq!(with_density(b"PNG".to_vec(), 72), b"PNG");
    }
}
