//! Inputs made to be slow take time in proportion to their length.

use std::time::Duration;

use dagordning::{Options, parse};

/// Bytes of the smaller input; the larger is four times as long. A build without optimisation gets by with less.
const SIZE: usize = if cfg!(debug_assertions) { 40_000 } else { 250_000 };

/// The time that this thread has run: a machine that is busy with other things counts little.
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

fn time(text: &str) -> Duration {
    let begin = now();
    let document = parse(text.as_bytes(), None, Options::new().spans(true).furniture(true));
    assert!(document.is_ok());
    now() - begin
}

/// The fastest of three, since caches may be cold.
fn best(text: &str) -> Duration {
    (0..3).map(|_| time(text)).min().unwrap_or_default()
}

#[test]
fn pathological_inputs_take_linear_time() {
    for unit in [
        "(",
        "1. ",
        "1. A\n",
        "1 A\n",
        "a ",
        "A B C D E ",
        "§ 1 ",
        "- ",
        "att ",
        "Ärende   Dnr   Tid\n",
        "Anna Ek (S), ",
        "Dnr KS/1/2026 ",
        "500 000 kr, ",
        "2026-03-02 ",
        "Förslag till beslut\n",
        "Nämnden ",
        "1 (3)\n",
        "Ledamöter\nAnna Ek (S)\n",
        "Sekreterare\nAnna Ek\n",
        "A/ Plan\n\n",
        "1. Plan ........ 3\n",
        "a\u{308}",
        "\u{c}1 (2)\nRubrik\n",
    ] {
        let (small, large) = (unit.repeat(SIZE / unit.len()), unit.repeat(4 * SIZE / unit.len()));
        let (short, long) = (best(&small), best(&large));
        // Four times the input: linear is 4; a square would be 16.
        let limit = short * 8 + Duration::from_millis(60);
        println!("{unit:?}: {short:?} {long:?}");
        assert!(long < limit, "{unit:?}: {short:?} for {SIZE} bytes, {long:?} for four times as many");
    }
}
