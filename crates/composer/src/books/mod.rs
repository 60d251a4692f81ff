//! Books: composed documents bound one behind the other with papers, whose cuts are known exactly.

mod draw;
mod measure;
mod paper;
mod words;

pub use draw::book;
pub use measure::run;
