//! `lines`: each line with its class and the fields that claimed it.

use std::io::Write;

use anstyle::{AnsiColor, Style};
use dagordning::output::{LineView, view};
use dagordning::pdf::ReaderChoice;
use dagordning::{Options, parse_text, read_text, source};

use super::Told;

/// Fields shown for one line; a line of a long section has many views on it.
const SHOWN_FIELDS: usize = 4;

/// Prints the lines of a document.
pub fn lines(bytes: &[u8], out: &mut dyn Write) -> Told {
    let text = read_text(bytes, ReaderChoice::Auto).map_err(|error| error.to_string())?;
    let source = source(bytes, None, &text);
    let document = parse_text(&text, source, Options { spans: true, furniture: true, ..Options::default() });
    for line in view(&text, &document) {
        if let Err(error) = print(&line, out) {
            return Ok(Err(error));
        }
    }
    Ok(Ok(()))
}

fn print(line: &LineView, out: &mut dyn Write) -> std::io::Result<()> {
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
