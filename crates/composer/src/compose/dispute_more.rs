//! Motions, votes, reservations, statements and recusals in the forms of the second round.

use serde_json::{Map, Value, json};

use super::Writer;
use super::dispute::word;
use super::forms;
use super::sink::Sink;
use super::text::Text;
use crate::axes::{BallotsMore, Casting, MotionsMore, RecusalMore, ReservationMore, StatementMore, TallyMore};
use crate::draw::Person;
use crate::draw::matter::{Counter, Dispute};
use crate::draw::verb::capital;

/// What is moved against a proposal: its kind, and as it is said behind "yrkar".
fn counter(dispute: &Dispute) -> (Value, String) {
    match dispute.kind {
        Counter::Reject => (json!(["reject"]), "avslag på förslaget".to_owned()),
        Counter::ReferBack => (json!(["refer_back"]), "återremiss".to_owned()),
        Counter::Amend => (forms::any(), format!("att {}", dispute.amendment)),
        Counter::Add => (json!(["add"]), format!("som tillägg att {}", dispute.amendment)),
    }
}

impl Writer<'_> {
    /// The motions; nothing where the first round's forms are used.
    pub fn motions_more(&self, sink: &mut Sink, dispute: &Dispute) -> Option<Vec<Value>> {
        let (approve, against) = (self.mention(&dispute.approve), self.mention(&dispute.against));
        let (one, other) = (json!([self.named(&dispute.approve)]), json!([self.named(&dispute.against)]));
        let (kinds, plain) = counter(dispute);
        let second = dispute.second.as_ref();
        let mut values = Vec::new();
        let mut say = |sink: &mut Sink, movers: Value, text: String, kinds: Value| {
            sink.paragraph(Text::plain(text.clone()));
            values.push(json!({"movers": movers, "text": text, "kinds": kinds}));
        };
        let approves = format!("{approve} yrkar bifall till förslaget.");
        let in_list = |sink: &mut Sink, first: String, entries: &[(&str, String)]| {
            sink.paragraph(Text::plain(first.clone()));
            let mut text = first;
            for (mark, entry) in entries {
                sink.entry(mark, &Text::plain(entry.clone()), 0);
                let mark = if mark.is_empty() { String::new() } else { format!("{mark} ") };
                text.push_str(&format!("\n{mark}{entry}"));
            }
            text
        };
        match self.style.motions_more {
            MotionsMore::Plain => return None,
            MotionsMore::FirstSecond => {
                say(sink, one, approves, json!(["approve"]));
                let text = format!("{against} yrkar i första hand återremiss och i andra hand avslag på förslaget.");
                say(sink, other, text, json!(["refer_back", "reject"]));
            }
            MotionsMore::Backed => {
                let text = match second {
                    Some(second) => {
                        format!("{approve} yrkar, med stöd av {}, bifall till förslaget.", self.mention(second))
                    }
                    None => approves,
                };
                say(sink, if second.is_some() { forms::any() } else { one }, text, json!(["approve"]));
                say(sink, other, format!("{against} yrkar {plain}."), kinds);
            }
            MotionsMore::Several => {
                let (text, movers) = match second {
                    Some(second) => (
                        format!("{approve} och {} yrkar bifall till förslaget.", self.mention(second)),
                        json!([self.named(&dispute.approve), self.named(second)]),
                    ),
                    None => (approves, one),
                };
                say(sink, movers, text, json!(["approve"]));
                say(sink, other, format!("{against} yrkar {plain}."), kinds);
            }
            MotionsMore::Quoted => {
                say(sink, one, approves, json!(["approve"]));
                let quoted = match dispute.kind {
                    Counter::Reject => "Avslag.".to_owned(),
                    Counter::ReferBack => "Återremiss.".to_owned(),
                    Counter::Amend | Counter::Add => format!("{}.", capital(dispute.amendment).replace('”', "’")),
                };
                let kinds = if matches!(dispute.kind, Counter::Amend | Counter::Add) { forms::any() } else { kinds };
                say(sink, other, format!("{against} yrkar: ”{quoted}”"), kinds);
            }
            MotionsMore::Bullets => {
                for (who, movers, text, kinds) in [
                    (&approve, one, "Bifall till förslaget.".to_owned(), json!(["approve"])),
                    (&against, other, capital(&format!("{plain}.")), kinds),
                ] {
                    sink.entry("-", &Text::plain(format!("{who}: {text}")), 0);
                    values.push(json!({"movers": movers, "text": text, "kinds": kinds}));
                }
            }
            MotionsMore::ColonAtt | MotionsMore::Following => {
                say(sink, one, approves, json!(["approve"]));
                let mark = |at: &'static str| if self.style.motions_more == MotionsMore::Following { at } else { "" };
                let att = |text: &str| if mark("1.").is_empty() { format!("att {text}") } else { capital(text) };
                let first = if self.style.motions_more == MotionsMore::Following {
                    format!("{against} lämnar följande yrkande:")
                } else {
                    format!("{against} yrkar:")
                };
                let (entries, kinds) = match dispute.kind {
                    Counter::Reject => (vec![("-", "avslag på förslaget.".to_owned())], kinds),
                    Counter::ReferBack => (vec![("-", "återremiss av ärendet.".to_owned())], kinds),
                    Counter::Amend | Counter::Add => (
                        vec![
                            (
                                mark("1."),
                                format!("{}{}", att(dispute.amendment), if mark("1.").is_empty() { "," } else { "." }),
                            ),
                            (mark("2."), format!("{}.", att("förslaget i övrigt bifalls"))),
                        ],
                        forms::any(),
                    ),
                };
                let text = in_list(sink, first, &entries);
                values.push(json!({"movers": other, "text": text, "kinds": kinds}));
            }
        }
        Some(values)
    }

    /// Equal numbers of votes: who voted how.
    pub fn evened(&self, votes: [Vec<Person>; 3]) -> [Vec<Person>; 3] {
        let [mut yes, mut no, mut abstain] = votes;
        if self.style.casting == Casting::None {
            return [yes, no, abstain];
        }
        let chair = self.facts.people.chair();
        while yes.len() > no.len() {
            let Some(at) = yes.iter().rposition(|person| person != chair) else { break };
            let moved = yes.remove(at);
            if yes.len() > no.len() { no.push(moved) } else { abstain.push(moved) }
        }
        [yes, no, abstain]
    }

    /// What is said of the casting vote behind a tally.
    pub fn casting(&self, tally: String) -> String {
        match self.style.casting {
            Casting::None => tally,
            Casting::Chair => match tally.split_once(" beslutar ") {
                Some((numbers, rest)) => format!("{numbers}, med ordförandens utslagsröst, beslutar {rest}"),
                None => {
                    let stop = if tally.ends_with('.') { "" } else { "." };
                    format!("{tally}{stop} Ordföranden avgör med utslagsröst.")
                }
            },
            Casting::Sentence => {
                let stop = if tally.ends_with('.') { "" } else { "." };
                format!("{tally}{stop} Ordföranden avgör med sin utslagsröst.")
            }
        }
    }

    /// The tally; nothing where the first round's forms are used.
    pub fn tally_more(&self, [yes, no, abstain]: [usize; 3], value: &mut Map<String, Value>) -> Option<Vec<String>> {
        let avoid = |text: String| match abstain {
            0 => text,
            1 => format!("{text} En ledamot avstår från att rösta."),
            _ => format!("{text} {} ledamöter avstår från att rösta.", capital(&word(abstain))),
        };
        Some(match self.style.tally_more {
            TallyMore::Plain => return None,
            TallyMore::DigitsWords => vec![avoid(format!(
                "Omröstningen utfaller med {yes} ({}) ja-röster mot {no} ({}) nej-röster.",
                word(yes),
                word(no)
            ))],
            TallyMore::Result => {
                value.insert("abstain".to_owned(), abstain.into());
                value.insert("absent".to_owned(), 0.into());
                vec![format!("Resultat: Ja {yes}, Nej {no}, Avstår {abstain}, Frånvarande 0.")]
            }
            TallyMore::Members => {
                vec![avoid(format!("{yes} ledamöter röstar JA och {no} ledamöter röstar NEJ."))]
            }
            TallyMore::Equals => vec![avoid(format!("Ja = {yes}, Nej = {no}."))],
            TallyMore::Lines => {
                let mut lines = vec![format!("Ja-röster: {yes} st"), format!("Nej-röster: {no} st")];
                if abstain > 0 {
                    lines.push(format!("Avstår: {abstain} st"));
                }
                lines
            }
        })
    }

    /// The tally with the names in brackets; nothing where they stand apart.
    pub fn tally_with_names(&self, [yes, no, abstain]: [&[Person]; 3], body: &str) -> Option<String> {
        if self.style.ballots_more != BallotsMore::InTally {
            return None;
        }
        let mut text = format!(
            "Med {} ja-röster ({}) mot {} nej-röster ({}) beslutar {body} enligt förslaget.",
            yes.len(),
            self.joined(yes),
            no.len(),
            self.joined(no)
        );
        if !abstain.is_empty() {
            text.push_str(&format!(" {} avstår från att rösta.", self.joined(abstain)));
        }
        Some(text)
    }

    /// The ballots; false where the first round's forms are used.
    pub fn ballots_more(&self, sink: &mut Sink, votes: [&Vec<Person>; 3], value: &mut Map<String, Value>) -> bool {
        let named = [(votes[0], "yes", "Ja"), (votes[1], "no", "Nej"), (votes[2], "abstain", "Avstår")];
        let paragraph = |sink: &mut Sink, text: String| sink.paragraph(Text::plain(text));
        match self.style.ballots_more {
            BallotsMore::Plain => return false,
            BallotsMore::InTally => {}
            BallotsMore::Below => {
                for (people, _, word) in named.iter().filter(|(people, ..)| !people.is_empty()) {
                    sink.space();
                    sink.line(if *word == "Avstår" {
                        "Avstår"
                    } else if *word == "Ja" {
                        "Ja-röster"
                    } else {
                        "Nej-röster"
                    });
                    people.iter().for_each(|person| sink.line(&self.mention(person)));
                }
            }
            BallotsMore::WithChair => {
                let chair = self.facts.people.chair();
                for (people, vote, word) in named.iter().filter(|(people, ..)| !people.is_empty()) {
                    let mut names: Vec<String> =
                        people.iter().filter(|person| *person != chair).map(|person| self.mention(person)).collect();
                    if people.contains(chair) {
                        names.push(format!("ordföranden {}", self.mention(chair)));
                    }
                    let words = if *vote == "abstain" {
                        "avstår från att rösta".to_owned()
                    } else {
                        format!("röstar {word}")
                    };
                    let count = people.len();
                    paragraph(sink, format!("{} {words} ({count}).", capital(&joined(&names))));
                }
            }
            BallotsMore::PartyCells => {
                let columns = [0, 34, 46, 53, 60];
                sink.space();
                sink.row(&["Ledamot", "Parti", "Ja", "Nej", "Avst"], &columns, true);
                for (people, vote, _) in named {
                    for person in people {
                        let mark = |of: &str| if of == vote { "X" } else { "" };
                        let party = self.party(person).unwrap_or_default();
                        sink.row(&[&person.name(), &party, mark("yes"), mark("no"), mark("abstain")], &columns, false);
                    }
                }
                let sums = votes.map(|people| people.len().to_string());
                sink.row(&["Totalt", "", &sums[0], &sums[1], &sums[2]], &columns, false);
                value.insert("abstain".to_owned(), votes[2].len().into());
            }
            BallotsMore::OnLine => {
                sink.space();
                for (people, _, word) in named.iter().filter(|(people, ..)| !people.is_empty()) {
                    let names: Vec<String> = people.iter().map(|person| self.mention(person)).collect();
                    sink.line(&format!("{word}: {}", names.join(", ")));
                }
            }
            BallotsMore::Unstopped => {
                let told = named.iter().filter(|(people, ..)| !people.is_empty()).map(|(people, _, word)| {
                    let names: Vec<String> = people.iter().map(|person| self.mention(person)).collect();
                    let side = if *word == "Avstår" { "Avstår".to_owned() } else { format!("{word}-röster") };
                    format!("{side}: {}", names.join(", "))
                });
                let told: Vec<String> = told.collect();
                paragraph(sink, told.join(" "));
            }
            BallotsMore::ThatVote => {
                for (people, _, word) in named.iter().filter(|(people, ..)| !people.is_empty()) {
                    let names: Vec<String> = people.iter().map(|person| self.mention(person)).collect();
                    let words = if *word == "Avstår" { "Avstår gör".to_owned() } else { format!("{word} röstar") };
                    paragraph(sink, format!("{words} {}.", names.join(", ")));
                }
            }
            BallotsMore::Colons => {
                sink.space();
                for (people, _, word) in named {
                    people.iter().for_each(|person| sink.line(&format!("{}: {word}", self.mention(person))));
                }
            }
        }
        let mut ballots = Vec::new();
        for (people, vote, _) in named {
            let party = |person: &Person| self.party(person);
            ballots.extend(
                people.iter().map(|person| json!({"name": person.name(), "party": party(person), "vote": vote})),
            );
        }
        value.insert("ballots".to_owned(), ballots.into());
        true
    }

    /// A reservation; nothing where the first round's forms are used.
    pub fn reservation_more(&self, sink: &mut Sink, people: &[Person], opinion: &str) -> Option<Value> {
        let named: Vec<Value> = people.iter().map(|person| self.named(person)).collect();
        let names = self.joined(people);
        let (short, full) = people.iter().find_map(|person| Some((self.party(person)?, person.party?.1))).unzip();
        let party = short.as_ref().zip(full);
        let (people, text) = match (self.style.reservation_more, party) {
            (ReservationMore::Plain, _) => return None,
            (ReservationMore::PartyHead, Some((_, full))) => {
                self.open(sink, "reservation", &format!("Reservation från {full}"));
                sink.paragraph(Text::plain(opinion));
                (vec![json!({"party": full})], opinion.to_owned())
            }
            (ReservationMore::PartyFollowing, Some((_, full))) => {
                self.open(sink, "reservation", "Reservation");
                sink.paragraph(Text::plain(format!("{full} lämnar följande reservation:")));
                sink.paragraph(Text::plain(opinion));
                (vec![json!({"party": full})], opinion.to_owned())
            }
            (ReservationMore::Group, Some((short, _))) => {
                let text = format!("{short}-gruppen reserverar sig mot beslutet.");
                self.open(sink, "reservation", "Reservation");
                sink.paragraph(Text::plain(text.clone()));
                (vec![json!({"party": short})], text)
            }
            (ReservationMore::NameHead, _) => {
                self.open(sink, "reservation", &format!("Reservation från {}", self.mention(&people[0])));
                sink.paragraph(Text::plain(opinion));
                (vec![self.named(&people[0])], opinion.to_owned())
            }
            (ReservationMore::Names, _) => {
                self.open(sink, "reservation", "Reservation");
                people.iter().for_each(|person| sink.line(&self.mention(person)));
                return Some(json!([{"people": named, "text": forms::any()}]));
            }
            (ReservationMore::Verbless, _) => {
                self.open(sink, "reservation", "Reservation");
                let text = format!("Mot beslutet: {names}.");
                sink.paragraph(Text::plain(text.clone()));
                (named, text)
            }
            _ => {
                self.open(sink, "reservation", "Reservation");
                let text = format!("Mot beslutet reserverar sig {names}.");
                sink.paragraph(Text::plain(text.clone()));
                (named, text)
            }
        };
        let capitals = self.style.heading_print == crate::axes::HeadingPrint::Capitals;
        let headed = matches!(self.style.reservation_more, ReservationMore::PartyHead | ReservationMore::NameHead);
        let people = if capitals && headed { forms::any() } else { people.into() };
        Some(json!([{"people": people, "text": text}]))
    }

    /// A statement; nothing where the first round's forms are used.
    pub fn statement_more(&self, sink: &mut Sink, person: &Person, opinion: &str) -> Option<Value> {
        let who = self.mention(person);
        let mut people = json!([self.named(person)]);
        match self.style.statement_more {
            StatementMore::Plain => return None,
            StatementMore::Party => {
                let full = person.party.map_or("Moderaterna", |(_, full)| full);
                self.open(sink, "statement", "Särskilt yttrande");
                sink.paragraph(Text::plain(format!("{full} lämnar följande särskilda yttrande:")));
                people = json!([{"party": full}]);
            }
            StatementMore::NameHead => {
                self.open(sink, "statement", &format!("Särskilt yttrande från {who}"));
                if self.style.heading_print == crate::axes::HeadingPrint::Capitals {
                    people = forms::any();
                }
            }
            StatementMore::Noted => {
                self.open(sink, "statement", "Protokollsanteckning");
                sink.paragraph(Text::plain(format!("{who} låter anteckna följande:")));
            }
            StatementMore::Explained => {
                self.open(sink, "statement", "Röstförklaring");
                sink.paragraph(Text::plain(format!("{who} lämnar följande röstförklaring:")));
            }
        }
        sink.paragraph(Text::plain(opinion));
        Some(json!([{"people": people, "text": opinion}]))
    }

    /// A recusal; nothing where the first round's forms are used.
    pub fn recusal_more(&self, sink: &mut Sink, person: &Person) -> Option<Value> {
        let who = self.mention(person);
        let value = |person: &Person| {
            let mut value = self.named(person);
            value["reason"] = forms::any();
            value
        };
        match self.style.recusal_more {
            RecusalMore::Plain => None,
            RecusalMore::Leaves => {
                self.open(sink, "recusal", "Jäv");
                sink.paragraph(Text::plain(format!("{who} lämnar sammanträdet på grund av jäv.")));
                Some(json!([value(person)]))
            }
            RecusalMore::Two => {
                let second =
                    self.facts.people.members.iter().rev().map(|(person, _)| person).find(|other| *other != person)?;
                self.open(sink, "recusal", "Jäv");
                let both = self.joined(&[person.clone(), second.clone()]);
                sink.paragraph(Text::plain(format!("{both} deltar inte i handläggningen på grund av jäv.")));
                Some(json!([value(person), value(second)]))
            }
            RecusalMore::Inline => Some(json!([value(person)])),
        }
    }

    /// The sentence of a recusal within the description.
    pub fn recusal_inline(&self, sink: &mut Sink, matter: &crate::draw::Matter) {
        if let (RecusalMore::Inline, Some(person)) = (self.style.recusal_more, &matter.recused) {
            let who = self.mention(person);
            sink.paragraph(Text::plain(format!("På grund av jäv deltar {who} inte i handläggningen av ärendet.")));
        }
    }
}

fn joined(names: &[String]) -> String {
    match names.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, first)) => format!("{} och {last}", first.join(", ")),
    }
}
