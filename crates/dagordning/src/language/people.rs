//! Words in and around the names of people: offices, parties, given names, professional titles.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use super::data::{self, Data};
use super::fold::{Ready, WordKey, is_word_end, small_letters};
use super::matches::OfficeOrFunction;
use super::phrases::Phrases;
use super::words::Endings;
use crate::model::Office;

/// Shortest part of a surname before its ending.
const SURNAME_STEM: usize = 2;

#[derive(Debug, Default)]
pub(super) struct People {
    offices: Phrases<OfficeOrFunction>,
    /// Abbreviation in lower case to name.
    parties: HashMap<String, &'static str, BuildHasherDefault<Ready>>,
    party_names: Phrases<u32>,
    party_abbreviations: Vec<String>,
    organizations: Phrases<()>,
    no_party: Vec<String>,
    vacancy: Phrases<()>,
    acronyms: Phrases<()>,
    given: Phrases<()>,
    surname_endings: Endings,
    stopwords: Phrases<()>,
    titles: Phrases<()>,
    title_endings: Endings,
    group_endings: Endings,
    /// Endings of offices that are cut short.
    cut_endings: Endings,
    cut_words: Phrases<()>,
    /// Words that end like a title and are none.
    not_titles: Phrases<()>,
    /// Titles that are surnames with a capital.
    title_surnames: Phrases<()>,
}

impl People {
    pub(super) fn new(data: &Data) -> Self {
        let mut people = People {
            organizations: Phrases::of_words([data.people.organizations]),
            no_party: data::lines(data.people.no_party).map(str::to_lowercase).collect(),
            vacancy: Phrases::of_lines(data.people.vacancy),
            acronyms: Phrases::of_words([data.people.organizations, data.bodies.abbreviations]),
            given: Phrases::of_words([data.names.given]),
            surname_endings: Endings::new(data.names.surname_endings),
            stopwords: Phrases::of_words([data.names.stopwords]),
            titles: Phrases::of_words([data.job_titles.words, data.job_titles.prefixes]),
            title_endings: Endings::new(data.job_titles.endings),
            group_endings: Endings::new(data.people.group_ends),
            cut_endings: Endings::new(data.offices.cut_endings),
            cut_words: Phrases::of_words([data.offices.cut_words]),
            not_titles: Phrases::of_words([data.job_titles.not_titles]),
            title_surnames: Phrases::of_words([data.job_titles.surnames]),
            ..People::default()
        };
        people.add_offices(data);
        people.add_parties(data);
        people
    }

    fn add_offices(&mut self, data: &Data) {
        use OfficeOrFunction::{Adjunct, Member, Office as Held, Other, Substitute};
        let words = &data.offices;
        for (list, office) in [
            (words.chair, Held(Office::Chair)),
            (words.first_vice_chair, Held(Office::FirstViceChair)),
            (words.second_vice_chair, Held(Office::SecondViceChair)),
            (words.vice_chair, Held(Office::ViceChair)),
            (words.member, Member),
            (words.substitute, Substitute),
            (words.adjunct, Adjunct),
            (words.other, Other),
        ] {
            self.offices.insert_lines(list, office);
        }
    }

    fn add_parties(&mut self, data: &Data) {
        for (abbreviation, name) in &data.parties {
            self.parties.insert(abbreviation.to_lowercase(), name.text);
            self.acronyms.insert(abbreviation, ());
        }
        let names = data.party_names.iter().map(|(name, abbreviation)| (abbreviation.text, name.as_str()));
        let parties = data.parties.iter().map(|(abbreviation, name)| (abbreviation.as_str(), name.text));
        for (abbreviation, name) in names.chain(parties) {
            self.party_names.insert(name, self.party_abbreviations.len() as u32);
            self.party_abbreviations.push(abbreviation.to_owned());
        }
    }

    /// An office word at the start of `text`, and the byte offset after it, its full stop included if it is cut short.
    pub(super) fn office(&self, text: &str) -> Option<(OfficeOrFunction, usize)> {
        let (office, end) = self.offices.longest(text)?;
        let short = text.get(end..)?.starts_with('.') && {
            let word = WordKey::of(text.get(..end)?.rsplit(' ').next()?);
            self.cut_endings.end(word.letters()) || self.cut_words.exact_key(word.letters()).is_some()
        };
        Some((office, end + usize::from(short)))
    }

    pub(super) fn party(&self, abbreviation: &str) -> Option<&str> {
        if abbreviation.len() > 6 || abbreviation.is_empty() {
            return None;
        }
        let known = match self.parties.get(abbreviation) {
            None => self.parties.get(&small_letters(abbreviation)),
            known => known,
        };
        known.copied()
    }

    pub(super) fn party_by_name(&self, name: &str) -> Option<&str> {
        let at = self.party_names.exact(name)?;
        self.party_abbreviations.get(at as usize).map(String::as_str)
    }

    pub(super) fn is_organization(&self, text: &str) -> bool {
        self.organizations.exact(text).is_some()
    }

    /// Whether a short word in capitals stands for a party, an organization or a body.
    pub(super) fn is_acronym(&self, word: &str) -> bool {
        self.acronyms.exact(word).is_some()
    }

    /// Whether a word names guests by what they are: "PRAO-elever".
    pub(super) fn group_word(&self, word: &str) -> bool {
        self.group_endings.end(&super::fold::key(word))
    }

    /// Whether the text in a party's place says that there is none; the empty text does.
    pub(super) fn no_party(&self, text: &str) -> bool {
        let text = text.trim_matches(['(', ')', ' ', '*']);
        if text.is_empty() || text.len() > 60 {
            return text.is_empty();
        }
        let lower = small_letters(text);
        let word = lower.split([',', ' ']).next().unwrap_or("");
        // "oberoende, tidigare KD"
        self.no_party.iter().any(|known| *known == lower || known.len() > 3 && *known == word)
    }

    pub(super) fn vacancy(&self, text: &str) -> Option<usize> {
        Some(self.vacancy.longest(text)?.1)
    }

    pub(super) fn given_name(&self, word: &str) -> bool {
        if !word.starts_with(char::is_uppercase) {
            return false;
        }
        self.given.exact(word).is_some()
            || word
                .split_once('-')
                .is_some_and(|(first, second)| self.given.exact(first).is_some() && self.given.exact(second).is_some())
    }

    pub(super) fn surname_like(&self, word: &str) -> bool {
        if !word.starts_with(char::is_uppercase) || word.contains(|c: char| c.is_ascii_digit()) {
            return false;
        }
        // In a double name the whole ending may stand alone: "Ekberg-Lund".
        let stem = if word.contains('-') { 0 } else { SURNAME_STEM };
        word.split('-').all(|part| self.surname_endings.end_after(WordKey::of(part).letters(), stem))
    }

    pub(super) fn stopword(&self, word: &str) -> bool {
        self.stopwords.exact(word).is_some()
    }

    pub(super) fn title_word(&self, word: &str) -> bool {
        let key = WordKey::of(word);
        let letters = key.letters();
        let titled = self.titles.exact_key(letters).is_some();
        titled && !(word.starts_with(char::is_uppercase) && self.title_surnames.exact_key(letters).is_some())
            || self.title_endings.end_after(letters, 0) && is_word_end(word, word.len()) && letters.len() > 3
            // "områd(e)" and "råd" alone are no titles.
            && self.not_titles.exact_key(letters).is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::super::Language;
    use super::*;

    #[test]
    fn offices() {
        use OfficeOrFunction::{Member, Office as Held, Other, Substitute};
        let language = Language::swedish();
        for (text, office, printed) in [
            ("ordförande", Held(Office::Chair), "ordförande"),
            ("ordf. kl 13", Held(Office::Chair), "ordf."),
            ("Ordforande", Held(Office::Chair), "Ordforande"),
            ("vice ordförande", Held(Office::ViceChair), "vice ordförande"),
            ("v. ordf", Held(Office::ViceChair), "v. ordf"),
            ("1:e vice ordf.", Held(Office::FirstViceChair), "1:e vice ordf."),
            ("2:e vice ordförande § 3", Held(Office::SecondViceChair), "2:e vice ordförande"),
            ("II viceordf", Held(Office::SecondViceChair), "II viceordf"),
            ("ledamot", Member, "ledamot"),
            ("tjänstgörande ersättare", Substitute, "tjänstgörande ersättare"),
            ("ålderspresident", Other, "ålderspresident"),
        ] {
            let (found, end) = language.office(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((found, &text[..end]), (office, printed), "{text}");
        }
        for text in ["ordförandeskap", "ledamöterna", "", "Anna Ek", "jurist"] {
            assert_eq!(language.office(text), None, "{text}");
        }
    }

    #[test]
    fn parties() {
        let language = Language::swedish();
        assert_eq!(language.party("S"), Some("Socialdemokraterna"));
        assert_eq!(language.party("fp"), Some("Folkpartiet"));
        assert_eq!(language.party("Kd"), Some("Kristdemokraterna"));
        assert_eq!(language.party("örp"), Some("Örebropartiet"));
        assert_eq!(language.party("XYZ"), None);
        assert_eq!(language.party_by_name("Socialdemokraterna"), Some("S"));
        assert_eq!(language.party_by_name("Miljöpartiet de gröna"), Some("MP"));
        assert_eq!(language.party_by_name("Folkpartiet"), Some("FP"));
        assert!(language.is_organization_acronym("PRO") && !language.is_organization_acronym("S"));
        for text in ["-", "--", "–", "O", "ober", "oberoende, tidigare KD", "Politisk vilde", ""] {
            assert!(language.no_party(text), "{text}");
        }
        assert!(!language.no_party("S"));
    }

    #[test]
    fn vacancies() {
        let language = Language::swedish();
        for (text, end) in [
            ("Vakant (S)", Some(6)),
            ("VAKANT", Some(6)),
            ("Vakant plats", Some(12)),
            ("Ersättare saknas", Some(17)),
            ("Vakanser", None),
        ] {
            assert_eq!(language.vacancy(text), end, "{text}");
        }
    }

    #[test]
    fn names_and_titles() {
        let language = Language::swedish();
        for word in ["Anna", "Bo-Göran", "Lars-Åke", "Asa", "Fatima"] {
            assert!(language.given_name(word), "{word}");
        }
        for word in ["anna", "Region", "Taxa"] {
            assert!(!language.given_name(word), "{word}");
        }
        for word in ["Lindström", "Svensson", "Ekberg-Lund", "Kärngren"] {
            assert!(language.surname_like(word), "{word}");
        }
        for word in ["Berg", "Taxa", "2026"] {
            assert!(!language.surname_like(word), "{word}");
        }
        for word in ["kommundirektör", "Enhetschef", "näringslivsstrateg", "kommunalråd", "ekonom", "tf"] {
            assert!(language.title_word(word), "{word}");
        }
        for word in ["Anna", "samråd", "taxa"] {
            assert!(!language.title_word(word), "{word}");
        }
        for word in ["Region", "Budget", "Kommunstyrelsen", "Augusti"] {
            assert!(language.name_stopword(word), "{word}");
        }
        assert!(!language.name_stopword("Anna") && !language.name_stopword("Jan") && !language.name_stopword("Maj"));
    }
}
