//! Rosters of the second round: substitutions, guests, lists of associations.

use serde_json::{Value, json};

use super::layout::List;
use super::persons::Entry;
use super::{Writer, forms};
use crate::axes::{ClubLists, GuestsMore, NameMore, SubstitutionMore};
use crate::draw::Person;
use crate::page::Block;

impl Writer<'_> {
    /// Somebody who serves, in the wordings of the second round; nothing where the first one's are used.
    pub fn serving_more(&self, entry: &Entry, replaced: &[Person]) -> Option<Entry> {
        let (who, second) = (&replaced[0], &replaced[1]);
        let (mention, mut named) = (self.mention(who), self.named(who));
        let (first, last) = self.range();
        let long = last > first + 1;
        let middle = first + last.saturating_sub(first) / 2;
        let range = |first: u32, last: u32| if first == last { first.to_string() } else { format!("{first}-{last}") };
        let (early, late) = (range(first, middle), range(middle + 1, last));
        let both = |writer: &Self| {
            let mut both = [writer.named(who), writer.named(second)];
            both[0]["items"] = json!([early]);
            both[1]["items"] = json!([late]);
            json!(both)
        };
        // Whether the §§ of a substitution are also those of the person is not settled.
        let open = |entry: Entry| entry.key("items", forms::any()).key("scope_text", forms::any());
        let plain =
            |words: String, named: Value| Some(entry.clone().words(&words).key("substitutions", json!([named])));
        match self.style.substitution_more {
            SubstitutionMore::Plain => None,
            SubstitutionMore::SubstituteInstead => plain(format!(" ersättare istf {mention}"), named),
            SubstitutionMore::TjgInstead => plain(format!(" tjg ersättare istf {mention}"), named),
            SubstitutionMore::TjgFor => plain(format!(" tjg för {mention}"), named),
            SubstitutionMore::TjErs => plain(format!(" tj ers för {mention}"), named),
            SubstitutionMore::Paren => plain(format!(" (tjänstgör för {})", who.name()), json!({"name": who.name()})),
            SubstitutionMore::Vacant => match self.party(who) {
                Some(party) => plain(format!(" ersätter vakant plats ({party})"), json!({"party": party})),
                None => plain(format!(" ersätter {mention}"), named),
            },
            SubstitutionMore::OfficeBehind => {
                named["office"] = "vice_chair".into();
                plain(format!(" ersätter {mention}, vice ordförande"), named)
            }
            SubstitutionMore::Scoped if long => {
                named["items"] = json!([early]);
                let entry = entry.clone().words(&format!(" ersätter {mention} §§ {early}"));
                Some(open(entry.key("substitutions", json!([named]))))
            }
            SubstitutionMore::TwoAnd if long => {
                let words = format!(" ersätter {mention} §§ {early} och {} §§ {late}", self.mention(second));
                Some(open(entry.clone().words(&words).key("substitutions", both(self))))
            }
            SubstitutionMore::TwoFor if long => {
                let words = format!(" för {mention} §§ {early}, för {} §§ {late}", self.mention(second));
                Some(open(entry.clone().words(&words).key("substitutions", both(self))))
            }
            SubstitutionMore::Scoped | SubstitutionMore::TwoAnd | SubstitutionMore::TwoFor => {
                plain(format!(" ersätter {mention}"), named)
            }
        }
    }

    /// A row in small letters.
    pub fn lowered(&self, at: usize, entry: Entry) -> Entry {
        let wanted = self.style.name_more == NameMore::LowerRow && at + 3 == self.facts.people.members.len();
        if !wanted || at == 0 {
            return entry;
        }
        let mut entry = entry;
        entry.line = entry.line.to_lowercase();
        entry.cells.iter_mut().for_each(|cell| *cell = cell.to_lowercase());
        for key in ["name", "party"] {
            if let Some(text) = entry.keys.get(key).and_then(Value::as_str) {
                entry.keys[key] = text.to_lowercase().into();
            }
        }
        entry
    }

    /// Guests in the forms of the second round; nothing where the first one's are used.
    pub fn guests_more(&self) -> Option<Vec<Entry>> {
        let (person, organization) = self.facts.people.guests.first()?;
        let name = person.name();
        let guest = |line: String, name: &str| {
            Entry { line, ..Entry::default() }.key("name", name).key("role", "guest").key("organization", *organization)
        };
        Some(match self.style.guests_more {
            GuestsMore::Plain => return None,
            GuestsMore::Representing => {
                vec![guest(format!("{name}, representant för {organization}"), &name).key("title", forms::any())]
            }
            GuestsMore::Colon => vec![guest(format!("{organization}: {name}"), &name)],
            GuestsMore::Union => {
                let union = ["Vision", "Kommunal", "Sveriges Lärare", "Akademikerförbundet SSR"][name.len() % 4];
                vec![guest(format!("{name}, {union}"), &name).key("organization", union)]
            }
            GuestsMore::Counted => {
                let counted = format!("{} åhörare", 2 + name.len() % 20);
                let entry = Entry { line: counted.clone(), ..Entry::default() };
                vec![entry.key("name", counted).key("role", "guest").key("group", true)]
            }
            GuestsMore::Two => {
                let given = &self.facts.people.officials.first()?.0.given;
                let second = format!("{given} {}", self.facts.people.absent.first()?.family);
                let first =
                    guest(format!("{name} och {second}, {organization}"), &name).key("organization", forms::any());
                vec![first, Entry { hidden: true, ..guest(String::new(), &second) }]
            }
        })
    }

    /// The lists of an association's minutes beside those present.
    pub fn club_lists(&mut self, lists: &mut Vec<List>) {
        let all = self.style.club_lists == ClubLists::All;
        if all || self.style.club_lists == ClubLists::Called {
            let names: Vec<String> = self.facts.people.members.iter().map(|(person, _)| person.name()).collect();
            self.block(Block::Paragraph(format!("Kallade: {}", names.join(", "))));
            self.gap();
        }
        let has = |lists: &[List]| {
            lists.iter().any(|list| matches!(list.heading, "Frånvarande" | "Anmält förhinder" | "Ej närvarande"))
        };
        if (all || self.style.club_lists == ClubLists::Absent) && !has(lists) {
            let rows = self.plain(&self.facts.people.absent, "absent");
            lists.push(List { heading: "Frånvarande", rows });
        }
        if all || self.style.club_lists == ClubLists::Adjunct {
            let guests: Vec<Person> =
                self.facts.people.officials.iter().take(2).map(|(person, _)| person.clone()).collect();
            let rows = self.plain(&guests, "guest");
            lists.push(List { heading: "Adjungerade", rows });
        }
    }
}
