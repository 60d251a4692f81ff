//! The way in for programs that use the library.

use std::fmt;
use std::ops::Range;

use crate::assemble::{documents, explain_all};
use crate::language::Language;
use crate::model::{Document, Source};
#[cfg(feature = "ocr")]
use crate::ocr::Recognizer;
use crate::output::{LineView, view};
use crate::text::{RepairKind, SourceText};
use crate::{Error, Input, Options, read};

/// Reads documents.
///
/// It touches no file and starts no process, and gives the same document for the same bytes. Every input that can be read
/// gives a document: doubt about what it says is a coded diagnostic in it.
///
/// A PDF is read in the caller's process, and can be made to take any time and memory that it is given. For files of unknown
/// origin use the command `dagordning`, which reads each in a process with limits.
#[derive(Clone, Copy, Default)]
pub struct Parser<'r> {
    options: Options,
    #[cfg(feature = "ocr")]
    recognizer: Option<&'r dyn Recognizer>,
    #[cfg(not(feature = "ocr"))]
    recognizer: std::marker::PhantomData<&'r ()>,
}

impl Parser<'static> {
    /// A parser that reads text, and PDFs by the text in them.
    #[must_use]
    pub fn new(options: Options) -> Parser<'static> {
        Parser { options, recognizer: Default::default() }
    }
}

impl<'r> Parser<'r> {
    /// With an engine that reads images of pages: scanned pages of PDFs, and image files (PNG, JPEG, TIFF as fax machines
    /// and scanners write it).
    #[cfg(feature = "ocr")]
    #[must_use]
    pub fn with_recognizer<'o>(self, recognizer: &'o dyn Recognizer) -> Parser<'o> {
        Parser { options: self.options, recognizer: Some(recognizer) }
    }

    /// Reads one document: of an input that holds several meetings the first, whose `source.part` says how many there are
    /// ([`Parser::parse_all`] gives all).
    ///
    /// ```
    /// use dagordning::{Options, Parser};
    ///
    /// let document = Parser::new(Options::new()).parse("Protokoll\nKulturnämnden\n2026-03-02\n\n§ 1\nVal av justerare\n")?;
    /// assert_eq!(document.items[0].label.as_deref(), Some("§ 1"));
    /// # Ok::<(), dagordning::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// When the bytes are nothing that is read: empty, binary, an HTML page, an encrypted PDF, an image without a
    /// recogniser, or more than a gigabyte.
    pub fn parse<'i>(&self, input: impl Into<Input<'i>>) -> Result<Document, Error> {
        self.read(input).map(Reading::into_document)
    }

    /// Reads all documents of an input: one for each meeting that it holds, in its order. Papers that are bound behind an
    /// agenda or minutes are [`Document::attachments`] of these.
    ///
    /// ```
    /// use dagordning::{Options, Parser};
    ///
    /// let minutes = "Protokoll\nKulturnämnden\n2026-03-02\nPlats: Rådhuset\n\n§ 1 Val av justerare\n\nBeslut\nAnna Ek utses.\n\n\
    ///     § 2 Rapport\n\nBeslut\nRapporten läggs till handlingarna.\n";
    /// let year = format!("{minutes}\x0c{}", minutes.replace("03-02", "04-13"));
    /// let documents = Parser::new(Options::new()).parse_all(&year)?;
    /// assert_eq!(documents.len(), 2);
    /// assert_eq!(documents[1].source.part.map(|part| (part.index, part.count, part.pages)), Some((2, 2, [2, 2])));
    /// # Ok::<(), dagordning::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Parser::parse`].
    pub fn parse_all<'i>(&self, input: impl Into<Input<'i>>) -> Result<Vec<Document>, Error> {
        self.read(input).map(|reading| reading.documents())
    }

    /// Reads one document from a file of this name.
    ///
    /// # Errors
    ///
    /// As [`Parser::parse`].
    pub fn parse_named<'i>(&self, input: impl Into<Input<'i>>, file_name: &'i str) -> Result<Document, Error> {
        self.parse(input.into().named(file_name))
    }

    /// Reads the text of a document, from which the document and other views are made.
    ///
    /// # Errors
    ///
    /// As [`Parser::parse`].
    pub fn read<'i>(&self, input: impl Into<Input<'i>>) -> Result<Reading, Error> {
        let input = input.into();
        let text = self.source_text(&input)?;
        let source = read::source(input.bytes(), input.name(), &text);
        Ok(Reading { text, source, options: self.options })
    }

    fn source_text(&self, input: &Input<'_>) -> Result<SourceText, Error> {
        #[cfg(feature = "ocr")]
        if let Some(engine) = self.recognizer {
            return read::with_engine(input, engine, self.options);
        }
        read::of(input, self.options.reader, self.options.rules)
    }

    /// The pages of a document as they look, columns kept, a form feed between two pages; of plain text the repaired text.
    ///
    /// # Errors
    ///
    /// As [`Parser::parse`].
    pub fn layout<'i>(&self, input: impl Into<Input<'i>>) -> Result<String, Error> {
        let input = input.into();
        #[cfg(feature = "ocr")]
        if let Some(engine) = self.recognizer {
            return read::picture_with_engine(&input, engine, self.options);
        }
        read::picture(&input, self.options.reader, self.options.rules)
    }
}

impl fmt::Debug for Parser<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Parser").field("options", &self.options).finish_non_exhaustive()
    }
}

/// A document that was read: its text, and what the text says.
///
/// ```
/// use dagordning::{Options, Parser};
///
/// let reading = Parser::new(Options::new().spans(true)).read("K a l l e l s e\nKulturnämnden\nTid: 2026-03-02 kl. 13.00\n")?;
/// assert_eq!(reading.text().lines().next(), Some("Kallelse"));
/// let document = reading.document();
/// let place = document.places.get("body")[0];
/// assert_eq!(reading.excerpt(place.start..place.end), "Kulturnämnden");
/// # Ok::<(), dagordning::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Reading {
    text: SourceText,
    source: Source,
    options: Options,
}

impl Reading {
    /// The repaired text, in which places count Unicode scalar values.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text.text
    }

    /// A stretch of the text, by the places that a [`Segment`](crate::model::Segment) or a [`Span`](crate::model::Span) gives.
    #[must_use]
    pub fn excerpt(&self, places: Range<u32>) -> &str {
        let byte = |place: u32| self.text.byte_offset(place as usize);
        self.text.text.get(byte(places.start)..byte(places.end)).unwrap_or_default()
    }

    /// What the text says: a document for each meeting that it holds, at least one.
    #[must_use]
    pub fn documents(&self) -> Vec<Document> {
        all(&self.text, self.source.clone(), self.options)
    }

    /// What the text says; of several meetings the first.
    #[must_use]
    pub fn document(&self) -> Document {
        document(&self.text, self.source.clone(), self.options)
    }

    /// What the text says, where the text is not needed any more.
    #[must_use]
    pub fn into_document(self) -> Document {
        document(&self.text, self.source, self.options)
    }

    /// Each line with what it was taken for, the values that it holds, and what spoke for its role: the tool for
    /// understanding a surprise.
    #[must_use]
    pub fn lines(&self) -> Vec<LineView<'_>> {
        lines(&self.text, self.source.clone(), self.options)
    }
}

/// The lines of a text that was read, with what became of each and why.
#[must_use]
pub fn lines(text: &SourceText, source: Source, options: Options) -> Vec<LineView<'_>> {
    let options = options.spans(true).furniture(true);
    let parts = explain_all(text, source, language(options), options);
    view(text, &parts)
}

/// Assembles the documents of a text that was read: at least one.
pub(crate) fn all(text: &SourceText, source: Source, options: Options) -> Vec<Document> {
    documents(text, source, language(options), options, usize::MAX)
}

/// Assembles the first of them.
pub(crate) fn document(text: &SourceText, source: Source, options: Options) -> Document {
    documents(text, source, language(options), options, 1).swap_remove(0)
}

/// The vocabulary, with damaged words or without.
fn language(options: Options) -> &'static Language {
    if options.rules.has(RepairKind::DamagedWord) { Language::swedish() } else { Language::exact() }
}
