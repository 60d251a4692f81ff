//! What stands on the pages of a composed document, before a channel makes text or a PDF of it.

/// A document as it is typeset: blocks from top to bottom, and what each page carries besides.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// What is printed, in reading order.
    pub blocks: Vec<Block>,
    /// Lines at the head of every page; `{page}` and `{pages}` stand for the page's number and the number of pages. Each
    /// line is its cells (left, middle, right).
    pub header: Vec<Vec<String>>,
    /// Lines at the foot of every page, as [`Page::header`].
    pub footer: Vec<Vec<String>>,
    /// Whether lines are numbered in the margin.
    pub line_numbers: bool,
    /// Whether nothing parts head and foot from the text.
    pub tight: bool,
    /// Words printed across the page.
    pub watermark: Option<String>,
    /// Lines of text on a page.
    pub height: usize,
    /// Characters on a full line.
    pub width: usize,
}

/// One block of a page. A channel decides on line ends, never on words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A line set apart: level 0 is the document's title, 1 the head of an item, 2 a heading within an item.
    Heading {
        /// 0 to 2.
        level: u8,
        /// As printed, with number and sign where they stand on the line.
        text: String,
        /// Whether it is bold where a channel can show it.
        bold: bool,
    },
    /// Running text, wrapped by the channel.
    Paragraph(String),
    /// A short line of its own (cover, address, signature), never joined with its neighbours.
    Line(String),
    /// An entry of a list.
    Entry {
        /// "1.", "•", "-", "att" is text and no mark; empty where entries have none.
        mark: String,
        /// Wrapped by the channel, hanging where the channel has columns.
        text: String,
        /// 0 is the outermost list.
        level: u8,
    },
    /// A row of a table or of labels beside values.
    Row {
        /// Empty cells are kept.
        cells: Vec<String>,
        /// The column, in characters from the left, that each cell begins in.
        columns: Vec<usize>,
        /// Whether these are the heads of the columns.
        head: bool,
    },
    /// White space.
    Gap,
    /// The next page begins here (a channel that has pages also breaks full ones).
    PageBreak,
}
