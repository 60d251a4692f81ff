//! What a file promises and does not hold: readers mend what they can and say nothing about the rest.

use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::dict::keys::{CONTENTS, COUNT, PAGES};
use hayro_interpret::hayro_syntax::object::{Array, Dict, Stream};
use hayro_interpret::hayro_syntax::page::Page;
use memchr::memmem;

/// Whether the bytes stop before the file does: behind the last end mark stands an object, or there is no end mark.
pub(super) fn breaks_off(bytes: &[u8]) -> bool {
    let Some(end) = memmem::rfind(bytes, b"startxref") else { return true };
    bytes.get(end..).is_some_and(|rest| memmem::find(rest, b" obj").is_some())
}

/// Whether a page names content that is not there or cannot be decoded. A stream without a byte is an empty page.
pub(super) fn lost_content(page: &Page<'_>) -> bool {
    if page.page_stream().is_some_and(|content| content.iter().any(|byte| !byte.is_ascii_whitespace())) {
        return false;
    }
    let dict = page.raw();
    if let Some(stream) = dict.get::<Stream<'_>>(CONTENTS) {
        return holds_something(&stream);
    }
    if let Some(parts) = dict.get::<Array<'_>>(CONTENTS) {
        let count = parts.raw_iter().count();
        let streams: Vec<Stream<'_>> = parts.iter::<Stream<'_>>().collect();
        return streams.len() < count || streams.iter().any(holds_something);
    }
    dict.contains_key(CONTENTS)
}

/// Whether bytes stand in a stream from which nothing could be decoded.
fn holds_something(stream: &Stream<'_>) -> bool {
    // A compressed stream of nothing has some bytes too.
    stream.raw_data().len() > 12 && stream.decoded_data().is_ok_and(|data| data.is_empty())
        || stream.decoded_data().is_err() && !stream.raw_data().is_empty()
}

/// Fewer pages than the page tree's root announces.
pub(super) fn missing_pages(pdf: &Pdf) -> Option<String> {
    let root: Dict<'_> = pdf.xref().get(pdf.xref().root_id())?;
    let announced = usize::try_from(root.get::<Dict<'_>>(PAGES)?.get::<i32>(COUNT)?).ok()?;
    let found = pdf.pages().len();
    (found < announced).then(|| format!("of the {announced} pages that it announces, {found} are there"))
}
