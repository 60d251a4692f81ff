//! What is no text at all, told by its first bytes.

use memchr::memmem;

use super::ReadError;
use super::formats::{self, Format};

/// Refuses what starts like a known binary format.
pub(super) fn refuse_binary(bytes: &[u8]) -> Result<(), ReadError> {
    // PDF readers accept the mark after other bytes; files saved by mail programs do begin with a line end.
    if bytes.trim_ascii_start().starts_with(b"%PDF-") {
        return Err(ReadError::Binary { evidence: "it starts like a PDF" });
    }
    formats::binary(bytes).map_or(Ok(()), |format| Err(refused(format)))
}

/// Refuses text that is markup for another program.
pub(super) fn refuse_markup(text: &str) -> Result<(), ReadError> {
    formats::markup(text).map_or(Ok(()), |format| Err(refused(format)))
}

fn refused(format: &Format) -> ReadError {
    ReadError::OtherFormat { what: format.what, instead: format.instead }
}

/// Bytes that no text holds: control characters other than white space.
pub(super) fn control_count(bytes: &[u8]) -> usize {
    bytes.chunks(128).map(|chunk| chunk.iter().fold(0u8, |sum, &byte| sum + u8::from(is_control(byte))) as usize).sum()
}

fn is_control(byte: u8) -> bool {
    (byte < 0x20) & !(0x09..=0x0d).contains(&byte)
}

/// Whether one of the marks stands in the bytes.
pub(super) fn holds(bytes: &[u8], mark: &[u8]) -> bool {
    memmem::find(bytes, mark).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(bytes: &[u8]) -> String {
        refuse_binary(bytes).unwrap_err().to_string()
    }

    #[test]
    fn binary_formats_are_named() {
        for (bytes, named) in [
            (&b"%PDF-1.7\n"[..], "it starts like a PDF"),
            (b"\r\n%PDF-1.4", "it starts like a PDF"),
            (b"PK\x03\x04\x14\0[Content_Types].xml\0PK\x03\x04word/document.xml", "a Word document (.docx)"),
            (b"PK\x03\x04\x14\0mimetypeapplication/vnd.oasis.opendocument.textPK", "an OpenDocument text (.odt)"),
            (b"PK\x03\x04minutes.txt", "a ZIP archive"),
            (b"\xff\xd8\xff\xe0", "a JPEG image"),
            (b"\x1f\x8b\x08", "gzip data"),
        ] {
            assert!(told(bytes).contains(named), "{}", told(bytes));
        }
        assert_eq!(refuse_binary(b"Protokoll"), Ok(()));
        assert_eq!(refuse_binary(b"PK 4 sammantr\xe4der"), Ok(()));
    }

    #[test]
    fn old_office_files_are_told_apart_by_their_streams() {
        let stream = |name: &str| {
            let wide = name.encode_utf16().flat_map(u16::to_le_bytes);
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".iter().copied().chain(wide).collect::<Vec<u8>>()
        };
        for (name, named) in [
            ("WordDocument", "(.doc)"),
            ("Workbook", "(.xls)"),
            ("PowerPoint Document", "(.ppt)"),
            ("__properties_version1.0", "(.msg)"),
            ("EncryptedPackage", "password"),
            ("Contents", "an old Office file"),
        ] {
            assert!(told(&stream(name)).contains(named), "{name}: {}", told(&stream(name)));
        }
    }

    #[test]
    fn markup_is_not_text() {
        let told = |text: &str| refuse_markup(text).err().map(|error| error.to_string()).unwrap_or_default();
        for (text, named) in [
            ("\n <!DOCTYPE HTML>", "an HTML page"),
            ("<HTML lang=sv>", "an HTML page"),
            ("<!-- saved -->\n<html>", "an HTML page"),
            ("<?xml version=\"1.0\"?>\n<html xmlns=\"http://www.w3.org/1999/xhtml\">", "an HTML page"),
            ("<?xml version=\"1.0\"?>\n<?mso-application progid=\"Word.Document\"?>", "a Word document"),
            ("<?xml version=\"1.0\"?>\n<a/>", "an XML file"),
            ("{\\rtf1\\ansi", "(.rtf)"),
            ("Received: from a\nMIME-Version: 1.0\nSubject: Kallelse\n\nHej", "an e-mail message (.eml)"),
            ("From a@b.se Mon\nReturn-Path: <a@b.se>\nMessage-ID: <1>\n\nHej", "an e-mail message (.eml)"),
            (
                "From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related;\n type=\"text/html\"\n",
                "a saved web page",
            ),
        ] {
            assert!(told(text).contains(named), "{text}: {}", told(text));
        }
        for text in
            ["<5 ledamöter>", "From: Anna\nTo: Bo\nSubject: Kallelse\nDate: 3 mars\n\nHej", "Date: 3 mars\n\nKallelse"]
        {
            assert_eq!(refuse_markup(text), Ok(()), "{text}");
        }
    }

    #[test]
    fn white_space_is_no_control_character() {
        assert_eq!(control_count(b"a\tb\x0bc\x0c\r\n"), 0);
        assert_eq!(control_count(b"\x01\x02\x1b"), 3);
    }
}
