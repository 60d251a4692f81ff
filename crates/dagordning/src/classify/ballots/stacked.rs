//! Tables of crosses that were read cell by cell, each cell on a line of its own and an empty one as an empty line: how
//! many of them stand before the cross tells its column. (Catalogue 8.3)

use super::sides::alone;
use super::{FEWEST_ROWS, Named};
use crate::language::ListColumn;
use crate::model::BallotVote;
use crate::page::scene::Scene;

/// The names of the table whose head begins at `at`, and where it ends; none where the crosses all stand in one column:
/// then the empty cells may be lost.
pub(super) fn read(scene: &Scene, lines: &[usize], at: usize) -> Option<(usize, Vec<Named>)> {
    let columns = head(scene, lines, at)?;
    let mut end = at + 1 + columns.len();
    let mut names = Vec::new();
    let mut seen = [false; MOST_COLUMNS];
    while let (Some(name), Some(mark)) = (lines.get(end), lines.get(end + 1)) {
        let empty = mark.saturating_sub(*name + 1);
        let Some(vote) = columns.get(empty).filter(|_| is_mark(scene.text(*mark))) else { break };
        let Some(named) = alone(scene, scene.lines[*name].range(), *vote, false) else { break };
        names.push(Named { at: Some(scene.lines[*mark].range()), ..named });
        seen[empty] = true;
        end += 2;
    }
    let told = seen.iter().filter(|seen| **seen).count() >= 2;
    (told && names.len() >= FEWEST_ROWS).then_some((end, names))
}

/// Yes, no, abstaining, absent.
const MOST_COLUMNS: usize = 4;

/// "Ledamot" ⏎ "Ja" ⏎ "Nej" ⏎ "Avstår": the columns behind that of the names.
fn head(scene: &Scene, lines: &[usize], at: usize) -> Option<Vec<BallotVote>> {
    let first = *lines.get(at)?;
    let column = |index: usize, wanted| scene.language.list_columns(scene.text(index)).contains(wanted);
    if !column(first, ListColumn::Name) {
        return None;
    }
    let vote = |index: usize| {
        let votes = [
            (ListColumn::Yes, BallotVote::Yes),
            (ListColumn::No, BallotVote::No),
            (ListColumn::Abstain, BallotVote::Abstain),
            (ListColumn::Absent, BallotVote::Absent),
        ];
        votes.into_iter().find(|(wanted, _)| column(index, *wanted)).map(|(_, vote)| vote)
    };
    let below = lines.get(at + 1..)?.iter().take(MOST_COLUMNS).enumerate();
    let columns: Vec<BallotVote> =
        below.take_while(|(step, index)| **index == first + 1 + step).map_while(|(_, index)| vote(*index)).collect();
    (columns.len() >= 2).then_some(columns)
}

/// "X", "x", "1": a cross.
fn is_mark(text: &str) -> bool {
    let mut signs = text.chars();
    signs.next().is_some_and(|sign| !sign.is_ascii_digit() || sign == '1') && signs.next().is_none()
}
