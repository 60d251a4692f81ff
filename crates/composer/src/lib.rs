//! Composes meetings: what happened is drawn from a seed, and independently how it is written down. Since both are known,
//! what the program reads can be measured on documents that nobody has seen.

pub mod page;
