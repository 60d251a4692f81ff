//! Decisions and proposals.

use serde_json::{Map, Value, json};

use super::sink::Sink;
use super::text::Text;
use super::{Writer, forms};
use crate::ANY;
use crate::axes::{DecisionForm, DecisionHeading, DecisionSeen, Election, HeadingPrint, LeadIn, Levels, Proposal};
use crate::draw::setting::{genitive, lower};
use crate::draw::verb::capital;
use crate::draw::{Act, Matter, Sort};

/// How clauses stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum List {
    Numbered,
    Att,
    Dash,
}

/// Whether a body's code is what it is called for short: of other codes the minutes say nothing.
fn is_known(code: &str) -> bool {
    ["KF", "KS", "RF", "RS", "SN", "BUN", "TN", "MBN", "KFN", "BN", "SBN", "KSAU", "PLU", "PU", "SU", "SNAU"]
        .contains(&code)
}

impl Writer<'_> {
    /// What the clauses of a list say: with `att` or without.
    fn clauses(&mut self, sink: &mut Sink, acts: &[Act], list: List, binds: bool) -> Vec<Value> {
        let mut values = Vec::new();
        for (at, act) in acts.iter().enumerate() {
            let last = at + 1 == acts.len();
            let lettered = self.lettered(at, act).filter(|_| list == List::Numbered);
            let act = lettered.as_ref().map_or(act, |(act, _)| act);
            let text = Text::filled(&act.infinitive(), self.style.amount);
            let (mark, text, behind) = match list {
                List::Numbered if lettered.is_some() => {
                    (format!("{}.", at + 1), Text { text: capital(&text.text), ..text }, "")
                }
                List::Numbered => (format!("{}.", at + 1), Text { text: capital(&text.text), ..text }, "."),
                List::Att | List::Dash => {
                    let behind = if last {
                        "."
                    } else if at + 2 == acts.len() {
                        ", samt"
                    } else {
                        ","
                    };
                    let mark = if list == List::Dash { "-" } else { "" };
                    (mark.to_owned(), Text { text: format!("att {}", text.text), ..text }, behind)
                }
            };
            let kept = if behind == "." { format!("{}.", text.text) } else { text.text.clone() };
            sink.entry(&mark, &text.clone().and(behind), 0);
            let mut below = Vec::new();
            for (letter, said) in ["a", "b"].iter().zip(lettered.iter().flat_map(|(_, below)| below)) {
                sink.entry(&format!("{letter})"), &Text::plain(*said), 1);
                below.push(json!({"number": letter, "text": said, "outcome": forms::any()}));
            }
            values.push(json!({
                "subclauses": below,
                "number": (list == List::Numbered).then(|| (at + 1).to_string()),
                "text": kept,
                "amounts": text.amounts,
                "outcome": binds.then_some(act.verb.outcome),
            }));
        }
        values
    }

    fn sentence(&self, act: &Act, form: DecisionForm, who: &str) -> Text {
        let text = match form {
            DecisionForm::AsProposed if act.verb.outcome == "approved" => "Enligt förslaget".to_owned(),
            DecisionForm::Passive | DecisionForm::AsProposed => act.passive(),
            DecisionForm::OldPassive => act.old_passive(),
            DecisionForm::Past => act.past(),
            DecisionForm::Impersonal => format!("Det beslutades att {}", act.infinitive()),
            DecisionForm::Bare => format!("Beslutades att {}", act.infinitive()),
            DecisionForm::Beslots => format!("Beslöts att {}", act.infinitive()),
            DecisionForm::AttOnly => format!("Att {}", act.infinitive()),
            DecisionForm::Present => format!("{who} {}", act.present()),
            _ if self.style.body.is_public() => format!("{who} beslutar att {}", act.infinitive()),
            _ => format!("{who} beslutade att {}", act.infinitive()),
        };
        Text::filled(&format!("{text}."), self.style.amount)
    }

    /// A sentence that ends in no stop, and what was decided below it.
    fn clauses_below(&mut self, sink: &mut Sink, matter: &Matter, item: &mut Map<String, Value>) -> bool {
        let who = self.facts.setting.who.clone();
        let (lead, decider) = match self.even() {
            true => ("Beslutades i enlighet med styrelsens förslag".to_owned(), None),
            false => (format!("{who} beslutade i enlighet med styrelsens förslag"), Some(who)),
        };
        sink.paragraph(Text::plain(lead.clone()));
        sink.space();
        let clauses = self.clauses(sink, &matter.acts, List::Att, true);
        item.insert("decisions".to_owned(), json!([{"lead_in": lead, "decider": decider, "clauses": clauses}]));
        true
    }

    /// Writes what was decided; false when nothing was.
    pub fn decision(&mut self, sink: &mut Sink, matter: &Matter, item: &mut Map<String, Value>) -> bool {
        if matter.acts.is_empty() {
            return self.thanks(sink, matter, item);
        }
        let who = self.facts.setting.who.clone();
        let public = self.style.body.is_public();
        let up = self.style.levels != Levels::Own && matches!(matter.sort, Sort::Decision | Sort::Motion) && public;
        let mut form = self.style.decision;
        if up {
            return self.upward(sink, matter, item);
        }
        if self.style.election == Election::Rows
            && matter.sort == Sort::Election
            && public
            && matter.acts[0].verb.outcome == "elected"
        {
            return self.election_rows(sink, item);
        }
        let proposed = item.contains_key("proposals") && matter.acts.len() == 1;
        if form == DecisionForm::AsProposed && !proposed {
            form = DecisionForm::Passive;
        }
        let code = self.facts.setting.code.clone();
        let named = matches!(matter.sort, Sort::Decision | Sort::Motion | Sort::Information) && !code.is_empty();
        if self.style.decision_seen == DecisionSeen::Short && named && is_known(&code) {
            let heading = self.open(sink, "decision", &format!("{code} beslutar"));
            sink.space();
            let clauses = self.clauses(sink, &matter.acts, List::Att, true);
            let value = json!([{"heading": heading, "lead_in": heading, "decider": code, "clauses": clauses}]);
            item.insert("decisions".to_owned(), value);
            return true;
        }
        if self.style.decision_seen == DecisionSeen::Clauses && !public && matter.acts.len() > 1 {
            return self.clauses_below(sink, matter, item);
        }
        let mut style = self.style.decision_heading;
        let mut lists = matches!(
            form,
            DecisionForm::LeadNumbered | DecisionForm::LeadAtt | DecisionForm::LeadDash | DecisionForm::Decided
        );
        if !public {
            style = match style {
                DecisionHeading::OfBody => DecisionHeading::None,
                DecisionHeading::RunIn if lists => DecisionHeading::Plain,
                style => style,
            };
            // Prose has sentences, lists need a heading.
            if style == DecisionHeading::None && lists {
                form = DecisionForm::SentenceAtt;
                lists = false;
            }
        } else if style == DecisionHeading::None && self.decides_in_text(sink, matter, item) {
            lists = false;
            form = match form {
                DecisionForm::Passive | DecisionForm::OldPassive | DecisionForm::AsProposed => DecisionForm::Passive,
                DecisionForm::Present => DecisionForm::Present,
                _ => DecisionForm::SentenceAtt,
            };
        } else if style == DecisionHeading::None
            || (style == DecisionHeading::RunIn && (lists || matter.acts.len() > 1))
        {
            style = DecisionHeading::Plain;
        }
        if style == DecisionHeading::None && !public {
            form = match form {
                DecisionForm::AttOnly => DecisionForm::Impersonal,
                DecisionForm::Passive | DecisionForm::OldPassive | DecisionForm::AsProposed => DecisionForm::Past,
                form => form,
            };
        }
        let genitive_of = genitive(&who);
        let capitals = self.style.heading_print == HeadingPrint::Capitals;
        let (heading, mut decider) = match style {
            DecisionHeading::Plain => (Some(self.open(sink, "decision", "Beslut")), None),
            DecisionHeading::OfBody => (
                Some(self.open(sink, "decision", &format!("{genitive_of} beslut"))),
                Some(if capitals { ANY.to_owned() } else { who.clone() }),
            ),
            DecisionHeading::RunIn => {
                sink.open_run_in("decision", "Beslut:", "Beslut");
                (Some("Beslut".to_owned()), None)
            }
            DecisionHeading::None => (None, None),
        };
        let mut lead_in = None;
        let clauses = if lists {
            let lead = self.lead(&who, form);
            sink.line(&lead);
            decider = Some(who);
            let list = match form {
                DecisionForm::LeadNumbered => List::Numbered,
                DecisionForm::LeadDash => List::Dash,
                _ => List::Att,
            };
            lead_in = Some(lead);
            self.clauses(sink, &matter.acts, list, true)
        } else {
            let named = !matches!(
                form,
                DecisionForm::Passive
                    | DecisionForm::OldPassive
                    | DecisionForm::AsProposed
                    | DecisionForm::Past
                    | DecisionForm::Impersonal
                    | DecisionForm::Bare
                    | DecisionForm::Beslots
                    | DecisionForm::AttOnly
            );
            if named {
                decider = Some(who.clone());
            }
            let acts = if style == DecisionHeading::None { &matter.acts[..1] } else { &matter.acts[..] };
            let mut values = Vec::new();
            for act in acts {
                let said = self.said_seen(act, &who, matter).or_else(|| self.said_more(act, &who));
                let text = match said.filter(|_| !public) {
                    Some(said) => {
                        decider = said.who;
                        said.text
                    }
                    None => self.sentence(act, form, &who),
                };
                values.push(json!({"text": text.text, "amounts": text.amounts, "outcome": act.verb.outcome}));
                sink.paragraph(text);
            }
            values
        };
        let value = json!([{"heading": heading, "lead_in": lead_in, "decider": decider, "clauses": clauses}]);
        item.insert("decisions".to_owned(), value);
        true
    }

    /// Who is elected, in rows.
    fn election_rows(&mut self, sink: &mut Sink, item: &mut Map<String, Value>) -> bool {
        let heading = self.open(sink, "decision", "Beslut");
        let who = self.facts.setting.who.clone();
        let text = format!("{who} beslutar att följande personer väljs:");
        sink.paragraph(Text::plain(text.clone()));
        sink.space();
        let mut rows = Vec::new();
        let elected: Vec<_> =
            self.facts.people.members.iter().rev().take(3).map(|(person, _)| self.mention(person)).collect();
        for (post, mention) in ["Ordförande", "Ledamot", "Ersättare"].iter().zip(elected) {
            sink.row(&[post, &mention], &[0, 28], false);
            rows.push(json!({"text": format!("{post} {mention}"), "outcome": forms::any()}));
        }
        let clause = json!({"text": text, "outcome": "elected", "subclauses": rows});
        item.insert("decisions".to_owned(), json!([{"heading": heading, "decider": who, "clauses": [clause]}]));
        true
    }

    fn lead(&self, who: &str, form: DecisionForm) -> String {
        match (form, self.style.lead_in) {
            (DecisionForm::Decided, _) => format!("{who} beslutade"),
            (DecisionForm::LeadNumbered, LeadIn::Att) => format!("{who} beslutar att"),
            (_, LeadIn::Plain | LeadIn::Att) => format!("{who} beslutar"),
            (_, LeadIn::Colon) => format!("{who} beslutar:"),
            (_, LeadIn::Following) => format!("{who} beslutar följande:"),
        }
    }

    /// What is decided for the body itself, and what is proposed to the one above.
    fn upward(&mut self, sink: &mut Sink, matter: &Matter, item: &mut Map<String, Value>) -> bool {
        let (who, above) = (self.facts.setting.who.clone(), self.facts.setting.above);
        let heading = if self.style.decision_heading == DecisionHeading::OfBody {
            self.open(sink, "decision", &format!("{} beslut", genitive(&who)))
        } else {
            self.open(sink, "decision", "Beslut")
        };
        let mut values = Vec::new();
        let (own, upward) = if self.style.levels == Levels::Both && matter.acts.len() > 1 {
            matter.acts.split_at(1)
        } else {
            matter.acts.split_at(0)
        };
        if !own.is_empty() {
            let lead = format!("{who} beslutar för egen del");
            sink.line(&lead);
            let clauses = self.clauses(sink, own, List::Att, true);
            values.push(json!({"heading": heading, "lead_in": lead, "decider": who, "clauses": clauses}));
            sink.space();
        }
        let lead = format!("{who} föreslår {above} besluta");
        sink.line(&lead);
        let list = if self.style.decision == DecisionForm::LeadNumbered { List::Numbered } else { List::Att };
        let clauses = self.clauses(sink, upward, list, false);
        values
            .push(json!({"heading": heading, "lead_in": lead, "decider": who, "recipient": above, "clauses": clauses}));
        item.insert("decisions".to_owned(), values.into());
        true
    }

    /// Writes what the item asks to be decided.
    pub fn proposals(&mut self, sink: &mut Sink, matter: &Matter, item: &mut Map<String, Value>, agenda: bool) {
        let wanted =
            matches!(matter.sort, Sort::Decision | Sort::Motion) || (agenda && matter.sort == Sort::Information);
        let withdrawn = matter.acts.iter().any(|act| act.verb.outcome == "withdrawn");
        if self.style.proposal == Proposal::None || !wanted || matter.acts.is_empty() || withdrawn {
            return;
        }
        let public = self.style.body.is_public();
        if self.style.proposal == Proposal::Leads && !agenda {
            let heading = self.open(sink, "proposal", "Arbetsutskottet föreslår");
            let mut clauses = self.clauses(sink, &matter.acts, List::Att, true);
            clauses.iter_mut().for_each(|clause| clause["outcome"] = forms::any());
            let value =
                json!([{"heading": heading, "lead_in": heading, "proposer": "Arbetsutskottet", "clauses": clauses}]);
            item.insert("proposals".to_owned(), value);
            return;
        }
        let (words, proposer) = match self.style.proposal {
            Proposal::OfOffice if public => ("Förvaltningens förslag till beslut", Some("Förvaltningen")),
            Proposal::OfCommittee if public => ("Arbetsutskottets förslag till beslut", Some("Arbetsutskottet")),
            Proposal::Short => ("Förslag", None),
            _ => ("Förslag till beslut", None),
        };
        let heading = self.open(sink, "proposal", words);
        let proposer = proposer.map(|name| if self.style.heading_print == HeadingPrint::Capitals { ANY } else { name });
        let who = self.facts.setting.who.clone();
        let form = self.style.decision;
        let mut lead_in = None;
        let mut decider = None;
        let up = self.style.levels != Levels::Own && !agenda && matches!(matter.sort, Sort::Decision | Sort::Motion);
        let mut recipient = None;
        let numbered = form == DecisionForm::LeadNumbered;
        let clauses = if numbered || matches!(form, DecisionForm::LeadAtt | DecisionForm::LeadDash) {
            let lead = if up {
                recipient = Some(self.facts.setting.above);
                format!("{who} föreslår {} besluta", self.facts.setting.above)
            } else {
                self.lead(&who, form)
            };
            sink.line(&lead);
            (lead_in, decider) = (Some(lead), Some(who));
            let list = match form {
                DecisionForm::LeadNumbered => List::Numbered,
                DecisionForm::LeadDash => List::Dash,
                _ => List::Att,
            };
            self.clauses(sink, &matter.acts, list, true)
        } else {
            let mut values = Vec::new();
            for act in &matter.acts {
                let past = matches!(form, DecisionForm::Past | DecisionForm::AsProposed);
                let form = if past { DecisionForm::Passive } else { form };
                let form = if matches!(
                    form,
                    DecisionForm::Impersonal | DecisionForm::Bare | DecisionForm::Beslots | DecisionForm::Decided
                ) {
                    DecisionForm::AttOnly
                } else {
                    form
                };
                let named = !matches!(form, DecisionForm::Passive | DecisionForm::OldPassive | DecisionForm::AttOnly);
                if named {
                    decider = Some(who.clone());
                }
                let text = self.sentence(act, form, &who);
                values.push(json!({"text": text.text, "amounts": text.amounts, "outcome": act.verb.outcome}));
                sink.paragraph(text);
            }
            values
        };
        let mut clauses = clauses;
        for clause in &mut clauses {
            clause["outcome"] = forms::any();
        }
        let value = json!([{"heading": heading, "lead_in": lead_in, "decider": decider, "proposer": proposer, "recipient": recipient, "clauses": clauses}]);
        item.insert("proposals".to_owned(), value);
    }

    /// Who decides, within a sentence.
    pub fn body_in_sentence(&self) -> String {
        lower(&self.facts.setting.who)
    }
}
