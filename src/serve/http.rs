//! The preview's web server, for browsers on this machine only. The one file that knows the web library.

use std::io::{Read, Seek, SeekFrom};
use std::net::TcpListener;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{
    ACCEPT_RANGES, CACHE_CONTROL, CONTENT_RANGE, CONTENT_TYPE, HOST, LOCATION, RANGE, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, Method, Response, StatusCode};

use super::Stage;
use super::media::media_type;
use super::site::{Made, Site};
use crate::failure::Failure;
use crate::places::OutPath;

/// The script that pages are given.
const LIVE: &str = include_str!("live.js");

/// How long a page waits for a change before it asks again.
const PATIENCE: Duration = Duration::from_secs(25);

/// The most of a file that is sent at a time, in bytes: video is asked for in pieces.
const PIECE: u64 = 8 << 20;

/// Starts to answer, beside everything else that goes on.
///
/// # Errors
///
/// If the system gives no threads or takes the port back.
pub(super) fn start(listener: TcpListener, stage: Arc<Stage>) -> Result<(), Failure> {
    let cannot = |error: std::io::Error| Failure::new(format!("could not start the preview: {error}"));
    listener.set_nonblocking(true).map_err(cannot)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().map_err(cannot)?;
    std::thread::spawn(move || {
        runtime.block_on(async {
            let router = Router::new().fallback(answer).with_state(stage);
            if let Ok(listener) = tokio::net::TcpListener::from_std(listener) {
                // It only ends with the program.
                let _ = axum::serve(listener, router).await;
            }
        });
    });
    Ok(())
}

async fn answer(State(stage): State<Arc<Stage>>, request: Request) -> Response<Body> {
    if !from_here(request.headers()) {
        return text(StatusCode::FORBIDDEN, "This preview is for browsers on its own machine.");
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return text(StatusCode::METHOD_NOT_ALLOWED, "A preview is only looked at.");
    }
    match request.uri().path() {
        "/.onset/live.js" => bytes(StatusCode::OK, "live.js", LIVE.as_bytes().to_vec(), false),
        "/.onset/live" => live(&stage, request.uri().query().unwrap_or_default()).await,
        path => {
            let Some(path) = decoded(path) else { return text(StatusCode::BAD_REQUEST, "This is no address.") };
            page(&stage, &path, request.headers()).await
        }
    }
}

/// Whether the browser asked for this machine by its own name. A page elsewhere whose name was made to lead here must not
/// read what is under embargo.
fn from_here(headers: &HeaderMap) -> bool {
    let host = headers.get(HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    matches!(name, "127.0.0.1" | "localhost")
}

/// Answers when there is another version than the one the page has seen, or after a while.
async fn live(stage: &Stage, query: &str) -> Response<Body> {
    let since = query.strip_prefix("since=").and_then(|since| since.parse::<i64>().ok()).unwrap_or(-1);
    let mut version = stage.version.subscribe();
    let other = version.wait_for(|now| i64::try_from(*now).unwrap_or(0) != since);
    // After a while without change the version is the same, and the page asks again.
    let _ = tokio::time::timeout(PATIENCE, other).await;
    let now = *stage.version.borrow();
    let body = serde_json::json!({ "version": now, "problems": stage.problems() }).to_string();
    bytes(StatusCode::OK, "live.json", body.into_bytes(), false)
}

async fn page(stage: &Arc<Stage>, address: &str, headers: &HeaderMap) -> Response<Body> {
    let Some(site) = stage.site() else { return errors(&stage.problems()) };
    let Some(path) = site.path(address) else { return not_found(site).await };
    // Links in a page are relative to its folder, so the folder's address must end with a slash.
    if path.as_str().ends_with("/index.html") && !address.ends_with(['/', 'l']) {
        let to = format!("{}/", crate::plan::addresses::encoded(address));
        return response(StatusCode::TEMPORARY_REDIRECT).header(LOCATION, to).body(Body::empty()).unwrap_or_default();
    }
    let made = if site.takes_time(&path) {
        stage.orders.order(&site, &path).await.unwrap_or_else(|_| Made::Lost("the preview is ending".to_owned()))
    } else {
        make(site, path.clone()).await
    };
    match made {
        Made::Bytes(content) => bytes(StatusCode::OK, path.as_str(), content.to_vec(), is_marked(&path)),
        Made::File(place) => file(&place, path.as_str(), headers),
        Made::Failed(diagnostic) => {
            stage.events.problem(&diagnostic);
            errors(&diagnostic.message)
        }
        Made::Lost(what) => text(StatusCode::INTERNAL_SERVER_ERROR, &what),
        Made::Nothing => text(StatusCode::NOT_FOUND, "There is no such file."),
    }
}

/// Renders away from the threads that answer.
async fn make(site: Arc<Site>, path: OutPath) -> Made {
    let made = tokio::task::spawn_blocking(move || site.make(&path)).await;
    made.unwrap_or_else(|error| Made::Lost(error.to_string()))
}

async fn not_found(site: Arc<Site>) -> Response<Body> {
    let Some(path) = site.path("404.html") else { return text(StatusCode::NOT_FOUND, "There is no such page.") };
    match make(site, path).await {
        Made::Bytes(content) => bytes(StatusCode::NOT_FOUND, "404.html", content.to_vec(), false),
        _ => text(StatusCode::NOT_FOUND, "There is no such page."),
    }
}

/// Whether a file's name changes with its content.
fn is_marked(path: &OutPath) -> bool {
    path.as_str().starts_with("img/") || path.as_str().starts_with("assets/")
}

/// A page with what is wrong, which shows the site as soon as it is mended.
fn errors(problems: &str) -> Response<Body> {
    let page = format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>onset: errors in the folder</title>\
         <meta name=\"color-scheme\" content=\"light dark\">\
         <body style=\"font:16px/1.5 system-ui;margin:2rem\"><h1>This folder has errors</h1>\
         <p>The site is shown here as soon as they are mended.</p>\
         <pre style=\"font:14px/1.5 ui-monospace,monospace;white-space:pre-wrap\">{}</pre></body></html>",
        crate::text::html::escape(problems)
    );
    bytes(StatusCode::INTERNAL_SERVER_ERROR, "errors.html", page.into_bytes(), false)
}

fn bytes(status: StatusCode, name: &str, mut content: Vec<u8>, marked: bool) -> Response<Body> {
    let media = media_type(name);
    if name.ends_with(".html") {
        content = with_script(&content);
    }
    let keep = if marked { "max-age=31536000, immutable" } else { "no-store" };
    let response = response(status).header(CONTENT_TYPE, media).header(CACHE_CONTROL, keep);
    response.body(Body::from(content)).unwrap_or_default()
}

fn text(status: StatusCode, words: &str) -> Response<Body> {
    bytes(status, "answer.txt", words.as_bytes().to_vec(), false)
}

fn response(status: StatusCode) -> axum::http::response::Builder {
    Response::builder().status(status).header(X_CONTENT_TYPE_OPTIONS, "nosniff")
}

fn with_script(page: &[u8]) -> Vec<u8> {
    let end = page.windows(7).rposition(|window| window == b"</body>").unwrap_or(page.len());
    let (before, after) = page.split_at(end);
    [before, b"<script src=\"/.onset/live.js\" defer></script>", after].concat()
}

/// A file as it is, or the piece of it that was asked for (RFC 9110, section 14): browsers seek in video so.
fn file(place: &Path, name: &str, headers: &HeaderMap) -> Response<Body> {
    let range = headers.get(RANGE).and_then(|range| range.to_str().ok());
    let cannot = |error: std::io::Error| text(StatusCode::INTERNAL_SERVER_ERROR, &format!("{name}: {error}"));
    match piece(place, range) {
        Ok(Some(Piece { from, content, length, whole })) => {
            let status = if whole { StatusCode::OK } else { StatusCode::PARTIAL_CONTENT };
            let mut builder = response(status).header(CONTENT_TYPE, media_type(name)).header(ACCEPT_RANGES, "bytes");
            if !whole {
                let last = from + (content.len() as u64).saturating_sub(1);
                builder = builder.header(CONTENT_RANGE, format!("bytes {from}-{last}/{length}"));
            }
            builder.body(Body::from(content)).unwrap_or_default()
        }
        Ok(None) => text(StatusCode::RANGE_NOT_SATISFIABLE, "There is no such piece."),
        Err(error) => cannot(error),
    }
}

struct Piece {
    from: u64,
    content: Vec<u8>,
    length: u64,
    whole: bool,
}

fn piece(place: &Path, range: Option<&str>) -> std::io::Result<Option<Piece>> {
    let mut file = std::fs::File::open(place)?;
    let length = file.metadata()?.len();
    let Some((from, to)) = range.map_or(Some((0, length)), |range| asked(range, length)) else { return Ok(None) };
    let to = if range.is_some() { to.min(from + PIECE) } else { to };
    file.seek(SeekFrom::Start(from))?;
    let mut content = Vec::new();
    file.take(to - from).read_to_end(&mut content)?;
    Ok(Some(Piece { from, content, length, whole: range.is_none() }))
}

/// From where to where, of `length` bytes, a range like `bytes=0-99`, `bytes=100-` or `bytes=-50` reaches.
fn asked(range: &str, length: u64) -> Option<(u64, u64)> {
    let (first, last) = range.strip_prefix("bytes=")?.split_once('-')?;
    let (from, to) = match (first.parse::<u64>().ok(), last.parse::<u64>().ok()) {
        (Some(first), Some(last)) => (first, last.saturating_add(1).min(length)),
        (Some(first), None) if last.is_empty() => (first, length),
        (None, Some(last)) if first.is_empty() => (length.saturating_sub(last), length),
        _ => return None,
    };
    (from < to).then_some((from, to))
}

/// A percent-encoded path as text (RFC 3986, section 2.1).
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digit = |byte: Option<u8>| char::from(byte?).to_digit(16);
            let value = digit(rest.next())? * 16 + digit(rest.next())?;
            bytes.push(u8::try_from(value).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_those_that_were_asked_for() {
        assert_eq!(asked("bytes=0-99", 1000), Some((0, 100)));
        assert_eq!(asked("bytes=900-", 1000), Some((900, 1000)));
        assert_eq!(asked("bytes=-50", 1000), Some((950, 1000)));
        assert_eq!(asked("bytes=0-9999", 1000), Some((0, 1000)));
        for bad in ["bytes=1000-", "bytes=5-3", "bytes=a-b", "lines=0-1", "bytes=-", "bytes=0-1,5-6"] {
            assert_eq!(asked(bad, 1000), None, "{bad}");
        }
    }

    #[test]
    fn addresses_are_decoded() {
        assert_eq!(decoded("/files/50%25%20%C3%A9.pdf").as_deref(), Some("/files/50% é.pdf"));
        for bad in ["/%", "/%2", "/%zz", "/%ff"] {
            assert_eq!(decoded(bad), None, "{bad}");
        }
    }

    #[test]
    fn the_script_stands_at_the_end_of_the_page() {
        let page = with_script(b"<body>Text</body></html>");
        assert!(
            String::from_utf8(page).unwrap().ends_with("<script src=\"/.onset/live.js\" defer></script></body></html>")
        );
    }
}
