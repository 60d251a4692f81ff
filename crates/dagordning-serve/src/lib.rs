//! A web service for Swedish meeting documents: drop files in, look at what was read beside the page, correct it, search an
//! archive; and the same for programs.
//!
//! It listens where it is told to and asks nobody for anything. What reads documents is given as [`Reader`]s, each of which
//! does one job at a time: the command `dagordning` gives such that read in processes of their own, with limits. No path of a
//! request reaches the disk: files are found by their content, by names that the archive or a folder itself has.

// From outside to inside: `listen` takes connections, `guard` and `token` let requests through, `routes` leads them to what
// answers them: `parse`, `batch`, `about` for programs, `start`, `results`, `mend` and `archive` for people. `queue` gives jobs
// to the readers, `kept` holds results, `keep` knows where corrections lie. `page`, `table` and `plot` are what pages are made of.

mod about;
mod accept;
mod archive;
mod batch;
mod cells;
mod cuts;
mod guard;
mod keep;
mod kept;
mod listen;
mod mend;
mod metrics;
mod page;
mod parse;
mod plot;
mod problem;
mod queue;
mod reader;
mod results;
mod routes;
mod start;
mod state;
mod table;
mod token;
mod upload;
mod words;

pub use listen::{Serving, serve};
pub use reader::{Halt, How, Pace, Raster, Read, Reader, Served, Unread, Upload};
pub use state::{Bounds, Config, Located};
pub use token::{SHORTEST, Token};
