//! Files that were dropped: what was read of them, for people.

use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};
use dagordning_view::word;
use maud::{Markup, html};
use serde_json::Value;

use crate::cells;
use crate::kept::Result as Kept;
use crate::page::page;
use crate::parse::counted;
use crate::problem::Problem;
use crate::reader::{Served, Upload};
use crate::state::Shared;
use crate::table::{Asked, Cell, Table, download};
use crate::words::{Tongue, say, term, tongue};

/// Reads a file and keeps what was read.
pub async fn read(state: &Shared, upload: Upload, tongue: Tongue, of_archive: bool) -> Result<Arc<Kept>, Problem> {
    let shared = Shared::clone(state);
    // Hashing a large file, and looking for its corrections, would hold up others.
    let prepared = tokio::task::spawn_blocking(move || {
        let id = dagordning::hash(&upload.bytes);
        let mended = shared.keep.of(&upload.bytes)?;
        let word = mended.as_ref().map(|(_, word)| word.clone());
        Ok::<_, Problem>((id, word, Upload { corrections: mended.map(|(corrections, _)| corrections), ..upload }))
    });
    let (id, word, upload) = prepared.await.map_err(|_| Problem::broke_off())??;
    let (bytes, name) = (Arc::clone(&upload.bytes), upload.name.clone().unwrap_or_default());
    let (shared, own) = (Shared::clone(state), id.clone());
    let read = state.queue.ask(move |reader, pace| {
        let (save, back) = (format!("/results/{own}/corrections"), format!("/results/{own}"));
        let save = shared.config.write.then_some(save.as_str());
        let served = Served { style: "/assets/view.css", script: "/assets/view.js", back: &back, save };
        counted(&shared, reader.review(&upload, served, tongue, pace))
    });
    let read = read.await?;
    let documents = serde_json::to_vec(&read.documents).map_err(|_| Problem::broke_off())?;
    Ok(state.kept.put(Kept {
        id,
        name: if name.is_empty() { say("unnamed", tongue).to_owned() } else { name },
        bytes,
        documents: documents.into(),
        page: read.page.into(),
        corrections: word,
        of_archive,
    }))
}

/// A result that is kept, read anew if its corrections are others by now.
async fn current(state: &Shared, id: &str, tongue: Tongue) -> Result<Arc<Kept>, Problem> {
    let kept = state.kept.get(id).ok_or_else(Problem::missing)?;
    if !state.keep.knows_any() {
        return Ok(kept);
    }
    let (shared, own) = (Shared::clone(state), Arc::clone(&kept));
    let word = tokio::task::spawn_blocking(move || shared.keep.of(&own.bytes).map(|found| found.map(|(_, word)| word)));
    if word.await.map_err(|_| Problem::broke_off())?? == kept.corrections {
        return Ok(kept);
    }
    let upload = Upload { name: Some(kept.name.clone()), bytes: Arc::clone(&kept.bytes), corrections: None };
    read(state, upload, tongue, kept.of_archive).await
}

/// `GET /results/{id}`
pub async fn show(
    State(state): State<Shared>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let tongue = tongue(&headers);
    let kept = current(&state, &id, tongue).await?;
    let documents: Vec<Value> = serde_json::from_slice(&kept.documents).map_err(|_| Problem::broke_off())?;
    let body = html! {
        p.actions {
            a.main href={ "/results/" (kept.id) "/review" } { (say("review", tongue)) } " "
            a href={ "/results/" (kept.id) "/json" } { "JSON" } " "
            a href={ "/results/" (kept.id) "/csv" } { "CSV" }
        }
        @if documents.is_empty() { p { (say("no_document", tongue)) } }
        @for document in &documents { (summary(document, tongue)) }
        form method="post" action={ "/results/" (kept.id) "/forget" } {
            button type="submit" { (say("forget", tongue)) }
        }
    };
    Ok(page(&state, &kept.name, tongue, &body))
}

/// What a document is, what is doubtful, and its items.
fn summary(document: &Value, tongue: Tongue) -> Markup {
    let text = |pointer: &str| document.pointer(pointer).and_then(Value::as_str).map(str::to_owned);
    let facts = [
        ("kind", text("/kind").map(|kind| term(&kind, tongue))),
        ("organization", text("/organization")),
        ("body", text("/body")),
        ("date", text("/meeting/date")),
        ("location", text("/meeting/location")),
    ];
    let list = |key: &str| document.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let of = |value: &Value, key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
    let doubts = list("diagnostics");
    let people = list("participants").iter().map(|person| {
        let role = of(person, "role").map(|role| term(&role, tongue));
        vec![
            of(person, "name").into(),
            of(person, "party").into(),
            role.into(),
            of(person, "office").map(|office| term(&office, tongue)).into(),
        ]
    });
    let people = Table { columns: vec!["name", "party", "role", "office"], rows: people.collect() };
    let items = Table {
        columns: vec!["label", "title", "case_ids", "decision"],
        rows: list("items").iter().map(|item| item_cells(item, &of)).collect(),
    };
    html! {
        dl.facts {
            @for (key, value) in &facts {
                @if let Some(value) = value { div { dt { (say(key, tongue)) } dd { (value) } } }
            }
        }
        @if !doubts.is_empty() {
            h2 { (say("doubts", tongue)) }
            ul.doubts {
                @for one in doubts {
                    li class=(of(one, "severity").unwrap_or_default()) {
                        @if let Some(said) = of(one, "code").and_then(|code| word("codes", &code, tongue)) { b { (said) ": " } }
                        span lang="en" { (of(one, "message").unwrap_or_default()) }
                    }
                }
            }
        }
        @if !items.rows.is_empty() { (items.shown(say("items", tongue), tongue)) }
        @if !people.rows.is_empty() { (people.shown(say("participants", tongue), tongue)) }
    }
}

fn item_cells(item: &Value, of: &dyn Fn(&Value, &str) -> Option<String>) -> Vec<Cell> {
    let strings = |value: Option<&Value>| -> Vec<String> {
        let all = value.and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        all.iter().filter_map(|one| one.as_str().map(str::to_owned)).collect()
    };
    let blocks = item.get("decisions").or_else(|| item.get("decision"));
    let blocks: Vec<&Value> = match blocks {
        Some(Value::Array(blocks)) => blocks.iter().collect(),
        Some(block) => vec![block],
        None => Vec::new(),
    };
    let clauses = blocks.iter().filter_map(|block| block.get("clauses").and_then(Value::as_array)).flatten();
    let decided: Vec<String> = clauses.filter_map(|clause| of(clause, "text")).collect();
    vec![
        of(item, "label").or(of(item, "number")).into(),
        of(item, "title").into(),
        Cell::from(strings(item.get("case_ids")).join("; ").as_str()),
        Cell::from(decided.join(" ").as_str()),
    ]
}

/// `GET /results/{id}/review`
pub async fn review(
    State(state): State<Shared>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let kept = current(&state, &id, tongue(&headers)).await?;
    let mut response = kept.page.clone().into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    Ok(response)
}

/// `GET /results/{id}/json`
pub async fn json(
    State(state): State<Shared>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let kept = current(&state, &id, tongue(&headers)).await?;
    Ok(download(kept.documents.to_vec(), "application/json", "dagordning.json"))
}

/// `GET /results/{id}/csv`
pub async fn csv(
    State(state): State<Shared>,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let table = cells::table(asked.text("table").unwrap_or("items"))?;
    let kept = current(&state, &id, tongue(&headers)).await?;
    let documents: Vec<Value> = serde_json::from_slice(&kept.documents).map_err(|_| Problem::broke_off())?;
    let lines: Vec<String> = documents.iter().map(Value::to_string).collect();
    let bytes = cells::csv(lines.join("\n").as_bytes(), table)?;
    Ok(download(bytes, "text/csv; charset=utf-8", &format!("{}.csv", table.name)))
}

/// `POST /results/{id}/forget`
pub async fn forget(State(state): State<Shared>, Path(id): Path<String>) -> Redirect {
    state.kept.remove(&id);
    Redirect::to("/")
}
