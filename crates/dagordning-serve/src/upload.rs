//! Files out of requests.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::multipart::MultipartError;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::{StatusCode, header};
use tokio::sync::OwnedSemaphorePermit;

use crate::problem::Problem;
use crate::reader::Upload;
use crate::state::State;

/// A name of more characters is cut off.
const LONGEST: usize = 200;
/// A request has no more files than so many.
const MOST: usize = 10_000;
/// For a request to arrive.
const ARRIVAL: Duration = Duration::from_secs(60);

/// The files of a request, and the room that they take in memory.
pub struct Files {
    pub files: Vec<Upload>,
    pub room: OwnedSemaphorePermit,
}

/// The files of a form, or the one that the request itself is.
pub async fn files(state: &State, name: Option<&str>, request: Request) -> Result<Files, Problem> {
    let length = told(&request, &header::CONTENT_LENGTH).and_then(|length| length.parse::<usize>().ok());
    if length.is_some_and(|length| length > state.config.bounds.body) {
        return Err(too_large());
    }
    let is_form = is_form(&request);
    let room = state.room(length)?;
    let read = async {
        if is_form {
            return form(request).await;
        }
        let bytes = axum::body::to_bytes(request.into_body(), state.config.bounds.body).await;
        let bytes = bytes.map_err(|error| match std::error::Error::source(&error) {
            Some(source) if source.to_string().contains("limit") => too_large(),
            _ => Problem::request("the request broke off"),
        })?;
        Ok(vec![Upload { name: name.map(plain), bytes: Arc::new(bytes.into()), corrections: None }])
    };
    match tokio::time::timeout(ARRIVAL, read).await {
        Ok(files) => Ok(Files { files: files?, room }),
        Err(_) => Err(Problem::new(StatusCode::REQUEST_TIMEOUT, "slow-request", "the request took too long to arrive")),
    }
}

/// Whether a request is a form with files.
pub fn is_form(request: &Request) -> bool {
    let kind = told(request, &header::CONTENT_TYPE).map(str::to_ascii_lowercase);
    kind.is_some_and(|kind| kind.starts_with("multipart/form-data"))
}

fn told<'r>(request: &'r Request, name: &header::HeaderName) -> Option<&'r str> {
    request.headers().get(name).and_then(|value| value.to_str().ok())
}

async fn form(request: Request) -> Result<Vec<Upload>, Problem> {
    let mut form = Multipart::from_request(request, &())
        .await
        .map_err(|refused| Problem::request(format!("the form cannot be read: {}", refused.body_text())))?;
    let mut files = Vec::new();
    while let Some(field) = form.next_field().await.map_err(broken)? {
        let Some(name) = field.file_name().map(plain) else { continue };
        let bytes = field.bytes().await.map_err(broken)?;
        // A form without a chosen file sends an empty one without a name.
        if name.is_empty() && bytes.is_empty() {
            continue;
        }
        if files.len() == MOST {
            return Err(Problem::new(
                StatusCode::PAYLOAD_TOO_LARGE,
                "too-many",
                "there are too many files in the request",
            ));
        }
        let name = Some(name).filter(|name| !name.is_empty());
        files.push(Upload { name, bytes: Arc::new(bytes.into()), corrections: None });
    }
    Ok(files)
}

fn broken(error: MultipartError) -> Problem {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => too_large(),
        _ => Problem::request(format!("the form cannot be read: {}", error.body_text())),
    }
}

fn too_large() -> Problem {
    Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large", "the request is larger than may be sent")
}

/// A name without folders and control characters.
pub fn plain(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    last.chars().filter(|sign| !sign.is_control()).take(LONGEST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_no_folders() {
        assert_eq!(plain("../../etc/passwd"), "passwd");
        assert_eq!(plain("C:\\arkiv\\protokoll.pdf"), "protokoll.pdf");
        assert_eq!(plain("a\u{0}b\n.pdf"), "ab.pdf");
    }
}
