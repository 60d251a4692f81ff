//! What holds for every text: one owner for each character, places that give the values back, a document that can be
//! rebuilt, the same output every time, and no panic. Over all fixtures and random mutations of them.

mod check;

use std::sync::LazyLock;

use crate::common::{FULL, fixtures, parsed, pdfs, root};
use proptest::prelude::*;
use serde_json::Value;

/// Checks everything that must hold of one input.
pub(crate) fn check(bytes: &[u8]) {
    if let Some(json) = check::check(bytes, "test.txt") {
        assert_valid(&json);
    }
}

fn assert_valid(json: &Value) {
    static SCHEMA: LazyLock<jsonschema::Validator> =
        LazyLock::new(|| jsonschema::validator_for(&dagordning::model::schema()).expect("a valid schema"));
    if let Err(error) = SCHEMA.validate(json) {
        panic!("the output does not validate: {error} at {}", error.instance_path);
    }
}

#[test]
fn every_fixture_keeps_the_invariants() {
    for fixture in fixtures() {
        println!("{}", fixture.name);
        check(&fixture.bytes);
    }
}

#[test]
fn every_pdf_keeps_the_invariants() {
    for (name, bytes) in pdfs() {
        println!("{name}");
        check(&bytes);
    }
}

#[test]
fn coverage_over_all_fixtures() {
    println!("{:<32} characters  claimed  furniture  unassigned  other", "fixture");
    for fixture in fixtures() {
        let c = parsed(&fixture.bytes, FULL).coverage;
        println!(
            "{:<32} {:>10} {:>8} {:>10} {:>11} {:>6}",
            fixture.name, c.characters, c.claimed, c.furniture, c.unassigned, c.other
        );
        assert!(c.unassigned * 10 <= c.characters, "{}: more than a tenth is unassigned", fixture.name);
    }
}

/// A change to a text of the kind that extraction, editing or bad luck makes.
#[derive(Debug, Clone)]
enum Mutation {
    CutOff(usize),
    DropLine(usize),
    DoubleLine(usize),
    SwapLines(usize, usize),
    Insert(usize, String),
    BlankLine(usize),
    Indent(usize, usize),
    Upper(usize),
}

fn mutation() -> impl Strategy<Value = Mutation> {
    let at = 0usize..10_000;
    prop_oneof![
        at.clone().prop_map(Mutation::CutOff),
        at.clone().prop_map(Mutation::DropLine),
        at.clone().prop_map(Mutation::DoubleLine),
        (at.clone(), at.clone()).prop_map(|(a, b)| Mutation::SwapLines(a, b)),
        (at.clone(), "[ -~åäöÅÄÖ•–§\u{ad}\u{a0}\n\t\u{c}(){}]{0,24}").prop_map(|(a, s)| Mutation::Insert(a, s)),
        at.clone().prop_map(Mutation::BlankLine),
        (at.clone(), 0usize..60).prop_map(|(a, n)| Mutation::Indent(a, n)),
        at.prop_map(Mutation::Upper),
    ]
}

fn mutate(text: &str, mutations: &[Mutation]) -> String {
    let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    for mutation in mutations {
        let pick = |at: usize| at % lines.len();
        match mutation {
            Mutation::CutOff(at) => {
                let keep = pick(*at) + 1;
                lines.truncate(keep);
                if let Some(last) = lines.last_mut() {
                    let half = last.chars().count() / 2;
                    *last = last.chars().take(half).collect();
                }
            }
            Mutation::DropLine(at) if lines.len() > 1 => {
                lines.remove(pick(*at));
            }
            Mutation::DropLine(_) => {}
            Mutation::DoubleLine(at) => {
                let line = lines[pick(*at)].clone();
                lines.insert(pick(*at), line);
            }
            Mutation::SwapLines(a, b) => {
                let (a, b) = (pick(*a), pick(*b));
                lines.swap(a, b);
            }
            Mutation::Insert(at, insert) => {
                let at = pick(*at);
                let middle = lines[at].chars().count() / 2;
                let head: String = lines[at].chars().take(middle).collect();
                let tail: String = lines[at].chars().skip(middle).collect();
                lines[at] = format!("{head}{insert}{tail}");
            }
            Mutation::BlankLine(at) => lines.insert(pick(*at), String::new()),
            Mutation::Indent(at, by) => {
                let at = pick(*at);
                lines[at] = format!("{}{}", " ".repeat(*by), lines[at]);
            }
            Mutation::Upper(at) => {
                let at = pick(*at);
                lines[at] = lines[at].to_uppercase();
            }
        }
        if lines.is_empty() {
            lines.push(String::new());
        }
    }
    lines.join("\n")
}

proptest! {
    // A fixed seed: a run says something of the change, not of its luck. Search on with another seed at leisure.
    #![proptest_config(ProptestConfig {
        cases: 256,
        rng_seed: proptest::test_runner::RngSeed::Fixed(12),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn mutated_fixtures_keep_the_invariants(
        which in 0usize..1000,
        mutations in prop::collection::vec(mutation(), 1..12),
    ) {
        let all = fixtures();
        let fixture = &all[which % all.len()];
        let text = String::from_utf8_lossy(&fixture.bytes);
        check(mutate(&text, &mutations).as_bytes());
    }

    #[test]
    fn arbitrary_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        check(&bytes);
    }

    #[test]
    fn arbitrary_text_keeps_the_invariants(text in "([ -~åäöé§•\u{a0}\u{ad}]{0,80}\n){0,30}") {
        check(text.as_bytes());
    }
}

/// Small inputs that once broke one of them.
#[test]
fn found_inputs_keep_the_invariants() {
    let folder = root().join("crates/dagordning-cli/tests/all/invariants/found");
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    assert!(paths.len() >= 12);
    for path in paths {
        println!("{}", path.display());
        check(&std::fs::read(path).expect("a readable file"));
    }
}
