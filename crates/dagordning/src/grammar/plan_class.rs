//! A class of the archive's plan (diarieplan) behind a case id: "KF 2024/775 214", "KS 2017-00094 DP 132". Catalogue part 6;
//! it is no part of the id.

use super::case_id;
use crate::language::Language;

/// A class has so many digits where no word says what it is.
const DIGITS: usize = 3;
/// Bytes of a class with its word.
const LONGEST: usize = 20;

/// Whether all of `text` is a class that a word names: "DP 132", "(dpl 1.2.3)".
pub(crate) fn is_named(lex: &Language, text: &str) -> bool {
    let inner = text.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')).unwrap_or(text);
    text.len() <= LONGEST
        && inner.split_once(' ').is_some_and(|(word, code)| {
            let figures = code.split('.').all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
            figures
                && code.starts_with(|c: char| c.is_ascii_digit())
                && lex.plan_words().has(&word.trim_end_matches(['.', ':']).to_lowercase())
        })
}

/// Whether all of a text is one case id, with its class or without.
pub(crate) fn is_id(lex: &Language, text: &str) -> bool {
    case_id::is_case_id(lex, text) || behind_id(lex, text).is_some()
}

/// Where the class begins in a text that is one case id with its class and nothing else.
pub(crate) fn behind_id(lex: &Language, text: &str) -> Option<usize> {
    let code = text.rsplit(' ').next()?.len();
    let from = text.len() - code;
    if !text.is_char_boundary(from) || !text[from..].bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let before = text[..from].trim_end();
    let word = before.rsplit(' ').next().unwrap_or("").len();
    let named = before.len() - word;
    let at = if is_named(lex, &text[named..]) {
        named
    } else if code == DIGITS && text[from..].bytes().all(|byte| byte.is_ascii_digit()) {
        from
    } else {
        return None;
    };
    let id = text[..at].trim_end();
    let [found] = &case_id::case_ids(lex, id)[..] else { return None };
    let whole = found.end == id.len() && case_id::is_case_id(lex, id);
    // "11/17 214": a pair of numbers alone may be anything.
    (whole && !found.value.bare_pair).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_stands_behind_its_id() {
        let language = Language::swedish();
        for (text, class) in [
            ("Dnr: KF 2024/775 214", Some("214")),
            ("KF 2024/775 214", Some("214")),
            ("DNR 2018/RSR 0121 DP 132", Some("DP 132")),
            ("KS 2017-00094 (DP 132)", Some("(DP 132)")),
            ("KS 2017-00094 dpl. 1.2.3", Some("dpl. 1.2.3")),
            ("KS 2017-00094", None),
            ("Taxa 2024 214", None),
            ("KF 2024/775, KF 2024/776 214", None),
            ("", None),
        ] {
            assert_eq!(behind_id(language, text).map(|at| &text[at..]), class, "{text}");
        }
        assert!(!is_named(language, "Klass 3 b"));
    }
}
