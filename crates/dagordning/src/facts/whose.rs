//! Whose a document is, as the words of a head's cell tell it: a body, an organization, an association, and what may stand beside.

use crate::facts::people::is_people;
use crate::facts::when::is_day;
use crate::grammar::number::item_mark;
use crate::grammar::person::{NameLikeness, is_person_name};
use crate::grammar::{date, page};
use crate::language::{Language, TitleMatch, small_letters};
use crate::page::range::Slice;
use crate::page::scene::Scene;

/// Whether a line of the header is an organization's name: by the vocabulary, or a federation by its first word
/// ("Räddningstjänstförbundet Tre Älvar").
pub(crate) fn is_organization(scene: &Scene, text: &str) -> bool {
    if scene.language.organization(text) == Some(text.len()) || scene.language.is_association(text) {
        return true;
    }
    let mut words = text.split_whitespace();
    let first = words.next().unwrap_or("");
    first.starts_with(char::is_uppercase)
        && scene.language.federation_endings().closes(first)
        && (1..=4).contains(&words.clone().take(5).count())
        && words.all(|word| word.starts_with(char::is_uppercase))
}

/// Whether a cell of the letterhead can be an association's name that no vocabulary knows: "Norrvåla biodlare".
pub(crate) fn is_proper_name(scene: &Scene, text: &str) -> bool {
    let words = text.split_whitespace().count();
    (2..=4).contains(&words)
        && text.len() <= 50
        && text.starts_with(char::is_uppercase)
        && text.chars().any(char::is_lowercase)
        && text.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '&' | '’'))
        && is_person_name(scene.language, text) != NameLikeness::Likely
        && !text.split_whitespace().any(|word| scene.language.name_stopword(word))
        && !is_known_otherwise(scene, text)
}

/// Whether the vocabulary knows a cell of the letterhead as something else than whose it is: a body, a title, a label, a heading of
/// people, words of a profession.
fn is_known_otherwise(scene: &Scene, text: &str) -> bool {
    is_body(scene, text)
        || scene.document_title(text).is_some()
        || scene.header_label(text).is_some()
        || scene.roster_heading(text).is_some()
        || text.split_whitespace().any(|word| scene.language.title_word(word))
}

/// "Datasektionen": one word that can be an association's name, and more often a body's.
pub(crate) fn is_lone_association(scene: &Scene, text: &str) -> bool {
    (10..=30).contains(&text.len())
        && text.starts_with(char::is_uppercase)
        && text.chars().all(char::is_alphabetic)
        && scene.language.association_endings().closes(&text.to_lowercase())
}

/// Lines below a name among which its assembly stands.
pub(super) const HEAD_LINES: usize = 6;

/// Whether the assembly of an association is named on one of the next lines, alone in its cell.
pub(crate) fn over_its_assembly(scene: &Scene, index: usize) -> bool {
    let below = index..(index + HEAD_LINES).min(scene.lines.len());
    // Its day or the number of the page may stand behind it.
    let counted = |rest: &str| {
        let rest = rest.trim_start_matches([' ', ',']);
        rest.is_empty()
            || rest.starts_with(|c: char| c.is_ascii_digit())
            || page::page_number(scene.language, rest).is_some()
    };
    let named = |text: &str| scene.language.assembly_at(text).is_some_and(|end| counted(&text[end..]));
    below.filter(|line| scene.lines[*line].is_text()).any(|line| scene.cell_texts(line).any(named))
}

/// "Distriktsstyrelsen (DS)": where the name of a body ends that its minutes call by a shorter one.
pub(crate) fn with_short_name(scene: &Scene, text: &str) -> Option<usize> {
    let (name, short) = text.strip_suffix(')')?.rsplit_once(" (")?;
    (is_body(scene, name) && scene.language.abbreviates(short, &name.to_lowercase())).then_some(name.len())
}

/// Whether a line of the header is a body's name: by the vocabulary, with a purpose ("Rådet för äldre och anhöriga"), or a
/// place before a body noun ("Norrsunda stadsdelsnämnd").
pub(crate) fn is_body(scene: &Scene, text: &str) -> bool {
    let known = scene.language.body_at(text);
    if known == Some(text.len()) || scene.language.assembly_at(text) == Some(text.len()) {
        return true;
    }
    if text.len() > 100 || text.ends_with(['.', ':', ',']) || !text.starts_with(char::is_uppercase) {
        return false;
    }
    let is_name = |words: &str| {
        words.split(' ').count() <= MOST_PLACE_WORDS
            && words
                .split(' ')
                .all(|word| word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic))
    };
    // "Överförmyndarnämnden i Kvarnby", "Projektgruppen Strandstigen"
    let named = |end: usize| {
        let placed = scene.language.association_places().cut_from_in_any_case(&text[end..]);
        let group = || scene.language.named_groups().closes(&text[..end].to_lowercase());
        placed.is_some_and(is_name) || group() && is_name(text[end..].trim_start())
    };
    if known.is_some_and(named) {
        return true;
    }
    if known.is_some_and(|end| scene.language.body_goes_on().opens(&text[end..]))
        && scene.language.body_purpose().is_in(text)
    {
        return true;
    }
    let mut words = text.split_whitespace();
    let last = words.next_back().unwrap_or("");
    let before: Vec<&str> = words.collect();
    !before.is_empty()
        && before.len() <= 3
        && scene.language.body_noun(last)
        && before.iter().all(|word| {
            let named = !scene.language.name_stopword(word) || scene.language.direction(word);
            word.starts_with(char::is_uppercase) && !word.ends_with(',') && named
        })
}

/// Words of the name or place behind a body's.
const MOST_PLACE_WORDS: usize = 2;

/// Words over which an organization's or body's name is looked for before a title.
pub(super) const MOST_BEFORE_TITLE: usize = 7;

/// Where a title begins that stands behind an organization's or body's name on one line: "Region Norrmark Kallelse".
pub(crate) fn title_behind_name(scene: &Scene, text: &str) -> Option<usize> {
    if text.len() > 110 || !text.starts_with(char::is_uppercase) {
        return None;
    }
    let starts = text.match_indices(' ').map(|(at, _)| at + 1).take(MOST_BEFORE_TITLE);
    let mut starts = starts.filter(|at| text[*at..].starts_with(char::is_uppercase));
    starts.find(|at| {
        let name = text[..*at].trim_end_matches([' ', ',', '-', '–', '|']);
        scene.document_title(&text[*at..]).is_some_and(|found| found.exact && !found.other)
            && (is_organization(scene, name) || is_body(scene, name))
    })
}

/// Where an organization's name begins behind the dash in a title's line: "Protokoll SM2 2023 – Datasektionen".
pub(crate) fn organization_behind_title(scene: &Scene, text: &str) -> Option<usize> {
    // The dashes are one byte, or begin with that of many signs.
    if text.len() > 110 || memchr::memchr2(b'-', 0xE2, text.as_bytes()).is_none() {
        return None;
    }
    let (dash, at) = [" – ", " - ", " — "].into_iter().find_map(|dash| Some((text.rfind(dash)?, dash.len())))?;
    let at = dash + at;
    let head = text[..dash].trim_end();
    let word = head.split([' ', ',']).next().unwrap_or("");
    let whole = scene.document_title(word).is_some_and(|found| found.exact && !found.other);
    // No sentence stands between them.
    let counted = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let mut between = head[word.len()..].split([' ', ',']).filter(|word| !word.is_empty());
    let told = between.all(|word| counted(word) || scene.language.assembly_at(word).is_some());
    let name = &text[at..];
    // "Datasektionen" is short for a name elsewhere.
    let named = || {
        is_organization(scene, name)
            || name.starts_with(char::is_uppercase) && scene.language.association_endings().closes(&name.to_lowercase())
    };
    (whole && told && named()).then_some(at)
}

/// What the first line says that names a document and whose it is: "Mötesprotokoll LiTHe kod"; and where the name begins.
pub(crate) fn title_over_name(scene: &Scene, index: usize, text: &str) -> Option<(TitleMatch, usize)> {
    if scene.next_text(0, index + 1) != Some(index) || text.len() > 110 || text.ends_with(['.', ',']) {
        return None;
    }
    let starts = text.match_indices(' ').map(|(at, _)| at + 1).take(MOST_BEFORE_TITLE);
    let mut found = starts.filter_map(|at| {
        let title = scene.document_title(&text[..at - 1]).filter(|title| title.exact && !title.other)?;
        let name = &text[at..];
        (is_organization(scene, name) || is_proper_name(scene, name)).then_some((title, at))
    });
    let found = found.next()?;
    // What goes on below is a sentence, or a title over two lines.
    let below = scene.next_text(index + 1, scene.lines.len().min(index + 2));
    below.is_none_or(|below| !scene.text(below).starts_with(char::is_lowercase)).then_some(found)
}

/// Whether a line that no vocabulary knows stands between a title and the day: it says whose meeting it is.
pub(crate) fn between_title_and_day(scene: &Scene, index: usize) -> bool {
    if scene.language.assembly_at(scene.text(index)).is_some() {
        return false;
    }
    let above = scene.previous_text(index, 0).filter(|above| above + MOST_BETWEEN > index);
    let below = scene.next_text(index + 1, scene.lines.len().min(index + MOST_BETWEEN));
    let titled = |above| scene.document_title(scene.text(above)).is_some_and(|title| title.exact && !title.other);
    above.is_some_and(titled) && below.is_some_and(|below| is_day(scene, scene.text(below)))
}

/// Whether the first line of a document is a name, every word of it with a capital, alone above the title: "SPF Seniorerna
/// Tallåsen" over "Protokoll".
pub(crate) fn is_name_above_title(scene: &Scene, index: usize, text: &str) -> bool {
    let name = |word: &str| {
        let small = scene.language.name_stopword(word) && !scene.language.direction(word);
        word.starts_with(char::is_uppercase) && !small
    };
    let titled = |below: usize| {
        let title = scene.text(below);
        scene.document_title(title).is_some_and(|found| found.exact && !found.other && found.end == title.len())
    };
    let letters = |word: &str| (2..=6).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_uppercase());
    let first = text.split(' ').next().unwrap_or("");
    let last = text.rsplit(' ').next().unwrap_or("");
    // "SPF Seniorerna Tallåsen" is nobody's name.
    let nobody = || letters(first) || is_person_name(scene.language, text) != NameLikeness::Likely;
    index < MOST_ABOVE
        && (2..=5).contains(&text.split(' ').count())
        && text.len() <= LONGEST_GROUP
        && text.split(' ').all(name)
        && last.chars().any(char::is_lowercase)
        && text.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '&'))
        && nobody()
        && scene.next_text(0, index + 1) == Some(index)
        && !is_known_otherwise(scene, text)
        && scene.next_text(index + 1, scene.lines.len().min(index + MOST_BETWEEN + 1)).is_some_and(titled)
}

/// The first line of a document stands above this one.
const MOST_ABOVE: usize = 24;

/// An organization in a cell that says one thing more, and the body if that is one: "Brf Granen, styrelsen", "Brf Granen, org.nr
/// 769600-1234", "Kvarnby IF (802400-1234)", "Socialnämnden i Kvarnby kommun".
pub(crate) fn organization_and_more(scene: &Scene, text: &str) -> Option<(Slice, Option<Slice>)> {
    if text.len() > 110 || !text.starts_with(char::is_uppercase) {
        return None;
    }
    let whole = |text: &str, end: Option<usize>| end.is_some_and(|end| end == text.len());
    let body = |text: &str| whole(text, scene.language.body_at(text));
    let behind = [", ", " – ", " - ", " ("].into_iter().find_map(|sign| {
        let at = text.find(sign)?;
        let rest = &text[at + sign.len()..];
        let board = sign != " (" && body(rest);
        ((board || is_registry(scene, rest)) && is_organization(scene, &text[..at]))
            .then_some((Slice::new(0, at), board.then_some(Slice::new(at + sign.len(), text.len()))))
    });
    behind.or_else(|| {
        // "Maskinsektionen vid Vadköpings högskola" is one name.
        if scene.language.is_association(text) {
            return None;
        }
        let end = scene.language.body_at(text).or_else(|| scene.language.assembly_at(text))?;
        let rest = text.get(end..).filter(|rest| !rest.is_empty())?.trim_start_matches([',', ' ', '–', '-']);
        let rest = scene.language.location_leads().cut_from(rest).unwrap_or(rest);
        let named = whole(rest, scene.language.organization(rest)) || scene.language.is_association(rest);
        let town = named && text[end..].starts_with([' ', ',']);
        town.then_some((Slice::new(text.len() - rest.len(), text.len()), Some(Slice::new(0, end))))
    })
}

/// Whether a line is a name directly above the number under which it is registered: "Stiftelsen Bodins minne" over "Org.nr
/// 802400-1234".
pub(crate) fn is_over_its_registry_number(scene: &Scene, index: usize, text: &str) -> bool {
    text.len() <= LONGEST_REGISTERED
        && text.starts_with(char::is_uppercase)
        && !text.ends_with(['.', ':', ',', ';'])
        && index + 1 < scene.lines.len()
        && scene.language.is_registry_number(scene.text(index + 1))
        && !is_known_otherwise(scene, text)
}

/// Bytes of such a name.
const LONGEST_REGISTERED: usize = 80;

/// Whether a text is the number under which an organization is registered, perhaps behind its label.
fn is_registry(scene: &Scene, text: &str) -> bool {
    let labelled = scene.language.registry_labels().cut_from_in_any_case(text);
    let number = labelled.unwrap_or(text).trim_matches([' ', ':', '.', ')']);
    let digits = |part: &str, count: usize| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
    number.split_once('-').is_some_and(|(first, second)| digits(first, 6) && digits(second, 4))
}

/// So many lines a title or a day may stand from a name.
const MOST_BETWEEN: usize = 3;

/// Whether a line over people says whom they come from: "PRO Lindsjö", "Lindsjö kommun".
pub(crate) fn heads_group(scene: &Scene, index: usize, text: &str) -> bool {
    if text.len() > LONGEST_GROUP || !text.starts_with(char::is_uppercase) || text.contains(['(', ')', ',', ':', '.']) {
        return false;
    }
    let below = scene.lines.get(index + 1).filter(|below| below.is_text());
    let word = text.split(' ').next().unwrap_or("");
    // "PRO", "SPF Seniorerna Norrstrand"
    let letters = || (2..=6).contains(&word.chars().count()) && word.chars().all(char::is_uppercase);
    below.is_some_and(|below| {
        (letters() || is_organization(scene, text)) && is_people(scene, scene.slice_text(below.range()))
    })
}

/// Bytes of such a line.
const LONGEST_GROUP: usize = 60;
/// Words of a group's name that no vocabulary knows, and by how much deeper those stand who sit for it.
const MOST_GROUP_WORDS: usize = 4;
const DEEPER: usize = 4;

/// Whether a line alone says whom those come from who stand below it, deeper: "Campuslistan" over its delegates.
pub(crate) fn heads_deeper(scene: &Scene, index: usize, text: &str) -> bool {
    let column = |index: usize| scene.cells(index, scene.lines[index].start).first().map_or(0, |cell| cell.column);
    heads_as_others(scene, index, text) && !is_body(scene, text) && column(index + 1) >= column(index) + DEEPER
}

/// Whether a line can say whom those come from who stand below it, where others above do.
pub(crate) fn heads_as_others(scene: &Scene, index: usize, text: &str) -> bool {
    let worded =
        |word: &str| word.starts_with(char::is_uppercase) && word.chars().all(|c| c.is_alphabetic() || c == '-');
    let lower = small_letters(text);
    text.len() <= LONGEST_GROUP
        // "Vårdsektionen", "Tvärsnittet", not "Tolk" nor "Kommunhuset"
        && (scene.language.definite_endings().closes(&lower) || scene.language.party_endings().closes(&lower))
        && !scene.language.premises().closes(&lower)
        && text.split(' ').count() <= MOST_GROUP_WORDS
        && text.split(' ').all(worded)
        && scene.lines.get(index + 1).is_some_and(|below| below.is_text())
        && is_people(scene, scene.text(index + 1))
        && !is_people(scene, text)
        && scene.header_label(text).is_none()
        && scene.roster_heading(text).is_none()
        && !text.split(' ').any(|word| scene.language.title_word(word))
}

/// Bytes behind a group's name among which it may be printed as a party is.
const NEAR_GROUP: usize = 4000;

/// Whether the name of a group is printed as a party's below: "Ida Berg (Campuslistan)".
pub(crate) fn is_printed_as_party(scene: &Scene, name: &str, from: usize) -> bool {
    let text = scene.slice_text(Slice::new(from, scene.source.text.floor_char_boundary(from + NEAR_GROUP)));
    text.match_indices(name).any(|(at, _)| text[..at].ends_with('(') && text[at + name.len()..].starts_with(')'))
}

/// A party's name over those who sit for it, and where the party is printed: "S" of "Socialdemokraterna (S)", "Moderaterna".
pub(crate) fn party_over_people(language: &Language, text: &str) -> Option<Slice> {
    if text.len() > LONGEST_GROUP || !text.starts_with(char::is_uppercase) {
        return None;
    }
    let text = text.trim_end_matches(':');
    let (name, letters) = match text.strip_suffix(')').and_then(|inner| inner.rsplit_once('(')) {
        Some((name, letters)) => (name.trim_end(), Some(letters)),
        None => (text, None),
    };
    let known = language.party_by_name(name).is_some();
    match letters {
        Some(letters) => {
            let start = name.len() + text[name.len()..].find('(')? + 1;
            // "Rönnhultspartiet (RP)": a party of one town, which only its own brackets tell from a name.
            let local = !name.contains(' ') && language.party_endings().closes(&name.to_lowercase());
            let is_party = language.party(letters).is_some() && (known || local) || local && !letters.contains(' ');
            is_party.then_some(Slice::new(start, start + letters.len()))
        }
        None => known.then_some(Slice::new(0, name.len())),
    }
}

/// Whom a row's people come from who stand behind a colon, and where these begin: "4A: Ella Ek och Sixten Alm", "PRO Lindsjö: Anna
/// Ek".
///
/// Where rows above do so, `again`, any word may be whom they come from: "Kommunen: Per Ek (S)".
pub(crate) fn sent_people(scene: &Scene, text: &str, again: bool) -> Option<(Slice, usize)> {
    let (group, people) = text.split_once(": ").filter(|(group, _)| (1..=LONGEST_GROUP).contains(&group.len()))?;
    let word = group.split(' ').next().unwrap_or("");
    let capitals = || (2..=6).contains(&word.chars().count()) && word.chars().all(char::is_uppercase);
    // "4A", "Klass 7", "Avdelning 12"; not "§ 3", "Punkt 3".
    let counted = || {
        let digits = group.split(' ').any(|word| word.starts_with(|c: char| c.is_ascii_digit()));
        let item = item_mark(scene.language, group).is_some_and(|mark| mark.end == group.len());
        digits && group.chars().any(char::is_alphabetic) && (!item || group.starts_with(|c: char| c.is_ascii_digit()))
    };
    let party = party_over_people(scene.language, group);
    let named = || {
        let whose = group.starts_with(char::is_uppercase) && (capitals() || is_organization(scene, group));
        let word = again && group.starts_with(char::is_uppercase) && !scene.language.title_word(word);
        (whose || counted() || word)
            && scene.header_label(group).is_none()
            && scene.roster_heading(group).is_none()
            && scene.language.office(group).is_none()
            && date::date_at(scene.language, group, None).is_none()
    };
    if party.is_none() && !named() {
        return None;
    }
    let start = text.len() - people.len();
    let list = || scene.people_list(people);
    let all = is_people(scene, people) || list().len() >= 2 && list().iter().all(|found| found.rest.is_none());
    all.then_some((party.unwrap_or(Slice::new(0, group.len())), start))
}
