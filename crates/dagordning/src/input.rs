//! What is handed in to be read.

use std::sync::Arc;

/// A document's bytes, and the name of the file that they came from.
///
/// What they are (text, a PDF, an image) is told by the first of them, never by the name.
///
/// ```
/// use dagordning::Input;
///
/// let text = Input::from("Kallelse\n").named("kallelse.txt");
/// let pdf = Input::from(std::sync::Arc::new(b"%PDF-1.7".to_vec()));
/// # let _ = (text, pdf);
/// ```
#[derive(Debug, Clone)]
pub struct Input<'i> {
    bytes: Bytes<'i>,
    name: Option<&'i str>,
}

#[derive(Debug, Clone)]
enum Bytes<'i> {
    Lent(&'i [u8]),
    Shared(Arc<Vec<u8>>),
}

impl<'i> Input<'i> {
    /// With the name of its file, without folders: `source.file_name` of the document. Some kinds of documents tell their
    /// day nowhere else.
    #[must_use]
    pub fn named(self, name: &'i str) -> Input<'i> {
        Input { name: Some(name), ..self }
    }

    pub(crate) fn name(&self) -> Option<&'i str> {
        self.name
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        match &self.bytes {
            Bytes::Lent(bytes) => bytes,
            Bytes::Shared(bytes) => bytes,
        }
    }

    /// The bytes, copied unless they are shared already: those who read a PDF hold on to it.
    pub(crate) fn shared(&self) -> Arc<Vec<u8>> {
        match &self.bytes {
            Bytes::Lent(bytes) => Arc::new(bytes.to_vec()),
            Bytes::Shared(bytes) => Arc::clone(bytes),
        }
    }
}

impl<'i> From<&'i [u8]> for Input<'i> {
    fn from(bytes: &'i [u8]) -> Self {
        Input { bytes: Bytes::Lent(bytes), name: None }
    }
}

impl<'i, const N: usize> From<&'i [u8; N]> for Input<'i> {
    fn from(bytes: &'i [u8; N]) -> Self {
        Input::from(bytes.as_slice())
    }
}

impl<'i> From<&'i Vec<u8>> for Input<'i> {
    fn from(bytes: &'i Vec<u8>) -> Self {
        Input::from(bytes.as_slice())
    }
}

impl<'i> From<&'i str> for Input<'i> {
    fn from(text: &'i str) -> Self {
        Input::from(text.as_bytes())
    }
}

impl<'i> From<&'i String> for Input<'i> {
    fn from(text: &'i String) -> Self {
        Input::from(text.as_bytes())
    }
}

impl From<Vec<u8>> for Input<'_> {
    fn from(bytes: Vec<u8>) -> Self {
        Input::from(Arc::new(bytes))
    }
}

impl From<Arc<Vec<u8>>> for Input<'_> {
    fn from(bytes: Arc<Vec<u8>>) -> Self {
        Input { bytes: Bytes::Shared(bytes), name: None }
    }
}
