//! Lists whose every entry is printed "1.": whoever writes so counts on a program that numbers them when it shows them.

use crate::classify::numbering::Candidate;

/// So many ones in a row are no beginnings of lists.
const FEWEST: usize = 3;

/// Gives entries of such lists the numbers that would be shown; the sequence is read by them, the number stays as printed.
pub(super) fn number(candidates: &mut [Candidate]) {
    let is_one = |candidate: &Candidate| candidate.value == 1 && candidate.letter.is_none() && candidate.depth == 1;
    for run in candidates.chunk_by_mut(|one, other| is_one(one) && is_one(other) && one.style == other.style) {
        let outer = run.iter().map(|candidate| candidate.indent).min().unwrap_or(0);
        let is_outer = |candidate: &Candidate| candidate.indent <= outer + 1;
        if !run.first().is_some_and(is_one) || run.iter().filter(|candidate| is_outer(candidate)).count() < FEWEST {
            continue;
        }
        let (mut shown, mut inner) = (0, 0);
        for candidate in run {
            if is_outer(candidate) {
                (shown, inner) = (shown + 1, 0);
                candidate.value = shown;
            } else {
                inner += 1;
                candidate.value = inner;
            }
        }
    }
}
