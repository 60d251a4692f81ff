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
    RosterWords, TimeWords, ToldWords,
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
    List(List),
    /// A list of words and phrases that are matched as they are printed, blanks and signs included, and where the rarest byte
    /// of each stands.
    Wording(&'static [&'static str], &'static [u8]),
    /// Further names.
    Table(File),
}

/// A list of phrases or words, as it stands in the file and folded by the build.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct List {
    pub(super) text: &'static str,
    /// Its lines, as [`super::fold::phrases`] reads them.
    pub(super) phrases: &'static [u8],
    /// Its words, likewise.
    pub(super) words: &'static [u8],
}

/// The names of a table with their values.
pub(super) type File = &'static [(&'static str, Value)];

/// The built-in data file, read at build time.
pub(super) const FILE: File = include!(concat!(env!("OUT_DIR"), "/sv.rs"));

/// The words by which languages are told, read at build time.
pub(super) const RECOGNISE: File = include!(concat!(env!("OUT_DIR"), "/recognise.rs"));

/// A table of which names are taken until none may be left.
pub(super) struct Table(Vec<(&'static str, Value)>);

impl Table {
    pub(super) fn of(file: File) -> Self {
        Table(file.to_vec())
    }

    fn take(&mut self, key: &str) -> Option<Value> {
        let at = self.0.iter().position(|(name, _)| *name == key)?;
        Some(self.0.swap_remove(at).1)
    }
}

/// Declares tables of the data file that hold nothing but lists of words; a list left out is empty.
macro_rules! tables {
    ($( $(#[$meta:meta])* $name:ident { $( $key:ident ),* $(,)? } )*) => { $(
        $(#[$meta])*
        #[derive(Debug, Default)]
        pub(super) struct $name { $( pub(super) $key: List, )* }

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
                let mut table = Table::of(file);
                let read = $name {
                    language: take_words(&mut table, "language")?.text,
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
        plain, decision, information, question, election, to_body, by_body, by_body_ends, prepared, topics, breaks, break_words, prepared_by,
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
        directions, definite, indefinite, plural, not_bodies, after_attribute, adjectives, possessives, places, halves, with_for, with_place,
        not_for, for_stops, abbreviations, laws, not_councils, long_nouns, whole_endings, adjective_endings, joints,
        purpose_leads, county_words, assemblies, assembly_meetings,
    }
    /// Organizations' names.
    Organizations { nouns, heads }
    /// Offices that put proposals.
    Proposers { nouns, letters }
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
    pub(super) floor: List,
    pub(super) prepositions: List,
    pub(super) possessives: List,
    pub(super) number_labels: List,
    pub(super) recipient_leads: List,
    pub(super) numbered: Vec<SectionKind>,
    pub(super) signed: Vec<SectionKind>,
    pub(super) signed_leads: List,
}

file! {
    /// A data file.
    Data {
        titles: Titles,
        stamps: Stamps,
        labels: BTreeMap<HeaderLabel, List>,
        rosters: BTreeMap<Roster, List>,
        roster_rules: RosterRules,
        offices: Offices,
        people: People,
        parties: BTreeMap<String, List>,
        party_names: BTreeMap<String, List>,
        sections: BTreeMap<SectionKind, SectionWords>,
        section_rules: SectionRules,
        not_headings: NotHeadings,
        groups: Groups,
        contents: Contents,
        annex: Annexes,
        list_columns: BTreeMap<ListColumn, List>,
        ballot_words: BTreeMap<BallotVote, List>,
        ballot_leads: BTreeMap<BallotVote, List>,
        ballot_tails: BTreeMap<BallotVote, List>,
        columns: BTreeMap<Column, List>,
        procedural: Procedural,
        item_titles: ItemTitles,
        initiatives: BTreeMap<Initiative, List>,
        initiative_rules: InitiativeRules,
        marks: BTreeMap<ItemMark, List>,
        presenter_labels: Listed,
        case_labels: Listed,
        furniture: Furniture,
        bodies: Bodies,
        organizations: Organizations,
        proposers: Proposers,
        lead_in: LeadIns,
        verbs: Verbs,
        outcomes: BTreeMap<Outcome, List>,
        outcome_rules: OutcomeRules,
        calendar: Calendar,
        money: Money,
        names: Names,
        job_titles: JobTitles,
        ocr: Ocr,
        date_words: DateWords,
        time_words: TimeWords,
        page_words: PageWords,
        told_words: ToldWords,
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
impl<K: DeserializeOwned + Ord> Section for BTreeMap<K, List> {
    fn read(table: Table) -> Result<Self, String> {
        let mut lists = BTreeMap::new();
        for (name, value) in table.0 {
            let Value::List(list) = value else { return Err(format!("{name}: no list of words")) };
            lists.insert(term(name)?, list);
        }
        Ok(lists)
    }
}

impl Section for BTreeMap<SectionKind, SectionWords> {
    fn read(table: Table) -> Result<Self, String> {
        let mut sections = BTreeMap::new();
        for (name, value) in table.0 {
            let Value::Table(words) = value else { return Err(format!("{name}: no table")) };
            sections.insert(term(name)?, SectionWords::read(Table::of(words))?);
        }
        Ok(sections)
    }
}

/// The term of the output model that a name in the file stands for.
pub(super) fn term<K: DeserializeOwned>(name: &str) -> Result<K, String> {
    let deserializer: StrDeserializer<'_, serde::de::value::Error> = name.into_deserializer();
    K::deserialize(deserializer).map_err(|error| error.to_string())
}

pub(super) fn take_words(table: &mut Table, key: &str) -> Result<List, String> {
    match table.take(key) {
        None => Ok(List::default()),
        Some(Value::List(words)) => Ok(words),
        Some(_) => Err(format!("{key}: no list of words")),
    }
}

/// A list that must be there: whoever asks for it would else find nothing and say nothing.
pub(super) fn take_wording(table: &mut Table, key: &str) -> Result<Wording, String> {
    match table.take(key) {
        Some(Value::Wording(words, rarest)) => Ok(Wording::new(words, rarest)),
        _ => Err(format!("{key}: no list of strings")),
    }
}

fn take_table(table: &mut Table, key: &str) -> Result<Table, String> {
    match table.take(key) {
        Some(Value::Table(found)) => Ok(Table::of(found)),
        _ => Err(format!("{key}: no table")),
    }
}

/// A name that nothing reads is a mistake in the file.
pub(super) fn nothing_left(table: &Table) -> Result<(), String> {
    table.0.first().map_or(Ok(()), |(key, _)| Err(format!("{key}: unknown name")))
}

/// The entries of a list with one phrase per line, comments left out.
pub(super) fn lines(list: List) -> impl Iterator<Item = &'static str> {
    super::fold::lines(list.text)
}

/// The entries of a list of single words.
pub(super) fn words(list: List) -> impl Iterator<Item = &'static str> {
    super::fold::words(list.text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GIVES: List = List { text: "ger", phrases: b"\x03ger", words: b"\x03ger" };

    #[test]
    fn the_built_in_file_is_well_formed() {
        let data = Data::read(FILE).unwrap();
        assert_eq!(data.language, "sv");
        assert_eq!(data.sections.len(), 17);
        assert!(!data.section_rules.numbered.is_empty());
    }

    #[test]
    fn a_misspelt_name_is_told() {
        let table = Table::of(&[("present", Value::List(GIVES)), ("presnet", Value::List(GIVES))]);
        assert_eq!(Verbs::read(table).unwrap_err(), "presnet: unknown name");
    }

    #[test]
    fn lists_may_hold_comments() {
        let list = |text| List { text, ..List::default() };
        assert_eq!(lines(list("\n# a\n förslag \n\nbeslut")).collect::<Vec<_>>(), ["förslag", "beslut"]);
        assert_eq!(words(list("a b\n# c\nd")).collect::<Vec<_>>(), ["a", "b", "d"]);
    }
}
