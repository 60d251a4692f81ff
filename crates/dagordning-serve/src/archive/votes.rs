//! `GET /votes`: how it was voted, and how parties did.

use std::collections::BTreeMap;

use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use dagordning_archive::{PartyBallots, Tally, Vote, Votes};
use maud::html;

use super::{SHOWN, ask, button, field, shown_of, titled};
use crate::page::page;
use crate::plot::{Group, bars};
use crate::problem::Problem;
use crate::state::Shared;
use crate::table::{Asked, Cell, Format, Table, downloads, json};
use crate::words::{Tongue, say, term, tongue};

/// Answers.
pub async fn show(
    State(state): State<Shared>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (tongue, format) = (tongue(&headers), asked.format()?);
    let wanted =
        Votes { party: asked.own("party"), body: asked.own("body"), from: asked.own("from"), to: asked.own("to") };
    let mut votes = ask(&state, move |archive, _| archive.votes(&wanted)).await?;
    if format == Format::Json {
        return json(&votes, "votes");
    }
    let (count, groups) = (votes.len(), by_party(&votes, tongue));
    if format == Format::Page {
        // The newest are at the end.
        votes = votes.split_off(count.saturating_sub(SHOWN));
        votes.reverse();
    }
    let columns = vec!["date", "body", "title", "case_ids", "tally", "parties"];
    let table = Table { columns, rows: votes.iter().map(|vote| cells(vote, tongue)).collect() };
    if format == Format::Csv {
        return table.csv("votes");
    }
    let series = ["yes", "no", "abstain", "absent"].map(|vote| term(vote, tongue));
    let series: Vec<&str> = series.iter().map(String::as_str).collect();
    let body = html! {
        form method="get" action="/votes" data-live="answer" {
            p.fields {
                (field("party", "text", &asked, tongue)) (field("body", "text", &asked, tongue))
                (field("from", "date", &asked, tongue)) (field("to", "date", &asked, tongue)) (button(tongue))
            }
        }
        div #answer {
            p role="status" { (count) " " (say("votes_found", tongue)) }
            (shown_of(count, tongue))
            @if count > 0 {
                (downloads(&asked, "/votes", tongue))
                (bars(say("votes_by_party", tongue), &series, &groups))
                (table.shown(say("votes", tongue), tongue))
            }
        }
    };
    Ok(page(&state, say("votes", tongue), tongue, &body))
}

/// All ballots of each party.
fn by_party(votes: &[Vote], tongue: Tongue) -> Vec<Group> {
    let mut parties: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    for ballots in votes.iter().flat_map(|vote| &vote.parties) {
        let name = ballots.party.clone().unwrap_or_else(|| say("no_party", tongue).to_owned());
        let sums = parties.entry(name).or_insert_with(|| vec![0.0; 4]);
        for (sum, count) in sums.iter_mut().zip([ballots.yes, ballots.no, ballots.abstain, ballots.absent]) {
            *sum += count as f64;
        }
    }
    parties.into_iter().map(|(name, values)| Group { name, values }).collect()
}

fn cells(vote: &Vote, tongue: Tongue) -> Vec<Cell> {
    let of = |party: &PartyBallots| {
        let counts = [("yes", party.yes), ("no", party.no), ("abstain", party.abstain), ("absent", party.absent)];
        let counts = counts.iter().filter(|(_, count)| *count > 0);
        let said: Vec<String> = counts.map(|(vote, count)| format!("{count} {}", term(vote, tongue))).collect();
        format!("{}: {}", party.party.as_deref().unwrap_or(say("no_party", tongue)), said.join(", "))
    };
    let parties: Vec<String> = vote.parties.iter().map(of).collect();
    vec![
        vote.at.date.clone().into(),
        vote.at.body.clone().into(),
        titled(&vote.at),
        vote.at.case_ids.clone().into(),
        tally(&vote.tally, tongue).as_str().into(),
        parties.join("; ").as_str().into(),
    ]
}

/// The result of a vote.
pub fn tally(tally: &Tally, tongue: Tongue) -> String {
    let counts = [("yes", tally.yes), ("no", tally.no), ("abstain", tally.abstain), ("absent", tally.absent)];
    let counts = counts.iter().filter_map(|(vote, count)| count.map(|count| format!("{count} {}", term(vote, tongue))));
    let mut said: Vec<String> = vec![counts.collect::<Vec<_>>().join(", ")];
    for (vote, means) in [("yes", &tally.yes_means), ("no", &tally.no_means)] {
        said.extend(means.as_ref().map(|means| format!("{}: {means}", term(vote, tongue))));
    }
    said.retain(|part| !part.is_empty());
    said.join("; ")
}
