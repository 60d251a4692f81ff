//! What holds for any text: no panic, spans inside the text at character boundaries, work linear in the input.

use std::fmt::Debug;
use std::ops::Range;
use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::{Spanned, amount, body, case_id, date, number, page, person, time};
use crate::language::Language;

fn inside(s: &str, range: Range<usize>) {
    assert!(s.get(range.clone()).is_some(), "{range:?} in {s:?}");
}

fn spans<T: Debug>(s: &str, found: impl IntoIterator<Item = Spanned<T>>) {
    for value in found {
        inside(s, value.range());
    }
}

/// Calls every function of the grammar and checks every range.
fn read_everything(s: &str) {
    let lex = Language::swedish();
    spans(s, date::date_at(lex, s, Some(2025)));
    spans(s, date::find_dates(lex, s));
    spans(s, time::time_range_at(Language::swedish(), s));
    spans(s, time::bare_time(Language::swedish(), s));
    spans(s, time::find_times(Language::swedish(), s));
    spans(s, time::duration(Language::swedish(), s));
    spans(s, number::clause_mark(Language::swedish(), s));
    spans(s, page::page_number(Language::swedish(), s));
    spans(s, page::trailing_page_number(s));
    spans(s, page::contents_tail(s));
    spans(s, amount::amounts(lex, s));
    spans(s, person::scopes_at(Language::swedish(), s));
    if let Some(mark) = number::item_mark(Language::swedish(), s) {
        inside(s, mark.value.label.clone());
        inside(s, mark.value.number.clone());
        inside(s, mark.value.title_start..s.len());
        spans(s, [mark]);
    }
    for id in case_id::case_ids(lex, s) {
        inside(s, id.value.id.clone());
        inside(s, id.value.parenthesised.clone().unwrap_or(0..0));
        spans(s, [id]);
    }
    let _ = case_id::is_case_id(lex, s);
    read_people(lex, s);
    assert!(s.starts_with(body::genitive_to_nominative(s)));
}

fn read_people(lex: &Language, s: &str) {
    let _ = person::is_person_name(lex, s);
    let vacancy = person::vacancy(lex, s);
    inside(s, vacancy.and_then(|v| v.party).unwrap_or(0..0));
    for found in person::person(lex, s).into_iter().chain(person::people_list(lex, s)) {
        let ranges = [Some(found.name), found.party, found.title, found.organization, found.mark];
        let more = [found.scope_text, found.reason, found.rest];
        for range in ranges.into_iter().chain(more).flatten() {
            inside(s, range);
        }
        spans(s, found.office);
        spans(s, found.from);
        spans(s, found.until);
        for replaced in found.substitutions {
            inside(s, replaced.words);
            inside(s, replaced.name.unwrap_or(0..0));
            inside(s, replaced.party.unwrap_or(0..0));
            spans(s, replaced.office);
        }
    }
    if let Some(found) = person::presenter_line(lex, s) {
        for one in found.people {
            inside(s, one.name);
            inside(s, one.title.unwrap_or(0..0));
            inside(s, one.party.unwrap_or(0..0));
        }
        spans(s, found.times);
        spans(s, found.duration);
    }
}

/// Pieces that the grammar reacts to, so that their odd neighbours are met often.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "kl",
            "kl.",
            "ca",
            "den",
            "måndag",
            "maj",
            "år",
            "§",
            "§§",
            "Dnr",
            "KS",
            "KS ",
            "RUN",
            "och",
            "samt",
            "till",
            "från",
            "per",
            "kr",
            "mnkr",
            "miljoner",
            ":-",
            "öre",
            "min",
            "tim",
            "Anna",
            "Ek",
            "(S)",
            "(",
            ")",
            "((",
            "}",
            "/",
            "-",
            "–",
            "--",
            ".",
            ",",
            ":",
            "ersätter",
            "för",
            "ordförande",
            "Vakant",
            "jäv",
            "ej",
            "del av",
            "chef",
            "Ärende",
            "Sida",
            "av",
            "…",
            "....",
            "\u{a0}",
            "\u{202f}",
            "\n",
            "\t",
            "   ",
            " ",
            " ",
            " ",
            "å",
            "Å",
            "\u{212a}",
            "İ",
            "ß",
            "2025",
            "12",
            "3",
            "01",
            "000",
            "0",
            "7-742-2011",
            "1.5.3",
            "a)",
            "A/",
            "att ",
            "•",
            "x ",
            "*",
            "s",
            "\u{f0b7}",
        ])
        .prop_map(str::to_owned),
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn no_text_makes_it_panic(s in pieces()) {
        read_everything(&s);
    }

    #[test]
    fn nor_does_an_arbitrary_one(s in any::<String>()) {
        read_everything(&s);
    }
}

#[test]
fn a_megabyte_of_anything_is_read_in_linear_time() {
    for unit in [
        "(",
        "1. ",
        "1 ",
        "a ",
        "1",
        ".",
        " ",
        "\t",
        "1-",
        "1/",
        "A",
        "Anna ",
        "Anna Ek, ",
        "Anna Ek (S), ",
        "§ 1, ",
        "§",
        "kl ",
        "kl 1",
        "12 maj ",
        "den ",
        "1 miljoner ",
        "100 000 ",
        "100 kr ",
        "Dnr ",
        "Dnr 1/2025 och ",
        "KS 2025/1, ",
        "(KS 2025/1 ",
        "Vakant ",
        "för ",
        "1-2, ",
        "\u{a0}",
        "å",
        "1\n",
        "och ",
        "Sida ",
        "…",
        "-",
        "(S",
        "ca ",
    ] {
        // Without optimisation a tenth of it shows the same.
        let size = if cfg!(debug_assertions) { 100_000 } else { 1_000_000 };
        let text = unit.repeat(size / unit.len());
        let start = Instant::now();
        read_everything(&text);
        let taken = start.elapsed();
        // A quadratic scan of a megabyte takes many minutes; the limit leaves room for a busy machine and a debug build.
        assert!(taken < Duration::from_secs(30), "{unit:?} took {taken:?}");
    }
}
