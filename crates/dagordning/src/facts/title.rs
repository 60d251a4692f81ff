//! What the words of a title tell: whether it can end there, and what it ends in.

use crate::grammar::case_id;
use crate::grammar::person::{Evidence, Presenters};
use crate::language::Language;
use crate::page::scene::Scene;

/// Handlers' initials: "OFB", "OFB MH".
pub(crate) fn is_initials(text: &str) -> bool {
    let mut words = 0;
    text.split(' ').all(|word| {
        words += 1;
        (2..=4).contains(&word.chars().count()) && word.chars().all(char::is_uppercase)
    }) && words <= 3
}

/// Who presents, in the brackets that end a title: "Bokslut (Anna Ek, ekonom, kl. 14.10)". Gives where the brackets open.
/// Somebody of a party, or whose name stands alone, put the matter forward.
pub(crate) fn presented_in_brackets(scene: &Scene, title: &str) -> Option<(usize, Presenters)> {
    let inner = title.trim_end().strip_suffix(')')?;
    let open = inner.rfind('(')?;
    let inner = &inner[open + 1..];
    let found = scene.presenter_line(inner)?;
    let told = !found.people.is_empty() && found.evidence <= Evidence::Time;
    (told && found.people.iter().all(|person| person.party.is_none())).then_some((open, found))
}

pub(crate) fn open_bracket(title: &str) -> bool {
    title.bytes().filter(|b| *b == b'(').count() > title.bytes().filter(|b| *b == b')').count()
}

/// Whether a title cannot end here.
pub(crate) fn is_open(language: &Language, title: &str) -> bool {
    let last = title.rsplit(' ').next().unwrap_or("");
    open_bracket(title)
        || title.ends_with([',', '-', '–', '/', ':'])
        // "Ordförande på ett år" is whole.
        || language.title_goes_on().has(last) && !language.terms_of_office().closes(title)
}

/// Whether a title is set in capitals.
pub(crate) fn in_capitals(text: &str) -> bool {
    text.chars().filter(|c| c.is_uppercase()).count() >= 8 && !text.chars().any(char::is_lowercase)
}

/// "2026.204 KS" behind a §: the title stands below.
pub(crate) fn only_ids(scene: &Scene, title: &str) -> bool {
    // "§ 513, KS-2024-00871"
    let title = title.trim_start_matches([',', ';', ' ']);
    title.len() < 48 && title.bytes().any(|b| b.is_ascii_digit()) && case_id::is_case_id(scene.language, title)
}

/// Bytes of an organ's code.
const LONGEST_ORGAN: usize = 6;

/// Whether a title ends with the label of a case id, or with an id and "och".
pub(crate) fn ends_in_ids(scene: &Scene, title: &str) -> bool {
    let last = title.rsplit(' ').next().unwrap_or("");
    let label = |text: &str| !text.is_empty() && scene.language.case_label(text) == Some(text.len());
    // "Diarienummer KS" ⏎ "2016/264"
    let organ = || {
        let code = last.len() <= LONGEST_ORGAN && last.chars().all(char::is_uppercase);
        code && label(title[..title.len() - last.len()].trim_end())
    };
    let labelled = label(last) || organ();
    let listed = scene.language.open_joint().cut_off(title).or_else(|| title.strip_suffix(','));
    labelled
        || listed
            .is_some_and(|head| case_id::case_ids(scene.language, head).last().is_some_and(|id| id.end == head.len()))
}
