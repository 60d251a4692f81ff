//! Diarienummer: case ids in all the shapes that municipalities and regions print, and never their look-alikes.
//!
//! A case id is recognised by the shape of one token — runs of letters and digits with signs between them — and by what
//! stands beside it: a label, an organ code, a class code, parentheses. Digits are looked for first; each token is then
//! read once, so the work is linear.

use std::ops::Range;

use super::Spanned;
use super::scan::{self, is_blank};
use crate::language::Language;

#[path = "case_id_shape.rs"]
mod shape;

use shape::{Class, Token};

/// A case id. The span covers the id with its label, and the word that joins it to a labelled id before it
/// ("och 5-744-2011"); the parentheses around it are outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseId {
    /// The id as printed, without label.
    pub id: Range<usize>,
    /// A label ("Dnr") stands before it, or before the id that it is joined to.
    pub labelled: bool,
    /// It holds an organ's code: "KS", "RUN".
    pub organ_code: bool,
    /// It holds a class code of the filing plan: "1.5.3-219-2012".
    pub class_code: bool,
    /// Two numbers and nothing else: "2005/284".
    pub bare_pair: bool,
    /// The parentheses around it, with nothing but case ids between them.
    pub parenthesised: Option<Range<usize>>,
}

/// All case ids in `s`, in order. A bare pair of numbers counts only with a label, in parentheses at the end of `s`, or
/// as all of `s`.
#[must_use]
pub fn case_ids(lex: &Language, s: &str) -> Vec<Spanned<CaseId>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(digit) = scan::next_digit(s, at) {
        let token = shape::token(s, at, digit);
        at = token.end.max(digit + 1);
        if let Some(id) = read(lex, s, &token, found.last()) {
            at = at.max(id.id.end);
            let start = id.start;
            let (id, strong) = (id.case_id(), id.class.strong);
            found.push((Spanned::new(id.clone(), start, id.id.end), strong));
        }
    }
    parenthesise(lex, s, &mut found);
    let whole = scan::trimmed(s);
    found.retain(|(id, strong)| *strong || stands_alone(s, id, &whole));
    found.into_iter().map(|(id, _)| id).collect()
}

/// Whether all of `s` is one case id, perhaps with its label.
#[must_use]
pub fn is_case_id(lex: &Language, s: &str) -> bool {
    let range = scan::trimmed(s);
    // Shorter than "1/09" or longer than a labelled id with class is none.
    if !(4..=60).contains(&range.len()) {
        return false;
    }
    let found = case_ids(lex, s);
    let [id] = found.as_slice() else { return false };
    let extent = id.value.parenthesised.clone().unwrap_or(id.start..id.end);
    extent.start == range.start && s[extent.end..].trim_matches(['.', ' ']).is_empty()
}

struct Candidate {
    start: usize,
    id: Range<usize>,
    class: Class,
    labelled: bool,
}

impl Candidate {
    fn case_id(&self) -> CaseId {
        CaseId {
            id: self.id.clone(),
            labelled: self.labelled,
            organ_code: self.class.organ,
            class_code: self.class.class,
            bare_pair: self.class.pair,
            parenthesised: None,
        }
    }
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

fn read(lex: &Language, s: &str, token: &Token, previous: Option<&(Spanned<CaseId>, bool)>) -> Option<Candidate> {
    let mut token = token.clone();
    // "Dnr:2015/31" and "Dnr2015/31": the label is glued to the id.
    let glued = label_length(lex, s, &token);
    token.start += glued;
    // "2026/204 KS 2026/205": the organ behind the id before is not this one's.
    let taken = previous.map_or(0, |(id, _)| id.end);
    let organ = shape::organ_before(lex, s, token.start).filter(|organ| organ.start >= taken);
    let from = organ.clone().map_or(token.start, |organ| organ.start);
    let over_organ = if glued > 0 { None } else { label_before(lex, s, from) };
    let label =
        if glued > 0 { Some(token.start - glued) } else { over_organ.or_else(|| label_before(lex, s, token.start)) };
    let joined = previous
        .filter(|(id, _)| id.value.labelled)
        .filter(|(id, _)| is_joint(lex, s.get(id.end..from).unwrap_or("-")))
        // "Dnr KF 2024/775 214": a number alone behind an id is its class.
        .filter(|(id, _)| !is_number(&s[token.start..token.end]) || !s[id.end..from].trim().is_empty());
    let labelled = label.is_some() || joined.is_some();
    let (class, mut id) = shape::classify(lex, s, &token, organ.clone(), labelled)?;
    if !labelled && is_foreign(lex, s, from) {
        return None;
    }
    // "KS KF/2024:88": the registry's code before the organ's own.
    if let Some(code) =
        organ.filter(|organ| id.start == token.start && opens_id(s, organ, &token, over_organ.is_some()))
    {
        id.start = code.start;
    }
    let start = match (label, joined) {
        (Some(label), _) => label.min(id.start),
        (None, Some((before, _))) => before.end + gap(s, before.end),
        (None, None) => id.start,
    };
    let class = Class { strong: class.strong || labelled, ..class };
    Some(Candidate { start, id, class, labelled })
}

/// Whether a code in capitals stands first or behind the label, before an id that begins with a code itself.
fn opens_id(s: &str, code: &Range<usize>, token: &Token, labelled: bool) -> bool {
    let capitals = s[code.clone()].len() >= 2 && s[code.clone()].chars().all(char::is_uppercase);
    let own = scan::letters(&s[token.start..token.end]);
    let before = &s[..code.start];
    capitals
        && own.len() >= 2
        && own.chars().all(char::is_uppercase)
        && (labelled || before.trim().is_empty() || before.ends_with("  ") || before.ends_with(['(', ':']))
}

/// The blanks at `at`.
fn gap(s: &str, at: usize) -> usize {
    s[at..].len() - s[at..].trim_start().len()
}

/// The length of a label at the start of the token: "Dnr:" in "Dnr:2015/31".
fn label_length(lex: &Language, s: &str, token: &Token) -> usize {
    let text = s.get(token.start..token.end).unwrap_or("");
    if !text.starts_with(char::is_alphabetic) {
        return 0;
    }
    match lex.case_label(text) {
        Some(end) if end < text.len() && text.is_char_boundary(end) => end,
        _ => glued_label(lex, text),
    }
}

/// "Dnr2015/31", "DnrKUN/45/2018": a label needs a sign or blank after it, so the letters are looked up by themselves.
fn glued_label(lex: &Language, text: &str) -> usize {
    let name = scan::letters(text);
    // The organ's capitals begin behind the label's small letters.
    let first = name.chars().next().map_or(0, char::len_utf8);
    let organ = name[first..].find(char::is_uppercase).map(|capitals| &name[..first + capitals]);
    let digits = text[name.len()..].starts_with(|c: char| c.is_ascii_digit()).then_some(name);
    let label = |name: &&str| (3..=16).contains(&name.len()) && lex.case_label(name) == Some(name.len());
    organ.or(digits).filter(label).map_or(0, str::len)
}

/// Where the label begins that ends directly before byte `at`.
fn label_before(lex: &Language, s: &str, at: usize) -> Option<usize> {
    // Every label ends in "nr", "nummer", "beteckning" or a sign; most words before numbers do not.
    if !s[..at].trim_end().ends_with(['r', 'R', 'g', 'G', '.', ':']) {
        return None;
    }
    let mut end = at;
    for _ in 0..2 {
        let (start, word) = scan::last_word(&s[..end], 18)?;
        let lead = word.len() - word.trim_start_matches(['(', '[', ',']).len();
        let start = start + lead;
        let text = s.get(start..at)?;
        if text.starts_with(char::is_alphabetic)
            && lex.case_label(text).is_some_and(|length| length == text.len() || length == text.trim_end().len())
            // A word before the label that turns it into another number: "Dok nr".
            && !is_other_register(lex, &s[..start])
        {
            return Some(start);
        }
        end = start - lead;
    }
    None
}

/// Whether a word before the label makes it another register's number.
fn is_other_register(lex: &Language, head: &str) -> bool {
    scan::last_word(head, 12).is_some_and(|(_, word)| {
        let word = word.trim_end_matches(['.', ':']);
        lex.other_registers().has_in_any_case(word)
    })
}

/// Words whose numbers are somebody else's: laws, government reports, circulars, annexes, documents, telephones.
fn is_foreign(lex: &Language, s: &str, at: usize) -> bool {
    let Some((_, word)) = scan::last_word(&s[..at], 20) else {
        return false;
    };
    let word = word.trim_start_matches(['(', '[', '"', '”']).trim_end_matches(['.', ':', ',']).to_lowercase();
    lex.foreign_numbers().has(&word) || lex.foreign_endings().closes(&word)
}

/// What stands between two ids of one list.
fn is_joint(lex: &Language, between: &str) -> bool {
    let text = between.trim().trim_matches([',', ';', '.']).trim();
    between.len() < 16 && (text.is_empty() || lex.joint_of_case_ids().has(text)) && !between.is_empty()
}

/// Marks ids whose parentheses hold nothing but ids: "(KS 2025/0203, TN 2025/44)".
fn parenthesise(lex: &Language, s: &str, found: &mut [(Spanned<CaseId>, bool)]) {
    let mut first = 0;
    while first < found.len() {
        let start = found[first].0.start;
        let open = s[..start].trim_end();
        if !open.ends_with('(') {
            first += 1;
            continue;
        }
        let mut last = first;
        while let Some((next, _)) = found.get(last + 1)
            && is_joint(lex, s.get(found[last].0.end..next.start).unwrap_or("-"))
        {
            last += 1;
        }
        let end = found[last].0.end;
        let tail = s[end..].trim_start_matches(|c| is_blank(c) || c == '.');
        if tail.starts_with(')') {
            let range = open.len() - 1..s.len() - tail.len() + 1;
            for (id, _) in &mut found[first..=last] {
                id.value.parenthesised = Some(range.clone());
            }
        }
        first = last + 1;
    }
}

/// Whether a bare pair may be a case id by its place: in parentheses at the end, or all there is.
fn stands_alone(s: &str, id: &Spanned<CaseId>, whole: &Range<usize>) -> bool {
    match &id.value.parenthesised {
        Some(range) => s[range.end..].trim_matches(|c: char| is_blank(c) || matches!(c, '.' | ',' | ';')).is_empty(),
        None => id.start == whole.start && s[id.end..].trim_matches(['.', ' ']).is_empty(),
    }
}

#[cfg(test)]
#[path = "case_id_tests.rs"]
mod tests;
