//! JSON in pieces of some length: a document is made of very many very short strings, and each write behind a pointer costs.

use std::io::{self, Write};

use serde_json::ser::{CompactFormatter, Formatter, Serializer};

use super::Layout;

/// In bytes.
const PIECE: usize = 32 << 10;

/// Collects what is written.
struct Pieces<W> {
    to: W,
    piece: Vec<u8>,
}

impl<W: Write> Pieces<W> {
    #[cold]
    fn hand_over(&mut self) -> io::Result<()> {
        self.to.write_all(&self.piece)?;
        self.piece.clear();
        Ok(())
    }
}

impl<W: Write> Write for Pieces<W> {
    #[inline]
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes)?;
        Ok(bytes.len())
    }

    #[inline]
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.piece.extend_from_slice(bytes);
        if self.piece.len() < PIECE { Ok(()) } else { self.hand_over() }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.hand_over()
    }
}

/// Writes a value and a line end.
pub(super) fn write(value: &impl serde::Serialize, layout: Layout, to: impl Write) -> io::Result<()> {
    let mut pieces = Pieces { to, piece: Vec::with_capacity(PIECE + PIECE / 8) };
    match layout {
        Layout::Pretty => value.serialize(&mut Serializer::with_formatter(&mut pieces, Indented::default())),
        Layout::Compact => value.serialize(&mut Serializer::with_formatter(&mut pieces, CompactFormatter)),
    }
    .map_err(io::Error::from)?;
    pieces.write_all(b"\n")?;
    pieces.flush()
}

/// A line for each entry, indented by two spaces for each list or object around it: as `serde_json` does it, but each indent
/// is written at once.
#[derive(Default)]
struct Indented {
    depth: usize,
    filled: bool,
}

/// A line end and the deepest indent of any document.
const INDENT: &[u8] = b"\n                                                                ";

impl Indented {
    #[inline]
    fn line<W: ?Sized + Write>(&self, to: &mut W) -> io::Result<()> {
        let length = 1 + 2 * self.depth;
        if let Some(indent) = INDENT.get(..length) {
            return to.write_all(indent);
        }
        to.write_all(INDENT)?;
        (INDENT.len()..length).try_for_each(|_| to.write_all(b" "))
    }

    fn open<W: ?Sized + Write>(&mut self, to: &mut W, sign: &[u8]) -> io::Result<()> {
        self.depth += 1;
        self.filled = false;
        to.write_all(sign)
    }

    fn close<W: ?Sized + Write>(&mut self, to: &mut W, sign: &[u8]) -> io::Result<()> {
        self.depth -= 1;
        if self.filled {
            self.line(to)?;
        }
        self.filled = true;
        to.write_all(sign)
    }

    fn entry<W: ?Sized + Write>(&mut self, to: &mut W, first: bool) -> io::Result<()> {
        if !first {
            to.write_all(b",")?;
        }
        self.line(to)
    }
}

impl Formatter for Indented {
    fn begin_array<W: ?Sized + Write>(&mut self, to: &mut W) -> io::Result<()> {
        self.open(to, b"[")
    }

    fn end_array<W: ?Sized + Write>(&mut self, to: &mut W) -> io::Result<()> {
        self.close(to, b"]")
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, to: &mut W, first: bool) -> io::Result<()> {
        self.entry(to, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.filled = true;
        Ok(())
    }

    fn begin_object<W: ?Sized + Write>(&mut self, to: &mut W) -> io::Result<()> {
        self.open(to, b"{")
    }

    fn end_object<W: ?Sized + Write>(&mut self, to: &mut W) -> io::Result<()> {
        self.close(to, b"}")
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, to: &mut W, first: bool) -> io::Result<()> {
        self.entry(to, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, to: &mut W) -> io::Result<()> {
        to.write_all(b": ")
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.filled = true;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_layouts_are_those_of_the_library() {
        let deep = (0..40).fold(serde_json::json!(["å\n", 1.5, {}]), |inner, _| serde_json::json!([inner, []]));
        for value in [deep, serde_json::json!({"a": [1, {"b": []}], "c": {"d": null}}), serde_json::json!([])] {
            let written = |layout| {
                let mut out = Vec::new();
                write(&value, layout, &mut out).expect("a vector");
                String::from_utf8(out).expect("text")
            };
            let pretty = serde_json::to_string_pretty(&value).expect("a value");
            assert_eq!(written(Layout::Pretty), format!("{pretty}\n"));
            assert_eq!(written(Layout::Compact), format!("{value}\n"));
        }
    }
}
