//! People in the header: members, substitutes, officials, vacant seats, adjusters.

use std::ops::Range;

use crate::classify::zones::signing::signing_role;
use crate::facts::cover::people_parts;
use crate::facts::people::{Named, named};
use crate::grammar::person::name_key;
use crate::grammar::person::{self, Person, Scopes};
use crate::language::{OfficeOrFunction, Roster, small_letters};
use crate::model::{
    Adjuster, DiagnosticCode, Document, Office, Participant, Places, Role, Severity, Substitution, Vacancy,
};
use crate::page::ledger::Owner;
use crate::page::passage::{Join, Passage};
use crate::page::range::Slice;
use crate::page::scene::Scene;

/// The role that a heading gives to those below it; minutes call a substitute who does not serve by another name.
pub(crate) fn role_of(roster: Roster, minutes: bool) -> Role {
    match roster {
        Roster::Chair | Roster::ViceChair | Roster::Members => Role::Member,
        Roster::ServingSubstitutes => Role::ServingSubstitute,
        Roster::NonServingSubstitutes => Role::NonServingSubstitute,
        Roster::Substitutes | Roster::ForInformation if minutes => Role::NonServingSubstitute,
        Roster::Substitutes | Roster::ForInformation => Role::Substitute,
        Roster::Officials => Role::Official,
        Roster::Secretary => Role::Secretary,
        Roster::Presenter => Role::Presenter,
        Roster::Absent => Role::Absent,
        Roster::Others | Roster::Adjusters => Role::Guest,
    }
}

/// Adds the people of one line or cell under a heading; `known` is whom it names, where that was read before.
pub(crate) fn add(
    scene: &mut Scene,
    document: &mut Document,
    roster: Roster,
    cell: &Passage,
    known: Option<Named>,
    minutes: bool,
) {
    let cell = &without_stop(scene, cell);
    let text = cell.text().to_owned();
    if matches!(roster, Roster::Secretary | Roster::Adjusters) {
        let own = signs_as(scene, &text).unwrap_or(roster);
        if own == Roster::Chair {
            sign(scene, document, Roster::Chair, cell);
        }
        // A chair beside other adjusters is none, which only all of them tell.
        if own == Roster::Adjusters || own == Roster::Chair && roster == Roster::Adjusters {
            adjusters(scene, document, cell);
        }
        if own != Roster::Secretary {
            return;
        }
    }
    let role = role_of(roster, minutes);
    // Whoever finds no room is not read either: a list may be as long as the text.
    if !scene.has_room_beside(document.participants.len(), text.len()) {
        return;
    }
    let list = match known.or_else(|| named(scene, &text)) {
        Some(Named::Nobody(found)) => return vacancy(scene, document, role, cell, &found),
        Some(Named::Guests(name, scopes, scope)) => return guests(scene, document, cell, name, scopes, scope),
        Some(Named::People(list)) => list,
        None => scene.people_list(&text).to_vec(),
    };
    scene.took(list.len());
    if list.is_empty() {
        // A heading promised people and no rule can read this one: it stays in `unassigned`.
        return;
    }
    for found in &list {
        if text.get(found.name.clone()).is_some_and(|name| scene.language.vacancy(name).is_some()) {
            continue;
        }
        let found = &sent_by(scene, roster, &text, found);
        let mut participant = participant(scene, cell, found, role);
        let comes_from = participant.party.is_some() || participant.organization.is_some();
        let substitute = found.office.as_ref().is_some_and(|office| office.value == OfficeOrFunction::Substitute);
        if substitute && participant.role == Some(Role::Member) {
            // "Bo Alm, suppleant" among those who are there, whatever heads the list.
            participant.role = Some(role_of(Roster::Substitutes, minutes));
        }
        let absent = participant.role == Some(Role::Absent);
        if !absent && participant.title.as_deref().is_some_and(|title| is_secretary(scene, title)) {
            participant.role = Some(Role::Secretary);
            participant.title = None;
            let told = participant.places.get("title").to_vec();
            participant.places.remove("title");
            participant.places.add("role", told);
        }
        match roster {
            Roster::Members if is_sent(scene, &text, found) => participant.role = Some(Role::Guest),
            Roster::Chair if participant.office.is_none() => participant.office = Some(Office::Chair),
            Roster::ViceChair if participant.office.is_none() => participant.office = Some(Office::ViceChair),
            Roster::Others
                if !comes_from && participant.title.as_deref().is_some_and(|title| is_officials(scene, title)) =>
            {
                participant.role = Some(Role::Official);
            }
            _ => {}
        }
        if !absent && let Some(writes) = found.writes.clone() {
            participant.role = Some(Role::Secretary);
            scene.view(&mut participant.places, "role", &cell.part(writes));
        }
        document.participants.push(participant);
    }
    if text.bytes().any(|b| b.is_ascii_digit()) {
        groups(scene, document, cell);
    }
    claim_list(scene, cell);
}

/// A row without the full stop that ends it as a sentence: "Bo Ekman, kassör." That of a short form stays: "Anna Ek, ordf.", "Bo K."
fn without_stop(scene: &mut Scene, cell: &Passage) -> Passage {
    let text = cell.text();
    let Some(whole) = text.strip_suffix('.').filter(|whole| whole.ends_with(char::is_lowercase)) else {
        return cell.clone();
    };
    let last = whole.rsplit([' ', ',']).next().unwrap_or("");
    let words = &text[text.len() - last.len() - 1..];
    let short = last.chars().count() < 2
        || scene.language.abbreviations().has(&last.to_lowercase())
        || scene.language.office(words).is_some_and(|(_, end)| end == words.len());
    if short {
        return cell.clone();
    }
    scene.claim_passage(&cell.part(whole.len()..text.len()), Owner::Label);
    cell.part(0..whole.len())
}

/// As what one person signs whose own word says it, whatever heads the column: "Ove Ljung, justerare" below
/// "Vid protokollet".
fn signs_as(scene: &Scene, text: &str) -> Option<Roster> {
    let found = scene.person(text).filter(|found| found.rest.is_none())?;
    let word = found.title.clone().or_else(|| found.office.as_ref().map(|office| office.start..office.end))?;
    signing_role(scene, text.get(word)?)
}

/// Guests without names among those of a list: "Anna Ek, rektor, och 4 PRAO-elever".
fn groups(scene: &mut Scene, document: &mut Document, cell: &Passage) {
    let text = cell.text();
    let parts = people_parts(scene.language, text);
    let counted = parts.into_iter().skip(1).map(|part| part.trim_end_matches('.'));
    for part in counted.filter(|part| part.starts_with(|c: char| c.is_ascii_digit())) {
        let start = part.as_ptr() as usize - text.as_ptr() as usize;
        if let Some((name, scopes, scope)) = person::group(scene.language, part) {
            guests(scene, document, &cell.part(start..start + part.len()), name, scopes, scope);
        }
    }
}

/// Whether a title only says that its bearer takes the minutes.
fn is_secretary(scene: &Scene, title: &str) -> bool {
    scene.language.secretary_titles().has(&title.to_lowercase())
}

/// Whether a title is one of those who work for the organization: not of those who came as guests.
fn is_officials(scene: &Scene, title: &str) -> bool {
    let guests = |word: &str| {
        let word = word.to_lowercase();
        scene.language.guest_titles().has(&word) || scene.language.guest_title_endings().closes(&word)
    };
    !title.split_whitespace().any(guests)
}

/// Whether the words before somebody's organization say that it sent them: "Kjell Vass från Hyresgästföreningen".
fn is_sent(scene: &Scene, text: &str, found: &Person) -> bool {
    let before = found.organization.as_ref().and_then(|range| text.get(..range.start));
    before.is_some_and(|before| scene.language.sent_from().closes(before))
}

/// A code in brackets is a class; beside guests a name in brackets or capitals that is no party's is that of the organization that
/// sent them.
fn sent_by(scene: &Scene, roster: Roster, text: &str, found: &Person) -> Person {
    let mut person = found.clone();
    // "Saga Ek (SA23B)": a class, and no party.
    let coded = |party: &str| {
        let digits = party.bytes().filter(u8::is_ascii_digit).count();
        digits > 0 && party.chars().count() > 2 && party.chars().all(char::is_alphanumeric) && digits < party.len()
    };
    if person.organization.is_none()
        && let Some(party) = person.party.clone().and_then(|range| text.get(range))
        && coded(party)
        && scene.language.party(party).is_none()
    {
        person.organization = person.party.take();
        return person;
    }
    let guest = matches!(roster, Roster::Others | Roster::Officials);
    if guest
        && person.organization.is_none()
        && let Some(range) = person.party.clone()
        && let Some(party) = text.get(range.clone())
        // "Alex Holm, KPMG"
        && (party.contains(' ') || party.chars().count() > 12 || text[..range.start].ends_with(", "))
        && scene.language.party_by_name(party).is_none()
        && scene.language.party(party).is_none()
        && !scene.language.no_party(party)
    {
        person.organization = person.party.take();
    }
    person
}

/// Claims a row or a list in running text; an entry of which nothing became a value is given back, and said.
fn claim_list(scene: &mut Scene, cell: &Passage) {
    scene.claim_passage(cell, Owner::Label);
    let text = cell.text().to_owned();
    let parts = people_parts(scene.language, &text);
    if parts.len() < 2 {
        return;
    }
    for part in parts {
        let start = part.as_ptr() as usize - text.as_ptr() as usize;
        let entry = cell.part(start..start + part.len());
        let slices: Vec<Slice> = entry.slices().collect();
        let read = slices.iter().any(|slice| scene.ledger.holds_value(*slice));
        if read || !part.starts_with(char::is_uppercase) || part.split(' ').count() < 2 {
            continue;
        }
        slices.iter().for_each(|slice| scene.ledger.release(*slice));
        let message = format!("an entry of a list of people cannot be read: “{part}”");
        scene.diagnose(DiagnosticCode::UnreadRow, Severity::Error, message, slices.into_iter().next());
    }
}

/// Whoever stands under a line to sign on: the whole cell is the name, known as one or not.
pub(crate) fn add_signer(scene: &mut Scene, document: &mut Document, roster: Roster, cell: &Passage) {
    let mut signer = Participant { role: Some(role_of(roster, false)), ..Participant::default() };
    signer.name = Some(scene.put(&mut signer.places, "name", cell));
    signer.presided = roster == Roster::Chair;
    document.participants.push(signer);
}

/// Whoever signs as chair or secretary, with the §§ that they sign for: "Åsa Berg § 75".
pub(crate) fn sign(scene: &mut Scene, document: &mut Document, roster: Roster, cell: &Passage) {
    let text = cell.text().to_owned();
    if signs_as(scene, &text) == Some(Roster::Adjusters) {
        return adjusters(scene, document, cell);
    }
    let list = match scene.person(&text) {
        Some(found) if found.rest.is_none() => vec![found],
        _ => scene.people_list(&text).to_vec(),
    };
    for found in &list {
        // "Arvid Ek, ordförande" below the secretary's line: the office says who signs as what.
        let chairs = matches!(&found.office, Some(office) if office.value == OfficeOrFunction::Office(Office::Chair));
        let roster = if chairs { Roster::Chair } else { roster };
        let mut signer = participant(scene, cell, found, role_of(roster, true));
        if roster == Roster::Chair {
            signer.office_items = std::mem::take(&mut signer.items);
            signer.presided = true;
            // Who is known from the signature alone has neither role nor office of a roster.
            signer.role = None;
            signer.office = None;
        }
        document.participants.push(signer);
    }
    if !list.is_empty() {
        scene.claim_passage(cell, Owner::Label);
    }
}

/// Guests without names: "4 PRAO-elever åk. 8 §25".
fn guests(
    scene: &mut Scene,
    document: &mut Document,
    cell: &Passage,
    name: Range<usize>,
    scopes: Scopes,
    scope: Option<Range<usize>>,
) {
    let mut guests =
        Participant { role: Some(Role::Guest), group: true, items: scopes.items, ..Participant::default() };
    guests.name = Some(scene.put(&mut guests.places, "name", &cell.part(name)));
    guests.scope_text = scope.map(|scope| scene.put(&mut guests.places, "scope_text", &cell.part(scope)));
    scene.claim_passage(cell, Owner::Label);
    document.participants.push(guests);
}

/// A vacant seat: "Vakant (S)". An organization's seat has no party.
fn vacancy(scene: &mut Scene, document: &mut Document, role: Role, cell: &Passage, found: &person::Vacancy) {
    let mut vacancy = Vacancy { role: Some(role), ..Vacancy::default() };
    if let Some(range) = &found.party {
        let party = cell.part(range.clone());
        if !scene.language.is_organization_acronym(party.text()) {
            vacancy.party = Some(scene.put(&mut vacancy.places, "party", &party));
        }
    }
    scene.view(&mut vacancy.places, "role", cell);
    scene.claim_passage(cell, Owner::Label);
    document.vacancies.push(vacancy);
}

/// A person of a roster with everything that the line prints.
pub(crate) fn participant(scene: &mut Scene, cell: &Passage, found: &Person, role: Role) -> Participant {
    let mut out = Participant { role: Some(role), ..Participant::default() };
    let mut places = Places::default();
    let mut value = |scene: &mut Scene, key: &'static str, range: &Option<std::ops::Range<usize>>| {
        let part = cell.part(range.clone()?);
        (!part.is_empty()).then(|| scene.put(&mut places, key, &part))
    };
    out.party = value(scene, "party", &found.party);
    out.title = value(scene, "title", &found.title);
    out.organization = value(scene, "organization", &found.organization);
    out.reason = value(scene, "reason", &found.reason);
    let office = found.office.as_ref().map(|office| (office.value, office.start..office.end));
    match office {
        Some((OfficeOrFunction::Office(office), range)) => {
            out.office = Some(office);
            value(scene, "office", &Some(range));
        }
        // "Otto Rehn, revisor": what is no office of the presidium is what they are.
        Some((OfficeOrFunction::Other, range)) if out.title.is_none() => {
            out.title = value(scene, "title", &Some(range))
        }
        _ => {}
    }
    out.places = places;
    let scope = scope_passage(cell, found);
    out.scope_text = (!scope.is_empty()).then(|| scene.put(&mut out.places, "scope_text", &scope));
    let name = crate::facts::people::name_of(found, cell);
    out.name = (!name.is_empty()).then(|| scene.put(&mut out.places, "name", &name));
    out.party_name = out.party.as_deref().and_then(|party| scene.language.party(party)).map(str::to_owned);
    out.items = found.scopes.items.clone();
    out.items_except = found.scopes.except.clone();
    out.items_partial = found.scopes.partial.clone();
    out.office_items = found.scopes.office.clone();
    out.subitems = found.scopes.subitems.clone();
    out.from = found.from.as_ref().map(|time| time.value.to_string());
    out.until = found.until.as_ref().map(|time| time.value.to_string());
    out.remote = found.remote;
    if found.serving {
        out.role = Some(Role::ServingSubstitute);
    }
    if found.idle {
        out.role = Some(Role::NonServingSubstitute);
    }
    for replaced in &found.substitutions {
        out.substitutions.push(substitution(scene, cell, replaced));
        out.role = Some(Role::ServingSubstitute);
    }
    out
}

/// The scope as printed, without what stands inside it and is a value of its own: "§ 1 och (M) § 3".
fn scope_passage(cell: &Passage, found: &Person) -> Passage {
    let Some(scope) = &found.scope_text else { return Passage::default() };
    let replaced = found.substitutions.iter().flat_map(|of| [&of.name, &of.party, &of.organization]);
    let own = [&found.party, &found.title, &found.organization, &found.reason];
    let name = Some(found.name.clone());
    let others = own.into_iter().chain(replaced).chain([&name]).flatten();
    let mut inside: Vec<&std::ops::Range<usize>> =
        others.filter(|other| other.start < scope.end && scope.start < other.end).collect();
    inside.sort_by_key(|other| (other.start, other.end));
    let mut passage = Passage::default();
    let mut at = scope.start;
    let mut keep = |range: std::ops::Range<usize>| {
        let text = cell.text().get(range.clone()).unwrap_or_default();
        let lone = |c: char| !c.is_alphanumeric() && c != '§';
        let lead = text.len() - text.trim_start_matches(lone).len();
        let kept = text.trim_matches(lone).len();
        passage.append(&cell.part(range.start + lead..range.start + lead + kept), Join::Space);
    };
    if inside.is_empty() {
        return cell.part(scope.clone());
    }
    for other in inside {
        keep(at..other.start.max(at));
        at = at.max(other.end);
    }
    keep(at..scope.end.max(at));
    passage
}

fn substitution(scene: &mut Scene, cell: &Passage, found: &crate::grammar::person::Substitution) -> Substitution {
    let mut out = Substitution::default();
    let mut places = Places::default();
    let mut value = |scene: &mut Scene, key: &'static str, range: &Option<std::ops::Range<usize>>| {
        let part = cell.part(range.clone()?);
        (!part.is_empty()).then(|| scene.put(&mut places, key, &part))
    };
    out.name = value(scene, "name", &found.name);
    out.party = value(scene, "party", &found.party);
    out.organization = value(scene, "organization", &found.organization);
    if let Some(office) = &found.office {
        out.office = Some(office.value);
        value(scene, "office", &Some(office.start..office.end));
    }
    out.items = found.items.clone();
    out.places = places;
    out
}

/// Nobody is looked for among more adjusters: where there are more, they are none.
pub(crate) const MOST_ADJUSTERS: usize = 40;

/// Adjusters: "Anna Ek (S) föreslås", "Anna Ek (S) med Bo Lind (M) som ersättare", "Ordinarie: … Ersättare: …".
pub(crate) fn adjusters(scene: &mut Scene, document: &mut Document, cell: &Passage) {
    if !scene.has_room_for(cell.text().len()) {
        return;
    }
    // "Arne Ek   Bo Lind" under one line to sign on: both are known.
    let mut rest = cell.text().to_owned();
    let known = document.adjusters.iter().take(MOST_ADJUSTERS).filter_map(|adjuster| adjuster.name.as_deref());
    let signed = known.filter(|name| {
        let found = rest.contains(*name);
        rest = rest.replacen(*name, "", 1);
        found
    });
    if signed.count() >= 2 && !rest.chars().any(char::is_alphabetic) {
        scene.claim_passage(cell, Owner::Label);
        return;
    }
    for adjuster in proposed_adjusters(scene, cell) {
        // Whoever is chosen to adjust signs as adjuster too: one entry with both places.
        let key = |adjuster: &Adjuster| adjuster.name.as_deref().map(name_key);
        let own = key(&adjuster);
        match document.adjusters.iter_mut().take(MOST_ADJUSTERS).find(|known| key(known) == own) {
            Some(known) => {
                known.party = known.party.take().or(adjuster.party);
                known.places.absorb(adjuster.places);
            }
            None => document.adjusters.push(adjuster),
        }
    }
    scene.claim_passage(cell, Owner::Label);
}

/// One person of a list of names as adjuster.
pub(crate) fn adjuster(scene: &Scene, names: &Passage, person: &Person) -> Adjuster {
    let mut adjuster = Adjuster::default();
    let name = crate::facts::people::name_of(person, names);
    scene.view(&mut adjuster.places, "name", &name);
    adjuster.name = Some(name.text().to_owned());
    if let Some(party) = person.party.clone() {
        let party = names.part(party);
        scene.view(&mut adjuster.places, "party", &party);
        adjuster.party = Some(party.text().to_owned());
    }
    adjuster
}

/// The adjusters that a text names; their characters stay with whoever owns the text.
pub(crate) fn proposed_adjusters(scene: &Scene, cell: &Passage) -> Vec<Adjuster> {
    let mut found = Vec::new();
    let text = cell.text().to_owned();
    let lower = small_letters(&text);
    let text = text.trim_end_matches('.').to_owned();
    let split = scene.language.before_substitutes().all().iter().find_map(|mark| {
        let at = lower.find(mark)?;
        (scene.language.substitutes().is_in(&lower) && text.is_char_boundary(at)).then_some(at)
    });
    let mut read = |range: std::ops::Range<usize>, substitute: bool| {
        let part = cell.part(range);
        let shown = part.text();
        let small = small_letters(shown);
        let lead = scene
            .language
            .adjuster_leads()
            .all()
            .iter()
            .find_map(|lead| small.starts_with(&small_letters(lead)).then_some(lead.len()))
            .unwrap_or(0);
        let end = scene
            .language
            .adjuster_tails()
            .all()
            .iter()
            .filter_map(|tail| shown.get(lead..)?.find(tail).map(|at| lead + at))
            .min()
            .unwrap_or(shown.len());
        if lead >= end {
            return;
        }
        let names = part.part(lead..end);
        for person in scene.people_list(names.text()).iter() {
            found.push(Adjuster { substitute, ..adjuster(scene, &names, person) });
        }
    };
    match split {
        Some(at) => {
            read(0..at, false);
            read(at..text.len(), true);
        }
        None => read(0..text.len(), false),
    }
    found
}
