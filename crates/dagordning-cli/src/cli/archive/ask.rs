//! What an archive is asked.

use std::io;
use std::process::ExitCode;

use dagordning_archive::{Order, Search};

use super::args::{CaseArgs, SearchArgs, Sort, name};
use super::{opened, show, told};

/// Items by their text.
pub fn search(args: &SearchArgs) -> io::Result<ExitCode> {
    let archive = match opened(&args.archive) {
        Ok(archive) => archive,
        Err(status) => return Ok(status),
    };
    let search = Search {
        query: args.query.join(" "),
        body: args.body.clone(),
        from: args.from.clone(),
        to: args.to.clone(),
        party: args.party.clone(),
        person: args.person.clone(),
        case_id: args.case_id.clone(),
        kind: args.kind.as_ref().map(name),
        decided: args.decided.is_some(),
        outcome: args.decided.flatten().as_ref().map(name),
        limit: args.limit as usize,
        order: match args.sort {
            Sort::Relevance => Order::Relevance,
            Sort::Date => Order::Date,
        },
    };
    match archive.search(&search) {
        Ok(found) => show::found(&found, args.shown.format).map(|()| ExitCode::SUCCESS),
        Err(error) => Ok(told(&args.archive, &error)),
    }
}

/// A case's way.
pub fn case(args: &CaseArgs) -> io::Result<ExitCode> {
    let archive = match opened(&args.archive) {
        Ok(archive) => archive,
        Err(status) => return Ok(status),
    };
    match archive.case(&args.case_id) {
        Ok(case) => show::case(&case, args.shown.format).map(|()| ExitCode::SUCCESS),
        Err(error) => Ok(told(&args.archive, &error)),
    }
}
