//! What stands on the lines of a text and is none of it: numbers of lines in the margin, the stamps of signing services
//! that a reader of the page's text sets at the end of whatever line they meet, watermarks, and what nobody sees. (Catalogue
//! 9.7, 14)

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use memchr::memmem;

use crate::language::Language;
use crate::page::range::Slice;
use crate::text::SourceText;

/// Stray stretches by the line of the source that they stand on, in order; at most one at either end of a line.
#[derive(Debug, Default)]
pub(super) struct Strays {
    found: HashMap<usize, Vec<Range<usize>>>,
    /// Lines of dirt: they stand in nobody's way, and belong to nobody.
    dirt: HashSet<usize>,
}

impl Strays {
    /// Finds them.
    pub(super) fn of(source: &SourceText) -> Strays {
        let mut strays = Strays::default();
        let filled: Vec<usize> = (0..source.lines.len()).filter(|line| !source.line_text(*line).is_empty()).collect();
        let pages = filled.chunk_by(|one, other| source.lines[*one].page == source.lines[*other].page);
        let (each, fifth): (Vec<_>, Vec<_>) =
            pages.filter_map(|page| numbers(source, page)).partition(|(_, each)| *each);
        // What is wrapped, or has a number of its own behind the line's: in a list of items nothing has.
        let told = each.iter().flat_map(|(lines, _)| lines).filter(|line| is_inner(source, **line)).count();
        let each = each.into_iter().filter(|_| told >= FEWEST_INNER);
        for line in each.chain(fifth).flat_map(|(lines, _)| lines) {
            let start = source.lines[line].start as usize;
            let length = first_word(source, line).len();
            strays.found.entry(line).or_default().push(start..start + length);
        }
        strays.stamps(source, &filled);
        strays.named_stamps(source, &filled);
        for line in filled {
            if is_dirt(source.line_text(line)) {
                let (start, end) = (source.lines[line].start as usize, source.lines[line].end as usize);
                strays.found.insert(line, std::iter::once(start..end).collect());
                strays.dirt.insert(line);
            }
            let style = source.style(line);
            if style.watermark || style.hidden {
                let (start, end) = (source.lines[line].start as usize, source.lines[line].end as usize);
                strays.found.insert(line, std::iter::once(start..end).collect());
            }
        }
        strays
    }

    /// What is left of a line's range.
    pub(super) fn trim(&self, source: &SourceText, line: usize, range: Range<usize>) -> Range<usize> {
        let Some(strays) = self.found.get(&line) else { return range };
        let mut left = range;
        for stray in strays {
            if stray.start <= left.start && stray.end > left.start {
                left.start = stray.end.min(left.end);
            } else if stray.end >= left.end && stray.start < left.end {
                left.end = stray.start.max(left.start);
            }
        }
        let text = &source.text[left.clone()];
        let start = left.start + text.len() - text.trim_start().len();
        start..(left.start + text.trim_end().len()).max(start)
    }

    /// All of them that are known for what they are, each with its line of the source.
    pub(super) fn all(self) -> Vec<(usize, Slice)> {
        let Strays { found, dirt } = self;
        let mut all: Vec<(usize, Slice)> = found
            .into_iter()
            .filter(|(line, _)| !dirt.contains(line))
            .flat_map(|(line, found)| found.into_iter().map(move |range| (line, range.into())))
            .collect();
        all.sort_by_key(|(_, range)| range.start);
        all
    }

    /// Stamps: the same reference at the end of several lines.
    fn stamps(&mut self, source: &SourceText, filled: &[usize]) {
        let mut ends: HashMap<&str, Vec<usize>> = HashMap::new();
        for line in filled {
            let word = source.line_text(*line).rsplit([' ', '\t']).next().unwrap_or_default();
            if is_reference(word) {
                ends.entry(word).or_default().push(*line);
            }
        }
        for (_, lines) in ends.into_iter().filter(|(_, lines)| lines.len() >= FEWEST_STAMPS) {
            let Some(first) = lines.first().map(|line| source.line_text(*line)) else { continue };
            let common = lines.iter().map(|line| shared_end(first, source.line_text(*line))).min().unwrap_or(0);
            // Whole words, and no more of the line than what stands apart where it stands apart.
            let tail = &first[first.len() - common..];
            let whole = first.len() == common || first[..first.len() - common].ends_with([' ', '\t']);
            let tail = if whole { tail } else { tail.split_once([' ', '\t']).map_or(tail, |(_, rest)| rest) };
            let tail = tail.rsplit("   ").next().unwrap_or(tail).trim_start();
            for line in lines {
                let end = source.lines[line].end as usize;
                self.found.entry(line).or_default().push(end - tail.len()..end);
            }
        }
    }
}

impl Strays {
    /// Takes a stretch in place of those that reach into it.
    fn put(&mut self, line: usize, range: Range<usize>) {
        let known = self.found.entry(line).or_default();
        known.retain(|stray| stray.end <= range.start);
        known.push(range);
    }

    /// Stamps that name their service: "Comfact-id 15996404", also where a narrow column breaks them over lines.
    fn named_stamps(&mut self, source: &SourceText, filled: &[usize]) {
        // Hardly any text has one: asked of the whole, each costs next to nothing.
        let stands = |lead: &&&str| {
            lead.split(' ').next().is_some_and(|first| memmem::find(source.text.as_bytes(), first.as_bytes()).is_some())
        };
        let leads: Vec<&str> = Language::swedish().stamp_leads().all().iter().filter(stands).copied().collect();
        if leads.is_empty() {
            return;
        }
        for (at, line) in filled.iter().enumerate() {
            let text = source.line_text(*line);
            let Some(found) = leads.iter().find_map(|lead| named(source, text, lead, &filled[at + 1..])) else {
                continue;
            };
            let (start, below) = found;
            let line_start = source.lines[*line].start as usize;
            self.put(*line, line_start + start..line_start + text.len());
            for line in &filled[at + 1..at + 1 + below] {
                self.put(*line, source.lines[*line].start as usize..source.lines[*line].end as usize);
            }
        }
    }
}

/// Where a stamp begins at the end of a line, and how many lines below it takes: the lead's words, then a reference.
fn named(source: &SourceText, text: &str, lead: &str, below: &[usize]) -> Option<(usize, usize)> {
    let first = lead.split(' ').next()?;
    let start = text.rfind(first).filter(|at| *at == 0 || text[..*at].ends_with([' ', '\t']))?;
    let mut wanted = lead.split(' ').map(Some).chain([None]).peekable();
    let lines = std::iter::once(&text[start..]).chain(below.iter().take(2).map(|line| source.line_text(*line)));
    for (taken, line) in lines.enumerate() {
        for word in line.split_whitespace() {
            match wanted.next()? {
                Some(lead) if lead == word => {}
                None if is_number(word) => {}
                _ => return None,
            }
        }
        if wanted.peek().is_none() {
            return Some((start, taken));
        }
    }
    None
}

/// The reference behind the name of a service.
fn is_number(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphanumeric()).count();
    letters >= 6 && word.chars().filter(char::is_ascii_digit).count() >= 3 && !word.contains(['§', '/', '@'])
}

/// The lines of a page whose numbers count the lines; whether each is counted, or each fifth.
fn numbers(source: &SourceText, page: &[usize]) -> Option<(Vec<usize>, bool)> {
    let numbered: Vec<(usize, i64, i64)> = page
        .iter()
        .enumerate()
        .filter_map(|(at, line)| {
            let word = first_word(source, *line);
            let digits = (1..=4).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit());
            let value: i64 = digits.then(|| word.parse().ok())??;
            Some((*line, value, value - i64::try_from(at).ok()?))
        })
        .collect();
    let mut steps: HashMap<i64, usize> = HashMap::new();
    numbered.iter().for_each(|(_, _, step)| *steps.entry(*step).or_default() += 1);
    let (usual, _) = steps.into_iter().max_by_key(|(step, count)| (*count, -step.abs()))?;
    let each: Vec<usize> = numbered.iter().filter(|found| found.2 == usual).map(|found| found.0).collect();
    if each.len() >= FEWEST_LINES && each.len() * 10 >= page.len() * 8 {
        return Some((each, true));
    }
    // A line broken in two has no number of its own, and a number may be damaged.
    if numbered.len() >= FEWEST_LINES && numbered.len() * 10 >= page.len() * 6 {
        let starts = numbered.iter().take(MOST_STARTS);
        let each = starts.map(|start| counted(source, page, start)).max_by_key(Vec::len).unwrap_or_default();
        if each.len() * 10 >= page.len() * 7 {
            return Some((each, true));
        }
    }
    let fifth = |(_, value, step): &&(usize, i64, i64)| value % 5 == 0 && (step - usual).abs() <= 1;
    let fifths: Vec<usize> = numbered.iter().filter(fifth).map(|found| found.0).collect();
    let all = numbered.iter().filter(|(_, value, _)| value % 5 == 0).count();
    let whole = all == fifths.len() && (fifths.len() + 1) * 5 + 2 >= page.len();
    (fifths.len() >= FEWEST_FIFTHS && whole).then_some((fifths, false))
}

/// More signs are no dirt.
const MOST_DIRT: usize = 24;

/// What optical reading makes of dirt and strokes of a pen: a few signs of many sorts, `·;: ~`, or letters lost among
/// such, `_~dlj~l'-`.
fn is_dirt(text: &str) -> bool {
    if text.len() > 2 * MOST_DIRT || text.starts_with(|c: char| c.is_alphanumeric() || c == '§') {
        return false;
    }
    let (mut signs, mut words) = (0, 0);
    let mut sorts: [char; 3] = ['\0'; 3];
    let mut known = 0;
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        if c.is_alphanumeric() || matches!(c, '(' | ')' | '[' | ']' | '§' | '@' | '"' | '”') {
            words += 1;
            continue;
        }
        signs += 1;
        if known < sorts.len() && !sorts[..known].contains(&c) {
            sorts[known] = c;
            known += 1;
        }
    }
    known == sorts.len() && signs >= 3 && (words == 0 || signs > words && text.contains('~'))
}

/// The lines that go on counting from one.
fn counted(source: &SourceText, page: &[usize], start: &(usize, i64, i64)) -> Vec<usize> {
    let mut next = start.1;
    let counts = |line: &usize| {
        let value: Option<i64> = digits_of(first_word(source, *line)).parse().ok();
        let counts = value.is_some_and(|value| (next..=next + 1).contains(&value));
        next = value.filter(|_| counts).map_or(next, |value| value + 1);
        counts
    };
    page.iter().copied().skip_while(|line| *line < start.0).filter(counts).collect()
}

fn first_word(source: &SourceText, line: usize) -> &str {
    source.line_text(line).split([' ', '\t']).next().unwrap_or_default()
}

/// A number with letters that optical reading takes for digits; nothing of what is none.
fn digits_of(word: &str) -> String {
    if word.len() > 4 {
        return String::new();
    }
    let digit = |c: char| match c {
        'l' | 'I' => '1',
        'O' | 'o' => '0',
        _ => c,
    };
    word.chars().map(digit).collect()
}

/// Whether what stands behind a number at the beginning of a line begins with small letters or a mark of its own.
fn is_inner(source: &SourceText, line: usize) -> bool {
    let rest = source.line_text(line).split_once([' ', '\t']).map_or("", |(_, rest)| rest.trim_start());
    rest.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit() || matches!(c, '§' | '-' | '•' | '('))
}

/// So many lines show that their numbers are none of theirs.
const FEWEST_INNER: usize = 3;
/// Fewer numbers at all lines of a page count nothing.
const FEWEST_LINES: usize = 10;
/// So many lines with numbers may stand above the first that counts.
const MOST_STARTS: usize = 4;
const FEWEST_FIFTHS: usize = 3;
/// A stamp stands on so many lines.
const FEWEST_STAMPS: usize = 3;

/// A reference of a signing service: long, of digits and letters, and neither a day, a case nor an address.
fn is_reference(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphanumeric()).count();
    let digits = word.chars().filter(char::is_ascii_digit).count();
    letters >= 12 && digits >= 6 && !word.contains(['/', ':', '@', '.', '(', ')', ','])
}

/// How many bytes two texts have in common at their ends.
fn shared_end(one: &str, other: &str) -> usize {
    one.chars().rev().zip(other.chars().rev()).take_while(|(one, other)| one == other).map(|(c, _)| c.len_utf8()).sum()
}

#[cfg(test)]
mod tests {
    use super::is_dirt;

    #[test]
    fn signs_of_many_sorts_are_dirt() {
        for text in ["~~,,./~u.t~", "_~dlj~l'-", "/ . ,", "'—~ _", "·;: ~"] {
            assert!(is_dirt(text), "{text}");
        }
        for text in [
            "______",
            ". . . .",
            "- - -",
            "* * *",
            "–",
            "(........)",
            "- Bo Ek",
            "~~~",
            "=====",
            "§ 1 –",
            "\"…\"",
            "-/-",
        ] {
            assert!(!is_dirt(text), "{text}");
        }
    }
}
