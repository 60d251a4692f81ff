//! Associations, companies, party branches, and what their assemblies are called (catalogue part 13.1).

use super::Language;
use super::wording::{Wording, wordings};

wordings! {
    /// Associations and their assemblies.
    association_words: AssociationWords {
        /// What a name begins with that is an association's, in small letters.
        association_heads,
        /// What the first word of an association's name ends with, in small letters.
        association_head_endings,
        /// Small words inside a name.
        association_adjectives,
        /// What may stand before such a beginning, in small letters.
        before_association_heads,
        /// What the last word of an association's name ends with.
        association_endings,
        /// What an association's or company's name ends with as a word of its own.
        association_forms,
        /// What tells which part of an association it is, in small letters.
        association_parts,
        /// What stands before the purpose that an association has.
        purpose_words,
        /// What joins an association to its place.
        association_places,
        /// What may stand before the noun of an assembly, in small letters.
        assembly_adjectives,
        /// What an assembly is called besides the compounds that bodies know, in small letters.
        assembly_nouns,
        /// Opens the sentence that says whose minutes these are, in small letters.
        minutes_sentence_leads,
        /// What stands before it below a title, in small letters.
        title_goes_on_with,
        /// What stands between a meeting and whose it is.
        meeting_joints,
        premises,
        /// What a name ends with that says how the association is registered, in small letters.
        association_legal_forms,
        /// What rooms and houses are called, at the end of a word in small letters.
        rooms,
        /// What stands in the place's place where nobody meets in a room, in small letters.
        remote_places,
        /// What calls somebody to a meeting or bids them welcome, in small letters.
        invitations,
        /// What stands between that and the meeting.
        invitation_joints,
        /// How what tells the year of a board begins, in small letters.
        board_years,
        /// What stands before the number of a meeting, in small letters.
        number_leads,
        /// Boards, which recommend to the assembly what it decides, in small letters.
        boards,
        /// What they do then.
        recommends,
        /// How a greeting begins behind the last item of an agenda, in small letters.
        greetings,
        /// How a paper begins there, in small letters.
        behind_agenda,
        /// How the title of an answer to the paper above begins, in small letters.
        answers_to_papers,
        /// What stands before a day.
        day_leads,
        /// What stands before the place in that sentence.
        minutes_sentence_places,
        /// What stood before rooms and houses in that sentence: "å rådhusets sessionssal".
        premises_leads,
        /// How groups are called that have a name of their own.
        named_groups,
    }
}

/// Bytes that such a line has at most.
const LONGEST_REGISTRY: usize = 50;
/// Words that say which part of an association it is.
const MOST_OF_PART: usize = 4;
/// Words that a name has at most.
const MOST_WORDS: usize = 7;

impl Language {
    /// The end of the assembly that a text begins with: "Ordinarie föreningsstämma" in "Ordinarie föreningsstämma 2024".
    #[must_use]
    pub(crate) fn assembly_at(&self, text: &str) -> Option<usize> {
        for (start, word) in words(text).take(3) {
            let bare = word.trim_end_matches([',', ':', '.']);
            // "Brf Utsiktens styrelsemötes …": the genitive names the same assembly, but not here.
            if self.bodies.is_assembly_noun(word) || self.assembly_nouns().has_in_lower_case(bare) {
                return Some(start + bare.len());
            }
            if !self.assembly_adjectives().has_in_lower_case(bare) {
                return None;
            }
        }
        None
    }

    /// Whether a line is the number under which an organization is registered, with its label: "Org.nr 717901-1234".
    pub(crate) fn is_registry_number(&self, line: &str) -> bool {
        if line.len() > LONGEST_REGISTRY || !line.ends_with(|c: char| c.is_ascii_digit()) {
            return false;
        }
        let number = self.registry_labels().cut_from_in_any_case(line);
        number.is_some_and(|number| {
            number.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | ':' | '.' | '-' | '–'))
        })
    }

    /// Whether a whole text is the name of an association or company: "Brf Tornsvalan 3", "Ekbackens vägförening",
    /// "Vision avdelning 12", "Vänsterpartiet i Turby".
    #[must_use]
    pub(crate) fn is_association(&self, text: &str) -> bool {
        if text.len() > 90 || !text.starts_with(char::is_uppercase) || text.ends_with(['.', ':', ',', ';']) {
            return false;
        }
        // "Teknikerförbundet, sektion 27 Kvarnby"
        let (text, part) = match text.split_once(", ") {
            Some((name, part)) => (name, Some(part)),
            None => (text, None),
        };
        if let Some(part) = part {
            let (noun, which) = part.split_once(' ').unwrap_or((part, ""));
            let named = |word: &str| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
            return self.association_parts().has_in_lower_case(noun)
                && !which.is_empty()
                && which.split(' ').count() <= MOST_OF_PART
                && which.split(' ').all(named)
                && (self.is_association(text) || self.association_endings().closes(&super::small_letters(text)));
        }
        let words: Vec<&str> = text.split_whitespace().collect();
        let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
        if words.len() > MOST_WORDS {
            return false;
        }
        let lower = super::small_letters;
        let head = usize::from(self.before_association_heads().has_in_lower_case(first));
        let named = |word: &&str| {
            word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
                || self.association_adjectives().has(word)
        };
        let joined = |word: &&str| named(word) || word.chars().count() <= 4 && word.chars().all(char::is_lowercase);
        if let Some(word) = words.get(head)
            && self.association_heads().has_in_lower_case(word)
        {
            return words.len() > head + 1 && words[head + 1..].iter().all(joined);
        }
        // "Kooperativa hyresrättsföreningen Solsidan", "Sektionen för medieteknik"
        if let Some(word) = words.get(head)
            && self.association_head_endings().closes(&lower(word))
            && let Some(next) = words.get(head + 1)
        {
            let purpose = self.purpose_words().has(next) && words.len() > head + 2;
            if purpose || words[head + 1..].iter().all(joined) {
                return true;
            }
        }
        let part = words.iter().position(|word| self.association_parts().has_in_lower_case(word));
        if let Some(part) = part.filter(|part| *part > 0 && *part + 1 < words.len())
            && words[..part].iter().all(named)
            && words[part + 1..].iter().all(named)
        {
            return true;
        }
        // "Kvarnby fiber ekonomisk förening", "Norrby Maskiner AB (publ)"
        let whole = lower(text);
        if let Some(form) = self.association_legal_forms().all().iter().find(|form| whole.ends_with(**form)) {
            let name = text.get(..text.len().saturating_sub(form.len()));
            return name.is_some_and(|name| !name.trim().is_empty());
        }
        // "Norrby IF", "IF Svalan", "Fastighets AB Högvik"
        if words.iter().any(|word| self.association_forms().has(word)) {
            let place = |word: &&str| named(word) || word.ends_with('s');
            return words.len() >= 2 && words.iter().all(place);
        }
        let small = lower(last);
        let place = self.association_places().earliest_in(text);
        if let Some((at, lead)) = place {
            let (name, place) = (&text[..at], &text[at + lead.len()..]);
            // "Datasektionen vid Norrmarks studentkår"
            let other = |word: &str| self.association_endings().closes(word) && place.contains(' ');
            // "Maskinsektionen vid Vadköpings högskola"
            let whole = || self.organization(place) == Some(place.len());
            return (place.split_whitespace().all(|word| named(&word) || other(word)) || whole())
                && (self.party_by_name(name).is_some()
                    || self.association_endings().closes(&name.to_lowercase()) && named(&name));
        }
        // "Hamn- och Lagerarbetarförbundet"
        let halved = |at: usize| {
            at > 0 && words[at - 1].ends_with('-') && self.joint_of_names().has(&format!(" {} ", words[at]))
        };
        self.association_endings().closes(&small)
            && words[..words.len() - 1].iter().enumerate().all(|(at, word)| named(word) || halved(at))
            && (words.len() >= 2 || small.chars().count() > 14)
    }
}

/// The words of a text with where they begin.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split(' ').scan(0, |at, word| {
        let start = *at;
        *at += word.len() + 1;
        Some((start, word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_associations() {
        let language = Language::swedish();
        for name in [
            "Brf Tornsvalan 3",
            "Riksbyggen Brf Ekbacken",
            "Bostadsrättsföreningen Måsen",
            "Ekbackens vägförening",
            "Långnäsets Fastighetsägareförening",
            "Vision avdelning 12",
            "Miljöpartiet i Turby",
            "Turby IF",
            "Ekudden Fastigheter AB",
            "Verkstadsklubben vid Turby Bruk",
            "Hackföreningen Lödtennet",
            "Folkpartiet Östra Turby",
        ] {
            assert!(language.is_association(name), "{name}");
        }
        for other in [
            "Föreningen beslutar att anta budgeten",
            "Anna Ek",
            "Val av ordförande i föreningen",
            "Bidrag till föreningen",
            "Information från föreningen",
        ] {
            assert!(!language.is_association(other), "{other}");
        }
    }

    #[test]
    fn assemblies() {
        let language = Language::swedish();
        assert_eq!(language.assembly_at("Ordinarie föreningsstämma 2024"), Some("Ordinarie föreningsstämma".len()));
        assert_eq!(language.assembly_at("Styrelsemöte 2021-10-05"), Some("Styrelsemöte".len()));
        assert_eq!(language.assembly_at("Extra anslag"), None);
    }
}
