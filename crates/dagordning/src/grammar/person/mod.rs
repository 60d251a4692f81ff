//! People: the lines and cells of a roster, lists of names in running text, and lines that name presenters.
//!
//! Nothing is invented: every field is a range of the given text, and what no rule knows is named as the rest.

mod belongs;
mod list;
mod name;
mod presenter;
mod roster;
mod scope;
mod tail;
mod told;

use std::ops::Range;

pub use list::people_list;
pub use name::{NameLikeness, is_person_name, name_key};
pub use presenter::{Evidence, Presenters, presenter_line, tells_who_presents};
pub(crate) use roster::is_tick;
pub use roster::{Vacancy, group, person, vacancy};
pub use scope::{Scopes, scopes_at};
pub use tail::is_tail;
pub use told::told;

use super::Spanned;
use super::time::Time;
use crate::language::OfficeOrFunction;
use crate::model::Office;

/// A person as a line or cell of a roster prints it. All ranges are bytes of the given text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Person {
    /// The name; surname first only where the line prints a comma between ("x Ek, Anna").
    pub name: Range<usize>,
    /// The given name behind that comma.
    pub given: Option<Range<usize>>,
    /// The party, brackets off; nothing for "(-)".
    pub party: Option<Range<usize>>,
    /// An office or function: "ordförande", "ledamot".
    pub office: Option<Spanned<OfficeOrFunction>>,
    /// A professional title: "kommundirektör".
    pub title: Option<Range<usize>>,
    /// What says that the person takes the minutes, beside a title: "Anna Ek, jurist, sekreterare".
    pub writes: Option<Range<usize>>,
    /// An organization or body in the party's place.
    pub organization: Option<Range<usize>>,
    /// The mark before the name or in the attendance column: a number of a seat, "x", "-", "*".
    pub mark: Option<Range<usize>>,
    /// "tjg ers", "tjänstgörande ersättare": the person serves.
    pub serving: bool,
    /// "ej tjg ers", "ej tjänstgörande": the person does not.
    pub idle: bool,
    /// Whom the person replaces, one after the other.
    pub substitutions: Vec<Substitution>,
    /// At which §§ or items.
    pub scopes: Scopes,
    /// The scope as printed, whenever there is one.
    pub scope_text: Option<Range<usize>>,
    /// From what time.
    pub from: Option<Spanned<Time>>,
    /// Until what time.
    pub until: Option<Spanned<Time>>,
    /// "via Teams", "på distans".
    pub remote: bool,
    /// Why not throughout: "jäv".
    pub reason: Option<Range<usize>>,
    /// From the first to the last word that no rule knows.
    pub rest: Option<Range<usize>>,
    /// Where the person's text ends.
    pub end: usize,
}

/// Whom a substitute replaces: "ersätter Bo Lind (M)".
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Substitution {
    /// The words that say so: "ersätter".
    pub words: Range<usize>,
    /// The replaced person; nothing where the seat is vacant.
    pub name: Option<Range<usize>>,
    /// The replaced person's party, brackets off.
    pub party: Option<Range<usize>>,
    /// The replaced person's office.
    pub office: Option<Spanned<Office>>,
    /// An organization in the party's place.
    pub organization: Option<Range<usize>>,
    /// At which §§: "ersätter Bo Lind (S) §§ 45-46".
    pub items: Vec<String>,
}
