//! Who voted how, joined to the item that was voted on. (Catalogue 8.3, 12.10 c.)

use std::collections::{HashMap, HashSet};

use crate::classify::ballots::sides::{self, Sides};
use crate::classify::ballots::{List, Named, lists};
use crate::grammar::tally::Tally;
use crate::language::Language;
use crate::model::{Ballot, BallotVote, Document, Item, SectionKind, Vote};
use crate::page::ledger::Owner;
use crate::page::range::Lines;
use crate::page::scene::Scene;

/// Reads the lists among `lines` and gives each to its item; which items got one.
pub(crate) fn read(scene: &mut Scene, document: &mut Document, lines: Lines) -> Vec<usize> {
    let lists = lists(scene, lines.iter());
    let sections = if lists.is_empty() { HashMap::new() } else { sections(document) };
    let given = lists.into_iter().enumerate().filter_map(|(at, list)| {
        let told = list.section.and_then(|section| sections.get(&section).copied());
        let item = told.or_else(|| if at < MOST_LISTS { item_of(document, &list) } else { None })?;
        join(scene, document, list, item)
    });
    given.collect()
}

/// So many lists look for their item by what it says; further ones must name its §.
const MOST_LISTS: usize = 64;

/// The first item of each number.
fn sections(document: &Document) -> HashMap<u32, usize> {
    let mut sections = HashMap::new();
    for (at, item) in document.items.iter().enumerate() {
        let digits =
            item.number.as_deref().map(|number| number.split(|c: char| !c.is_ascii_digit()).next().unwrap_or(""));
        if let Some(number) = digits.and_then(|digits| digits.parse().ok()) {
            sections.entry(number).or_insert(at);
        }
    }
    sections
}

/// Gives the names of a table inside an item's section to its vote. The section owns the characters.
pub(crate) fn view(scene: &Scene, item: &mut Item, lines: &[usize]) {
    let Some(list) = lists(scene, lines.iter().copied()).into_iter().next() else { return };
    let vote = match item.votes.len().checked_sub(1) {
        // A table follows the vote that it tells of.
        Some(last) if item.votes[last].ballots.is_empty() && fits(&item.votes[last], &list.tally) => last,
        Some(last) if list.tally.is_empty() && goes_on(&item.votes[last], &list.names) => last,
        _ => vote_of(item, &list.tally),
    };
    let Some(vote) = item.votes.get_mut(vote) else { return };
    give(scene, vote, list.names, list.tally);
}

/// Whether names go on with a vote's list that a page break parted: others than it has already, and no more than it
/// counts.
fn goes_on(vote: &Vote, names: &[Named]) -> bool {
    let fits = |wanted: BallotVote, printed: Option<u32>| {
        let had = vote.ballots.iter().filter(|ballot| ballot.vote == Some(wanted)).count();
        let more = names.iter().filter(|named| named.vote == wanted).count();
        more == 0 || printed.is_some_and(|all| u32::try_from(had + more).is_ok_and(|named| named <= all))
    };
    let more: HashSet<&str> = names.iter().map(|named| named.name.text()).collect();
    let again = |ballot: &Ballot| ballot.name.as_deref().is_some_and(|name| more.contains(name));
    !vote.ballots.is_empty()
        && fits(BallotVote::Yes, vote.yes)
        && fits(BallotVote::No, vote.no)
        && !vote.ballots.iter().any(again)
}

fn give(scene: &Scene, vote: &mut Vote, names: Vec<Named>, tally: Tally) {
    for named in names {
        let mut ballot = Ballot { vote: Some(named.vote), ..Ballot::default() };
        scene.view(&mut ballot.places, "name", &named.name);
        ballot.name = Some(named.name.into_text());
        if let Some(party) = named.party {
            scene.view(&mut ballot.places, "party", &party);
            ballot.party = Some(party.into_text());
        }
        if let Some(at) = named.at {
            scene.view(&mut ballot.places, "vote", &scene.passage(at));
        }
        vote.ballots.push(ballot);
    }
    tally.complete(vote);
}

/// Gives the names under the words for how they voted to their vote.
pub(crate) fn view_sides(scene: &Scene, item: &mut Item, lines: &[usize]) {
    let Sides { mut names, tally, single, woven } = sides::read(scene, lines);
    if !woven.is_empty() {
        if let Some(vote) = item.votes.last_mut().filter(|vote| vote.ballots.is_empty())
            && let Some(names) = unwoven(vote, &woven, single)
        {
            give(scene, vote, names, tally);
        }
        return;
    }
    let has = |vote: &Vote, named: &Named| vote.ballots.iter().any(|ballot| ballot.vote == Some(named.vote));
    let full = |vote: &Vote| names.iter().chain(&single).any(|named| has(vote, named)) || !fits(vote, &tally);
    if item.votes.last().is_none_or(full) {
        item.votes.push(Vote::default());
    }
    let Some(at) = item.votes.len().checked_sub(1) else { return };
    // The column that is longer by the names alone on their lines is theirs.
    let counts = (item.votes[at].yes.or(tally.yes), item.votes[at].no.or(tally.no));
    let count = |wanted| u32::try_from(names.iter().filter(|named| named.vote == wanted).count()).unwrap_or(0);
    let (yes, no) = (count(BallotVote::Yes), count(BallotVote::No));
    let more = u32::try_from(single.len()).unwrap_or(0);
    let whose = match counts {
        (Some(all), Some(others)) if all == yes + more && others == no => Some(BallotVote::Yes),
        (Some(others), Some(all)) if all == no + more && others == yes => Some(BallotVote::No),
        _ => None,
    };
    if let Some(vote) = whose {
        names.extend(single.into_iter().map(|named| Named { vote, ..named }));
    }
    if let Some(vote) = item.votes.get_mut(at) {
        give(scene, vote, names, tally);
    }
}

/// The names of columns whose cells were read row by row: as many as are counted for each column, from the top. None where
/// the names are not as many as were counted.
fn unwoven(vote: &Vote, columns: &[(BallotVote, Option<u32>)], names: Vec<Named>) -> Option<Vec<Named>> {
    let counted = columns.iter().map(|(side, count)| {
        let told = match side {
            BallotVote::Yes => vote.yes,
            BallotVote::No => vote.no,
            BallotVote::Abstain => vote.abstain,
            BallotVote::Absent => vote.absent,
        };
        count.or(told).and_then(|count| usize::try_from(count).ok())
    });
    let counts: Vec<usize> = counted.collect::<Option<_>>()?;
    if counts.iter().sum::<usize>() != names.len() {
        return None;
    }
    let mut sorted: Vec<Vec<Named>> = columns.iter().map(|_| Vec::new()).collect();
    let mut names = names.into_iter();
    for row in 0..counts.iter().copied().max()? {
        for (column, side) in columns.iter().enumerate().filter(|(column, _)| counts[*column] > row) {
            sorted[column].push(Named { vote: side.0, ..names.next()? });
        }
    }
    Some(sorted.into_iter().flatten().collect())
}

/// Gives a list to the vote of its item that it tells of.
fn join(scene: &mut Scene, document: &mut Document, list: List, at: usize) -> Option<usize> {
    let item = document.items.get_mut(at)?;
    let vote = vote_of(item, &list.tally);
    for label in list.labels {
        scene.claim(label, Owner::Label);
    }
    let mut ballots = Vec::with_capacity(list.names.len());
    for named in list.names {
        if !scene.has_room_for(named.name.text().len()) {
            break;
        }
        scene.took(1);
        let mut ballot = Ballot { vote: Some(named.vote), ..Ballot::default() };
        ballot.name = Some(scene.put(&mut ballot.places, "name", &named.name));
        ballot.party = named.party.map(|party| scene.put(&mut ballot.places, "party", &party));
        if let Some(at) = named.at {
            scene.put_typed(&mut ballot.places, "vote", at);
        }
        for rest in named.rest {
            scene.claim(rest, Owner::Label);
        }
        ballots.push(ballot);
    }
    let vote = item.votes.get_mut(vote)?;
    vote.ballots = ballots;
    list.tally.complete(vote);
    Some(at)
}

/// The item that a list without a known § tells of: by the annex that the item names, by its title, by the tally.
fn item_of(document: &Document, list: &List) -> Option<usize> {
    let find = |test: &dyn Fn(&Item) -> bool| document.items.iter().position(test);
    let by_annex = || {
        let number = list.annex.as_deref()?.to_lowercase();
        find(&|item| {
            !item.votes.is_empty()
                && item.sections.iter().any(|section| {
                    let told = matches!(
                        section.kind,
                        Some(
                            SectionKind::Vote
                                | SectionKind::Procedure
                                | SectionKind::Decision
                                | SectionKind::Description
                        )
                    );
                    told && section.text.as_deref().is_some_and(|text| names_annex(&text.to_lowercase(), &number))
                })
        })
    };
    let by_title = || {
        let title = plain(&list.title);
        if title.chars().count() < 6 {
            return None;
        }
        find(&|item| {
            item.title.as_deref().is_some_and(|own| {
                let own = plain(own);
                own.starts_with(&title) || title.starts_with(&own) && !own.is_empty()
            })
        })
    };
    let open = |item: &Item| item.votes.iter().any(|vote| vote.ballots.is_empty() && fits(vote, &list.tally));
    let by_tally = || {
        let mut open = document.items.iter().enumerate().filter(|(_, item)| open(item));
        let first = open.next()?;
        (list.tally.yes.is_some() && open.next().is_none()).then_some(first.0)
    };
    by_annex().or_else(by_title).or_else(by_tally)
}

/// Letters and digits in small letters.
fn plain(title: &str) -> String {
    title.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn names_annex(text: &str, number: &str) -> bool {
    let annexes = Language::swedish().annex_mentions().all().iter();
    annexes.flat_map(|annex| text.match_indices(annex)).any(|(at, word)| {
        let rest = &text[at + word.len()..];
        rest.starts_with(number) && !rest[number.len()..].starts_with(char::is_alphanumeric)
    })
}

fn fits(vote: &Vote, tally: &Tally) -> bool {
    let same = |printed: Option<u32>, told: Option<u32>| printed.is_none() || told.is_none() || printed == told;
    same(vote.yes, tally.yes) && same(vote.no, tally.no)
}

/// Among so many votes of an item, the last, each list looks for its own.
const MOST_VOTES: usize = 64;

/// The vote of an item that has no names yet and fits the tally; a new one where none does.
fn vote_of(item: &mut Item, tally: &Tally) -> usize {
    let open = |vote: &Vote| vote.ballots.is_empty();
    let from = item.votes.len().saturating_sub(MOST_VOTES);
    if let Some(at) = item.votes[from..].iter().position(|vote| open(vote) && fits(vote, tally)) {
        return from + at;
    }
    item.votes.push(Vote::default());
    item.votes.len() - 1
}
