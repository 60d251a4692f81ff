//! What the language and the grammar say of a stretch of the text, asked once: covers are read by several rooms, each of which
//! wants to know the labels and headings in them, and whom a row of a roster names.

use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::rc::Rc;

use crate::grammar::person::{self, Person, Presenters};
use crate::language::{LabelMatch, RosterMatch, TitleMatch};
use crate::page::room::holds_values;
use crate::page::scene::Scene;

/// More answers are not remembered: a cover has fewer cells.
const MOST: usize = 4096;

/// Longer texts are no rows of a roster, and are not remembered.
const LONGEST: usize = 400;

/// Values by stretches of the text: start and length.
type ByPlace<T> = HashMap<(u32, u32), T, BuildHasherDefault<Places>>;

/// The answers to one question.
#[derive(Debug)]
struct Answers<T>(RefCell<ByPlace<Option<T>>>);

impl<T> Default for Answers<T> {
    fn default() -> Self {
        Answers(RefCell::default())
    }
}

impl<T: Copy> Answers<T> {
    /// The answer for `part`, a stretch of `whole` or any other text.
    fn of(&self, whole: &str, part: &str, ask: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let start = (part.as_ptr() as usize).wrapping_sub(whole.as_ptr() as usize);
        let inside = start.checked_add(part.len()).is_some_and(|end| end <= whole.len());
        let (Ok(at), Ok(length), true) = (u32::try_from(start), u32::try_from(part.len()), inside) else {
            return ask(part);
        };
        if let Some(known) = self.0.borrow().get(&(at, length)) {
            return *known;
        }
        let answer = ask(part);
        let mut answers = self.0.borrow_mut();
        if answers.len() < MOST {
            answers.insert((at, length), answer);
        }
        answer
    }
}

/// The answers to one question about whatever a text says, wherever it stands.
#[derive(Debug)]
struct ByText<T>(RefCell<HashMap<Box<str>, T, BuildHasherDefault<Places>>>);

impl<T> Default for ByText<T> {
    fn default() -> Self {
        ByText(RefCell::default())
    }
}

impl<T: Clone> ByText<T> {
    fn of(&self, text: &str, ask: impl FnOnce(&str) -> T) -> T {
        if text.len() > LONGEST {
            return ask(text);
        }
        if let Some(known) = self.0.borrow().get(text) {
            return known.clone();
        }
        let answer = ask(text);
        let mut answers = self.0.borrow_mut();
        if answers.len() < MOST {
            answers.insert(text.into(), answer.clone());
        }
        answer
    }
}

/// Mixes the numbers of a place, or the bytes of a text.
#[derive(Debug, Default)]
struct Places(u64);

impl Hasher for Places {
    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }

    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        words.iter().for_each(|word| self.write_u64(u64::from_le_bytes(*word)));
        rest.iter().for_each(|byte| self.write_u32(u32::from(*byte)));
    }

    fn write_u32(&mut self, number: u32) {
        self.write_u64(u64::from(number));
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = (self.0.rotate_left(5) ^ number).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}

/// What was asked of the language about the cells of a cover.
#[derive(Debug, Default)]
pub(super) struct Asked {
    labels: Answers<LabelMatch>,
    rosters: Answers<RosterMatch>,
    titles: Answers<TitleMatch>,
    people: ByText<Option<Person>>,
    lists: ByText<Rc<[Person]>>,
    presenters: ByText<Option<Presenters>>,
}

impl Scene<'_> {
    /// [`crate::language::Language::header_label`], asked once of a stretch of the text.
    pub(crate) fn header_label(&self, text: &str) -> Option<LabelMatch> {
        self.asked.labels.of(&self.source.text, text, |text| self.language.header_label(text))
    }

    /// [`crate::language::Language::roster_heading`], asked once of a stretch of the text.
    pub(crate) fn roster_heading(&self, text: &str) -> Option<RosterMatch> {
        self.asked.rosters.of(&self.source.text, text, |text| self.language.roster_heading(text))
    }

    /// [`crate::language::Language::document_title`], asked once of a stretch of the text.
    pub(crate) fn document_title(&self, text: &str) -> Option<TitleMatch> {
        self.asked.titles.of(&self.source.text, text, |text| self.language.document_title(text))
    }

    /// [`person::person`], asked once of a text.
    pub(crate) fn person(&self, text: &str) -> Option<Person> {
        self.asked.people.of(text, |text| person::person(self.language, text))
    }

    /// [`person::presenter_line`], asked once of a text: whether a line is one of an item's head is asked before it is read.
    pub(crate) fn presenter_line(&self, text: &str) -> Option<Presenters> {
        self.asked.presenters.of(text, |text| person::presenter_line(self.language, text))
    }

    /// [`person::people_list`], asked once of a text; nobody in one that is longer than any list.
    pub(crate) fn people_list(&self, text: &str) -> Rc<[Person]> {
        if !holds_values(text.len()) {
            return Rc::default();
        }
        self.asked.lists.of(text, |text| person::people_list(self.language, text).into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stretch_is_asked_once_and_another_text_each_time() {
        let text = "Tid: 13.00";
        let (answers, count) = (Answers::<usize>::default(), std::cell::Cell::new(0));
        let ask = |part: &str| {
            count.set(count.get() + 1);
            Some(part.len())
        };
        assert_eq!(answers.of(text, &text[..3], ask), Some(3));
        assert_eq!(answers.of(text, &text[..3], ask), Some(3));
        assert_eq!(count.get(), 1);
        assert_eq!(answers.of(text, &text[..4], ask), Some(4));
        let other = String::from("Tid");
        assert_eq!(answers.of(text, &other, ask), Some(3));
        assert_eq!(answers.of(text, &other, ask), Some(3));
        assert_eq!(count.get(), 4);
    }
}
