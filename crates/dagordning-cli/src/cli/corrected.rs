//! Corrections that people made, kept beside the files that they are of.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use clap::{Args as ClapArgs, ValueEnum};
use dagordning::corrections::{Corrections, ENDING, LARGEST};
use dagordning::hash;

use super::failure::{Code, Failure};
use super::input::Input;
use super::terminal::shown;

/// What the command line says of corrections.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ClapArgs)]
pub struct CorrectionArgs {
    /// Which corrections are applied: those in FILE.corrections.json beside each file, as a review page saves them, or none
    #[arg(long, value_enum, value_name = "WHICH", default_value_t)]
    corrections: Which,
}

/// Which corrections are applied.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Which {
    /// Those beside the file, if there are any
    #[default]
    Beside,
    /// None
    None,
}

impl CorrectionArgs {
    /// None are applied.
    pub const NONE: CorrectionArgs = CorrectionArgs { corrections: Which::None };

    /// The corrections of an input. A file of corrections that cannot be read is a failure: what people mended is not left
    /// out silently.
    pub fn of(self, input: &Input) -> Result<Option<Box<Corrections>>, Failure> {
        let Some(path) = input.path.as_deref() else { return Ok(None) };
        let Some((file, bytes)) = self.beside(path)? else { return Ok(None) };
        Corrections::read(&bytes)
            .map(|read| Some(Box::new(read)))
            .map_err(|error| unreadable(&file, &error.to_string()))
    }

    /// What tells that a file is read with other corrections than before: a word of their bytes, empty without any. What cannot
    /// be read fails when the file is read.
    pub fn word(self, path: &Path) -> String {
        self.beside(path).ok().flatten().map_or_else(String::new, |(_, bytes)| hash(&bytes))
    }

    fn beside(self, path: &Path) -> Result<Option<(PathBuf, Vec<u8>)>, Failure> {
        if self.corrections == Which::None {
            return Ok(None);
        }
        let mut name = path.as_os_str().to_owned();
        name.push(ENDING);
        let file = PathBuf::from(name);
        let Ok(about) = file.metadata() else { return Ok(None) };
        if !about.is_file() || about.len() > LARGEST {
            return Err(unreadable(&file, "it is no file, or larger than any that people make"));
        }
        let mut bytes = Vec::new();
        let read = File::open(&file).and_then(|open| open.take(LARGEST).read_to_end(&mut bytes));
        read.map(|_| Some((file.clone(), bytes))).map_err(|error| unreadable(&file, &error.to_string()))
    }
}

fn unreadable(file: &Path, reason: &str) -> Failure {
    let name = shown(file.as_os_str());
    let reason = format!("its corrections ({name}) cannot be read: {reason}; --corrections none reads it without them");
    Failure::new(Code::Unreadable, reason)
}
