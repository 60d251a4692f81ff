//! Where somebody belongs, by the look of it: a local party that no list knows, an organization's name, what a dash parts.

use super::super::scan::{is_blank, is_dash};
use super::name::{NameLikeness, is_person_name};
use super::tail::is_tail;
use crate::language::Language;

/// How much of a phrase in capitals is an organization's name: up to what can only follow a name ("Torneby kommun på
/// distans"), without the full stop of a sentence. None for more people ("Bo Lind och Cia Alm").
pub(super) fn named_organization(lex: &Language, phrase: &str, rest: &str) -> Option<usize> {
    if lex.joint_of_names().part(phrase).any(|part| is_person_name(lex, part.trim()) != NameLikeness::No) {
        return None;
    }
    let tail = phrase.match_indices(' ').map(|(at, _)| at).find(|at| is_tail(lex, &rest[at + 1..]));
    Some(without_stop(&phrase[..tail.unwrap_or(phrase.len())]).len())
}

/// A name without the full stop of the sentence that it ends: "Företagarna.".
pub(super) fn without_stop(name: &str) -> &str {
    let last = name.rsplit(' ').next().unwrap_or("");
    match name.strip_suffix('.') {
        Some(bare) if last.chars().count() > 5 && !last[..last.len() - 1].contains('.') => bare,
        _ => name,
    }
}

/// Whether a few small letters can only be an abbreviation: "vv", "sbp".
pub(super) fn is_small_party(lex: &Language, phrase: &str) -> bool {
    phrase.chars().all(char::is_lowercase) && !lex.vowels().is_in(phrase) && !lex.no_local_party().has(phrase)
}

/// The length of a dash that parts as a comma does: "Anna Ek - S", "Bo Lind (M) – ordförande". One before a time or a mark
/// is a part of what it stands before.
pub(super) fn parting_dash(s: &str) -> usize {
    let Some(rest) = s.strip_prefix(is_dash) else { return 0 };
    let next = rest.trim_start();
    let word = next.split(is_blank).next().unwrap_or("");
    let parts = rest.starts_with(is_blank) && word.starts_with(char::is_alphabetic) && !matches!(word, "x" | "X");
    if parts { s.len() - next.len() } else { 0 }
}

/// Whether a comma, or a dash with a blank on either side, stands before.
pub(super) fn behind_sign(before: &str) -> bool {
    let before = before.trim_end();
    before.ends_with(',') || before.strip_suffix(is_dash).is_some_and(|name| name.ends_with(is_blank))
}
