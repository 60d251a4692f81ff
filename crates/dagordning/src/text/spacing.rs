//! Letter-spaced words closed: `K a l l e l s e / d a g o r d n i n g` is "Kallelse/dagordning".
//!
//! Two kinds are told apart. *Spread* words have a space after every letter and are seen by their shape. *Broken* ones
//! (`PRO T OK OL L`, `Pa ragrafer`) look like ordinary words and are closed only when the vocabulary knows the whole.

use std::borrow::Cow;

use super::offsets::OffsetMap;
use super::spread;
use super::suspect::{self, BROKEN_BYTES, CELL_GAP};
use super::{Repair, RepairKind, Vocabulary};

/// The text with its letter-spaced words closed, and the way back; `None` for the way back if nothing was closed.
pub(super) fn close<'a>(
    source: Cow<'a, str>,
    vocabulary: &dyn Vocabulary,
    whole: bool,
) -> (Cow<'a, str>, Option<OffsetMap>, Vec<Repair>) {
    let mut gaps = Gaps::new(vocabulary);
    let bytes = source.as_bytes();
    let mut suspect = suspect::next_spread(bytes, 0);
    let mut begin = 0;
    for end in memchr::memchr_iter(b'\n', bytes).chain(std::iter::once(bytes.len())) {
        if gaps.gaps.len() > MOST_GAPS {
            break;
        }
        let spread = suspect.is_some_and(|at| at < end);
        if spread || bytes.get(begin..end).is_some_and(suspect::may_be_broken) {
            let mut from = begin;
            for piece in pieces(source.get(begin..end).unwrap_or_default()) {
                gaps.line(from, piece, spread);
                from += piece.len();
            }
        }
        if spread {
            suspect = suspect::next_spread(bytes, end);
        }
        begin = end + 1;
    }
    if gaps.gaps.is_empty() {
        return (source, None, Vec::new());
    }
    let (text, origin, repairs) = rewrite(&source, &gaps, whole);
    (Cow::Owned(text), Some(origin), repairs)
}

/// In bytes: a longer line, as a text without line ends has it, is looked at in pieces.
const LONGEST_LINE: usize = 32 << 10;

/// The pieces of a line. They part behind a word of more than one letter, where there is one.
fn pieces(line: &str) -> impl Iterator<Item = &str> {
    let mut rest = line;
    std::iter::from_fn(move || {
        let near = rest.get(..rest.floor_char_boundary(LONGEST_LINE)).filter(|_| rest.len() > LONGEST_LINE);
        let word = |at: &usize| near.is_some_and(|near| near[..*at].chars().rev().take(2).all(char::is_alphanumeric));
        let end = near.map_or(rest.len(), |near| {
            let (mut ends, half) = (memchr::memrchr_iter(b' ', near.as_bytes()), near.len() / 2);
            ends.by_ref().take_while(|at| *at > half).find(word).unwrap_or(near.len())
        });
        let (piece, behind) = rest.split_at_checked(end).filter(|(piece, _)| !piece.is_empty())?;
        rest = behind;
        Some(piece)
    })
}

/// More are in no document; the way back from each takes memory. What follows stays as it is.
const MOST_GAPS: usize = 500_000;

/// A run of spaces between two tokens that is closed, or narrowed to one space.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Gap {
    start: u32,
    end: u32,
    keep: bool,
}

impl Gap {
    pub(super) fn new(start: usize, end: usize, keep: bool) -> Gap {
        let narrow = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Gap { start: narrow(start), end: narrow(end), keep }
    }
}

/// What stands between spaces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) start: usize,
    pub(super) end: usize,
    /// The letter, if the token is a single character.
    pub(super) single: Option<char>,
    /// The spaces before it; `usize::MAX` behind a tab and at the beginning of the line.
    pub(super) gap: usize,
}

/// The gaps found so far, and what is used again for each line.
struct Gaps<'v> {
    known: Known<'v>,
    gaps: Vec<Gap>,
    /// The first and last gap of each repair.
    spans: Vec<(usize, usize)>,
    tokens: Vec<Token>,
}

/// The vocabulary and the word put to it.
pub(super) struct Known<'v> {
    vocabulary: &'v dyn Vocabulary,
    joined: String,
}

impl Known<'_> {
    /// The lengths of the words that `letters` are without their spaces.
    pub(super) fn word_lengths(&mut self, letters: impl Iterator<Item = char>) -> Option<Vec<usize>> {
        self.joined.clear();
        let mut count = 0;
        for letter in letters {
            count += 1;
            if count > LONGEST {
                return None;
            }
            match letter.is_ascii() {
                true => self.joined.push(letter.to_ascii_lowercase()),
                false => self.joined.extend(letter.to_lowercase()),
            }
        }
        let lengths = self.vocabulary.word_lengths(&self.joined)?;
        let sound = !lengths.contains(&0) && lengths.iter().sum::<usize>() == count;
        sound.then_some(lengths)
    }
}

/// No heading has more letters.
const LONGEST: usize = 120;

impl<'v> Gaps<'v> {
    fn new(vocabulary: &'v dyn Vocabulary) -> Self {
        let known = Known { vocabulary, joined: String::new() };
        Gaps { known, gaps: Vec::new(), spans: Vec::new(), tokens: Vec::new() }
    }

    fn line(&mut self, begin: usize, line: &str, spread: bool) {
        tokenize(line, begin, &mut self.tokens);
        let first = self.gaps.len();
        if spread {
            spread::find(&self.tokens, &mut self.known, &mut self.gaps, &mut self.spans);
        }
        if self.gaps.len() == first {
            self.broken(line, begin);
        }
    }

    /// Words broken at any place, cell by cell.
    fn broken(&mut self, line: &str, begin: usize) {
        let tokens = std::mem::take(&mut self.tokens);
        for cell in tokens.chunk_by(|_, next| next.gap < CELL_GAP) {
            let first = self.gaps.len();
            let word = |token: &Token| line.get(token.start - begin..token.end - begin).unwrap_or_default();
            if !self.broken_cell(cell, &word) {
                self.gaps.truncate(first);
            } else if self.gaps.len() > first {
                self.spans.push((first, self.gaps.len() - 1));
            }
        }
        self.tokens = tokens;
    }

    /// Whether the vocabulary knows every part of the cell (the parts stand between slashes).
    fn broken_cell<'t>(&mut self, cell: &[Token], word: &dyn Fn(&Token) -> &'t str) -> bool {
        let (Some(first), Some(last)) = (cell.first(), cell.last()) else {
            return false;
        };
        let plain = cell.len() > 1
            && last.end - first.start <= BROKEN_BYTES
            && cell.iter().skip(1).all(|token| token.gap == 1)
            && cell.iter().any(|token| word(token).chars().count() <= 3);
        plain && cell.split(|token| word(token) == "/").all(|part| self.broken_part(part, word))
    }

    fn broken_part<'t>(&mut self, part: &[Token], word: &dyn Fn(&Token) -> &'t str) -> bool {
        let Some(last) = part.last() else {
            return false;
        };
        let letters = |token: &Token| {
            if token == last { word(token).trim_end_matches(':') } else { word(token) }
        };
        if !part.iter().all(|token| letters(token).chars().all(char::is_alphabetic)) {
            return false;
        }
        let joined = part.iter().flat_map(|token| letters(token).chars());
        let Some(lengths) = self.known.word_lengths(joined).filter(|lengths| lengths.iter().sum::<usize>() >= 3) else {
            return false;
        };
        let mut ends: Vec<usize> = lengths
            .iter()
            .scan(0, |end, len| {
                *end += len;
                Some(*end)
            })
            .collect();
        ends.reverse();
        let mut at = 0;
        for pair in part.windows(2) {
            let [left, right] = pair else { continue };
            at += letters(left).chars().count();
            match ends.last() {
                Some(&end) if end == at => drop(ends.pop()),
                // The words meet inside what is printed as one: this is no broken heading.
                Some(&end) if end < at => return false,
                _ => self.gaps.push(Gap::new(left.end, right.start, false)),
            }
        }
        ends.len() == 1
    }
}

fn tokenize(line: &str, begin: usize, tokens: &mut Vec<Token>) {
    tokens.clear();
    let mut gap = usize::MAX;
    let mut rest = line;
    while !rest.is_empty() {
        let white = rest.bytes().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\x0c')).count();
        let (space, tail) = rest.split_at_checked(white).unwrap_or((rest, ""));
        if tokens.is_empty() || space.bytes().any(|byte| byte != b' ') {
            gap = usize::MAX;
        } else {
            gap = if gap == usize::MAX { white } else { gap.max(white) };
        }
        let len = memchr::memchr3(b' ', b'\t', b'\x0c', tail.as_bytes()).unwrap_or(tail.len());
        let (word, tail) = tail.split_at_checked(len).unwrap_or((tail, ""));
        let start = begin + (line.len() - tail.len() - word.len());
        if !word.is_empty() {
            let mut letters = word.chars();
            let single = letters.next().filter(|_| letters.next().is_none());
            tokens.push(Token { start, end: start + word.len(), single, gap });
            gap = 0;
        }
        rest = tail;
    }
}

fn rewrite(source: &str, gaps: &Gaps<'_>, whole: bool) -> (String, OffsetMap, Vec<Repair>) {
    let mut text = String::with_capacity(source.len());
    let mut origin = OffsetMap::new(whole);
    let mut repairs = Vec::with_capacity(gaps.spans.len());
    let mut spans = gaps.spans.iter().peekable();
    let mut copied = 0;
    let mut from = 0;
    for (index, gap) in gaps.gaps.iter().enumerate() {
        let (start, end) = (gap.start as usize, gap.end as usize);
        let before = source.get(copied..start).unwrap_or_default();
        if spans.peek().is_some_and(|span| span.0 == index) {
            from = text.len() + before.rfind([' ', '\t', '\n', '\u{c}']).map_or(0, |white| white + 1);
        }
        text.push_str(before);
        origin.copy(before.len());
        if gap.keep {
            text.push(' ');
        }
        origin.replace(usize::from(gap.keep), end - start);
        copied = end;
        if spans.peek().is_some_and(|span| span.1 == index) {
            spans.next();
            let rest = source.get(copied..).unwrap_or_default();
            let word = rest.find([' ', '\t', '\n', '\u{c}']).unwrap_or(rest.len());
            repairs.push(Repair::new(RepairKind::LetterSpacing, from, text.len() + word));
        }
    }
    let rest = source.get(copied..).unwrap_or_default();
    text.push_str(rest);
    origin.copy(rest.len());
    (text, origin, repairs)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Knows a few headings.
    struct Headings;

    impl Vocabulary for Headings {
        fn word_lengths(&self, joined: &str) -> Option<Vec<usize>> {
            ["kallelse", "protokoll", "paragrafer", "förslag till beslut", "närvarolista", "underrättelse", "närvaro"]
                .iter()
                .find(|heading| heading.replace(' ', "") == joined)
                .map(|heading| heading.split(' ').map(|word| word.chars().count()).collect())
        }
    }

    fn closed(line: &str) -> String {
        close(Cow::Borrowed(line), &Headings, true).0.into_owned()
    }

    #[test]
    fn spread_words_are_closed() {
        for (line, text) in [
            (" K a l l e l s e / d a g o r d n i n g s l i s t a  ", " Kallelse/dagordningslista  "),
            ("D A G O R D N I N G", "DAGORDNING"),
            ("P r o t o k o l l   n r   1 2", "Protokoll nr 12"),
            ("P r o t o k o l l  f r å n  m ö t e", "Protokoll från möte"),
            ("F ö r s l a g t i l l b e s l u t", "Förslag till beslut"),
            ("N ä r v a r o            Ordinarie      Bo Ek", "Närvaro            Ordinarie      Bo Ek"),
            ("1. K a l l e l s e (S)", "1. Kallelse (S)"),
            ("§ 1 2 Ä r e n d e n", "§ 12 Ärenden"),
            ("T i d : 1 3 . 0 0 ö p p n a s", "Tid: 13.00 öppnas"),
            ("Ö s t e r d a l s K o m m u n", "Österdals Kommun"),
            ("F ö r e d r ag n i n g s l i s t a", "Föredragningslista"),
            ("ett\nK a l l e l s e\ntvå", "ett\nKallelse\ntvå"),
        ] {
            assert_eq!(closed(line), text, "{line}");
        }
    }

    #[test]
    fn broken_words_are_closed_if_known() {
        for (line, text) in [
            ("PRO T OK OL L", "PROTOKOLL"),
            ("Pa ragrafer", "Paragrafer"),
            ("Pa ragrafer:      12-14", "Paragrafer:      12-14"),
            ("N ärva ro lista", "Närvarolista"),
            ("Fö rslag till bes lut", "Förslag till beslut"),
            ("Kal lelse / Underrättelse", "Kallelse / Underrättelse"),
            ("Per Ny      Pro tokoll", "Per Ny      Protokoll"),
            ("Förslag till beslut", "Förslag till beslut"),
            ("Förslagtill bes lut", "Förslagtill bes lut"),
            ("Pa pperskorg", "Pa pperskorg"),
        ] {
            assert_eq!(closed(line), text, "{line}");
        }
    }

    #[test]
    fn ordinary_lines_stay() {
        for line in [
            "A B C",
            "A B C D E F G",
            "a b c d e f",
            "a) b) c) d)",
            "S M C V",
            "S M C V L",
            "J O Ek, A B By",
            "x x x x x x x",
            "J J N J A N J F",
            "1 0 0 1 1 0",
            "a + b = c + d",
            "Bo Ek      S      J      J",
            "Vi ska gå på bio i år",
            "i å å i ö",
            "- - - - - -",
            ". . . . . . .",
        ] {
            assert!(matches!(close(Cow::Borrowed(line), &Headings, true), (Cow::Borrowed(_), None, _)), "{line}");
        }
    }

    #[test]
    fn repairs_cover_the_closed_words() {
        let (text, origin, repairs) = close(Cow::Borrowed("Se K a l l e l s e nu\nPa ragrafer"), &Headings, true);
        let told: Vec<_> = repairs.iter().map(|r| text.get(r.start as usize..r.end as usize).unwrap()).collect();
        assert_eq!(told, ["Kallelse", "Paragrafer"]);
        let origin = origin.unwrap();
        assert_eq!(origin.source_range(3..11), 3..18);
        assert_eq!(origin.source_range(12..14), 19..21);
    }
}
