//! Numbers inside long lines that run on: those of the items, and those of lists between them.

use std::collections::HashMap;
use std::ops::Range;

use crate::language::{Column, Language};

/// Where numbers stand that begin lines, in order.
#[derive(Debug, Default)]
pub(super) struct Runs {
    pub(super) items: Vec<usize>,
    pub(super) clauses: Vec<usize>,
    /// The entries of a list of contents among the items: the first and the last.
    pub(super) contents: Option<(usize, usize)>,
}

/// Numbers that stand for items run on for so long at least.
const FEWEST: usize = 3;
/// By how much one § may follow another: confidential ones are left out.
const FARTHEST: u32 = 5;
/// The letters of the longest abbreviation.
const LONGEST_SHORT: usize = 5;
/// More digits than any number of an item has.
const MOST_DIGITS: usize = 4;

/// How a number is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Style {
    Section,
    /// The sign stands behind the number.
    Behind,
    Dot,
    Bare,
}

#[derive(Debug, Clone, Copy)]
struct Mark {
    at: usize,
    style: Style,
    number: u32,
    length: usize,
    before: Option<usize>,
    /// It is part of a sequence already.
    taken: bool,
    /// A colon stands before it.
    led: bool,
    /// No sentence goes on before it.
    free: bool,
}

/// The numbers of the items and of lists in long lines.
pub(super) fn find(text: &str, long: &[Range<usize>]) -> Runs {
    let mut marks: Vec<Mark> = long.iter().flat_map(|line| marks(text, line.clone())).collect();
    let mut chosen = Vec::new();
    let mut contents = None;
    // Clauses are counted within each item: the items run on for longer.
    let [dots, bare] = [Style::Dot, Style::Bare].map(|style| chain(&mut marks, style).len());
    let rest = if bare > dots { [Style::Bare, Style::Dot] } else { [Style::Dot, Style::Bare] };
    for style in [Style::Section, Style::Behind].into_iter().chain(rest) {
        chosen = chain(&mut marks, style);
        if chosen.len() >= FEWEST {
            // A list of contents has the same numbers a second time.
            marks.iter_mut().for_each(|mark| mark.taken |= chosen.binary_search(&mark.at).is_ok());
            let again = chain(&mut marks, style);
            if again.len() >= FEWEST && again.len() * 2 >= chosen.len() {
                contents = before(&chosen, &again).or_else(|| before(&again, &chosen));
                chosen.extend(again);
                chosen.sort_unstable();
            }
            break;
        }
        chosen.clear();
    }
    if chosen.is_empty() {
        chosen = few(&marks);
    }
    let mut clauses = clauses(&marks);
    clauses.retain(|at| chosen.binary_search(at).is_err());
    let mut items = with_words(text, &marks, &chosen);
    // "Punkt 3 – Val av justerare" over "§ 12": the word before the numbers tells that they run on too.
    let points = chain(&mut marks, Style::Bare);
    let worded = with_words(text, &marks, &points);
    items.extend(worded.into_iter().filter(|at| points.binary_search(at).is_err()));
    items.sort_unstable();
    items.dedup();
    // A word before the number belongs to it.
    let entry = |at: usize| items.iter().rev().find(|item| **item <= at).copied().unwrap_or(at);
    let contents = contents.map(|(first, last)| (entry(first), entry(last)));
    Runs { items, clauses, contents }
}

/// Where the first and the last of some numbers stand, all before the others.
fn before(numbers: &[usize], others: &[usize]) -> Option<(usize, usize)> {
    let (first, last) = (*numbers.first()?, *numbers.last()?);
    (last < *others.first()?).then_some((first, last))
}

/// The items of an extract: a § or two, or a number with a full stop before anything else is numbered.
fn few(marks: &[Mark]) -> Vec<usize> {
    let free = |style: Style| marks.iter().filter(move |mark| mark.style == style && mark.free);
    let mut chosen: Vec<&Mark> = Vec::new();
    for mark in free(Style::Section).chain(free(Style::Behind)) {
        if chosen.last().is_none_or(|last| {
            last.style == mark.style && (1..=FARTHEST).contains(&mark.number.saturating_sub(last.number))
        }) {
            chosen.push(mark);
        }
    }
    if chosen.is_empty() {
        let first = marks.iter().find(|mark| mark.style == Style::Dot);
        chosen.extend(first.filter(|mark| mark.free && (2..1000).contains(&mark.number)));
    }
    chosen.into_iter().map(|mark| mark.at).collect()
}

/// "KS § 12", "Punkt 3", "10.30 § 4": the word, or the time, that stands before most of the numbers belongs to them.
fn with_words(text: &str, marks: &[Mark], chosen: &[usize]) -> Vec<usize> {
    let timed = times_first(text);
    let before = |at: usize| {
        let head = text.get(..at).unwrap_or_default().strip_suffix(' ')?;
        let word = &head[head.rfind([' ', '\n', '\x0c']).map_or(0, |space| space + 1)..];
        let plain = word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic);
        let time = timed && is_time(word);
        (plain || time).then_some((head.len() - word.len(), if time { TIME } else { word }))
    };
    let mut counts: HashMap<&str, usize> = HashMap::new();
    let chosen: Vec<usize> = marks.iter().map(|mark| mark.at).filter(|at| chosen.binary_search(at).is_ok()).collect();
    for (_, word) in chosen.iter().filter_map(|at| before(*at)) {
        *counts.entry(word).or_default() += 1;
    }
    // Who ends several lists of recipients stands before some; the first items may have no time of their own.
    let section = marks.iter().any(|mark| mark.style == Style::Section && chosen.binary_search(&mark.at).is_ok());
    let most = |word: &str, count: usize| if section && word != TIME { count * 4 / 3 } else { count * 2 };
    let often =
        |word: &str| counts.get(word).is_some_and(|count| *count >= FEWEST && most(word, *count) >= chosen.len());
    chosen.iter().map(|at| before(*at).filter(|(_, word)| often(word)).map_or(*at, |(start, _)| start)).collect()
}

/// Whether the heads of columns say that a time stands first: "Tid Punkt Ärende". Otherwise it may stand behind a title.
fn times_first(text: &str) -> bool {
    let column = |word: &str| Language::exact().table_column(word);
    let mut words = text.split_ascii_whitespace().skip_while(|word| column(word).is_none());
    let mut last = [None; 2];
    words.any(|word| {
        let found = column(word);
        let heads = last == [None, Some(Column::Time)] && found.is_some();
        last = [last[1], found];
        heads && found != Some(Column::Time)
    })
}

/// What all times are counted as.
const TIME: &str = "";

/// "10.30", "9:05"
fn is_time(word: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let parts = word.split_once(['.', ':']);
    parts.is_some_and(|(hour, minute)| hour.len() <= 2 && minute.len() == 2 && digits(hour) && digits(minute))
}

/// The longest sequence of one style.
fn chain(marks: &mut [Mark], style: Style) -> Vec<usize> {
    let far = if matches!(style, Style::Section | Style::Behind) { FARTHEST } else { 1 };
    let mut best: HashMap<u32, usize> = HashMap::new();
    let mut longest: Option<usize> = None;
    for at in 0..marks.len() {
        if marks[at].style != style || marks[at].taken {
            continue;
        }
        let before = (1..=far).filter_map(|step| best.get(&marks[at].number.checked_sub(step)?).copied());
        // Of sequences as long the one that came nearest; a § that is named twice begins with the later one.
        let before = before.max_by_key(|before| (marks[*before].length, *before));
        marks[at].length = 1 + before.map_or(0, |before| marks[before].length);
        marks[at].before = before;
        let number = marks[at].number;
        if best.get(&number).is_none_or(|known| marks[*known].length < marks[at].length) {
            best.insert(number, at);
        }
        if longest.is_none_or(|known| marks[known].length < marks[at].length) {
            longest = Some(at);
        }
    }
    let mut chain = Vec::new();
    while let Some(at) = longest {
        chain.push(marks[at].at);
        longest = marks[at].before;
    }
    chain.reverse();
    chain
}

/// "1." with "2." behind it, and so on.
fn clauses(marks: &[Mark]) -> Vec<usize> {
    let dots: Vec<&Mark> = marks.iter().filter(|mark| mark.style == Style::Dot).collect();
    let runs = dots.chunk_by(|one, other| other.number == one.number + 1);
    let lists = runs.filter(|run| run.first().is_some_and(|first| first.number == 1 && (run.len() > 1 || first.led)));
    lists.flatten().map(|mark| mark.at).collect()
}

/// The numbers of a line that may begin something: a capital or a case number follows.
fn marks(text: &str, line: Range<usize>) -> Vec<Mark> {
    let words: Vec<&str> = text.get(line).unwrap_or_default().split_ascii_whitespace().collect();
    let place = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    let mut found = Vec::new();
    for (index, word) in words.iter().enumerate() {
        let before = index.checked_sub(1).map_or("", |before| words[before]);
        let (style, digits, next) = if *word == "§" {
            let number = words.get(index + 1).copied().unwrap_or_default();
            (Style::Section, number.trim_end_matches(['.', ':']), words.get(index + 2))
        } else if words.get(index + 1) == Some(&"§") && before != "§" {
            // "95 § Val av justerare"
            (Style::Behind, *word, words.get(index + 2))
        } else if let Some(number) = word.strip_prefix('§') {
            (Style::Section, number.trim_end_matches(['.', ':']), words.get(index + 1))
        } else if let Some(number) = word.strip_suffix(['.', ')', ':']) {
            (Style::Dot, number, words.get(index + 1))
        } else {
            (Style::Bare, *word, words.get(index + 1))
        };
        let mut next = next.copied().unwrap_or_default();
        // "§ 41 – Upprop"; "§§ 41 – 49" is a range.
        if matches!(style, Style::Section | Style::Behind) && is_dash(next) {
            let behind = words.iter().skip(index + 1).skip_while(|word| !is_dash(word)).nth(1);
            next = behind.copied().filter(|word| word.starts_with(char::is_uppercase)).unwrap_or_default();
        }
        // "§ 125/14"
        let digits = match digits.split_once('/') {
            Some((number, year)) if matches!(year.len(), 2 | 4) && year.bytes().all(|byte| byte.is_ascii_digit()) => {
                number
            }
            _ => digits,
        };
        let number = (digits.len() <= MOST_DIGITS && !digits.starts_with('0')).then(|| digits.parse().ok()).flatten();
        let Some(number) = number.filter(|_| digits.bytes().all(|byte| byte.is_ascii_digit())) else { continue };
        if begins(style, before, next) {
            found.push(Mark {
                at: place(word),
                style,
                number,
                length: 0,
                before: None,
                taken: false,
                free: before.ends_with(['.', ')', ':']) || !before.starts_with(char::is_lowercase),
                led: before.ends_with(':') || ends_sentence(before) || Language::exact().leads_to_clauses().has(before),
            });
        }
    }
    found
}

fn is_dash(word: &str) -> bool {
    matches!(word, "-" | "–" | "—")
}

/// "2022/TN", "2024/118", "ks/2024:118"
fn is_case(word: &str) -> bool {
    word.contains('/') && word.contains(|c: char| c.is_ascii_digit())
}

/// Whether a sentence ends with a word, and no abbreviation or number.
fn ends_sentence(word: &str) -> bool {
    let stem = word.strip_suffix('.').unwrap_or_default();
    stem.len() >= LONGEST_SHORT && stem.chars().all(char::is_lowercase)
}

/// Whether something begins with a number between these words.
fn begins(style: Style, before: &str, next: &str) -> bool {
    let capital = next.starts_with(|c: char| c.is_uppercase() || matches!(c, '”' | '"'));
    match style {
        // "§ 70 - § 78", "enligt § 12,"
        Style::Section | Style::Behind => {
            (capital || is_case(next) || next.starts_with(|c: char| c.is_ascii_digit()))
                && !matches!(before, "-" | "–" | "§" | "§§")
        }
        Style::Dot => next.starts_with(char::is_alphabetic) && !before.ends_with(','),
        Style::Bare => capital || is_case(next) || matches!(next, "-" | "–"),
    }
}
