//! What stands on the lines of a text and is none of it: numbers of lines in the margin, the stamps of signing services
//! that a reader of the page's text sets at the end of whatever line they meet, watermarks, and what nobody sees. (Catalogue
//! 9.7, 14)

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use memchr::{memmem, memrchr2};

use crate::grammar::case_id;
use crate::language::Language;
use crate::page::range::Slice;
use crate::text::{SourceText, Style};

/// Stray stretches by the line of the source that they stand on, in order; at most one at either end of a line.
#[derive(Debug, Default)]
pub(super) struct Strays {
    found: HashMap<usize, Vec<Range<usize>>>,
    /// Lines of dirt: they stand in nobody's way, and belong to nobody.
    dirt: HashSet<usize>,
}

impl Strays {
    /// Finds them.
    pub(super) fn of(source: &SourceText, language: &Language) -> Strays {
        let mut strays = Strays::default();
        let filled = filled(source);
        for line in counted(source, &filled) {
            let start = source.lines[line].start as usize;
            strays.found.entry(line).or_default().push(start..start + digits(source, line));
        }
        strays.stamps(source, language, &filled);
        strays.named_stamps(source, language, &filled);
        let styled = source.has_styles();
        for line in filled {
            if is_dirt(source.line_text(line)) {
                let (start, end) = (source.lines[line].start as usize, source.lines[line].end as usize);
                strays.found.insert(line, std::iter::once(start..end).collect());
                strays.dirt.insert(line);
            }
            let style = if styled { source.style(line) } else { Style::default() };
            if style.watermark || style.hidden {
                let (start, end) = (source.lines[line].start as usize, source.lines[line].end as usize);
                strays.found.insert(line, std::iter::once(start..end).collect());
            }
        }
        strays
    }

    /// What is left of a line's range.
    pub(super) fn trim(&self, source: &SourceText, line: usize, range: Range<usize>) -> Range<usize> {
        // Nearly no text has any.
        let strays = if self.found.is_empty() { None } else { self.found.get(&line) };
        let Some(strays) = strays else { return range };
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
    fn stamps(&mut self, source: &SourceText, language: &Language, filled: &[usize]) {
        let mut ends: HashMap<&str, Vec<usize>> = HashMap::new();
        for line in filled {
            let text = source.line_text(*line);
            let word = memrchr2(b' ', b'\t', text.as_bytes()).map_or(text, |at| &text[at + 1..]);
            if is_reference(word) {
                ends.entry(word).or_default().push(*line);
            }
        }
        // "Tjänsteutlåtande, 2014-10-05, Dnr PLU-2014-00656": papers of one case end alike.
        let stamp = |word: &str, lines: &[usize]| lines.len() >= FEWEST_STAMPS && !case_id::is_case_id(language, word);
        for (_, lines) in ends.into_iter().filter(|(word, lines)| stamp(word, lines)) {
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
    fn named_stamps(&mut self, source: &SourceText, language: &Language, filled: &[usize]) {
        // Hardly any text has one: asked of the whole, each costs next to nothing.
        let stands = |lead: &&&str| {
            lead.split(' ').next().is_some_and(|first| memmem::find(source.text.as_bytes(), first.as_bytes()).is_some())
        };
        let leads: Vec<&str> = language.stamp_leads().all().iter().filter(stands).copied().collect();
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

/// The number that a line begins with.
fn leading(source: &SourceText, line: usize) -> Option<i64> {
    let text = source.line_text(line);
    let digits = text.bytes().take_while(u8::is_ascii_digit).take(MOST_DIGITS + 1).count();
    let alone = matches!(text.as_bytes().get(digits), None | Some(b' ' | b'\t'));
    // "7 § Val av styrelse" is counted itself, "7   § 12 Val av styrelse" stands on a line that is.
    let section = || text[digits..].trim_start().strip_prefix('§').map(str::trim_start);
    let counts = |behind: &str| behind.starts_with(|c: char| c.is_ascii_digit());
    let number = alone && (1..=MOST_DIGITS).contains(&digits) && section().is_none_or(counts);
    number.then(|| text[..digits].parse().ok())?
}

/// A text without the numbers that count its lines; none where nothing counts them.
pub(crate) fn uncounted(source: &SourceText) -> Option<SourceText> {
    let filled = filled(source);
    let lines = counted(source, &filled);
    (!lines.is_empty()).then(|| {
        let mut bare = source.clone();
        for line in lines {
            let text = &source.line_text(line)[digits(source, line)..];
            let left = text.trim_start().len() as u32;
            bare.lines[line].start = source.lines[line].end - left;
        }
        bare
    })
}

/// The lines on which something stands.
fn filled(source: &SourceText) -> Vec<usize> {
    let lines = source.lines.iter().enumerate().filter(|(_, line)| line.start < line.end);
    lines.map(|(index, _)| index).collect()
}

/// The length of the number that a line begins with.
fn digits(source: &SourceText, line: usize) -> usize {
    source.line_text(line).bytes().take_while(u8::is_ascii_digit).count()
}

/// The lines whose numbers in the margin count the lines, each or each fifth.
fn counted(source: &SourceText, filled: &[usize]) -> Vec<usize> {
    let numbers: Vec<Option<i64>> = filled.iter().map(|line| leading(source, *line)).collect();
    let pages = || filled.chunk_by(|one, other| source.lines[*one].page == source.lines[*other].page);
    for step in [1, 5] {
        // Too few lines of most texts begin with such a number.
        let known = numbers.iter().flatten().filter(|number| **number % step as i64 == 0).count();
        if known * step < FEWEST_LINES {
            continue;
        }
        // In text without marks between its pages heads and feet stand between what is counted.
        let share = if pages().nth(1).is_none() { 4 } else { 8 };
        // Nothing else is counted by fives.
        let share = if step == 1 { share } else { share.min(LEAST_SHARE) };
        let (mut strong, mut lines) = (false, Vec::new());
        let (mut begun, mut at) = (0, 0);
        for page in pages() {
            let numbers = &numbers[at..at + page.len()];
            at += page.len();
            let chains = chains(numbers, step);
            let reach = chains.len() * step;
            let counts = |share| reach >= FEWEST_LINES && reach * 10 >= page.len() * share;
            strong |= counts(share);
            begun += usize::from(counts(LEAST_SHARE) && chains.first().is_some_and(|at| numbers[*at] == Some(1)));
            lines.extend(chains.into_iter().filter(|_| reach * 10 >= page.len() * 4).map(|at| page[at]));
        }
        // What is wrapped, or has a number of its own behind the line's: in a list of items nothing has.
        let inner = || lines.iter().filter(|line| is_inner(source, **line)).take(FEWEST_INNER).count() == FEWEST_INNER;
        // Items begin but once.
        if begun > 1 || strong && (step == 5 || inner()) {
            return lines;
        }
    }
    Vec::new()
}

/// Where numbers count the lines: each is as much greater than the one before as it stands below it, but for a line or two
/// without any. They may begin again.
fn chains(numbers: &[Option<i64>], step: usize) -> Vec<usize> {
    let ahead = |at: usize, steps: usize| {
        let value = numbers[at]? + i64::try_from(steps).ok()?;
        // Where each fifth is shown, one line may have been two on the page.
        let nearest = at + steps - usize::from(step > 1);
        (nearest..=at + steps + MOST_BETWEEN).find(|next| numbers.get(*next) == Some(&Some(value)))
    };
    let next = |at: usize| (1..=MOST_LOST + 1).find_map(|lost| ahead(at, lost * step));
    let divides =
        |at: usize| numbers[at].and_then(|value| usize::try_from(value).ok()).filter(|value| value % step == 0);
    let (mut found, mut at) = (Vec::new(), 0);
    while at < numbers.len() {
        let first = divides(at).filter(|value| step == 1 || *value == step || ahead(at, step).is_some());
        let counts_all = || step > 1 && ahead(at, 1).is_some();
        // "1 (9)" over the page's first line: what stands above it counts pages.
        let again = || (at + 1..=at + MOST_BETWEEN).any(|below| numbers.get(below) == Some(&numbers[at]));
        let chain: Vec<usize> = match first {
            Some(_) if !counts_all() && !again() => std::iter::successors(Some(at), |at| next(*at)).collect(),
            _ => Vec::new(),
        };
        let end = chain.last().map_or(at, |last| *last) + 1;
        // The items of a list stand further apart than the lines of a page.
        let dense = chain.len() * step * 10 >= (end - at) * 8;
        at = end;
        if dense && chain.len() >= if step == 1 { FEWEST_INNER } else { 1 } {
            found.extend(chain);
        }
    }
    found
}

/// Whether what stands behind a number at the beginning of a line begins with small letters or a mark of its own, or is left
/// open at its end.
fn is_inner(source: &SourceText, line: usize) -> bool {
    let rest = source.line_text(line).split_once([' ', '\t']).map_or("", |(_, rest)| rest.trim_start());
    rest.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit() || matches!(c, '§' | '-' | '•' | '(' | '_'))
        || rest.ends_with([',', ':', '-', '–'])
}

/// So many lines show that their numbers are none of theirs.
const FEWEST_INNER: usize = 3;
/// Numbers of lines have no more digits.
const MOST_DIGITS: usize = 4;
/// Fewer lines that are counted count nothing, nor does a smaller share of a page's lines, in tenths.
const FEWEST_LINES: usize = 10;
const LEAST_SHARE: usize = 5;
/// Lines without a number between two that have one, and numbers that are lost in a row.
const MOST_BETWEEN: usize = 2;
const MOST_LOST: usize = 2;
/// A stamp stands on so many lines.
const FEWEST_STAMPS: usize = 3;

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

/// A reference of a signing service: long, of digits and letters, and neither a day, a case nor an address.
fn is_reference(word: &str) -> bool {
    let digits = || word.bytes().filter(u8::is_ascii_digit).count();
    let letters = || word.chars().filter(|c| c.is_alphanumeric()).count();
    word.len() >= 12 && digits() >= 6 && letters() >= 12 && !word.contains(['/', ':', '@', '.', '(', ')', ','])
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
