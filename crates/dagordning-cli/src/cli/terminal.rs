//! What a terminal is shown: names and texts of unknown origin may not steer it, nor turn what is read there.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::fmt::Write as _;
use std::io::{self, Write};

/// Whether a terminal would obey a character instead of showing it: controls, and those that turn the direction of others.
fn steers(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A text in one line, characters that steer written out: `\u{202e}`.
pub fn tame(text: &str) -> Cow<'_, str> {
    if !text.chars().any(steers) {
        return Cow::Borrowed(text);
    }
    let mut tamed = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' => tamed.extend(c.escape_default()),
            c if steers(c) => tamed.extend(c.escape_unicode()),
            c => tamed.push(c),
        }
    }
    Cow::Owned(tamed)
}

/// A file's name as messages show it: bytes that are no text are written out, too (`\xff`).
pub fn shown(name: &OsStr) -> String {
    let mut shown = String::new();
    for chunk in name.as_encoded_bytes().utf8_chunks() {
        shown.push_str(&tame(chunk.valid()));
        for byte in chunk.invalid() {
            let _ = write!(shown, "\\x{byte:02x}");
        }
    }
    shown
}

/// How characters that steer are written out on a terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// `\u202e`, which says the same in JSON.
    Json,
    /// `\u{202e}`; ends of lines and pages and tabs stay.
    Text,
}

/// Writes UTF-8 to a terminal, characters that steer written out.
pub struct Tame<W> {
    inner: W,
    manner: Manner,
    /// The beginning of a character whose end has not come yet.
    begun: Vec<u8>,
}

impl<W: Write> Tame<W> {
    /// In front of `inner`.
    pub fn new(inner: W, manner: Manner) -> Tame<W> {
        Tame { inner, manner, begun: Vec::new() }
    }

    fn put(&mut self, text: &str) -> io::Result<()> {
        let stays = |c: char| !steers(c) || c == '\n' || self.manner == Manner::Text && matches!(c, '\t' | '\x0c');
        let mut rest = text;
        while let Some((at, c)) = rest.char_indices().find(|(_, c)| !stays(*c)) {
            self.inner.write_all(&rest.as_bytes()[..at])?;
            match self.manner {
                Manner::Json => write!(self.inner, "\\u{:04x}", u32::from(c))?,
                Manner::Text => write!(self.inner, "{}", c.escape_unicode())?,
            }
            rest = &rest[at + c.len_utf8()..];
        }
        self.inner.write_all(rest.as_bytes())
    }
}

impl<W: Write> Write for Tame<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut all = std::mem::take(&mut self.begun);
        all.extend_from_slice(bytes);
        let mut rest = all.as_slice();
        while !rest.is_empty() {
            match std::str::from_utf8(rest) {
                Ok(text) => {
                    self.put(text)?;
                    rest = &[];
                }
                Err(error) => {
                    let (sound, behind) = rest.split_at(error.valid_up_to());
                    self.put(std::str::from_utf8(sound).unwrap_or_default())?;
                    let Some(length) = error.error_len() else {
                        self.begun = behind.to_vec();
                        break;
                    };
                    self.put("\u{fffd}")?;
                    rest = &behind[length..];
                }
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(manner: Manner, parts: &[&[u8]]) -> String {
        let mut out = Vec::new();
        let mut tame = Tame::new(&mut out, manner);
        parts.iter().for_each(|part| tame.write_all(part).expect("memory"));
        String::from_utf8(out).expect("UTF-8")
    }

    #[test]
    fn what_steers_a_terminal_is_written_out() {
        assert_eq!(tame("Kallelse å"), "Kallelse å");
        assert_eq!(tame("a\u{1b}[2J\u{202e}\nb"), r"a\u{1b}[2J\u{202e}\nb");
        assert_eq!(written(Manner::Text, &["å\u{1b}[m\tb\n\u{2066}".as_bytes()]), "å\\u{1b}[m\tb\n\\u{2066}");
        assert_eq!(written(Manner::Json, &["\"\u{202e}\u{7f}\u{9b}\"\n".as_bytes()]), "\"\\u202e\\u007f\\u009b\"\n");
    }

    #[test]
    fn characters_may_come_in_parts() {
        assert_eq!(written(Manner::Text, &[b"n\xc3", b"\xa4", b"r\xe2\x80", b"\xae"]), "när\\u{202e}");
        assert_eq!(written(Manner::Text, &[b"a\xffb"]), "a\u{fffd}b");
    }

    #[test]
    #[cfg(unix)]
    fn names_that_are_no_text_are_shown() {
        use std::os::unix::ffi::OsStrExt;
        assert_eq!(shown(OsStr::from_bytes(b"a\xff\x1b.pdf")), r"a\xff\u{1b}.pdf");
    }
}
