//! The preview of a very large folder: how long until somebody sees the first page, and the first page of pictures.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use crate::Problem;
use crate::corpus::Kind;
use crate::project::Project;
use crate::setting::Setting;
use crate::suites::builds::TODAY;
use crate::table::{Table, number};
use crate::verdict::Verdict;

/// How many pictures of a page a browser shows at first.
const SEEN: usize = 24;

/// How many a browser asks for at once.
const CONNECTIONS: usize = 6;

/// How long an answer may take before the run is given up.
const PATIENCE: Duration = Duration::from_mins(2);

/// One start of the preview.
struct Preview {
    first_page: f64,
    gallery: f64,
    pictures: usize,
    resident: f64,
}

/// Starts the preview as often as the setting asks for, each time from nothing, and prints the table.
pub(crate) fn run(setting: &Setting) -> Result<Vec<Verdict>, Problem> {
    if !setting.onset().args(["serve", "--help"]).output()?.status.success() {
        println!("\nServe: left out, because this onset has no command `serve`");
        return Ok(Vec::new());
    }
    let (stills, kinds) = if setting.quick { (500, 50) } else { (5000, 250) };
    let pictures = setting.corpus().pictures(Kind::Small, kinds)?;
    let project = Project::multiplied(setting.project(&format!("serve-{stills}")), &pictures, stills)?;
    let mut table = Table::new(&["", "first page s", "gallery s", "pictures", "resident MB"]);
    let (mut first, mut gallery) = (Vec::new(), Vec::new());
    for start in ["start from nothing", "start again"].iter().cycle().take(2 * setting.runs) {
        if *start == "start from nothing" {
            project.clear()?;
        }
        let preview = once(setting, &project)?;
        let numbers = [preview.first_page, preview.gallery].map(number);
        let last = [preview.pictures.to_string(), number(preview.resident)];
        table.row(std::iter::once((*start).to_owned()).chain(numbers).chain(last));
        if *start == "start from nothing" {
            first.push(preview.first_page);
            gallery.push(preview.gallery);
        }
    }
    table.print(&format!("Serve: {stills} stills of 1.7 MP; the gallery's time counts from the request for its page"));
    Ok(vec![
        Verdict::new(&format!("serve: first page, {stills} stills"), median(first), 1.0, "s"),
        Verdict::new(&format!("serve: first {SEEN} pictures, {stills} stills"), median(gallery), 2.0, "s"),
    ])
}

fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers.get(numbers.len() / 2).copied().unwrap_or(0.0)
}

fn once(setting: &Setting, project: &Project) -> Result<Preview, Problem> {
    let start = Instant::now();
    let mut command = setting.onset();
    command.arg("serve").arg(&project.root).args(["--port", "0", "--as-of", TODAY]);
    let (server, address) = Server::start(&mut command)?;
    while get(address, "/").is_err() {
        if start.elapsed() > PATIENCE {
            return Err("the preview does not answer".into());
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    let first_page = start.elapsed().as_secs_f64();
    let asked = Instant::now();
    let page = get(address, "/stills/index.html").or_else(|_| get(address, "/stills/"))?;
    let pictures = seen(&String::from_utf8_lossy(&page));
    fetch(address, &pictures)?;
    let gallery = asked.elapsed().as_secs_f64();
    Ok(Preview { first_page, gallery, pictures: pictures.len(), resident: server.resident()? })
}

/// A running preview, which ends with this value.
struct Server {
    child: Child,
    /// Kept open to its end: a preview that cannot print any more might stop.
    output: BufReader<ChildStdout>,
}

impl Server {
    /// Starts it and waits for the line with its address.
    fn start(command: &mut Command) -> Result<(Self, SocketAddr), Problem> {
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()?;
        let output = child.stdout.take().ok_or("the output was asked for")?;
        let mut server = Self { child, output: BufReader::new(output) };
        let mut line = String::new();
        while server.output.read_line(&mut line)? > 0 {
            if let Some((_, rest)) = line.split_once("http://127.0.0.1:") {
                let port = rest.chars().take_while(char::is_ascii_digit).collect::<String>().parse()?;
                return Ok((server, SocketAddr::from(([127, 0, 0, 1], port))));
            }
            line.clear();
        }
        Err("the preview ended without saying its address".into())
    }

    /// Its memory at this moment, in megabytes.
    fn resident(&self) -> Result<f64, Problem> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).ok_or("no VmRSS")?;
        let kilobytes: f64 = line.trim().trim_end_matches(" kB").parse()?;
        Ok(kilobytes * 1024.0 / 1e6)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The body of an answer. HTTP/1.0, so that the end of the connection is the end of the body.
fn get(address: SocketAddr, path: &str) -> Result<Vec<u8>, Problem> {
    let mut stream = TcpStream::connect_timeout(&address, PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    write!(stream, "GET {path} HTTP/1.0\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    let head = answer.windows(4).position(|four| four == b"\r\n\r\n").ok_or("an answer without an end of its head")?;
    let status = String::from_utf8_lossy(&answer[..head]);
    if status.split(' ').nth(1) != Some("200") {
        return Err(format!("{path}: {}", status.lines().next().unwrap_or_default()).into());
    }
    Ok(answer.split_off(head + 4))
}

/// Fetches addresses as a browser does, some at a time.
fn fetch(address: SocketAddr, paths: &[String]) -> Result<(), Problem> {
    let waiting = Mutex::new(paths.iter());
    let next = || waiting.lock().ok().and_then(|mut paths| paths.next());
    let worker = || -> Result<(), Problem> {
        while let Some(path) = next() {
            get(address, path)?;
        }
        Ok(())
    };
    std::thread::scope(|scope| {
        let workers: Vec<_> = (0..CONNECTIONS).map(|_| scope.spawn(worker)).collect();
        workers.into_iter().try_for_each(|worker| worker.join().map_err(|_| "a request panicked")?)
    })
}

/// The addresses of the first pictures of the page, the smallest of each.
fn seen(page: &str) -> Vec<String> {
    let tags = page.split("<img ").skip(1).map(|rest| rest.split('>').next().unwrap_or_default());
    tags.filter_map(smallest).take(SEEN).collect()
}

/// The smallest candidate of an `img`, as a path from the root of the site; the page lies in `/stills/`.
fn smallest(tag: &str) -> Option<String> {
    let value = |name: &str| tag.split(&format!("{name}=\"")).nth(1).and_then(|rest| rest.split('"').next());
    let candidate = |one: &str| -> Option<(u32, String)> {
        let (address, width) = one.trim().split_once(' ')?;
        Some((width.trim_end_matches('w').parse().ok()?, address.to_owned()))
    };
    let smallest = value("srcset").and_then(|set| set.split(',').filter_map(candidate).min());
    let address = smallest.map(|(_, address)| address).or_else(|| value(" src").or(value("src")).map(str::to_owned))?;
    Some(match address.strip_prefix("../") {
        Some(rest) => format!("/{rest}"),
        None if address.starts_with('/') => address,
        None => format!("/stills/{address}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smallest_candidates_of_a_page_are_found() {
        let page = r#"<picture><img class="a" src="../img/a-960.1.jpg" srcset="../img/a-480.1.jpg 480w, ../img/a-960.1.jpg
            960w" alt=""></picture><img src="b.jpg"><img alt="no address">"#;
        assert_eq!(seen(page), ["/img/a-480.1.jpg", "/stills/b.jpg"]);
    }
}
