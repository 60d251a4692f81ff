//! The title of a document in a cell of its cover: its body, its day, which of the body's meetings it was, whose it is.

use std::ops::Range;

use super::Title;
use crate::facts::opening::whose;
use crate::facts::title::is_open;
use crate::facts::when::{is_day, number_behind_assembly};
use crate::grammar::page;
use crate::language::TitleMatch;
use crate::model::Status;
use crate::page::range::Slice;
use crate::page::scene::Scene;

/// A longer line is a sentence.
const LONGEST_TITLE: usize = 100;

/// A document title, with the body where the cell goes on with one.
pub(super) fn title(scene: &Scene, index: usize, text: &str, found: &TitleMatch) -> Option<Title> {
    let mut rest = text[found.end..].trim_start();
    let mut end = text.trim_end_matches([':', ' ']).len();
    let numbered = page::page_number(scene.language, rest).is_some();
    if numbered {
        end -= rest.len();
        rest = "";
    }
    rest = behind_joint(scene, rest);
    let named = scene.language.body_at(rest).or_else(|| scene.language.assembly_at(rest));
    let whole = named.is_some_and(|end| end == rest.len() && end > 0);
    let from = text.len() - rest.len();
    // "Protokoll styrelsemöte 3/2022"
    let counted_body = if whole { None } else { number_behind_assembly(scene, rest) };
    // "Protokoll från fritidsnämndens sammanträde 2022-02-17", "Styrelseprotokoll 2014"
    let goes_on = || {
        let below = scene.next_text(index + 1, (index + 2).min(scene.lines.len()));
        // "… kl 14.00 i" ⏎ "Havernäs bystuga": a sentence does not end so.
        below.is_some_and(|below| is_open(scene.language, text) || !scene.text(below).starts_with(char::is_uppercase))
    };
    let sentence = || text.len() <= LONGEST_TITLE && !text.ends_with('.') && !goes_on() && whose(scene, text).is_some();
    let counted = || is_counted(scene, rest) || is_day(scene, rest.trim_start_matches([',', ' ']));
    // "Mötesprotokoll Hackföreningen Lödtennet"
    let associated = scene.language.is_association(rest);
    // "Styrelseprotokoll nr 7, Kvarnby Golfklubb"
    let named_behind =
        rest.split_once(", ").filter(|(number, name)| is_counted(scene, number) && scene.language.is_association(name));
    // "Kallelse till kommunfullmäktige i Sundnäs kommun"
    let placed = named.filter(|end| !whole && *end > 0).and_then(|end| {
        let place = scene.language.location_leads().cut_from(rest[end..].trim_start())?;
        (scene.language.organization(place) == Some(place.len())).then_some((end, text.len() - place.len()))
    });
    let organization = match (associated, placed) {
        (true, _) => Some(from),
        (false, Some((_, at))) => Some(at),
        (false, None) => named_behind.map(|(_, name)| text.len() - name.len()),
    };
    let number = || meetings_number(scene, rest).map(|number| Slice::new(from + number.start, from + number.end));
    // "Kallelse till kommunfullmäktige 24 november 2025"
    let dated_body = named.filter(|end| is_day(scene, rest[*end..].trim_start_matches([',', ' '])));
    if !found.exact
        && !whole
        && counted_body.is_none()
        && dated_body.is_none()
        && organization.is_none()
        && !numbered
        && !counted()
        && !sentence()
    {
        return None;
    }
    Some(Title {
        status: found.status,
        end,
        body: match &counted_body {
            Some((length, _)) => Some(Slice::new(from, from + length)),
            None => whole
                .then_some(rest.len())
                .or(dated_body)
                .or(placed.map(|(end, _)| end))
                .map(|length| Slice::new(from, from + length)),
        },
        number: match &counted_body {
            Some((_, number)) => Some(Slice::new(from + number.start, from + number.end)),
            None => number(),
        },
        organization,
        below: None,
    })
}

/// What stands behind the word that leads from a title to whose it is: "miljönämnden" of "till miljönämnden".
pub(in crate::classify) fn behind_joint<'t>(scene: &Scene, mut rest: &'t str) -> &'t str {
    for word in scene.language.title_joints().all() {
        if rest.get(..word.len()).is_some_and(|head| head.to_lowercase() == *word) {
            rest = rest[word.len()..].trim_start();
        }
    }
    rest
}

/// A title whose line ends with what leads to an assembly, with the line below that names it and perhaps its year: its
/// status, where that line stands and how long the name is.
pub(super) fn title_above_assembly(
    scene: &Scene,
    index: usize,
    text: &str,
) -> Option<(Option<Status>, (Slice, usize))> {
    let found = scene.document_title(text).filter(|found| !found.exact && !found.other)?;
    let rest = text[found.end..].trim().to_lowercase();
    let open = scene.language.title_joints().all().iter().any(|joint| rest == joint.trim());
    let below = scene.next_text(index + 1, scene.lines.len().min(index + 3)).filter(|_| open)?;
    let line = scene.text(below);
    let end = scene.language.assembly_at(line).filter(|_| scene.cell_texts(below).count() == 1)?;
    let rest = line[end..].trim();
    let range = scene.lines[below].range();
    (rest.is_empty() || is_counted(scene, rest)).then_some((found.status, (range, end)))
}

/// "2014", "2/2023", "nr 4/2024", "7/2024 22.4.2024": what a title ends with that counts the meetings.
pub(in crate::classify) fn is_counted(scene: &Scene, rest: &str) -> bool {
    let label = scene.language.minutes_number_labels().cut_from_in_any_case(rest);
    let rest = label.map_or(rest, |rest| rest.trim_start_matches(['.', ' ']));
    let (number, day) = rest.split_once(' ').unwrap_or((rest, ""));
    let plain = label.is_some() && (1..=3).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    (plain || is_year_or_number(number)) && (day.is_empty() || is_day(scene, day.trim_start()))
}

/// Where the number of the meeting stands in what counts it: "2/2023", "nr 7", but no year alone.
fn meetings_number(scene: &Scene, rest: &str) -> Option<Range<usize>> {
    let label = scene.language.minutes_number_labels().cut_from_in_any_case(rest);
    let number = label.map_or(rest, |rest| rest.trim_start_matches(['.', ' ']));
    let start = rest.len() - number.len();
    let token = number.split([' ', ',']).next().unwrap_or("");
    let counts = label.is_some() || token.contains(['/', '-', ':']);
    (counts && is_counted(scene, &rest[..start + token.len()])).then_some(start..start + token.len())
}

fn is_year_or_number(rest: &str) -> bool {
    let digits = |part: &str| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    let year = |part: &str| part.len() == 4 && part.starts_with(['1', '2']) && digits(part);
    match rest.split_once(['/', '-', ':']) {
        Some((number, of_year)) if rest.contains('/') => digits(number) && digits(of_year) && of_year.len() >= 2,
        // "4-2025", "2025:4"
        Some((number, of_year)) => {
            digits(number) && year(of_year) && number.len() < 4
                || year(number) && digits(of_year) && of_year.len() < 4 && rest.contains(':')
        }
        None => rest.len() == 4 && rest.starts_with(['1', '2']) && digits(rest),
    }
}
