//! A roster's line or cell: mark, title, name, and the tail of party, office, substitution and scope.

use std::ops::Range;

use super::super::scan::{self, is_blank};
use super::Person;
use super::name::{NameLikeness, has_name, is_person_name, name_length};
use super::scope::{Scopes, scopes_at};
use super::tail;
use crate::language::Language;

/// A seat that nobody holds: "Vakant (S)".
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Vacancy {
    /// The party that the seat belongs to, brackets off.
    pub party: Option<Range<usize>>,
    /// Where the seat's text ends.
    pub end: usize,
}

/// Longer lines are running text.
const LONGEST: usize = 400;

/// Reads a line or cell of a roster; nothing if no name stands where a name should, or the seat is vacant.
#[must_use]
pub fn person(lex: &Language, s: &str) -> Option<Person> {
    let whole = scan::trimmed(s);
    if whole.is_empty() || whole.len() > LONGEST {
        return None;
    }
    let mut person = Person { end: whole.end, ..Person::default() };
    let at = mark(s, whole.start, &mut person);
    if lex.vacancy(&s[at..]).is_some() {
        return None;
    }
    if !has_name(lex, &s[at..]) && !s[at..].contains(['(', '{']) {
        return None;
    }
    let at = tail::lead(lex, s, at, &mut person);
    let mut end = at + name_length(lex, &s[at..]);
    end = cut_name(lex, s, at..end);
    if end == at {
        return None;
    }
    end = surname_first(lex, s, &person, at..end);
    person.name = at..end;
    let likeness = is_person_name(lex, &s[at..end].replace(',', ""));
    // One name alone, or one of five words, needs a party in brackets beside it.
    let beside = likeness != NameLikeness::No || is_lone_name(lex, s, at..end);
    if !beside {
        return None;
    }
    tail::read(lex, s, end, &mut person);
    is_plausible(&person, likeness).then_some(person)
}

/// Reads guests without names and the §§ behind them: "4 PRAO-elever åk. 8 §25". Gives the range that names them.
#[must_use]
pub fn group(lex: &Language, s: &str) -> Option<(Range<usize>, Scopes, Option<Range<usize>>)> {
    let whole = scan::trimmed(s);
    let digits = scan::digits_end(s, whole.start);
    if digits == whole.start || digits - whole.start > 3 || whole.len() > 80 {
        return None;
    }
    let named = s[digits..whole.end].split(is_blank).skip(1).take(3).any(|word| lex.group_word(word));
    if !named || !s[digits..].starts_with(is_blank) {
        return None;
    }
    let sign = s[..whole.end].find('§').unwrap_or(whole.end);
    let scope = scopes_at(lex, &s[sign..whole.end]).filter(|found| sign + found.end == whole.end);
    let end = if scope.is_some() { sign } else { whole.end };
    let name = whole.start..s[..end].trim_end().trim_end_matches(',').len();
    let text = scope.as_ref().map(|_| sign..whole.end);
    Some((name, scope.map(|found| found.value).unwrap_or_default(), text))
}

/// Reads a vacant seat: "Vakant (S)", "Vakant plats", "Ersättare saknas".
#[must_use]
pub fn vacancy(lex: &Language, s: &str) -> Option<Vacancy> {
    let start = mark(s, scan::trimmed(s).start, &mut Person::default());
    let end = start + lex.vacancy(s.get(start..)?)?;
    let gap = s[end..].len() - s[end..].trim_start_matches([',', ' ']).len();
    match tail::party_in_brackets(lex, s, end + gap) {
        Some((party, end)) => Some(Vacancy { party: Some(party), end }),
        None => Some(Vacancy { party: None, end }),
    }
}

/// Whether what is no full name is one because brackets follow it: "Anna (S)".
fn is_lone_name(lex: &Language, s: &str, name: Range<usize>) -> bool {
    let follows = s[name.end..].trim_start_matches([' ', ',']).starts_with(['(', '{', '[']);
    let text = &s[name];
    follows
        && text.chars().any(char::is_lowercase)
        && !scan::words(text).any(|(_, word)| lex.name_stopword(word) || lex.title_word(word) || lex.body_noun(word))
}

/// Two capitalised words with unknown words behind them and nothing that a roster says begin some other text.
fn is_plausible(person: &Person, likeness: NameLikeness) -> bool {
    let belongs = person.party.is_some() || person.organization.is_some();
    match likeness {
        NameLikeness::Likely => true,
        NameLikeness::Possible => {
            let held = person.office.is_some() || person.title.is_some() || person.substitution.is_some();
            person.rest.is_none() || belongs || held
        }
        NameLikeness::No => belongs,
    }
}

/// The mark before a name: a seat's number, "*", "x", "-", a bullet. Gives where the name may begin.
fn mark(s: &str, start: usize, person: &mut Person) -> usize {
    let digits = scan::digits_end(s, start);
    let sign = scan::after(s, start);
    let end = if digits > start && digits - start <= 3 {
        digits + usize::from(s[digits..].starts_with(['.', ')']))
    } else {
        match sign {
            Some(c @ ('*' | '•' | '·')) => start + c.len_utf8(),
            Some(c @ ('x' | 'X' | '-' | '–')) if s[start + c.len_utf8()..].starts_with(is_blank) => {
                start + c.len_utf8()
            }
            _ => return start,
        }
    };
    let next = s.len() - s[end..].trim_start().len();
    if !s[next..].starts_with(char::is_alphabetic) {
        return start;
    }
    person.mark = Some(start..end);
    next
}

/// The end of the name without a party, office or mark that follows it without any sign: "Anna Ek S", "Anna Ek Ordförande".
fn cut_name(lex: &Language, s: &str, name: Range<usize>) -> usize {
    let text = &s[name.clone()];
    for (words, (at, word)) in scan::words(text).enumerate() {
        let known = tail::is_party_word(lex, word) || word == "X" || lex.is_organization_acronym(word);
        let other = lex.office(&text[at..]).is_some()
            || lex.title_word(word)
            || tail::substitution_words(lex, &text[at..]).is_some();
        // "Anna Ek SBÄ)": a bracket after capitals shows a party whose opening bracket was lost.
        let known = known || s[name.end..].starts_with(')') && word.chars().all(char::is_uppercase);
        if words > 0 && other || words > 1 && known && at + word.len() == text.len() {
            return name.start + text[..at].trim_end().len();
        }
    }
    name.end
}

/// "Ek, Anna": the given name after a comma, where a known one stands there alone or the line has an attendance mark.
fn surname_first(lex: &Language, s: &str, person: &Person, name: Range<usize>) -> usize {
    let end = name.end;
    let marked =
        person.mark.as_ref().and_then(|mark| s.get(mark.clone())).is_some_and(|m| matches!(m, "x" | "X" | "-" | "–"));
    let Some(rest) = s[end..].strip_prefix(',') else { return end };
    let start = s.len() - rest.trim_start().len();
    let length = name_length(lex, &s[start..]);
    let first = |text: &str| lex.given_name(text.split(is_blank).next().unwrap_or(""));
    let known = length > 0 && first(&s[start..start + length]) && !first(&s[name]);
    let one = !s[start..start + length].contains(is_blank) || marked;
    let closed = s[start + length..].trim_start();
    let ends = closed.is_empty() || closed.starts_with([',', '(']);
    if length > 0 && ends && one && (marked || known) { start + length } else { end }
}

#[cfg(test)]
#[path = "roster_tests.rs"]
mod tests;
