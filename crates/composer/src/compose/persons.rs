//! A person as printed, and as a careful reader writes it.

use serde_json::{Map, Value, json};

use super::Writer;
use crate::axes::{NameOrder, OfficeForm, PartyForm, Roster, RowMore, Vice};
use crate::draw::{Office, Person};

/// What a line of a roster says of somebody.
#[derive(Debug, Clone, Default)]
pub struct Entry {
    /// As printed.
    pub line: String,
    /// What stands in cells of its own behind the line.
    pub cells: Vec<String>,
    /// The person stands on the line of the one before.
    pub hidden: bool,
    /// Keys of the participant.
    pub keys: Map<String, Value>,
}

impl Entry {
    /// Adds a key.
    pub fn key(mut self, key: &str, value: impl Into<Value>) -> Self {
        self.keys.insert(key.to_owned(), value.into());
        self
    }

    /// Adds words.
    pub fn words(mut self, words: &str) -> Self {
        match self.cells.last_mut() {
            Some(last) if last.is_empty() => last.push_str(words.trim_start_matches([',', ' '])),
            Some(last) => last.push_str(words),
            None => self.line.push_str(words),
        }
        self
    }

    /// Adds a cell.
    pub fn cell(mut self, cell: &str) -> Self {
        self.cells.push(cell.to_owned());
        self
    }

    /// The participant.
    pub fn value(self) -> Value {
        Value::Object(self.keys)
    }
}

impl Writer<'_> {
    /// A party as printed, brackets off.
    pub fn party(&self, person: &Person) -> Option<String> {
        let (short, full) = person.party?;
        let local = crate::words::names::PARTIES.iter().all(|(known, _)| *known != short);
        match self.style.party {
            PartyForm::None => None,
            PartyForm::ParenLower | PartyForm::CommaLower => Some(short.to_lowercase()),
            PartyForm::LocalInFull if local => Some(full.to_owned()),
            _ => Some(short.to_owned()),
        }
    }

    /// A person in running text: "Eva Holm (S)".
    pub fn mention(&self, person: &Person) -> String {
        match self.party(person) {
            Some(party) => format!("{} ({party})", person.name()),
            None => person.name(),
        }
    }

    /// The same, expected.
    pub fn named(&self, person: &Person) -> Value {
        json!({"name": person.name(), "party": self.party(person)})
    }

    /// An office as printed; lists of commas print it in brackets.
    pub fn office_word(&self, office: Office) -> String {
        let short = self.style.office == OfficeForm::Short;
        let word = match (office, self.style.vice) {
            (Office::Chair, _) if short => "ordf.",
            (Office::Chair, _) => "ordförande",
            (Office::Vice(0), _) => "vice ordförande",
            (Office::Vice(1), Vice::Word) => "förste vice ordförande",
            (Office::Vice(1), Vice::Short) => "1:e v. ordf.",
            (Office::Vice(1), _) => "1:e vice ordförande",
            (Office::Vice(_), _) => "2:e vice ordförande",
        };
        if self.style.office == OfficeForm::Capital && word == "ordförande" {
            "Ordförande".to_owned()
        } else {
            word.to_owned()
        }
    }

    fn in_commas(&self) -> bool {
        matches!(self.style.roster, Roster::Commas | Roster::Semicolons)
    }

    /// A name as rosters print it.
    pub fn roster_name(&self, person: &Person) -> String {
        if self.style.name_order == NameOrder::SurnameFirst && !self.in_commas() {
            format!("{}, {}", person.family, person.given)
        } else {
            person.name()
        }
    }

    /// A party as rosters print it behind a name.
    fn behind(&self, person: &Person) -> String {
        if let Some(seat) = &person.seat {
            return if self.style.body == crate::axes::Body::PensionersCouncil {
                format!(" ({seat})")
            } else {
                format!(", {seat}")
            };
        }
        match self.party(person) {
            None => String::new(),
            Some(party)
                if matches!(self.style.party, PartyForm::Comma | PartyForm::CommaLower)
                    && !self.in_commas()
                    && self.style.name_order == NameOrder::Natural =>
            {
                format!(", {party}")
            }
            Some(party) => format!(" ({party})"),
        }
    }

    /// Somebody with party and office.
    pub fn entry(&self, person: &Person, office: Option<Office>, role: &str) -> Entry {
        let (name, party) = (self.roster_name(person), self.behind(person));
        let word = office.map(|office| self.office_word(office));
        let form = match self.style.office {
            _ if self.in_commas() => OfficeForm::Paren,
            OfficeForm::Heading if self.tabled() || !self.style.body.is_public() => OfficeForm::Comma,
            form => form,
        };
        let dash_party = self.style.row_more == RowMore::DashParty && party.ends_with(')');
        let line = match (word, form) {
            (None, _) if dash_party => format!("{name} - {}", party.trim_matches([' ', '(', ')'])),
            (Some(word), _) if dash_party => format!("{name} - {}, {word}", party.trim_matches([' ', '(', ')'])),
            (Some(word), _) if self.style.row_more == RowMore::DashOffice => format!("{name}{party} – {word}"),
            (None, _) => format!("{name}{party}"),
            (Some(_), OfficeForm::Heading) if office == Some(Office::Chair) => format!("{name}{party}"),
            (Some(word), OfficeForm::Space) if !party.is_empty() && party.ends_with(')') => {
                format!("{name}{party} {word}")
            }
            (Some(word), OfficeForm::BeforeParty) if party.ends_with(')') => format!("{name}, {word}{party}"),
            (Some(word), OfficeForm::Paren) => format!("{name}{party} ({word})"),
            (Some(word), OfficeForm::Before) if office == Some(Office::Chair) && !name.contains(',') => {
                format!("{} {name}{party}", crate::draw::verb::capital(&word))
            }
            (Some(word), _) => format!("{name}{party}, {word}"),
        };
        let printed = office
            .filter(|_| form != OfficeForm::Heading || office != Some(Office::Chair))
            .map(|office| self.office_word(office));
        let printed = printed.unwrap_or_default();
        let office = office.map(|office| match office {
            Office::Chair => "chair",
            Office::Vice(0) => "vice_chair",
            Office::Vice(1) => "first_vice_chair",
            Office::Vice(_) => "second_vice_chair",
        });
        let mut entry = Entry { line, ..Entry::default() };
        let celled =
            self.style.party == PartyForm::Cell && !self.in_commas() && !self.tabled() && person.seat.is_none();
        if let (true, Some(party)) = (celled, self.party(person)) {
            entry = Entry { line: name, cells: vec![party, printed], ..Entry::default() };
        }
        entry
            .key("name", person.name())
            .key("party", self.party(person))
            .key("organization", person.seat.clone())
            .key("role", role)
            .key("office", office)
    }
}
