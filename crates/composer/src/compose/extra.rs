//! What some documents have besides: times in titles, items below items, money in rows, tallies of associations.

use serde_json::{Map, Value, json};

use super::sink::Sink;
use super::text::Text;
use super::{Writer, forms};
use crate::axes::{
    CasePlace, ClubVote, Document, ItemTitle, Mark, MoneyTable, Opening, Presenters, Subitems, TitleSeen,
};
use crate::draw::{Matter, Sort};
use crate::page::Block;

impl Writer<'_> {
    /// The time that the opening or closing tells, where it does.
    fn told_time(&self, matter: &Matter) -> Option<crate::draw::Time> {
        let minutes = self.style.document == Document::Minutes && !self.style.body.is_public();
        match matter.sort {
            Sort::Opening if minutes => Some(self.facts.setting.start),
            Sort::Closing if minutes => Some(self.facts.setting.end),
            _ => None,
        }
    }

    fn keep_time(&mut self, matter: &Matter, time: crate::draw::Time, item: &mut Map<String, Value>) {
        item.insert("start_time".to_owned(), time.iso().into());
        let key = if matter.sort == Sort::Opening { "start_time" } else { "end_time" };
        self.meeting.entry(key.to_owned()).or_insert_with(|| time.iso().into());
    }

    /// What stands behind a title on its line.
    pub fn title_tail(&mut self, matter: &Matter, item: &mut Map<String, Value>) -> String {
        if let Some(time) = self.told_time(matter) {
            let tail = match self.style.opening {
                Opening::Title => format!(" {:02}.{:02}", time.0, time.1),
                Opening::TitleKl => format!(" kl. {:02}:{:02}", time.0, time.1),
                Opening::None | Opening::Text => return String::new(),
            };
            self.keep_time(matter, time, item);
            return tail;
        }
        let Some(time) = matter.time.filter(|_| self.style.document == Document::Agenda) else { return String::new() };
        match self.style.presenters {
            Presenters::InTitle if self.style.case_place != CasePlace::Paren => {
                item.insert("start_time".to_owned(), time.iso().into());
                format!(" kl {:02}.{:02}", time.0, time.1)
            }
            Presenters::Duration if self.style.case_place != CasePlace::Paren => {
                item.insert("duration_minutes".to_owned(), matter.minutes.into());
                format!(" ({} min)", matter.minutes)
            }
            _ => String::new(),
        }
    }

    /// The sentence that tells when the meeting was opened or closed.
    pub fn opening_text(&mut self, sink: &mut Sink, matter: &Matter, item: &mut Map<String, Value>) {
        let Some(time) = self.told_time(matter).filter(|_| self.style.opening == Opening::Text) else { return };
        let verb = if matter.sort == Sort::Opening { "öppnades" } else { "avslutades" };
        sink.paragraph(Text::plain(format!("Mötet {verb} kl. {:02}:{:02}.", time.0, time.1)));
        self.keep_time(matter, time, item);
    }

    /// How members of an association voted.
    pub fn club_vote(&mut self, sink: &mut Sink, matter: &Matter, item: &mut Map<String, Value>) {
        let voted = !self.style.body.is_public() && matter.sort == Sort::Decision && matter.minutes.is_multiple_of(10);
        if !voted || matter.acts.first().is_none_or(|act| act.verb.outcome != "approved") {
            return;
        }
        let (yes, no, abstain) = (matter.minutes / 2 + 7, matter.minutes / 10, 1 + matter.minutes / 20);
        let mut vote = json!({"yes": yes, "no": no});
        let text = match self.style.club_vote {
            ClubVote::None => return,
            ClubVote::ForAgainst => format!("Förslaget fick {yes} röster för och {no} emot."),
            ClubVote::Against => format!("Omröstningen utföll med {yes} röster mot {no}."),
            ClubVote::Slashes => format!("Omröstningen gav {yes}/{no}/{abstain} röster för/emot/blankt."),
            ClubVote::List => format!("Rösträkning: {yes} för, {no} emot, {abstain} avstod."),
        };
        if matches!(self.style.club_vote, ClubVote::Slashes | ClubVote::List) {
            vote["abstain"] = abstain.into();
        }
        sink.paragraph(Text::plain(text));
        item.insert("votes".to_owned(), json!([vote]));
    }

    /// Money in rows.
    pub fn money(&mut self, sink: &mut Sink, matter: &Matter) {
        let money = self.style.money_table == MoneyTable::Rows && !self.style.body.is_public();
        if !money || matter.sort != Sort::Information || self.style.document != Document::Minutes {
            return;
        }
        sink.space();
        for (label, whole) in
            [("Behållning plusgiro", 192_836_u32), ("Behållning kassa", 3_167), ("Obetalda fakturor", 7_940)]
        {
            let whole = whole + matter.minutes * 11;
            let cents = (whole * 7) % 100;
            let text = format!("{} {:03},{cents:02} kr", whole / 1000, whole % 1000);
            sink.row(&[label, &text], &[0, 40], false);
            let value = f64::from(whole) + f64::from(cents) / 100.0;
            let value = if cents == 0 { json!(whole) } else { json!(value) };
            sink.amounts.push(json!({"text": text, "value": value, "currency": "SEK"}));
        }
    }

    /// Items below an item.
    pub fn below(&mut self, sink: &mut Sink, at: usize, matter: &Matter, item: &mut Map<String, Value>, minutes: bool) {
        if matter.below.is_empty() || self.raised(sink, matter, item) || self.below_seen(sink, matter, item, minutes) {
            return;
        }
        let mut values = Vec::new();
        let parent = self.number(at);
        for (below, title) in matter.below.iter().enumerate() {
            let letter = (b'a' + below as u8) as char;
            let signs = matches!(self.style.mark, Mark::Sign | Mark::SignStop | Mark::Tight);
            let plain = matches!(self.style.mark, Mark::Stop | Mark::Bare);
            let (label, number) = match self.style.subitems {
                Subitems::Decimal if signs => (format!("§ {parent}.{}", below + 1), format!("{parent}.{}", below + 1)),
                Subitems::Decimal if plain => (format!("{parent}.{}", below + 1), format!("{parent}.{}", below + 1)),
                Subitems::Slashes => {
                    (format!("{}/", letter.to_ascii_uppercase()), letter.to_ascii_uppercase().to_string())
                }
                _ => (format!("{letter})"), letter.to_string()),
            };
            sink.space();
            sink.blocks.push(Block::Heading { level: 2, text: format!("{label} {title}"), bold: true });
            let mut value = json!({"number": number, "label": label, "title": title});
            if self.style.body.is_public() {
                value["kind"] = forms::any();
                if minutes {
                    let said = [
                        "Arbetet går enligt plan, och frågor besvaras.",
                        "En muntlig rapport lämnas.",
                        "Läget är oförändrat sedan förra sammanträdet.",
                    ];
                    let text = said[below % said.len()];
                    sink.blocks.push(Block::Paragraph(text.to_owned()));
                    value["sections"] = json!([{"kind": "description", "text": text}]);
                }
            } else {
                // Whether who leads the meeting is a matter of form is not settled.
                value["kind"] = forms::any();
                if minutes {
                    let post = title.trim_start_matches("Val av ");
                    let person = self.facts.people.members[below % self.facts.people.members.len()].0.name();
                    let who = &self.facts.setting.who;
                    let text = format!("{who} valde {person} till {post}.");
                    sink.blocks.push(Block::Paragraph(text.clone()));
                    value["sections"] = json!([{"kind": "description", "text": text}]);
                    value["decisions"] = json!([{"decider": who, "clauses": [{"text": text, "outcome": "elected"}]}]);
                }
            }
            values.push(value);
        }
        item.insert("subitems".to_owned(), values.into());
    }

    /// Whether titles stand beside their text.
    pub fn runs_in(&self) -> bool {
        let runs = self.style.item_title == ItemTitle::RunIn || self.style.title_seen != TitleSeen::Plain;
        runs && !self.style.body.is_public()
    }
}
