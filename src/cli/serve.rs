//! `onset serve`: what the preview says on the terminal.

use std::sync::Arc;
use std::time::Duration;

use super::args::Serve;
use super::{now, summary, tell, voice};
use crate::diagnostics::{Diagnostic, Severity};
use crate::failure::Failure;
use crate::load::text::TextFiles;
use crate::pipeline::{Report, Request};
use crate::serve::{self as preview, Events};

/// Serves until the program is stopped.
pub(super) fn serve(request: &Request<'_>, args: &Serve) -> Result<bool, Failure> {
    let given = args.look.work.as_of.is_some();
    let refresh = |request: &mut Request<'_>| {
        if !given {
            request.preview.as_of = now();
        }
    };
    let speaker: Arc<dyn Events> = Arc::new(Speaker { look: args.look.clone(), open: args.open });
    preview::serve(request, args.port, &refresh, &speaker).map(|()| true)
}

/// Says what happens. Warnings are counted and not listed: they would scroll away with every change.
struct Speaker {
    look: super::args::Look,
    open: bool,
}

impl Events for Speaker {
    fn ready(&self, address: &str) {
        println!("{address}");
        if !self.look.work.quiet {
            println!("Shown on this machine only. Press Ctrl+C to stop.");
        }
        if self.open
            && let Err(error) = open::that_detached(address)
        {
            eprintln!("could not open a browser ({error}); open the address above in one");
        }
    }

    fn read(&self, report: &Report, took: Duration) {
        let mut look = self.look.clone();
        look.work.quiet = true;
        tell(report, &look, false);
        if !self.look.work.quiet {
            println!("{}", summary::read(report, took));
        }
    }

    fn problem(&self, diagnostic: &Diagnostic) {
        voice::tell(std::slice::from_ref(diagnostic), &TextFiles::default(), Severity::Note);
    }
}
