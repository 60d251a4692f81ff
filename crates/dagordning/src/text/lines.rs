//! The lines of the repaired text, and the pages that form feeds make.

use std::ops::Range;

use super::Line;

/// The lines of a text with the pages of its form feeds, and the number of pages.
pub(super) fn lines(text: &str) -> (Vec<Line>, u32) {
    let bytes = text.as_bytes();
    let pages = page_count(bytes);
    let ends = memchr::memchr2_iter(b'\n', b'\x0c', bytes).count() + 1;
    let lines = Vec::with_capacity(ends.min(ENOUGH + bytes.len() / 16));
    let feed = next_feed(bytes, 0);
    let mut builder = Builder { lines, pages, page: 1, number: 0, chars: 0, blanks: 0, feed, sparse: 0 };
    let mut begin = 0;
    for end in memchr::memchr_iter(b'\n', bytes) {
        if end < begin {
            continue;
        }
        let end = match builder.crowd(bytes, begin) {
            Some(crowd) => builder.together(bytes, begin..crowd),
            None => builder.stretch(bytes, begin, end),
        };
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

/// So many lines are kept whatever they hold: more than a thousand pages have.
const ENOUGH: usize = 40_000;
/// Behind them the lines of a stretch of so many bytes …
const STRETCH: usize = 512;
/// … with more line ends than this are one line: no page is so printed, and each line takes memory.
const CROWD: usize = STRETCH / SHORT;
/// In bytes: shorter lines make a crowd.
const SHORT: usize = 16;
/// In bytes: a longer crowd is several.
const LONGEST_CROWD: usize = 4096;

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
    /// Up to which byte lines are known to be no crowd.
    sparse: usize,
}

impl Builder {
    /// Where the line ends that a crowd of short lines from `begin` on is taken for: before the next line that is longer.
    fn crowd(&mut self, bytes: &[u8], begin: usize) -> Option<usize> {
        if self.lines.len() < ENOUGH || begin < self.sparse {
            return None;
        }
        let rest = bytes.get(begin..)?;
        let near = rest.get(..STRETCH).unwrap_or(rest);
        if memchr::memchr2_iter(b'\n', b'\x0c', near).count() <= CROWD {
            self.sparse = begin + near.len();
            return None;
        }
        let mut ends = memchr::memchr_iter(b'\n', rest).chain(std::iter::once(rest.len()));
        let mut last = ends.next().unwrap_or(rest.len());
        for end in ends.take_while(|end| *end <= LONGEST_CROWD) {
            if end - last > SHORT {
                break;
            }
            last = end;
        }
        Some(begin + last)
    }

    /// Takes a crowd for one line, which is on the page and has the number of its first; gives where it ends.
    fn together(&mut self, bytes: &[u8], crowd: Range<usize>) -> usize {
        let all = bytes.get(crowd.clone()).unwrap_or_default();
        let body = all.trim_ascii_start();
        let white = all.len() - body.len();
        self.pass(&all[..white]);
        let text = body.trim_ascii_end();
        if !text.is_empty() {
            let start = crowd.start + white;
            self.lines.push(Line {
                page: self.page,
                number: self.number + 1,
                begin: narrow(crowd.start),
                start: narrow(start),
                end: narrow(start + text.len()),
                indent: 0,
                char_start: self.chars + narrow(white),
                ascii: text.is_ascii(),
                crowd: true,
            });
        }
        self.pass(body);
        self.number += 1;
        self.chars += narrow(white + count_chars(body));
        if self.feed < crowd.end {
            self.feed = next_feed(bytes, crowd.end);
        }
        crowd.end
    }

    /// Counts line ends and pages.
    fn pass(&mut self, passed: &[u8]) {
        for byte in passed {
            match byte {
                b'\n' => self.number += 1,
                b'\x0c' if self.page < self.pages => (self.page, self.number) = (self.page + 1, 0),
                _ => {}
            }
        }
    }

    /// What stands between two line ends: one line, or several if form feeds stand behind text. Gives where it ends.
    fn stretch(&mut self, bytes: &[u8], begin: usize, end: usize) -> usize {
        let mut begin = begin;
        loop {
            if self.crowd(bytes, begin).is_some() {
                return self.together(bytes, begin..end);
            }
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
        end
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
                crowd: false,
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
    fn a_crowd_of_lines_is_one_and_what_stands_around_it_is_read() {
        let plain = "en rad av text\n";
        let (before, behind) = (plain.repeat(ENOUGH), "en längre rad av text\n".repeat(400));
        let text = format!("{before}\n{}\x0c{behind}", "å\n".repeat(4000));
        let (lines, pages) = lines(&text);
        let crowds = lines.iter().filter(|line| line.crowd).count();
        assert!((2..5).contains(&crowds) && lines.len() < ENOUGH + 700, "{crowds} {}", lines.len());
        let last = lines.last().expect("a line");
        assert_eq!((pages, last.page, last.number), (2, 2, 400));
        for line in &lines {
            assert_eq!(line.char_start as usize, text[..line.start as usize].chars().count());
        }
        let feeds = "a\x0c".repeat(100_000);
        assert!(super::lines(&feeds).0.len() < ENOUGH + 500);
    }

    #[test]
    fn characters_are_counted() {
        let (lines, _) = lines("Åå\n ä–b\nc");
        let starts: Vec<_> = lines.iter().map(|line| (line.char_start, line.ascii)).collect();
        assert_eq!(starts, [(0, false), (4, false), (8, true)]);
        assert_eq!(count_chars("§ är ett tecken – ".repeat(999).as_bytes()), 18 * 999);
    }
}
