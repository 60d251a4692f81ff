//! Decisions and action points of associations in the forms of the second round.

use serde_json::{Map, Value};

use super::sink::Sink;
use super::text::Text;
use super::{Writer, forms};
use crate::axes::{ActionPoints, DecisionMore};
use crate::draw::verb::capital;
use crate::draw::{Act, Matter, Sort};
use crate::page::Block;

/// What somebody has to do until next time.
const TO_DO: [&str; 6] = [
    "kontakta banken",
    "begära in offerter på nya lås",
    "boka lokal till höstfesten",
    "lägga ut bilderna på hemsidan",
    "beställa nya nycklar",
    "skriva till kommunen om belysningen",
];

/// A sentence of a decision: who decides if it is said, and the outcome.
pub struct Said {
    /// The sentence.
    pub text: Text,
    /// Who decides, where that is its subject.
    pub who: Option<String>,
}

impl Writer<'_> {
    /// A decision in the second round's words; nothing where the first round's are used.
    pub fn said_more(&self, act: &Act, who: &str) -> Option<Said> {
        let elects = act.verb.outcome == "elected";
        let tells = act.verb.outcome == "commissioned";
        let (text, named) = match self.style.decision_more {
            DecisionMore::Plain => return None,
            DecisionMore::Agreed => (format!("{who} enades om att {}.", act.infinitive()), true),
            DecisionMore::Past => (format!("{who} {}.", act.past_active()), true),
            DecisionMore::AttBehind => (format!("att {}.", act.infinitive()), false),
            DecisionMore::Became => (format!("Beslutet blev att {}.", act.infinitive()), false),
            DecisionMore::Verdict if !elects && !tells => {
                (format!("{}{}.", capital(act.verb.past), act.verb.after), false)
            }
            DecisionMore::BareName
                if elects && !act.object.contains(" och ") && !act.tail.contains(" som ersättare") =>
            {
                (act.object.clone(), false)
            }
            DecisionMore::AsProposed if act.verb.outcome == "approved" => {
                (format!("{who} beslutade enligt förslaget."), true)
            }
            DecisionMore::Verdict | DecisionMore::BareName | DecisionMore::AsProposed => return None,
        };
        Some(Said { text: Text::filled(&text, self.style.amount), who: named.then(|| who.to_owned()) })
    }

    /// What somebody has to do, behind an item.
    pub fn action_point(&mut self, sink: &mut Sink, at: usize, matter: &Matter, item: &mut Map<String, Value>) {
        let fits = matches!(matter.sort, Sort::Decision | Sort::Information) && at.is_multiple_of(2);
        if self.style.action_points != ActionPoints::AtItem || !fits {
            return;
        }
        let people = &self.facts.people.members;
        let name = people[at % people.len()].0.name();
        sink.paragraph(Text::plain(format!("AP {name}: {}.", TO_DO[at % TO_DO.len()])));
        // Whether that is a decision is not settled.
        item.insert("decisions".to_owned(), forms::any());
        item.insert("kind".to_owned(), forms::any());
    }

    /// What has to be done, behind the last item, in no item's text.
    pub fn action_list(&mut self) {
        if !matches!(self.style.action_points, ActionPoints::Table | ActionPoints::List) {
            return;
        }
        let names: Vec<String> = self.facts.people.members.iter().map(|(person, _)| person.name()).collect();
        self.gap();
        let table = self.style.action_points == ActionPoints::Table;
        let heading =
            *self.more.pick(if table { &["Åtgärdslista", "Att göra-lista"] } else { &["Att göra", "Åtgärder"] });
        self.block(Block::Heading { level: 1, text: heading.to_owned(), bold: true });
        if table {
            self.head_row(&["Vad", "Vem", "När"], &[0, 44, 68]);
        }
        for (at, task) in TO_DO.iter().enumerate().take(3) {
            let name = &names[at % names.len()];
            if table {
                self.row(&[&capital(task), name, "nästa möte"], &[0, 44, 68]);
            } else {
                self.block(Block::Entry { mark: "-".to_owned(), text: format!("{name} ska {task}."), level: 0 });
            }
        }
        self.gap();
        // In which section it ends up, or in none, is not settled.
        if let Some(last) = self.out.get_mut("items").and_then(Value::as_array_mut).and_then(|items| items.last_mut()) {
            last["sections"] = forms::any();
        }
    }
}
