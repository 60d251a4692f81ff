//! The sign behind its number: "94 8 Val av justerare", "95 8 Ärendelista" are "94 §" and "95 §".

use std::collections::BTreeSet;

use super::super::Lined;
use crate::text::{Edit, RepairKind};

/// So many numbers that count on are believed.
const FEWEST: usize = 4;
/// Digits of a number.
const MOST_DIGITS: usize = 4;
/// What is read for §, throughout. "1 S Anna Ek", "2 S Bo Lind" is a list of candidates.
const SIGNS: [u8; 3] = [b'8', b'$', b'&'];

/// Finds them: the same sign behind numbers that count on, before titles.
pub(super) fn find(lined: &Lined) -> Vec<Edit> {
    let mut edits = Vec::new();
    for sign in SIGNS {
        let found: Vec<(u32, usize)> = lined.lines().filter_map(|(begin, line)| read(begin, line, sign)).collect();
        let numbers: BTreeSet<u32> = found.iter().map(|(number, _)| *number).collect();
        let next = |number: &&u32| numbers.contains(&(*number + 1));
        let runs = numbers.iter().filter(next).count() + 1;
        if numbers.len() >= FEWEST && runs * 4 >= numbers.len() * 3 {
            let printed = |(_, at): (u32, usize)| Edit::new(RepairKind::SectionSign, at, at + 1, "§");
            edits.extend(found.into_iter().map(printed));
        }
    }
    edits
}

/// The number on a line with the place of the sign behind it.
fn read(begin: usize, line: &str, sign: u8) -> Option<(u32, usize)> {
    let bytes = line.as_bytes();
    let start = bytes.iter().take_while(|byte| **byte == b' ').count();
    let digits = bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let at = start + digits + 1;
    let blank = |at: usize| bytes.get(at) == Some(&b' ');
    let fits = (1..=MOST_DIGITS).contains(&digits) && blank(at - 1) && bytes.get(at) == Some(&sign);
    if !fits || !(blank(at + 1) || at + 1 == bytes.len()) {
        return None;
    }
    let title = line[at + 1..].trim_start();
    let titled = title.is_empty() || title.starts_with(char::is_uppercase);
    let number = line[start..start + digits].parse().ok().filter(|number| *number > 0)?;
    titled.then_some((number, begin + at))
}

#[cfg(test)]
mod tests {
    use super::super::super::made;

    #[test]
    fn the_sign_stands_behind_its_number() {
        let text =
            "94 8 Val av justerare 2\n95 8 Ärendelista 2\n96 8 Budget 3\n\n97 8 Ny brygga\n94 8 Val av justerare\n";
        let mended = made(|_, lined| super::find(lined), text);
        assert_eq!(mended, text.replace(" 8 ", " § "));
        // Rows of a table have other numbers behind theirs, and a few prove nothing.
        for text in [
            "1 8 Anna\n2 8 Bo\n3 8 Eva\n",
            "94 8 Anna\n12 8 Bo\n50 8 Eva\n70 8 Li\n",
            "1 7 Anna\n2 8 Bo\n3 9 Eva\n4 8 Li\n",
        ] {
            assert_eq!(made(|_, lined| super::find(lined), text), text);
        }
    }
}
