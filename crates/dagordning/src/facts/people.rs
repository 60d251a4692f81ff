//! Whether a text names people in the way of a roster, or tells something of the person beside it.

use std::ops::Range;

use crate::grammar::person::{self, Person, Scopes, Vacancy};
use crate::language::HeaderLabel;
use crate::page::passage::{Join, Passage};
use crate::page::scene::Scene;

/// What a line or cell names in the way of a roster.
#[derive(Debug, Clone)]
pub(crate) enum Named {
    /// A seat that nobody holds.
    Nobody(Vacancy),
    /// Guests without names, the scopes behind them and where those stand.
    Guests(Range<usize>, Scopes, Option<Range<usize>>),
    /// One or several people.
    People(Vec<Person>),
}

/// Reads whom a line or cell names in the way of a roster: a vacancy, a party in brackets, or a likely name.
pub(crate) fn named(scene: &Scene, text: &str) -> Option<Named> {
    if let Some(vacancy) = person::vacancy(scene.language, text) {
        return Some(Named::Nobody(vacancy));
    }
    if let Some((name, scopes, place)) = person::group(scene.language, text) {
        return Some(Named::Guests(name, scopes, place));
    }
    let found = scene.person(text)?;
    // "Anna Ek (S) ersätter Bo Lind (S) § 1, Li Wu (S) § 2; Cia Alm (M) ersätter …": one replaces none of another entry.
    let listed = found.substitutions.len() > 1 && text.contains(';');
    if found.rest.is_none() && !listed {
        return Some(Named::People(vec![found]));
    }
    let list = scene.people_list(text);
    (list.len() >= 2 && list.iter().all(|found| found.rest.is_none())).then(|| Named::People(list.to_vec()))
}

/// Whether a line or cell names people in the way of a roster.
pub(crate) fn is_people(scene: &Scene, text: &str) -> bool {
    named(scene, text).is_some()
}

/// Whether a cell tells something of the person in the cell before it: party, office, title, §§, whom they replace.
pub(crate) fn is_attribute(scene: &Scene, text: &str) -> bool {
    let language = scene.language;
    let first = text.split([' ', ',']).next().unwrap_or("");
    let bracketed = text.starts_with('(') && text.split(')').next().is_some_and(|inner| inner.chars().count() <= 14);
    let short = first.chars().count() <= 5 && first.len() == text.len();
    if language.roster_heading(text).is_some_and(|found| found.exact)
        || language
            .header_label(text)
            .is_some_and(|found| found.label == HeaderLabel::Extent && text.starts_with(char::is_alphabetic))
    {
        return false;
    }
    let office = language.office(text).is_some_and(|(_, end)| {
        // "2:e vice ordförande, ej § 49 (jäv)"
        let more = text[end..].trim_start_matches([',', '.', ' ']);
        !more.chars().any(char::is_alphabetic) || text[end..].starts_with([',', '.']) && is_attribute(scene, more)
    });
    bracketed
        || office
        || short && language.party(first).is_some()
        || person::scopes_at(scene.language, text).is_some_and(|found| {
            found.end == text.len() || text.starts_with('§') || text[found.end..].trim_start().starts_with('(')
        })
        || person::is_tail(scene.language, text)
        || language.title_word(first) && (text.starts_with(char::is_lowercase) || first.len() == text.len())
}

/// Whether a sentence tells something of one person: "Anna Ek hälsade alla välkomna."
pub(crate) fn tells_of_one(scene: &Scene, text: &str) -> bool {
    // "Frånvarande: Bo Ekman."
    let bare = text.strip_suffix('.').unwrap_or(text);
    let unread = scene.person(bare).is_some_and(|found| found.rest.is_some());
    unread && scene.people_list(text).len() < 2
}

/// Whether a text names someone, whatever else it says: "Anna Ek (S) föreslås".
pub(crate) fn names_someone(scene: &Scene, text: &str) -> bool {
    let text = first_of_list(text);
    let first = || text.split_once(',').is_some_and(|(first, _)| scene.person(first).is_some());
    person::vacancy(scene.language, text).is_some() || scene.person(text).is_some() || first()
}

/// Where the sign begins that stands behind somebody's name: "Anna Ek (S)   AE", "Anna Ek (S) ______".
pub(crate) fn sign_behind(scene: &Scene, text: &str) -> Option<usize> {
    let unlined = text.trim_end_matches('_');
    if unlined.len() + SHORTEST_LINE <= text.len() {
        let end = unlined.trim_end().len();
        return (end > 0 && names_someone(scene, &text[..end])).then_some(end);
    }
    let (before, sign) = text.rsplit_once(' ')?;
    let before = before.trim_end();
    let letters = sign.chars().count();
    // "Mats Persson MP" is of a party.
    let party = scene.language.party(sign).is_some() && !before.contains('(');
    if !(2..=MOST_INITIALS).contains(&letters) || !sign.chars().all(char::is_uppercase) || party {
        return None;
    }
    let found = scene.person(before).filter(|found| found.rest.is_none())?;
    let words = before.get(found.name)?.split([' ', '-', '–', '\u{2212}']).filter_map(|word| word.chars().next());
    words.eq(sign.chars()).then_some(before.len())
}

/// Fewer underscores are no line to sign on.
const SHORTEST_LINE: usize = 3;
/// Letters that somebody signs with.
const MOST_INITIALS: usize = 4;

/// The first entries of a list on one long line: they tell as much as the whole of it.
fn first_of_list(text: &str) -> &str {
    const LONG: usize = 300;
    if text.len() <= LONG {
        return text;
    }
    let near = &text[..text.floor_char_boundary(LONG)];
    let parted = |at: &usize| text[at + 1..].starts_with(' ');
    // No name is so long that nothing parts it.
    near.rmatch_indices([',', ';']).map(|(at, _)| at).find(parted).map_or(near, |comma| &near[..comma])
}

/// A person's name in natural order, from the passage that the person was read from.
pub(crate) fn name_of(found: &Person, passage: &Passage) -> Passage {
    let Some(given) = &found.given else { return passage.part(found.name.clone()) };
    let whole = passage.text().get(found.name.start..given.start).unwrap_or("");
    let family = whole.trim_end_matches([',', ' ']).len();
    let mut name = passage.part(given.clone());
    name.append(&passage.part(found.name.start..found.name.start + family), Join::Space);
    name
}

/// "Ordförande  Doris Ask (M)", "Bo Ek (S), ledamot", "Lena Forss, omval": somebody with a party or a known name and an office
/// at most, and no sentence.
pub(crate) fn is_elected(scene: &Scene, text: &str) -> bool {
    let named = |found: &Person| {
        found.party.is_some() || scene.language.given_name(text[found.name.clone()].split(' ').next().unwrap_or(""))
    };
    // "lantbrukaren Karl Ek i Mo och folkskolläraren" ⏎ "Edvin Holm": the sentence goes on.
    let joint = scene.language.joint_of_two().latest_in(text).map(|(at, joint)| &text[at + joint.len()..]);
    let open = joint.is_some_and(|tail| tail.split(' ').all(|word| word.starts_with(char::is_lowercase)));
    !open && is_row(scene, text) && scene.person(text).is_some_and(|found| named(&found))
}

/// Whether a line gives a post to somebody: "Kassör 2 år: Mats Ek (omval)", "Ledamot, 2 år     Linnea Pil     nyval".
pub(crate) fn is_post_row(scene: &Scene, index: usize) -> bool {
    let text = scene.text(index);
    if !text.starts_with(char::is_uppercase) || !is_row(scene, text) {
        return false;
    }
    let known = |words: &str| {
        let name = words.split([' ', '-']).next().unwrap_or("");
        scene.language.given_name(name) && scene.person(words).is_some()
    };
    let (post, person) = match text.split_once(": ") {
        Some((post, person)) => (post, person.to_owned()),
        None => {
            let mut cells = scene.cell_texts(index);
            let (Some(post), Some(person)) = (cells.next(), cells.next()) else { return false };
            (post, person.to_owned())
        }
    };
    let short = post.len() <= LONGEST_POST && !post.contains(['.', ';', '(', '§']);
    // "Carina Ek (S): Bifall", "Föredragande: Bo Ek" give no post.
    short && !known(post) && scene.language.presenter_label(post).is_none() && known(&person)
}

/// Bytes of a post and its term.
const LONGEST_POST: usize = 48;

/// Whether a text is short and no sentence.
pub(crate) fn is_row(scene: &Scene, text: &str) -> bool {
    let bare = text.len() <= LONGEST_ROW && !text.ends_with(['.', ':', '?']);
    bare && !text.split_whitespace().any(|word| scene.language.decision_verb(word).is_some())
}

/// The row of somebody who is elected has at most this many bytes.
const LONGEST_ROW: usize = 120;
