//! How a page lies: turned by quarter turns, and slightly askew.

use super::Word;

/// A page with fewer words beyond doubt than this, or with fewer than half of its words so, may lie on its side.
const FEW: usize = 8;
/// A line of so many words has a slope that can be measured.
const WORDS: usize = 4;
/// Steeper lines are no skew but something else, in radians (7 degrees).
const STEEPEST: f32 = 0.12;
/// So flat lines are straight, in radians: a dot in the width of a page at 200 dpi.
const STRAIGHT: f32 = 0.0006;

/// How many words are beyond doubt, weighed by their letters.
#[must_use]
pub fn soundness(words: &[Word]) -> usize {
    words.iter().filter(|word| word.is_sound()).map(|word| word.text.len()).sum()
}

/// Whether a page was read so badly that it may lie on its side or head.
#[must_use]
pub fn reads_badly(words: &[Word]) -> bool {
    let words = || words.iter().filter(|word| !word.is_rule());
    let sound = words().filter(|word| word.is_sound()).count();
    let long = words().filter(|word| word.text.chars().count() >= 3).count();
    long > 0 && (sound < FEW || sound * 2 < long)
}

/// The direction of text that the engine read although it does not run from left to right, in quarter turns clockwise; none
/// if it does.
#[must_use]
pub fn direction(words: &[Word]) -> Option<u8> {
    let long = words.iter().filter(|word| word.text.chars().filter(|c| c.is_alphanumeric()).count() >= 4);
    let (all, upright) =
        long.fold((0, 0), |(all, upright), word| (all + 1, upright + usize::from(word.width() >= word.height())));
    if all == 0 || upright * 2 >= all {
        return None;
    }
    let pairs = words.iter().zip(words.iter().skip(1)).filter(|(a, b)| a.line == b.line);
    let (down, up) =
        pairs.fold((0, 0), |(down, up), (a, b)| (down + usize::from(b.top > a.top), up + usize::from(b.top < a.top)));
    Some(if down >= up { 1 } else { 3 })
}

/// The box of a word in an image of this size as one in the image turned clockwise by so many quarter turns.
#[must_use]
pub fn turn_word(word: Word, quarters: u8, (width, height): (u32, u32)) -> Word {
    let Word { left, top, right, bottom, .. } = word;
    let (left, top, right, bottom) = match quarters % 4 {
        1 => (height - bottom.min(height), left, height - top.min(height), right),
        2 => (width - right.min(width), height - bottom.min(height), width - left.min(width), height - top.min(height)),
        3 => (top, width - right.min(width), bottom, width - left.min(width)),
        _ => (left, top, right, bottom),
    };
    Word { left, top, right, bottom, ..word }
}

/// By how much the lines fall to the right, in radians: the median of the slopes of long lines, a long one counting more.
pub(super) fn skew(words: &[Word]) -> f32 {
    let mut slopes: Vec<(f32, f32)> =
        words.chunk_by(|a, b| a.line == b.line).filter_map(slope).filter(|(slope, _)| slope.abs() < STEEPEST).collect();
    slopes.sort_by(|a, b| a.0.total_cmp(&b.0));
    let total: f32 = slopes.iter().map(|(_, weight)| weight).sum();
    let mut sum = 0.0;
    let median = slopes.iter().find(|(_, weight)| {
        sum += weight;
        sum >= total / 2.0
    });
    let median = median.map_or(0.0, |(slope, _)| slope.atan());
    if median.abs() < STRAIGHT { 0.0 } else { median }
}

/// The slope of a line's baseline by least squares, and its width.
fn slope(line: &[Word]) -> Option<(f32, f32)> {
    let points: Vec<(f32, f32)> = line.iter().filter_map(foot).collect();
    if points.len() < WORDS {
        return None;
    }
    // Heights of letters say where the baseline is; a word that stands elsewhere is another line's.
    let count = points.len() as f32;
    let (x, y) = points.iter().fold((0.0, 0.0), |(x, y), point| (x + point.0 / count, y + point.1 / count));
    let (above, below) = points.iter().fold((0.0, 0.0), |(above, below), point| {
        let (across, down) = (point.0 - x, point.1 - y);
        (above + across * down, below + across * across)
    });
    let width = points.iter().map(|point| point.0).fold(f32::MIN, f32::max)
        - points.iter().map(|point| point.0).fold(f32::MAX, f32::min);
    let slope = above / below;
    // Words that do not lie on the line that was found speak against it.
    let height = line.iter().map(Word::height).max().unwrap_or(0) as f32;
    let off = points.iter().map(|point| (point.1 - y - slope * (point.0 - x)).abs()).fold(0.0, f32::max);
    (slope.is_finite() && off < 0.25 * height && width > 4.0 * height).then_some((slope, width))
}

/// The middle of a word's baseline; none if its letters do not tell where that is.
fn foot(word: &Word) -> Option<(f32, f32)> {
    let hangs = |c: char| "gjpqyçQ,;()[]{}§/|_„@$&".contains(c) || !c.is_alphanumeric() && !".:!?%".contains(c);
    let letters = word.text.chars().any(char::is_alphanumeric);
    let stands = letters && !word.text.chars().any(hangs) && word.confidence >= 50;
    stands.then(|| ((word.left + word.right) as f32 / 2.0, word.bottom as f32))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines of words at so many dots to the right and down, falling by `slope`.
    fn words(slope: f32) -> Vec<Word> {
        let mut words = Vec::new();
        for line in 0..10u32 {
            for at in 0..8u32 {
                let (left, height) = (100 + 150 * at, 20 + 5 * (at % 2));
                let bottom = 200 + 50 * line + (slope * (left + 50) as f32).round() as u32;
                let text = if at % 2 == 0 { "mena" } else { "beslut" }.to_owned();
                let (right, top) = (left + 100, bottom - height);
                words.push(Word { text, left, top, right, bottom, confidence: 95, line: line + 1, stroke: 0 });
            }
        }
        words
    }

    #[test]
    fn skew_is_measured() {
        for slope in [0.0, 0.01, 0.035] {
            assert!((skew(&words(slope)) - slope).abs() < 0.001, "{slope}: {}", skew(&words(slope)));
        }
        assert_eq!(skew(&[]), 0.0);
    }

    #[test]
    fn letters_that_hang_do_not_tilt_a_line() {
        let mut words = words(0.0);
        for word in words.iter_mut().filter(|word| word.left > 900) {
            word.text = "kungörelse,".to_owned();
            word.bottom += 8;
        }
        assert_eq!(skew(&words), 0.0);
    }

    #[test]
    fn text_along_the_page_is_known() {
        assert_eq!(direction(&words(0.0)), None);
        let turned = |quarters| -> Vec<Word> {
            words(0.0).into_iter().map(|word| turn_word(word, quarters, (1700, 2400))).collect()
        };
        assert_eq!(direction(&turned(1)), Some(1));
        assert_eq!(direction(&turned(3)), Some(3));
    }

    #[test]
    fn boxes_turn_with_the_image() {
        let word = Word { left: 10, top: 20, right: 40, bottom: 25, ..Word::default() };
        let corners = |word: &Word| (word.left, word.top, word.right, word.bottom);
        let once = turn_word(word.clone(), 1, (100, 50));
        assert_eq!(corners(&once), (25, 10, 30, 40));
        assert_eq!(corners(&turn_word(once, 3, (50, 100))), corners(&word));
        assert_eq!(corners(&turn_word(word, 2, (100, 50))), (60, 25, 90, 30));
    }

    #[test]
    fn a_page_on_its_side_reads_badly() {
        assert!(!reads_badly(&words(0.0)));
        let mut bad = words(0.0);
        bad.iter_mut().for_each(|word| word.confidence = 20);
        assert!(reads_badly(&bad) && !reads_badly(&[]));
    }
}
