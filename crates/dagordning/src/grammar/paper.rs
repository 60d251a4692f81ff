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
