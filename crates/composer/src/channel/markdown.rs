//! Markdown, as converters of documents write it.

use composer::page::{Block, Page};

use super::Manner;
use super::lines::entry;
use super::paged::filled;

/// See [`super::Channel::Markdown`].
pub fn write(page: &Page, manner: &Manner) -> String {
    let mut parts: Vec<String> = Vec::new();
    let furniture = |rows: &[Vec<String>]| {
        let line = |cells: &Vec<String>| {
            let cells = filled(cells, 1, 1);
            cells.into_iter().filter(|cell| !cell.trim().is_empty()).collect::<Vec<_>>().join(" ")
        };
        rows.iter().map(line).collect::<Vec<_>>()
    };
    parts.extend(furniture(&page.header));
    let mut blocks = page.blocks.as_slice();
    while let Some(first) = blocks.first() {
        let run = |like: fn(&Block) -> bool| blocks.iter().take_while(|block| like(block)).count();
        let taken = match first {
            Block::Row { .. } => {
                let rows = run(|block| matches!(block, Block::Row { .. }));
                // A row alone is no table to a converter: its cells were set apart by tabs.
                let alone = if rows == 1 { words(first) } else { None };
                parts.push(alone.unwrap_or_else(|| table(&blocks[..rows], manner)));
                rows
            }
            Block::Entry { .. } => {
                let entries = run(|block| matches!(block, Block::Entry { .. }));
                parts.push(list(&blocks[..entries]));
                entries
            }
            Block::Heading { level, text, bold } => {
                let bold_line = *level == 2 && manner.bold_headings || *bold && *level == 2 && manner.empty_head;
                parts.push(if bold_line {
                    format!("**{text}**")
                } else {
                    format!("{} {text}", "#".repeat(usize::from(*level) + 1))
                });
                1
            }
            Block::Line(_) => {
                let lines = run(|block| matches!(block, Block::Line(_)));
                let texts: Vec<_> = blocks[..lines].iter().filter_map(plain).collect();
                parts.push(texts.join("  \n"));
                lines
            }
            Block::Paragraph(text) => {
                parts.push(text.clone());
                1
            }
            Block::Gap | Block::PageBreak => 1,
        };
        blocks = &blocks[taken..];
    }
    parts.extend(furniture(&page.footer));
    let mut text = parts.join("\n\n");
    text.push('\n');
    text
}

fn plain(block: &Block) -> Option<String> {
    if let Block::Line(text) = block { Some(text.clone()) } else { None }
}

/// The cells of a row that is no head, on a line.
fn words(block: &Block) -> Option<String> {
    let Block::Row { cells, head: false, .. } = block else { return None };
    Some(cells.iter().filter(|cell| !cell.trim().is_empty()).cloned().collect::<Vec<_>>().join("  "))
}

/// Entries in a row; one without a mark is a paragraph.
fn list(entries: &[Block]) -> String {
    let mut text = String::new();
    for block in entries {
        let Block::Entry { mark, text: words, level } = block else { continue };
        if !text.is_empty() {
            text.push_str(if mark.is_empty() { "\n\n" } else { "\n" });
        }
        let mark = if matches!(mark.as_str(), "•" | "·" | "–" | "*") { "-" } else { mark };
        text.push_str(&"   ".repeat(usize::from(*level)));
        text.push_str(&entry(mark, words));
    }
    text
}

fn table(rows: &[Block], manner: &Manner) -> String {
    let rows: Vec<(&Vec<String>, bool)> = rows
        .iter()
        .filter_map(|block| if let Block::Row { cells, head, .. } = block { Some((cells, *head)) } else { None })
        .collect();
    let wide = rows.iter().map(|(cells, _)| cells.len()).max().unwrap_or(0);
    let line = |cells: &[String]| {
        let cells: Vec<_> =
            (0..wide).map(|at| cells.get(at).map_or(String::new(), |cell| cell.replace('|', "\\|"))).collect();
        format!("| {} |", cells.join(" | "))
    };
    let rule = format!("|{}", "---|".repeat(wide));
    let mut lines = Vec::new();
    if !rows.first().is_some_and(|(_, head)| *head) && manner.empty_head {
        lines.extend([line(&[]), rule.clone()]);
    }
    for (cells, _) in &rows {
        lines.push(line(cells));
        if lines.len() == 1 {
            lines.push(rule.clone());
        }
    }
    lines.join("\n")
}
