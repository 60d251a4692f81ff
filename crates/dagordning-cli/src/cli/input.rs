//! Files and standard input.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use dagordning::ocr::ImageKind;
use dagordning::pdf::is_pdf;
use dagordning::text::{LARGEST, ReadError};

/// So much of a file tells what it is.
const HEAD: usize = 1024;

/// An input and the name that the output gives it.
pub struct Input {
    /// What it holds.
    pub content: Content,
    /// What it is by its first bytes.
    pub kind: Kind,
    /// Without its folders; none for standard input.
    pub file_name: Option<String>,
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
    /// A PDF that stays where it is, for the worker to read.
    Path(PathBuf),
}

impl Input {
    /// Opens the file `name`, or standard input for `-`, and reads it unless it is a PDF that may stay where it is. The
    /// error is the reason in plain words.
    pub fn open(name: &str) -> Result<Input, String> {
        if name == "-" {
            let mut bytes = Vec::new();
            read_rest(&mut io::stdin().lock(), &mut bytes).map_err(|error| plain(&error))?;
            let kind = Kind::of(&bytes);
            return Ok(Input { kind, content: Content::Bytes(Arc::new(bytes)), file_name: None });
        }
        let path = Path::new(name);
        let file_name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        let (kind, content) = read(path).map_err(|error| plain(&error))?;
        Ok(Input { content, kind, file_name })
    }
}

fn read(path: &Path) -> io::Result<(Kind, Content)> {
    let mut file = File::open(path)?;
    let about = file.metadata()?;
    if about.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    let mut bytes = Vec::with_capacity(HEAD);
    (&mut file).take(HEAD as u64).read_to_end(&mut bytes)?;
    let kind = Kind::of(&bytes);
    if kind == Kind::Pdf && about.is_file() {
        return Ok((kind, Content::Path(path.to_owned())));
    }
    // Its size is known without reading it: a file of holes takes no time to make.
    if about.is_file() && about.len() > LARGEST as u64 {
        return Err(too_large(about.len()));
    }
    read_rest(&mut file, &mut bytes)?;
    Ok((kind, Content::Bytes(Arc::new(bytes))))
}

/// Reads what is left, up to the largest size that is read.
fn read_rest(from: &mut dyn Read, bytes: &mut Vec<u8>) -> io::Result<()> {
    let left = (LARGEST - bytes.len().min(LARGEST)) as u64;
    from.take(left + 1).read_to_end(bytes)?;
    if bytes.len() > LARGEST { Err(too_large(bytes.len() as u64)) } else { Ok(()) }
}

fn too_large(bytes: u64) -> io::Error {
    let error = ReadError::TooLarge { bytes: usize::try_from(bytes).unwrap_or(usize::MAX) };
    io::Error::new(io::ErrorKind::FileTooLarge, error)
}

impl Content {
    /// The bytes, read where they are not yet.
    pub fn into_bytes(self) -> Result<Arc<Vec<u8>>, String> {
        match self {
            Content::Bytes(bytes) => Ok(bytes),
            Content::Path(path) => std::fs::read(path).map(Arc::new).map_err(|error| plain(&error)),
        }
    }
}

fn plain(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "no permission to read it".to_owned(),
        io::ErrorKind::IsADirectory => "is a directory; name the files in it".to_owned(),
        io::ErrorKind::OutOfMemory => "the file is larger than the memory that may be used".to_owned(),
        _ => error.to_string(),
    }
}
