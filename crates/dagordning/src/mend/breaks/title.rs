//! Where the title of an item ends: at a presenter, a time, or a sentence.

use super::{Part, Walk, Word, is_bullet, is_capitals};
use crate::model::SectionKind;
use crate::text::Vocabulary;

/// How far the verb of a sentence may be from its beginning.
const FARTHEST_VERB: usize = 9;
/// The words of the longest label before a presenter.
const LONGEST_LABEL: usize = 2;
/// The letters of the longest organ in the number of a case.
const LONGEST_ORGAN: usize = 5;
/// More words than a title without a number has.
const LONGEST_TITLE: usize = 9;
/// The words of the longest title that all meetings have.
const LONGEST_KNOWN: usize = 5;
/// More words than a name has.
const LONGEST_NAME: usize = 6;

/// Numbers of cases are no longer, in bytes.
const LONGEST_CASE: usize = 120;

impl<'t> Walk<'t, '_> {
    /// What follows the title of an item: a presenter, or a sentence, which has a verb where a title has none.
    pub(super) fn behind_title(&mut self, words: &[Word<'t>], at: usize) -> usize {
        let word = words[at];
        let Some(before) = at.checked_sub(1).map(|before| words[before].text) else { return 1 };
        let next = words.get(at + 1).map_or("", |next| next.text);
        let language = self.language;
        if let Some(taken) = self.presenter(words, at) {
            return taken;
        }
        let goes_on =
            language.title_goes_on().has(before) || before.ends_with([',', ':', '-', '/']) || is_bullet(before);
        // Behind the number of its case a title begins.
        let organ = is_capitals(word.text) && word.text.len() <= LONGEST_ORGAN && next.starts_with(char::is_uppercase);
        if !(organ && before.ends_with(|c: char| c.is_ascii_digit())) && self.is_case(word.at) {
            self.begin(word.at);
            self.title = word.at;
            return 1;
        }
        // A title in capitals goes on in capitals.
        let capitals = is_capitals(before) || language.title_goes_on().has(&before.to_lowercase());
        let alone = word.text.chars().nth(1).is_none();
        if (is_capitals(word.text) || alone) && capitals && !next.is_empty() && (is_capitals(next) || !alone) {
            return 1;
        }
        let common = language.is_common(&word.text.to_lowercase());
        let opens = next.starts_with(char::is_lowercase) || common;
        if goes_on || !opens || language.given_name(before) || !self.has_verb(words, at) {
            return 1;
        }
        // "Mötets öppnande Lill-Marie Ek hälsar": the given name is not known.
        let lone = |first: &Word<'t>| {
            first.text.starts_with(char::is_uppercase) && !is_capitals(first.text) && first.at > self.title
        };
        let first = words.get(at - 1).filter(|first| lone(first) && language.surname_like(word.text));
        self.line_at(first.unwrap_or(&word).at, true);
        self.part = Part::Section(SectionKind::Description);
        1
    }

    /// The title of an item without a number, where none has one: it has no verb, and a sentence or a heading follows.
    pub(super) fn unnumbered(&mut self, words: &[Word<'t>], at: usize) -> Option<usize> {
        let word = words[at];
        let before = at.checked_sub(1).map_or("", |before| words[before].text);
        let begun = self.breaks.last().is_some_and(|(last, _)| *last == word.at);
        let ended = begun || before.is_empty() || before.ends_with(['.', '?', '!']) || !self.items;
        if !self.runs.items.is_empty() || !ended || self.language.given_name(word.text) {
            return None;
        }
        let length = self.known_title(words, at).or_else(|| self.items.then(|| self.verbless(words, at)).flatten())?;
        self.line_at(word.at, true);
        self.strong += 1;
        (self.part, self.items, self.clauses, self.title) = (Part::Title, true, false, word.at);
        Some(length)
    }

    /// The words of a title that all meetings have: "Val av justerare".
    fn known_title(&self, words: &[Word<'t>], at: usize) -> Option<usize> {
        let most = LONGEST_KNOWN.min(words.len() - at);
        (2..=most).rev().find(|length| {
            let last = words[at + length - 1];
            let next = words.get(at + length).map_or("", |next| next.text);
            let phrase = self.text.get(words[at].at..last.at + last.text.len()).unwrap_or_default();
            let ends = !next.starts_with(char::is_lowercase) && !self.language.title_goes_on().has(last.text);
            let opens = self.items || self.language.opens_meeting().is_in(&phrase.to_lowercase());
            ends && opens && !last.text.ends_with([':', ',', '.']) && self.language.procedural_title(phrase)
        })
    }

    /// The words of a title before a sentence: "Nya lås i portarna Offerten är hög."
    fn verbless(&self, words: &[Word<'t>], at: usize) -> Option<usize> {
        let language = self.language;
        for (length, word) in words.iter().skip(at).enumerate().take(LONGEST_TITLE).skip(1) {
            let before = words[at + length - 1].text;
            if before.ends_with(['.', ',', ':']) || word.text.ends_with(':') {
                return None;
            }
            let goes_on = language.title_goes_on().has(before);
            if !goes_on && word.text.starts_with(char::is_uppercase) {
                let heading = language.section_heading(word.text).is_some_and(|found| found.end >= word.text.len());
                let opens = words.get(at + length + 1).is_some_and(|next| next.text.starts_with(char::is_lowercase));
                if heading || opens && self.has_verb(words, at + length) {
                    return Some(length);
                }
            }
            let bare = word.text.trim_end_matches('.');
            let small = word.text.starts_with(char::is_lowercase);
            if small && language.may_be_finite(bare) {
                return None;
            }
        }
        None
    }

    /// Whether nothing but the number of a case stands between the number of the item and a place.
    fn is_case(&self, at: usize) -> bool {
        let between = self.text.get(self.title..at).unwrap_or_default();
        let digits = |word: &str| word.bytes().any(|byte| byte.is_ascii_digit());
        let id = |word: &str| {
            let organ =
                word.len() <= LONGEST_ORGAN && word.bytes().all(|byte| byte.is_ascii_alphabetic()) && !word.is_empty();
            organ || digits(word) && word.len() > 3
        };
        between.len() <= LONGEST_CASE
            && digits(between)
            && between.split_ascii_whitespace().all(id)
            && between.contains(['/', '-', '.', ':'])
    }

    /// Whether a sentence begins here: a verb stands behind its first words.
    pub(super) fn has_verb(&self, words: &[Word<'t>], at: usize) -> bool {
        let language = self.language;
        let mut before = words[at].text;
        if words.get(at + 1).is_some_and(|next| language.clause_openers().has(next.text)) {
            return true;
        }
        for (index, word) in words.iter().enumerate().skip(at + 1).take(FARTHEST_VERB) {
            if before.ends_with(['.', '?', ':']) || self.is_numbered(Some(word)) {
                return false;
            }
            let small = word.text.starts_with(char::is_lowercase);
            let bare = word.text.trim_end_matches(['.', ',', ':']);
            let verb = language.may_be_finite(bare);
            if small && verb {
                return true;
            }
            let next = words.get(index + 1).map_or("", |next| next.text);
            let another = word.text.starts_with(char::is_uppercase)
                && next.starts_with(char::is_lowercase)
                && !before.starts_with(char::is_uppercase)
                && !language.title_goes_on().has(before);
            if another {
                return false;
            }
            before = word.text;
        }
        false
    }

    /// "Föredragande: Eva Ek", "Eva Ek, utredare", "Controller Eva Ek 10.05", "Eva Ek hälsar alla välkomna."
    fn presenter(&mut self, words: &[Word<'t>], at: usize) -> Option<usize> {
        let language = self.language;
        let word = words[at];
        let text = |index: usize| words.get(index).map_or("", |word| word.text);
        for length in 1..=LONGEST_LABEL {
            let Some(last) = words.get(at + length - 1).filter(|last| last.text.ends_with(':')) else { continue };
            let phrase = self.text.get(word.at..last.at + last.text.len())?;
            if language.presenter_label(phrase) == Some(phrase.len()) {
                self.begin(word.at);
                self.part = Part::Presenter;
                return Some(length + self.name(words, at + length).max(1));
            }
        }
        let before = at.checked_sub(1).map_or("", text);
        if language.title_goes_on().has_in_lower_case(before) || before.ends_with([',', ':', '/']) || is_bullet(before)
        {
            return None;
        }
        let titled = language.title_word(word.text) && language.given_name(text(at + 1));
        let first = at + usize::from(titled);
        let length = self.name(words, first);
        if length < 2 {
            return None;
        }
        let end = first + length;
        let (last, behind) = (text(end - 1), text(end));
        // "Eva Ek (S)" of whom the title speaks, and who speaks in a sentence.
        if behind.starts_with(['(', '§']) || last.ends_with(['.', '’']) {
            return None;
        }
        let small = behind.starts_with(char::is_lowercase);
        if last.ends_with(',') {
            let office = behind.trim_end_matches(',');
            if !small && !language.title_word(office) {
                return None;
            }
        } else if small {
            if titled || !self.has_verb(words, end - 1) {
                return None;
            }
            self.line_at(word.at, true);
            self.part = Part::Section(SectionKind::Description);
            return Some(end - at);
        }
        self.begin(word.at);
        self.part = Part::Presenter;
        Some(end - at)
    }

    /// The words of a name: one that is given, initials, particles, a surname or two.
    pub(super) fn name(&self, words: &[Word<'t>], at: usize) -> usize {
        let language = self.language;
        let text = |index: usize| words.get(index).map_or("", |word| word.text);
        if !language.given_name(text(at)) || is_capitals(text(at)) {
            return 0;
        }
        let (mut length, mut surnames) = (1, 0);
        while length < LONGEST_NAME {
            let word = text(at + length);
            let bare = word.trim_end_matches(',');
            let initial = bare.chars().nth(1).is_none() && bare.starts_with(char::is_uppercase);
            let next = text(at + length + 1);
            let particle = language.name_particles().has(bare) && next.starts_with(char::is_uppercase);
            if initial || particle {
                length += 1;
                continue;
            }
            // "Eva Garcia Lind", and not the next person.
            let second = surnames > 0;
            let goes_on = surnames < 2
                && language.surname_like(bare)
                && !language.given_name(bare)
                && !next.starts_with(char::is_lowercase);
            let surname = bare.starts_with(char::is_uppercase) && !is_capitals(bare) && (!second || goes_on);
            if !surname {
                break;
            }
            // "Per Erik Ek": the second name of one person.
            let given = language.given_name(bare) && !language.surname_like(bare) && surnames == 0;
            surnames += usize::from(!given);
            length += 1;
            if word.ends_with(',') {
                break;
            }
        }
        length
    }

    /// The end of who presents an item: a title in small letters and a time may follow the name.
    pub(super) fn behind_presenter(&mut self, words: &[Word<'t>], at: usize) -> usize {
        let before = at.checked_sub(1).map_or("", |before| words[before].text);
        let goes_on = before.ends_with([',', ':', '/']) || self.language.title_goes_on().has(before);
        if goes_on {
            return self.name(words, at).max(1);
        }
        self.begin(words[at].at);
        self.part = Part::Section(SectionKind::Description);
        1
    }

    /// "Ekonomi 10:05": a time behind a title.
    pub(super) fn time(&mut self, word: Word<'t>, before: &str) {
        let time = word.text.split_once([':', '.']).is_some_and(|(hour, minute)| {
            let hours = if before.starts_with(char::is_lowercase) { 1..=2 } else { 2..=2 };
            let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
            hours.contains(&hour.len()) && minute.len() == 2 && digits(hour) && digits(minute) && hour < "25"
        });
        let led = before.ends_with('.') || self.language.title_goes_on().has(before) || before.len() < 3;
        if time && !led && self.part == Part::Title && word.text != self.number {
            self.begin(word.at);
            self.part = Part::Presenter;
        }
    }
}
