//! The Swedish of the composed documents: invented people and places, matters, sentences.

pub mod matters;
pub mod names;
pub mod places;
pub mod prose;
