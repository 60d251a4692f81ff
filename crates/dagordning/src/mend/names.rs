//! Letters of a name in a list of people: `5ven Norling (m)`, `johan Alm (m)`, `Hilding Fa1k, vice ordförande`.

use super::Lined;
use crate::language::Language;
use crate::text::{Edit, RepairKind};

/// A row with a name and a party is no longer.
const LONGEST: usize = 80;

pub(super) fn find(language: &Language, text: &Lined) -> Vec<Edit> {
    let in_line = |(begin, line): (usize, &str)| match first_letter(language, begin, line) {
        Some(edit) => vec![edit],
        None => digits_within(language, begin, line),
    };
    text.lines().flat_map(in_line).collect()
}

/// Digits among the small letters of a name that a row begins with: a known given name, and a surname.
fn digits_within(language: &Language, begin: usize, line: &str) -> Vec<Edit> {
    let row = line.trim_ascii_start();
    let signs = |row: &str| row.bytes().take(LONGEST_NAME).any(|byte| matches!(byte, b'0' | b'1' | b'5'));
    if row.len() > LONGEST || !row.starts_with(char::is_uppercase) || !signs(row) {
        return Vec::new();
    }
    let mut words = row.splitn(3, ' ');
    let (Some(given), Some(surname)) = (words.next(), words.next()) else { return Vec::new() };
    let surname = surname.trim_end_matches([',', '.']);
    let (Some(first), Some(second)) = (lettered(given), lettered(surname)) else { return Vec::new() };
    // "Sal 1B" and "Rum A1" are no names.
    if first.len() + second.len() == 0 || !language.given_name(&made(given, &first)) {
        return Vec::new();
    }
    let at = begin + line.len() - row.len();
    let behind = given.len() + 1;
    let edits = first.into_iter().chain(second.into_iter().map(|(place, letter)| (place + behind, letter)));
    edits.map(|(place, letter)| Edit::new(RepairKind::NameLetter, at + place, at + place + 1, letter)).collect()
}

/// Bytes of a given name and a surname in which digits are looked for.
const LONGEST_NAME: usize = 40;

/// The digits of a word that stand between its letters, each with the letter that it was; nothing if the word is no name's.
fn lettered(word: &str) -> Option<Vec<(usize, &'static str)>> {
    let mut found = Vec::new();
    let mut before = None;
    let mut signs = word.char_indices().peekable();
    while let Some((at, sign)) = signs.next() {
        let small =
            |sign: Option<char>| sign.is_some_and(|sign| sign.is_lowercase() || matches!(sign, '0' | '1' | '5'));
        let next = signs.peek().map(|(_, next)| *next);
        match sign {
            '0' | '1' | '5' if before.is_some_and(char::is_alphanumeric) && small(next) => {
                found.push((
                    at,
                    if sign == '0' {
                        "o"
                    } else if sign == '1' {
                        "l"
                    } else {
                        "s"
                    },
                ));
            }
            _ if at == 0 && !sign.is_uppercase() || !(sign.is_alphabetic() || sign == '-') => return None,
            _ => {}
        }
        before = Some(sign);
    }
    let letters = word.chars().filter(|sign| sign.is_lowercase()).count();
    (letters > 0 && found.len() <= letters).then_some(found)
}

fn made(word: &str, letters: &[(usize, &'static str)]) -> String {
    let mut made = word.to_owned();
    letters.iter().rev().for_each(|(at, letter)| made.replace_range(*at..*at + 1, letter));
    made
}

fn first_letter(language: &Language, begin: usize, line: &str) -> Option<Edit> {
    let row = line.trim_ascii_start();
    let capital = match row.as_bytes() {
        [b'5', b'a'..=b'z', ..] => "S",
        [b'0', b'a'..=b'z', ..] => "O",
        [b'j', b'a'..=b'z' | 0xC3, ..] => "J",
        _ => return None,
    };
    if row.len() > LONGEST {
        return None;
    }
    let (given, rest) = row.split_once(' ')?;
    let name = format!("{capital}{}", &given[1..]);
    (language.given_name(&name) && is_surname_and_party(rest)).then(|| {
        let at = begin + line.len() - row.len();
        Edit::new(RepairKind::NameLetter, at, at + 1, capital)
    })
}

/// "Norling (m)", "Ek Lind (S), ordförande".
fn is_surname_and_party(rest: &str) -> bool {
    let Some((surname, party)) = rest.split_once('(') else { return false };
    let letters = party
        .find(')')
        .is_some_and(|end| (1..=4).contains(&end) && party[..end].bytes().all(|b| b.is_ascii_alphabetic()));
    letters && surname.ends_with(' ') && surname.split_whitespace().all(|word| word.starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::super::made;
    use super::find;

    #[test]
    fn a_name_in_a_list_has_its_capital() {
        for (text, expected) in [
            ("Anna Ek (c)\n5ven Norling (m)", "Anna Ek (c)\nSven Norling (m)"),
            ("  johan Alm (m), ordförande", "  Johan Alm (m), ordförande"),
            ("0lof Berg (S)", "Olof Berg (S)"),
            ("  Karin Fa1k, vice ordförande", "  Karin Falk, vice ordförande"),
            ("Bo A1m\nAnna 5trand", "Bo Alm\nAnna 5trand"),
            ("E1sa H0lm (s)", "Elsa Holm (s)"),
        ] {
            assert_eq!(made(find, text), expected, "{text}");
        }
        for text in [
            "5ven Norling",
            "johan och Per (m)",
            "5vart Norling (m)",
            "jag Norling (m)",
            "5 ven Norling (m)",
            "Sal A1 kl 15",
            "Anna Ek1",
            "Bo 10 kr",
        ] {
            assert_eq!(made(find, text), text);
        }
    }
}
