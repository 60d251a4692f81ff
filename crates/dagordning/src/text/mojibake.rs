//! UTF-8 that was read as Windows-1252 and written as UTF-8 once more: "fÃ¶r" for "för".

use std::borrow::Cow;

use super::offsets::OffsetMap;

/// The text with its double encoding undone, or nothing if it is not clearly double.
///
/// The document decides as a whole: a single "Ã" in a text whose other letters are right is a letter.
pub(super) fn undo(text: &str, whole: bool) -> Option<(String, OffsetMap)> {
    if !may_be_double(text.as_bytes()) {
        return None;
    }
    let first = sequences(text).next()?;
    let double = 1 + sequences(text).skip(1).filter(|(start, _)| *start > first.0).count();
    let right = text.chars().filter(|letter| "åäöÅÄÖ".contains(*letter)).count();
    if right * 4 > double || !sequences(text).any(|(_, meant)| "åäöÅÄÖé§".contains(meant)) {
        return None;
    }
    let mut mended = String::with_capacity(text.len());
    let mut origin = OffsetMap::new(whole);
    let mut copied = 0;
    for (start, meant) in sequences(text) {
        let Some(between) = text.get(copied..start) else {
            continue;
        };
        mended.push_str(between);
        origin.copy(between.len());
        let source = double_len(text.get(start..).unwrap_or_default(), meant);
        mended.push(meant);
        origin.replace(meant.len_utf8(), source);
        copied = start + source;
    }
    let rest = text.get(copied..).unwrap_or_default();
    mended.push_str(rest);
    origin.copy(rest.len());
    Some((mended, origin))
}

/// Whether an Â, Ã or â is anywhere: every double-encoded character begins with one of them.
fn may_be_double(bytes: &[u8]) -> bool {
    let second = bytes.get(1..).unwrap_or_default();
    bytes.chunks(64).zip(second.chunks(64)).any(|(leads, seconds)| {
        leads.iter().zip(seconds).fold(false, |any, (&lead, &second)| {
            any | ((lead == 0xc3) & ((second == 0x82) | (second == 0x83) | (second == 0xa2)))
        })
    })
}

/// Where a double-encoded character begins, and which one was meant.
fn sequences(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    memchr::memchr_iter(0xc3, text.as_bytes()).filter_map(|start| {
        let rest = text.get(start..)?;
        matches!(rest.chars().next()?, 'Â' | 'Ã' | 'â').then_some(())?;
        Some((start, meant(rest)?))
    })
}

/// The character that the first two or three characters were before the second encoding.
fn meant(rest: &str) -> Option<char> {
    let mut bytes = [0u8; 3];
    let mut letters = rest.chars();
    let lead = windows_byte(letters.next()?)?;
    let len = if lead >= 0xe0 { 3 } else { 2 };
    bytes[0] = lead;
    for byte in bytes.get_mut(1..len)? {
        *byte = windows_byte(letters.next()?)?;
    }
    std::str::from_utf8(bytes.get(..len)?).ok()?.chars().next()
}

fn double_len(rest: &str, meant: char) -> usize {
    rest.chars().take(meant.len_utf8()).map(char::len_utf8).sum()
}

/// The byte of a character in Windows-1252, the undefined ones as themselves.
fn windows_byte(letter: char) -> Option<u8> {
    if let Ok(byte) = u8::try_from(letter) {
        return (byte >= 0x80).then_some(byte);
    }
    let mut buffer = [0u8; 4];
    let (bytes, _, unmappable) = encoding_rs::WINDOWS_1252.encode(letter.encode_utf8(&mut buffer));
    match (bytes, unmappable) {
        (Cow::Owned(bytes), false) if bytes.len() == 1 => bytes.first().copied(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn double_encoding_is_undone_for_the_whole_document() {
        let (text, origin) = undo("Ã„rende fÃ¶r Ã…by Â§ 4 â€“ pÃ¥ plats", true).unwrap();
        assert_eq!(text, "Ärende för Åby § 4 – på plats");
        assert_eq!(origin.source_range(0..2), 0..5);
        assert_eq!(origin.source_range(2..4), 5..7);
    }

    #[test]
    fn a_letter_of_its_own_stays() {
        assert!(undo("Ärendet föredras av José Magalhães", true).is_none());
        assert!(undo("på ön: Ã¥ skrivs så, över allt", true).is_none());
        assert!(undo("Clean text", true).is_none());
        assert!(undo("Ã", true).is_none());
    }
}
