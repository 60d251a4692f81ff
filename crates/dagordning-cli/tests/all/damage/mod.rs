//! What each repair earns: every fixture damaged in every way of the catalogue's part 9, read with all repairs and without
//! the one that is made for it; and that clean documents come out the same with repairs and without.

mod mutate;

use crate::common::{FULL, Fixture, fixtures, json, judge};
use dagordning::parse;
use dagordning::text::{RepairKind, Rules};
use mutate::{DAMAGES, Damage, SURVIVED, Survived, mixed};

/// Fixtures that are damaged already.
const DAMAGED: [&str; 2] = ["skadad-ocr", "landsting-ocr"];

/// How many of a fixture's values are right.
fn right(fixture: &Fixture, text: &str, rules: Rules) -> usize {
    let Ok(document) = parse(text.as_bytes(), Some("test.txt"), FULL.rules(rules)) else { return 0 };
    let Some(expected) = &fixture.expected else { return 0 };
    judge(expected, &json(&document)).judged.iter().filter(|(_, right)| *right).count()
}

fn texts() -> Vec<(Fixture, String)> {
    let whole = |fixture: Fixture| {
        let text = String::from_utf8(fixture.bytes.clone()).ok()?;
        Some((fixture, text))
    };
    fixtures().into_iter().filter_map(whole).collect()
}

#[test]
fn every_repair_earns_something() {
    let texts = texts();
    // What is right without damage is the same for all of them.
    let whole: Vec<usize> = texts.iter().map(|(fixture, text)| right(fixture, text, Rules::ALL)).collect();
    println!("{:<28} {:>8} {:>8} {:>8} {:>8}", "damage", "hurt", "clean", "mended", "without");
    let mut useless = Vec::new();
    for Damage { name, repair, hurt } in DAMAGES {
        let (mut files, mut clean, mut mended, mut without) = (0, 0, 0, 0);
        for ((fixture, text), right_whole) in texts.iter().zip(&whole) {
            let damaged = hurt(text);
            if damaged == *text {
                continue;
            }
            files += 1;
            clean += right_whole;
            mended += right(fixture, &damaged, Rules::ALL);
            without += right(fixture, &damaged, Rules::ALL.without(repair));
            if std::env::var_os("SHOW").is_some_and(|show| show == *name) {
                println!(
                    "   {:<30} {:>5} {:>5}",
                    fixture.name,
                    right(fixture, text, Rules::ALL),
                    right(fixture, &damaged, Rules::ALL)
                );
            }
        }
        println!("{name:<28} {files:>8} {clean:>8} {mended:>8} {without:>8}");
        if files == 0 || mended <= without {
            useless.push(name);
        }
    }
    assert!(useless.is_empty(), "these repairs earn nothing: {useless:?}");
}

#[test]
fn what_the_vocabulary_looks_past_costs_little() {
    let texts = texts();
    for Survived { name, hurt } in SURVIVED {
        let hurt: Vec<_> = texts.iter().map(|(fixture, text)| (fixture, text, hurt(text))).collect();
        let changed = hurt.iter().filter(|(_, text, damaged)| *text != damaged);
        let (clean, read) = changed.fold((0, 0), |(clean, read), (fixture, text, damaged)| {
            (clean + right(fixture, text, Rules::ALL), read + right(fixture, damaged, Rules::ALL))
        });
        println!("{name:<28} {clean:>8} {read:>8}");
        // The headings themselves are told as printed.
        assert!(clean > 0 && read * 100 >= clean * 97, "{name}: {read} of {clean}");
    }
}

#[test]
fn mixed_damage_is_survived() {
    let texts = texts();
    println!("{:<28} {:>8} {:>8} {:>8}", "strength", "clean", "mended", "without");
    for (strength, least) in [(1, 80), (2, 60), (3, 30)] {
        let (mut clean, mut mended, mut without) = (0, 0, 0);
        for (at, (fixture, text)) in texts.iter().enumerate() {
            let damaged = mixed(text, strength, at as u64 + 1);
            clean += right(fixture, text, Rules::ALL);
            mended += right(fixture, &damaged, Rules::ALL);
            without += right(fixture, &damaged, Rules::NONE);
        }
        println!("{strength:<28} {clean:>8} {mended:>8} {without:>8}");
        assert!(mended * 100 >= clean * least, "strength {strength}: {mended} of {clean}");
        assert!(mended > without, "strength {strength}: the repairs earn nothing");
    }
}

#[test]
fn clean_documents_come_out_the_same() {
    let signs = [
        RepairKind::ShiftedLetters,
        RepairKind::WrongEncoding,
        RepairKind::SectionSign,
        RepairKind::PartyDigit,
        RepairKind::NameLetter,
        RepairKind::Bullet,
        RepairKind::Digit,
        RepairKind::DoubleEncoding,
        RepairKind::DamagedWord,
    ];
    let without = signs.into_iter().fold(Rules::ALL, Rules::without);
    let mut compared = 0;
    for (fixture, text) in texts() {
        if DAMAGED.contains(&fixture.name.as_str()) {
            continue;
        }
        let read = |rules| {
            let document = parse(text.as_bytes(), Some("test.txt"), FULL.rules(rules)).expect("readable");
            serde_json::to_string(&document).expect("a document serialises")
        };
        assert_eq!(read(Rules::ALL), read(without), "{}", fixture.name);
        compared += 1;
    }
    assert!(compared >= 40);
}
