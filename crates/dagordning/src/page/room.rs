//! How many values a document may hold: each takes many times the memory of its letters, and a text can be made of nothing
//! else. What finds no room stays in the text of its item, or in `unassigned`, and is told.

use std::cell::Cell;

use crate::model::{DiagnosticCode, Severity};
use crate::page::scene::Scene;

/// So many values any document may hold …
const VALUES: usize = 20_000;
/// … and one more for so many bytes of text.
const BYTES: usize = 256;
/// In bytes: of a longer text under one heading no values are read.
const LONGEST: usize = 100_000;

/// More people are at no meeting.
const PEOPLE: usize = 5_000;

/// What is left of it.
#[derive(Debug)]
pub(super) struct Room {
    left: Cell<usize>,
    /// Whether something found none.
    missed: Cell<bool>,
}

impl Room {
    pub(super) fn of(text: &str) -> Room {
        Room { left: Cell::new(VALUES + text.len() / BYTES), missed: Cell::new(false) }
    }
}

/// Whether a text of so many bytes is short enough to be read for values.
pub(super) fn holds_values(bytes: usize) -> bool {
    bytes <= LONGEST
}

impl Scene<'_> {
    /// Whether there is room for the values of a text of so many bytes.
    pub(crate) fn has_room_for(&self, bytes: usize) -> bool {
        let room = holds_values(bytes) && self.room.left.get() > 0;
        if !room {
            self.room.missed.set(true);
        }
        room
    }

    /// Whether there is room for one more beside so many people, told in a text of so many bytes.
    pub(crate) fn has_room_beside(&self, people: usize, bytes: usize) -> bool {
        self.has_room_for(if people < PEOPLE { bytes } else { usize::MAX })
    }

    /// So many values were read.
    pub(crate) fn took(&self, values: usize) {
        self.room.left.set(self.room.left.get().saturating_sub(values));
    }

    /// Says that there were values without room.
    pub(crate) fn tell_of_room(&mut self) {
        if self.room.missed.get() {
            let message = "more values, or longer texts, than any document has: those beyond are not told, and stand in the text \
                           of their item or in `unassigned`";
            self.diagnose(DiagnosticCode::BeyondBounds, Severity::Error, message, None);
        }
    }
}
