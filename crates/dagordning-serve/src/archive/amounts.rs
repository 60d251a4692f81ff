//! `GET /amounts`: amounts of money, and their sums over time.

use std::collections::BTreeMap;

use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use dagordning_archive::{Amount, Amounts};
use maud::html;

use super::{SHOWN, ask, button, field, shown_of, switch, titled};
use crate::page::page;
use crate::plot::{Group, bars, rounded};
use crate::problem::Problem;
use crate::state::Shared;
use crate::table::{Asked, Format, Table, downloads, json};
use crate::words::{say, tongue};

/// Months in the plot.
const PLOTTED: usize = 36;
/// The currency that is summed up.
const CURRENCY: &str = "SEK";

/// Answers.
pub async fn show(
    State(state): State<Shared>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (tongue, format) = (tongue(&headers), asked.format()?);
    let least = asked.text("least").map(|said| said.replace([' ', '\u{a0}'], "").replace(',', ".").parse::<f64>());
    let least = least.transpose().ok().flatten().filter(|least| least.is_finite());
    if least.is_none() && asked.text("least").is_some() {
        return Err(Problem::request("least is a number"));
    }
    let wanted = Amounts {
        body: asked.own("body"),
        from: asked.own("from"),
        to: asked.own("to"),
        decided: asked.switch("decided")?,
        least,
        limit: 0,
    };
    let mut amounts = ask(&state, move |archive, _| archive.amounts(&wanted)).await?;
    if format == Format::Json {
        return json(&amounts, "amounts");
    }
    let (count, groups) = (amounts.len(), by_month(&amounts));
    if format == Format::Page {
        amounts.truncate(SHOWN);
    }
    let page_of = format == Format::Page;
    let number = |value: Option<f64>| value.map(|value| if page_of { rounded(value) } else { value.to_string() });
    let cells = |one: &Amount| {
        vec![
            one.at.date.clone().into(),
            one.at.body.clone().into(),
            titled(&one.at),
            one.text.clone().into(),
            number(one.value).into(),
            number(one.value_max).into(),
            one.currency.clone().into(),
            one.per.clone().into(),
            one.decided.then(|| say("yes_word", tongue)).into(),
        ]
    };
    let columns = vec!["date", "body", "title", "text", "value", "value_max", "currency", "per", "decided"];
    let table = Table { columns, rows: amounts.iter().map(cells).collect() };
    if format == Format::Csv {
        return table.csv("amounts");
    }
    let body = html! {
        form method="get" action="/amounts" data-live="answer" {
            p.fields {
                (field("body", "text", &asked, tongue)) (field("from", "date", &asked, tongue)) (field("to", "date", &asked, tongue))
                (field("least", "text", &asked, tongue)) (switch("decided", &asked, tongue)) (button(tongue))
            }
        }
        div #answer {
            p role="status" { (count) " " (say("amounts_found", tongue)) }
            (shown_of(count, tongue))
            @if count > 0 {
                (downloads(&asked, "/amounts", tongue))
                (bars(say("amounts_over_time", tongue), &[CURRENCY], &groups))
                (table.shown(say("amounts", tongue), tongue))
            }
        }
    };
    Ok(page(&state, say("amounts", tongue), tongue, &body))
}

/// Sums by month, the last ones; rates are no sums.
fn by_month(amounts: &[Amount]) -> Vec<Group> {
    let mut months: BTreeMap<String, f64> = BTreeMap::new();
    for one in amounts.iter().filter(|one| one.per.is_none() && one.currency.as_deref() == Some(CURRENCY)) {
        let month = one.at.date.as_deref().and_then(|date| date.get(..7));
        if let (Some(month), Some(value)) = (month, one.value) {
            *months.entry(month.to_owned()).or_default() += value;
        }
    }
    let skipped = months.len().saturating_sub(PLOTTED);
    months.into_iter().skip(skipped).map(|(name, sum)| Group { name, values: vec![sum] }).collect()
}
