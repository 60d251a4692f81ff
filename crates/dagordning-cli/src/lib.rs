//! The command `dagordning`, and what starts processes and touches files for it. This is no library for others: use
//! `dagordning`.

mod cli;
pub mod ocr;
mod process;

pub use cli::{embed, run, run_with};
pub use process::set_own;
