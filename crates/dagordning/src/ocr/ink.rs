//! Where ink is in a part of an image: letters apart from each other, and what an engine left unread.

use super::Word;
use crate::pdf::Raster;

/// Ink is darker than the lightest dot near it by this share of the difference to the darkest.
const DARK: u32 = 2;
/// A part of the image without so much difference between its dots has no ink on it.
const CONTRAST: u8 = 70;

/// A box in dots: left, top, right, bottom; the last two are the first outside it.
pub(super) type Area = [usize; 4];

/// Letters of a part of an image, each as the box of its ink: what blank columns part.
pub(super) fn letters(raster: &Raster, [left, top, right, bottom]: Area) -> Vec<Area> {
    let (right, bottom) = (right.min(raster.width), bottom.min(raster.height));
    let row = |y: usize| raster.dots.get(y * raster.width + left..y * raster.width + right).unwrap_or_default();
    if left >= right || top >= bottom {
        return Vec::new();
    }
    let (dark, light) =
        (top..bottom).flat_map(row).fold((u8::MAX, 0), |(dark, light), dot| (dark.min(*dot), light.max(*dot)));
    if light.saturating_sub(dark) < CONTRAST {
        return Vec::new();
    }
    let limit = dark + ((u32::from(light - dark)) / DARK) as u8;
    // The first and the last row of ink in each column.
    let mut columns: Vec<Option<(usize, usize)>> = vec![None; right - left];
    for y in top..bottom {
        for (column, dot) in columns.iter_mut().zip(row(y)) {
            if *dot < limit {
                *column = Some(column.map_or((y, y), |(first, _)| (first, y)));
            }
        }
    }
    let mut found: Vec<Area> = Vec::new();
    let mut open = false;
    for (x, column) in (left..).zip(columns) {
        match (column, found.last_mut()) {
            (Some((first, last)), Some(area)) if open => {
                *area = [area[0], area[1].min(first), x + 1, area[3].max(last + 1)];
            }
            (Some((first, last)), _) => found.push([x, first, x + 1, last + 1]),
            (None, _) => {}
        }
        open = column.is_some();
    }
    found
}

/// A sheet of two pages is so much wider than high, in tenths.
const SHEET: usize = 12;
/// The two inner margins of a sheet together, as a share of its width.
const GUTTER: f32 = 0.06;
/// Of the dots in the fold at most one in so many is dark.
const DUST: usize = 400;

/// The middle of a sheet with two pages side by side, if nothing stands there and something on either side.
pub(super) fn fold(raster: &Raster) -> Option<usize> {
    let (width, height) = (raster.width, raster.height);
    if width * 10 < height * SHEET || height < 100 {
        return None;
    }
    let middle = width / 2;
    let half = (width as f32 * GUTTER / 2.0) as usize;
    // The edges of the sheet are often dark.
    let rows = || raster.dots.chunks_exact(width).take(height - height / 20).skip(height / 20);
    let dark = |from: usize, to: usize| {
        let dots = rows().flat_map(|row| row.get(from..to).unwrap_or_default());
        dots.fold((0usize, 1usize), |(dark, all), dot| (dark + usize::from(*dot < INK), all + 1))
    };
    let (inside, all) = dark(middle - half, middle + half);
    let (left, right) = (dark(width / 20, middle - half), dark(middle + half, width - width / 20));
    let printed = |(dark, all): (usize, usize)| dark * 200 > all && dark * 3 < all;
    (inside * DUST <= all && printed(left) && printed(right)).then_some(middle)
}

/// A shade that only ink has.
const INK: u8 = 110;

/// What is read for a paragraph sign.
const FOR_SECTION: &str = "8&$£5369Ss§";
/// A paragraph sign hangs below the digits behind it by this share of their height.
const HANGS: f32 = 0.07;

/// Puts right numbers of sections at the beginning of a line whose sign was read as a digit or two (`831`, `5832` for § 31,
/// § 32): the ink of the sign hangs below that of the digits.
pub(super) fn sections(raster: &Raster, words: &mut [Word]) {
    let (mut line, mut organ) = (0, false);
    for word in words {
        // "BUN § 12": the organ's letters may stand before it.
        let first = word.line != line || organ;
        organ = word.line != line && is_organ(&word.text);
        line = word.line;
        let digits = word.text.trim_end_matches('.');
        let signs = digits.len() - digits.trim_start_matches(|c| FOR_SECTION.contains(c)).len();
        let sign = digits.chars().next().map_or(0, char::len_utf8);
        let plain =
            digits.len() <= 5 && digits.get(sign..).is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_digit()));
        let number = digits.bytes().all(|b| b.is_ascii_digit()) && !digits.is_empty();
        if !first || !plain || signs == 0 && !number || digits.starts_with('§') {
            continue;
        }
        let height = word.height() as usize;
        let area = [
            word.left as usize,
            (word.top as usize).saturating_sub(height / 8),
            word.right as usize,
            word.bottom as usize + height / 8,
        ];
        let inked: Vec<Area> =
            letters(raster, area).into_iter().filter(|area| (area[3] - area[1]) * 2 > height).collect();
        let [sign, numerals @ ..] = inked.as_slice() else { continue };
        // Digits that touch are one piece of ink, as wide as they are many.
        let wide = |ink: &Area| ((ink[2] - ink[0]) as f32 / (0.8 * (ink[3] - ink[1]) as f32)).round().max(1.0) as usize;
        let count: usize = numerals.iter().map(wide).sum();
        // As many digits as ink beside that of the sign: it was not read at all.
        if count == 0 || count > 3 || count > digits.len() || count == digits.len() && !number {
            continue;
        }
        let (read, number) = digits.split_at(digits.len() - count);
        if !read.chars().all(|c| FOR_SECTION.contains(c)) {
            continue;
        }
        let (top, bottom) = (
            numerals.iter().map(|area| area[1]).min().unwrap_or(0),
            numerals.iter().map(|area| area[3]).max().unwrap_or(0),
        );
        let hang = sign[3] as f32 - bottom as f32;
        let level = numerals.iter().all(|area| bottom - area[3] <= height / 10 && area[1] - top <= height / 10);
        if level && hang > HANGS * (bottom - top) as f32 && sign[1] <= top + height / 8 {
            word.text = format!("§ {number}{}", &word.text[digits.len()..]);
        }
    }
}

/// Dots around a box, where there is paper.
const EDGE: usize = 2;
/// A dot is not larger than this, in heights of its line, in either direction.
const DOT: f32 = 0.24;

/// Takes out what was read of specks near letters: words of a sign or two without ink for them, a quotation mark that is one
/// dot, and a colon before letters.
pub(super) fn specks(raster: &Raster, words: &mut Vec<Word>) {
    let mut heights: Vec<u32> = words.iter().filter(|word| word.is_sound()).map(Word::height).collect();
    let middle = heights.len() / 2;
    if heights.is_empty() {
        return;
    }
    let usual = *heights.select_nth_unstable(middle).1 as f32;
    let is_dot = |ink: &Area| (ink[2] - ink[0]) as f32 <= DOT * usual && (ink[3] - ink[1]) as f32 <= DOT * usual;
    words.retain_mut(|word| {
        let short = word.text.chars().count() <= 2 && !word.text.ends_with(['.', ',']) && !word.is_rule();
        let quoted = word.text.starts_with(['"', '”', '“']) && word.text.chars().count() > 3;
        if short || quoted {
            let [left, top] = [word.left, word.top].map(|dots| (dots as usize).saturating_sub(EDGE));
            let [right, bottom] = [word.right, word.bottom].map(|dots| dots as usize + EDGE);
            let inked = letters(raster, [left, top, right, bottom]);
            if short {
                // A dash is as small, but no dot.
                let wide = |ink: &Area| (ink[2] - ink[0]) * 2 > (ink[3] - ink[1]) * 3;
                let dash = word.text.ends_with(['-', '–', '—', '•']);
                return inked.is_empty() || !inked.iter().all(|ink| is_dot(ink) && !(dash && wide(ink)));
            }
            // Two strokes make the mark.
            if inked.iter().take(2).filter(|ink| is_dot(ink) || (ink[3] - ink[1]) as f32 <= 0.5 * usual).count() < 2 {
                word.text.remove(0);
            }
        }
        let rest = word.text.trim_start_matches([':', ';']);
        if rest.len() < word.text.len() && rest.starts_with(char::is_alphanumeric) {
            word.text = rest.to_owned();
        }
        true
    });
}

/// Letters that an organ puts before the numbers of its sections.
fn is_organ(word: &str) -> bool {
    (2..=5).contains(&word.len())
        && word.bytes().all(|byte| byte.is_ascii_alphabetic())
        && word.starts_with(|first: char| first.is_ascii_uppercase())
}

/// Numbers stand so far left of their lines at most, in heights of a line.
const MARGIN: u32 = 9;
/// So many lines with ink beside them that was not read are a column that was left out.
const FEWEST: usize = 3;

/// Whether beside several lines, to their left, stands ink like letters that is no part of any word.
pub(super) fn leaves_margin(raster: &Raster, words: &[Word]) -> bool {
    let text = |word: &&Word| !word.is_rule();
    let lines = words.iter().filter(text).collect::<Vec<_>>();
    let beside = lines.chunk_by(|a, b| a.line == b.line).filter(|line| {
        let sound = line.iter().any(|word| word.is_sound());
        let Some(first) = line.iter().min_by_key(|word| word.left).filter(|_| sound) else { return false };
        let height = first.height();
        if height < 8 {
            return false;
        }
        let [top, bottom] = [first.top, first.bottom];
        let (from, to) = (first.left.saturating_sub(MARGIN * height), first.left.saturating_sub(height / 3));
        let read = |word: &&Word| word.right > from && word.left < to && word.bottom > top && word.top < bottom;
        if from + height / 3 >= to || lines.iter().any(read) {
            return false;
        }
        let area = [from, top.saturating_sub(height / 4), to, bottom + height / 4].map(|dots| dots as usize);
        let height = height as usize;
        let like_letters = |ink: &Area| {
            let (high, wide) = (ink[3] - ink[1], ink[2] - ink[0]);
            high * 5 > height * 2 && high < height * 5 / 4 && wide * 10 > height && wide < height * 2
        };
        (1..=4).contains(&letters(raster, area).iter().filter(|ink| like_letters(ink)).count())
    });
    beside.take(FEWEST).count() == FEWEST
}

#[cfg(test)]
mod tests {
    use super::*;

    /// White paper with boxes of ink.
    fn image(boxes: &[Area]) -> Raster {
        let mut raster = Raster { width: 400, height: 200, dots: vec![255; 80_000] };
        for [left, top, right, bottom] in boxes {
            (*top..*bottom).for_each(|y| raster.dots[y * 400 + left..y * 400 + right].fill(0));
        }
        raster
    }

    #[test]
    fn a_sign_that_hangs_is_no_digit() {
        let digits: [Area; 2] = [[40, 20, 52, 40], [56, 20, 68, 40]];
        let read = |sign: Area, text: &str| {
            let raster = image(&[sign, digits[0], digits[1]]);
            let mut words = [Word::new(text, [20, 20, 68, 44], 70, 1)];
            sections(&raster, &mut words);
            words[0].text.clone()
        };
        assert_eq!(read([20, 20, 32, 44], "831"), "§ 31");
        assert_eq!(read([20, 19, 32, 44], "5832."), "§ 32.");
        assert_eq!(read([20, 20, 32, 44], "31"), "§ 31");
        assert_eq!(read([20, 20, 32, 40], "831"), "831");
        assert_eq!(read([20, 20, 32, 44], "2031"), "2031");
    }

    #[test]
    fn specks_are_no_words() {
        let raster = image(&[
            [20, 20, 23, 23],
            [60, 20, 63, 23],
            [66, 20, 78, 40],
            [90, 20, 92, 26],
            [95, 20, 97, 26],
            [100, 20, 112, 40],
        ]);
        let mut words = vec![
            Word::new(";", [20, 20, 23, 23], 70, 1),
            Word::new("\"Nämnden", [58, 18, 80, 42], 70, 1),
            Word::new("\"Nämnden", [88, 18, 114, 42], 90, 1),
            Word::new(":310", [120, 20, 140, 40], 90, 1),
        ];
        specks(&raster, &mut words);
        let texts: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
        assert_eq!(texts, ["Nämnden", "\"Nämnden", "310"]);
    }

    #[test]
    fn numbers_left_out_of_the_margin_are_seen() {
        let words: Vec<Word> =
            (0..4).map(|line| Word::new("mötet", [100, 20 + 40 * line, 200, 40 + 40 * line], 95, line + 1)).collect();
        let numbers: Vec<Area> = (0..4).map(|line| [60, 22 + 40 * line, 70, 40 + 40 * line]).collect();
        assert!(leaves_margin(&image(&numbers), &words));
        assert!(!leaves_margin(&image(&numbers[..2]), &words));
        assert!(!leaves_margin(&image(&[[60, 0, 64, 200]]), &words));
    }
}
