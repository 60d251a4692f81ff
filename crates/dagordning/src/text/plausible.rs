//! Whether letters make words: a page whose font maps its glyphs to wrong letters is full of text that nobody reads.

use super::Vocabulary;

/// Fewer words are too few to tell.
const FEWEST: usize = 10;

/// Whether a page's text cannot be what it says: many words that no language has, and hardly any that all texts have.
pub(super) fn is_nonsense<'t>(vocabulary: &dyn Vocabulary, lines: impl Iterator<Item = &'t str>) -> bool {
    let (mut words, mut odd, mut common) = (0usize, 0usize, 0usize);
    for word in lines.flat_map(str::split_whitespace) {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        if !word.chars().any(char::is_alphabetic) {
            continue;
        }
        let lower = word.to_lowercase();
        if vocabulary.is_common(&lower) {
            common += 1;
            words += 1;
        } else if word.chars().count() >= 3 {
            words += 1;
            odd += usize::from(is_odd(word));
        }
    }
    words >= FEWEST && odd * 100 > words * 30 && common * 100 < words * 8
}

/// How much text there is that can be Swedish, in letters: what decides between two readings of one page.
///
/// Three things are weighed. Letters count if they stand in words that a language can have. The whole is worth less as
/// the small words are missing without which nobody writes, and as å, ä and ö are missing where there is enough text
/// for them (of Swedish letters they are one in twenty; a reading that did not know the language has none).
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Plausibility {
    /// Letters and signs that are no white space.
    pub signs: usize,
    /// Letters in words that can be.
    sound: usize,
    words: usize,
    common: usize,
    letters: usize,
    marked: usize,
}

impl Plausibility {
    /// Looks at a text.
    #[must_use]
    pub fn of(vocabulary: &dyn Vocabulary, text: &str) -> Plausibility {
        let mut found = Plausibility::default();
        for printed in text.split_whitespace() {
            let signs = printed.chars().count();
            found.signs += signs;
            let word = printed.trim_matches(|c: char| !c.is_alphanumeric());
            let letters = word.chars().filter(|c| c.is_alphabetic()).count();
            if letters == 0 {
                // Numbers, times and marks are as good as words, strings of other signs are not.
                found.sound += if word.is_empty() && signs > 1 { 0 } else { signs };
                continue;
            }
            found.words += 1;
            found.letters += letters;
            found.marked +=
                word.chars().filter(|c| matches!(c, 'å' | 'ä' | 'ö' | 'Å' | 'Ä' | 'Ö' | 'æ' | 'ø' | 'Æ' | 'Ø')).count();
            let lower = word.to_lowercase();
            let common = vocabulary.is_common(&lower);
            found.common += usize::from(common);
            if common || letters >= 2 && !is_odd(word) {
                found.sound += signs;
            }
        }
        found
    }

    /// How plausible it is for its amount, from 0 to 1.
    #[must_use]
    pub fn share(&self) -> f32 {
        let part = |some: usize, all: usize, enough: f32| match all {
            0 => 1.0,
            _ => (some as f32 / all as f32 / enough).min(1.0),
        };
        let marked = if self.letters < MANY_LETTERS { 1.0 } else { part(self.marked, self.letters, 0.025) };
        let common = if self.words < MANY_WORDS { 1.0 } else { part(self.common, self.words, 0.08) };
        part(self.sound, self.signs, 1.0) * (0.7 + 0.3 * marked) * (0.8 + 0.2 * common)
    }

    /// How much plausible text it is: of two readings of one page the one with more is the better.
    #[must_use]
    pub fn amount(&self) -> f32 {
        self.share() * self.sound as f32
    }
}

/// From so many letters on the marked ones are missed.
const MANY_LETTERS: usize = 120;
/// From so many words on the small ones are missed.
const MANY_WORDS: usize = 40;

/// How many of the words are such that no page of running text is without them, from 0 to 1.
pub(super) fn common_share(vocabulary: &dyn Vocabulary, text: &str) -> f64 {
    let words = text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let (mut all, mut common) = (0u32, 0u32);
    for word in words.filter(|word| !word.is_empty()) {
        all += 1;
        common += u32::from(word.len() > 1 && vocabulary.is_common(&word.to_lowercase()));
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
    use crate::language::Language;

    #[test]
    fn the_better_of_two_readings_is_known() {
        let good = "Kommunstyrelsen beslutar att anta förslaget. Ärendet har beretts av förvaltningen på nytt enligt \
                    planen, och kostnaden ryms i ramen för år 2026 med stöd av reglementet. Närvarande: Åsa Öberg.";
        let bare = good.replace(['å', 'ä'], "a").replace('ö', "o").replace('Ö', "O").replace(['Å', 'Ä'], "A");
        let broken = good.replace("beslutar", "be$luTar").replace("förslaget", "f6rs1aget").replace("och", "0ch");
        let amount = |text: &str| Plausibility::of(Language::swedish(), text).amount();
        assert!(amount(good) > amount(&bare) && amount(good) > amount(&broken));
        // Half of the page is worse than the whole, however good.
        assert!(amount(good) > amount(&good[..good.len() / 2]) && amount(&broken) > amount(&good[..20]));
        assert!(
            Plausibility::of(Language::swedish(), good).share() > 0.9
                && Plausibility::of(Language::swedish(), "|| ~~ _. xkkr brTw ;;;").share() < 0.4
        );
        assert_eq!(Plausibility::of(Language::swedish(), "").amount(), 0.0);
    }

    #[test]
    fn text_is_told_from_nonsense() {
        let good = "Kommunstyrelsen beslutar att anta förslaget. Ärendet har beretts av förvaltningen på nytt enligt \
                    planen, och kostnaden ryms i ramen för år 2026 med stöd av reglementet";
        assert!(!is_nonsense(Language::swedish(), [good].into_iter()));
        let roster = "Anna Ek (S) Bo Lind (M) Karl-Erik Modin (C) Lena Storm (SD) Hamid Rezai (L) Ulla Berg Sand (KD)";
        assert!(!is_nonsense(Language::swedish(), [roster].into_iter()));
        let mapped = "fw TirdT3dTi dTd nxk rTw3 wqdrt Tdiw xkkr dTw 3nTd wTi drTn kxqwr Trdw nTTw idTw rnTd xqT wdTrn";
        assert!(is_nonsense(Language::swedish(), [mapped].into_iter()));
    }
}
