//! Proposals behind the list of a notice, each under the number of its item.

use serde_json::{Map, Value, json};

use super::text::Text;
use super::{Writer, forms};
use crate::axes::Further;
use crate::draw::Matter;
use crate::page::Block;

/// Who proposes, what stands over it, and how a sentence begins.
const BOARD: [&str; 3] = ["Styrelsens förslag", "Styrelsen", "Styrelsen föreslår att"];
const NOMINATORS: [&str; 3] = ["Valberedningens förslag", "Valberedningen", "Valberedningen föreslår att"];

impl Writer<'_> {
    /// What the nominating committee and then the board propose, in full.
    pub fn further(&mut self, items: &mut [Value]) {
        if self.style.further == Further::None {
            return;
        }
        self.block(Block::PageBreak);
        // Who is proposed to adjust is named here, too.
        self.out.entry("adjusters").or_insert_with(forms::any);
        let elects = |matter: &Matter| matter.acts.iter().any(|act| act.verb.outcome == "elected");
        let proposed: Vec<(usize, bool)> = self
            .facts
            .matters
            .iter()
            .enumerate()
            .filter(|(_, matter)| !matter.acts.is_empty())
            .map(|(at, matter)| (at, elects(matter)))
            .collect();
        for nominated in [true, false] {
            let [heading, who, leads] = if nominated { NOMINATORS } else { BOARD };
            let own: Vec<usize> = proposed.iter().filter(|one| one.1 == nominated).map(|one| one.0).collect();
            if self.style.further == Further::Dash && !own.is_empty() {
                self.gap();
                self.block(Block::Heading { level: 1, text: heading.to_owned(), bold: true });
            }
            for at in own {
                let Some(item) = items.get_mut(at).and_then(Value::as_object_mut) else { continue };
                self.proposed(at, [heading, who, leads], item);
            }
        }
    }

    fn proposed(&mut self, at: usize, [heading, who, leads]: [&str; 3], item: &mut Map<String, Value>) {
        let matter = &self.facts.matters[at];
        let number = self.number(at).to_string();
        let title = self.title_of(matter).0;
        let head = match self.style.further {
            Further::Dash => format!("Punkt {number} – {title}"),
            Further::Bracket => format!("{title} (punkt {number})"),
            Further::Alone | Further::None => format!("Punkt {number}"),
        };
        self.gap();
        self.block(Block::Heading { level: 2, text: head, bold: true });
        let mut amounts = Vec::new();
        let mut texts = Vec::new();
        let alone = self.style.further == Further::Alone;
        if alone {
            self.gap();
            self.line(heading.to_owned());
        }
        for (position, act) in matter.acts.iter().enumerate() {
            let end = if position + 1 == matter.acts.len() { "." } else { "," };
            let template = match alone {
                true => format!("att {}{end}", act.infinitive()),
                false => format!("{leads} mötet beslutar att {}.", act.infinitive()),
            };
            let text = Text::filled(&template, self.style.amount);
            amounts.extend(text.amounts.iter().cloned());
            match alone {
                true => self.line(text.text.clone()),
                false => {
                    if position > 0 {
                        self.gap();
                    }
                    self.block(Block::Paragraph(text.text.clone()));
                }
            }
            texts.push(text.text);
        }
        let text = texts.join(if alone { "\n" } else { "\n\n" });
        let heading = (self.style.further != Further::Bracket).then_some(heading);
        item.insert("sections".to_owned(), json!([{"kind": "proposal", "heading": heading, "text": text}]));
        item.insert(
            "proposals".to_owned(),
            match heading {
                Some(heading) => {
                    json!([{"heading": heading, "proposer": who, "decider": forms::any(), "recipient": forms::any(),
                    "clauses": forms::any()}])
                }
                // A sentence names who proposes, and whom it proposes it to.
                None => forms::any(),
            },
        );
        item.insert("amounts".to_owned(), amounts.into());
        item.insert("kind".to_owned(), forms::any());
    }
}
