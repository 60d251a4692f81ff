//! `lines`: each line with its class and the fields that claimed it.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use dagordning::{LineView, Reason};

use super::terminal::tame;

/// Fields shown for one line; a line of a long section has many views on it.
const SHOWN_FIELDS: usize = 4;

/// Prints lines; under each, if `why` is asked, what spoke for its role.
pub fn lines(lines: &[LineView], why: bool, out: &mut dyn Write) -> io::Result<()> {
    for line in lines {
        print(line, out)?;
        for reason in line.reasons.iter().filter(|_| why) {
            explain(reason, out)?;
        }
    }
    Ok(())
}

/// "↳ row 66: open list +30, readable +36; else running text 40"
fn explain(reason: &Reason, out: &mut dyn Write) -> io::Result<()> {
    let dim = Style::new().dimmed();
    write!(out, "         {dim}↳ {}", reason.role)?;
    if reason.score != 0 {
        write!(out, " {}", reason.score)?;
    }
    for (at, (cue, points)) in reason.cues.iter().enumerate() {
        write!(out, "{} {cue}", if at == 0 { ":" } else { "," })?;
        if *points != 0 {
            write!(out, " {points:+}")?;
        }
    }
    if let Some((role, points)) = &reason.runner_up {
        write!(out, "; else {role} {points}")?;
    }
    writeln!(out, "{dim:#}")
}

fn print(line: &LineView, out: &mut dyn Write) -> io::Result<()> {
    let style = style(&line.class);
    let place = format!("{}:{}", line.page, line.number);
    write!(out, "{place:>7}  {style}{:<18}{style:#}  {}", line.class, tame(line.text))?;
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
