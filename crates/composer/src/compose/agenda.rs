//! Agendas and announcements.

use serde_json::{Map, Value, json};

use super::sink::Sink;
use super::text::Text;
use super::{Writer, forms, grid};
use crate::axes::{Agenda, AnnexList, BelowAgenda, CasePlace, Description, Mark, Presenters, Summons, Table};
use crate::draw::setting::genitive;
use crate::draw::{Matter, Sort};
use crate::page::Block;

impl Writer<'_> {
    /// Writes an agenda.
    pub fn agenda(&mut self) {
        self.set("kind", "agenda");
        self.heading();
        if self.cancelled_sentence() {
            return;
        }
        self.cover();
        self.annexes_apart(AnnexList::Cover);
        self.group_meetings();
        self.gap();
        self.summons();
        if self.style.body.is_public() && self.style.agenda != Agenda::Clauses {
            self.roster();
        }
        self.items_heading();
        self.agenda_items(self.style.agenda);
        self.annexes_apart(AnnexList::Behind);
        self.contact();
        self.below_agenda();
        self.annex();
    }

    /// A greeting, and who signs the notice.
    fn below_agenda(&mut self) {
        let chair = self.facts.people.chair().name();
        let office = match self.style.below_agenda {
            BelowAgenda::None => return,
            BelowAgenda::Welcome => None,
            BelowAgenda::Greeting => Some("Ordförande".to_owned()),
            BelowAgenda::Office => Some(format!("{} ordförande", genitive(&self.facts.setting.body))),
        };
        self.gap();
        if self.style.below_agenda != BelowAgenda::Office {
            self.line(if office.is_some() { "Välkomna!" } else { "Varmt välkomna!" });
            self.gap();
        }
        let Some(office) = office else { return };
        self.line(chair.clone());
        self.line(office);
        let known = self.people.iter().any(|person| person["name"] == chair && person["role"] != "guest");
        if !known {
            self.people.push(json!({"name": chair, "presided": true}));
        }
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
        let table = self.in_table(manner);
        if table {
            match self.style.table {
                Table::NrMatter | Table::None => self.head_row(&["Nr", "Ärende", "Dnr"], &[0, 8, 62]),
                Table::WithPresenter => {
                    self.page.width = 104;
                    self.head_row(&["Nr", "Ärende", "Dnr", "Föredragande", "Tid"], &[0, 7, 42, 60, 82]);
                }
                Table::Notes => self.head_row(&["Ärende", "Anteckningar"], &[0, 64]),
                Table::TimeFirst | Table::Minutes | Table::Unheaded => {
                    self.page.width = 120;
                    grid::head(self);
                }
            }
        }
        for (at, matter) in self.facts.matters.iter().enumerate() {
            let own = self.group_of(matter);
            if own != group && own.is_some() {
                if !(table && grid::is_tight(self.style.table)) {
                    self.gap();
                }
                self.block(Block::Heading { level: 1, text: own.clone().unwrap_or_default(), bold: true });
            }
            group = own.or(group);
            let mut item = Map::new();
            item.insert("group".to_owned(), json!(group));
            if manner == Agenda::Columns && self.style.body.is_public() {
                self.columns_row(at, matter, &mut item);
                item.insert("kind".to_owned(), self.agenda_kind(matter, item.contains_key("proposals")));
                items.push(Value::Object(item));
                continue;
            }
            if table {
                self.table_row(at, matter, &mut item);
            } else {
                self.item_head(at, matter, &mut item, None);
                self.presenters(matter, &mut item);
                self.portal_fields(matter, &mut item);
            }
            self.annexes_below(matter, &mut item);
            let mut sink = Sink::new();
            let full = matches!(manner, Agenda::Full | Agenda::Rows)
                && self.style.body.is_public()
                && matches!(matter.sort, Sort::Decision | Sort::Motion | Sort::Information);
            if full {
                if self.style.description != Description::None {
                    self.open(&mut sink, "description", "Ärendebeskrivning");
                }
                for text in &matter.text {
                    sink.paragraph(Text::filled(text, self.style.amount));
                }
                self.nested_bullets(&mut sink, at, matter);
                self.proposals(&mut sink, matter, &mut item, true);
                self.documents(&mut sink, matter, &mut item);
            }
            if manner == Agenda::Clauses && self.style.body.is_public() {
                self.bare_clauses(&mut sink, matter, &mut item);
            }
            self.below(&mut sink, at, matter, &mut item, false);
            let decides = item.contains_key("proposals");
            let annexed = item.contains_key("documents") && matter.papers.is_empty();
            item.entry("kind".to_owned()).or_insert_with(|| self.agenda_kind(matter, decides));
            match matter.sort {
                Sort::Motion => item.insert("initiative".to_owned(), "motion".into()),
                Sort::Interpellation => item.insert("initiative".to_owned(), "interpellation".into()),
                _ => None,
            };
            self.club_motion(matter, &mut item);
            self.finish_item(sink, &mut item);
            if annexed {
                item.insert("sections".to_owned(), forms::any());
            }
            items.push(Value::Object(item));
        }
        self.further(&mut items);
        self.set("items", items);
    }

    /// Text and numbered clauses without headings.
    fn bare_clauses(&mut self, sink: &mut Sink, matter: &Matter, item: &mut Map<String, Value>) {
        if !matches!(matter.sort, Sort::Decision | Sort::Motion | Sort::Information) || matter.acts.is_empty() {
            return;
        }
        for text in &matter.text {
            sink.paragraph(Text::filled(text, self.style.amount));
        }
        sink.space();
        let mut clauses = Vec::new();
        for (at, act) in matter.acts.iter().enumerate() {
            let text = Text::filled(&format!("{}.", act.passive()), self.style.amount);
            sink.entry(&format!("{}.", at + 1), &text, 0);
            let number = (at + 1).to_string();
            clauses
                .push(json!({"number": number, "text": text.text, "amounts": text.amounts, "outcome": forms::any()}));
        }
        item.insert("proposals".to_owned(), json!([{"clauses": clauses}]));
    }

    /// Title in the left column, text and clauses in the right one.
    fn columns_row(&mut self, at: usize, matter: &Matter, item: &mut Map<String, Value>) {
        let columns = [0, 6, 40];
        let (mark, label, number) = self.mark(at);
        let (title, initiators) = self.title_of(matter);
        item.insert("number".to_owned(), number);
        item.insert("label".to_owned(), label);
        item.insert("title".to_owned(), title.clone().into());
        item.insert("initiators".to_owned(), initiators);
        item.insert("sections".to_owned(), forms::any());
        self.gap();
        let wanted =
            matches!(matter.sort, Sort::Decision | Sort::Motion | Sort::Information) && !matter.acts.is_empty();
        if !wanted {
            self.row(&[&mark, &title], &columns);
            return;
        }
        let mut amounts = Vec::new();
        let text = Text::filled(&matter.text.first().cloned().unwrap_or_default(), self.style.amount);
        self.row(&[&mark, &title, &text.text], &columns);
        amounts.extend(text.amounts);
        let mut clauses = Vec::new();
        for (at, act) in matter.acts.iter().enumerate() {
            let text = Text::filled(&format!("{}.", act.passive()), self.style.amount);
            self.row(&["", "", &format!("{}. {}", at + 1, text.text)], &columns);
            amounts.extend(text.amounts.iter().cloned());
            let number = (at + 1).to_string();
            clauses
                .push(json!({"number": number, "text": text.text, "amounts": text.amounts, "outcome": forms::any()}));
        }
        item.insert("amounts".to_owned(), amounts.into());
        item.insert("proposals".to_owned(), json!([{"clauses": clauses}]));
    }

    /// Whether the items stand in a table.
    fn in_table(&self, manner: Agenda) -> bool {
        let marked = !matches!(self.style.mark, Mark::Bold | Mark::Nothing);
        self.style.table != Table::None
            && matches!(manner, Agenda::Titles | Agenda::Rows)
            && self.style.body.is_public()
            && marked
    }

    /// An item as a row of a table.
    fn table_row(&mut self, at: usize, matter: &Matter, item: &mut Map<String, Value>) {
        let (mark, label, number) = self.mark(at);
        let (title, initiators) = self.title_of(matter);
        item.insert("number".to_owned(), number);
        item.insert("label".to_owned(), label);
        item.insert("title".to_owned(), title.clone().into());
        item.insert("initiators".to_owned(), initiators);
        if self.style.table == Table::Notes {
            self.row(&[&format!("{mark} {title}"), ""], &[0, 64]);
            return;
        }
        let code = &self.facts.setting.code;
        let id = matter.case.map(|case| forms::case_id(self.style.case_form, code, self.facts.setting.date.year, case));
        item.insert("case_ids".to_owned(), json!(id.iter().collect::<Vec<_>>()));
        let id = id.unwrap_or_default();
        if self.style.table == Table::NrMatter {
            self.row(&[&mark, &title, &id], &[0, 8, 62]);
            return;
        }
        if grid::is_tight(self.style.table) {
            grid::row(self, at, matter, [&mark, &title, &id], item);
            return;
        }
        let presenter = matter.presenters.first().map(|(person, _)| person.name());
        let time = matter.time.map(|time| format!("{:02}:{:02}", time.0, time.1)).filter(|_| presenter.is_some());
        if let (Some(name), Some(time)) = (&presenter, matter.time) {
            item.insert("presenters".to_owned(), json!([{"name": name}]));
            item.insert("start_time".to_owned(), time.iso().into());
        }
        let (presenter, time) = (presenter.unwrap_or_default(), time.unwrap_or_default());
        self.row(&[&mark, &title, &id, &presenter, &time], &[0, 7, 42, 60, 82]);
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
