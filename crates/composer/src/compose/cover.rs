//! Time and place.

use super::{Writer, forms};
use crate::axes::{Adjourned, Cover, Document, Labels, Number, PlaceForm, Stray, TitleLine};
use crate::draw::setting::genitive;
use crate::draw::verb::capital;

/// Labels beside values on the cover begin their values here.
pub const VALUE: usize = 28;

impl Writer<'_> {
    /// A label and its value, in the cover's manner.
    pub fn labelled(&mut self, label: &str, value: &str) {
        match self.style.cover {
            Cover::Beside | Cover::Apart => self.row(&[label, value], &[0, VALUE]),
            Cover::Colon | Cover::Sentence | Cover::OneLine => self.line(format!("{label}: {value}")),
            Cover::Above => {
                self.gap();
                self.line(label);
                self.line(value);
            }
        }
    }

    fn adjournment(&mut self) -> String {
        let (from, to) = self.facts.setting.pause;
        if self.style.adjournment == Adjourned::None || to >= self.facts.setting.end || !self.time_ends() {
            return String::new();
        }
        self.meeting
            .insert("adjournments".to_owned(), serde_json::json!([{"start_time": from.iso(), "end_time": to.iso()}]));
        let (from, to) = (forms::clock(self.style.time, from), forms::clock(self.style.time, to));
        match self.style.adjournment {
            Adjourned::None => String::new(),
            Adjourned::Comma => format!(", ajournering kl {from}–{to}"),
            Adjourned::Paren => format!(" (ajournering kl. {from}-{to})"),
            Adjourned::Lunch => format!(", ajournering för lunch kl {from}-{to}"),
        }
    }

    fn time_ends(&self) -> bool {
        forms::time(self.style.time, &self.facts.setting, true).1
    }

    /// Takes over the meeting's time.
    pub fn tell_time(&mut self) {
        let setting = &self.facts.setting;
        self.meeting.insert("start_time".to_owned(), setting.start.iso().into());
        if self.prints_end() {
            self.meeting.insert("end_time".to_owned(), setting.end.iso().into());
        }
    }

    /// Whether the cover tells when the meeting ended: an agenda tells it as it is planned.
    fn prints_end(&self) -> bool {
        self.time_ends()
    }

    /// Writes time and place.
    pub fn cover(&mut self) {
        if self.cover_seen() || self.agenda_cover() || self.style.title_line == TitleLine::PerCapsulam {
            return;
        }
        let setting = &self.facts.setting;
        let public = self.style.body.is_public();
        let place = forms::place(self.style.place, setting, public);
        let date = setting.date;
        let minutes = self.style.document == Document::Minutes;
        match self.style.cover {
            Cover::Sentence if minutes => return self.opening_sentence(),
            Cover::OneLine | Cover::Sentence => return self.one_line(&place),
            _ => {}
        }
        let (time, _) = forms::time(self.style.time, setting, true);
        let bare = forms::time(self.style.time, setting, false).0;
        self.tell_time();
        let pause = self.adjournment();
        self.meeting.insert("location".to_owned(), place.clone().into());
        let on = forms::date_of_in_text(self.style, date);
        let dated = self.date_beside_time();
        if dated || self.date_is_labelled() {
            self.meeting.insert("date".to_owned(), date.iso().into());
        }
        let labelled_date = forms::date_of(self.style, date);
        let rows: Vec<(&str, String)> = match self.style.labels {
            Labels::PlaceAndTime if dated => vec![("Plats och tid", format!("{place}, {on}, {time}{pause}"))],
            Labels::PlaceAndTime => vec![("Plats och tid", format!("{place}, {time}{pause}"))],
            Labels::TimeAndPlace if dated => {
                vec![("Tid och plats", format!("{}, {time}, {place}{pause}", capital(&on)))]
            }
            Labels::TimeAndPlace => vec![("Tid och plats", format!("{}, {place}{pause}", capital(&time)))],
            Labels::Broken => {
                return self.broken_label(&if dated {
                    format!("{}, {time}, {place}{pause}", capital(&on))
                } else {
                    format!("{}, {place}{pause}", capital(&time))
                });
            }
            Labels::Apart if dated => vec![("Tid", format!("{}, {time}{pause}", capital(&on))), ("Plats", place)],
            Labels::Apart => vec![("Tid", format!("{time}{pause}")), ("Plats", place)],
            Labels::DateTimePlace => {
                vec![("Datum", labelled_date), ("Tid", format!("{time}{pause}")), ("Plats", place)]
            }
            Labels::Clock => vec![("Datum", labelled_date), ("Klockan", format!("{bare}{pause}")), ("Lokal", place)],
            Labels::Meeting => {
                vec![
                    ("Sammanträdesdatum", labelled_date),
                    ("Sammanträdestid", format!("{time}{pause}")),
                    ("Sammanträdesplats", place),
                ]
            }
            Labels::MeetingOf => {
                vec![("Mötesdatum", labelled_date), ("Mötestid", format!("{time}{pause}")), ("Plats", place)]
            }
            Labels::Day => vec![("Dag", labelled_date), ("Tid", format!("{time}{pause}")), ("Lokal", place)],
        };
        if self.style.cover == Cover::Apart && rows.len() > 1 {
            for (label, _) in &rows {
                self.line(format!("{label}:"));
            }
            self.gap();
            for (_, value) in &rows {
                self.row(&["", value], &[0, VALUE]);
            }
            self.gap();
        } else {
            for (label, value) in &rows {
                self.labelled(label, value);
            }
            if self.style.stray == Stray::Label {
                self.labelled("Tolkat av", "Mona Ask, Tolkhuset");
            }
        }
        self.minutes_number();
    }

    /// A label of two lines beside its value.
    fn broken_label(&mut self, value: &str) {
        self.row(&["Tid och plats för", value], &[0, VALUE]);
        self.row(&["sammanträdet", ""], &[0, VALUE]);
        self.minutes_number();
    }

    fn minutes_number(&mut self) {
        if self.style.document != Document::Minutes {
            return;
        }
        let number = format!("{}/{}", self.facts.setting.date.month, self.facts.setting.date.year);
        match self.style.number {
            Number::None => return,
            Number::Nr => self.labelled("Nr", &number),
            Number::Minutes => self.labelled("Protokoll nr", &number),
        }
        self.meeting.insert("number".to_owned(), number.into());
    }

    fn opening_sentence(&mut self) {
        let setting = &self.facts.setting;
        let place = if self.style.place == PlaceForm::Remote { PlaceForm::Room } else { self.style.place };
        let place = forms::place(place, setting, false);
        let on = forms::date_of_in_text(self.style, setting.date);
        let (time, _) = forms::time(self.style.time, setting, true);
        let text = format!(
            "Protokoll fört vid {} {} {on} i {place}, {time}.",
            genitive(&setting.organization),
            setting.meeting
        );
        let (organization, meeting, date) = (setting.organization.clone(), setting.meeting.clone(), setting.date.iso());
        self.block(crate::page::Block::Paragraph(text));
        self.set("organization", organization);
        self.set("body", meeting);
        self.meeting.insert("date".to_owned(), date.into());
        self.meeting.insert("location".to_owned(), place.into());
        self.tell_time();
        self.gap();
    }

    fn one_line(&mut self, place: &str) {
        let setting = &self.facts.setting;
        let on = forms::date_of_in_text(self.style, setting.date);
        let (time, _) = forms::time(self.style.time, setting, true);
        let text = format!("{} {on}, {time}, {place}", setting.body);
        let (body, date) = (setting.body.clone(), setting.date.iso());
        self.line(text);
        self.set("body", body);
        self.meeting.insert("date".to_owned(), date.into());
        self.meeting.insert("location".to_owned(), place.into());
        self.tell_time();
        self.gap();
    }
}
