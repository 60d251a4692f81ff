//! Why an input cannot be read at all. Doubt about what it says is no error but a diagnostic of the document.

use std::fmt;

use crate::pdf::PdfError;
use crate::text;

/// Why an input cannot be read at all. Its message tells people in plain words, its [kind](Error::kind) tells programs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error(Box<Cause>);

/// The kinds of [`Error`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// There is nothing in it, or white space only.
    Empty,
    /// It is neither text nor anything else that is read: binary, markup, in an unknown encoding.
    NotText,
    /// It is a file of another program, which its message names: Word, OpenDocument, e-mail.
    OtherFormat,
    /// It is larger than what can be counted, or has more on a page than any document.
    TooLarge,
    /// It is a PDF that needs a password, or is encrypted in a way that is not known.
    Encrypted,
    /// It is a PDF of which nothing is left to be read.
    Damaged,
    /// It is an image, and nothing read it.
    Image,
    /// It is of a kind that this build of the library does not read: a feature is off.
    Unsupported,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Cause {
    Text(text::ReadError),
    Pdf(PdfError),
    #[cfg_attr(not(feature = "ocr"), expect(dead_code, reason = "images are read with this feature alone"))]
    Image(String),
}

impl Error {
    /// An image that was not read, for this reason.
    #[cfg(feature = "ocr")]
    pub(crate) fn image(reason: impl Into<String>) -> Error {
        Error(Box::new(Cause::Image(reason.into())))
    }

    /// What kind of error it is.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        match &*self.0 {
            Cause::Text(text::ReadError::Empty | text::ReadError::OnlyWhiteSpace) => ErrorKind::Empty,
            Cause::Text(text::ReadError::Binary { .. } | text::ReadError::NotText(_)) => ErrorKind::NotText,
            Cause::Text(text::ReadError::OtherFormat { .. }) => ErrorKind::OtherFormat,
            Cause::Text(text::ReadError::TooLarge { .. }) | Cause::Pdf(PdfError::TooMuch) => ErrorKind::TooLarge,
            Cause::Pdf(PdfError::Encrypted | PdfError::UnknownEncryption) => ErrorKind::Encrypted,
            Cause::Pdf(PdfError::Damaged(_) | PdfError::NoPages) => ErrorKind::Damaged,
            Cause::Pdf(PdfError::NotBuilt(_)) => ErrorKind::Unsupported,
            Cause::Image(_) => ErrorKind::Image,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.0 {
            Cause::Text(error) => error.fmt(f),
            Cause::Pdf(error) => error.fmt(f),
            Cause::Image(reason) => write!(f, "it is an image and was not read: {reason}"),
        }
    }
}

impl std::error::Error for Error {}

impl From<text::ReadError> for Error {
    fn from(error: text::ReadError) -> Error {
        Error(Box::new(Cause::Text(error)))
    }
}

impl From<PdfError> for Error {
    fn from(error: PdfError) -> Error {
        Error(Box::new(Cause::Pdf(error)))
    }
}
