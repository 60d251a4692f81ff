//! Who raised a matter: the movers of a motion, who asks a question, by the item's title and by its text.

use std::ops::Range;

use crate::grammar::person::{NameLikeness, is_person_name, people_list};
use crate::model::{Initiative, Item, NamedPerson, SectionKind};
use crate::page::scene::Scene;

/// Reads the initiators of an item with an initiative. Who makes a citizen's proposal is not told.
pub(crate) fn read(scene: &Scene, item: &mut Item, title: &str) {
    if item.initiative == Some(Initiative::CitizenProposal) {
        return;
    }
    of_title(scene, item, title);
    if item.initiators.is_empty() {
        of_rows(scene, item);
    }
    if item.initiators.is_empty() {
        before_colons(scene, item);
    }
    if item.initiators.is_empty() {
        of_label(scene, item);
    }
    let more = scene.language.and_others().is_in(title);
    if more || item.initiators.is_empty() {
        of_text(scene, item);
    }
}

/// "Motionär: Oskar Ek" on a line of its own over the text.
fn of_label(scene: &Scene, item: &mut Item) {
    let Some(text) = item.sections.first().and_then(|section| section.text.as_deref()) else { return };
    let labels = [scene.language.mover_labels(), scene.language.mover_lines()];
    let Some(rest) = labels.into_iter().find_map(|labels| labels.cut_from_in_any_case(text)) else { return };
    // "Inlämnad av Anna Ek om en brygga.": a sentence says more than names.
    let who = rest.split('\n').next().unwrap_or(rest).trim_start_matches([':', ' ']).trim();
    let who = scene.language.matter_leads().earliest_in(who).map_or(who, |(at, _)| &who[..at]);
    if who.len() > LONGEST_LABELLED {
        return;
    }
    // Behind a label with its colon whatever can be a name is one.
    let labelled = scene.language.mover_labels().cut_from_in_any_case(text).is_some();
    let likely = |name: &str| match is_person_name(scene.language, name) {
        NameLikeness::Likely => true,
        NameLikeness::No => false,
        NameLikeness::Possible => labelled,
    };
    for found in people_list(scene.language, who) {
        let read = |range: Range<usize>| who.get(range).map(str::to_owned);
        let name = read(found.name.clone()).filter(|name| likely(name));
        if name.is_some() {
            // "Gun Frid, lgh 12" lives there.
            let party = found.party.and_then(read).filter(|party| scene.language.party(party).is_some());
            item.initiators.push(NamedPerson { name, party, ..NamedPerson::default() });
        }
    }
}

/// "Motion av Eva Holm (S) om cykelställ" ⏎ "Motion av Bo Ek (M) om skolmat", below "Anmälda motioner": each of those who
/// raise a matter of the same sort.
fn of_rows(scene: &Scene, item: &mut Item) {
    let Some(text) = item.sections.first().and_then(|section| section.text.as_deref()) else { return };
    let mut found: Vec<NamedPerson> = Vec::new();
    let mut rest = &text[..text.floor_char_boundary(LONGEST_ROWS)];
    while let Some((at, lead)) = scene.language.raised_rows().earliest_in(rest) {
        let begins = at == 0 || rest[..at].ends_with(['\n', ' ', '.']);
        rest = &rest[at + lead.len()..];
        let end = rest.floor_char_boundary(LONGEST_LABELLED);
        let Some((stop, _)) = scene.language.matter_leads().earliest_in(&rest[..end]).filter(|_| begins) else {
            continue;
        };
        for person in people_list(scene.language, &rest[..stop]) {
            let read = |range: Range<usize>| rest.get(range).map(str::to_owned);
            let party = person.party.clone().and_then(read);
            if party.is_some() {
                found.push(NamedPerson { name: read(person.name), party, ..NamedPerson::default() });
            }
        }
    }
    // One alone is told of in a sentence.
    if found.len() > 1 {
        item.initiators = found;
    }
}

/// "Eva Holm (S): Cykelställ vid stationen" ⏎ "Bo Ek (M): Längre öppettider", below "Nya motioner": who raises what stands
/// behind the colon.
fn before_colons(scene: &Scene, item: &mut Item) {
    let Some(text) = item.sections.first().and_then(|section| section.text.as_deref()) else { return };
    let text = &text[..text.floor_char_boundary(LONGEST_ROWS)];
    let mut found: Vec<NamedPerson> = Vec::new();
    let mut from = 0;
    for (at, _) in text.match_indices("): ") {
        let Some(open) = text[from..at].rfind('(').map(|open| from + open) else { return };
        let party = &text[open + 1..at];
        let named = &text[from..open];
        // The row above ends where the name begins.
        let words: Vec<&str> = named.split_whitespace().collect();
        let starts = words.iter().map(|word| word.as_ptr() as usize - text.as_ptr() as usize);
        let name = starts.rev().take(MOST_NAME_WORDS).map(|start| text[start..open].trim_end()).filter(|name| {
            name.split(' ')
                .all(|word| word.starts_with(char::is_uppercase) || scene.language.name_particles().has(word))
                && is_person_name(scene.language, name) == NameLikeness::Likely
        });
        let Some(name) = name.max_by_key(|name| name.len()) else { return };
        if scene.language.party(party).is_none() || found.is_empty() && name.len() < named.trim().len() {
            return;
        }
        found.push(NamedPerson { name: Some(name.into()), party: Some(party.into()), ..NamedPerson::default() });
        from = at + 3;
    }
    // A sentence behind the colon is what somebody said.
    if !text.trim_end().ends_with(['.', '!', '?']) {
        item.initiators = found;
    }
}

/// Words of such a name.
const MOST_NAME_WORDS: usize = 5;

/// Bytes of a text in which such rows are looked for.
const LONGEST_ROWS: usize = 4000;

/// Bytes of the names behind such a label.
const LONGEST_LABELLED: usize = 160;

/// The names and the verb stand in so many bytes.
const LONGEST: usize = 500;

/// "Anna Ek (S), Bo Lind (S) och Cia Alm (S) har till kommunfullmäktige den 25 februari lämnat en motion": all of those whom
/// a title shortens to "Anna Ek (S) med flera".
fn of_text(scene: &Scene, item: &mut Item) {
    let told = item.sections.iter().filter_map(|section| section.text.as_deref()).take(2).find_map(|text| {
        let end = text.find(". ").map_or(text.len(), |at| at + 1).min(LONGEST);
        let sentence = text.get(..end)?;
        let verb = scene.language.raises().earliest_in(sentence)?.0;
        let raised = sentence[verb..].to_lowercase();
        if !scene.language.raised().is_in(&raised) {
            return None;
        }
        let names = &sentence[..verb];
        let people: Vec<NamedPerson> = people_list(scene.language, names)
            .into_iter()
            .filter_map(|found| {
                let read = |range: Range<usize>| names.get(range).map(str::to_owned);
                Some(NamedPerson { name: read(found.name), party: Some(read(found.party?)?), ..NamedPerson::default() })
            })
            .collect();
        let known = |person: &NamedPerson| people.iter().any(|other| other.name == person.name);
        (!people.is_empty() && item.initiators.iter().all(known)).then_some(people)
    });
    if let Some(people) = told {
        item.initiators = people;
    } else if item.initiators.is_empty() {
        of_passive(scene, item);
        if item.initiators.is_empty() && item.initiative == Some(Initiative::Motion) {
            of_wish(scene, item);
        }
    }
}

/// "Karin Ek och Bo Alm föreslår att föreningen köper en grill.": the names that open the text of a motion.
fn of_wish(scene: &Scene, item: &mut Item) {
    let told = item.sections.first().filter(|section| section.kind == Some(SectionKind::Description));
    let Some(text) = told.and_then(|section| section.text.as_deref()) else { return };
    let end = text.find(['.', '\n']).unwrap_or(text.len()).min(text.floor_char_boundary(LONGEST));
    // "Bo Lind föreslår att motionen avslås.": whoever speaks of it.
    if scene.language.of_motions().is_in(&text[..end]) {
        return;
    }
    let Some((at, _)) = scene.language.wishes().earliest_in(&text[..end]).filter(|(at, _)| *at <= LONGEST_LABELLED)
    else {
        return;
    };
    let names = &text[..at];
    let found = people_list(scene.language, names);
    let read = |range: Range<usize>| names.get(range).map(str::to_owned);
    // Nothing but names stands before the verb.
    let whole = found.last().is_some_and(|last| last.end == names.len())
        && found.first().is_some_and(|first| first.name.start == 0)
        && found.iter().all(|one| {
            names.get(one.name.clone()).is_some_and(|name| is_person_name(scene.language, name) == NameLikeness::Likely)
        });
    if whole {
        let named = found.into_iter().map(|one| NamedPerson {
            name: read(one.name),
            party: one.party.and_then(read),
            ..NamedPerson::default()
        });
        item.initiators.extend(named);
    }
}

/// "Motionen är inlämnad av Oskar Ek.": those behind the participle of the first sentence that tells of the matter.
fn of_passive(scene: &Scene, item: &mut Item) {
    let Some(text) = item.sections.first().and_then(|section| section.text.as_deref()) else { return };
    let end = text.find(['.', '\n']).unwrap_or(text.len()).min(text.floor_char_boundary(LONGEST));
    let Some((at, lead)) = scene.language.raised_by().earliest_in(&text[..end]) else { return };
    if !scene.language.raised().is_in(&text[..at].to_lowercase()) {
        return;
    }
    let behind = &text[at + lead.len()..end];
    let stop = scene.language.matter_leads().earliest_in(behind).map_or(behind.len(), |(at, _)| at);
    let who = behind[..stop].trim_end_matches([',', ' ']);
    for found in people_list(scene.language, who) {
        let read = |range: Range<usize>| who.get(range).map(str::to_owned);
        let name = read(found.name.clone());
        let likely = |name: &str| is_person_name(scene.language, name) == NameLikeness::Likely;
        if name.as_deref().is_some_and(likely) {
            item.initiators.push(NamedPerson { name, party: found.party.and_then(read), ..NamedPerson::default() });
        }
    }
}

/// "Interpellation av Karin Wik, v, om …": before 2010 many print the party after a comma.
fn without_brackets(scene: &Scene, item: &mut Item, title: &str) {
    let Some(start) =
        scene.language.movers_behind().all().iter().filter_map(|word| Some(title.find(word)? + word.len())).min()
    else {
        return;
    };
    let stop = scene.language.matter_leads().earliest_in(&title[start..]).map_or(title.len(), |(at, _)| start + at);
    let who = title[start..stop].trim_end_matches([',', ' ']);
    let Some(found) = scene.person(who).filter(|found| found.rest.is_none()) else {
        return;
    };
    if let Some(party) = found.party.and_then(|range| who.get(range)) {
        let name = who.get(found.name).map(str::to_owned);
        item.initiators.push(NamedPerson { name, party: Some(party.to_owned()), ..NamedPerson::default() });
    }
}

/// "Motion från Elof Grann om …": members of an association have no party.
fn without_party(scene: &Scene, item: &mut Item, title: &str) {
    let Some(start) =
        scene.language.movers_behind().all().iter().filter_map(|word| Some(title.find(word)? + word.len())).min()
    else {
        return;
    };
    let rest = &title[start..];
    let stop = scene.language.matter_leads().earliest_in(rest).map_or(rest.len(), |(at, _)| at);
    // "Motion från Elof Grann: Ny brygga"
    let stop = rest[..stop].find(": ").unwrap_or(stop);
    let who = rest[..stop].trim_end_matches([',', ':', ' ']);
    for found in people_list(scene.language, who) {
        let Some(name) = who.get(found.name.clone()) else { continue };
        if found.party.is_none() && is_person_name(scene.language, name) == NameLikeness::Likely {
            item.initiators.push(NamedPerson { name: Some(name.to_owned()), ..NamedPerson::default() });
        }
    }
}

/// Who raised the matter: "… motion från Ove Rapp (V) om …", "… interpellation av Anna Ek (S) och Bo Lind (S) …".
fn of_title(scene: &Scene, item: &mut Item, title: &str) {
    let Some(start) = scene
        .language
        .movers_behind_title()
        .all()
        .iter()
        .filter_map(|word| {
            let at = title.find(word)? + word.len();
            title[at..].starts_with(char::is_uppercase).then_some(at)
        })
        .find(|at| title[*at..].contains('('))
    else {
        without_brackets(scene, item, title);
        if item.initiators.is_empty() {
            without_party(scene, item, title);
        }
        return;
    };
    let Some(end) = title[start..].rfind(')').map(|at| start + at + 1) else { return };
    let stop = scene.language.matter_leads().earliest_in(&title[start..]).map_or(end, |(at, _)| (start + at).min(end));
    for found in people_list(scene.language, &title[start..stop.max(start)]) {
        let (name, Some(party)) = (&found.name, &found.party) else { continue };
        let read = |range: &Range<usize>| title.get(start + range.start..start + range.end).map(str::to_owned);
        item.initiators.push(NamedPerson { name: read(name), party: read(party), ..NamedPerson::default() });
    }
}
