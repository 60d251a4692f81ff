//! `lines`: each line with its class and the fields that claimed it.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use dagordning::model::Document;
use dagordning::output::{LineView, view};
use dagordning::text::SourceText;

/// Fields shown for one line; a line of a long section has many views on it.
const SHOWN_FIELDS: usize = 4;

/// Prints the lines of a document, which was read with places and furniture.
pub fn lines(text: &SourceText, document: &Document, out: &mut dyn Write) -> io::Result<()> {
    view(text, document).iter().try_for_each(|line| print(line, out))
}

fn print(line: &LineView, out: &mut dyn Write) -> io::Result<()> {
    let style = style(&line.class);
    let place = format!("{}:{}", line.page, line.number);
    write!(out, "{place:>7}  {style}{:<18}{style:#}  {}", line.class, line.text)?;
    if !line.fields.is_empty() {
        let dim = Style::new().dimmed();
        let shown = line.fields[..line.fields.len().min(SHOWN_FIELDS)].join(", ");
        let more = if line.fields.len() > SHOWN_FIELDS { ", …" } else { "" };
        write!(out, "  {dim}← {shown}{more}{dim:#}")?;
    }
    writeln!(out)
}

fn style(class: &str) -> Style {
    let colour = match class {
        "blank" | "furniture" => return Style::new().dimmed(),
        "unassigned" => return AnsiColor::Red.on_default().bold(),
        "title" | "body" | "organization" | "meeting" => AnsiColor::Cyan,
        "participants" | "vacancies" | "adjusters" => AnsiColor::Magenta,
        "item.title" | "item.number" | "item.label" | "item.group" => AnsiColor::Yellow,
        "item.heading" | "label" => AnsiColor::Blue,
        _ => AnsiColor::Green,
    };
    colour.on_default()
}
