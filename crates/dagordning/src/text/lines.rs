//! The lines of the repaired text, and the pages that form feeds make.

use super::Line;

/// The lines of a text with the pages of its form feeds, and the number of pages.
pub(super) fn lines(text: &str) -> (Vec<Line>, u32) {
    let bytes = text.as_bytes();
    let pages = page_count(bytes);
    let lines = Vec::with_capacity(bytes.len() / 32 + 1);
    let mut builder = Builder { lines, pages, page: 1, number: 0, chars: 0, blanks: 0, feed: next_feed(bytes, 0) };
    let mut begin = 0;
    for end in memchr::memchr_iter(b'\n', bytes) {
        builder.stretch(bytes, begin, end);
        builder.chars += 1;
        begin = end + 1;
    }
    if bytes.get(begin..).is_some_and(|rest| rest.iter().any(|&byte| byte != b'\x0c')) {
        builder.stretch(bytes, begin, bytes.len());
    }
    (builder.lines, pages)
}

/// A form feed at the very end closes the last page and opens none.
fn page_count(bytes: &[u8]) -> u32 {
    let feeds = memchr::memchr_iter(b'\x0c', bytes).count();
    let closed = bytes.trim_ascii_end();
    let tail = bytes.get(closed.len()..).unwrap_or_default();
    let pages = feeds + usize::from(!tail.contains(&b'\x0c'));
    u32::try_from(pages).unwrap_or(u32::MAX)
}

fn next_feed(bytes: &[u8], from: usize) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    memchr::memchr(b'\x0c', rest).map_or(usize::MAX, |feed| from + feed)
}

/// More blank lines in a row say nothing more: those behind are counted and not kept.
const MOST_BLANKS: u32 = 200;

struct Builder {
    lines: Vec<Line>,
    pages: u32,
    page: u32,
    number: u32,
    chars: u32,
    /// How many blank lines stand above.
    blanks: u32,
    /// Where the next form feed stands, so that no line without one looks for it.
    feed: usize,
}

impl Builder {
    /// What stands between two line ends: one line, or several if form feeds stand behind text.
    fn stretch(&mut self, bytes: &[u8], begin: usize, end: usize) {
        let mut begin = begin;
        loop {
            let rest = bytes.get(begin..end).unwrap_or_default();
            let white = rest.iter().take_while(|&&byte| is_white(byte)).count();
            let (head, tail) = rest.split_at(white);
            let (feeds, indent) = leading(head);
            if feeds > 0 && self.page < self.pages {
                self.page = self.page.saturating_add(feeds).min(self.pages);
                self.number = 0;
            }
            let len = match self.feed < end {
                true => memchr::memchr(b'\x0c', tail).unwrap_or(tail.len()),
                false => tail.len(),
            };
            let body = tail.get(..len).unwrap_or_default();
            self.line(begin, white, body, indent);
            if len == tail.len() {
                break;
            }
            begin += white + len;
        }
        if self.feed < end {
            self.feed = next_feed(bytes, end);
        }
    }

    fn line(&mut self, begin: usize, white: usize, body: &[u8], indent: u16) {
        let trailing = body.iter().rev().take_while(|&&byte| is_white(byte)).count();
        let chars = count_chars(body);
        let blank = trailing == body.len();
        // A blank line stands at its beginning: its white space is nobody's indent.
        let start = begin + if blank { 0 } else { white };
        let end = start + (body.len() - trailing);
        // A form feed begins its page with a line, blank or not.
        self.blanks = if blank && self.number > 0 { self.blanks + 1 } else { 0 };
        self.number += 1;
        if self.blanks <= MOST_BLANKS {
            self.lines.push(Line {
                page: self.page,
                number: self.number,
                begin: narrow(begin),
                start: narrow(start),
                end: narrow(end),
                indent: if blank { 0 } else { indent },
                char_start: self.chars + narrow(start - begin),
                ascii: chars == body.len(),
            });
        }
        self.chars += narrow(white + chars);
    }
}

/// The form feeds in leading white space, and the columns behind the last of them.
fn leading(white: &[u8]) -> (u32, u16) {
    if let [b' '] | [] = white {
        return (0, u16::from(!white.is_empty()));
    }
    let (mut feeds, mut column) = (0, 0u16);
    for byte in white {
        match byte {
            b'\x0c' => (feeds, column) = (feeds + 1, 0),
            b'\t' => column = (column / 8).saturating_add(1).saturating_mul(8),
            _ => column = column.saturating_add(1),
        }
    }
    (feeds, column)
}

/// All bytes but those inside a character, eight at a time: lines are too short for anything wider.
fn count_chars(bytes: &[u8]) -> usize {
    let mut inner = 0;
    for stretch in bytes.chunks(8 * 255) {
        let (words, tail) = stretch.as_chunks::<8>();
        let sums = words.iter().fold(0, |sums, word| sums + inner_bytes(u64::from_le_bytes(*word)));
        let lanes = (sums & 0x00ff_00ff_00ff_00ff) + ((sums >> 8) & 0x00ff_00ff_00ff_00ff);
        inner += (lanes.wrapping_mul(0x0001_0001_0001_0001) >> 48) as usize;
        inner += tail.iter().filter(|&&byte| byte & 0xc0 == 0x80).count();
    }
    bytes.len() - inner
}

/// A one in each byte that lies inside a character.
fn inner_bytes(word: u64) -> u64 {
    (word >> 7) & !(word >> 6) & 0x0101_0101_0101_0101
}

fn is_white(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\x0c')
}

fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Page, number, indent and text of each line.
    fn table(text: &str) -> Vec<(u32, u32, u16, &str)> {
        let cut = |line: &Line| text.get(line.start as usize..line.end as usize).unwrap();
        lines(text).0.iter().map(|line| (line.page, line.number, line.indent, cut(line))).collect()
    }

    #[test]
    fn lines_are_trimmed_and_numbered() {
        assert_eq!(
            table(" Tid: kl. 13 \n\n\tPlats\n  "),
            [(1, 1, 1, "Tid: kl. 13"), (1, 2, 0, ""), (1, 3, 8, "Plats"), (1, 4, 0, "")]
        );
        assert_eq!(table(""), []);
    }

    #[test]
    fn a_form_feed_starts_a_page() {
        let text = "ett\n\x0ctvå\ntre\x0c fyra\n\x0c";
        assert_eq!(table(text), [(1, 1, 0, "ett"), (2, 1, 0, "två"), (2, 2, 0, "tre"), (3, 1, 1, "fyra")]);
        assert_eq!(lines(text).1, 3);
    }

    #[test]
    fn an_empty_page_counts() {
        assert_eq!(lines("a\x0c\x0cb").1, 3);
        assert_eq!(lines("a\x0c\x0c").1, 2);
        assert_eq!(table("a\n\x0c\n"), [(1, 1, 0, "a"), (1, 2, 0, "")]);
        assert_eq!(lines("a").1, 1);
        assert_eq!(table("a\x0c\x0cb"), [(1, 1, 0, "a"), (3, 1, 0, "b")]);
    }

    #[test]
    fn characters_are_counted() {
        let (lines, _) = lines("Åå\n ä–b\nc");
        let starts: Vec<_> = lines.iter().map(|line| (line.char_start, line.ascii)).collect();
        assert_eq!(starts, [(0, false), (4, false), (8, true)]);
        assert_eq!(count_chars("§ är ett tecken – ".repeat(999).as_bytes()), 18 * 999);
    }
}
