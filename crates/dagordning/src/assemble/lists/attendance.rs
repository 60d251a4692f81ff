//! Närvarolistor set as a table with marks: who was there, who served, and what is noted beside each.

use std::collections::HashMap;

use crate::assemble::roster;
use crate::classify::attendance::{names_organization, of_row, other_party, seat};
use crate::facts::grid::{Grid, Row, rows};
use crate::facts::seats::Seat;
use crate::grammar::person::name_key;
use crate::grammar::time;
use crate::language::{ListColumn, OfficeOrFunction, Roster};
use crate::model::{BallotVote, DiagnosticCode, Document, Participant, Role, Severity, Substitution};
use crate::page::ledger::Owner;
use crate::page::passage::{Join, Passage};
use crate::page::range::{Lines, Slice};
use crate::page::scene::Scene;

/// Reads a table of attendance on `lines`, the head first.
pub(crate) fn read(scene: &mut Scene, document: &mut Document, lines: Lines, minutes: bool) {
    let Some(mut grid) = Grid::head(scene, lines.start) else { return };
    scene.claim_line(lines.start, Owner::Label);
    let head = scene.cells(lines.start, scene.lines[lines.start].start);
    let first = head.first().map_or("", |cell| scene.slice_text(cell.range));
    let mut group = scene.roster_heading(first).map_or(Roster::Members, |found| found.roster);
    for lines in rows(scene, &grid, Lines::new(lines.start + 1, lines.end)) {
        let Some(start) = lines.first().copied() else { continue };
        let text = scene.text(start);
        if let Some(found) = scene.roster_heading(text).filter(|found| found.exact) {
            group = found.roster;
            scene.claim_line(start, Owner::Label);
            continue;
        }
        if let Some(next) = Grid::head(scene, start) {
            // Over those below stands what they are, and their columns.
            let first = scene.cells(start, scene.lines[start].start).into_iter().next();
            let heading = first.and_then(|cell| scene.roster_heading(scene.slice_text(cell.range)));
            group = heading.filter(|found| found.exact).map_or(group, |found| found.roster);
            grid = next;
            scene.claim_line(start, Owner::Label);
            continue;
        }
        let row = grid.row(scene, lines.iter().copied());
        person_of(scene, document, &grid, &row, group, minutes);
    }
}

/// Reads the seats of a council below their head: who sat on each, and from when to when. Who sits in the place of a member
/// serves for that member; the times are theirs.
pub(crate) fn read_seats(scene: &mut Scene, document: &mut Document, lines: Lines, seats: &[Seat], minutes: bool) {
    let mut read = seats.iter().map(|seat| seat.lines).peekable();
    let mut rows = Vec::new();
    for index in lines.iter().filter(|index| scene.lines[*index].is_text()).collect::<Vec<_>>() {
        while read.peek().is_some_and(|row| row.end <= index) {
            read.next();
        }
        let row = read.peek().is_some_and(|row| row.start <= index);
        if row || scene.text(index).split_whitespace().all(|word| !scene.language.list_columns(word).is_empty()) {
            rows.push(index);
        } else {
            let message = format!("a row of a list of people cannot be read: “{}”", scene.text(index));
            scene.diagnose(DiagnosticCode::UnreadRow, Severity::Error, message, Some(scene.lines[index].range()));
        }
    }
    // Where those stand who sit on a seat of their own.
    let mut places: HashMap<(String, Option<String>), usize> = HashMap::new();
    for seat in seats {
        let member = roster::role_of(Roster::Members, minutes);
        let role = if seat.stands_in.is_some() { Role::ServingSubstitute } else { member };
        let mut entry = Participant { role: Some(role), ..Participant::default() };
        let name = natural(scene, seat.stands_in.unwrap_or(seat.member));
        entry.name = Some(scene.put(&mut entry.places, "name", &name));
        let party = seat.party.map(|party| {
            let text = scene.slice_text(party);
            let inner = text.trim_matches(['(', ')']);
            let start = party.start + text.find(inner).unwrap_or(0);
            scene.passage(start..start + inner.len())
        });
        if let Some(party) = &party {
            entry.party = Some(scene.put(&mut entry.places, "party", party));
            entry.party_name = scene.language.party(party.text()).map(str::to_owned);
        }
        let time = |scene: &Scene, slice: Slice| {
            time::bare_time(scene.language, scene.slice_text(slice)).and_then(|found| found.value.start)
        };
        if let Some(from) = time(scene, seat.arrived) {
            entry.from = Some(from.to_string());
            scene.put_typed(&mut entry.places, "from", seat.arrived);
        }
        if let Some((left, until)) = seat.left.and_then(|left| Some((left, time(scene, left)?))) {
            entry.until = Some(until.to_string());
            scene.put_typed(&mut entry.places, "until", left);
        }
        if seat.stands_in.is_some() {
            let mut replaced = Substitution::default();
            let name = natural(scene, seat.member);
            replaced.name = Some(scene.put(&mut replaced.places, "name", &name));
            // The seat is a party's.
            if let Some(party) = &party {
                scene.view(&mut replaced.places, "party", party);
                replaced.party = Some(party.text().to_owned());
            }
            entry.substitutions.push(replaced);
        }
        // Whoever came back has a row for each time.
        let own = entry.name.as_deref().filter(|_| entry.substitutions.is_empty());
        let again = own.map(|name| (name_key(name), entry.party.clone()));
        let known = again.as_ref().and_then(|name| places.get(name)).and_then(|at| document.participants.get_mut(*at));
        match known {
            Some(known) => known.until = entry.until.or(known.until.take()),
            None => {
                if let Some(name) = again {
                    places.insert(name, document.participants.len());
                }
                document.participants.push(entry);
            }
        }
    }
    // What no value has of the rows.
    rows.into_iter().for_each(|index| scene.claim_line(index, Owner::Label));
}

/// A name in natural order: "Carl von Essen" of "von Essen, Carl".
fn natural(scene: &Scene, slice: Slice) -> Passage {
    let whole = scene.passage(slice);
    let Some((family, _)) = whole.text().split_once(", ") else { return whole };
    let (end, start) = (family.len(), family.len() + 2);
    let mut name = whole.part(start..whole.text().len());
    name.append(&whole.part(0..end), Join::Space);
    name
}

/// Reads a list of attendance whose cells stand on lines of their own: both heads first, then a name and a mark for each row.
pub(crate) fn read_stacked(scene: &mut Scene, document: &mut Document, lines: Lines, minutes: bool) {
    let group = scene.roster_heading(scene.text(lines.start)).map_or(Roster::Members, |found| found.roster);
    let grid = Grid::stacked();
    for head in lines.iter().take(2) {
        scene.claim_line(head, Owner::Label);
    }
    for name in lines.iter().skip(2).step_by(2) {
        let cell = |at: usize| scene.passage(scene.lines[at].range());
        let row = Row::marked(cell(name), cell(name + 1));
        person_of(scene, document, &grid, &row, group, minutes);
    }
}

/// What the column of offices says of a person: an office, the secretary, or a title.
fn office_of(scene: &mut Scene, entry: &mut Participant, row: &Row) {
    let Some(cell) = row.get(ListColumn::Office).cloned() else { return };
    if scene.language.remote().words_at(cell.text()).is_some() {
        entry.remote = true;
        return;
    }
    let office = scene.language.office(cell.text()).filter(|(_, length)| *length == cell.text().len());
    let own = scene.roster_heading(cell.text()).and_then(|found| match found.roster {
        Roster::Secretary => Some(Role::Secretary),
        Roster::ServingSubstitutes if found.exact => Some(Role::ServingSubstitute),
        Roster::NonServingSubstitutes if found.exact => Some(Role::NonServingSubstitute),
        _ => None,
    });
    match office {
        Some((OfficeOrFunction::Office(office), _)) => {
            entry.office = Some(office);
            scene.view(&mut entry.places, "office", &cell);
        }
        Some(_) => {}
        // "Tjänstgörande suppleant", "Sekreterare"
        None if own.is_some() => entry.role = own,
        None => entry.title = Some(scene.put(&mut entry.places, "title", &cell)),
    }
}

fn person_of(scene: &mut Scene, document: &mut Document, grid: &Grid, row: &Row, group: Roster, minutes: bool) {
    if let Some(seat) = seat(row, scene) {
        let before = document.vacancies.len();
        roster::add(scene, document, group, seat, None, minutes);
        if let Some(vacancy) = document.vacancies.get_mut(before)
            && let Some(cell) = row.get(ListColumn::Party).filter(|_| vacancy.party.is_none())
        {
            vacancy.party = Some(scene.put(&mut vacancy.places, "party", cell));
        }
        row.all().for_each(|(_, cell)| scene.claim_passage(cell, Owner::Label));
        return;
    }
    let whole = of_row(row, scene);
    if !scene.has_room_beside(document.participants.len(), whole.text().len()) {
        return;
    }
    scene.took(1);
    let Some(found) = (!whole.is_empty()).then(|| scene.person(whole.text())).flatten() else { return };
    let name = crate::facts::people::name_of(&found, &whole);
    let marked = |column| row.get(column).is_some_and(|cell| !matches!(cell.text(), "-" | "–" | "0"));
    let mut entry = roster::participant(scene, &whole, &found, roster::role_of(group, minutes));
    let says_away = |column| row.get(column).is_some_and(|cell| scene.language.away(cell.text()));
    office_of(scene, &mut entry, row);
    let party = || row.get(ListColumn::Party).filter(|cell| scene.language.party(cell.text()).is_some());
    if let Some(cell) = other_party(row, scene).or_else(party).filter(|_| entry.party.is_none()) {
        entry.party = Some(scene.put(&mut entry.places, "party", cell));
        entry.party_name = scene.language.party(cell.text()).map(str::to_owned);
    }
    let organization = row.get(ListColumn::Organization).filter(|cell| names_organization(cell));
    if let Some(cell) = organization.filter(|_| entry.organization.is_none()) {
        entry.organization = Some(scene.put(&mut entry.places, "organization", cell));
    }
    let says_no =
        row.get(ListColumn::Present).is_some_and(|cell| scene.language.ballot(cell.text()) == Some(BallotVote::No));
    let away = says_no
        || says_away(ListColumn::Remark)
        || says_away(ListColumn::Present)
        || grid.has(ListColumn::Present) && !marked(ListColumn::Present) && entry.substitutions.is_empty();
    // Whoever is listed as there without serving need not be marked as there.
    let listed = !matches!(group, Roster::Officials | Roster::Others)
        && (group != Roster::NonServingSubstitutes || says_away(ListColumn::Remark) || says_away(ListColumn::Present));
    if away && listed {
        entry.role = Some(Role::Absent);
    } else if marked(ListColumn::Serving) && entry.role == Some(Role::NonServingSubstitute) {
        entry.role = Some(Role::ServingSubstitute);
    } else if group == Roster::Others && entry.title.is_some() {
        entry.role = Some(Role::Official);
    }
    let party = found.party.clone().map(|range| whole.part(range));
    let party = party.or_else(|| row.get(ListColumn::Party).cloned()).filter(|_| entry.party.is_some());
    let mut replaced = Substitution { name: entry.name.clone(), party: entry.party.clone(), ..Substitution::default() };
    document.participants.push(entry);
    let came = row.get(ListColumn::Substitute).filter(|cell| crate::facts::people::is_people(scene, cell.text()));
    if let Some(cell) = came.cloned()
        && let Some(found) = scene.person(cell.text())
    {
        let mut substitute = roster::participant(scene, &cell, &found, Role::ServingSubstitute);
        scene.view(&mut replaced.places, "name", &name);
        if let Some(party) = party {
            scene.view(&mut replaced.places, "party", &party);
        }
        substitute.substitutions.push(replaced);
        document.participants.push(substitute);
    }
    for (_, cell) in row.all() {
        scene.claim_passage(cell, Owner::Label);
    }
}
