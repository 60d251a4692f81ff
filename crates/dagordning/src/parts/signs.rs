//! What the edges of a unit show: the number of its page, what stands at its head and foot, how it begins and ends.

use crate::grammar::page::{page_number, trailing_page_number};
use crate::grammar::paper::{is_scale, may_hold_scale};
use crate::language::Language;
use crate::page::scene::split_cells;
use crate::page::shape::ends_sentence;
use crate::text::SourceText;

use super::runs::{is_entry, section_of};
use super::sheets::Sheet;
use super::units::{Unit, is_signature};

/// Lines at the top of a page that its head can take.
const HEAD: usize = 5;
/// Lines at its foot.
const FOOT: usize = 3;
/// Lines of a page.
const PAGE: usize = 70;
/// Larger numbers are years.
const MOST_PAGES: u32 = 1800;

/// A page's printed number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Number {
    pub(super) page: u32,
    pub(super) total: Option<u32>,
    /// Nothing but digits: it may be something else.
    pub(super) bare: bool,
}

/// The edges of a unit.
#[derive(Debug, Clone, Default)]
pub(super) struct Edges {
    pub(super) number: Option<Number>,
    /// What the lines of the head say, without numbers.
    pub(super) head: Vec<u64>,
    pub(super) foot: Vec<u64>,
    /// The first day in the head, as its digits: 20250304.
    pub(super) day: Option<u32>,
    /// What those of the head say in which a part of a title's word stands.
    pub(super) titles: Vec<u64>,
    /// Those of the lines at the top in which a part of a title's word stands.
    pub(super) stems: Vec<usize>,
    /// The filled lines at the top, and how many lines are filled at all.
    pub(super) top: Vec<usize>,
    pub(super) filled: usize,
    /// Whether it begins a page.
    pub(super) opens_page: bool,
    /// How many lines it takes, blank ones between too.
    pub(super) high: usize,
    /// Whether its first line goes on with a sentence.
    pub(super) goes_on: bool,
    /// Whether its last line leaves a sentence open.
    pub(super) left_open: bool,
    /// Whether somebody signs on its last lines.
    pub(super) signed: bool,
    /// The first and last § at the beginning of a line.
    pub(super) sections: Option<(u32, u32)>,
    /// How many lines begin with a number or a §, as items do.
    pub(super) marked: usize,
    /// The height of the font of most of it, in tenths of a point.
    pub(super) size: u16,
    pub(super) scanned: bool,
    /// The scale of a map stands on a page with little else.
    pub(super) map: bool,
    /// What the file says of its page.
    pub(super) sheet: Sheet,
}

/// Last lines on which somebody signs.
const SIGNATURES: usize = 8;
/// A map has no more lines.
const LINES_OF_MAP: usize = 40;
/// Lines at the top that are looked at for a cover.
const TOP: usize = 16;

impl Edges {
    pub(super) fn of(text: &SourceText, language: &Language, unit: &Unit) -> Edges {
        let filled: Vec<usize> = unit.lines.clone().filter(|line| !text.line_text(*line).is_empty()).collect();
        let mut edges = Edges { filled: filled.len(), opens_page: unit.opens_page, ..Edges::default() };
        let head = &filled[..filled.len().min(HEAD)];
        let foot = &filled[filled.len().saturating_sub(FOOT).max(head.len())..];
        // What begins in the flow of a page has the number of the page that follows.
        let below = if unit.opens_page { head } else { &filled[..filled.len().min(PAGE)] };
        edges.number = number(text, language, below, foot).filter(|number| unit.opens_page || !number.bare);
        let headed = head
            .iter()
            .map(|line| text.line_text(*line))
            .filter(|shown| !is_running_text(shown) && !tells_clock(shown));
        edges.head = headed.filter_map(words).collect();
        edges.foot = foot.iter().filter_map(|line| words(text.line_text(*line))).collect();
        // With a § it is the day of an earlier decision, below a section's heading that of a paper.
        let tells = |shown: &str| !is_listed(shown) && !shown.contains('§');
        let told = |line: &usize| Some(text.line_text(*line)).filter(|shown| tells(shown)).and_then(iso_day);
        let day = head.iter().enumerate().find_map(|(at, line)| Some((at, told(line)?)));
        let headed = |line: &usize| language.section_heading(text.line_text(*line)).is_some();
        edges.day = day.filter(|(at, _)| !head[..*at].iter().any(headed)).map(|(_, day)| day);
        edges.top = filled.iter().take(TOP).copied().collect();
        edges.high = filled.first().zip(filled.last()).map_or(0, |(first, last)| last - first + 1);
        edges.stems = edges.top.iter().filter(|line| unit.stems.binary_search(line).is_ok()).copied().collect();
        let titles = head.iter().filter(|line| edges.stems.contains(line));
        edges.titles = titles.filter_map(|line| words(text.line_text(*line))).collect();
        edges.signed = filled.iter().rev().take(SIGNATURES).any(|line| is_signature(text.line_text(*line)));
        edges.sections = sections(text, &filled);
        edges.map =
            unit.opens_page
                && filled.len() <= LINES_OF_MAP
                && filled.iter().map(|line| text.line_text(*line)).filter(|shown| may_hold_scale(shown)).any(|shown| {
                    split_cells(shown).any(|(_, cell)| is_scale(language, cell)) || is_scale(language, shown)
                });
        edges.marked = filled.iter().filter(|line| is_marked(text.line_text(**line))).count();
        if let Some(page) = filled.first().and_then(|line| text.lines.get(*line)).map(|line| line.page) {
            edges.scanned =
                text.pages.get(page).is_some_and(|note| note.invisible || note.recognized || note.is_image());
        }
        edges.sheet = Sheet::of(text, unit, edges.scanned);
        edges.size = size(text, &filled);
        edges.goes_on = filled.first().is_some_and(|line| text.line_text(*line).starts_with(char::is_lowercase));
        let last = filled.last().map_or("", |line| text.line_text(*line));
        let row = last.contains("   ");
        edges.left_open =
            !row && (last.ends_with([',', '-']) || !ends_sentence(last) && last.split(' ').count() >= OPEN_WORDS);
        edges
    }

    /// Whether a line of the head is one of another's, and both tell the same day.
    pub(super) fn shares_head(&self, other: &Edges) -> bool {
        !self.tells_other_day(other) && self.head.iter().any(|line| other.head.contains(line))
    }

    /// Whether nothing but titles stands in both heads: other documents have the same.
    pub(super) fn shares_titles_alone(&self, other: &Edges) -> bool {
        self.head.iter().filter(|line| other.head.contains(line)).all(|line| self.titles.contains(line))
    }

    /// Whether it has the head of the unit above it, or of the one above that: heads of left pages are not those of right
    /// ones. A title that the page between has not is no running head, but that of a document that begins.
    pub(super) fn runs_under(&self, before: &Edges, earlier: Option<&Edges>) -> bool {
        let title = |line: &u64| before.opens_page && self.titles.contains(line) && !before.head.contains(line);
        let running = |earlier: &Edges| self.head.iter().any(|line| earlier.head.contains(line) && !title(line));
        let turned = |earlier: &Edges| !self.tells_other_day(earlier) && running(earlier);
        self.shares_head(before) || earlier.is_some_and(turned)
    }

    /// Whether both heads tell a day, each another one.
    pub(super) fn tells_other_day(&self, other: &Edges) -> bool {
        self.day.is_some() && other.day.is_some() && self.day != other.day
    }

    pub(super) fn shares_foot(&self, other: &Edges) -> bool {
        self.foot.iter().any(|line| other.foot.contains(line))
    }
}

/// A last line of so many words without an end leaves a sentence open.
const OPEN_WORDS: usize = 8;

/// The number that stands at the head or foot: one with its total before a bare one. Below that of a file, a paper that is
/// bound in it has its own.
fn number(text: &SourceText, language: &Language, head: &[usize], foot: &[usize]) -> Option<Number> {
    let (mut bare, mut whole) = (None, None);
    let counted = counts_lines(text, head);
    for (at, line) in head.iter().chain(foot.iter().rev()).enumerate() {
        if whole.is_some() && at >= head.len() {
            break;
        }
        let shown = if counted { without_number(text.line_text(*line)) } else { text.line_text(*line) };
        if !shown.ends_with(|c: char| c.is_ascii_digit() || matches!(c, ')' | ']' | '}')) && !shown.contains("  ") {
            continue;
        }
        match of_total(language, shown) {
            // The same number over the title and below it is one.
            Some(found) if whole.is_none_or(|known: Number| known.total.is_some() && found.total.is_some()) => {
                whole = Some(found);
            }
            Some(_) => {}
            // The page at the end of an entry of a list is that of what it lists.
            None if is_marked_entry(shown) => {}
            None => bare = bare.or_else(|| bare_number(shown)),
        }
    }
    whole.or(bare)
}

/// "Sida 2", "2 (4)": a number in a cell of its own or at the end of a line.
fn of_total(language: &Language, shown: &str) -> Option<Number> {
    let number = |page: Option<u32>, total| Some(Number { page: page?, total, bare: false });
    if let Some(found) = trailing_page_number(shown)
        && let Some(number) = number(found.value.number, found.value.total)
    {
        return Some(number);
    }
    let told = short_cells(shown).find_map(|cell| {
        let found = page_number(language, cell)?;
        number(found.value.number, found.value.total)
    });
    told.or_else(|| short_cells(shown).last().filter(|cell| shown.ends_with(cell)).and_then(of_slash))
}

/// "2/14" at the right end of a head or foot.
fn of_slash(cell: &str) -> Option<Number> {
    let (page, total) = cell.split_once('/')?;
    let number = |digits: &str| {
        let all = (1..=3).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
        all.then(|| digits.parse::<u32>().ok()).flatten().filter(|number| *number > 0)
    };
    let (page, total) = (number(page)?, number(total)?);
    (page <= total).then_some(Number { page, total: Some(total), bare: false })
}

fn bare_number(shown: &str) -> Option<Number> {
    short_cells(shown).filter(|cell| cell.len() <= 4).find_map(|cell| {
        let page = cell.parse().ok().filter(|page| (1..=MOST_PAGES).contains(page))?;
        Some(Number { page, total: None, bare: true })
    })
}

fn short_cells(shown: &str) -> impl Iterator<Item = &str> {
    split_cells(shown).map(|(_, cell)| cell).filter(|cell| cell.len() <= 24 && cell.bytes().any(|b| b.is_ascii_digit()))
}

/// Whether the lines of a page are counted in its margin.
fn counts_lines(text: &SourceText, head: &[usize]) -> bool {
    let mut numbers = head.iter().filter_map(|line| {
        let shown = text.line_text(*line);
        let digits = shown.len() - without_number(shown).len();
        shown.get(..digits)?.trim_end().parse::<u32>().ok()
    });
    let pair = numbers.next().zip(numbers.next());
    pair.is_some_and(|(first, second)| second == first.saturating_add(1))
}

/// A line without the number that stands before it in the margin.
pub(super) fn without_number(line: &str) -> &str {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    if rest.len() < line.len() && rest.starts_with("  ") { rest.trim_start() } else { line }
}

/// Whether a line is an entry of a list of contents: "§ 4   Val av ordförande   12".
fn is_marked_entry(line: &str) -> bool {
    line.starts_with(|c: char| c == '§' || c.is_ascii_digit()) && is_entry(line) && line.contains(char::is_alphabetic)
}

/// Whether a line begins as an item does: "§ 4", "4.", "4 Val".
fn is_marked(line: &str) -> bool {
    if !line.as_bytes().first().is_some_and(|first| first.is_ascii_digit() || !first.is_ascii()) {
        return false;
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    !is_entry(line)
        && (line.starts_with('§')
            || (1..=3).contains(&digits) && matches!(line.as_bytes().get(digits), Some(b'.' | b' ')))
}

/// Whether a line is too long and dense for a running head.
fn is_running_text(line: &str) -> bool {
    line.len() > LONGEST_HEAD && !line.contains("  ")
}

/// Whether a line tells when a meeting begins, as those of covers do in the same room: "Plats och tid: Rådhuset kl. 13.00".
fn tells_clock(line: &str) -> bool {
    let bytes = line.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let edge = |at: usize| bytes.get(at).is_none_or(|byte| !byte.is_ascii_digit() && !matches!(byte, b'.' | b':'));
    let clock = |at: usize| at > 0 && digit(at - 1) && digit(at + 1) && digit(at + 2) && edge(at + 3);
    memchr::memchr2_iter(b'.', b':', bytes).any(clock)
}

/// The longest line of a running head without a gap, in bytes.
const LONGEST_HEAD: usize = 64;

/// Whether a line is an entry of a list: its days are those of papers.
fn is_listed(line: &str) -> bool {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    line.starts_with(['-', '•', '–']) || rest.len() < line.len() && rest.starts_with('.')
}

/// The digits of the first "2025-03-04" on a line.
fn iso_day(line: &str) -> Option<u32> {
    let bytes = line.as_bytes();
    memchr::memchr_iter(b'-', bytes).find_map(|dash| {
        let day = bytes.get(dash.checked_sub(4)?..dash + 6)?;
        let digit = |at: usize| day.get(at).filter(|byte| byte.is_ascii_digit()).map(|byte| u32::from(byte - b'0'));
        let digits = [0, 1, 2, 3, 5, 6, 8, 9];
        (day.get(7) == Some(&b'-'))
            .then(|| digits.into_iter().try_fold(0, |number, at| Some(number * 10 + digit(at)?)))?
    })
}

/// A number for the words of a line, whatever its numbers; none of a line without words, or of the head of an item.
pub(super) fn words(line: &str) -> Option<u64> {
    if line.starts_with('§') {
        return None;
    }
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut letters = 0;
    for byte in line.as_bytes() {
        if *byte >= 0x80 || byte.is_ascii_alphabetic() {
            hash = (hash ^ u64::from(*byte | 0x20)).wrapping_mul(0x0100_0000_01b3);
            letters += 1;
        }
    }
    (letters >= FEWEST_LETTERS).then_some(hash)
}

/// A line with fewer letters is no head: "Sida", "Beslut".
const FEWEST_LETTERS: usize = 8;

/// The first and the last § that a line begins with.
fn sections(text: &SourceText, filled: &[usize]) -> Option<(u32, u32)> {
    let mut found: Option<(u32, u32)> = None;
    let (first, last) = (text.lines.get(*filled.first()?)?, text.lines.get(*filled.last()?)?);
    memchr::memmem::find(text.text.as_bytes().get(first.start as usize..last.end as usize)?, "§".as_bytes())?;
    for (at, line) in filled.iter().enumerate() {
        let Some(section) = section_of(text.line_text(*line)) else { continue };
        // Those of a list of contents follow each other.
        let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter_map(|at| filled.get(at));
        if beside.into_iter().any(|line| section_of(text.line_text(*line)).is_some()) {
            continue;
        }
        found = Some((found.map_or(section, |(first, _)| first), section));
    }
    found
}

/// The height of the font of most letters, in steps of half a point.
fn size(text: &SourceText, filled: &[usize]) -> u16 {
    if !text.has_geometry() {
        return 0;
    }
    let mut letters: Vec<(u16, u32)> = Vec::new();
    for line in filled {
        let (size, length) = (text.style(*line).size / 5, text.lines[*line].end - text.lines[*line].start);
        match letters.iter_mut().find(|(known, _)| *known == size) {
            Some((_, count)) => *count += length,
            None => letters.push((size, length)),
        }
    }
    letters.into_iter().max_by_key(|(_, count)| *count).map_or(0, |(size, _)| size * 5)
}
