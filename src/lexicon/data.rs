//! The shape of the data file and how its lists are read.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::matches::{Column, HeaderLabel, ItemMark, Roster};
use crate::model::{Initiative, Outcome, SectionKind};

/// Declares tables of the data file that hold nothing but lists of words.
macro_rules! tables {
    ($( $(#[$meta:meta])* $name:ident { $( $key:ident ),* $(,)? } )*) => { $(
        $(#[$meta])*
        #[derive(Debug, Default, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(super) struct $name { $( pub(super) $key: String, )* }
    )* };
}

tables! {
    /// Document titles by kind and status.
    Titles {
        agenda, agenda_draft, agenda_final, minutes, minutes_draft, minutes_extract, announcement, other, alone, followers,
    }
    /// Stamps across a document.
    Stamps { cancelled, cancelled_subjects, cancelled_words, draft }
    /// What may follow a participants' heading.
    RosterRules { pointers }
    /// Office words.
    Offices { chair, first_vice_chair, second_vice_chair, vice_chair, member, substitute, adjunct, other }
    /// Words in a person's or a party's place.
    People { vacancy, no_party, organizations }
    /// Words that are no headings.
    NotHeadings { phrases }
    /// Group headings.
    Groups {
        plain, decision, information, question, election, to_body, prepared, topics, breaks, break_words,
    }
    /// Headings over lists of contents.
    Contents { headings, tails }
    /// Standing first items.
    Procedural { prefixes, whole, joints }
    /// Title words that tell an item's kind.
    ItemTitles { election, question, information, information_suffixes }
    /// What may stand around the word for an initiative.
    InitiativeRules { leads, not_followed }
    /// A list of phrases.
    Listed { phrases }
    /// Page furniture.
    Furniture { phrases, address }
    /// Bodies' names.
    Bodies {
        definite, indefinite, plural, not_bodies, after_attribute, adjectives, possessives, places, halves, with_for,
        not_for, for_stops, abbreviations,
    }
    /// Organizations' names.
    Organizations { nouns, heads }
    /// Offices that put proposals.
    Proposers { nouns }
    /// Lead-in lines.
    LeadIns { decides, proposes, to_propose, asked, own_part, tails, chain, pronouns }
    /// Verbs of decisions.
    Verbs { infinitive, present, passive, past }
    /// Months in order and weekdays from Monday, one per line with its forms.
    Calendar { months, weekdays }
    /// Units of money.
    Money { units }
    /// People's names.
    Names { given, surname_endings, stopwords }
    /// Professional titles.
    JobTitles { words, endings, prefixes }
    /// Text recognition.
    Ocr { confusions }
}

/// The headings of one kind of section.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct SectionWords {
    pub(super) phrases: String,
    pub(super) alone: String,
    pub(super) with_rest: String,
    pub(super) genitive: String,
}

/// What may stand around section headings.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SectionRules {
    pub(super) floor: String,
    pub(super) prepositions: String,
    pub(super) possessives: String,
    pub(super) numbered: Vec<SectionKind>,
}

/// A data file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Data {
    pub(super) language: String,
    pub(super) titles: Titles,
    pub(super) stamps: Stamps,
    pub(super) labels: BTreeMap<HeaderLabel, String>,
    pub(super) rosters: BTreeMap<Roster, String>,
    pub(super) roster_rules: RosterRules,
    pub(super) offices: Offices,
    pub(super) people: People,
    pub(super) parties: BTreeMap<String, String>,
    pub(super) party_names: BTreeMap<String, String>,
    pub(super) sections: BTreeMap<SectionKind, SectionWords>,
    pub(super) section_rules: SectionRules,
    pub(super) not_headings: NotHeadings,
    pub(super) groups: Groups,
    pub(super) contents: Contents,
    pub(super) columns: BTreeMap<Column, String>,
    pub(super) procedural: Procedural,
    pub(super) item_titles: ItemTitles,
    pub(super) initiatives: BTreeMap<Initiative, String>,
    pub(super) initiative_rules: InitiativeRules,
    pub(super) marks: BTreeMap<ItemMark, String>,
    pub(super) presenter_labels: Listed,
    pub(super) case_labels: Listed,
    pub(super) furniture: Furniture,
    pub(super) bodies: Bodies,
    pub(super) organizations: Organizations,
    pub(super) proposers: Proposers,
    pub(super) lead_in: LeadIns,
    pub(super) verbs: Verbs,
    pub(super) outcomes: BTreeMap<Outcome, String>,
    pub(super) outcome_rules: OutcomeRules,
    pub(super) calendar: Calendar,
    pub(super) money: Money,
    pub(super) names: Names,
    pub(super) job_titles: JobTitles,
    pub(super) ocr: Ocr,
}

tables! {
    /// Verbs that open a clause without deciding it.
    OutcomeRules { openers }
}

impl Data {
    /// Reads a data file; the built-in one is checked by a test.
    pub(super) fn parse(text: &str) -> Result<Data, toml::de::Error> {
        toml::from_str(text)
    }
}

/// The entries of a list with one phrase per line, comments left out.
pub(super) fn lines(list: &str) -> impl Iterator<Item = &str> {
    list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The entries of a list of single words.
pub(super) fn words(list: &str) -> impl Iterator<Item = &str> {
    lines(list).flat_map(str::split_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_file_is_well_formed() {
        let data = Data::parse(include_str!("sv.toml")).unwrap();
        assert_eq!(data.language, "sv");
        assert!(data.sections.len() >= 16);
    }

    #[test]
    fn lists_may_hold_comments() {
        assert_eq!(lines("\n# a\n förslag \n\nbeslut").collect::<Vec<_>>(), ["förslag", "beslut"]);
        assert_eq!(words("a b\n# c\nd").collect::<Vec<_>>(), ["a", "b", "d"]);
    }
}
