//! `&`, `$`, `8` or `S` for `§`, where the sequence of the sections demands it: `& 1`, `$9`, `812` is § 12 after § 11.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::RangeInclusive;

use super::lines;
use crate::language::Language;
use crate::text::{Edit, RepairKind};

/// More digits than any section has.
const MOST_DIGITS: usize = 4;
/// Signs that stand for § need a sequence of so many to be believed.
const FEWEST: usize = 3;
/// So many in a row need no other evidence.
const MANY: usize = 6;

/// More blanks than a margin has.
const MARGIN: usize = 40;

/// Steps from one section to the next: where a line is lost, and where an extract leaves sections out.
const NEAREST: u32 = 2;
const FARTHEST: u32 = 20;

/// A line that may begin a section: the sign's place and the number behind it.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    start: usize,
    end: usize,
    sign: char,
    /// Whether the organ's letters stand before it.
    prefixed: bool,
    /// Whether a blank stands between it and the number.
    apart: bool,
    number: u32,
    /// The longest sequence that ends here …
    length: usize,
    /// … and the candidate before it.
    before: Option<usize>,
}

pub(super) fn find(language: &Language, text: &str) -> Vec<Edit> {
    let organ = organ(text);
    let mut candidates: Vec<Candidate> =
        lines(text).filter_map(|(begin, line)| candidate(language, organ, begin, line)).collect();
    let mut alone = known(organ, text);
    if candidates.iter().all(|candidate| candidate.sign == '§') {
        return alone;
    }
    alone.extend(lone_sign(text, &candidates));
    // An extract leaves sections out; without a § in sight only a close sequence tells.
    let far = if text.contains('§') { FARTHEST } else { NEAREST };
    let chain = longest(&mut candidates, far);
    let chosen: Vec<&Candidate> = chain.iter().filter_map(|&at| candidates.get(at)).collect();
    let damage = Damage::of(&candidates, &chosen);
    // Digits alone in a row are a list of numbers; a sign must be among them.
    let believed = damage.signed > 0 && damage.held >= 2 && damage.held * 4 >= chosen.len() || is_told(text, &chosen);
    if chosen.len() < FEWEST || damage.signs.is_empty() || !believed {
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
    for sign in damage.signs.into_iter().filter(|sign| matches!(sign, '8' | 'S' | '5')) {
        edits.extend(scopes(text, sign, damage.first..=damage.last));
    }
    edits.extend(alone);
    edits.sort_by_key(|edit| edit.start);
    edits.dedup_by_key(|edit| edit.start);
    edits
}

impl Candidate {
    /// What kinds of damage are told apart by.
    fn form(&self) -> (char, bool) {
        (self.sign, self.apart)
    }
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
    fn of(candidates: &[Candidate], chosen: &[&Candidate]) -> Damage {
        let numbers: HashSet<u32> = chosen.iter().map(|candidate| candidate.number).collect();
        let within: HashSet<(char, bool)> = chosen.iter().map(|candidate| candidate.form()).collect();
        // A digit close to the number is a digit of another ("51 (69)"), unless the sequence itself has it so.
        let may = |found: &&Candidate| {
            let apart = is_sign(found.sign) || matches!(found.sign, 'S' | '5' | '8') && found.apart;
            numbers.contains(&found.number) && (apart || within.contains(&found.form()))
        };
        let damaged = || candidates.iter().filter(may).filter(|found| found.sign != '§');
        let count = |wanted: fn(&Candidate) -> bool| {
            let found = candidates.iter().filter(|found| wanted(found) && numbers.contains(&found.number));
            found.map(|found| found.number).collect::<HashSet<u32>>().len()
        };
        let mut counts: BTreeMap<char, usize> = BTreeMap::new();
        damaged().for_each(|found| *counts.entry(found.sign).or_default() += 1);
        counts.retain(|sign, count| chosen.iter().any(|candidate| candidate.sign == *sign) || *count >= 2);
        Damage {
            edits: damaged()
                .filter(|found| counts.contains_key(&found.sign))
                .map(|found| edit(found.start, found.end))
                .collect(),
            signs: counts.into_keys().collect(),
            signed: count(|found| is_sign(found.sign)),
            held: count(|found| found.prefixed || is_sign(found.sign)),
            first: chosen.first().map_or(0, |candidate| candidate.number),
            last: chosen.last().map_or(0, |candidate| candidate.number),
        }
    }
}

/// What a true sign makes sure of: its number on the next line belongs to it, and letters before it that differ from the
/// organ's by a digit are the organ's (`K5 § 12`).
fn known(organ: Option<&str>, text: &str) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (at, sign) in text.match_indices('§') {
        let (before, rest) = (text.get(..at).unwrap_or_default(), text.get(at + sign.len()..).unwrap_or_default());
        let blanks = before.bytes().rev().take(MARGIN).take_while(|byte| *byte == b' ').count();
        let bare = &before[..before.len() - blanks];
        let length = bare.bytes().rev().take(6).take_while(u8::is_ascii_alphanumeric).count();
        let (left, word) = bare.split_at(bare.len() - length);
        let begins = left
            .bytes()
            .rev()
            .take(MARGIN)
            .find(|byte| *byte != b' ')
            .is_none_or(|byte| matches!(byte, b'\n' | b'\x0c'));
        if !begins {
            continue;
        }
        if organ.is_some_and(|organ| organ.len() == word.len() && organ != word) && blanks == 1 {
            edits.extend(letters(left.len(), word, organ.unwrap_or_default()));
        }
        let end = rest.trim_start_matches(' ');
        if let Some(next) = end.strip_prefix('\n').filter(|_| word.is_empty() || organ == Some(word)) {
            let number = next.trim_start_matches(' ');
            let digits = number.bytes().take_while(u8::is_ascii_digit).count();
            let tail = number.get(digits..).unwrap_or_default();
            if (1..=MOST_DIGITS).contains(&digits)
                && tail.trim_start_matches('.').chars().next().is_none_or(char::is_whitespace)
            {
                let from = at + sign.len();
                edits.push(Edit::new(RepairKind::SectionSign, from, text.len() - number.len(), " "));
            }
        }
    }
    edits
}

/// The edits that make the organ's letters of a word that differs from them by digits alone.
fn letters(start: usize, word: &str, organ: &str) -> Vec<Edit> {
    let pairs = || word.bytes().zip(organ.bytes()).enumerate().filter(|(_, (read, letter))| read != letter);
    let alike =
        |read: u8, letter: u8| matches!((read, letter), (b'5', b'S') | (b'0', b'O') | (b'1', b'I') | (b'8', b'B'));
    if !pairs().all(|(_, (read, letter))| alike(read, letter)) {
        return Vec::new();
    }
    let put = |(at, _): (usize, (u8, u8))| {
        Edit::new(RepairKind::SectionSign, start + at, start + at + 1, organ.get(at..=at).unwrap_or_default())
    };
    pairs().map(put).collect()
}

/// Signs before numbers inside lines, which lie within the sequence: `SS 62-66`, `§8 185-190`, `Paragrafer 5 58 - § 64`. A
/// digit is one only before a range.
fn scopes(text: &str, sign: char, within: RangeInclusive<u32>) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (at, read) in text.match_indices(sign) {
        let before = text.get(..at).unwrap_or_default();
        let (outer, lead) = match before.strip_suffix('§') {
            Some(outer) => (outer, 1),
            None => (before, 0),
        };
        if !outer.chars().next_back().is_none_or(|c| c.is_whitespace() || c == '(') {
            continue;
        }
        let rest = text.get(at + 1..).unwrap_or_default();
        let twice = if lead > 0 {
            None
        } else {
            rest.strip_prefix(sign).map(|rest| (rest, 1)).or(rest.strip_prefix('§').map(|rest| (rest, 0)))
        };
        let (rest, more) = twice.unwrap_or((rest, 0));
        let double = lead > 0 || twice.is_some();
        let number = rest.strip_prefix(' ').unwrap_or(rest);
        let digits = number.bytes().take_while(u8::is_ascii_digit).count();
        let inside =
            |number: &str| number.len() <= MOST_DIGITS && number.parse().is_ok_and(|number| within.contains(&number));
        if !inside(number.get(..digits).unwrap_or_default()) {
            continue;
        }
        let tail = number.get(digits..).unwrap_or_default().trim_start_matches(' ');
        let to = tail.strip_prefix(['-', '–', '—']).map(|to| to.trim_start_matches(' '));
        let to_number = to.map(|to| to.trim_start_matches([sign, '§']).trim_start_matches(' '));
        let ranges = to_number.is_some_and(|to| to.starts_with(|c: char| c.is_ascii_digit()));
        let letter = !sign.is_ascii_digit() && !tail.starts_with(char::is_alphabetic);
        if !(ranges || letter && (double || rest.starts_with(' '))) {
            continue;
        }
        edits.push(edit(at, at + read.len()));
        if more > 0 {
            edits.push(edit(at + 1, at + 2));
        }
        // "8 4 - 8 6": the sign of the second number too.
        if let Some(to) = to.filter(|to| ranges && to.strip_prefix(sign).is_some_and(|to| to.starts_with(' '))) {
            edits.push(edit(text.len() - to.len(), text.len() - to.len() + 1));
        }
    }
    edits
}

/// Whether digits or letters that stand for § throughout are believed without any true sign: the cover tells the extent
/// that the numbers behind them have ("31–40" over `831` to `840`), or a letter stands before a long sequence (`S31`).
fn is_told(text: &str, chosen: &[&Candidate]) -> bool {
    let (Some(first), Some(last)) = (chosen.first(), chosen.last()) else { return false };
    let same = |sign: char| chosen.iter().filter(|candidate| candidate.sign == sign).count() * 4 >= chosen.len() * 3;
    // One letter, or one digit with a blank behind it, before so many numbers that follow each other has no other meaning.
    let letter = same('S') && chosen.len() > FEWEST;
    let apart = chosen.len() >= MANY && chosen.iter().all(|candidate| candidate.apart && candidate.number > 0);
    (same('8') || same('S') || same('5'))
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

/// The letters of the organ before the first § that begins a line with them: "Bun § 41".
fn organ(text: &str) -> Option<&str> {
    text.match_indices(" §").find_map(|(at, _)| {
        let before = text.get(..at)?;
        let letters = before.bytes().rev().take(6).take_while(u8::is_ascii_alphabetic).count();
        let (before, word) = before.split_at(at - letters);
        let begins =
            before.bytes().rev().take(MARGIN).find(|b| *b != b' ').is_none_or(|b| matches!(b, b'\n' | b'\x0c'));
        ((2..=5).contains(&letters) && begins).then_some(word)
    })
}

/// "& 12 Val av justerare", "KS $ 12", "812": the sign, what may stand before it, and a title or nothing behind it.
/// `organ`: letters that are known to stand before signs.
fn candidate(language: &Language, organ: Option<&str>, begin: usize, line: &str) -> Option<Candidate> {
    let trimmed = line.trim_ascii_start();
    // A sign and digits are never far from the beginning.
    let head = trimmed.as_bytes().get(..12).unwrap_or(trimmed.as_bytes());
    if !head.iter().fold(false, |any, byte| any | byte.is_ascii_digit()) {
        return None;
    }
    let mut at = line.len() - trimmed.len();
    // The organ's letters: "KS & 12", "Kf & 12".
    let prefix = trimmed.find(' ').unwrap_or(0);
    let from = at;
    let word = &trimmed[..prefix];
    if (2..=5).contains(&prefix)
        && word.starts_with(|c: char| c.is_ascii_uppercase())
        && word.bytes().all(|b| b.is_ascii_alphabetic())
        // "Skn & 16" is as good as it looks; digits are believed behind an organ's letters only.
        && (organ == Some(word) || is_organ(language, word) || trimmed[prefix + 1..].starts_with(is_sign))
    {
        at += prefix + 1;
    }
    let prefixed = at > from;
    let rest = line.get(at..)?;
    let sign =
        rest.chars().next().filter(|sign| is_sign(*sign) || matches!(sign, '8' | '5' | 'S' | '3' | '6' | '9'))?;
    let start = at;
    at += sign.len_utf8();
    // "$& 2.", "&£71": one sign read as two.
    let next = rest[sign.len_utf8()..].chars().next();
    if let Some(second) = next.filter(|second| is_sign(sign) && is_sign(*second) && *second != sign && *second != '§')
    {
        at += second.len_utf8();
    }
    let sign_end = at;
    let rest = line.get(at..)?;
    let number = rest.trim_start_matches(' ');
    let gap = rest.len() - number.len();
    if gap > 3 || gap > 0 && matches!(sign, '3' | '6' | '9') {
        return None;
    }
    let digits = number.len() - number.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    if !(1..=MOST_DIGITS).contains(&digits) || number.starts_with('0') {
        return None;
    }
    let tail = number.get(digits..)?;
    let title = tail.trim_start_matches(['.', ',', ' ', '\t', '=', '/']);
    let apart = tail.is_empty() || tail.starts_with([' ', '\t', '.', ',']);
    // "$ 72 2020.647 KPR": a case id.
    let case = is_sign(sign) && tail.starts_with([' ', '\t']) && title.starts_with(|c: char| c.is_ascii_digit());
    let titled =
        title.is_empty() || case || title.starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '”' | '('));
    // "31 (69)" is the number of a page.
    if title.starts_with('(') && sign.is_ascii_digit() && gap == 0 {
        return None;
    }
    let year = tail.starts_with('/') && tail.get(1..3).is_some_and(|year| year.bytes().all(|b| b.is_ascii_digit()));
    if !(apart && titled || year) {
        return None;
    }
    let number = number.get(..digits)?.parse().ok()?;
    Some(Candidate {
        start: begin + start,
        end: begin + sign_end,
        sign,
        prefixed,
        apart: gap > 0,
        number,
        length: 1,
        before: None,
    })
}

/// What stands before a number as § does, and as nothing else does.
fn is_sign(sign: char) -> bool {
    matches!(sign, '§' | '&' | '$' | '£')
}

/// "KS", "KSAU", "Kf": letters that organs put before their §§.
fn is_organ(language: &Language, word: &str) -> bool {
    let bytes = word.as_bytes();
    let capitals = bytes.iter().all(u8::is_ascii_uppercase);
    let pair = matches!(bytes, [first, second] if first.is_ascii_uppercase() && second.is_ascii_lowercase());
    (capitals || pair) && !language.not_organs_of_sections().has(word)
}

/// The longest sequence of numbers that go up by at most `far`, in order of place. Digits that stand for § are believed
/// in a close sequence only.
fn longest(candidates: &mut [Candidate], far: u32) -> Vec<usize> {
    let mut best: HashMap<u32, usize> = HashMap::new();
    for at in 0..candidates.len() {
        let (number, sign) = (candidates[at].number, candidates[at].sign);
        let before = (1..=far).filter_map(|step| {
            let before = best.get(&number.checked_sub(step)?).copied()?;
            (step <= NEAREST || is_sign(sign) && is_sign(candidates[before].sign)).then_some(before)
        });
        let before = before.max_by_key(|before| candidates[*before].length);
        candidates[at].length += before.map_or(0, |before| candidates[before].length);
        candidates[at].before = before;
        let known = best.get(&number).map_or(0, |known| candidates[*known].length);
        // Of two that are as good, the one with a sign.
        if candidates[at].length > known {
            best.insert(number, at);
        }
    }
    let mut chain = Vec::new();
    let mut last = (0..candidates.len()).max_by_key(|at| (candidates[*at].length, usize::MAX - at));
    while let Some(at) = last {
        chain.push(at);
        last = candidates[at].before;
    }
    chain.reverse();
    chain
}

/// Where a sign stands before a number inside the text.
fn inside(text: &str, sign: char) -> impl Iterator<Item = usize> {
    text.match_indices(sign).map(|(at, _)| at).filter(move |at| {
        let before = text.get(..*at).and_then(|before| before.chars().next_back());
        let rest = text.get(at + 1..).unwrap_or_default().trim_start_matches(sign);
        let number = rest.strip_prefix(' ').unwrap_or(rest);
        let digits = number.len() - number.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        before.is_none_or(|c| c.is_whitespace() || c == '(' || c == sign) && (1..=MOST_DIGITS).contains(&digits)
    })
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
            ("§ 1 A\n§\n2. B", "§ 1 A\n§ 2. B"),
            ("KS § 1 A\nK5 § 2 B", "KS § 1 A\nKS § 2 B"),
            ("Bun § 4\nA\nBun 8 5   Dnr 7\nB\nBun 86\nC", "Bun § 4\nA\nBun § 5   Dnr 7\nB\nBun §6\nC"),
            ("KS & 4\nKS & 5\nKS § 6", "KS § 4\nKS § 5\nKS § 6"),
            ("&7 A\nenligt & 4 och && 5-6\n&8 B\n&9 C", "§7 A\nenligt § 4 och §§ 5-6\n§8 B\n§9 C"),
            ("Paragrafer: 31–33\n831\nA\n832\nB\n833\nC", "Paragrafer: 31–33\n§31\nA\n§32\nB\n§33\nC"),
            ("8 4 - 8 6\n8 4 A\n8 5 B\n8 6 C", "§ 4 - § 6\n§ 4 A\n§ 5 B\n§ 6 C"),
            ("S 7 A\nS 8 B\nS 9 C\nS 10 D", "§ 7 A\n§ 8 B\n§ 9 C\n§ 10 D"),
            ("§ 63/20 A\n& 64/20 B\n§ 65/20 C", "§ 63/20 A\n§ 64/20 B\n§ 65/20 C"),
        ] {
            assert_eq!(made(find, text), expected, "{text}");
        }
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
            "Sidor 1–3\n831 A\n832 B\n833 C",
            "8 12 personer\n8 13 personer",
            "enligt kommunallagen 6 kap. §\n36 gäller",
            "KS § 1 A\nKF § 2 B",
            "§ 1 A\n31 (69)\n32 (69)\n§ 2 B\n§ 3 C\n51 (69)\n52 (69)\n53 (69)",
            "",
        ] {
            assert_eq!(made(find, text), text);
        }
    }
}
