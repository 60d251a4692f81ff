//! What is told of listed items behind their list, under their numbers and in any order: "Punkt 9 – Disposition av resultatet"
//! or "Disposition av resultatet (punkt 9)" over the board's proposal. So companies and co-operatives give notice.
//! (Catalogue part 4)

use std::collections::{HashMap, HashSet};

use super::{ItemSpan, Marked, Outline};
use crate::facts::people::is_people;
use crate::grammar::number::Style;
use crate::language::Language;
use crate::model::SectionKind;
use crate::page::ledger::Owner;
use crate::page::range::{Lines, Slice};
use crate::page::scene::{LineKind, Scene};

/// A list has so many entries, and so many of its items are told of behind it.
const FEWEST_LISTED: usize = 4;
const FEWEST_TOLD: usize = 2;
/// A heading of such an item has so many letters at most, and goes on over so many lines.
const LONGEST: usize = 160;
const MOST_LINES: usize = 3;
/// Of so many items, numbered from the first on, so many are not told of behind a list: they are the items themselves.
const OF: usize = 4;
const MOST_TOLD: usize = 3;

/// What is told of one item behind the list.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Further {
    /// Its place among the items.
    item: usize,
    /// The first line of its headings.
    begin: usize,
    pub(crate) lines: Lines,
    /// Where the text begins on its first line, if that has the number, too.
    cut: Option<usize>,
    /// The heading over what is told of several items: "Valberedningens förslag".
    pub(crate) under: Option<usize>,
}

impl Outline {
    /// What is told behind the list, by the places of the items.
    pub(crate) fn further_by_item(&self) -> HashMap<usize, Vec<Further>> {
        let mut found: HashMap<usize, Vec<Further>> = HashMap::new();
        for further in &self.further {
            found.entry(further.item).or_default().push(*further);
        }
        found
    }

    /// The lines of what stands last on the page.
    pub(crate) fn last_lines(&self) -> Option<Lines> {
        self.further.last().map(|further| further.lines).or_else(|| self.items.last().map(|item| item.lines))
    }

    /// Ends what stands last on the page.
    pub(crate) fn end_last(&mut self, end: usize) {
        let further = self.further.last_mut().map(|further| &mut further.lines);
        if let Some(lines) = further.or_else(|| self.items.last_mut().map(|item| &mut item.lines)) {
            lines.end = end;
        }
    }
}

/// A line that names an item of the list by its number.
struct Head {
    line: usize,
    number: u32,
    /// Where the words begin and end that stand beside the number.
    title: Slice,
    /// Only the words "punkt 9" in brackets tell: the line is all title.
    bracketed: bool,
}

/// A list, and the lines behind it that head what is told of its items.
pub(super) struct List {
    /// Indices of the list's lines among the marked ones.
    list: std::ops::Range<usize>,
    heads: Vec<Head>,
}

impl List {
    /// The line from which on the items of the list are told of.
    pub(super) fn line(&self) -> usize {
        self.heads[0].line
    }

    /// Whether a marked line heads what is told of an item.
    pub(super) fn heads(&self, line: usize) -> bool {
        self.heads.binary_search_by_key(&line, |head| head.line).is_ok()
    }
}

/// Finds the longest list of which items are told behind it.
pub(super) fn find(scene: &Scene, marked: &[Marked]) -> Option<List> {
    let list = list(marked)?;
    let last = marked[list.end - 1].line;
    let count = list.len() as u32;
    let found: Vec<Head> = (last + 1..scene.lines.len()).filter_map(|line| head(scene, line)).collect();
    // A line with nothing below it before the next is an entry of a list.
    let ends: Vec<usize> = found.iter().skip(1).map(|next| next.line).chain([scene.lines.len()]).collect();
    let told = |(head, end): &(Head, usize)| {
        scene.next_text(head.line + 1, *end).is_some() || !head.bracketed && has_text(scene, head)
    };
    let heads: Vec<Head> = found.into_iter().zip(ends).filter(told).map(|(head, _)| head).collect();
    let numbers: HashSet<u32> = heads.iter().map(|head| head.number).collect();
    if numbers.len() < FEWEST_TOLD || numbers.iter().any(|number| !(1..=count).contains(number)) {
        return None;
    }
    // The minutes below their agenda have nearly all of its items, in its order, the opening one first.
    let ordered = heads.windows(2).all(|pair| pair[0].number < pair[1].number);
    if ordered && numbers.contains(&1) && numbers.len() * OF > list.len() * MOST_TOLD {
        return None;
    }
    let listed = |head: &Head| title(scene, &marked[list.start + head.number as usize - 1]);
    let alike = heads.iter().filter(|head| is_alike(scene.slice_text(head.title), listed(head))).count();
    (alike * 2 >= heads.len()).then_some(List { list, heads })
}

/// The longest run of lines that count from one on, without signs or words of their own.
fn list(marked: &[Marked]) -> Option<std::ops::Range<usize>> {
    let counts = |pair: &[Marked]| {
        pair[1].mark.value == pair[0].mark.value + 1 && pair[1].mark.style == pair[0].mark.style && plain(&pair[1])
    };
    let mut best: Option<std::ops::Range<usize>> = None;
    let mut start = 0;
    while start < marked.len() {
        let end = start + 1 + marked[start..].windows(2).take_while(|pair| counts(pair)).count();
        let fits = marked[start].mark.value == 1 && plain(&marked[start]) && end - start >= FEWEST_LISTED;
        if fits && best.as_ref().is_none_or(|best| best.len() < end - start) {
            best = Some(start..end);
        }
        start = end;
    }
    best
}

fn plain(line: &Marked) -> bool {
    matches!(line.mark.style, Style::Dot | Style::Bare | Style::Paren) && line.mark.letter.is_none()
}

fn title<'s>(scene: &'s Scene, line: &Marked) -> &'s str {
    scene.text(line.line).get(line.mark.title_start..).unwrap_or("")
}

/// Whether a line heads what is told of an item: "Punkt 9", "Punkt 9 – Disposition av resultatet", "Disposition av resultatet
/// (punkt 9)". It stands apart from what is above.
fn head(scene: &Scene, line: usize) -> Option<Head> {
    if !scene.lines[line].is_text() || !scene.opens_paragraph(line) && scene.heading(line - 1).is_none() {
        return None;
    }
    let (text, start) = (scene.text(line), scene.lines[line].start);
    if text.len() > LONGEST {
        return None;
    }
    if let Some((number, end)) = leading(scene.language, text) {
        let title = Slice::new(start + end, start + text.len());
        return Some(Head { line, number, title, bracketed: false });
    }
    let (title, number) = bracketed(scene.language, text)?;
    Some(Head { line, number, title: Slice::new(start, start + title), bracketed: true })
}

/// "Punkt 9 – ", "Punkterna 11–13:": the first number, and where what follows begins.
fn leading(language: &Language, text: &str) -> Option<(u32, usize)> {
    let noun = text.find(' ').filter(|end| language.item_references().has(&text[..*end].to_lowercase()))?;
    let (number, end) = numbers(language, text, noun)?;
    let rest = &text[end..];
    let words = rest.trim_start_matches(|c: char| c.is_whitespace() || "–—-:.".contains(c));
    let parted = rest.is_empty() || words.len() < rest.len() && words.starts_with(|c: char| !c.is_lowercase());
    (parted && number > 0).then_some((number, text.len() - words.len()))
}

/// "(punkt 9)", "(punkterna 11 och 12 på dagordningen)" at the end of a line: where the bracket begins, and the first number.
fn bracketed(language: &Language, text: &str) -> Option<(usize, u32)> {
    let open = text.rfind('(').filter(|_| text.ends_with(')'))?;
    let inner = &text[open + 1..text.len() - 1];
    let noun = inner.find(' ').filter(|end| language.item_references().has(&inner[..*end].to_lowercase()))?;
    let (number, _) = numbers(language, inner, noun)?;
    let titled = text.starts_with(char::is_uppercase) && !text[..open].trim_end().ends_with('.');
    (titled && number > 0).then_some((open, number))
}

/// The first of the numbers from a place on, and where the last of them ends: "11–13", "2, 11 och 12", "12 b".
fn numbers(language: &Language, text: &str, from: usize) -> Option<(u32, usize)> {
    let mut first = None;
    let mut at = from;
    loop {
        let rest = text[at..].trim_start();
        let begin = text.len() - rest.len();
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 || digits > 3 {
            return first.map(|number| (number, at));
        }
        first = first.or(rest[..digits].parse().ok());
        at = begin + digits;
        let tail = text[at..].trim_start();
        let joint = |word: &str| {
            tail.strip_prefix(word).filter(|next| next.trim_start().starts_with(|c: char| c.is_ascii_digit()))
        };
        let next = ["–", "—", "-", ","].into_iter().find_map(joint);
        let next = next.or_else(|| {
            let (word, next) = tail.split_once(' ')?;
            let joins = language.extent_joints().has(word) && next.starts_with(|c: char| c.is_ascii_digit());
            joins.then_some(next)
        });
        let Some(next) = next else { return first.map(|number| (number, at)) };
        at = text.len() - next.len();
    }
}

/// Whether a sentence stands beside the number.
fn has_text(scene: &Scene, head: &Head) -> bool {
    scene.slice_text(head.title).trim_end().ends_with('.')
}

/// Whether what stands beside a number can be the title that the list has: it is the same or begins it, or there is none. "Motion 1:
/// Cykelställ" is none of "Motioner".
fn is_alike(printed: &str, listed: &str) -> bool {
    let (printed, listed) = (letters(printed), letters(listed));
    shared(&printed, &listed) * 2 >= printed.chars().count()
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect()
}

/// How many letters two titles have in common at their beginning.
fn shared(one: &str, other: &str) -> usize {
    one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count()
}

/// Ends the list where its items are told of, and gives each what is told of it.
pub(super) fn link(scene: &Scene, outline: &mut Outline, marked: &[Marked], found: &List) {
    let listed = |number: u32| &marked[found.list.start + number as usize - 1];
    let places: HashMap<usize, usize> =
        outline.items.iter().enumerate().map(|(at, item)| (item.lines.start, at)).collect();
    let floor = marked[found.list.end - 1].line + 1;
    let mut under: Option<usize> = None;
    let mut edge = scene.lines.len();
    for (at, head) in found.heads.iter().enumerate() {
        let Some(item) = places.get(&listed(head.number).line) else { continue };
        let above = over(scene, head.line, floor);
        let begin = above.first().copied().unwrap_or(head.line);
        let proposes = |line: &usize| {
            scene.heading(*line).is_some_and(|found| {
                // "Förslag till beslut" over all of them says nothing of whose they are.
                found.kind == SectionKind::Proposal && found.prefix.is_some()
            })
        };
        under = above.iter().copied().rfind(proposes).or(under.filter(|_| above.is_empty()));
        edge = edge.min(begin);
        if let Some(before) = outline.further.last_mut() {
            before.lines.end = begin;
        }
        let end = found.heads.get(at + 1).map_or(scene.lines.len(), |next| next.line);
        let (text, cut) = text_of(scene, head, title(scene, listed(head.number)), end);
        let lines = Lines::new(text, scene.lines.len());
        if text < end {
            outline.further.push(Further { item: *item, begin, lines, cut, under });
        }
    }
    for further in &mut outline.further {
        let own = further.lines.start + 1..further.lines.end;
        further.lines.end = own.into_iter().find(|line| is_apart(scene, *line)).unwrap_or(further.lines.end);
    }
    outline.items.retain(|item| item.lines.start < edge);
    let told = |item: &ItemSpan| item.lines.iter().filter(|line| scene.lines[*line].is_text()).count() > MOST_LINES;
    let titles_alone = !outline.items.split_last().is_some_and(|(_, items)| items.iter().any(told));
    if let Some(last) = outline.items.last_mut() {
        // Below a list of nothing but titles stands who sends it, and no text of the last of them.
        let title = (last.lines.start..edge).find(|line| !scene.lines[*line].is_text());
        last.lines.end = title.filter(|_| titles_alone).unwrap_or(edge);
    }
}

/// Gives the headings of what is told behind the list to the labels.
pub(super) fn claim(scene: &mut Scene, outline: &Outline) {
    for further in &outline.further {
        for line in (further.begin..further.lines.start).filter(|line| Some(*line) != further.under) {
            if scene.lines[line].is_text() {
                scene.claim_line(line, Owner::Label);
                // What stands right below opens a paragraph.
                scene.lines[line].kind = LineKind::Furniture;
            }
        }
        if let Some(cut) = further.cut {
            let line = further.lines.start;
            scene.claim(scene.lines[line].start..cut, Owner::Label);
            scene.cut_start(line, cut);
        }
    }
}

/// Whether a line is a title of its own that tells of no item: "Aktier och röster", "Fullmakt".
fn is_apart(scene: &Scene, line: usize) -> bool {
    if !scene.lines[line].is_text() || !scene.opens_paragraph(line) || scene.heading(line).is_some() {
        return false;
    }
    let text = scene.text(line);
    scene.lines.get(line + 1).is_some_and(|below| !below.is_text())
        && text.split(' ').count() <= MOST_WORDS
        && text.starts_with(char::is_uppercase)
        && text.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-'))
        && !is_people(scene, text)
}

/// The headings over what is told of several items, directly above a line.
fn over(scene: &Scene, line: usize, floor: usize) -> Vec<usize> {
    let mut found = Vec::new();
    let mut at = line;
    while let Some(above) = scene.previous_text(at, floor) {
        let text = scene.text(above);
        let heads = scene.heading(above).is_some_and(|found| found.end >= text.trim_end_matches(':').len());
        let apart = scene.opens_paragraph(above) && scene.opens_paragraph(at);
        let words = text.split_whitespace().count();
        let named = apart && words <= MOST_WORDS && text.starts_with(char::is_uppercase) && !text.ends_with(['.', ',']);
        let turned = scene.lines[above].page != scene.lines[line].page;
        if !(heads || named) || turned || found.len() == MOST_LINES {
            break;
        }
        found.push(above);
        at = above;
    }
    found.reverse();
    found
}

/// Words of a heading over what is told of several items.
const MOST_WORDS: usize = 6;

/// The line on which the text of what is told begins, and where on it, if it begins beside the number.
fn text_of(scene: &Scene, head: &Head, listed: &str, end: usize) -> (usize, Option<usize>) {
    let printed = scene.slice_text(head.title).trim();
    if !printed.is_empty() && !is_alike(printed, listed) {
        // "Punkt 2: Styrelsen föreslår …", "Motion 1: Cykelställ (punkt 5)"
        return (head.line, Some(head.title.start).filter(|_| !head.bracketed));
    }
    // The title goes on below as the list has it.
    let listed = letters(listed);
    let mut title = letters(printed);
    let mut below = head.line + 1;
    while below < end.min(head.line + MOST_LINES) && scene.lines[below].is_text() && !title.is_empty() {
        title.push_str(&letters(scene.text(below)));
        if !listed.starts_with(&title) {
            break;
        }
        below += 1;
    }
    (below, None)
}
