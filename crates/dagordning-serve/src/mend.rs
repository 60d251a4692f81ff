//! Saving corrections.

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use dagordning::corrections::Corrections;
use serde_json::json;
use std::sync::atomic::Ordering;

use crate::problem::Problem;
use crate::state::Shared;

/// `POST /results/{id}/corrections`: answered when they are on the disk.
pub async fn save(State(state): State<Shared>, Path(id): Path<String>, body: Bytes) -> Result<Response, Problem> {
    if !state.config.write {
        return Err(Problem::new(
            StatusCode::FORBIDDEN,
            "read-only",
            "corrections are not saved here: --write lets them be",
        ));
    }
    let kept = state.kept.get(&id).ok_or_else(Problem::missing)?;
    let sent = Corrections::read(&body).map_err(|error| Problem::request(error.to_string()))?;
    if sent.sha256 != id {
        return Err(Problem::request("they are of another file"));
    }
    let shared = Shared::clone(&state);
    // A save that has begun ends, whether or not somebody waits for the answer.
    let saved = tokio::task::spawn_blocking(move || shared.keep.save(&kept.bytes, sent));
    let name = saved.await.map_err(|_| Problem::broke_off())??;
    state.metrics.saved.fetch_add(1, Ordering::Relaxed);
    let mut response = json!({ "saved": name }).to_string().into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    Ok(response)
}
