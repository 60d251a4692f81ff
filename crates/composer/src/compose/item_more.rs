//! Items of the second round: their heads, lists in lists.

use serde_json::{Map, Value, json};

use super::sink::Sink;
use super::text::Text;
use super::{Writer, forms};
use crate::axes::{CasePlace, ItemMore, ItemsHeading, Nested, Title};
use crate::draw::{Act, Matter, Sort};
use crate::page::Block;

/// What a description lists, and below one of its entries.
const LISTED: [(&str, [&str; 3], [&str; 2]); 4] = [
    ("Följande har lyfts:", ["kostnader", "tillgänglighet", "tidplan"], ["drift", "investering"]),
    ("Arbetet omfattar tre delar:", ["kartläggning", "samråd", "genomförande"], ["intervjuer", "enkät"]),
    ("Tre alternativ har prövats:", ["ombyggnad", "nybyggnad", "förhyrning"], ["etapp ett", "etapp två"]),
    ("Synpunkterna gäller:", ["trafik", "buller", "belysning"], ["infarten", "parkeringen"]),
];

impl Writer<'_> {
    /// The mark of an item in a form of the second round: as printed, label, number.
    pub fn mark_more(&self, at: usize) -> Option<(String, Value, Value)> {
        let number = self.number(at).to_string();
        Some(match self.style.item_more {
            ItemMore::NumberFirst => (format!("{number} §"), format!("{number} §").into(), number.into()),
            ItemMore::SignColon => (format!("§ {number}:"), forms::any(), number.into()),
            ItemMore::SignDash => (format!("§ {number} –"), forms::any(), number.into()),
            ItemMore::MatterNr => (format!("Ärende nr {number}"), forms::any(), number.into()),
            ItemMore::Plain | ItemMore::UnderCase | ItemMore::TimeFirst | ItemMore::Bullets => return None,
        })
    }

    /// The head of an item in a form of the second round; false where the first round's are used.
    pub fn item_head_more(&mut self, at: usize, title: &str, matter: &Matter, item: &mut Map<String, Value>) -> bool {
        let setting = &self.facts.setting;
        let id = matter
            .case
            .filter(|_| self.style.case_place != CasePlace::None)
            .map(|case| forms::case_id(self.style.case_form, &setting.code, setting.date.year, case));
        let labelled = id.as_ref().map(|id| forms::labelled(self.style, id));
        let whole = match &labelled {
            Some(labelled) if self.style.case_place == CasePlace::Paren => format!("{title} ({labelled})"),
            _ => title.to_owned(),
        };
        match self.style.item_more {
            ItemMore::UnderCase => {
                let (mark, ..) = self.mark(at);
                self.gap();
                if let Some(labelled) = &labelled {
                    self.row(&[&mark, labelled], &[0, 13]);
                    self.gap();
                    self.row(&["", title], &[0, 13]);
                } else {
                    self.row(&[&mark, title], &[0, 13]);
                }
            }
            ItemMore::TimeFirst => {
                let time = setting.start.later(10 * u32::try_from(at).unwrap_or(0));
                item.insert("start_time".to_owned(), time.iso().into());
                self.row(&[&format!("{:02}.{:02}", time.0, time.1), &whole], &[0, 8]);
            }
            ItemMore::Bullets => {
                let mark = if self.facts.setting.date.day.is_multiple_of(2) { "•" } else { "-" };
                self.block(Block::Entry { mark: mark.to_owned(), text: whole, level: 0 });
            }
            _ => return false,
        }
        if let Some(id) = id {
            item.insert("case_ids".to_owned(), json!([id]));
        }
        true
    }

    /// A heading above the items of an agenda.
    pub fn items_heading(&mut self) {
        let own = matches!(self.style.title, Title::Long | Title::LongCapitals);
        let text = match self.style.items_heading {
            ItemsHeading::None => return,
            ItemsHeading::Matters => "Ärenden",
            ItemsHeading::List => "Ärendelista",
            ItemsHeading::Presented => "Föredragningslista",
            ItemsHeading::Order if own && !self.style.body.is_public() => "Ärenden",
            ItemsHeading::Order => "Dagordning",
        };
        self.gap();
        self.block(Block::Heading { level: 2, text: text.to_owned(), bold: true });
    }

    /// A list in a list, within a description.
    pub fn nested_bullets(&self, sink: &mut Sink, at: usize, matter: &Matter) {
        let fits = matches!(matter.sort, Sort::Decision | Sort::Information | Sort::Motion) && !matter.text.is_empty();
        if self.style.nested != Nested::Bullets || !fits || at >= 2 * LISTED.len() || !at.is_multiple_of(2) {
            return;
        }
        let (first, entries, below) = LISTED[at / 2];
        sink.paragraph(Text::plain(first));
        let (outer, inner) = if self.facts.setting.date.day.is_multiple_of(2) { ("•", "-") } else { ("-", "-") };
        for (place, entry) in entries.iter().enumerate() {
            sink.entry(outer, &Text::plain(*entry), 0);
            if place == 0 {
                below.iter().for_each(|entry| sink.entry(inner, &Text::plain(*entry), 1));
            }
        }
    }

    /// A clause with letters below it, and what they say; nothing for other clauses.
    pub fn lettered(&self, at: usize, act: &Act) -> Option<(Act, [&'static str; 2])> {
        let below =
            [["kostnaderna", "tidplanen"], ["möjliga platser", "behovet av personal"], ["riskerna", "berörda avtal"]];
        let tells = act.verb.outcome == "commissioned" && self.style.nested == Nested::Letters;
        tells.then(|| (Act { tail: " att redovisa följande:".to_owned(), ..act.clone() }, below[at % below.len()]))
    }
}
