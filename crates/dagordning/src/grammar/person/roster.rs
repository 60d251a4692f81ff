//! A roster's line or cell: mark, title, name, and the tail of party, office, substitution and scope.

use std::ops::Range;

use super::super::scan::{self, is_blank};
use super::Person;
use super::name::{NameLikeness, has_name, is_particle, is_person_name, name_length};
use super::scope::{Scopes, scopes_at};
use super::tail::{self, is_tail};
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
    let mut whole = scan::trimmed(s);
    if whole.is_empty() || whole.len() > LONGEST {
        return None;
    }
    // "/Anna Ek/": the name below a signature that somebody has typed.
    if let Some(typed) = s[whole.clone()].strip_prefix('/').and_then(|rest| rest.strip_suffix('/')) {
        let inner = scan::trimmed(typed);
        whole = whole.start + 1 + inner.start..whole.start + 1 + inner.end;
    }
    whole.end -= usize::from(ends_as_sentence(lex, &s[whole.clone()]));
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
    end = cut_name(lex, s, at..end, 2);
    let particles = if end == at { leading_particles(lex, &s[at..]) } else { 0 };
    if particles > 0 {
        // "von Essen, Carl": only the given name behind the comma shows that the particle begins a name.
        end = at + particles + name_length(lex, &s[at + particles..]);
    }
    if end == at && !small_letters(lex, s, at, &mut end) {
        return None;
    }
    person.given = given_behind(lex, s, &person, at..end);
    if particles > 0 && person.given.is_none() {
        return None;
    }
    end = person.given.as_ref().map_or(end, |given| given.end);
    person.name = at..end;
    let likeness = match &person.given {
        // In natural order, so that what a surname begins with is no given name.
        Some(given) => {
            is_person_name(lex, &format!("{} {}", &s[given.clone()], s[at..given.start].trim_end_matches([',', ' '])))
        }
        None if s[at..end].starts_with(char::is_lowercase) => NameLikeness::Likely,
        None => is_person_name(lex, &s[at..end]),
    };
    // One name alone, or one of five words, needs a party in brackets beside it.
    let beside = likeness != NameLikeness::No || is_lone_name(lex, s, at..end);
    if !beside {
        return None;
    }
    tail::read(lex, s, end, &mut person);
    is_plausible(&person, likeness).then_some(person)
}

/// Whether the full stop of a sentence stands behind a name: "Anna Ek, Bo Lindberg."
fn ends_as_sentence(lex: &Language, text: &str) -> bool {
    let Some(bare) = text.strip_suffix('.') else { return false };
    let last = bare.rsplit(is_blank).next().unwrap_or("");
    let mut letters = last.chars();
    letters.next().is_some_and(char::is_uppercase)
        && last.chars().count() >= 3
        && letters.all(|c| c.is_alphabetic() || scan::is_dash(c))
        && last.ends_with(char::is_lowercase)
        && lex.office(&text[bare.len() - last.len()..]).is_none()
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
    let rest = s[name.end..].trim_start_matches([' ', ',']);
    // "Ek, s": a party after the comma does as well as one in brackets.
    let party = s[name.end..].starts_with(',') && tail::is_party_word(lex, rest.trim_end());
    let follows = rest.starts_with(['(', '{', '[']) || party;
    let text = &s[name];
    // "Björn Sal (V)": behind a given name any word is a surname.
    let known = lex.given_name(text.split(is_blank).next().unwrap_or(""));
    follows
        && text.chars().any(char::is_lowercase)
        && !scan::words(text).any(|(at, word)| {
            lex.name_stopword(word) && (at == 0 || !known) || lex.title_word(word) || lex.body_noun(word)
        })
}

/// Two capitalised words with unknown words behind them and nothing that a roster says begin some other text.
fn is_plausible(person: &Person, likeness: NameLikeness) -> bool {
    let belongs = person.party.is_some() || person.organization.is_some();
    match likeness {
        NameLikeness::Likely => true,
        NameLikeness::Possible => {
            let held = person.office.is_some() || person.title.is_some() || !person.substitutions.is_empty();
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
            Some(c) if matches!(c, '*' | '•' | '·') || is_tick(c) => start + c.len_utf8(),
            Some('[' | '(') => match boxed(&s[start..]) {
                0 => return start,
                length => start + length,
            },
            Some(c @ ('x' | 'X' | '-' | '–')) if s[start + c.len_utf8()..].starts_with(is_blank) => {
                start + c.len_utf8()
            }
            _ => return start,
        }
    };
    let next = s.len() - s[end..].trim_start_matches(|c| is_blank(c) || is_tick(c)).len();
    let mut letters = s[next..].chars();
    // "7A Tilda": a class is no number before a name; "7Anna Ek" lost its blank.
    let apart = next > digits || letters.clone().nth(1).is_some_and(char::is_lowercase);
    if !letters.next().is_some_and(char::is_alphabetic) || !apart {
        return start;
    }
    person.mark = Some(start..end);
    next
}

/// The end of the name without a party, office or mark that follows it without any sign: "Anna Ek S", "Anna Ek Ordförande".
/// A party ends a name of at least `least` words.
fn cut_name(lex: &Language, s: &str, name: Range<usize>, least: usize) -> usize {
    let text = &s[name.clone()];
    // The first word is the name's whatever it is.
    for (words, (at, word)) in scan::words(text).enumerate().skip(1) {
        let known = tail::is_party_word(lex, word) || word == "X" || lex.is_organization_acronym(word);
        let other = lex.office(&text[at..]).is_some()
            || lex.title_word(word)
            || tail::substitution_words(lex, &text[at..]).is_some();
        // "Anna Ek SBÄ)": a bracket after capitals shows a party whose opening bracket was lost.
        let known = known || s[name.end..].starts_with(')') && word.chars().all(char::is_uppercase);
        if other || words >= least && known && at + word.len() == text.len() {
            return name.start + text[..at].trim_end().len();
        }
    }
    name.end
}

/// "Ek, Anna": the given name after a comma, where a known one stands there alone, a party in brackets follows, or the
/// line has an attendance mark.
fn given_behind(lex: &Language, s: &str, person: &Person, name: Range<usize>) -> Option<Range<usize>> {
    let marked = person
        .mark
        .as_ref()
        .and_then(|mark| s.get(mark.clone()))
        .is_some_and(|mark| matches!(mark, "x" | "X" | "-" | "–") || mark.starts_with(is_tick));
    let start = s.len() - s[name.end..].strip_prefix(',')?.trim_start().len();
    let length = name_length(lex, &s[start..]);
    // "Ek, Anna S": one given name is enough.
    let end = cut_name(lex, s, start..start + length, 1);
    let given = |word: &str| lex.given_name(&word.replace(|c| c != '-' && scan::is_dash(c), "-"));
    let (behind, before) = (s.get(start..end)?, &s[name]);
    let mut words = behind.split(is_blank).filter(|word| !word.is_empty());
    let first = words.next()?;
    // "- Anna Ek, S": behind a bullet a party stands in a party's place.
    if tail::is_party_word(lex, behind) && !given(behind) {
        return None;
    }
    // "- Anna Ek, HR-strateg", "- Anna Ek, Hyresgästföreningen": the given name stands first.
    let natural = given(before.split(is_blank).next().unwrap_or("")) && before.contains(is_blank);
    if natural && !given(first) || lex.organization_endings().closes(behind) {
        return None;
    }
    let initial = |word: &str| word.trim_end_matches('.').chars().count() == 1;
    let one = marked || words.all(|word| initial(word) || given(word));
    let family = before.split(is_blank).filter(|word| !is_particle(lex, word)).count();
    let known = given(first) && !given(before.split(is_blank).next().unwrap_or(""));
    let closed = s[end..].trim_start();
    let in_party = family == 1
        && closed.starts_with('(')
        && tail::party_in_brackets(lex, closed, 0).is_some()
        && lex.office(behind).is_none()
        && !lex.title_word(first);
    let party = end < start + length && tail::is_party_word(lex, closed.split(is_blank).next().unwrap_or(""));
    let in_party = in_party || family == 1 && party && !lex.title_word(first);
    let told = || {
        known && (matches!(closed, "x" | "X" | "-" | "–") || is_tail(lex, closed) || scopes_at(lex, closed).is_some())
    };
    let ends = end < start + length || closed.is_empty() || closed.starts_with([',', '(']) || told();
    (ends && one && (marked || known || in_party)).then_some(start..end)
}

/// A mark in front of whoever was there, or in a box.
pub(crate) fn is_tick(c: char) -> bool {
    matches!(c, '☒' | '☑' | '✓' | '✔' | '✗' | '✘' | '✕' | '✖' | '×' | '√' | '☐' | '□' | '■' | '●' | '○')
}

/// The length of a box written with brackets: "[x]", "( )".
fn boxed(s: &str) -> usize {
    ["[x]", "[X]", "[ ]", "(x)", "(X)", "( )"].into_iter().find(|mark| s.starts_with(mark)).map_or(0, str::len)
}

/// The length of the small words that a surname begins with: "von ", "de la ".
fn leading_particles(lex: &Language, s: &str) -> usize {
    let words = scan::words(s).take_while(|(_, word)| is_particle(lex, word));
    words
        .last()
        .map_or(0, |(at, word)| at + word.len() + s[at + word.len()..].len() - s[at + word.len()..].trim_start().len())
}

/// A name in small letters, which only a known given name and a party in brackets show: "per olof sjöstrand (m)".
fn small_letters(lex: &Language, s: &str, at: usize, end: &mut usize) -> bool {
    let Some(open) = s[at..].find('(').map(|open| at + open) else { return false };
    let name = s[at..open].trim_end();
    let words = name.split(is_blank).count();
    let letters = |c: char| c.is_lowercase() || is_blank(c) || scan::is_dash(c);
    let first = name.split(is_blank).next().unwrap_or("");
    let capital: String = first.chars().take(1).flat_map(char::to_uppercase).chain(first.chars().skip(1)).collect();
    let party = tail::party_in_brackets(lex, s, open).is_some_and(|(party, _)| lex.party(&s[party]).is_some());
    let named = (2..=4).contains(&words) && name.chars().all(letters) && lex.given_name(&capital) && party;
    if named {
        *end = at + name.len();
    }
    named
}

#[cfg(test)]
#[path = "roster_tests.rs"]
mod tests;
