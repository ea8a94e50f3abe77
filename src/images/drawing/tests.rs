use super::*;

fn clean(body: &str) -> String {
    let svg = format!(
        "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' viewBox='0 0 9 9'>{body}</svg>"
    );
    let out = String::from_utf8(sanitised(svg.as_bytes()).unwrap()).unwrap();
    let again = sanitised(out.as_bytes()).unwrap();
    assert_eq!(out.as_bytes(), again, "what has been cleaned stays as it is");
    let inside = out.split_once('>').unwrap().1;
    inside.strip_suffix("</svg>\n").unwrap_or(inside.trim()).to_owned()
}

#[test]
fn a_logo_keeps_its_looks() {
    for kept in [
        r##"<path d="M0 0h9v9z" fill="#b5651d" stroke="none" transform="rotate(4 1 1)"/>"##,
        r#"<text x="1" y="8" font-family="Georgia, 'Times New Roman'" font-size="4">Pan &amp; Nine</text>"#,
        r#"<defs><linearGradient id="a"><stop offset="0" stop-color="red"/></linearGradient></defs><rect fill="url(#a)" width="9" height="9"/>"#,
        r##"<symbol id="s"><circle r="2"/></symbol><use href="#s" x="3"/><use xlink:href="#s" x="6"/>"##,
        r#"<clipPath id="c"><rect width="4" height="4"/></clipPath><g clip-path="url(#c)" style="fill:#123;opacity:.5"><title>Nine</title></g>"#,
        r#"<image width="9" height="9" href="data:image/png;base64,iVBORw0KGgo="/>"#,
        r#"<circle r="1"><animate attributeName="opacity" values="0;1;0" dur="2s" repeatCount="indefinite"/></circle>"#,
        "<style>.a{fill:#b5651d;stroke:rgb(1, 2, 3)}.b path{fill:none}</style>",
    ] {
        assert_eq!(clean(kept), kept);
    }
}

#[test]
fn what_runs_is_left_out() {
    for hostile in [
        "<script>alert(1)</script>",
        "<script href='data:text/javascript,alert(1)'/>",
        "<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'><iframe src='x'/></body></foreignObject>",
        "<set attributeName='onclick' to='alert(1)'/>",
        "<animate attributeName='href' values='javascript:alert(1)'/>",
        "<animate attributeName='xlink:href' to='javascript:alert(1)'/>",
        "<animate attributeName='style' to='fill:url(//e.example)'/>",
        "<handler xmlns='http://www.w3.org/2001/xml-events'>alert(1)</handler>",
        "<h:script xmlns:h='http://www.w3.org/1999/xhtml'>alert(1)</h:script>",
        "<iframe src='https://e.example'/>",
        "<metadata>who drew it</metadata>",
        "<i:pgf xmlns:i='http://ns.adobe.com/AdobeIllustrator/10.0/'>edits</i:pgf>",
        "<!-- a note --><?xml-stylesheet href='https://e.example/a.css'?>",
    ] {
        assert_eq!(clean(hostile), "", "{hostile}");
    }
}

#[test]
fn attributes_that_run_or_load_are_left_out() {
    for hostile in [
        "onload='alert(1)'",
        "OnClick='alert(1)'",
        "href='https://e.example/#a'",
        "href='//e.example/x.svg#a'",
        "href='other.svg#a'",
        "href='javascript:alert(1)'",
        "href=' java&#10;script:alert(1)'",
        "href='JAVASCRIPT&#58;alert(1)'",
        "xlink:href='data:image/svg+xml;base64,PHN2Zy8+'",
        "xml:base='https://e.example/'",
        "fill='url(https://e.example/a.svg#b)'",
        "filter='url( //e.example/a )'",
        "mask='URL(\"data:image/svg+xml,x\")'",
        "clip-path='u\\72l(//e.example)'",
        "style='fill:url(//e.example/a)'",
        "style='background:url(#a);-moz-binding:url(#b)'",
        "style='fill:\\75 rl(//e.example)'",
        "style='mask:image-set(\"//e.example/a\" 1x)'",
        "style='fill:url(#a'",
        "style='width:expression(alert(1))'",
        "data-note='x' inkscape='y'",
    ] {
        assert_eq!(clean(&format!("<use {hostile}/>")), "<use/>", "{hostile}");
        assert_eq!(clean(&format!("<image {hostile}/>")), "<image/>", "{hostile}");
    }
    assert_eq!(clean("<a href='https://e.example' target='_top'><path d='M0 0'/></a>"), r#"<g><path d="M0 0"/></g>"#);
}

#[test]
fn styles_keep_their_plain_rules() {
    let css = |sheet: &str| clean(&format!("<style><![CDATA[{sheet}]]></style><path class='a'/>"));
    let kept = r#"<style>.a{fill:red}</style><path class="a"/>"#;
    for sheet in [
        "@import url(//e.example/x.css); .a { fill: red; }",
        "@import '//e.example/x.css';.a{fill:red}",
        "@font-face { font-family: x; src: url(//e.example/f.woff2) } .a{fill:red}",
        "@media screen { .a { fill: url(//e.example) } } .a{fill:red}",
        ".a{fill:red;background:url(//e.example);stroke:url(//e.example)}",
        ".a{/* } */fill:red}",
        ".b{fill:\\75rl(//e.example)}.a{fill:red}",
        ".a{fill:red}.b{fill:url(//e.example",
    ] {
        assert_eq!(css(sheet), kept, "{sheet}");
    }
}

#[test]
fn bombs_are_refused() {
    let refused = |svg: String| match sanitised(svg.as_bytes()) {
        Err(PictureError::Unsupported(why) | PictureError::Damaged(why)) => why,
        other => panic!("{other:?}"),
    };
    let svg = |body: &str| format!("<svg xmlns='http://www.w3.org/2000/svg'>{body}</svg>");
    let entities = "<!DOCTYPE svg [<!ENTITY a 'aaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]>";
    assert!(refused(format!("{entities}{}", svg("<text>&b;</text>"))).contains("entities"));
    let outside = "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>";
    assert!(refused(format!("{outside}{}", svg("<text>&x;</text>"))).contains("entities"));
    let deep = |levels: usize| format!("{}{}", "<g>".repeat(levels), "</g>".repeat(levels));
    assert!(refused(svg(&deep(1000))).contains("deeply"));
    assert!(refused(svg(&deep(60_000))).contains("deeply"));
    assert!(refused(svg(&"<g/>".repeat(300_000))).contains("more elements"));
    assert!(refused(svg("<g id='a'><use href='#a'/></g>")).contains("lies in"));
    assert!(refused(svg("<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g>")).contains("lies in"));
    let mut levels = "<path id='l0'/>".to_owned();
    for level in 1..=9 {
        let uses = format!("<use href='#l{}'/>", level - 1).repeat(10);
        levels.push_str(&format!("<g id='l{level}'>{uses}</g>"));
    }
    assert!(refused(svg(&levels)).contains("repeats"));
    assert!(refused(" ".repeat(MAX_BYTES + 1)).contains("larger"));
}

#[test]
fn what_is_no_drawing_is_an_error_and_no_panic() {
    for broken in
        ["", "text", "<svg", "<svg xmlns='http://www.w3.org/2000/svg'><g></svg>", "<html/>", "<svg xmlns='x'/>"]
    {
        assert!(sanitised(broken.as_bytes()).is_err(), "{broken}");
    }
    assert!(sanitised(b"<svg xmlns='http://www.w3.org/2000/svg'>\xe9</svg>").is_err());
    let whole = "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><style>a{fill:red}</style>\
                 <use href=\"#a\"/><text id=\"a\">é</text></svg>";
    crate::load::picture::drawn::mangled(whole.as_bytes(), |bytes| {
        if let Ok(out) = sanitised(bytes) {
            assert!(sanitised(&out).is_ok());
        }
    });
}

#[test]
fn old_programs_are_forgiven() {
    let doctype = "\u{FEFF}<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \
                   \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">\n<svg viewBox='0 0 1 1'><path d='M0 0'/></svg>";
    let out = String::from_utf8(sanitised(doctype.as_bytes()).unwrap()).unwrap();
    assert_eq!(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1 1\"><path d=\"M0 0\"/></svg>\n");
}
