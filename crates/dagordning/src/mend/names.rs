//! The first letter of a name in a list of people: `5ven Norling (m)`, `johan Alm (m)`.

use super::Lined;
use crate::language::Language;
use crate::text::{Edit, RepairKind};

/// A row with a name and a party is no longer.
const LONGEST: usize = 80;

pub(super) fn find(language: &Language, text: &Lined) -> Vec<Edit> {
    text.lines().filter_map(|(begin, line)| first_letter(language, begin, line)).collect()
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
    use super::*;

    #[test]
    fn a_name_in_a_list_has_its_capital() {
        for (text, expected) in [
            ("Anna Ek (c)\n5ven Norling (m)", "Anna Ek (c)\nSven Norling (m)"),
            ("  johan Alm (m), ordförande", "  Johan Alm (m), ordförande"),
            ("0lof Berg (S)", "Olof Berg (S)"),
        ] {
            assert_eq!(made(find, text), expected, "{text}");
        }
        for text in ["5ven Norling", "johan och Per (m)", "5vart Norling (m)", "jag Norling (m)", "5 ven Norling (m)"] {
            assert_eq!(made(find, text), text);
        }
    }
}
