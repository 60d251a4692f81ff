//! What the two processes say to each other: a request, then its answer.

use std::ffi::OsString;
use std::io::{self, Read, Write};

use serde::{Deserialize, Serialize};

use dagordning::corrections::Corrections;
use dagordning::model::Source;
use dagordning::ocr::Recognized;

use crate::cli::job::{Job, Part};

/// The head of a request; bytes follow unless the worker reads the file itself.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Request {
    /// What is wanted.
    pub task: Task,
    /// The name that the output gives the document.
    pub file_name: Option<String>,
    /// The file to read, if it is one.
    pub path: Option<OsString>,
    /// The most bytes of output.
    pub max_output: u64,
}

/// What is asked of the worker.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Task {
    /// A job, with what was read from the images of the document's pages once that is done, and what people mended in it.
    Do(Job, Option<Box<Recognized>>, Option<Box<Corrections>>),
    /// A job on several files that make one document, the PDFs of which come one behind the other.
    Join(Job, Box<Source>, Vec<Part>),
    /// The image of a page, in so many dots per inch.
    Draw(u32, f32),
}

/// What became of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The output follows.
    Done,
    /// The output follows; a diagnostic of severity error is in it.
    DoneWithLoss,
    /// The document cannot be read; the reason follows.
    Unreadable,
    /// The output is larger than it may be.
    TooLong,
    /// Pages have to be read from their images first; the plan follows, as JSON.
    Planned,
}

const OUTCOMES: [Outcome; 5] =
    [Outcome::Done, Outcome::DoneWithLoss, Outcome::Unreadable, Outcome::TooLong, Outcome::Planned];

/// Writes a request.
pub fn write_request(mut to: impl Write, request: &Request, bytes: &[u8]) -> io::Result<()> {
    write_block(&mut to, &serde_json::to_vec(request)?)?;
    write_block(&mut to, bytes)?;
    to.flush()
}

/// Reads a request; none if the other side has no more.
pub fn read_request(mut from: impl Read) -> io::Result<Option<(Request, Vec<u8>)>> {
    let head = match read_block(&mut from) {
        Ok(head) => head,
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        Err(error) => return Err(error),
    };
    Ok(Some((serde_json::from_slice(&head)?, read_block(&mut from)?)))
}

/// Writes a piece of an answer: the output comes as it is made, and what became of the request behind it.
pub fn write_piece(mut to: impl Write, bytes: &[u8]) -> io::Result<()> {
    // A piece without bytes would be the end.
    if bytes.is_empty() { Ok(()) } else { write_block(&mut to, bytes) }
}

/// Writes the end of an answer.
pub fn end_answer(mut to: impl Write, outcome: Outcome) -> io::Result<()> {
    let number = OUTCOMES.iter().position(|other| *other == outcome).and_then(|at| u8::try_from(at).ok());
    write_block(&mut to, &[])?;
    to.write_all(&[number.unwrap_or(u8::MAX)])?;
    to.flush()
}

/// Reads an answer of at most `most` bytes. Of output that became longer than it may be nothing is left.
pub fn read_answer(mut from: impl Read, most: u64) -> io::Result<(Outcome, Vec<u8>)> {
    let mut answer = Vec::new();
    while read_onto(&mut answer, &mut from, most)? {}
    let mut number = [0];
    from.read_exact(&mut number)?;
    let outcome = *OUTCOMES.get(usize::from(number[0])).ok_or(io::ErrorKind::InvalidData)?;
    if outcome == Outcome::TooLong {
        answer.clear();
    }
    Ok((outcome, answer))
}

fn write_block(mut to: impl Write, bytes: &[u8]) -> io::Result<()> {
    to.write_all(&(bytes.len() as u64).to_le_bytes())?;
    to.write_all(bytes)
}

/// Reads a block of any length.
fn read_block(from: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    read_onto(&mut bytes, from, u64::MAX)?;
    Ok(bytes)
}

/// Reads a block behind what was read before, no more than `most` in all; says whether it held anything. Memory grows with
/// what arrives, not with what is announced.
fn read_onto(bytes: &mut Vec<u8>, mut from: impl Read, most: u64) -> io::Result<bool> {
    let mut length = [0; 8];
    from.read_exact(&mut length)?;
    let (length, before) = (u64::from_le_bytes(length), bytes.len() as u64);
    if length > most.saturating_sub(before) {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    bytes.reserve(usize::try_from(length).unwrap_or(usize::MAX).min(1 << 20));
    from.take(length).read_to_end(bytes)?;
    if (bytes.len() as u64) < before + length {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(length > 0)
}
