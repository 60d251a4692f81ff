//! Lines as agendas and minutes print them, and what their marks mean.

use super::*;

fn shown(line: &str) -> Option<(Style, &str, &str, &str)> {
    let mark = item_mark(Language::swedish(), line)?.value;
    Some((mark.style, &line[mark.label], &line[mark.number], &line[mark.title_start..]))
}

#[test]
fn item_numbers() {
    use Style::{Bare, Dot, Dotted, Paren, Section, Word};
    for (line, style, label, number, title) in [
        ("1. Upprop", Dot, "1.", "1", "Upprop"),
        ("12 . Budget", Dot, "12 .", "12", "Budget"),
        ("4.Upprop", Dot, "4.", "4", "Upprop"),
        ("7.", Dot, "7.", "7", ""),
        ("1. 1. Upprop", Dot, "1. 1.", "1", "Upprop"),
        ("3. ”Vision” för bygden", Dot, "3.", "3", "”Vision” för bygden"),
        ("1 Upprop", Bare, "1", "1", "Upprop"),
        ("17 A Val av ledamot", Bare, "17 A", "17 A", "Val av ledamot"),
        ("9 a Avsägelse", Bare, "9 a", "9 a", "Avsägelse"),
        ("9 a. Avsägelse", Dot, "9 a.", "9 a", "Avsägelse"),
        ("1) Upprop", Paren, "1)", "1", "Upprop"),
        ("§ 12 Upprop", Section, "§ 12", "12", "Upprop"),
        ("§12 Upprop", Section, "§12", "12", "Upprop"),
        ("§  12", Section, "§  12", "12", ""),
        ("§ 12   Dnr KS 2025/14", Section, "§ 12", "12", "Dnr KS 2025/14"),
        ("§ 12 a Upprop", Section, "§ 12 a", "12 a", "Upprop"),
        ("KF § 102 DNR: KS 2025/14", Section, "KF § 102", "102", "DNR: KS 2025/14"),
        ("Kf §12", Section, "Kf §12", "12", ""),
        ("Ks Au § 3 Upprop", Section, "Ks Au § 3", "3", "Upprop"),
        ("KS 107/16 Taxa för hamnen", Section, "KS 107/16", "107/16", "Taxa för hamnen"),
        ("§ 63/20 Taxa", Section, "§ 63/20", "63/20", "Taxa"),
        ("254 § VAL AV JUSTERARE", Section, "254 §", "254", "VAL AV JUSTERARE"),
        ("Ärende 1", Word, "Ärende 1", "1", ""),
        ("Ärende nr 1. Taxa", Word, "Ärende nr 1.", "1", "Taxa"),
        ("Punkt 2: Taxa", Word, "Punkt 2:", "2", "Taxa"),
        ("Sak 1/2009 Taxa", Word, "Sak 1/2009", "1", "Taxa"),
        ("2.1.1. Taxa", Dotted, "2.1.1.", "2.1.1", "Taxa"),
        ("3.1) Taxa", Dotted, "3.1)", "3.1", "Taxa"),
        ("3.1 Taxa", Dotted, "3.1", "3.1", "Taxa"),
    ] {
        assert_eq!(shown(line), Some((style, label, number, title)), "{line}");
    }
    let mark = item_mark(Language::swedish(), "§ 63/20 Taxa").expect("a mark").value;
    assert_eq!((mark.value, mark.year), (63, Some(20)));
    let mark = item_mark(Language::swedish(), "KSAU § 7 Taxa").expect("a mark").value;
    assert_eq!(mark.body, Some(0..4));
    let mark = item_mark(Language::swedish(), "2.1.3 Taxa").expect("a mark").value;
    assert_eq!((mark.value, mark.depth, mark.path), (2, 3, [2, 1, 3, 0, 0]));
    assert_eq!(item_mark(Language::swedish(), "17 A Val").expect("a mark").value.letter, Some('A'));
}

#[test]
fn numbers_that_are_no_item() {
    for line in [
        "2026 års budget",
        "2026 Budget",
        "12 b § skollagen",
        "4 § kommunallagen",
        "1 000 000 kr",
        "2025-12-01",
        "13.05",
        "13.05 Lunch",
        "1 december",
        "1. december 2025",
        "1 December 2025",
        "5 procent",
        "10 st",
        "10 000",
        "1.12.2025",
        "2,5 mnkr",
        "2.5 miljoner",
        "7 Ja-röster och 6 Nej-röster",
        "§§ 55-65",
        "§ 12-14",
        "§ 12 i reglementet",
        "Se § 12",
        "Enligt § 12 ska",
        "KS 2015/31",
        "Punkt 1 på dagordningen",
        "1 (39)",
        "3",
        "",
        "§",
        "KS §",
        "12§§",
    ] {
        assert_eq!(shown(line), None, "{line}");
    }
}

#[test]
fn clause_marks() {
    use ClauseKind::{Att, Bullet, Letter, Number};
    for (line, kind, text) in [
        ("1. Godkänna planen.", Number(1), "Godkänna planen."),
        ("2) Avslå", Number(2), "Avslå"),
        ("1 . Anta", Number(1), "Anta"),
        ("2: Anta", Number(2), "Anta"),
        ("(2) Anta taxan", Number(2), "Anta taxan"),
        ("a) Anta", Letter('a'), "Anta"),
        ("b. Anta", Letter('b'), "Anta"),
        ("• Öppet hus", Bullet, "Öppet hus"),
        ("•Öppet hus", Bullet, "Öppet hus"),
        ("- öppet hus", Bullet, "öppet hus"),
        ("–Öppet hus", Bullet, "Öppet hus"),
        ("o Öppet hus", Bullet, "Öppet hus"),
        ("\u{f0b7} Öppet hus", Bullet, "Öppet hus"),
        ("» Öppet hus", Bullet, "Öppet hus"),
        ("att anta taxan", Att, "anta taxan"),
    ] {
        let mark = clause_mark(Language::swedish(), line).unwrap_or_else(|| panic!("{line}"));
        assert_eq!((mark.value.kind, &line[mark.end..]), (kind, text), "{line}");
    }
    for line in [
        "1.5 mnkr",
        "13.05",
        "1. december",
        "2026. Sedan",
        "2:3",
        "1:a vice",
        "-60,3 mnkr",
        "--- --",
        "a",
        "och",
        "attityd",
        "»Vision» för bygden",
        "(s) och (m)",
        "ost",
        "•",
        "-",
        "",
        "*Invald",
    ] {
        assert_eq!(clause_mark(Language::swedish(), line).map(|m| m.value), None, "{line}");
    }
}
