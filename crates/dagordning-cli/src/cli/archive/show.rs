//! How answers are shown: for people, as JSON, as CSV.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::ops::Range;

use anstyle::{Effects, Style};
use dagordning_archive::{Appearance, Block, Case, Finding, Found, Hit, Link, Stats, Step, Tally, Vote, Whereabouts};
use serde::Serialize;

use super::args::Format;
use crate::cli::convert::{BYTE_ORDER_MARK, separator, text_cell};
use crate::cli::log::{self, About, Level};
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

/// Rows by RFC 4180, or as spreadsheets take them.
fn csv(format: Format, columns: &[&str], rows: impl Iterator<Item = Vec<String>>) -> io::Result<()> {
    let excel = format == Format::Excel;
    let mut text = if excel { BYTE_ORDER_MARK.to_vec() } else { Vec::new() };
    text.extend_from_slice(columns.join(separator(excel)).as_bytes());
    text.extend_from_slice(b"\r\n");
    for row in rows {
        for (index, cell) in row.iter().enumerate() {
            if index > 0 {
                text.extend_from_slice(separator(excel).as_bytes());
            }
            text_cell(cell, excel, &mut text);
        }
        text.extend_from_slice(b"\r\n");
    }
    let out = io::stdout().lock();
    let mut out: Box<dyn Write> =
        if out.is_terminal() { Box::new(Tame::new(out, Manner::Text)) } else { Box::new(out) };
    out.write_all(&text)
}

fn or_empty(value: &Option<impl ToString>) -> String {
    value.as_ref().map(ToString::to_string).unwrap_or_default()
}

/// What was found.
pub fn found(found: &Found, format: Format) -> io::Result<()> {
    match format {
        Format::Json => json(found),
        Format::Csv | Format::Excel => csv(format, &Hit::COLUMNS, found.hits.iter().map(cells)),
        Format::Text => {
            let mut out = people();
            let widths = Widths::of(found.hits.iter().map(|hit| &hit.at));
            for hit in &found.hits {
                head(&mut out, &hit.at, &widths)?;
                if !hit.snippet.is_empty() {
                    writeln!(out, "    {}", marked(&hit.snippet, &hit.marks))?;
                }
                place(&mut out, &hit.at)?;
            }
            out.flush()?;
            let (shown, count) = (found.hits.len(), found.count);
            if count > shown {
                let more = if found.more { "more than " } else { "" };
                log::say(
                    Level::Info,
                    &format!("{shown} of {more}{count} are shown; --limit shows more"),
                    About::default(),
                );
            } else if count == 0 {
                log::say(Level::Info, "nothing was found", About::default());
            }
            Ok(())
        }
    }
}

fn cells(hit: &Hit) -> Vec<String> {
    vec![
        or_empty(&hit.at.date),
        or_empty(&hit.at.body),
        or_empty(&hit.at.organization),
        or_empty(&hit.at.kind),
        or_empty(&hit.at.label),
        or_empty(&hit.at.title),
        or_empty(&hit.at.case_ids),
        or_empty(&hit.at.page),
        hit.snippet.clone(),
        hit.at.path.clone(),
        hit.at.document_id.clone(),
        or_empty(&hit.at.item_id),
    ]
}

/// What stands in the columns before the title.
fn columns(at: &Whereabouts) -> [Option<&str>; 3] {
    [at.body.as_deref(), at.kind.as_deref(), at.label.as_deref().or(at.number.as_deref())]
}

/// How wide the columns are: as what stands in them where somebody looks, so that they stand below each other.
#[derive(Default)]
struct Widths([usize; 3]);

impl Widths {
    /// No column is wider; what is moves its row's others.
    const WIDEST: usize = 34;

    fn of<'a>(all: impl Iterator<Item = &'a Whereabouts>) -> Widths {
        let mut widths = Widths::default();
        if !io::stdout().is_terminal() {
            return widths;
        }
        for at in all {
            for (width, part) in widths.0.iter_mut().zip(columns(at)) {
                *width = (*width).max(part.map_or(0, |part| tame(part).chars().count())).min(Widths::WIDEST);
            }
        }
        widths
    }
}

/// When, where, what.
fn head(out: &mut impl Write, at: &Whereabouts, widths: &Widths) -> io::Result<()> {
    write!(out, "{}", at.date.as_deref().unwrap_or("no date   "))?;
    for (part, width) in columns(at).into_iter().zip(widths.0) {
        if part.is_some() || width > 0 {
            write!(out, "  {:width$}", tame(part.unwrap_or_default()))?;
        }
    }
    if let Some(title) = &at.title {
        write!(out, "  {BOLD}{}{BOLD:#}", tame(title))?;
    }
    if let Some(case_ids) = &at.case_ids {
        write!(out, " ({})", tame(case_ids))?;
    }
    writeln!(out)
}

fn place(out: &mut impl Write, at: &Whereabouts) -> io::Result<()> {
    let page = at.page.map(|page| format!(", page {page}")).unwrap_or_default();
    writeln!(out, "    {DIM}{}{page}{DIM:#}", tame(&at.path))
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
        Format::Csv | Format::Excel => {
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
            csv(format, &columns, case.steps.iter().map(step_cells))
        }
        Format::Text => {
            let mut out = people();
            let widths = Widths::of(case.steps.iter().map(|step| &step.at));
            for step in &case.steps {
                head(&mut out, &step.at, &widths)?;
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
                place(&mut out, &step.at)?;
            }
            out.flush()?;
            if case.steps.is_empty() {
                log::say(
                    Level::Info,
                    &format!("no item of the archive has the case {}", case.case_id),
                    About::default(),
                );
            }
            Ok(())
        }
    }
}

fn step_cells(step: &Step) -> Vec<String> {
    let all = |blocks: &[Block]| blocks.iter().flat_map(|block| &block.clauses).cloned().collect::<Vec<_>>().join("\n");
    vec![
        or_empty(&step.at.date),
        or_empty(&step.at.body),
        or_empty(&step.at.kind),
        or_empty(&step.at.label),
        or_empty(&step.at.title),
        or_empty(&step.at.case_ids),
        step.of_case.to_string(),
        all(&step.proposals),
        all(&step.decisions),
        step.votes.iter().map(of_vote).collect::<Vec<_>>().join("\n"),
        or_empty(&step.at.page),
        step.at.path.clone(),
        or_empty(&step.at.item_id),
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

/// Where a person is named.
pub fn person(all: &[Appearance], format: Format) -> io::Result<()> {
    let columns = [
        "date",
        "body",
        "kind",
        "part",
        "name",
        "party",
        "office",
        "label",
        "title",
        "case_ids",
        "path",
        "document_id",
        "item_id",
    ];
    let cells = |one: &Appearance| {
        vec![
            or_empty(&one.at.date),
            or_empty(&one.at.body),
            or_empty(&one.at.kind),
            one.part.clone(),
            one.name.clone(),
            or_empty(&one.party),
            or_empty(&one.office),
            or_empty(&one.at.label),
            or_empty(&one.at.title),
            or_empty(&one.at.case_ids),
            one.at.path.clone(),
            one.at.document_id.clone(),
            or_empty(&one.at.item_id),
        ]
    };
    match format {
        Format::Json => json(&all),
        Format::Csv | Format::Excel => csv(format, &columns, all.iter().map(cells)),
        Format::Text => {
            let mut out = people();
            for one in all {
                let party = one.party.as_ref().map(|party| format!(" ({party})")).unwrap_or_default();
                let office = one.office.as_ref().map(|office| format!(", {office}")).unwrap_or_default();
                let said = format!("{}{party}: {}{office}", one.name, one.part.replace('_', " "));
                write!(out, "{}", one.at.date.as_deref().unwrap_or("no date   "))?;
                if let Some(body) = &one.at.body {
                    write!(out, "  {}", tame(body))?;
                }
                write!(out, "  {}", tame(&said))?;
                if let Some(label) = &one.at.label {
                    write!(out, "  {}", tame(label))?;
                }
                if let Some(title) = one.at.title.as_ref().filter(|_| one.at.item_id.is_some()) {
                    write!(out, "  {}", tame(title))?;
                }
                writeln!(out)?;
            }
            if all.is_empty() {
                log::say(Level::Info, "nobody of this name is in the archive", About::default());
            }
            out.flush()
        }
    }
}

/// How it was voted: as CSV a row for each party.
pub fn votes(all: &[Vote], format: Format) -> io::Result<()> {
    match format {
        Format::Json => json(&all),
        Format::Csv | Format::Excel => {
            let columns = [
                "date",
                "body",
                "label",
                "title",
                "case_ids",
                "yes_means",
                "no_means",
                "yes_count",
                "no_count",
                "abstain_count",
                "absent_count",
                "party",
                "party_yes",
                "party_no",
                "party_abstain",
                "party_absent",
                "path",
                "item_id",
            ];
            csv(format, &columns, all.iter().flat_map(of_parties))
        }
        Format::Text => {
            let mut out = people();
            let widths = Widths::of(all.iter().map(|vote| &vote.at));
            for vote in all {
                head(&mut out, &vote.at, &widths)?;
                writeln!(out, "    vote: {}", tame(&of_vote(&vote.tally)))?;
                for party in &vote.parties {
                    let counts =
                        [("yes", party.yes), ("no", party.no), ("abstain", party.abstain), ("absent", party.absent)];
                    let counts = counts.iter().filter(|(_, count)| *count > 0);
                    let said: Vec<String> = counts.map(|(word, count)| format!("{count} {word}")).collect();
                    let name = party.party.as_deref().unwrap_or("without a party");
                    writeln!(out, "      {}: {}", tame(name), said.join(", "))?;
                }
                place(&mut out, &vote.at)?;
            }
            if all.is_empty() {
                log::say(Level::Info, "no vote was found", About::default());
            }
            out.flush()
        }
    }
}

fn of_parties(vote: &Vote) -> Vec<Vec<String>> {
    let tally = &vote.tally;
    let row = |party: [String; 5]| {
        let mut row = vec![
            or_empty(&vote.at.date),
            or_empty(&vote.at.body),
            or_empty(&vote.at.label),
            or_empty(&vote.at.title),
            or_empty(&vote.at.case_ids),
            or_empty(&tally.yes_means),
            or_empty(&tally.no_means),
            or_empty(&tally.yes),
            or_empty(&tally.no),
            or_empty(&tally.abstain),
            or_empty(&tally.absent),
        ];
        row.extend(party);
        row.extend([vote.at.path.clone(), or_empty(&vote.at.item_id)]);
        row
    };
    if vote.parties.is_empty() {
        return vec![row(Default::default())];
    }
    let of = |party: &dagordning_archive::PartyBallots| {
        let counts = [party.yes, party.no, party.abstain, party.absent].map(|count| count.to_string());
        let [yes, no, abstain, absent] = counts;
        row([or_empty(&party.party), yes, no, abstain, absent])
    };
    vote.parties.iter().map(of).collect()
}

/// What is there: as CSV a row for each body.
pub fn stats(stats: &Stats, format: Format) -> io::Result<()> {
    match format {
        Format::Json => json(stats),
        Format::Csv | Format::Excel => {
            let columns = ["organization", "body", "agendas", "minutes", "others", "items", "first_date", "last_date"];
            let rows = stats.bodies.iter().map(|body| {
                vec![
                    or_empty(&body.organization),
                    or_empty(&body.body),
                    body.agendas.to_string(),
                    body.minutes.to_string(),
                    body.others.to_string(),
                    body.items.to_string(),
                    or_empty(&body.first_date),
                    or_empty(&body.last_date),
                ]
            });
            csv(format, &columns, rows)
        }
        Format::Text => {
            let mut out = people();
            let Stats { files, failed, documents, pages, items, decisions, votes, cases, .. } = stats;
            writeln!(out, "{files} files read, {failed} could not be read; {documents} documents, {pages} pages")?;
            writeln!(out, "{items} items, {decisions} decisions, {votes} votes, {cases} cases")?;
            if let (Some(first), Some(last)) = (&stats.first_date, &stats.last_date) {
                writeln!(out, "meetings from {first} to {last}")?;
            }
            writeln!(out, "{:.1} MB", stats.bytes as f64 / f64::from(1 << 20))?;
            for body in &stats.bodies {
                let names =
                    [&body.organization, &body.body].into_iter().flatten().cloned().collect::<Vec<_>>().join(", ");
                let names = if names.is_empty() { "no body named".to_owned() } else { names };
                let days = [&body.first_date, &body.last_date].map(|day| day.as_deref().unwrap_or("–").to_owned());
                writeln!(
                    out,
                    "  {BOLD}{}{BOLD:#}: {} agendas, {} minutes, {} others, {} items, {}",
                    tame(&names),
                    body.agendas,
                    body.minutes,
                    body.others,
                    body.items,
                    days.join(" to ")
                )?;
            }
            out.flush()
        }
    }
}

/// What is odd.
pub fn findings(all: &[Finding], format: Format) -> io::Result<()> {
    let code = |one: &Finding| serde_json::to_value(one.code).ok().and_then(|code| code.as_str().map(str::to_owned));
    match format {
        Format::Json => json(&all),
        Format::Csv | Format::Excel => {
            let columns = ["code", "organization", "body", "date", "numbers", "message", "paths"];
            let rows = all.iter().map(|one| {
                vec![
                    or_empty(&code(one)),
                    or_empty(&one.organization),
                    or_empty(&one.body),
                    or_empty(&one.date),
                    or_empty(&one.numbers),
                    one.message.clone(),
                    one.paths.join("; "),
                ]
            });
            csv(format, &columns, rows)
        }
        Format::Text => {
            let mut out = people();
            for one in all {
                write!(out, "{BOLD}{}{BOLD:#}", or_empty(&code(one)))?;
                for part in [&one.organization, &one.body, &one.date].into_iter().flatten() {
                    write!(out, "  {}", tame(part))?;
                }
                if let Some(numbers) = &one.numbers {
                    write!(out, "  § {}", tame(numbers))?;
                }
                writeln!(out, "  {}", tame(&one.message))?;
                for path in &one.paths {
                    writeln!(out, "    {DIM}{}{DIM:#}", tame(path))?;
                }
            }
            out.flush()?;
            if all.is_empty() {
                log::say(Level::Info, "the archive is sound, and its documents agree", About::default());
            }
            Ok(())
        }
    }
}
