//! Items below items, matters that several raise, tables of seats, signs beside a roster, §§ that are secret: the third round.

use serde_json::{Map, Value, json};

use super::persons::Entry;
use super::sink::Sink;
use super::{Writer, forms};
use crate::axes::{Document, Initials, Raised, Seats, Secret, SubitemsSeen};
use crate::draw::seen::PLACES;
use crate::draw::{Matter, Time};
use crate::page::Block;

impl Writer<'_> {
    /// The number of an item: §§ that are secret leave a gap.
    pub fn number(&self, at: usize) -> usize {
        let (behind, gap) = self.gap_of_secret();
        self.facts.first as usize + at + if at >= behind { gap } else { 0 }
    }

    /// Before which item a gap is, and how many §§ it has.
    pub fn gap_of_secret(&self) -> (usize, usize) {
        let count = self.facts.matters.len();
        if self.style.secret == Secret::None || count < 4 {
            return (count, 0);
        }
        (count / 2, if self.style.secret == Secret::Extent && self.even() { 2 } else { 1 })
    }

    /// The §§ that are secret as printed, and their numbers.
    fn secret_numbers(&self) -> Option<(String, String)> {
        let (behind, gap) = self.gap_of_secret();
        let last = self.number(behind) - 1;
        match gap {
            0 => None,
            1 => Some((format!("§ {last}"), last.to_string())),
            _ => Some((format!("§§ {}–{last}", last - 1), format!("{}-{last}", last - 1))),
        }
    }

    /// What stands behind the §§ of the minutes on the cover.
    pub fn secret_tail(&self) -> String {
        match self.secret_numbers() {
            Some((label, _)) if self.style.secret == Secret::Extent => format!(" ({label} omfattas av sekretess)"),
            _ => String::new(),
        }
    }

    /// The item of the §§ that are secret, before the item of this place.
    pub fn secret_item(&mut self, at: usize, group: &Option<String>) -> Option<Value> {
        let (behind, _) = self.gap_of_secret();
        let (label, number) = self.secret_numbers().filter(|_| at == behind)?;
        let mut item = json!({"number": number, "label": label, "confidential": true, "kind": forms::any(), "group": forms::any()});
        if self.style.secret == Secret::Line {
            self.gap();
            self.line(format!("{label} omfattas av sekretess."));
            item["title"] = forms::any();
            item["sections"] = forms::any();
            item["group"] = json!(group);
        }
        Some(item)
    }

    /// Matters that several raise under one title; false for others.
    pub fn raised(&self, sink: &mut Sink, matter: &Matter, item: &mut Map<String, Value>) -> bool {
        if self.style.raised == Raised::None || !matches!(matter.title.as_str(), "Anmälda motioner" | "Nya motioner") {
            return false;
        }
        let mut people = Vec::new();
        for (at, wish) in matter.below.iter().enumerate() {
            let (person, _) = &self.facts.people.members[at + 1];
            let mention = self.mention(person);
            sink.line(&match self.style.raised {
                Raised::Colons => format!("{mention}: {}", crate::draw::verb::capital(wish)),
                _ => format!("Motion av {mention} om {wish}"),
            });
            people.push(self.named(person));
        }
        item.insert("initiative".to_owned(), forms::any());
        item.insert("initiators".to_owned(), people.into());
        item.insert("kind".to_owned(), forms::any());
        sink.unsettled = true;
        true
    }

    /// Items below an item of an association; false for others.
    pub fn below_seen(&self, sink: &mut Sink, matter: &Matter, item: &mut Map<String, Value>, minutes: bool) -> bool {
        if self.style.subitems_seen == SubitemsSeen::None || self.raised_title(matter) {
            return false;
        }
        let who = &self.facts.setting.who;
        let mut parts = Vec::new();
        for (at, title) in matter.below.iter().enumerate() {
            let letter = ["a", "b", "c", "d"][at % 4];
            let number = (at + 1).to_string();
            let text = PLACES.iter().find(|(place, _)| place == title).map_or("", |(_, text)| text);
            sink.space();
            let (number, label) = match self.style.subitems_seen {
                SubitemsSeen::Motions => (number.as_str(), format!("Motion {number}")),
                SubitemsSeen::Propositions => (number.as_str(), format!("Proposition {number}")),
                _ => (letter, format!("{letter})")),
            };
            let mut part = json!({"number": number, "label": label, "title": title, "kind": forms::any()});
            match self.style.subitems_seen {
                SubitemsSeen::RunIn => {
                    sink.blocks.push(Block::Paragraph(format!("{label} {title}: {text}")));
                    part["sections"] = json!([{"kind": "description", "text": text}]);
                }
                SubitemsSeen::Alone => {
                    sink.blocks.push(Block::Heading { level: 2, text: format!("{label} {title}"), bold: true });
                    sink.blocks.push(Block::Paragraph(text.to_owned()));
                    part["sections"] = json!([{"kind": "description", "text": text}]);
                }
                SubitemsSeen::Motions => {
                    let sign = if self.even() { ":" } else { " –" };
                    sink.blocks.push(Block::Heading { level: 2, text: format!("{label}{sign} {title}"), bold: true });
                    let told = "Motionären yrkade bifall till motionen.";
                    let (verb, outcome) = if at == 0 { ("avslå", "rejected") } else { ("bifalla", "approved") };
                    let said = format!("{who} beslutade att {verb} motionen.");
                    sink.blocks.push(Block::Paragraph(told.to_owned()));
                    sink.space();
                    sink.blocks.push(Block::Paragraph(said.clone()));
                    part["initiative"] = "motion".into();
                    part["sections"] = json!([{"kind": "description", "text": format!("{told}\n\n{said}")}]);
                    part["decisions"] = json!([{"decider": who, "clauses": [{"text": said, "outcome": outcome}]}]);
                }
                _ => {
                    sink.blocks.push(Block::Line(format!("{label}: {title}")));
                    part["initiative"] = forms::any();
                }
            }
            parts.push(part);
        }
        if !minutes || self.style.subitems_seen == SubitemsSeen::Motions {
            item.insert("initiative".to_owned(), forms::any());
        }
        item.insert("subitems".to_owned(), parts.into());
        true
    }

    fn raised_title(&self, matter: &Matter) -> bool {
        self.style.raised != Raised::None && matches!(matter.title.as_str(), "Anmälda motioner" | "Nya motioner")
    }

    /// The members of a council by their seats, with when they came and left; false where lists hold them.
    pub fn seats(&mut self) -> bool {
        let places = match self.style.seats {
            Seats::None => return false,
            Seats::Places => true,
            Seats::Names => false,
        };
        self.page.width = 104;
        self.out.remove("vacancies");
        let setting = &self.facts.setting;
        let end = setting.end;
        let half = Time(setting.start.0, setting.start.1).later(55);
        let clock = |time: Time| format!("{:02}:{:02}", time.0, time.1);
        let people = &self.facts.people;
        let members = people.members.len();
        // Seat, member, who serves, party, from, until.
        let mut rows: Vec<(usize, String, String, String, Time, Time)> = Vec::new();
        let mut all: Vec<Value> = Vec::new();
        for (at, (person, replaced)) in people.serving.iter().enumerate() {
            let seat = members + 1 + at;
            let comes = at == 0;
            let until = if comes { half } else { end };
            let (member, party) = (self.roster_name(&replaced[0]), self.party(person).unwrap_or_default());
            rows.push((seat, member.clone(), self.roster_name(person), party.clone(), setting.start, until));
            let entry =
                self.entry(person, None, "serving_substitute").key("substitutions", json!([self.named(&replaced[0])]));
            all.push(entry.key("from", setting.start.iso()).key("until", until.iso()).value());
            if comes {
                rows.push((seat, member, String::new(), party, half.later(1), end));
                let entry = self.entry(&replaced[0], None, "member");
                all.push(entry.key("from", half.later(1).iso()).key("until", end.iso()).value());
            }
        }
        for (at, (person, _)) in people.members.iter().enumerate() {
            let from = Time(setting.start.0, setting.start.1).later(u32::try_from(at % 4).unwrap_or(0));
            let seat = at * 7 % members + 1;
            rows.push((
                seat,
                self.roster_name(person),
                String::new(),
                self.party(person).unwrap_or_default(),
                from,
                end,
            ));
            let entry = self.entry(person, None, "member").key("from", from.iso()).key("until", end.iso());
            // Whether whoever signs as chair presided is told elsewhere.
            all.push(entry.key("presided", forms::any()).value());
        }
        if places {
            self.head_row(&["Plats", "Ledamot", "Ersättare", "Parti", "Ankom", "Utgick"], &PLACED);
        } else {
            self.head_row(&["Ledamot", "Parti", "Ersättare", "Ankom", "Utgick"], &NAMED);
        }
        for (seat, member, serves, party, from, until) in &rows {
            let (seat, from, until) = (seat.to_string(), clock(*from), clock(*until));
            if places {
                self.row(&[&seat, member, serves, party, &from, &until], &PLACED);
            } else {
                self.row(&[member, party, serves, &from, &until], &NAMED);
            }
        }
        self.gap();
        self.people.extend(all);
        true
    }

    /// A row of a roster with signs behind it; false where none stand there.
    pub fn initialled(&mut self, label: Option<&str>, entry: &Entry) -> bool {
        let name = entry.keys.get("name").and_then(Value::as_str).unwrap_or("");
        let signs = match self.style.initials {
            Initials::None => return false,
            _ if name.is_empty() || self.style.document != Document::Minutes => return false,
            Initials::Letters => {
                name.split([' ', '-', '–', '\u{2212}']).filter_map(|word| word.chars().next()).collect::<String>()
            }
            Initials::Lines => "_".repeat(8),
        };
        match label {
            Some(label) => self.row(&[label, &entry.line, &signs], &[0, super::cover::VALUE, 72]),
            None => self.row(&[&entry.line, &signs], &[0, 62]),
        }
        true
    }
}

const PLACED: [usize; 6] = [0, 8, 36, 64, 74, 84];
const NAMED: [usize; 5] = [0, 28, 38, 66, 76];
