//! Whether letters make words: a page whose font maps its glyphs to wrong letters is full of text that nobody reads.

/// Words that no page of running text is without.
const COMMON: [&str; 44] = [
    "och",
    "att",
    "i",
    "av",
    "för",
    "den",
    "det",
    "som",
    "på",
    "till",
    "med",
    "en",
    "ett",
    "är",
    "har",
    "om",
    "från",
    "inte",
    "de",
    "vid",
    "eller",
    "under",
    "enligt",
    "ska",
    "kan",
    "samt",
    "kommunen",
    "beslut",
    "förslag",
    "ordförande",
    "datum",
    "sida",
    "plats",
    "tid",
    "ledamöter",
    "ersättare",
    "nämnden",
    "the",
    "og",
    "ja",
    "and",
    "kl",
    "s",
    "m",
];

/// Fewer words are too few to tell.
const FEWEST: usize = 10;

/// Whether a page's text cannot be what it says: many words that no language has, and hardly any that all texts have.
pub(super) fn is_nonsense<'t>(lines: impl Iterator<Item = &'t str>) -> bool {
    let (mut words, mut odd, mut common) = (0usize, 0usize, 0usize);
    for word in lines.flat_map(str::split_whitespace) {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        if !word.chars().any(char::is_alphabetic) {
            continue;
        }
        let lower = word.to_lowercase();
        if COMMON.contains(&lower.as_str()) {
            common += 1;
            words += 1;
        } else if word.chars().count() >= 3 {
            words += 1;
            odd += usize::from(is_odd(word));
        }
    }
    words >= FEWEST && odd * 100 > words * 30 && common * 100 < words * 8
}

/// How many of the words are such that no page of running text is without them, from 0 to 1.
pub(super) fn common_share(text: &str) -> f64 {
    let words = text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let (mut all, mut common) = (0u32, 0u32);
    for word in words.filter(|word| !word.is_empty()) {
        all += 1;
        common += u32::from(word.len() > 1 && COMMON.contains(&word.to_lowercase().as_str()));
    }
    f64::from(common) / f64::from(all.max(1))
}

/// A capital or a digit inside a word, a word without vowels, many consonants in a row, or the same letter thrice.
fn is_odd(word: &str) -> bool {
    if word.contains(['@', '/', ':', '.', '_']) || !word.chars().any(char::is_lowercase) {
        return false;
    }
    let (mut vowels, mut consonants, mut letters) = (0, 0, 0);
    let mut last = [' ', ' '];
    for c in word.chars() {
        let switched = last[1].is_lowercase() && c.is_uppercase();
        let digit = c.is_ascii_digit() && last[1].is_alphabetic() || c.is_alphabetic() && last[1].is_ascii_digit();
        let thrice = c.is_alphabetic() && last == [c, c];
        let sign = !c.is_alphanumeric() && !"-–’'´()&+\u{ad}".contains(c);
        if switched || digit || thrice || sign {
            return true;
        }
        if "aeiouyåäöéèüæøAEIOUYÅÄÖÉÜÆØ".contains(c) {
            (vowels, consonants) = (vowels + 1, 0);
        } else if c.is_alphabetic() {
            consonants += 1;
        } else {
            consonants = 0;
        }
        letters += usize::from(c.is_alphabetic());
        if consonants >= 6 {
            return true;
        }
        last = [last[1], c];
    }
    letters >= 4 && vowels == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_told_from_nonsense() {
        let good = "Kommunstyrelsen beslutar att anta förslaget. Ärendet har beretts av förvaltningen på nytt enligt \
                    planen, och kostnaden ryms i ramen för år 2026 med stöd av reglementet";
        assert!(!is_nonsense([good].into_iter()));
        let roster = "Anna Ek (S) Bo Lind (M) Karl-Erik Modin (C) Lena Storm (SD) Hamid Rezai (L) Ulla Berg Sand (KD)";
        assert!(!is_nonsense([roster].into_iter()));
        let mapped = "fw TirdT3dTi dTd nxk rTw3 wqdrt Tdiw xkkr dTw 3nTd wTi drTn kxqwr Trdw nTTw idTw rnTd xqT wdTrn";
        assert!(is_nonsense([mapped].into_iter()));
    }
}
