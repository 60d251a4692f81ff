//! `GET /person`: where a person is named, as what, and how the person voted.

use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use dagordning_archive::Appearance;
use maud::html;

use super::{SHOWN, ask, button, field, shown_of, titled};
use crate::page::page;
use crate::plot::{Group, bars};
use crate::problem::Problem;
use crate::state::Shared;
use crate::table::{Asked, Format, Table, downloads, json};
use crate::words::{say, term, tongue};

/// How it is told that somebody voted.
const BALLOT: &str = "ballot ";

/// Answers.
pub async fn show(
    State(state): State<Shared>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (tongue, format) = (tongue(&headers), asked.format()?);
    let mut found = match asked.own("name") {
        Some(name) => ask(&state, move |archive, _| archive.person(&name)).await?,
        None => Vec::new(),
    };
    if asked.switch("only_votes")? {
        found.retain(|one| one.part.starts_with(BALLOT));
    }
    if format == Format::Json {
        return json(&found, "person");
    }
    let count = found.len();
    let ballots = ["yes", "no", "abstain", "absent"].map(|vote| {
        let cast = found.iter().filter(|one| one.part.strip_prefix(BALLOT) == Some(vote)).count();
        Group { name: term(vote, tongue), values: vec![cast as f64] }
    });
    if format == Format::Page {
        found.truncate(SHOWN);
    }
    let part = |one: &Appearance| match one.part.strip_prefix(BALLOT) {
        Some(vote) => format!("{}: {}", say("vote", tongue), term(vote, tongue)),
        None => term(&one.part, tongue),
    };
    let cells = |one: &Appearance| {
        vec![
            one.at.date.clone().into(),
            one.at.body.clone().into(),
            part(one).as_str().into(),
            one.name.as_str().into(),
            one.party.clone().into(),
            titled(&one.at),
            one.at.case_ids.clone().into(),
        ]
    };
    let columns = vec!["date", "body", "part", "name", "party", "title", "case_ids"];
    let table = Table { columns, rows: found.iter().map(cells).collect() };
    if format == Format::Csv {
        return table.csv("person");
    }
    let body = html! {
        form method="get" action="/person" {
            p.fields { (field("name", "text", &asked, tongue)) (super::switch("only_votes", &asked, tongue)) (button(tongue)) }
        }
        @if asked.text("name").is_some() {
            p role="status" { (count) " " (say("times_named", tongue)) }
            (shown_of(count, tongue))
            @if count > 0 {
                (downloads(&asked, "/person", tongue))
                (bars(say("ballots", tongue), &[say("ballots", tongue)], &ballots))
                (table.shown(say("person", tongue), tongue))
            }
        }
    };
    Ok(page(&state, say("person", tongue), tongue, &body))
}
