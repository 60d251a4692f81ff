//! Where the characters of a text stood on the pages that it was laid out from.

use std::ops::Range;

/// A box on a page in points from the page's top left corner: left, top, right, bottom.
pub type PageBox = [f32; 4];

/// The place of every character of a laid-out text, as the layout wrote it, before any repair.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Geometry {
    rows: Vec<Row>,
    marks: Vec<Mark>,
    /// From where on the text was read with which confidence, in percent; empty where nothing was read from images.
    confidences: Vec<(u32, u8)>,
}

/// A line of the laid-out text.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Row {
    /// Where it begins, in bytes.
    at: u32,
    top: f32,
    bottom: f32,
    /// Where column 0 is.
    origin: f32,
    /// The width of a column.
    unit: f32,
    /// Quarter turns by which the line's coordinates are turned against the page's.
    turn: u8,
    /// The page's width and height.
    page: (f32, f32),
    /// By how much the lines of the page fall to the right, in radians.
    skew: f32,
    style: Style,
}

/// A glyph: from `at` on up to the next.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Mark {
    at: u32,
    left: f32,
    right: f32,
}

impl Row {
    /// A box in the line's coordinates as one in the page's.
    fn on_page(&self, [left, top, right, bottom]: PageBox) -> PageBox {
        let (width, height) = self.page;
        let [left, top, right, bottom] = self.skewed([left, top, right, bottom]);
        match self.turn {
            1 => [width - bottom, left, width - top, right],
            2 => [width - right, height - bottom, width - left, height - top],
            3 => [top, height - right, bottom, height - left],
            _ => [left, top, right, bottom],
        }
    }
}

impl Row {
    /// A box of a page whose lines are made straight as one of the page as it is: no higher, but where its ends were.
    fn skewed(&self, [left, top, right, bottom]: PageBox) -> PageBox {
        if self.skew == 0.0 {
            return [left, top, right, bottom];
        }
        let (width, height) = if self.turn.is_multiple_of(2) { self.page } else { (self.page.1, self.page.0) };
        let (sin, cos) = self.skew.sin_cos();
        let middle = (top + bottom) / 2.0;
        let moved = |x: f32| {
            let (x, y) = (x - width / 2.0, middle - height / 2.0);
            (x * cos - y * sin + width / 2.0, x * sin + y * cos + height / 2.0)
        };
        let ((x0, y0), (x1, y1), half) = (moved(left), moved(right), (bottom - top) / 2.0);
        [x0.min(x1), y0.min(y1) - half, x0.max(x1), y0.max(y1) + half]
    }
}

/// How places across the page are counted as columns of text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Columns {
    /// Where column 0 is, in points.
    pub(crate) origin: f32,
    /// The width of a column, in points.
    pub(crate) unit: f32,
    /// The page's width and height, in points.
    pub(crate) page: (f32, f32),
    /// By how much the lines of the page fall to the right, in radians.
    pub(crate) skew: f32,
}

/// How a line is set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Style {
    /// The height of its font in tenths of a point; 0 if it is not known.
    pub size: u16,
    /// Whether nearly all its letters are bold.
    pub bold: bool,
    /// Whether its first word is bold.
    pub bold_start: bool,
    /// Not in the flow of the text: turned against the page, or a footnote.
    pub aside: bool,
    /// At the foot of the page, set off from the text.
    pub foot: bool,
    /// Behind the text or across it: a watermark.
    pub watermark: bool,
    /// Text that nobody sees.
    pub hidden: bool,
}

/// What is known of a page beside its text.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct PageNote {
    /// How many of its glyphs are letters whose meaning the font tells.
    pub readable: u32,
    /// How many are drawn without saying what they mean.
    pub unreadable: u32,
    /// How many of those stand inside words: letters that are gone.
    pub holes: u32,
    /// How much of the page images cover, from 0 to 1.
    pub image_share: f32,
    /// Whether its text is the invisible layer of a scan.
    pub invisible: bool,
    /// Whether the reader failed on it.
    pub broken: bool,
    /// Whether the font's map is wrong: there are letters, and they make no words.
    pub nonsense: bool,
    /// The resolution of the image that covers most of it, in dots per inch; 0 without an image.
    pub image_dpi: f32,
    /// How many filled shapes are drawn that are no boxes.
    pub shapes: u32,
    /// Whether its text was read from its image by this program.
    pub recognized: bool,
    /// Whether it was looked at as an image, and nothing is on it.
    pub blank: bool,
    /// Its width and height in points, as it is shown.
    pub sheet: (u16, u16),
    /// Where most of its lines begin, in points; 0 without lines.
    pub margin: u16,
    /// The family of fonts in which most is set, by its number in the file; 0 where nothing tells it.
    pub family: u32,
    /// Pages that were made together have one number; 0 where nothing tells it.
    pub kin: u32,
    /// How the labels of pages go on with it.
    pub label: Counted,
}

/// How the labels by which viewers call pages go on with a page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Counted {
    /// The file has no labels, or begins with the page.
    #[default]
    Untold,
    /// It has the next number.
    On,
    /// The numbers begin again.
    Anew,
    /// Other numbers begin, as they do behind a preface.
    Otherwise,
}

/// Letters fewer than these beside a large image are a header or a stamp on a scanned page.
const STAMP: u32 = 60;
/// So many shapes without text are letters made into outlines; a drawing with a few hundred lines has fewer fillings.
const OUTLINES: u32 = 300;

/// So many letters that are gone are no ornaments.
const FEWEST_HOLES: u32 = 4;

/// What is known of pages in a row.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PageNotes {
    /// How many pages stand before the first.
    before: u32,
    notes: Vec<PageNote>,
}

impl PageNotes {
    /// What is known of a page, by its number from 1.
    pub fn get(&self, page: u32) -> Option<&PageNote> {
        self.notes.get(page.checked_sub(self.before + 1)? as usize)
    }

    /// The pages with their numbers.
    pub fn iter(&self) -> impl Iterator<Item = (u32, &PageNote)> {
        (self.before + 1..).zip(&self.notes)
    }

    /// The same, to be changed.
    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = (u32, &mut PageNote)> {
        (self.before + 1..).zip(&mut self.notes)
    }

    /// From the first to the last of some pages; nothing is known of those between that are not among them.
    pub(super) fn of(&self, first: u32, last: u32, among: impl Fn(u32) -> bool) -> PageNotes {
        let note = |page: u32| self.get(page).copied().filter(|_| among(page)).unwrap_or_default();
        let last = last.min(self.before.saturating_add(u32::try_from(self.notes.len()).unwrap_or(u32::MAX)));
        PageNotes { before: first.saturating_sub(1), notes: (first.max(1)..=last).map(note).collect() }
    }
}

impl From<Vec<PageNote>> for PageNotes {
    fn from(notes: Vec<PageNote>) -> Self {
        PageNotes { before: 0, notes }
    }
}

impl PageNote {
    /// Whether the font of much of its text does not tell the letters.
    #[must_use]
    pub fn is_unmapped(&self) -> bool {
        let much = self.unreadable > 20 && self.unreadable * 4 > self.readable;
        much || self.holes >= FEWEST_HOLES && self.holes * 150 > self.readable
    }

    /// Whether it has the shape of a screen, as slides have and no sheet of paper.
    #[must_use]
    pub fn is_slide(&self) -> bool {
        let (width, height) = (u32::from(self.sheet.0), u32::from(self.sheet.1));
        let shaped = |wide: u32, high: u32| (width * high).abs_diff(height * wide) * 50 <= width * high;
        height > 0 && (shaped(4, 3) || shaped(16, 9))
    }

    /// Whether its text is an image, or letters made into outlines, and was not read.
    #[must_use]
    pub fn is_image(&self) -> bool {
        let outlines = self.shapes > OUTLINES && self.readable == 0;
        let image = self.image_share > 0.4 && self.readable < STAMP;
        (image || outlines) && !self.is_unmapped() && !self.recognized && !self.blank
    }
}

impl Geometry {
    /// Begins a line at byte `at`. Its coordinates are those of the page turned by `turn` quarter turns.
    pub(crate) fn row(&mut self, at: usize, vertical: Range<f32>, columns: Columns, turn: u8, style: Style) {
        let Columns { origin, unit, page, skew } = columns;
        self.rows.push(Row {
            at: narrow(at),
            top: vertical.start,
            bottom: vertical.end,
            origin,
            unit,
            turn,
            page,
            skew,
            style,
        });
    }

    /// Takes back that lines are bold, from that of byte `at` on: where all are, it sets none apart.
    pub(crate) fn level(&mut self, at: usize) {
        let first = self.rows.partition_point(|row| (row.at as usize) < at);
        for row in self.rows.iter_mut().skip(first) {
            (row.style.bold, row.style.bold_start) = (false, false);
        }
    }

    /// Places what stands from byte `at` on.
    pub(crate) fn mark(&mut self, at: usize, horizontal: Range<f32>) {
        self.marks.push(Mark { at: narrow(at), left: horizontal.start, right: horizontal.end });
    }

    /// Tells with which confidence the text from byte `at` on was read, in percent; `u8::MAX` where it was not read from
    /// an image.
    pub(crate) fn read_with(&mut self, at: usize, confidence: u8) {
        let last = self.confidences.last().map_or(u8::MAX, |(_, last)| *last);
        if last != confidence {
            self.confidences.push((narrow(at), confidence));
        }
    }

    /// The lowest confidence of a stretch of text, in percent; none if nothing of it was read from an image.
    pub(super) fn confidence(&self, range: Range<usize>) -> Option<u8> {
        let first = self.confidences.partition_point(|(at, _)| *at as usize <= range.start).saturating_sub(1);
        let inside = self.confidences.get(first..)?.iter();
        let inside = inside.take_while(|(at, _)| (*at as usize) < range.end.max(range.start + 1));
        inside.map(|(_, confidence)| *confidence).filter(|confidence| *confidence != u8::MAX).min()
    }

    /// Whether anything was read from images.
    pub(super) fn has_confidence(&self) -> bool {
        !self.confidences.is_empty()
    }

    fn row_at(&self, at: usize) -> Option<&Row> {
        let next = self.rows.partition_point(|row| row.at as usize <= at);
        self.rows.get(next.checked_sub(1)?)
    }

    /// The box around a stretch of one line.
    pub(super) fn place(&self, range: Range<usize>) -> Option<PageBox> {
        let row = self.row_at(range.start)?;
        let first = self.marks.partition_point(|mark| mark.at as usize <= range.start).checked_sub(1)?;
        let marks =
            self.marks.get(first..)?.iter().take_while(|mark| (mark.at as usize) < range.end.max(range.start + 1));
        let (left, right) =
            marks.fold((f32::MAX, f32::MIN), |(left, right), mark| (left.min(mark.left), right.max(mark.right)));
        (left <= right).then(|| row.on_page([left, row.top, right, row.bottom]))
    }

    /// The column that the character at a byte begins in.
    pub(super) fn column(&self, at: usize) -> Option<usize> {
        let row = self.row_at(at)?;
        let mark = self.marks.get(self.marks.partition_point(|mark| mark.at as usize <= at).checked_sub(1)?)?;
        Some(((mark.left - row.origin) / row.unit).round().max(0.0) as usize)
    }

    /// How the line at a byte is set.
    pub(super) fn style(&self, at: usize) -> Style {
        self.row_at(at).map_or_else(Style::default, |row| row.style)
    }
}

fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}
