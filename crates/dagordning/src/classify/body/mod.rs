//! What stands under an item: where its sections begin, and the paragraphs and lists of each.

pub(crate) mod blocks;
pub(crate) mod parts;
mod prose;
pub(crate) mod sections;
