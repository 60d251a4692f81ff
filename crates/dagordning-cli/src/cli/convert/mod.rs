//! `convert`: whole folders into an output folder. What is done is not done again, whatever ended the run before.

mod args;
mod csv;
mod finish;
mod journal;
mod name;
mod out;
mod parquet;
mod plan;
mod run;
mod sqlite;
mod work;

use std::io;
use std::process::ExitCode;

use args::Format;
pub use args::{ConvertArgs, HELP};
pub use csv::{BYTE_ORDER_MARK, separator, text_cell};
use dagordning::hash;
pub use journal::Output;
#[cfg(feature = "serve")]
pub use name::decode;
pub use name::encode;
use out::Out;
pub use plan::{OF_LEFT_OUT, Task, plan_of};
use run::{Ended, Run};
pub use work::{UNREAD_PAGES, hash_of, outputs, with_corrections};

use super::log;
use super::terminal::shown;
use super::{CONTENT_LOST, Reading, UNREADABLE, What, misused};

/// Does all of it.
pub fn convert(args: &ConvertArgs) -> io::Result<ExitCode> {
    let plan = match plan::plan(args) {
        Ok(plan) => plan,
        Err(reason) => return Ok(misused(&reason)),
    };
    if args.dry_run {
        return run::dry(args, &plan);
    }
    let out = match Out::open(&args.output) {
        Ok(out) => out,
        Err(reason) => return Ok(misused(&format!("--output {}: {reason}", shown(args.output.as_os_str())))),
    };
    let readings = match readings(args, &out) {
        Ok(readings) => readings,
        Err(reason) => return Ok(misused(&reason)),
    };
    let ended = Run { args, plan: &plan, out: &out, setup: setup(args) }.all(readings);
    if let Some(reason) = &ended.stopped {
        log::error(reason);
        log::error("what is done is kept; the same command goes on from there");
        return Ok(ExitCode::from(UNREADABLE));
    }
    Ok(exit(args, &ended))
}

fn exit(args: &ConvertArgs, ended: &Ended) -> ExitCode {
    match (ended.failed, ended.lost && args.strict) {
        (true, _) => ExitCode::from(UNREADABLE),
        (false, true) => ExitCode::from(CONTENT_LOST),
        (false, false) => ExitCode::SUCCESS,
    }
}

fn what(args: &ConvertArgs) -> What {
    What::Json {
        spans: args.spans,
        furniture: args.furniture,
        full: args.full,
        pretty: args.pretty,
        attachments: args.attachments,
    }
}

/// One for each that works beside the others.
fn readings(args: &ConvertArgs, out: &Out) -> Result<Vec<Reading>, String> {
    let mut ocr = args.ocr.clone();
    ocr.cache = Some(ocr.cache.unwrap_or_else(|| out.cache()));
    Reading::several(args.jobs, usize::MAX, || {
        Ok(Reading::new(what(args), &args.pdf, &ocr)?.correcting(args.corrections))
    })
}

/// All that decides what is written of a file beside its bytes, as one word.
fn setup(args: &ConvertArgs) -> String {
    let kept = if args.format == Format::Json { "tree" } else { "kept" };
    let said =
        format!("{} {:?} {:?} {} {kept}", env!("CARGO_PKG_VERSION"), what(args), args.pdf.reader, args.ocr.of_result());
    hash(said.as_bytes())[..16].to_owned()
}
