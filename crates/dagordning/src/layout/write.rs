//! Rows to text: columns kept by runs of spaces, paragraphs parted by blank lines, every character with its place.

use super::{Cell, Letter, Row};
use crate::pdf::Page;
use crate::text::{Columns, Geometry, Style};

/// The width of a column of the text, in points: about a letter of ordinary text.
const UNIT: f32 = 5.0;
/// Where column 0 is: no text stands further left than half an inch.
const ORIGIN: f32 = 36.0;
/// Spaces between two cells, so that they are known as two.
const CELL_SPACES: usize = 3;
/// A step this much wider than the page's usual one opens a paragraph.
const PARAGRAPH: f32 = 1.22;

/// Writes a page's blocks.
pub(super) fn page(page: &Page, blocks: &[Vec<Row>], text: &mut String, geometry: &mut Geometry) {
    let step = usual_step(blocks);
    for (index, rows) in blocks.iter().enumerate() {
        if index > 0 && !rows.is_empty() {
            text.push('\n');
        }
        let right = rows.iter().filter_map(|row| row.cells.last()).map(Cell::x1).fold(0.0, f32::max);
        let mut above: Option<&Row> = None;
        for row in rows {
            let opens = |above| opens_paragraph(above, row, step) || ends_early(page, above, row, right);
            if above.is_some_and(opens) {
                text.push('\n');
            }
            line(page, row, text, geometry);
            text.push('\n');
            above = Some(row);
        }
    }
}

/// The usual step from line to line in heights of the font: the lower third of what the page has, since lists and
/// headings have wider ones.
fn usual_step(blocks: &[Vec<Row>]) -> f32 {
    let mut steps: Vec<f32> = Vec::new();
    for rows in blocks {
        for (above, below) in rows.iter().zip(rows.iter().skip(1)) {
            let step = (below.y - above.y) / below.size.max(above.size);
            if (0.9..2.6).contains(&step) {
                steps.push(step);
            }
        }
    }
    steps.sort_by(f32::total_cmp);
    steps.get(steps.len() / 3).copied().unwrap_or(1.2).clamp(1.0, 2.2)
}

fn opens_paragraph(above: &Row, row: &Row, step: f32) -> bool {
    let distance = row.y - above.y;
    distance < 0.0 || distance > PARAGRAPH * step * row.size.max(above.size)
}

/// Whether a sentence ends on a line that had room for the next word: the paragraph ends there, though no space says so.
fn ends_early(page: &Page, above: &Row, row: &Row, right: f32) -> bool {
    let ([last], [next]) = (above.cells.as_slice(), row.cells.as_slice()) else { return false };
    let (Some(word), Some(end)) = (next.words.first(), last.words.last()) else { return false };
    let width = word.letters.last().map_or(0.0, |letter| letter.x1) - next.x0();
    let prose = last.words.len() >= 4 || (last.x1() - last.x0()) < 0.5 * (right - last.x0());
    let starts = word.letters.first().is_some_and(|letter| letter.text(page).starts_with(char::is_uppercase));
    let closed = end.letters.last().is_some_and(|letter| letter.text(page).ends_with(['.', '!', '?']));
    prose
        && starts
        && closed
        && word.letters.len() > 1
        && (next.x0() - last.x0()).abs() < 1.0
        && (above.size - row.size).abs() < 0.3
        && last.x1() + width + 0.6 * row.size < right - row.size
        && (next.x1() > last.x1() || next.words.len() >= 4)
}

fn line(page: &Page, row: &Row, text: &mut String, geometry: &mut Geometry) {
    let all = || row.cells.iter().flat_map(|cell| &cell.words).flat_map(|word| &word.letters);
    let top = all().map(|letter| letter.y - 0.8 * letter.size).fold(f32::MAX, f32::min);
    let bottom = all().map(|letter| letter.y + 0.2 * letter.size).fold(f32::MIN, f32::max);
    let columns =
        Columns { origin: ORIGIN + row.left, unit: UNIT, page: (page.width, page.height), skew: page.skew + row.slant };
    geometry.row(text.len(), top..bottom, columns, row.turn, style(page, row));
    let mut column = 0;
    for (index, cell) in row.cells.iter().enumerate() {
        let target = column_of(cell.x0() - row.left);
        let least = if index == 0 { 0 } else { CELL_SPACES };
        let spaces = target.saturating_sub(column).max(least);
        text.extend(std::iter::repeat_n(' ', spaces));
        column += spaces + words(page, cell, text, geometry);
    }
}

/// Writes the words of a cell; gives the number of characters.
fn words(page: &Page, cell: &Cell, text: &mut String, geometry: &mut Geometry) -> usize {
    let mut count = 0;
    for (index, word) in cell.words.iter().enumerate() {
        if index > 0 {
            text.push(' ');
            count += 1;
        }
        for letter in &word.letters {
            geometry.mark(text.len(), letter.x0..letter.x1);
            if page.recognized {
                geometry.read_with(text.len(), letter.confidence);
            }
            let from = text.len();
            text.extend(letter.text(page).chars().filter(|c| !c.is_whitespace()).map(|c| printed(c, letter)));
            count += text.get(from..).map_or(0, |written| written.chars().count());
        }
    }
    count
}

/// A raised digit is written as one, so that a footnote's mark is no part of a number.
fn printed(c: char, letter: &Letter) -> char {
    match c {
        '0'..='9' if letter.raised => ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'][c as usize - '0' as usize],
        // A soft hyphen that is drawn is a hyphen: some fonts map both to it.
        '\u{ad}' => '-',
        c if c.is_control() => '\u{fffd}',
        c => c,
    }
}

/// How a row is set: its first cell of words, since a column beside a bold title is not bold.
fn style(page: &Page, row: &Row) -> Style {
    let of_words = |cell: &&Cell| cell.words.len() > 1 || cell.words.iter().any(|word| word.letters.len() > 4);
    let cell = row.cells.iter().find(of_words).or(row.cells.first());
    let mut words = cell.into_iter().flat_map(|cell| &cell.words);
    let (mut heavy, mut all) = (0, 0);
    for letter in words.clone().flat_map(|word| &word.letters) {
        let counts = letter.text(page).chars().any(char::is_alphanumeric);
        all += usize::from(counts);
        heavy += usize::from(counts && letter.bold);
    }
    // A number in front may be set in another font.
    let bold = heavy > 0 && heavy * 10 >= all * 8;
    let bold_start = words.next().is_some_and(|word| word.letters.iter().all(|letter| letter.bold));
    Style {
        size: (row.size * 10.0).round().clamp(0.0, 60_000.0) as u16,
        bold,
        bold_start,
        aside: row.aside,
        foot: row.foot,
        watermark: row.watermark,
        hidden: row.hidden,
    }
}

fn column_of(x: f32) -> usize {
    ((x - ORIGIN) / UNIT).round().clamp(0.0, 400.0) as usize
}

/// The page as it looks.
pub(super) fn picture(page: &Page, blocks: Vec<Vec<Row>>) -> String {
    let step = usual_step(&blocks);
    let mut rows: Vec<Row> = blocks.into_iter().flatten().collect();
    rows.sort_by(|a, b| a.aside.cmp(&b.aside).then(a.y.total_cmp(&b.y)));
    let mut text = String::new();
    let mut nowhere = Geometry::default();
    let mut at = 0;
    while let Some(row) = rows.get(at) {
        // Columns that were read one after the other stand side by side again.
        let beside = rows[at..].iter().take_while(|next| (next.y - row.y).abs() < 0.25 * row.size).count().max(1);
        let mut whole = Row { left: 0.0, ..row.clone() };
        whole.cells = rows[at..at + beside].iter().flat_map(|row| row.cells.iter().cloned()).collect();
        whole.cells.sort_by(|a, b| a.x0().total_cmp(&b.x0()));
        if at > 0 {
            let distance = (row.y - rows[at - 1].y) / (step * row.size.max(1.0));
            let blank = (distance - 0.3).floor().clamp(0.0, 3.0) as usize;
            text.extend(std::iter::repeat_n('\n', blank));
        }
        line(page, &whole, &mut text, &mut nowhere);
        text.push('\n');
        at += beside;
    }
    text
}
