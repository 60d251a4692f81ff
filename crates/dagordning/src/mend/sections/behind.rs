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
        let found: Vec<Found> = lined.lines().filter_map(|(begin, line)| read(begin, line, sign)).collect();
        // "1 8", "2 8": two columns of numbers.
        let numbers: BTreeSet<u32> = found.iter().filter(|found| found.titled).map(|found| found.number).collect();
        let next = |number: &&u32| numbers.contains(&(*number + 1));
        let runs = numbers.iter().filter(next).count() + 1;
        if numbers.len() >= FEWEST && runs * 4 >= numbers.len() * 3 {
            edits.extend(found.iter().map(|found| Edit::new(RepairKind::SectionSign, found.at, found.at + 1, "§")));
        }
    }
    edits
}

/// A number with a sign behind it.
struct Found {
    number: u32,
    /// Where the sign stands.
    at: usize,
    /// A title follows on the line.
    titled: bool,
}

/// The number that a line begins with, if the sign stands behind it, over or before a title.
fn read(begin: usize, line: &str, sign: u8) -> Option<Found> {
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
    let titled = title.starts_with(char::is_uppercase);
    let number = line[start..start + digits].parse().ok().filter(|number| *number > 0)?;
    (titled || title.is_empty()).then_some(Found { number, at: begin + at, titled })
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
            "1 8\n2 8\n3 8\n4 8\n5 8\n",
        ] {
            assert_eq!(made(|_, lined| super::find(lined), text), text);
        }
    }
}
