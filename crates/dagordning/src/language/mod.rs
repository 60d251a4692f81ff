//! The vocabulary of meeting documents as data, and the matching of printed words against it.
//!
//! One folder of data files per language (`sv/*.toml`) holds the words; the modules here say how they may stand on a line. Matching
//! ignores case, white space, punctuation and diacritics; headings are also recognised when text recognition
//! has damaged a letter or two. Every function takes a trimmed line or a part of one and returns byte offsets into it;
//! nothing is guessed: a word that the data file does not hold is not known.

mod annexes;
mod associations;
mod bodies;
mod cancelled;
mod certificates;
mod damage;
mod data;
mod floor;
mod fold;
mod furniture;
mod grammar;
mod groups;
mod headers;
mod headings;
mod items;
mod leads;
mod listed;
mod matches;
mod money;
mod outcomes;
mod papers;
mod parts;
mod people;
mod phrases;
mod recognise;
pub(crate) mod search;
mod spelling;
mod verbs;
mod wording;
mod words;

use std::sync::{LazyLock, OnceLock};

use memchr::memmem::Finder;

pub(crate) use fold::small_letters;
pub(crate) use wording::Wording;

pub use listed::{given_names, listed_words};
pub use matches::{
    AnnexKind, Column, CurrencyMatch, GroupMatch, HeaderLabel, HeadingMatch, ItemMark, LabelMatch, LeadIn, LeadVerb,
    ListColumn, ListColumns, OfficeOrFunction, Roster, RosterMatch, TitleMatch, VerbForm,
};

use crate::model::{BallotVote, Initiative, ItemKind, LanguageTag, Outcome};
use crate::text::Spoken;

/// The vocabulary of one language.
#[derive(Debug)]
pub struct Language {
    data: &'static data::Data,
    tag: LanguageTag,
    known: damage::Known,
    headers: headers::Headers,
    annexes: annexes::Annexes,
    headings: headings::Headings,
    groups: groups::Groups,
    furniture: furniture::Furniture,
    bodies: bodies::Bodies,
    leads: leads::Leads,
    people: people::People,
    items: items::Items,
    outcomes: outcomes::Outcomes,
    units: money::Units,
    recogniser: recognise::Recogniser,
    /// Only letter-spaced lines ask for it.
    spelling: OnceLock<spelling::Spelling>,
    title_finders: OnceLock<Vec<Finder<'static>>>,
    /// Only titles that no word tells the kind of ask for it.
    standing_titles: OnceLock<phrases::Phrases<()>>,
}

/// Words of a title among which a damaged standing title is looked for.
const MOST_TITLE_WORDS: usize = 7;

// A test holds the built-in file to its shape; a broken one would know no words.
static SWEDISH_DATA: LazyLock<data::Data> = LazyLock::new(|| data::Data::read(data::FILE).unwrap_or_default());
static SWEDISH: LazyLock<Language> = LazyLock::new(|| Language::new(&SWEDISH_DATA, false));
static EXACT: LazyLock<Language> = LazyLock::new(|| Language::new(&SWEDISH_DATA, true));

impl Language {
    /// The Swedish vocabulary, read once.
    #[must_use]
    pub fn swedish() -> &'static Language {
        &SWEDISH
    }

    /// The same vocabulary without recognising words that are damaged: to see what that earns.
    #[must_use]
    pub fn exact() -> &'static Language {
        &EXACT
    }

    fn new(data: &'static data::Data, exact: bool) -> Self {
        let confusions = damage::Confusions::new(data.ocr.confusions.text);
        let headers = headers::Headers::new(data, &confusions);
        let headings = headings::Headings::new(data, &confusions);
        let annexes = annexes::Annexes::new(data);
        let groups = groups::Groups::new(data, &confusions);
        let furniture = furniture::Furniture::new(data, &confusions);
        let mut known = damage::Known::new(exact, data.ocr.misread.text);
        headers.tell(&mut known);
        headings.tell(&mut known);
        groups.tell(&mut known);
        furniture.tell(&mut known);
        known.add(&phrases::Phrases::of_lines(data.not_headings.phrases));
        Language {
            data,
            tag: data::term(data.language).unwrap_or(LanguageTag::Sv),
            known,
            headers,
            annexes,
            headings,
            groups,
            furniture,
            bodies: bodies::Bodies::new(data),
            leads: leads::Leads::new(data),
            people: people::People::new(data),
            items: items::Items::new(data),
            outcomes: outcomes::Outcomes::new(data),
            units: money::Units::new(data),
            recogniser: recognise::Recogniser::default(),
            spelling: OnceLock::new(),
            title_finders: OnceLock::new(),
            standing_titles: OnceLock::new(),
        }
    }

    /// The language that it is the vocabulary of.
    #[must_use]
    pub fn tag(&self) -> LanguageTag {
        self.tag
    }

    /// The words of which `word` can be a reading in which optical reading took one sign for another: "Punkt" of "Purikt".
    /// None of a word that is no longer than two letters, nor of one that begins in lower case.
    pub fn undone(&self, word: &str) -> impl Iterator<Item = String> {
        let may = word.len() > 2 && word.starts_with(char::is_uppercase);
        self.known.undone(if may { word } else { "" })
    }

    /// In which language a text is, as far as its own words tell.
    #[must_use]
    pub fn spoken_in(&self, text: &str) -> Spoken {
        self.recogniser.recognise(self.tag, text)
    }

    /// The document title that a line starts with: "KALLELSE TILL …", "Preliminär föredragningslista".
    #[must_use]
    pub fn document_title(&self, line: &str) -> Option<TitleMatch> {
        let found = self.headers.title(&self.known, &self.bodies, line);
        match found {
            Some(found) if found.exact => Some(found),
            _ => self.cancelled_title(line).or(found),
        }
    }

    /// The header label that a line starts with: "Tid:", "Plats och tid".
    #[must_use]
    pub fn header_label(&self, line: &str) -> Option<LabelMatch> {
        // "Var vänlig och anmäl …" and "När mötet är slut" tell no place and no day.
        let open = |found: &LabelMatch| {
            found.loose && self.labels_with_colon().has_in_lower_case(line[..found.end].trim_end())
        };
        self.headers.label(&self.known, line).filter(|found| !open(found))
    }

    /// The participants' heading that a line is, or starts with before a name: "Ledamöter", "Beslutande Anna Ek (S)".
    #[must_use]
    pub fn roster_heading(&self, line: &str) -> Option<RosterMatch> {
        self.headers.roster(&self.known, line)
    }

    /// The heading of a section of an item that a line is or starts with.
    ///
    /// A heading begins with a capital; text may follow it after a colon, or after words such as "skickas till".
    #[must_use]
    pub fn section_heading(&self, line: &str) -> Option<HeadingMatch> {
        self.headings.section(&self.known, &self.bodies, line)
    }

    /// The heading over a group of items that a line is: "Beslutsärenden", "Ärenden till kommunfullmäktige", "Lunch".
    #[must_use]
    pub fn group_heading(&self, line: &str) -> Option<GroupMatch> {
        self.groups.read(&self.known, &self.bodies, line)
    }

    /// The lead-in that a line is or starts with: "Kommunstyrelsen föreslår kommunfullmäktige besluta", or a body's
    /// name alone on the line.
    #[must_use]
    pub fn lead_in(&self, line: &str) -> Option<LeadIn> {
        self.lead_in_of(line, self.decider_at(line))
    }

    /// The end of the name of who decides that a text starts with: a body, or an association before a verb of decision:
    /// "Stormötet" in "Stormötet antog planen".
    #[must_use]
    pub(crate) fn decider_at(&self, text: &str) -> Option<usize> {
        self.body_at(text).or_else(|| {
            let assembly = self.bodies.assembly_at(text);
            let end = assembly.or_else(|| bodies::short_name_at(text))?;
            let verb = text[end..].split_whitespace().next()?.trim_end_matches([':', ',']);
            // "FUM beslutade": letters that no vocabulary knows are somebody's name where they decide.
            if assembly.is_none() {
                return (self.decided().has(verb) || self.decides_now().has(verb)).then_some(end);
            }
            let active = self.decision_verb(verb).is_some_and(VerbForm::is_active)
                || self.agrees().opens(text[end..].trim_start())
                || self.is_to_decide().opens(text[end..].trim_start());
            active.then_some(end)
        })
    }

    /// Whether a text is letters that somebody can be called by: "FUM".
    pub(crate) fn is_short_name(&self, text: &str) -> bool {
        bodies::is_short_name(text)
    }

    /// Whether a known abbreviation can be that of a body, whose name is given in small letters: "KS" of "kommunstyrelsen".
    #[must_use]
    pub(crate) fn abbreviates(&self, abbreviation: &str, body: &str) -> bool {
        self.bodies.abbreviates(abbreviation, body)
    }

    /// Whether a body is the meeting of an association: "Årsmöte", "Ordinarie föreningsstämma".
    #[must_use]
    pub(crate) fn assembly(&self, body: &str) -> bool {
        self.bodies.is_assembly(body)
    }

    /// The same, for a caller who knows what [`Language::body_at`] says of the line.
    #[must_use]
    pub(crate) fn lead_in_of(&self, line: &str, body: Option<usize>) -> Option<LeadIn> {
        self.leads.read(&self.bodies, line, body)
    }

    /// The office word that a text starts with, and the byte offset after it.
    #[must_use]
    pub fn office(&self, text: &str) -> Option<(OfficeOrFunction, usize)> {
        self.people.office(text)
    }

    /// The name of the party with an abbreviation, in any case: "S", "fp".
    #[must_use]
    pub fn party(&self, abbreviation: &str) -> Option<&str> {
        self.people.party(abbreviation)
    }

    /// The abbreviation of the party with a name: "Socialdemokraterna".
    #[must_use]
    pub fn party_by_name(&self, name: &str) -> Option<&str> {
        self.people.party_by_name(name)
    }

    /// Whether the text in a party's place is an organization: "PRO", "TCO".
    #[must_use]
    pub fn is_organization_acronym(&self, text: &str) -> bool {
        self.people.is_organization(text)
    }

    /// Whether a short word is the abbreviation of a party, an organization or a body, and so not a person's initials.
    #[must_use]
    pub fn is_known_acronym(&self, word: &str) -> bool {
        self.people.is_acronym(word)
    }

    /// Whether a word names guests by what they are, without names: "PRAO-elever" in "4 PRAO-elever åk. 8".
    #[must_use]
    pub fn group_word(&self, word: &str) -> bool {
        self.people.group_word(word)
    }

    /// Whether the text in a party's place says that there is none: "-", "ober", "partilös".
    #[must_use]
    pub fn no_party(&self, text: &str) -> bool {
        self.people.no_party(text)
    }

    /// Whether a word is a law's abbreviation: "MBL".
    #[must_use]
    pub fn law(&self, word: &str) -> bool {
        self.bodies.is_law(word)
    }

    /// The end of the words for a vacant seat that a text starts with: "Vakant", "Ersättare saknas".
    #[must_use]
    pub fn vacancy(&self, text: &str) -> Option<usize> {
        self.people.vacancy(text)
    }

    /// The end of the body's name that a text starts with, in the nominative: "regionala utvecklingsnämnden", "KSAU".
    #[must_use]
    pub fn body_at(&self, text: &str) -> Option<usize> {
        let damaged = || self.known.mends().then(|| self.bodies.damaged_at(text)).flatten();
        self.bodies.name_at(text).or_else(damaged)
    }

    /// The letters of a text, those that look alike as one: lines that optical reading read in two ways are the same.
    #[must_use]
    pub fn likeness(&self, text: &str) -> Vec<u8> {
        damage::likeness(fold::letters(text))
    }

    /// Whether a word is or ends with a noun for a body, in any form: "nämnden", "kommunstyrelsens".
    #[must_use]
    pub fn body_noun(&self, word: &str) -> bool {
        self.bodies.is_noun(word)
    }

    /// Whether a word parts places of one name: "Norra", "Yttre".
    #[must_use]
    pub fn direction(&self, word: &str) -> bool {
        self.bodies.is_direction(word)
    }

    /// The end of the organization's name that a text starts with: "Östersunds kommun", "Region Dalarna".
    #[must_use]
    pub fn organization(&self, text: &str) -> Option<usize> {
        self.bodies.organization_at(text)
    }

    /// Whether a text is an office or a department that puts proposals: "Förvaltningen", "Ordföranden".
    #[must_use]
    pub fn proposer_office(&self, text: &str) -> bool {
        self.bodies.office_at(text) == Some(text.len()) && !text.is_empty()
    }

    /// The number of a month: "december", "dec.".
    #[must_use]
    pub fn month(&self, word: &str) -> Option<u8> {
        self.units.month(word)
    }

    /// The number of a weekday from Monday: "måndag", "Måndagen".
    #[must_use]
    pub fn weekday(&self, word: &str) -> Option<u8> {
        self.units.weekday(word)
    }

    /// The unit of money that a text starts with: "kr", "miljoner kronor", ":-".
    #[must_use]
    pub fn currency_unit(&self, text: &str) -> Option<CurrencyMatch> {
        self.units.currency(text)
    }

    /// The month that a word is a damaged form of: "apri1". Only for words between a day and a year.
    #[must_use]
    pub fn damaged_month(&self, word: &str) -> Option<u8> {
        self.known.mends().then(|| self.units.damaged_month(word)).flatten()
    }

    /// The form of a verb that decides: "godkänna", "godkänns", "Godkänner".
    #[must_use]
    pub fn decision_verb(&self, word: &str) -> Option<VerbForm> {
        self.items.verb(word)
    }

    /// The outcome that a clause tells, from its first deciding words.
    #[must_use]
    pub fn outcome_of(&self, clause: &str) -> Option<Outcome> {
        self.outcomes.of(clause, |word| self.items.verb(word).is_some())
    }

    /// Looks for a part of the word in a document's title, one for each such part: in whole texts.
    pub(crate) fn title_finders(&self) -> &[Finder<'static>] {
        self.title_finders.get_or_init(|| self.title_stems().all().iter().map(Finder::new).collect())
    }

    /// Whether a whole line is page furniture by its words: "Justerandes sign", "Utdragsbestyrkande", a drawn line. Page
    /// numbers are not looked for.
    #[must_use]
    pub fn furniture(&self, line: &str) -> bool {
        self.furniture.is_furniture(&self.known, line) || self.is_registry_number(line)
    }

    /// Whether a title is one of the standing first items: "Upprop", "Val av justerare".
    #[must_use]
    pub fn procedural_title(&self, title: &str) -> bool {
        self.items.procedural(title)
    }

    /// Whether a title or its first words are a damaged form of such a title: "Val av justerarc".
    #[must_use]
    pub fn damaged_procedural_title(&self, title: &str) -> bool {
        if !self.known.mends() {
            return false;
        }
        let standing = self.standing_titles.get_or_init(|| {
            let mut titles = phrases::Phrases::of_lines(self.data.procedural.prefixes);
            titles.index_damage(damage::Confusions::new(self.data.ocr.confusions.text));
            titles
        });
        let ends = title.match_indices(' ').map(|(at, _)| at).skip(1).take(MOST_TITLE_WORDS);
        let mut ends = ends.chain(std::iter::once(title.len()));
        ends.any(|end| self.known.damaged(standing, &title[..end]).is_some())
    }

    /// Whether a title is one of those that an association's rules have on each agenda: "Styrelsens berättelse".
    #[must_use]
    pub fn statutory_title(&self, title: &str) -> bool {
        self.items.statutory(title)
    }

    /// The kind of item that a title tells: procedural, election, question, or information said so.
    #[must_use]
    pub fn item_kind_of_title(&self, title: &str) -> Option<ItemKind> {
        self.items.kind(title)
    }

    /// The initiative that a title names: "Motion om …", "Svar på medborgarförslag".
    #[must_use]
    pub fn initiative_of_title(&self, title: &str) -> Option<Initiative> {
        self.items.initiative(title)
    }

    /// The end of the label of a presenter that a line starts with, colon and space included: "Föredragande: ".
    #[must_use]
    pub fn presenter_label(&self, line: &str) -> Option<usize> {
        self.items.presenter_label(line)
    }

    /// The end of the label of a case id that a text starts with, colon and space included: "Dnr: ".
    #[must_use]
    pub fn case_label(&self, text: &str) -> Option<usize> {
        self.items.case_label(text)
    }

    /// The column that a cell of a table head names: "Ärende", "Dnr".
    #[must_use]
    pub fn table_column(&self, cell: &str) -> Option<Column> {
        self.headers.column(cell)
    }

    /// Whether a text begins with the head of a column, whatever follows.
    pub(crate) fn opens_table_column(&self, text: &str) -> bool {
        self.headers.opens_column(text)
    }

    /// The columns that a cell over a list of names may head; "Närvarande" may head the names or the marks.
    #[must_use]
    pub fn list_columns(&self, cell: &str) -> ListColumns {
        self.annexes.columns(cell)
    }

    /// The list that a line heads among those bound behind the minutes: "NÄRVAROLISTA", "Omröstningslista nr 2".
    #[must_use]
    pub fn annex_heading(&self, line: &str) -> Option<AnnexKind> {
        self.annexes.heading(line)
    }

    /// Whether a line begins with the heading of a list of attendance, whatever follows: "Närvarolista vid sammanträde …".
    #[must_use]
    pub fn opens_attendance(&self, line: &str) -> bool {
        self.annexes.opens_attendance(line)
    }

    /// Whether a row of a list of names sums up: "Transport:", "Summa".
    #[must_use]
    pub fn annex_sum(&self, line: &str) -> bool {
        self.annexes.sum(line)
    }

    /// Whether a cell beside a name in a list of attendance says that the person was not there.
    #[must_use]
    pub fn away(&self, cell: &str) -> bool {
        self.annexes.away(cell)
    }

    /// How a member voted, if that is all that a cell says: "Ja", "Avst.".
    #[must_use]
    pub fn ballot(&self, cell: &str) -> Option<BallotVote> {
        self.annexes.ballot(cell)
    }

    /// What a line over a list of ballots says after the label of an item's title: "Taxa" in "Ärendemening: Taxa".
    #[must_use]
    pub fn annex_title<'t>(&self, line: &'t str) -> Option<&'t str> {
        self.annexes.title(line)
    }

    /// Whether words of [`Language::ballot_leads`] or [`Language::ballot_tails`] may stand in a text in small letters.
    #[must_use]
    pub fn may_tell_ballots(&self, text: &str) -> bool {
        self.annexes.may_tell(text)
    }

    /// The first of [`Language::ballot_leads`] that leads names in a text in small letters: where it stands, with how those
    /// named voted.
    #[must_use]
    pub fn ballot_lead_in(&self, lower: &str) -> Option<(usize, &'static str, BallotVote)> {
        self.annexes.lead_in(lower)
    }

    /// Where names in small letters end because [`Language::ballot_leads`] lead in those who voted otherwise.
    #[must_use]
    pub fn next_ballot_lead(&self, lower: &str) -> Option<usize> {
        self.annexes.next_lead(lower)
    }

    /// Words that lead a list of names in running text, in small letters, with how those named voted.
    #[must_use]
    pub fn ballot_leads(&self) -> &[(&'static str, BallotVote)] {
        self.annexes.leads()
    }

    /// Words behind a list of names in running text, in small letters: "röstar nej".
    #[must_use]
    pub fn ballot_tails(&self) -> &[(&'static str, BallotVote)] {
        self.annexes.tails()
    }

    /// Whether a line is the heading over a list of contents or of items: "Innehåll", "ÄRENDEFÖRTECKNING  Sida".
    #[must_use]
    pub fn contents_heading(&self, line: &str) -> bool {
        self.furniture.contents(&self.known, line)
    }

    /// The mark on an item that a short line is, or that stands at the end of a title: "Omedelbar justering", "… - utgår".
    #[must_use]
    pub fn item_mark(&self, line: &str) -> Option<ItemMark> {
        self.items.mark(line)
    }

    /// Whether a line says that the meeting is cancelled: "INSTÄLLT".
    #[must_use]
    pub fn cancelled(&self, line: &str) -> bool {
        self.furniture.cancelled(line) && !line.split(' ').any(|word| self.outcomes.negates(word))
    }

    /// Whether a line begins the formula that says that the adjustment was made known: "Justeringen har tillkännagivits …".
    #[must_use]
    pub fn posted(&self, line: &str) -> bool {
        // "Att justeringen av detta protokoll …" may also be decided.
        let told = || self.posting_stems().is_in(&line.to_lowercase());
        self.furniture.posted(line) && (!line.starts_with('A') || told())
    }

    /// Whether a line begins the formula that says that the minutes are adjusted: "Protokollet är justerat. …".
    #[must_use]
    pub fn adjusted(&self, line: &str) -> bool {
        self.furniture.adjusted(line)
    }

    /// Whether a line is a draft's stamp: "UTKAST", "Preliminär".
    #[must_use]
    pub fn draft(&self, line: &str) -> bool {
        self.furniture.draft(line)
    }

    /// Whether a capitalised word is a given name common in Sweden; of a double name both halves.
    #[must_use]
    pub fn given_name(&self, word: &str) -> bool {
        self.people.given_name(word)
    }

    /// Whether a capitalised word ends like a Swedish surname.
    #[must_use]
    pub fn surname_like(&self, word: &str) -> bool {
        self.people.surname_like(word)
    }

    /// Whether a word is never part of a person's name, though it may have a capital: "Region", "Budget", "Nämnden".
    #[must_use]
    pub fn name_stopword(&self, word: &str) -> bool {
        self.people.stopword(word) || self.bodies.is_noun(word)
    }

    /// Whether a word is a professional title: "kommundirektör", "enhetschef".
    #[must_use]
    pub fn title_word(&self, word: &str) -> bool {
        self.people.title_word(word)
    }
}

impl crate::text::Vocabulary for Language {
    fn word_lengths(&self, joined: &str) -> Option<Vec<usize>> {
        self.spelling.get_or_init(|| spelling::Spelling::new(self.data)).word_lengths(joined)
    }

    fn is_common(&self, word: &str) -> bool {
        self.common_words().has(word)
    }

    fn is_page_label(&self, word: &str) -> bool {
        self.page_labels_alone().has_in_any_case(word)
    }

    fn page_total<'t>(&self, text: &'t str) -> Option<&'t str> {
        self.page_totals_alone().cut_from(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Vocabulary;
    use proptest::prelude::*;

    #[test]
    fn a_heading_is_known_by_its_kind_and_what_stands_before_it() {
        let found = Language::swedish().section_heading("Arbetsutskottets förslag till beslut:").expect("a heading");
        assert_eq!((found.kind, found.prefix), (crate::model::SectionKind::Proposal, Some(0..16)));
    }

    /// Calls every function; the ends that they give must lie inside the text, between characters.
    fn exercise(text: &str) {
        let language = Language::swedish();
        let ends = [
            language.document_title(text).map(|found| found.end),
            language.header_label(text).map(|found| found.end),
            language.roster_heading(text).map(|found| found.end),
            language.section_heading(text).map(|found| found.end),
            language.lead_in(text).map(|found| found.end),
            language.office(text).map(|(_, end)| end),
            language.vacancy(text),
            language.body_at(text),
            language.organization(text),
            language.currency_unit(text).map(|found| found.end),
            language.presenter_label(text),
            language.case_label(text),
        ];
        for end in ends.into_iter().flatten() {
            assert!(text.is_char_boundary(end), "{text:?} {end}");
        }
        if let Some(found) = language.section_heading(text) {
            for range in [found.prefix, found.addressee].into_iter().flatten() {
                assert!(text.get(range).is_some(), "{text:?}");
            }
        }
        if let Some(found) = language.lead_in(text) {
            for range in [found.body, found.recipient].into_iter().flatten() {
                assert!(text.get(range).is_some(), "{text:?}");
            }
        }
        if let Some(lengths) = language.word_lengths(text) {
            assert_eq!(lengths.iter().sum::<usize>(), text.chars().count(), "{text:?}");
        }
        let _ = language.group_heading(text);
        let _ = (language.party(text), language.party_by_name(text), language.no_party(text), language.body_noun(text));
        let _ = (language.month(text), language.weekday(text), language.decision_verb(text), language.outcome_of(text));
        let _ = (language.furniture(text), language.item_kind_of_title(text), language.initiative_of_title(text));
        let _ = (language.table_column(text), language.contents_heading(text), language.item_mark(text));
        let _ =
            (language.cancelled(text), language.draft(text), language.given_name(text), language.surname_like(text));
        let _ = (language.name_stopword(text), language.title_word(text), language.proposer_office(text));
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "\\PC{0,120}") {
            exercise(text.trim());
        }

        #[test]
        fn any_line_of_the_vocabulary_is_read(words in proptest::collection::vec(
            prop_oneof![
                Just("Kommunstyrelsens"), Just("nämnden"), Just("förslag"), Just("till"), Just("beslut"), Just("för"),
                Just("egen"), Just("del"), Just("föreslår"), Just("besluta"), Just("och"), Just("Barn-"), Just("§"),
                Just("Plats"), Just("tid:"), Just("AU:s"), Just("(S)"), Just("  "), Just("Å\u{308}"), Just("kr"), Just("1"),
            ], 0..12)) {
            exercise(words.join(" ").trim());
        }
    }

    #[test]
    fn long_lines_are_read_in_linear_time() {
        for unit in ["a", "Å", "A ", "Nämndens ", "Barn- ", "s ", "(", "att ", "Förslag ", ": ", "_", "Region A "] {
            exercise(unit.repeat(1_000_000 / unit.len()).trim());
        }
    }
}
