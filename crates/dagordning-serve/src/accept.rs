//! In which form an answer is wanted.

use axum::http::{HeaderMap, StatusCode, header};

use crate::problem::Problem;

/// A form of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A list of documents.
    Json,
    /// A document on each line.
    Lines,
    /// A table.
    Csv,
}

/// In the order in which they are taken where several are as welcome.
const FORMS: [(Form, &str); 3] =
    [(Form::Json, "application/json"), (Form::Lines, "application/x-ndjson"), (Form::Csv, "text/csv")];

impl Form {
    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Form::Json => "application/json",
            Form::Lines => "application/x-ndjson",
            Form::Csv => "text/csv; charset=utf-8",
        }
    }

    /// The one that a request likes best.
    pub fn of(headers: &HeaderMap) -> Result<Form, Problem> {
        let mut said = headers.get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok()).peekable();
        if said.peek().is_none() {
            return Ok(Form::Json);
        }
        let ranges: Vec<(String, f32)> = said.flat_map(|all| all.split(',')).map(range).collect();
        let liking = |name: &str| {
            let (kind, _) = name.split_once('/').unwrap_or((name, ""));
            // The most exact range speaks.
            let exactness = |range: &str| match range {
                range if range == name => 3,
                range if range.strip_suffix("/*").is_some_and(|own| own == kind) => 2,
                "*/*" => 1,
                _ => 0,
            };
            let fits = ranges.iter().filter(|(range, _)| exactness(range) > 0);
            fits.max_by_key(|(range, _)| exactness(range)).map_or(0.0, |(_, liking)| *liking)
        };
        let best = FORMS.iter().rev().map(|(form, name)| (*form, liking(name))).filter(|(_, liking)| *liking > 0.0);
        best.max_by(|one, other| one.1.total_cmp(&other.1)).map(|(form, _)| form).ok_or_else(|| {
            let reason = "there is application/json, application/x-ndjson and text/csv";
            Problem::new(StatusCode::NOT_ACCEPTABLE, "not-acceptable", reason)
        })
    }
}

/// `text/csv;q=0.5` as a name and how much it is liked.
fn range(told: &str) -> (String, f32) {
    let mut parts = told.split(';').map(str::trim);
    let name = parts.next().unwrap_or_default().to_ascii_lowercase();
    let liking = parts.find_map(|part| part.strip_prefix("q=")).map_or(1.0, |liking| liking.parse().unwrap_or(0.0));
    (name, liking)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(accept: &str) -> Option<Form> {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT, accept.parse().expect("a header"));
        Form::of(&headers).ok()
    }

    #[test]
    fn the_best_liked_form_is_taken() {
        assert_eq!(Form::of(&HeaderMap::new()).ok(), Some(Form::Json));
        assert_eq!(form("*/*"), Some(Form::Json));
        assert_eq!(form("text/csv"), Some(Form::Csv));
        assert_eq!(form("text/*"), Some(Form::Csv));
        assert_eq!(form("application/json;q=0.5, application/x-ndjson"), Some(Form::Lines));
        assert_eq!(form("*/*;q=0.1, text/csv;q=0"), Some(Form::Json));
        assert_eq!(form("image/png"), None);
    }
}
