//! Lists of people in running text: "Anna Ek (S), Bo Lind (M) och Cia Alm (-)".

use std::ops::Range;

use super::super::scan::{self, shift};
use super::name::name_length;
use super::roster::{group, person};
use super::tail;
use super::{Person, Substitution};
use crate::language::Language;

/// The people of a list parted by commas, `och` or `samt`, with ranges of `s`. An office, title or party after a comma
/// belongs to the person before it.
#[must_use]
pub fn people_list(lex: &Language, s: &str) -> Vec<Person> {
    if let Some(people) = polite_list(lex, s) {
        return people;
    }
    let entries = entries(lex, s);
    if entries.len() < 2 {
        return comma_list(lex, s);
    }
    let read = |entry: Range<usize>| {
        let text = &s[entry.clone()];
        let found = match person(lex, text) {
            Some(found) if found.rest.is_none() => vec![found],
            _ => comma_list(lex, text),
        };
        found.into_iter().map(move |found| moved(found, entry.start))
    };
    entries.into_iter().flat_map(read).collect()
}

/// "herrar Wallin, Östling och Tegner samt fru Holm": behind such a word a surname alone is a person.
fn polite_list(lex: &Language, s: &str) -> Option<Vec<Person>> {
    let honorific = |text: &str| lex.honorifics().cut_from_in_any_case(text).map_or(0, |rest| text.len() - rest.len());
    let shown = s.trim_start();
    if honorific(shown) == 0 {
        return None;
    }
    // "Herr Nils Ek, Lidköping": who follows without such a word stands behind one in the plural.
    let mut several = false;
    let named = |part: Range<usize>| {
        let own = honorific(&s[part.clone()]);
        if own > 0 {
            several = lex.honorifics_of_several().opening(&s[part.clone()].to_lowercase()).is_some();
        } else if !several {
            return None;
        }
        let start = part.start + own;
        let name = s[start..part.end].trim_end_matches('.');
        let worded = |word: &str| {
            word.starts_with(char::is_uppercase) && word.chars().all(|c| c.is_alphabetic() || scan::is_dash(c))
        };
        let fits = name.split(' ').count() <= MOST_NAMES && name.split(' ').all(worded);
        fits.then(|| Person { name: start..start + name.len(), end: part.end, ..Person::default() })
    };
    parts(lex, s).into_iter().map(named).collect()
}

/// Words of a name behind such a word.
const MOST_NAMES: usize = 4;

/// The entries of a list parted by semicolons outside brackets: "Anna Ek, Vedums kommun; samt Bo Lind, Askeby kommun."
fn entries(lex: &Language, s: &str) -> Vec<Range<usize>> {
    let (mut depth, mut start) = (0usize, 0);
    let mut entries = Vec::new();
    let mut cut = |start: usize, end: usize| {
        let text = s[start..end].trim_start();
        let text =
            lex.joint_of_names().all().iter().find_map(|joint| text.strip_prefix(joint.trim_start())).unwrap_or(text);
        let shown = text.trim_end().trim_end_matches('.');
        if !shown.is_empty() {
            entries.push(end - text.len()..end - text.len() + shown.len());
        }
    };
    for (at, c) in s.char_indices() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            ';' if depth == 0 => {
                cut(start, at);
                start = at + 1;
            }
            _ => {}
        }
    }
    cut(start, s.len());
    entries
}

/// Whether a part of a list is one more whom the person before it replaces: "ersätter Bo Lind (M) §§ 1-6, Cia Alm (M) §§ 7-11".
fn replaced_besides(lex: &Language, before: &str, whole: &str) -> bool {
    // Few lists have §§, and only who is replaced at some of them is one of several.
    if scan::next_digit(before, 0).is_none() {
        return false;
    }
    let told = |text: &str| person(lex, text).filter(|found| found.rest.is_none()).map(|found| found.substitutions);
    let Some(before) = told(before).filter(|before| before.last().is_some_and(|last| !last.items.is_empty())) else {
        return false;
    };
    told(whole).is_some_and(|whole| whole.len() == before.len() + 1)
}

/// A list parted by commas and joints.
fn comma_list(lex: &Language, s: &str) -> Vec<Person> {
    let mut people: Vec<Range<usize>> = Vec::new();
    for part in parts(lex, s) {
        let text = &s[part.clone()];
        // "… och 4 PRAO-elever": guests without names are nobody's tail.
        if text.starts_with(|c: char| c.is_ascii_digit()) && group(lex, text).is_some() {
            continue;
        }
        let mut lead = Person { end: text.len(), ..Person::default() };
        let name = tail::lead(lex, text, 0, &mut lead);
        let begins = name_length(lex, &text[name..]) > 0
            && lex.office(&text[name..]).is_none_or(|(_, length)| length < text.trim_end().len() && name > 0)
            && !tail::is_party_word(lex, text.trim())
            && !lex.is_organization_acronym(text.trim())
            && lex.body_at(text) != Some(text.len());
        match people.last_mut() {
            Some(last) if !begins || replaced_besides(lex, &s[last.clone()], &s[last.start..part.end]) => {
                last.end = part.end;
            }
            _ => people.push(part),
        }
    }
    people.into_iter().filter_map(|range| Some(moved(person(lex, s.get(range.clone())?)?, range.start))).collect()
}

/// The parts of a list: cut at commas, semicolons, "och", "samt" and "&" outside brackets.
fn parts(lex: &Language, s: &str) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let (mut depth, mut start) = (0usize, 0);
    let mut cut = |start: usize, end: usize| {
        let text = &s[start..end];
        let from = start + text.len() - text.trim_start().len();
        let to = start + text.trim_end().trim_end_matches('.').len().max(from - start);
        if from < to {
            parts.push(from..to);
        }
    };
    for (at, c) in s.char_indices() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            ',' | ';' | '&' | '\n' if depth == 0 => {
                cut(start, at);
                start = at + 1;
            }
            ' ' if depth == 0 => {
                if let Some(joint) = lex.joint_of_names().opening(&s[at..]) {
                    cut(start, at);
                    start = at + joint.len() - 1;
                }
            }
            _ => {}
        }
    }
    cut(start.min(s.len()), s.len());
    parts
}

/// The person with all ranges moved by `offset`.
fn moved(person: Person, offset: usize) -> Person {
    let by = |range: Range<usize>| shift(range, offset);
    let substitutions = person.substitutions.into_iter().map(|found| Substitution {
        items: found.items,
        organization: found.organization.map(by),
        words: by(found.words),
        name: found.name.map(by),
        party: found.party.map(by),
        office: found.office.map(|office| office.shifted(offset)),
    });
    Person {
        name: by(person.name),
        given: person.given.map(by),
        party: person.party.map(by),
        office: person.office.map(|office| office.shifted(offset)),
        title: person.title.map(by),
        organization: person.organization.map(by),
        mark: person.mark.map(by),
        substitutions: substitutions.collect(),
        scope_text: person.scope_text.map(by),
        from: person.from.map(|time| time.shifted(offset)),
        until: person.until.map(|time| time.shifted(offset)),
        reason: person.reason.map(by),
        rest: person.rest.map(by),
        end: person.end + offset,
        ..person
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_names() {
        let lex = Language::swedish();
        for (text, expected) in [
            ("Anna Ek (S), Bo Lind (M) och Cia Alm (-)", "Anna Ek/S Bo Lind/M Cia Alm/"),
            ("Anna Ek och Bo Lind samt Cia Alm.", "Anna Ek/ Bo Lind/ Cia Alm/"),
            ("Anna Ek (S), ordförande, Bo Lind (M)", "Anna Ek/S Bo Lind/M"),
            ("ordföranden Anna Ek (S) och tjänstgörande ersättaren Bo Lind (FP).", "Anna Ek/S Bo Lind/FP"),
            ("Anna Ek, S, Bo Lind, M", "Anna Ek/S Bo Lind/M"),
            (
                "Förste vice ordföranden, tillika tjänstgörande ordföranden Anna Ek (S), Bo Lind (M)",
                "Anna Ek/S Bo Lind/M",
            ),
            ("Herrar Wallin, Östling och Tegner samt fru Holm", "Wallin/ Östling/ Tegner/ Holm/"),
            ("herr Nils Ek", "Nils Ek/"),
            ("Herr Nils Ek, Lidköping", "Nils Ek/"),
            ("", ""),
        ] {
            let people = people_list(lex, text);
            let shown: Vec<String> = people
                .iter()
                .map(|p| format!("{}/{}", &text[p.name.clone()], p.party.clone().map_or("", |party| &text[party])))
                .collect();
            assert_eq!(shown.join(" "), expected, "{text}");
        }
    }
}
