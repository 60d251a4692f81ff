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
    let head = head(scene, lines, at)?;
    let columns = head.columns;
    let told = usize::from(head.parties);
    let mut end = at + 1 + told + columns.len();
    let mut names = Vec::new();
    let mut seen = [false; MOST_COLUMNS];
    while let (Some(name), Some(before), Some(mark)) =
        (lines.get(end), lines.get(end + told), lines.get(end + told + 1))
    {
        let empty = mark.saturating_sub(*before + 1);
        let Some(vote) = columns.get(empty).filter(|_| is_mark(scene.text(*mark))) else { break };
        let Some(named) = alone(scene, scene.lines[*name].range(), *vote, false) else { break };
        let party = (told > 0).then(|| scene.lines[*before].range());
        // "M" may be a party, and the cross of another table.
        if party.is_some_and(|party| *before != *name + 1 || is_cross(scene.slice_text(party))) {
            break;
        }
        let party = party.map(|party| scene.passage(party)).or(named.party);
        names.push(Named { at: Some(scene.lines[*mark].range()), party, ..named });
        seen[empty] = true;
        end += 2 + told;
    }
    let told = seen.iter().filter(|seen| **seen).count() >= 2;
    (told && names.len() >= FEWEST_ROWS).then_some((end, names))
}

/// Yes, no, abstaining, absent.
const MOST_COLUMNS: usize = 4;

/// The columns of a table behind that of the names.
struct Head {
    /// The first of them has parties.
    parties: bool,
    columns: Vec<BallotVote>,
}

/// "Ledamot" ⏎ "Parti" ⏎ "Ja" ⏎ "Nej" ⏎ "Avstår".
fn head(scene: &Scene, lines: &[usize], at: usize) -> Option<Head> {
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
    let parties = lines.get(at + 1).is_some_and(|index| column(*index, ListColumn::Party));
    let first = first + usize::from(parties);
    let below = lines.get(at + 1 + usize::from(parties)..)?.iter().take(MOST_COLUMNS).enumerate();
    let columns: Vec<BallotVote> =
        below.take_while(|(step, index)| **index == first + 1 + step).map_while(|(_, index)| vote(*index)).collect();
    (columns.len() >= 2).then_some(Head { parties, columns })
}

/// "X", "x", "1": a cross.
fn is_mark(text: &str) -> bool {
    let mut signs = text.chars();
    signs.next().is_some_and(|sign| !sign.is_ascii_digit() || sign == '1') && signs.next().is_none()
}

/// "X", "1": a sign that no party has for its name.
fn is_cross(text: &str) -> bool {
    is_mark(text) && (text.eq_ignore_ascii_case("x") || !text.starts_with(char::is_alphabetic))
}
