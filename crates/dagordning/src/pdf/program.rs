//! What the program of a font says of its glyphs, where the file does not: its map from letters to glyphs, read the other way
//! round, and the names of its glyphs.

use std::collections::HashMap;

use hayro_interpret::font::FontData;
use skrifa::Font;
use skrifa::raw::ps::agl;

/// Fonts of more glyphs than a number of two bytes counts there are none.
const MOST_GLYPHS: usize = 1 << 16;
/// Where symbol fonts keep their codes.
const SYMBOLS: std::ops::Range<u32> = 0xf000..0xf100;

/// The letters of a font's glyphs, by their numbers.
#[derive(Debug, Default)]
pub(super) struct Program {
    letters: HashMap<u32, char>,
    /// The glyphs that a symbol font has by code alone.
    codes: HashMap<u32, u8>,
}

impl Program {
    pub(super) fn of(data: FontData) -> Program {
        let Some(font) = Font::new(data, 0) else { return Program::default() };
        let mut program = Program::default();
        let map = font.charmap();
        // A map by codes of the Macintosh has any codes in fonts that were cut to what is used.
        if !map.unicode_is_mac_roman() {
            for (code, glyph) in map.unicodes().take(MOST_GLYPHS) {
                program.note(glyph.to_u32(), code);
            }
        }
        for (glyph, name) in font.glyph_names().take(MOST_GLYPHS) {
            if let Some(letter) = of_name(name.as_str()).filter(|letter| is_told(*letter)) {
                program.letters.entry(glyph.to_u32()).or_insert(letter);
            }
        }
        program
    }

    /// The first of the letters that lead to a glyph is its letter: space comes before the space that does not break.
    fn note(&mut self, glyph: u32, code: u32) {
        if SYMBOLS.contains(&code) {
            self.codes.entry(glyph).or_insert((code & 0xff) as u8);
        } else if let Some(letter) = char::from_u32(code).filter(|letter| is_told(*letter)) {
            self.letters.entry(glyph).or_insert(letter);
        }
    }

    /// The letter of a glyph.
    pub(super) fn letter(&self, glyph: u32) -> Option<char> {
        self.letters.get(&glyph).copied()
    }

    /// The code that a symbol font has a glyph under.
    pub(super) fn code(&self, glyph: u32) -> Option<u8> {
        self.codes.get(&glyph).copied()
    }
}

/// Whether a letter says anything: signs for private use and control characters do not.
pub(super) fn is_told(letter: char) -> bool {
    !letter.is_control() && !('\u{e000}'..='\u{f8ff}').contains(&letter) && letter != char::REPLACEMENT_CHARACTER
}

/// The letter that a glyph's name means: a name of Adobe's list, or the letter's number, which some write in small letters.
pub(super) fn of_name(name: &str) -> Option<char> {
    let base = name.split('.').next().unwrap_or_default();
    let digits = base.strip_prefix("uni").or_else(|| base.strip_prefix('u'));
    let number = digits.filter(|digits| (4..=6).contains(&digits.len())).map(|digits| u32::from_str_radix(digits, 16));
    if let Some(Ok(number)) = number {
        return char::from_u32(number);
    }
    // Adobe's list names dingbats `a` and a number, and so do programs that mean a code by it.
    let numbered = base.len() > 1 && base.starts_with('a') && base.bytes().skip(1).all(|byte| byte.is_ascii_digit());
    if numbered { None } else { agl::name_to_char(base) }
}
