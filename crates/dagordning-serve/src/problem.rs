//! What cannot be done, told to programs (RFC 9457) and, by `guard`, to people.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use crate::reader::Unread;

/// Seconds after which one that was refused may ask again.
const AGAIN: &str = "2";

/// Why a request is not answered with what it asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Of the answer.
    pub status: StatusCode,
    /// A word for programs.
    pub code: String,
    /// In plain words.
    pub reason: String,
    /// What may help.
    pub advice: Option<String>,
}

impl Problem {
    /// Of this kind, for this reason.
    pub fn new(status: StatusCode, code: &str, reason: impl Into<String>) -> Problem {
        Problem { status, code: code.to_owned(), reason: reason.into(), advice: None }
    }

    /// The request is none that can be answered.
    pub fn request(reason: impl Into<String>) -> Problem {
        Problem::new(StatusCode::BAD_REQUEST, "bad-request", reason)
    }

    /// There is nothing at this address.
    pub fn missing() -> Problem {
        Problem::new(StatusCode::NOT_FOUND, "not-found", "there is nothing at this address, or it is no longer kept")
    }

    /// There is no room for it now.
    pub fn busy() -> Problem {
        Problem::new(
            StatusCode::SERVICE_UNAVAILABLE,
            "busy",
            "there is more to do than can be done at once; ask again soon",
        )
    }

    /// It took longer than a request may.
    pub fn slow() -> Problem {
        Problem::new(StatusCode::SERVICE_UNAVAILABLE, "slow", "it took longer than a request may take")
    }

    /// A fault of the program.
    pub fn broke_off() -> Problem {
        Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "fault", "the work broke off: a fault in the program")
    }
}

impl From<Unread> for Problem {
    fn from(unread: Unread) -> Problem {
        let status = match unread.code.as_str() {
            "too-large" => StatusCode::PAYLOAD_TOO_LARGE,
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        };
        let advice = (!unread.advice.is_empty()).then_some(unread.advice);
        Problem { status, code: unread.code, reason: unread.reason, advice }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let told = json!({
            "status": self.status.as_u16(),
            "title": self.status.canonical_reason(),
            "code": self.code,
            "detail": self.reason,
            "advice": self.advice,
        });
        let mut response = (self.status, told.to_string()).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if self.status == StatusCode::SERVICE_UNAVAILABLE {
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static(AGAIN));
        }
        if self.status == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response.extensions_mut().insert(self);
        response
    }
}
