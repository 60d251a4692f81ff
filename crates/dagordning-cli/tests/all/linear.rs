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
        assert_linear(&format!("{unit:?}"), &small, &large);
    }
}

/// Four times the input: linear is 4; a square would be 16.
fn assert_linear(what: &str, small: &str, large: &str) {
    let (short, long) = (best(small), best(large));
    let limit = short * 8 + Duration::from_millis(60);
    println!("{what}: {short:?} {long:?}");
    assert!(long < limit, "{what}: {short:?} for {} bytes, {long:?} for {}", small.len(), large.len());
}

/// A line of many cells under a heading of people or beside a label: each cell asks what is behind it.
#[test]
fn a_line_of_many_cells_takes_linear_time() {
    let head =
        "SAMMANTRÄDESPROTOKOLL\nKommunstyrelsen\n2026-03-02\nPlats och tid: Rådhuset kl 13.00-15.00\nBeslutande\n";
    for unit in [
        "   Styrelsen kallas till möte tisdagen den 21 april kl. 13.30 i Lokal Björken, Kommun- ",
        "     .........: -     8 (2)Sida 1 av 238 § 1  n o t  !     8 januari 2027     1.     1. ..... § 1     C ",
        "     Anna Ek     S     ordförande, ",
        "     C     M     S ",
    ] {
        let of = |size: usize| format!("{head}{}\n", unit.repeat(size / unit.len()));
        assert_linear(&format!("a line of {unit:?}"), &of(2 * SIZE), &of(8 * SIZE));
    }
}

/// The head of a title's column or of a table of seats again and again, and a roster whose rows end in a semicolon: one
/// line asks the next, and none the whole run.
#[test]
fn runs_of_headings_and_of_open_rows_take_linear_time() {
    let head = "SAMMANTRÄDESPROTOKOLL\nKommunstyrelsen\n2026-03-02\nBeslutande\n";
    for (begin, unit) in [
        ("", "Ärende\n"),
        ("", "\nÄrendebeskrivning\n"),
        ("", "Ledamot Parti Ankom\n"),
        (head, "Organisationsnr ;\n"),
        (head, "Anna Ek (S);\n"),
    ] {
        let of = |size: usize| format!("{begin}{}", unit.repeat(size / unit.len()));
        assert_linear(&format!("a run of {unit:?}"), &of(2 * SIZE), &of(8 * SIZE));
    }
}

/// Two lists of many entries each that are told of one another.
#[test]
fn what_belongs_together_is_found_in_linear_time() {
    let all = |count: usize, line: &dyn Fn(usize) -> String| (1..=count).map(line).collect::<String>();
    // No name twice, as letters.
    let name = |number: usize| {
        let letters = number.to_string().bytes().map(|digit| char::from(b'a' + digit - b'0')).collect::<String>();
        format!("Anna B{letters}sson")
    };
    let head = "SAMMANTRÄDESPROTOKOLL\nKommunstyrelsen\n2026-03-02\n";
    let contents = |count| {
        let entries = all(count, &|at| format!("§ {at} Plan för {at} ..... {at}\n"));
        format!(
            "{head}Innehåll\n{entries}\n{}",
            all(count, &|at| format!("§ {at} Plan för {at}\n\nBeslut\nNämnden bifaller.\n\n"))
        )
    };
    let voters = |count| {
        let people = all(count, &|at| format!("{} (S)\n", name(at)));
        let vote = |at| format!("§ {at} Val\n\nOmröstning\nJa: {} (S)\n\n", name(at));
        format!("{head}Ledamöter\n{people}\n{}", all(count, &vote))
    };
    let behind = |count| {
        let items = all(count, &|at| format!("§ {at} Val av {at}\n\nBeslut\nNämnden bifaller.\n\n"));
        let list = |at| {
            let rows = "Anna Ek      S    X\nBo Lind      M         X\n";
            format!("Bilaga {at}\n§ {at} Val av {at}\nNamn         Parti    Ja   Nej\n{rows}\n")
        };
        format!("{head}{items}\nVid protokollet\nAnna Ek\n\n{}", all(count, &list))
    };
    let recused = |count| {
        format!(
            "{head}§ 1 Val\n\nJäv\n{}\n\nBeslut\nNämnden bifaller.\n",
            all(count, &|at| format!("{} (S) deltar inte i handläggningen.\n", name(at)))
        )
    };
    let extent = |count| {
        let told = all(count, &|at| format!("{}, ", 2 * at));
        format!("{head}Paragrafer: {told}0\n\n{}", all(count, &|at| format!("§ {at} Val\n")))
    };
    type Case<'c> = (&'c str, usize, &'c dyn Fn(usize) -> String);
    let cases: [Case; 5] = [
        ("contents and items", SIZE / 200, &contents),
        ("people and votes", SIZE / 200, &voters),
        ("items and lists behind", SIZE / 250, &behind),
        ("people recused", SIZE / 100, &recused),
        ("promised numbers and items", SIZE / 50, &extent),
    ];
    for (what, count, text) in cases {
        assert_linear(what, &text(count), &text(4 * count));
    }
}
