//! What papers are called: the kind that a title tells, the number of an annex.

use crate::language::Language;
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
    let bar = bytes.first() == Some(&b'0') && bytes.get(1) == Some(&b' ');
    if !bar && (line.len() > LONGEST_SCALE || memchr::memmem::find(bytes, b"1:").is_none()) {
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
