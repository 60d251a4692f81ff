//! Bytes into characters: which encoding, and the way back to the bytes.

use std::borrow::Cow;

use super::offsets::OffsetMap;
use super::sniff;
use super::{Encoding, ReadError, Repair, RepairKind};

/// A decoded text.
pub(super) struct Decoded<'a> {
    pub(super) text: Cow<'a, str>,
    pub(super) encoding: Encoding,
    pub(super) origin: OffsetMap,
    pub(super) repairs: Vec<Repair>,
}

/// Decodes the bytes of a file.
pub(super) fn decode(bytes: &[u8], whole: bool) -> Result<Decoded<'_>, ReadError> {
    sniff::refuse_binary(bytes)?;
    if bytes.starts_with(b"\xff\xfe\0\0") || bytes.starts_with(b"\0\0\xfe\xff") {
        return Err(ReadError::NotText("its encoding is UTF-32, which is not read".to_owned()));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        return refuse_noise(utf16(rest, 2, Encoding::Utf16Le, whole));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        return refuse_noise(utf16(rest, 2, Encoding::Utf16Be, whole));
    }
    if memchr::memchr(0, bytes).is_some() {
        return match utf16_by_zeros(bytes) {
            Some(encoding) => refuse_noise(utf16(bytes, 0, encoding, whole)),
            None => Err(ReadError::Binary { evidence: "it holds NUL bytes" }),
        };
    }
    let (rest, skipped, encoding) = match bytes.strip_prefix(b"\xef\xbb\xbf") {
        Some(rest) => (rest, 3, Encoding::Utf8Bom),
        None => (bytes, 0, Encoding::Utf8),
    };
    let controls = sniff::control_count(rest);
    if controls > rest.len() / 4 {
        return Err(ReadError::Binary { evidence: CONTROLS });
    }
    if let Ok(text) = std::str::from_utf8(rest) {
        let origin = OffsetMap::in_step(skipped, text.len());
        return Ok(Decoded { text: Cow::Borrowed(text), encoding, origin, repairs: Vec::new() });
    }
    if controls > rest.len() / 20 {
        return Err(ReadError::Binary { evidence: CONTROLS });
    }
    if mostly_utf8(rest) {
        return Ok(utf8_with_holes(rest, skipped, encoding, whole));
    }
    single_byte(rest, skipped, whole)
}

const CONTROLS: &str = "it is full of control characters";

/// A UTF-16 file of control characters is no text either.
fn refuse_noise(decoded: Decoded<'_>) -> Result<Decoded<'_>, ReadError> {
    if sniff::control_count(decoded.text.as_bytes()) > decoded.text.len() / 4 {
        return Err(ReadError::Binary { evidence: CONTROLS });
    }
    Ok(decoded)
}

/// UTF-16 without a byte order mark: Latin letters have a zero in every second byte.
fn utf16_by_zeros(bytes: &[u8]) -> Option<Encoding> {
    let head = bytes.get(..2048).unwrap_or(bytes);
    let (pairs, _) = head.as_chunks::<2>();
    let first = pairs.iter().filter(|pair| pair[0] == 0).count();
    let second = pairs.iter().filter(|pair| pair[1] == 0).count();
    let nearly_all = |zeros: usize| zeros > 0 && zeros * 10 >= pairs.len() * 7;
    let nearly_none = |zeros: usize| zeros * 50 <= pairs.len();
    if nearly_all(second) && nearly_none(first) {
        Some(Encoding::Utf16Le)
    } else if nearly_all(first) && nearly_none(second) {
        Some(Encoding::Utf16Be)
    } else {
        None
    }
}

fn utf16(bytes: &[u8], skipped: usize, encoding: Encoding, whole: bool) -> Decoded<'static> {
    let (pairs, odd) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|&pair| match encoding {
        Encoding::Utf16Be => u16::from_be_bytes(pair),
        _ => u16::from_le_bytes(pair),
    });
    let mut text = String::with_capacity(bytes.len() / 2 + bytes.len() / 16);
    let mut origin = OffsetMap::behind(skipped, whole);
    let mut repairs = Vec::new();
    for unit in char::decode_utf16(units) {
        match unit {
            Ok(letter) => {
                text.push(letter);
                origin.units(1, letter.len_utf8(), letter.len_utf16() * 2);
            }
            Err(_) => push_hole(&mut text, &mut origin, &mut repairs, 2),
        }
    }
    if !odd.is_empty() {
        push_hole(&mut text, &mut origin, &mut repairs, odd.len());
    }
    Decoded { text: Cow::Owned(text), encoding, origin, repairs }
}

/// Few bytes are wrong and more characters beyond ASCII are right: UTF-8 that was damaged.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut wrong, mut right) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        wrong += usize::from(!chunk.invalid().is_empty());
        right += chunk.valid().bytes().filter(|&byte| byte >= 0xc0).count();
    }
    wrong < right && wrong * 1000 < bytes.len()
}

fn utf8_with_holes(bytes: &[u8], skipped: usize, encoding: Encoding, whole: bool) -> Decoded<'static> {
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 256);
    let mut origin = OffsetMap::behind(skipped, whole);
    let mut repairs = Vec::new();
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        origin.copy(chunk.valid().len());
        if !chunk.invalid().is_empty() {
            push_hole(&mut text, &mut origin, &mut repairs, chunk.invalid().len());
        }
    }
    Decoded { text: Cow::Owned(text), encoding, origin, repairs }
}

fn push_hole(text: &mut String, origin: &mut OffsetMap, repairs: &mut Vec<Repair>, source: usize) {
    let start = text.len();
    text.push(char::REPLACEMENT_CHARACTER);
    origin.units(1, text.len() - start, source);
    repairs.push(Repair::new(RepairKind::InvalidBytes, start, text.len()));
}

fn single_byte(bytes: &[u8], skipped: usize, whole: bool) -> Result<Decoded<'static>, ReadError> {
    let high = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    if bytes.len() > 32 && high > bytes.len() * 2 / 5 {
        return Err(ReadError::NotText("its character encoding is not known".to_owned()));
    }
    let encoding = single_byte_encoding(bytes);
    let letters = upper_half(encoding);
    let mut text = String::with_capacity(bytes.len() + high * 2);
    let mut origin = OffsetMap::behind(skipped, whole);
    for stretch in bytes.chunk_by(|left, right| left.is_ascii() == right.is_ascii()) {
        if let Ok(ascii) = std::str::from_utf8(stretch) {
            text.push_str(ascii);
            origin.copy(ascii.len());
            continue;
        }
        for byte in stretch {
            let letter = letters.get(usize::from(byte & 0x7f)).copied().unwrap_or(char::REPLACEMENT_CHARACTER);
            text.push(letter);
            origin.units(1, letter.len_utf8(), 1);
        }
    }
    Ok(Decoded { text: Cow::Owned(text), encoding, origin, repairs: Vec::new() })
}

/// Windows-1252 unless the Swedish letters inside words say Mac Roman.
fn single_byte_encoding(bytes: &[u8]) -> Encoding {
    let (mut windows, mut mac) = (0usize, 0usize);
    for window in bytes.windows(2) {
        let [left, right] = *window else { continue };
        let beyond = match (left.is_ascii_alphabetic(), right.is_ascii_alphabetic()) {
            (true, false) => right,
            (false, true) => left,
            _ => continue,
        };
        windows += usize::from(b"\xe5\xe4\xf6\xc5\xc4\xd6\xe9".contains(&beyond));
        mac += usize::from(b"\x8c\x8a\x9a\x81\x80\x85\x8e".contains(&beyond));
    }
    if mac > windows { Encoding::MacRoman } else { Encoding::Windows1252 }
}

/// The characters of the bytes 80–FF.
fn upper_half(encoding: Encoding) -> Vec<char> {
    let bytes: Vec<u8> = (0x80..=0xff).collect();
    let table = match encoding {
        Encoding::MacRoman => encoding_rs::MACINTOSH,
        _ => encoding_rs::WINDOWS_1252,
    };
    table.decode_without_bom_handling(&bytes).0.chars().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8]) -> (String, Encoding) {
        let decoded = decode(bytes, true).unwrap();
        (decoded.text.into_owned(), decoded.encoding)
    }

    #[test]
    fn encodings_are_told_apart() {
        let table: [(&[u8], &str, Encoding); 7] = [
            ("Älvsby".as_bytes(), "Älvsby", Encoding::Utf8),
            (b"\xef\xbb\xbf\xc3\x84lv", "Älv", Encoding::Utf8Bom),
            (b"\xff\xfe\xc4\0l\0v\0", "Älv", Encoding::Utf16Le),
            (b"\xfe\xff\0\xc4\0l\0v", "Älv", Encoding::Utf16Be),
            (b"P\0\xe5\0 \0b\0y\0n\0", "På byn", Encoding::Utf16Le),
            (b"\xc4rende f\xf6r \xc5by", "Ärende för Åby", Encoding::Windows1252),
            (b"\x80rende f\x9ar \x81by, \xa4 4", "Ärende för Åby, § 4", Encoding::MacRoman),
        ];
        for (bytes, text, encoding) in table {
            assert_eq!(decoded(bytes), (text.to_owned(), encoding));
        }
    }

    #[test]
    fn a_few_wrong_bytes_do_not_change_the_encoding() {
        let mut bytes = "Sammanträde på Åsgården. ".repeat(200).into_bytes();
        bytes.push(0xe5);
        let text = decode(&bytes, true).unwrap();
        assert_eq!((text.encoding, text.repairs.len()), (Encoding::Utf8, 1));
        assert!(text.text.ends_with("Åsgården. \u{fffd}"));
        // One Windows letter in a long text without any other is no damaged UTF-8.
        let mut bytes = "Plats: rum 4. ".repeat(200).into_bytes();
        bytes.extend_from_slice(b"p\xe5 ort");
        assert_eq!(decode(&bytes, true).unwrap().encoding, Encoding::Windows1252);
    }

    #[test]
    fn offsets_lead_back_to_the_bytes() {
        let text = decode(b"p\xe5 \xf6n", true).unwrap();
        assert_eq!(text.text, "på ön");
        assert_eq!(text.origin.source_range(1..3), 1..2);
        assert_eq!(text.origin.source_range(4..7), 3..5);
        let text = decode(b"\xff\xfep\0\xe5\0!\0", true).unwrap();
        assert_eq!(text.origin.source_range(0..1), 2..4);
        assert_eq!(text.origin.source_range(3..4), 6..8);
    }

    #[test]
    fn no_text() {
        assert_eq!(decode(b"ab\0cd", true).err(), Some(ReadError::Binary { evidence: "it holds NUL bytes" }));
        assert_eq!(decode(b"\x01\x02\x03a", true).err(), Some(ReadError::Binary { evidence: CONTROLS }));
        let cyrillic: Vec<u8> = b"\xd0\xd2\xcf\xd4 ".repeat(20);
        assert!(matches!(decode(&cyrillic, true).err(), Some(ReadError::NotText(_))));
    }
}
