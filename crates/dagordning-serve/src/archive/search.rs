//! `GET /search`: items by their text.

use std::path::Path;

use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use dagordning::model::{DocumentKind, ItemKind};
use dagordning_archive::{Found, Hit, Order, Search};
use maud::{Markup, html};

use super::{ask, button, cases, field, kind, on_disk, switch, titled};
use crate::page::page;
use crate::problem::Problem;
use crate::state::Shared;
use crate::table::{Asked, Format, Table, address, downloads, json};
use crate::words::{Tongue, say, term, tongue};

/// Hits on a page, and in a file.
const LIMITS: (usize, usize) = (20, 5000);

fn search(asked: &Asked, limit: usize) -> Result<Search, Problem> {
    Ok(Search {
        query: asked.own("q").unwrap_or_default(),
        body: asked.own("body"),
        organization: asked.own("organization"),
        from: asked.own("from"),
        to: asked.own("to"),
        party: asked.own("party"),
        person: asked.own("person"),
        case_id: asked.own("case_id"),
        kind: asked.own("kind"),
        decided: asked.switch("decided")?,
        outcome: None,
        limit,
        order: if asked.text("sort") == Some("date") { Order::Date } else { Order::Relevance },
    })
}

/// Answers.
pub async fn show(
    State(state): State<Shared>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (tongue, format) = (tongue(&headers), asked.format()?);
    let limit = if format == Format::Page { LIMITS.0 } else { LIMITS.1 };
    let limit = asked.number("n")?.map_or(limit, |n| (n as usize).min(LIMITS.1));
    let wanted = search(&asked, limit)?;
    let any = wanted != Search { limit, ..Search::default() } || format != Format::Page;
    // Without a question all would be found: nothing is more of use then.
    let (found, drawable) = if any {
        ask(&state, move |archive, located| {
            let found = archive.search(&wanted)?;
            let drawable: Vec<bool> =
                found.hits.iter().map(|hit| is_drawable(&on_disk(located, &hit.at.path))).collect();
            Ok((found, drawable))
        })
        .await?
    } else {
        (Found::default(), Vec::new())
    };
    match format {
        Format::Json => return json(&found, "search"),
        Format::Csv => return table(&found, tongue).csv("search"),
        Format::Page => {}
    }
    let body = html! {
        (form(&asked, tongue))
        div #answer aria-live="polite" {
            @if any {
                p role="status" { (counted(&found, tongue)) }
                @if !found.hits.is_empty() {
                    (downloads(&asked, "/search", tongue))
                    ol.hits {
                        @for (hit, drawable) in found.hits.iter().zip(&drawable) {
                            (shown(hit, *drawable, tongue))
                        }
                    }
                }
            }
        }
    };
    Ok(page(&state, say("search", tongue), tongue, &body).into_response())
}

/// Whether pages of a file can be drawn, and it is there.
fn is_drawable(path: &Path) -> bool {
    let pdf = path.extension().is_some_and(|end| end.eq_ignore_ascii_case("pdf"));
    pdf && path.is_file()
}

fn form(asked: &Asked, tongue: Tongue) -> Markup {
    let name = |value| serde_json::to_value(value).ok().and_then(|word| word.as_str().map(str::to_owned));
    let kinds = DocumentKind::ALL.iter().filter_map(|kind| name(serde_json::json!(kind)));
    let kinds: Vec<String> = kinds
        .chain(ItemKind::ALL.iter().filter_map(|kind| name(serde_json::json!(kind))))
        .filter(|kind| kind != "unknown")
        .collect();
    html! {
        search {
            form method="get" action="/search" data-live="answer" {
                p.query {
                    label for="q" { (say("query", tongue)) }
                    input id="q" name="q" type="search" value=[asked.text("q")] autocomplete="off";
                    (button(tongue))
                }
                details open[["body", "from", "to", "party", "person", "kind", "decided"].iter().any(|key| asked.text(key).is_some())] {
                    summary { (say("filters", tongue)) }
                    p.fields {
                        (field("body", "text", asked, tongue)) (field("from", "date", asked, tongue)) (field("to", "date", asked, tongue))
                        (field("party", "text", asked, tongue)) (field("person", "text", asked, tongue))
                        span.field {
                            label for="kind" { (say("kind", tongue)) }
                            select id="kind" name="kind" {
                                option value="" { (say("all", tongue)) }
                                @for kind in &kinds {
                                    option value=(kind) selected[asked.text("kind") == Some(kind)] { (term(kind, tongue)) }
                                }
                            }
                        }
                        (switch("decided", asked, tongue))
                    }
                }
                p.quiet { (say("query_help", tongue)) }
            }
        }
    }
}

fn counted(found: &Found, tongue: Tongue) -> String {
    let more = if found.more { say("more_than", tongue) } else { "" };
    match found.count {
        0 => say("nothing_found", tongue).to_owned(),
        count if count > found.hits.len() => {
            format!("{} {} {more} {count}", found.hits.len(), say("of", tongue)).replace("  ", " ")
        }
        count => format!("{count} {}", say("found", tongue)),
    }
}

/// A hit: where it stands, the words that were found, and the cut-out of the page where the file is there.
fn shown(hit: &Hit, drawable: bool, tongue: Tongue) -> Markup {
    let (at, title) = (&hit.at, titled(&hit.at));
    let page = hit.at.page.map(|page| page.to_string()).unwrap_or_default();
    let words: String = hit.snippet.chars().take(240).collect();
    let (case, kind) = (cases(at), kind(at, tongue));
    html! {
        li {
            h2 { a href=[title.link] { (title.text) } }
            p.quiet {
                (at.date.as_deref().unwrap_or_default()) " " (at.body.as_deref().unwrap_or_default()) " " (kind.text) " "
                @if let Some(link) = &case.link { a href=(link) { (case.text) } " " }
                @if !page.is_empty() { (say("page", tongue)) " " (page) " " }
                a href={ "/documents/" (at.document_id) "/review#page-" (page) } { (say("review", tongue)) }
            }
            @if !hit.snippet.is_empty() { p.snippet { (marked(hit)) } }
            @if drawable && !page.is_empty() {
                img.cut loading="lazy" alt=(say("cut_out", tongue))
                    src=(address(&format!("/documents/{}/cut", at.document_id), &[("page", &page), ("words", &words)]));
            }
        }
    }
}

fn marked(hit: &Hit) -> Markup {
    let (mut parts, mut from) = (Vec::new(), 0);
    for mark in &hit.marks {
        if let (Some(before), Some(word)) = (hit.snippet.get(from..mark.start), hit.snippet.get(mark.clone())) {
            parts.push((before, word));
            from = mark.end;
        }
    }
    html! { @for (before, word) in parts { (before) mark { (word) } } (hit.snippet.get(from..).unwrap_or_default()) }
}

fn table(found: &Found, tongue: Tongue) -> Table {
    let rows = found.hits.iter().map(|hit| {
        let at = &hit.at;
        vec![
            at.date.clone().into(),
            at.body.clone().into(),
            at.organization.clone().into(),
            kind(at, tongue),
            at.label.clone().into(),
            at.title.clone().into(),
            at.case_ids.clone().into(),
            at.page.into(),
            hit.snippet.as_str().into(),
            at.path.as_str().into(),
            at.document_id.as_str().into(),
            at.item_id.clone().into(),
        ]
    });
    Table { columns: Hit::COLUMNS.to_vec(), rows: rows.collect() }
}
