//! Files of other programs by their bytes, and what to do with them: people save a document as something else, and a name
//! proves nothing.

use super::sniff::holds;

/// A kind of file that is not read.
pub(super) struct Format {
    /// "a Word document (.docx)".
    pub(super) what: &'static str,
    /// What to do instead.
    pub(super) instead: &'static str,
}

const DOCUMENT: &str = "save it as PDF or as plain text and read that";
const ARCHIVE: &str = "unpack it and read the files in it";
const IMAGE: &str = "save it as PNG, JPEG or TIFF and read that";
const MAIL: &str = "save the message as plain text, or what is attached to it, and read that";
const PAGE: &str = "save the page as PDF or as plain text, or the document that it links to, and read that";
const LOCKED: &str = "open it with its password, save it as PDF and read that";
const NOTHING: &str = "there is no text of a document in it";
const SCAN: &str = "the optical reading of images is off in this build";

/// So much of a container tells what it holds: names of its parts stand at its beginning and at its end.
const ENDS: usize = 1 << 16;

/// Names the format of bytes that are no text.
pub(super) fn binary(bytes: &[u8]) -> Option<&'static Format> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Some(zip(bytes));
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Some(compound(bytes));
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        let image = matches!(bytes.get(8..12), Some(b"heic" | b"heix" | b"mif1" | b"avif"));
        return Some(if image { &HEIC } else { &FILM });
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Some(&WEBP);
    }
    if bytes.get(257..262) == Some(b"ustar") {
        return Some(&TAR);
    }
    MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, format)| format)
}

/// What a ZIP archive is by the names of its parts.
fn zip(bytes: &[u8]) -> &'static Format {
    let head = bytes.get(..ENDS).unwrap_or(bytes);
    let tail = bytes.get(bytes.len().saturating_sub(ENDS)..).unwrap_or_default();
    let found = ZIPPED.iter().find(|(name, _)| holds(head, name) || holds(tail, name));
    found.map_or(&ZIP, |(_, format)| format)
}

/// What an old Office file is by the names of its streams, which stand in UTF-16.
fn compound(bytes: &[u8]) -> &'static Format {
    let wide = |name: &str| name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let found = STREAMS.iter().find(|(name, _)| holds(bytes, &wide(name)));
    found.map_or(&OLD_OFFICE, |(_, format)| format)
}

/// Names the format of text that is markup for another program.
pub(super) fn markup(text: &str) -> Option<&'static Format> {
    let text = text.trim_start();
    let begins = |text: &str, start: &str| {
        text.as_bytes().get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start.as_bytes()))
    };
    if begins(text, "<?xml") {
        let head = text.as_bytes().get(..XML_HEAD).unwrap_or(text.as_bytes());
        let found = XML.iter().find(|(mark, _)| holds(head, mark));
        return Some(found.map_or(&XML_FILE, |(_, format)| format));
    }
    if let Some((_, format)) = TEXTUAL.iter().find(|(start, _)| begins(text, start)) {
        return Some(format);
    }
    let page = behind_comments(text);
    if HTML.iter().any(|start| begins(page, start)) {
        return Some(&HTML_PAGE);
    }
    message(text)
}

/// What follows the comments that a page begins with.
fn behind_comments(mut text: &str) -> &str {
    while let Some((_, rest)) = text.strip_prefix("<!--").and_then(|comment| comment.split_once("-->")) {
        text = rest.trim_start();
    }
    text
}

/// An e-mail message as a mail program saves it: lines of its head alone, some of which only programs write.
fn message(text: &str) -> Option<&'static Format> {
    let (mut lines, mut written) = (0, 0);
    let mut page = false;
    for (at, line) in text.lines().take(MOST_HEADERS).enumerate() {
        if line.starts_with([' ', '\t']) && at > 0 || at == 0 && line.starts_with("From ") {
            continue;
        }
        let Some((name, value)) = line.split_once(':') else { break };
        let named = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        if !named {
            break;
        }
        lines += 1;
        written += usize::from(HEADERS.iter().any(|header| name.eq_ignore_ascii_case(header)));
        page |= begins_with_related(value);
    }
    (lines >= 2 && written >= 1).then_some(if page { &SAVED_PAGE } else { &MESSAGE })
}

/// A message of parts that belong to one page: what browsers save.
fn begins_with_related(value: &str) -> bool {
    value.trim_start().get(..17).is_some_and(|kind| kind.eq_ignore_ascii_case("multipart/related"))
}

/// So many bytes of an XML file tell of what program it is.
const XML_HEAD: usize = 4096;
/// More lines no message has before its text begins.
const MOST_HEADERS: usize = 200;

/// Lines that programs put before a message, and no people.
const HEADERS: [&str; 7] =
    ["mime-version", "message-id", "received", "return-path", "content-type", "delivered-to", "x-mailer"];

const HTML: [&str; 6] = ["<!doctype html", "<html", "<head", "<body", "<meta ", "<title>"];

const fn format(what: &'static str, instead: &'static str) -> Format {
    Format { what, instead }
}

const ZIP: Format = format("a ZIP archive", ARCHIVE);
const OLD_OFFICE: Format = format("an old Office file", DOCUMENT);
const HTML_PAGE: Format = format("an HTML page", PAGE);
const SAVED_PAGE: Format = format("a saved web page (.mht)", PAGE);
const MESSAGE: Format = format("an e-mail message (.eml)", MAIL);
const XML_FILE: Format = format("an XML file", DOCUMENT);
const HEIC: Format = format("a HEIC image", IMAGE);
const WEBP: Format = format("a WebP image", IMAGE);
const FILM: Format = format("a film or a recording", NOTHING);
const TAR: Format = format("a tape archive", ARCHIVE);

/// Names of parts in ZIP archives; the first that is found tells.
const ZIPPED: [(&[u8], Format); 13] = [
    (b"word/document.xml", format("a Word document (.docx)", DOCUMENT)),
    (b"xl/workbook", format("an Excel workbook (.xlsx)", DOCUMENT)),
    (b"ppt/presentation", format("a PowerPoint presentation (.pptx)", DOCUMENT)),
    (b"application/vnd.oasis.opendocument.text", format("an OpenDocument text (.odt)", DOCUMENT)),
    (b"application/vnd.oasis.opendocument.spreadsheet", format("an OpenDocument spreadsheet (.ods)", DOCUMENT)),
    (b"application/vnd.oasis.opendocument.presentation", format("an OpenDocument presentation (.odp)", DOCUMENT)),
    (b"application/epub+zip", format("an e-book (.epub)", DOCUMENT)),
    (b"Index/Document.iwa", format("a Pages, Numbers or Keynote document", DOCUMENT)),
    (b"FixedDocSeq.fdseq", format("an XPS document", DOCUMENT)),
    // A part of any Word file, where its text stands further behind.
    (b"word/", format("a Word document (.docx)", DOCUMENT)),
    (b"xl/", format("an Excel workbook (.xlsx)", DOCUMENT)),
    (b"ppt/", format("a PowerPoint presentation (.pptx)", DOCUMENT)),
    (b"[Content_Types].xml", format("an Office document", DOCUMENT)),
];

/// Names of streams in old Office files; a message may have any of the others attached.
const STREAMS: [(&str, Format); 7] = [
    ("__properties_version1.0", format("an Outlook message (.msg)", MAIL)),
    ("EncryptedPackage", format("an Office document with a password", LOCKED)),
    ("WordDocument", format("an old Word document (.doc)", DOCUMENT)),
    ("Workbook", format("an old Excel workbook (.xls)", DOCUMENT)),
    ("PowerPoint Document", format("an old PowerPoint presentation (.ppt)", DOCUMENT)),
    ("Quill", format("a Publisher document (.pub)", DOCUMENT)),
    ("VisioDocument", format("a Visio drawing (.vsd)", DOCUMENT)),
];

const XML: [(&[u8], Format); 5] = [
    (b"Word.Document", format("a Word document in XML", DOCUMENT)),
    (b"application/vnd.oasis.opendocument.text", format("an OpenDocument text (.fodt)", DOCUMENT)),
    (b"/pkg:package", format("a Word document in XML", DOCUMENT)),
    (b"<html", HTML_PAGE),
    (b"<!DOCTYPE html", HTML_PAGE),
];

const TEXTUAL: [(&str, Format); 2] =
    [("{\\rtf", format("a document in rich text (.rtf)", DOCUMENT)), ("%!PS", format("a PostScript file", DOCUMENT))];

const MAGIC: [(&[u8], Format); 20] = [
    (b"\x89PNG\r\n\x1a\n", format("a PNG image", SCAN)),
    (b"\xff\xd8\xff", format("a JPEG image", SCAN)),
    (b"II*\0", format("a TIFF image", SCAN)),
    (b"MM\0*", format("a TIFF image", SCAN)),
    (b"GIF87a", format("a GIF image", IMAGE)),
    (b"GIF89a", format("a GIF image", IMAGE)),
    (b"\0\0\0\x0cjP  ", format("a JPEG 2000 image", IMAGE)),
    (b"AT&TFORM", format("a DjVu document", DOCUMENT)),
    (b"\xffWPC", format("a WordPerfect document", DOCUMENT)),
    (b"\x1f\x8b", format("gzip data", ARCHIVE)),
    (b"BZh9", format("bzip2 data", ARCHIVE)),
    (b"\xfd7zXZ\0", format("xz data", ARCHIVE)),
    (b"\x28\xb5\x2f\xfd", format("zstd data", ARCHIVE)),
    (b"7z\xbc\xaf\x27\x1c", format("a 7z archive", ARCHIVE)),
    (b"Rar!\x1a\x07", format("a RAR archive", ARCHIVE)),
    (b"\x78\x9f\x3e\x22", format("an e-mail's attachments (winmail.dat)", MAIL)),
    (b"!BDN", format("an Outlook mailbox (.pst)", MAIL)),
    (b"SQLite format 3\0", format("an SQLite database", NOTHING)),
    (b"\x7fELF", format("a program", NOTHING)),
    (b"ID3", format("a recording", NOTHING)),
];
