//! Files of the archive, where they are at hand: found by the document's id, and taken only if they are still the same.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Redirect;

use super::{ask, on_disk};
use crate::problem::Problem;
use crate::reader::Upload;
use crate::results;
use crate::state::Shared;
use crate::words::tongue;

/// The file that a document was read from.
pub async fn original(state: &Shared, document_id: String) -> Result<Upload, Problem> {
    let most = state.config.bounds.body as u64;
    let found = ask(state, move |archive, located| {
        let Some(original) = archive.original(&document_id)? else { return Ok(None) };
        let path = on_disk(located, &original.path);
        let fits = path.metadata().is_ok_and(|about| about.is_file() && about.len() <= most);
        let bytes = if fits { std::fs::read(&path).ok() } else { None };
        let bytes = bytes.filter(|bytes| dagordning::hash(bytes) == original.sha256);
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        Ok(Some(bytes.map(|bytes| Upload { name, bytes: Arc::new(bytes), corrections: None })))
    });
    let gone = || {
        Problem::new(StatusCode::GONE, "file-gone", "the file is not there any more, or has changed since it was read")
    };
    found.await?.ok_or_else(Problem::missing)?.ok_or_else(gone)
}

/// `GET /documents/{id}/review`
pub async fn review(
    State(state): State<Shared>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<Redirect, Problem> {
    let upload = original(&state, id).await?;
    let result = results::read(&state, upload, tongue(&headers), true).await?;
    Ok(Redirect::to(&format!("/results/{}/review", result.id)))
}
