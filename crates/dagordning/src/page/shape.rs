//! What a text looks like, whatever its words mean.

/// Whether the text ends a sentence or announces a list.
pub(crate) fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['”', '"', ')', '»', '’', '\'']).ends_with(['.', '!', '?', ':'])
}

/// The text with a capital at its beginning.
pub(crate) fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
}

/// A line to sign on: "......", "______".
pub(crate) fn is_rule(text: &str) -> bool {
    let text = text.trim_start_matches(':').trim();
    text.chars().count() >= 3 && text.chars().all(|c| matches!(c, '.' | '_' | '…' | '-' | '–' | ' '))
}

/// Whether a text is a line to sign on, perhaps with what reading made of the signature on it: "~/l..,,A(-.du.......".
pub(crate) fn is_signature_line(text: &str) -> bool {
    const SHORTEST_RULE: usize = 5;
    const LONGEST_SCRAP: usize = 3;
    if is_rule(text) {
        return true;
    }
    let rule = |c: char| matches!(c, '.' | '_' | '…');
    let runs = |is: fn(char) -> bool| text.split(move |c| !is(c)).map(|run| run.chars().count()).max().unwrap_or(0);
    let odd = |c: char| !c.is_alphanumeric() && !rule(c) && !matches!(c, ' ' | '-' | '–' | '—');
    text.contains(odd)
        && runs(|c| matches!(c, '.' | '_' | '…')) >= SHORTEST_RULE
        && runs(char::is_alphanumeric) <= LONGEST_SCRAP
}

/// A sign in an empty cell, or several.
pub(crate) fn is_empty_sign(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| matches!(c, '-' | '–' | '—' | '…' | ' '))
}
