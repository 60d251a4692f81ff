//! Words as they are searched for.
//!
//! A word is a run of letters and digits, in small letters. å, ä and ö are letters of their own; marks on other letters
//! (é, ü) are left out.

use std::borrow::Cow;
use std::ops::Range;

use snowball_stemmers_rs::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

const RING: char = '\u{30a}';
const DIAERESIS: char = '\u{308}';

/// A word in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// Folded.
    pub folded: String,
    /// Its bytes in the text.
    pub at: Range<usize>,
}

/// The words of a text.
pub(crate) fn words(text: &str) -> impl Iterator<Item = Word> {
    runs(text).map(|at| Word { folded: folded(&text[at.clone()]), at })
}

/// Where words stand.
fn runs(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let begin = from + text[from..].find(inside)?;
        let end = text[begin..].find(|c: char| !inside(c)).map_or(text.len(), |length| begin + length);
        from = end;
        Some(begin..end)
    })
}

fn inside(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

/// A word in small letters without marks, those of å, ä and ö apart.
pub(crate) fn folded(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(word.len());
    let mut letter = ' ';
    for c in word.chars().flat_map(char::to_lowercase).nfd() {
        match c {
            RING if letter == 'a' => replace(&mut folded, 'å'),
            DIAERESIS if letter == 'a' => replace(&mut folded, 'ä'),
            DIAERESIS if letter == 'o' => replace(&mut folded, 'ö'),
            c if is_combining_mark(c) => {}
            c => folded.push(c),
        }
        letter = c;
    }
    folded
}

fn replace(text: &mut String, letter: char) {
    text.pop();
    text.push(letter);
}

/// All words of a text with a blank between, for the index.
pub(crate) fn folded_text(text: &str, to: &mut String) {
    for at in runs(text) {
        if !to.is_empty() {
            to.push(' ');
        }
        let word = &text[at];
        if word.is_ascii() {
            to.extend(word.chars().map(|c| c.to_ascii_lowercase()));
        } else {
            to.push_str(&folded(word));
        }
    }
}

/// Words without their endings.
pub(crate) struct Stems {
    stemmer: Stemmer,
    endings: Vec<Ending>,
}

/// An ending that the stemmer leaves.
struct Ending {
    ending: &'static str,
    stays: &'static str,
    letters: usize,
}

/// Taking an ending off may leave one that is taken off a shorter form, too.
const ROUNDS: usize = 3;

impl Stems {
    pub(crate) fn new() -> Stems {
        let lines = include_str!("endings.txt").lines().filter(|line| !line.starts_with('#'));
        let endings = lines.filter_map(|line| {
            let mut parts = line.split(' ');
            let (ending, stays, letters) = (parts.next()?, parts.next()?, parts.next()?.parse().ok()?);
            Some(Ending { ending, stays: if stays == "-" { "" } else { stays }, letters })
        });
        Stems { stemmer: Stemmer::create(Algorithm::Swedish), endings: endings.collect() }
    }

    /// What a folded word has in common with its other forms.
    pub(crate) fn of<'w>(&self, word: &'w str) -> Cow<'w, str> {
        // Numbers have no forms.
        if word.bytes().any(|byte| byte.is_ascii_digit()) {
            return Cow::Borrowed(word);
        }
        let mut stem = Cow::Borrowed(word);
        for _ in 0..ROUNDS {
            let once = self.stemmer.stem(&stem);
            let shorter = self.without(&once);
            if shorter == stem {
                break;
            }
            stem = Cow::Owned(shorter);
        }
        stem
    }

    fn without(&self, word: &str) -> String {
        for Ending { ending, stays, letters } in &self.endings {
            if let Some(before) = word.strip_suffix(ending).filter(|before| before.chars().count() >= *letters) {
                return format!("{before}{stays}");
            }
        }
        word.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<String> {
        words(text).map(|word| word.folded).collect()
    }

    #[test]
    fn swedish_letters_are_letters_of_their_own() {
        assert_eq!(all("ÅRE, Älvs-byn; ÖRE"), ["åre", "älvs", "byn", "öre"]);
        // Letter and mark apart.
        assert_eq!(all("A\u{30a}re a\u{308}lv o\u{308}re"), ["åre", "älv", "öre"]);
        assert_eq!(all("Idén och résumé från Müller"), ["iden", "och", "resume", "från", "muller"]);
        assert_eq!(all("RUN/584/2025 § 12"), ["run", "584", "2025", "12"]);
    }

    #[test]
    fn forms_have_one_stem() {
        let stems = Stems::new();
        for forms in [
            &["byggnad", "byggnaden", "byggnader", "byggnaderna", "byggnads"][..],
            &["skola", "skolan", "skolor", "skolorna"],
            &["budget", "budgeten", "budgetens"],
            &["motion", "motionen", "motioner"],
            &["prognos", "prognosen", "prognoserna"],
            &["utskott", "utskottet", "utskottets"],
            &["barn", "barnet", "barnens"],
            &["gata", "gatan", "gatorna"],
            &["ekonomi", "ekonomin", "ekonomins"],
            &["ärende", "ärendet", "ärenden", "ärendena"],
            &["station", "stationen", "stationer"],
        ] {
            let first = stems.of(forms[0]);
            let all: Vec<_> = forms.iter().map(|form| stems.of(form)).collect();
            assert!(all.iter().all(|stem| *stem == first), "{all:?}");
        }
        assert_ne!(stems.of("skola"), stems.of("bygga"));
    }

    #[test]
    fn the_index_has_the_words() {
        let mut text = String::new();
        folded_text("Förslag, till (beslut): Köp AV mark", &mut text);
        assert_eq!(text, "förslag till beslut köp av mark");
    }
}
