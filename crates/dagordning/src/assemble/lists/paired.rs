//! Two lists of people side by side whose distance was lost: "Ledamöter Ersättare" over "Anna Ek (S), ordförande Bo Lind (M)".

use crate::assemble::roster;
use crate::facts::below::ends_in_replaced;
use crate::grammar::person::{Person, vacancy};
use crate::language::Roster;
use crate::model::Document;
use crate::page::ledger::Owner;
use crate::page::passage::{Join, Passage};
use crate::page::range::{Lines, Slice};
use crate::page::scene::Scene;

/// A longer line heads no lists.
const LONGEST_HEAD: usize = 80;
/// Lines below the head of which one holds two people.
const FIRST_ROWS: usize = 4;
/// A longer line holds more than two people.
const LONGEST_ROW: usize = 160;

/// The lists that a line heads, left and right, and the line that their rows begin on.
pub(crate) fn head(scene: &Scene, index: usize) -> Option<([Roster; 2], usize)> {
    let text = scene.text(index);
    if text.len() > LONGEST_HEAD || !text.starts_with(char::is_uppercase) || scene.cell_texts(index).nth(1).is_some() {
        return None;
    }
    // "Beslutande ersättare" is one heading, "Beslutande Ersättare" over two people on a line are two.
    if heads(scene, text).is_some() && !text.contains(|c: char| c.is_uppercase() && !text.starts_with(c)) {
        return None;
    }
    let capital = |(at, _): (usize, &str)| text[at + 1..].starts_with(char::is_uppercase).then_some(at);
    let left = |at: usize| Some((heads(scene, text[..at].trim_end())?, text[at + 1..].trim_start()));
    let mut lefts = text.match_indices(' ').filter_map(capital).filter_map(left);
    let (lists, rows) = lefts.find_map(|(left, rest)| {
        // "Ledamöter  Tjänstgörande" ⏎ "ersättare"
        let below = || {
            let next = scene.lines.get(index + 1).filter(|line| line.is_text()).map(|_| scene.text(index + 1))?;
            let small = next.len() < LONGEST_HEAD / 2 && next.starts_with(char::is_lowercase);
            small.then(|| heads(scene, &format!("{rest} {next}"))).flatten().map(|right| (right, index + 2))
        };
        let (right, rows) = below().or_else(|| heads(scene, rest).map(|right| (right, index + 1)))?;
        (left != right).then_some(([left, right], rows))
    })?;
    let below = scene.next_text(rows, rows + 2)?;
    (below..(below + FIRST_ROWS).min(scene.lines.len()))
        .take_while(|line| scene.lines[*line].is_text())
        .any(|line| parted(scene, line).is_some())
        .then_some((lists, rows))
}

/// What a text heads, if it is a heading of people and nothing else.
fn heads(scene: &Scene, text: &str) -> Option<Roster> {
    let found = scene.roster_heading(text).filter(|found| found.end == text.trim_end_matches(':').len())?;
    Some(found.roster)
}

/// Whether a text is somebody and nothing else; without a party only where white space tells it from its neighbour.
fn is_whole(scene: &Scene, text: &str, party: bool) -> bool {
    let known = |found: Person| found.rest.is_none() && (found.party.is_some() || !party);
    vacancy(scene.language, text).is_some() || scene.person(text).is_some_and(known)
}

/// Where the second person of a row begins: behind the widest white space, or where both have a party.
fn parted(scene: &Scene, index: usize) -> Option<usize> {
    let text = scene.text(index);
    if text.len() > LONGEST_ROW || scene.cell_texts(index).nth(1).is_some() {
        return None;
    }
    // "Ek, Anna (M) ordförande Alm, Bo" ⏎ "(S)"
    let below = scene.lines.get(index + 1).filter(|line| line.is_text()).map(|_| scene.text(index + 1));
    let below = below.filter(|text| text.len() < LONGEST_HEAD && goes_on(text));
    let gap = text.find("  ").map(|at| text.len() - text[at..].trim_start().len());
    let starts = text.match_indices(' ').map(|(at, _)| at + 1);
    let starts = starts.filter(|at| gap.is_none_or(|gap| gap == *at));
    let mut starts = starts.filter(|at| text[*at..].starts_with(char::is_uppercase));
    starts.find(|at| {
        let (left, right) = (text[..*at].trim_end(), &text[*at..]);
        match gap {
            // What does not fit stands on the next line.
            Some(_) => [left, right].into_iter().all(|one| is_whole(scene, one, false) || scene.person(one).is_some()),
            None => {
                let whole = |one: &str| {
                    is_whole(scene, one, true)
                        || below.is_some_and(|below| is_whole(scene, &format!("{one} {below}"), true))
                };
                whole(left) && whole(right)
            }
        }
    })
}

/// Whether a line holds one person and nothing else: of the longer list.
fn single(scene: &Scene, index: usize) -> bool {
    is_whole(scene, scene.text(index), false) && scene.roster_heading(scene.text(index)).is_none()
}

/// Where the lists end that `index` heads; there itself if it heads none.
pub(crate) fn end(scene: &Scene, index: usize, end: usize) -> usize {
    let Some((_, rows)) = head(scene, index) else { return index };
    pairs(scene, rows, end).1.map_or(index, |last| last + 1)
}

/// Whether a line can go on with the one above it.
fn goes_on(text: &str) -> bool {
    text.starts_with(|c: char| c.is_lowercase() || c == '(')
}

/// A row: who stands left, and who right, if anybody does.
#[derive(Default)]
struct Pair {
    left: Passage,
    right: Passage,
}

impl Pair {
    /// Takes a line that goes on with one of the two; says whether it does.
    fn take(&mut self, scene: &Scene, line: Slice) -> bool {
        let text = scene.slice_text(line);
        let small = goes_on(text);
        let with = |passage: &Passage| is_whole(scene, &format!("{} {text}", passage.text()), false);
        let right = !self.right.is_empty();
        // "Ek, Anna (C) förste vice   Alm, Bo (S)" ⏎ "ordförande"
        let ends_office = small && completes_office(scene, self.left.text(), text);
        let goes_on = if ends_office {
            false
        } else if small {
            right && (with(&self.right) || !with(&self.left))
        } else {
            right && is_open(scene, self.right.text())
        };
        if goes_on {
            self.right.push(scene.source, line, Join::Space);
            return true;
        }
        let left = ends_office || small && with(&self.left);
        if left {
            self.left.push(scene.source, line, Join::Space);
        }
        left
    }
}

/// Whether a line ends the office that an entry breaks off in.
fn completes_office(scene: &Scene, entry: &str, line: &str) -> bool {
    let begun = entry.rsplit([')', ',']).next().unwrap_or("").trim();
    let whole = format!("{begun} {line}");
    !begun.is_empty() && scene.language.office(&whole).is_some_and(|(_, length)| length == whole.len())
}

/// Whether an entry breaks off: behind the word that says who is replaced, or before that one's party.
fn is_open(scene: &Scene, text: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or(text);
    let replaces = scene.language.replacing().all().iter().any(|word| text.ends_with(word.trim_end()));
    replaces
        || text.contains(')') && last.starts_with(char::is_uppercase) && last.chars().all(char::is_alphabetic)
        // "Eva Ek, S för Olof" ⏎ "Alm (S)": half a name is nobody's.
        || ends_in_replaced(scene, text)
}

/// The rows below a head, and the last of their lines.
fn pairs(scene: &Scene, from: usize, end: usize) -> (Vec<Pair>, Option<usize>) {
    let mut pairs: Vec<Pair> = Vec::new();
    let (mut last, mut unread, mut gap) = (None, 0, false);
    for row in from..end {
        if scene.lines[row].is_blank() {
            gap = true;
            continue;
        }
        if !scene.lines[row].is_text() && row > from {
            break;
        }
        let line = scene.lines[row].range();
        // Below a gap only a party tells that the list goes on.
        let alone = || if gap { is_whole(scene, scene.text(row), true) } else { single(scene, row) };
        if !gap && pairs.last_mut().is_some_and(|pair| pair.take(scene, line)) {
        } else if let Some(at) = parted(scene, row) {
            let left = Slice::new(line.start, line.start + scene.text(row)[..at].trim_end().len());
            let right = scene.passage(Slice::new(line.start + at, line.end));
            pairs.push(Pair { left: scene.passage(left), right });
        } else if alone() {
            pairs.push(Pair { left: scene.passage(line), right: Passage::default() });
        } else if unread == MOST_UNREAD || gap || heads_other(scene, row) {
            break;
        } else {
            unread += 1;
            continue;
        }
        (last, unread, gap) = (Some(row), 0, false);
    }
    (pairs, last)
}

/// So many rows in a row may be read badly: the list goes on below them.
const MOST_UNREAD: usize = 2;

/// Whether a line begins something else.
fn heads_other(scene: &Scene, index: usize) -> bool {
    let text = scene.text(index);
    scene.language.header_label(text).is_some() || scene.language.roster_heading(text).is_some()
}

/// Reads both lists, the left one first.
pub(crate) fn read(scene: &mut Scene, document: &mut Document, lines: Lines, minutes: bool) {
    let Some((lists, rows)) = head(scene, lines.start) else { return };
    (lines.start..rows).for_each(|line| scene.claim_line(line, Owner::Label));
    let (pairs, _) = pairs(scene, rows, lines.end);
    let (left, right): (Vec<Passage>, Vec<Passage>) = pairs.into_iter().map(|pair| (pair.left, pair.right)).unzip();
    for (roster, rows) in lists.into_iter().zip([left, right]) {
        for passage in rows.iter().filter(|passage| !passage.is_empty()) {
            roster::add(scene, document, roster, passage, None, minutes);
        }
    }
}
