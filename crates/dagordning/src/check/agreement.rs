//! What the parts of minutes say of one another: the cover's §§ against the items, who voted against who served, breaks
//! against the meeting's hours, the meeting's day against the file's name. Each disagreement is a diagnostic; none is mended.

use std::collections::{BTreeSet, HashMap};

use super::numbers::{Secret, numbers_of};
use crate::grammar::date;
use crate::grammar::extent::{merged, runs};
use crate::grammar::person::name_key;
use crate::model::{BallotVote, DiagnosticCode, Document, DocumentKind, Participant, Role, Severity};
use crate::page::scene::Scene;

/// Fewer serving members than these are no roster.
const FEWEST_SERVING: usize = 3;
/// Names and numbers that a message lists.
const LISTED: usize = 6;
/// So many people of one name are asked whether they serve.
const MOST_OF_A_NAME: usize = 64;
/// More §§ no minutes have in one run.
const MOST_SECTIONS: u32 = 2_000;

/// Runs all checks on the assembled document.
pub(crate) fn run(scene: &mut Scene, document: &Document, secret: &Secret) {
    extent(scene, document, secret);
    votes(scene, document);
    breaks(scene, document);
    file_name(scene, document);
    tallies(scene, document);
}

/// Where the names of every vote add up to its tally, the words `Ja` and `Nej` beside them were read rightly.
fn tallies(scene: &Scene, document: &Document) {
    let Some(doubts) = &scene.doubts else { return };
    let mut told = document.items.iter().flat_map(|item| &item.votes).filter_map(|vote| vote.reconciled).peekable();
    if told.peek().is_some() && told.all(|reconciled| reconciled) {
        doubts.borrow_mut().trust_text("vote", |_| true, scene.source);
    }
}

/// The number that a § or an item's number begins with: 63 in "63/20".
fn leading(number: &str) -> Option<u32> {
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    number[..digits].parse().ok()
}

/// `Paragrafer 41-46` against the §§ found. An extract holds only some of the minutes' §§.
fn extent(scene: &mut Scene, document: &Document, secret: &Secret) {
    let Some(meeting) = document.meeting.as_ref().filter(|meeting| !meeting.extent.is_empty()) else { return };
    let promised = meeting.extent.iter().flat_map(|run| runs(run)).filter(|(first, last)| last - first < MOST_SECTIONS);
    let promised = merged(promised.collect());
    let numbers = document.items.iter().filter_map(numbers_of).filter(|(first, last)| last - first < MOST_SECTIONS);
    let found: BTreeSet<u32> = numbers.flat_map(|(first, last)| first..=last).collect();
    if promised.is_empty() || found.is_empty() {
        return;
    }
    let whole = document.kind == DocumentKind::Minutes;
    let mut told = Vec::new();
    let all = promised.iter().flat_map(|(first, last)| *first..=*last).filter(|number| !found.contains(number));
    // Titles that the contents list has without numbers.
    let unnumbered = document.items.iter().filter(|item| item.confidential && item.number.is_none()).count();
    let lost: Vec<u32> = all.filter(|number| whole && !secret.has(scene, document, *number)).collect();
    if let Some(missing) = listed(lost.iter().filter(|_| lost.len() > unnumbered)) {
        told.push(format!("§ {missing} not found"));
    }
    // Both are in order: a run behind is never needed again.
    let mut runs = promised.iter().peekable();
    let strange = found.iter().filter(|number| {
        while runs.next_if(|(_, last)| last < *number).is_some() {}
        runs.peek().is_none_or(|(first, _)| first > *number)
    });
    if let Some(strange) = listed(strange) {
        told.push(format!("§ {strange} found beyond it"));
    }
    if !told.is_empty() {
        let message = format!("the cover prints §§ {}: {}", meeting.extent.join(", "), told.join("; "));
        scene.diagnose(DiagnosticCode::ExtentMismatch, Severity::Warning, message, None);
    }
}

/// The first of some values, and how many more there are; none without any.
fn listed<T: ToString>(mut all: impl Iterator<Item = T>) -> Option<String> {
    let shown: Vec<String> = all.by_ref().take(LISTED).map(|value| value.to_string()).collect();
    let more = all.count();
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    (!shown.is_empty()).then(|| format!("{}{more}", shown.join(", ")))
}

/// Whoever votes must be listed as serving at the item.
fn votes(scene: &mut Scene, document: &Document) {
    let serves_ever = |person: &&Participant| matches!(person.role, Some(Role::Member | Role::ServingSubstitute));
    if document.participants.iter().filter(serves_ever).count() < FEWEST_SERVING
        || document.items.iter().all(|item| item.votes.is_empty())
    {
        return;
    }
    let mut serving: HashMap<String, Vec<&Participant>> = HashMap::new();
    for person in document.participants.iter().filter(serves_ever) {
        if let Some(name) = person.name.as_deref() {
            serving.entry(name_key(name)).or_default().push(person);
        }
    }
    for item in document.items.iter().filter(|item| !item.votes.is_empty()) {
        let number = leading(item.number.as_deref().unwrap_or(""));
        let there = |name: &&str| {
            let known = serving.get(&name_key(name)).map_or(&[][..], Vec::as_slice);
            known.iter().take(MOST_OF_A_NAME).any(|person| serves(person, number))
        };
        let voted: BTreeSet<&str> = item
            .votes
            .iter()
            .flat_map(|vote| &vote.ballots)
            .filter(|ballot| ballot.vote != Some(BallotVote::Absent))
            .filter_map(|ballot| ballot.name.as_deref())
            .collect();
        let strange: BTreeSet<&str> = voted.into_iter().filter(|name| !there(name)).collect();
        if let Some(shown) = listed(strange.into_iter()) {
            let label = item.label.as_deref().unwrap_or("an item");
            let message = format!("{label}: {shown} voted, and the roster does not list them as serving there");
            scene.diagnose(DiagnosticCode::AttendanceMismatch, Severity::Warning, message, None);
        }
    }
}

/// No roster gives anybody more.
const MOST_SCOPES: usize = 200;

/// Whether the printed scopes let a person take part in an item.
fn serves(person: &Participant, number: Option<u32>) -> bool {
    let Some(number) = number else { return true };
    let within = |scope: &String| {
        let (first, last) = match scope.split_once('-') {
            Some((first, last)) => (leading(first).unwrap_or(0), leading(last).unwrap_or(u32::MAX)),
            None => match leading(scope) {
                Some(one) => (one, one),
                None => return true,
            },
        };
        (first..=last).contains(&number)
    };
    // Each ballot asks: whoever has more scopes is not doubted.
    let (own, except) = (&person.items, &person.items_except);
    own.len().max(except.len()) > MOST_SCOPES
        || (own.is_empty() || own.iter().any(within)) && !except.iter().any(within)
}

/// Breaks stand within the meeting's hours.
fn breaks(scene: &mut Scene, document: &Document) {
    let Some(meeting) = &document.meeting else { return };
    let (Some(start), Some(end)) = (&meeting.start_time, &meeting.end_time) else { return };
    if meeting.end_date.is_some() || end < start {
        return;
    }
    for pause in &meeting.adjournments {
        let outside = |time: &Option<String>| time.as_ref().is_some_and(|time| time < start || time > end);
        if outside(&pause.start_time) || outside(&pause.end_time) {
            let shown = [&pause.start_time, &pause.end_time].into_iter().flatten().cloned().collect::<Vec<_>>();
            let message = format!("the break {} is not within the meeting, {start}–{end}", shown.join("–"));
            scene.diagnose(DiagnosticCode::TimeConflict, Severity::Warning, message, None);
        }
    }
}

/// The only day in the file's name against the meeting's.
fn file_name(scene: &mut Scene, document: &Document) {
    let Some(meeting) = &document.meeting else { return };
    let (Some(date), Some(name)) = (&meeting.date, &document.source.file_name) else { return };
    let days = days_in(name);
    if let ([day], Some(doubts)) = (days.as_slice(), &scene.doubts)
        && day == date
    {
        let same = |line: &str| {
            let found = date::find_dates(scene.language, line);
            found.iter().any(|found| found.value.start.iso(None).as_ref() == Some(date))
        };
        doubts.borrow_mut().trust_text("date", same, scene.source);
    }
    if let [day] = days.as_slice()
        && day != date
        && meeting.end_date.as_ref() != Some(day)
        && meeting.issued.as_ref() != Some(day)
    {
        let message = format!("the file's name says {day}, the document {date}");
        scene.diagnose(DiagnosticCode::DateConflict, Severity::Warning, message, None);
    }
}

/// The days that a file's name holds: `2026-05-18`, `20260518`, `2026_05_18`.
fn days_in(name: &str) -> Vec<String> {
    let mut days = Vec::new();
    let bytes = name.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let run = bytes[at..].iter().take_while(|b| b.is_ascii_digit()).count();
        if run == 0 {
            at += 1;
            continue;
        }
        let part = |from: usize, length: usize| {
            let digits = bytes.get(from..from + length)?;
            let ends = !bytes.get(from + length).is_some_and(u8::is_ascii_digit);
            (digits.iter().all(u8::is_ascii_digit) && (ends || length < 2 || run == 8))
                .then(|| name.get(from..from + length))?
        };
        let joint = |at: usize| bytes.get(at).is_some_and(|b| matches!(b, b'-' | b'_' | b'.' | b' '));
        let found = match run {
            8 => Some((part(at, 4), part(at + 4, 2), part(at + 6, 2), 8)),
            4 if joint(at + 4) && joint(at + 7) => Some((part(at, 4), part(at + 5, 2), part(at + 8, 2), 10)),
            _ => None,
        };
        if let Some((Some(year), Some(month), Some(day), length)) = found
            && ("1900".."2100").contains(&year)
            && ("01"..="12").contains(&month)
            && ("01"..="31").contains(&day)
        {
            days.push(format!("{year}-{month}-{day}"));
            at += length;
        } else {
            at += run;
        }
    }
    days.sort();
    days.dedup();
    days
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_file_names() {
        for (name, days) in [
            ("ks-2026-05-18.pdf", vec!["2026-05-18"]),
            ("protokoll_20190312.pdf", vec!["2019-03-12"]),
            ("KS 2019_03_12 § 41.pdf", vec!["2019-03-12"]),
            ("dnr-2019-4711.pdf", vec![]),
            ("12345678.pdf", vec![]),
            ("a-2019-03-12-b-2019-03-13.txt", vec!["2019-03-12", "2019-03-13"]),
        ] {
            assert_eq!(days_in(name), days, "{name}");
        }
    }

    #[test]
    fn printed_scopes_bind() {
        let person = |items: &[&str], except: &[&str]| Participant {
            items: items.iter().map(|scope| (*scope).to_owned()).collect(),
            items_except: except.iter().map(|scope| (*scope).to_owned()).collect(),
            ..Participant::default()
        };
        assert!(serves(&person(&[], &[]), Some(12)));
        assert!(serves(&person(&["10-14"], &[]), Some(12)));
        assert!(!serves(&person(&["10-11"], &[]), Some(12)));
        assert!(serves(&person(&["11-"], &[]), Some(12)));
        assert!(!serves(&person(&["-11"], &[]), Some(12)));
        assert!(!serves(&person(&[], &["12"]), Some(12)));
        assert!(serves(&person(&["63/20-66/20"], &[]), Some(64)));
    }
}
