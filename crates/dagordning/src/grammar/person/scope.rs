//! At which §§ a person took part: "§§ 188-205", "ej § 13", "del av § 6".

use super::super::Spanned;
use super::super::scan::{self, is_blank, is_dash};
use crate::language::Language;

/// §§ or item numbers, normalised: ASCII hyphen, signs off, in printed order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scopes {
    /// "188-205", "221-".
    pub items: Vec<String>,
    /// "ej § 13".
    pub except: Vec<String>,
    /// "del av § 6".
    pub partial: Vec<String>,
    /// At which §§ the office was held: "ordförande § 115".
    pub office: Vec<String>,
    /// "punkt A".
    pub subitems: Vec<String>,
}

impl Scopes {
    pub(super) fn extend(&mut self, other: Scopes) {
        self.items.extend(other.items);
        self.except.extend(other.except);
        self.partial.extend(other.partial);
        self.office.extend(other.office);
        self.subitems.extend(other.subitems);
    }
}

/// Which list the numbers that follow belong to.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    Items,
    Except,
    Partial,
    From,
    Until,
}

/// More ranges than any minutes print.
const MOST: usize = 200;

/// A scope at the start of `s`: with § or a word before it, or as a range or list of numbers ("170, 172-184").
#[must_use]
pub fn scopes_at(lex: &Language, s: &str) -> Option<Spanned<Scopes>> {
    // Most of what stands behind a name has no number.
    scan::next_digit(s, 0)?;
    let mut scopes = Scopes::default();
    let (mut at, mut end, mut count, mut marked) = (0, 0, 0, false);
    while count < MOST {
        let (part, number) = lead(lex, s, at);
        let (open, part) = match part {
            Some(Part::Until) => (true, Part::Until),
            Some(part) => (false, part),
            None => (false, Part::Items),
        };
        // "§ 5", "punkt 5"
        let told = |lead: &str| lead.contains('§') || lex.scope_nouns().closes(&lead.to_lowercase());
        let signed = s.get(at..number).is_some_and(told) || part != Part::Items;
        let Some((text, number_end, ranged)) = range(lex, s, number, part, open) else {
            break;
        };
        // "Del av § 71 - del av § 80" is one range.
        marked |= signed || ranged || count > 0;
        match part {
            Part::Except => scopes.except.push(text),
            Part::Partial => scopes.partial.push(text),
            Part::Items | Part::From | Part::Until => scopes.items.push(text),
        }
        count += 1;
        end = number_end;
        match joint(lex, s, end) {
            Some(next) => at = next,
            None => break,
        }
    }
    // "4–7 §§": the sign stands behind its numbers.
    let behind = s[end..].trim_start_matches(is_blank);
    let signs = behind.trim_start_matches('§');
    if count > 0 && signs.len() < behind.len() && !signs.trim_start().starts_with(|c: char| c.is_ascii_digit()) {
        (end, marked) = (s.len() - signs.len(), true);
    }
    (count > 0 && marked).then(|| Spanned::new(scopes, 0, end))
}

/// The words and signs before a number: what they say, and where the number begins.
fn lead(lex: &Language, s: &str, from: usize) -> (Option<Part>, usize) {
    let skip = |at: usize| s.len() - s[at..].trim_start_matches(|c| is_blank(c) || c == '§').len();
    let mut at = skip(from);
    let mut part = None;
    let leads = [
        (lex.scope_from(), Part::From),
        (lex.scope_until(), Part::Until),
        (lex.scope_except(), Part::Except),
        (lex.scope_partial(), Part::Partial),
        (lex.scope_only(), Part::Items),
    ];
    let stands = |at: usize, words: &str| {
        let head = s.get(at..at + words.len());
        head.is_some_and(|head| head.chars().flat_map(char::to_lowercase).eq(words.chars()))
    };
    let found = leads.into_iter().find_map(|(leads, meaning)| {
        let fits = |words: &&&str| stands(at, words) && s[at + words.len()..].starts_with([' ', '§']);
        leads.all().iter().find(fits).map(|words| (at + words.len(), meaning))
    });
    if let Some((end, meaning)) = found {
        at = skip(end);
        part = Some(meaning);
    }
    for name in lex.scope_nouns().all() {
        if stands(at, name) {
            at = skip(at + name.len());
        }
    }
    (part, at)
}

/// A number or range at `at`: its normal form, its end, and whether it is a range.
fn range(lex: &Language, s: &str, at: usize, part: Part, open: bool) -> Option<(String, usize, bool)> {
    let (first, end) = number(s, at)?;
    match part {
        Part::Until if open => return Some((format!("-{first}"), end, true)),
        Part::From => return Some((format!("{first}-"), end, true)),
        _ => {}
    }
    let rest = &s[end..];
    let dash = rest.trim_start();
    if let Some(tail) = dash.strip_prefix(is_dash) {
        let tail_at = s.len() - tail.trim_start_matches(is_dash).len();
        let (_, second) = lead(lex, s, tail_at);
        if let Some((last, last_end)) = number(s, second) {
            return Some((format!("{first}-{last}"), last_end, true));
        }
        // "§ 221-": open, at the end of what is printed.
        if tail.trim_start().is_empty() || tail.trim_start().starts_with([',', ')']) {
            return Some((format!("{first}-"), s.len() - tail.len(), true));
        }
    }
    Some((first.to_owned(), end, false))
}

/// "12", "12 a": digits, with a letter alone after them.
fn number(s: &str, at: usize) -> Option<(&str, usize)> {
    let end = scan::digits_end(s, at);
    if !(1..=4).contains(&end.saturating_sub(at)) {
        return None;
    }
    let next = scan::after(s, end);
    if next.is_some_and(|c| matches!(c, ':' | '%'))
        || next == Some('.') && scan::after(s, end + 1).is_some_and(|c| c.is_ascii_digit())
    {
        return None;
    }
    // "§§ 63/20-70/20": §§ with their year.
    if let Some(rest) = s[end..].strip_prefix('/') {
        let year = scan::digits_end(rest, 0);
        let ends = !scan::after(rest, year).is_some_and(char::is_alphanumeric);
        return (year == 2 && ends).then(|| (&s[at..end + 1 + year], end + 1 + year));
    }
    let letter = next.filter(|c| matches!(c, 'a'..='h' | 'A'..='H')).map_or(0, char::len_utf8);
    let free = |at: usize| !scan::after(s, at).is_some_and(char::is_alphanumeric);
    if letter > 0 && free(end + letter) {
        return Some((s.get(at..end + letter)?, end + letter));
    }
    free(end).then(|| s.get(at..end).map(|number| (number, end))).flatten()
}

/// Where the next number's words begin after a comma or "och"; nothing if no number follows.
fn joint(lex: &Language, s: &str, end: usize) -> Option<usize> {
    let rest = s.get(end..)?.trim_start();
    let tail = rest.strip_prefix([',', ';']).or_else(|| lex.joint_of_scopes().cut_from(rest))?;
    let tail = tail.trim_start();
    let tail = lex.joint_after_comma().cut_from(tail).unwrap_or(tail);
    let at = s.len() - tail.len();
    let (_, number) = lead(lex, s, at);
    s[number..].starts_with(|c: char| c.is_ascii_digit()).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scopes_are_normalised() {
        for (text, items, except, partial) in [
            ("§ 243", "243", "", ""),
            ("§§ 194-198", "194-198", "", ""),
            ("170, 172-184", "170 172-184", "", ""),
            ("1-10", "1-10", "", ""),
            ("§§ 186-194, 196–205", "186-194 196-205", "", ""),
            ("§§56-59, §§62-65", "56-59 62-65", "", ""),
            ("§ 54 -§ 64", "54-64", "", ""),
            ("26 -- 38", "26-38", "", ""),
            ("199–213, 215 och 217–224", "199-213 215 217-224", "", ""),
            ("ej § 13", "", "13", ""),
            ("ej 91-97", "", "91-97", ""),
            ("deltog inte under § 227", "", "227", ""),
            ("del av § 6", "", "", "6"),
            ("fr.o.m. § 221", "221-", "", ""),
            ("t.o.m. § 220", "-220", "", ""),
            ("§ 221-", "221-", "", ""),
            ("anslöt under § 98", "98-", "", ""),
            ("§ 12 a", "12", "", ""),
            ("§ 12a", "12a", "", ""),
            ("§§ 63/20-66/20", "63/20-66/20", "", ""),
        ] {
            let scopes = scopes_at(Language::swedish(), text).unwrap_or_else(|| panic!("{text}")).value;
            let shown = (scopes.items.join(" "), scopes.except.join(" "), scopes.partial.join(" "));
            assert_eq!(shown, (items.into(), except.into(), partial.into()), "{text}");
        }
        for text in ["12", "kl 13", "13.00-14.30", "8:15-11:30", "", "§", "ej", "enhetschef"] {
            assert_eq!(scopes_at(Language::swedish(), text), None, "{text}");
        }
    }
}
