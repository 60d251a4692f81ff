//! Reservationer, särskilda yttranden och protokollsanteckningar.

use std::ops::Range;

use super::movers;
use super::sentences::sentences;
use crate::classify::body::blocks::Blocks;
use crate::facts::cover::people_parts;
use crate::grammar::person::{NameLikeness, is_person_name};
use crate::model::{NamedPerson, Statement};
use crate::page::passage::{Join, Passage};
use crate::page::scene::Scene;

/// Reads the entries of a section of reservations or statements.
///
/// A heading may say whose they are: "Reservation från Vänsterpartiet".
pub(super) fn read(scene: &Scene, blocks: &Blocks, heading: &Passage) -> Vec<Statement> {
    let mut found: Vec<Statement> = signed(scene, heading).into_iter().collect();
    for block in blocks.iter() {
        let passage = blocks.passage(scene, block);
        let parts = sentences(scene.language, passage.text());
        let openings: Vec<(usize, Vec<NamedPerson>)> = parts
            .iter()
            .enumerate()
            .filter_map(|(index, range)| {
                let first =
                    || if index == 0 && found.is_empty() { holder(scene, &passage, range.clone()) } else { None };
                Some((index, dissenters(scene, &passage, range.clone()).or_else(first)?))
            })
            .collect();
        if openings.is_empty() {
            if let Some(last) = found.last_mut() {
                let whole = 0..passage.text().len();
                append(scene, last, blocks.with_mark(scene, block, &passage, whole), "\n\n");
            } else if let Some(people) = names_alone(scene, &passage) {
                found.push(Statement { people, ..Statement::default() });
            }
            continue;
        }
        // What stands before the first of them in the paragraph belongs to the one before.
        if let (Some(last), Some((first, _))) = (found.last_mut(), openings.first())
            && let Some(end) = first.checked_sub(1).and_then(|before| parts.get(before)).map(|part| part.end)
        {
            append(scene, last, (passage.part(0..end), Join::Paragraph), "\n\n");
        }
        for (at, (index, people)) in openings.iter().enumerate() {
            let end = openings.get(at + 1).map_or(parts.len(), |(next, _)| *next);
            let mut statement = Statement { people: people.clone(), ..Statement::default() };
            let first = &passage.text()[parts[*index].clone()];
            // "X (S) lämnar följande reservation:" leads in to the text and is none of it.
            let start = parts[*index].start + lead_in_end(scene, first);
            if let Some(last) = parts.get(end - 1)
                && start < last.end
            {
                let gap = passage.text()[start..last.end].len() - passage.text()[start..last.end].trim_start().len();
                append(scene, &mut statement, (passage.part(start + gap..last.end), Join::Space), "");
            }
            found.push(statement);
        }
    }
    // Whoever stands in the heading is named again below.
    if found.len() > 1 && found.first().is_some_and(|first| first.text.is_none()) && !heading.is_empty() {
        found.remove(0);
    }
    found
}

/// Those who reserve themselves in a sentence of the account: "… bifölls. Anna Ek och Bo Lind reserverade sig mot beslutet."
pub(super) fn reserved(scene: &Scene, account: &Passage) -> Vec<Statement> {
    let text = account.text();
    if !scene.language.reserves().is_in(text) {
        return Vec::new();
    }
    let told = |range: &Range<usize>| {
        let (at, _) = scene.language.reserves().earliest_in(&text[range.clone()])?;
        let mut people = movers::read(scene, account, range.start..range.start + at);
        // "Mot beslutet reserverade sig Anna Ek."
        if people.is_empty() {
            people = turned(scene, account, range.clone()).unwrap_or_default();
        }
        let named = !people.is_empty() && people.iter().all(|person| person.name.is_some());
        let mut statement = Statement { people, ..Statement::default() };
        append(scene, &mut statement, (account.part(range.clone()), Join::Space), "");
        named.then_some(statement)
    };
    sentences(scene.language, text).iter().filter_map(told).collect()
}

/// The entry that a heading with names opens; its text stands below.
fn signed(scene: &Scene, heading: &Passage) -> Option<Statement> {
    let text = heading.text();
    let (at, lead) = scene.language.signed_leads().earliest_in(text)?;
    let people = movers::read(scene, heading, at + lead.len()..text.len());
    (!people.is_empty()).then(|| Statement { people, ..Statement::default() })
}

/// Where the colon of "X (S) lämnar följande reservation:" ends the lead-in of a statement.
fn lead_in_end(scene: &Scene, sentence: &str) -> usize {
    if let Some(colon) = speakers_end(sentence) {
        return colon + 1;
    }
    let Some((at, _)) = scene.language.statement_verbs().earliest_in(sentence) else { return 0 };
    match sentence[at..].find(':') {
        Some(colon) if colon < LONGEST_LEAD && !sentence[at..at + colon].contains('.') => at + colon + 1,
        _ => 0,
    }
}

/// From the verb to the colon, in bytes.
const LONGEST_LEAD: usize = 120;

/// Where the colon stands behind those who speak: "Anna Ek (S): Frågan borde ha utretts.".
fn speakers_end(sentence: &str) -> Option<usize> {
    let colon = sentence.find(": ").filter(|colon| *colon < LONGEST_LEAD)?;
    sentence[..colon].ends_with(')').then_some(colon)
}

/// Those before the verb of a sentence that reserves or states.
fn dissenters(scene: &Scene, passage: &Passage, sentence: Range<usize>) -> Option<Vec<NamedPerson>> {
    let text = &passage.text()[sentence.clone()];
    // "Anna Ek (S): Frågan borde ha utretts."
    if let Some(colon) = speakers_end(text) {
        let people = movers::read(scene, passage, sentence.start..sentence.start + colon);
        let all = !people.is_empty() && people.iter().all(|person| person.name.is_some() && person.party.is_some());
        return all.then_some(people);
    }
    // "Mot beslutet: Anna Ek (S) och Bo Lind (M)."
    if let Some(names) = scene.language.statement_openers().cut_from_in_any_case(text) {
        let end = sentence.end - usize::from(text.ends_with('.'));
        let people = movers::read(scene, passage, sentence.start + text.len() - names.len()..end);
        return (!people.is_empty()).then_some(people);
    }
    let (at, _) = scene.language.statement_verbs().earliest_in(text)?;
    if at > 1500 {
        return None;
    }
    let people = movers::read(scene, passage, sentence.start..sentence.start + at);
    if people.is_empty() { turned(scene, passage, sentence) } else { Some(people) }
}

/// "Leif Sand, Kommunal, anser att frågan borde ha lösts.": whoever is named at the beginning of the text.
fn holder(scene: &Scene, passage: &Passage, sentence: Range<usize>) -> Option<Vec<NamedPerson>> {
    let (at, _) = scene.language.opinion_verbs().earliest_in(&passage.text()[sentence.clone()])?;
    let people = movers::read(scene, passage, sentence.start..sentence.start + at.min(LONGEST_LEAD));
    (!people.is_empty() && people.iter().all(|person| person.name.is_some())).then_some(people)
}

/// "Mot beslutet reserverar sig Anna Ek (S) och Bo Lind (M).": those behind the verb.
fn turned(scene: &Scene, passage: &Passage, sentence: Range<usize>) -> Option<Vec<NamedPerson>> {
    let text = &passage.text()[sentence.clone()];
    let (at, verb) = scene.language.turned_statement_verbs().earliest_in(text)?;
    let start = at + verb.len();
    let behind = &text[start..];
    let end = scene.language.turned_statement_stops().earliest_in(behind).map_or(behind.len(), |(at, _)| at);
    let people = movers::read(scene, passage, sentence.start + start..sentence.start + start + end);
    // "… reserverade sig herrar Rask och Östling": behind such a word anybody is named.
    let polite = scene.language.honorifics().opens(behind.trim_start());
    // "Karl Ek och Folkpartiet": whom nobody can read is not left out.
    let named = people_parts(scene.language, behind[..end].trim_end_matches('.')).len();
    let whole = people.len() == named;
    let likely = |name: &str| is_person_name(scene.language, name) == NameLikeness::Likely;
    let told = |person: &NamedPerson| person.party.is_some() || whole && person.name.as_deref().is_some_and(likely);
    (!people.is_empty() && (polite || people.iter().all(told))).then_some(people)
}

/// Names over the text, or instead of any: "Anna Ek (S) och Bo Lind (M)", or each on a line of their own.
fn names_alone(scene: &Scene, passage: &Passage) -> Option<Vec<NamedPerson>> {
    let text = passage.text();
    if text.len() > 400 || text.ends_with('.') {
        return None;
    }
    let lines = lines(passage);
    // Names without a party may be any words, unless all of them are known for names.
    let named = |line: &Range<usize>| is_person_name(scene.language, &text[line.clone()]) == NameLikeness::Likely;
    let one = |line: &Range<usize>| {
        let shown = &text[line.clone()];
        named(line) || shown.ends_with(')') && scene.person(shown).is_some_and(|found| found.rest.is_none())
    };
    if lines.len() > 1 && lines.iter().all(one) || lines.iter().all(named) {
        let people: Vec<NamedPerson> =
            lines.iter().flat_map(|line| movers::read(scene, passage, line.clone())).collect();
        return (people.len() == lines.len()).then_some(people);
    }
    let people = movers::read(scene, passage, 0..text.trim_end_matches(':').len());
    (!people.is_empty() && people.iter().all(|person| person.party.is_some())).then_some(people)
}

/// The lines of a paragraph, in its text.
fn lines(passage: &Passage) -> Vec<Range<usize>> {
    let starts: Vec<usize> = passage.starts().map(|(at, _)| at).collect();
    let ends = starts.iter().skip(1).copied().chain([passage.text().len()]);
    let line = |(start, end): (usize, usize)| start..start + passage.text()[start..end].trim_end().len();
    starts.iter().copied().zip(ends).map(line).collect()
}

fn append(scene: &Scene, statement: &mut Statement, (passage, join): (Passage, Join), between: &str) {
    if passage.is_empty() {
        return;
    }
    scene.view(&mut statement.places, "text", &passage);
    match &mut statement.text {
        Some(text) => {
            text.push_str(match join {
                Join::Bullet => "\n- ",
                Join::Line => "\n",
                _ => between,
            });
            text.push_str(passage.text());
        }
        None => statement.text = Some(passage.into_text()),
    }
}
