//! The side that starts the worker and asks it.

use std::io::{self, Read};
use std::process::{Child, ChildStderr, ChildStdin, ChildStdout, ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use dagordning::ocr::Plan;

use super::protocol::{Outcome, Request, Task, read_answer, write_request};
use super::serve::COMMAND;
use crate::cli::failure::{Code, Failure};
use crate::cli::input::{Content, Input, took_longer};
use crate::cli::job::Lost;
use crate::process::{LIMITS_MEMORY, is_crash, named, own, signal_of};

/// What one file may take.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// From the request to its answer.
    pub time: Duration,
    /// In megabytes.
    pub memory: u64,
    /// In megabytes.
    pub output: u64,
}

/// The process that reads PDFs and long texts, started when the first is met.
pub struct Worker {
    limits: Limits,
    live: Option<Live>,
}

struct Live {
    child: Child,
    /// Its limit, in megabytes.
    memory: u64,
    requests: Sender<(Request, Arc<Vec<u8>>)>,
    answers: Receiver<Result<(Outcome, Vec<u8>), Death>>,
    /// Whether it has answered before.
    used: bool,
}

/// What a worker gives.
pub enum Answer {
    /// The output, and whether content is lost.
    Output(Vec<u8>, Lost),
    /// Pages have to be read from their images first.
    Planned(Plan),
}

/// How a worker ended, or what it said that it may not.
enum Death {
    /// It may not take the memory that it needs.
    Memory,
    /// What it reads is nested too deeply.
    Nesting,
    /// It wants to say more than it may.
    Output,
    /// Another signal than those by which it ends itself.
    Signal(i32),
    /// Anything else.
    Crash,
}

impl Worker {
    /// No process yet.
    pub fn new(limits: Limits) -> Worker {
        Worker { limits, live: None }
    }

    /// Has `input` read or a page of it drawn; the error is the reason in plain words.
    pub fn ask(&mut self, task: Task, input: &Input) -> Result<Answer, Failure> {
        let (path, bytes) = match &input.content {
            Content::Path(path) => (Some(path.clone().into_os_string()), Arc::default()),
            Content::Bytes(bytes) => (None, Arc::clone(bytes)),
        };
        // An image of a page is no output.
        let most = if matches!(task, Task::Draw(..)) { IMAGE.max(self.limits.output) } else { self.limits.output };
        let request = Request { task, file_name: input.file_name.clone(), path, max_output: most << 20 };
        let used = self.live.as_ref().is_some_and(|live| live.used);
        // The memory that a used worker has left depends on the files before; what a file is told may not.
        let again = used.then(|| (request.clone(), bytes.clone()));
        let answer = match (self.exchange(request, bytes)?, again) {
            (Err(Some(Death::Memory)), Some((request, bytes))) => self.exchange(request, bytes)?,
            (answer, _) => answer,
        };
        match answer {
            Ok((Outcome::Done, output)) => Ok(Answer::Output(output, false)),
            Ok((Outcome::DoneWithLoss, output)) => Ok(Answer::Output(output, true)),
            Ok((Outcome::Planned, plan)) => {
                serde_json::from_slice(&plan).map(Answer::Planned).map_err(|_| self.reason(Some(&Death::Crash)))
            }
            Ok((Outcome::Unreadable, reason)) => {
                Err(serde_json::from_slice(&reason).unwrap_or_else(|_| self.reason(Some(&Death::Crash))))
            }
            Ok((Outcome::TooLong, _)) => Err(self.reason(Some(&Death::Output))),
            Err(death) => Err(self.reason(death.as_ref())),
        }
    }

    /// The worker's answer, or how it died; a worker that is not used after this is gone. No death is one by the clock.
    #[allow(clippy::type_complexity)]
    fn exchange(
        &mut self,
        request: Request,
        bytes: Arc<Vec<u8>>,
    ) -> Result<Result<(Outcome, Vec<u8>), Option<Death>>, Failure> {
        // One that was killed in the meantime says nothing of this file.
        let live = self.live.take().and_then(Live::still);
        let mut live = match live {
            Some(live) => live,
            None => Live::start(self.limits).map_err(|error| {
                let reason =
                    format!("the process that reads it cannot be started ({error}); --no-worker reads without it");
                Failure::new(Code::Unreadable, reason)
            })?,
        };
        let sent = live.requests.send((request, bytes));
        let answer = sent.map_err(|_| RecvTimeoutError::Disconnected);
        match answer.and_then(|()| live.answers.recv_timeout(self.limits.time)) {
            Ok(Ok(answer)) => {
                live.used = true;
                self.live = Some(live);
                Ok(Ok(answer))
            }
            Ok(Err(death)) => Ok(Err(Some(live.died(death)))),
            Err(RecvTimeoutError::Timeout) => {
                let _ = live.end();
                Ok(Err(None))
            }
            Err(RecvTimeoutError::Disconnected) => Ok(Err(Some(Death::Crash))),
        }
    }

    fn reason(&self, death: Option<&Death>) -> Failure {
        let Limits { time, memory, output } = self.limits;
        let (code, reason) = match death {
            None => return took_longer(time),
            Some(Death::Memory) => {
                (Code::MemoryLimit, format!("it needs more memory than the limit of {memory} MB (--max-memory)"))
            }
            Some(Death::Output) => {
                (Code::OutputLimit, format!("its output is larger than the limit of {output} MB (--max-output)"))
            }
            Some(Death::Nesting) => (Code::TooDeep, "it is nested too deeply to be read".to_owned()),
            Some(Death::Signal(signal)) => {
                let reason =
                    format!("reading it broke off (the process that reads was ended from outside: {})", named(*signal));
                (Code::Killed, reason)
            }
            Some(Death::Crash) => (Code::Crashed, "reading it broke off (the reader crashed)".to_owned()),
        };
        Failure::new(code, reason)
    }
}

/// In megabytes: what the program takes before it reads anything, tables for finding faults included.
const TO_START: u64 = 40;

/// In megabytes: the largest image of a page.
const IMAGE: u64 = 64;

/// How the C library of most Linux systems keeps the worker's heap: in one piece that grows by megabytes. The worker's
/// only busy thread would else have a heap of its own that grows and shrinks page by page, a fortieth of all the time.
const HEAP: &str = "glibc.malloc.arena_max=1:glibc.malloc.top_pad=4194304:\
                    glibc.malloc.trim_threshold=268435456:glibc.malloc.mmap_threshold=33554432";

/// The secret of `serve`, in the environment.
pub const TOKEN: &str = "DAGORDNING_TOKEN";

impl Live {
    fn start(limits: Limits) -> io::Result<Live> {
        let mut command = own()?;
        command.arg(COMMAND).arg(std::process::id().to_string());
        if LIMITS_MEMORY {
            command.arg(limits.memory.to_string());
        }
        // What opens the service is no affair of what reads files.
        command.env_remove(TOKEN);
        if cfg!(all(target_os = "linux", target_env = "gnu")) {
            command.env("GLIBC_TUNABLES", HEAP);
        }
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
        let (Some(to), Some(from), Some(last_words)) = (child.stdin.take(), child.stdout.take(), child.stderr.take())
        else {
            return Err(io::ErrorKind::BrokenPipe.into());
        };
        let (requests, incoming) = channel();
        let (outgoing, answers) = channel();
        // One thread writes and reads, so that the clock runs for both.
        thread::Builder::new().spawn(move || relay(&incoming, &outgoing, (to, from, last_words)))?;
        Ok(Live { child, memory: limits.memory, requests, answers, used: false })
    }

    /// Stops it and leaves nothing behind.
    fn end(&mut self) -> io::Result<ExitStatus> {
        self.child.kill()?;
        self.child.wait()
    }

    /// Itself unless it has ended.
    fn still(mut self) -> Option<Live> {
        matches!(self.child.try_wait(), Ok(None)).then_some(self)
    }

    /// Looks at how a worker died.
    fn died(mut self, death: Death) -> Death {
        // It has closed its output: that it ends by itself takes a moment.
        for _ in 0..50 {
            if !matches!(self.child.try_wait(), Ok(None)) {
                break;
            }
            thread::sleep(Duration::from_millis(4));
        }
        match (self.end().ok().and_then(signal_of), death) {
            // Not even its stack found room.
            (Some(_), Death::Crash) if self.memory <= TO_START => Death::Memory,
            (Some(signal), Death::Crash) if !is_crash(signal) => Death::Signal(signal),
            (_, death) => death,
        }
    }
}

impl Drop for Live {
    fn drop(&mut self) {
        // Waited for, so that nothing is left behind and what it took counts with what the program took.
        let _ = self.child.kill().and_then(|()| self.child.wait());
    }
}

fn relay(
    incoming: &Receiver<(Request, Arc<Vec<u8>>)>,
    outgoing: &Sender<Result<(Outcome, Vec<u8>), Death>>,
    (mut to, mut from, last_words): (ChildStdin, ChildStdout, ChildStderr),
) {
    while let Ok((request, bytes)) = incoming.recv() {
        let most = request.max_output;
        let answer = write_request(&mut to, &request, &bytes).and_then(|()| read_answer(&mut from, most));
        drop(bytes);
        let answer = match answer {
            Ok(answer) => outgoing.send(Ok(answer)),
            Err(error) if error.kind() == io::ErrorKind::FileTooLarge => outgoing.send(Err(Death::Output)),
            Err(_) => {
                let _ = outgoing.send(Err(cause(last_words)));
                return;
            }
        };
        if answer.is_err() {
            return;
        }
    }
}

/// What the standard library says last tells how a process came to abort.
fn cause(last_words: ChildStderr) -> Death {
    let mut said = Vec::new();
    let _ = last_words.take(4096).read_to_end(&mut said);
    let said = String::from_utf8_lossy(&said);
    if said.contains("memory allocation of") || said.contains("out of memory") {
        Death::Memory
    } else if said.contains("overflowed its stack") {
        Death::Nesting
    } else {
        Death::Crash
    }
}
