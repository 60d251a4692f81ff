//! Processes that are held to limits, end with their parents, and tell how they ended. What a system does not have is left
//! out on it.

use std::ffi::OsString;
use std::io;
use std::process::{Command, ExitStatus};
use std::sync::OnceLock;

/// What starts this program again, where it is not the process's own executable.
static OWN: OnceLock<Vec<OsString>> = OnceLock::new();

/// Says what starts this program again: an executable and its first arguments. What was said first holds.
pub fn set_own(command: Vec<OsString>) {
    let _ = OWN.set(command);
}

/// What starts this program again, as a process of its own.
pub fn own() -> io::Result<Command> {
    match OWN.get().and_then(|own| own.split_first()) {
        None => std::env::current_exe().map(Command::new),
        Some((program, first)) => {
            let mut command = Command::new(program);
            command.args(first);
            Ok(command)
        }
    }
}

/// Whether this system can hold a process to an amount of memory.
pub const LIMITS_MEMORY: bool = cfg!(any(target_os = "linux", target_os = "android", target_os = "freebsd"));

/// Holds this process and those that it starts to so many megabytes each.
#[cfg(any(target_os = "linux", target_os = "android", target_os = "freebsd"))]
pub fn limit_memory(megabytes: u64) {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let bytes = Some(megabytes << 20);
    // A limit that is stricter already stays.
    let _ = setrlimit(Resource::As, Rlimit { current: bytes, maximum: bytes });
}

/// Holds this process and those that it starts to so many megabytes each.
#[cfg(not(any(target_os = "linux", target_os = "android", target_os = "freebsd")))]
pub fn limit_memory(_: u64) {}

/// Has the system end this process with its parent. False if the parent is gone already.
#[cfg(any(target_os = "linux", target_os = "android"))]
pub fn end_with_parent(parent: u64) -> bool {
    let _ = rustix::process::set_parent_process_death_signal(Some(rustix::process::Signal::KILL));
    is_child_of(parent)
}

/// Has the system end this process with its parent. False if the parent is gone already.
#[cfg(not(any(target_os = "linux", target_os = "android")))]
pub fn end_with_parent(_: u64) -> bool {
    true
}

/// Whether the process of this number is still there, whose child this one is.
#[cfg(unix)]
pub fn is_child_of(parent: u64) -> bool {
    rustix::process::getppid().is_some_and(|now| u64::try_from(now.as_raw_nonzero().get()) == Ok(parent))
}

/// A process that is started leads a group of its own, which is ended as one.
#[cfg(unix)]
pub fn lead_group(command: &mut Command) {
    std::os::unix::process::CommandExt::process_group(command, 0);
}

/// A process that is started leads a group of its own, which is ended as one.
#[cfg(not(unix))]
pub fn lead_group(_: &mut Command) {}

/// Ends all processes of a group.
#[cfg(unix)]
pub fn end_group(leader: u32) {
    use rustix::process::{Pid, Signal, kill_process_group};
    if let Some(leader) = i32::try_from(leader).ok().filter(|leader| *leader > 1).and_then(Pid::from_raw) {
        let _ = kill_process_group(leader, Signal::KILL);
    }
}

/// Ends all processes of a group.
#[cfg(not(unix))]
pub fn end_group(_: u32) {}

/// The signal that ended a process.
#[cfg(unix)]
pub fn signal_of(status: ExitStatus) -> Option<i32> {
    std::os::unix::process::ExitStatusExt::signal(&status)
}

/// The signal that ended a process.
#[cfg(not(unix))]
pub fn signal_of(_: ExitStatus) -> Option<i32> {
    None
}

/// How a process ends itself that has broken something: SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV.
const OWN_SIGNALS: [i32; 6] = [4, 5, 6, 7, 8, 11];
/// What nobody can catch.
const KILL: i32 = 9;

/// Whether a signal is one by which a process ends itself.
pub fn is_crash(signal: i32) -> bool {
    OWN_SIGNALS.contains(&signal)
}

/// "signal 15", with what is known of it.
pub fn named(signal: i32) -> String {
    let known = if signal == KILL { ", which the system sends, too, when its memory runs out" } else { "" };
    format!("signal {signal}{known}")
}
