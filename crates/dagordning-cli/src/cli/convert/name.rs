//! Names of files as text, and back: names need not be text, and what is written of them is JSON.

use std::ffi::{OsStr, OsString};
use std::fmt::Write as _;
use std::path::{Component, Path, PathBuf};

/// A relative path as text, its parts joined by `/`: bytes that are no text are written out (`\xff`), and so is a backslash
/// (`\\`), so that no two paths have the same text.
pub fn encode(path: &Path) -> String {
    let mut text = String::new();
    for part in path.components() {
        let Component::Normal(part) = part else { continue };
        if !text.is_empty() {
            text.push('/');
        }
        for chunk in part.as_encoded_bytes().utf8_chunks() {
            text.push_str(&chunk.valid().replace('\\', "\\\\"));
            for byte in chunk.invalid() {
                let _ = write!(text, "\\x{byte:02x}");
            }
        }
    }
    text
}

/// The path that a text was made of.
pub fn decode(text: &str) -> PathBuf {
    text.split('/').map(|part| os(unescaped(part))).collect()
}

fn unescaped(part: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(part.len());
    let mut rest = part;
    while let Some(at) = rest.find('\\') {
        bytes.extend_from_slice(&rest.as_bytes()[..at]);
        let escaped = rest.get(at + 1..at + 4).and_then(|code| code.strip_prefix('x'));
        match escaped.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &rest[at + 4..];
            }
            None => {
                bytes.push(b'\\');
                rest = rest[at + 1..].strip_prefix('\\').unwrap_or(&rest[at + 1..]);
            }
        }
    }
    bytes.extend_from_slice(rest.as_bytes());
    bytes
}

/// A name of these bytes.
#[cfg(unix)]
pub fn os(bytes: Vec<u8>) -> OsString {
    std::os::unix::ffi::OsStringExt::from_vec(bytes)
}

/// A name of these bytes.
#[cfg(not(unix))]
pub fn os(bytes: Vec<u8>) -> OsString {
    String::from_utf8_lossy(&bytes).into_owned().into()
}

/// A path with more at its end: `a.pdf` → `a.pdf.json`.
pub fn with(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// Whether a name is hidden.
pub fn is_hidden(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_back_as_they_were() {
        let names: [&[u8]; 6] =
            [b"a/b.pdf", "å/ä ö.pdf".as_bytes(), b"\xff\xfe.txt", b"a\\xff", b"a\\", b"a\\\\x41\xc3"];
        let mut texts = Vec::new();
        for name in names.into_iter().filter(|name| cfg!(unix) || name.is_ascii() && !name.contains(&b'\\')) {
            let path = PathBuf::from(os(name.to_vec()));
            texts.push(encode(&path));
            assert_eq!(decode(&encode(&path)), path);
        }
        texts.sort();
        texts.dedup();
        assert!(cfg!(not(unix)) || texts.len() == names.len());
    }
}
