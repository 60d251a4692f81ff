//! How answers are shown: for people, as JSON, as CSV.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::ops::Range;

use anstyle::{Effects, Style};
use dagordning_archive::{Block, Case, Found, Hit, Link, Step, Tally};
use serde::Serialize;

use super::args::Format;
use crate::cli::terminal::{Manner, Tame, tame};

const BOLD: Style = Style::new().effects(Effects::BOLD);
const DIM: Style = Style::new().effects(Effects::DIMMED);

/// Standard output for people: with styles where somebody looks.
fn people() -> impl Write {
    BufWriter::new(anstream::AutoStream::auto(io::stdout().lock()))
}

fn json(value: &impl Serialize) -> io::Result<()> {
    let out = io::stdout().lock();
    let mut out: Box<dyn Write> =
        if out.is_terminal() { Box::new(Tame::new(out, Manner::Json)) } else { Box::new(out) };
    serde_json::to_writer_pretty(&mut out, value).map_err(io::Error::from)?;
    out.write_all(b"\n")
}

/// Rows by RFC 4180.
fn csv(columns: &[&str], rows: impl Iterator<Item = Vec<String>>) -> io::Result<()> {
    let mut text = columns.join(",");
    text.push_str("\r\n");
    for row in rows {
        for (index, cell) in row.iter().enumerate() {
            if index > 0 {
                text.push(',');
            }
            if cell.contains(['"', ',', '\n', '\r']) || cell.starts_with(' ') || cell.ends_with(' ') {
                text.push('"');
                text.push_str(&cell.replace('"', "\"\""));
                text.push('"');
            } else {
                text.push_str(cell);
            }
        }
        text.push_str("\r\n");
    }
    let out = io::stdout().lock();
    let mut out: Box<dyn Write> =
        if out.is_terminal() { Box::new(Tame::new(out, Manner::Text)) } else { Box::new(out) };
    out.write_all(text.as_bytes())
}

fn or_empty(value: &Option<impl ToString>) -> String {
    value.as_ref().map(ToString::to_string).unwrap_or_default()
}

/// What was found.
pub fn found(found: &Found, format: Format) -> io::Result<()> {
    match format {
        Format::Json => json(found),
        Format::Csv => {
            let columns = [
                "date",
                "body",
                "organization",
                "kind",
                "label",
                "title",
                "case_ids",
                "page",
                "snippet",
                "path",
                "document_id",
                "item_id",
            ];
            csv(&columns, found.hits.iter().map(cells))
        }
        Format::Text => {
            let mut out = people();
            for hit in &found.hits {
                let label = hit.label.as_ref().or(hit.number.as_ref());
                head(&mut out, (&hit.date, &hit.body), &hit.kind, (label, &hit.title, &hit.case_ids))?;
                if !hit.snippet.is_empty() {
                    writeln!(out, "    {}", marked(&hit.snippet, &hit.marks))?;
                }
                place(&mut out, hit.page, &hit.path)?;
            }
            out.flush()?;
            let (shown, count) = (found.hits.len(), found.count);
            if count > shown {
                let more = if found.more { "more than " } else { "" };
                eprintln!("dagordning: {shown} of {more}{count} are shown; --limit shows more");
            } else if count == 0 {
                eprintln!("dagordning: nothing was found");
            }
            Ok(())
        }
    }
}

fn cells(hit: &Hit) -> Vec<String> {
    vec![
        or_empty(&hit.date),
        or_empty(&hit.body),
        or_empty(&hit.organization),
        or_empty(&hit.kind),
        or_empty(&hit.label),
        or_empty(&hit.title),
        or_empty(&hit.case_ids),
        or_empty(&hit.page),
        hit.snippet.clone(),
        hit.path.clone(),
        hit.document_id.clone(),
        or_empty(&hit.item_id),
    ]
}

/// When, where, what.
fn head(
    out: &mut impl Write,
    (date, body): (&Option<String>, &Option<String>),
    kind: &Option<String>,
    (label, title, case_ids): (Option<&String>, &Option<String>, &Option<String>),
) -> io::Result<()> {
    write!(out, "{}", date.as_deref().unwrap_or("no date   "))?;
    for part in [body, kind].into_iter().flatten() {
        write!(out, "  {}", tame(part))?;
    }
    if let Some(label) = label {
        write!(out, "  {}", tame(label))?;
    }
    if let Some(title) = title {
        write!(out, "  {BOLD}{}{BOLD:#}", tame(title))?;
    }
    if let Some(case_ids) = case_ids {
        write!(out, " ({})", tame(case_ids))?;
    }
    writeln!(out)
}

fn place(out: &mut impl Write, page: Option<u32>, path: &str) -> io::Result<()> {
    let page = page.map(|page| format!(", page {page}")).unwrap_or_default();
    writeln!(out, "    {DIM}{}{page}{DIM:#}", tame(path))
}

fn marked(snippet: &str, marks: &[Range<usize>]) -> String {
    let mut shown = String::new();
    let mut from = 0;
    for mark in marks {
        let (before, word) = (snippet.get(from..mark.start), snippet.get(mark.clone()));
        let (Some(before), Some(word)) = (before, word) else { continue };
        shown.push_str(&format!("{}{BOLD}{}{BOLD:#}", tame(before), tame(word)));
        from = mark.end;
    }
    shown.push_str(&tame(snippet.get(from..).unwrap_or_default()));
    shown
}

/// A case's way.
pub fn case(case: &Case, format: Format) -> io::Result<()> {
    match format {
        Format::Json => json(case),
        Format::Csv => {
            let columns = [
                "date",
                "body",
                "kind",
                "label",
                "title",
                "case_ids",
                "of_case",
                "proposals",
                "decisions",
                "votes",
                "page",
                "path",
                "item_id",
            ];
            csv(&columns, case.steps.iter().map(step_cells))
        }
        Format::Text => {
            let mut out = people();
            for step in &case.steps {
                let label = step.label.as_ref().or(step.number.as_ref());
                head(&mut out, (&step.date, &step.body), &step.kind, (label, &step.title, &step.case_ids))?;
                for (word, blocks) in [("proposed", &step.proposals), ("decided", &step.decisions)] {
                    for block in blocks {
                        writeln!(out, "    {word}{}", tame(&of_block(block)))?;
                        for clause in &block.clauses {
                            writeln!(out, "      – {}", tame(&in_one_line(clause)))?;
                        }
                    }
                }
                for vote in &step.votes {
                    writeln!(out, "    vote: {}", tame(&of_vote(vote)))?;
                }
                for link in &step.refers_to {
                    let there = if link.item_id.is_some() { "" } else { " (not in the archive)" };
                    writeln!(out, "    refers to {}{there}", tame(&of_link(link)))?;
                }
                place(&mut out, step.page, &step.path)?;
            }
            out.flush()?;
            if case.steps.is_empty() {
                eprintln!("dagordning: no item of the archive has the case {}", tame(&case.case_id));
            }
            Ok(())
        }
    }
}

fn step_cells(step: &Step) -> Vec<String> {
    let all = |blocks: &[Block]| blocks.iter().flat_map(|block| &block.clauses).cloned().collect::<Vec<_>>().join("\n");
    vec![
        or_empty(&step.date),
        or_empty(&step.body),
        or_empty(&step.kind),
        or_empty(&step.label),
        or_empty(&step.title),
        or_empty(&step.case_ids),
        step.of_case.to_string(),
        all(&step.proposals),
        all(&step.decisions),
        step.votes.iter().map(of_vote).collect::<Vec<_>>().join("\n"),
        or_empty(&step.page),
        step.path.clone(),
        step.item_id.clone(),
    ]
}

fn of_block(block: &Block) -> String {
    let mut said = String::new();
    for (word, value) in
        [("by", &block.proposer), ("by", &block.decider), ("to", &block.recipient), ("outcome:", &block.outcome)]
    {
        if let Some(value) = value {
            said.push_str(&format!(" {word} {value}"));
        }
    }
    said
}

fn of_vote(vote: &Tally) -> String {
    let counts = [("yes", vote.yes), ("no", vote.no), ("abstain", vote.abstain), ("absent", vote.absent)];
    let counts: Vec<String> =
        counts.iter().filter_map(|(word, count)| count.map(|count| format!("{count} {word}"))).collect();
    let mut said = counts.join(", ");
    for (word, means) in [("yes", &vote.yes_means), ("no", &vote.no_means)] {
        if let Some(means) = means {
            said.push_str(&format!("; {word}: {}", in_one_line(means)));
        }
    }
    said
}

fn of_link(link: &Link) -> String {
    let number = link.number.as_ref().map(|number| format!("§ {number}"));
    [link.body.clone(), link.date.clone(), number].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
