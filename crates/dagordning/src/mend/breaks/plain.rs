//! Words with a capital that are no heading: people in rosters, text behind titles, entries of lists.

use super::{Part, Walk, Word, is_bullet};
use crate::language::Language;
use crate::model::{Outcome, SectionKind};
use crate::text::Vocabulary;

/// The letters of the longest number of a clause with its mark.
const LONGEST_NUMBER: usize = 3;

impl<'t> Walk<'t, '_> {
    /// A word with a capital that is no heading.
    pub(super) fn plain(&mut self, words: &[Word<'t>], at: usize) -> usize {
        let word = words[at];
        let before = at.checked_sub(1).map_or("", |before| words[before].text);
        match self.part {
            Part::Roster => return self.person(words, at),
            Part::Title => return self.behind_title(words, at),
            Part::Presenter => return self.behind_presenter(words, at),
            Part::Section(SectionKind::Documents) => {
                if before.ends_with(|c: char| c.is_ascii_digit()) {
                    self.begin(word.at);
                }
            }
            Part::Section(SectionKind::Vote) => {
                if let Some(taken) = self.ballot(words, at) {
                    return taken;
                }
                self.sentence(word, before);
            }
            Part::Section(SectionKind::Distribution) => self.recipient(word, before),
            Part::Section(_) if self.items => self.sentence(word, before),
            Part::Section(_) => {
                self.begin(word.at);
                self.part = Part::Head;
            }
            Part::Signature => return self.signer(words, at),
            Part::Head => self.in_head(words, at),
            Part::Contents | Part::LastEntry => {}
        }
        1
    }

    /// A sentence that decides or proposes stands on a line of its own.
    fn sentence(&mut self, word: Word<'t>, before: &str) {
        let mark = before.len() <= LONGEST_NUMBER && before.starts_with(|c: char| c.is_ascii_digit());
        if !before.ends_with(['.', ':']) || mark || self.breaks.last().is_some_and(|(last, _)| *last == word.at) {
            return;
        }
        let rest = self.text.get(word.at..).unwrap_or_default();
        let head = rest.char_indices().nth(120).map_or(rest, |(end, _)| &rest[..end]);
        let sentence = head.find(". ").map_or(head, |end| &head[..=end]);
        let lead = || self.language.body_at(head).is_some() && self.language.lead_in(sentence).is_some();
        // "Taxan fastställs. Förvaltningen får i uppdrag att …": each is a clause.
        let clause =
            || self.decides() && self.language.outcome_of(sentence).is_some_and(|outcome| outcome != Outcome::Other);
        if lead() || clause() {
            self.line_at(word.at, true);
        }
    }

    /// The next of those that a decision is sent to.
    fn recipient(&mut self, word: Word<'t>, before: &str) {
        let goes_on = self.language.title_goes_on().has(before) || before.ends_with([',', '(']) || is_bullet(before);
        let named = self.language.given_name(before)
            || self.language.organization(&format!("{before} {}", word.text)).is_some();
        if !goes_on && !named {
            self.begin(word.at);
        }
    }

    /// A body, an organisation, a day or a page's number in the head of the document.
    fn in_head(&mut self, words: &[Word<'t>], at: usize) {
        let word = words[at];
        let before = at.checked_sub(1).map_or("", |before| words[before].text);
        let next = words.get(at + 1).map_or("", |next| next.text);
        if word.at == self.value || self.language.title_goes_on().has(before) || before.ends_with([',', ':', '-']) {
            return;
        }
        let rest = self.text.get(word.at..).unwrap_or_default();
        let head = rest.char_indices().nth(80).map_or(rest, |(end, _)| &rest[..end]);
        let language = self.language;
        let small = next.starts_with(char::is_lowercase);
        let sentence = small && (!language.title_goes_on().has(next) || self.has_verb(words, at));
        let opens = sentence || language.is_common(&word.text.to_lowercase()) || language.weekday(word.text).is_some();
        if opens || language.body_at(head).is_some() || language.organization(head).is_some() || is_page(language, head)
        {
            self.begin(word.at);
        }
    }
}

/// "Sida 2 (9)"
fn is_page(language: &Language, text: &str) -> bool {
    let mut words = text.split(' ');
    words.next().is_some_and(|word| language.is_page_label(word))
        && words.next().is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit()))
}
