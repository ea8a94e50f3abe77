//! What was measured beside what was promised.

use crate::table::{Table, number};

/// A number that has a limit.
#[derive(Debug, Clone)]
pub(crate) struct Verdict {
    /// What it is.
    pub(crate) what: String,
    /// What was measured.
    pub(crate) value: f64,
    /// What it may be at most.
    pub(crate) limit: f64,
    /// What it is counted in; empty for a ratio.
    pub(crate) unit: &'static str,
}

impl Verdict {
    /// A ratio that may be so large at most.
    pub(crate) fn ratio(what: &str, value: f64, limit: f64) -> Self {
        Self::new(what, value, limit, "x")
    }

    /// A number that may be so large at most.
    pub(crate) fn new(what: &str, value: f64, limit: f64, unit: &'static str) -> Self {
        Self { what: what.to_owned(), value, limit, unit }
    }

    fn word(&self) -> &'static str {
        if self.value <= self.limit { "met" } else { "MISSED" }
    }
}

/// Prints the closing table.
pub(crate) fn print(verdicts: &[Verdict]) {
    let mut table = Table::new(&["what", "measured", "at most", "", ""]);
    for verdict in verdicts {
        let (value, limit) = (number(verdict.value), number(verdict.limit));
        table.row([verdict.what.clone(), value, limit, verdict.unit.to_owned(), verdict.word().to_owned()]);
    }
    table.print("Against the targets");
}
