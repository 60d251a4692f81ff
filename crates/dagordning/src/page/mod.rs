//! A document's lines, cells and passages, and the ledger of who owns which character.

mod asked;
pub(crate) mod doubts;
pub(crate) mod ledger;
pub(crate) mod margins;
pub(crate) mod passage;
pub(crate) mod range;
pub(crate) mod reasons;
mod room;
pub(crate) mod scene;
pub(crate) mod shape;
mod strays;

pub(crate) use strays::uncounted;
