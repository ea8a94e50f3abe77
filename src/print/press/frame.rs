//! Pictures as the typesetter is shown them: each hangs in a drawing of its own size, which holds nothing else.
//!
//! A JPEG by itself the typesetter decodes, every pixel of it, and keeps the pixels until the document is done, though it
//! then takes the file into the PDF as it is. Of one that hangs in a drawing it reads no more than the header.

/// What the name of a drawing ends with.
const DRAWING: &str = ".svg";

/// What the name of the picture that hangs in it ends with.
const PICTURE: &str = ".jpg";

/// How many of a drawing's pixels go to an inch (CSS 2.2, 4.3.2), and how many of a picture's that does not say so, for the
/// typesetter: a picture that a template gives no width is as large in its drawing as by itself.
const PIXELS: (u32, u32) = (96, 72);

/// The drawing of a name, in which a picture of this width and height in pixels hangs.
pub(super) fn drawing(name: &str, (width, height): (u32, u32)) -> String {
    let picture = hanging(name.rsplit('/').next().unwrap_or(name));
    let side = |pixels: u32| f64::from(pixels) * f64::from(PIXELS.0) / f64::from(PIXELS.1);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{}\" viewBox=\"0 0 {width} {height}\">\
         <image width=\"{width}\" height=\"{height}\" href=\"{picture}\"/></svg>",
        side(width),
        side(height),
    )
}

/// The name of the picture that hangs in a drawing.
fn hanging(drawing: &str) -> String {
    format!("{}{PICTURE}", drawing.strip_suffix(DRAWING).unwrap_or(drawing))
}

/// The name of the drawing that a picture hangs in; none for what is no picture.
pub(super) fn around(picture: &str) -> Option<String> {
    Some(format!("{}{DRAWING}", picture.strip_suffix(PICTURE)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_is_as_large_as_its_picture_and_leads_to_it() {
        let drawing = drawing("pictures/road-2400x1600.svg", (2400, 1600));
        assert!(drawing.contains("width=\"3200\""), "2400 pixels of 72 to the inch are 3200 of 96: {drawing}");
        assert!(drawing.contains("href=\"road-2400x1600.jpg\""), "{drawing}");
        assert_eq!(around("pictures/road-2400x1600.jpg").as_deref(), Some("pictures/road-2400x1600.svg"));
        assert_eq!(around("pictures/road-2400x1600.svg"), None);
    }
}
