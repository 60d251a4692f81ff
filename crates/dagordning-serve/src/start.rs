//! The first page, on which files are dropped, and the one that asks for the token.

use axum::extract::{Form, Request, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};
use maud::html;
use serde::Deserialize;

use crate::page::{self, page};
use crate::problem::Problem;
use crate::results;
use crate::state::Shared;
use crate::token::Token;
use crate::upload::files;
use crate::words::{say, tongue};

/// `GET /`
pub async fn show(State(state): State<Shared>, headers: HeaderMap) -> Response {
    let tongue = tongue(&headers);
    let kept = state.kept.all();
    let body = html! {
        form #drop method="post" action="/" enctype="multipart/form-data" {
            p { label for="files" { (say("drop", tongue)) } }
            p { input id="files" name="files" type="file" multiple required; }
            p { button type="submit" { (say("read_files", tongue)) } }
            p #working role="status" data-said=(say("working", tongue)) {}
        }
        p.quiet { (say(if state.config.write { "saves" } else { "saves_not" }, tongue)) }
        @if !kept.is_empty() {
            h2 { (say("results", tongue)) }
            ul.results {
                @for one in &kept {
                    li { a href={ "/results/" (one.id) } { (one.name) } }
                }
            }
        }
    };
    page(&state, say("start", tongue), tongue, &body)
}

/// `POST /`
pub async fn drop_in(State(state): State<Shared>, headers: HeaderMap, request: Request) -> Result<Response, Problem> {
    let sent = files(&state, None, request).await?;
    if sent.files.is_empty() {
        return Err(Problem::request("no file was chosen"));
    }
    let tongue = tongue(&headers);
    let alone = sent.files.len() == 1;
    let mut refused = Vec::new();
    let mut last = None;
    for upload in sent.files {
        let name = upload.name.clone().unwrap_or_default();
        match results::read(&state, upload, tongue, false).await {
            Ok(result) => last = Some(result.id.clone()),
            Err(problem) if alone => return Err(problem),
            Err(problem) => refused.push((name, problem)),
        }
    }
    if refused.is_empty() {
        let to = last.filter(|_| alone).map_or_else(|| "/".to_owned(), |id| format!("/results/{id}"));
        return Ok(Redirect::to(&to).into_response());
    }
    let body = html! {
        ul.results {
            @for (name, problem) in &refused {
                li { strong { (name) } ": " span.problem { (problem.reason) } }
            }
        }
        p { a href="/" { (say("start", tongue)) } }
    };
    Ok(page(&state, say("some_unread", tongue), tongue, &body))
}

/// `GET /login`
pub async fn login(State(state): State<Shared>, headers: HeaderMap) -> Response {
    if state.config.token.is_none() {
        return Redirect::to("/").into_response();
    }
    page::login(false, tongue(&headers))
}

/// What the form says.
#[derive(Deserialize)]
pub struct Told {
    token: String,
}

/// `POST /login`
pub async fn log_in(State(state): State<Shared>, headers: HeaderMap, Form(told): Form<Told>) -> Response {
    match &state.config.token {
        Some(token) if token.is(&told.token) => leading_home(&token.cookie()),
        Some(_) => page::login(true, tongue(&headers)),
        None => Redirect::to("/").into_response(),
    }
}

/// `POST /logout`
pub async fn log_out() -> Response {
    leading_home(&Token::no_cookie())
}

fn leading_home(cookie: &str) -> Response {
    let mut response = Redirect::to("/").into_response();
    if let Ok(cookie) = HeaderValue::from_str(cookie) {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    response
}
