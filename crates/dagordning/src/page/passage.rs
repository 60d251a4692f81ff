//! Text put together from several lines that still knows where each character came from.

use std::ops::Range;

use smallvec::SmallVec;

use crate::language::Language;
use crate::page::range::Slice;
use crate::text::SourceText;

/// How a slice is joined to the text before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Join {
    /// The same paragraph: one space, or an undone hyphen.
    Space,
    /// A new list entry: a line of its own.
    Line,
    /// A new list entry whose bullet is written "- ".
    Bullet,
    /// A new paragraph: after a blank line.
    Paragraph,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Piece {
    /// Offset in the passage's text.
    at: u32,
    /// Offset in the document text.
    start: u32,
    len: u32,
}

impl Piece {
    /// The document text has no more bytes than fit.
    fn new(at: usize, start: usize, len: usize) -> Piece {
        let narrow = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Piece { at: narrow(at), start: narrow(start), len: narrow(len) }
    }

    fn at(&self) -> usize {
        self.at as usize
    }

    fn start(&self) -> usize {
        self.start as usize
    }

    /// Where it ends in the document text.
    fn end(&self) -> usize {
        self.start() + self.len as usize
    }

    /// Where it ends in the passage's text.
    fn until(&self) -> usize {
        self.at() + self.len as usize
    }
}

/// A value in the making: its text, and for each piece of it the place in the document text.
///
/// Built so that the contract on places holds by construction: the text is the pieces joined by one space (or by a
/// line break where lists and paragraphs begin), line-end hyphens undone and white space squeezed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Passage {
    text: String,
    /// Most values stand on one line or two.
    pieces: SmallVec<[Piece; 2]>,
    /// Line-end hyphens that were undone: the piece behind which each stood, and its offset in the document text.
    hyphens: Vec<(usize, usize)>,
}

impl Passage {
    /// An empty passage with room for a text and its pieces.
    pub(crate) fn with_capacity(bytes: usize, pieces: usize) -> Self {
        Passage { text: String::with_capacity(bytes), pieces: SmallVec::with_capacity(pieces), hyphens: Vec::new() }
    }

    /// A passage of one slice.
    pub(crate) fn of(source: &SourceText, slice: impl Into<Slice>) -> Self {
        let slice = slice.into();
        let mut passage = Passage::with_capacity(slice.len(), 1);
        passage.push(source, slice, Join::Space);
        passage
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The text, given away.
    pub(crate) fn into_text(self) -> String {
        self.text
    }

    /// Whether a wide gap on the line stands before the word at `offset`.
    pub(crate) fn follows_gap(&self, offset: usize) -> bool {
        self.pieces.iter().any(|piece| piece.at() == offset)
    }

    /// Where the pieces stand in the document text.
    pub(crate) fn slices(&self) -> impl DoubleEndedIterator<Item = Slice> + '_ {
        self.pieces.iter().map(|piece| Slice::new(piece.start(), piece.end()))
    }

    /// Where the last piece stands.
    pub(crate) fn last_slice(&self) -> Option<Slice> {
        self.pieces.last().map(|piece| Slice::new(piece.start(), piece.end()))
    }

    /// Where each piece begins: offset in the passage's text, and offset in the document text.
    pub(crate) fn starts(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.pieces.iter().map(|piece| (piece.at(), piece.start()))
    }

    /// Where the undone hyphens stand.
    pub(crate) fn hyphens(&self) -> impl Iterator<Item = usize> + '_ {
        self.hyphens.iter().map(|(_, at)| *at)
    }

    /// Appends a slice of the document text; its white space is squeezed.
    pub(crate) fn push(&mut self, source: &SourceText, slice: impl Into<Slice>, join: Join) {
        let slice = slice.into();
        let Some(raw) = source.text.get(slice.bytes()) else { return };
        let start = slice.start + (raw.len() - raw.trim_start().len());
        let words = raw.trim();
        if words.is_empty() {
            return;
        }
        // Over several lines each is a piece of its own: no value holds the line ends of the page.
        if let Some(end) = memchr::memchr(b'\n', words.as_bytes()) {
            self.push(source, start..start + end, join);
            let mut at = end;
            for line in words[end..].split_inclusive('\n') {
                self.push(source, start + at..start + at + line.len(), Join::Space);
                at += line.len();
            }
            return;
        }
        if self.text.is_empty() {
            if join == Join::Bullet {
                self.text.push_str("- ");
            }
        } else {
            match join {
                Join::Space => self.join_words(words),
                Join::Line => self.text.push('\n'),
                Join::Bullet => self.text.push_str("\n- "),
                Join::Paragraph => self.text.push_str("\n\n"),
            }
        }
        self.push_words(words, start);
    }

    /// Puts the space between two lines of a paragraph, or undoes the hyphen that parts a word.
    fn join_words(&mut self, next: &str) {
        match hyphen_at_line_end(&self.text, next) {
            LineEnd::Space => self.text.push(' '),
            LineEnd::KeepHyphen => {}
            LineEnd::UndoHyphen => {
                let behind = self.pieces.len().saturating_sub(1);
                if let Some(last) = self.pieces.last_mut()
                    && last.len > 1
                {
                    last.len -= 1;
                    self.hyphens.push((behind, last.end()));
                    self.text.pop();
                }
            }
        }
    }

    /// Appends the words of one line; a run of spaces parts two pieces, so that no piece holds two spaces in a row.
    fn push_words(&mut self, words: &str, start: usize) {
        let bytes = words.as_bytes();
        let mut from = 0;
        let gaps = has_wide_gap(bytes);
        loop {
            let gap = if gaps { wide_gap(&bytes[from..]).map(|at| from + at) } else { None };
            let end = gap.unwrap_or(bytes.len());
            self.pieces.push(Piece::new(self.text.len(), start + from, end - from));
            self.text.push_str(&words[from..end]);
            let Some(gap) = gap else { return };
            self.text.push(' ');
            from = gap + bytes[gap..].iter().take_while(|b| matches!(b, b' ' | b'\t' | b'\x0c')).count();
        }
    }

    /// The part of the passage in `range` (bytes of its text), with its places.
    pub(crate) fn part(&self, range: Range<usize>) -> Passage {
        let Some(text) = self.text.get(range.clone()) else { return Passage::default() };
        let lead = text.len() - text.trim_start().len();
        let range = range.start + lead..range.start + lead + text.trim().len();
        let first = self.pieces.partition_point(|piece| piece.until() <= range.start).min(self.pieces.len());
        let mut pieces: SmallVec<[Piece; 2]> = SmallVec::new();
        for piece in &self.pieces[first..] {
            let from = piece.at().max(range.start);
            let to = piece.until().min(range.end);
            if from >= to {
                break;
            }
            pieces.push(Piece::new(from - range.start, piece.start() + (from - piece.at()), to - from));
        }
        // Those between two pieces.
        let after = |end: usize| self.hyphens.partition_point(|(piece, _)| *piece < end);
        let between = after(first)..after((first + pieces.len()).saturating_sub(1).max(first));
        let hyphens = self.hyphens[between].iter().map(|(piece, at)| (piece - first, *at)).collect();
        Passage { text: text.trim().to_owned(), pieces, hyphens }
    }

    /// Appends another passage as a new paragraph or line.
    pub(crate) fn append(&mut self, other: &Passage, join: Join) {
        if other.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push_str(match join {
                Join::Space => " ",
                Join::Line => "\n",
                Join::Bullet => "\n- ",
                Join::Paragraph => "\n\n",
            });
        }
        let (offset, behind) = (self.text.len(), self.pieces.len());
        self.text.push_str(&other.text);
        self.pieces.extend(
            other.pieces.iter().map(|piece| Piece::new(piece.at() + offset, piece.start(), piece.len as usize)),
        );
        self.hyphens.extend(other.hyphens.iter().map(|(piece, at)| (piece + behind, *at)));
    }
}

/// Whether there is a wide gap at all: most lines have none, and this looks at all bytes without a branch.
fn has_wide_gap(bytes: &[u8]) -> bool {
    let space = |byte: u8| byte == b' ';
    let wide = |byte: u8| byte == b'\t' || byte == b'\x0c';
    let behind = bytes.get(1..).unwrap_or(&[]);
    bytes.iter().zip(behind).fold(false, |any, (a, b)| any | space(*a) & space(*b) | wide(*a) | wide(*b))
}

/// Where a run of two or more white-space characters (or a tab) begins.
fn wide_gap(bytes: &[u8]) -> Option<usize> {
    let mut from = 0;
    while let Some(at) = memchr::memchr3(b' ', b'\t', b'\x0c', &bytes[from..]).map(|at| from + at) {
        if bytes[at] != b' ' || matches!(bytes.get(at + 1), Some(b' ' | b'\t' | b'\x0c')) {
            return Some(at);
        }
        from = at + 1;
    }
    None
}

enum LineEnd {
    Space,
    KeepHyphen,
    UndoHyphen,
}

/// What becomes of the end of a line when the next line is joined to it.
///
/// A hyphen after a letter parts a word when small letters go on (`kommunfull-⏎mäktige`), but not before `och` and the
/// like (`barn- och ungdom`: a real hyphen and a space), nor after a capital abbreviation or a single letter
/// (`IT-⏎avdelningen`, `e-⏎tjänst`: the hyphen stays). Before a capital or a digit the hyphen stays, without a space.
fn hyphen_at_line_end(text: &str, next: &str) -> LineEnd {
    if let Some(before) = text.strip_suffix('–') {
        // "2027–" ⏎ "2030"
        let number = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let range = number(before.chars().next_back()) && number(next.chars().next());
        return if range { LineEnd::KeepHyphen } else { LineEnd::Space };
    }
    let Some(before) = text.strip_suffix('-') else { return LineEnd::Space };
    let Some(last) = before.chars().next_back() else { return LineEnd::Space };
    let Some(first) = next.chars().next() else { return LineEnd::Space };
    if !last.is_alphanumeric() {
        return LineEnd::Space;
    }
    let next_word = next.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    if Language::swedish().after_hanging_hyphen().has(next_word) {
        return LineEnd::Space;
    }
    if !first.is_lowercase() {
        return if first.is_alphanumeric() { LineEnd::KeepHyphen } else { LineEnd::Space };
    }
    // No more of the word is looked at: lines that all end so make one word without end.
    let word = before.chars().rev().take(LONGEST_WORD).take_while(|c| !(c.is_whitespace() || matches!(c, '(' | '/')));
    let (letters, capitals) = word.fold((0, 0), |(letters, capitals), c| {
        (letters + usize::from(c.is_alphabetic()), capitals + usize::from(c.is_uppercase()))
    });
    if last.is_numeric() || letters <= 1 || capitals > 1 && capitals == letters {
        LineEnd::KeepHyphen
    } else {
        LineEnd::UndoHyphen
    }
}

/// Characters of a word that tell whether it is an abbreviation.
const LONGEST_WORD: usize = 80;

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> SourceText {
        crate::text::read(text.as_bytes(), crate::language::Language::swedish(), crate::text::Rules::ALL)
            .expect("readable")
            .finish()
    }

    fn joined(text: &str) -> Passage {
        let source = source(text);
        let mut passage = Passage::default();
        for line in &source.lines {
            passage.push(&source, line.start as usize..line.end as usize, Join::Space);
        }
        passage
    }

    #[test]
    fn lines_are_joined_and_hyphens_undone_where_the_word_demands_it() {
        for (text, expected) in [
            ("Budget för\nåret", "Budget för året"),
            ("kommunfull-\nmäktige", "kommunfullmäktige"),
            ("barn-\noch ungdom", "barn- och ungdom"),
            ("IT-\navdelningen", "IT-avdelningen"),
            ("Norr-\nSunda", "Norr-Sunda"),
            ("2024-\n2028", "2024-2028"),
            ("Plan -\nremiss", "Plan - remiss"),
            ("Två  ord\t och   tre", "Två ord och tre"),
        ] {
            assert_eq!(joined(text).text(), expected, "{text:?}");
        }
    }

    #[test]
    fn a_part_keeps_its_places() {
        let text = "Svar på motion om kommun-\nbiblioteket (KS/1/2026)";
        let passage = joined(text);
        let at = passage.text().find("kommunbiblioteket").expect("joined");
        let part = passage.part(at..at + "kommunbiblioteket".len());
        assert_eq!(part.text(), "kommunbiblioteket");
        let places: Vec<&str> = part.slices().map(|slice| &text[slice.bytes()]).collect();
        assert_eq!(places, ["kommun", "biblioteket"]);
        assert_eq!(part.hyphens().count(), 1);
    }
}
