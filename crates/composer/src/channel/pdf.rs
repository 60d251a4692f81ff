//! PDFs, typeset by a script beside this crate.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;

use composer::page::{Block, Page};
use serde_json::{Value, json};

use super::Dice;

/// Looks that the script has.
const LOOKS: usize = 3;

/// What the script imports.
const PACKAGES: [&str; 2] = ["reportlab==5.1.0", "fonttools==4.68.0"];

/// Typesets pages, each with the seed that its look is drawn from.
///
/// # Errors
///
/// When Python or a font is missing, or the script fails.
pub fn typeset(pages: &[(u64, &Page)]) -> io::Result<Vec<Vec<u8>>> {
    let jobs: Vec<_> = pages
        .iter()
        .map(|(seed, page)| json!({"look": Dice::new(*seed, "look").below(LOOKS), "page": value(page)}))
        .collect();
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut script =
        Command::new(python(here)?).arg(here.join("pdf.py")).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    let mut stdin = script.stdin.take().ok_or_else(|| io::Error::other("the script has no input"))?;
    let input = serde_json::to_vec(&jobs)?;
    let writer = thread::spawn(move || stdin.write_all(&input));
    let mut output = BufReader::new(script.stdout.take().ok_or_else(|| io::Error::other("the script has no output"))?);
    let mut files = Vec::new();
    for _ in pages {
        let mut length = String::new();
        output.read_line(&mut length)?;
        let length = length.trim().parse().map_err(|_| io::Error::other("the script that typesets failed"))?;
        let mut file = vec![0; length];
        output.read_exact(&mut file)?;
        files.push(file);
    }
    writer.join().map_err(|_| io::Error::other("the script took no input"))??;
    script.wait()?;
    Ok(files)
}

/// A Python with the packages, made if there is none.
fn python(here: &Path) -> io::Result<PathBuf> {
    let folder = here.join("../../target/composer-venv");
    let python = folder.join("bin/python");
    if python.exists() {
        return Ok(python);
    }
    let run = |command: &mut Command| match command.status()? {
        status if status.success() => Ok(()),
        status => Err(io::Error::other(format!("{command:?}: {status}"))),
    };
    run(Command::new("python3").args(["-m", "venv"]).arg(&folder))?;
    run(Command::new(&python).args(["-m", "pip", "-q", "install"]).args(PACKAGES))?;
    Ok(python)
}

fn value(page: &Page) -> Value {
    let block = |block: &Block| match block {
        Block::Heading { level, text, bold } => json!({"kind": "heading", "level": level, "text": text, "bold": bold}),
        Block::Paragraph(text) => json!({"kind": "paragraph", "text": text}),
        Block::Line(text) => json!({"kind": "line", "text": text}),
        Block::Entry { mark, text, level } => json!({"kind": "entry", "mark": mark, "text": text, "level": level}),
        Block::Row { cells, columns, head } => {
            json!({"kind": "row", "cells": cells, "columns": columns, "head": head})
        }
        Block::Gap => json!({"kind": "gap"}),
        Block::PageBreak => json!({"kind": "page_break"}),
    };
    json!({
        "blocks": page.blocks.iter().map(block).collect::<Vec<_>>(),
        "header": page.header,
        "footer": page.footer,
        "line_numbers": page.line_numbers,
        "watermark": page.watermark,
        "width": page.width,
    })
}
