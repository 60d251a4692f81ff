//! Items that the number of their meeting stands before: "9.1 Formalia", "9.2 Förra protokollet" of the ninth meeting; and the
//! points below them, which keep the number of the meeting that they were raised at: "9.2.1", "7.3.2".

use super::Marked;
use crate::classify::numbering::Candidate;
use crate::grammar::number::Style;

/// So many items tell that the number before them is no item's.
const FEWEST: usize = 4;

/// Lets the sequence read the second part of such numbers; they stay as printed.
pub(super) fn number(marked: &[Marked], candidates: &mut [Candidate]) {
    let Some(meeting) = meeting(marked, candidates) else { return };
    let mut item = None;
    for (line, candidate) in marked.iter().zip(candidates.iter_mut()) {
        match (line.mark.depth, item) {
            (2, _) if line.mark.style == Style::Dotted && line.mark.path[0] == meeting => {
                let second = u32::from(line.mark.path[1]);
                (candidate.value, candidate.depth, candidate.style) = (second, 1, Style::Dot);
                item = Some(second);
            }
            (3.., Some(item)) => (candidate.value, candidate.depth) = (item, 2),
            _ => {}
        }
    }
}

/// The first part of numbers of two parts that count from one without an item of that number, or one beside it.
fn meeting(marked: &[Marked], candidates: &[Candidate]) -> Option<u16> {
    let dotted = |line: &&Marked| line.mark.style == Style::Dotted && line.mark.depth == 2;
    let at = marked.iter().position(|line| dotted(&line))?;
    let (first, indent) = (marked.get(at)?.mark.path, candidates.get(at)?.indent);
    let seconds =
        marked.iter().filter(dotted).filter(|line| line.mark.path[0] == first[0]).map(|line| line.mark.path[1]);
    let counted = seconds.enumerate().take_while(|(at, second)| usize::from(*second) == at + 1).count();
    // Numbers of a table stand deeper.
    let whole = |one: &Candidate| {
        one.depth == 1 && one.value.abs_diff(u32::from(first[0])) <= 1 && one.indent.abs_diff(indent) <= 1
    };
    (counted >= FEWEST && !candidates.iter().any(whole)).then_some(first[0])
}
