//! What an archive is asked.

use std::io;
use std::process::ExitCode;

use dagordning_archive::{Finding, Order, Search, Votes};

use super::args::{CaseArgs, CheckArgs, PersonArgs, SearchArgs, Sort, StatsArgs, VotesArgs};
use super::{asked, show};
use crate::cli::{CONTENT_LOST, UNREADABLE};

/// The status of what was answered.
fn status<T>(answer: Result<T, ExitCode>) -> ExitCode {
    answer.map_or_else(|status| status, |_| ExitCode::SUCCESS)
}

/// Items by their text.
pub fn search(args: &SearchArgs) -> io::Result<ExitCode> {
    let search = Search {
        query: args.query.join(" "),
        body: args.body.clone(),
        organization: args.organization.clone(),
        from: args.from.clone(),
        to: args.to.clone(),
        party: args.party.clone(),
        person: args.person.clone(),
        case_id: args.case_id.clone(),
        kind: args.kind.clone(),
        decided: args.decided.is_some(),
        outcome: args.decided.clone().flatten(),
        limit: args.limit as usize,
        order: match args.sort {
            Sort::Relevance => Order::Relevance,
            Sort::Date => Order::Date,
        },
    };
    asked(&args.archive, |archive| archive.search(&search), |found| show::found(found, args.shown.format)).map(status)
}

/// A case's way.
pub fn case(args: &CaseArgs) -> io::Result<ExitCode> {
    asked(&args.archive, |archive| archive.case(&args.case_id), |case| show::case(case, args.shown.format)).map(status)
}

/// Where a person is named.
pub fn person(args: &PersonArgs) -> io::Result<ExitCode> {
    let name = args.name.join(" ");
    asked(&args.archive, |archive| archive.person(&name), |all| show::person(all, args.shown.format)).map(status)
}

/// How it was voted.
pub fn votes(args: &VotesArgs) -> io::Result<ExitCode> {
    let (party, body) = (args.party.clone(), args.body.clone());
    let votes = Votes { party, body, from: args.from.clone(), to: args.to.clone() };
    asked(&args.archive, |archive| archive.votes(&votes), |all| show::votes(all, args.shown.format)).map(status)
}

/// What is there.
pub fn stats(args: &StatsArgs) -> io::Result<ExitCode> {
    asked(&args.archive, |archive| archive.stats(), |stats| show::stats(stats, args.shown.format)).map(status)
}

/// Whether it is sound.
pub fn check(args: &CheckArgs) -> io::Result<ExitCode> {
    let found = asked(&args.archive, |archive| archive.check(), |all| show::findings(all, args.shown.format))?;
    Ok(match found {
        Err(status) => status,
        Ok(findings) if findings.iter().any(Finding::is_damage) => ExitCode::from(UNREADABLE),
        Ok(findings) if args.strict && !findings.is_empty() => ExitCode::from(CONTENT_LOST),
        Ok(_) => ExitCode::SUCCESS,
    })
}
