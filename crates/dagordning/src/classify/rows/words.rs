//! The cells of a row whose words are joined by one blank.

use std::collections::HashSet;

use super::cell::{self, points};
use super::{RowCell, is_title};
use crate::facts::title::is_open;
use crate::language::Column;
use crate::page::scene::Scene;

/// Most words of a cell that is no title.
const MOST_WORDS: usize = 9;
/// Most words of a row.
const LONGEST: usize = 70;

/// The words of a row, each with its place in the document text.
pub(super) struct Words {
    /// All of them, joined by one blank.
    text: String,
    /// Where each begins and ends in `text`, and in the document.
    places: Vec<([usize; 2], [usize; 2])>,
    /// Whether runs of blanks stand among them.
    gaps: bool,
}

/// A row's cells with what speaks for them.
pub(super) struct Parted {
    pub(super) score: i32,
    pub(super) cells: Vec<RowCell>,
    /// The presenters, where a cell before them shows where they begin.
    pub(super) names: Option<String>,
}

impl Words {
    /// The words of some lines.
    pub(super) fn of(scene: &Scene, lines: impl Iterator<Item = usize>) -> Words {
        let mut words = Words { text: String::new(), places: Vec::new(), gaps: false };
        for line in lines {
            let start = scene.lines[line].start;
            words.gaps |= scene.text(line).contains("   ");
            for word in scene.text(line).split_ascii_whitespace() {
                let at = start + (word.as_ptr() as usize - scene.text(line).as_ptr() as usize);
                if !words.text.is_empty() {
                    words.text.push(' ');
                }
                let begin = words.text.len();
                words.text.push_str(word);
                words.places.push(([begin, words.text.len()], [at, at + word.len()]));
            }
        }
        words
    }

    fn slice(&self, from: usize, to: usize) -> &str {
        &self.text[self.places[from].0[0]..self.places[to - 1].0[1]]
    }

    /// Whether a wide gap stands between two of the words.
    fn parted(&self, from: usize, to: usize) -> bool {
        let wide = |pair: &[([usize; 2], [usize; 2])]| (3..200).contains(&pair[1].1[0].saturating_sub(pair[0].1[1]));
        self.gaps && self.places[from..to].windows(2).any(wide)
    }

    /// The slices of the document from one word to another, one for each line.
    fn ranges(&self, scene: &Scene, from: usize, to: usize) -> Vec<std::ops::Range<usize>> {
        let mut found: Vec<std::ops::Range<usize>> = Vec::new();
        for (_, [start, end]) in &self.places[from..to] {
            match found.last_mut() {
                Some(last) if scene.line_at(last.start) == scene.line_at(*start) => last.end = *end,
                _ => found.push(*start..*end),
            }
        }
        found
    }
}

/// A way to give the first words to the first columns.
#[derive(Clone, Copy)]
struct Way {
    score: i32,
    /// Where the last cell begins.
    from: usize,
}

/// Gives the words to the columns in their order, each of which may be empty but number and title; none if the row has no
/// number where it should.
pub(super) fn part(scene: &Scene, words: &Words, columns: &[Column], seen: &HashSet<String>) -> Option<Parted> {
    let count = words.places.len();
    if count == 0 || count > LONGEST {
        return None;
    }
    let mut ways: Vec<Vec<Option<Way>>> = vec![vec![None; count + 1]; columns.len() + 1];
    ways[0][0] = Some(Way { score: 0, from: 0 });
    for (at, column) in columns.iter().enumerate() {
        for end in 0..=count {
            let title = is_title(*column);
            let needed = title || *column == Column::Number;
            let mut best = ways[at][end].filter(|_| !needed).map(|way| Way { score: way.score, from: end });
            let first = if title { 0 } else { end.saturating_sub(most_words(*column)) };
            for (from, before) in ways[at].iter().enumerate().take(end).skip(first) {
                let Some(before) = before else { continue };
                let Some(fit) = fit(scene, words, columns, (at, from, end), seen) else { continue };
                let score = before.score + fit;
                if best.is_none_or(|known| score > known.score) {
                    best = Some(Way { score, from });
                }
            }
            ways[at + 1][end] = best;
        }
    }
    let score = ways[columns.len()][count]?.score;
    let mut parted = Parted { score, cells: Vec::new(), names: None };
    let mut end = count;
    let mut spans = Vec::new();
    for at in (0..columns.len()).rev() {
        let from = ways[at + 1][end]?.from;
        spans.push((at, from, end));
        end = from;
    }
    for (at, from, to) in spans.into_iter().rev().filter(|(_, from, to)| from < to) {
        if columns[at] == Column::Presenter && !follows_title(columns, at, &parted.cells) {
            parted.names = Some(words.slice(from, to).to_owned());
        }
        let cells = words.ranges(scene, from, to).into_iter();
        parted.cells.extend(cells.map(|range| RowCell { column: columns[at], range: range.into() }));
    }
    Some(parted)
}

/// Most words that a cell of this column has.
fn most_words(column: Column) -> usize {
    match column {
        Column::Number => 2,
        Column::Page => 1,
        Column::Time => 5,
        _ => MOST_WORDS,
    }
}

fn follows_title(columns: &[Column], at: usize, cells: &[RowCell]) -> bool {
    let before = cells.last().map(|cell| cell.column);
    at > 0 && before.is_some_and(is_title) && columns[..at].iter().copied().any(is_title)
}

/// How well some words are the cell of a column.
fn fit(
    scene: &Scene,
    words: &Words,
    columns: &[Column],
    (at, from, end): (usize, usize, usize),
    seen: &HashSet<String>,
) -> Option<i32> {
    let (language, column) = (scene.language, columns[at]);
    let text = words.slice(from, end);
    if words.parted(from, end) {
        return None;
    }
    if is_title(column) {
        let small = if text.starts_with(char::is_lowercase) { points::SMALL_LETTER.1 } else { 0 };
        let cut = end < words.places.len() && is_open(language, text);
        let open = if cut { points::TITLE_IS_OPEN.1 } else { 0 };
        return Some(points::TITLED.1 + small + open);
    }
    if matches!(column, Column::Note | Column::Documents) {
        return language.item_mark(text).is_some().then_some(points::MARKED.1);
    }
    // Without a number there is no id; a register's letters may stand behind it.
    if column == Column::CaseId
        && !words.slice(end - 1, end).bytes().any(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase())
    {
        return None;
    }
    let mut fit = cell::fit(language, column, text).1;
    if column == Column::Presenter {
        // Whoever presents another item is known.
        if seen.contains(text) {
            fit = fit.max(0) + points::SEEN_ELSEWHERE.1;
        } else if fit < 0 {
            let named = text.split(' ').all(|word| word.starts_with(char::is_uppercase)) && end - from >= 2;
            fit = if named { points::UNLIKELY_PRESENTER.1 } else { fit };
        }
        let behind = at > 0 && columns[..at].iter().copied().any(is_title) && from > 0;
        let anchored = behind && anchor(scene, words, from);
        fit += if behind && !anchored { points::BESIDE_TITLE.1 } else { 0 };
        return (fit > 0 || anchored && fit >= points::UNLIKELY_PRESENTER.1).then_some(fit);
    }
    // "2026/118 SOC" is more of an id than "2026/118".
    let whole = if column == Column::CaseId { (end - from) as i32 } else { 0 };
    (fit > 0).then_some(fit + whole)
}

/// Whether a case id or a time ends before word `from`.
fn anchor(scene: &Scene, words: &Words, from: usize) -> bool {
    let last = words.slice(from - 1, from);
    last.contains(|c: char| c.is_ascii_digit())
        && (1..=4.min(from)).any(|count| {
            let text = words.slice(from - count, from);
            cell::fit(scene.language, Column::CaseId, text).1 > 0 || cell::is_time(scene.language, text)
        })
}
