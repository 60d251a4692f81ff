//! Omröstningar: the proposition, what yes and no mean, the tally, and how each voted.
//!
//! An item can have several votes. A new proposition opens one, and so does a tally or a list of names where the last vote
//! has its own already.

use std::ops::Range;

use super::movers;
use super::sentences::sentences;
use crate::assemble::lists::ballots;
use crate::classify::ballots::all_tables;
use crate::grammar::date::find_dates;
use crate::grammar::person::{NameLikeness, is_person_name};
use crate::grammar::tally::{Meaning, Tally, meaning, tally};
use crate::language::search::find_all;
use crate::language::small_letters;
use crate::model::{Ballot, BallotVote, DiagnosticCode, Item, NamedPerson, Severity, Vote};
use crate::page::passage::Passage;
use crate::page::scene::Scene;

/// Reads the votes that a section tells, in sentences and in tables of names; `width` is how many characters a full line
/// has.
pub(super) fn read(scene: &mut Scene, item: &mut Item, text: &Passage, width: usize) {
    let lines = lines_of(scene, text);
    let indices: Vec<usize> = lines.iter().map(|(index, _)| *index).collect();
    let offset = |at: usize| lines.get(at).map_or(text.text().len(), |(_, offset)| *offset);
    let mut from = 0;
    for (table, sided) in all_tables(scene, &indices) {
        told(scene, item, text, from..offset(table.start), &lines, width);
        match sided {
            true => ballots::view_sides(scene, item, &indices[table.clone()]),
            false => ballots::view(scene, item, &indices[table.clone()]),
        }
        from = offset(table.end);
    }
    told(scene, item, text, from..text.text().len(), &lines, width);
}

/// Reads the vote that running text tells of where no section does: only what was counted or named counts. A sentence
/// with a day or a § tells of another meeting.
pub(super) fn read_told(scene: &mut Scene, item: &mut Item, text: &Passage, width: usize) {
    let earlier = |sentence: &str| {
        // "… med 29 röster för och 6 emot att ändra § 8 i stadgarna": what was decided may have either.
        let decided = scene.language.opens_inner_clause().earliest_in(sentence).map_or(sentence.len(), |(at, _)| at);
        let counted = !tally(scene.language, &sentence[..decided]).is_empty();
        let told = if counted { &sentence[..decided] } else { sentence };
        told.contains('§') || !find_dates(scene.language, told).is_empty()
    };
    if sentences(scene.language, text.text()).into_iter().any(|range| {
        let sentence = &text.text()[range];
        !tally(scene.language, sentence).is_empty() && earlier(sentence)
    }) {
        return;
    }
    read(scene, item, text, width);
    item.votes.retain(|vote| vote.yes.is_some() || vote.no.is_some() || !vote.ballots.is_empty());
}

/// The lines of a section's text: index, and where each begins in the text.
fn lines_of(scene: &Scene, text: &Passage) -> Vec<(usize, usize)> {
    let mut lines: Vec<(usize, usize)> = Vec::new();
    for (at, start) in text.starts() {
        let index = scene.line_at(start);
        if lines.last().is_none_or(|(last, _)| *last != index) {
            lines.push((index, at));
        }
    }
    lines
}

/// The sentences of a stretch of text; a line that had room for the next one's first word ends one too
/// ("JA = avslag" ⏎ "NEJ = bifall").
fn sentences_of(
    scene: &Scene,
    text: &Passage,
    range: Range<usize>,
    lines: &[(usize, usize)],
    width: usize,
) -> Vec<Range<usize>> {
    let shown = text.text();
    let early = |pair: &[(usize, usize)]| {
        let [(index, _), (_, next)] = pair else { return None };
        let word = shown[*next..].split([' ', '\n', ':', '=']).next().unwrap_or("");
        let above = scene.text(*index);
        if !scene.language.vote_openers().has(&small_letters(word))
            || above.ends_with([',', '-'])
            || scene.language.open_joint().closes(above)
        {
            return None;
        }
        let room = scene.text(*index).chars().count() + 1 + word.chars().count();
        (room * 100 < width * 88).then_some(*next)
    };
    // Only the lines of the stretch: there may be many stretches.
    let from = lines.partition_point(|(_, at)| *at <= range.start).saturating_sub(1);
    let to = lines.partition_point(|(_, at)| *at < range.end).max(from);
    let breaks = lines[from..to].windows(2).filter_map(early).filter(|at| range.contains(at) && *at > range.start);
    let mut found = Vec::new();
    let mut start = range.start;
    for end in breaks.chain(std::iter::once(range.end)) {
        found.extend(
            sentences(scene.language, &shown[start..end]).into_iter().map(|part| start + part.start..start + part.end),
        );
        start = end;
    }
    found
}

fn told(
    scene: &mut Scene,
    item: &mut Item,
    text: &Passage,
    range: Range<usize>,
    lines: &[(usize, usize)],
    width: usize,
) {
    let all = sentences_of(scene, text, range, lines, width);
    let mut meant = 0;
    for (index, sentence) in all.iter().enumerate() {
        let shown = &text.text()[sentence.clone()];
        if shown.len() > LONGEST {
            continue;
        }
        if sentence.start >= meant
            && let Some(found) = proposition_at(scene, text.text(), &all[index..])
        {
            meant = found.whole.as_ref().map_or(sentence.end, |whole| whole.end);
            proposition(scene, item, text, &found);
        }
        if sentence.start < meant {
            continue;
        }
        let sentence = sentence.clone();
        let named = named(scene, item, text, sentence.clone());
        let found = tally(scene.language, shown);
        if !found.is_empty() && !named {
            counted(item, found);
            bracketed(scene, item, text, sentence);
        }
    }
}

/// Longer sentences name more people than any body has.
const LONGEST: usize = 12_000;

/// Words that are looked for at one end of a text are no longer, in bytes.
const LONGEST_WORDS: usize = 100;

/// What yes and no mean in the first sentence, or in the first two: "Ja för bifall. Nej för avslag."
fn proposition_at(scene: &Scene, text: &str, sentences: &[Range<usize>]) -> Option<Meaning> {
    let first = sentences.first()?;
    let at = |range: Range<usize>| {
        let moved = |part: Option<Range<usize>>| part.map(|part| range.start + part.start..range.start + part.end);
        let found = meaning(scene.language, text.get(range.clone())?)?;
        Some(Meaning { yes: moved(found.yes), no: moved(found.no), whole: moved(found.whole) })
    };
    at(first.clone()).or_else(|| {
        let second = sentences.get(1)?;
        let head = text.get(second.clone())?;
        let small = small_letters(&head[..head.floor_char_boundary(LONGEST_WORDS)]);
        scene.language.second_meanings().opens(&small).then(|| at(first.start..second.end))?
    })
}

/// The vote that is being told, or a new one where the last is `full`.
fn current(item: &mut Item, full: impl Fn(&Vote) -> bool) -> &mut Vote {
    if item.votes.last().is_none_or(full) {
        item.votes.push(Vote::default());
    }
    let last = item.votes.len() - 1;
    &mut item.votes[last]
}

fn proposition(scene: &Scene, item: &mut Item, text: &Passage, found: &Meaning) {
    let vote = current(item, |vote| vote.proposition.is_some() || vote.yes.is_some() || !vote.ballots.is_empty());
    let value = |vote: &mut Vote, key: &'static str, range: &Option<Range<usize>>| {
        let part = text.part(range.clone()?);
        (!part.is_empty()).then(|| {
            scene.view(&mut vote.places, key, &part);
            part.into_text()
        })
    };
    vote.proposition = value(vote, "proposition", &found.whole);
    vote.yes_means = value(vote, "yes_means", &found.yes);
    vote.no_means = value(vote, "no_means", &found.no);
}

fn counted(item: &mut Item, found: Tally) {
    // The sentence below a table with a sum says the sum again.
    let again =
        |vote: &Vote| found.yes.is_some() && found.yes == vote.yes && found.no == vote.no && !vote.ballots.is_empty();
    let vote = current(item, |vote| {
        !again(vote) && (found.yes.is_some() && vote.yes.is_some() || found.no.is_some() && vote.no.is_some())
    });
    found.complete(vote);
}

/// Lists of names that follow each other without a full stop are no more than the sides of a vote.
const SIDES: usize = 4;

/// Names and how they voted, one list behind the other: "Ja-röster: … Nej-röster: …". Whether the sentence is such lists.
fn named(scene: &Scene, item: &mut Item, text: &Passage, sentence: Range<usize>) -> bool {
    let lower = small_letters(&text.text()[sentence.clone()]);
    if lower.len() != sentence.len() || !scene.language.may_tell_ballots(&lower) {
        return false;
    }
    let (mut start, mut any) = (0, false);
    for _ in 0..SIDES {
        let rest = &lower[start..];
        let led = scene.language.ballot_lead_in(rest).map(|(at, words, _)| at + words.len());
        let next = led.and_then(|led| Some(led + scene.language.next_ballot_lead(&rest[led..])?));
        let end = next.map_or(lower.len(), |next| start + next);
        any |= listed(scene, item, text, sentence.start + start..sentence.start + end);
        if next.is_none() {
            break;
        }
        start = end;
    }
    any
}

/// Names and how they voted; the number behind them is the tally. Whether the stretch is such a list.
fn listed(scene: &Scene, item: &mut Item, text: &Passage, sentence: Range<usize>) -> bool {
    let shown = &text.text()[sentence.clone()];
    let lower = small_letters(shown);
    if lower.len() != shown.len() || !scene.language.may_tell_ballots(&lower) {
        return false;
    }
    // "Utfallet blir Ja: 6 Nej: 4 Följande ledamöter röstar ja: …": the tally before the names is none of them.
    let before = scene.language.ballot_lead_in(&lower);
    let counts = before.filter(|(at, _, _)| *at > 0).map(|(at, _, _)| tally(scene.language, &shown[..at]));
    let (names, vote, rest) = match before {
        Some((at, words, vote)) => (sentence.start + at + words.len()..sentence.end, vote, shown.len()..shown.len()),
        None => {
            let tails = scene.language.ballot_tails().iter();
            let behind = tails.filter_map(|(words, vote)| Some((after_space(&lower, words)?, words.len(), *vote)));
            let Some((at, length, vote)) = behind.min_by_key(|(at, length, _)| (*at, usize::MAX - length)) else {
                return false;
            };
            (sentence.start..sentence.start + at, vote, at + length..shown.len())
        }
    };
    let people = movers::read(scene, text, names);
    // "Ledamot Parti Ja Nej Avstår" heads a table and names nobody.
    let answers = |name: &str| name.split(' ').any(|word| scene.language.ballot(word).is_some());
    if people.is_empty() || people.iter().any(|person| person.name.as_deref().is_none_or(answers)) {
        return false;
    }
    // Only where names follow: "12 ja-röster och 7 nej-röster avgavs" is one tally.
    if let Some(counts) = counts.filter(|counts| !counts.is_empty()) {
        counted(item, counts);
    }
    let printed = in_brackets(&shown[rest]);
    let entry = current(item, |last| last.ballots.iter().any(|ballot| ballot.vote == Some(vote)));
    give(entry, people, vote);
    let side = match vote {
        BallotVote::Yes => &mut entry.yes,
        BallotVote::No => &mut entry.no,
        BallotVote::Abstain => &mut entry.abstain,
        BallotVote::Absent => &mut entry.absent,
    };
    *side = side.or(printed);
    true
}

/// "5 ja-röster (Anna Ek (S), Bo Lind (M)) mot 1 nej-röst (Li Wu (V))": the names in brackets behind what is counted.
fn bracketed(scene: &Scene, item: &mut Item, text: &Passage, sentence: Range<usize>) {
    let shown = &text.text()[sentence.clone()];
    let mut depth = 0usize;
    let mut open = None;
    let mut found: Vec<(BallotVote, Range<usize>)> = Vec::new();
    for (at, c) in shown.char_indices() {
        match c {
            '(' => {
                if depth == 0 {
                    open = answer_before(scene, &shown[..at]).map(|vote| (vote, at + 1));
                }
                depth += 1;
            }
            ')' => {
                depth = depth.saturating_sub(1);
                if depth == 0
                    && let Some((vote, start)) = open.take()
                {
                    found.push((vote, sentence.start + start..sentence.start + at));
                }
            }
            _ => {}
        }
    }
    for (vote, names) in found {
        let people = movers::read(scene, text, names);
        // Where no party is printed all of them must be known for names.
        let told = |person: &NamedPerson| {
            let likely = |name: &str| is_person_name(scene.language, name) == NameLikeness::Likely;
            person.name.as_deref().is_some_and(|name| person.party.is_some() || likely(name))
        };
        if !people.is_empty() && people.iter().all(told) {
            let entry = current(item, |last| last.ballots.iter().any(|ballot| ballot.vote == Some(vote)));
            give(entry, people, vote);
        }
    }
}

/// The answer that a text ends with: "med 5 ja-röster".
fn answer_before(scene: &Scene, text: &str) -> Option<BallotVote> {
    let text = text.trim_end();
    let near = &text[text.ceil_char_boundary(text.len().saturating_sub(LONGEST_WORDS))..];
    let lower = near.rsplit([' ', '\n']).next()?.to_lowercase();
    let word = lower.as_str();
    let word = scene.language.ballot_nouns().cut_off(word).map_or(word, |word| word.trim_end_matches('-'));
    match () {
        () if scene.language.yes().has(word) => Some(BallotVote::Yes),
        () if scene.language.no().has(word) => Some(BallotVote::No),
        () => None,
    }
}

fn give(vote: &mut Vote, people: Vec<NamedPerson>, how: BallotVote) {
    for NamedPerson { name, party, places, .. } in people {
        vote.ballots.push(Ballot { name, party, vote: Some(how), places, ..Ballot::default() });
    }
}

/// Where words stand behind a space.
fn after_space(text: &str, words: &str) -> Option<usize> {
    find_all(text, words).find(|at| text[..*at].ends_with(' '))
}

/// The number in brackets behind a list of names: "röstar Ja (8)."
fn in_brackets(text: &str) -> Option<u32> {
    let inner = text.split_once('(')?.1.split_once(')')?.0;
    inner.trim().parse().ok()
}

/// Compares the names of each vote with its tally; where the two disagree, the diagnostic says by how much.
pub(super) fn reconcile(scene: &mut Scene, item: &mut Item) {
    if item.votes.is_empty() {
        return;
    }
    let number = item.label.clone().or(item.number.clone()).unwrap_or_default();
    let unnamed = item.sections.iter().filter_map(|section| section.text.as_deref()).any(|text| {
        let offices = scene.language.mover_leads().all().iter().map(|lead| lead.trim_end());
        offices
            .flat_map(|office| find_all(text, office).map(move |at| at + office.len()))
            .any(|end| text[end..].starts_with(')'))
    });
    for vote in &mut item.votes {
        let count = |wanted| vote.ballots.iter().filter(|ballot| ballot.vote == Some(wanted)).count() as u32;
        // "(Anna Ek (S), Bo Lind (M) och ordföranden)": who has no name there is one of those counted.
        if vote.ballots.is_empty() || vote.yes.is_none() && vote.no.is_none() || unnamed {
            continue;
        }
        let sides = [
            ("yes", vote.yes, count(BallotVote::Yes)),
            ("no", vote.no, count(BallotVote::No)),
            ("abstaining", vote.abstain, count(BallotVote::Abstain)),
        ];
        let all = count(BallotVote::Yes) > 0 && count(BallotVote::No) > 0;
        let wrong: Vec<String> = sides
            .iter()
            // Where one side is named and another only counted, the names tell nothing about the other.
            .filter(|(_, _, names)| *names > 0 || all)
            .filter_map(|(side, printed, names)| {
                let printed = (*printed)?;
                (printed != *names).then(|| format!("{names} names for {printed} {side}"))
            })
            .collect();
        let compared = sides.iter().any(|(_, printed, names)| printed.is_some() && *names > 0);
        vote.reconciled = compared.then_some(wrong.is_empty());
        if !wrong.is_empty() {
            let message = format!("{number}: the vote has {}", wrong.join(", "));
            scene.diagnose(DiagnosticCode::TallyMismatch, Severity::Warning, message, None);
        }
    }
}
