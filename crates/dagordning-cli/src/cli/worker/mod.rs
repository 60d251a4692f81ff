//! PDFs and long texts are read in a process of their own with limits, so that no file can hurt the program or the files after it.
//!
//! The program starts itself. The worker does the whole job, from the file to the finished output; this side only hands
//! over and takes back. It is kept for the next file, and replaced when it dies.

mod client;
mod protocol;
mod serve;

#[cfg(feature = "serve")]
pub use client::TOKEN;
pub use client::{Answer, Limits, Worker};
pub use protocol::Task;
pub use serve::{COMMAND, serve};
