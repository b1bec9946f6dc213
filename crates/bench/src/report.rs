//! Latencies as a table.

use std::{collections::BTreeMap, time::Duration};

/// What was measured of one kind of call.
#[derive(Default)]
pub(crate) struct Series {
    micros: Vec<u32>,
    statuses: BTreeMap<u16, usize>,
}

impl Series {
    /// Adds a call that was answered with `status` after `took`.
    pub(crate) fn add(&mut self, status: u16, took: Duration) {
        self.micros.push(u32::try_from(took.as_micros()).unwrap_or(u32::MAX));
        *self.statuses.entry(status).or_default() += 1;
    }

    /// Takes over what another worker measured.
    pub(crate) fn merge(&mut self, other: Self) {
        self.micros.extend(other.micros);
        for (status, count) in other.statuses {
            *self.statuses.entry(status).or_default() += count;
        }
    }

    /// How many answers have a status of 500 or more.
    pub(crate) fn server_errors(&self) -> usize {
        self.statuses.iter().filter(|(status, _)| **status >= 500).map(|(_, count)| count).sum()
    }

    /// One line: how many, the median, the 99th percentile, the longest, and the statuses.
    pub(crate) fn line(&mut self, name: &str) -> String {
        self.micros.sort_unstable();
        let millis = |share: usize| {
            let last = self.micros.len().saturating_sub(1);
            let micros = self.micros.get(last * share / 100).copied().unwrap_or_default();
            f64::from(micros) / 1000.0
        };
        let statuses: Vec<_> =
            self.statuses.iter().map(|(status, count)| format!("{status}: {count}")).collect();
        format!(
            "{name:<14} {:>8} {:>9.1} {:>9.1} {:>9.1}   {}",
            self.micros.len(),
            millis(50),
            millis(99),
            millis(100),
            statuses.join(", ")
        )
    }
}

/// The heading over the lines.
pub(crate) fn heading() -> String {
    format!(
        "{:<14} {:>8} {:>9} {:>9} {:>9}   statuses",
        "call", "calls", "p50 ms", "p99 ms", "max ms"
    )
}
