//! What one line or cell can be, asked of the language and the grammar: nothing here looks at the document as a whole.

pub(crate) mod below;
pub(crate) mod cover;
pub(crate) mod field;
pub(crate) mod grid;
pub(crate) mod label;
pub(crate) mod leads;
pub(crate) mod mail;
pub(crate) mod opening;
pub(crate) mod people;
pub(crate) mod running;
pub(crate) mod seats;
pub(crate) mod sides;
pub(crate) mod title;
pub(crate) mod when;
pub(crate) mod whose;
