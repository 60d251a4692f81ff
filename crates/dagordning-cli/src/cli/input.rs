//! Files and standard input.

use std::ffi::{OsStr, OsString};
use std::fs::{File, Metadata, OpenOptions};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use dagordning::ocr::ImageKind;
use dagordning::pdf::is_pdf;
use dagordning::text::{LARGEST, ReadError};

use super::failure::{Code, Failure};

/// So much of a file tells what it is.
const HEAD: usize = 1024;

/// A text of so many bytes takes little of anything: the process with limits would take longer to start than to read it.
pub const SHORT: u64 = 64 << 10;

/// An input and the name that the output gives it.
pub struct Input {
    /// What it holds.
    pub content: Content,
    /// What it is by its first bytes.
    pub kind: Kind,
    /// Without its folders; none for standard input.
    pub file_name: Option<String>,
    /// Where it lies; none for standard input, and for what is made of another input.
    pub path: Option<PathBuf>,
}

/// What an input is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A PDF.
    Pdf,
    /// An image of a page.
    Image,
    /// Text, or nothing that is read.
    Other,
}

impl Kind {
    fn of(bytes: &[u8]) -> Kind {
        if is_pdf(bytes) {
            Kind::Pdf
        } else if ImageKind::of(bytes).is_some() {
            Kind::Image
        } else {
            Kind::Other
        }
    }
}

/// What an input holds.
#[derive(Clone)]
pub enum Content {
    /// As read.
    Bytes(Arc<Vec<u8>>),
    /// A file that stays where it is, for the worker to read.
    Path(PathBuf),
}

/// What may be spent on getting the bytes of an input.
#[derive(Debug, Clone, Copy, Default)]
pub struct Bounds {
    /// How long a pipe or a device is waited for.
    pub time: Option<Duration>,
    /// In megabytes: files that are larger are not read.
    pub memory: Option<u64>,
}

impl Bounds {
    fn most(self) -> u64 {
        self.memory.map_or(LARGEST as u64, |megabytes| (megabytes << 20).min(LARGEST as u64))
    }

    fn too_large(self, bytes: u64) -> Failure {
        let reason = match self.memory {
            Some(megabytes) if bytes <= LARGEST as u64 || self.most() < LARGEST as u64 => {
                let size = bytes.div_ceil(1 << 20);
                format!(
                    "the file has {size} MB, more than the memory that reading it may take: {megabytes} MB (--max-memory)"
                )
            }
            _ => ReadError::TooLarge { bytes: usize::try_from(bytes).unwrap_or(usize::MAX) }.to_string(),
        };
        Failure::new(Code::TooLarge, reason)
    }
}

impl Input {
    /// Opens the file `name`, or standard input for `-`, and reads it unless it is one that may stay where it is. The error
    /// is the reason in plain words.
    pub fn open(name: &OsStr, bounds: Bounds) -> Result<Input, Failure> {
        if name == "-" {
            // Whoever writes there knows how long it takes.
            return Ok(Input::of(read_rest(&mut io::stdin().lock(), Vec::new(), bounds)?));
        }
        let path = Path::new(name);
        let file_name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        let about = path.metadata()?;
        if about.is_dir() {
            return Err(io::Error::from(io::ErrorKind::IsADirectory).into());
        }
        let (kind, content) = if about.is_file() { read(path, bounds)? } else { wait_for(path, bounds)? };
        Ok(Input { content, kind, file_name, path: Some(path.to_owned()) })
    }

    /// Bytes that are here already.
    pub fn of(bytes: impl Into<Arc<Vec<u8>>>) -> Input {
        let bytes = bytes.into();
        Input { kind: Kind::of(&bytes), content: Content::Bytes(bytes), file_name: None, path: None }
    }

    /// The same, where there are no more of them than may be read.
    pub fn within(bytes: impl Into<Arc<Vec<u8>>>, bounds: Bounds) -> Result<Input, Failure> {
        let bytes = bytes.into();
        let size = bytes.len() as u64;
        if size > bounds.most() { Err(bounds.too_large(size)) } else { Ok(Input::of(bytes)) }
    }

    /// How many bytes it has.
    pub fn size(&self) -> u64 {
        match &self.content {
            Content::Bytes(bytes) => bytes.len() as u64,
            Content::Path(path) => path.metadata().map_or(0, |about| about.len()),
        }
    }
}

fn read(path: &Path, bounds: Bounds) -> Result<(Kind, Content), Failure> {
    let (mut file, about) = open(path)?;
    // Its size is known without reading it: a file of holes takes no time to make.
    if about.len() > bounds.most() {
        return Err(bounds.too_large(about.len()));
    }
    let mut bytes = Vec::with_capacity(HEAD);
    (&mut file).take(HEAD as u64).read_to_end(&mut bytes)?;
    let kind = Kind::of(&bytes);
    if kind == Kind::Pdf || kind == Kind::Other && about.len() > SHORT {
        return Ok((kind, Content::Path(path.to_owned())));
    }
    Ok((kind, Content::Bytes(Arc::new(read_rest(&mut file, bytes, bounds)?))))
}

/// Opens what was a file a moment ago and does not wait if it has become something else.
fn open(path: &Path) -> io::Result<(File, Metadata)> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, rustix::fs::OFlags::NONBLOCK.bits().cast_signed());
    let file = options.open(path)?;
    let about = file.metadata()?;
    if about.is_file() { Ok((file, about)) } else { Err(io::Error::other("it was a file and is none any more")) }
}

/// Reads a pipe or a device, which may never give anything: by a thread that can be left alone.
fn wait_for(path: &Path, bounds: Bounds) -> Result<(Kind, Content), Failure> {
    let own = path.to_owned();
    let (sender, read) = channel();
    let reader = thread::Builder::new().spawn(move || {
        let opened = File::open(own).map_err(Failure::from);
        let _ = sender.send(opened.and_then(|mut file| read_rest(&mut file, Vec::new(), bounds)));
    });
    reader?;
    let bytes = match bounds.time {
        Some(time) => read.recv_timeout(time),
        None => read.recv().map_err(|_| RecvTimeoutError::Disconnected),
    };
    let bytes = bytes.map_err(|_| took_longer(bounds.time.unwrap_or_default()))??;
    Ok((Kind::of(&bytes), Content::Bytes(Arc::new(bytes))))
}

/// What is said when the clock has run out.
pub fn took_longer(time: Duration) -> Failure {
    Failure::new(Code::Timeout, format!("it took longer than {} s (--timeout)", time.as_secs_f64()))
}

/// Reads what is left behind `bytes`, up to the largest size that is read.
fn read_rest(from: &mut dyn Read, mut bytes: Vec<u8>, bounds: Bounds) -> Result<Vec<u8>, Failure> {
    let left = bounds.most().saturating_sub(bytes.len() as u64);
    from.take(left + 1).read_to_end(&mut bytes)?;
    let size = bytes.len() as u64;
    if size > bounds.most() { Err(bounds.too_large(size)) } else { Ok(bytes) }
}

impl Content {
    /// The bytes, read where they are not yet.
    pub fn into_bytes(self) -> Result<Arc<Vec<u8>>, Failure> {
        match self {
            Content::Bytes(bytes) => Ok(bytes),
            Content::Path(path) => {
                let (mut file, about) = open(&path)?;
                let mut bytes = Vec::new();
                let size = usize::try_from(about.len().min(LARGEST as u64)).unwrap_or(LARGEST);
                bytes.try_reserve_exact(size).map_err(|_| io::Error::from(io::ErrorKind::OutOfMemory))?;
                read_rest(&mut file, bytes, Bounds::default()).map(Arc::new)
            }
        }
    }
}

/// The names of all inputs, without folders.
pub fn joined_name(inputs: &[Input]) -> Option<String> {
    let names: Vec<&str> = inputs.iter().filter_map(|input| input.file_name.as_deref()).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// Several names as messages show them.
pub fn shown_all(names: &[OsString]) -> String {
    names.iter().map(|name| super::terminal::shown(name)).collect::<Vec<_>>().join(", ")
}
