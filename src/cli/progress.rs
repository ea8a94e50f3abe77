//! A bar for work that takes longer than a second; plain lines where there is no terminal.

use std::io::IsTerminal;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::pipeline::Progress;

/// Shown only once a build has taken this long.
const PATIENCE: Duration = Duration::from_secs(1);

/// The bar.
pub(super) struct Bar {
    bar: ProgressBar,
    start: Instant,
    plain: bool,
    done: AtomicUsize,
    total: AtomicUsize,
    drawn: AtomicBool,
}

impl Bar {
    /// A bar, or none when `silent`.
    pub(super) fn new(silent: bool) -> Self {
        let terminal = std::io::stderr().is_terminal();
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("{msg:10} {wide_bar} {pos}/{len}") {
            bar.set_style(style);
        }
        Self {
            bar,
            start: Instant::now(),
            plain: !terminal && !silent,
            done: AtomicUsize::new(0),
            total: AtomicUsize::new(0),
            drawn: AtomicBool::new(silent || !terminal),
        }
    }

    /// Takes the bar off the screen.
    pub(super) fn clear(&self) {
        self.bar.finish_and_clear();
    }

    fn show_when_late(&self) {
        if self.start.elapsed() > PATIENCE && !self.drawn.swap(true, Ordering::Relaxed) {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }

    /// Without a terminal: a line at every tenth of the pictures, once the build has taken a second.
    #[expect(clippy::print_stderr, reason = "this is where onset speaks")]
    fn plain_line(&self, done: usize) {
        let total = self.total.load(Ordering::Relaxed);
        if self.plain && self.start.elapsed() > PATIENCE && total > 0 && done.is_multiple_of(total.div_ceil(10)) {
            eprintln!("pictures: {done} of {total}");
        }
    }
}

impl Progress for Bar {
    fn pictures(&self, count: usize) {
        self.total.store(count, Ordering::Relaxed);
        self.bar.set_length(count as u64);
        self.bar.set_message("pictures");
    }

    fn picture_done(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        self.show_when_late();
        self.bar.inc(1);
        self.plain_line(done);
    }

    fn stage(&self, name: &'static str) {
        self.show_when_late();
        self.bar.set_message(name);
    }
}
