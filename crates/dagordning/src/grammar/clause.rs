//! The mark of a clause or list entry at the start of a line.

use super::Spanned;
use super::scan::{self, is_blank, is_dash};
use crate::language::Language;

/// What introduces a clause or a list entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ClauseKind {
    /// "1.", "1)", "2:"
    Number(u32),
    /// "a)", "b."
    Letter(char),
    /// "•", "-"
    Bullet,
    /// "att "
    Att,
}

/// The mark of a clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClauseMark {
    /// What sort of mark.
    pub kind: ClauseKind,
    /// Where the clause's text begins, after mark and white space.
    pub end: usize,
}

/// Reads the mark of a clause or list entry at the start of a line; the span ends where the text begins.
#[must_use]
pub fn clause_mark(lex: &Language, s: &str) -> Option<Spanned<ClauseMark>> {
    let start = s.len() - s.trim_start().len();
    let text = &s[start..];
    let (kind, length) = match text.as_bytes().first()? {
        b'0'..=b'9' | b'(' => counted(lex, text)?,
        b'o' => lettered(text).or_else(|| bullet_length(text).map(|end| (ClauseKind::Bullet, end)))?,
        b'a' | b'A' if is_att(lex, text) => (ClauseKind::Att, 3),
        b'a'..=b'z' => lettered(text)?,
        _ => (ClauseKind::Bullet, bullet_length(text)?),
    };
    let end = s.len() - text[length..].trim_start().len();
    Some(Spanned::new(ClauseMark { kind, end }, start, end))
}

fn is_att(lex: &Language, text: &str) -> bool {
    text.get(..3).is_some_and(|word| lex.clause_openers().has(word))
        && text[3..].starts_with(is_blank)
        && !text[3..].trim_start().is_empty()
}

/// The length of a bullet sign. Signs from symbol fonts come out of a PDF as private-use characters.
fn bullet_length(text: &str) -> Option<usize> {
    let sign = text.chars().next()?;
    let rest = &text[sign.len_utf8()..];
    let spaced = rest.starts_with(is_blank);
    let capital = rest.starts_with(char::is_uppercase);
    let fits = match sign {
        '•' | '·' | '●' | '▪' | '■' | '◦' | '○' | '‣' | '\u{f000}'..='\u{f0ff}' => true,
        '-' | '–' | '—' => (spaced || capital) && !rest.trim_start().starts_with(is_dash),
        '*' | '~' | '»' | 'o' | '→' | '⇒' | '➔' | '➢' | '►' | '▶' => spaced,
        // "> Stämman beslutar …"
        '>' => spaced && rest.trim_start().starts_with(char::is_uppercase),
        _ => false,
    };
    (fits && !rest.trim().is_empty()).then_some(sign.len_utf8())
}

/// "1.", "1)", "1 .", "2:", "(1)", "(a)".
fn counted(lex: &Language, text: &str) -> Option<(ClauseKind, usize)> {
    if let Some(inner) = text.strip_prefix('(') {
        let close = inner.get(..4.min(inner.len())).unwrap_or("").find(')')?;
        let mark = inner.get(..close)?;
        let kind = match mark.parse::<u32>() {
            Ok(number) if close <= 2 => ClauseKind::Number(number),
            _ if close == 1 && mark.bytes().all(|b| b.is_ascii_lowercase()) => ClauseKind::Letter(mark.chars().next()?),
            _ => return None,
        };
        // "(s)" is a party and "(2)" a count unless the text goes on.
        let rest = &inner[close + 1..];
        let party = lex.parties_like_letters().has(mark);
        return (rest.starts_with(is_blank) && !rest.trim().is_empty() && !party).then_some((kind, close + 2));
    }
    let digits = scan::digits_end(text, 0);
    let number = text.get(..digits).filter(|_| digits <= 3)?.parse().ok()?;
    let spaced = text[digits..].len() - text[digits..].trim_start().len();
    let sign = text[digits + spaced..].chars().next()?;
    let end = digits + spaced + 1;
    let fits = match sign {
        '.' | ')' => {
            spaced <= 1 && ends_mark(&text[end..]) && !lex.month_in_full(scan::letters(text[end..].trim_start()))
        }
        ':' => spaced == 0 && text[end..].starts_with(is_blank),
        _ => false,
    };
    fits.then_some((ClauseKind::Number(number), end))
}

/// "a)", "a.".
fn lettered(text: &str) -> Option<(ClauseKind, usize)> {
    let bytes = text.as_bytes();
    let fits = matches!(bytes.get(1)?, b')' | b'.') && text.get(2..)?.starts_with(is_blank);
    fits.then_some((ClauseKind::Letter(char::from(*bytes.first()?)), 2))
}

/// Whether a full stop or bracket ends a mark: blank, end, or a letter glued to it; "13.05" and "1.)" go on.
pub(super) fn ends_mark(rest: &str) -> bool {
    rest.chars().next().is_none_or(|c| is_blank(c) || c.is_alphabetic() || matches!(c, '"' | '”' | '“' | '»' | '('))
}
