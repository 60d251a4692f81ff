//! How well a text fits a column.

use crate::classify::role::Cue;
pub(super) use crate::classify::weights::row as points;
use crate::facts::title::is_initials;
use crate::grammar::case_id;
use crate::grammar::number::{ItemMark, item_mark, lone_mark};
use crate::grammar::person::{Evidence, NameLikeness, is_person_name, presenter_line};
use crate::grammar::time::{bare_time, duration};
use crate::language::{Column, Language};
use crate::page::shape::{ends_sentence, is_empty_sign};

/// Longest cell of a narrow column, in bytes.
const LONGEST: usize = 90;
/// A title has so many letters.
const FEWEST_LETTERS: usize = 3;
/// Longest note, in bytes.
const LONGEST_NOTE: usize = 40;

/// The number that is all of a cell: "4", "4.", "9 a", "§ 12".
pub(super) fn mark(language: &Language, text: &str) -> Option<ItemMark> {
    if text.len() > 8 || !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number = text.trim_end_matches(['.', ')', ':']);
    let label = |mark: ItemMark| ItemMark { label: 0..text.len(), title_start: text.len(), ..mark };
    lone_mark(number).or_else(|| lettered(number)).map(label).or_else(|| {
        let mark = item_mark(language, text)?.value;
        (mark.title_start >= text.len() && mark.depth == 1).then_some(mark)
    })
}

/// "9 a", "9a": a letter alone behind the number.
fn lettered(text: &str) -> Option<ItemMark> {
    let number = text.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let letter = text.get(number.len()..).filter(|rest| rest.len() == 1)?.chars().next();
    let mark = lone_mark(number.trim_end())?;
    Some(ItemMark { letter, label: 0..text.len(), number: 0..text.len(), title_start: text.len(), ..mark })
}

/// Whether a cell is a time or tells how long something takes.
pub(super) fn is_time(language: &Language, text: &str) -> bool {
    text.len() <= 32
        && text.bytes().any(|byte| byte.is_ascii_digit())
        && (bare_time(language, text).is_some()
            || duration(language, text).is_some_and(|found| found.end == text.len()))
}

fn is_page(text: &str) -> bool {
    (1..=9).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
}

/// How well a text is all of a cell in this column; numbers are weighed by [`number`].
pub(super) fn fit(language: &Language, column: Column, text: &str) -> Cue {
    if is_empty_sign(text) {
        return if matches!(column, Column::Title | Column::TitleAndPresenter | Column::Number) {
            points::MISFIT
        } else {
            points::EMPTY_SIGN
        };
    }
    match column {
        Column::Number => {
            if mark(language, text).is_some() {
                points::NUMBER
            } else {
                points::MISFIT
            }
        }
        Column::Time => {
            if is_time(language, text) {
                points::TIME
            } else {
                points::MISFIT
            }
        }
        Column::CaseId => case(language, text),
        Column::Presenter => presenter(language, text),
        Column::Page => {
            if is_page(text) {
                points::PAGE
            } else {
                points::MISFIT
            }
        }
        Column::Note | Column::Documents => note(language, text),
        Column::Title | Column::TitleAndPresenter => title(language, text),
    }
}

fn case(language: &Language, text: &str) -> Cue {
    if text.len() > LONGEST || !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return points::MISFIT;
    }
    if case_id::is_case_id(language, text) {
        return points::CASE_ID;
    }
    let found = case_id::case_ids(language, text);
    match (found.first(), found.last()) {
        (None, _) if is_code(text) => points::CODE,
        (Some(first), Some(last)) if first.start == 0 && last.end == text.len() && found.len() > 1 => points::CASE_IDS,
        _ => points::MISFIT,
    }
}

/// "PLAN-2023-19", "PLAN 2023-19": letters and numbers of a register that nobody knows.
fn is_code(text: &str) -> bool {
    let number = text.trim_start_matches(char::is_uppercase);
    let letters = text.len() - number.len();
    let number = number.trim_start_matches([' ', '-', '.']);
    letters >= 2
        && text.len() <= 24
        && number.starts_with(|c: char| c.is_ascii_digit())
        && number.ends_with(|c: char| c.is_ascii_digit())
        && number.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '/' | '.' | ':'))
        && !number.bytes().all(|byte| byte.is_ascii_digit())
}

/// "3.1 Läget i flyktingmottagandet": a part of a row.
pub(super) fn is_part(language: &Language, text: &str) -> bool {
    item_mark(language, text).is_some_and(|mark| mark.value.depth > 1 && mark.value.title_start < text.len())
}

fn presenter(language: &Language, text: &str) -> Cue {
    if text.len() > LONGEST || !text.starts_with(char::is_uppercase) {
        return points::MISFIT;
    }
    if let Some(found) = presenter_line(language, text).filter(|found| !found.people.is_empty()) {
        let known = |name: &str| is_person_name(language, name) == NameLikeness::Likely;
        return match found.evidence {
            Evidence::NamesOnly | Evidence::Separator | Evidence::Time => {
                let all = found.people.iter().all(|person| text.get(person.name.clone()).is_some_and(known));
                if all { points::KNOWN_NAME } else { points::NAME_SHAPED }
            }
            Evidence::Label | Evidence::Title => points::PRESENTER,
        };
    }
    if is_initials(text) {
        points::INITIALS
    } else if language.title_word(text) {
        points::TITLE_ALONE
    } else {
        points::MISFIT
    }
}

fn note(language: &Language, text: &str) -> Cue {
    if language.item_mark(text).is_some() {
        points::MARKED
    } else if text.len() <= LONGEST_NOTE && language.group_heading(text).is_none() {
        points::SHORT_NOTE
    } else {
        points::MISFIT
    }
}

fn title(language: &Language, text: &str) -> Cue {
    if language.procedural_title(text) {
        points::STANDING_TITLE
    } else if is_time(language, text)
        || case_id::is_case_id(language, text)
        || text.chars().filter(|c| c.is_alphabetic()).count() < FEWEST_LETTERS
    {
        points::OTHER_VALUE
    } else if text.starts_with(char::is_lowercase) {
        points::SMALL_LETTER
    } else if ends_sentence(text) && text.len() > LONGEST {
        points::FULL_SENTENCE
    } else if matches!(presenter(language, text), points::PRESENTER | points::KNOWN_NAME) {
        points::LONE_NAME
    } else {
        points::TITLED
    }
}

/// What a number tells by the number before it.
pub(super) fn number(mark: &ItemMark, before: Option<u32>) -> Cue {
    match before {
        None => {
            if mark.value == 1 {
                points::FIRST_NUMBER
            } else {
                points::SKIPS_NUMBERS
            }
        }
        Some(before) if mark.value == before + 1 => points::NEXT_NUMBER,
        Some(before) if mark.value == before && mark.letter.is_some() => points::LETTERED_NUMBER,
        Some(before) if (before + 2..before + 4).contains(&mark.value) => points::SKIPS_NUMBERS,
        Some(_) => points::BREAKS_THE_NUMBERS,
    }
}
