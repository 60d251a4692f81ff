//! Bytes to repaired document text with lines, pages and the way back to the bytes.
//!
//! The layer knows nothing about meetings. It undoes what storing and extracting does to a text (encodings, line ends,
//! special spaces, ligatures, split accents, letter-spaced words) and keeps every other character.

mod apart;
mod damage;
mod decode;
mod file;
mod formats;
// Places are those of pages that were laid out.
#[cfg_attr(not(any(feature = "pdf", feature = "pdf-fallback")), expect(dead_code, reason = "no page is laid out"))]
mod geometry;
mod lines;
mod markup;
mod mojibake;
mod offsets;
mod pages;
mod part;
mod plausible;
mod repair;
mod rules;
mod sniff;
mod spacing;
mod spoken;
mod spread;
mod suspect;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

pub(crate) use damage::Edit;
pub use file::{Bookmark, FileNote};
#[cfg(any(feature = "pdf", feature = "pdf-fallback"))]
pub(crate) use geometry::Columns;
pub use geometry::{Counted, Geometry, PageBox, PageNote, PageNotes, Style};
use offsets::OffsetMap;
pub use plausible::Plausibility;
pub use rules::Rules;
pub use spoken::Spoken;

use crate::model::{Ocr, Segment};

/// Why an input cannot be read at all.
#[derive(Debug, thiserror::Error, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReadError {
    /// No byte at all.
    #[error("the file is empty")]
    Empty,
    /// White space and nothing else.
    #[error("the file holds only white space")]
    OnlyWhiteSpace,
    /// Not text but a binary format.
    #[error("the file is binary ({evidence})")]
    Binary {
        /// What shows it: "it starts like a PDF".
        evidence: &'static str,
    },
    /// Text of another kind, or in an encoding that is not read: "it is an HTML page".
    #[error("the file is not plain text ({0})")]
    NotText(String),
    /// A file of another program.
    #[error("the file is {what}, which is not read; {instead}")]
    OtherFormat {
        /// "a Word document (.docx)".
        what: &'static str,
        /// What to do instead.
        instead: &'static str,
    },
    /// Larger than offsets of 32 bits reach.
    #[error("the file is too large ({bytes} bytes; at most {LARGEST} are read)")]
    TooLarge {
        /// Its size.
        bytes: usize,
    },
}

/// The largest input: its text may grow to three times its size and must stay within 32 bits.
pub const LARGEST: usize = 1 << 30;

/// How the characters were stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// UTF-8, also plain ASCII.
    Utf8,
    /// UTF-8 with a byte order mark.
    Utf8Bom,
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// Windows-1252, of which Latin-1 is a part.
    Windows1252,
    /// Mac Roman.
    MacRoman,
}

impl Encoding {
    /// The name that the reader of a message knows.
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "UTF-8",
            Encoding::Utf8Bom => "UTF-8 with a byte order mark",
            Encoding::Utf16Le => "UTF-16LE",
            Encoding::Utf16Be => "UTF-16BE",
            Encoding::Windows1252 => "Windows-1252",
            Encoding::MacRoman => "Mac Roman",
        }
    }
}

/// Words that the layer may consult; a higher one has them.
pub trait Vocabulary {
    /// `joined` is a line without its spaces in lower case. The lengths of its words in characters if the vocabulary
    /// knows it: "förslagtillbeslut" gives 7, 4, 6.
    fn word_lengths(&self, joined: &str) -> Option<Vec<usize>>;

    /// Whether a word in small letters is such that no page of running text is without words like it.
    fn is_common(&self, _word: &str) -> bool {
        false
    }

    /// Whether a word in any case stands before a page's number.
    fn is_page_label(&self, _word: &str) -> bool {
        false
    }

    /// What follows the word that `text` begins with, if it stands before the number of pages.
    fn page_total<'t>(&self, _text: &'t str) -> Option<&'t str> {
        None
    }
}

/// A vocabulary that knows nothing: only the shape of a word closes it.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoVocabulary;

impl Vocabulary for NoVocabulary {
    fn word_lengths(&self, _: &str) -> Option<Vec<usize>> {
        None
    }
}

/// A repaired text and its lines.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceText {
    /// The text: line ends are `\n`, every space is a plain one, form feeds and tabs are kept.
    pub text: String,
    /// Its lines in order, blank ones too.
    pub lines: Vec<Line>,
    /// How many pages it has; at least one.
    pub page_count: u32,
    /// How it was stored.
    pub encoding: Encoding,
    /// What was repaired, in order of place.
    pub repairs: Vec<Repair>,
    /// What is known of each page, if the text was laid out from pages.
    pub pages: PageNotes,
    /// What of a damaged file is lost beside the pages that are marked, in plain words.
    pub damage: Vec<String>,
    /// Why the pages of a file do not show the document, and what to do about it.
    pub elsewhere: Option<String>,
    /// What the file says of its pages beside what is on them.
    pub file: Arc<FileNote>,
    /// In which language it is, as far as its words tell.
    pub spoken: Spoken,
    /// The optical reading of its pages, if there was one.
    pub ocr: Option<Box<OcrNote>>,
    /// The way back to the bytes, step by step from the last; none where nobody asks for it.
    origins: Vec<Arc<OffsetMap>>,
    /// Where the characters stand on the page, if the text was laid out from pages.
    geometry: Option<Arc<Geometry>>,
    /// How lines are set that marks of the text set apart: by a place on the line, in order.
    styles: Vec<(u32, Style)>,
    /// How many characters stand before each step of bytes, if there are lines that are much longer.
    steps: Vec<u32>,
}

/// Bytes from one count of characters to the next.
const STEP: usize = 1024;

/// The characters before each step, for texts with lines in which to count them again and again would take long.
fn count_steps(text: &str, lines: &[Line]) -> Vec<u32> {
    if lines.iter().all(|line| line.ascii || ((line.end - line.start) as usize) < 2 * STEP) {
        return Vec::new();
    }
    let mut chars = 0;
    let before = |step: &[u8]| {
        let before = chars;
        chars += characters(step) as u32;
        before
    };
    text.as_bytes().chunks(STEP).map(before).collect()
}

/// How many characters begin among some bytes.
fn characters(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xc0 != 0x80).count()
}

/// What is told of the optical reading of a document.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct OcrNote {
    /// The engine, its languages and how sure it was; none if nothing was read by it.
    pub summary: Option<Ocr>,
    /// Pages that should have been read so and were not, with the reason in plain words.
    pub unread: Vec<(u32, String)>,
    /// Pages that have a hidden layer of text, or one that makes no words, and were read anew: whether the new text is
    /// the better one and was taken.
    pub compared: Vec<(u32, bool)>,
}

/// A line of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// The page, from 1.
    pub page: u32,
    /// The line's number on its page, from 1, blank lines counted.
    pub number: u32,
    /// Where it begins in the text, before its leading white space.
    pub begin: u32,
    /// Where its first character that is no white space stands; for a blank line where the line begins.
    pub start: u32,
    /// The end of its last character that is no white space.
    pub end: u32,
    /// Columns of leading white space; a tab goes to the next multiple of 8.
    pub indent: u16,
    /// How many characters (Unicode scalar values) of the text stand before `start`.
    pub char_start: u32,
    /// Whether `start..end` is ASCII, so that bytes and characters are the same there.
    pub ascii: bool,
    /// Whether it is a crowd of lines, more and shorter than any document has: they hold no values.
    pub crowd: bool,
}

/// What was repaired.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum RepairKind {
    /// UTF-8 encoded twice; the repair spans the text.
    DoubleEncoding,
    /// Bytes that are wrong in their encoding stand as U+FFFD.
    InvalidBytes,
    /// A control character became a space.
    ControlCharacter,
    /// A letter and its separate accent became one.
    Decomposed,
    /// A ligature became letters.
    Ligature,
    /// A soft hyphen became a hyphen at a line end, or nothing.
    SoftHyphen,
    /// A font's private sign became a bullet.
    PrivateUseBullet,
    /// Letter-spaced words were closed.
    LetterSpacing,
    /// The numbers of a font's glyphs became letters.
    ShiftedLetters,
    /// Letters of another table became å, ä or ö.
    WrongEncoding,
    /// `&`, `$` or a digit became `§`.
    SectionSign,
    /// `(5)` behind a name became `(S)`.
    PartyDigit,
    /// `5ven` or `johan` at the beginning of a name became `Sven` or `Johan`, `Fa1k` within one `Falk`.
    NameLetter,
    /// A sign or letter at the beginning of an entry became a bullet.
    Bullet,
    /// A letter in a date, time or number became a digit.
    Digit,
    /// A mark of Markdown or org-mode was undone.
    Markup,
    /// A line end was lost and put back.
    LineEnd,
    /// A damaged word was recognised as one of the vocabulary; the text keeps it as it is.
    DamagedWord,
}

/// One repair and where it stands in the repaired text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Repair {
    /// What was done.
    pub kind: RepairKind,
    /// Its first byte in the text.
    pub start: u32,
    /// The byte behind it; `start` where something was taken out.
    pub end: u32,
}

impl Repair {
    fn new(kind: RepairKind, start: usize, end: usize) -> Self {
        let narrow = |offset| u32::try_from(offset).unwrap_or(u32::MAX);
        Repair { kind, start: narrow(start), end: narrow(end) }
    }
}

/// Refuses bytes that are a file of another program.
///
/// # Errors
///
/// With what it is.
pub fn refuse(bytes: &[u8]) -> Result<(), ReadError> {
    sniff::refuse_binary(bytes)
}

/// Reads the bytes of a text file.
///
/// # Errors
///
/// If the bytes are no text that the program reads: empty, binary, markup, or in an unknown encoding.
pub fn read<'a>(bytes: &'a [u8], vocabulary: &'a dyn Vocabulary, rules: Rules) -> Result<Draft<'a>, ReadError> {
    read_mapped(bytes, vocabulary, rules, false)
}

/// As [`read`], with the way back to the bytes where somebody asks for it: without pages nothing of a document does.
fn read_mapped<'a>(
    bytes: &'a [u8],
    vocabulary: &'a dyn Vocabulary,
    rules: Rules,
    mapped: bool,
) -> Result<Draft<'a>, ReadError> {
    if bytes.is_empty() {
        return Err(ReadError::Empty);
    }
    if bytes.len() > LARGEST {
        return Err(ReadError::TooLarge { bytes: bytes.len() });
    }
    let decoded = decode::decode(bytes, mapped)?;
    let encoding = decoded.encoding;
    let mut layers = Layers::new(decoded, mapped);
    if rules.has(RepairKind::DoubleEncoding) {
        layers.undo_double_encoding();
    }
    sniff::refuse_markup(&layers.text)?;
    layers.edit(&damage::letters(&layers.text, vocabulary, rules));
    layers.repair_characters(rules);
    if layers.text.bytes().all(|byte| byte.is_ascii_whitespace()) {
        return Err(ReadError::OnlyWhiteSpace);
    }
    if rules.has(RepairKind::Markup) {
        layers.undo_markup();
    }
    layers.repair_words(vocabulary, rules);
    Ok(Draft { layers, encoding, vocabulary, pages: None })
}

/// Takes a text that was laid out from pages, which form feeds part, with the places of its characters.
pub fn from_pages(
    text: String,
    geometry: Geometry,
    pages: Vec<PageNote>,
    vocabulary: &dyn Vocabulary,
    rules: Rules,
) -> Draft<'_> {
    let origin = OffsetMap::in_step(0, text.len());
    let decoded = decode::Decoded { text: Cow::Owned(text), encoding: Encoding::Utf8, origin, repairs: Vec::new() };
    let mut layers = Layers::new(decoded, true);
    layers.edit(&damage::letters(&layers.text, vocabulary, rules));
    layers.repair_characters(rules);
    layers.repair_words(vocabulary, rules);
    Draft { layers, encoding: Encoding::Utf8, vocabulary, pages: Some((geometry, pages)) }
}

/// A repaired text that is not cut into lines yet: who knows what it is about may still mend it.
pub struct Draft<'a> {
    layers: Layers<'a>,
    encoding: Encoding,
    vocabulary: &'a dyn Vocabulary,
    pages: Option<(Geometry, Vec<PageNote>)>,
}

impl Draft<'_> {
    /// The text as far as it is repaired.
    pub fn text(&self) -> &str {
        &self.layers.text
    }

    /// Whether it was laid out from pages, whose lines are known.
    pub(crate) fn is_laid_out(&self) -> bool {
        self.pages.is_some()
    }

    /// Makes edits that are in order and do not overlap.
    pub(crate) fn edit(&mut self, edits: &[Edit]) {
        self.layers.edit(edits);
    }

    /// The text with its lines and pages.
    #[must_use]
    pub fn finish(self) -> SourceText {
        let mut source = self.layers.finish(self.encoding);
        if let Some((geometry, pages)) = self.pages {
            source.page_count = u32::try_from(pages.len()).unwrap_or(u32::MAX);
            source.pages = pages.into();
            source.find_nonsense(self.vocabulary);
            source.geometry = Some(Arc::new(geometry));
        } else if memchr::memchr(b'\x0c', source.text.as_bytes()).is_none() {
            source.page_count = pages::number(&source.text, self.vocabulary, &mut source.lines);
        }
        source
    }
}

impl SourceText {
    /// Marks the pages whose letters make no words.
    fn find_nonsense(&mut self, vocabulary: &dyn Vocabulary) {
        let mut first = 0;
        let mut pages = std::mem::take(&mut self.pages);
        for (page, note) in pages.iter_mut() {
            let count = self.lines.iter().skip(first).take_while(|line| line.page == page).count();
            let lines = (first..first + count).map(|line| self.line_text(line));
            note.nonsense = plausible::is_nonsense(vocabulary, lines);
            first += count;
        }
        self.pages = pages;
    }

    /// A line without the white space around it; empty if there is no such line.
    pub fn line_text(&self, line: usize) -> &str {
        let line = self.lines.get(line);
        line.and_then(|line| self.text.get(line.start as usize..line.end as usize)).unwrap_or_default()
    }

    /// How many characters (Unicode scalar values) stand before a byte of the text.
    pub fn char_offset(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        let Some(line) = self.lines.get(self.line_at(byte)) else {
            return byte;
        };
        let (start, chars) = (line.start as usize, line.char_start as usize);
        if byte < start {
            // White space, one byte each.
            return chars - (start - byte).min(chars);
        }
        if line.ascii {
            return chars + (byte - start);
        }
        if byte - start > STEP
            && let Some(counted) = self.steps.get(byte / STEP)
        {
            let rest = self.text.as_bytes().get(byte / STEP * STEP..byte).unwrap_or_default();
            return *counted as usize + characters(rest);
        }
        chars + characters(self.text.as_bytes().get(start..byte).unwrap_or_default())
    }

    /// How many characters stand before the end of a stretch: where another line begins there, which may be taken from
    /// elsewhere in the file, they are counted on the stretch's own.
    fn end_offset(&self, range: &Range<usize>) -> usize {
        let begins = |byte: usize| self.lines.get(self.line_at(byte)).is_some_and(|line| line.begin as usize == byte);
        match range.end.checked_sub(1).filter(|last| *last >= range.start && begins(range.end)) {
            Some(last) => self.char_offset(self.text.floor_char_boundary(last)) + 1,
            None => self.char_offset(range.end),
        }
    }

    /// The byte at which the character with so many before it begins: the way back from [`SourceText::char_offset`].
    pub fn byte_offset(&self, chars: usize) -> usize {
        let after = self.lines.partition_point(|line| line.char_start as usize <= chars);
        let (byte, before) =
            after.checked_sub(1).and_then(|at| self.lines.get(at)).map_or((0, 0), |line| (line.start, line.char_start));
        let rest = self.text.get(byte as usize..).unwrap_or_default();
        let within = rest.char_indices().nth(chars.saturating_sub(before as usize));
        within.map_or(self.text.len(), |(at, _)| byte as usize + at)
    }

    /// The line that a byte of the text belongs to, its line end included.
    pub fn line_at(&self, byte: usize) -> usize {
        self.lines.partition_point(|line| line.begin as usize <= byte).saturating_sub(1)
    }

    /// The box around a stretch of one line; none if the text was not laid out from pages.
    pub fn place(&self, range: Range<usize>) -> Option<PageBox> {
        self.geometry.as_ref()?.place(self.source_range(range))
    }

    /// The column that the character at a byte stands in, by its place on the page.
    pub fn column(&self, byte: usize) -> Option<usize> {
        self.geometry.as_ref()?.column(self.source_range(byte..byte + 1).start)
    }

    /// The lowest confidence with which a stretch of text was read from an image, in percent; none for other text.
    pub fn confidence(&self, range: Range<usize>) -> Option<u8> {
        let geometry = self.geometry.as_ref().filter(|geometry| geometry.has_confidence())?;
        geometry.confidence(self.source_range(range))
    }

    /// A stretch of text as the output writes it: page, character offsets, box and confidence.
    pub fn segment(&self, range: Range<usize>) -> Segment {
        Segment {
            page: self.lines.get(self.line_at(range.start)).map_or(1, |line| line.page),
            start: self.char_offset(range.start) as u32,
            end: self.end_offset(&range) as u32,
            confidence: self.confidence(range.clone()),
            bounds: self.place(range).map(|place| place.map(|points| (points * 10.0).round() as i32)),
        }
    }

    /// The text of page `number` (from 1), lines without the white space around them.
    pub fn page_text(&self, number: u32) -> String {
        let first = self.lines.partition_point(|line| line.page < number);
        let lines = (first..self.lines.len()).take_while(|at| self.lines[*at].page == number);
        lines.map(|line| self.line_text(line)).collect::<Vec<_>>().join("\n")
    }

    /// Whether the letters of a line's page make no words.
    pub fn is_nonsense(&self, line: usize) -> bool {
        let page = self.lines.get(line).and_then(|line| self.pages.get(line.page));
        page.is_some_and(|page| page.nonsense)
    }

    /// Whether a line is a crowd of lines.
    pub fn is_crowd(&self, line: usize) -> bool {
        self.lines.get(line).is_some_and(|line| line.crowd)
    }

    /// Whether it is known of any line how it is set.
    pub(crate) fn has_styles(&self) -> bool {
        self.geometry.is_some() || !self.styles.is_empty()
    }

    /// How a line is set; nothing is known of plain text without marks.
    pub fn style(&self, line: usize) -> Style {
        if !self.has_styles() {
            return Style::default();
        }
        let Some(line) = self.lines.get(line) else { return Style::default() };
        let Some(geometry) = &self.geometry else { return self.marked_style(line) };
        geometry.style(self.source_range(line.start as usize..line.end as usize).start)
    }

    fn marked_style(&self, line: &Line) -> Style {
        let next = self.styles.partition_point(|(at, _)| *at < line.begin);
        let found = self.styles.get(next).filter(|(at, _)| *at < line.end.max(line.begin + 1));
        found.map_or_else(Style::default, |(_, style)| *style)
    }

    /// Whether the text was laid out from pages.
    pub fn has_geometry(&self) -> bool {
        self.geometry.is_some()
    }

    /// The bytes of the input that a range of the text was made from, as far as the way back is known: of text that was laid
    /// out from pages.
    pub fn source_range(&self, range: Range<usize>) -> Range<usize> {
        self.origins.iter().fold(range, |range, origin| origin.source_range(range))
    }
}

/// The text on its way from one repair to the next.
struct Layers<'a> {
    /// Somebody asks for the way back to the bytes.
    mapped: bool,
    text: Cow<'a, str>,
    origins: Vec<OffsetMap>,
    repairs: Vec<Repair>,
    styles: Vec<(u32, Style)>,
}

impl<'a> Layers<'a> {
    fn new(decoded: decode::Decoded<'a>, mapped: bool) -> Self {
        let (text, repairs) = (decoded.text, decoded.repairs);
        let origins = decoded.origin.whole().filter(|_| mapped).into_iter().collect();
        Layers { mapped, text, origins, repairs, styles: Vec::new() }
    }

    /// Whether the next step has to tell the way back: what was told of places before it has to move along.
    fn asks_back(&self) -> bool {
        self.mapped || !self.repairs.is_empty() || !self.styles.is_empty()
    }

    /// Undoes the marks of Markdown and the like, and keeps what they tell of their lines.
    fn undo_markup(&mut self) {
        let Some(markup) = markup::undo(&self.text) else { return };
        let narrow = |(at, style): &(usize, Style)| (u32::try_from(*at).unwrap_or(u32::MAX), *style);
        self.styles = markup.styles.iter().map(narrow).collect();
        self.edit(&markup.edits);
    }

    fn undo_double_encoding(&mut self) {
        if let Some((text, origin)) = mojibake::undo(&self.text, self.asks_back()) {
            let whole = Repair::new(RepairKind::DoubleEncoding, 0, text.len());
            self.text = Cow::Owned(text);
            self.add(Some(origin), vec![whole]);
        }
    }

    fn repair_characters(&mut self, rules: Rules) {
        let (repaired, origin, repairs) = repair::repair(&self.text, rules, self.asks_back());
        if let Cow::Owned(text) = repaired {
            self.text = Cow::Owned(text);
        }
        self.add(origin, repairs);
    }

    fn repair_words(&mut self, vocabulary: &dyn Vocabulary, rules: Rules) {
        if rules.has(RepairKind::LetterSpacing) {
            self.close_letter_spacing(vocabulary);
        }
    }

    /// Makes edits that are in order.
    fn edit(&mut self, edits: &[Edit]) {
        if !edits.is_empty() {
            let (text, origin, repairs) = damage::rewrite(&self.text, edits, self.asks_back());
            self.text = Cow::Owned(text);
            self.add(Some(origin), repairs);
        }
    }

    fn close_letter_spacing(&mut self, vocabulary: &dyn Vocabulary) {
        let asks_back = self.asks_back();
        let (text, origin, repairs) = spacing::close(std::mem::take(&mut self.text), vocabulary, asks_back);
        self.text = text;
        self.add(origin, repairs);
    }

    /// Cuts the text into lines.
    fn finish(self, encoding: Encoding) -> SourceText {
        let Layers { text, mut origins, mut repairs, styles, .. } = self;
        let text = text.into_owned();
        let (lines, page_count) = lines::lines(&text);
        repairs.sort_by_key(|repair| (repair.start, repair.end, repair.kind));
        origins.reverse();
        let origins = origins.into_iter().map(Arc::new).collect();
        let (pages, damage, elsewhere) = (PageNotes::default(), Vec::new(), None);
        let steps = count_steps(&text, &lines);
        SourceText {
            text,
            lines,
            steps,
            page_count,
            encoding,
            repairs,
            pages,
            damage,
            elsewhere,
            file: Arc::default(),
            ocr: None,
            spoken: Spoken::Untold,
            origins,
            geometry: None,
            styles,
        }
    }

    /// A step was taken: earlier repairs move to where it brought them.
    fn add(&mut self, origin: Option<OffsetMap>, repairs: Vec<Repair>) {
        if let Some(origin) = origin.and_then(OffsetMap::whole) {
            for repair in &mut self.repairs {
                let moved = |offset: u32| origin.text_of(offset as usize);
                *repair = Repair::new(repair.kind, moved(repair.start), moved(repair.end));
            }
            for (at, _) in &mut self.styles {
                *at = u32::try_from(origin.text_of(*at as usize)).unwrap_or(u32::MAX);
            }
            if self.mapped {
                self.origins.push(origin);
            }
        }
        self.repairs.extend(repairs);
    }
}

#[cfg(test)]
mod tests;
