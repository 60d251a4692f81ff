//! Patterns that were slow once, or come near it.

use super::*;

#[test]
fn units_are_numbered() {
    let pattern = Pattern { before: "a\n".into(), unit: "{i} {d} {m} {x}{s}{w}\n".into(), after: "b".into() };
    assert_eq!(pattern.text(2), "a\n1 2 1 {x}Bak\n2 1 2 {x}       Dek\nb");
}

#[test]
fn seeds_give_the_same_patterns_and_many_of_them() {
    let drawer = Drawer::new();
    let drawn: Vec<Pattern> = (0..50).map(|seed| drawer.draw(seed)).collect();
    assert!((0..50).all(|seed| drawer.draw(seed) == drawn[seed as usize]));
    assert!(drawn.iter().enumerate().all(|(at, one)| !drawn[..at].contains(one)));
}

/// Small enough for a build without optimisation; a suspect grows until the machine's noise is nothing beside its square.
const SCALE: Scale = Scale { least: 4 * 1024, most: 256 * 1024, patience: Duration::from_secs(3) };

#[test]
fn what_was_slow_once_takes_time_in_proportion() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/grow");
    let patterns = read(&folder.join("hard.jsonl")).expect("patterns");
    let slow = |(line, pattern): &(u64, Pattern)| {
        let growth = measure(*line, pattern.clone(), SCALE);
        // Once more from the beginning: a busy machine is not slow twice in the same place.
        let again = || measure(*line, pattern.clone(), SCALE);
        (growth.ratio > LIMIT).then(again).filter(|growth| growth.ratio > LIMIT)
    };
    let mut slow: Vec<Growth> = patterns.par_iter().filter_map(slow).collect();
    slow.sort_by(|a, b| b.ratio.total_cmp(&a.ratio));
    let mut told = Vec::new();
    print(&slow, slow.len(), &mut told).expect("a list takes all");
    assert!(slow.is_empty(), "{}", String::from_utf8_lossy(&told));
}
