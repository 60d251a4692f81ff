//! What is counted, as Prometheus reads it. No name and nothing of a document is among it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use crate::state::State;

/// Upper ends of the spans of time, in milliseconds.
const SPANS: [u64; 10] = [5, 10, 25, 50, 100, 250, 500, 1000, 5000, 30000];

/// What is counted.
#[derive(Default)]
pub struct Metrics {
    requests: Mutex<BTreeMap<(String, u16), u64>>,
    spans: [AtomicU64; SPANS.len()],
    count: AtomicU64,
    micros: AtomicU64,
    /// Documents that were read.
    pub read: AtomicU64,
    /// Files that could not be.
    pub unread: AtomicU64,
    /// Connections that are open.
    pub connections: AtomicUsize,
    /// Corrections that were saved.
    pub saved: AtomicU64,
}

impl Metrics {
    /// Counts an answer to a request of a route.
    pub fn answered(&self, route: &str, status: u16, took: Duration) {
        let mut requests = self.requests.lock().unwrap_or_else(PoisonError::into_inner);
        *requests.entry((route.to_owned(), status)).or_default() += 1;
        drop(requests);
        let millis = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
        for (span, most) in self.spans.iter().zip(SPANS) {
            if millis <= most {
                span.fetch_add(1, Ordering::Relaxed);
            }
        }
        self.count.fetch_add(1, Ordering::Relaxed);
        self.micros.fetch_add(u64::try_from(took.as_micros()).unwrap_or(u64::MAX), Ordering::Relaxed);
    }

    /// All of it as text.
    pub fn told(&self, state: &State) -> String {
        let mut text = String::new();
        let head = |text: &mut String, name: &str, kind: &str, help: &str| {
            let _ = writeln!(text, "# HELP dagordning_{name} {help}\n# TYPE dagordning_{name} {kind}");
        };
        head(&mut text, "requests_total", "counter", "Requests that were answered, by route and status.");
        for ((route, status), count) in self.requests.lock().unwrap_or_else(PoisonError::into_inner).iter() {
            let _ = writeln!(text, "dagordning_requests_total{{route=\"{route}\",status=\"{status}\"}} {count}");
        }
        head(&mut text, "request_seconds", "histogram", "How long answers took.");
        for (span, most) in self.spans.iter().zip(SPANS) {
            let (most, count) = (most as f64 / 1000.0, span.load(Ordering::Relaxed));
            let _ = writeln!(text, "dagordning_request_seconds_bucket{{le=\"{most}\"}} {count}");
        }
        let count = self.count.load(Ordering::Relaxed);
        let seconds = self.micros.load(Ordering::Relaxed) as f64 / 1e6;
        let _ = writeln!(text, "dagordning_request_seconds_bucket{{le=\"+Inf\"}} {count}");
        let _ = writeln!(text, "dagordning_request_seconds_sum {seconds}\ndagordning_request_seconds_count {count}");
        let (results, bytes) = state.kept.size();
        let number = |count: &AtomicU64| count.load(Ordering::Relaxed);
        for (name, kind, help, value) in [
            ("files_read_total", "counter", "Files that were read.", number(&self.read)),
            ("files_unread_total", "counter", "Files that could not be read.", number(&self.unread)),
            ("corrections_saved_total", "counter", "Files of corrections that were saved.", number(&self.saved)),
            ("queue_waiting", "gauge", "Jobs that wait for a reader.", state.queue.waiting() as u64),
            (
                "queue_waiting_long",
                "gauge",
                "Of them, jobs with pages that have to be read from their images.",
                state.queue.waiting_long() as u64,
            ),
            ("readers", "gauge", "Readers at work at once.", state.queue.readers() as u64),
            ("connections", "gauge", "Connections that are open.", self.connections.load(Ordering::Relaxed) as u64),
            ("results_kept", "gauge", "Results that are kept in memory.", results as u64),
            ("results_kept_bytes", "gauge", "Bytes of the results that are kept.", bytes as u64),
        ] {
            head(&mut text, name, kind, help);
            let _ = writeln!(text, "dagordning_{name} {value}");
        }
        text
    }
}
