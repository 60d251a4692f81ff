//! What stands under an item: where its sections begin, and the paragraphs and lists of each.

pub(crate) mod blocks;
mod prose;
pub(crate) mod sections;
