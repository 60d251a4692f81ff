//! What pages say themselves, in Swedish and English. It is data: `assets/words.json`.

use std::collections::HashMap;
use std::sync::LazyLock;

use axum::http::{HeaderMap, header};

pub use dagordning_view::Tongue;

static WORDS: LazyLock<HashMap<String, [String; 2]>> =
    LazyLock::new(|| serde_json::from_str(include_str!("../assets/words.json")).unwrap_or_default());

/// The language that a browser likes better; Swedish if it likes neither.
pub fn tongue(headers: &HeaderMap) -> Tongue {
    let said = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mut liked = said.split(',').filter_map(|one| match one.trim().get(..2) {
        Some("sv" | "nb" | "nn" | "da") => Some(Tongue::Swedish),
        Some("en") => Some(Tongue::English),
        _ => None,
    });
    liked.next().unwrap_or_default()
}

/// A sentence or a name of a page: a word of its own, or the name of a field or a term as review pages have it.
pub fn say(key: &'static str, tongue: Tongue) -> &'static str {
    match WORDS.get(key) {
        Some(both) => both[tongue as usize].as_str(),
        None => dagordning_view::word("fields", key, tongue).unwrap_or(key),
    }
}

/// A term of a closed list in words, or as it is.
pub fn term(value: &str, tongue: Tongue) -> String {
    dagordning_view::word("terms", value, tongue).map_or_else(|| value.replace('_', " "), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_the_one_that_is_liked() {
        let of = |said: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_LANGUAGE, said.parse().expect("a header"));
            tongue(&headers)
        };
        assert_eq!(of("en-GB,en;q=0.9,sv;q=0.8"), Tongue::English);
        assert_eq!(of("fi,sv;q=0.8,en;q=0.7"), Tongue::Swedish);
        assert_eq!(of("fi"), Tongue::Swedish);
    }

    #[test]
    fn every_word_has_both_languages() {
        assert!(WORDS.len() > 60 && WORDS.values().flatten().all(|said| !said.is_empty()));
    }
}
