//! Recognised words to the glyphs that the layout takes from any PDF: rows made straight, one baseline and one size of font
//! for words that stand together, letters spread over their word.

use std::borrow::Cow;

use super::Word;
use super::signs::{Shape, is_mark, reread};
use super::straight::{Placed, Straight, Turned};
use super::upright::skew;
use super::{RecognizedPage, letters};
use crate::pdf::{Glyph, Page};

/// Points in an inch.
const POINTS: f32 = 72.0;
/// Words further apart than this share of their height stand in two cells.
const APART: f32 = 1.6;
/// Sizes that differ from the page's usual one by less than this share are that one.
const SAME_SIZE: f32 = 0.14;
/// Words whose baselines are further apart than this share of their size stand on two lines.
const OFF_LINE: f32 = 0.8;
/// Words whose strokes are thicker than the page's usual ones by this factor are bold …
const BOLD: f32 = 1.2;
/// … a single word among others by this one.
const BOLD_WORD: f32 = 1.24;
/// Words read with less than this mean confidence, in percent, and none of them beyond doubt are no words.
const NOISE: f32 = 45.0;
/// The same for words much larger than the page's usual ones: signatures and stamps.
const LARGE_NOISE: f32 = 70.0;

/// The page with the letters of the words. `size` is the page as shown, in points; without it the image's own.
pub(crate) fn page_of(read: &RecognizedPage, size: Option<(f32, f32)>) -> Page {
    let scale = POINTS / read.dpi.max(1.0);
    let upright = (read.width as f32 * scale, read.height as f32 * scale);
    let (width, height) = size.unwrap_or(if read.turn.is_multiple_of(2) { upright } else { (upright.1, upright.0) });
    let mut page = Page { width, height, recognized: true, image_share: 1.0, image_dpi: read.dpi, ..Page::default() };
    if read.is_blank() {
        page.blank = true;
        return page;
    }
    page.skew = skew(&read.words);
    let upright = if read.turn.is_multiple_of(2) { (width, height) } else { (height, width) };
    let straight =
        Straight { scale, sin: page.skew.sin(), cos: page.skew.cos(), middle: (upright.0 / 2.0, upright.1 / 2.0) };
    let (rules, words): (Vec<&Word>, Vec<&Word>) = read.words.iter().partition(|word| word.is_rule());
    let words = words.into_iter().filter(|word| !letters::is_debris(&word.text));
    let mut placed: Vec<Placed<'_>> = words.map(|word| straight.word(word)).collect();
    placed.chunk_by_mut(|a, b| a.word.line == b.word.line).for_each(part);
    let mut lines: Vec<Vec<Run<'_>>> = Vec::new();
    for line in placed.chunk_by(|a, b| a.word.line == b.word.line) {
        lines.push(line.chunk_by(together).map(|words| Run::of(words.to_vec())).collect());
    }
    let usual = Usual::of(lines.iter().flatten());
    for line in &mut lines {
        settle(line, &usual);
        for at in 0..line.len() {
            let beside = line.get(at + 1).and_then(|next| next.words.first()).map(|word| word.text.to_string());
            line[at].reread(scale, beside.as_deref());
        }
    }
    let runs: Vec<Run<'_>> = lines.into_iter().flatten().collect();
    let turned = Turned { turn: read.turn, page: (width, height) };
    for run in &runs {
        write(run, &usual, turned, &mut page);
    }
    page.rules.extend(rules.into_iter().filter_map(|rule| straight.rule(rule, turned)));
    page
}

/// Sets the words of a line apart. The engine's boxes are now and then too wide and reach into the next word: the letters
/// of both would be mixed, and the blank between them lost.
fn part(line: &mut [Placed<'_>]) {
    for at in 1..line.len() {
        let [before, next] = &mut line[at - 1..=at] else { continue };
        let blank = BLANK * before.height().min(next.height());
        if next.left <= before.left || before.right <= next.left - blank {
            continue;
        }
        // As wide as its letters are beside those of the other.
        let share = before.width() / (before.width() + next.width()).max(0.1);
        let fair = before.left + share * (next.right.max(before.right) - before.left);
        let border = if next.left > before.left + 0.6 * (fair - before.left) { next.left } else { fair };
        before.right = (border - blank).max(before.left + 0.1);
        next.left = border.min(next.right - 0.1);
    }
}

/// The narrowest blank between words, as a share of their height.
const BLANK: f32 = 0.22;

fn together(before: &Placed<'_>, next: &Placed<'_>) -> bool {
    let gap = next.left - before.right;
    let height = before.height().max(next.height());
    gap < APART * height && gap > -height
}

/// Words that stand together on a line.
struct Run<'w> {
    words: Vec<Placed<'w>>,
    size: f32,
    baseline: f32,
    letters: usize,
    /// Mean confidence, by letters.
    confidence: f32,
    bold: bool,
    noise: bool,
}

impl<'w> Run<'w> {
    fn of(words: Vec<Placed<'w>>) -> Self {
        // Words whose letters were read with confidence tell more of their heights.
        let telling = |word: &&Placed<'_>| word.word.confidence >= 50 && word.letters() >= 2;
        let weighed = |word: &Placed<'_>| (word.size(), word.letters().max(1) as f32);
        let mut sizes: Vec<(f32, f32)> = words.iter().filter(telling).map(weighed).collect();
        if sizes.is_empty() {
            sizes = words.iter().map(weighed).collect();
        }
        let letters: usize = words.iter().map(Placed::letters).sum();
        let weight = |word: &Placed<'_>| word.letters().max(1) as f32;
        let sum: f32 = words.iter().map(|word| f32::from(word.word.confidence) * weight(word)).sum();
        let confidence = sum / words.iter().map(weight).sum::<f32>().max(1.0);
        let size = median(sizes).max(1.0);
        Run { words, size, baseline: 0.0, letters, confidence, bold: false, noise: false }
    }

    /// Whether it looks like a label that was read with doubt: a word with a capital before small letters; a long one is
    /// no scrawl whatever the engine says.
    fn is_label(&self) -> bool {
        let [word, ..] = self.words.as_slice() else { return false };
        let mut letters = word.text.trim_end_matches(':').chars();
        let begins = letters.next().is_some_and(char::is_uppercase);
        let count = letters.clone().count();
        let capitals = count >= 9 && letters.clone().all(char::is_uppercase);
        let small = letters.all(char::is_lowercase) && (count >= 9 || count >= 2 && self.confidence > 0.7 * NOISE);
        begins && (small || capitals)
    }

    /// Decides on size, baseline, boldness and whether it is noise, now that the page's usual size is known.
    fn settle(&mut self, usual: &Usual) {
        let ratio = self.size / usual.size;
        let numeral = match self.words.as_slice() {
            [one] => letters::is_numeral(one.text.trim_start_matches(['§', '£', '$', '&', ' '])),
            // "§ 35", the sign a word of its own
            [sign, number] => is_sign(&sign.text) && letters::is_numeral(&number.text),
            _ => false,
        };
        let mark = self.words.len() == 1 && is_mark(&self.words[0].text);
        let unsure = if self.letters < 4 || numeral { 0.4 } else { SAME_SIZE };
        self.size = if (ratio - 1.0).abs() < unsure { usual.size } else { (self.size * 2.0).round() / 2.0 };
        let feet = self.words.iter().map(|word| {
            let (_, hang) = letters::extent(&word.text);
            (word.bottom - hang * self.size, word.letters().max(1) as f32)
        });
        self.baseline = median(feet.collect());
        self.bold = median(self.words.iter().filter_map(|word| usual.weight(word, self.size)).collect()) > BOLD;
        let sound = self.words.iter().any(|word| word.word.is_sound());
        let large = ratio > 1.9;
        let label = !large && self.is_label();
        self.noise = !sound
            && (!numeral && !mark && !label && self.confidence < NOISE || large && self.confidence < LARGE_NOISE);
    }
}

impl Run<'_> {
    /// Puts right the signs whose shape says that they are others. `scale`: points to a dot; `beside`: the word behind the
    /// gap after the run.
    fn reread(&mut self, scale: f32, beside: Option<&str>) {
        let (baseline, size) = (self.baseline, self.size);
        let shape = |word: &Placed<'_>| Shape {
            rise: (baseline - word.top) / size,
            hang: (word.bottom - baseline) / size,
            width: (word.right - word.left) / size,
            stroke: word.word.stroke as f32 / 100.0 * scale / size,
        };
        for at in 0..self.words.len() {
            let word = &self.words[at];
            let next = self.words.get(at + 1).map(|next| (next.text.as_ref(), shape(next)));
            // Of the word behind a gap only its letters count.
            let next = next.or(beside.map(|beside| (beside, shape(word))));
            if let Some(other) = reread(&word.text, shape(word), at == 0, next) {
                self.words[at].text = Cow::Owned(other);
            }
        }
    }
}

/// Whether a word is a § or two, or what engines take them for.
fn is_sign(text: &str) -> bool {
    text.chars().count() <= 2 && text.chars().all(|c| matches!(c, '§' | '£' | '$' | '&' | '8' | 'S' | 's'))
}

/// Decides on the words of a line. The boxes of single words are now and then too high or too low: where they differ by
/// less than a line would, they stand on the line's baseline.
fn settle(line: &mut [Run<'_>], usual: &Usual) {
    line.iter_mut().for_each(|run| run.settle(usual));
    let weighed = |value: fn(&Run<'_>) -> f32, line: &[Run<'_>]| {
        median(line.iter().filter(|run| !run.noise).map(|run| (value(run), run.letters.max(1) as f32)).collect())
    };
    let (baseline, size) = (weighed(|run| run.baseline, line), weighed(|run| run.size, line));
    for run in line.iter_mut().filter(|run| !run.noise) {
        if (run.baseline - baseline).abs() < OFF_LINE * size {
            run.baseline = baseline;
        }
    }
}

/// What most of a page is set in.
struct Usual {
    /// The size of the font, in points.
    size: f32,
    /// The thickness of strokes as a share of the size; 0 if it is not known.
    stroke: f32,
}

impl Usual {
    fn of<'r>(runs: impl Iterator<Item = &'r Run<'r>> + Clone) -> Usual {
        let size = median(runs.clone().map(|run| (run.size, run.letters as f32)).collect()).max(1.0);
        let size = (size * 2.0).round() / 2.0;
        let near = runs.filter(|run| (run.size / size - 1.0).abs() < SAME_SIZE);
        let words = near.flat_map(|run| &run.words).filter(|word| word.word.stroke > 0);
        let strokes = words.map(|word| (word.word.stroke as f32 / size, word.letters() as f32)).collect();
        Usual { size, stroke: median(strokes) }
    }

    /// How thick a word's strokes are beside the usual, for its size, with its weight in letters.
    fn weight(&self, word: &Placed<'_>, size: f32) -> Option<(f32, f32)> {
        let known = word.word.stroke > 0 && self.stroke > 0.0 && word.letters() >= 2;
        known.then(|| (word.word.stroke as f32 / size / self.stroke, word.letters() as f32))
    }
}

/// The value at which half of the weight is reached; 0 without any.
fn median(mut weighed: Vec<(f32, f32)>) -> f32 {
    weighed.sort_by(|a, b| a.0.total_cmp(&b.0));
    let total: f32 = weighed.iter().map(|(_, weight)| weight).sum();
    let mut sum = 0.0;
    let middle = weighed.iter().find(|(_, weight)| {
        sum += weight;
        sum >= total / 2.0
    });
    middle.map_or(0.0, |(value, _)| *value)
}

/// Adds the glyphs of a run, a space between two words.
fn write(run: &Run<'_>, usual: &Usual, turned: Turned, page: &mut Page) {
    let mut before: Option<f32> = None;
    for placed in &run.words {
        let heavy =
            usual.weight(placed, run.size).is_some_and(|(weight, letters)| weight > BOLD_WORD && letters >= 3.0);
        let glyph = Glyph {
            bold: run.bold || heavy,
            confidence: placed.word.confidence.min(100),
            noise: run.noise,
            turn: turned.turn % 4,
            size: run.size,
            ..Glyph::PLAIN
        };
        let mut put = |letter: char, from: f32, to: f32| {
            let (x, y) = turned.on_page(from, run.baseline);
            let start = page.text.len();
            page.text.push(letter);
            let (start, len) = (u32::try_from(start).unwrap_or(u32::MAX), letter.len_utf8() as u8);
            page.glyphs.push(Glyph { start, len, x, y, advance: to - from, ..glyph });
        };
        if let Some(before) = before {
            put(' ', before, placed.left);
        }
        before = Some(placed.right);
        let text = &placed.text;
        let total: f32 = text.chars().map(letters::width).sum();
        let unit = (placed.right - placed.left) / total.max(0.1);
        let mut x = placed.left;
        for letter in text.chars() {
            let next = x + unit * letters::width(letter);
            put(letter, x, next);
            x = next;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str, [left, top, right, bottom]: [u32; 4], line: u32) -> Word {
        Word { text: text.to_owned(), left, top, right, bottom, confidence: 95, line, stroke: 0 }
    }

    fn page(words: Vec<Word>) -> RecognizedPage {
        RecognizedPage { dpi: 200.0, turn: 0, width: 1654, height: 2339, words }
    }

    /// A line of ordinary words in letters of 12 points, whose baseline is at `y`.
    fn line(y: u32, number: u32) -> Vec<Word> {
        [("Nämnden", 100, 23), ("mena", 240, 16), ("beslutar", 380, 23), ("att", 520, 23)]
            .into_iter()
            .map(|(text, x, height)| word(text, [x, y - height, x + 122, y], number))
            .collect()
    }

    #[test]
    fn words_of_one_line_share_baseline_and_size() {
        let mut words = line(300, 1);
        words.push(word("upp,", [660, 284, 720, 307], 1));
        words.extend((0..6).flat_map(|at| line(400 + 40 * at, 2 + at)));
        let made = page_of(&page(words), Some((595.0, 842.0)));
        let first: Vec<&Glyph> = made.glyphs.iter().take_while(|glyph| glyph.y < 120.0).collect();
        assert!(first.iter().all(|glyph| (glyph.y - first[0].y).abs() < 0.01 && glyph.size == first[0].size));
        assert!((first[0].y - 108.0).abs() < 1.0, "{}", first[0].y);
        assert!((11.0..=13.0).contains(&first[0].size), "{}", first[0].size);
        let text: String = first.iter().map(|glyph| made.letters(glyph)).collect();
        assert_eq!(text, "Nämnden mena beslutar att upp,");
        assert!(made.recognized && !made.blank && first.iter().all(|glyph| glyph.confidence == 95));
    }

    #[test]
    fn rows_askew_are_made_straight() {
        let tilted = |number: u32| {
            let fall = |x: u32| (f64::from(x) * 0.02).round() as u32;
            line(300 + 40 * number, number).into_iter().map(move |word| {
                let down = fall((word.left + word.right) / 2);
                Word { top: word.top + down - 1, bottom: word.bottom + down + 1, ..word }
            })
        };
        let made = page_of(&page((1..10).flat_map(tilted).collect()), Some((595.0, 842.0)));
        assert!((made.skew - 0.02).abs() < 0.002, "{}", made.skew);
        let ys: Vec<f32> = made.glyphs.iter().take(20).map(|glyph| glyph.y).collect();
        assert!(ys.iter().all(|y| (y - ys[0]).abs() < 0.2), "{ys:?}");
    }

    #[test]
    fn a_page_on_its_side_keeps_its_direction() {
        let read = RecognizedPage { turn: 1, ..page(line(300, 1)) };
        let made = page_of(&read, None);
        assert!((made.width - 842.0).abs() < 1.0 && (made.height - 595.4).abs() < 1.0);
        let first = made.glyphs[0];
        assert!(
            first.turn == 1 && (first.y - 36.0).abs() < 1.0 && (first.x - (842.0 - 108.0)).abs() < 2.0,
            "{first:?}"
        );
    }

    #[test]
    fn scrawls_are_noise_and_lines_are_rules() {
        let mut words: Vec<Word> = (1..8).flat_map(|at| line(300 + 40 * at, at)).collect();
        words.push(Word { confidence: 20, ..word("Zg/", [900, 1000, 1100, 1090], 20) });
        words.push(word(" ", [100, 1200, 1500, 1204], 21));
        let made = page_of(&page(words), Some((595.0, 842.0)));
        let noise: String = made.glyphs.iter().filter(|glyph| glyph.noise).map(|glyph| made.letters(glyph)).collect();
        assert_eq!(noise, "Zg/");
        assert!(matches!(made.rules[..], [rule] if rule.is_horizontal() && (rule.y0 - 432.7).abs() < 1.0));
    }

    #[test]
    fn thick_strokes_are_bold() {
        let mut words: Vec<Word> = (1..8).flat_map(|at| line(300 + 40 * at, at)).collect();
        words.iter_mut().for_each(|word| word.stroke = if word.line == 3 { 480 } else { 300 });
        let made = page_of(&page(words), None);
        let bold: String = made.glyphs.iter().filter(|glyph| glyph.bold).map(|glyph| made.letters(glyph)).collect();
        assert_eq!(bold, "Nämnden mena beslutar att");
    }

    #[test]
    fn an_empty_back_is_blank() {
        let specks = vec![Word { confidence: 12, ..word("'", [5, 5, 9, 9], 1) }];
        let made = page_of(&page(specks), None);
        assert!(made.blank && made.glyphs.is_empty());
    }
}
