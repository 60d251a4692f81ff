//! Blocks to lines: where lines end, and what stands beside what.

use composer::page::{Block, Page};

use super::Manner;

/// A line of a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    /// Its text, with indentation where there are columns.
    pub text: String,
    /// It is a heading, or part of one.
    pub heading: bool,
    /// A page begins here.
    pub page_break: bool,
}

/// The shortest line that is wrapped at.
const NARROWEST: usize = 30;

/// Blanks between columns that a cell does not write in.
const GUTTER: usize = 2;

/// The characters on a full line.
pub fn width(page: &Page) -> usize {
    page.width.max(NARROWEST)
}

/// The lines of a page in reading order, without columns.
pub fn flowing(page: &Page, manner: &Manner) -> Vec<Line> {
    let wrap = |text: &str| wrap(text, width(page), manner.divided);
    let lines = |block: &Block| match block {
        Block::Heading { text, .. } | Block::Paragraph(text) | Block::Line(text) => wrap(text),
        Block::Entry { mark, text, .. } => wrap(&entry(mark, text)),
        Block::Row { cells, columns, .. } => {
            let cells: Vec<_> = cell_lines(cells, columns, width(page), manner.divided)
                .into_iter()
                .filter(|lines| lines.iter().any(|line| !line.is_empty()))
                .collect();
            let high = cells.iter().filter(|lines| lines.len() > 1).count();
            if high > 1 { cells.concat() } else { beside(&cells, manner.gap) }
        }
        Block::Gap | Block::PageBreak => vec![String::new()],
    };
    collect(page, lines)
}

/// The lines of a page as they stand on it.
pub fn columns(page: &Page, manner: &Manner) -> Vec<Line> {
    let width = width(page);
    let lines = |block: &Block| match block {
        Block::Heading { level: 0, text, .. } if manner.centred => {
            let centred = |line: String| format!("{}{line}", " ".repeat(width.saturating_sub(length(&line)) / 2));
            wrap(text, width, false).into_iter().map(centred).collect()
        }
        Block::Heading { text, .. } | Block::Paragraph(text) | Block::Line(text) => wrap(text, width, manner.divided),
        Block::Entry { mark, text, level } => {
            let indent = usize::from(*level) * 4 + if mark.is_empty() { 0 } else { 2 };
            let hang = if mark.is_empty() { 0 } else { (length(mark) + 1).max(4) };
            let text = wrap(text, width.saturating_sub(indent + hang).max(NARROWEST), manner.divided);
            let first = |index: usize| if index == 0 { mark.as_str() } else { "" };
            let line = |(index, line): (usize, String)| format!("{:indent$}{:hang$}{line}", "", first(index));
            text.into_iter().enumerate().map(line).collect()
        }
        Block::Row { cells, columns, .. } => {
            let starts: Vec<_> = (0..cells.len()).map(|at| start(columns, at)).collect();
            placed(&cell_lines(cells, columns, width, manner.divided), &starts)
        }
        Block::Gap | Block::PageBreak => vec![String::new()],
    };
    let mut lines = collect(page, lines);
    for line in &mut lines {
        if !line.text.is_empty() {
            line.text.insert_str(0, &" ".repeat(manner.margin));
        }
    }
    lines
}

/// The lines of all blocks, with what is known of them.
fn collect(page: &Page, lines: impl Fn(&Block) -> Vec<String>) -> Vec<Line> {
    let mut all = Vec::new();
    for (at, block) in page.blocks.iter().enumerate() {
        let is_heading = |block: &Block| matches!(block, Block::Heading { .. });
        // The number and case id of an item stand in a row above its title.
        let above = matches!(block, Block::Row { .. }) && page.blocks.get(at + 1).is_some_and(is_heading);
        let heading = is_heading(block) || above;
        let page_break = matches!(block, Block::PageBreak);
        all.extend(lines(block).into_iter().map(|text| Line { text, heading, page_break }));
    }
    all
}

/// A mark and its text.
pub fn entry(mark: &str, text: &str) -> String {
    if mark.is_empty() { text.to_owned() } else { format!("{mark} {text}") }
}

/// Where a column begins.
fn start(columns: &[usize], at: usize) -> usize {
    columns.get(at).copied().unwrap_or_else(|| columns.last().map_or(0, |last| last + 20 * (at + 1 - columns.len())))
}

/// The cells of a row, each wrapped in its column.
fn cell_lines(cells: &[String], columns: &[usize], width: usize, divided: bool) -> Vec<Vec<String>> {
    let wrapped = |(at, cell): (usize, &String)| {
        let begin = start(columns, at);
        // A cell runs on over empty ones at its right.
        let next = (at + 1..cells.len()).find(|&next| !cells[next].trim().is_empty());
        let end = next.map_or(width, |next| start(columns, next).saturating_sub(GUTTER));
        let narrowest = if next.is_some() { 4 } else { 20 };
        wrap(cell, end.saturating_sub(begin).max(narrowest), divided)
    };
    cells.iter().enumerate().map(wrapped).collect()
}

/// Cells beside each other, joined by blanks.
fn beside(cells: &[Vec<String>], gap: usize) -> Vec<String> {
    let height = cells.iter().map(Vec::len).max().unwrap_or(0);
    let line = |at: usize| {
        let parts: Vec<_> = cells.iter().filter_map(|lines| lines.get(at)).map(String::as_str).collect();
        parts.join(&" ".repeat(gap))
    };
    (0..height).map(line).collect()
}

/// Cells at their columns.
fn placed(cells: &[Vec<String>], starts: &[usize]) -> Vec<String> {
    let height = cells.iter().map(Vec::len).max().unwrap_or(0);
    let mut lines = vec![String::new(); height];
    for (lines_of_cell, &start) in cells.iter().zip(starts) {
        for (line, part) in lines.iter_mut().zip(lines_of_cell) {
            if part.is_empty() {
                continue;
            }
            let taken = length(line);
            let at = if taken == 0 { start } else { start.max(taken + GUTTER) };
            line.push_str(&" ".repeat(at - taken));
            line.push_str(part);
        }
    }
    lines
}

/// The characters of a text.
pub fn length(text: &str) -> usize {
    text.chars().count()
}

/// Words in lines of that width; a longer word stands alone. An empty text is an empty line.
pub fn wrap(text: &str, width: usize, divided: bool) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut taken = 0;
    for word in text.split_whitespace() {
        let long = length(word);
        if taken > 0 && taken + 1 + long > width {
            let head = if divided { divide(word, width.saturating_sub(taken + 1)) } else { None };
            if let (Some(head), Some(line)) = (head, lines.last_mut()) {
                line.push(' ');
                line.push_str(&word[..head]);
                if !line.ends_with('-') {
                    line.push('-');
                }
                lines.push(word[head..].to_owned());
                taken = length(&word[head..]);
                continue;
            }
            lines.push(String::new());
            taken = 0;
        }
        if let Some(line) = lines.last_mut() {
            if taken > 0 {
                line.push(' ');
                taken += 1;
            }
            line.push_str(word);
            taken += long;
        }
    }
    lines
}

/// Where a word may be divided so that its head and a hyphen fit: before a consonant that a vowel follows, in long words of
/// small letters; and behind a hyphen before a capital.
fn divide(word: &str, room: usize) -> Option<usize> {
    const VOWELS: &str = "aeiouyåäöé";
    let letters: Vec<(usize, char)> = word.char_indices().collect();
    let mut behind_hyphen = letters.windows(3).enumerate().filter_map(|(at, window)| {
        let [(_, before), (_, '-'), (next, after)] = *window else { return None };
        (before.is_alphabetic() && after.is_uppercase() && at + 2 <= room).then_some(next)
    });
    if let Some(at) = behind_hyphen.next_back() {
        return Some(at);
    }
    let plain = letters.iter().filter(|(_, c)| c.is_lowercase()).count() == letters.len();
    if !plain || letters.len() < 9 {
        return None;
    }
    let vowel = |at: usize| VOWELS.contains(letters[at].1);
    let mut fits = (4..letters.len() - 4).filter(|&at| at < room);
    fits.rfind(|&at| vowel(at - 1) && !vowel(at) && vowel(at + 1)).map(|at| letters[at].0)
}
