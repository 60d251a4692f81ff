//! Agendas and announcements.

use serde_json::{Map, Value, json};

use super::sink::Sink;
use super::text::Text;
use super::{Writer, forms};
use crate::axes::{Agenda, CasePlace, Description, Presenters, Summons};
use crate::draw::{Matter, Sort};
use crate::page::Block;

impl Writer<'_> {
    /// Writes an agenda.
    pub fn agenda(&mut self) {
        self.set("kind", "agenda");
        self.heading();
        self.cover();
        self.gap();
        self.summons();
        if self.style.body.is_public() && self.style.agenda != Agenda::Clauses {
            self.roster();
        }
        self.agenda_items(self.style.agenda);
    }

    /// Writes an announcement.
    pub fn announcement(&mut self) {
        self.set("kind", "announcement");
        self.heading();
        self.cover();
        self.gap();
        self.block(Block::Paragraph("Allmänheten är välkommen att lyssna.".to_owned()));
        self.agenda_items(Agenda::Titles);
    }

    fn summons(&mut self) {
        let body = self.body_in_sentence();
        let text = match self.style.summons {
            Summons::None => return,
            Summons::Called => format!("Ledamöterna i {body} kallas härmed till sammanträde."),
            Summons::Absence => "Den som inte kan delta ombeds meddela detta i god tid.".to_owned(),
            Summons::Welcome => "Varmt välkomna!".to_owned(),
        };
        self.block(Block::Paragraph(text));
        self.gap();
    }

    fn agenda_items(&mut self, manner: Agenda) {
        let mut items = Vec::new();
        let mut group = None;
        for (at, matter) in self.facts.matters.iter().enumerate() {
            let own = self.group_of(matter);
            if own != group && own.is_some() {
                self.gap();
                self.block(Block::Heading { level: 1, text: own.clone().unwrap_or_default(), bold: true });
            }
            group = own.or(group);
            let mut item = Map::new();
            item.insert("group".to_owned(), json!(group));
            self.item_head(at, matter, &mut item, None);
            self.presenters(matter, &mut item);
            let mut sink = Sink::new();
            let full = manner == Agenda::Full
                && self.style.body.is_public()
                && matches!(matter.sort, Sort::Decision | Sort::Motion | Sort::Information);
            if full {
                if self.style.description != Description::None {
                    self.open(&mut sink, "description", "Ärendebeskrivning");
                }
                for text in &matter.text {
                    sink.paragraph(Text::filled(text, self.style.amount));
                }
                self.proposals(&mut sink, matter, &mut item, true);
                self.documents(&mut sink, matter, &mut item);
            }
            let decides = item.contains_key("proposals");
            item.insert("kind".to_owned(), self.agenda_kind(matter, decides));
            match matter.sort {
                Sort::Motion => item.insert("initiative".to_owned(), "motion".into()),
                Sort::Interpellation => item.insert("initiative".to_owned(), "interpellation".into()),
                _ => None,
            };
            self.finish_item(sink, &mut item);
            items.push(Value::Object(item));
        }
        self.set("items", items);
    }

    /// What the sort of a matter tells in an agenda, where nothing is decided yet.
    fn agenda_kind(&self, matter: &Matter, decides: bool) -> Value {
        match matter.sort {
            Sort::Decision | Sort::Motion | Sort::Other if !decides => forms::any(),
            _ => self.kind_of(matter, decides),
        }
    }

    fn presenters(&mut self, matter: &Matter, item: &mut Map<String, Value>) {
        let (Some(time), [(first, title), (second, _), ..]) = (matter.time, &matter.presenters[..]) else { return };
        if self.style.case_place == CasePlace::Paren && self.style.presenters == Presenters::InTitle {
            return;
        }
        let (name, other) = (first.name(), second.name());
        let clock = format!("{:02}:{:02}", time.0, time.1);
        let one = json!([{"name": name}]);
        let (line, who, when) = match self.style.presenters {
            Presenters::None | Presenters::InTitle | Presenters::Duration => return,
            Presenters::NameTime => (format!("{name} {clock}"), one, true),
            Presenters::Time => (clock.clone(), Value::Null, true),
            Presenters::Name => (format!("{name}, {title}"), json!([{"name": name, "title": title}]), false),
            Presenters::Label => (format!("Föredragande: {name}"), one, false),
            Presenters::Slash => (format!("{name}/{other} {clock}"), json!([{"name": name}, {"name": other}]), true),
            Presenters::TitleName => (
                format!("{} {name}", crate::draw::verb::capital(title)),
                json!([{"name": name, "title": super::forms::any()}]),
                false,
            ),
        };
        self.line(line);
        item.insert("presenters".to_owned(), who);
        if when {
            item.insert("start_time".to_owned(), time.iso().into());
        }
    }
}
