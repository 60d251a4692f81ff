//! What every request passes: who may be answered, for how long, and what browsers are told to forbid.

use std::net::IpAddr;
use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::http::uri::Authority;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};

use crate::page;
use crate::problem::Problem;
use crate::state::{Shared, State as Known};
use crate::words::{Tongue, tongue};

/// What pages may do: nothing from elsewhere, and no script that stands in them.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
                      form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// All answers leave by here.
pub async fn outside(State(state): State<Shared>, request: Request, next: Next) -> Response {
    let began = Instant::now();
    let route = request.extensions().get::<MatchedPath>().map_or("none".to_owned(), |path| path.as_str().to_owned());
    let for_people = wants_html(request.headers()) && !request.uri().path().starts_with("/v1/");
    let tongue = tongue(request.headers());
    let response = match tokio::time::timeout(state.config.bounds.time, inside(&state, request, next)).await {
        Ok(response) => response,
        Err(_) => Problem::slow().into_response(),
    };
    let mut response = told(response, for_people, tongue);
    state.metrics.answered(&route, response.status().as_u16(), began.elapsed());
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (header::X_FRAME_OPTIONS, "DENY"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

/// Refusals of any origin as problems, and problems as pages for those who look at them.
fn told(response: Response, for_people: bool, tongue: Tongue) -> Response {
    let status = response.status();
    if !status.is_client_error() && !status.is_server_error() {
        return response;
    }
    let problem = response.extensions().get::<Problem>().cloned();
    let known = problem.is_some();
    let problem = problem.unwrap_or_else(|| {
        let code = match status {
            StatusCode::NOT_FOUND => "not-found",
            StatusCode::METHOD_NOT_ALLOWED => "method-not-allowed",
            StatusCode::PAYLOAD_TOO_LARGE => "too-large",
            _ => "bad-request",
        };
        Problem::new(status, code, status.canonical_reason().unwrap_or("it cannot be answered").to_lowercase())
    });
    let allow = response.headers().get(header::ALLOW).cloned();
    let mut response = match (for_people, known) {
        (true, _) => page::problem(&problem, tongue).into_response(),
        (false, true) => return response,
        (false, false) => problem.into_response(),
    };
    if status == StatusCode::SERVICE_UNAVAILABLE {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("2"));
    }
    if let Some(allow) = allow {
        response.headers_mut().insert(header::ALLOW, allow);
    }
    response
}

async fn inside(state: &Known, request: Request, next: Next) -> Response {
    if let Err(problem) = meant_for(state, &request) {
        return problem.into_response();
    }
    let writes = !matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if writes && let Err(problem) = own_page(request.headers()) {
        return problem.into_response();
    }
    let open = matches!(request.uri().path(), "/healthz" | "/login") || request.uri().path().starts_with("/assets/");
    if let Some(token) = state.config.token.as_ref().filter(|_| !open)
        && !token.opens(request.headers())
    {
        if !writes && wants_html(request.headers()) {
            return Redirect::to("/login").into_response();
        }
        let reason = "the token is needed: Authorization: Bearer …";
        return Problem::new(StatusCode::UNAUTHORIZED, "unauthorized", reason).into_response();
    }
    next.run(request).await
}

/// Whether a browser asks for a page.
fn wants_html(headers: &HeaderMap) -> bool {
    headers
        .get(header::ACCEPT)
        .and_then(|accept| accept.to_str().ok())
        .is_some_and(|accept| accept.contains("text/html"))
}

/// A page of another site can have its own name lead here; such a name is not answered.
fn meant_for(state: &Known, request: &Request) -> Result<(), Problem> {
    let named = request.headers().get_all(header::HOST).iter().map(|host| host.to_str().ok());
    let mut hosts: Vec<Option<&str>> = named.collect();
    hosts.extend(request.uri().authority().map(|authority| Some(authority.as_str())));
    let known = |host: &str| {
        let Ok(authority) = host.parse::<Authority>() else { return false };
        let name = authority.host();
        let address = name.trim_start_matches('[').trim_end_matches(']').parse::<IpAddr>().ok();
        match address {
            // On loopback no address but its own can be meant.
            Some(address) => !state.address.is_loopback() || address.is_loopback(),
            None => {
                name.eq_ignore_ascii_case("localhost")
                    || state.config.hosts.iter().any(|host| host.eq_ignore_ascii_case(name))
            }
        }
    };
    match hosts.iter().all(|host| host.is_some_and(known)) {
        true if !hosts.is_empty() => Ok(()),
        _ => Err(Problem::new(
            StatusCode::MISDIRECTED_REQUEST,
            "unknown-host",
            "the service is not known by that name; --host NAME makes it known",
        )),
    }
}

/// What changes something comes from a page of the service itself, or from a program that is no browser.
fn own_page(headers: &HeaderMap) -> Result<(), Problem> {
    let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    let site = text("sec-fetch-site").is_none_or(|site| matches!(site, "same-origin" | "none"));
    let host = text("host").unwrap_or_default();
    let own = |origin: &str| {
        let rest = origin.strip_prefix("http://").or_else(|| origin.strip_prefix("https://"));
        rest.is_some_and(|authority| authority.eq_ignore_ascii_case(host))
    };
    if site && text("origin").is_none_or(own) {
        return Ok(());
    }
    Err(Problem::new(StatusCode::FORBIDDEN, "other-site", "the request comes from a page of another site"))
}
