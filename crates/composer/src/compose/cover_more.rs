//! Covers of the second round: agendas that tell time and place in a line, cancelled meetings, a second place and time.

use serde_json::json;

use super::{Writer, forms};
use crate::axes::{AgendaCover, Cancelled, DateForm, Labels, PlaceForm, SecondTime};
use crate::draw::verb::capital;
use crate::page::Block;

impl Writer<'_> {
    /// Time and place of an agenda in a line or a sentence; false where labels tell them.
    pub fn agenda_cover(&mut self) -> bool {
        let setting = &self.facts.setting;
        let public = self.style.body.is_public();
        let on = forms::date_of_in_text(self.style, setting.date);
        let (time, _) = forms::time(self.style.time, setting, true);
        let in_room = if self.style.place == PlaceForm::Remote { PlaceForm::Room } else { self.style.place };
        let form = if self.style.agenda_cover == AgendaCover::Called { in_room } else { self.style.place };
        let place = forms::place(form, setting, public);
        let (date, who) = (setting.date.iso(), setting.body.clone());
        match self.style.agenda_cover {
            AgendaCover::Plain => return false,
            AgendaCover::MeetingLine => {
                let noun = if public { "Sammanträde" } else { "Möte" };
                self.line(format!("{noun} {on}, {time}, {place}"));
            }
            AgendaCover::Called => {
                let day = forms::date(DateForm::WeekdayDen, setting.date);
                let who = if public { who } else { "Medlemmarna".to_owned() };
                let to = if public { "sammanträde".to_owned() } else { setting.meeting.clone() };
                self.block(Block::Paragraph(format!("{who} kallas till {to} {day} {time} i {place}.")));
            }
            AgendaCover::OneRow => self.row(&[&format!("Tid: {on}, {time}"), &format!("Plats: {place}")], &[0, 54]),
        }
        self.meeting.insert("date".to_owned(), date.into());
        self.meeting.insert("location".to_owned(), place.into());
        self.tell_time();
        true
    }

    /// The title of a meeting that is cancelled.
    pub fn cancelled_title(&self, printed: String) -> String {
        match self.style.cancelled {
            Cancelled::Behind => format!("{printed} – INSTÄLLT"),
            Cancelled::Before => format!("INSTÄLLT – {printed}"),
            Cancelled::Paren => format!("{printed} (INSTÄLLT)"),
            Cancelled::None | Cancelled::Sentence | Cancelled::Below => printed,
        }
    }

    /// What tells below the title that the meeting is cancelled.
    pub fn cancelled_below(&mut self) {
        match self.style.cancelled {
            Cancelled::None => return,
            Cancelled::Below => self.line("INSTÄLLT SAMMANTRÄDE"),
            Cancelled::Behind | Cancelled::Before | Cancelled::Paren => self.set("title", forms::any()),
            Cancelled::Sentence => {}
        }
        self.set("status", "cancelled");
    }

    /// The one sentence of a cancelled meeting; true if it is all.
    pub fn cancelled_sentence(&mut self) -> bool {
        if self.style.cancelled != Cancelled::Sentence {
            return false;
        }
        let setting = &self.facts.setting;
        let day = forms::date(DateForm::Den, setting.date);
        let meeting = if self.style.body.is_public() { capital(&setting.meeting) } else { "Mötet".to_owned() };
        let date = setting.date.iso();
        self.gap();
        self.block(Block::Paragraph(format!("{meeting} {day} är inställt.")));
        self.meeting.insert("date".to_owned(), date.into());
        true
    }

    /// Where and when the minutes are adjusted, under the same label as the meeting's place and time.
    pub fn adjustment_again(&mut self) -> bool {
        if self.style.second_time != SecondTime::Adjustment {
            return false;
        }
        let date = self.facts.setting.adjusted.iso();
        let place = "Kommunkontoret";
        let timed = self.more.chance(50);
        let label = if self.style.labels == Labels::TimeAndPlace { "Tid och plats" } else { "Plats och tid" };
        let text = if timed { format!("{place} {date}, kl. 16.00") } else { format!("{place} {date}") };
        self.gap();
        self.line("Justering");
        self.labelled(label, &text);
        self.set("adjustment", json!({"text": text, "place": place, "date": date, "time": timed.then_some("16:00")}));
        true
    }

    /// When the groups of the parties meet before.
    pub fn group_meetings(&mut self) {
        if self.style.second_time == SecondTime::GroupMeetings {
            let text = *self.more.pick(&["kl. 08.00, Lilla salen", "kl. 07.30–08.15 i respektive grupprum"]);
            self.labelled("Gruppmöten", text);
        }
    }
}
