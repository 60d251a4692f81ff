//! The worker's side.

use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;
use std::sync::Arc;

use serde::Serialize;

use super::protocol::{Outcome, Request, Task, end_answer, read_request, write_piece};
use crate::cli::failure::{Code, Failure};
use crate::cli::input::Content;
use crate::cli::job::{Done, Known, draw};
use crate::process::{end_with_parent, limit_memory};

/// The hidden command that makes the program a worker; its parent's number and the limit of memory in megabytes follow it.
pub const COMMAND: &str = "__worker";

/// Nested content takes stack; this much holds what the readers let through.
const STACK: usize = 8 << 20;
/// Whether the first thread has such a stack. Then no second one is needed, which is the faster start.
const MAIN_STACK_IS_LARGE: bool = cfg!(unix);

/// Answers requests on standard input until it ends.
pub fn serve(given: impl Iterator<Item = OsString>) -> ExitCode {
    let mut numbers = given.map(|number| number.to_str().and_then(|number| number.parse().ok()));
    let Some(Some(parent)) = numbers.next() else { return ExitCode::FAILURE };
    if let Some(Some(megabytes)) = numbers.next() {
        if megabytes >= SMALLEST_WITH_STACK {
            grow_stack();
        }
        limit_memory(megabytes);
    }
    if !end_with_parent(parent) {
        return ExitCode::FAILURE;
    }
    if MAIN_STACK_IS_LARGE {
        return ended(answer_all().is_ok());
    }
    let served = std::thread::Builder::new().stack_size(STACK).spawn(answer_all).map(std::thread::JoinHandle::join);
    ended(matches!(served, Ok(Ok(Ok(())))))
}

/// The first thread's stack grows as it is used, and dies without a word where the limit of memory leaves it no room: what most
/// files need of it is there before.
#[inline(never)]
fn grow_stack() {
    let mut room = [0_u8; GROWN_STACK];
    std::hint::black_box(&mut room);
}

/// A smaller limit, in megabytes, leaves no room for anything.
const SMALLEST_WITH_STACK: u64 = 16;
/// In bytes.
const GROWN_STACK: usize = 1 << 20;

fn ended(well: bool) -> ExitCode {
    if well { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn answer_all() -> io::Result<()> {
    let (mut from, mut to) = (io::stdin().lock(), io::stdout().lock());
    while let Some((request, bytes)) = read_request(&mut from)? {
        answer(request, bytes, &mut to)?;
    }
    Ok(())
}

fn answer(request: Request, bytes: Vec<u8>, to: &mut dyn Write) -> io::Result<()> {
    let bytes = match request.path {
        Some(path) => Content::Path(path.into()).into_bytes(),
        None => Ok(Arc::new(bytes)),
    };
    let mut output = Bounded { to: &mut *to, piece: Vec::new(), left: request.max_output };
    let done = bytes.and_then(|bytes| match request.task {
        Task::Do(job, recognized, corrections) => {
            let known = Known { recognized: recognized.as_deref(), corrections: corrections.as_deref() };
            job.run(bytes, request.file_name.as_deref(), known, &mut output)
        }
        Task::Join(job, known, parts) => job.join(&known, &parts, &bytes, &mut output),
        Task::Draw(page, dpi) => draw(&bytes, page, dpi)
            .map_err(|reason| Failure::new(Code::Damaged, reason))
            .map(|image| Done::Written(output.write_all(&image.to_pgm()).map(|()| false))),
    });
    // A pipe that breaks is the end of the worker, whatever the limit.
    let outcome = match done {
        Ok(Done::Written(Ok(lost))) => {
            if lost {
                Outcome::DoneWithLoss
            } else {
                Outcome::Done
            }
        }
        Ok(Done::Written(Err(error))) if error.kind() == io::ErrorKind::FileTooLarge => Outcome::TooLong,
        Ok(Done::Written(Err(error))) => return Err(error),
        Ok(Done::Planned(plan)) => output.say(&plan, Outcome::Planned)?,
        Err(failure) => output.say(&failure, Outcome::Unreadable)?,
    };
    output.flush()?;
    end_answer(to, outcome)
}

/// Output up to a limit, handed over piece by piece: it may be many times as long as what it is made from.
struct Bounded<'a> {
    to: &'a mut dyn Write,
    piece: Vec<u8>,
    left: u64,
}

/// In bytes.
const PIECE: usize = 64 << 10;

impl Bounded<'_> {
    /// Says something else than what was asked for, whatever the limit.
    fn say(&mut self, what: &impl Serialize, outcome: Outcome) -> io::Result<Outcome> {
        self.piece = serde_json::to_vec(what)?;
        Ok(outcome)
    }
}

impl Write for Bounded<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.left = self.left.checked_sub(bytes.len() as u64).ok_or(io::ErrorKind::FileTooLarge)?;
        if self.piece.is_empty() && bytes.len() * 2 >= PIECE {
            write_piece(&mut *self.to, bytes)?;
            return Ok(bytes.len());
        }
        self.piece.extend_from_slice(bytes);
        if self.piece.len() >= PIECE {
            self.flush()?;
        }
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        write_piece(&mut *self.to, &self.piece)?;
        self.piece.clear();
        Ok(())
    }
}
