//! Where a correction belongs in a document: by its path, or by where its value was read.

use std::collections::HashMap;

use serde_json::Value;

use super::path::{self, Path, Step};
use super::{Action, Correction};

/// A document in which corrections are looked for.
pub struct Fit<'v> {
    document: &'v Value,
    /// The values that were read at a place (page, start, end).
    places: HashMap<[u64; 3], Vec<Path>>,
}

impl<'v> Fit<'v> {
    /// Of a document with places.
    pub fn of(document: &'v Value) -> Fit<'v> {
        let mut places = HashMap::new();
        collect(document, &mut Vec::new(), &mut places);
        Fit { document, places }
    }

    /// The path that a correction has in this document. The error is the reason in plain words.
    pub fn find(&self, correction: &Correction) -> Result<Path, String> {
        let named = path::read(&correction.path).ok_or("its path is none")?;
        if correction.action == Action::Add {
            return self.room(named);
        }
        if path::get(self.document, &named).is_some_and(|value| alike(value, &correction.was)) {
            return Ok(named);
        }
        let place = correction.place.ok_or("the value is another now, and it has no place")?;
        let place = [u64::from(place.page), u64::from(place.start), u64::from(place.end)];
        let moved = self.places.get(&place).into_iter().flatten();
        let key = |path: &[Step]| path.iter().rev().find(|step| matches!(step, Step::Key(_))).cloned();
        let mut moved = moved.filter(|path| key(path) == key(&named));
        moved
            .find(|path| path::get(self.document, path).is_some_and(|value| alike(value, &correction.was)))
            .cloned()
            .ok_or_else(|| "the value is another now".to_owned())
    }

    /// Where a value can be added: its object is there, and has no such value.
    fn room(&self, named: Path) -> Result<Path, String> {
        let Some((last, before)) = named.split_last() else { return Err("its path is none".to_owned()) };
        let before = if *last == Step::End { &before[..before.len() - 1] } else { before };
        match path::get(self.document, before) {
            Some(Value::Object(_)) if path::get(self.document, &named).is_none() => Ok(named),
            Some(Value::Object(_)) => Err("the field has a value by now".to_owned()),
            _ => Err("what it is added to is not there".to_owned()),
        }
    }
}

/// Whether a value is what it was. Of an object that was corrected as a whole (removed, or found right) its own values are
/// compared; what is only a place may have moved.
fn alike(value: &Value, was: &Value) -> bool {
    match (value, was) {
        (Value::Object(now), Value::Object(was)) => {
            let own = |(key, value): &(&String, &Value)| !matches!(key.as_str(), "span" | "places") && !value.is_null();
            let mut before = was.iter().filter(own);
            before.all(|(key, was)| now.get(key).is_some_and(|now| alike(now, was)))
        }
        (Value::Array(now), Value::Array(was)) => {
            now.len() == was.len() && now.iter().zip(was).all(|(now, was)| alike(now, was))
        }
        (now, was) => now == was,
    }
}

/// Notes each value that has a place.
fn collect(value: &Value, path: &mut Path, places: &mut HashMap<[u64; 3], Vec<Path>>) {
    match value {
        Value::Object(object) => {
            for (key, segments) in object.get("places").and_then(Value::as_object).into_iter().flatten() {
                let Some(own) = path::read(key.trim_end_matches('+')) else { continue };
                let number = |at: usize| segments.get(0)?.get(at)?.as_u64();
                if let (Some(page), Some(start), Some(end)) = (number(0), number(1), number(2)) {
                    let whole = path.iter().cloned().chain(own).collect();
                    places.entry([page, start, end]).or_default().push(whole);
                }
            }
            for (key, value) in object.iter().filter(|(key, _)| !matches!(key.as_str(), "places" | "span")) {
                path.push(Step::Key(key.clone()));
                collect(value, path, places);
                path.pop();
            }
        }
        Value::Array(values) => {
            for (at, value) in values.iter().enumerate() {
                path.push(Step::At(at));
                collect(value, path, places);
                path.pop();
            }
        }
        _ => {}
    }
}
