//! What minutes tell in sentences: who was there, what was decided, when they were adjusted and posted.

use serde_json::{Map, Value, json};

use super::sink::Sink;
use super::text::Text;
use super::{Writer, forms};
use crate::axes::{Absent, Body, ClosingSeen, DateForm, DecisionSeen, Officials, RosterSeen};
use crate::draw::setting::lower;
use crate::draw::verb::capital;
use crate::draw::{Act, Matter, Sort};
use crate::page::Block;

use super::clubs::Said;

/// "A, B och C".
fn joined(parts: &[String], last: &str) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., end] => format!("{}{last}{end}", first.join(", ")),
    }
}

impl Writer<'_> {
    /// The roster in sentences; false where lists or tables hold it.
    pub fn roster_told(&mut self) -> bool {
        match self.style.roster_seen {
            RosterSeen::Plain => return false,
            // The first items list those who are there.
            RosterSeen::Item | RosterSeen::Below => return true,
            RosterSeen::Offices | RosterSeen::Were => {}
        }
        let offices = self.style.roster_seen == RosterSeen::Offices;
        let people = &self.facts.people;
        let (mut parts, mut all): (Vec<String>, Vec<Value>) = (Vec::new(), Vec::new());
        for (person, office) in &people.members {
            let entry = self.entry(person, *office, "member");
            let word = office.map(|office| format!(", {}", self.office_word(office))).unwrap_or_default();
            parts.push(format!("{}{word}", self.mention(person)));
            all.push(entry.value());
        }
        for (person, replaced) in &people.serving {
            let entry = self.entry(person, None, "serving_substitute");
            let mention = self.mention(&replaced[0]);
            let how = if offices { ", tjänstgörande för" } else { ", som ersatte" };
            parts.push(format!("{}{how} {mention}", self.mention(person)));
            all.push(entry.key("substitutions", json!([self.named(&replaced[0])])).value());
        }
        let heading = if offices { "Närvarande ledamöter:" } else { "Närvarande var" };
        let sentence = joined(&parts, if offices { ", samt " } else { " samt " });
        let mut sentences = vec![format!("{heading} {sentence}.")];
        if self.style.absent != Absent::None {
            let absent: Vec<String> = people.absent.iter().map(|person| self.mention(person)).collect();
            sentences.push(format!("Frånvarande: {}.", joined(&absent, " och ")));
            all.extend(people.absent.iter().map(|person| self.entry(person, None, "absent").value()));
        }
        let mut others = Vec::new();
        if self.style.officials != Officials::None {
            for (person, title) in &people.officials {
                others.push(format!("{title} {}", person.name()));
                all.push(json!({"name": person.name(), "role": "official", "title": title}));
            }
        }
        if let Some((person, title)) = &people.secretary {
            let role = if self.secretary_signs() || *title == "sekreterare" { "secretary" } else { "official" };
            let told = if *title == "sekreterare" { forms::any() } else { (*title).into() };
            others.push(format!("{title} {}", person.name()));
            all.push(json!({"name": person.name(), "role": role, "title": told}));
        }
        if !others.is_empty() {
            sentences.push(format!("Övriga närvarande: {}.", joined(&others, " och ")));
        }
        for sentence in sentences {
            self.block(Block::Paragraph(sentence));
            self.gap();
        }
        self.people.extend(all);
        true
    }

    /// A first item that lists people; false for others.
    pub fn roster_item(&mut self, at: usize, matter: &Matter, item: &mut Map<String, Value>) -> bool {
        let absent = matter.title == "Frånvarande";
        let below = self.style.roster_seen == RosterSeen::Below;
        let listed = below || self.style.roster_seen == RosterSeen::Item;
        if !listed || matter.sort != Sort::Roll || !(absent || matter.title == "Närvarande") {
            return false;
        }
        let rows = if absent { self.plain(&self.facts.people.absent, "absent") } else { self.members() };
        let names: Vec<String> = rows.iter().map(|entry| entry.line.clone()).collect();
        let (mark, label, number) = self.mark(at);
        self.gap();
        if below {
            self.block(Block::Heading { level: 1, text: format!("{mark} {}", matter.title), bold: true });
            self.block(Block::Paragraph(format!("{}.", joined(&names, " och "))));
        } else {
            self.block(Block::Paragraph(format!("{mark} {}: {}", matter.title, names.join(", "))));
        }
        self.people.extend(rows.into_iter().map(super::persons::Entry::value));
        item.insert("number".to_owned(), number);
        item.insert("label".to_owned(), label);
        item.insert("title".to_owned(), matter.title.clone().into());
        item.insert("kind".to_owned(), forms::any());
        item.insert("sections".to_owned(), forms::any());
        true
    }

    /// Where the minutes are posted.
    fn board(&self) -> &'static str {
        match self.style.body {
            Body::RegionBoard | Body::RegionCouncil => "regionens anslagstavla",
            Body::Federation | Body::JointCouncil => "förbundets anslagstavla",
            _ => "kommunens anslagstavla",
        }
    }

    /// The day of adjustment above the signatures.
    pub fn adjusted_line(&mut self) {
        let word = match self.style.closing_seen {
            ClosingSeen::Plain | ClosingSeen::Both | ClosingSeen::Made => return,
            ClosingSeen::Apart => "Justerat",
            ClosingSeen::Covers => "Justeras",
        };
        let day = forms::date(DateForm::Den, self.facts.setting.adjusted);
        self.line(format!("{word} {day}"));
        self.gap();
    }

    /// The days of adjustment and posting behind the signatures.
    pub fn closing_told(&mut self) {
        let setting = &self.facts.setting;
        let [adjusted, posted, removed] =
            [setting.adjusted, setting.posted.0, setting.posted.1].map(|day| forms::date(DateForm::Den, day));
        let board = self.board();
        let taken = self.even().then(|| format!("Anslaget tas ned {removed}."));
        let text = match self.style.closing_seen {
            ClosingSeen::Plain => return,
            ClosingSeen::Apart => format!("Anslaget på {board} {posted}"),
            ClosingSeen::Covers => {
                let (first, last) = self.range();
                self.meeting.insert("extent".to_owned(), json!([format!("{first}-{last}")]));
                format!("Protokollet omfattar §§ {first}–{last} och har anslagits på {board} {posted}.")
            }
            ClosingSeen::Both => format!("Protokollet justerades {adjusted} och anslogs på {board} {posted}."),
            ClosingSeen::Made => {
                let days =
                    format!("Justeringen tillkännagavs på {board} {posted}. Tillkännagivandet tas bort {removed}.");
                let (posted, removed) = (setting.posted.0.iso(), setting.posted.1.iso());
                self.gap();
                self.block(Block::Paragraph(days));
                self.set("posting", json!({"posted": posted, "removed": removed}));
                return;
            }
        };
        let (date, posted) = (setting.adjusted.iso(), setting.posted.0.iso());
        let removed = taken.is_some().then(|| setting.posted.1.iso());
        self.gap();
        self.block(Block::Paragraph(text));
        if let Some(taken) = taken {
            self.block(Block::Paragraph(taken));
        }
        self.set("adjustment", json!({"date": date, "text": forms::any()}));
        self.set("posting", json!({"posted": posted, "removed": removed}));
    }

    /// Whether a council's item decides in its last sentence, without a heading.
    pub fn decides_in_text(&self, sink: &Sink, matter: &Matter, item: &Map<String, Value>) -> bool {
        self.style.decision_seen == DecisionSeen::Bare
            && matter.dispute.is_none()
            && matter.acts.len() == 1
            && !item.contains_key("proposals")
            && sink.is_plain()
    }

    /// A decision in the words of the third round; nothing where others are used.
    pub fn said_seen(&self, act: &Act, who: &str, matter: &Matter) -> Option<Said> {
        let elects = act.verb.outcome == "elected";
        let (text, named) = match self.style.decision_seen {
            DecisionSeen::Subjectless => (format!("{}.", capital(&act.past_active())), None),
            DecisionSeen::Inverted => {
                let leads = ["Efter diskussion", "Efter en kort överläggning", "Sedan frågan hade diskuterats,"];
                let lead = leads[matter.title.len() % leads.len()];
                let who = lower(who);
                (format!("{lead} beslutade {who} att {}.", act.infinitive()), Some(crate::ANY.to_owned()))
            }
            DecisionSeen::Elected if elects && matter.sort == Sort::Election && !act.object.contains(" och ") => {
                let other = self.facts.people.members.iter().map(|(person, _)| person.name());
                let other = other.filter(|name| *name != act.object).nth(matter.title.len() % 3);
                let text = match (other, matter.title.len() % 3) {
                    (_, 0) => format!("Omval av {}{}.", act.object, act.tail),
                    (Some(other), 1) => format!("Omval av {} och nyval av {other}.", act.object),
                    _ => format!("Nyval av {}.", act.object),
                };
                (text, None)
            }
            _ => return None,
        };
        Some(Said { text: Text::filled(&text, self.style.amount), who: named })
    }

    /// An association thanks for what it was told, which is all that it decides.
    pub fn thanks(&self, sink: &mut Sink, matter: &Matter, item: &mut Map<String, Value>) -> bool {
        let told = matter.sort == Sort::Information && !self.style.body.is_public() && matter.acts.is_empty();
        if self.style.decision_seen != DecisionSeen::Thanks || !told {
            return false;
        }
        let who = &self.facts.setting.who;
        let (text, decider) = match matter.title.len() % 3 {
            0 => ("Tackade för rapporten.".to_owned(), None),
            1 => (format!("{who} tackade för rapporten."), Some(who)),
            _ => (format!("{who} tackade för informationen och lade den till handlingarna."), Some(who)),
        };
        sink.paragraph(Text::plain(text.clone()));
        let clause = json!({"text": text, "outcome": "noted"});
        item.insert("decisions".to_owned(), json!([{"decider": decider, "clauses": [clause]}]));
        true
    }
}
