//! Text of documents without pages: what stands on every page stands once.

use composer::page::{Block, Page};

use super::lines::entry;
use super::paged::filled;

/// See [`super::Channel::Joined`].
pub fn joined(page: &Page) -> String {
    write(page, &|cells| {
        vec![cells.iter().filter(|cell| !cell.trim().is_empty()).cloned().collect::<Vec<_>>().join(" ")]
    })
}

/// See [`super::Channel::Cells`].
pub fn cells(page: &Page) -> String {
    write(page, &|cells| {
        let last = cells.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |last| last + 1);
        cells[..last].to_vec()
    })
}

fn write(page: &Page, row: &dyn Fn(&[String]) -> Vec<String>) -> String {
    let mut lines: Vec<String> = Vec::new();
    let furniture = |rows: &[Vec<String>]| rows.iter().flat_map(|cells| row(&filled(cells, 1, 1))).collect::<Vec<_>>();
    lines.extend(furniture(&page.header));
    if !lines.is_empty() {
        lines.push(String::new());
    }
    for block in &page.blocks {
        match block {
            Block::Heading { text, .. } | Block::Paragraph(text) | Block::Line(text) => lines.push(text.clone()),
            Block::Entry { mark, text, .. } => lines.push(entry(mark, text)),
            Block::Row { cells, .. } => lines.extend(row(cells)),
            Block::Gap | Block::PageBreak => lines.push(String::new()),
        }
    }
    let foot = furniture(&page.footer);
    if !foot.is_empty() {
        lines.push(String::new());
        lines.extend(foot);
    }
    lines.push(String::new());
    lines.join("\n")
}
