//! What stands on the lines of a text and is none of it: numbers of lines in the margin, the stamps of signing services
//! that a reader of the page's text sets at the end of whatever line they meet, watermarks, and what nobody sees. (Catalogue
//! 9.7, 14)

use std::collections::HashMap;
use std::ops::Range;

use memchr::{memmem, memrchr2};

use crate::language::Language;
use crate::page::range::Slice;
use crate::text::SourceText;

/// Stray stretches by the line of the source that they stand on, in order; at most one at either end of a line.
#[derive(Debug, Default)]
pub(super) struct Strays {
    found: HashMap<usize, Vec<Range<usize>>>,
}

impl Strays {
    /// Finds them.
    pub(super) fn of(source: &SourceText) -> Strays {
        let mut strays = Strays::default();
        let filled: Vec<usize> = (0..source.lines.len()).filter(|line| !source.line_text(*line).is_empty()).collect();
        let pages: Vec<&[usize]> =
            filled.chunk_by(|one, other| source.lines[*one].page == source.lines[*other].page).collect();
        // Text without marks between its pages: they begin where the numbers do.
        let (each, fifth): (Vec<_>, Vec<_>) = match pages[..] {
            [whole] => restarts(source, whole),
            _ => pages.iter().filter_map(|page| numbers(source, page, FEWEST_LINES)).collect(),
        }
        .into_iter()
        .partition(|(_, each)| *each);
        // What is wrapped, or has a number of its own behind the line's: in a list of items nothing has.
        let told = each.iter().flat_map(|(lines, _)| lines).filter(|line| is_inner(source, **line)).count();
        let each = each.into_iter().filter(|_| told >= FEWEST_INNER);
        for line in each.chain(fifth).flat_map(|(lines, _)| lines) {
            let start = source.lines[line].start as usize;
            let length = source.line_text(line).bytes().take_while(u8::is_ascii_digit).count();
            strays.found.entry(line).or_default().push(start..start + length);
        }
        strays.stamps(source, &filled);
        strays.named_stamps(source, &filled);
        for line in filled {
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

    /// All of them, each with its line of the source.
    pub(super) fn all(self) -> Vec<(usize, Slice)> {
        let mut all: Vec<(usize, Slice)> = self
            .found
            .into_iter()
            .flat_map(|(line, found)| found.into_iter().map(move |range| (line, range.into())))
            .collect();
        all.sort_by_key(|(_, range)| range.start);
        all
    }

    /// Stamps: the same reference at the end of several lines.
    fn stamps(&mut self, source: &SourceText, filled: &[usize]) {
        let mut ends: HashMap<&str, Vec<usize>> = HashMap::new();
        for line in filled {
            let text = source.line_text(*line);
            let word = memrchr2(b' ', b'\t', text.as_bytes()).map_or(text, |at| &text[at + 1..]);
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

/// The number that a line begins with.
fn leading(source: &SourceText, line: usize) -> Option<i64> {
    let text = source.line_text(line);
    let digits = text.bytes().take_while(u8::is_ascii_digit).take(MOST_DIGITS + 1).count();
    let alone = matches!(text.as_bytes().get(digits), None | Some(b' ' | b'\t'));
    (alone && (1..=MOST_DIGITS).contains(&digits)).then(|| text[..digits].parse().ok())?
}

/// The lines that are counted in a text whose pages nothing parts, page by page: each counts from the beginning, and the
/// counted lines are most of the text.
fn restarts(source: &SourceText, whole: &[usize]) -> Vec<(Vec<usize>, bool)> {
    let values: Vec<Option<i64>> = whole.iter().map(|line| leading(source, *line)).collect();
    let is = |at: usize, value: i64| values.get(at).is_some_and(|found| *found == Some(value));
    let ones = (0..whole.len()).filter(|at| is(*at, 1) && is(at + 1, 2)).collect::<Vec<_>>();
    let fives = || (0..whole.len()).filter(|at| is(*at, 5) && (4..=6).any(|below| is(at + below, 10)));
    let from = |starts: Vec<usize>| {
        let ends = starts.iter().skip(1).copied().chain([whole.len()]).collect::<Vec<_>>();
        let pages = starts.iter().zip(ends).filter_map(|(start, end)| whole.get(*start..end));
        pages.filter_map(|page| numbers(source, page, FEWEST_INNER)).collect::<Vec<_>>()
    };
    let most = |found: &[(Vec<usize>, bool)], step: usize| {
        found.iter().map(|(lines, _)| lines.len() * step).sum::<usize>() * 10 >= whole.len() * 6
    };
    let each: Vec<_> = from(ones).into_iter().filter(|(_, each)| *each).collect();
    if each.iter().any(|(lines, _)| lines.len() >= FEWEST_LINES) && most(&each, 1) {
        return each;
    }
    let fifth: Vec<_> = from(fives().map(|at| at.saturating_sub(4)).collect());
    let fifth: Vec<_> = fifth.into_iter().filter(|(_, each)| !each).collect();
    if most(&fifth, 5) { fifth } else { Vec::new() }
}

/// The lines of a page whose numbers count the lines; whether each is counted, or each fifth.
fn numbers(source: &SourceText, page: &[usize], fewest: usize) -> Option<(Vec<usize>, bool)> {
    let numbered: Vec<(usize, i64, i64)> = page
        .iter()
        .enumerate()
        .filter_map(|(at, line)| {
            let value = leading(source, *line)?;
            Some((at, value, value - i64::try_from(at).ok()?))
        })
        .collect();
    let mut steps: HashMap<i64, usize> = HashMap::new();
    numbered.iter().for_each(|(_, _, step)| *steps.entry(*step).or_default() += 1);
    let (usual, _) = steps.into_iter().max_by_key(|(step, count)| (*count, -step.abs()))?;
    let each: Vec<usize> = numbered.iter().filter(|found| found.2 == usual).map(|found| found.0).collect();
    let lines = |places: Vec<usize>| places.into_iter().map(|at| page[at]).collect();
    let reach = each.last()? + 1 - each.first()?;
    if each.len() >= fewest && each.len() * 10 >= reach.max(if fewest < FEWEST_LINES { 0 } else { page.len() }) * 8 {
        return Some((lines(each), true));
    }
    let fifth = |(_, value, step): &&(usize, i64, i64)| value % 5 == 0 && (step - usual).abs() <= 1;
    let fifths: Vec<usize> = numbered.iter().filter(fifth).map(|found| found.0).collect();
    let all = numbered.iter().filter(|(_, value, _)| value % 5 == 0).count();
    let whole = all == fifths.len() && (fifths.len() + 1) * 5 + 2 >= page.len();
    (fifths.len() >= FEWEST_FIFTHS && whole).then_some((lines(fifths), false))
}

/// Whether what stands behind a number at the beginning of a line begins with small letters or a mark of its own.
fn is_inner(source: &SourceText, line: usize) -> bool {
    let rest = source.line_text(line).split_once([' ', '\t']).map_or("", |(_, rest)| rest.trim_start());
    rest.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit() || matches!(c, '§' | '-' | '•' | '('))
}

/// So many lines show that their numbers are none of theirs.
const FEWEST_INNER: usize = 3;
/// Numbers of lines have no more digits.
const MOST_DIGITS: usize = 4;
/// Fewer numbers at all lines of a page count nothing.
const FEWEST_LINES: usize = 10;
const FEWEST_FIFTHS: usize = 3;
/// A stamp stands on so many lines.
const FEWEST_STAMPS: usize = 3;

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
