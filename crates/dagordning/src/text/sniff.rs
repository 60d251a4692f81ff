//! What is no text at all, told by its first bytes.

use super::ReadError;

/// Refuses what starts like a known binary format.
pub(super) fn refuse_binary(bytes: &[u8]) -> Result<(), ReadError> {
    for (magic, evidence) in MAGIC {
        if bytes.starts_with(magic) {
            return Err(ReadError::Binary { evidence });
        }
    }
    // PDF readers accept the mark after other bytes; files saved by mail programs do begin with a line end.
    if bytes.trim_ascii_start().starts_with(b"%PDF-") {
        return Err(ReadError::Binary { evidence: "it starts like a PDF" });
    }
    Ok(())
}

/// Refuses text that is markup for another program.
pub(super) fn refuse_markup(text: &str) -> Result<(), ReadError> {
    let text = text.trim_start();
    for (start, reason) in MARKUP {
        if text.as_bytes().get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start.as_bytes())) {
            return Err(ReadError::NotText(reason.to_owned()));
        }
    }
    Ok(())
}

/// Bytes that no text holds: control characters other than white space.
pub(super) fn control_count(bytes: &[u8]) -> usize {
    bytes.chunks(128).map(|chunk| chunk.iter().fold(0u8, |sum, &byte| sum + u8::from(is_control(byte))) as usize).sum()
}

fn is_control(byte: u8) -> bool {
    (byte < 0x20) & !(0x09..=0x0d).contains(&byte)
}

const MAGIC: [(&[u8], &str); 17] = [
    (b"%PDF-", "it starts like a PDF"),
    (b"PK\x03\x04", "it starts like a ZIP archive, as Word and Excel files do"),
    (b"PK\x05\x06", "it starts like a ZIP archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "it starts like an old Word or Excel file"),
    (b"\x89PNG\r\n\x1a\n", "it starts like a PNG image"),
    (b"\xff\xd8\xff", "it starts like a JPEG image"),
    (b"GIF87a", "it starts like a GIF image"),
    (b"GIF89a", "it starts like a GIF image"),
    (b"II*\0", "it starts like a TIFF image"),
    (b"MM\0*", "it starts like a TIFF image"),
    (b"\x1f\x8b", "it starts like gzip data"),
    (b"\xfd7zXZ\0", "it starts like xz data"),
    (b"\x28\xb5\x2f\xfd", "it starts like zstd data"),
    (b"7z\xbc\xaf\x27\x1c", "it starts like a 7z archive"),
    (b"Rar!\x1a\x07", "it starts like a RAR archive"),
    (b"SQLite format 3\0", "it starts like an SQLite database"),
    (b"\x7fELF", "it starts like a program"),
];

const MARKUP: [(&str, &str); 6] = [
    ("<!doctype html", "it is an HTML page"),
    ("<html", "it is an HTML page"),
    ("<head", "it is an HTML page"),
    ("<?xml", "it is an XML file"),
    ("{\\rtf", "it is an RTF file"),
    ("%!PS", "it is a PostScript file"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn binary_formats_are_named() {
        for (bytes, evidence) in [
            (&b"%PDF-1.7\n"[..], "PDF"),
            (b"\r\n%PDF-1.4", "PDF"),
            (b"PK\x03\x04word", "ZIP"),
            (b"\xff\xd8\xff\xe0", "JPEG"),
            (b"\x1f\x8b\x08", "gzip"),
        ] {
            let error = refuse_binary(bytes).unwrap_err().to_string();
            assert!(error.starts_with("the file is binary (") && error.contains(evidence), "{error}");
        }
        assert_eq!(refuse_binary(b"Protokoll"), Ok(()));
        assert_eq!(refuse_binary(b"PK 4 sammantr\xe4der"), Ok(()));
    }

    #[test]
    fn markup_is_not_text() {
        assert_eq!(refuse_markup("\n <!DOCTYPE HTML>"), Err(ReadError::NotText("it is an HTML page".to_owned())));
        assert_eq!(refuse_markup("<HTML lang=sv>"), Err(ReadError::NotText("it is an HTML page".to_owned())));
        assert_eq!(refuse_markup("<5 ledamöter>"), Ok(()));
    }

    #[test]
    fn white_space_is_no_control_character() {
        assert_eq!(control_count(b"a\tb\x0bc\x0c\r\n"), 0);
        assert_eq!(control_count(b"\x01\x02\x1b"), 3);
    }
}
