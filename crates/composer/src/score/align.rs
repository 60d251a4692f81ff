//! Which elements of two lists speak of the same thing.

use serde_json::Value;

use super::equal::{Strictness, folded, squeeze};

/// Elements that belong together, and those that belong to nothing, in the order of the first list.
pub type Pairs = Vec<(Option<usize>, Option<usize>)>;

/// Pairs the elements of two lists of a field.
pub fn pairs(field: &str, expected: &[Value], got: &[Value], strictness: Strictness) -> Pairs {
    let alone = |at: usize| (Some(at), None);
    if got.is_empty() {
        return (0..expected.len()).map(alone).collect();
    }
    if expected.is_empty() {
        return (0..got.len()).map(|at| (None, Some(at))).collect();
    }
    if expected == got {
        return (0..got.len()).map(|at| (Some(at), Some(at))).collect();
    }
    let people = |list: &[Value]| list.iter().any(|value| value.get("name").is_some());
    if people(expected) && people(got) {
        return by_name(expected, got, strictness);
    }
    let key = field.rsplit('.').next().unwrap_or(field);
    let gist = |value: &Value| Gist::of(key, value, strictness);
    let (left, right): (Vec<_>, Vec<_>) = (expected.iter().map(gist).collect(), got.iter().map(gist).collect());
    if let ([left], [right]) = (left.as_slice(), right.as_slice()) {
        // The only one of its list is the same one however little alike, except where it is known by what it says.
        let known = matches!(key, "items" | "subitems") || expected[0].is_string();
        let same = !known || likeness(left, right) >= THRESHOLD;
        return if same { vec![(Some(0), Some(0))] } else { vec![(Some(0), None), (None, Some(0))] };
    }
    in_order(&left, &right)
}

/// Less alike is not the same.
const THRESHOLD: f64 = 0.35;

/// What a number adds to the likeness of titles, or the kind to that of texts.
const BONUS: f64 = 0.4;

/// Letters of a long text that are looked at.
const LOOKED_AT: usize = 400;

/// What an element is known by.
struct Gist {
    /// Its number, or the kind of a section.
    key: String,
    /// Its text, or its title.
    text: String,
    /// Pairs of letters of the text, sorted.
    bigrams: Vec<u32>,
}

impl Gist {
    fn of(list: &str, value: &Value, strictness: Strictness) -> Self {
        let string = |key: &str| value.get(key).and_then(Value::as_str).unwrap_or_default();
        let (key, text) = match list {
            "items" | "subitems" => (string("number").to_owned(), string("title").to_owned()),
            "sections" => (string("kind").to_owned(), string("text").to_owned()),
            "proposals" | "decisions" => (string("heading").to_owned(), of_keys(value, &["clauses"])),
            "clauses" | "subclauses" => (String::new(), of_keys(value, &["text", "subclauses"])),
            _ => (String::new(), words(value)),
        };
        let text = squeeze(&text);
        let letters = match strictness {
            Strictness::Exact => text.chars().filter(|c| !c.is_whitespace()).take(LOOKED_AT).collect(),
            Strictness::Alike => folded(&text.chars().take(LOOKED_AT).collect::<String>()),
        };
        let mut bigrams: Vec<u32> =
            letters.windows(2).map(|two| (u32::from(two[0]) << 11) ^ u32::from(two[1])).collect();
        bigrams.sort_unstable();
        let key = if strictness == Strictness::Alike { folded(&key).into_iter().collect() } else { key };
        Self { key, text, bigrams }
    }
}

fn of_keys(value: &Value, keys: &[&str]) -> String {
    keys.iter().filter_map(|key| value.get(key)).map(words).collect::<Vec<_>>().join(" ")
}

/// All texts in a value.
fn words(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Array(list) => list.iter().map(words).collect::<Vec<_>>().join(" "),
        Value::Object(object) => object.values().map(words).collect::<Vec<_>>().join(" "),
        Value::Null | Value::Bool(_) => String::new(),
    }
}

fn likeness(left: &Gist, right: &Gist) -> f64 {
    let bonus = if !left.key.is_empty() && left.key == right.key { BONUS } else { 0.0 };
    bonus + if left.text == right.text { 1.0 } else { shared(&left.bigrams, &right.bigrams) }
}

/// The share of pairs of letters that both have.
fn shared(left: &[u32], right: &[u32]) -> f64 {
    let (mut at, mut to, mut both) = (0, 0, 0_u32);
    while at < left.len() && to < right.len() {
        match left[at].cmp(&right[to]) {
            std::cmp::Ordering::Less => at += 1,
            std::cmp::Ordering::Greater => to += 1,
            std::cmp::Ordering::Equal => {
                both += 1;
                at += 1;
                to += 1;
            }
        }
    }
    let all = u32::try_from(left.len() + right.len()).unwrap_or(u32::MAX);
    if all == 0 { 0.0 } else { f64::from(2 * both) / f64::from(all) }
}

/// The pairs in order that are most alike together.
fn in_order(left: &[Gist], right: &[Gist]) -> Pairs {
    let wide = right.len() + 1;
    let mut alike = vec![0.0; left.len() * right.len()];
    let mut best = vec![0.0_f64; (left.len() + 1) * wide];
    for at in (0..left.len()).rev() {
        for to in (0..right.len()).rev() {
            let likeness = likeness(&left[at], &right[to]);
            alike[at * right.len() + to] = if likeness >= THRESHOLD { likeness } else { f64::NEG_INFINITY };
            let paired = alike[at * right.len() + to] + best[(at + 1) * wide + to + 1];
            best[at * wide + to] = paired.max(best[(at + 1) * wide + to]).max(best[at * wide + to + 1]);
        }
    }
    let (mut at, mut to, mut pairs) = (0, 0, Pairs::new());
    while at < left.len() || to < right.len() {
        let here = best[at * wide + to];
        if at < left.len() && to < right.len() {
            let paired = alike[at * right.len() + to] + best[(at + 1) * wide + to + 1];
            if paired >= here {
                pairs.push((Some(at), Some(to)));
                at += 1;
                to += 1;
                continue;
            }
        }
        if at < left.len() && best[(at + 1) * wide + to] >= here {
            pairs.push((Some(at), None));
            at += 1;
        } else {
            pairs.push((None, Some(to)));
            to += 1;
        }
    }
    pairs
}

/// People by name, wherever they stand: first in the same role, then in any, then under a name that is alike.
fn by_name(expected: &[Value], got: &[Value], strictness: Strictness) -> Pairs {
    let string = |value: &Value, key: &str| value.get(key).and_then(Value::as_str).map(squeeze).unwrap_or_default();
    let name = |value: &Value| string(value, "name");
    let gist = |value: &Value| {
        let known = name(value);
        let known = if known.is_empty() { words(value) } else { known };
        Gist::of("", &Value::String(known), strictness)
    };
    let (left, right): (Vec<_>, Vec<_>) = (expected.iter().map(gist).collect(), got.iter().map(gist).collect());
    let mut partner: Vec<Option<usize>> = vec![None; expected.len()];
    let mut taken = vec![false; got.len()];
    let same_name = |at: usize, to: usize| left[at].text == right[to].text;
    let same_role = |at: usize, to: usize| string(&expected[at], "role") == string(&got[to], "role");
    let passes: [&dyn Fn(usize, usize) -> f64; 4] = [
        &|at, to| if same_name(at, to) && same_role(at, to) { 1.0 } else { 0.0 },
        &|at, to| if same_name(at, to) { 1.0 } else { 0.0 },
        &|at, to| if same_role(at, to) { likeness(&left[at], &right[to]) } else { 0.0 },
        &|at, to| likeness(&left[at], &right[to]),
    ];
    for pass in passes {
        for (at, partner) in partner.iter_mut().enumerate().filter(|(_, partner)| partner.is_none()) {
            let free = (0..got.len()).filter(|&to| !taken[to]).map(|to| (pass(at, to), to));
            // The first of those equally alike.
            let found = free.filter(|(alike, _)| *alike >= 0.7).max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
            if let Some((_, to)) = found {
                *partner = Some(to);
                taken[to] = true;
            }
        }
    }
    let mut pairs: Pairs = partner.iter().enumerate().map(|(at, to)| (Some(at), *to)).collect();
    pairs.extend((0..got.len()).filter(|&to| !taken[to]).map(|to| (None, Some(to))));
    pairs
}
