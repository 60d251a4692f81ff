//! What papers are called: the kind that a title tells, the number of an annex.

use std::ops::Range;

use crate::grammar::date::find_dates;
use crate::language::Language;
use crate::language::search::find_bytes;
use crate::model::AttachmentKind;

/// What a title says that a paper is, and where the words end that say so.
pub fn kind_of_title(language: &Language, title: &str) -> Option<(AttachmentKind, usize)> {
    let kinds = [
        (AttachmentKind::Memo, language.memo_titles()),
        (AttachmentKind::MinutesExtract, language.extract_titles()),
        (AttachmentKind::Contract, language.contract_titles()),
        (AttachmentKind::Report, language.report_titles()),
        (AttachmentKind::Map, language.map_titles()),
        (AttachmentKind::Form, language.form_titles()),
        (AttachmentKind::Presentation, language.presentation_titles()),
        (AttachmentKind::Letter, language.letter_titles()),
        (AttachmentKind::Other, language.other_titles()),
    ];
    let opening = kinds.into_iter().find_map(|(kind, words)| Some((kind, words.words_at(title)?.1)));
    opening.or_else(|| {
        let first = title.split([' ', ',']).next().unwrap_or(title);
        let lower = first.to_lowercase();
        let ends = [
            (AttachmentKind::Contract, language.contract_endings()),
            (AttachmentKind::Report, language.report_endings()),
            (AttachmentKind::Map, language.map_endings()),
        ];
        ends.into_iter().find(|(_, words)| words.closes(&lower)).map(|(kind, _)| (kind, first.len()))
    })
}

/// Whether a line is the scale of a map: "Skala 1:2000", "0   200   400   600 m".
pub fn is_scale(language: &Language, line: &str) -> bool {
    let bytes = line.as_bytes();
    // Hardly any line has either.
    let bar = bytes.starts_with(BAR);
    if !bar && (line.len() > LONGEST_SCALE || find_bytes(bytes, RATIO).is_none()) {
        return false;
    }
    if !bar {
        let rest = language.scale_words().cut_from_in_any_case(line).map(|rest| rest.trim_start_matches([':', ' ']));
        let scale = rest.unwrap_or(line).split([' ', ',']).next().and_then(|word| word.strip_prefix("1:"));
        let number = |scale: &str| scale.len() >= FEWEST_OF_SCALE && scale.bytes().all(|byte| byte.is_ascii_digit());
        return scale.is_some_and(number);
    }
    let (mut last, mut count) = (None, 0);
    for word in line.split_ascii_whitespace() {
        match word.replace(',', ".").parse::<f32>() {
            Ok(number) if last.is_none_or(|last| number > last) => (last, count) = (Some(number), count + 1),
            Ok(_) => return false,
            Err(_) => return count >= FEWEST_OF_SCALE && language.scale_units().has_in_lower_case(word),
        }
    }
    false
}

/// Whether a scale may stand somewhere on a line: false is certain.
pub fn may_hold_scale(line: &str) -> bool {
    [RATIO, BAR].iter().any(|sign| find_bytes(line.as_bytes(), sign).is_some())
}

/// What a scale holds, and what its bar begins with.
const RATIO: &[u8] = b"1:";
const BAR: &[u8] = b"0 ";
/// The bar of a scale has so many numbers, and a scale so many digits.
const FEWEST_OF_SCALE: usize = 3;
/// A longer line names a scale in running text.
const LONGEST_SCALE: usize = 40;

/// Whether a cell is the stamp on a paper that somebody sent: "Ankom 2026-03-31", "INKOM 2026 -03- 31".
pub fn is_arrival(language: &Language, cell: &str) -> bool {
    let stamp = |cell: &str| {
        let word = cell.find(|c: char| !c.is_alphabetic()).unwrap_or(cell.len());
        cell[word..].trim_start_matches(['.', ':', ' ']).starts_with(|c: char| c.is_ascii_digit())
            && language.arrival_stamps().has_in_lower_case(&cell[..word])
    };
    // Behind the case: "Dnr KS 2026-145 – Ankom 2026-03-31".
    stamp(cell) || cell.rsplit_once(" – ").or_else(|| cell.rsplit_once(" - ")).is_some_and(|(_, last)| stamp(last))
}

/// The number of an annex, where a cell says nothing else: "2" of "Bilaga 2", nothing of "BILAGA".
pub fn annex_number<'c>(language: &Language, cell: &'c str) -> Option<&'c str> {
    let rest = language.annex_labels().cut_from(cell).filter(|rest| is_short_number(rest));
    let alone = language.annex_label().has_in_any_case(cell) && cell.chars().all(char::is_uppercase);
    rest.map(|rest| rest.trim().trim_end_matches([':', '.'])).or_else(|| alone.then_some(&cell[cell.len()..]))
}

/// What sort of paper a title says it is.
pub fn kind_of(language: &Language, title: &str) -> AttachmentKind {
    kind_of_title(language, title).map_or(AttachmentKind::Other, |(kind, _)| kind)
}

/// A word of a number is no longer: "17/21".
const LONGEST_WORD: usize = 6;

/// Whether nothing but a short number or letter stands in a text: "2", "12 a", "§ 25", "A", "4:1".
pub fn is_short_number(text: &str) -> bool {
    let text = text.trim().trim_end_matches([':', '.']);
    let digits = text.bytes().any(|byte| byte.is_ascii_digit());
    (1..=12).contains(&text.len())
        && (digits || text.chars().count() == 1 && text.starts_with(char::is_uppercase))
        && text.split(' ').all(|word| word.len() <= LONGEST_WORD)
}

/// A line that names an annex: "Bilaga 2 Karta över området", "Bilaga a) Tjänsteskrivelse", "Bilaga 1 och 2".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnnexLine {
    /// Their numbers, as printed: bytes of the line.
    pub numbers: Vec<Range<usize>>,
    /// Where the title begins; the end of the line where there is none.
    pub title: usize,
}

impl AnnexLine {
    /// Whether the line has a title, or nothing but numbers: no day or case alone stands behind them.
    #[must_use]
    pub fn is_entry(&self, line: &str) -> bool {
        let behind = self.numbers.last().and_then(|number| line.get(number.end..)).unwrap_or_default();
        self.title < line.len() || !behind.contains(char::is_alphanumeric)
    }
}

/// Reads a line that names an annex and what it is, or several and nothing else; a sentence about one is none.
pub fn annex_line(language: &Language, line: &str) -> Option<AnnexLine> {
    let rest = language.annex_labels().cut_from(line)?.trim_start();
    let mut at = line.len() - rest.len();
    let length = annex_digits(rest)?;
    let letter = !rest.starts_with(|c: char| c.is_ascii_digit());
    let mut numbers: Vec<_> = std::iter::once(at..at + length).collect();
    at += length;
    let signs = line[at..].bytes().take_while(|byte| matches!(byte, b')' | b'.' | b':' | b',' | b']')).count();
    if signs == 0 || line[at..].starts_with(',') {
        let mut end = at;
        while let Some((number, _)) = next_number(language, &line[end..]) {
            end = number.as_ptr() as usize - line.as_ptr() as usize + number.len();
            numbers.push(end - number.len()..end);
        }
        if line[end..].trim().is_empty() && numbers.len() > 1 {
            return Some(AnnexLine { numbers, title: line.len() });
        }
        numbers.truncate(1);
    }
    at += signs;
    let behind = line[at..].trim_start();
    if behind.is_empty() {
        return Some(AnnexLine { numbers, title: line.len() });
    }
    // "Bilaga i ärendet" has no number.
    if letter && signs == 0 && rest.starts_with(char::is_lowercase) || behind.len() == line.len() - at {
        return None;
    }
    let title = behind.trim_start_matches(['–', '-']).trim_start();
    let parted = signs > 0 && !line[..at].ends_with('.') || title.len() < behind.len();
    let begins = title.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '"' | '”' | '§'));
    // "Bilaga 1. Nämnden godkände rapporten.": a sentence.
    let said = title.ends_with('.') && title.split(' ').count() >= WORDS_OF_A_SENTENCE;
    // "Bilaga 1, 2025-08-16" has a day and no title.
    let dated = title.starts_with(|c: char| c.is_ascii_digit())
        && find_dates(language, title).first().is_some_and(|found| found.start == 0);
    let title = if dated { line.len() } else { line.len() - title.len() };
    ((begins || parted) && !said).then_some(AnnexLine { numbers, title })
}

/// The numbers of annexes that a text names, as printed: bytes of the text.
pub fn annexes_named(language: &Language, text: &str) -> Vec<Range<usize>> {
    let lower = text.to_ascii_lowercase();
    let mut found = Vec::new();
    for mention in language.annex_mentions().all() {
        for (at, _) in lower.match_indices(mention) {
            let mut end = at + mention.len();
            let number = text[end..].split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
            // "2", "2b", "c".
            if !number.starts_with(|c: char| c.is_ascii_digit()) && number.chars().count() != 1 {
                continue;
            }
            found.push(end..end + number.len());
            end += number.len();
            // "bilaga 1 och 2", "bilaga 1, 2"
            while let Some((number, _)) = next_number(language, &text[end..]) {
                let start = number.as_ptr() as usize - text.as_ptr() as usize;
                end = start + number.len();
                found.push(start..end);
            }
        }
    }
    found
}

/// How long the number of an annex is that a text begins with: "2", "2b", "2.1", "4:1", "1-3", "a", "A1".
fn annex_digits(text: &str) -> Option<usize> {
    let end = text.find(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | ':' | '-' | '–'))).unwrap_or(text.len());
    let number = text[..end].trim_end_matches(['.', ':', '-', '–']);
    let letters = number.chars().filter(|c| c.is_alphabetic()).count();
    (!number.is_empty() && letters <= 1 && number.chars().count() <= LONGEST_ANNEX).then_some(number.len())
}

/// A number that a comma or a joining word ties to the one before, and what follows it.
fn next_number<'t>(language: &Language, text: &'t str) -> Option<(&'t str, &'t str)> {
    let behind = text.trim_start();
    let joint = language.joint_alone().all().iter().find_map(|joint| behind.strip_prefix(joint));
    let rest = joint.or_else(|| behind.strip_prefix(','))?.trim_start();
    let number = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    (1..=LONGEST_NUMBER).contains(&number).then(|| rest.split_at(number))
}

/// A number of an annex has no more digits.
const LONGEST_NUMBER: usize = 3;
/// Nor with its letter, or those of several.
const LONGEST_ANNEX: usize = 6;
/// A text that ends as a sentence does is one with so many words.
const WORDS_OF_A_SENTENCE: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_name_annexes() {
        let read = |line: &'static str| {
            let found = annex_line(Language::swedish(), line)?;
            Some((found.numbers.into_iter().map(|number| &line[number]).collect::<Vec<_>>(), &line[found.title..]))
        };
        for (line, numbers, title) in [
            ("Bilaga 2 Karta över området", vec!["2"], "Karta över området"),
            ("Bilaga a) Tjänsteskrivelse 2025-02-20", vec!["a"], "Tjänsteskrivelse 2025-02-20"),
            ("Bilaga 1. Verksamhetsberättelse 2024", vec!["1"], "Verksamhetsberättelse 2024"),
            ("Bilaga 3: karta", vec!["3"], "karta"),
            ("Bilaga 4, avtal om belysning", vec!["4"], "avtal om belysning"),
            ("Bilaga 5 – Protokollsutdrag", vec!["5"], "Protokollsutdrag"),
            ("BILAGA 2.1 Samrådsredogörelse", vec!["2.1"], "Samrådsredogörelse"),
            ("Bil 3a   Taxa", vec!["3a"], "Taxa"),
            ("Bilaga B Årsredovisning", vec!["B"], "Årsredovisning"),
            ("Bilaga 1", vec!["1"], ""),
            ("Bilaga 1 och 2", vec!["1", "2"], ""),
            ("Bilaga 1, 2 och 3", vec!["1", "2", "3"], ""),
            ("Bilaga 1-3", vec!["1-3"], ""),
            ("Bilaga 1, 2025-08-16", vec!["1"], ""),
            ("Bilaga 7 2025 års taxa", vec!["7"], "2025 års taxa"),
        ] {
            assert_eq!(read(line), Some((numbers, title)), "{line}");
        }
        for line in [
            "Bilaga",
            "Bilaga till Kf § 39",
            "Bilaga 1 innehåller kostnaderna",
            "Bilaga 1. VD föreslog att anbudet antas.",
            "Bilaga i ärendet",
            "Bilaga J till Allmänna bestämmelser",
            "Bilagan bifogas",
            "Bilaga Tjänsteskrivelse",
        ] {
            assert_eq!(read(line), None, "{line}");
        }
    }
}
