//! Letters that a font does not tell, learned from the image of the page: where most of a page's text is sound and some of its
//! glyphs mean nothing (å, ä, ö and § set in control codes), the optical reading of the same words says what they are. The
//! rest stays as the file has it.

use std::collections::HashMap;

use crate::pdf::{Glyph, Page};

/// Of the glyphs of a page at most this share may be without meaning.
const MOST_GONE: usize = 6;
/// Words are the same if of their known letters at most one in so many was read otherwise.
const MISREAD: usize = 4;
/// A letter is believed if so many of the words that have its glyph say so, of a hundred.
const BELIEVED: u32 = 60;

/// What glyphs of one code stand for, by how often words said so. A bold font may have other codes.
#[derive(Debug, Default)]
pub(super) struct Letters {
    votes: HashMap<(char, bool), HashMap<char, u32>>,
}

/// Glyphs that stand together.
struct Word {
    /// Where it is on the page: left, right, baseline.
    left: f32,
    right: f32,
    y: f32,
    /// Its glyphs by their numbers.
    glyphs: Vec<usize>,
}

impl Letters {
    /// The page with the letters that it does not tell, if all of them are learned; `read` is what was read from its image.
    pub(super) fn fill(&mut self, page: &Page, read: &Page) -> Option<Page> {
        let gone = page.glyphs.iter().filter(|glyph| !glyph.mapped).count();
        if gone == 0 || gone * MOST_GONE > page.glyphs.len() || page.glyphs.iter().any(|glyph| glyph.turn != 0) {
            return None;
        }
        self.learn(page, read);
        let mut filled = page.clone();
        for index in 0..page.glyphs.len() {
            let glyph = page.glyphs[index];
            if glyph.mapped {
                continue;
            }
            let letter = self.letter(page, &glyph)?;
            let start = u32::try_from(filled.text.len()).ok()?;
            filled.text.push(letter);
            filled.glyphs[index] = Glyph { start, len: letter.len_utf8() as u8, mapped: true, ..glyph };
        }
        Some(filled)
    }

    /// What a glyph stands for, if it is known.
    fn letter(&self, page: &Page, glyph: &Glyph) -> Option<char> {
        let votes = self.votes.get(&key(page, glyph)?)?;
        let (letter, count) = votes.iter().max_by_key(|(letter, count)| (**count, **letter))?;
        let all: u32 = votes.values().sum();
        (count * 100 >= all * BELIEVED).then_some(*letter)
    }

    /// Compares the words of a page with those that were read at the same places.
    fn learn(&mut self, page: &Page, read: &Page) {
        let known: Vec<(char, bool)> = known(page);
        let there = words(read);
        for word in words(page).iter().filter(|word| word.glyphs.iter().any(|index| !page.glyphs[*index].mapped)) {
            let Some(letters) = same_place(word, &there, read) else { continue };
            let Some(letters) = aligned(page, word, letters, &known) else { continue };
            let pairs = || word.glyphs.iter().map(|index| &page.glyphs[*index]).zip(letters.iter().copied());
            let sound = pairs().filter(|(glyph, _)| glyph.mapped);
            let wrong = sound.clone().filter(|(glyph, letter)| !page.letters(glyph).starts_with(*letter)).count();
            if wrong * MISREAD > sound.count() {
                continue;
            }
            for (glyph, letter) in pairs().filter(|(glyph, _)| !glyph.mapped) {
                // What the font has under another code is a misreading.
                if known.binary_search(&(letter, glyph.bold)).is_err()
                    && let Some(key) = key(page, glyph)
                {
                    *self.votes.entry(key).or_default().entry(letter).or_default() += 1;
                }
            }
        }
    }
}

/// The letters of a word as many as it has glyphs. Where one too many was read for the one glyph that is gone (`Ön` for Ö),
/// the font has the other.
fn aligned(page: &Page, word: &Word, mut letters: Vec<char>, known: &[(char, bool)]) -> Option<Vec<char>> {
    if letters.len() == word.glyphs.len() + 1 {
        let glyphs = || word.glyphs.iter().map(|index| &page.glyphs[*index]);
        let gone = glyphs().position(|glyph| !glyph.mapped)?;
        let bold = glyphs().nth(gone)?.bold;
        let has = |letter: char| known.binary_search(&(letter, bold)).is_ok();
        match [letters[gone], letters[gone + 1]].map(has) {
            [false, true] => letters.remove(gone + 1),
            [true, false] => letters.remove(gone),
            _ => return None,
        };
    }
    (letters.len() == word.glyphs.len()).then_some(letters)
}

fn key(page: &Page, glyph: &Glyph) -> Option<(char, bool)> {
    Some((page.letters(glyph).chars().next()?, glyph.bold))
}

/// The letters that the page's fonts tell, in order.
fn known(page: &Page) -> Vec<(char, bool)> {
    let told = page.glyphs.iter().filter(|glyph| glyph.mapped);
    let mut known: Vec<(char, bool)> = told.filter_map(|glyph| key(page, glyph)).collect();
    known.sort_unstable();
    known.dedup();
    known
}

/// The words of a page from top to bottom, those of one line from left to right.
fn words(page: &Page) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut open = false;
    for (index, glyph) in page.glyphs.iter().enumerate() {
        if page.letters(glyph).chars().all(char::is_whitespace) || glyph.hidden {
            open = false;
            continue;
        }
        let end = glyph.x + glyph.advance;
        match words.last_mut() {
            Some(word)
                if open
                    && (glyph.y - word.y).abs() < 0.2 * glyph.size
                    && (glyph.x - word.right).abs() < 0.12 * glyph.size =>
            {
                word.glyphs.push(index);
                word.right = end;
            }
            _ => words.push(Word { left: glyph.x, right: end, y: glyph.y, glyphs: vec![index] }),
        }
        open = true;
    }
    words.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.left.total_cmp(&b.left)));
    words
}

/// The letters of the word that was read where a word of the page stands.
fn same_place(word: &Word, there: &[Word], read: &Page) -> Option<Vec<char>> {
    let first = there.partition_point(|other| other.y < word.y - NEAR);
    let near = there.get(first..)?.iter().take_while(|other| other.y < word.y + NEAR);
    let shared = |other: &Word| other.right.min(word.right) - other.left.max(word.left);
    let best = near.max_by(|a, b| shared(a).total_cmp(&shared(b)))?;
    let width = (word.right - word.left).max(best.right - best.left);
    let letters = best.glyphs.iter().flat_map(|index| read.letters(&read.glyphs[*index]).chars());
    (shared(best) > 0.6 * width).then(|| letters.collect())
}

/// Baselines of one word differ by at most so many points.
const NEAR: f32 = 4.0;
