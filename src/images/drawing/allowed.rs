//! What a published drawing may be made of (SVG 1.1 and SVG 2).

/// The elements.
const ELEMENTS: &str = "\
    animate animateMotion animateTransform circle clipPath defs desc ellipse feBlend feColorMatrix \
    feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow \
    feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset \
    fePointLight feSpecularLighting feSpotLight feTile feTurbulence filter g image line linearGradient marker mask \
    mpath path pattern polygon polyline radialGradient rect stop style svg switch symbol text textPath title tspan \
    use";

/// How the value of an attribute is read by browsers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Attribute {
    /// As a number, a name or a text: nothing in it is followed.
    Plain,
    /// As a style property, which may hold addresses.
    Styled,
}

/// Attributes whose values are numbers, names or texts.
const PLAIN: &str = "\
    accumulate additive amplitude attributeName attributeType azimuth baseFrequency begin bias calcMode class \
    clipPathUnits cx cy d diffuseConstant divisor dur dx dy edgeMode elevation end exponent filterUnits fr fx fy \
    gradientUnits height id in in2 intercept k1 k2 k3 k4 kernelMatrix kernelUnitLength keyPoints keySplines keyTimes \
    lang lengthAdjust limitingConeAngle markerHeight markerUnits markerWidth maskContentUnits maskUnits max method \
    min mode numOctaves offset operator order orient origin path pathLength patternContentUnits patternUnits points \
    pointsAtX pointsAtY pointsAtZ preserveAlpha preserveAspectRatio primitiveUnits r radius refX refY repeatCount \
    repeatDur restart result role rotate rx ry scale seed side slope spacing specularConstant specularExponent \
    spreadMethod startOffset stdDeviation stitchTiles surfaceScale systemLanguage tableValues targetX targetY \
    textLength type version viewBox width x x1 x2 xChannelSelector y y1 y2 yChannelSelector z";

/// Attributes that are style properties, or hold what such a property could hold.
const STYLED: &str = "by from gradientTransform patternTransform to values";

/// The style properties of drawings.
const PROPERTIES: &str = "\
    alignment-baseline baseline-shift clip-path clip-rule color color-interpolation color-interpolation-filters \
    direction display dominant-baseline enable-background fill fill-opacity fill-rule filter flood-color \
    flood-opacity font font-family font-feature-settings font-kerning font-size font-size-adjust font-stretch \
    font-style font-variant font-weight image-rendering isolation letter-spacing lighting-color line-height marker \
    marker-end marker-mid marker-start mask mask-type mix-blend-mode opacity overflow paint-order shape-rendering \
    stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin \
    stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration text-rendering transform transform-box \
    transform-origin unicode-bidi vector-effect visibility white-space word-spacing writing-mode";

/// The name that an element is written by, if it may be in a drawing at all. A link becomes a plain group.
pub(super) fn element(name: &str) -> Option<&'static str> {
    let name = if name == "a" { "g" } else { name };
    ELEMENTS.split_whitespace().find(|known| *known == name)
}

fn lists(words: &str, name: &str) -> bool {
    words.split_whitespace().any(|word| word == name)
}

/// Whether an element changes another over time.
pub(super) fn is_animation(name: &str) -> bool {
    name.starts_with("animate")
}

/// Whether text directly inside an element is shown or read out. Elsewhere it is only the blanks between elements.
pub(super) fn wants_text(name: &str) -> bool {
    matches!(name, "text" | "tspan" | "textPath" | "title" | "desc")
}

/// How an attribute's value is read, if the attribute may be in a drawing at all.
pub(super) fn attribute(name: &str) -> Option<Attribute> {
    if lists(PLAIN, name) || name.starts_with("aria-") {
        Some(Attribute::Plain)
    } else if lists(STYLED, name) || is_property(name) {
        Some(Attribute::Styled)
    } else {
        None
    }
}

/// Whether this is a style property of drawings.
pub(super) fn is_property(name: &str) -> bool {
    lists(PROPERTIES, name)
}

/// Whether an address means a place in the drawing itself.
pub(super) fn is_local(address: &str) -> bool {
    let name = address.trim().strip_prefix('#');
    name.is_some_and(|name| !name.is_empty() && !name.contains(|c: char| c.is_whitespace() || "()'\"\\".contains(c)))
}

/// Whether an address holds a raster picture in itself (RFC 2397). An SVG inside an SVG could hold anything.
pub(super) fn is_picture_data(address: &str) -> bool {
    let Some(data) = address.trim().strip_prefix("data:image/") else { return false };
    let data = ["png", "jpeg", "jpg", "webp", "gif"].iter().find_map(|kind| data.strip_prefix(kind));
    let data = data.and_then(|rest| rest.strip_prefix(";base64,"));
    data.is_some_and(|data| data.chars().all(|c| c.is_ascii_alphanumeric() || "+/= \t\r\n".contains(c)))
}
