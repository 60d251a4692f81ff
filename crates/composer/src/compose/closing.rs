//! Adjustment, signatures, posting.

use serde_json::{Map, json};

use super::{Writer, forms};
use crate::axes::{
    Adjusters, Adjustment, AdjustmentLabel, Annex, Certificate, ClosingSeen, Document, ExtentLabel, Posting,
    PostingMore, PostingWords, Signatures, SignaturesPlace,
};
use crate::page::Block;

impl Writer<'_> {
    /// Whether a signature tells who wrote the minutes.
    pub fn secretary_signs(&self) -> bool {
        let silent =
            matches!(self.style.certificate, Certificate::Comfact | Certificate::Scrive | Certificate::Validated);
        self.style.document == Document::Minutes && self.style.signatures != Signatures::None && !silent
    }

    /// What stands on the cover behind the roster.
    pub fn closing_on_cover(&mut self) {
        if self.style.closing_seen != ClosingSeen::Plain {
            return;
        }
        self.adjustment();
        if self.style.signatures_place == SignaturesPlace::Cover && self.style.body.is_public() {
            self.signatures();
        } else {
            self.extent();
        }
        self.posting();
        self.gap();
    }

    /// What stands behind the last item.
    pub fn closing_at_end(&mut self) {
        if self.style.signatures_place == SignaturesPlace::End || !self.style.body.is_public() {
            self.gap();
            self.adjusted_line();
            self.signatures();
            self.closing_told();
        }
        if !self.out.contains_key("adjusters") {
            let names = self.appointed();
            self.set("adjusters", names);
        }
    }

    fn adjustment(&mut self) {
        if !self.style.body.is_public() || self.adjustment_again() {
            return;
        }
        let label = match self.style.adjustment_label {
            AdjustmentLabel::PlaceTime => "Justeringens plats och tid",
            AdjustmentLabel::ForAdjustment => "Plats och tid för justering",
            AdjustmentLabel::PlaceDate => "Justeringens plats och datum",
            AdjustmentLabel::Reversed => "Tid och plats för justering",
        };
        let date = self.facts.setting.adjusted.iso();
        let place = "Kommunkontoret";
        let (text, value) = match self.style.adjustment {
            Adjustment::None => return,
            Adjustment::PlaceDate => (format!("{place}, {date}"), json!({"place": place, "date": date})),
            Adjustment::PlaceDateTime => {
                (format!("{place}, {date} kl 16.00"), json!({"place": place, "date": date, "time": "16:00"}))
            }
            Adjustment::Digital => ("Digital signering".to_owned(), json!({"digital": true})),
            Adjustment::DigitalDate => (format!("Digital justering, {date}"), json!({"digital": true, "date": date})),
            Adjustment::Immediate => ("Omedelbart".to_owned(), json!({})),
            Adjustment::Date => (date.clone(), json!({"date": date})),
        };
        let mut value = value;
        value["text"] = text.clone().into();
        self.labelled(label, &text);
        self.set("adjustment", value);
    }

    /// The §§, where a label of their own announces them.
    fn extent(&mut self) {
        if !self.style.body.is_public() {
            return;
        }
        let (first, last) = self.range();
        let Some((text, expected)) = forms::extent_of(self.style, first, last) else { return };
        let label = self.extent_label(first, last);
        let text = format!("{text}{}", self.secret_tail());
        self.labelled(label, &text);
        self.meeting.insert("extent".to_owned(), json!(expected));
    }

    fn extent_label(&self, first: u32, last: u32) -> &'static str {
        match self.style.extent_label {
            ExtentLabel::Paragraph => "Paragraf",
            ExtentLabel::Covers => "Omfattning",
            ExtentLabel::Adjusted => "Justerade paragrafer",
            _ if first == last => "Paragraf",
            _ => "Paragrafer",
        }
    }

    fn signatures(&mut self) {
        let people = &self.facts.people;
        let Some((secretary, _)) = &people.secretary else { return };
        let (secretary, chair) = (secretary.name(), people.chair().name());
        let adjusters: Vec<String> = self.signers().iter().map(crate::draw::Person::name).collect();
        if self.style.signatures == Signatures::None {
            if self.style.signatures_place == SignaturesPlace::Cover && self.style.body.is_public() {
                self.extent();
            }
            return;
        }
        let on_cover = self.style.signatures_place == SignaturesPlace::Cover && self.style.body.is_public();
        let beside = on_cover
            && self.style.extent_label == ExtentLabel::BesideSignature
            && self.style.signatures != Signatures::Certificate;
        let (first, last) = self.range();
        let extent = forms::extent_of(self.style, first, last).filter(|_| on_cover);
        if let Some((text, expected)) = &extent {
            if !beside {
                let label = self.extent_label(first, last);
                let text = format!("{text}{}", self.secret_tail());
                self.labelled(label, &text);
            }
            self.meeting.insert("extent".to_owned(), json!(expected));
        }
        let extent = extent.filter(|_| beside).map(|(text, _)| format!("Paragrafer {text}{}", self.secret_tail()));
        let extent = extent.as_deref().unwrap_or("");
        self.gap();
        if self.signatures_more(&secretary, &chair, &adjusters, extent) {
            self.gap();
            self.signed(&secretary, &chair);
            return;
        }
        match self.style.signatures {
            Signatures::None => {}
            Signatures::Dotted => {
                self.line("Underskrifter");
                let dots = ".".repeat(30);
                let mut signers = vec![("Sekreterare", secretary.clone()), ("Ordförande", chair.clone())];
                signers.extend(adjusters.iter().map(|name| ("Justerare", name.clone())));
                for (at, (label, name)) in signers.iter().enumerate() {
                    self.row(&[label, &dots, if at == 0 { extent } else { "" }], &[0, 20, 56]);
                    self.row(&["", name], &[0, 20]);
                }
            }
            Signatures::Columns => {
                let mut labels = vec!["Vid protokollet", "Ordförande"];
                let mut names = vec![secretary.as_str(), chair.as_str()];
                for name in &adjusters {
                    labels.push("Justerare");
                    names.push(name);
                }
                let columns: Vec<usize> = (0..labels.len()).map(|at| at * 22).collect();
                if !extent.is_empty() {
                    self.line(extent);
                }
                self.row(&labels, &columns);
                self.gap();
                self.row(&names, &columns);
            }
            Signatures::Lines => {
                let first = format!("Sekreterare {secretary}");
                if extent.is_empty() {
                    self.line(first);
                } else {
                    self.row(&[&first, extent], &[0, 56]);
                }
                self.line(format!("Ordförande {chair}"));
                self.line(format!("Justerare {}", adjusters.join(" och ")));
            }
            Signatures::Above => {
                if !extent.is_empty() {
                    self.line(extent);
                }
                self.line("Vid protokollet");
                self.line(secretary.clone());
                self.gap();
                self.line("Justeras");
                self.line(chair.clone());
                for name in &adjusters {
                    self.line(name.clone());
                }
            }
            Signatures::RunIn => {
                if !extent.is_empty() {
                    self.line(extent);
                }
                self.line(format!("Vid protokollet: {secretary}"));
                self.line(format!("Ordförande: {chair}"));
                self.line(format!("Justerare: {}", adjusters.join(", ")));
            }
            Signatures::Certificate => self.certificate(&secretary, &chair, &adjusters),
        }
        self.gap();
        if self.roles_told {
            self.signed(&secretary, &chair);
        }
    }

    fn certificate(&mut self, secretary: &str, chair: &str, adjusters: &[String]) {
        self.roles_told = true;
        if let Some(roles) = self.certificate_more(secretary, chair, adjusters) {
            self.roles_told = roles;
            return;
        }
        if self.style.signatures_place == SignaturesPlace::End {
            self.block(Block::PageBreak);
        }
        self.line("Följande handlingar har undertecknats digitalt");
        let day = self.facts.setting.adjusted.iso();
        self.head_row(&["Namn", "Roll", "Datum", "Metod"], &[0, 26, 46, 62]);
        self.row(&[secretary, "Sekreterare", &day, "BankID"], &[0, 26, 46, 62]);
        self.row(&[chair, "Ordförande", &day, "BankID"], &[0, 26, 46, 62]);
        for name in adjusters {
            self.row(&[name, "Justerare", &day, "BankID"], &[0, 26, 46, 62]);
        }
        if !self.out.contains_key("adjustment") {
            self.set("adjustment", forms::any());
        }
    }

    /// Those who adjust, as their election tells: the signatures tell no substitutes.
    fn appointed(&self) -> Vec<serde_json::Value> {
        let people = &self.facts.people;
        let instead = matches!(self.style.adjusters, Adjusters::WithSubstitute | Adjusters::SubstituteAfter);
        let named = |(at, &index): (usize, &usize)| {
            let substitute = (instead && at == 1).then_some(true);
            json!({"name": people.members[index].0.name(), "substitute": substitute})
        };
        people.adjusters.iter().enumerate().map(named).collect()
    }

    /// What the signatures tell that the roster does not.
    fn signed(&mut self, secretary: &str, chair: &str) {
        let known = |people: &[serde_json::Value], name: &str| {
            people.iter().any(|person| person["name"] == name && person["role"] != "guest")
        };
        if !known(&self.people, secretary) {
            self.people.push(json!({"name": secretary, "role": "secretary"}));
        }
        if !known(&self.people, chair) {
            self.people.push(json!({"name": chair, "presided": true}));
        }
        if !self.out.contains_key("adjusters") {
            let names = self.appointed();
            self.set("adjusters", names);
        }
    }

    fn posting(&mut self) {
        if self.style.posting == Posting::None || !self.style.body.is_public() {
            return;
        }
        let setting = &self.facts.setting;
        let (posted, removed, meeting) = (setting.posted.0.iso(), setting.posted.1.iso(), setting.date.iso());
        let body = setting.body.clone();
        let (up, down) = match self.style.posting_words {
            _ if self.style.posting_more == PostingMore::Old => ("Anslaget uppsättes", "Anslaget nedtages"),
            PostingWords::Putting => ("Datum för anslags uppsättande", "Datum för anslags nedtagande"),
            PostingWords::Day => ("Anslagsdag", "Anslaget till och med"),
            PostingWords::WhenPut => ("Datum då anslaget sätts upp", "Datum då anslaget tas ned"),
            PostingWords::Posted => ("Anslaget sätts upp", "Anslaget tas ned"),
        };
        self.gap();
        if self.style.posting_more == PostingMore::Sentence {
            self.line(format!("Anslaget på kommunens anslagstavla den {posted}"));
            self.set("posting", json!({"posted": posted}));
            return;
        }
        let heading = self.rng.word(&["ANSLAG/BEVIS", "Anslag/Bevis", "BEVIS OM ANSLAG", "Bevis"]);
        self.line(heading);
        self.line("Justeringen har tillkännagivits genom anslag");
        let storage = self.rng.word(&["Kommunkansliet", "Kommunkontoret", "Kansliet, Storgatan 1"]);
        let stored = "Förvaringsplats för protokollet";
        if self.style.posting == Posting::Colon {
            for (label, value) in [
                ("Organ", body.as_str()),
                ("Sammanträdesdatum", &meeting),
                (up, &posted),
                (down, &removed),
                (stored, storage),
            ] {
                self.line(format!("{label}: {value}"));
            }
        } else if self.style.posting == Posting::TwoByTwo {
            self.row(&["Organ", &body], &[0, 34]);
            self.row(&["Sammanträdesdatum", &meeting], &[0, 34]);
            self.row(&[up, &posted, down, &removed], &[0, 31, 43, 73]);
            self.row(&[stored, storage], &[0, 34]);
        } else {
            for (label, value) in [
                ("Organ", body.as_str()),
                ("Sammanträdesdatum", &meeting),
                (up, &posted),
                (down, &removed),
                (stored, storage),
            ] {
                self.row(&[label, value], &[0, 34]);
            }
        }
        let mut value = Map::new();
        if self.style.posting_more == PostingMore::Appeal {
            let last = setting.posted.0.later(21).iso();
            let label = "Sista dag för överklagande";
            if self.style.posting == Posting::Colon {
                self.line(format!("{label}: {last}"));
            } else {
                self.row(&[label, &last], &[0, 34]);
            }
            value.insert("appeal_until".to_owned(), last.into());
        }
        value.insert("posted".to_owned(), posted.into());
        value.insert("removed".to_owned(), removed.into());
        value.insert("storage".to_owned(), storage.into());
        self.set("posting", value);
    }

    /// A paper behind the minutes.
    pub fn annex(&mut self) {
        if self.annex_more() {
            return;
        }
        let text = match self.style.annex {
            Annex::None => return,
            Annex::Motion => "Motion 1. Fler cykelställ",
            Annex::Letter => "TJÄNSTESKRIVELSE",
        };
        self.block(Block::PageBreak);
        self.block(Block::Heading { level: 0, text: text.to_owned(), bold: true });
        self.block(Block::Paragraph("Det är trångt vid entrén, och många cyklar står i vägen för gående.".to_owned()));
        self.gap();
        self.block(Block::Paragraph("Fler ställ skulle göra det lättare att ta sig fram.".to_owned()));
        self.set("attachments", forms::any());
    }
}
