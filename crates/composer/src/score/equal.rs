//! When two values are the same, and how alike two texts are.

use serde_json::Value;

/// How exact values must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strictness {
    /// White space apart, they are the same.
    Exact,
    /// Letters were damaged: words need only be alike.
    Alike,
}

/// The share of letters that may differ between texts that are alike.
const TOLERANCE: f64 = 0.2;

/// Fields with typed values: no letter may differ.
const TYPED: [&str; 24] = [
    "date",
    "end_date",
    "start_time",
    "end_time",
    "time",
    "from",
    "until",
    "kind",
    "kinds",
    "status",
    "role",
    "office",
    "outcome",
    "vote",
    "initiative",
    "issued",
    "posted",
    "removed",
    "appeal_until",
    "currency",
    "language",
    "value",
    "value_max",
    "presided",
];

/// Fields with numbers and signs in them: only look-alikes may differ.
const SIGNS: [&str; 9] =
    ["number", "label", "case_ids", "case_id", "extent", "items", "items_except", "items_partial", "page"];

/// Whether a value is as expected.
pub fn values(field: &str, expected: &Value, got: &Value, strictness: Strictness) -> bool {
    match (expected, got) {
        (Value::String(expected), Value::String(got)) => texts(field, expected, got, strictness),
        (Value::Number(expected), Value::Number(got)) => expected.as_f64() == got.as_f64(),
        _ => expected == got,
    }
}

fn texts(field: &str, expected: &str, got: &str, strictness: Strictness) -> bool {
    let key = field.rsplit('.').next().unwrap_or(field);
    // Whether the colon belongs to a lead-in is not settled.
    let bare = |text: &str| if key == "lead_in" { squeeze(text.trim_end_matches(':')) } else { squeeze(text) };
    let (expected, got) = (hyphens(&bare(expected)), bare(got));
    if expected == got {
        return true;
    }
    if strictness == Strictness::Exact || TYPED.contains(&key) {
        return false;
    }
    if SIGNS.contains(&key) {
        return signs(&expected) == signs(&got);
    }
    let (expected, got) = (folded(&expected), folded(&got));
    let longer = expected.len().max(got.len());
    #[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss, clippy::cast_sign_loss)]
    let allowed = (longer as f64 * TOLERANCE) as usize;
    within(&expected, &got, allowed)
}

/// A minus between letters is the hyphen that was meant: values are verbatim after repair.
fn hyphens(text: &str) -> String {
    if !text.contains('\u{2212}') {
        return text.to_owned();
    }
    let letters: Vec<char> = text.chars().collect();
    let letter = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(|c| c.is_alphabetic());
    let between = |at: usize| letter(at.checked_sub(1)) && letter(Some(at + 1));
    letters.iter().enumerate().map(|(at, c)| if *c == '\u{2212}' && between(at) { '-' } else { *c }).collect()
}

/// White space squeezed.
#[must_use]
pub fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A number, label or id with digits for the letters that look like them, without blanks.
fn signs(text: &str) -> String {
    let sign = |c: char| matches!(c, '§' | '$' | '&' | '8' | 'S' | '5');
    let text = match text.split_once(' ') {
        Some((first, rest)) if !first.is_empty() && first.chars().all(sign) => format!("§{rest}"),
        _ => text.to_owned(),
    };
    let fold = |c: char| match c {
        'O' | 'o' | 'ö' | 'Ö' => '0',
        'l' | 'I' | 'i' | 't' => '1',
        'S' | 's' | '$' => '5',
        _ => c,
    };
    text.chars().filter(|c| !c.is_whitespace()).map(fold).collect()
}

/// Letters with one for all that look like it, without blanks.
pub fn folded(text: &str) -> Vec<char> {
    let mut folded = Vec::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            'l' | '1' | 'i' | 'j' | '|' | 'í' | '!' | ']' | '[' | 't' => folded.push('l'),
            'o' | '0' | 'ö' | 'ő' | '6' => folded.push('o'),
            's' | '5' | '§' | '8' | '$' | '&' => folded.push('s'),
            'a' | 'å' | 'ä' | 'à' | 'á' => folded.push('a'),
            'c' | 'e' => folded.push('e'),
            'b' | 'h' => folded.push('h'),
            'g' | 'q' => folded.push('g'),
            '(' | '{' => folded.push('('),
            ')' | '}' => folded.push(')'),
            'm' => folded.extend(['r', 'n']),
            _ if c.is_whitespace() => {}
            _ => folded.push(c),
        }
    }
    folded
}

/// Whether as many changes of one letter make one text of the other.
pub fn within(a: &[char], b: &[char], allowed: usize) -> bool {
    if a.len().abs_diff(b.len()) > allowed {
        return false;
    }
    let far = allowed + 1;
    let mut above: Vec<usize> = (0..=b.len()).map(|at| at.min(far)).collect();
    let mut row = vec![far; b.len() + 1];
    for (at, x) in a.iter().enumerate() {
        let at = at + 1;
        let (low, high) = (at.saturating_sub(allowed).max(1), (at + allowed).min(b.len()));
        row.fill(far);
        row[0] = at.min(far);
        for to in low..=high {
            let changed = above[to - 1] + usize::from(*x != b[to - 1]);
            row[to] = changed.min(above[to] + 1).min(row[to - 1] + 1).min(far);
        }
        if row.iter().all(|&distance| distance >= far) {
            return false;
        }
        std::mem::swap(&mut above, &mut row);
    }
    above[b.len()] <= allowed
}
