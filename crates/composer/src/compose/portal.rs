//! Agendas as portals show them, and heads that tell day, hours and place in a line.

use serde_json::{Map, json};

use super::{Writer, forms};
use crate::axes::{AnnexList, Contact, CoverSeen, DateForm, PlaceForm, PortalItem};
use crate::draw::Matter;
use crate::draw::setting::genitive;
use crate::draw::verb::capital;
use crate::page::Block;

impl Writer<'_> {
    /// A choice between two wordings, the same within a document.
    pub fn even(&self) -> bool {
        self.facts.setting.date.day.is_multiple_of(2)
    }

    /// "kl. 13.00–15.40", or when it begins.
    fn hours(&self) -> (String, bool) {
        let (start, end) = (self.facts.setting.start, self.facts.setting.end);
        if self.facts.setting.date.month.is_multiple_of(2) {
            return (format!("kl. {:02}.{:02}", start.0, start.1), false);
        }
        (format!("kl. {:02}.{:02}–{:02}.{:02}", start.0, start.1, end.0, end.1), true)
    }

    fn told_hours(&mut self, ends: bool) {
        let setting = &self.facts.setting;
        self.meeting.insert("start_time".to_owned(), setting.start.iso().into());
        if ends {
            self.meeting.insert("end_time".to_owned(), setting.end.iso().into());
        }
    }

    /// The line that names the body and tells its day and hours: "Direktionens sammanträde den 3 mars 2025 kl. 13.00".
    pub fn body_line(&mut self) {
        let setting = &self.facts.setting;
        let form = if self.even() { DateForm::WeekdayDen } else { DateForm::Den };
        let (day, body) = (forms::date(form, setting.date), genitive(&setting.body));
        let (hours, ends) = self.hours();
        self.line(format!("{body} sammanträde {day} {hours}"));
        self.meeting.insert("date".to_owned(), setting.date.iso().into());
        self.told_hours(ends);
    }

    /// Time and place in a form of the third round; false where others tell them.
    pub fn cover_seen(&mut self) -> bool {
        let setting = &self.facts.setting;
        let public = self.style.body.is_public();
        let within = if self.style.place == PlaceForm::Remote { PlaceForm::Room } else { self.style.place };
        let indoors = matches!(self.style.cover_seen, CoverSeen::Day | CoverSeen::Room | CoverSeen::Below);
        let form = if indoors { within } else { self.style.place };
        // Without a label a place is told by its kind, in small letters too.
        let kinds = ["klubbhuset", "bygdegården", "stora salen", "föreningslokalen"];
        let told = matches!(self.style.cover_seen, CoverSeen::Room | CoverSeen::Below) && self.even();
        let kind = kinds[setting.body.len() % kinds.len()].to_owned();
        let place = if told { kind } else { forms::place(form, setting, public) };
        let day = |form: DateForm| capital(&forms::date(form, setting.date));
        let (hours, ends) = self.hours();
        match self.style.cover_seen {
            CoverSeen::Plain => return false,
            CoverSeen::Over => {
                let colon = if self.even() { ":" } else { "" };
                let rows = [("Datum", day(DateForm::Weekday)), ("Tid", hours), ("Plats", place.clone())];
                for (label, value) in rows {
                    self.line(format!("{label}{colon}"));
                    self.line(value);
                }
            }
            CoverSeen::WhenWhere => {
                self.line(format!("När: {} {hours}", forms::date(DateForm::WeekdayDen, setting.date)));
                self.line(format!("Var: {place}"));
            }
            CoverSeen::Day => self.line(format!("{} {hours} i {place}", day(DateForm::WeekdayDen))),
            CoverSeen::Room => {
                let form = if self.even() { DateForm::Weekday } else { DateForm::WeekdayDen };
                self.line(format!("{}, {place}, {hours}", day(form)));
            }
            CoverSeen::Below => {
                self.line(day(DateForm::Weekday));
                self.line(format!("{}, {place}", capital(&hours)));
            }
            CoverSeen::Genitive => {
                self.labelled("Plats", &place);
                self.meeting.insert("location".to_owned(), place.into());
                return true;
            }
        }
        self.meeting.insert("date".to_owned(), setting.date.iso().into());
        self.meeting.insert("location".to_owned(), place.into());
        self.told_hours(ends);
        true
    }

    /// The fields of a portal's item below its title.
    pub fn portal_fields(&mut self, matter: &Matter, item: &mut Map<String, serde_json::Value>) {
        if self.style.portal_item == PortalItem::None {
            return;
        }
        let setting = &self.facts.setting;
        let mut fields: Vec<(&str, String)> = Vec::new();
        if let Some(case) = matter.case {
            let id = forms::case_id(self.style.case_form, &setting.code, setting.date.year, case);
            item.insert("case_ids".to_owned(), json!([id]));
            fields.push((if self.even() { "Dnr" } else { "Diarienummer" }, id));
        }
        let presenter = matter.presenters.first().map(|(person, title)| (person.name(), *title));
        if let Some((name, title)) = &presenter {
            item.insert("presenters".to_owned(), json!([{"name": name, "title": title}]));
            fields.push((if self.even() { "Föredragande" } else { "Föredragare" }, format!("{name}, {title}")));
        }
        let time = matter.time.filter(|_| presenter.is_some());
        if self.style.portal_item == PortalItem::Brackets {
            let Some(((name, title), time)) = presenter.zip(time) else {
                fields.into_iter().for_each(|(label, value)| self.line(format!("{label}: {value}")));
                return;
            };
            item.insert("start_time".to_owned(), time.iso().into());
            self.line(format!("({name}, {title}, kl. {:02}.{:02})", time.0, time.1));
            let ids = fields.into_iter().take(usize::from(matter.case.is_some()));
            ids.for_each(|(label, value)| self.line(format!("{label}: {value}")));
            return;
        }
        let over = matches!(self.style.portal_item, PortalItem::Over | PortalItem::Timed);
        for (label, value) in fields {
            if over {
                self.line(label);
                self.line(value);
            } else {
                self.line(format!("{label}: {value}"));
            }
        }
        if let Some(time) = time.filter(|_| over) {
            item.insert("start_time".to_owned(), time.iso().into());
            if self.style.portal_item == PortalItem::Timed {
                self.line("Tid");
            }
            self.line(format!("{:02}:{:02}", time.0, time.1));
        }
    }

    /// The foot of a portal's page, in no item's text.
    pub fn contact(&mut self) {
        let Some((person, title)) = &self.facts.people.secretary else { return };
        let name = person.name();
        let lines = match self.style.contact {
            Contact::None => return,
            Contact::Switchboard => vec!["Kontakt".to_owned(), "Kommunens växel 0598-330 00".to_owned()],
            Contact::Person => {
                let mail = format!("{}@kansliet.example", person.given.to_lowercase().replace(['.', ' '], ""));
                vec!["Kontakt".to_owned(), format!("{name}, {title}"), mail]
            }
            Contact::Colon => vec![format!("Kontakt: {name}, 0598-330 12")],
        };
        self.gap();
        lines.into_iter().for_each(|line| self.line(line));
    }

    /// Papers with numbers below the head of an item.
    pub fn annexes_below(&mut self, matter: &Matter, item: &mut Map<String, serde_json::Value>) {
        let listed = matches!(self.style.annex_list, AnnexList::Titled | AnnexList::Numbers);
        let fits = matter.papers.is_empty() && matter.below.is_empty() && matter.minutes.is_multiple_of(10);
        if !listed || !fits {
            return;
        }
        let first = self.annexes + 1;
        let two = matter.minutes.is_multiple_of(20);
        let numbers = if two { vec![first, first + 1] } else { vec![first] };
        self.annexes += numbers.len();
        let papers: Vec<serde_json::Value> = if self.style.annex_list == AnnexList::Numbers {
            let line = if two { format!("Bilaga {first} och {}", first + 1) } else { format!("Bilaga {first}") };
            self.line(line.clone());
            numbers.iter().map(|number| json!({"number": number.to_string(), "title": line})).collect()
        } else {
            let mut papers = Vec::new();
            for number in numbers {
                let title = ANNEXES[(number + matter.title.len()) % ANNEXES.len()];
                let sign = if self.even() { ":" } else { "" };
                let line = format!("Bilaga {number}{sign} {title}");
                self.line(line.clone());
                papers.push(json!({"number": number.to_string(), "title": line}));
            }
            papers
        };
        item.insert("documents".to_owned(), papers.into());
    }

    /// Papers with numbers behind the last item, or on the cover.
    pub fn annexes_apart(&mut self, place: AnnexList) {
        if self.style.annex_list != place {
            return;
        }
        self.gap();
        let heading = match (place, self.even()) {
            (AnnexList::Cover, _) => "Bilagor:",
            (_, true) => "BILAGOR",
            (_, false) => "Bilagor",
        };
        self.block(Block::Heading { level: 2, text: heading.to_owned(), bold: true });
        let mut papers = Vec::new();
        for (at, title) in ANNEXES.iter().enumerate().take(3) {
            let number = (at + 1).to_string();
            let sign = ["", ":", "."][self.facts.setting.date.month as usize % 3];
            let line = format!("Bilaga {number}{sign} {title}");
            self.line(line.clone());
            papers.push(json!({"number": number, "title": line}));
        }
        self.gap();
        self.set("documents", papers);
    }
}

/// Papers of an agenda.
const ANNEXES: [&str; 5] = [
    "Verksamhetsberättelse",
    "Resultat- och balansräkning",
    "Karta över området",
    "Förslag till nya avgifter",
    "Valberedningens förslag",
];
