//! Doubts about a document that was read: what is missing from it, and where two things on the page disagree.

pub(crate) mod agreement;
pub(crate) mod content;
mod contents;
pub(crate) mod numbers;
