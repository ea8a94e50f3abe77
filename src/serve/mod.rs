//! The preview: the site as a build would make it, answered from memory, each thing made when a browser asks for it.
//!
//! Nothing is made in advance: the project is read at a glance and planned, which takes a moment for thousands of
//! stills. A page is rendered when it is asked for; a rendition is encoded when it is asked for, small ones first, and
//! not at all when nobody waits for it any more. What is made lies in the same cache as a build's, under the same keys.
//! When a file changes, the project is read again, and pages that are open are told.

mod http;
mod media;
mod orders;
mod site;
mod watch;

use std::net::{Ipv4Addr, TcpListener};
use std::sync::mpsc;
use std::sync::{Arc, RwLock};
use std::time::{Duration, Instant};

use crate::diagnostics::{Diagnostic, ReportFormat, Severity, report};
use crate::failure::Failure;
use crate::images::cache::Cache;
use crate::images::gate::Gate;
use crate::pipeline::{Report, Request, must_be_folder, plan_only};
use orders::Orders;
use site::Site;

/// How long the folder must be quiet before it is read again.
const QUIET: Duration = Duration::from_millis(60);

/// The port that is tried first.
pub const PORT: u16 = 4040;

/// Hears of what happens.
pub trait Events: Send + Sync {
    /// The preview can be seen at this address.
    fn ready(&self, address: &str);
    /// The project was read, in so long.
    fn read(&self, report: &Report, took: Duration);
    /// Something could not be made.
    fn problem(&self, diagnostic: &Diagnostic);
}

/// What is shown now: the latest site without errors, and what is wrong with the folder since.
struct Stage {
    site: RwLock<Option<Arc<Site>>>,
    problems: RwLock<String>,
    version: tokio::sync::watch::Sender<u64>,
    orders: Arc<Orders>,
    events: Arc<dyn Events>,
}

impl Stage {
    fn site(&self) -> Option<Arc<Site>> {
        self.site.read().unwrap_or_else(std::sync::PoisonError::into_inner).clone()
    }

    fn problems(&self) -> String {
        self.problems.read().unwrap_or_else(std::sync::PoisonError::into_inner).clone()
    }

    fn show(&self, site: Option<Site>, problems: String) {
        if let Some(site) = site {
            *self.site.write().unwrap_or_else(std::sync::PoisonError::into_inner) = Some(Arc::new(site));
        }
        *self.problems.write().unwrap_or_else(std::sync::PoisonError::into_inner) = problems;
        self.version.send_modify(|version| *version += 1);
    }
}

/// Serves a preview of a project on this machine, and nowhere else, until the program is stopped. A port of 0 means any
/// that is free; without a port [`PORT`] is tried, then any. Before each reading `refresh` may change the request: the
/// moment goes on.
///
/// # Errors
///
/// If there is no such folder, the port is taken, or the folder cannot be watched.
pub fn serve(
    request: &Request<'_>,
    port: Option<u16>,
    refresh: &dyn Fn(&mut Request<'_>),
    events: &Arc<dyn Events>,
) -> Result<(), Failure> {
    must_be_folder(request.root)?;
    let folder = request.root.join(".onset").join("cache");
    let cache = Cache::open(&folder).map_err(|error| Failure::io("open the cache in", &folder, error))?;
    let listener = listen(port)?;
    let address = listener.local_addr().map_err(|error| no_port("ask for", port, &error))?;
    let workers = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
    let stage = Arc::new(Stage {
        site: RwLock::new(None),
        problems: RwLock::new(String::new()),
        version: tokio::sync::watch::Sender::new(0),
        orders: Orders::start(workers, Arc::clone(events)),
        events: Arc::clone(events),
    });
    let maker = Maker { stage: &stage, cache };
    maker.read(request);
    let (changed, changes) = mpsc::channel();
    let _watcher = watch::watch(request.root, request.out, changed)?;
    http::start(listener, Arc::clone(&stage))?;
    events.ready(&format!("http://{address}/"));
    // Programs write a file in several steps, and one change often comes with others: one reading answers them all.
    while changes.recv().is_ok() {
        while changes.recv_timeout(QUIET).is_ok() {}
        let mut request = request.clone();
        refresh(&mut request);
        maker.read(&request);
    }
    Ok(())
}

/// Reads the project and puts it on the stage.
struct Maker<'a> {
    stage: &'a Arc<Stage>,
    cache: Cache,
}

impl Maker<'_> {
    fn read(&self, request: &Request<'_>) {
        let started = Instant::now();
        let (report, planned) = plan_only(request);
        let gate = Gate::new(planned.as_ref().and_then(|(project, _)| project.images.memory));
        let site = planned.map(|(project, plan)| {
            let earlier = self.stage.site();
            Site::new(project, plan, self.cache.clone(), gate, earlier.as_deref())
        });
        let (site, templates) = match site {
            Some(Ok(site)) => (Some(site), Vec::new()),
            Some(Err(problems)) => (None, problems),
            None => (None, Vec::new()),
        };
        let mut report = report;
        report.diagnostics.extend(templates);
        let errors: Vec<Diagnostic> =
            report.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).cloned().collect();
        self.stage.show(site, self::report(&errors, &report.texts, ReportFormat::Text { colour: false }));
        self.stage.events.read(&report, started.elapsed());
    }
}

fn listen(port: Option<u16>) -> Result<TcpListener, Failure> {
    let bind = |port: u16| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    match port {
        Some(wanted) => bind(wanted).map_err(|error| no_port("listen on", port, &error)),
        None => bind(PORT).or_else(|_| bind(0)).map_err(|error| no_port("listen on", port, &error)),
    }
}

fn no_port(doing: &str, port: Option<u16>, error: &std::io::Error) -> Failure {
    let port = port.map_or_else(|| "any port".to_owned(), |port| format!("port {port}"));
    Failure::new(format!("could not {doing} {port}: {error}; name another with --port"))
}
