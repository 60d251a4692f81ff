//! Lines that only say who presents an item and when: "Anna Ek/Bo Lind 13.25".

use std::ops::Range;

use super::super::Spanned;
use super::super::scan::{self, is_blank, shift};
use super::super::time::{self, TimeRange};
use super::name::{NameLikeness, has_name, is_person_name, name_length};
use super::tail;
use crate::language::Language;

/// What made the line one of presenters, the strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Evidence {
    /// "Föredragande:", or a verb: "… informerar".
    Label,
    /// A professional title.
    Title,
    /// A clock time or duration.
    Time,
    /// Names parted by a slash.
    Separator,
    /// Nothing but names.
    NamesOnly,
}

/// Who presents.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PresentedPerson {
    /// The name; behind a label also an office or unit as printed ("Ordföranden").
    pub name: Range<usize>,
    /// A professional title, before or after the name.
    pub title: Option<Range<usize>>,
    /// The party, brackets off.
    pub party: Option<Range<usize>>,
}

/// A line's presenters and times. Nothing else stands on the line but labels, signs and telephone numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Presenters {
    /// In printed order; nobody on a line that is only a time.
    pub people: Vec<PresentedPerson>,
    /// Clock times.
    pub times: Vec<Spanned<TimeRange>>,
    /// How long the item takes, in minutes.
    pub duration: Option<Spanned<u32>>,
    /// What made it a line of presenters.
    pub evidence: Evidence,
}

impl Presenters {
    /// The same read from a text that begins `length` bytes later: what stood before was put there.
    #[must_use]
    pub fn moved_back(mut self, length: usize) -> Self {
        let back = |range: &mut Range<usize>| {
            *range = range.start.saturating_sub(length)..range.end.saturating_sub(length);
        };
        for person in &mut self.people {
            back(&mut person.name);
            person.title.iter_mut().chain(&mut person.party).for_each(back);
        }
        let place = |start: &mut usize, end: &mut usize| {
            (*start, *end) = (start.saturating_sub(length), end.saturating_sub(length));
        };
        self.times.iter_mut().for_each(|time| place(&mut time.start, &mut time.end));
        self.duration.iter_mut().for_each(|minutes| place(&mut minutes.start, &mut minutes.end));
        self
    }
}

/// Longer lines are running text.
const LONGEST: usize = 200;

/// Titles have small words, but sentences have more.
const MOST_SMALL_WORDS: usize = 10;

/// Reads a whole line that only names presenters or a time; nothing if any other word stands on it.
#[must_use]
pub fn presenter_line(lex: &Language, s: &str) -> Option<Presenters> {
    let mut range = scan::trimmed(s);
    let first = scan::after(s, range.start)?;
    if range.len() > LONGEST || !(first.is_alphanumeric() || first == '(') {
        return None;
    }
    let mut found = Presenters { people: Vec::new(), times: Vec::new(), duration: None, evidence: Evidence::NamesOnly };
    let mut labelled = false;
    if let Some(end) = lex.presenter_label(&s[range.clone()]) {
        range.start += end;
        labelled = true;
    }
    // "Tid: 08:40–09:00" tells when.
    if let Some(rest) = lex.item_time_labels().cut_from(&s[range.clone()]).map(str::trim_start)
        && rest.starts_with(|c: char| c.is_ascii_digit() || c.is_lowercase())
    {
        range.start = s.len() - s[range.end..].len() - rest.len();
    }
    labelled |= cut_verb(lex, s, &mut range);
    let text = &s[range.clone()];
    if !labelled && !text.bytes().any(|b| b.is_ascii_digit()) && !has_name(lex, text) {
        return None;
    }
    cut_times(lex, s, &mut range, &mut found);
    labelled |= cut_verb(lex, s, &mut range);
    if range.is_empty() {
        found.evidence = if labelled { Evidence::Label } else { Evidence::Time };
        return (!found.times.is_empty() || found.duration.is_some()).then_some(found);
    }
    let text = &s[range.clone()];
    if !labelled && !has_name(lex, text)
        || scan::words(text).filter(|(_, word)| is_lower(word)).count() > MOST_SMALL_WORDS
    {
        return None;
    }
    let slashed = text.contains('/');
    for part in parts(lex, s, range) {
        if !take(lex, s, &part, labelled, &mut found.people) {
            return None;
        }
    }
    if found.people.is_empty() {
        return None;
    }
    let titled = found.people.iter().any(|person| person.title.is_some());
    let timed = !found.times.is_empty() || found.duration.is_some();
    // "3. Val av justerare" ⏎ "Anna Ek.": with a full stop nothing but names is a sentence, and tells whom it was.
    if !labelled && !titled && !timed && text.ends_with('.') {
        return None;
    }
    found.evidence = match () {
        () if labelled => Evidence::Label,
        () if titled => Evidence::Title,
        () if timed => Evidence::Time,
        () if slashed && found.people.len() > 1 => Evidence::Separator,
        () => Evidence::NamesOnly,
    };
    Some(found)
}

fn is_lower(word: &str) -> bool {
    word.starts_with(char::is_lowercase)
}

/// Takes times and durations off both ends of the line.
fn cut_times(lex: &Language, s: &str, range: &mut Range<usize>, found: &mut Presenters) {
    for _ in 0..4 {
        let text = &s[range.clone()];
        let digit = |c: char| c.is_ascii_digit();
        if !text.contains(digit) {
            break;
        }
        if let Some((length, minutes)) = leading_duration(lex, text) {
            found.duration.get_or_insert(minutes.shifted(range.start));
            range.start += length;
        } else if let Some(at) = leading_time(lex, text) {
            found.times.push(at.shifted(range.start));
            range.start += at.end;
        } else if let Some((start, cut)) = trailing(lex, text) {
            match cut {
                Cut::Time(time) => found.times.push(time.shifted(range.start)),
                Cut::Duration(minutes) => found.duration = Some(minutes.shifted(range.start)),
            }
            range.end = range.start + start;
        } else {
            break;
        }
        let sign = |c| is_blank(c) || matches!(c, ',' | ';' | ':' | '.' | '-' | '–');
        let text = &s[range.clone()];
        let start = range.start + text.len() - text.trim_start_matches(sign).len();
        range.end =
            range.start + text.trim_end_matches(|c| is_blank(c) || matches!(c, ',' | ';' | ':' | '-' | '–')).len();
        range.start = start.min(range.end);
    }
}

fn leading_duration(lex: &Language, text: &str) -> Option<(usize, Spanned<u32>)> {
    let minutes = time::duration(lex, text)?;
    Some((minutes.end, minutes))
}

fn leading_time(lex: &Language, text: &str) -> Option<Spanned<TimeRange>> {
    time::time_range_at(lex, text)
        .filter(|at| text[at.end..].chars().next().is_none_or(|c| is_blank(c) || matches!(c, ',' | ';' | ':')))
}

enum Cut {
    Time(Spanned<TimeRange>),
    Duration(Spanned<u32>),
}

/// A time or duration at the end: where it begins. Tried from each word that could open it, longest first.
fn trailing(lex: &Language, text: &str) -> Option<(usize, Cut)> {
    let last = text.trim_end_matches([')', '.', ' ', '-', '–']);
    if !last.ends_with(|c: char| c.is_ascii_digit()) && !lex.duration_ends().closes(last) {
        return None;
    }
    let floor = (text.len().saturating_sub(40)..text.len()).find(|at| text.is_char_boundary(*at))?;
    let starts = text[floor..].char_indices().filter(|(at, _)| {
        let before = text[..floor + at].chars().next_back();
        before.is_none_or(|c| is_blank(c) || matches!(c, ',' | '('))
    });
    for at in starts.map(|(at, _)| floor + at) {
        let tail = &text[at..];
        if !tail.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '(' | 'k' | 'K' | 'c' | 'C')) {
            continue;
        }
        let end = |end: usize| tail[end..].trim_matches(['.', ' ']).is_empty();
        if let Some(minutes) = time::duration(lex, tail).filter(|minutes| end(minutes.end)) {
            return Some((at, Cut::Duration(minutes.shifted(at))));
        }
        if let Some(time) = time::bare_time(lex, tail) {
            return Some((at, Cut::Time(time.shifted(at))));
        }
    }
    None
}

/// Whether a line ends as one that tells who presents: "Enhetschef Anna Ek informerar."
#[must_use]
pub fn tells_who_presents(lex: &Language, line: &str) -> bool {
    let line = line.trim_end_matches('.');
    lex.presenting_verbs().all().iter().any(|verb| line.strip_suffix(verb).is_some_and(|head| head.ends_with(' ')))
}

/// Takes "informerar" or "föredrar ärendet" off the end.
fn cut_verb(lex: &Language, s: &str, range: &mut Range<usize>) -> bool {
    let text = s[range.clone()].trim_end_matches('.');
    for verb in lex.presenting_verbs().all() {
        if let Some(head) = text.strip_suffix(verb).and_then(|head| head.strip_suffix(' ')) {
            range.end = range.start + head.trim_end().len();
            return true;
        }
    }
    false
}

/// The parts of the line: cut at slashes, commas, colons, `och`, `samt` and wide gaps, outside brackets.
fn parts(lex: &Language, s: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let text = &s[range.clone()];
    let (mut parts, mut start, mut depth) = (Vec::new(), 0, 0usize);
    let mut cut = |from: usize, to: usize| {
        let part = scan::trimmed(text.get(from..to).unwrap_or(""));
        if !part.is_empty() {
            parts.push(shift(part, from + range.start));
        }
    };
    for (at, c) in text.char_indices() {
        depth = match c {
            '(' => depth + 1,
            ')' => depth.saturating_sub(1),
            _ => depth,
        };
        let length = match c {
            _ if depth > 0 => 0,
            // "Anna N:son Ek"
            ':' if text[at + 1..].starts_with(char::is_alphabetic) => 0,
            '/' | ',' | ';' | ':' | '&' | '\t' => 1,
            // "plan- och byggchef" is one title.
            ' ' if !text[..at].ends_with('-') => lex.joint_of_presenters().opening(&text[at..]).map_or(0, str::len),
            _ => 0,
        };
        if length > 0 && at >= start {
            cut(start, at);
            start = at + length;
        }
    }
    cut(start, text.len());
    parts
}

/// Reads one part: a name, a title, a title and a name, a telephone number; false if it is something else.
fn take(lex: &Language, s: &str, part: &Range<usize>, labelled: bool, people: &mut Vec<PresentedPerson>) -> bool {
    let text = &s[part.clone()];
    if holds_sentence(text) {
        return false;
    }
    let (name, party) = without_party(lex, text);
    if is_person_name(lex, &text[..name]) != NameLikeness::No {
        people.push(PresentedPerson {
            name: part.start..part.start + name,
            title: None,
            party: party.map(|party| shift(party, part.start)),
        });
        return true;
    }
    if labelled && text.bytes().any(|b| b.is_ascii_digit()) {
        return text
            .chars()
            .all(|c| c.is_ascii_digit() || is_blank(c) || matches!(c, '-' | '–' | '+' | '.' | '(' | ')'))
            || lex.telephone_labels().opens(&text.to_lowercase());
    }
    if let Some((title, name_at)) = tail::title_before(lex, text) {
        return titled_name(lex, s, part, title, name_at, people);
    }
    if text.split(is_blank).any(|word| lex.title_word(word)) {
        return give_title(part, people, labelled);
    }
    // "Anna Ek, ordförande"
    let whole = |text: &str| lex.office(text).is_some_and(|(_, length)| length == text.len());
    // "Anna Ek, revisorernas ordförande"
    let of_others = || {
        let (whose, last) = text.rsplit_once(' ').unwrap_or_default();
        whose.ends_with('s') && !whose.contains(' ') && whole(last)
    };
    let office = || whole(text) || of_others();
    if people.last().is_some_and(|person| person.title.is_none()) && office() {
        return give_title(part, people, labelled);
    }
    // "chef för vård och omsorg": the rest of a title that was cut at its "och".
    if let Some(title) = people.last_mut().and_then(|person| person.title.as_mut())
        && text.starts_with(char::is_lowercase)
        && lex.joint_within_title().has(s[title.end..part.start].trim())
    {
        title.end = part.end;
        return true;
    }
    // "Föredragande: Ulf Brink, odlingsråd": behind a label a word need not be known to be a title.
    let word = || text.len() > 3 && text.chars().all(|c| c.is_lowercase() || c == '-');
    if labelled && people.last().is_some_and(|person| person.title.is_none()) && word() {
        return give_title(part, people, labelled);
    }
    if labelled && people.is_empty() && text.starts_with(char::is_uppercase) && text.split(is_blank).count() <= 5 {
        people.push(PresentedPerson { name: part.clone(), ..PresentedPerson::default() });
        return true;
    }
    false
}

/// Whether a sentence ends within a text: "Ärendet behandlas. Kommunjurist Eva Lind". Short forms have a full stop, too.
fn holds_sentence(text: &str) -> bool {
    text.match_indices(". ").any(|(at, stop)| {
        let last = text[..at].rsplit(is_blank).next().unwrap_or("");
        last.chars().count() > SHORT_FORM
            && last.chars().all(char::is_lowercase)
            && text[at + stop.len()..].starts_with(char::is_uppercase)
    })
}

/// Letters of a short form: "bitr."
const SHORT_FORM: usize = 4;

/// "enhetschef Anna Ek": the title of the person behind it — or, where the person before has none yet and a line was
/// joined, of that person: "Anna Ek, trafikplanerare Bo Lind, rektor".
fn titled_name(
    lex: &Language,
    s: &str,
    part: &Range<usize>,
    title: usize,
    name_at: usize,
    people: &mut Vec<PresentedPerson>,
) -> bool {
    let text = &s[part.clone()];
    let (end, party) = without_party(lex, &text[name_at..]);
    let name = &text[name_at..name_at + end];
    if is_person_name(lex, name) == NameLikeness::No {
        return false;
    }
    let title = part.start..part.start + title;
    let mut person = PresentedPerson {
        name: part.start + name_at..part.start + name_at + end,
        title: None,
        party: party.map(|party| shift(party, part.start + name_at)),
    };
    let after_comma = s[..part.start].trim_end().ends_with(',');
    match people.last_mut() {
        Some(before) if before.title.is_none() && after_comma => before.title = Some(title),
        _ => person.title = Some(title),
    }
    people.push(person);
    true
}

/// A title alone: of the person before it; behind a label with nobody before it, who presents as printed ("Ordföranden").
fn give_title(part: &Range<usize>, people: &mut Vec<PresentedPerson>, labelled: bool) -> bool {
    match people.last_mut() {
        Some(person) if person.title.is_none() => person.title = Some(part.clone()),
        None if labelled => people.push(PresentedPerson { name: part.clone(), ..PresentedPerson::default() }),
        _ => return false,
    }
    true
}

/// The length of a name without the party in brackets after it, and the party.
fn without_party(lex: &Language, text: &str) -> (usize, Option<Range<usize>>) {
    let length = name_length(lex, text);
    let rest = text[length..].trim_start();
    let at = text.len() - rest.len();
    match tail::party_in_brackets(lex, text, at) {
        Some((party, end)) if end == text.len() => (length, Some(party)),
        _ => (text.len(), None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(line: &str) -> Option<String> {
        let found = presenter_line(Language::swedish(), line)?;
        let mut words: Vec<String> = found
            .people
            .iter()
            .map(|p| match &p.title {
                Some(title) => format!("{} [{}]", &line[p.name.clone()], &line[title.clone()]),
                None => line[p.name.clone()].to_owned(),
            })
            .collect();
        words.extend(found.times.iter().map(|time| line[time.range()].to_owned()));
        words.extend(found.duration.iter().map(|minutes| format!("{} min", minutes.value)));
        Some(format!("{:?}: {}", found.evidence, words.join("; ")))
    }

    #[test]
    fn lines_of_presenters() {
        for (line, expected) in [
            ("Anna Ek", "NamesOnly: Anna Ek"),
            ("Anna Ek 13:05", "Time: Anna Ek; 13:05"),
            ("13.05 Anna Ek", "Time: Anna Ek; 13.05"),
            ("Anna Ek/Bo Lind 13.25", "Time: Anna Ek; Bo Lind; 13.25"),
            ("Anna Ek/Bo Lind", "Separator: Anna Ek; Bo Lind"),
            ("Anna Ek, Bo Lind", "NamesOnly: Anna Ek; Bo Lind"),
            ("Anna Ek och Bo Lind", "NamesOnly: Anna Ek; Bo Lind"),
            ("Anna N:son Ek, enhetschef", "Title: Anna N:son Ek [enhetschef]"),
            ("Anna Ek, enhetschef", "Title: Anna Ek [enhetschef]"),
            ("Anna Ek, plan- och byggchef", "Title: Anna Ek [plan- och byggchef]"),
            ("Anna Ek, chef vård och omsorg", "Title: Anna Ek [chef vård och omsorg]"),
            ("enhetschef Anna Ek", "Title: Anna Ek [enhetschef]"),
            ("Enhetschef Anna Ek informerar", "Label: Anna Ek [Enhetschef]"),
            ("Anna Ek föredrar ärendet.", "Label: Anna Ek"),
            ("Anna Ek, trafikplanerare Bo Lind, rektor", "Title: Anna Ek [trafikplanerare]; Bo Lind [rektor]"),
            ("Föredragande: Anna Ek", "Label: Anna Ek"),
            ("Föredragande enhetschef Anna Ek", "Label: Anna Ek [enhetschef]"),
            ("Föredragande: Ordföranden", "Label: Ordföranden"),
            ("Föredragande: Ekonomichefen", "Label: Ekonomichefen"),
            ("Handläggare: Anna Ek, 555 71 233", "Label: Anna Ek"),
            ("Föredragande: Anna Ek (s)", "Label: Anna Ek"),
            ("Anna Ek (15 min)", "Time: Anna Ek; 15 min"),
            ("Anna Ek kl. 13.05-13.20", "Time: Anna Ek; kl. 13.05-13.20"),
            ("13:50", "Time: 13:50"),
            ("kl. 13.05-13.20", "Time: kl. 13.05-13.20"),
            ("08.55 (10 min)", "Time: 08.55; 10 min"),
            ("ca 10 min", "Time: 10 min"),
        ] {
            assert_eq!(shown(line).as_deref(), Some(expected), "{line}");
        }
    }

    #[test]
    fn lines_that_say_more() {
        for line in [
            "Ärendebeskrivning",
            "Upprop 13.00",
            "Lunch kl 12",
            "Region Älvdal",
            "Anna Ek berättar om läget",
            "Anna Ek.",
            "Anna Ek och Bo Lind.",
            "enhetschef",
            "1. Upprop",
            "Budget 2026 och plan 2027",
            "Kvarnbacken 1:12, granskning",
            "§ 12",
            "",
            "• Anna Ek",
            "500 000 kr",
            "2025-12-01",
            "3",
            "Anna Ek (S) yrkar bifall",
        ] {
            assert_eq!(shown(line), None, "{line}");
        }
    }
}
