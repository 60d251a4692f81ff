//! Papers as towns bind them behind agendas and minutes: each with a head, a number of pages and a manner of its own.

use composer::Rng;
use composer::page::{Block, Page};

use super::words::{AUTHORS, BODIES, OFFICES, SENTENCES, TOWNS};

/// What a paper is, as the model calls it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Memo,
    Extract,
    Contract,
    Report,
    Map,
    Form,
    Presentation,
    Letter,
    Other,
}

impl Kind {
    /// As the model writes it.
    pub const fn name(self) -> &'static str {
        match self {
            Kind::Memo => "memo",
            Kind::Extract => "minutes_extract",
            Kind::Contract => "contract",
            Kind::Report => "report",
            Kind::Map => "map",
            Kind::Form => "form",
            Kind::Letter => "letter",
            // Text without pictures does not show what slides are.
            Kind::Presentation | Kind::Other => "other",
        }
    }

    /// Drawn as often as they are bound.
    pub fn draw(rng: &mut Rng) -> Kind {
        let kinds = [
            (Kind::Memo, 40),
            (Kind::Extract, 14),
            (Kind::Contract, 8),
            (Kind::Report, 12),
            (Kind::Map, 5),
            (Kind::Form, 4),
            (Kind::Presentation, 4),
            (Kind::Letter, 7),
            (Kind::Other, 6),
        ];
        kinds[rng.weighted(&kinds.map(|(_, weight)| weight))].0
    }
}

/// What a paper is about.
#[derive(Debug, Clone)]
pub struct Matter {
    pub title: String,
    pub case_id: Option<String>,
    pub year: i32,
    /// "2", where the book numbers its annexes.
    pub annex: Option<String>,
}

/// How the pages of a paper are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Numbers {
    Of,
    Labelled,
    Bare,
    None,
}

/// A paper, and the title that stands on it.
pub fn compose(rng: &mut Rng, kind: Kind, family: usize, matter: &Matter) -> (Page, String) {
    let mut writer = Writer { rng, family, matter, page: Page { height: 46, width: 84, ..Page::default() } };
    let title = writer.write(kind);
    (writer.page, title)
}

struct Writer<'r> {
    rng: &'r mut Rng,
    /// The town's manner: papers of one book have the same.
    family: usize,
    matter: &'r Matter,
    page: Page,
}

impl Writer<'_> {
    fn block(&mut self, block: Block) {
        self.page.blocks.push(block);
    }

    fn gap(&mut self) {
        self.block(Block::Gap);
    }

    fn line(&mut self, text: impl Into<String>) {
        self.block(Block::Line(text.into()));
    }

    fn heading(&mut self, level: u8, text: impl Into<String>) {
        self.block(Block::Heading { level, text: text.into(), bold: true });
    }

    fn row(&mut self, cells: &[&str], columns: &[usize]) {
        let cells = cells.iter().map(|cell| (*cell).to_owned()).collect();
        self.block(Block::Row { cells, columns: columns.to_vec(), head: false });
    }

    fn paragraphs(&mut self, from: u32, to: u32) {
        for _ in 0..self.rng.between(from, to) {
            let sentences: Vec<_> = (0..self.rng.between(2, 5)).map(|_| self.rng.word(&SENTENCES)).collect();
            self.block(Block::Paragraph(sentences.join(" ")));
            self.gap();
        }
    }

    fn day(&mut self) -> String {
        format!("{}-{:02}-{:02}", self.matter.year, self.rng.between(1, 12), self.rng.between(1, 28))
    }

    /// Numbers the pages; in the head or at the foot.
    fn number(&mut self, numbers: Numbers, left: &str) {
        let text = match numbers {
            Numbers::Of => "{page} ({pages})",
            Numbers::Labelled => "Sida {page} av {pages}",
            Numbers::Bare => "{page}",
            Numbers::None => "",
        };
        let cells = vec![left.to_owned(), String::new(), text.to_owned()];
        if self.rng.chance(60) && !left.is_empty() {
            self.page.header.push(cells);
        } else if !text.is_empty() {
            self.page.footer.push(cells);
        }
    }

    fn numbers(&mut self) -> Numbers {
        match self.rng.weighted(&[50, 20, 10, 20]) {
            0 => Numbers::Of,
            1 => Numbers::Labelled,
            2 => Numbers::Bare,
            _ => Numbers::None,
        }
    }

    fn annex_word(&mut self) {
        if let Some(number) = self.matter.annex.clone() {
            let word = if self.rng.chance(30) { "BILAGA" } else { "Bilaga" };
            if self.rng.chance(50) {
                self.row(&["", &format!("{word} {number}")], &[0, 60]);
            } else {
                self.line(format!("{word} {number}"));
            }
        }
    }

    fn write(&mut self, kind: Kind) -> String {
        self.annex_word();
        match kind {
            Kind::Memo => self.memo(),
            Kind::Extract => self.extract(),
            Kind::Contract => self.contract(),
            Kind::Report => self.report(),
            Kind::Map => self.map(),
            Kind::Form => self.form(),
            Kind::Presentation => self.slides(),
            Kind::Letter => self.letter(),
            Kind::Other => self.motion(),
        }
    }

    fn memo(&mut self) -> String {
        let (author, office, town) =
            (self.rng.word(&AUTHORS), self.rng.word(&OFFICES), TOWNS[self.family % TOWNS.len()]);
        let (day, id) = (self.day(), self.matter.case_id.clone());
        let title = self.matter.title.clone();
        match self.family % 4 {
            0 => {
                self.page.header.push(vec![
                    town.to_owned(),
                    "TJÄNSTESKRIVELSE".to_owned(),
                    "{page} ({pages})".to_owned(),
                ]);
                self.row(&[office, "Datum", "Diarienummer"], &[0, 40, 60]);
                self.row(&[author, &day, id.as_deref().unwrap_or("")], &[0, 40, 60]);
            }
            1 => {
                let numbers = self.numbers();
                self.number(numbers, "");
                self.row(&["Datum:", &day, town], &[0, 16, 60]);
                self.row(&["Handläggare:", author], &[0, 16]);
                if let Some(id) = &id {
                    self.row(&["Diarienr:", id], &[0, 16]);
                }
            }
            2 => {
                self.page.header.push(vec![town.to_owned(), String::new(), "Sida {page} av {pages}".to_owned()]);
                self.line("Tjänsteskrivelse");
                self.gap();
                self.line(office);
                self.line(format!("Handläggare: {author}"));
                self.line(format!("Datum: {day}"));
                if let Some(id) = &id {
                    self.line(format!("Dnr: {id}"));
                }
            }
            _ => {
                let numbers = self.numbers();
                self.row(
                    &["Tjänsteutlåtande", &id.clone().map(|id| format!("Dnr {id}")).unwrap_or_default()],
                    &[0, 50],
                );
                self.row(&["", &day], &[0, 50]);
                self.number(numbers, office);
                self.line(author);
            }
        }
        self.gap();
        self.heading(0, title.clone());
        self.gap();
        self.heading(2, "Förslag till beslut");
        for (at, text) in ["Förslaget godkänns.", "Kostnaden, 85 000 kr, tas ur reserven."].iter().enumerate() {
            self.block(Block::Entry { mark: format!("{}.", at + 1), text: (*text).to_owned(), level: 0 });
        }
        self.gap();
        for heading in ["Sammanfattning", "Ärendebeskrivning", "Ekonomiska konsekvenser"] {
            self.heading(2, heading);
            self.paragraphs(1, 4);
        }
        if self.rng.chance(50) {
            self.heading(2, "Beslutsunderlag");
            self.line(format!("Tjänsteskrivelse {day}"));
            self.gap();
        }
        self.line(author);
        self.line("Utredare");
        title
    }

    fn extract(&mut self) -> String {
        let (body, day) = (self.rng.word(&BODIES), self.day());
        let title = self.matter.title.clone();
        let word = if self.rng.chance(50) { "PROTOKOLLSUTDRAG" } else { "Protokollsutdrag" };
        self.page.header.push(vec![word.to_owned(), String::new(), "{page} ({pages})".to_owned()]);
        self.page.header.push(vec![body.to_owned(), String::new(), day]);
        let section = self.rng.between(12, 240);
        let id = self.matter.case_id.clone().unwrap_or_default();
        self.row(&[&format!("§ {section}"), &id], &[0, 40]);
        self.heading(1, title.clone());
        self.gap();
        self.heading(2, "Beslut");
        self.block(Block::Paragraph(format!("{body} godkänner förslaget.")));
        self.gap();
        self.heading(2, "Sammanfattning");
        self.paragraphs(1, 6);
        title
    }

    fn contract(&mut self) -> String {
        let title = format!(
            "{} {}",
            self.rng.word(&["Avtal om", "Samverkansavtal om", "Hyresavtal för"]),
            lower(&self.matter.title)
        );
        let numbers = self.numbers();
        self.number(numbers, "");
        self.heading(0, title.clone());
        self.gap();
        self.block(Block::Paragraph(format!(
            "Mellan {}, nedan kallad kommunen, och Vik Energi AB, nedan kallat bolaget, har träffats följande avtal.",
            TOWNS[self.family % TOWNS.len()]
        )));
        self.gap();
        for (at, head) in ["Bakgrund", "Omfattning", "Avtalstid", "Ersättning", "Tvist"].iter().enumerate() {
            self.heading(2, format!("{}. {head}", at + 1));
            self.paragraphs(1, 2);
        }
        self.row(&["För kommunen", "För bolaget"], &[0, 44]);
        self.row(&["____________________", "____________________"], &[0, 44]);
        title
    }

    fn report(&mut self) -> String {
        let title =
            format!("{} {}", self.rng.word(&["Rapport", "Slutrapport", "Delrapport"]), lower(&self.matter.title));
        self.heading(0, title.clone());
        self.gap();
        self.line(self.matter.year.to_string());
        let office = self.rng.word(&OFFICES);
        self.line(office);
        self.block(Block::PageBreak);
        let numbers = self.numbers();
        self.number(numbers, "");
        for (at, head) in ["Inledning", "Uppdraget", "Resultat", "Slutsatser"].iter().enumerate() {
            self.heading(1, format!("{} {head}", at + 1));
            self.paragraphs(2, 5);
        }
        title
    }

    fn map(&mut self) -> String {
        let title = self.rng.word(&["Översiktskarta", "Karta över området", "Situationsplan"]).to_owned();
        self.heading(0, title.clone());
        for _ in 0..3 {
            self.gap();
        }
        self.row(&["", "Skala 1:2000"], &[0, 56]);
        self.row(&["3:14", "3:15", "S:2"], &[12, 30, 50]);
        title
    }

    fn form(&mut self) -> String {
        let title = self
            .rng
            .word(&["Ansökan om föreningsbidrag", "Anmälan om serveringsansvarig", "Ansökan om tillstånd"])
            .to_owned();
        self.heading(0, title.clone());
        self.gap();
        for label in ["Sökande", "Adress", "Telefon", "E-post", "Kontonummer", "Underskrift"] {
            self.row(&[label, "____________________________"], &[0, 24]);
            self.gap();
        }
        title
    }

    fn slides(&mut self) -> String {
        let title = self.matter.title.clone();
        self.page.footer.push(vec![String::new(), String::new(), "{page}".to_owned()]);
        for at in 0..self.rng.between(3, 7) {
            if at > 0 {
                self.block(Block::PageBreak);
            }
            let head = if at == 0 {
                title.clone()
            } else {
                format!("{} {at}", self.rng.word(&["Läget", "Nästa steg", "Utfall"]))
            };
            self.heading(0, head);
            self.gap();
            for _ in 0..3 {
                let text = self.rng.word(&SENTENCES).to_owned();
                self.block(Block::Entry { mark: "•".to_owned(), text, level: 0 });
            }
        }
        title
    }

    fn letter(&mut self) -> String {
        let (day, author) = (self.day(), self.rng.word(&AUTHORS));
        let title = format!(
            "{} {}",
            self.rng.word(&["Yttrande över", "Remissvar:", "Skrivelse från byalaget om"]),
            lower(&self.matter.title)
        );
        let numbers = self.numbers();
        self.number(numbers, "");
        self.row(&["Granlunda byalag", &day], &[0, 56]);
        self.line("Till kommunstyrelsen");
        self.gap();
        self.heading(0, title.clone());
        self.gap();
        self.paragraphs(2, 5);
        self.line("Med vänlig hälsning");
        self.line(author);
        title
    }

    fn motion(&mut self) -> String {
        let title = format!("Motion om {}", lower(&self.matter.title));
        self.heading(0, title.clone());
        self.gap();
        self.paragraphs(2, 4);
        self.line("Jag yrkar");
        self.block(Block::Entry {
            mark: "att".to_owned(),
            text: "förslaget utreds före årets slut".to_owned(),
            level: 0,
        });
        self.gap();
        let author = self.rng.word(&AUTHORS);
        self.line(format!("{author} (S)"));
        title
    }
}

/// A title within a sentence.
fn lower(title: &str) -> String {
    let mut chars = title.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}
