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

use super::log;
use super::terminal::shown;
use super::{MISUSED, UNREADABLE, misused};

/// Does what is asked.
pub fn archive(args: &ArchiveArgs) -> io::Result<ExitCode> {
    match &args.command {
        ArchiveCommand::Add(args) => add::add(args),
        ArchiveCommand::Search(args) => ask::search(args),
        ArchiveCommand::Case(args) => ask::case(args),
        ArchiveCommand::Person(args) => ask::person(args),
        ArchiveCommand::Votes(args) => ask::votes(args),
        ArchiveCommand::Stats(args) => ask::stats(args),
        ArchiveCommand::Check(args) => ask::check(args),
    }
}

/// Asks an archive and shows the answer, or tells why not.
fn asked<T>(
    path: &Path,
    ask: impl FnOnce(&Archive) -> Result<T, Error>,
    show: impl FnOnce(&T) -> io::Result<()>,
) -> io::Result<Result<T, ExitCode>> {
    match Archive::open(path).and_then(|archive| ask(&archive)) {
        Ok(answer) => show(&answer).map(|()| Ok(answer)),
        Err(error) => Ok(Err(told(path, &error))),
    }
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
    log::error(&said);
    ExitCode::from(status)
}
