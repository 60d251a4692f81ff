//! Which address leads to what.

use std::sync::Arc;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::header;
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};

use crate::problem::Problem;
use crate::state::{Shared, State as Known};
use crate::{about, archive, batch, guard, mend, parse, results, start};

/// All of them.
pub fn routes(state: Arc<Known>) -> Router {
    let mut routes = Router::new()
        .route("/", get(start::show).post(start::drop_in))
        .route("/login", get(start::login).post(start::log_in))
        .route("/logout", post(start::log_out))
        .route("/results/{id}", get(results::show))
        .route("/results/{id}/review", get(results::review))
        .route("/results/{id}/json", get(results::json))
        .route("/results/{id}/csv", get(results::csv))
        .route("/results/{id}/forget", post(results::forget))
        .route("/results/{id}/corrections", post(mend::save))
        .route("/v1/parse", post(parse::parse))
        .route("/v1/batch", post(batch::batch))
        .route("/v1/schema", get(about::schema))
        .route("/healthz", get(about::healthz))
        .route("/metrics", get(about::metrics))
        .route("/openapi.json", get(about::openapi))
        .route("/assets/{name}", get(asset));
    if state.config.archive.is_some() {
        routes = routes.merge(archive::routes());
    }
    routes
        .fallback(nothing)
        .layer(DefaultBodyLimit::max(state.config.bounds.body))
        .layer(from_fn_with_state(Arc::clone(&state), guard::outside))
        .with_state(state)
}

async fn nothing(State(_): State<Shared>) -> Problem {
    Problem::missing()
}

/// `GET /assets/…`: styles and scripts, which are part of the program.
async fn asset(Path(name): Path<String>) -> Response {
    let (kind, text) = match name.as_str() {
        "serve.css" => ("text/css; charset=utf-8", include_str!("../assets/serve.css")),
        "serve.js" => ("text/javascript; charset=utf-8", include_str!("../assets/serve.js")),
        "view.css" => ("text/css; charset=utf-8", dagordning_view::STYLE),
        "view.js" => ("text/javascript; charset=utf-8", dagordning_view::SCRIPT),
        _ => return Problem::missing().into_response(),
    };
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "no-cache")], text).into_response()
}
