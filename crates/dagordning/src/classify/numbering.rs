//! Which numbered lines are agenda items, and which are clauses of a list or running text.
//!
//! The single largest source of false items is the numbering of clauses, which restarts inside each item. No line
//! tells by itself; the sequence does: the numbering of items runs on through the document, a clause list begins
//! again at 1. A narrow beam of readings is kept while the candidates are read in order, each reading scored by how
//! well its sequence and the evidence at each line (headings, indentation, case ids, the contents list) agree.
//! The beam's width is fixed, so the work is linear in the number of candidates.

use crate::classify::role::{Evidence, Labelled};
use crate::grammar::number::Style;

/// A line that begins with a number, with the evidence for each way to read it.
#[derive(Debug, Clone)]
pub(crate) struct Candidate {
    /// The number, its first part in a dotted one.
    pub(crate) value: u32,
    /// The last number of those that the line says to be secret.
    pub(crate) last: Option<u32>,
    /// The letter of a late addition: "12 a".
    pub(crate) letter: Option<char>,
    /// How many parts a dotted number has; 1 otherwise.
    pub(crate) depth: u8,
    pub(crate) style: Style,
    /// Columns of white space before the number.
    pub(crate) indent: u16,
    /// Points for an item, from the line and its surroundings.
    pub(crate) item: Evidence,
    /// Points for a clause of a list.
    pub(crate) clause: Evidence,
    /// Points for a number that is no list mark.
    pub(crate) text: Evidence,
}

/// How a candidate is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reading {
    Item,
    /// A part of the current item: "3.1" under "3".
    Subitem,
    Clause,
    Text,
}

impl Candidate {
    /// The reading that the sequence chose, with what spoke for it at its own line.
    pub(crate) fn labelled(&self, reading: Reading) -> Labelled<Reading> {
        let of = |reading| match reading {
            Reading::Item => ("item", &self.item),
            Reading::Subitem => ("subitem", &self.item),
            Reading::Clause => ("numbered clause", &self.clause),
            Reading::Text => ("number in text", &self.text),
        };
        let (name, evidence) = of(reading);
        let others = [Reading::Item, Reading::Clause, Reading::Text].into_iter().filter(|other| *other != reading);
        let runner_up =
            others.map(of).map(|(name, evidence)| (name, evidence.points())).max_by_key(|(_, points)| *points);
        Labelled {
            role: reading,
            name,
            score: evidence.points(),
            cues: evidence.cues().iter().copied().collect(),
            runner_up,
        }
    }
}

/// Readings kept at a time: enough for two nested doubts about where a list ends.
const BEAM: usize = 8;

#[derive(Debug, Clone, Copy)]
struct State {
    score: i32,
    item: u32,
    letter: Option<char>,
    style: Option<Style>,
    indent: u16,
    list_next: u32,
    list_style: Option<Style>,
    list_indent: u16,
    trail: usize,
}

/// Reads each candidate, in document order.
pub(crate) fn read(candidates: &[Candidate]) -> Vec<Reading> {
    let mut trail: Vec<(usize, Reading)> = Vec::with_capacity(candidates.len() * 2);
    let mut beam = vec![State {
        score: 0,
        item: 0,
        letter: None,
        style: None,
        indent: 0,
        list_next: 0,
        list_style: None,
        list_indent: 0,
        trail: usize::MAX,
    }];
    let mut next: Vec<(State, Reading)> = Vec::with_capacity(BEAM * 4);
    for candidate in candidates {
        next.clear();
        for state in &beam {
            next.extend(continuations(state, candidate));
        }
        next.sort_by_key(|(state, _)| std::cmp::Reverse(state.score));
        beam.clear();
        for (mut state, reading) in next.drain(..) {
            let known = |other: &State| {
                (other.item, other.letter, other.list_next, other.style)
                    == (state.item, state.letter, state.list_next, state.style)
            };
            if beam.iter().any(known) {
                continue;
            }
            trail.push((state.trail, reading));
            state.trail = trail.len() - 1;
            beam.push(state);
            if beam.len() == BEAM {
                break;
            }
        }
    }
    let mut readings = vec![Reading::Text; candidates.len()];
    let mut at = beam.first().map_or(usize::MAX, |best| best.trail);
    for reading in readings.iter_mut().rev() {
        let Some((before, found)) = trail.get(at) else { break };
        *reading = *found;
        at = *before;
    }
    readings
}

fn continuations(state: &State, candidate: &Candidate) -> impl Iterator<Item = (State, Reading)> {
    let item = as_item(state, candidate).map(|state| (state, Reading::Item));
    let subitem = as_subitem(state, candidate).map(|state| (state, Reading::Subitem));
    let clause = as_clause(state, candidate).map(|state| (state, Reading::Clause));
    let text = State { score: state.score + candidate.text.points(), ..*state };
    item.into_iter().chain(subitem).chain(clause).chain(std::iter::once((text, Reading::Text)))
}

fn as_item(state: &State, candidate: &Candidate) -> Option<State> {
    // "§ 2.1" is a part of § 2, and nothing besides.
    if candidate.depth > 1 && candidate.style == Style::Section && state.item == candidate.value {
        return None;
    }
    // That §§ are secret is said at their place; elsewhere it is told of them.
    let placed = state.item < candidate.value && candidate.value - state.item <= NEAR_GAP;
    if candidate.last.is_some() && !(placed && state.style == Some(candidate.style)) {
        return None;
    }
    let mut score = candidate.item.points();
    match state.style {
        None => {
            // Minutes begin at any §; a list of items begins at 1.
            score += match candidate.value {
                1 => 20,
                _ if candidate.style == Style::Section => 15,
                value => -10 - value.min(20) as i32,
            };
        }
        Some(style) => {
            score += step(state, candidate);
            score += if style == candidate.style { 5 } else { -35 };
            score += match candidate.indent as i32 - state.indent as i32 {
                -1..=1 => 3,
                deeper if deeper > 0 => -(deeper * 2).min(12),
                shallower => -(-shallower).min(8),
            };
        }
    }
    Some(State {
        score: state.score + score,
        item: candidate.last.unwrap_or(candidate.value),
        letter: candidate.letter,
        style: Some(candidate.style),
        indent: candidate.indent,
        list_next: 0,
        list_style: None,
        list_indent: 0,
        trail: state.trail,
    })
}

/// So many numbers further on a gap is small.
const NEAR_GAP: u32 = 4;

/// How well a number follows the last item's. Gaps are normal (confidential items are left out), falling back is not.
fn step(state: &State, candidate: &Candidate) -> i32 {
    let section = candidate.style == Style::Section;
    match i64::from(candidate.value) - i64::from(state.item) {
        1 => 25,
        0 if candidate.letter > state.letter => 20,
        0 => -45,
        gap @ 2..=4 => 12 - 4 * gap as i32,
        gap if gap > 0 => {
            if section {
                -10
            } else {
                -20 - (gap.min(60) as i32) / 3
            }
        }
        _ if section => -25,
        _ => -60,
    }
}

fn as_subitem(state: &State, candidate: &Candidate) -> Option<State> {
    (candidate.depth > 1 && candidate.value == state.item && state.style.is_some_and(|style| style != Style::Dotted))
        .then(|| State { score: state.score + candidate.item.points().min(20) + 15, ..*state })
}

fn as_clause(state: &State, candidate: &Candidate) -> Option<State> {
    if candidate.depth > 1 || matches!(candidate.style, Style::Section | Style::Word) {
        return None;
    }
    let near = candidate.indent.abs_diff(state.list_indent) <= 2;
    let mut score = candidate.clause.points();
    if state.list_next != 0 && candidate.value == state.list_next && state.list_style == Some(candidate.style) {
        score += if near { 20 } else { 8 };
    } else if candidate.value == 1 {
        score += 8;
    } else {
        score -= 25;
    }
    Some(State {
        score: state.score + score,
        list_next: candidate.value.saturating_add(1),
        list_style: Some(candidate.style),
        list_indent: candidate.indent,
        ..*state
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `i` evidence for an item, `c` for a clause, `-` none.
    fn candidates(list: &[(u32, char)]) -> Vec<Candidate> {
        list.iter()
            .map(|(value, hint)| Candidate {
                value: *value,
                last: None,
                letter: None,
                depth: 1,
                style: Style::Dot,
                indent: 0,
                item: if *hint == 'i' { Evidence::of(("item", 10)) } else { Evidence::default() },
                clause: if *hint == 'c' { Evidence::of(("clause", 10)) } else { Evidence::default() },
                text: Evidence::default(),
            })
            .collect()
    }

    fn readings(list: &[(u32, char)]) -> String {
        read(&candidates(list))
            .iter()
            .map(|reading| match reading {
                Reading::Item => 'I',
                Reading::Subitem => 'S',
                Reading::Clause => 'c',
                Reading::Text => '.',
            })
            .collect()
    }

    #[test]
    fn the_numbering_of_items_runs_on_and_clause_lists_restart() {
        assert_eq!(readings(&[(1, 'i'), (2, 'i'), (3, 'i')]), "III");
        assert_eq!(readings(&[(1, 'i'), (2, '-'), (1, 'c'), (2, 'c'), (3, 'i')]), "IIccI");
        // Item 1 with clauses 1 and 2 before item 2: only the rest of the list tells.
        assert_eq!(readings(&[(1, '-'), (1, '-'), (2, '-'), (2, '-'), (3, '-')]), "IccII");
        // Clauses as many as items so far.
        assert_eq!(readings(&[(1, 'i'), (2, 'i'), (1, 'c'), (2, 'c'), (3, 'c'), (3, 'i'), (4, 'i')]), "IIcccII");
        // A gap where an item is confidential.
        assert_eq!(readings(&[(1, 'i'), (2, 'i'), (4, 'i'), (5, 'i')]), "IIII");
    }

    #[test]
    fn many_candidates_take_linear_work() {
        let list: Vec<(u32, char)> = (0..50_000).map(|_| (1, '-')).collect();
        assert_eq!(read(&candidates(&list)).len(), list.len());
    }
}
