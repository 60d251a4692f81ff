//! `GET /meetings`: meetings by body and day, and the items of one.

use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use dagordning_archive::{Meeting, Meetings};
use maud::html;

use super::{SHOWN, ask, button, cases, field, kind, shown_of};
use crate::page::page;
use crate::plot::{Group, bars};
use crate::problem::Problem;
use crate::state::Shared;
use crate::table::{Asked, Cell, Format, Table, downloads, json};
use crate::words::{say, tongue};

/// Meetings in the plot: the newest of those that are shown.
const PLOTTED: usize = 24;

/// Answers with all.
pub async fn all(
    State(state): State<Shared>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (tongue, format) = (tongue(&headers), asked.format()?);
    let wanted = Meetings { body: asked.own("body"), from: asked.own("from"), to: asked.own("to"), limit: 0 };
    let (mut meetings, bodies) = ask(&state, move |archive, _| {
        let bodies: Vec<String> = archive.stats()?.bodies.into_iter().filter_map(|one| one.body).collect();
        Ok((archive.meetings(&wanted)?, bodies))
    })
    .await?;
    if format == Format::Json {
        return json(&meetings, "meetings");
    }
    let count = meetings.len();
    if format == Format::Page {
        meetings.truncate(SHOWN);
    }
    let cells = |one: &Meeting| {
        let name = one.at.title.clone().unwrap_or_else(|| one.at.path.clone());
        vec![
            one.at.date.clone().into(),
            one.at.body.clone().into(),
            kind(&one.at, tongue),
            Cell::link(name, format!("/meetings/{}", one.at.document_id)),
            one.start_time.clone().into(),
            one.location.clone().into(),
            one.items.into(),
            one.decisions.into(),
        ]
    };
    let columns = vec!["date", "body", "kind", "title", "start_time", "location", "items", "decisions"];
    let table = Table { columns, rows: meetings.iter().map(cells).collect() };
    if format == Format::Csv {
        return table.csv("meetings");
    }
    let groups: Vec<Group> = meetings
        .iter()
        .take(PLOTTED)
        .map(|one| {
            let name = [one.at.date.as_deref(), one.at.body.as_deref()].into_iter().flatten().collect::<Vec<_>>();
            Group { name: name.join(" "), values: vec![one.items as f64] }
        })
        .collect();
    let body = html! {
        form method="get" action="/meetings" data-live="answer" {
            p.fields {
                span.field {
                    label for="body" { (say("body", tongue)) }
                    input id="body" name="body" type="text" list="bodies" value=[asked.text("body")];
                    datalist id="bodies" { @for body in &bodies { option value=(body) {} } }
                }
                (field("from", "date", &asked, tongue)) (field("to", "date", &asked, tongue)) (button(tongue))
            }
        }
        div #answer {
            p role="status" { (count) " " (say("meetings_found", tongue)) }
            (shown_of(count, tongue))
            (downloads(&asked, "/meetings", tongue))
            (bars(say("items_per_meeting", tongue), &[say("items", tongue)], &groups))
            (table.shown(say("meetings", tongue), tongue))
        }
    };
    Ok(page(&state, say("meetings", tongue), tongue, &body))
}

/// Answers with the items of one.
pub async fn one(
    State(state): State<Shared>,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (tongue, format) = (tongue(&headers), asked.format()?);
    let wanted = id.clone();
    let (original, items) =
        ask(&state, move |archive, _| Ok((archive.original(&wanted)?, archive.items(&wanted)?))).await?;
    let original = original.ok_or_else(Problem::missing)?;
    if format == Format::Json {
        return json(&items, "items");
    }
    let cells = |at: &dagordning_archive::Whereabouts| {
        vec![at.label.clone().into(), at.title.clone().into(), cases(at), at.page.into()]
    };
    let table = Table { columns: vec!["label", "title", "case_ids", "page"], rows: items.iter().map(cells).collect() };
    if format == Format::Csv {
        return table.csv("items");
    }
    let first = items.first();
    let path = format!("/meetings/{id}");
    let body = html! {
        p.quiet {
            (first.and_then(|at| at.date.as_deref()).unwrap_or_default()) " "
            (first.and_then(|at| at.body.as_deref()).unwrap_or_default()) " " (original.path)
        }
        p.actions { a.main href={ "/documents/" (id) "/review" } { (say("review", tongue)) } }
        (downloads(&asked, &path, tongue))
        (table.shown(say("items", tongue), tongue))
    };
    Ok(page(&state, say("meeting", tongue), tongue, &body))
}
