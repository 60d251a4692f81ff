//! Vocabulary is data: a Swedish word in a literal of the library is a word in the wrong room.
//!
//! A word is Swedish if it has å, ä or ö, if the vocabulary has it, or if it stands in a fixture. What is English or
//! technical as well is listed in `words-allowed.txt`.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// A string literal of a source file, with its line.
struct Literal {
    line: usize,
    text: String,
    /// Characters in a row: an alphabet has å, ä and ö too.
    row: bool,
}

/// The literals of a source, without those of comments and of modules for tests. Characters that stand in a row, as in
/// `['o', 'c', 'h']`, are a literal too.
fn literals(source: &str) -> Vec<Literal> {
    let mut found = Vec::new();
    let mut rest = source;
    let line_of = |rest: &str| 1 + source[..source.len() - rest.len()].matches('\n').count();
    let mut row = String::new();
    while let Some(c) = rest.chars().next() {
        let before = source[..source.len() - rest.len()].chars().next_back();
        let separate = !before.is_some_and(|before| before.is_alphanumeric() || before == '_');
        let raw = rest.trim_start_matches(['b', 'c']);
        if rest.starts_with("//") {
            rest = rest.split_once('\n').map_or("", |(_, next)| next);
        } else if rest.starts_with("/*") {
            rest = rest.split_once("*/").map_or("", |(_, next)| next);
        } else if rest.starts_with("#[cfg(test)]") {
            rest = behind_item(rest);
        } else if separate && raw.starts_with('r') && raw[1..].trim_start_matches('#').starts_with('"') {
            let hashes = raw[1..].len() - raw[1..].trim_start_matches('#').len();
            let inner = &raw[hashes + 2..];
            let close = format!("\"{}", "#".repeat(hashes));
            let (text, next) = inner.split_once(&close).unwrap_or((inner, ""));
            found.push(Literal { line: line_of(rest), text: text.to_owned(), row: false });
            rest = next;
        } else if c == '"' {
            let end = closing(&rest[1..]);
            found.push(Literal { line: line_of(rest), text: unescaped(&rest[1..1 + end]), row: false });
            rest = rest.get(end + 2..).unwrap_or("");
        } else if let Some((sign, next)) = character(rest) {
            row.push(sign);
            rest = next;
            if !rest.trim_start().starts_with(", '") {
                let text = std::mem::take(&mut row);
                if text.chars().count() > 2 {
                    found.push(Literal { line: line_of(rest), text, row: true });
                }
            }
        } else {
            rest = &rest[c.len_utf8()..];
        }
    }
    found
}

/// Where an ordinary string ends.
fn closing(text: &str) -> usize {
    let mut escaped = false;
    let end = text.char_indices().find(|(_, c)| {
        let ends = *c == '"' && !escaped;
        escaped = *c == '\\' && !escaped;
        ends
    });
    end.map_or(text.len(), |(at, _)| at)
}

/// A string without its escapes and its places for values, which are no words.
fn unescaped(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let skipped = match c {
            '\\' if rest.starts_with("\\u{") => rest.find('}').map_or(rest.len(), |end| end + 1),
            '\\' if rest.starts_with("\\x") => 4.min(rest.len()),
            '\\' => 1 + rest[1..].chars().next().map_or(0, char::len_utf8),
            '{' if rest[1..].starts_with(|c: char| c.is_ascii_lowercase()) => rest.find('}').map_or(1, |end| end + 1),
            _ => 0,
        };
        if skipped == 0 {
            plain.push(c);
            rest = &rest[c.len_utf8()..];
        } else {
            plain.push(' ');
            rest = rest.get(skipped..).unwrap_or("");
        }
    }
    plain
}

/// A character literal, if one stands here and no lifetime.
fn character(text: &str) -> Option<(char, &str)> {
    let inner = text.strip_prefix('\'')?;
    if let Some(escape) = inner.strip_prefix('\\') {
        return Some((' ', escape.get(1..)?.split_once('\'')?.1));
    }
    let sign = inner.chars().next()?;
    Some((sign, inner[sign.len_utf8()..].strip_prefix('\'')?))
}

/// The source behind an item for tests: a module with its body, or a single line.
fn behind_item(text: &str) -> &str {
    let body = text.find('{').unwrap_or(text.len());
    if let Some(semicolon) = text.find(';').filter(|at| *at < body) {
        return &text[semicolon + 1..];
    }
    // Bodies are indented; only the item's own end stands at the margin of its attribute.
    text.split_once("\n}").map_or("", |(_, next)| next)
}

/// The words of a text in small letters.
fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    let words = text.split(|c: char| !c.is_alphabetic());
    words.filter(|word| word.chars().count() >= 2).map(str::to_lowercase)
}

fn files(folder: &Path, extension: &str, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            files(&path, extension, found);
        } else if path.extension().is_some_and(|known| known == extension) {
            found.push(path);
        }
    }
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The words of the vocabulary, without the names of its lists and its comments.
fn vocabulary(folder: &Path) -> BTreeSet<String> {
    let mut paths = Vec::new();
    files(folder, "toml", &mut paths);
    // By these words other languages are told.
    paths.retain(|path| !path.ends_with("recognise.toml"));
    assert!(paths.len() >= 10, "the vocabulary is in {}", folder.display());
    let mut known = BTreeSet::new();
    for path in paths {
        let mut list = false;
        for line in read(&path).lines().filter(|line| !line.trim_start().starts_with('#')) {
            let named = !list && line.split_once(" = ").is_some();
            let value = if named { line.split_once(" = ").map_or("", |(_, value)| value) } else { line };
            if !line.starts_with('[') || list {
                known.extend(words(value));
            }
            list ^= line.matches("\"\"\"").count() == 1;
        }
    }
    known
}

#[test]
fn literals_hold_no_swedish_words() {
    let root = crate::common::root();
    let sources = root.join("crates/dagordning/src");
    let mut swedish = vocabulary(&sources.join("language"));
    let mut fixtures = Vec::new();
    files(&root.join("fixtures"), "txt", &mut fixtures);
    fixtures.retain(|path| !path.starts_with(root.join("fixtures/languages")));
    fixtures.iter().for_each(|path| swedish.extend(words(&read(path)).filter(|word| word.chars().count() >= 3)));
    let allowed = read(&root.join("crates/dagordning-cli/tests/all/words-allowed.txt"));
    let listed: BTreeSet<String> = allowed.lines().filter(|line| !line.starts_with('#')).flat_map(words).collect();
    let mut paths = Vec::new();
    files(&sources, "rs", &mut paths);
    let tests = |path: &PathBuf| {
        let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or("");
        stem.ends_with("tests") || stem == "properties"
    };
    let mut wrong: BTreeMap<&Path, Vec<String>> = BTreeMap::new();
    let mut used = BTreeSet::new();
    for path in paths.iter().filter(|path| !tests(path)) {
        for literal in literals(&read(path)) {
            let strange = words(&literal.text).find(|word| {
                used.extend(listed.get(word).cloned());
                let marked = !literal.row && word.contains(['å', 'ä', 'ö']);
                (marked || swedish.contains(word)) && !listed.contains(word)
            });
            if let Some(word) = strange {
                let place = path.strip_prefix(&sources).unwrap_or(path);
                wrong.entry(place).or_default().push(format!("{}: {word:?} in {:?}", literal.line, literal.text));
            }
        }
    }
    let count: usize = wrong.values().map(Vec::len).sum();
    println!("{count} literals with Swedish words in {} files", wrong.len());
    assert!(wrong.is_empty(), "{count} literals in {} files hold Swedish words: {wrong:#?}", wrong.len());
    let unused: Vec<&String> = listed.iter().filter(|word| !used.contains(*word)).collect();
    assert!(unused.is_empty(), "words-allowed.txt lists what no literal holds: {unused:?}");
}

#[test]
fn literals_are_told_from_code() {
    let source = r##"
        // "comment"
        let text = "one \"two\" {three} \n";
        let raw = br#"four "five""#;
        let life: &'static str = b"six";
        let row = ['o', 'c', 'h'];
        #[cfg(test)]
        mod tests {
            const HIDDEN: &str = "seven";
}
        let last = 'x';
        "eight"
    "##;
    let texts: Vec<String> = literals(source).iter().flat_map(|literal| words(&literal.text)).collect();
    assert_eq!(texts, ["one", "two", "four", "five", "six", "och", "eight"]);
}
