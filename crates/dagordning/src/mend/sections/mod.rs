//! `&`, `$`, `8` or `S` for `§`, where the sequence of the sections demands it: `& 1`, `$9`, `812` is § 12 after § 11.

use std::collections::{BTreeMap, HashMap, HashSet};

mod behind;
mod candidate;
mod inside;

use candidate::{Candidate, candidate, is_sign};
use inside::{above, inside, known, organ, scopes};

use super::Lined;
use super::digits::digit_of;
use crate::language::Language;
use crate::model::{DocumentKind, SectionKind};
use crate::text::{Edit, RepairKind};

/// More digits than any section has.
const MOST_DIGITS: usize = 4;
/// Signs that stand for § need a sequence of so many to be believed.
const FEWEST: usize = 3;
/// So many in a row need no other evidence, those included that a list of contents has once more.
const MANY: usize = 6;
/// So many are enough where the numbers are no days of a month.
const SOME: usize = 4;
const LAST_DAY: u32 = 31;

/// Behind so many numbered lines no sign is mended: no document has more, and each takes memory.
const MOST: usize = 60_000;

/// More blanks than a margin has.
const MARGIN: usize = 40;

/// Steps from one section to the next: where a line is lost, and where an extract leaves sections out.
const NEAREST: u32 = 2;
const FARTHEST: u32 = 20;

pub(super) fn find(language: &Language, lined: &Lined) -> Vec<Edit> {
    let text = lined.text;
    let organ = organ(text);
    let found = lined.lines().filter_map(|(begin, line)| candidate(language, organ, begin, line));
    let mut candidates: Vec<Candidate> = found.take(MOST).collect();
    let mut alone = known(organ, text);
    alone.extend(behind::find(lined));
    if candidates.iter().all(|candidate| !candidate.damaged && candidate.fused.is_none()) {
        return alone;
    }
    without_pages(&mut candidates);
    without_tens(lined, &mut candidates);
    alone.extend(lone_sign(text, &candidates));
    alone.extend(of_extract(language, lined, &candidates));
    // An extract leaves sections out; without a § in sight only a close sequence tells.
    let far = if text.contains('§') { FARTHEST } else { NEAREST };
    let chain = longest(&mut candidates, far);
    let chosen: Vec<&Candidate> = chain.iter().filter_map(|&at| candidates.get(at)).collect();
    let damage = Damage::of(text, &candidates, &chosen);
    // Digits alone in a row are a list of numbers; a sign must be among them.
    let held = damage.signed > 0 && damage.held >= 2 && damage.held * 4 >= chosen.len();
    let believed = held && !are_a_list(&chosen) || is_told(text, &candidates, &chosen);
    if chosen.len() < FEWEST || damage.edits.is_empty() || !believed {
        return alone;
    }
    let mut edits = damage.edits;
    // "enligt & 12", "&& 4-19": the same sign inside lines, once it is known what it stands for.
    for sign in ['&', '$'] {
        let known = chosen.iter().filter(|candidate| candidate.sign == sign).count();
        if known >= 2 {
            edits.extend(inside(text, sign).map(|at| edit(at, at + 1)));
        }
    }
    let within = damage.first.saturating_sub(NEAREST)..=damage.last + NEAREST;
    for sign in damage.signs.iter().filter(|sign| !sign.is_ascii_digit()) {
        edits.extend(above(text, *sign, &within));
    }
    for sign in damage.signs.into_iter().filter(|sign| matches!(sign, '8' | 'S' | '5')) {
        edits.extend(scopes(text, sign, damage.first..=damage.last));
    }
    edits.extend(alone);
    edits.sort_by_key(|edit| edit.start);
    edits.dedup_by_key(|edit| edit.start);
    edits
}

/// Whether nothing but a digit stands before the numbers of a sequence: "61." to "68." are numbers of a list, though another
/// document that is bound with it has §§ 1 to 8.
fn are_a_list(chosen: &[&Candidate]) -> bool {
    chosen.iter().all(|found| found.sign.is_ascii_digit() && !found.apart && !found.prefixed)
}

/// "s 23" is a page's number, but where a sequence lacks its § 23.
fn without_pages(candidates: &mut Vec<Candidate>) {
    let has = |sign: char| candidates.iter().any(|candidate| candidate.sign == sign);
    if !has('s') {
        return;
    }
    let known = candidates.iter().filter(|candidate| is_sign(candidate.sign)).map(|candidate| candidate.number);
    let known: HashSet<u32> = known.collect();
    candidates.retain(|candidate| candidate.sign != 's' || !known.contains(&candidate.number));
}

/// "31." to "39." behind "29." and "30.": numbers of a list that runs on, whatever §§ 1 to 9 stand elsewhere.
fn without_tens(lined: &Lined, candidates: &mut Vec<Candidate>) {
    let ten = |found: &Candidate| found.sign.to_digit(10).filter(|_| !found.apart && found.number < 10);
    let wanted: HashSet<u32> = candidates.iter().filter_map(ten).flat_map(|ten| [ten * 10 - 1, ten * 10]).collect();
    if wanted.is_empty() {
        return;
    }
    let number = |line: &str| {
        let line = line.trim_ascii_start();
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        let listed = (1..=2).contains(&digits) && line[digits..].starts_with(['.', ')', ' ']);
        listed.then(|| line[..digits].parse::<u32>().ok()).flatten()
    };
    let known: HashSet<u32> =
        lined.lines().filter_map(|(_, line)| number(line)).filter(|one| wanted.contains(one)).collect();
    let runs_on = |ten: u32| known.contains(&(ten * 10 - 1)) && known.contains(&(ten * 10));
    candidates.retain(|found| !ten(found).is_some_and(runs_on));
}

/// The digits that letters in a number stand for: `§ 10l`.
fn digits(text: &str, found: &Candidate) -> Vec<Edit> {
    let (start, end) = found.lettered.unwrap_or_default();
    let bytes = text.as_bytes().get(start..end).unwrap_or_default().iter().enumerate();
    let letters = bytes.filter_map(|(at, byte)| Some((start + at, digit_of(*byte)?)));
    letters.map(|(at, digit)| Edit::new(RepairKind::Digit, at, at + 1, digit)).collect()
}

fn edit(start: usize, end: usize) -> Edit {
    Edit::new(RepairKind::SectionSign, start, end, "§")
}

/// What a believed sequence tells of the signs.
struct Damage {
    edits: Vec<Edit>,
    /// What was read for §.
    signs: Vec<char>,
    /// Its numbers that have a sign somewhere, and those that have a sign or an organ's letters.
    signed: usize,
    held: usize,
    /// The first and the last number.
    first: u32,
    last: u32,
}

impl Damage {
    /// The damaged signs of a sequence, and those before its numbers elsewhere: a list of contents has them all again.
    fn of(text: &str, candidates: &[Candidate], chosen: &[&Candidate]) -> Damage {
        let numbers: HashSet<u32> = chosen.iter().map(|candidate| candidate.number).collect();
        let within: HashSet<(char, bool)> = chosen.iter().map(|candidate| candidate.form()).collect();
        // A digit close to the number is a digit of another ("51 (69)"), unless the sequence itself has it so.
        let may = |found: &&Candidate| {
            let apart = is_sign(found.sign) || matches!(found.sign, 'S' | 's' | '5' | '8') && found.apart;
            numbers.contains(&found.number) && (apart || within.contains(&found.form()))
        };
        // "8 128", "8129", "8 130": between its neighbours a number stands where it must.
        let between = |at: usize| {
            let near = |at: Option<usize>| at.and_then(|at| candidates.get(at)).map(|found| found.number);
            let number = candidates[at].number;
            let sign = matches!(candidates[at].sign, '8' | 'S' | '5');
            sign && near(at.checked_sub(1)).map(|before| before + 1) == Some(number)
                && near(Some(at + 1)) == Some(number + 1)
        };
        let damaged = || {
            let known = candidates.iter().enumerate();
            known
                .filter(|(at, found)| may(found) || numbers.contains(&found.number) && between(*at))
                .map(|(_, found)| found)
        };
        let count = |wanted: fn(&Candidate) -> bool| {
            let found = candidates.iter().filter(|found| wanted(found) && numbers.contains(&found.number));
            found.map(|found| found.number).collect::<HashSet<u32>>().len()
        };
        let mut counts: BTreeMap<char, usize> = BTreeMap::new();
        damaged().filter(|found| found.damaged).for_each(|found| *counts.entry(found.sign).or_default() += 1);
        counts.retain(|sign, count| chosen.iter().any(|candidate| candidate.sign == *sign) || *count >= 2);
        let mended: Vec<&Candidate> =
            damaged().filter(|found| !found.damaged || counts.contains_key(&found.sign)).collect();
        let sign = |found: &&&Candidate| match found.joined {
            true => Edit::new(RepairKind::SectionSign, found.start, found.end, " §"),
            false => edit(found.start, found.end),
        };
        let signs = mended.iter().filter(|found| found.damaged).map(|found| sign(&found));
        let blanks = mended.iter().filter_map(|found| found.fused);
        let last = |at: usize| text.get(at - 1..at).unwrap_or_default();
        let blanks = blanks.map(|at| Edit::new(RepairKind::SectionSign, at - 1, at, format!("{} ", last(at))));
        Damage {
            edits: signs.chain(mended.iter().flat_map(|found| digits(text, found))).chain(blanks).collect(),
            signs: counts.into_keys().collect(),
            signed: count(|found| is_sign(found.sign)),
            held: count(|found| found.prefixed || is_sign(found.sign)),
            first: chosen.first().map_or(0, |candidate| candidate.number),
            last: chosen.last().map_or(0, |candidate| candidate.number),
        }
    }
}

/// Whether digits or letters that stand for § throughout are believed without any true sign: the cover tells the extent
/// that the numbers behind them have ("31–40" over `831` to `840`), or a letter stands before a long sequence (`S31`).
fn is_told(text: &str, candidates: &[Candidate], chosen: &[&Candidate]) -> bool {
    let (Some(first), Some(last)) = (chosen.first(), chosen.last()) else { return false };
    let numbers: HashSet<u32> = chosen.iter().map(|candidate| candidate.number).collect();
    let stand = candidates.iter().filter(|found| found.apart && numbers.contains(&found.number)).count();
    let read_as = |signs: &[char]| chosen.iter().filter(|candidate| signs.contains(&candidate.sign)).count() * 4;
    // One letter, or one digit with a blank behind it, before so many numbers that follow each other has no other meaning.
    let letter = read_as(&['S']) >= chosen.len() * 3 && chosen.len() > FEWEST;
    let apart = stand >= MANY || chosen.len() >= SOME && first.number > LAST_DAY;
    let apart = apart
        && chosen.iter().filter(|candidate| candidate.apart).count() * 4 >= chosen.len() * 3
        && chosen.iter().all(|candidate| candidate.number > 0);
    // Reading takes it for one or the other on the same page: "8 58", "S 59", "§ 60".
    read_as(&['8', 'S', '5', '§']) >= chosen.len() * 3
        && (letter
            || apart
            || extents(text).any(|(from, to)| {
                // A section at either end may have been read so badly that it is none.
                first.number.checked_sub(from).is_some_and(|gap| gap <= NEAREST)
                    && to.checked_sub(last.number).is_some_and(|gap| gap <= NEAREST)
            }))
}

/// Two numbers with a dash between them: "31–40", "31 - 40", "8 31 - 8 40".
fn extents(text: &str) -> impl Iterator<Item = (u32, u32)> {
    text.match_indices(['-', '–', '—']).filter_map(|(at, dash)| {
        let before = text.get(..at)?.trim_end_matches(' ');
        let after = text.get(at + dash.len()..)?.trim_start_matches(' ');
        // The sign before the second number was read as the one before the first.
        let after = ["8 ", "S ", "S", "5 "].iter().find_map(|sign| after.strip_prefix(sign)).unwrap_or(after);
        let digits = |c: &char| c.is_ascii_digit();
        let from = before.len() - before.chars().rev().take_while(digits).count();
        let to = after.chars().take_while(digits).count();
        let short = |number: &str| number.len() <= MOST_DIGITS;
        let (from, to) = (before.get(from..)?, after.get(..to)?);
        if !short(from) || !short(to) {
            return None;
        }
        Some((from.parse().ok()?, to.parse().ok()?))
    })
}

/// A text without any § where `&` stands before numbers, once at least at the beginning of a line: it has no other meaning.
fn lone_sign(text: &str, candidates: &[Candidate]) -> Vec<Edit> {
    if text.contains('§') || !candidates.iter().any(|candidate| candidate.sign == '&') {
        return Vec::new();
    }
    let places: Vec<usize> = inside(text, '&').collect();
    if places.len() < 2 {
        return Vec::new();
    }
    places.into_iter().map(|at| edit(at, at + 1)).collect()
}

/// Lines over the § of an extract.
const HEAD_OF_EXTRACT: usize = 24;
/// Words of a line behind which the title of an extract stands.
const WORDS_BEFORE_TITLE: usize = 4;

/// The only § of an extract: "Protokollsutdrag" over "8 96 Ny förskola". Without its title only what is no digit or letter
/// is believed, over a decision.
fn of_extract(language: &Language, lined: &Lined, candidates: &[Candidate]) -> Option<Edit> {
    let first = candidates.iter().find(|found| !found.inner)?;
    let apart = is_sign(first.sign) || matches!(first.sign, 'S' | '8' | '5') && first.apart;
    let only = candidates.iter().all(|found| found.inner || found.sign != '§' && found.number == first.number);
    if !apart || !only || lined.text.contains("\n§") {
        return None;
    }
    let lines = || lined.lines().filter(|(_, line)| !line.trim_ascii().is_empty());
    if lines().take(HEAD_OF_EXTRACT).all(|(begin, line)| begin + line.len() < first.start) {
        return None;
    }
    let title = |line: &str| {
        let starts = std::iter::once(0).chain(line.match_indices(' ').map(|(at, _)| at + 1));
        let mut titles =
            starts.take(WORDS_BEFORE_TITLE).filter_map(|at| language.document_title(line[at..].trim_ascii()));
        titles.any(|found| found.kind == DocumentKind::MinutesExtract)
    };
    let extract = || lines().take(HEAD_OF_EXTRACT).any(|(_, line)| title(line.trim_ascii()));
    let decides = || {
        let heading =
            |line: &str| language.section_heading(line).is_some_and(|found| found.kind == SectionKind::Decision);
        is_sign(first.sign) && lines().any(|(_, line)| heading(line.trim_ascii()))
    };
    (extract() || decides()).then(|| edit(first.start, first.end))
}

/// The longest sequence of numbers that go up by at most `far`, in order of place. Digits that stand for § are believed
/// in a close sequence only.
fn longest(candidates: &mut [Candidate], far: u32) -> Vec<usize> {
    let mut best: HashMap<u32, usize> = HashMap::new();
    let inner: Vec<bool> = candidates.iter().map(|candidate| candidate.inner).collect();
    for at in (0..candidates.len()).filter(|at| !inner[*at]) {
        let (number, sign) = (candidates[at].number, candidates[at].sign);
        let before = (1..=far).filter_map(|step| {
            let before = best.get(&number.checked_sub(step)?).copied()?;
            (step <= NEAREST || is_sign(sign) && is_sign(candidates[before].sign)).then_some(before)
        });
        let before = before.max_by_key(|before| candidates[*before].length);
        candidates[at].length += before.map_or(0, |before| candidates[before].length);
        candidates[at].before = before;
        let known = best.get(&number).map_or(0, |known| candidates[*known].length);
        // Of two that are as good, the one with a sign: what is bound before it may be numbered without any.
        let signed = || is_sign(sign) && best.get(&number).is_some_and(|known| !is_sign(candidates[*known].sign));
        if candidates[at].length > known || candidates[at].length == known && signed() {
            best.insert(number, at);
        }
    }
    let mut chain = Vec::new();
    let mut last =
        (0..candidates.len()).filter(|at| !inner[*at]).max_by_key(|at| (candidates[*at].length, usize::MAX - at));
    while let Some(at) = last {
        chain.push(at);
        last = candidates[at].before;
    }
    chain.reverse();
    chain
}

#[cfg(test)]
mod tests {
    use super::super::made;
    use super::*;

    #[test]
    fn signs_in_sequence_are_section_signs() {
        for (text, expected) in [
            ("& 1 Öppnande\nx\n& 2 Val\n& 3 Dagordning", "§ 1 Öppnande\nx\n§ 2 Val\n§ 3 Dagordning"),
            ("§ 10 A\n$11   B\n812   C\n§ 13 D", "§ 10 A\n§11   B\n§12   C\n§ 13 D"),
            ("Paragrafer && 1, 4\nKf & 1\nKf & 4", "Paragrafer §§ 1, 4\nKf § 1\nKf § 4"),
            ("8 1. A\n$& 2. B\n8 3. C\n$& 4. D\n& 5. E", "§ 1. A\n§ 2. B\n§ 3. C\n§ 4. D\n§ 5. E"),
            ("&£71\n§72 A\n§73 B", "§71\n§72 A\n§73 B"),
            ("§ 3. A\n§& 4. B\n5 5. C\n§ 6. D", "§ 3. A\n§ 4. B\n§ 5. C\n§ 6. D"),
            ("Kf § 11\nKf § 12\nKf 313   Dnr 4\nKf § 14", "Kf § 11\nKf § 12\nKf §13   Dnr 4\nKf § 14"),
            (
                "S 7 A 2\nS 8 A 2\nS 9 B 3\nS 10 C 4\nBo ersätter Eva SS 8-9\nS 8 A\nS 9 B\nS 10 C",
                "§ 7 A 2\n§ 8 A 2\n§ 9 B 3\n§ 10 C 4\nBo ersätter Eva §§ 8-9\n§ 8 A\n§ 9 B\n§ 10 C",
            ),
            (
                "5 58 A\n5 59 B\n§ 60 C\n5 58 - § 60\n§ 58 A\n5 59 B\n5 60 C",
                "§ 58 A\n§ 59 B\n§ 60 C\n§ 58 - § 60\n§ 58 A\n§ 59 B\n§ 60 C",
            ),
            (
                "5 93 A\n5 94 B\n5 95 C\nOmfattning 55 93–95\n5 93 A",
                "§ 93 A\n§ 94 B\n§ 95 C\nOmfattning §§ 93–95\n§ 93 A",
            ),
            (
                "8 97 A\n8 97.1 B\n8 98 C\n8 99 D\n8 1OO E\n8 10l F\n8 102 G",
                "§ 97 A\n§ 97.1 B\n§ 98 C\n§ 99 D\n§ 100 E\n§ 101 F\n§ 102 G",
            ),
            ("§ 1 A\n§\n2. B", "§ 1 A\n§ 2. B"),
            ("&\n131 A\n& 132 B\n&\n140\n& 133 C\n& 134 D", "§ 131 A\n§ 132 B\n&\n140\n§ 133 C\n§ 134 D"),
            ("KS § 1 A\nK5 § 2 B", "KS § 1 A\nKS § 2 B"),
            ("KF § 54 A\nKFS 55 B\nKF § 56 C", "KF § 54 A\nKF § 55 B\nKF § 56 C"),
            ("KF § 1 A\nKF  S 2 B\nKF § 3 C", "KF § 1 A\nKF § 2 B\nKF § 3 C"),
            ("Bun § 4\nA\nBun 8 5   Dnr 7\nB\nBun 86\nC", "Bun § 4\nA\nBun § 5   Dnr 7\nB\nBun §6\nC"),
            ("KS & 4\nKS & 5\nKS § 6", "KS § 4\nKS § 5\nKS § 6"),
            ("&7 A\nenligt & 4 och && 5-6\n&8 B\n&9 C", "§7 A\nenligt § 4 och §§ 5-6\n§8 B\n§9 C"),
            ("Paragrafer: 31–33\n831\nA\n832\nB\n833\nC", "Paragrafer: 31–33\n§31\nA\n§32\nB\n§33\nC"),
            ("8 4 - 8 6\n8 4 A\n8 5 B\n8 6 C", "§ 4 - § 6\n§ 4 A\n§ 5 B\n§ 6 C"),
            ("S 7 A\nS 8 B\nS 9 C\nS 10 D", "§ 7 A\n§ 8 B\n§ 9 C\n§ 10 D"),
            ("8 1. rf/2020:44\nA\n& 2. B\n& 3. C", "§ 1. rf/2020:44\nA\n§ 2. B\n§ 3. C"),
            ("§ 1 A\n§ 2Val\n§ 3 C\n& 4Övrigt", "§ 1 A\n§ 2 Val\n§ 3 C\n§ 4 Övrigt"),
            (
                "8 7 A 2\n8 8 B 2\n8 9 C 3\n8 10 D 3\n8 7 A\n88 B\n8 9 C\n8 10 D",
                "§ 7 A 2\n§ 8 B 2\n§ 9 C 3\n§ 10 D 3\n§ 7 A\n§8 B\n§ 9 C\n§ 10 D",
            ),
            ("8 57 A\n8 58 B\n859 C\n8 60 D\n8 61 E", "§ 57 A\n§ 58 B\n§59 C\n§ 60 D\n§ 61 E"),
            ("8 7 A 2\n8 8 B 2\n8 9 C 3\n8 7 A\n8 8 B\n8 9 C", "§ 7 A 2\n§ 8 B 2\n§ 9 C 3\n§ 7 A\n§ 8 B\n§ 9 C"),
            ("§ 22\nA\ns 23   Dnr 4\nB\n§ 24\nC\ns 25\nD", "§ 22\nA\n§ 23   Dnr 4\nB\n§ 24\nC\n§ 25\nD"),
            ("§ 63/20 A\n& 64/20 B\n§ 65/20 C", "§ 63/20 A\n§ 64/20 B\n§ 65/20 C"),
            (
                "Paragrafer 58-62\n8 58 A\nS 59 B\n8 60 C\n§ 61 D\nS62 E",
                "Paragrafer 58-62\n§ 58 A\n§ 59 B\n§ 60 C\n§ 61 D\n§62 E",
            ),
        ] {
            assert_eq!(made(find, text), expected, "{text}");
        }
    }

    #[test]
    fn the_only_section_of_an_extract_is_one() {
        for (text, expected) in [
            ("Högviks kommun\nProtokollsutdrag\n8 96 Ny förskola\nBeslut\n", "§ 96 Ny förskola"),
            ("Högviks kommun PROTOKOLLSUTDRAG\n\nSVN S 68   Dnr 4\nBeslut\n", "SVN § 68   Dnr 4"),
            ("Kommunstyrelsen\n\n$ 97 Avsägelse från Bo Ek\nBeslut\nBo Ek entledigas.\n", "§ 97 Avsägelse"),
        ] {
            assert!(made(find, text).contains(expected), "{text}");
        }
        for text in [
            "Protokollsutdrag\n§ 4 Taxa\nBeslut\n8 12 Platser\n",
            "Kallelse\n8 96 Ny förskola\nBeslut\n",
            "Protokollsutdrag\n8 96 Ny förskola\n8 97 Taxa\n",
        ] {
            assert_eq!(made(find, text), text);
        }
    }

    #[test]
    fn dirt_behind_a_sign_is_part_of_it() {
        let text = "Paragrafer  18-22\n\n§ 18\nVal\n\n$-19\nBidrag\n\n§ 20\nTider\n\n$-21\nLampor\n\n8:22\nBeslut\n";
        let mended = made(find, text);
        assert_eq!(
            mended.replace(' ', ""),
            "Paragrafer18-22\n\n§18\nVal\n\n§19\nBidrag\n\n§20\nTider\n\n§21\nLampor\n\n§22\nBeslut\n"
        );
        // A time and a number below zero stay.
        assert_eq!(made(find, "Start\n8:22\n\n-4\n"), "Start\n8:22\n\n-4\n");
    }

    #[test]
    fn without_a_sequence_nothing_changes() {
        for text in [
            "& 1 Öppnande\nVal",
            "$ 100 Bidrag\n$ 250 Bidrag\n$ 75 Bidrag",
            "8 1 A\n8 2 B\n8 3 C",
            "Sida 31\nSida 32\nSida 33",
            "SN 31 A\nSN 32 B\nSN 33 C",
            "81 Anna\n82 Bo\n83 Cia",
            "§ 1 A\n§ 2 B\n§ 3 C\n5 Bilagor",
            "§ 1 A\n85 Personer kom\n§ 2 B\n§ 3 C",
            "§ 1 A\ns 1\n§ 2 B\ns 2\n§ 3 C\ns 3",
            "§ 1 A\ns 2 (4)\n§ 3 B\n§ 4 C",
            "s 1\nA\ns 2\nB\ns 3\nC\ns 4\nD",
            "Sidor 1–3\n831 A\n832 B\n833 C",
            "8 12 personer\n8 13 personer",
            "8 12 Fest\n8 13 Vila\n8 14 Fest\n8 15 Hemfärd",
            "enligt kommunallagen 6 kap. §\n36 gäller",
            "KS § 1 A\nKF § 2 B",
            "§ 1 A\n31 (69)\n32 (69)\n§ 2 B\n§ 3 C\n51 (69)\n52 (69)\n53 (69)",
            "",
        ] {
            assert_eq!(made(find, text), text);
        }
    }
}
