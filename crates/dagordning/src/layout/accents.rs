//! Accents that are drawn apart from their letters (TeX draws ¨ over a, printers of forms ˚ over A): one letter each.

use std::borrow::Cow;

use unicode_normalization::char::compose;

use crate::pdf::{Glyph, Page};

/// An accent's middle is at most so far from that of its letter, in heights of the font.
const ASIDE: f32 = 0.22;
/// It is drawn at most so far above or below where it stands over a small letter, in heights of the font.
const ABOVE: f32 = 0.45;
/// Accent and letter are drawn one after the other, or with a blank between them.
const NEXT: usize = 2;

/// The page with accents that are drawn apart joined to their letters.
pub(super) fn joined(page: &Page) -> Cow<'_, Page> {
    let accents: Vec<(usize, char)> = page
        .glyphs
        .iter()
        .enumerate()
        .filter_map(|(index, glyph)| Some((index, combining(page.letters(glyph))?)))
        .collect();
    if accents.is_empty() {
        return Cow::Borrowed(page);
    }
    let mut whole = page.clone();
    let mut gone = vec![false; page.glyphs.len()];
    for (index, mark) in accents {
        let Some((home, letter)) = home(page, index, mark, &gone) else { continue };
        let start = u32::try_from(whole.text.len()).unwrap_or(u32::MAX);
        whole.text.push(letter);
        let glyph = &mut whole.glyphs[home];
        (glyph.start, glyph.len) = (start, letter.len_utf8() as u8);
        gone[index] = true;
    }
    let mut gone = gone.into_iter();
    whole.glyphs.retain(|_| !gone.next().unwrap_or(false));
    Cow::Owned(whole)
}

/// The combining sign of a glyph that is an accent and nothing else.
fn combining(letters: &str) -> Option<char> {
    let mut all = letters.chars().filter(|c| *c != ' ');
    let mark = match all.next()? {
        '¨' => '\u{308}',
        '˚' | '°' => '\u{30a}',
        '´' | 'ˊ' => '\u{301}',
        '`' | 'ˋ' => '\u{300}',
        'ˆ' | '^' => '\u{302}',
        '˜' | '~' => '\u{303}',
        '¸' => '\u{327}',
        'ˇ' => '\u{30c}',
        '¯' | 'ˉ' => '\u{304}',
        mark @ '\u{300}'..='\u{36f}' => mark,
        _ => return None,
    };
    all.next().is_none().then_some(mark)
}

/// The letter that an accent stands over, and what both are together.
fn home(page: &Page, accent: usize, mark: char, gone: &[bool]) -> Option<(usize, char)> {
    let over = page.glyphs.get(accent)?;
    let last = (accent + NEXT).min(page.glyphs.len().saturating_sub(1));
    let near = (accent + 1..=last).chain((accent.saturating_sub(NEXT)..accent).rev());
    let fits = near.filter(|index| !gone[*index]).filter_map(|index| {
        let glyph = page.glyphs.get(index)?;
        let aside = over_by(over, glyph)?;
        let letter = match page.letters(glyph) {
            "ı" => 'i',
            "ȷ" => 'j',
            letters => letters.chars().next().filter(|first| first.len_utf8() == letters.len())?,
        };
        Some((aside, index, compose(letter, mark)?))
    });
    fits.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, index, letter)| (index, letter))
}

/// By how much an accent's middle is off that of a letter, in heights of the font; none if it does not stand over it.
fn over_by(accent: &Glyph, letter: &Glyph) -> Option<f32> {
    let size = letter.size.max(0.1);
    if accent.turn != letter.turn || !(0.6..1.7).contains(&(accent.size / size)) {
        return None;
    }
    let (along, across) = match accent.turn % 2 {
        0 => (accent.x - letter.x, accent.y - letter.y),
        _ => (accent.y - letter.y, accent.x - letter.x),
    };
    let backwards = accent.turn % 4 >= 2;
    let along = if backwards { -along } else { along };
    let aside = (along + accent.advance / 2.0 - letter.advance / 2.0).abs() / size;
    (aside <= ASIDE && across.abs() <= ABOVE * size).then_some(aside)
}
