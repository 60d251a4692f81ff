//! `GET /case`: a case's way through the bodies.

use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use dagordning_archive::{Block, Case, Step};
use maud::{Markup, html};

use super::{ask, button, field, kind, titled};
use crate::page::page;
use crate::problem::Problem;
use crate::state::Shared;
use crate::table::{Asked, Format, Table, downloads, json};
use crate::words::{Tongue, say, tongue};

/// Answers.
pub async fn show(
    State(state): State<Shared>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (tongue, format) = (tongue(&headers), asked.format()?);
    let case = match asked.own("id") {
        Some(id) => ask(&state, move |archive, _| archive.case(&id)).await?,
        None => Case::default(),
    };
    match format {
        Format::Json => return json(&case, "case"),
        Format::Csv => return table(&case, tongue).csv("case"),
        Format::Page => {}
    }
    let body = html! {
        form method="get" action="/case" { p.fields { (field("id", "text", &asked, tongue)) (button(tongue)) } }
        @if asked.text("id").is_some() {
            p role="status" { (case.steps.len()) " " (say("steps", tongue)) }
            @if !case.steps.is_empty() {
                (downloads(&asked, "/case", tongue))
                ol.way { @for step in &case.steps { (shown(step, tongue)) } }
                (table(&case, tongue).shown(say("case", tongue), tongue))
            }
        }
    };
    Ok(page(&state, say("case", tongue), tongue, &body))
}

fn shown(step: &Step, tongue: Tongue) -> Markup {
    let title = titled(&step.at);
    html! {
        li class=[(!step.of_case).then_some("beside")] {
            p.quiet {
                time { (step.at.date.as_deref().unwrap_or("–")) } " " (step.at.body.as_deref().unwrap_or_default()) " "
                (kind(&step.at, tongue).text)
            }
            h2 { a href=[title.link] { (title.text) } }
            @for (name, blocks) in [("proposals", &step.proposals), ("decisions", &step.decisions)] {
                @for block in blocks {
                    p { strong { (say(name, tongue)) } @if let Some(outcome) = &block.outcome { " (" (crate::words::term(outcome, tongue)) ")" } }
                    ul { @for clause in &block.clauses { li { (clause) } } }
                }
            }
            @for vote in &step.votes { p { (say("votes", tongue)) ": " (super::votes::tally(vote, tongue)) } }
        }
    }
}

fn table(case: &Case, tongue: Tongue) -> Table {
    let all = |blocks: &[Block]| blocks.iter().flat_map(|block| &block.clauses).cloned().collect::<Vec<_>>().join("\n");
    let rows = case.steps.iter().map(|step| {
        vec![
            step.at.date.clone().into(),
            step.at.body.clone().into(),
            kind(&step.at, tongue),
            titled(&step.at),
            step.at.case_ids.clone().into(),
            all(&step.proposals).as_str().into(),
            all(&step.decisions).as_str().into(),
            step.at.page.into(),
            step.at.path.as_str().into(),
        ]
    });
    let columns = vec!["date", "body", "kind", "title", "case_ids", "proposals", "decisions", "page", "path"];
    Table { columns, rows: rows.collect() }
}
