//! Looking for short words in short texts: to prepare a search of many steps takes longer than to look.

use memchr::memchr;

/// How common the bytes of Swedish text are, the rarest zero: the rarest byte of a word is what is looked for.
const COMMON: [u8; 256] = {
    let mut ranks = [0; 256];
    let order = b"xzwqjbycphfvu0123456789.,kmogdlisrtna e\xC3";
    let mut at = 0;
    while at < order.len() {
        ranks[order[at] as usize] = at as u8 + 1;
        at += 1;
    }
    ranks
};

/// Bytes of a word among which the rarest is chosen.
const CHOICE: usize = 12;

/// Where `word` stands first in `text`.
pub(crate) fn find(text: &str, word: &str) -> Option<usize> {
    find_bytes(text.as_bytes(), word.as_bytes())
}

/// Every place at which `word` stands in `text`; the places of one do not overlap.
pub(crate) fn find_all<'t>(text: &'t str, word: &'t str) -> impl Iterator<Item = usize> {
    let (text, word) = (text.as_bytes(), word.as_bytes());
    let mut from = 0;
    std::iter::from_fn(move || {
        let at = from + find_bytes(text.get(from..)?, word)?;
        from = at + word.len().max(1);
        Some(at)
    })
}

/// Like [`find`], for bytes.
pub(crate) fn find_bytes(text: &[u8], word: &[u8]) -> Option<usize> {
    find_by(text, word, rarest(word))
}

/// Where `word` stands first in `text`; its byte at `rarest` is what is looked for.
pub(super) fn find_by(text: &[u8], word: &[u8], rarest: u8) -> Option<usize> {
    let offset = usize::from(rarest);
    let last = text.len().checked_sub(word.len())?;
    let Some(rarest) = word.get(offset) else { return Some(0) };
    let mut from = 0;
    loop {
        let at = from + memchr(*rarest, text.get(from + offset..=last + offset)?)?;
        if text.get(at..at + word.len()) == Some(word) {
            return Some(at);
        }
        from = at + 1;
    }
}

/// Where the rarest byte of a word stands, of its first bytes.
pub(super) const fn rarest(word: &[u8]) -> u8 {
    let (mut at, mut found, mut least) = (0, 0, u8::MAX);
    while at < word.len() && at < CHOICE {
        let rank = COMMON[word[at] as usize];
        if rank < least {
            (found, least) = (at as u8, rank);
        }
        at += 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_are_found_where_they_stand() {
        assert_eq!(find("röstar ja", "ja"), Some(8));
        assert_eq!(find("röstar", "ja"), None);
        assert_eq!(find("ja", "ja: "), None);
        assert_eq!(find("", ""), Some(0));
        assert_eq!(find_all("nej och nej", "nej").collect::<Vec<_>>(), [0, 8]);
        assert_eq!(find_all("aaaa", "aa").collect::<Vec<_>>(), [0, 2]);
    }

    proptest! {
        #[test]
        fn finds_what_the_standard_library_finds(text in "[abå ]{0,40}", word in "[abå ]{1,4}") {
            prop_assert_eq!(find(&text, &word), text.find(&word));
            prop_assert_eq!(
                find_all(&text, &word).collect::<Vec<_>>(),
                text.match_indices(&word).map(|(at, _)| at).collect::<Vec<_>>()
            );
        }
    }
}
