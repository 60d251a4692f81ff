//! What holds for any text: no panic, spans inside the text at character boundaries, work linear in the input.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::entries::read_everything;

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
