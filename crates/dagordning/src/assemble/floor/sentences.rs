//! Sentences of a section's text.

use std::ops::Range;

use crate::language::{Language, small_letters};

/// The sentences of a text, without the space around them. A line break ends one; a full stop inside a quotation does not.
pub(in crate::assemble) fn sentences(language: &Language, text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut quoted = false;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '”' | '"' | '“' => {
                quoted = !quoted;
                // ”… .” Next: the quotation ends the sentence.
                let after = chars.peek().map(|(_, next)| *next);
                if !quoted && text[..at].ends_with('.') && begins(text, at + c.len_utf8()) && after != Some(',') {
                    push(&mut found, text, start..at + c.len_utf8());
                    start = at + c.len_utf8();
                }
            }
            '\n' => {
                quoted = false;
                push(&mut found, text, start..at);
                start = at + 1;
            }
            '.' | '?' | '!'
                if !quoted
                    && begins(text, at + 1)
                    && !(c == '.'
                        && (abbreviates(language, &text[start..at])
                            || leads_amount(language, &text[start..at], &text[at + 1..]))) =>
            {
                push(&mut found, text, start..at + 1);
                start = at + 1;
            }
            _ => {}
        }
    }
    push(&mut found, text, start..text.len());
    found
}

fn push(found: &mut Vec<Range<usize>>, text: &str, range: Range<usize>) {
    let part = &text[range.clone()];
    let start = range.start + part.len() - part.trim_start().len();
    let end = start + part.trim().len();
    if start < end {
        found.push(start..end);
    }
}

/// Whether a sentence can begin at `at`: white space and a capital, a digit or a quotation mark.
fn begins(text: &str, at: usize) -> bool {
    let rest = &text[at.min(text.len())..];
    rest.is_empty()
        || rest.starts_with(char::is_whitespace)
            && rest
                .trim_start()
                .starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '”' | '"' | '-'))
}

fn abbreviates(language: &Language, before: &str) -> bool {
    // Of a long sentence only the last words count.
    let longest = language.abbreviations().all().iter().map(|word| word.len()).max().unwrap_or(0);
    let from = before.floor_char_boundary(before.len().saturating_sub(2 * longest + 8));
    let lower = small_letters(&before[from..]);
    let known =
        language.abbreviations().all().iter().any(|word| {
            lower.strip_suffix(word).is_some_and(|head| head.is_empty() || head.ends_with([' ', '(', '\n']))
        });
    let last = before.rsplit(|c: char| c.is_whitespace()).next().unwrap_or("");
    known || last.chars().count() == 1 && last.starts_with(char::is_uppercase)
}

/// "ett bidrag av kr. 200:-": a unit of money before its number, and none behind another.
fn leads_amount(language: &Language, before: &str, after: &str) -> bool {
    let mut words = before.rsplit(char::is_whitespace);
    // "200:-", "21.436:18"
    let number = after.split_whitespace().next().unwrap_or("");
    let cents =
        number.split_once(':').is_some_and(|(_, cents)| cents.starts_with(|c: char| c == '-' || c.is_ascii_digit()));
    cents
        && number.starts_with(|c: char| c.is_ascii_digit())
        && words.next().is_some_and(|word| language.spelled_units().has_in_any_case(word))
        && words.next().is_none_or(|word| !word.ends_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_they_end() {
        let text = "Anna Ek (S) m.fl. yrkar bifall. Bo Lind (M) yrkar avslag.\nVotering: ”Ja för bifall. Nej för avslag.” \
                    Utfall 3 – 4";
        let found: Vec<&str> = sentences(Language::swedish(), text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(
            found,
            [
                "Anna Ek (S) m.fl. yrkar bifall.",
                "Bo Lind (M) yrkar avslag.",
                "Votering: ”Ja för bifall. Nej för avslag.”",
                "Utfall 3 – 4"
            ]
        );
        assert!(sentences(Language::swedish(), "").is_empty());
        let many = |text: &str| sentences(Language::swedish(), text).len();
        assert_eq!(many("Årsmötet beslöt att bevilja ett bidrag av kr. 200:-. Det tackade Bo Ek för."), 2);
        assert_eq!(many("Kostnaden är 5 miljoner kr. 12 skolor berörs."), 2);
        assert_eq!(many("Avgiften är 300 kr. 12 medlemmar har betalat. Det är få."), 3);
    }
}
