//! What the value of a label of the cover can be.

use crate::facts::cover::people_parts;
use crate::facts::people::names_someone;
use crate::grammar::extent;
use crate::grammar::{case_id, date, time};
use crate::language::{HeaderLabel, Roster};
use crate::page::scene::Scene;

/// Labels whose line is told to the reader as it stands.
pub(crate) fn is_preamble(label: HeaderLabel) -> bool {
    matches!(
        label,
        HeaderLabel::GroupMeeting
            | HeaderLabel::Press
            | HeaderLabel::Contact
            | HeaderLabel::Phone
            | HeaderLabel::Handler
    )
}

/// Whether a label or heading begins with the word for substitutes: "Ersättare för justerare   Bo Ek (V)".
pub(crate) fn heads_stand_ins(scene: &Scene, label: &str) -> bool {
    let first = label.split(' ').next().and_then(|word| scene.roster_heading(word));
    first.is_some_and(|found| found.roster == Roster::Substitutes)
}

/// Letters in a meeting's number: "KS 7/2024".
const MOST_LETTERS: usize = 4;

/// Whether `value` can be the value of `label`: a label that is also an ordinary word needs a value of its type.
pub(crate) fn is_plausible(scene: &Scene, label: HeaderLabel, value: &str) -> bool {
    let language = scene.language;
    let dated = || date::labelled_dates(language, value).into_iter().next().is_some();
    let timed =
        || !time::find_times(scene.language, value).is_empty() || time::bare_time(scene.language, value).is_some();
    match label {
        HeaderLabel::Date
        | HeaderLabel::MeetingDay
        | HeaderLabel::Issued
        | HeaderLabel::Posted
        | HeaderLabel::Removed => dated(),
        HeaderLabel::Time => dated() || timed(),
        HeaderLabel::EndTime => timed(),
        HeaderLabel::PlaceAndTime | HeaderLabel::Place => !value.is_empty() && value.len() < 200,
        HeaderLabel::Body => language.body_at(value).is_some() || language.assembly_at(value).is_some(),
        HeaderLabel::Organization => {
            value.starts_with(char::is_uppercase) && value.len() < 80 && !value.ends_with(['.', ','])
        }
        HeaderLabel::CaseId => !case_id::case_ids(language, value).is_empty() || case_id::is_case_id(language, value),
        // "§§ 14-15, kommunikatör Anna Ek" goes on with a list of people.
        HeaderLabel::Extent => {
            !extent::printed(value).0.is_empty()
                && !value
                    .split_once(", ")
                    .is_some_and(|(_, rest)| people_parts(language, rest).iter().any(|part| names_someone(scene, part)))
        }
        // "nr 125, gård 4" is where somebody lives.
        // "7 fört vid styrelsemöte" is more than a number.
        HeaderLabel::Number => {
            let letters = value.chars().filter(|c| c.is_alphabetic()).count();
            value.bytes().any(|b| b.is_ascii_digit()) && !value.contains(',') && letters <= MOST_LETTERS
        }
        HeaderLabel::Adjuster | HeaderLabel::Secretary | HeaderLabel::Chair => names_someone(scene, value),
        _ => !value.is_empty(),
    }
}
