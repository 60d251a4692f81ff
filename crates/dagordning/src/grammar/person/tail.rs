//! What stands around a name in a roster: party, office, title, substitution, scope, clock, mode and reason.

use std::ops::Range;

use super::super::Spanned;
use super::super::scan::{self, is_blank, is_dash};
use super::super::time;
use super::belongs::{behind_sign, is_small_party, named_organization, parting_dash, without_stop};
use super::name::{NameLikeness, is_person_name, name_length};
use super::scope::{Scopes, scopes_at};
use super::{Person, Substitution};
use crate::language::{Language, OfficeOrFunction, Wording};

/// Reads what follows the name, segment by segment.
pub(super) fn read(lex: &Language, s: &str, from: usize, person: &mut Person) {
    let mut at = from;
    let mut office_end = 0;
    while at < person.end {
        let skipped = s[at..person.end].trim_start_matches(|c| is_blank(c) || matches!(c, ',' | ';' | '.' | ':')).len();
        at = person.end - skipped;
        if skipped == 0 {
            break;
        }
        at += parting_dash(&s[at..person.end]);
        let office = person.office.is_some();
        at = match segment(lex, s, at, person, office_end) {
            Some(end) if end > at => end.min(person.end),
            _ => unknown(s, at, person),
        };
        if person.office.is_some() && !office {
            office_end = at;
        }
    }
}

/// An office or title before the name: "Ordföranden Anna Ek", "Tf. socialchef Anna Ek". Gives where the name begins.
pub(super) fn lead(lex: &Language, s: &str, at: usize, person: &mut Person) -> usize {
    let polite = lex.honorifics().cut_from_in_any_case(&s[at..]).map_or(0, |rest| s.len() - at - rest.len());
    let mut start = at + polite;
    // "Ledamöterna  Karl Ek", "Suppleanten  Bo Ros": what they are stands before their names.
    let said = [lex.told_members(), lex.told_substitutes()].iter().find_map(|words| {
        let rest = words.cut_from_in_any_case(&s[start..]).filter(|rest| rest.starts_with(is_blank))?;
        Some(skip_blanks(s, s.len() - rest.len()))
    });
    start = said.filter(|at| name_length(lex, &s[*at..]) > 0).unwrap_or(start);
    if let Some((_, length)) = lex.serving_substitutes().words_at(&s[at..]) {
        person.serving = true;
        start = skip_blanks(s, at + length);
    }
    if let Some((value, length)) = lex.office(&s[start..]) {
        let mut end = start + length;
        // "Förste vice ordföranden, tillika tjänstgörande ordföranden Anna Ek"
        let also = lex.also_in_office().cut_from(&s[end..]).map_or(end, |rest| s.len() - rest.len());
        if also > end
            && let Some((_, length)) = lex.office(&s[also..])
        {
            end = also + length;
        }
        // "Förste vice ordförande i utbildningsnämnden Sofia Hell (S)": the office is another body's, a title here.
        let whose = lex.office_places().cut_from(&s[end..]).and_then(|rest| {
            let length = capital_body(lex, rest)?;
            Some(s.len() - rest.len() + length)
        });
        if let Some(whose) = whose.filter(|whose| name_length(lex, &s[skip_blanks(s, *whose)..]) > 0) {
            person.title = Some(start..whose);
            return skip_blanks(s, whose);
        }
        let next = skip_blanks(s, end + usize::from(s[end..].starts_with(':')));
        if name_length(lex, &s[next..]) > 0 {
            person.office = Some(Spanned::new(value, start, end));
            return next;
        }
    }
    match title_before(lex, &s[start..]) {
        Some((title, next)) if name_length(lex, &s[start + next..]) > 0 => {
            person.title = Some(start..start + title);
            start + next
        }
        _ => start,
    }
}

/// The length of a body's name in small letters: "utbildningsnämnden".
fn capital_body(lex: &Language, s: &str) -> Option<usize> {
    let end = s.find([' ', ',', '(']).unwrap_or(s.len());
    lex.body_noun(&s[..end]).then_some(end)
}

/// A professional title at the start of `s` with a name behind it: the title's length and where the name begins.
pub(super) fn title_before(lex: &Language, s: &str) -> Option<(usize, usize)> {
    let mut at = 0;
    let mut found = None;
    for (count, word) in s.split(' ').take(5).enumerate() {
        let end = at + word.len();
        if lex.title_word(word) {
            found = Some((end, skip_blanks(s, end)));
        } else if found.is_some() || count == 0 && name_length(lex, s) > word.len() && !lex.acting().opens(word) {
            break;
        }
        if word.contains([',', '(', ':']) {
            break;
        }
        at = end + 1;
    }
    found.filter(|(_, next)| s[*next..].starts_with(char::is_uppercase))
}

/// Whether a text begins with words that can only follow a name: "ersätter Bo Lind", "via Teams", "kl 13.00-14.30".
#[must_use]
pub fn is_tail(lex: &Language, text: &str) -> bool {
    substitution_words(lex, text).is_some()
        || lex.serving().words_at(text).is_some()
        || lex.not_serving().words_at(text).is_some()
        || lex.remote().words_at(text).is_some()
        || lex.conflict_of_interest().words_at(text).is_some()
        || (lex.clock_until().words_at(text).is_some() || lex.clock_from().words_at(text).is_some())
            && text.bytes().any(|b| b.is_ascii_digit())
        || lex.clock_abbreviations().opening(text).is_some_and(|label| {
            time::time_range_at(lex, text.trim_start_matches(label).trim_start_matches(['.', ' '])).is_some()
        })
}

fn segment(lex: &Language, s: &str, at: usize, person: &mut Person, office_end: usize) -> Option<usize> {
    let rest = s.get(at..person.end)?;
    if rest.starts_with(['(', '{', '[']) {
        return bracket(lex, s, at, person);
    }
    if let Some(end) = substitution(lex, s, at, person) {
        return Some(end);
    }
    if let Some((_, length)) = lex.not_serving().words_at(rest) {
        person.idle = true;
        return Some(at + length);
    }
    if let Some((_, length)) = lex.partly().words_at(rest) {
        extend(&mut person.scope_text, at..at + length);
        return Some(at + length);
    }
    if let Some((_, length)) = lex.serving().words_at(rest) {
        person.serving = true;
        return Some(at + length);
    }
    if let Some((_, length)) = lex.remote().words_at(rest) {
        person.remote = true;
        return Some(at + length);
    }
    if let Some((_, length)) = lex.conflict_of_interest().words_at(rest) {
        person.reason = Some(cause(s, at..at + length));
        return Some(at + length);
    }
    if let Some(end) = clock(lex, s, at, person) {
        return Some(end);
    }
    if let Some(found) = scopes_at(lex, rest) {
        let near = office_end > 0 && s[office_end..at].trim().is_empty();
        if let Some(replaced) = person.substitutions.last_mut() {
            replaced.items.extend(found.value.items.iter().cloned());
        }
        add_scopes(person, found.value, near);
        // The scopes of several who are replaced are no one text.
        if person.substitutions.len() < 2 {
            extend(&mut person.scope_text, at..at + found.end);
        }
        return Some(at + found.end);
    }
    if let Some((value, length)) = lex.office(rest) {
        if person.office.is_none() {
            let (value, from, end) = jointly(lex, s, value, at..at + length);
            person.office = Some(Spanned::new(value, from, end));
            return Some(of_organization(lex, s, end, person).unwrap_or(end));
        }
        return Some(office_for_a_time(lex, s, at..at + length, person));
    }
    words(lex, s, at, person)
}

/// "ålderspresident/ordförande": of two words with a stroke between, the office that the roster knows.
fn jointly(lex: &Language, s: &str, value: OfficeOrFunction, at: Range<usize>) -> (OfficeOrFunction, usize, usize) {
    let second = s[at.end..].strip_prefix('/').and_then(|rest| lex.office(rest));
    match second {
        Some((second, length)) => {
            let end = at.end + 1 + length;
            let held = matches!(value, OfficeOrFunction::Office(_));
            if held { (value, at.start, end) } else { (second, at.end + 1, end) }
        }
        None => (value, at.start, at.end),
    }
}

/// "Ordförande Sveriges Lärare": the office is an organization's, and so a title here. Gives where it ends.
fn of_organization(lex: &Language, s: &str, from: usize, person: &mut Person) -> Option<usize> {
    // White space at the end of a line belongs to nobody.
    let at = skip_blanks(s, from).min(person.end);
    let end = phrase_end(s, at, person.end);
    let phrase = s.get(at..end)?.trim_end();
    let named = phrase.starts_with(char::is_uppercase)
        && at > from
        && phrase.contains(is_blank)
        && is_person_name(lex, phrase) == NameLikeness::No
        && lex.office(phrase).is_none()
        && scopes_at(lex, phrase).is_none()
        && !phrase.ends_with('.');
    if !named || person.organization.is_some() || person.party.is_some() {
        return None;
    }
    let office = person.office.take()?;
    person.title = Some(office.start..office.end);
    person.organization = Some(at..at + phrase.len());
    Some(at + phrase.len())
}

/// A second office, held at some §§: "vice ordf. § 62 ordf.", "Vice ordförande. Ordförande § 353". Gives its end.
fn office_for_a_time(lex: &Language, s: &str, office: Range<usize>, person: &mut Person) -> usize {
    let start = skip_blanks(s, office.end);
    if let Some(found) = s.get(start..person.end).and_then(|rest| scopes_at(lex, rest)) {
        person.scopes.office.extend(found.value.items);
        extend(&mut person.scope_text, start..start + found.end);
        return start + found.end;
    }
    if person.scopes.office.is_empty() {
        person.scopes.office = std::mem::take(&mut person.scopes.items);
    }
    office.end
}

fn add_scopes(person: &mut Person, scopes: Scopes, of_office: bool) {
    if of_office {
        person.scopes.office.extend(scopes.items);
        person.scopes.extend(Scopes { items: Vec::new(), ..scopes });
    } else {
        person.scopes.extend(scopes);
    }
}

/// A party, organization, title or attendance mark without brackets, up to the next sign.
fn words(lex: &Language, s: &str, at: usize, person: &mut Person) -> Option<usize> {
    let end = phrase_end(s, at, person.end);
    let phrase = s.get(at..end)?.trim_end();
    let end = at + phrase.len();
    let first = phrase.split(is_blank).next().unwrap_or("");
    let first_end = at + first.len();
    // "SBÄ)": the opening bracket was lost.
    if person.party.is_none() && s[first_end..].starts_with(')') && first.chars().count() <= 12 {
        person.party = Some(at..first_end);
        return Some(first_end + 1);
    }
    if person.party.is_none() && is_party_word(lex, first) {
        person.party = Some(at..first_end);
        return Some(first_end);
    }
    if person.organization.is_none() && (lex.is_organization_acronym(first) || lex.is_organization_acronym(phrase)) {
        person.organization = Some(at..end);
        return Some(end);
    }
    if matches!(phrase, "X" | "x" | "-" | "–" | "1" | "*" | ")") {
        person.mark.get_or_insert(at..end);
        return Some(end);
    }
    let spoken = phrase.split(is_blank).any(|word| lex.title_word(word));
    if let Some(end) = second_title(lex, s, at..end, spoken, person) {
        return Some(end);
    }
    if person.organization.is_none() && !spoken && lex.body_at(phrase) == Some(phrase.len()) {
        person.organization = Some(at..end);
        return Some(end);
    }
    // "Anna Ek (S), Tunby kommun, ordförande": members of a federation come from its municipalities. "Bo Alm, platschef,
    // Nordbygge AB": a company says itself what it is.
    let company = || lex.company_endings().closes(phrase) && phrase.contains(is_blank) && behind_sign(&s[..at]);
    // "Alva Nyström, Distrikt Norr"
    let of_association = || !spoken && behind_sign(&s[..at]) && lex.is_association(phrase);
    if person.organization.is_none()
        && (lex.organization(phrase) == Some(phrase.len()) || company() || of_association())
    {
        person.organization = Some(at..end);
        return Some(end);
    }
    if person.organization.is_none()
        && let Some(rest) = lex.sent_from().cut_from(phrase)
        && rest.starts_with(char::is_uppercase)
    {
        let start = end - rest.len();
        person.organization = Some(start..start + without_stop(rest).len());
        return Some(end);
    }
    let after_comma = behind_sign(&s[..at]);
    // "kommunfullmäktiges ordförande": an office of another body.
    let elsewhere = || {
        let (whose, office) = phrase.split_once(is_blank)?;
        let length = lex.office(office)?.1;
        (lex.body_at(whose.strip_suffix('s')?).is_some() && length == office.len()).then_some(())
    };
    if after_comma && person.title.is_none() && elsewhere().is_some() {
        person.title = Some(at..end);
        return Some(end);
    }
    let lone = after_comma && phrase.starts_with(char::is_lowercase) && !phrase.contains(is_blank) && phrase.len() > 4;
    let short = phrase.split(is_blank).count() <= if after_comma { 8 } else { 4 };
    if person.title.is_none() && (spoken && short || lone) {
        person.title = Some(at..end);
        return Some(end);
    }
    // A local party that no list knows: a few letters in the party's place that make no word, "Kul" or "vv", and behind it
    // nothing or whom its member replaces.
    let behind = phrase[first.len()..].trim_start();
    let capitals = first.chars().all(char::is_alphabetic) && first.starts_with(char::is_uppercase);
    if after_comma
        && person.party.is_none()
        && (2..=4).contains(&first.chars().count())
        && (capitals && !lex.given_name(first) && !lex.title_word(first) || is_small_party(lex, first))
        && (behind.is_empty() || substitution_words(lex, behind).is_some())
    {
        person.party = Some(at..first_end);
        return Some(first_end);
    }
    let capital = phrase.starts_with(char::is_uppercase) && is_person_name(lex, phrase) == NameLikeness::No;
    if after_comma && capital && person.party.is_none() && person.organization.is_none() && person.title.is_none() {
        let end = at + named_organization(lex, phrase, &s[at..person.end])?;
        person.organization = Some(at..end);
        return Some(end);
    }
    None
}

/// "(HR-chef, ordförande)", "(jurist, sekreterare)": in one bracket a title and what its bearer is at the meeting. Gives the
/// title.
fn title_and_more(lex: &Language, s: &str, range: &Range<usize>, person: &mut Person) -> Option<Range<usize>> {
    let text = s.get(range.clone())?;
    let (title, more) = text.rsplit_once(", ").filter(|_| person.title.is_none())?;
    let titled = !title.contains(',') && title.split(is_blank).any(|word| lex.title_word(word));
    let at = range.end - more.len()..range.end;
    if !titled {
        return None;
    }
    if let Some((value, _)) = lex.office(more).filter(|(_, length)| *length == more.len() && person.office.is_none()) {
        person.office = Some(Spanned::new(value, at.start, at.end));
    } else if lex.secretary_titles().has(&more.to_lowercase()) {
        person.writes = Some(at);
    } else {
        return None;
    }
    Some(range.start..range.start + title.len())
}

/// A title behind another one: "jurist, sekreterare" says what somebody is and that they take the minutes; "controller,
/// projektledare" is one title of two.
fn second_title(lex: &Language, s: &str, at: Range<usize>, spoken: bool, person: &mut Person) -> Option<usize> {
    let first = person.title.clone()?;
    let beside = s.get(first.end..at.start).is_some_and(|sign| sign.trim() == ",");
    let writes = |range: &Range<usize>| lex.secretary_titles().has(&s[range.clone()].to_lowercase());
    // "Kanslichef Rune Viberg, sekreterare"
    let led = first.end <= person.name.start && writes(&at);
    if !(beside || led) {
        return None;
    }
    if writes(&at) {
        person.writes = Some(at.clone());
    } else if writes(&first) && spoken {
        person.writes = Some(first);
        person.title = Some(at.clone());
    } else if spoken && s[at.clone()].starts_with(char::is_lowercase) {
        person.title = Some(first.start..at.end);
    } else {
        return None;
    }
    Some(at.end)
}

/// A party's abbreviation that needs no brackets: a known one, as a word of its own.
pub(super) fn is_party_word(lex: &Language, word: &str) -> bool {
    (1..=8).contains(&word.len())
        && word.chars().all(char::is_alphabetic)
        && lex.party(word).is_some()
        && (word.chars().all(char::is_uppercase) || word.chars().all(char::is_lowercase) || word.chars().count() <= 4)
}

/// The end of a phrase: a comma, bracket, §, wide gap or number.
fn phrase_end(s: &str, at: usize, end: usize) -> usize {
    let text = &s[at..end];
    let mut blanks = 0;
    for (offset, c) in text.char_indices() {
        if matches!(c, ',' | ';' | '(' | ')' | '{' | '[' | '§' | '\t') || c.is_ascii_digit() && offset > 0 && blanks > 0
        {
            return at + offset;
        }
        blanks = if is_blank(c) { blanks + 1 } else { 0 };
        if blanks >= 3 {
            return at + offset;
        }
    }
    end
}

/// Takes an unknown phrase into the rest.
fn unknown(s: &str, at: usize, person: &mut Person) -> usize {
    let first = s[at..].chars().next().map_or(1, char::len_utf8);
    let end = phrase_end(s, at, person.end).max(at + first);
    let shown = at + s[at..end].trim_end().len();
    extend(&mut person.rest, at..shown.max(at + first));
    end
}

fn extend(range: &mut Option<Range<usize>>, more: Range<usize>) {
    *range = Some(match range.take() {
        Some(before) => before.start.min(more.start)..before.end.max(more.end),
        None => more,
    });
}

/// The inside of brackets at `at`, their typos forgiven — `((SD)`, `(M))`, `(L,)`, `(C}` — and where they end.
fn inside(s: &str, at: usize) -> Option<(Range<usize>, usize)> {
    let rest = s.get(at..)?;
    let open = rest.len() - rest.trim_start_matches(['(', '{', '[', ' ']).len();
    let first = rest[open..].find([')', '}', ']']).unwrap_or(rest.len() - open);
    // "(Ersätter tom (V)-plats)": brackets within brackets.
    let within = rest[open..open + first].matches('(').count();
    let closes = || rest[open..].match_indices(')').map(|(at, _)| at);
    let length = if within > 0 && within < 3 { closes().nth(within).unwrap_or(first) } else { first };
    let content = &rest[open..open + length];
    let close = rest[open + length..].len() - rest[open + length..].trim_start_matches([')', '}', ']']).len();
    let text = content.trim_matches([' ', ',', '.', ';']);
    let start = at + open + (content.len() - content.trim_start_matches([' ', ',', '.', ';']).len());
    Some((start..start + text.len(), at + open + length + close))
}

/// A party in brackets at `at`: its range and the brackets' end. Nothing for "(-)" or what cannot be a party.
pub(super) fn party_in_brackets(lex: &Language, s: &str, at: usize) -> Option<(Range<usize>, usize)> {
    if !s.get(at..)?.starts_with(['(', '{', '[']) {
        return None;
    }
    let (range, end) = inside(s, at)?;
    let text = s.get(range.clone())?;
    let free = text.split(',').next().is_some_and(|first| lex.no_party(first.trim()));
    let lettered = text.chars().any(char::is_alphabetic) && !lex.secretary_titles().has(text);
    (lettered && !is_named_organization(lex, text) && (free || lex.party(text).is_some() || is_party_shape(text)))
        .then_some((range, end))
}

/// "Strandskolan", "Kvarnvika gymnasium": whoever is there for them has no party.
fn is_named_organization(lex: &Language, text: &str) -> bool {
    text.starts_with(char::is_uppercase) && lex.party(text).is_none() && lex.school_endings().closes(text)
}

/// The set of local parties is open: 1 to 12 letters, digits and full stops, in one word.
fn is_party_shape(text: &str) -> bool {
    text.chars().count() <= 12
        && text.starts_with(char::is_alphabetic)
        && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '+'))
}

fn bracket(lex: &Language, s: &str, open: usize, person: &mut Person) -> Option<usize> {
    let (range, outer) = inside(s, open)?;
    let text = s.get(range.clone())?;
    if text.is_empty() || text.chars().all(is_dash) {
        return Some(outer);
    }
    if lex.partly().words_at(text).is_some_and(|(_, length)| length == text.len()) {
        extend(&mut person.scope_text, range);
        return Some(outer);
    }
    if lex.is_organization_acronym(text.split(is_blank).next().unwrap_or(""))
        || lex.is_organization_acronym(text)
        || is_named_organization(lex, text)
    {
        person.organization.get_or_insert(range);
    } else if person.party.is_none() && (lex.party(text).is_some() || lex.no_party(text)) {
        person.party = Some(range);
    } else if let Some((value, _)) = lex.office(text).filter(|(_, length)| *length == text.len()) {
        person.office.get_or_insert(Spanned::new(value, range.start, range.end));
    } else if let Some((_, length)) = lex.conflict_of_interest().words_at(text) {
        person.reason = Some(cause(s, range.start..range.start + length));
    } else if lex.reasons_away().has(&text.to_lowercase()) {
        person.reason = Some(range);
    } else if let Some((_, length)) = lex.remote().words_at(text) {
        person.remote = true;
        // "(via telefon från punkt 5)": from which item on, too.
        let rest = text[length..].trim_start_matches([',', ' ']);
        if let Some(found) = scopes_at(lex, rest).filter(|found| found.end == rest.len()) {
            person.scopes.extend(found.value);
            extend(&mut person.scope_text, range.end - rest.len()..range.end);
        }
    } else if let Some((at, end)) = subitems(lex, text) {
        // "(punkt A, tf VA-chef)", "(ekonom, punkt A-E, G och H)": the parts, and who they are before or after.
        // "(punkt 4)" is an item, "(punkt A)" a part of one.
        for name in part_names(lex, &text[at..end]) {
            let numbered = name.starts_with(|c: char| c.is_ascii_digit());
            let scopes = &mut person.scopes;
            if numbered { scopes.items.push(name) } else { scopes.subitems.push(name) }
        }
        let before = text[..at].trim_end().trim_end_matches([',', ' ']);
        let before = before[..before.len() - subitem_word(lex, before)].trim_end_matches([',', ' ']);
        let after = text[end..].trim_start_matches([',', ' ']);
        // "(punkt 5-8, på distans)"
        let away = |words: &str| lex.remote().words_at(words).is_some_and(|(_, length)| length == words.len());
        if away(before) || away(after) {
            person.remote = true;
            let from = if before.is_empty() { range.start } else { range.start + at };
            extend(&mut person.scope_text, from..range.start + end);
        } else if !before.is_empty() {
            person.title.get_or_insert(range.start..range.start + before.len());
        } else if after.is_empty() {
            extend(&mut person.scope_text, open..outer);
        } else {
            person.title.get_or_insert(range.end - after.len()..range.end);
        }
    } else if let Some(found) = scopes_at(lex, text).filter(|found| found.end == text.len()) {
        person.scopes.extend(found.value);
        extend(&mut person.scope_text, range);
    } else if let Some(found) = scopes_at(lex, text).filter(|found| timed(lex, &text[found.end..])) {
        // "(fr.o.m. § 5, kl. 17.40)": at which § and when. The clock tells the side that the § does.
        let sign = text[found.end..].len() - text[found.end..].trim_start_matches([',', ' ']).len();
        let until = found.value.items.iter().all(|items| items.starts_with('-'));
        person.scopes.extend(found.value);
        clock(lex, s, range.start + found.end + sign, person);
        if until {
            person.until = person.until.take().or(person.from.take());
        }
        extend(&mut person.scope_text, range);
    } else if clock(lex, s, range.start, person).is_some() {
        // The clock's end is inside the brackets.
    } else if let Some(parts) = title_and_more(lex, s, &range, person) {
        person.title = Some(parts);
    } else if text.split(is_blank).any(|word| lex.title_word(word)) && person.title.is_none() {
        person.title = Some(range);
    } else if lex.body_at(text) == Some(text.len()) && person.organization.is_none() {
        person.organization = Some(range);
    } else if let (None, Some((party, _))) = (&person.party, party_in_brackets(lex, s, open)) {
        person.party = Some(party);
    } else if let Some(replaced) = replaces(lex, s, &range) {
        person.serving = true;
        person.substitutions.push(replaced);
    } else if person.organization.is_none()
        && !text.contains(' ')
        && text.starts_with(char::is_uppercase)
        && (lex.is_association(text) || lex.organization_endings().closes(text))
    {
        person.organization = Some(range);
    } else if person.party.is_none() && is_party_in_full(lex, text) {
        person.party = Some(range);
    } else if person.title.is_none() && is_title_shape(lex, text) {
        person.title = Some(range);
    } else {
        extend(&mut person.rest, range);
    }
    Some(outer)
}

/// Whether nothing but a time of day stands behind a scope: ", kl. 17.40".
fn timed(lex: &Language, text: &str) -> bool {
    let time = text.trim_start_matches([',', ' ']);
    time.starts_with(|c: char| c.is_ascii_digit() || c.is_alphabetic())
        && time::time_range_at(lex, time).is_some_and(|found| found.end == time.len() && found.value.end.is_none())
}

/// The reason in "på grund av jäv".
fn cause(s: &str, phrase: Range<usize>) -> Range<usize> {
    let at = s[phrase.clone()].rfind([' ', '.']).map_or(0, |at| at + 1);
    phrase.start + at..phrase.end
}

/// Words in small letters tell what somebody is, known or not: "(förvaltningssekretetare)".
fn is_title_shape(lex: &Language, text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    // No party's name in one word is longer than thirteen letters: "(Personalföreträdare)".
    let long = letters >= 14 && !text.contains(' ') && !lex.party_endings().closes(&text.to_lowercase());
    (text.starts_with(char::is_lowercase) || long)
        && letters >= 5
        && text.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '.' | ',' | '/' | '&' | ':'))
}

/// A party's or organization's name in full, known or not: "(Norrsundabygdens väl)".
fn is_party_in_full(lex: &Language, text: &str) -> bool {
    let words = text.split(is_blank).count();
    let letters = text.chars().all(|c| c.is_alphabetic() || is_blank(c) || is_dash(c) || matches!(c, '.' | '&'));
    let name = words >= 2 || lex.party_endings().closes(&text.to_lowercase());
    name && words <= 5 && text.len() <= 60 && letters && text.starts_with(char::is_uppercase)
}

/// "(Ersätter tom (V)-plats)": whom or whose seat the brackets name.
fn replaces(lex: &Language, s: &str, range: &Range<usize>) -> Option<Substitution> {
    let mut inner = Person { end: s.len().min(range.end + 1), ..Person::default() };
    substitution(lex, s, range.start, &mut inner)?;
    inner.substitutions.pop()
}

/// Where the names of an item's parts stand in brackets: "A-E, G och H" in "ekonom, punkt A-E, G och H".
fn subitems(lex: &Language, text: &str) -> Option<(usize, usize)> {
    let starts = std::iter::once(0).chain(text.match_indices(", ").map(|(at, comma)| at + comma.len()));
    let (from, word) =
        starts.filter_map(|at| lex.parts_of_item().words_at(&text[at..]).map(|(_, length)| (at, length))).next()?;
    let start = skip_blanks(text, from + word);
    let mut end = start;
    let mut at = start;
    while at < text.len() {
        let length = text[at..].find([' ', ',']).unwrap_or(text.len() - at);
        let name = &text[at..at + length];
        let part = length > 0
            && name.chars().count() <= 5
            && name.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        if part {
            end = at + length;
        } else if !(matches!(name, "" | "-" | "–") || lex.joint_of_parts().has(name)) {
            break;
        }
        at += length + 1;
    }
    (end > start).then_some((start, end))
}

/// The length of the word at the end of `text` that names a part.
fn subitem_word(lex: &Language, text: &str) -> usize {
    let lower = text.to_lowercase();
    lex.parts_of_item().closing(&lower).map_or(0, str::len)
}

/// "A-E, G och H": each name or range.
fn part_names(lex: &Language, text: &str) -> impl Iterator<Item = String> {
    let names = text.split([' ', ',']).filter(|name| !name.is_empty() && !lex.joint_of_parts().has(name));
    names.map(|name| name.replace(['–', '—'], "-"))
}

/// The length of the words at the start of `s` that say that a person replaces another.
pub(super) fn substitution_words(lex: &Language, s: &str) -> Option<usize> {
    lex.replacing().words_at(s).map(|(_, length)| length)
}

fn substitution(lex: &Language, s: &str, at: usize, person: &mut Person) -> Option<usize> {
    let rest = s.get(at..person.end)?;
    // "ersätter Bo Lind (M), §§ 1-6, Cia Alm (M), §§ 7-11": after the §§ of the one comes the next.
    let next = || {
        let last = person.substitutions.last().filter(|last| !last.items.is_empty())?;
        another(lex, rest, last.party.is_some())
    };
    let length = substitution_words(lex, rest).or_else(next)?;
    let start = skip_blanks(s, at + length);
    let mut found = Substitution { words: at..at + length, ..Substitution::default() };
    let mut end;
    if let Some(vacant) = lex.vacancy(&s[start..]).or_else(|| {
        lex.vacant_before_party().opening(&s[start..]).map(|vacant| vacant.trim_end_matches([' ', '(']).len())
    }) {
        // "ersätter tom (V)-plats"
        end = start + vacant;
    } else {
        let name = start + title_before(lex, &s[start..]).map_or(0, |(_, next)| next);
        end = name + name_length(lex, &s[name..]);
        if end == name {
            return None;
        }
        // "ersätter Bo Lind S": the party without brackets ends the name.
        if let Some((word_at, word)) = scan::last_word(&s[name..end], 8)
            && word_at > 0
            && s[name..name + word_at].trim().contains(' ')
            && is_party_word(lex, word)
        {
            found.party = Some(name + word_at..end);
            found.name = Some(name..name + s[name..name + word_at].trim_end().len());
        } else {
            found.name = Some(name..end);
        }
    }
    let next = s.len() - s[end..].trim_start_matches([' ', ',']).len();
    if let Some((party, close)) = party_in_brackets(lex, s, next).filter(|_| found.party.is_none()) {
        found.party = Some(party);
        end = close + lex.seat_endings().opening(&s[close..]).map_or(0, str::len);
    }
    // "för Bo Lind, S": the party after a comma, without brackets.
    let next = s.len() - s[end..].trim_start_matches([' ', ',']).len();
    let word = s[next..].split([' ', ',']).next().unwrap_or("");
    if found.party.is_none() && found.name.is_some() && s[end..].starts_with(',') && is_party_word(lex, word) {
        found.party = Some(next..next + word.len());
        end = next + word.len();
    }
    // "ersättare för Bo Lind, Norrby": in joint bodies an organization stands in the party's place.
    let next = s.len() - s[end..].trim_start_matches([' ', ',']).len();
    let phrase = s[next..].split([',', '(', '§']).next().unwrap_or("").trim_end();
    if found.party.is_none()
        && found.name.is_some()
        && s[end..].starts_with(',')
        && phrase.starts_with(char::is_uppercase)
        && phrase.split(' ').count() <= 4
        && lex.remote().words_at(phrase).is_none()
        && lex.office(phrase).is_none()
    {
        found.organization = Some(next..next + phrase.len());
        end = next + phrase.len();
    }
    let next = s.len() - s[end..].trim_start_matches([' ', ',']).len();
    let inner = next + usize::from(s[next..].starts_with('('));
    if let Some((OfficeOrFunction::Office(office), length)) = lex.office(&s[inner..])
        && inner > next
        && s[inner + length..].starts_with(')')
    {
        found.office = Some(Spanned::new(office, inner, inner + length));
        end = inner + length + 1;
    } else if let Some((OfficeOrFunction::Office(office), length)) = lex.office(&s[next..]) {
        found.office = Some(Spanned::new(office, next, next + length));
        end = next + length;
    }
    person.serving = true;
    person.substitutions.push(found);
    Some(end)
}

/// The length of what stands before one more replaced person, who has a party in brackets where the one before has one, and
/// else §§: "ersätter Bo Lind §§ 1-6, Cia Alm §§ 7-11". Who replaces somebody is the next of the list.
fn another(lex: &Language, s: &str, partied: bool) -> Option<usize> {
    let joint = lex.joint_of_scopes().opening(s).map_or(0, str::len);
    let name = name_length(lex, &s[joint..]);
    let open = joint + name + usize::from(s[joint + name..].starts_with(' '));
    let end = match party_in_brackets(lex, s, open).filter(|_| name > 0) {
        Some((_, end)) => end,
        None if !partied && s[joint..open].contains(' ') && s[open..].starts_with('§') => open,
        None => return None,
    };
    let behind = s[end..].trim_start_matches([',', ' ']);
    substitution_words(lex, behind).is_none().then_some(joint)
}

/// "kl 13.00-14.30", "- 18:40", "kom 17:20", "till kl 16.00".
fn clock(lex: &Language, s: &str, at: usize, person: &mut Person) -> Option<usize> {
    let rest = s.get(at..person.end)?;
    let spoken = |words: Wording, from: bool| words.words_at(rest).map(|(_, length)| (length, from));
    let word = spoken(lex.clock_until(), false).or_else(|| spoken(lex.clock_from(), true));
    let dash = rest.starts_with(is_dash).then(|| (rest.len() - rest.trim_start_matches(is_dash).len(), false));
    let (length, from) = word.or(dash).map_or((0, None), |(length, from)| (length, Some(from)));
    let start = skip_blanks(s, at + length);
    let found = time::time_range_at(lex, s.get(start..person.end)?)?.shifted(start);
    let spanned = |time| Spanned::new(time, found.start, found.end);
    let until = from == Some(false) && found.value.end.is_none();
    if until {
        person.until = found.value.start.map(spanned);
    } else {
        person.from = found.value.start.map(spanned);
        person.until = found.value.end.map(spanned).or(person.until);
    }
    if person.substitutions.len() < 2 {
        extend(&mut person.scope_text, at..found.end);
    }
    Some(found.end)
}

fn skip_blanks(s: &str, at: usize) -> usize {
    s.get(at..).map_or(s.len(), |rest| s.len() - rest.trim_start().len())
}
