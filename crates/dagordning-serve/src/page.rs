//! The frame of all pages.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use maud::{DOCTYPE, Markup, html};

use crate::problem::Problem;
use crate::state::State;
use crate::words::{Tongue, say};

/// A page with its title and what stands in it.
pub fn page(state: &State, title: &str, tongue: Tongue, body: &Markup) -> Response {
    let archive = state.config.archive.is_some();
    let links: &[(&str, &'static str)] = if archive {
        &[
            ("/", "start"),
            ("/search", "search"),
            ("/meetings", "meetings"),
            ("/case", "case"),
            ("/person", "person"),
            ("/votes", "votes"),
            ("/amounts", "amounts"),
        ]
    } else {
        &[("/", "start")]
    };
    framed(StatusCode::OK, title, tongue, links, body)
}

/// Why there is no page.
pub fn problem(problem: &Problem, tongue: Tongue) -> Response {
    let body = html! {
        p.problem { (problem.reason) }
        @if let Some(advice) = &problem.advice { p { (advice) } }
    };
    framed(problem.status, say("cannot", tongue), tongue, &[("/", "start")], &body)
}

/// The page that asks for the token.
pub fn login(wrong: bool, tongue: Tongue) -> Response {
    let body = html! {
        form method="post" action="/login" {
            @if wrong { p.problem role="alert" { (say("wrong_token", tongue)) } }
            p {
                label for="token" { (say("token", tongue)) }
                input id="token" name="token" type="password" autocomplete="current-password" required;
            }
            p { button type="submit" { (say("login", tongue)) } }
        }
    };
    let status = if wrong { StatusCode::UNAUTHORIZED } else { StatusCode::OK };
    framed(status, say("login", tongue), tongue, &[], &body)
}

fn framed(status: StatusCode, title: &str, tongue: Tongue, links: &[(&str, &'static str)], body: &Markup) -> Response {
    let whole = html! {
        (DOCTYPE)
        html lang=(tongue.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) " – dagordning" }
                link rel="stylesheet" href="/assets/serve.css";
                link rel="icon" href="data:,";
                script src="/assets/serve.js" defer {}
            }
            body {
                a.skip href="#main" { (say("to_content", tongue)) }
                header {
                    p.name { "dagordning" }
                    @if !links.is_empty() {
                        nav aria-label=(say("pages", tongue)) {
                            ul { @for (path, name) in links { li { a href=(path) { (say(name, tongue)) } } } }
                        }
                    }
                }
                main id="main" tabindex="-1" {
                    h1 { (title) }
                    (body)
                }
            }
        }
    };
    let mut response = (status, visible(&whole.into_string())).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("accept-language"));
    response
}

/// A page whose mark-up is escaped already, with each sign shown by its number that would turn the direction of others or
/// steer something: the page itself has none.
fn visible(page: &str) -> String {
    let mut safe = String::with_capacity(page.len());
    for sign in page.chars() {
        if dagordning_view::steers(sign) {
            safe.push_str(&format!("\u{27e8}U+{:04X}\u{27e9}", sign as u32));
        } else {
            safe.push(sign);
        }
    }
    safe
}
