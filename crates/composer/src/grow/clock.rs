//! The time that reading takes: of the thread, so that a busy machine counts little.

use std::time::Duration;

use dagordning::{Options, Parser, tables};

/// The time that this thread has run.
#[cfg(unix)]
fn now() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(time.tv_sec.unsigned_abs(), u32::try_from(time.tv_nsec).unwrap_or_default())
}

/// The time since the first call, where no clock of threads is known.
#[cfg(not(unix))]
fn now() -> Duration {
    static START: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
    START.get_or_init(std::time::Instant::now).elapsed()
}

/// The time to read all documents of a text and to write what was read, as JSON and as tables, with everything on; the least of so many times.
///
/// # Panics
///
/// When a text is refused, or what was read is no JSON.
#[must_use]
pub fn time(text: &str, times: usize) -> Duration {
    let once = || {
        let begin = now();
        let options = Options::new().spans(true).furniture(true);
        for (part, document) in Parser::new(options).parse_all(text).unwrap_or_default().iter().enumerate() {
            std::hint::black_box(serde_json::to_vec(document).expect("a document serialises"));
            tables::rows("text", part + 1, document, &mut |_, cells| _ = std::hint::black_box(cells));
        }
        now() - begin
    };
    (0..times.max(1)).map(|_| once()).min().unwrap_or_default()
}
