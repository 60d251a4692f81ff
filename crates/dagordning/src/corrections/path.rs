//! Paths of values in a document, and the document with values changed.

use std::cmp::Ordering;

use serde_json::{Map, Value};

use super::{Action, Correction};

/// A step from an object to a value of it, or from a list to one of its values.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// The value of a key.
    Key(String),
    /// The value at a place of a list, from 0.
    At(usize),
    /// Behind the last value of a list.
    End,
}

/// The steps from the document to a value.
pub type Path = Vec<Step>;

/// Reads `items[3].case_ids[0]`; none if it is no path.
pub fn read(path: &str) -> Option<Path> {
    let mut steps = Vec::new();
    for part in path.split('.') {
        let (key, mut rest) = part.split_at(part.find('[').unwrap_or(part.len()));
        if key.is_empty() || !key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_') {
            return None;
        }
        steps.push(Step::Key(key.to_owned()));
        while let Some(inner) = rest.strip_prefix('[') {
            let (index, behind) = inner.split_once(']')?;
            steps.push(if index == "+" { Step::End } else { Step::At(index.parse().ok()?) });
            rest = behind;
        }
        if !rest.is_empty() {
            return None;
        }
    }
    Some(steps)
}

/// The value at the end of a path.
pub fn get<'v>(value: &'v Value, path: &[Step]) -> Option<&'v Value> {
    path.iter().try_fold(value, |value, step| match step {
        Step::Key(key) => value.get(key),
        Step::At(at) => value.get(at),
        Step::End => None,
    })
}

/// The value with corrections made at their paths, all of which are those of the value as it is: what is removed goes last,
/// from behind, so that no path moves before its turn.
pub fn edited<'c>(mut value: Value, corrections: impl Iterator<Item = (&'c Correction, &'c Path)>) -> Value {
    let mut removed: Vec<&Path> = Vec::new();
    for (correction, path) in corrections {
        match correction.action {
            Action::Set => put(&mut value, path, correction.value.clone()),
            Action::Add => put(&mut value, path, correction.value.clone()),
            Action::Remove => removed.push(path),
            Action::Confirm => {}
        }
    }
    removed.sort();
    removed.dedup();
    for path in removed.into_iter().rev() {
        remove(&mut value, path);
    }
    value
}

fn put(value: &mut Value, path: &[Step], new: Value) {
    let Some((step, rest)) = path.split_first() else {
        *value = new;
        return;
    };
    match step {
        Step::Key(key) => {
            if let Value::Object(object) = value {
                let missing =
                    || if matches!(rest.first(), Some(Step::End)) { Value::Array(Vec::new()) } else { Value::Null };
                put(object.entry(key.clone()).or_insert_with(missing), rest, new);
            }
        }
        Step::At(at) => {
            if let Some(inner) = value.get_mut(at) {
                put(inner, rest, new);
            }
        }
        Step::End => {
            if let Value::Array(values) = value {
                values.push(new);
            }
        }
    }
}

fn remove(value: &mut Value, path: &[Step]) {
    let object = |steps: &[Step], value| match get_mut(value, steps) {
        Some(Value::Object(object)) => Some(object),
        _ => None,
    };
    match path {
        [before @ .., Step::Key(key)] => {
            if let Some(object) = object(before, value) {
                object.remove(key);
                forget(object, key, None);
            }
        }
        [before @ .., Step::Key(key), Step::At(at)] => {
            if let Some(object) = object(before, value)
                && let Some(Value::Array(values)) = object.get_mut(key)
                && *at < values.len()
            {
                values.remove(*at);
                forget(object, key, Some(*at));
            }
        }
        _ => {}
    }
}

fn get_mut<'v>(value: &'v mut Value, path: &[Step]) -> Option<&'v mut Value> {
    path.iter().try_fold(value, |value, step| match step {
        Step::Key(key) => value.get_mut(key),
        Step::At(at) => value.get_mut(at),
        Step::End => None,
    })
}

/// A value that is gone has no place; the values behind it in its list take the places along.
fn forget(object: &mut Map<String, Value>, key: &str, gone: Option<usize>) {
    let Some(Value::Object(places)) = object.get_mut("places") else { return };
    let moved = std::mem::take(places).into_iter().filter_map(|(place, segments)| {
        let more = if place.ends_with('+') { "+" } else { "" };
        match (read(place.trim_end_matches('+')).as_deref(), gone) {
            (Some([Step::Key(own), ..]), None) if own == key => None,
            (Some([Step::Key(own), Step::At(at)]), Some(gone)) if own == key => match at.cmp(&gone) {
                Ordering::Less => Some((place, segments)),
                Ordering::Equal => None,
                Ordering::Greater => Some((format!("{key}[{}]{more}", at - 1), segments)),
            },
            _ => Some((place, segments)),
        }
    });
    *places = moved.collect();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_read_and_what_is_none_is_refused() {
        let key = |key: &str| Step::Key(key.to_owned());
        assert_eq!(read("items[3].case_ids[0]"), Some(vec![key("items"), Step::At(3), key("case_ids"), Step::At(0)]));
        assert_eq!(read("participants[+]"), Some(vec![key("participants"), Step::End]));
        for none in ["", "items[", "items[x]", "items[1]x", ".a", "Items", "__proto__[a]"] {
            assert_eq!(read(none), None, "{none}");
        }
    }
}
