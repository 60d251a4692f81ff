//! What an archive is asked by people: each question an address, each answer a table that can be kept.

mod amounts;
mod case;
mod meetings;
mod open;
mod people;
mod search;
mod votes;

pub use open::original;

use std::path::PathBuf;
use std::sync::Arc;

use axum::Router;
use axum::http::StatusCode;
use axum::routing::get;
use dagordning_archive::{Archive, Error, Whereabouts};
use maud::{Markup, html};

use crate::cuts;
use crate::problem::Problem;
use crate::state::{Located, Shared};
use crate::table::{Asked, Cell, address};
use crate::words::{Tongue, say, term};

/// Rows that a page shows at most; a file that is kept has all.
const SHOWN: usize = 500;

/// The addresses of an archive.
pub fn routes() -> Router<Shared> {
    Router::new()
        .route("/search", get(search::show))
        .route("/meetings", get(meetings::all))
        .route("/meetings/{id}", get(meetings::one))
        .route("/case", get(case::show))
        .route("/person", get(people::show))
        .route("/votes", get(votes::show))
        .route("/amounts", get(amounts::show))
        .route("/documents/{id}/review", get(open::review))
        .route("/documents/{id}/cut", get(cuts::show))
}

/// The files of a content, on the disk.
pub fn originals(archive: &Located, sha256: &str) -> Vec<PathBuf> {
    let found = Archive::open(&archive.path).and_then(|open| open.originals(sha256)).unwrap_or_default();
    found.iter().map(|original| on_disk(archive, &original.path)).collect()
}

/// Where a file of an archive is.
pub fn on_disk(archive: &Located, name: &str) -> PathBuf {
    let decoded = (archive.decode)(name);
    archive.path.parent().map_or_else(|| decoded.clone(), |folder| folder.join(&decoded))
}

/// Asks the archive; only so many questions are answered at once, and only so many wait.
async fn ask<T: Send + 'static>(
    state: &Shared,
    question: impl FnOnce(&Archive, &Located) -> Result<T, Error> + Send + 'static,
) -> Result<T, Problem> {
    let _waiting = state.waiting.try_acquire().map_err(|_| Problem::busy())?;
    let turn = Arc::clone(&state.asked).acquire_owned().await.map_err(|_| Problem::busy())?;
    let located = state.config.archive.clone().ok_or_else(Problem::missing)?;
    let answer = tokio::task::spawn_blocking(move || {
        let _turn = turn;
        Archive::open(&located.path).and_then(|archive| question(&archive, &located))
    });
    answer.await.map_err(|_| Problem::broke_off())?.map_err(|error| match error {
        Error::Query(reason) => Problem::request(reason.trim_start_matches("--")),
        Error::Locked => Problem::busy(),
        // What SQLite says may name what stands in the archive.
        _ => Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "archive", "the archive cannot be read"),
    })
}

/// A field of a form that asks the archive.
fn field(key: &'static str, kind: &str, asked: &Asked, tongue: Tongue) -> Markup {
    html! {
        span.field {
            label for=(key) { (say(key, tongue)) }
            input id=(key) name=(key) type=(kind) value=[asked.text(key)];
        }
    }
}

/// A switch of such a form.
fn switch(key: &'static str, asked: &Asked, tongue: Tongue) -> Markup {
    html! {
        span.field {
            input id=(key) name=(key) type="checkbox" value="true" checked[asked.text(key).is_some()];
            label for=(key) { (say(key, tongue)) }
        }
    }
}

/// The button of such a form.
fn button(tongue: Tongue) -> Markup {
    html! { button type="submit" { (say("show", tongue)) } }
}

/// The item's label and title, which lead to its document; the document's title where it is no item.
fn titled(at: &Whereabouts) -> Cell {
    let said: Vec<&str> = [at.label.as_deref(), at.title.as_deref()].into_iter().flatten().collect();
    let said = if said.is_empty() { at.path.clone() } else { said.join(" ") };
    Cell::link(said, format!("/meetings/{}", at.document_id))
}

/// The kind of a document in words.
fn kind(at: &Whereabouts, tongue: Tongue) -> Cell {
    at.kind.as_deref().map(|kind| term(kind, tongue)).into()
}

/// The cases of an item, the first of which leads to its way.
fn cases(at: &Whereabouts) -> Cell {
    match at.case_ids.as_deref().map(|all| (all, all.split("; ").next().unwrap_or(all))) {
        Some((all, first)) => Cell::link(all, address("/case", &[("id", first)])),
        None => Cell::default(),
    }
}

/// What is shown of more.
fn shown_of(count: usize, tongue: Tongue) -> Markup {
    html! { @if count > SHOWN { p.quiet { (SHOWN) " " (say("of", tongue)) " " (count) ". " (say("all_in_file", tongue)) } } }
}
