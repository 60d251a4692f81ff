//! Ballots as lines without a table's head: "Anna Ek (S)   Ja", "Anna Ek (S) - NEJ", also two or three beside each other.
//! (Catalogue 8.3)

use super::Named;
use crate::page::range::Slice;
use crate::page::scene::Scene;

/// Whoever voted on a line that holds nothing else.
pub(super) fn row(scene: &Scene, index: usize) -> Option<Vec<Named>> {
    let line = &scene.lines[index];
    // Most lines end with no such word.
    let last = scene.text(index).rsplit([' ', '\t']).next()?;
    scene.language.ballot(last.trim_end_matches(['.', ',']))?;
    let cells = scene.cells(index, line.start);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(cell) = cells.get(at) {
        let beside = cells.get(at + 1).map(|next| next.range);
        let beside = beside.filter(|range| scene.language.ballot(scene.slice_text(*range)).is_some());
        at += 1 + usize::from(beside.is_some());
        let (name, vote) = match beside {
            Some(vote) => (cell.range, vote),
            None => parted(scene, cell.range)?,
        };
        found.push(named(scene, name, vote)?);
    }
    (!found.is_empty()).then_some(found)
}

/// "Anna Ek (S) - NEJ", "Anna Ek (S): ja": the name and the vote.
fn parted(scene: &Scene, cell: Slice) -> Option<(Slice, Slice)> {
    let text = scene.slice_text(cell);
    let (name, vote) = text.rsplit_once(' ')?;
    scene.language.ballot(vote.trim_end_matches(['.', ',']))?;
    let name = name.trim_end().trim_end_matches(['-', '–', '—', ':']).trim_end();
    Some((Slice::new(cell.start, cell.start + name.len()), Slice::new(cell.end - vote.len(), cell.end)))
}

/// A name, with its party if it has one, and nothing else.
fn named(scene: &Scene, name: Slice, vote: Slice) -> Option<Named> {
    let whole = scene.passage(name);
    let found = scene.person(whole.text())?;
    if found.rest.is_some() || !found.substitutions.is_empty() || found.party.is_none() && !is_full(whole.text()) {
        return None;
    }
    let word = scene.slice_text(vote).trim_end_matches(['.', ',']).len();
    let vote = vote.start..vote.start + word;
    Some(Named {
        name: crate::facts::people::name_of(&found, &whole),
        party: found.party.clone().map(|party| whole.part(party)),
        vote: scene.language.ballot(scene.slice_text(vote.clone()))?,
        at: Some(vote.into()),
        rest: vec![name],
    })
}

/// "Eva Holm", "Carl von Essen": a first name and a family name, and nothing that could be a sentence.
fn is_full(text: &str) -> bool {
    let large = |word: &str| word.starts_with(char::is_uppercase);
    let words = text.split(' ').count();
    let ends = text.split(' ').next().is_some_and(large) && text.split(' ').next_back().is_some_and(large);
    ends && (2..=4).contains(&words) && !text.contains([',', ':', '.'])
}
