//! Amounts as clauses print them, and numbers that are none.

use super::*;

fn shown(text: &str) -> Vec<(&str, f64)> {
    let lex = Language::swedish();
    amounts(lex, text).iter().map(|a| (&text[a.range()], a.value.value.hundredths as f64 / 100.0)).collect()
}

#[test]
fn amounts_of_every_shape() {
    for (text, expected) in [
        ("med 500 000 kr och 1 000 000 kr för 2026", vec![("500 000 kr", 500e3), ("1 000 000 kr", 1e6)]),
        ("med 500\u{a0}000\u{202f}kr", vec![("500\u{a0}000\u{202f}kr", 500e3)]),
        ("högst 500\n000 kr", vec![("500\n000 kr", 500e3)]),
        ("2.350.000 kronor", vec![("2.350.000 kronor", 2_350_000.0)]),
        ("500.000 kronor", vec![("500.000 kronor", 500e3)]),
        ("1,2 mnkr", vec![("1,2 mnkr", 1.2e6)]),
        ("2.5 mkr", vec![("2.5 mkr", 2.5e6)]),
        ("1 822 miljoner kronor", vec![("1 822 miljoner kronor", 1.822e9)]),
        ("om -60,3 mnkr", vec![("-60,3 mnkr", -60.3e6)]),
        ("blev −3,2 mkr", vec![("−3,2 mkr", -3.2e6)]),
        ("minus 4 tkr", vec![("minus 4 tkr", -4e3)]),
        ("+2,4 mkr", vec![("+2,4 mkr", 2.4e6)]),
        ("12 500:- ut", vec![("12 500:-", 12_500.0)]),
        ("95 öre", vec![("95 öre", 0.95)]),
        ("drygt 850 tkr, ca 4,5 MSEK", vec![("850 tkr", 850e3), ("4,5 MSEK", 4.5e6)]),
        ("SEK 500 000 i dag", vec![("SEK 500 000", 500e3)]),
        ("kr 18.400:-, varav kr. 6.200:- avser", vec![("kr 18.400:-", 18_400.0), ("kr. 6.200:-", 6_200.0)]),
        ("från kr 2:25 till kr 3:50", vec![("kr 2:25", 2.25), ("kr 3:50", 3.5)]),
        ("kr. 21.436:18. Utgifterna", vec![("kr. 21.436:18", 21_436.18)]),
        ("450 kr. 12 personer", vec![("450 kr", 450.0)]),
        ("Priserna anges i kr. 12 medlemmar kom", vec![]),
        ("Belopp i kr\n15,50 Hyra", vec![]),
        ("20 000 euro", vec![("20 000 euro", 20e3)]),
        ("för 12 kr. Sedan", vec![("12 kr", 12.0)]),
        ("år 2026 500 000 kr", vec![("500 000 kr", 500e3)]),
        ("1 234,567 kr", vec![("1 234,567 kr", 1234.57)]),
    ] {
        assert_eq!(shown(text), expected, "{text}");
    }
}

#[test]
fn ranges_and_rates() {
    let lex = Language::swedish();
    for (text, shown, max) in [
        ("kostar 100 000-150 000 kr.", "100 000-150 000 kr", 150_000),
        ("mellan 1 och 2 mkr", "1 och 2 mkr", 2_000_000),
        ("5–6 mnkr", "5–6 mnkr", 6_000_000),
        ("100 kr–150 kr", "100 kr–150 kr", 150),
    ] {
        let found = amounts(lex, text);
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!((&text[found[0].range()], found[0].value.value_max), (shown, Some(Number::whole(max))), "{text}");
    }
    for (text, per) in [
        ("38 kr/m2", Some("m2")),
        ("1 250 kronor per månad.", Some("månad")),
        ("95 öre per kvadratmeter", Some("kvadratmeter")),
        ("4 kr per barn och år", Some("barn och år")),
        ("4 kr per den 31 juli", None),
    ] {
        assert_eq!(amounts(lex, text).first().and_then(|a| a.value.per), per, "{text}");
    }
}

#[test]
fn millions_without_a_currency_need_a_word_of_money() {
    let lex = Language::swedish();
    let found = amounts(lex, "Kostnaden för kajen beräknas till 12 miljoner.");
    assert_eq!(
        found.iter().map(|a| (a.value.value, a.value.currency)).collect::<Vec<_>>(),
        [(Number::whole(12_000_000), None)]
    );
    for text in [
        "Intäkterna ökade. Drygt 2 miljoner passagerare reste med färjorna.",
        "Länet har 2 miljoner.",
        "Bidraget når 3 miljoner svenskar",
    ] {
        assert_eq!(amounts(lex, text), [], "{text}");
    }
}

#[test]
fn other_numbers_are_no_amount() {
    for text in [
        "§ 12 kr",
        "000 kr för år 2026",
        "KS 2025/14",
        "2024-2027",
        "12,5 procent",
        "tfn 0999-160 00",
        "686 80 Norrsunda",
        "12-13 procent",
        "50 krav",
        "Älgen 7:3",
        "år 2026 kr",
        "SEK 2025",
        "1234567890123456789 kr",
    ] {
        assert_eq!(shown(text), [], "{text}");
    }
}
