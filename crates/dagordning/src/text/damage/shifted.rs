//! Fonts that give the number of a glyph for its letter: `Sn` is "på". Nearly all fonts number their glyphs in the same
//! order, that of the first Macintosh fonts, so 29 lower than ASCII, and å, ä, ö as `n`, `l`, `|`.

use super::super::{RepairKind, Vocabulary, plausible};
use super::Edit;

/// The glyphs behind those of ASCII, from number 98 on, as far as texts have them.
const ACCENTED: [char; 31] = [
    'Ä', 'Å', 'Ç', 'É', 'Ñ', 'Ö', 'Ü', 'á', 'à', 'â', 'ä', 'ã', 'å', 'ç', 'é', 'è', 'ê', 'ë', 'í', 'ì', 'î', 'ï', 'ñ',
    'ó', 'ò', 'ô', 'ö', 'õ', 'ú', 'ù', 'û',
];
const FIRST_ACCENTED: u32 = 98;
/// The glyph with number 3 is the space.
const SHIFT: u32 = 29;

pub(super) fn find(vocabulary: &dyn Vocabulary, text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut begin = 0;
    for page in text.split('\x0c') {
        if is_shifted(vocabulary, page) {
            for (at, letter) in page.char_indices() {
                if let Some(meant) = meant(letter) {
                    let at = begin + at;
                    edits.push(Edit::new(RepairKind::ShiftedLetters, at, at + letter.len_utf8(), meant.to_string()));
                }
            }
        }
        begin += page.len() + 1;
    }
    edits
}

/// Whether a page makes no words as it is and does when its letters are moved.
fn is_shifted(vocabulary: &dyn Vocabulary, page: &str) -> bool {
    // Small letters come out as capitals and brackets: a look at the bytes turns nearly all pages away.
    let letters = count(page, |byte| byte.wrapping_sub(0x24) <= 0x7e - 0x24);
    let small = count(page, |byte| byte.wrapping_sub(b'a') < 26);
    if letters < 40 || small * 4 > letters || plausible::common_share(vocabulary, page) > 0.02 {
        return false;
    }
    let moved: String = page.chars().map(|letter| meant(letter).unwrap_or(letter)).collect();
    plausible::common_share(vocabulary, &moved) > 0.1
}

/// How many bytes are so: by blocks so short that a byte holds their sum, which are counted many bytes at a time.
#[inline(always)]
fn count(page: &str, is: impl Fn(u8) -> bool) -> usize {
    let sum = |block: &[u8]| usize::from(block.iter().fold(0, |sum, byte| sum + u8::from(is(*byte))));
    page.as_bytes().chunks(192).map(sum).sum()
}

/// The letter that a glyph number stands for; nothing for white space, which the layout made.
fn meant(letter: char) -> Option<char> {
    let number = u32::from(letter);
    match number {
        0x20 | 0x0a | 0x0d | 0x09 => None,
        3..=97 => char::from_u32(number + SHIFT),
        _ => ACCENTED.get(number.checked_sub(FIRST_ACCENTED)? as usize).copied(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::mended;
    use super::*;

    #[test]
    fn glyph_numbers_become_letters() {
        let page = "Kommunstyrelsen beslutar att anta planen och att den ska gälla från den första maj på försök";
        let number = |letter: char| {
            let accented = ACCENTED.iter().position(|known| *known == letter).map(|at| FIRST_ACCENTED + at as u32);
            accented.or(u32::from(letter).checked_sub(SHIFT)).and_then(char::from_u32).unwrap_or(letter)
        };
        let shifted: String = page.chars().map(|c| if c == ' ' { c } else { number(c) }).collect();
        assert_eq!(mended(|text| find(crate::language::Language::swedish(), text), &shifted), page);
        assert_eq!(mended(|text| find(crate::language::Language::swedish(), text), page), page);
        let two = format!("{page}\x0c{shifted}");
        assert_eq!(mended(|text| find(crate::language::Language::swedish(), text), &two), format!("{page}\x0c{page}"));
    }
}
