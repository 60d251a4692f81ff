//! Each fixture against what its page says, and the score per field over all of them.

use std::collections::BTreeMap;

use crate::common::{FULL, fixtures, json, judge, parsed};

#[test]
fn there_are_fixtures_of_all_families() {
    assert!(fixtures().len() >= 16 || std::env::var_os("FIXTURES").is_some());
}

#[test]
fn every_fixture_gives_what_its_page_says() {
    let mut scores: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    let mut failures = String::new();
    let only = std::env::var("FIXTURE").ok();
    for fixture in fixtures() {
        if only.as_ref().is_some_and(|name| *name != fixture.name) {
            continue;
        }
        let expected = fixture.expected.unwrap_or_else(|| panic!("{} has no expectation", fixture.name));
        let judgement = judge(&expected, &json(&parsed(&fixture.bytes, FULL)));
        for (field, right) in &judgement.judged {
            let score = scores.entry(field.clone()).or_default();
            score.0 += usize::from(*right);
            score.1 += 1;
        }
        let (right, all) = (judgement.judged.len() - judgement.differences.len(), judgement.judged.len());
        println!("{:<32} {right:>4} of {all:>4}", fixture.name);
        for difference in &judgement.differences {
            failures.push_str(&format!("{}: {difference}\n", fixture.name));
        }
    }
    println!("\n{:<44} right   of", "field");
    for (field, (right, all)) in &scores {
        println!("{field:<44} {right:>5} {all:>4}");
    }
    assert!(failures.is_empty(), "\n{failures}");
}
