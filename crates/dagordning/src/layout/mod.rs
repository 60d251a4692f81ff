//! Glyphs to lines: what the geometry of a page says and plain text has lost.
//!
//! Glyphs become baselines, baselines words (letter-spaced headings are closed here, by the line's own gaps), words cells
//! (columns), and cells rows in reading order. The result is a text whose columns are kept by runs of spaces, pages parted
//! by form feeds, with the place of every character.

mod accents;
mod baseline;
mod behind;
mod columns;
mod grid;
mod order;
mod words;
mod write;

use baseline::Sort;

use crate::pdf::{Glyph, Page};
use crate::text::{Draft, Geometry, PageNote, Rules, Vocabulary, from_pages};

/// Lays out pages one after the other.
pub struct Layout<'v> {
    vocabulary: &'v dyn Vocabulary,
    text: String,
    geometry: Geometry,
    pages: Vec<PageNote>,
    weight: Weight,
}

/// How many letters are bold, and how many there are.
#[derive(Debug, Clone, Copy, Default)]
struct Weight {
    bold: usize,
    all: usize,
}

impl Weight {
    fn of(page: &Page) -> Weight {
        let letters = page.glyphs.iter().filter(|glyph| glyph.len > 0 && !glyph.hidden && glyph.mapped);
        letters
            .fold(Weight::default(), |sum, glyph| Weight { bold: sum.bold + usize::from(glyph.bold), all: sum.all + 1 })
    }

    /// Whether so nearly all is bold that it sets nothing apart, among at least so many letters.
    fn is_level(self, fewest: usize) -> bool {
        self.all >= fewest && self.bold * 100 >= self.all * 92
    }
}

/// So many letters in one heavy font are the text of a document, or of a page; fewer may be headings alone.
const FEWEST_HEAVY: usize = 150;
const FEWEST_HEAVY_PAGE: usize = 500;

/// A row of the page: its cells from left to right.
#[derive(Debug, Clone, Default)]
struct Row {
    y: f32,
    size: f32,
    cells: Vec<Cell>,
    /// Quarter turns by which its coordinates are turned against the page's.
    turn: u8,
    /// Not in the flow of the text: turned against the page, or a footnote.
    aside: bool,
    /// At the foot of the page, set off from the text.
    foot: bool,
    /// Behind the text or across it.
    watermark: bool,
    /// Text that nobody sees.
    hidden: bool,
    /// By how much it falls to the right against the page's other lines, in radians.
    slant: f32,
    /// Where its page begins on a sheet of two.
    left: f32,
}

/// Words that stand together.
#[derive(Debug, Clone)]
struct Cell {
    words: Vec<Word>,
}

/// A word: letters with the place of each.
#[derive(Debug, Clone, Default)]
struct Word {
    letters: Vec<Letter>,
}

/// A glyph in a line.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Letter {
    /// Its letters in the page's text.
    start: u32,
    len: u8,
    bold: bool,
    /// Raised above the line and small: a digit is written as ¹.
    raised: bool,
    /// As [`crate::pdf::Glyph::confidence`].
    confidence: u8,
    x0: f32,
    x1: f32,
    y: f32,
    size: f32,
}

impl Letter {
    fn text<'p>(&self, page: &'p Page) -> &'p str {
        let start = self.start as usize;
        page.text.get(start..start + usize::from(self.len)).unwrap_or("")
    }
}

impl Cell {
    fn x0(&self) -> f32 {
        self.words.first().and_then(|word| word.letters.first()).map_or(0.0, |letter| letter.x0)
    }
    fn letters(&self) -> impl Iterator<Item = &Letter> {
        self.words.iter().flat_map(|word| &word.letters)
    }
    fn x1(&self) -> f32 {
        self.words.last().and_then(|word| word.letters.last()).map_or(0.0, |letter| letter.x1)
    }
}

impl<'v> Layout<'v> {
    /// An empty text; `vocabulary` parts the words of letter-spaced headings.
    #[must_use]
    pub fn new(vocabulary: &'v dyn Vocabulary) -> Self {
        let weight = Weight::default();
        Layout { vocabulary, text: String::new(), geometry: Geometry::default(), pages: Vec::new(), weight }
    }

    /// Lays out the next page.
    pub fn add(&mut self, page: &Page) {
        let page = &*accents::joined(page);
        let (blocks, note) = self.rows_of(page);
        if !self.pages.is_empty() {
            self.text.push('\x0c');
        }
        self.pages.push(note);
        let from = self.text.len();
        write::page(page, &blocks, &mut self.text, &mut self.geometry);
        let weight = Weight::of(page);
        if weight.is_level(FEWEST_HEAVY_PAGE) {
            self.geometry.level(from);
        }
        self.weight = Weight { bold: self.weight.bold + weight.bold, all: self.weight.all + weight.all };
    }

    /// The rows of a page in reading order, block by block.
    fn rows_of(&self, page: &Page) -> (Vec<Vec<Row>>, PageNote) {
        let letters = page.glyphs.iter().filter(|glyph| glyph.len > 0 && glyph.mapped).count();
        let invisible = page.glyphs.iter().filter(|glyph| glyph.invisible && glyph.len > 0).count();
        let mut note = PageNote {
            readable: narrow(letters),
            unreadable: narrow(page.glyphs.iter().filter(|glyph| !glyph.mapped).count()),
            holes: narrow(holes(page)),
            image_share: page.image_share,
            invisible: invisible * 2 > letters,
            broken: page.broken,
            nonsense: false,
            image_dpi: page.image_dpi,
            shapes: page.shapes,
            recognized: page.recognized,
            blank: page.blank,
            sheet: (page.width.round() as u16, page.height.round() as u16),
            family: page.family,
            kin: page.kin,
            ..PageNote::default()
        };
        let mut begins: Vec<u16> = Vec::new();
        let mut blocks = Vec::new();
        // A single glyph without meaning is a bullet or an ornament; many are text that nobody can read.
        let skip = note.unreadable > 20 && note.unreadable * 4 > note.readable;
        for turned in baseline::by_turn(page, skip) {
            let lines = baseline::lines(&turned, &page.text);
            let word_gap = words::word_gap(&lines);
            let mut rows: Vec<Row> = lines
                .into_iter()
                .map(|line| words::row(line, page, &turned.rules, word_gap, self.vocabulary))
                .filter(|row| !row.cells.is_empty())
                .collect();
            rows.iter_mut().for_each(|row| (row.turn, row.left) = (turned.turn, turned.left));
            if turned.sort != Sort::Flow {
                for row in &mut rows {
                    (row.aside, row.slant) = (true, turned.slant);
                    (row.watermark, row.hidden) = (turned.sort == Sort::Watermark, turned.sort == Sort::Hidden);
                }
                blocks.push(rows);
                continue;
            }
            begins.extend(rows.iter().map(|row| row.cells[0].x0().max(0.0) as u16));
            columns::align(&mut rows);
            grid::settle(&mut rows, &turned.rules);
            columns::raise_centred(&mut rows);
            columns::join_labels(&mut rows, page, self.vocabulary);
            footnotes(&mut rows);
            footers(&mut rows, page.height);
            blocks.extend(order::blocks(rows));
        }
        begins.sort_unstable();
        // Fewer stand left of the text than in it.
        note.margin = begins.get(begins.len() / 4).copied().unwrap_or(0);
        (blocks, note)
    }

    /// The text of all pages, repaired.
    #[must_use]
    pub fn finish(mut self, rules: Rules) -> Draft<'v> {
        if self.weight.is_level(FEWEST_HEAVY) {
            self.geometry.level(0);
        }
        from_pages(self.text, self.geometry, self.pages, self.vocabulary, rules)
    }

    /// The page as it looks: rows at their height and cells in their column.
    #[must_use]
    pub fn picture(&self, page: &Page) -> String {
        let page = &*accents::joined(page);
        let (blocks, _) = self.rows_of(page);
        write::picture(page, blocks)
    }
}

/// Marks footnotes: a raised number begins a line of a smaller font than the page's, and what follows in that font at the
/// foot of the page belongs to it.
fn footnotes(rows: &mut [Row]) {
    let widths = |row: &Row| row.cells.iter().map(|cell| cell.x1() - cell.x0()).sum::<f32>();
    let total: f32 = rows.iter().map(widths).sum();
    let mut sizes: Vec<(f32, f32)> = rows.iter().map(|row| (row.size, widths(row))).collect();
    sizes.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut sum = 0.0;
    let usual = sizes.iter().find(|(_, width)| {
        sum += width;
        sum > total / 2.0
    });
    let Some(usual) = usual.map(|(size, _)| *size) else { return };
    let raised = |row: &Row| {
        let first = row.cells.first().and_then(|cell| cell.words.first()).and_then(|word| word.letters.first());
        first.is_some_and(|letter| letter.raised)
    };
    let mut size = None;
    for row in rows {
        if raised(row) && row.size < 0.95 * usual {
            size = Some(row.size);
        } else if size.is_some_and(|size| (row.size - size).abs() > 0.3) {
            size = None;
        }
        row.aside |= size.is_some();
    }
}

/// Marks what stands at the foot of the page, a wide gap below the text.
fn footers(rows: &mut [Row], height: f32) {
    let below = rows.iter().rposition(|row| row.y < FOOT * height).map_or(0, |last| last + 1);
    let Some(first) = rows.get(below) else { return };
    let above = below.checked_sub(1).and_then(|last| rows.get(last));
    if above.is_some_and(|above| first.y - above.y > 2.2 * first.size.max(above.size)) {
        rows[below..].iter_mut().for_each(|row| row.foot = true);
    }
}

/// The foot of the page begins at this share of its height.
const FOOT: f32 = 0.9;

/// How many glyphs whose font does not tell what they mean stand directly beside letters: no bullet does.
fn holes(page: &Page) -> usize {
    let touches = |one: &Glyph, next: &Glyph| {
        let gap = (next.x - one.x - one.advance) / one.size.max(0.1);
        one.turn == 0 && (next.y - one.y).abs() < 0.2 && (-0.2..0.1).contains(&gap)
    };
    if page.glyphs.iter().all(|glyph| glyph.mapped) {
        return 0;
    }
    let letter = |glyph: &Glyph| glyph.mapped && page.letters(glyph).chars().all(char::is_alphabetic) && glyph.len > 0;
    let pairs = page.glyphs.iter().zip(page.glyphs.iter().skip(1));
    let beside = pairs.filter(|(one, next)| {
        !one.invisible && touches(one, next) && (letter(one) && !next.mapped || !one.mapped && letter(next))
    });
    beside.count()
}

fn narrow(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
