//! Character repair: one spelling for every white space, hyphen, bullet, ligature and accented letter.

use std::borrow::Cow;

use unicode_normalization::char::{canonical_combining_class, compose};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::offsets::OffsetMap;
use super::{Repair, RepairKind, Rules};

/// The repaired text and the way back; nothing is copied or stored if nothing needs repair.
pub(super) fn repair(source: &str, rules: Rules, whole: bool) -> (Cow<'_, str>, Option<OffsetMap>, Vec<Repair>) {
    let mut mender = Mender { source, origin: OffsetMap::new(whole), ..Mender::default() };
    let mut at = 0;
    while let Some(suspect) = next_suspect(source.as_bytes(), at) {
        let Some(letter) = source.get(suspect..).and_then(|rest| rest.chars().next()) else {
            break;
        };
        at = suspect + letter.len_utf8();
        match remedy(letter) {
            Remedy::Keep => {}
            remedy if remedy.kind().is_some_and(|kind| !rules.has(kind)) => {}
            remedy => at = mender.apply(&remedy, suspect, letter),
        }
    }
    if mender.copied == 0 {
        return (Cow::Borrowed(source), None, Vec::new());
    }
    mender.copy_to(source.len());
    (Cow::Owned(mender.text), Some(mender.origin), mender.repairs)
}

/// The next byte that may begin a character in need of repair. Swedish letters (lead byte C3) never do.
fn next_suspect(bytes: &[u8], from: usize) -> Option<usize> {
    let rest = bytes.get(from..)?;
    let (blocks, _) = rest.as_chunks::<32>();
    let clean =
        blocks.iter().take_while(|block| !block.iter().fold(false, |any, &byte| any | is_suspect(byte))).count();
    let tail = rest.get(clean * 32..)?;
    tail.iter().position(|&byte| is_suspect(byte)).map(|found| from + clean * 32 + found)
}

fn is_suspect(byte: u8) -> bool {
    ((byte < 0x20) & (byte != b'\n')) | (byte == 0x7f) | ((byte >= 0xc2) & (byte != 0xc3))
}

/// What is done with a character.
enum Remedy {
    Keep,
    Drop,
    Space,
    Control,
    LineEnd,
    Hyphen,
    /// A minus sign: between letters a hyphen.
    Minus,
    SoftHyphen,
    Ligature(&'static str),
    PrivateUse,
    /// A spacing accent, with the combining one that it stands for.
    Accent(char),
    Combine,
}

impl Remedy {
    /// The repair that it is; none for what is only another way of writing the same.
    fn kind(&self) -> Option<RepairKind> {
        match self {
            Remedy::Control => Some(RepairKind::ControlCharacter),
            Remedy::SoftHyphen => Some(RepairKind::SoftHyphen),
            Remedy::Ligature(_) => Some(RepairKind::Ligature),
            Remedy::PrivateUse => Some(RepairKind::PrivateUseBullet),
            Remedy::Accent(_) | Remedy::Combine => Some(RepairKind::Decomposed),
            _ => None,
        }
    }
}

fn remedy(letter: char) -> Remedy {
    match letter {
        // Dashes, quotes, bullets and the paragraph sign are the usual suspects and fine.
        '\t' | '\n' | '\u{c}' | '§' | '\u{2012}'..='\u{2027}' => Remedy::Keep,
        '\r' | '\u{b}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Remedy::LineEnd,
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => Remedy::Space,
        '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' => {
            Remedy::Drop
        }
        '\u{ad}' => Remedy::SoftHyphen,
        '\u{2010}' | '\u{2011}' => Remedy::Hyphen,
        '\u{2212}' => Remedy::Minus,
        '\u{fb00}' => Remedy::Ligature("ff"),
        '\u{fb01}' => Remedy::Ligature("fi"),
        '\u{fb02}' => Remedy::Ligature("fl"),
        '\u{fb03}' => Remedy::Ligature("ffi"),
        '\u{fb04}' => Remedy::Ligature("ffl"),
        '\u{fb05}' | '\u{fb06}' => Remedy::Ligature("st"),
        '\u{f000}'..='\u{f0ff}' => Remedy::PrivateUse,
        '¨' => Remedy::Accent('\u{308}'),
        '\u{2da}' => Remedy::Accent('\u{30a}'),
        letter if letter.is_control() => Remedy::Control,
        letter if letter < '\u{300}' => Remedy::Keep,
        letter if needs_composing(letter) => Remedy::Combine,
        _ => Remedy::Keep,
    }
}

fn needs_composing(letter: char) -> bool {
    letter >= '\u{300}'
        && (canonical_combining_class(letter) != 0 || is_nfc_quick(std::iter::once(letter)) != IsNormalized::Yes)
}

/// The repaired text as far as it is written.
#[derive(Default)]
struct Mender<'a> {
    source: &'a str,
    text: String,
    origin: OffsetMap,
    repairs: Vec<Repair>,
    /// How much of the source is dealt with.
    copied: usize,
}

impl Mender<'_> {
    /// Repairs the character at `at` and gives the place behind what it took.
    fn apply(&mut self, remedy: &Remedy, at: usize, letter: char) -> usize {
        self.copy_to(at);
        let len = letter.len_utf8();
        match remedy {
            Remedy::Keep => {}
            Remedy::Drop => self.put("", len, None),
            Remedy::Space => self.put(" ", len, None),
            Remedy::Control => self.put(" ", len, Some(RepairKind::ControlCharacter)),
            Remedy::LineEnd => {
                let windows = letter == '\r' && self.rest(at + len).starts_with('\n');
                self.put("\n", len + usize::from(windows), None);
            }
            Remedy::Hyphen => self.put("-", len, None),
            Remedy::Minus => {
                let before = self.source.get(..at).is_some_and(|text| text.ends_with(char::is_alphabetic));
                let between = before && self.rest(at + len).starts_with(char::is_alphabetic);
                self.put(if between { "-" } else { "\u{2212}" }, len, None);
            }
            Remedy::SoftHyphen => {
                let last = self.rest(at + len).trim_start_matches([' ', '\t', '\u{a0}']);
                let breaks = last.is_empty() || last.starts_with(['\n', '\r', '\u{c}', '\u{b}', '\u{85}', '\u{2028}']);
                let hyphen = if breaks && !self.text.ends_with('-') { "-" } else { "" };
                self.put(hyphen, len, Some(RepairKind::SoftHyphen));
            }
            Remedy::Ligature(letters) => self.put(letters, len, Some(RepairKind::Ligature)),
            Remedy::PrivateUse if self.stands_as_bullet(at + len) => {
                self.put("•", len, Some(RepairKind::PrivateUseBullet));
            }
            Remedy::PrivateUse => {}
            Remedy::Accent(mark) => self.accent(len, *mark),
            Remedy::Combine => self.compose(at),
        }
        self.copied.max(at + len)
    }

    fn rest(&self, at: usize) -> &str {
        self.source.get(at..).unwrap_or_default()
    }

    /// Copies the source unchanged up to `end`.
    fn copy_to(&mut self, end: usize) {
        if self.copied == 0 {
            self.text.reserve(self.source.len());
        }
        if let Some(clean) = self.source.get(self.copied..end) {
            self.text.push_str(clean);
            self.origin.copy(clean.len());
            self.copied = end;
        }
    }

    /// Writes `text` for the next `source` bytes.
    fn put(&mut self, text: &str, source: usize, kind: Option<RepairKind>) {
        let start = self.text.len();
        self.text.push_str(text);
        self.origin.replace(text.len(), source);
        self.copied += source;
        self.repairs.extend(kind.map(|kind| Repair::new(kind, start, self.text.len())));
    }

    /// First on its line, or alone between spaces: there a font's private sign is a bullet.
    fn stands_as_bullet(&self, after: usize) -> bool {
        let before = self.text.trim_end_matches([' ', '\t']);
        let first = before.is_empty() || before.ends_with(['\n', '\u{c}']);
        let apart = before.len() < self.text.len();
        first || (apart && self.rest(after).chars().next().is_none_or(char::is_whitespace))
    }

    /// A spacing accent after its letter, as left by fonts that draw the two apart: "a¨" is ä.
    fn accent(&mut self, len: usize, mark: char) {
        let Some(base) = self.text.chars().next_back().filter(|base| "aeiouyAEIOUY".contains(*base)) else {
            return;
        };
        if let Some(whole) = compose(base, mark) {
            self.replace_last(base, whole.encode_utf8(&mut [0; 4]), len);
        }
    }

    /// A combining mark, or another character that composes: with its base and all marks that follow.
    fn compose(&mut self, at: usize) {
        let marks: &str = self.source.get(at..).unwrap_or_default();
        let end = marks.find(|letter| !needs_composing(letter)).unwrap_or(marks.len());
        let marks = marks.get(..end).unwrap_or_default();
        match self.text.chars().next_back().filter(|base| !base.is_whitespace()) {
            Some(base) => {
                let whole: String = std::iter::once(base).chain(marks.chars()).nfc().collect();
                self.replace_last(base, &whole, end);
            }
            None => self.put(&marks.nfc().collect::<String>(), end, None),
        }
    }

    /// Writes `whole` for the last character of the text and the next `source` bytes.
    fn replace_last(&mut self, base: char, whole: &str, source: usize) {
        let start = self.text.len() - base.len_utf8();
        let from = self.origin.rewind(start);
        self.text.truncate(start);
        let all = self.copied + source;
        let composed = whole.len() != base.len_utf8() + source;
        self.copied = from;
        self.put(whole, all - from, composed.then_some(RepairKind::Decomposed));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn repaired(source: &str) -> String {
        repair(source, Rules::ALL, true).0.into_owned()
    }

    #[test]
    fn clean_text_is_not_touched() {
        for text in ["Ärende 4 – “Å§” • 12 000 kr …", "a\tb\u{c}c\n", "", "Łódź, Привет, 東京"]
        {
            assert!(matches!(repair(text, Rules::ALL, true), (Cow::Borrowed(_), None, _)), "{text:?}");
        }
    }

    #[test]
    fn one_character_for_each_thing() {
        for (source, text) in [
            ("a\r\nb\rc\u{2028}d\u{85}e", "a\nb\nc\nd\ne"),
            ("12\u{a0}000\u{202f}kr\u{2003}!", "12 000 kr !"),
            ("sam\u{200b}man\u{feff}", "samman"),
            ("nämnd\u{ad}\nen", "nämnd-\nen"),
            ("nämnd\u{ad} \r\nen", "nämnd- \nen"),
            ("nämnd-\u{ad}\nen", "nämnd-\nen"),
            ("nämn\u{ad}den", "nämnden"),
            ("vice\u{2010}ordf\u{2011}", "vice-ordf-"),
            ("o\u{fb03}ciell pro\u{fb01}l", "officiell profil"),
            ("a\u{1}b\u{7f}", "a b "),
            ("fo\u{308}r A\u{30a}by", "för Åby"),
            ("fo\u{200b}\u{308}r", "för"),
            ("fo¨r a\u{2da}r A¨", "för år Ä"),
            ("x¨ 4 ¨", "x¨ 4 ¨"),
            ("\u{308}a", "\u{308}a"),
            ("\u{f0b7} ett\n  \u{f0a7}två\ntre \u{f02d} fyra", "• ett\n  •två\ntre • fyra"),
            ("ett\u{f0b7}två", "ett\u{f0b7}två"),
        ] {
            assert_eq!(repaired(source), text, "{source:?}");
        }
    }

    #[test]
    fn repairs_are_told_and_lead_back() {
        let (text, origin, repairs) = repair("pa\u{308}r o\u{fb01}", Rules::ALL, true);
        assert_eq!(text, "pär ofi");
        assert_eq!(repairs, [Repair::new(RepairKind::Decomposed, 1, 3), Repair::new(RepairKind::Ligature, 6, 8)]);
        let origin = origin.unwrap();
        assert_eq!(origin.source_range(1..3), 1..4);
        assert_eq!(origin.source_range(6..7), 7..10);
    }
}
