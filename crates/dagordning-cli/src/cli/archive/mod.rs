//! `archive`: one file of SQLite that is added to and asked.

mod add;
mod args;
mod ask;
mod show;

use std::io;
use std::path::Path;
use std::process::ExitCode;

use args::ArchiveCommand;
pub use args::{ArchiveArgs, HELP};
use dagordning_archive::{Archive, Error};

use super::terminal::{shown, tame};
use super::{MISUSED, UNREADABLE, misused};

/// Does what is asked.
pub fn archive(args: &ArchiveArgs) -> io::Result<ExitCode> {
    match &args.command {
        ArchiveCommand::Add(args) => add::add(args),
        ArchiveCommand::Search(args) => ask::search(args),
        ArchiveCommand::Case(args) => ask::case(args),
    }
}

/// Opens an archive to ask it, or tells why not.
fn opened(path: &Path) -> Result<Archive, ExitCode> {
    Archive::open(path).map_err(|error| told(path, &error))
}

/// Says what is wrong with an archive.
fn told(path: &Path, error: &Error) -> ExitCode {
    let name = shown(path.as_os_str());
    let (said, status) = match error {
        Error::Query(reason) => (reason.clone(), MISUSED),
        Error::Missing => (format!("{name}: {error}; archive add makes it"), MISUSED),
        Error::NotAnArchive => (format!("{name}: {error}"), MISUSED),
        error => (format!("{name}: {error}"), UNREADABLE),
    };
    eprintln!("dagordning: {}", tame(&said));
    ExitCode::from(status)
}
