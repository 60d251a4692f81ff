//! A baseline's letters to words and cells, by the gaps between them.

use super::baseline::Line;
use super::{Cell, Letter, Row, Word};
use crate::pdf::{Page, Rule};
use crate::text::Vocabulary;

/// A gap of this share of the em parts two words, on top of the line's own spacing.
const WORD_GAP: f32 = 0.12;
/// The same where words are set tight and no spaces are drawn.
const NARROW_GAP: f32 = 0.075;
/// Fewer gaps tell nothing of how a page is set.
const FEW_GAPS: usize = 60;
/// A gap of this share of the em parts two cells.
const CELL_GAP: f32 = 1.25;
/// Letters whose median gap is this share of the em or more are set apart on purpose.
const SPREAD: f32 = 0.1;
/// Fewer letters are no letter-spaced heading.
const FEWEST_SPREAD: usize = 5;

/// The words and cells of a line.
pub(super) fn row(line: Line, page: &Page, rules: &[Rule], word_gap: f32, vocabulary: &dyn Vocabulary) -> Row {
    let mut row = Row { y: line.y, size: line.size, ..Row::default() };
    let crossing = crossing(rules, line.y, line.size);
    // Between the words of a letter-spaced heading stands its spacing twice and a space.
    let own = median(&gaps(&line.letters));
    let apart_by = if own < SPREAD { CELL_GAP } else { CELL_GAP + 3.0 * own.min(1.0) };
    let mut from = 0;
    for to in 1..=line.letters.len() {
        let apart = line.letters.get(to).is_none_or(|next| {
            let last = &line.letters[to - 1];
            let gap = next.x0 - last.x1;
            gap > apart_by * em(last, next, line.size)
                || crossing.iter().any(|x| *x > last.x1 - 0.5 && *x < next.x0 + 0.5)
        });
        if apart {
            let (letters, spaced) = (&line.letters[from..to], &line.spaced[from..to]);
            let words = match spread(letters, spaced, page, vocabulary) {
                Some(words) => words,
                None => plain(letters, spaced, line.size, word_gap),
            };
            row.cells.push(Cell { words });
            from = to;
        }
    }
    row
}

/// The em that a gap is measured by.
fn em(last: &Letter, next: &Letter, line: f32) -> f32 {
    if last.raised || next.raised { line } else { last.size.max(next.size).min(line.max(last.size.min(next.size))) }
}

/// The gap that parts two words on these lines, as a share of the em on top of a line's own spacing. Where spaces are drawn
/// nowhere and the words are set tight, the gaps between them are as many as between nothing else.
pub(super) fn word_gap(lines: &[Line]) -> f32 {
    let spaces: usize = lines.iter().map(|line| line.spaced.iter().filter(|space| **space).count()).sum();
    let count: usize = lines.iter().map(|line| line.letters.len().saturating_sub(1)).sum();
    if count < FEW_GAPS || spaces * 40 >= count {
        return WORD_GAP;
    }
    let all: Vec<f32> = lines.iter().flat_map(|line| gaps(&line.letters)).collect();
    let between = |from: f32, to: f32| all.iter().filter(|gap| (from..to).contains(*gap)).count();
    let (tight, doubtful, wide) = (between(-0.2, 0.04), between(0.04, NARROW_GAP), between(NARROW_GAP, CELL_GAP));
    let apart = tight * 2 > all.len() && wide * 25 > all.len() && doubtful * 10 < wide;
    if apart { NARROW_GAP } else { WORD_GAP }
}

/// Where vertical lines cross a baseline.
fn crossing(rules: &[Rule], y: f32, size: f32) -> Vec<f32> {
    let middle = y - 0.3 * size;
    let crosses = rules.iter().filter(|rule| !rule.is_horizontal() && rule.y0 <= middle && rule.y1 >= middle);
    crosses.map(|rule| (rule.x0 + rule.x1) / 2.0).collect()
}

fn gaps(letters: &[Letter]) -> Vec<f32> {
    let pairs = letters.iter().zip(letters.iter().skip(1));
    pairs.map(|(last, next)| (next.x0 - last.x1) / last.size.min(next.size).max(0.1)).collect()
}

fn median(values: &[f32]) -> f32 {
    let (mut all, middle) = (values.to_vec(), values.len() / 2);
    if all.is_empty() { 0.0 } else { *all.select_nth_unstable_by(middle, f32::total_cmp).1 }
}

/// Words of ordinary text: a drawn space or a gap wider than the line's own spacing parts them.
fn plain(letters: &[Letter], spaced: &[bool], size: f32, word_gap: f32) -> Vec<Word> {
    let gaps = gaps(letters);
    // Text that is set a little wide has the same small gap everywhere.
    let own = if gaps.len() >= 8 { median(&gaps).clamp(0.0, SPREAD) } else { 0.0 };
    let mut words = vec![Word::default()];
    for (at, letter) in letters.iter().enumerate() {
        let apart = at > 0 && {
            let last = &letters[at - 1];
            let gap = (letter.x0 - last.x1) / em(last, letter, size).max(0.1);
            let raised = letter.raised != last.raised;
            gap > own + word_gap || spaced[at] && (gap > -0.1 || !raised) && gap > -0.2
        };
        if apart {
            words.push(Word::default());
        }
        if let Some(word) = words.last_mut() {
            word.letters.push(*letter);
        }
    }
    words
}

/// The words of a letter-spaced heading; none if the letters are not set apart.
///
/// Decided on the gaps before words exist: the median gap is the spacing, and what is clearly wider parts words. Where
/// nothing is wider, the vocabulary may know the words.
fn spread(letters: &[Letter], spaced: &[bool], page: &Page, vocabulary: &dyn Vocabulary) -> Option<Vec<Word>> {
    if letters.len() < FEWEST_SPREAD {
        return None;
    }
    let gaps = gaps(letters);
    let own = median(&gaps);
    if own < SPREAD {
        return None;
    }
    let wide = gaps.iter().filter(|gap| **gap >= SPREAD).count();
    let alphabetic = letters.iter().filter(|letter| letter.text(page).chars().all(char::is_alphabetic)).count();
    if wide * 10 < gaps.len() * 7 || alphabetic * 10 < letters.len() * 7 {
        return None;
    }
    // With spaces drawn between words only, they tell; drawn between all letters, they say nothing.
    let drawn = spaced.iter().filter(|space| **space).count();
    let tells = drawn > 0 && drawn * 3 < letters.len();
    let breaks = |at: usize| {
        let gap = gaps[at - 1];
        gap > own * 1.5 + 0.02 && gap > own + 0.1 || tells && spaced[at]
    };
    let mut words = vec![Word::default()];
    for (at, letter) in letters.iter().enumerate() {
        if at > 0 && breaks(at) {
            words.push(Word::default());
        }
        if let Some(word) = words.last_mut() {
            word.letters.push(*letter);
        }
    }
    if let [whole] = words.as_slice()
        && let Some(known) = known_words(whole, page, vocabulary)
    {
        words = known;
    }
    Some(words)
}

/// The words that the vocabulary sees in letters set without any wider gap.
fn known_words(whole: &Word, page: &Page, vocabulary: &dyn Vocabulary) -> Option<Vec<Word>> {
    let joined: String = whole
        .letters
        .iter()
        .map(|letter| letter.text(page))
        .flat_map(str::chars)
        .flat_map(char::to_lowercase)
        .collect();
    let lengths = vocabulary.word_lengths(&joined)?;
    if lengths.iter().sum::<usize>() != whole.letters.len() {
        return None;
    }
    let mut rest = whole.letters.as_slice();
    let words = lengths.iter().map(|length| {
        let (word, tail) = rest.split_at(*length);
        rest = tail;
        Word { letters: word.to_vec() }
    });
    Some(words.collect())
}
