//! The words that say whose minutes or agenda it is: "Protokoll fört vid Brf Utsiktens styrelsemöte".

use std::ops::Range;

use crate::facts::when::is_day;
use crate::grammar::body::genitive_to_nominative;
use crate::grammar::date;
use crate::language::small_letters;
use crate::page::scene::Scene;

/// Whom such words name.
pub(crate) struct Whose {
    pub(crate) organization: Option<Range<usize>>,
    pub(crate) body: Range<usize>,
    /// Where the names end.
    pub(crate) end: usize,
}

/// Words among which the names are looked for.
const MOST_WORDS: usize = 9;

/// "Brf Utsiktens styrelsemöte", "fritidsnämndens sammanträde", "Årsmöte".
pub(crate) fn whose(scene: &Scene, text: &str) -> Option<Whose> {
    let lower: String = text.chars().take(40).flat_map(char::to_lowercase).collect();
    let lead = sentence_lead(scene, text, &lower);
    // "Möte med styrelsen den 8 april 2025 kl. 18.30"
    let held = || lower.find(' ').is_some_and(|end| scene.language.meeting_nouns().has(&lower[..end]));
    let (lead, led) = (lead.unwrap_or(0), lead.is_some());
    if !led && !held() {
        return None;
    }
    let rest = text.get(lead..)?;
    let starts = std::iter::once(0).chain(rest.match_indices(' ').map(|(at, _)| at + 1)).take(MOST_WORDS);
    // "Protokoll från sammanträde med kommunala pensionärsrådet"
    // "ordinarie sammanträde lördagen den 29 oktober"
    let sort = rest.find(' ').filter(|end| scene.language.assembly_adjectives().has_in_lower_case(&rest[..*end]));
    // "konstituerande möte" names an assembly.
    let sort = sort.filter(|_| scene.language.assembly_at(rest).is_none()).map_or(0, |end| end + 1);
    let noun = rest[sort..].find(' ').map(|end| sort + end);
    let noun = noun.filter(|end| scene.language.meeting_nouns().has(&rest[sort..*end].to_lowercase()));
    let joint = noun.and_then(|end| Some(end + scene.language.meeting_joints().opening(&rest[end..])?.len()));
    if let Some(start) = joint
        && let Some(length) = scene.language.body_at(&rest[start..]).filter(|length| *length > 0)
    {
        let (start, end) = (lead + start, lead + start + length);
        // "sammanträde med styrelsen för Kvarnby fiber ekonomisk förening"
        let whose = scene.language.meeting_joints().earliest_in(&text[start..end]);
        let whose = whose.map(|(at, joint)| (start + at, start + at + joint.len()));
        if let Some((body, from)) = whose.filter(|(_, from)| scene.language.is_association(&text[*from..end])) {
            return Some(Whose { organization: Some(from..end), body: start..body, end });
        }
        return Some(Whose { organization: None, body: start..end, end });
    }
    if !led {
        return None;
    }
    // "fört vid sammanträde å kommunalkontoret onsdagen den 13 november": whose it was stands above.
    let behind = |end: usize| {
        let behind = &rest[end..];
        let places =
            scene.language.premises_leads().opens(behind) || scene.language.minutes_sentence_places().opens(behind);
        let day = || {
            date::find_dates(scene.language, behind).first().is_some_and(|day| behind[..day.start].trim().is_empty())
        };
        places || day()
    };
    if let Some(end) = noun.filter(|end| behind(*end)) {
        return Some(Whose { organization: None, body: lead + end..lead + end, end: lead + end });
    }
    for start in starts.filter(|start| *start == 0 || rest.starts_with(char::is_uppercase)) {
        if let Some(end) = scene.language.assembly_at(&rest[start..]) {
            let name = genitive_to_nominative(rest[..start].trim_end());
            let named = !name.is_empty() && name.starts_with(char::is_uppercase);
            let organization = named.then_some(lead..lead + name.len());
            let end = lead + start + end;
            let organization = organization.or_else(|| behind_assembly(scene, text, end));
            return Some(Whose { organization, body: lead + start..end, end });
        }
        // The genitive of a body, and what it held.
        let end = rest[start..].find(' ').map_or(rest.len(), |end| start + end);
        let name = genitive_to_nominative(&rest[..end]);
        let assembly = rest[end..].trim_start();
        // "Kemisektionens sektionsmöte": an association that is called as a body is.
        let own = || {
            let small = small_letters(name);
            let noun = scene.language.association_head_endings().cut_off(&small);
            name.starts_with(char::is_uppercase) && noun.is_some_and(|before| !before.is_empty())
        };
        if name.len() < end
            && (scene.language.is_association(name) || own())
            && let Some(length) = scene.language.assembly_at(assembly)
        {
            let start = lead + rest.len() - assembly.len();
            let organization = Some(lead..lead + name.len());
            return Some(Whose { organization, body: start..start + length, end: start + length });
        }
        if name.len() < end && scene.language.body_noun(name.rsplit(' ').next().unwrap_or(name)) {
            return Some(Whose { organization: None, body: lead..lead + name.len(), end: lead + end });
        }
        // "församlingens årsmöte": a noun says whose it is, and no name.
        if start == 0
            && name.len() < end
            && rest.starts_with(char::is_lowercase)
            && let Some(length) = scene.language.assembly_at(assembly)
        {
            let start = lead + rest.len() - assembly.len();
            return Some(Whose { organization: None, body: start..start + length, end: start + length });
        }
        // "barn- och utbildningsnämndens sammanträde"
        if start == 0
            && rest[..end].ends_with(['-', ','])
            && let Some((name, end)) = body_of_several_words(scene, rest)
        {
            return Some(Whose { organization: None, body: lead..lead + name, end: lead + end });
        }
    }
    None
}

/// Where the words end that lead to whose meeting it was: "protokoll fört vid ", and in small letters below a title "vid ".
fn sentence_lead(scene: &Scene, text: &str, lower: &str) -> Option<usize> {
    let goes_on =
        || text.starts_with(char::is_lowercase).then(|| scene.language.title_goes_on_with().opening(lower))?;
    scene.language.minutes_sentence_leads().opening(lower).or_else(goes_on).map(str::len)
}

/// Whether a text in small letters goes on from a title with whose meeting it was: "fört vid …", "vid …".
pub(crate) fn goes_on_from_title(scene: &Scene, text: &str) -> bool {
    text.starts_with(char::is_lowercase) && sentence_lead(scene, text, text).is_some() && whose(scene, text).is_some()
}

/// "föreningsstämma med HSB:s Bostadsrättsförening Furan i Norrby den 28 april": whose assembly it is, up to the day.
pub(crate) fn behind_assembly(scene: &Scene, text: &str, end: usize) -> Option<Range<usize>> {
    // "Protokoll styrelsemöte Svartbackens Ridklubb 14 mars 2024"
    let start = match scene.language.meeting_joints().opening(&text[end..]) {
        Some(joint) => end + joint.len(),
        None => text[end..].strip_prefix(' ').filter(|rest| rest.starts_with(char::is_uppercase)).map(|_| end + 1)?,
    };
    let rest = &text[start..];
    let day = date::find_dates(scene.language, rest).first().map_or(rest.len(), |found| found.start);
    let name = rest[..day].split(", ").next()?.trim_end_matches([' ', '.', ',']);
    let ends = std::iter::once(name.len()).chain(name.rmatch_indices(' ').map(|(at, _)| at).take(MOST_WORDS));
    // "Norrby missionsförsamling i Betelkyrkan": where it was held stands behind the name as its town does.
    let held = |length: usize| {
        let place = scene.language.minutes_sentence_places().latest_in(&name[..length]);
        place.is_some_and(|(at, _)| scene.language.premises().closes(&name[at..length].to_lowercase()))
    };
    let named =
        |name: &str| scene.language.is_association(name) || scene.language.organization(name) == Some(name.len());
    let length = ends.into_iter().find(|length| named(&name[..*length]) && !held(*length))?;
    Some(start..start + length)
}

/// The lengths of a body's name of several words that a text begins with in the genitive, and of the genitive.
fn body_of_several_words(scene: &Scene, text: &str) -> Option<(usize, usize)> {
    let ends = text.match_indices(' ').map(|(at, _)| at).chain(std::iter::once(text.len())).skip(1).take(MOST_WORDS);
    let genitive = |end: &usize| {
        let name = genitive_to_nominative(&text[..*end]);
        name.len() < *end && scene.language.body_at(name) == Some(name.len())
    };
    ends.into_iter().find(genitive).map(|end| (genitive_to_nominative(&text[..end]).len(), end))
}

/// Bytes that a line with the number of a meeting has at most.
const LONGEST_COUNTED: usize = 60;

/// Where the number stands that counts the meetings of a year or a term: "Möte 6, verksamhetsåret 25/26", "Sammanträde nr 4".
pub(crate) fn meeting_number(scene: &Scene, text: &str) -> Option<Range<usize>> {
    if text.len() > LONGEST_COUNTED || !text.starts_with(char::is_uppercase) || text.ends_with('.') {
        return None;
    }
    let noun = text.find(' ')?;
    let counted = text[noun..].trim_start();
    let number = scene.language.number_leads().cut_from_in_any_case(counted).unwrap_or(counted).trim_start();
    let start = text.len() - number.len();
    let digits = number.len() - number.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let behind = &number[digits..];
    // "Möte 12 mars", "Möte 2025-03-12", "Möte 13.00" tell when.
    let ends = behind.is_empty() || behind.starts_with([',', '(']) || behind.starts_with(" (");
    ((1..=3).contains(&digits) && ends && scene.language.meeting_nouns().has(&text[..noun].to_lowercase()))
        .then_some(start..start + digits)
}

/// A date at the very end of a line, behind the name of a place: "Råsjö den 22 april 2025".
pub(crate) fn dated_place(scene: &Scene, text: &str) -> Option<Range<usize>> {
    if text.len() > LONGEST_COUNTED
        || !text.starts_with(char::is_uppercase)
        || !text.ends_with(|c: char| c.is_ascii_digit())
    {
        return None;
    }
    let [found] = &date::find_dates(scene.language, text)[..] else { return None };
    let place = text[..found.start].trim_end_matches([' ', ',']);
    // "Anslaget den 12 november 2025"
    if scene.header_label(text).is_some_and(|label| !label.loose || label.end >= place.len()) {
        return None;
    }
    let named = (1..=3).contains(&place.split(' ').count())
        && place.split(' ').all(|word| word.starts_with(char::is_uppercase))
        && place.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-'));
    (named && found.end == text.len() && found.value.year_printed).then_some(found.start..found.end)
}

/// The day behind a place over the board that signs a notice: "Tranvik den 26 februari 2026" ⏎ "Styrelsen".
pub(crate) fn issued_by_board(scene: &Scene, index: usize) -> Option<Range<usize>> {
    let below = scene.next_text(index + 1, scene.lines.len().min(index + 3))?;
    let signed = scene.text(below);
    let board = || signed.len() <= LONGEST_BOARD && scene.language.boards().opens(&small_letters(signed));
    dated_place(scene, scene.text(index)).filter(|_| board())
}

/// Bytes of the board that signs: "Styrelsen för Brf Granen".
const LONGEST_BOARD: usize = 60;

/// Whether a text behind a label is a day and nothing else but perhaps its place: "1983-04-19", "Mosjö den 28 april 2024".
pub(crate) fn tells_day(scene: &Scene, text: &str) -> bool {
    let text = text.trim_start_matches([',', ':', ' ']).trim_end_matches([':', '.']);
    is_day(scene, text) || dated_place(scene, text).is_some()
}
