//! Places of a hand-written document whose values count nothing, because the contract or the page does not settle them.

use serde_json::Value;

/// Some places, each with everything in it.
///
/// A place is written as differences name it: `meeting.location`, `items[§ 12].title`, `items[0].sections[1]`. An element of a
/// list is known by its index in the expected list or by its label, number, name, title, heading or kind; `items.title`
/// without an element, or `items[*].title`, means each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Open {
    places: Vec<Vec<Step>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Step {
    Key(String),
    Element(String),
}

impl Open {
    /// The places of the key `open` of a hand-written document.
    #[must_use]
    pub fn of(expected: &Value) -> Self {
        let places = expected.get("open").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
        Self { places: places.map(steps).filter(|steps| !steps.is_empty()).collect() }
    }

    /// Whether the place at the end of a trail is open, or one that holds it.
    pub fn holds(&self, trail: &[Vec<String>]) -> bool {
        self.places.iter().any(|place| holds(place, trail))
    }
}

/// Whether a place is the trail, or its beginning.
fn holds(place: &[Step], trail: &[Vec<String>]) -> bool {
    let Some((step, rest)) = place.split_first() else { return true };
    let Some((names, behind)) = trail.split_first() else { return false };
    let element = names.last().is_some_and(|name| name == ELEMENT);
    match step {
        Step::Key(_) if element => holds(place, behind),
        Step::Key(key) => names.contains(key) && holds(rest, behind),
        Step::Element(name) => element && (name == "*" || names.contains(name)) && holds(rest, behind),
    }
}

/// Ends the names of an element, so that it is told from a key.
const ELEMENT: &str = "[]";

/// What an element of a list is known by: of the expected one with its index, and of the given one.
pub fn names(expected: Option<(usize, &Value)>, got: Option<&Value>) -> Vec<String> {
    let mut names = Vec::new();
    if let Some((at, _)) = expected {
        names.push(at.to_string());
    }
    for value in expected.map(|(_, value)| value).into_iter().chain(got) {
        for key in ["label", "number", "name", "title", "heading", "kind"] {
            names.extend(value.get(key).and_then(Value::as_str).map(str::to_owned));
        }
    }
    names.push(ELEMENT.to_owned());
    names
}

fn steps(place: &str) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut rest = place.trim();
    while !rest.is_empty() {
        rest = rest.strip_prefix('.').unwrap_or(rest);
        if let Some((element, behind)) = rest.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            steps.push(Step::Element(element.to_owned()));
            rest = behind;
            continue;
        }
        let end = rest.find(['.', '[']).filter(|end| *end > 0).unwrap_or(rest.len());
        let key = &rest[..end];
        let index = !key.is_empty() && (key == "*" || key.bytes().all(|byte| byte.is_ascii_digit()));
        steps.push(if index { Step::Element(key.to_owned()) } else { Step::Key(key.to_owned()) });
        rest = &rest[end..];
    }
    steps
}
