//! Text of documents that have pages.

use composer::page::Page;

use super::lines::{self, Line, length};
use super::{Manner, unpaged};

/// Fewer lines than this are on no page.
const LOWEST: usize = 12;

/// Leaves in order: their lines, head and foot included.
pub type Leaves = Vec<Vec<Line>>;

/// See [`super::Channel::Flowing`].
pub fn flowing(page: &Page, manner: &Manner) -> String {
    text(&flowing_leaves(page, manner), "\n\n")
}

/// See [`super::Channel::Columns`].
pub fn columns(page: &Page, manner: &Manner) -> String {
    let margin = " ".repeat(manner.margin);
    let furniture = |cells: &[String]| vec![format!("{margin}{}", spread(cells, lines::width(page)))];
    let numbered: Numbered = |number, text| {
        let number = number.map(|number| number.to_string()).unwrap_or_default();
        format!("{number:>3}  {text}")
    };
    text(&leaves(page, manner, lines::columns(page, manner), numbered, &furniture), "\n\u{c}")
}

/// See [`super::Channel::LostBreaks`].
pub fn lost_breaks(page: &Page, manner: &Manner) -> String {
    let squeeze = |lines: &[Line]| {
        let words: Vec<_> = lines.iter().flat_map(|line| line.text.split_whitespace()).collect();
        words.join(" ")
    };
    let undivided = Manner { divided: false, ..manner.clone() };
    if !manner.by_page {
        let joined = unpaged::joined(page);
        return joined.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    let pages: Vec<_> = flowing_leaves(page, &undivided).iter().map(|leaf| squeeze(leaf)).collect();
    pages.join("\n")
}

/// The leaves of text in reading order.
pub fn flowing_leaves(page: &Page, manner: &Manner) -> Leaves {
    let furniture = |cells: &[String]| {
        let cells: Vec<_> = cells.iter().filter(|cell| !cell.trim().is_empty()).cloned().collect();
        if manner.apart { cells } else { vec![cells.join(&" ".repeat(manner.gap))] }
    };
    let numbered: Numbered = |number, text| number.map_or(text.to_owned(), |number| format!("{number} {text}"));
    leaves(page, manner, lines::flowing(page, manner), numbered, &furniture)
}

fn text(leaves: &Leaves, between: &str) -> String {
    let leaf = |lines: &Vec<Line>| {
        let lines: Vec<_> = lines.iter().map(|line| line.text.trim_end()).collect();
        lines.join("\n")
    };
    let mut text = leaves.iter().map(leaf).collect::<Vec<_>>().join(between);
    text.push('\n');
    text
}

/// The cells of a page's head or foot on one line: left, middle, right.
fn spread(cells: &[String], width: usize) -> String {
    let mut line = String::new();
    for (at, cell) in cells.iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty()) {
        let long = length(cell);
        let start = match (at, cells.len()) {
            (0, _) => 0,
            (1, 3) => width.saturating_sub(long) / 2,
            _ => width.saturating_sub(long),
        };
        let taken = length(&line);
        let start = if taken == 0 { start } else { start.max(taken + 3) };
        line.push_str(&" ".repeat(start - taken));
        line.push_str(cell);
    }
    line
}

/// The line with its number in the margin; without one when it is not shown.
type Numbered = fn(Option<usize>, &str) -> String;

/// Lines set on leaves with head and foot, line numbers and watermark.
fn leaves(
    page: &Page,
    manner: &Manner,
    lines: Vec<Line>,
    numbered: Numbered,
    furniture: &dyn Fn(&[String]) -> Vec<String>,
) -> Leaves {
    let room = page.height.saturating_sub(page.header.len() + page.footer.len() + 2).max(LOWEST);
    let bodies = broken(lines, room);
    let pages = bodies.len();
    let mut leaves = Leaves::new();
    for (index, mut body) in bodies.into_iter().enumerate() {
        if page.line_numbers {
            number(&mut body, manner.fifth, numbered);
        }
        if let Some(words) = &page.watermark {
            let text = format!("{}{words}", " ".repeat(manner.margin));
            body.insert(body.len() / 2, Line { text, ..Line::default() });
        }
        let lines = |rows: &[Vec<String>]| {
            let filled = rows.iter().map(|row| filled(row, index + 1, pages));
            filled.flat_map(|row| furniture(&row)).map(|text| Line { text, ..Line::default() }).collect::<Vec<_>>()
        };
        let mut leaf = lines(&page.header);
        if !leaf.is_empty() && !page.tight {
            leaf.push(Line::default());
        }
        leaf.append(&mut body);
        let foot = lines(&page.footer);
        if !foot.is_empty() {
            leaf.push(Line::default());
            leaf.extend(foot);
        }
        leaves.push(leaf);
    }
    leaves
}

/// The cells of a head or foot on one page.
pub fn filled(cells: &[String], page: usize, pages: usize) -> Vec<String> {
    let fill = |cell: &String| cell.replace("{page}", &page.to_string()).replace("{pages}", &pages.to_string());
    cells.iter().map(fill).collect()
}

/// Lines on pages of that many lines; a heading is not the last on its page, white space not the first.
fn broken(lines: Vec<Line>, room: usize) -> Vec<Vec<Line>> {
    let mut pages = vec![Vec::new()];
    let mut rest = lines.into_iter().peekable();
    while let Some(line) = rest.next() {
        let full = |page: &Vec<Line>| {
            let needed = if line.heading { 3 } else { 0 };
            page.len() + needed >= room
        };
        let begins = pages.last().is_some_and(|page| !page.is_empty() && (line.page_break || full(page)));
        if begins && rest.peek().is_some() | !line.text.is_empty() {
            pages.push(Vec::new());
        }
        if let Some(page) = pages.last_mut()
            && !(line.text.is_empty() && page.is_empty())
        {
            page.push(line);
        }
    }
    pages
}

/// Numbers the lines that are not empty.
fn number(lines: &mut [Line], fifth: bool, numbered: Numbered) {
    for (index, line) in lines.iter_mut().filter(|line| !line.text.is_empty()).enumerate() {
        let shown = !fifth || (index + 1).is_multiple_of(5);
        line.text = numbered(shown.then_some(index + 1), &line.text);
    }
}
