//! The process between this program and the engine: it ends what the engine has started when the program is gone, and is
//! what the program ends when the engine takes too long.

use std::ffi::OsString;
use std::process::{Command, ExitCode};

/// The hidden command that starts the engine; its parent's number, the limit of memory in megabytes, the program and its
/// arguments follow it.
pub const COMMAND: &str = "__engine";
/// How it ends if the program cannot be started …
pub(super) const NOT_STARTED: i32 = 126;
/// … or is not there.
pub(super) const NOT_FOUND: i32 = 127;
/// How it ends if a signal has ended the program: with this and the signal's number.
pub(super) const SIGNALS: i32 = 128;
/// What it says first then, so that no program is taken for it.
pub(super) const SAYS: &str = "dagordning: ";

/// The command that runs `program` with at most so much memory, and ends it with this process.
pub(super) fn command(program: &str, megabytes: u64) -> std::io::Result<Command> {
    if cfg!(not(unix)) {
        return Ok(Command::new(program));
    }
    let mut command = crate::process::own()?;
    command.arg(COMMAND).arg(std::process::id().to_string()).arg(megabytes.to_string()).arg(program);
    crate::process::lead_group(&mut command);
    Ok(command)
}

/// Runs the engine; ends as it ends.
#[cfg(unix)]
pub fn supervise(mut given: impl Iterator<Item = OsString>) -> ExitCode {
    use crate::process::{end_group, is_child_of, limit_memory};
    let mut number = || given.next()?.to_str()?.parse::<u64>().ok();
    let (Some(parent), Some(megabytes)) = (number(), number()) else { return ExitCode::FAILURE };
    let Some(program) = given.next() else { return ExitCode::FAILURE };
    limit_memory(megabytes);
    let own = std::process::id();
    let mut child = match Command::new(program).args(given).spawn() {
        Ok(child) => child,
        Err(error) => {
            eprintln!("{SAYS}{error}");
            let found = error.kind() != std::io::ErrorKind::NotFound;
            std::process::exit(if found { NOT_STARTED } else { NOT_FOUND });
        }
    };
    let waits = std::thread::Builder::new().spawn(move || match child.wait() {
        // As a shell says that a signal ended a program.
        Ok(status) => {
            std::process::exit(crate::process::signal_of(status).map_or(status.code().unwrap_or(1), |n| SIGNALS + n))
        }
        Err(_) => std::process::exit(1),
    });
    if waits.is_err() {
        end_group(own);
    }
    while is_child_of(parent) {
        std::thread::sleep(LOOK);
    }
    end_group(own);
    ExitCode::FAILURE
}

/// Runs the engine; no other program is needed for that on this system.
#[cfg(not(unix))]
pub fn supervise(_: impl Iterator<Item = OsString>) -> ExitCode {
    ExitCode::FAILURE
}

/// How often it looks whether the program is still there.
#[cfg(unix)]
const LOOK: std::time::Duration = std::time::Duration::from_millis(100);
