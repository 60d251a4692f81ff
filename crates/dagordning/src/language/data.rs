//! The shape of the data file and how its lists are read.
//!
//! The build turns the file into nested slices ([`FILE`]); here they get names and types, without copying a word.

use std::collections::BTreeMap;

use serde::de::value::StrDeserializer;
use serde::de::{DeserializeOwned, IntoDeserializer};

use super::associations::AssociationWords;
use super::certificates::CertificateWords;
use super::floor::{MotionWords, MoverWords, RecusalWords, SentenceWords, StatementWords, TallyWords, VoteWords};
use super::grammar::{
    AmountWords, CaseIdWords, DateWords, MendingWords, NumberWords, PageWords, PersonWords, PresenterWords,
    RosterWords, TimeWords,
};
use super::matches::{Column, HeaderLabel, ItemMark, ListColumn, Roster};
use super::papers::{AdjustingWords, AnnexWords, CoverWords, DecisionWords, ReferenceWords, RunningWords, TitleWords};
use super::parts::PartWords;
use super::wording::Wording;
use crate::model::{BallotVote, Initiative, Outcome, SectionKind};

/// What stands behind a name in the data file.
#[derive(Debug, Clone, Copy)]
pub(super) enum Value {
    /// A list of phrases or words.
    List(&'static str),
    /// A list of words and phrases that are matched as they are printed, blanks and signs included, and where the rarest byte
    /// of each stands.
    Wording(&'static [&'static str], &'static [u8]),
    /// Further names.
    Table(File),
}

/// The names of a table with their values.
pub(super) type File = &'static [(&'static str, Value)];

/// The built-in data file, read at build time.
pub(super) const FILE: File = include!(concat!(env!("OUT_DIR"), "/sv.rs"));

/// The words by which languages are told, read at build time.
pub(super) const RECOGNISE: File = include!(concat!(env!("OUT_DIR"), "/recognise.rs"));

/// A table of which names are taken until none may be left.
pub(super) type Table = BTreeMap<&'static str, Value>;

/// Declares tables of the data file that hold nothing but lists of words; a list left out is empty.
macro_rules! tables {
    ($( $(#[$meta:meta])* $name:ident { $( $key:ident ),* $(,)? } )*) => { $(
        $(#[$meta])*
        #[derive(Debug, Default)]
        pub(super) struct $name { $( pub(super) $key: &'static str, )* }

        impl Section for $name {
            fn read(mut table: Table) -> Result<Self, String> {
                let read = $name { $( $key: take_words(&mut table, stringify!($key))?, )* };
                nothing_left(&table)?;
                Ok(read)
            }
        }
    )* };
}

/// Declares the tables of a data file, each read by its type.
macro_rules! file {
    ($(#[$meta:meta])* $name:ident { $( $key:ident : $type:ty, )* }) => {
        $(#[$meta])*
        #[derive(Debug, Default)]
        pub(super) struct $name {
            pub(super) language: &'static str,
            $( pub(super) $key: $type, )*
        }

        impl $name {
            /// Reads a data file; the built-in one is checked by a test.
            pub(super) fn read(file: File) -> Result<Self, String> {
                let mut table = Table::from_iter(file.iter().copied());
                let read = $name {
                    language: take_words(&mut table, "language")?,
                    $( $key: <$type>::read(take_table(&mut table, stringify!($key))?)?, )*
                };
                nothing_left(&table)?;
                Ok(read)
            }
        }
    };
}

tables! {
    /// Document titles by kind and status.
    Titles {
        agenda, agenda_draft, agenda_final, minutes, minutes_draft, minutes_extract, announcement, other, alone, followers,
        agenda_endings, minutes_endings,
    }
    /// Stamps across a document.
    Stamps { adjusted, posted, cancelled, cancelled_subjects, cancelled_words, draft, attention }
    /// What may follow a participants' heading.
    RosterRules { pointers }
    /// Office words.
    Offices { chair, first_vice_chair, second_vice_chair, vice_chair, member, substitute, adjunct, other, cut_endings, cut_words }
    /// Words in a person's or a party's place.
    People { group_ends, vacancy, no_party, organizations }
    /// Words that are no headings.
    NotHeadings { phrases }
    /// Group headings.
    Groups {
        plain, decision, information, question, election, to_body, prepared, topics, breaks, break_words, prepared_by,
        deciding_stems, passing_on,
    }
    /// Headings over lists of contents.
    Contents { headings, tails }
    /// Lists bound behind the minutes.
    Annexes { attendance, ballots, sums, titles, away }
    /// Standing first items.
    Procedural { prefixes, statutory, whole, joints }
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
        directions, definite, indefinite, plural, not_bodies, after_attribute, adjectives, possessives, places, halves, with_for,
        not_for, for_stops, abbreviations, laws, not_councils, long_nouns, whole_endings, adjective_endings, joints,
        purpose_leads, county_words, assemblies, assembly_meetings,
    }
    /// Organizations' names.
    Organizations { nouns, heads }
    /// Offices that put proposals.
    Proposers { nouns }
    /// Lead-in lines.
    LeadIns { decides, proposes, to_propose, asked, own_part, tails, chain, pronouns, conjunctions }
    /// Verbs of decisions.
    Verbs { infinitive, present, passive, past }
    /// Months in order and weekdays from Monday, one per line with its forms.
    Calendar { months, weekdays }
    /// Units of money.
    Money { units }
    /// People's names.
    Names { given, surname_endings, stopwords }
    /// Professional titles.
    JobTitles { words, endings, prefixes, not_titles, surnames }
    /// Text recognition.
    Ocr { confusions, misread }
    /// The headings of one kind of section.
    SectionWords { phrases, alone, with_rest, genitive }
    /// Verbs that open a clause without deciding it.
    OutcomeRules {
        openers, commissions, delegations, approving, weak, following, proposals, releases, negations, subordinators, borders, freeing, duties, tasks,
        infinitive_mark, participles, participle_leads, rules, among_themselves,
    }
}

/// What may stand around section headings.
#[derive(Debug, Default)]
pub(super) struct SectionRules {
    pub(super) floor: &'static str,
    pub(super) prepositions: &'static str,
    pub(super) possessives: &'static str,
    pub(super) number_labels: &'static str,
    pub(super) recipient_leads: &'static str,
    pub(super) numbered: Vec<SectionKind>,
    pub(super) signed: Vec<SectionKind>,
    pub(super) signed_leads: &'static str,
}

file! {
    /// A data file.
    Data {
        titles: Titles,
        stamps: Stamps,
        labels: BTreeMap<HeaderLabel, &'static str>,
        rosters: BTreeMap<Roster, &'static str>,
        roster_rules: RosterRules,
        offices: Offices,
        people: People,
        parties: BTreeMap<String, &'static str>,
        party_names: BTreeMap<String, &'static str>,
        sections: BTreeMap<SectionKind, SectionWords>,
        section_rules: SectionRules,
        not_headings: NotHeadings,
        groups: Groups,
        contents: Contents,
        annex: Annexes,
        list_columns: BTreeMap<ListColumn, &'static str>,
        ballot_words: BTreeMap<BallotVote, &'static str>,
        ballot_leads: BTreeMap<BallotVote, &'static str>,
        ballot_tails: BTreeMap<BallotVote, &'static str>,
        columns: BTreeMap<Column, &'static str>,
        procedural: Procedural,
        item_titles: ItemTitles,
        initiatives: BTreeMap<Initiative, &'static str>,
        initiative_rules: InitiativeRules,
        marks: BTreeMap<ItemMark, &'static str>,
        presenter_labels: Listed,
        case_labels: Listed,
        furniture: Furniture,
        bodies: Bodies,
        organizations: Organizations,
        proposers: Proposers,
        lead_in: LeadIns,
        verbs: Verbs,
        outcomes: BTreeMap<Outcome, &'static str>,
        outcome_rules: OutcomeRules,
        calendar: Calendar,
        money: Money,
        names: Names,
        job_titles: JobTitles,
        ocr: Ocr,
        date_words: DateWords,
        time_words: TimeWords,
        page_words: PageWords,
        amount_words: AmountWords,
        number_words: NumberWords,
        case_id_words: CaseIdWords,
        mending_words: MendingWords,
        person_words: PersonWords,
        roster_words: RosterWords,
        presenter_words: PresenterWords,
        sentence_words: SentenceWords,
        motion_words: MotionWords,
        mover_words: MoverWords,
        recusal_words: RecusalWords,
        statement_words: StatementWords,
        vote_words: VoteWords,
        tally_words: TallyWords,
        adjusting_words: AdjustingWords,
        cover_words: CoverWords,
        association_words: AssociationWords,
        certificate_words: CertificateWords,
        part_words: PartWords,
        running_words: RunningWords,
        decision_words: DecisionWords,
        reference_words: ReferenceWords,
        title_words: TitleWords,
        annex_words: AnnexWords,
    }
}

/// A table of the data file that is read by hand: deriving the readers makes code a hundred times the size of this.
pub(super) trait Section: Sized {
    fn read(table: Table) -> Result<Self, String>;
}

impl Section for SectionRules {
    fn read(mut table: Table) -> Result<Self, String> {
        let kinds = take_words(&mut table, "numbered")?;
        let signed = take_words(&mut table, "signed")?;
        let rules = SectionRules {
            floor: take_words(&mut table, "floor")?,
            prepositions: take_words(&mut table, "prepositions")?,
            possessives: take_words(&mut table, "possessives")?,
            number_labels: take_words(&mut table, "number_labels")?,
            recipient_leads: take_words(&mut table, "recipient_leads")?,
            signed: words(signed).map(term).collect::<Result<_, _>>()?,
            signed_leads: take_words(&mut table, "signed_leads")?,
            numbered: words(kinds).map(term).collect::<Result<_, _>>()?,
        };
        nothing_left(&table)?;
        Ok(rules)
    }
}

/// Lists of words by the term that they stand for.
impl<K: DeserializeOwned + Ord> Section for BTreeMap<K, &'static str> {
    fn read(table: Table) -> Result<Self, String> {
        let mut lists = BTreeMap::new();
        for (name, value) in table {
            let Value::List(list) = value else { return Err(format!("{name}: no list of words")) };
            lists.insert(term(name)?, list);
        }
        Ok(lists)
    }
}

impl Section for BTreeMap<SectionKind, SectionWords> {
    fn read(table: Table) -> Result<Self, String> {
        let mut sections = BTreeMap::new();
        for (name, value) in table {
            let Value::Table(words) = value else { return Err(format!("{name}: no table")) };
            sections.insert(term(name)?, SectionWords::read(Table::from_iter(words.iter().copied()))?);
        }
        Ok(sections)
    }
}

/// The term of the output model that a name in the file stands for.
pub(super) fn term<K: DeserializeOwned>(name: &str) -> Result<K, String> {
    let deserializer: StrDeserializer<'_, serde::de::value::Error> = name.into_deserializer();
    K::deserialize(deserializer).map_err(|error| error.to_string())
}

pub(super) fn take_words(table: &mut Table, key: &str) -> Result<&'static str, String> {
    match table.remove(key) {
        None => Ok(""),
        Some(Value::List(words)) => Ok(words),
        Some(_) => Err(format!("{key}: no list of words")),
    }
}

/// A list that must be there: whoever asks for it would else find nothing and say nothing.
pub(super) fn take_wording(table: &mut Table, key: &str) -> Result<Wording, String> {
    match table.remove(key) {
        Some(Value::Wording(words, rarest)) => Ok(Wording::new(words, rarest)),
        _ => Err(format!("{key}: no list of strings")),
    }
}

fn take_table(table: &mut Table, key: &str) -> Result<Table, String> {
    match table.remove(key) {
        Some(Value::Table(found)) => Ok(found.iter().copied().collect()),
        _ => Err(format!("{key}: no table")),
    }
}

/// A name that nothing reads is a mistake in the file.
pub(super) fn nothing_left(table: &Table) -> Result<(), String> {
    table.keys().next().map_or(Ok(()), |key| Err(format!("{key}: unknown name")))
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
        let data = Data::read(FILE).unwrap();
        assert_eq!(data.language, "sv");
        assert_eq!(data.sections.len(), 17);
        assert!(!data.section_rules.numbered.is_empty());
    }

    #[test]
    fn a_misspelt_name_is_told() {
        let table = Table::from([("present", Value::List("ger")), ("presnet", Value::List("tar"))]);
        assert_eq!(Verbs::read(table).unwrap_err(), "presnet: unknown name");
    }

    #[test]
    fn lists_may_hold_comments() {
        assert_eq!(lines("\n# a\n förslag \n\nbeslut").collect::<Vec<_>>(), ["förslag", "beslut"]);
        assert_eq!(words("a b\n# c\nd").collect::<Vec<_>>(), ["a", "b", "d"]);
    }
}
