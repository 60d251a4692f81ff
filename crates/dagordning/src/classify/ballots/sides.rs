//! Ballots as names under the word for how they voted: in columns beside each other (`Ja-röster | Nej-röster`), or in
//! stretches one below the other (`Följande röstar ja:`). (Catalogue 8.3)

use std::ops::Range;

use super::{FEWEST_ROWS, Named, stacked};
use crate::facts::sides::{self, Head, head};
use crate::grammar::tally::Tally;
use crate::model::BallotVote;
use crate::page::range::Slice;
use crate::page::scene::{Cell, Scene};

/// The names of a table of sides, with what is counted in its heads.
#[derive(Default)]
pub(crate) struct Sides {
    pub(crate) names: Vec<Named>,
    pub(crate) tally: Tally,
    /// Names alone on their lines under heads that lost their columns: whose they are only a tally tells.
    pub(crate) single: Vec<Named>,
    /// Heads one below the other over `single`: the columns of a table that was read cell by cell, row by row, with what
    /// the heads count.
    pub(crate) woven: Vec<(BallotVote, Option<u32>)>,
}

/// The tables of sides among the lines of a section: which of the lines each takes up.
pub(crate) fn tables(scene: &Scene, lines: &[usize]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let end = extent(scene, lines, at);
        if end > at + 1 {
            found.push(at..end);
        }
        at = end.max(at + 1);
    }
    found
}

/// Where the table ends whose head stands at `at`; there itself where no names follow.
fn extent(scene: &Scene, lines: &[usize], at: usize) -> usize {
    if let Some((end, _)) = stacked::read(scene, lines, at) {
        return end;
    }
    let pairs =
        lines.get(at..).unwrap_or_default().chunks_exact(2).take_while(|two| pair(scene, two).is_some()).count();
    if pairs >= 2 {
        return at + 2 * pairs;
    }
    let Some(mut head) = lines.get(at).and_then(|index| head(scene, *index)) else { return at };
    // Heads one below the other were columns once: only a tally tells which name stood under which.
    let headed = |at: usize| lines.get(at).is_some_and(|index| sides::head(scene, *index).is_some());
    if headed(at + 1) {
        let rest = lines.get(at..).unwrap_or_default();
        return woven(scene, rest).map_or(at, |columns| {
            let names = rest[columns.len()..].iter().take_while(|index| cell(scene, **index).is_some()).count();
            if names >= FEWEST_ROWS { at + columns.len() + names } else { at }
        });
    }
    if at > 0 && headed(at - 1) {
        return at;
    }
    let mut end = at + 1;
    while let Some(index) = lines.get(end) {
        if row(scene, &head, *index).is_some() {
            end += 1;
        } else if let (Some(next @ Head::Stretch(..)), Head::Stretch(..), false) =
            (sides::head(scene, *index), &head, headed(end + 1))
        {
            head = next;
            end += 1;
        } else {
            break;
        }
    }
    end
}

/// Reads one table.
pub(crate) fn read(scene: &Scene, lines: &[usize]) -> Sides {
    let mut sides = Sides::default();
    if let Some((_, names)) = stacked::read(scene, lines, 0) {
        sides.names = names;
        return sides;
    }
    let paired: Vec<Named> = lines.chunks_exact(2).map_while(|two| pair(scene, two)).collect();
    if paired.len() >= 2 {
        sides.names = paired;
        return sides;
    }
    if let Some(columns) = woven(scene, lines) {
        sides.single = lines[columns.len()..].iter().filter_map(|index| cell(scene, *index)).collect();
        sides.woven = columns;
        return sides;
    }
    let mut under: Option<Head> = None;
    for index in lines {
        if let Some(found) = head(scene, *index) {
            if let Head::Stretch(vote, Some(count)) = found {
                sides.tally = sides.tally.or(counted(vote, count));
            }
            under = Some(found);
            continue;
        }
        let Some(found) = under.as_ref().and_then(|head| row(scene, head, *index)) else { continue };
        match (&under, found.len()) {
            (Some(Head::Joined(..)), 1) => sides.single.extend(found),
            _ => sides.names.extend(found),
        }
    }
    // Column by column, as they are printed.
    if let Some(Head::Columns(columns)) = &under {
        sides.names.sort_by_key(|named| columns.iter().position(|(vote, _)| *vote == named.vote));
    }
    sides
}

/// More heads than there are ways to vote.
const MOST_HEADS: usize = 8;

/// "Ja-röster" ⏎ "Nej-röster": the heads of columns whose cells stand one below the other.
fn woven(scene: &Scene, lines: &[usize]) -> Option<Vec<(BallotVote, Option<u32>)>> {
    // There are no more ways to vote: further heads would say the same again.
    let heads = lines.iter().take(MOST_HEADS).map_while(|index| match head(scene, *index) {
        Some(Head::Stretch(vote, count)) => Some((vote, count)),
        _ => None,
    });
    let columns: Vec<(BallotVote, Option<u32>)> = heads.collect();
    let twice = columns.iter().enumerate().any(|(at, (vote, _))| columns[..at].iter().any(|(known, _)| known == vote));
    (columns.len() >= 2 && !twice).then_some(columns)
}

/// Somebody alone on a line.
fn cell(scene: &Scene, index: usize) -> Option<Named> {
    let line = scene.lines.get(index).filter(|line| line.is_text())?;
    alone(scene, line.range(), BallotVote::Yes, false)
}

/// "Anna Ek (S)" ⏎ "Ja": a row that was read cell by cell.
fn pair(scene: &Scene, two: &[usize]) -> Option<Named> {
    let [name, vote] = two else { return None };
    let (name, vote) = (scene.lines.get(*name)?, scene.lines.get(*vote)?);
    let word = scene.language.ballot(scene.slice_text(vote.range()))?;
    let named = alone(scene, name.range(), word, false)?;
    Some(Named { at: Some(vote.range()), ..named })
}

fn counted(vote: BallotVote, count: u32) -> Tally {
    let mut tally = Tally::default();
    match vote {
        BallotVote::Yes => tally.yes = Some(count),
        BallotVote::No => tally.no = Some(count),
        BallotVote::Abstain => tally.abstain = Some(count),
        BallotVote::Absent => tally.absent = Some(count),
    }
    tally
}

/// Whoever stands on a line under a head; none if anything else stands there.
fn row(scene: &Scene, head: &Head, index: usize) -> Option<Vec<Named>> {
    let line = scene.lines.get(index).filter(|line| line.is_text())?;
    let cells = scene.cells(index, line.start);
    match head {
        Head::Stretch(vote, _) => {
            let found = cells.iter().map(|cell| listed(scene, cell.range, *vote)).collect::<Option<Vec<_>>>()?;
            Some(found.into_iter().flatten().collect())
        }
        Head::Columns(columns) => {
            let near =
                |cell: &Cell| columns.iter().min_by_key(|(_, at)| at.abs_diff(cell.column)).map(|(vote, _)| *vote);
            cells.iter().map(|cell| alone(scene, cell.range, near(cell)?, false)).collect()
        }
        Head::Joined(left, right) => {
            let text = scene.text(index);
            let first = text.find(") ").map(|at| line.start + at + 1);
            match first {
                Some(end) => Some(vec![
                    alone(scene, Slice::new(line.start, end), *left, true)?,
                    alone(scene, Slice::new(end + 1, line.end), *right, true)?,
                ]),
                None => Some(vec![alone(scene, line.range(), *left, true)?]),
            }
        }
    }
}

/// "Anna Ek (S), Bo Lind (M)": people with their parties and nothing else.
fn listed(scene: &Scene, range: Slice, vote: BallotVote) -> Option<Vec<Named>> {
    if let Some(found) = alone(scene, range, vote, true) {
        return Some(vec![found]);
    }
    // "Anna Ek (S) Bo Lind (M)": columns whose distance was lost.
    let text = scene.slice_text(range);
    let mut start = range.start;
    let ends = text.match_indices(") ").map(|(at, _)| range.start + at + 1).chain(std::iter::once(range.end));
    let parts = ends.map(|end| alone(scene, Slice::new(std::mem::replace(&mut start, end), end), vote, true));
    if let Some(found) = parts.collect::<Option<Vec<_>>>() {
        return Some(found);
    }
    let whole = scene.passage(range);
    let found = scene.people_list(whole.text());
    let told: usize = found.iter().filter_map(|person| Some(person.name.len() + person.party.clone()?.len())).sum();
    let letters: usize = whole.text().chars().filter(|c| c.is_alphabetic()).map(char::len_utf8).sum();
    // "och" is all that may stand between them.
    if found.len() < 2 || found.iter().any(|person| person.party.is_none()) || told + 5 < letters {
        return None;
    }
    let named = |name: Range<usize>, party: Option<Range<usize>>| Named {
        name: whole.part(name),
        party: party.map(|party| whole.part(party)),
        vote,
        at: None,
        rest: Vec::new(),
    };
    Some(found.iter().map(|person| named(person.name.clone(), person.party.clone())).collect())
}

/// One person and nothing else; with the party where that is wanted, else at least two names.
pub(super) fn alone(scene: &Scene, range: Slice, vote: BallotVote, with_party: bool) -> Option<Named> {
    let text = scene.slice_text(range);
    let bare = text.trim_start_matches(['-', '–', '•', '*', ' ']);
    let shown = bare.trim_end_matches([',', ';', ' ']);
    let start = range.start + text.len() - bare.len();
    let whole = scene.passage(start..start + shown.len());
    let found = scene.person(whole.text())?;
    let name = &whole.text()[found.name.clone()];
    let capitals = name.split(' ').filter(|word| word.starts_with(char::is_uppercase)).count();
    let known = found.party.is_some() || !with_party && capitals >= 2 && name.split(' ').count() <= 4;
    if found.rest.is_some() || !found.substitutions.is_empty() || !known || whole.text().contains([',', ':']) {
        return None;
    }
    Some(Named {
        name: whole.part(found.name),
        party: found.party.map(|party| whole.part(party)),
        vote,
        at: None,
        rest: Vec::new(),
    })
}
