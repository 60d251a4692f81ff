//! The words of the language folder, read where they stand.

use std::fs;
use std::path::Path;

/// Every entry of every list in the language folder, in the order of the files' names.
///
/// # Panics
///
/// When the folder cannot be read: the composer is built and run beside it.
#[must_use]
pub fn of_the_language() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../dagordning/src/language/sv");
    let mut paths: Vec<_> =
        fs::read_dir(folder).expect("the language folder").map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    let mut words = Vec::new();
    for path in paths {
        let text = fs::read_to_string(path).expect("a readable file");
        words.extend(text.lines().flat_map(entries).map(str::to_owned));
    }
    words.sort();
    words.dedup();
    words
}

/// The entries on a line: a line of a long string, or the quoted strings of a list.
fn entries(line: &str) -> Vec<&str> {
    let line = line.trim();
    if line.starts_with(['#', '[']) && !line.contains('"') || line.ends_with("\"\"\"") {
        return Vec::new();
    }
    let entries: Vec<&str> = if line.contains('"') { line.split('"').skip(1).step_by(2).collect() } else { vec![line] };
    entries.into_iter().map(str::trim).filter(|entry| !entry.is_empty()).collect()
}
