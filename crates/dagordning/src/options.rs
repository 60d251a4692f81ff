//! What a caller can ask for.

#[cfg(feature = "ocr")]
use crate::ocr::Mode;
use crate::pdf::ReaderChoice;
use crate::text::Rules;

/// How much is told of the papers that are bound behind an agenda or minutes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Attachments {
    /// A list of them: title, kind, pages, to which item each belongs.
    #[default]
    List,
    /// Also the text of each.
    Text,
    /// Also each read as a document of its own.
    Parse,
}

/// What is wanted beside the values, and how files are read.
///
/// ```
/// let options = dagordning::Options::new().spans(true).furniture(true);
/// # let _ = options;
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    pub(crate) spans: bool,
    pub(crate) furniture: bool,
    pub(crate) reader: ReaderChoice,
    pub(crate) rules: Rules,
    pub(crate) attachments: Attachments,
    pub(crate) whole: bool,
    #[cfg(feature = "ocr")]
    pub(crate) ocr: Mode,
}

impl Default for Options {
    fn default() -> Self {
        Options::new()
    }
}

impl Options {
    /// The values alone.
    #[must_use]
    pub const fn new() -> Options {
        Options {
            spans: false,
            furniture: false,
            reader: ReaderChoice::Auto,
            rules: Rules::ALL,
            attachments: Attachments::List,
            whole: false,
            #[cfg(feature = "ocr")]
            ocr: Mode::Auto,
        }
    }

    /// The input is one document, whatever it looks like: pages that were put together.
    #[must_use]
    pub const fn whole(self, whole: bool) -> Options {
        Options { whole, ..self }
    }

    /// Places of all values and objects, and the labels that led to them.
    #[must_use]
    pub const fn spans(self, spans: bool) -> Options {
        Options { spans, ..self }
    }

    /// Page headers and footers, signature lines, formulae.
    #[must_use]
    pub const fn furniture(self, furniture: bool) -> Options {
        Options { furniture, ..self }
    }

    /// How much is told of papers that are bound behind.
    #[must_use]
    pub const fn attachments(self, attachments: Attachments) -> Options {
        Options { attachments, ..self }
    }

    /// What reads a PDF.
    #[must_use]
    pub const fn reader(self, reader: ReaderChoice) -> Options {
        Options { reader, ..self }
    }

    /// Which pages go to the recogniser, if there is one.
    #[cfg(feature = "ocr")]
    #[must_use]
    pub const fn ocr(self, ocr: Mode) -> Options {
        Options { ocr, ..self }
    }

    /// Which repairs of damaged text are made: all, unless somebody counts what one of them earns.
    #[doc(hidden)]
    #[must_use]
    pub const fn rules(self, rules: Rules) -> Options {
        Options { rules, ..self }
    }
}
