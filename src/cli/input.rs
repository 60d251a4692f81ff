//! Files and standard input.

use std::io::{self, Read};
use std::path::Path;

/// An input's bytes and the name that the output gives it.
pub struct Input {
    /// As read.
    pub bytes: Vec<u8>,
    /// Without its folders; none for standard input.
    pub file_name: Option<String>,
}

impl Input {
    /// Reads the file `name`, or standard input for `-`; the error is the reason in plain words.
    pub fn read(name: &str) -> Result<Input, String> {
        if name == "-" {
            let mut bytes = Vec::new();
            io::stdin().lock().read_to_end(&mut bytes).map_err(|error| plain(&error))?;
            return Ok(Input { bytes, file_name: None });
        }
        let path = Path::new(name);
        if path.is_dir() {
            return Err("is a directory; name the files in it".to_owned());
        }
        let bytes = std::fs::read(path).map_err(|error| plain(&error))?;
        let file_name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        Ok(Input { bytes, file_name })
    }
}

fn plain(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "no permission to read it".to_owned(),
        io::ErrorKind::IsADirectory => "is a directory; name the files in it".to_owned(),
        _ => error.to_string(),
    }
}
