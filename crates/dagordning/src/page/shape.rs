//! What a text looks like, whatever its words mean.

/// Whether the text ends a sentence or announces a list.
pub(crate) fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['”', '"', ')', '»', '’', '\'']).ends_with(['.', '!', '?', ':'])
}

/// A line to sign on: "......", "______".
pub(crate) fn is_rule(text: &str) -> bool {
    let text = text.trim_start_matches(':').trim();
    text.chars().count() >= 3 && text.chars().all(|c| matches!(c, '.' | '_' | '…' | '-' | '–' | ' '))
}

/// A sign in an empty cell, or several.
pub(crate) fn is_empty_sign(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| matches!(c, '-' | '–' | '—' | '…' | ' '))
}
