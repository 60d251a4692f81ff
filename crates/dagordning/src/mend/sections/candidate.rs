//! Lines that may begin a section, whatever its sign was read as.

use super::MOST_DIGITS;
use crate::language::Language;
use crate::mend::digits::digit_of;

/// A line that may begin a section: the sign's place and the number behind it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Candidate {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) sign: char,
    /// Whether it is anything but `§` alone.
    pub(super) damaged: bool,
    /// Whether the organ's letters stand before it.
    pub(super) prefixed: bool,
    /// No blank stands between these and the sign.
    pub(super) joined: bool,
    /// Whether a blank stands between it and the number.
    pub(super) apart: bool,
    pub(super) number: u32,
    /// Where the number stands, if letters stand for digits in it.
    pub(super) lettered: Option<(usize, usize)>,
    /// Where a blank is lost behind it.
    pub(super) fused: Option<usize>,
    /// It is that of a part: "97.1" under § 97.
    pub(super) inner: bool,
    /// The longest sequence that ends here …
    pub(super) length: usize,
    /// … and the candidate before it.
    pub(super) before: Option<usize>,
}

impl Candidate {
    /// What kinds of damage are told apart by.
    pub(super) fn form(&self) -> (char, bool) {
        (self.sign, self.apart)
    }
}

/// "& 12 Val av justerare", "KS $ 12", "812": the sign, what may stand before it, and a title or nothing behind it.
/// `organ`: letters that are known to stand before signs.
pub(super) fn candidate(language: &Language, organ: Option<&str>, begin: usize, line: &str) -> Option<Candidate> {
    let trimmed = line.trim_ascii_start();
    // A sign and digits are never far from the beginning.
    let head = trimmed.as_bytes().get(..12).unwrap_or(trimmed.as_bytes());
    if !head.iter().fold(false, |any, byte| any | byte.is_ascii_digit()) {
        return None;
    }
    let mut at = line.len() - trimmed.len();
    // The organ's letters: "KS & 12", "Kf & 12".
    let prefix = trimmed.find(' ').unwrap_or(0);
    let from = at;
    let word = &trimmed[..prefix];
    // "KFS 55": the organ's letters and the sign without a blank between them.
    let joined =
        |organ: &str| word.len() == organ.len() + 1 && word.starts_with(organ) && word.ends_with(['S', '8', '5']);
    let joined = organ.is_some_and(joined);
    if joined {
        at += prefix - 1;
    } else if (2..=5).contains(&prefix)
        && word.starts_with(|c: char| c.is_ascii_uppercase())
        && word.bytes().all(|b| b.is_ascii_alphabetic())
        // "Skn & 16" is as good as it looks; digits are believed behind an organ's letters only.
        && (organ == Some(word) || is_organ(language, word) || trimmed[prefix + 1..].starts_with(is_sign))
    {
        at += prefix + 1;
    }
    let prefixed = at > from;
    // Optical reading doubles a blank now and then; the sign takes the place of the second.
    let doubled = prefixed && line.get(at..)?.starts_with(' ');
    at += usize::from(doubled);
    let rest = line.get(at..)?;
    let sign =
        rest.chars().next().filter(|sign| is_sign(*sign) || matches!(sign, '8' | '5' | 'S' | 's' | '3' | '6' | '9'))?;
    let start = at - usize::from(doubled && sign != '§');
    at += sign.len_utf8();
    // "$& 2.", "§& 4.": one sign read as two.
    let next = rest[sign.len_utf8()..].chars().next();
    let second = next.filter(|second| is_sign(sign) && is_sign(*second) && *second != sign && *second != '§');
    at += second.map_or(0, char::len_utf8);
    // "$-21", "8:22" and nothing else on the line: dirt in the blank behind the sign.
    let speck = line.get(at..)?.strip_prefix(SPECKS).filter(|rest| rest.trim().bytes().all(|b| b.is_ascii_digit()));
    at += usize::from(speck.is_some());
    let sign_end = at;
    let rest = line.get(at..)?;
    let number = rest.trim_start_matches(' ');
    let gap = rest.len() - number.len() + usize::from(speck.is_some());
    if gap > 3 || gap > 0 && matches!(sign, '3' | '6' | '9') || gap == 0 && sign == 's' {
        return None;
    }
    // "§ 243Revidering": the title's blank was lost.
    let plain = number.bytes().take(MOST_DIGITS + 1).take_while(u8::is_ascii_digit).count();
    let fused = is_sign(sign) && number.get(plain..).is_some_and(begins_word);
    let (mut digits, mut value, mut sure, mut letters) = (0, 0u32, false, false);
    for byte in number.bytes().take(if fused { plain } else { MOST_DIGITS + 1 }) {
        let digit = match byte {
            b'0'..=b'9' => {
                sure = true;
                byte
            }
            _ => match digit_of(byte).map(str::as_bytes) {
                Some([digit]) => {
                    letters = true;
                    *digit
                }
                _ => break,
            },
        };
        if digits == 0 && digit == b'0' {
            return None;
        }
        value = value * 10 + u32::from(digit - b'0');
        digits += 1;
    }
    if !(1..=MOST_DIGITS).contains(&digits) || !sure {
        return None;
    }
    let at_number = begin + line.len() - number.len();
    let lettered = letters.then_some((at_number, at_number + digits));
    let tail = number.get(digits..)?;
    let title = tail.trim_start_matches(['.', ',', ' ', '\t', '=', '/']);
    let apart = tail.is_empty() || tail.starts_with([' ', '\t', '.', ',']);
    // "$ 72 2020.647 KPR": a case id.
    let case = is_sign(sign) && tail.starts_with([' ', '\t']) && title.starts_with(|c: char| c.is_ascii_digit())
        || gap > 0 && is_registered(title);
    let titled =
        title.is_empty() || case || title.starts_with(|c: char| c.is_uppercase() || matches!(c, '"' | '”' | '('));
    // "31 (69)" and "s 31 (69)" are numbers of pages.
    if title.starts_with('(') && (sign.is_ascii_digit() && gap == 0 || sign == 's') {
        return None;
    }
    // "5 97.1 Budgetarbetet": a part of § 97.
    let part = title.trim_start_matches(|c: char| c.is_ascii_digit());
    let inner = gap > 0
        && tail.starts_with('.')
        && (1..=2).contains(&(title.len() - part.len()))
        && tail.len() == title.len() + 1
        && part.strip_prefix(' ').is_some_and(|part| part.trim_start().starts_with(char::is_uppercase));
    let year = tail.starts_with('/') && tail.get(1..3).is_some_and(|year| year.bytes().all(|b| b.is_ascii_digit()));
    if !(apart && titled || year || inner || fused) {
        return None;
    }
    Some(Candidate {
        damaged: sign != '§' || second.is_some(),
        fused: fused.then_some(at_number + digits),
        start: begin + start,
        end: begin + sign_end,
        sign,
        prefixed,
        joined,
        apart: gap > 0,
        number: value,
        lettered,
        inner,
        length: 1,
        before: None,
    })
}

/// A capital and small letters.
fn begins_word(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.by_ref().take(2).filter(|c| c.is_lowercase()).count() == 2
}

/// "rf/2020:447": a registry's letters and a number behind them.
fn is_registered(title: &str) -> bool {
    let letters = title.bytes().take_while(u8::is_ascii_lowercase).count();
    let number = title.get(letters..).and_then(|rest| rest.strip_prefix(['/', ':', '-', '.'])).unwrap_or_default();
    (1..=5).contains(&letters) && number.bytes().take_while(u8::is_ascii_digit).count() == 4
}

/// What dirt in a blank is read as.
const SPECKS: [char; 6] = ['-', ':', '.', '\'', '_', '~'];

/// What stands before a number as § does, and as nothing else does.
pub(super) fn is_sign(sign: char) -> bool {
    matches!(sign, '§' | '&' | '$' | '£')
}

/// "KS", "KSAU", "Kf": letters that organs put before their §§.
fn is_organ(language: &Language, word: &str) -> bool {
    let bytes = word.as_bytes();
    let capitals = bytes.iter().all(u8::is_ascii_uppercase);
    let pair = matches!(bytes, [first, second] if first.is_ascii_uppercase() && second.is_ascii_lowercase());
    (capitals || pair) && !language.not_organs_of_sections().has(word)
}
