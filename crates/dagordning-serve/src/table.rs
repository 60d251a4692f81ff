//! What is asked by an address, and answers as tables: on a page, as CSV, as JSON.

use std::collections::BTreeMap;

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use serde::{Deserialize, Serialize};

use crate::cells::writer;
use crate::problem::Problem;
use crate::words::{Tongue, say};

/// The words of an address behind `?`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Asked(BTreeMap<String, String>);

impl Asked {
    /// What is said of a key, if anything is.
    pub fn text(&self, key: &str) -> Option<&str> {
        self.0.get(key).map(|said| said.trim()).filter(|said| !said.is_empty())
    }

    /// The same, to be kept.
    pub fn own(&self, key: &str) -> Option<String> {
        self.text(key).map(str::to_owned)
    }

    /// Whether something is switched on.
    pub fn switch(&self, key: &str) -> Result<bool, Problem> {
        match self.text(key) {
            None | Some("false" | "0") => Ok(false),
            Some("true" | "1" | "on") => Ok(true),
            Some(_) => Err(Problem::request(format!("{key} is true or false"))),
        }
    }

    /// A whole number.
    pub fn number(&self, key: &str) -> Result<Option<u32>, Problem> {
        let number = self.text(key).map(str::parse).transpose();
        number.map_err(|_| Problem::request(format!("{key} is a whole number")))
    }

    /// In which form an answer is wanted.
    pub fn format(&self) -> Result<Format, Problem> {
        match self.text("format") {
            None | Some("html") => Ok(Format::Page),
            Some("csv") => Ok(Format::Csv),
            Some("json") => Ok(Format::Json),
            Some(_) => Err(Problem::request("format is html, csv or json")),
        }
    }

    /// The same question in another form.
    pub fn as_format(&self, path: &str, format: &str) -> String {
        let others = self.0.iter().filter(|(key, said)| *key != "format" && !said.is_empty());
        let all: Vec<(&str, &str)> = others.map(|(key, said)| (key.as_str(), said.as_str())).collect();
        address(path, &[&all[..], &[("format", format)]].concat())
    }
}

/// The form of an answer to people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// To look at.
    Page,
    /// To be kept as a table.
    Csv,
    /// To be kept for programs.
    Json,
}

/// An address with words behind it.
pub fn address(path: &str, words: &[(&str, &str)]) -> String {
    match serde_urlencoded::to_string(words) {
        Ok(said) if !said.is_empty() => format!("{path}?{said}"),
        _ => path.to_owned(),
    }
}

/// What stands in a cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// As text.
    pub text: String,
    /// Where it leads.
    pub link: Option<String>,
}

impl<T: ToString> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Cell {
        Cell { text: value.map(|value| value.to_string()).unwrap_or_default(), link: None }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Cell {
        Cell { text: text.to_owned(), link: None }
    }
}

impl From<i64> for Cell {
    fn from(number: i64) -> Cell {
        Cell::from(Some(number))
    }
}

impl Cell {
    /// One that leads somewhere.
    pub fn link(text: impl Into<String>, link: String) -> Cell {
        Cell { text: text.into(), link: Some(link) }
    }
}

/// Rows under the names of their columns.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// Keys of words.
    pub columns: Vec<&'static str>,
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    /// As it stands on a page.
    pub fn shown(&self, caption: &str, tongue: Tongue) -> Markup {
        html! {
            div.wide tabindex="0" role="group" aria-label=(caption) {
                table {
                    caption { (caption) }
                    thead { tr { @for column in &self.columns { th scope="col" { (say(column, tongue)) } } } }
                    tbody {
                        @for row in &self.rows {
                            tr {
                                @for cell in row {
                                    td {
                                        @match &cell.link {
                                            Some(link) => a href=(link) { (cell.text) },
                                            None => (cell.text),
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    /// As CSV.
    pub fn csv(&self, name: &str) -> Result<Response, Problem> {
        let mut to = writer();
        to.write_record(&self.columns).map_err(|_| Problem::broke_off())?;
        for row in &self.rows {
            to.write_record(row.iter().map(|cell| cell.text.as_str())).map_err(|_| Problem::broke_off())?;
        }
        let bytes = to.into_inner().map_err(|_| Problem::broke_off())?;
        Ok(download(bytes, "text/csv; charset=utf-8", &format!("{name}.csv")))
    }
}

/// An answer as JSON.
pub fn json(value: &impl Serialize, name: &str) -> Result<Response, Problem> {
    let bytes = serde_json::to_vec_pretty(value).map_err(|_| Problem::broke_off())?;
    Ok(download(bytes, "application/json", &format!("{name}.json")))
}

/// Bytes that a browser keeps under a name, which is one of the program's own.
pub fn download(bytes: Vec<u8>, kind: &'static str, name: &str) -> Response {
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    if let Ok(told) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, told);
    }
    response
}

/// Links to the same answer as files.
pub fn downloads(asked: &Asked, path: &str, tongue: Tongue) -> Markup {
    html! {
        p.downloads {
            (say("download", tongue)) ": "
            a href=(asked.as_format(path, "csv")) { "CSV" } " "
            a href=(asked.as_format(path, "json")) { "JSON" }
        }
    }
}
