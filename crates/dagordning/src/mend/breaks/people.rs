//! The people of rosters, and the names in tables of ballots.

use super::{Walk, Word, is_bullet};

/// More words than a title has.
const LONGEST_TITLE: usize = 5;
/// So many heads of columns beside each other head a table.
const FEWEST_COLUMNS: usize = 3;
/// … and no more than these.
const MOST_COLUMNS: usize = 16;
/// More words than a surname has.
const LONGEST_SURNAME: usize = 3;
/// More words than a name and its party have in a table of ballots.
const LONGEST_BALLOT: usize = 9;

/// In what order a roster tells who somebody is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// "Eva Ek (S), ordförande", "Eva Ek, utredare"
    Natural,
    /// "Ek, Eva (S)"
    SurnameFirst,
    /// "utredare Eva Ek"
    TitleFirst,
}

impl<'t> Walk<'t, '_> {
    /// The order of a roster whose first words stand there.
    pub(super) fn order(&self, words: &[Word<'t>], at: usize) -> Order {
        if self.surname(words, at).is_some() {
            Order::SurnameFirst
        } else if self.titled(words, at) {
            Order::TitleFirst
        } else {
            Order::Natural
        }
    }

    /// The words of a surname and its comma before a given name: "von Essen, Carl".
    fn surname(&self, words: &[Word<'t>], at: usize) -> Option<usize> {
        let part = |word: &&Word<'t>| {
            word.text.starts_with(char::is_uppercase) || self.language.name_particles().has(word.text)
        };
        let surname = words.get(at..)?.iter().take(LONGEST_SURNAME).take_while(part);
        let length = 1 + surname.clone().position(|word| word.text.ends_with(','))?;
        let given = words.get(at + length)?.text.trim_end_matches(',');
        let first = words[at].text;
        let name = first.chars().nth(1).is_some_and(|second| second.is_lowercase() || second == ':' || second == 'z');
        (name && self.language.given_name(given) && (length == 1 || !self.language.given_name(first))).then_some(length)
    }

    /// Whether a title stands there with a name behind it: "medicinskt ansvarig sjuksköterska Eva Ek".
    fn titled(&self, words: &[Word<'t>], at: usize) -> bool {
        let title = words.iter().skip(at).take(LONGEST_TITLE).position(|word| self.language.given_name(word.text));
        let Some(length) = title.filter(|length| *length > 0) else { return false };
        let last = words[at + length - 1].text;
        self.language.title_word(last) && self.language.office(last).is_none()
    }

    /// The next person of a list that is one of lines: "Anna Ek (S) Bo Lind (M)".
    pub(super) fn person(&mut self, words: &[Word<'t>], at: usize) -> usize {
        let word = words[at];
        let before = at.checked_sub(1).map_or("", |before| words[before].text);
        let next = words.get(at + 1).map_or("", |next| next.text);
        let language = self.language;
        if word.at == self.value {
            self.order = self.order(words, at);
        }
        let replaces = language.replacing().closes(self.text.get(..word.at).unwrap_or_default().trim_end());
        // "Bo Lind (M), ersättare Cia Alm (S)"
        let above = at.checked_sub(2).map_or("", |above| words[above].text);
        let replaces = replaces || above.ends_with(',') && language.substitutes().has(before);
        let goes_on = before.ends_with([',', ';', ':', '(', '/']) || language.title_goes_on().has(before) || replaces;
        if goes_on || is_bullet(before) && !self.answered {
            return self.name(words, at).max(1);
        }
        // "Bo Lind (M) Vakant (S)": an empty seat is a row of its own.
        let seat = word.text.starts_with(char::is_uppercase).then(|| self.text.get(word.at..)).flatten();
        if seat.is_some_and(|seat| language.vacancy(seat).is_some()) {
            self.begin(word.at);
            return 1;
        }
        if self.answered && (self.is_answer(before) || is_bullet(before)) {
            self.begin(word.at);
            return self.name(words, at).max(1);
        }
        match self.order {
            Order::SurnameFirst => {
                let Some(length) = self.surname(words, at) else { return 1 };
                self.begin(word.at);
                return length + 1;
            }
            Order::TitleFirst => {
                if self.titled(words, at) {
                    self.begin(word.at);
                }
                return self.name(words, at).max(1);
            }
            Order::Natural => {}
        }
        let bare = word.text.trim_end_matches([',', ':']);
        let office = language.office(word.text).is_some();
        let led = language.office(before.trim_end_matches(',')).is_some() && before.starts_with(char::is_uppercase);
        let surname = next.trim_end_matches([',', ':', ')']);
        let closed = before.ends_with(')') || before.starts_with(char::is_lowercase) || is_bullet(before);
        let given = language.given_name(bare);
        let named = next.starts_with(char::is_uppercase) && (given || closed && language.surname_like(surname))
            || given && language.name_particles().has(next);
        // "Per Erik Ek": the second name of one person.
        let second = language.given_name(before) && !language.surname_like(before);
        if (office || named && !second) && !led {
            self.begin(word.at);
        }
        if named && !word.text.ends_with(',') { self.name(words, at).max(1) } else { 1 }
    }

    /// A name below labels over signatures.
    pub(super) fn signer(&mut self, words: &[Word<'t>], at: usize) -> usize {
        let before = at.checked_sub(1).map_or("", |before| words[before].text);
        let length = self.name(words, at);
        if length < 2 {
            return 1;
        }
        if words[at].at != self.value && !before.ends_with(',') && !self.language.title_goes_on().has(before) {
            self.begin(words[at].at);
        }
        length
    }

    /// A title in small letters before the next name.
    pub(super) fn next_title(&mut self, words: &[Word<'t>], at: usize) {
        let before = at.checked_sub(1).map_or("", |before| words[before].text);
        let named = before.starts_with(char::is_uppercase) && !before.ends_with(',');
        if named && self.titled(words, at) {
            self.begin(words[at].at);
        }
    }

    /// "Eva Ek (S) Ja", "Bo Lind (M) - NEJ": a row of a table of ballots.
    fn ballot_row(&self, words: &[Word<'t>], at: usize) -> Option<usize> {
        if !words.get(at + 1)?.text.starts_with(char::is_uppercase) && !self.language.given_name(words[at].text) {
            return None;
        }
        self.answer(words, at)
    }

    /// How many words a row has that ends with an answer.
    pub(super) fn answer(&self, words: &[Word<'t>], at: usize) -> Option<usize> {
        for (length, word) in words.iter().skip(at).enumerate().take(LONGEST_BALLOT).skip(2) {
            if self.is_answer(word.text) {
                return Some(length + 1);
            }
            if word.text.ends_with(['.', ':']) {
                return None;
            }
        }
        None
    }

    /// "Befattning Namn Närvarande": the heads of the columns of a list of people.
    pub(super) fn table_head(&mut self, words: &[Word<'t>], at: usize) -> Option<usize> {
        if self.items {
            return None;
        }
        let row = || words.iter().skip(at).take(MOST_COLUMNS);
        // "Tid Punkt Ärende Föredragare": those of a list of items.
        let columns = row().take_while(|word| self.language.table_column(word.text).is_some()).count();
        if columns >= FEWEST_COLUMNS {
            self.line_at(words[at].at, true);
            self.line_at(words.get(at + columns)?.at, true);
            self.part = super::Part::Head;
            return Some(columns);
        }
        let heads = |word: &&Word<'t>| !self.language.list_columns(word.text).is_empty();
        let count = row().take_while(heads).count();
        if count < 2 || self.answer(words, at + count).is_none() {
            return None;
        }
        self.begin(words[at].at);
        let next = words.get(at + count)?;
        self.begin(next.at);
        self.part = super::Part::Roster;
        (self.value, self.answered) = (next.at, true);
        Some(count)
    }

    pub(super) fn ballot(&mut self, words: &[Word<'t>], at: usize) -> Option<usize> {
        let taken = self.ballot_row(words, at)?;
        self.begin(words[at].at);
        Some(taken)
    }

    /// What a table has behind a name: "Ja", "NEJ", "x".
    pub(super) fn is_answer(&self, word: &str) -> bool {
        matches!(word, "x" | "X") || word.len() > 1 && self.language.ballot(word).is_some()
    }
}
