//! What the service tells of itself: whether it lives, what it counts, what its answers look like.

use std::sync::LazyLock;

use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;
use serde_json::{Value, json};

use crate::state::Shared;

const OPENAPI: &str = include_str!("../assets/openapi.json");

/// `GET /healthz`
pub async fn healthz() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "application/json")], json!({ "status": "ok" }).to_string())
}

/// `GET /metrics`
pub async fn metrics(State(state): State<Shared>) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], state.metrics.told(&state))
}

/// `GET /v1/schema`
pub async fn schema() -> impl IntoResponse {
    static SCHEMA: LazyLock<String> =
        LazyLock::new(|| serde_json::to_value(dagordning::model::schema()).unwrap_or_default().to_string());
    ([(header::CONTENT_TYPE, "application/schema+json")], SCHEMA.as_str())
}

/// `GET /openapi.json`
pub async fn openapi() -> impl IntoResponse {
    static TOLD: LazyLock<String> = LazyLock::new(|| described().to_string());
    ([(header::CONTENT_TYPE, "application/vnd.oai.openapi+json;version=3.1")], TOLD.as_str())
}

/// The description with the schema of documents in it.
fn described() -> Value {
    let mut described: Value = serde_json::from_str(OPENAPI).unwrap_or_default();
    let schema = serde_json::to_value(dagordning::model::schema()).unwrap_or_default();
    // What its parts are named by is the place where it stands.
    let schema = schema.to_string().replace("\"#/$defs/", "\"#/components/schemas/Document/$defs/");
    let mut schema: Value = serde_json::from_str(&schema).unwrap_or_default();
    if let Value::Object(schema) = &mut schema {
        schema.remove("$schema");
        schema.remove("$id");
    }
    described["components"]["schemas"]["Document"] = schema;
    described["info"]["version"] = env!("CARGO_PKG_VERSION").into();
    described
}
