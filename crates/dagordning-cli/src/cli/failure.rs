//! Why a file could not be read: a code for programs, a reason for people, and what may help.

use std::fmt;
use std::io;

use dagordning::{Error, ErrorKind};
use serde::{Deserialize, Serialize};

/// Why a file could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// For programs.
    pub code: Code,
    /// In plain words.
    pub reason: String,
}

/// The closed list of codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Code {
    /// Nothing or white space.
    Empty,
    /// Binary, markup, in an unknown encoding.
    NotText,
    /// Made by another program: Word, OpenDocument, e-mail.
    OtherFormat,
    /// A PDF that needs a password.
    Encrypted,
    /// Nothing of it is left to be read.
    Damaged,
    /// An image that nothing read.
    UnreadImage,
    /// More than is read of one file.
    TooLarge,
    /// It took too long.
    Timeout,
    /// It needs more memory than it may take.
    MemoryLimit,
    /// It gives more output than it may.
    OutputLimit,
    /// Its parts are nested too deeply.
    TooDeep,
    /// The program failed on it.
    Crashed,
    /// What read it was ended from outside.
    Killed,
    /// It is not there.
    NotFound,
    /// It may not be read.
    NoPermission,
    /// It is a folder, or a folder that cannot be read.
    Folder,
    /// The system cannot read it.
    Unreadable,
    /// It changed while it was read.
    Changed,
    /// Its output cannot have its name.
    OutputName,
    /// This build does not read it.
    Unsupported,
    /// Files that cannot be one document.
    Unjoinable,
}

impl Failure {
    /// Of this kind, for this reason.
    pub fn new(code: Code, reason: impl Into<String>) -> Failure {
        Failure { code, reason: reason.into() }
    }

    /// A fault in the program, which is told as such.
    pub fn fault(reason: &str) -> Failure {
        Failure::new(Code::Crashed, format!("{reason} (a fault in the program)"))
    }

    /// Of one of several files.
    pub fn of(self, name: &str) -> Failure {
        Failure { reason: format!("{name}: {}", self.reason), ..self }
    }

    /// What may help: what the reason says itself, or what helps with all of its kind.
    pub fn advice(&self) -> &str {
        self.reason.rsplit_once("; ").map_or(self.code.advice(), |(_, advice)| advice)
    }
}

impl Code {
    /// What may help.
    fn advice(self) -> &'static str {
        match self {
            Code::Empty | Code::Damaged => "get it anew from where it came from",
            Code::NotText => "open it in another program to see what it is",
            Code::OtherFormat => "save it as PDF or plain text",
            Code::Encrypted => "save it without encryption in a program that knows its password",
            Code::UnreadImage => {
                "install tesseract (apt-get install tesseract-ocr tesseract-ocr-swe) and use --retry-failed"
            }
            Code::TooLarge => "divide it into parts, or raise --max-memory if that is what refuses it",
            Code::Timeout => "give it more with --timeout and --retry-failed",
            Code::MemoryLimit => "give it more with --max-memory and --retry-failed",
            Code::OutputLimit => "give it more with --max-output and --retry-failed",
            Code::TooDeep => "save it anew in another program",
            Code::Crashed => "use --retry-failed; if it breaks off again, the file is worth a report",
            Code::Killed => "use --retry-failed; if the system ends it again, use fewer --jobs",
            Code::NotFound => "a link may lead nowhere, or the file was moved during the run",
            Code::NoPermission => "let the user who runs the program read it",
            Code::Folder => "let the user who runs the program look into it",
            Code::Unreadable => "see whether its disk or its network is there, and use --retry-failed",
            Code::Changed => "the same command reads it again",
            Code::OutputName => "name the file or its folder otherwise",
            Code::Unsupported => "use a build of the program with all features",
            Code::Unjoinable => "join files of one sort",
        }
    }
}

impl fmt::Display for Code {
    /// As the JSON has it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.serialize(f)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason)
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Failure {
        let code = match error.kind() {
            ErrorKind::Empty => Code::Empty,
            ErrorKind::OtherFormat => Code::OtherFormat,
            ErrorKind::TooLarge => Code::TooLarge,
            ErrorKind::Encrypted => Code::Encrypted,
            ErrorKind::Damaged => Code::Damaged,
            ErrorKind::Image => Code::UnreadImage,
            ErrorKind::Unsupported => Code::Unsupported,
            _ => Code::NotText,
        };
        Failure::new(code, error.to_string())
    }
}

impl From<&io::Error> for Failure {
    fn from(error: &io::Error) -> Failure {
        let (code, reason) = match error.kind() {
            io::ErrorKind::NotFound => (Code::NotFound, "there is no such file"),
            io::ErrorKind::PermissionDenied => (Code::NoPermission, "no permission to read it"),
            io::ErrorKind::IsADirectory => (Code::Folder, "is a directory; name the files in it"),
            io::ErrorKind::OutOfMemory => (Code::MemoryLimit, "the file is larger than the memory that may be used"),
            _ => return Failure::new(Code::Unreadable, error.to_string()),
        };
        Failure::new(code, reason)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Failure {
        Failure::from(&error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_have_codes_and_advice() {
        let long = Failure::new(Code::Timeout, "it took longer than 30 s (--timeout)");
        assert_eq!(long.advice(), "give it more with --timeout and --retry-failed");
        let word = Failure::new(Code::OtherFormat, "the file is a Word document, which is not read; save it as PDF");
        assert_eq!(word.advice(), "save it as PDF");
        assert_eq!(Code::OtherFormat.to_string(), "other-format");
        assert_eq!(serde_json::to_string(&Code::OtherFormat).expect("JSON"), "\"other-format\"");
        assert_eq!(
            Failure::from(dagordning::parse(b"", None, dagordning::Options::new()).expect_err("empty")).code,
            Code::Empty
        );
    }
}
