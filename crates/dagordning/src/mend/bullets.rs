//! Bullets that were read as `»`, `+` or a letter: where several lines of a list have them.

use super::Lined;
use crate::language::Language;
use crate::text::{Edit, RepairKind};

/// Signs that begin no line of text.
const SIGNS: [char; 9] = ['»', '«', '+', '¢', '©', '®', '°', '¤', '¥'];
/// Letters that are no words: a bullet read as letter stands alone before a word.
const LETTERS: [char; 2] = ['e', 'ø'];
/// "I" is a word too: a bullet only between other marks.
const DOUBTFUL: char = 'I';

/// A line that may begin an entry of a list.
struct Mark {
    at: usize,
    sign: char,
    indent: usize,
    /// The line's number among all lines.
    line: usize,
    /// How many blank lines stand above it.
    block: usize,
}

pub(super) fn find(_: &Language, text: &Lined) -> Vec<Edit> {
    let mut marks: Vec<Mark> = Vec::new();
    let mut block = 0;
    let mut number = 0;
    text.lines().for_each(|(begin, line)| {
        number += 1;
        match line.trim_ascii_start().as_bytes().first() {
            None => block += 1,
            // Small letters but e, and most capitals, begin no mark.
            Some(b'0'..=b'9' | b'a'..=b'd' | b'f'..=b'z' | b'A'..=b'H' | b'J'..=b'Z') => {}
            Some(_) => {
                marks.extend(mark(begin, line).map(|(at, sign, indent)| Mark {
                    at,
                    sign,
                    indent,
                    line: number,
                    block,
                }));
            }
        }
    });
    let misread = |sign: char| sign != '•' && sign != DOUBTFUL;
    let mut edits = Vec::new();
    for (at, mark) in marks.iter().enumerate() {
        if mark.sign == '•' {
            continue;
        }
        let neighbours = marks[at.saturating_sub(3)..].iter().take(7).filter(|other| {
            other.line != mark.line && other.line.abs_diff(mark.line) <= 8 && other.indent.abs_diff(mark.indent) <= 1
        });
        let certain = neighbours.filter(|other| misread(other.sign) || other.sign == '•');
        let believed = match mark.sign {
            DOUBTFUL => {
                // Between two marks that are certain.
                let block = certain.filter(|other| other.block == mark.block);
                let (above, below): (Vec<&Mark>, Vec<&Mark>) = block.partition(|other| other.line < mark.line);
                !above.is_empty() && !below.is_empty()
            }
            _ => certain.count() >= 1,
        };
        if believed {
            edits.push(Edit::new(RepairKind::Bullet, mark.at, mark.at + mark.sign.len_utf8(), "•"));
        }
    }
    edits
}

/// The place of the mark that a line begins with, the mark, and the line's indent.
fn mark(begin: usize, line: &str) -> Option<(usize, char, usize)> {
    let trimmed = line.trim_start_matches([' ', '\t']);
    let sign = trimmed.chars().next()?;
    let known = sign == '•' || sign == DOUBTFUL || SIGNS.contains(&sign) || LETTERS.contains(&sign);
    if !known {
        return None;
    }
    let rest = trimmed.get(sign.len_utf8()..)?;
    let word = rest.trim_start_matches(' ');
    let spaces = rest.len() - word.len();
    let indent = line.len() - trimmed.len();
    ((1..=4).contains(&spaces) && word.starts_with(char::is_alphanumeric)).then_some((begin + indent, sign, indent))
}

#[cfg(test)]
mod tests {
    use super::super::made;
    use super::*;

    #[test]
    fn marks_of_a_list_are_bullets() {
        for (text, expected) in [
            (
                "» Anta planen\n» Uppdra åt\n  förvaltningen\n» Avslå",
                "• Anta planen\n• Uppdra åt\n  förvaltningen\n• Avslå",
            ),
            ("e Anta planen\n+ Avslå", "• Anta planen\n• Avslå"),
            ("• Anta\nI Avslå\n• Godkänna", "• Anta\n• Avslå\n• Godkänna"),
        ] {
            assert_eq!(made(find, text), expected);
        }
        for text in [
            "I Torp\nI Berga\nI Sund",
            "+ 12 000 kr",
            "e post",
            "»Torp»\n»Berga»",
            "I Torp\n• Anta\nBeslut",
            "• a\n• b\n\nI c",
            "I a\n• b\n• c",
        ] {
            assert_eq!(made(find, text), text);
        }
    }
}
