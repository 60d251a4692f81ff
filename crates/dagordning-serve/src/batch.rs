//! `POST /v1/batch`: many files, each answered as soon as it and all before it are read.

use axum::body::{Body, Bytes};
use axum::extract::{Query, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use futures_util::{StreamExt, stream};
use serde_json::json;

use crate::parse::{corrected, how, read};
use crate::problem::Problem;
use crate::reader::{How, Upload};
use crate::state::Shared;
use crate::table::Asked;
use crate::upload::{files, is_form};

/// Answers.
pub async fn batch(
    State(state): State<Shared>,
    Query(asked): Query<Asked>,
    request: Request,
) -> Result<Response, Problem> {
    let how = how(&asked)?;
    if !is_form(&request) {
        let reason = "a form with files is needed: multipart/form-data";
        return Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "no-form", reason));
    }
    let sent = files(&state, None, request).await?;
    if sent.files.is_empty() {
        return Err(Problem::request("there is no file in the form"));
    }
    if state.queue.is_full() {
        return Err(Problem::busy());
    }
    // No more at once than are read at once: a batch does not fill the queue for others.
    let beside = state.queue.readers();
    let (room, files) = (sent.room, sent.files);
    let lines = stream::iter(files.into_iter().enumerate())
        .map(move |(at, upload)| line(Shared::clone(&state), at, upload, how))
        .buffered(beside)
        .map(move |line| {
            // The room is given back when the last line is out.
            let _ = &room;
            Ok::<Bytes, std::convert::Infallible>(line)
        });
    let mut response = Body::from_stream(lines).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/x-ndjson"));
    Ok(response)
}

/// The documents of a file, each on a line, or a line that tells why it could not be read.
async fn line(state: Shared, at: usize, upload: Upload, how: How) -> Bytes {
    let name = upload.name.clone();
    let read = match corrected(&state, upload).await {
        Ok(upload) => {
            let own = Shared::clone(&state);
            state.queue.ask_patiently(move |reader, pace| read(reader, &own, &upload, how, pace)).await
        }
        Err(problem) => Err(problem),
    };
    match read {
        Ok(lines) => lines.into(),
        Err(problem) => {
            let error = json!({
                "file": at + 1,
                "file_name": name,
                "code": problem.code,
                "reason": problem.reason,
                "advice": problem.advice,
            });
            format!("{}\n", json!({ "error": error })).into()
        }
    }
}
