//! Whether a text has marks, and which.

use super::{Dialect, heading, is_table_row, is_table_rule, stars, underline};

/// So many points make a text one with marks; no single line of plain text has them.
const ENOUGH: usize = 3;

/// Points for each dialect.
#[derive(Default)]
struct Points {
    markdown: usize,
    org: usize,
    /// Rows of tables without a rule: they prove something in numbers only.
    rows: usize,
    headings: usize,
    bullets: bool,
}

/// The marks of a text; none if it has none, or too few to tell.
pub(super) fn dialect(lines: &[(usize, &str)]) -> Option<Dialect> {
    let mut points = Points::default();
    if front_matter(lines) > 0 {
        points.markdown += ENOUGH;
    }
    let mut before = "";
    let mut first = true;
    for (_, line) in lines {
        let line = line.trim_start_matches('\x0c');
        if line.trim().is_empty() {
            before = "";
            continue;
        }
        points.count(line, before, first);
        (before, first) = (line, false);
    }
    points.markdown += usize::from(points.rows >= 2) * 2 + usize::from(points.bullets);
    if points.org >= ENOUGH && points.headings == 0 {
        return Some(Dialect::Org);
    }
    (points.markdown >= ENOUGH).then_some(Dialect::Markdown)
}

impl Points {
    fn count(&mut self, line: &str, before: &str, first: bool) {
        if heading(line).is_some() {
            self.headings += 1;
            self.markdown += if first { ENOUGH } else { 2 };
        } else if is_table_rule(line) {
            // A frame of dashes alone has no bars.
            self.markdown += if line.contains('|') { ENOUGH } else { 0 };
        } else if is_table_row(line) {
            self.rows += usize::from(line.trim_end().ends_with('|'));
        } else if underline(line) == Some(b'=') && words_above(before, line) {
            self.markdown += 2;
        }
        let bare = line.trim_start();
        if line.starts_with("#+") && line.contains(':') || bare == ":PROPERTIES:" {
            self.org += ENOUGH;
        }
        match stars(line) {
            Some((2.., _)) => self.org += 1,
            // `* Närvarande` over `- Anna`: a heading in one dialect only.
            None if line.starts_with("- ") && stars(before).is_some_and(|(level, _)| level == 1) => self.org += 2,
            _ => {}
        }
        if bare.starts_with("<!--") {
            self.markdown += ENOUGH;
        }
        if bare.starts_with("- [ ] ") || bare.starts_with("- [x] ") || bare.contains("](") {
            self.markdown += 2;
        }
        if let Some((_, behind)) = bold(line) {
            let label = bare.trim_start_matches(['-', '*', ' ']);
            let closes = behind.trim_end().is_empty() || behind.trim_start().starts_with(':');
            self.markdown += if bare.starts_with("**") || closes || label.starts_with("**") { 2 } else { 1 };
        }
        self.bullets |= bare.starts_with("- ") || bare.starts_with("* ");
    }
}

/// Words between `**` and `**`, and what stands behind them.
fn bold(line: &str) -> Option<(&str, &str)> {
    let (_, rest) = line.split_once("**")?;
    let (words, behind) = rest.split_once("**")?;
    let close = words.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '§' | '"' | '”' | '('))
        && words.ends_with(|c: char| !c.is_whitespace() && c != '*');
    close.then_some((words, behind))
}

/// Whether the words above a line are such that it underlines them.
pub(super) fn words_above(above: &str, line: &str) -> bool {
    let (above, line) = (above.trim(), line.trim());
    let length = above.chars().count();
    above.contains(char::is_alphabetic) && length <= 80 && line.len() <= length + 20
}

/// How many lines a block of properties at the very beginning takes: `---`, keys with values, `---`.
pub(super) fn front_matter(lines: &[(usize, &str)]) -> usize {
    let is_fence = |line: &str| matches!(line.trim_end(), "---" | "+++");
    let Some((_, first)) = lines.first().filter(|(_, first)| is_fence(first)) else { return 0 };
    let Some(last) = lines.iter().skip(1).take(60).position(|(_, line)| line.trim_end() == first.trim_end()) else {
        return 0;
    };
    let inside = lines.get(1..=last).unwrap_or_default();
    let property = |line: &str| {
        let key = line.find([':', '=']).unwrap_or(0);
        key > 0 && line[..key].trim_end().chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'))
    };
    let nested = |line: &str| line.trim().is_empty() || line.starts_with([' ', '-', '#', '\t']);
    let sound = inside.iter().all(|(_, line)| property(line) || nested(line));
    if sound && inside.iter().any(|(_, line)| property(line)) { last + 2 } else { 0 }
}
