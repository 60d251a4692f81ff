//! The head of a document: organization, body, title, and the date where no label tells it.

use super::{Writer, forms};
use crate::axes::{
    AgendaCover, BodyPrint, Cover, CoverSeen, Document, Labels, OrganizationPlace, Status, Style, Title, TitleLine,
    TitlePlace,
};
use crate::draw::Setting;
use crate::draw::verb::capital;
use crate::page::Block;

/// The words of the title: as printed, and as expected.
pub fn title_words(style: &Style, setting: &Setting) -> (String, String) {
    let public = style.body.is_public();
    let (short, long) = match style.document {
        Document::Minutes => ("Protokoll", if public { "Sammanträdesprotokoll" } else { "Mötesprotokoll" }),
        Document::Agenda if style.status == Status::Preliminary => {
            ("Preliminär föredragningslista", "Preliminär föredragningslista")
        }
        Document::Agenda => ("Kallelse", if public { "Föredragningslista" } else { "Dagordning" }),
        Document::Extract => ("Protokollsutdrag", "Protokollsutdrag"),
        Document::Announcement => ("Kungörelse", "Kungörelse"),
    };
    let compound = match (style.document, setting.body.as_str()) {
        (Document::Minutes, "Styrelsemöte") => format!("Styrelseprotokoll {}", setting.date.year),
        (Document::Minutes, body) if body.ends_with("möte") => format!("{body}sprotokoll {}", setting.date.year),
        (Document::Minutes, body) if body.ends_with("stämma") => format!("Stämmoprotokoll {}", setting.date.year),
        (Document::Agenda, body) if !public => format!("Kallelse till {}", body.to_lowercase()),
        _ => short.to_owned(),
    };
    let meeting = &setting.meeting;
    let words = match style.title {
        Title::Plain => short.to_owned(),
        Title::Capitals | Title::Spaced => short.to_uppercase(),
        Title::Long => long.to_owned(),
        Title::LongCapitals => long.to_uppercase(),
        Title::OfBody => match style.document {
            Document::Minutes => format!("Protokoll från {meeting} {}", setting.date.iso()),
            Document::Agenda => format!("Kallelse till {meeting}"),
            _ => short.to_owned(),
        },
        Title::Compound => compound,
        Title::Slash if style.document == Document::Agenda && style.status != Status::Preliminary => {
            "Kallelse/föredragningslista".to_owned()
        }
        Title::Slash => short.to_owned(),
    };
    if style.title == Title::Spaced && !words.contains(' ') {
        let letters: Vec<String> = words.chars().map(String::from).collect();
        return (letters.join(" "), words);
    }
    (words.clone(), words)
}

impl Writer<'_> {
    /// Whether a label on the cover tells the date.
    pub fn date_is_labelled(&self) -> bool {
        let labelled =
            !matches!(self.style.labels, Labels::PlaceAndTime | Labels::TimeAndPlace | Labels::Apart | Labels::Broken);
        labelled
            || matches!(self.style.cover, Cover::Sentence | Cover::OneLine)
            || self.style.agenda_cover != AgendaCover::Plain
            || self.style.cover_seen != CoverSeen::Plain
    }

    /// Writes the head.
    pub fn heading(&mut self) {
        if self.title_line() {
            return;
        }
        let setting = &self.facts.setting;
        let (printed, words) = title_words(self.style, setting);
        let printed = self.cancelled_title(printed);
        let organization = setting.organization.clone();
        let sentence = self.style.cover == Cover::Sentence && self.style.document == Document::Minutes;
        let one_line = self.style.cover == Cover::OneLine && self.style.document != Document::Extract;
        let letterhead = self.style.organization_place == OrganizationPlace::Letterhead && !sentence;
        let (body, labelled) = match self.style.body_print {
            BodyPrint::Sentence => (setting.body.clone(), false),
            BodyPrint::Capitals => (setting.body.to_uppercase(), false),
            BodyPrint::Labelled => (setting.body.clone(), self.style.body.is_public()),
        };
        let in_line = self.style.cover_seen == CoverSeen::Genitive;
        let (body, labelled) = if in_line { (setting.body.clone(), false) } else { (body, labelled) };
        let row = Some(self.style.title_place).filter(|_| !sentence);
        let beside = row == Some(TitlePlace::BesideOrganization) && letterhead;
        if letterhead {
            if beside {
                self.row(&[&organization, &printed], &[0, 50]);
            } else {
                self.line(organization.clone());
            }
            self.set("organization", organization);
        }
        let with_body = row == Some(TitlePlace::WithBody) && !one_line && !labelled;
        let before = matches!(self.style.title_place, TitlePlace::BelowBody);
        let own_title =
            !beside && !with_body && !matches!(self.style.title_place, TitlePlace::Header | TitlePlace::Missing);
        if own_title && !before {
            self.title(&printed);
        }
        if with_body {
            self.row(&[&body, &printed], &[0, 50]);
        } else if labelled {
            let label = self.rng.word(&["Organ", "Nämnd", "Beslutande organ"]);
            self.line(format!("{label}: {body}"));
        } else if in_line {
            self.body_line();
        } else if !sentence && !one_line {
            self.line(body.clone());
        }
        if !sentence && !one_line {
            self.set("body", if self.style.head_has_body() { self.facts.setting.body.clone() } else { body });
        }
        if own_title && before {
            self.title(&printed);
        }
        if self.style.title_place != TitlePlace::Missing || (!own_title && (beside || with_body)) {
            self.set("title", words);
        }
        self.cancelled_below();
        if self.style.status == Status::Cancelled {
            self.line("INSTÄLLT");
            self.set("status", "cancelled");
        }
        if self.style.status == Status::Preliminary {
            self.set("status", "draft");
            // The title of a body's meeting does not say that it is a draft.
            if self.style.document != Document::Agenda || !printed.to_lowercase().contains("prelimin") {
                self.line("UTKAST");
            }
        }
        self.date_in_heading();
        self.gap();
    }

    /// One line for all that the head tells; false where several lines do.
    fn title_line(&mut self) -> bool {
        if self.style.title_line == TitleLine::PerCapsulam {
            self.decided_by_letter();
            return true;
        }
        let setting = &self.facts.setting;
        let (name, meeting) = (setting.organization.clone(), setting.meeting.clone());
        let day = forms::date_of_in_text(self.style, setting.date);
        let sent = setting.date.later(2);
        let words = match self.style.title_line {
            TitleLine::Plain | TitleLine::PerCapsulam => return false,
            TitleLine::NameLast => format!("Protokoll {meeting} {name} {day}"),
            TitleLine::NameFirst => format!("Protokoll {name} {meeting} {day}"),
            TitleLine::Mail => format!("Protokoll från {meeting} i {name} {day}"),
        };
        if self.style.title_line == TitleLine::Mail {
            self.line("Från: Lena Ask <lena.ask@foreningen.example>");
            self.line("Till: medlemmar@foreningen.example");
            self.line(format!("Ämne: {words}"));
            self.line(format!("Datum: {}", sent.iso()));
            self.meeting.insert("issued".to_owned(), sent.iso().into());
        } else {
            self.title(&words);
        }
        let date = self.facts.setting.date.iso();
        self.meeting.insert("date".to_owned(), date.into());
        self.set("title", words);
        self.set("organization", name);
        self.set("body", meeting);
        self.gap();
        true
    }

    /// The head of what a board decides without meeting: its name over the number that it is registered under.
    fn decided_by_letter(&mut self) {
        let setting = &self.facts.setting;
        let (name, date) = (setting.organization.clone(), setting.date);
        let on = forms::date_of_in_text(self.style, date);
        self.line(name.clone());
        self.line(format!("Org.nr 80{:02}{:02}-{}", date.month, date.day, 2000 + date.year));
        self.gap();
        self.title("Protokoll");
        self.gap();
        self.line(format!("fört per capsulam vid styrelsens beslut {on}"));
        self.gap();
        self.meeting.insert("date".to_owned(), date.iso().into());
        self.set("title", "Protokoll".to_owned());
        self.set("organization", name);
        self.set("body", "styrelsen".to_owned());
    }

    fn title(&mut self, printed: &str) {
        self.block(Block::Heading { level: 0, text: printed.to_owned(), bold: true });
    }

    /// The date, where neither a label nor the value of "Plats och tid" tells it.
    fn date_in_heading(&mut self) {
        let whole = matches!(self.style.document, Document::Minutes | Document::Agenda | Document::Announcement);
        if whole && (self.date_is_labelled() || self.date_beside_time()) {
            return;
        }
        let date = self.facts.setting.date;
        self.meeting.insert("date".to_owned(), date.iso().into());
        let printed = forms::date_of_in_text(self.style, date);
        if self.rng.chance(50) {
            self.row(&["Sammanträdesdatum", &printed], &[0, 26]);
        } else {
            self.line(capital(&printed));
        }
    }

    /// Whether the value of "Plats och tid" holds the date.
    pub fn date_beside_time(&self) -> bool {
        !self.date_is_labelled() && self.facts.setting.date.day.is_multiple_of(2)
    }
}

impl Style {
    /// Whether the running head names the body, before anything else does.
    pub fn head_has_body(&self) -> bool {
        matches!(self.head, crate::axes::Head::BodyDateNumber | crate::axes::Head::Full)
    }
}
