//! Each line with what it was taken for: the tool for understanding a surprise.

use std::collections::{BTreeMap, HashSet};

use serde_json::Value;

use crate::model::Document;
use crate::page::reasons::Reason;
use crate::text::SourceText;

/// A line of the document text with the fields that claimed it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct LineView<'t> {
    /// The page, from 1.
    pub page: u32,
    /// The line on its page, from 1.
    pub number: u32,
    /// What the line was taken for: `blank`, `furniture`, `unassigned`, `label`, or the kind of its first value.
    pub class: String,
    /// The fields that claim characters of the line, in the order of the text: `items[3].title`.
    pub fields: Vec<String>,
    /// The line, without white space at its edges.
    pub text: &'t str,
    /// What spoke for the roles of the line and of its cells, as far as points decided.
    pub reasons: Vec<Reason>,
}

/// A claim on characters `start..end` of the document text.
struct Claim {
    start: u32,
    end: u32,
    path: String,
}

/// A document with what spoke for the roles of lines of the whole text.
pub(crate) type Explained = (Document, BTreeMap<usize, Vec<Reason>>);

/// The lines of `text` with what its documents say of them. They must have been read from the same text, with places and
/// furniture.
#[must_use]
pub(crate) fn view<'t>(text: &'t SourceText, documents: &[Explained]) -> Vec<LineView<'t>> {
    let mut claims = Vec::new();
    for (document, _) in documents {
        let json = serde_json::to_value(document).unwrap_or(Value::Null);
        collect(&json, &mut String::new(), &mut claims);
    }
    claims.sort_by(|a, b| (a.start, a.end, &a.path).cmp(&(b.start, b.end, &b.path)));
    let mut first = 0;
    let mut views = Vec::with_capacity(text.lines.len());
    for (index, line) in text.lines.iter().enumerate() {
        let shown = text.line_text(index);
        let (start, end) = (line.char_start, line.char_start + shown.chars().count() as u32);
        while claims.get(first).is_some_and(|claim| claim.end <= start) {
            first += 1;
        }
        let own = claims[first.min(claims.len())..].iter().take_while(|claim| claim.start < end);
        let mut named = HashSet::new();
        let fields: Vec<String> = own
            .filter(|claim| claim.end > start && named.insert(claim.path.as_str()))
            .map(|claim| claim.path.clone())
            .collect();
        let class = if shown.is_empty() { "blank".to_owned() } else { class(&fields) };
        let reasons = documents.iter().filter_map(|(_, reasons)| reasons.get(&index)).flatten().cloned().collect();
        views.push(LineView { page: line.page, number: line.number, class, fields, text: shown, reasons });
    }
    views
}

/// The kind of a line's most telling field: a value before the label that led to it.
fn class(fields: &[String]) -> String {
    let telling = fields.iter().find(|path| !path.starts_with("labels")).or(fields.first());
    let Some(path) = telling else { return "unassigned".to_owned() };
    let top = path.split(['[', '.']).next().unwrap_or(path);
    match top {
        "items" => {
            let last = path.rsplit('.').next().unwrap_or(path);
            format!("item.{}", last.split('[').next().unwrap_or(last))
        }
        "labels" => "label".to_owned(),
        _ => top.to_owned(),
    }
}

/// Collects the places of a JSON value and of all objects in it. The depth is that of the model.
fn collect(value: &Value, path: &mut String, claims: &mut Vec<Claim>) {
    match value {
        Value::Object(object) => {
            if let Some(places) = object.get("places").and_then(Value::as_object) {
                for (key, segments) in places {
                    let dot = if path.is_empty() { "" } else { "." };
                    for (start, end) in segments.as_array().into_iter().flatten().filter_map(segment) {
                        claims.push(Claim { start, end, path: format!("{path}{dot}{key}") });
                    }
                }
            } else if let (true, Some(span)) = (object.contains_key("line"), object.get("span"))
                && let (Some(start), Some(end)) = (number(span, "start"), number(span, "end"))
            {
                let list = path.split('[').next().unwrap_or(path).to_owned();
                claims.push(Claim { start, end, path: list });
            }
            for (key, child) in
                object.iter().filter(|(key, _)| !matches!(key.as_str(), "places" | "span" | "diagnostics"))
            {
                let length = path.len();
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(key);
                collect(child, path, claims);
                path.truncate(length);
            }
        }
        Value::Array(list) => {
            for (index, child) in list.iter().enumerate() {
                let length = path.len();
                path.push_str(&format!("[{index}]"));
                collect(child, path, claims);
                path.truncate(length);
            }
        }
        _ => {}
    }
}

fn segment(value: &Value) -> Option<(u32, u32)> {
    let list = value.as_array()?;
    Some((u32::try_from(list.get(1)?.as_u64()?).ok()?, u32::try_from(list.get(2)?.as_u64()?).ok()?))
}

fn number(span: &Value, key: &str) -> Option<u32> {
    u32::try_from(span.get(key)?.as_u64()?).ok()
}
