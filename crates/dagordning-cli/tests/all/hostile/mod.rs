//! Files that hurt readers: damaged, absurd and malicious ones, made here from a seed. None may hurt the program: each
//! gives a document or an error with a plain reason, within the limits, and the file after it is read as ever.

mod bombs;
mod mutate;
mod odd;
pub mod pdf;
mod run;

use std::collections::BTreeMap;

use run::{Batch, Outcome};

/// A file of the set and what it must give.
pub struct File {
    pub name: String,
    pub bytes: Vec<u8>,
    pub expect: Expect,
}

/// What a file must give, beside doing no harm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expect {
    /// Anything plain.
    Any,
    /// A document without a diagnostic of damage, with the agenda in it.
    Good,
    /// A document with a diagnostic of damage, and at least an item.
    Part,
    /// An error whose reason holds these words.
    Error(&'static str),
}

impl File {
    pub fn new(name: &str, bytes: Vec<u8>, expect: Expect) -> File {
        File { name: format!("{name}.pdf"), bytes, expect }
    }

    pub fn any(name: &str, bytes: Vec<u8>) -> File {
        File::new(name, bytes, Expect::Any)
    }
}

/// Fewer would say less than the issue asks.
const LEAST: usize = 300;

#[test]
fn no_file_hurts() {
    let files: Vec<File> = [mutate::files(), bombs::files(), odd::files()].into_iter().flatten().collect();
    assert!(files.len() >= LEAST, "{} files", files.len());
    let (pdf, root) = pdf::agenda(true);
    let good = pdf.finish(root);
    // Three programs at once; one of them draws the pages of the worst files and of some others.
    let drawn = |at: usize, file: &File| at.is_multiple_of(12) || at.is_multiple_of(2) && file.name.starts_with("bomb");
    let (images, text): (Vec<_>, Vec<_>) = files.iter().enumerate().partition(|(at, file)| drawn(*at, file));
    let (even, odd): (Vec<_>, Vec<_>) = text.into_iter().partition(|(at, _)| at.is_multiple_of(2));
    let [images, even, odd] = [images, even, odd].map(|part| part.into_iter().map(|(_, file)| file).collect());
    let outcomes: Vec<(&File, Outcome)> = std::thread::scope(|scope| {
        let images = scope.spawn(|| Batch::new("images", &good, true).run(images));
        let other = scope.spawn(|| Batch::new("odd", &good, false).run(odd));
        let mut outcomes = Batch::new("even", &good, false).run(even);
        outcomes.extend(other.join().expect("the other half"));
        outcomes.extend(images.join().expect("those that are drawn"));
        outcomes
    });
    assert_eq!(outcomes.len(), files.len());
    let mut faults = Vec::new();
    let mut tally: BTreeMap<&str, usize> = BTreeMap::new();
    for (file, outcome) in &outcomes {
        *tally.entry(outcome.class()).or_default() += 1;
        println!("{:<9} {:>6.2} s  {:<44} {}", outcome.class(), outcome.seconds, file.name, outcome.told);
        faults.extend(fault(file, outcome).map(|fault| format!("{}: {fault}: {}", file.name, outcome.told)));
    }
    println!("{} files: {tally:?}", files.len());
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// What is wrong with an outcome.
fn fault(file: &File, outcome: &Outcome) -> Option<&'static str> {
    const INTERNALS: [&str; 8] =
        ["panick", "unwrap", "src/", ".rs", "thread '", "RUST_", "Err(", "a fault in the program"];
    if INTERNALS.iter().any(|word| outcome.told.contains(word)) {
        return Some("it names internals");
    }
    // To be read, two pages to be drawn, and to be read again.
    if outcome.seconds > 4.0 * run::TIMEOUT + run::SLACK {
        return Some("it took too long");
    }
    match file.expect {
        Expect::Any => None,
        Expect::Good => (outcome.class() != "ok" || outcome.items == 0).then_some("it should be read"),
        Expect::Part => (outcome.class() != "damaged" || outcome.items == 0).then_some("a part should be read"),
        Expect::Error(words) => {
            (outcome.class() != "error" || !outcome.told.contains(words)).then_some("it should be refused")
        }
    }
}
