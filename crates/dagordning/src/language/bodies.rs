//! Names of bodies (nämnder, styrelser, utskott), of organizations (kommuner, regioner), and offices that propose.

use super::damage::alike;
use super::data::{self, Data};
use super::fold::WordKey;
use super::phrases::Phrases;
use super::words::{Endings, Word, words};

/// Longest name in words.
const MOST_WORDS: usize = 9;
/// Longest "för …" part of a name in words.
const MOST_PURPOSE_WORDS: usize = 7;
/// Words of a place behind a body's noun.
const MOST_OF_PLACE: usize = 3;

#[derive(Debug, Default)]
pub(super) struct Bodies {
    definite: Endings,
    indefinite: Endings,
    plural: Endings,
    /// The nouns that end a body's name, as the data has them.
    nouns: Vec<&'static str>,
    laws: Vec<&'static str>,
    not_bodies: Phrases<()>,
    after_attribute: Phrases<()>,
    attributes: Phrases<Attribute>,
    with_purpose: Phrases<()>,
    with_place: Phrases<()>,
    not_purpose: Phrases<()>,
    purpose_stops: Phrases<()>,
    stopwords: Phrases<()>,
    directions: Phrases<()>,
    abbreviations: Vec<String>,
    organization_nouns: Phrases<()>,
    organization_heads: Phrases<()>,
    offices: Endings,
    /// Offices that are called by their letters: "VD".
    offices_by_letters: Vec<&'static str>,
    /// Words that end like a council ("rådet") and are none, as compounds too: "området".
    not_councils: Endings,
    /// Folded nouns that are long enough to be known with a wrong letter.
    long_nouns: Vec<Vec<u8>>,
    whole_endings: Vec<&'static str>,
    adjective_endings: Endings,
    purpose_leads: Vec<&'static str>,
    county_words: Vec<&'static str>,
    assemblies: Endings,
    assembly_meetings: Endings,
}

/// What a word is within a body's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Noun {
    /// "kommunstyrelsen", "arbetsutskott": may end a name.
    Name,
    /// "råd", "nämnd": only after an attribute.
    Bare,
    /// "kommunstyrelsens".
    Genitive,
    /// "nämnderna".
    Plural,
}

/// A word that may stand before the noun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Attribute {
    /// "regionala", "kommunens": the noun may follow.
    Full,
    /// "kommuns" in "Norrsunda kommuns", after a name.
    Place,
    /// "Barn-", "Vård": another half follows after "och".
    Half,
    /// "och".
    And,
    /// "Norrsunda", "Region": more of the name must follow.
    Proper,
}

impl Bodies {
    pub(super) fn is_law(&self, word: &str) -> bool {
        self.laws.contains(&word)
    }

    pub(super) fn new(data: &Data) -> Self {
        let words = &data.bodies;
        let mut bodies = Bodies {
            definite: Endings::new(words.definite),
            indefinite: Endings::new(words.indefinite),
            plural: Endings::new(words.plural),
            nouns: data::words(words.definite).chain(data::words(words.indefinite)).collect(),
            laws: data::words(words.laws).collect(),
            not_bodies: Phrases::of_words([words.not_bodies]),
            after_attribute: Phrases::of_words([words.after_attribute]),
            attributes: Phrases::default(),
            with_purpose: Phrases::of_words([words.with_for]),
            with_place: Phrases::of_words([words.with_place]),
            not_purpose: Phrases::of_words([words.not_for]),
            purpose_stops: Phrases::of_words([
                words.for_stops,
                data.verbs.present,
                data.verbs.past,
                data.verbs.passive,
            ]),
            stopwords: Phrases::of_words([data.names.stopwords]),
            directions: Phrases::of_words([data.bodies.directions]),
            abbreviations: data::words(words.abbreviations).map(str::to_owned).collect(),
            organization_nouns: Phrases::of_words([data.organizations.nouns]),
            organization_heads: Phrases::of_words([data.organizations.heads]),
            offices: Endings::new(data.proposers.nouns),
            offices_by_letters: data::words(data.proposers.letters).collect(),
            not_councils: Endings::new(words.not_councils),
            long_nouns: data::words(words.long_nouns).map(super::fold::key).collect(),
            whole_endings: data::words(words.whole_endings).collect(),
            adjective_endings: Endings::new(words.adjective_endings),
            purpose_leads: data::words(words.purpose_leads).collect(),
            county_words: data::words(words.county_words).collect(),
            assemblies: Endings::new(words.assemblies),
            assembly_meetings: Endings::new(words.assembly_meetings),
        };
        bodies.abbreviations.sort_unstable();
        for (list, attribute) in [
            (words.adjectives, Attribute::Full),
            (words.possessives, Attribute::Full),
            (words.places, Attribute::Place),
            (words.halves, Attribute::Half),
            (words.joints, Attribute::And),
        ] {
            bodies.attributes.insert_words(list, attribute);
        }
        bodies
    }

    /// The end of the word for an association or its meeting that `text` starts with: "Stormötet", "Föreningen".
    pub(super) fn assembly_at(&self, text: &str) -> Option<usize> {
        if !text.starts_with(char::is_uppercase) {
            return None;
        }
        let word = words(text).next().filter(|word| !word.closed)?;
        self.assemblies.end(WordKey::of(word.text).letters()).then_some(word.end)
    }

    /// Whether a word is or ends with the noun of an association's meeting: "kretsstämman", "kvartersmötet".
    pub(super) fn is_assembly_noun(&self, word: &str) -> bool {
        self.assembly_meetings.end(WordKey::of(word).letters())
    }

    /// Whether a body is the meeting of an association, with whatever stands behind its noun: "Ordinarie årsmöte 2026".
    pub(super) fn is_assembly(&self, body: &str) -> bool {
        words(body).take(MOST_WORDS).any(|word| self.is_assembly_noun(word.text))
    }

    /// The end of the body's name that `text` starts with.
    pub(super) fn name_at(&self, text: &str) -> Option<usize> {
        if let Some(end) = self.abbreviation_at(text) {
            let rest = text.get(end..)?;
            let id = rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
            return (!id && !rest.starts_with([':', '/', '-'])).then_some(end);
        }
        self.name(text, false)
    }

    /// Whether `text` is a body's or an office's name in the genitive: "Arbetsutskottets", "KSAU:s", "Förvaltningens".
    pub(super) fn is_genitive(&self, text: &str) -> bool {
        if let Some(end) = self.abbreviation_at(text) {
            return matches!(text.get(end..), Some("" | ":s" | "s" | ":S"));
        }
        let letters = |office: &&str| matches!(text.strip_prefix(*office), Some(":s" | "s" | ":S"));
        self.offices_by_letters.iter().any(letters)
            || self.name(text, true) == Some(text.len())
            || self.office(text, true) == Some(text.len())
    }

    /// Whether `word` is or ends with a body noun, in any form.
    pub(super) fn is_noun(&self, word: &str) -> bool {
        if word.len() < 3 {
            return false;
        }
        let key = WordKey::of(word);
        let stem = key.letters();
        let bare = |letters: &[u8]| self.after_attribute.exact_key(letters).is_some();
        bare(stem) || stem.strip_suffix(b"s").is_some_and(bare) || self.noun(stem).is_some()
    }

    /// Whether a word parts places of one name: "Norra".
    pub(super) fn is_direction(&self, word: &str) -> bool {
        self.directions.exact(word).is_some()
    }

    /// The end of the office or department that `text` starts with: "Förvaltningen", "Kommunens ledning".
    pub(super) fn office_at(&self, text: &str) -> Option<usize> {
        self.office(text, false)
    }

    /// The end of the organization's name that `text` starts with: "Norrsunda kommun", "Region Norrsunda".
    pub(super) fn organization_at(&self, text: &str) -> Option<usize> {
        if !text.starts_with(char::is_uppercase) {
            return None;
        }
        let mut words = words(text);
        let first = words.next()?;
        if self.organization_heads.exact(first.text).is_some() {
            let names = words.take(4).take_while(|word| word.capital && self.stopwords.exact(word.text).is_none());
            return names.map(|word| word.end).last();
        }
        let mut before = first;
        for word in words.take(4) {
            if self.stopwords.exact(before.text).is_some() && self.attributes.exact(before.text).is_none() {
                return None;
            }
            if self.organization_nouns.exact(word.text).is_some() {
                return Some(word.end);
            }
            // "Norrälvs kommuns anslagstavla": the name without the genitive's s.
            if word.text.strip_suffix('s').is_some_and(|noun| self.organization_nouns.exact(noun).is_some()) {
                return Some(word.end - 1);
            }
            // "Norrälvs läns landsting", "Rönninge bys kommun"
            let genitive = word.text.ends_with('s') && before.capital && self.stopwords.exact(word.text).is_none();
            if !word.capital && !genitive && !self.county_words.contains(&word.text) || before.closed {
                return None;
            }
            before = word;
        }
        None
    }

    /// The end of a body's name of one long word in whose noun one letter is wrong: "Kommunstyrclsen".
    pub(super) fn damaged_at(&self, text: &str) -> Option<usize> {
        let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
        let word = text.get(..end).filter(|word| (13..=30).contains(&word.len()))?;
        // Inflection lives at the end, which must be whole.
        if !self.whole_endings.iter().any(|ending| word.ends_with(ending)) {
            return None;
        }
        let key = WordKey::of(word);
        if self.noun(key.letters()).is_some() {
            return None;
        }
        let read = alike(key.letters().iter().copied());
        let fits = |noun: &[u8]| {
            let noun = alike(noun.iter().copied());
            let Some(stem) = read.len().checked_sub(noun.len()).filter(|stem| *stem >= 4) else { return false };
            read[stem..].iter().zip(&noun).filter(|(one, other)| one != other).count() <= 1
        };
        self.long_nouns.iter().any(|noun| fits(noun)).then_some(end)
    }

    fn abbreviation_at(&self, text: &str) -> Option<usize> {
        if !text.as_bytes().first()?.is_ascii_uppercase() && !text.starts_with(['Ä', 'Ö', 'Å']) {
            return None;
        }
        // Longer words are no abbreviations, and need not be looked at to their end.
        let mut letters = text.char_indices().take_while(|(_, c)| c.is_alphabetic()).take(9);
        let end = letters.by_ref().last().map_or(0, |(at, c)| at + c.len_utf8());
        let word = text.get(..end)?;
        if word.len() > 8 {
            return None;
        }
        let known = |word: &str| self.abbreviations.binary_search_by(|known| known.as_str().cmp(word)).is_ok();
        (known(word) || word.len() > 2 && word.strip_suffix('s').is_some_and(known) && text.len() == end)
            .then(|| if known(word) { end } else { end - 1 })
    }

    /// Whether a known abbreviation can be that of a body, whose name is given in small letters: "KS" of "kommunstyrelsen",
    /// "KSAU" of "kommunstyrelsens arbetsutskott". Its letters stand there in order, the first one first, and the last one
    /// opens the noun: "KF" is none of "kultur- och fritidsnämnden".
    pub(super) fn abbreviates(&self, abbreviation: &str, body: &str) -> bool {
        if self.abbreviation_at(abbreviation) != Some(abbreviation.len()) {
            return false;
        }
        let opens_noun = |last: char| {
            body.split([' ', ',']).any(|word| {
                let nouns = self.nouns.iter().filter(|noun| word.ends_with(**noun));
                nouns.max_by_key(|noun| noun.len()).is_some_and(|noun| noun.starts_with(last))
            })
        };
        let small = abbreviation.to_lowercase();
        let mut letters = body.chars();
        body.starts_with(small.chars().next().unwrap_or(' '))
            && small.chars().all(|letter| letters.any(|found| found == letter))
            && small.chars().next_back().is_some_and(opens_noun)
    }

    /// The kind of body noun that the letters are.
    fn noun(&self, letters: &[u8]) -> Option<Noun> {
        let body = |letters: &[u8]| self.definite.end(letters) || self.indefinite.end(letters);
        if body(letters) && !self.not_councils.end(letters) {
            if self.not_bodies.exact_key(letters).is_none() {
                return Some(Noun::Name);
            }
            return self.after_attribute.exact_key(letters).map(|()| Noun::Bare);
        }
        if let Some(stem) = letters.strip_suffix(b"s").filter(|stem| body(stem)) {
            let body = self.not_bodies.exact_key(stem).is_none() || self.after_attribute.exact_key(stem).is_some();
            return body.then_some(Noun::Genitive);
        }
        self.plural.end(letters).then_some(Noun::Plural)
    }

    /// The end of a name; with `genitive`, of a name in the genitive.
    fn name(&self, text: &str, genitive: bool) -> Option<usize> {
        let mut before: Option<Attribute> = None;
        let mut ending = None;
        for (count, word) in words(text).take(MOST_WORDS).enumerate() {
            if count == 0 && !word.text.starts_with(char::is_alphabetic) {
                return None;
            }
            let key = WordKey::of(word.text);
            let ready = matches!(before, None | Some(Attribute::Full | Attribute::Place | Attribute::And));
            match self.noun(key.letters()) {
                Some(Noun::Name) if !ready => return ending,
                Some(Noun::Name) if !genitive => {
                    let longer = self.with_purpose(text, &word).or_else(|| self.with_place(text, &word));
                    return longer.or(Some(word.end));
                }
                Some(Noun::Bare) if !genitive => {
                    let purpose = self.with_purpose(text, &word);
                    return purpose.or((ready && before.is_some()).then_some(word.end));
                }
                Some(Noun::Genitive) if ready => {
                    if genitive {
                        ending = Some(word.end);
                    }
                    if word.closed {
                        return ending;
                    }
                    before = Some(Attribute::Full);
                }
                Some(_) => return ending,
                None => {
                    let Some(attribute) = self.attribute(&word, key.letters(), before) else { return ending };
                    before = Some(attribute);
                }
            }
        }
        ending
    }

    /// What a word that is no body noun is within a name, after `before`.
    fn attribute(&self, word: &Word, letters: &[u8], before: Option<Attribute>) -> Option<Attribute> {
        if word.text.ends_with('-') {
            return Some(Attribute::Half);
        }
        if word.closed && !word.comma {
            return None;
        }
        match self.attributes.exact_key(letters) {
            Some(Attribute::And) if before == Some(Attribute::Half) => return Some(Attribute::And),
            Some(Attribute::Place) if before.is_some() => return Some(Attribute::Place),
            Some(Attribute::Full) if !word.comma => return Some(Attribute::Full),
            Some(Attribute::Half) if word.comma || before != Some(Attribute::Half) => return Some(Attribute::Half),
            _ => {}
        }
        // In the names of places every word has a capital: "Norra Älvdalens kommuns …".
        let inside = matches!(before, None | Some(Attribute::Proper | Attribute::Full));
        if !word.capital || word.comma || !inside || letters.len() < 2 {
            return None;
        }
        if self.organization_heads.exact_key(letters).is_some() {
            return Some(Attribute::Proper);
        }
        if self.stopwords.exact_key(letters).is_some() {
            return None;
        }
        let genitive = letters.ends_with(b"s") || letters.ends_with(b"x") || letters.ends_with(b"z");
        let adjective = letters.len() >= 6 && self.adjective_endings.end(letters);
        let double = word.text.contains('-');
        Some(if genitive || adjective || double { Attribute::Full } else { Attribute::Proper })
    }

    /// The end of "Kommundelsnämnden Östra Linvik".
    fn with_place(&self, text: &str, noun: &Word) -> Option<usize> {
        if noun.closed || self.with_place.exact(noun.text).is_none() {
            return None;
        }
        let behind = text.get(noun.end..)?;
        let near = &behind[..behind.find("  ").unwrap_or(behind.len())];
        let place = |word: &Word| self.stopwords.exact(word.text).is_none() || self.is_direction(word.text);
        let named = |word: &Word| word.capital && place(word);
        let mut closed = false;
        let names = words(near)
            .take(MOST_OF_PLACE)
            .take_while(|word| named(word) && !std::mem::replace(&mut closed, word.closed));
        names.last().map(|word| noun.end + word.end)
    }

    /// The end of "Nämnden för arbete och välfärd".
    fn with_purpose(&self, text: &str, noun: &Word) -> Option<usize> {
        if noun.closed || self.with_purpose.exact(noun.text).is_none() {
            return None;
        }
        let mut rest = words(text.get(noun.end..)?);
        let preposition =
            rest.next().filter(|word| self.purpose_leads.iter().any(|lead| word.text.eq_ignore_ascii_case(lead)))?;
        if preposition.closed {
            return None;
        }
        let mut end = None;
        for (count, word) in rest.take(MOST_PURPOSE_WORDS).enumerate() {
            let letters = word.text.starts_with(char::is_alphabetic);
            let stops = if count == 0 { &self.not_purpose } else { &self.purpose_stops };
            if !letters || stops.exact(word.text).is_some() {
                break;
            }
            let joins = self.attributes.exact(word.text) == Some(Attribute::And);
            if !joins && !word.text.ends_with('-') {
                end = Some(noun.end + word.end);
            }
            if word.closed && !word.comma {
                break;
            }
        }
        end
    }

    fn office(&self, text: &str, genitive: bool) -> Option<usize> {
        if !text.starts_with(char::is_uppercase) {
            return None;
        }
        let mut attributed = true;
        for word in words(text).take(5) {
            let key = WordKey::of(word.text);
            let letters = key.letters();
            let stem = if genitive { letters.strip_suffix(b"s") } else { Some(letters) };
            if attributed && stem.is_some_and(|stem| self.offices.end(stem)) {
                return Some(word.end);
            }
            let attribute = self.attributes.exact_key(letters);
            attributed = matches!(attribute, Some(Attribute::Full | Attribute::Place | Attribute::And))
                || letters.ends_with(b"s") && word.text.len() > 3;
            if word.closed || !attributed && attribute.is_none() && !word.text.ends_with('-') {
                return None;
            }
        }
        None
    }
}

/// The end of the letters that a text starts with and somebody can be called by: "FUM", "SäK".
pub(super) fn short_name_at(text: &str) -> Option<usize> {
    let (name, _) = text.split_once(' ')?;
    is_short_name(name).then_some(name.len())
}

/// Whether a word is such letters: few of them, two of them capitals.
pub(super) fn is_short_name(name: &str) -> bool {
    let capitals = name.chars().filter(|c| c.is_uppercase()).count();
    let letters = name.chars().all(char::is_alphabetic) && name.chars().count() <= LONGEST_SHORT_NAME;
    capitals >= 2 && letters && name.starts_with(char::is_uppercase)
}

/// Letters of such a name.
const LONGEST_SHORT_NAME: usize = 6;

#[cfg(test)]
mod tests {
    use super::*;

    fn bodies() -> Bodies {
        Bodies::new(&Data::read(super::super::data::FILE).unwrap())
    }

    #[test]
    fn names_of_bodies() {
        let bodies = bodies();
        for (text, name) in [
            ("Regionens samverkansråd", "Regionens samverkansråd"),
            ("Regionens samverkansråd föreslår", "Regionens samverkansråd"),
            ("regionala utvecklingsnämnden besluta", "regionala utvecklingsnämnden"),
            ("Kommunstyrelsens arbetsutskott", "Kommunstyrelsens arbetsutskott"),
            ("KOMMUNSTYRELSENS ARBETSUTSKOTT", "KOMMUNSTYRELSENS ARBETSUTSKOTT"),
            ("kommunfullmäktige", "kommunfullmäktige"),
            ("Nämnden beslutar att", "Nämnden"),
            ("Direktionen", "Direktionen"),
            ("Barn- och utbildningsnämnden godkänner", "Barn- och utbildningsnämnden"),
            ("Plan-, bygg- och miljönämnden", "Plan-, bygg- och miljönämnden"),
            ("Vård och omsorgsnämnden", "Vård och omsorgsnämnden"),
            ("Tekniska nämnden, 2025-01-01", "Tekniska nämnden"),
            ("Älvdala kommuns kommunstyrelse", "Älvdala kommuns kommunstyrelse"),
            ("Region Norrsundas patientnämnd", "Region Norrsundas patientnämnd"),
            ("Nämnden för arbete och välfärd beslutar", "Nämnden för arbete och välfärd"),
            ("Gemensamma nämnden för hjälpmedel", "Gemensamma nämnden för hjälpmedel"),
            ("Rådet för funktionsrätt", "Rådet för funktionsrätt"),
            ("Nämnden för egen del", "Nämnden"),
            ("Kommunala pensionärsrådet", "Kommunala pensionärsrådet"),
            ("Presidiet", "Presidiet"),
            ("Bergs-Sunds stadsdelsnämnd", "Bergs-Sunds stadsdelsnämnd"),
            ("KSAU", "KSAU"),
            ("KF den 3 maj", "KF"),
            ("Folkhälsorådet.", "Folkhälsorådet"),
        ] {
            assert_eq!(bodies.name_at(text).map(|end| &text[..end]), Some(name), "{text}");
        }
    }

    #[test]
    fn what_is_no_name_of_a_body() {
        let bodies = bodies();
        for text in [
            "Kommunstyrelsens förslag",
            "Enligt kommunstyrelsens beslut",
            "Enligt Kommunstyrelsens arbetsutskott",
            "Kommunalråd Anna Ek",
            "Samråd",
            "Ärendets beredning",
            "ska nämnden",
            "nämnderna",
            "KS 2025/12",
            "KS-2025-12",
            "Förslag till beslut",
            "KALLELSE TILL KOMMUNSTYRELSEN",
            "Nämnd",
            "och",
            "",
            "2025",
        ] {
            assert_eq!(bodies.name_at(text).map(|end| &text[..end]), None, "{text}");
        }
    }

    #[test]
    fn genitives() {
        let bodies = bodies();
        for text in [
            "Arbetsutskottets",
            "Kommunstyrelsens",
            "Kommunstyrelsens arbetsutskotts",
            "Förvaltningens",
            "AU:s",
            "KS",
            "Kommunledningskontorets",
            "Ordförandens",
            "Presidiets",
            "Barn- och utbildningsnämndens",
            "Regionstyrelsens",
            "Regionala utvecklingsnämndens",
        ] {
            assert!(bodies.is_genitive(text), "{text}");
        }
        for text in ["Föreligger kommunstyrelsens", "Årets", "Kommunstyrelsen", "Enligt förvaltningens"] {
            assert!(!bodies.is_genitive(text), "{text}");
        }
    }

    #[test]
    fn organizations() {
        let bodies = bodies();
        for (text, name) in [
            ("Älvdala kommun", Some("Älvdala kommun")),
            ("ÄLVDALA KOMMUN", Some("ÄLVDALA KOMMUN")),
            ("Region Norrsunda", Some("Region Norrsunda")),
            ("Norra Älvdala kommun", Some("Norra Älvdala kommun")),
            ("Denna kommun", None),
            ("Kommunen", None),
            ("Regionens hus", None),
        ] {
            assert_eq!(bodies.organization_at(text).map(|end| &text[..end]), name, "{text}");
        }
    }

    #[test]
    fn a_wrong_letter_in_a_long_noun_is_looked_past() {
        use super::super::Language;
        let language = Language::swedish();
        for name in ["Kommunstyrclsen", "kommunfullmaktlge", "Arbetsutskotlet", "Kommunstyreisen"] {
            assert_eq!(language.body_at(name), Some(name.len()), "{name}");
            assert_eq!(Language::exact().body_at("Kommunstyrclsen"), None);
        }
        for word in ["Kommunstyrelser", "Fastighetsägaren", "Överenskommelsen", "Bostadsrättsföreningen", "styrelscn"]
        {
            assert_eq!(language.body_at(word), None, "{word}");
        }
    }
}
