//! `POST /v1/parse`: one file to JSON, lines of JSON, or a table.

use axum::extract::{Query, Request, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use std::sync::atomic::Ordering;

use crate::accept::Form;
use crate::cells;
use crate::problem::Problem;
use crate::reader::{Halt, How, Pace, Reader, Upload};
use crate::state::{Shared, State as Known};
use crate::table::Asked;
use crate::upload::files;

/// What of documents is told, by the words of a request.
pub fn how(asked: &Asked) -> Result<How, Problem> {
    Ok(How { spans: asked.switch("spans")?, furniture: asked.switch("furniture")?, full: asked.switch("full")? })
}

/// A file with what people mended in it.
pub async fn corrected(state: &Shared, upload: Upload) -> Result<Upload, Problem> {
    if !state.keep.knows_any() {
        return Ok(upload);
    }
    let state = Shared::clone(state);
    tokio::task::spawn_blocking(move || {
        let mended = state.keep.of(&upload.bytes)?;
        Ok(Upload { corrections: mended.map(|(corrections, _)| corrections), ..upload })
    })
    .await
    .unwrap_or_else(|_| Err(Problem::broke_off()))
}

/// Reads a file, and counts what became of it.
pub fn read(reader: &mut dyn Reader, state: &Known, upload: &Upload, how: How, pace: Pace) -> Result<Vec<u8>, Halt> {
    counted(state, reader.json(upload, how, pace))
}

/// Counts a file that was read, or that cannot be.
pub fn counted<T>(state: &Known, read: Result<T, Halt>) -> Result<T, Halt> {
    let counter = match read {
        Ok(_) => &state.metrics.read,
        Err(Halt::Unread(_)) => &state.metrics.unread,
        // It comes again.
        Err(Halt::Slow) => return read,
    };
    counter.fetch_add(1, Ordering::Relaxed);
    read
}

/// Answers.
pub async fn parse(
    State(state): State<Shared>,
    Query(asked): Query<Asked>,
    request: Request,
) -> Result<Response, Problem> {
    let form = Form::of(request.headers())?;
    let how = how(&asked)?;
    let table = cells::table(asked.text("table").unwrap_or("items"))?;
    let mut sent = files(&state, asked.text("name"), request).await?;
    let upload = match (sent.files.pop(), sent.files.is_empty()) {
        (Some(upload), true) => corrected(&state, upload).await?,
        (None, _) => return Err(Problem::request("there is no file in the form")),
        (Some(_), false) => return Err(Problem::request("there are several files in the form: /v1/batch takes them")),
    };
    let own = Shared::clone(&state);
    let lines = state.queue.ask(move |reader, pace| read(reader, &own, &upload, how, pace)).await?;
    let body = match form {
        Form::Json => as_list(&lines),
        Form::Lines => lines,
        Form::Csv => cells::csv(&lines, table)?,
    };
    let mut response = body.into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(form.media_type()));
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("accept"));
    drop(sent.room);
    Ok(response)
}

/// Documents on lines as a list of them.
fn as_list(lines: &[u8]) -> Vec<u8> {
    let mut list = Vec::with_capacity(lines.len() + 2);
    list.push(b'[');
    let documents = lines.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
    for (at, document) in documents.enumerate() {
        if at > 0 {
            list.push(b',');
        }
        list.extend_from_slice(document);
    }
    list.push(b']');
    list
}
