//! Lines that stand around the text: headings over contents, stamps, page furniture.

use super::damage::{Confusions, Known};
use super::data::Data;
use super::phrases::Phrases;

#[derive(Debug, Default)]
pub(super) struct Furniture {
    contents: Phrases<()>,
    contents_tails: Phrases<()>,
    cancelled: Phrases<()>,
    /// What may stand before such a stamp.
    attention: Vec<&'static str>,
    cancelled_subjects: Phrases<()>,
    cancelled_words: Phrases<()>,
    draft: Phrases<()>,
    adjusted: Phrases<()>,
    posted: Phrases<()>,
    furniture: Phrases<()>,
    address: Phrases<()>,
}

/// Most words of a damaged phrase that others follow on its line.
const MOST_WORDS: usize = 3;

impl Furniture {
    pub(super) fn new(data: &Data, confusions: &Confusions) -> Self {
        let mut furniture = Furniture {
            contents: Phrases::of_lines(data.contents.headings),
            contents_tails: Phrases::of_words([data.contents.tails]),
            cancelled: Phrases::of_lines(data.stamps.cancelled),
            attention: super::data::words(data.stamps.attention).collect(),
            cancelled_subjects: Phrases::of_words([data.stamps.cancelled_subjects]),
            cancelled_words: Phrases::of_words([data.stamps.cancelled_words]),
            draft: Phrases::of_lines(data.stamps.draft),
            adjusted: Phrases::of_lines(data.stamps.adjusted),
            posted: Phrases::of_lines(data.stamps.posted),
            furniture: Phrases::of_lines(data.furniture.phrases),
            address: Phrases::of_lines(data.furniture.address),
        };
        furniture.contents.index_damage(confusions.clone());
        furniture.furniture.index_damage(confusions.clone());
        furniture
    }

    pub(super) fn tell(&self, known: &mut Known) {
        known.add(&self.contents);
        known.add(&self.furniture);
    }

    pub(super) fn contents(&self, known: &Known, line: &str) -> bool {
        if line.len() > 90 || !line.starts_with(char::is_uppercase) {
            return false;
        }
        for ((), end) in self.contents.starts(line).longest_first() {
            let rest = line.get(end..).unwrap_or("").trim_start_matches([' ', '\t', ':', '.', '/', '|']);
            if rest.split_whitespace().all(|word| self.contents_tails.exact(word).is_some()) {
                return true;
            }
        }
        known.damaged(&self.contents, line).is_some()
    }

    pub(super) fn cancelled(&self, line: &str) -> bool {
        if line.len() > 90 {
            return false;
        }
        if self.cancelled.exact(self.attention.iter().fold(line, |line, word| line.trim_start_matches(word))).is_some()
        {
            return true;
        }
        // "Sammanträdet den 3 mars är inställt"
        self.cancelled_subjects.longest(line).is_some()
            && line.split_whitespace().any(|word| self.cancelled_words.exact(word.trim_end_matches('.')).is_some())
    }

    pub(super) fn draft(&self, line: &str) -> bool {
        self.draft.exact(line).is_some()
    }

    pub(super) fn posted(&self, line: &str) -> bool {
        line.starts_with(['J', 'P', 'T', 'B', 'A']) && self.posted.longest(line).is_some()
    }

    pub(super) fn adjusted(&self, line: &str) -> bool {
        line.starts_with(['P', 'p']) && self.adjusted.longest(line).is_some()
    }

    pub(super) fn is_furniture(&self, known: &Known, line: &str) -> bool {
        let Some(first) = line.chars().next() else { return false };
        if !first.is_alphabetic() {
            return is_rule(line);
        }
        if line.len() > 240 || !self.furniture.may_start(line) && line.len() > 60 {
            return false;
        }
        if !first.is_uppercase() {
            // "justerandes sign Utdragsbestyrkande": a capital that was read as a small letter.
            return line.contains(' ') && line.contains(char::is_uppercase) && self.is_phrases(known, line);
        }
        self.is_phrases(known, line) || self.is_address(line)
    }

    /// Whether the line is nothing but furniture phrases, signature dots between them; each may be damaged.
    fn is_phrases(&self, known: &Known, line: &str) -> bool {
        let mut rest = line;
        while let Some(end) = self.furniture.longest(rest).map(|((), end)| end).or_else(|| self.damaged(known, rest)) {
            rest = rest.get(end..).unwrap_or("").trim_start_matches(|c: char| !c.is_alphanumeric());
            if rest.is_empty() {
                return true;
            }
        }
        false
    }

    /// The end of the damaged phrase that `text` is or starts with.
    fn damaged(&self, known: &Known, text: &str) -> Option<usize> {
        let whole = |end: &usize| known.damaged(&self.furniture, text.get(..*end).unwrap_or("")).is_some();
        // Others follow only where it begins as such a phrase does.
        let most = if self.furniture.may_start(text) { MOST_WORDS } else { 0 };
        let words = memchr::memchr_iter(b' ', text.as_bytes()).take(most);
        std::iter::once(text.len()).chain(words).find(whole)
    }

    /// Whether the line begins with a label of an address block and holds another.
    fn is_address(&self, line: &str) -> bool {
        let Some(((), end)) = self.address.longest(line) else { return false };
        let rest = line.get(end..).unwrap_or("");
        rest.split([' ', ',', ';', '|', '\t']).any(|word| self.address.exact(word).is_some())
    }
}

/// Whether a line is drawn: underscores, dots or dashes.
fn is_rule(line: &str) -> bool {
    let drawn = |c: char| matches!(c, '_' | '.' | '-' | '–' | '—' | '…' | '=' | '*' | '·' | '―' | '─' | ' ' | '\t');
    line.len() >= 3 && line.chars().all(drawn) && line.chars().filter(|c| !c.is_whitespace()).count() >= 3
}

#[cfg(test)]
mod tests {
    use super::super::Language;
    use crate::language::Column;

    #[test]
    fn tables_contents_and_stamps() {
        let language = Language::swedish();
        for (cell, column) in [
            ("Nr.", Some(Column::Number)),
            ("Ärende", Some(Column::Title)),
            ("ÄRENDE", Some(Column::Title)),
            ("Dnr", Some(Column::CaseId)),
            ("Anm.", Some(Column::Note)),
            ("Ärende/Föredragande", Some(Column::TitleAndPresenter)),
            ("Anna Ek", None),
        ] {
            assert_eq!(language.table_column(cell), column, "{cell}");
        }
        for line in
            ["Innehåll", "ÄRENDEFÖRTECKNING  Sida", "Föredragningslista", "Ärendelista:", "INNEHÅLLSFÖRTECKN1NG"]
        {
            assert!(language.contents_heading(line), "{line}");
        }
        for line in ["Innehållet i avtalet", "Föredragningslistan", "Ärendelista för mars"] {
            assert!(!language.contents_heading(line), "{line}");
        }
        for line in ["INSTÄLLT", "Sammanträdet är inställt", "Sammanträdet den 3 mars är inställt.", "OBS! Inställt"]
        {
            assert!(language.cancelled(line), "{line}");
        }
        assert!(!language.cancelled("Mötet"));
        assert!(language.draft("UTKAST") && language.draft("Preliminär") && !language.draft("Utkast till plan"));
    }

    #[test]
    fn furniture() {
        let language = Language::swedish();
        for line in [
            "Justerandes sign",
            "Justerandes sign.          Utdragsbestyrkande",
            "Justerandes sign ........ Utdragsbestyrkande",
            "Utdragsbestyrkande: datum och signatur",
            "Utdragsbestyrkan",
            "________________",
            "..........",
            "Postadress  Besöksadress  Telefon",
            "Postadress: Box 1, 123 45 Älvdala  Telefon: 0123-45 60 00",
            "ANSLAG/BEVIS",
            "Justerandcs signaturer",
            "Justcrandes sign Utdragsbestyrkande",
            "Justerandes sign Utdragsbestyrkandc",
            "Justcrandes sign Utdragsbestyrkandc",
            "justerandes sign Utdragsbestyrkande",
        ] {
            assert!(language.furniture(line), "{line}");
        }
        for line in
            ["Telefon 0123-45", "Underskriften saknas", "-", "", "Anslag till kultur", "• punkt", "Datum", "- - "]
        {
            assert!(!language.furniture(line), "{line}");
        }
    }
}
