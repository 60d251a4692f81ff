//! Optical reading by tesseract: a process for every page, all cores at work, and results kept in a folder.

mod cache;
mod folder;
mod recognize;
mod run;
mod supervise;
mod tesseract;

pub use cache::Cache;
pub use recognize::{Settings, recognize, recognize_image};
pub use supervise::{COMMAND, supervise};
pub use tesseract::{Engine, HOW_TO_INSTALL, Missing};
