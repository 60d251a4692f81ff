//! One run of a program that may hang, crash, or say anything: what it said within its limits, or how it failed.

use std::io::{self, Read, Write};
use std::process::{Child, ChildStderr, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::supervise::{NOT_FOUND, NOT_STARTED, SAYS, SIGNALS, command};
use crate::process::{end_group, is_crash, named, signal_of};

/// What one run may take.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    pub time: Duration,
    /// In megabytes.
    pub memory: u64,
}

/// What a program said.
#[derive(Debug, Default)]
pub(super) struct Said {
    /// On standard output.
    pub table: Vec<u8>,
    /// The beginning of what it said on standard error.
    pub words: Vec<u8>,
}

/// How a run failed.
#[derive(Debug, thiserror::Error)]
pub(super) enum Failure {
    /// There is no such program.
    #[error("is not installed")]
    NotFound,
    /// It cannot be started or spoken to.
    #[error("cannot be started ({0})")]
    NotStarted(String),
    /// It ended by itself and says that it failed.
    #[error("failed")]
    Failed(Said),
    #[error("took longer than {} s (--ocr-timeout)", .0.as_secs_f64())]
    Time(Duration),
    #[error("needs more memory than the limit of {0} MB")]
    Memory(u64),
    #[error("said more than the limit of {} MB", MOST_OUTPUT >> 20)]
    Output,
    #[error("crashed ({})", named(*.0))]
    Crash(i32),
    #[error("was ended from outside ({})", named(*.0))]
    Signal(i32),
    #[error("cannot be read ({0})")]
    Unread(io::Error),
}

/// A table of more bytes is no page.
const MOST_OUTPUT: u64 = 64 << 20;
/// So much of its complaints is kept.
const KEPT: u64 = 4096;
/// How often it is looked whether the program has ended without closing its output.
const LOOK: Duration = Duration::from_millis(50);
/// How long what was said is on its way.
const GRACE: Duration = Duration::from_millis(300);

/// Runs a program on `input`, which it gets by a pipe.
pub(super) fn run(program: &str, arguments: &[String], input: &[&[u8]], limits: Limits) -> Result<Said, Failure> {
    let not_started = |error: io::Error| match error.kind() {
        io::ErrorKind::NotFound => Failure::NotFound,
        _ => Failure::NotStarted(error.to_string()),
    };
    let mut command = command(program, limits.memory).map_err(not_started)?;
    // One process for each core: more threads in each would wait for each other.
    command.args(arguments).env("OMP_THREAD_LIMIT", "1");
    let child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut running = Running { child: child.map_err(not_started)?, until: Instant::now() + limits.time };
    let (to, from, words) = (running.child.stdin.take(), running.child.stdout.take(), running.child.stderr.take());
    let (Some(mut to), Some(from), Some(words)) = (to, from, words) else {
        return Err(Failure::NotStarted("it has no pipes".to_owned()));
    };
    let ((sender, answer), (complaints, complained)) = (channel(), channel());
    // These are not waited for: what has left the group may keep the pipes open.
    let reads = thread::Builder::new().spawn(move || {
        let mut table = Vec::new();
        let read = from.take(MOST_OUTPUT + 1).read_to_end(&mut table);
        let _ = sender.send(read.map(|_| table));
    });
    let drains = thread::Builder::new().spawn(move || drop(complaints.send(drain(words))));
    reads.and(drains).map_err(not_started)?;
    let (table, words, status) = thread::scope(|scope| {
        scope.spawn(move || {
            // It may stop reading early and say why.
            let _ = input.iter().try_for_each(|part| to.write_all(part));
        });
        let table = running.output(&answer);
        let status = running.wait();
        // Whatever it has started ends with it, or the pipes would stay open.
        running.end();
        let table = table.or_else(|| answer.recv_timeout(GRACE).ok());
        (table, complained.recv_timeout(GRACE).unwrap_or_default(), status)
    });
    let Some(status) = status else { return Err(Failure::Time(limits.time)) };
    let table = table.unwrap_or(Ok(Vec::new())).map_err(Failure::Unread)?;
    judge(status, Said { table, words }, limits)
}

/// Takes all that is said, so that nobody waits to say more, and keeps the beginning.
fn drain(mut words: ChildStderr) -> Vec<u8> {
    let mut kept = Vec::new();
    let _ = (&mut words).take(KEPT).read_to_end(&mut kept);
    let _ = io::copy(&mut words, &mut io::sink());
    kept
}

fn judge(status: ExitStatus, said: Said, limits: Limits) -> Result<Said, Failure> {
    if said.table.len() as u64 > MOST_OUTPUT {
        return Err(Failure::Output);
    }
    if status.success() {
        return Ok(said);
    }
    let words = String::from_utf8_lossy(&said.words);
    if let (Some(NOT_FOUND | NOT_STARTED), Some(reason)) = (status.code(), words.strip_prefix(SAYS)) {
        return Err(match status.code() {
            Some(NOT_FOUND) => Failure::NotFound,
            _ => Failure::NotStarted(reason.trim().to_owned()),
        });
    }
    let memory = ["bad_alloc", "memory exhausted", "out of memory", "Cannot allocate memory", "cannot allocate memory"];
    if memory.iter().any(|sign| words.contains(sign)) {
        return Err(Failure::Memory(limits.memory));
    }
    let told = status.code().map(|code| code - SIGNALS).filter(|signal| (1..32).contains(signal));
    Err(match signal_of(status).or(told) {
        Some(signal) if is_crash(signal) => Failure::Crash(signal),
        Some(signal) => Failure::Signal(signal),
        None => Failure::Failed(said),
    })
}

/// A process that does not outlive its owner, nor does what it has started.
struct Running {
    child: Child,
    until: Instant,
}

impl Running {
    /// What it says, if it says so in time and before it ends.
    fn output(&mut self, answer: &Receiver<io::Result<Vec<u8>>>) -> Option<io::Result<Vec<u8>>> {
        while Instant::now() < self.until {
            match answer.recv_timeout(LOOK) {
                Ok(table) => return Some(table),
                Err(RecvTimeoutError::Disconnected) => return None,
                Err(RecvTimeoutError::Timeout) if !matches!(self.child.try_wait(), Ok(None)) => {
                    return answer.recv_timeout(GRACE).ok();
                }
                Err(RecvTimeoutError::Timeout) => {}
            }
        }
        None
    }

    /// How it ended; none if it has to be ended since its time is over.
    fn wait(&mut self) -> Option<ExitStatus> {
        let mut pause = Duration::from_millis(1);
        loop {
            match self.child.try_wait() {
                Ok(Some(status)) => return Some(status),
                Ok(None) if Instant::now() < self.until => thread::sleep(pause),
                _ => return None,
            }
            pause = (pause * 2).min(LOOK);
        }
    }

    fn end(&mut self) {
        end_group(self.child.id());
        let _ = self.child.kill().and_then(|()| self.child.wait());
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if matches!(self.child.try_wait(), Ok(None)) {
            self.end();
        }
    }
}
