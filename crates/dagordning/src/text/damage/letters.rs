//! Swedish letters read with another table: `õ` for ö, `„rende` (the PC's own table), `{rende` (the seven-bit table).

use super::super::RepairKind;
use super::Edit;

/// What å, ä, ö, Å, Ä, Ö look like in a table.
struct Table {
    letters: &'static [(char, &'static str)],
    /// Whether its signs are signs of ordinary text too, so that they must stand inside words to count.
    signs: bool,
    /// Signs that a text in this table cannot be without.
    telling: &'static [char],
}

const TABLES: [Table; 4] = [
    Table { letters: &[('õ', "ö"), ('Õ', "Ö")], signs: false, telling: &['õ'] },
    Table { letters: &[('ð', "ö"), ('Ð', "Ö")], signs: false, telling: &['ð'] },
    // Code page 437 and 850, taken for Windows-1252.
    Table {
        letters: &[('†', "å"), ('„', "ä"), ('”', "ö"), ('\u{8f}', "Å"), ('Ž', "Ä"), ('™', "Ö")],
        signs: true,
        telling: &['†', '„'],
    },
    // ISO 646, Swedish, taken for ASCII.
    Table {
        letters: &[('}', "å"), ('{', "ä"), ('|', "ö"), (']', "Å"), ('[', "Ä"), ('\\', "Ö")],
        signs: true,
        telling: &['{', '}'],
    },
];

/// So many letters must speak for a table.
const FEWEST: usize = 8;

pub(super) fn find(text: &str) -> Vec<Edit> {
    let right = |letter: char| "åäöÅÄÖ".contains(letter);
    for table in &TABLES {
        let meant = |letter: char| table.letters.iter().find(|(read, _)| *read == letter).map(|(_, meant)| *meant);
        let holds =
            |letter: char| memchr::memmem::find(text.as_bytes(), letter.encode_utf8(&mut [0; 4]).as_bytes()).is_some();
        if !table.telling.iter().all(|letter| holds(*letter)) {
            continue;
        }
        let places = || {
            text.char_indices()
                .filter_map(|(at, letter)| Some((at, letter, meant(letter)?)))
                .filter(|(at, letter, _)| !table.signs || in_word(text, *at, *letter))
        };
        let missing = table.letters.iter().filter(|(_, meant)| text.contains(*meant)).count();
        let enough = if table.signs { FEWEST } else { 3 };
        if missing > 0 || places().nth(enough - 1).is_none() {
            continue;
        }
        // A text that has the letter itself needs no other for it.
        let known = || text.chars().any(right);
        // Brackets and quotes stand at the ends of words, letters within them.
        let within = || {
            let each = places().map(|(at, letter, _)| is_within(text, at, letter));
            let (within, all) = each.fold((0, 0), |(within, all), inside| (within + usize::from(inside), all + 1));
            within * 3 >= all
        };
        if !table.signs || !known() && within() {
            let edit = |(at, letter, meant): (usize, char, &'static str)| {
                Edit::new(RepairKind::WrongEncoding, at, at + letter.len_utf8(), meant)
            };
            return places().map(edit).collect();
        }
    }
    Vec::new()
}

/// Whether a letter stands before the sign, or one behind it that no bracket or quote would have there.
fn in_word(text: &str, at: usize, sign: char) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[at + sign.len_utf8()..].chars().next();
    let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
    letter(before) && (letter(after) || !after.is_some_and(|c| matches!(c, ')' | '}' | ']' | '"')))
        || letter(after) && before.is_none_or(char::is_whitespace)
}

/// Whether letters stand on both sides.
fn is_within(text: &str, at: usize, sign: char) -> bool {
    let after = text[at + sign.len_utf8()..].chars().next();
    text[..at].chars().next_back().is_some_and(char::is_alphabetic) && after.is_some_and(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::super::mended;
    use super::*;

    #[test]
    fn letters_of_other_tables_are_told_by_the_whole_text() {
        for (text, expected) in [
            ("Fõrslag om õvningar fõr barn", "Förslag om övningar för barn"),
            (
                "[rendet: f|rslag p} {ndring i l{nets }tg{rder f|r v}rd",
                "Ärendet: förslag på ändring i länets åtgärder för vård",
            ),
            ("F”rslag p† „ndring i l„nets †tg„rder f”r v†rd", "Förslag på ändring i länets åtgärder för vård"),
        ] {
            assert_eq!(mended(find, text), expected);
        }
        for text in ["João Simõe och Ånn Ek bor på Öland", "Åke sa ”nej” och ”ja” [sic] {se}", "{a} {b} {c} {d} {e}"]
        {
            assert_eq!(mended(find, text), text);
        }
    }
}
