//! The preview, asked over HTTP as a browser asks.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use crate::project::{Project, SMALL, TODAY};

/// A preview that ends with the test.
struct Preview {
    child: Child,
    address: String,
}

impl Preview {
    fn of(project: &Project) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_onset"))
            .args(["serve", "--port", "0", "--quiet", "--as-of", TODAY])
            .arg(project.root())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("http://").expect("an address").trim_end_matches('/').to_owned();
        Self { child, address }
    }

    /// Status, head and body of an answer.
    fn get(&self, path: &str) -> (u16, String, Vec<u8>) {
        self.ask(path, &self.address, "")
    }

    fn ask(&self, path: &str, host: &str, more: &str) -> (u16, String, Vec<u8>) {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{more}\r\n").unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let end = answer.windows(4).position(|window| window == b"\r\n\r\n").expect("a head");
        let head = String::from_utf8(answer[..end].to_vec()).unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        (status, head, answer[end + 4..].to_vec())
    }

    fn text(&self, path: &str) -> String {
        let (status, _, body) = self.get(path);
        assert_eq!(status, 200, "{path}");
        String::from_utf8(body).unwrap()
    }

    /// Waits for another version than `since`; gives its number and what is wrong.
    fn change(&self, since: u64) -> (u64, String) {
        let answer = self.text(&format!("/.onset/live?since={since}"));
        let answer: serde_json::Value = serde_json::from_str(&answer).unwrap();
        (answer["version"].as_u64().unwrap(), answer["problems"].as_str().unwrap().to_owned())
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn what_it_shows_is_what_a_build_makes() {
    let project = Project::new(SMALL);
    let (report, files) = Project::new(SMALL).make();
    assert!(report.built.is_some());
    let preview = Preview::of(&project);
    assert!(preview.text("/").contains("The Salt Road"));
    assert!(preview.text("/diary/first-day").contains("live.js"), "a page without its ending, with the script");
    assert!(preview.text("/fr/diary/first-day.html").contains("Premier jour"));
    let script = "<script src=\"/.onset/live.js\" defer></script>";
    assert!(preview.text("/archive/index.html").replace(script, "").contains("href=\"../index.html\""));

    // Whatever is made on demand is, byte for byte, what a build would have made. Names differ: they carry the date.
    let page = preview.text("/stills/index.html");
    let mut sources = page.split("src=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let picture = sources.find(|source| source.ends_with(".jpg")).expect("a picture");
    let picture = format!("/{}", picture.trim_start_matches("../"));
    let (status, head, made) = preview.get(&picture);
    assert_eq!(status, 200);
    assert!(head.contains("image/jpeg") && head.contains("immutable"), "{head}");
    assert!(files.0.values().any(|built| *built == made), "{picture} is no file of a build");

    let kit = "downloads/the-salt-road_press-kit.zip";
    let (_, _, made) = preview.get(&format!("/{kit}"));
    assert!(made == files.bytes(kit), "the kit");
    assert!(preview.text("/press/").contains("kit-contents"), "what it holds is known now");
}

#[test]
fn a_change_is_shown_and_an_error_keeps_the_last_good_version() {
    let project = Project::new(SMALL);
    let preview = Preview::of(&project);
    let (version, problems) = preview.change(0);
    assert_eq!(problems, "");
    project.write("diary/2026-03-03-third.md", "---\ntitle: Third day\n---\nRain.\n");
    let (version, problems) = preview.change(version);
    assert_eq!(problems, "");
    assert!(preview.text("/diary/").contains("Third day"));

    project.write("diary/2026-03-03-third.md", "---\ntitel: Third day\n---\nRain.\n");
    let (version, problems) = preview.change(version);
    assert!(problems.contains("did you mean `title`?"), "{problems}");
    assert!(preview.text("/diary/").contains("Third day"), "the last good version");

    project.write("diary/2026-03-03-third.md", "---\ntitle: Fourth day\n---\nRain.\n");
    let (_, problems) = preview.change(version);
    assert_eq!(problems, "");
    assert!(preview.text("/diary/").contains("Fourth day"));
}

#[test]
fn a_folder_that_begins_with_errors_shows_them() {
    let project = Project::new("-- onset.yaml --\nfilm: { titel: X }\n");
    let preview = Preview::of(&project);
    let (status, _, body) = preview.get("/");
    let body = String::from_utf8(body).unwrap();
    assert!(status == 500 && body.contains("titel") && body.contains("live.js"), "{status} {body}");
    project.write("onset.yaml", "film: { title: X }\n");
    preview.change(1);
    assert!(preview.text("/").contains("<title>"));
}

#[test]
fn it_answers_nobody_else_and_gives_nothing_else() {
    let project = Project::new(SMALL);
    project.add("-- static/film.txt --\n0123456789\n");
    let preview = Preview::of(&project);
    assert_eq!(preview.ask("/", "evil.example", "").0, 403);
    for path in ["/nothing.html", "/../onset.yaml", "/%2e%2e/onset.yaml", "/onset.yaml", "/.onset/pictures.json"] {
        assert_eq!(preview.get(path).0, 404, "{path}");
    }
    assert_eq!(preview.get("/%ff").0, 400);
    assert_eq!(preview.get("/film/diary/").0, 200, "from the root of the site's own address");
    assert_eq!(preview.get("/diary").0, 307, "a folder's address ends with a slash");
    let (status, head, body) = preview.ask("/film.txt", &preview.address, "Range: bytes=2-4\r\n");
    assert_eq!((status, body.as_slice()), (206, &b"234"[..]), "{head}");
}

#[test]
#[expect(clippy::disallowed_methods, reason = "tests damage files")]
fn a_broken_picture_does_not_take_the_others_with_it() {
    let project = Project::new(SMALL);
    let place = project.root().join("stills/road.jpg");
    let whole = std::fs::read(&place).unwrap();
    std::fs::write(&place, &whole[..whole.len() / 2]).unwrap();
    let preview = Preview::of(&project);
    let (_, problems) = preview.change(0);
    assert!(problems.contains("stills/road.jpg"), "{problems}");
    assert!(preview.text("/stills/").contains("dawn"));
}
