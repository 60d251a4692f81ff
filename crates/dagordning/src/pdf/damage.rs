//! What a file promises and does not hold: readers mend what they can and say nothing about the rest.

use flate2::{Decompress, FlushDecompress, Status};
use hayro_interpret::hayro_syntax::Filter;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::dict::keys::{CONTENTS, COUNT, DECODE_PARMS, PAGES, TYPE};
use hayro_interpret::hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use hayro_interpret::hayro_syntax::page::Page;
use memchr::memmem;

/// The bytes with an end that makes readers look for the objects themselves: the last stream is closed, and a catalogue
/// stands in for one that may be lost.
pub(super) fn mended(bytes: &[u8]) -> Vec<u8> {
    let mut whole = bytes.to_vec();
    let open = memmem::rfind(bytes, b"stream").is_some_and(|at| !bytes.get(..at).unwrap_or_default().ends_with(b"end"));
    whole.extend_from_slice(if open { b"\nendstream\nendobj\n" } else { b"\nendobj\n" });
    whole.extend_from_slice(b"8388606 0 obj\n<< /Type /Catalog /Pages 8388607 0 R >>\nendobj\n");
    whole.extend_from_slice(b"trailer\n<< /Root 8388606 0 R >>\nstartxref\n0\n%%EOF\n");
    whole
}

/// Whether a reader that looked for pages everywhere took a note on a page for one: its `Contents` are its words.
pub(super) fn is_note(page: &Page<'_>) -> bool {
    let dict = page.raw();
    dict.get::<Name<'_>>(TYPE).as_deref() == Some(b"Annot")
        || matches!(dict.get::<Object<'_>>(CONTENTS), Some(Object::String(_)))
}

/// Whether a page names content that is not there or cannot be decoded to its end. A stream without a byte is an empty
/// page.
pub(super) fn lost_content(page: &Page<'_>) -> bool {
    let dict = page.raw();
    let found = page.page_stream().is_some_and(|content| content.iter().any(|byte| !byte.is_ascii_whitespace()));
    if let Some(stream) = dict.get::<Stream<'_>>(CONTENTS) {
        return if found { is_cut(&stream, page.page_stream().unwrap_or_default()) } else { holds_something(&stream) };
    }
    if let Some(parts) = dict.get::<Array<'_>>(CONTENTS) {
        let count = parts.raw_iter().count();
        let streams: Vec<Stream<'_>> = parts.iter::<Stream<'_>>().collect();
        return streams.len() < count || !found && streams.iter().any(holds_something);
    }
    dict.contains_key(CONTENTS)
}

/// Whether bytes stand in a stream from which nothing could be decoded.
fn holds_something(stream: &Stream<'_>) -> bool {
    let stored = stream.raw_data().len();
    match stream.decoded_data() {
        // A compressed stream of nothing has some bytes too.
        Ok(data) => data.is_empty() && stored > 12,
        Err(_) => stored > 0,
    }
}

/// Whether a compressed stream was decoded only in part, or to other bytes than were stored: its checksum tells. A
/// stream that ends well and has no checksum is as some programs write them.
fn is_cut(stream: &Stream<'_>, decoded: &[u8]) -> bool {
    if !matches!(stream.filters()[..], [Filter::FlateDecode]) || stream.dict().contains_key(DECODE_PARMS) {
        return false;
    }
    let stored = stream.raw_data();
    let sum = adler(decoded).to_be_bytes();
    let end = stored.len().saturating_sub(8);
    if memmem::find(stored.get(end..).unwrap_or_default(), &sum).is_some() {
        return false;
    }
    let mut decompress = Decompress::new(true);
    let mut sink = vec![0; decoded.len() + 64];
    let status = decompress.decompress(&stored, &mut sink, FlushDecompress::Finish);
    let ends_well = matches!(status, Ok(Status::StreamEnd));
    let without_sum = decompress.total_out() == decoded.len() as u64 && decompress.total_in() == stored.len() as u64;
    !ends_well && !without_sum
}

/// The checksum of zlib.
fn adler(bytes: &[u8]) -> u32 {
    let (mut a, mut b) = (1_u32, 0_u32);
    // So many bytes fit before the sums do not.
    for block in bytes.chunks(5552) {
        for byte in block {
            a += u32::from(*byte);
            b += a;
        }
        (a, b) = (a % 65_521, b % 65_521);
    }
    b << 16 | a
}

/// Whether the page tree is there, and how many pages it announces.
pub(super) enum Tree {
    /// Pages were looked for everywhere.
    Lost,
    /// So many.
    Announces(usize),
}

/// What the catalogue says of the pages.
pub(super) fn tree(pdf: &Pdf) -> Tree {
    let root: Option<Dict<'_>> = pdf.xref().get(pdf.xref().root_id());
    let Some(tree) = root.and_then(|root| root.get::<Dict<'_>>(PAGES)) else { return Tree::Lost };
    Tree::Announces(tree.get::<i32>(COUNT).and_then(|count| usize::try_from(count).ok()).unwrap_or(0))
}
