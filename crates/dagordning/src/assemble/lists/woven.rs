//! Members and substitutes in columns that were read cell by cell, row by row: "Ledamöter" ⏎ "Ersättare" ⏎ "Anna Ek (S)" ⏎
//! "Bo Lind (M)" ⏎ … Each second cell is a substitute's as long as there are any; who decided or held an office was a member.

use std::collections::{HashMap, HashSet};

use crate::grammar::person::name_key;
use crate::model::{Document, Participant, Role};

/// The people of such a list, in the order of their cells.
#[derive(Debug)]
pub(crate) struct Woven {
    /// None for a cell that names nobody: a vacant seat.
    keys: Vec<Option<String>>,
    minutes: bool,
}

impl Woven {
    pub(crate) fn new(minutes: bool) -> Woven {
        Woven { keys: Vec::new(), minutes }
    }

    /// A cell, and whom it names.
    pub(crate) fn cell(&mut self, named: &[Participant]) {
        let keys = named.iter().filter_map(|person| person.name.as_deref()).map(name_key);
        let before = self.keys.len();
        self.keys.extend(keys.map(Some));
        if self.keys.len() == before {
            self.keys.push(None);
        }
    }
}

/// Tells members from substitutes, and puts the members first.
pub(crate) fn settle(document: &mut Document, lists: &[Woven]) {
    if lists.is_empty() {
        return;
    }
    let members = deciders(document);
    // Where each stands, the first of those with the same name.
    let mut places = HashMap::new();
    for (index, person) in document.participants.iter().enumerate() {
        if let Some(name) = person.name.as_deref() {
            places.entry(name_key(name)).or_insert(index);
        }
    }
    lists.iter().for_each(|woven| part(document, woven, &members, &mut places));
}

fn part(document: &mut Document, woven: &Woven, members: &HashSet<String>, known: &mut HashMap<String, usize>) {
    // Of two with one name the second keeps the place that the list gave.
    let mut taken = HashSet::new();
    let mut found = |key: &Option<String>| known.get(key.as_deref()?).copied().filter(|place| taken.insert(*place));
    let at: Vec<Option<usize>> = woven.keys.iter().map(&mut found).collect();
    let person = |cell: usize| at[cell].map(|index| &document.participants[index]);
    let replacing = |cell: &usize| person(*cell).is_some_and(|person| !person.substitutions.is_empty());
    let is_member = |cell: usize| {
        let known = woven.keys[cell].as_ref().is_some_and(|key| members.contains(key));
        known || person(cell).is_some_and(|person| person.office.is_some())
    };
    let cells = 0..at.len();
    // Where it is printed who replaces whom, that tells.
    let told = cells.clone().any(|cell| replacing(&cell));
    let end = cells.clone().skip(1).step_by(2).find(|cell| is_member(*cell)).unwrap_or(at.len());
    let substitute = |cell: usize| if told { replacing(&cell) } else { cell % 2 == 1 && cell < end };
    let (subs, regular): (Vec<usize>, Vec<usize>) = cells.partition(|cell| substitute(*cell));
    let role = match (told, woven.minutes) {
        (true, _) => Role::ServingSubstitute,
        (false, true) => Role::NonServingSubstitute,
        (false, false) => Role::Substitute,
    };
    let mut places: Vec<usize> = at.iter().flatten().copied().collect();
    places.sort_unstable();
    let roles = regular.iter().map(|cell| (*cell, Role::Member)).chain(subs.iter().map(|cell| (*cell, role)));
    let people: Vec<Participant> = roles
        .filter_map(|(cell, role)| {
            let mut person = std::mem::take(&mut document.participants[at[cell]?]);
            person.role = Some(role);
            Some(person)
        })
        .collect();
    for (place, person) in places.into_iter().zip(people) {
        if let Some(name) = person.name.as_deref() {
            known.insert(name_key(name), place);
        }
        document.participants[place] = person;
    }
}

/// Who adjusted, moved, voted or was against a decision: no substitute who only listened.
fn deciders(document: &Document) -> HashSet<String> {
    let items = || document.items.iter();
    let adjusters = document.adjusters.iter().filter_map(|adjuster| adjuster.name.as_deref());
    let movers = items().flat_map(|item| &item.motions).flat_map(|motion| &motion.movers);
    let against = items().flat_map(|item| &item.reservations).flat_map(|reservation| &reservation.people);
    let ballots = items().flat_map(|item| &item.votes).flat_map(|vote| &vote.ballots);
    let names = movers.chain(against).filter_map(|person| person.name.as_deref());
    let names = names.chain(ballots.filter_map(|ballot| ballot.name.as_deref())).chain(adjusters);
    names.map(name_key).collect()
}
