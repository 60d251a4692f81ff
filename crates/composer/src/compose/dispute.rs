//! Motions, votes, reservations, statements, recusals.

use serde_json::{Map, Value, json};

use super::Writer;
use super::sink::Sink;
use super::text::Text;
use crate::axes::{
    Ballots, Casting, Meaning, Motions, MotionsHeading, Recusal, Reservation, Statement, Tally, VoteCount, VoteHeading,
};
use crate::draw::matter::{Counter, Dispute};
use crate::draw::{Matter, Person};

/// Numbers as words, up to the size of a council.
const WORDS: [&str; 22] = [
    "noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv", "tretton",
    "fjorton", "femton", "sexton", "sjutton", "arton", "nitton", "tjugo", "tjugoen",
];

/// A number as a word.
pub fn word(number: usize) -> String {
    WORDS.get(number).map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

impl Writer<'_> {
    /// Writes the motions from the floor.
    pub fn motions(&mut self, sink: &mut Sink, matter: &Matter, item: &mut Map<String, Value>) {
        let Some(dispute) = &matter.dispute else { return };
        let words = match self.style.motions_heading {
            MotionsHeading::Motions => "Yrkanden",
            MotionsHeading::Motion => "Yrkande",
            MotionsHeading::During => "Förslag under sammanträdet",
            MotionsHeading::Debate => "Överläggning",
            MotionsHeading::Treatment => "Behandling på sammanträdet",
        };
        let kind = match self.style.motions_heading {
            MotionsHeading::Debate | MotionsHeading::Treatment => "debate",
            _ => "motions",
        };
        self.open(sink, kind, words);
        if let Some(values) = self.motions_more(sink, dispute) {
            item.insert("motions".to_owned(), values.into());
            return;
        }
        let mut values = Vec::new();
        let approve = self.mention(&dispute.approve);
        match (self.style.motions, &dispute.second) {
            (Motions::With, Some(second)) => {
                let text =
                    format!("Med instämmande av {} yrkar {approve} bifall till förslaget.", self.mention(second));
                values.push(json!({"movers": super::forms::any(), "text": text, "kinds": ["approve"]}));
                sink.paragraph(Text::plain(text));
            }
            (Motions::NameColon, _) => {
                let text = "Bifall till förslaget.";
                sink.paragraph(Text::plain(format!("{approve}: {text}")));
                values.push(json!({"movers": [self.named(&dispute.approve)], "text": text, "kinds": ["approve"]}));
            }
            _ => {
                let text = format!("{approve} yrkar bifall till förslaget.");
                sink.paragraph(Text::plain(text.clone()));
                values.push(json!({"movers": [self.named(&dispute.approve)], "text": text, "kinds": ["approve"]}));
            }
        }
        values.push(self.against(sink, dispute));
        item.insert("motions".to_owned(), values.into());
    }

    fn against(&mut self, sink: &mut Sink, dispute: &Dispute) -> Value {
        let who = self.mention(&dispute.against);
        let movers = json!([self.named(&dispute.against)]);
        let (kind, plain) = match dispute.kind {
            Counter::Reject => ("reject", "avslag på förslaget".to_owned()),
            Counter::ReferBack => ("refer_back", "återremiss".to_owned()),
            Counter::Amend => ("amend", format!("att {}", dispute.amendment)),
            Counter::Add => ("add", format!("som tillägg att {}", dispute.amendment)),
        };
        let kinds = if kind == "amend" { super::forms::any() } else { json!([kind]) };
        match self.style.motions {
            Motions::ColonList => {
                let first = format!("{who} yrkar:");
                sink.paragraph(Text::plain(first.clone()));
                sink.entry("-", &Text::plain(format!("{plain}.")), 0);
                json!({"movers": movers, "text": format!("{first}\n- {plain}."), "kinds": kinds})
            }
            Motions::Following if matches!(dispute.kind, Counter::Amend | Counter::Add) => {
                let (noun, kind) =
                    if kind == "add" { ("tilläggsyrkande", "add") } else { ("ändringsyrkande", "amend") };
                let first = format!("{who} lämnar följande {noun}:");
                sink.paragraph(Text::plain(first.clone()));
                let second = format!("Att {}.", dispute.amendment);
                sink.paragraph(Text::plain(second.clone()));
                json!({"movers": movers, "text": format!("{first}\n\n{second}"), "kinds": [kind]})
            }
            Motions::NameColon => {
                let text = crate::draw::verb::capital(&format!("{plain}."));
                sink.paragraph(Text::plain(format!("{who}: {text}")));
                json!({"movers": movers, "text": text, "kinds": kinds})
            }
            _ => {
                let text = format!("{who} yrkar {plain}.");
                sink.paragraph(Text::plain(text.clone()));
                json!({"movers": movers, "text": text, "kinds": kinds})
            }
        }
    }

    /// Writes the procedure and the vote.
    pub fn vote(&mut self, sink: &mut Sink, matter: &Matter, item: &mut Map<String, Value>) {
        let Some(dispute) = &matter.dispute else { return };
        self.open(sink, "procedure", "Beslutsgång");
        let body = self.body_in_sentence();
        sink.paragraph(Text::plain(format!(
            "Ordföranden ställer proposition på förslagen och finner att {body} beslutar enligt det första."
        )));
        let Some(votes) = &dispute.vote else { return };
        let [yes, no, abstain] = &self.evened(votes.clone());
        let heading = match self.style.vote_heading {
            VoteHeading::Omrostning => Some("Omröstning"),
            VoteHeading::Votering => Some("Votering"),
            VoteHeading::Begars => Some("Omröstning begärs"),
            VoteHeading::None => None,
        };
        let two = self.style.vote_count == VoteCount::Two && dispute.kind == Counter::ReferBack;
        let mut votes = Vec::new();
        let heading = if two {
            self.open(sink, "vote", "Omröstning 1");
            let (yes_means, no_means) = ("att ärendet avgörs idag", "återremiss");
            sink.paragraph(Text::plain(format!("Ja-röst för {yes_means}, nej-röst för {no_means}.")));
            let (yes, no) = (yes.len(), no.len() + abstain.len());
            sink.paragraph(Text::plain(format!(
                "Med {yes} ja-röster mot {no} nej-röster beslutar {body} att avgöra ärendet idag."
            )));
            votes.push(json!({"yes": yes, "no": no, "yes_means": yes_means, "no_means": no_means}));
            Some("Omröstning 2")
        } else {
            heading
        };
        if let Some(words) = heading {
            self.open(sink, "vote", words);
        } else {
            sink.paragraph(Text::plain("Omröstning begärs."));
        }
        let mut value = Map::new();
        let (yes_means, no_means) = ("bifall till förslaget", "bifall till motförslaget");
        match self.style.meaning {
            Meaning::Votes => sink.paragraph(Text::plain(format!("Ja-röst för {yes_means}, nej-röst för {no_means}."))),
            Meaning::Equals => sink.paragraph(Text::plain(format!("JA = {yes_means}, NEJ = {no_means}."))),
            Meaning::Whoever => {
                sink.paragraph(Text::plain(format!(
                    "Den som vill ge {yes_means} röstar ja. Den som vill ge {no_means} röstar nej."
                )));
            }
            Meaning::None => {}
        }
        if matches!(self.style.meaning, Meaning::Votes | Meaning::Equals) {
            value.insert("yes_means".to_owned(), yes_means.into());
            value.insert("no_means".to_owned(), no_means.into());
        } else if self.style.meaning == Meaning::Whoever {
            value.insert("yes_means".to_owned(), super::forms::any());
            value.insert("no_means".to_owned(), super::forms::any());
        }
        let counts = [yes.len(), no.len(), abstain.len()];
        if let Some(text) = self.tally_with_names([yes, no, abstain], &body) {
            sink.paragraph(Text::plain(self.casting(text)));
        } else if let Some(lines) = self.tally_more(counts, &mut value) {
            let all = lines.len();
            sink.space();
            for (at, line) in lines.into_iter().enumerate() {
                if all > 1 {
                    sink.line(&line);
                    if at + 1 == all && self.style.casting != Casting::None {
                        sink.paragraph(Text::plain("Ordföranden avgör med sin utslagsröst."));
                    }
                } else {
                    sink.paragraph(Text::plain(if at + 1 == all { self.casting(line) } else { line }));
                }
            }
        } else {
            let text = self.tally(yes.len(), no.len(), abstain.len(), &body);
            sink.paragraph(Text::plain(self.casting(text)));
        }
        value.insert("yes".to_owned(), yes.len().into());
        value.insert("no".to_owned(), no.len().into());
        if !abstain.is_empty() {
            value.insert("abstain".to_owned(), abstain.len().into());
        }
        self.ballots(sink, [yes, no, abstain], &mut value);
        votes.push(Value::Object(value));
        item.insert("votes".to_owned(), votes.into());
    }

    fn tally(&self, yes: usize, no: usize, abstain: usize, body: &str) -> String {
        let rest = match (self.style.tally, abstain) {
            (_, 0) => String::new(),
            (Tally::Colon, _) => format!(", Avstår: {abstain}"),
            (Tally::ForAgainst, _) => format!(", {abstain} avstod"),
            (_, 1) => " En ledamot avstår från att rösta.".to_owned(),
            _ => format!(" {} ledamöter avstår från att rösta.", crate::draw::verb::capital(&word(abstain))),
        };
        match self.style.tally {
            Tally::MedMot => format!("Med {yes} ja-röster mot {no} nej-röster beslutar {body} enligt förslaget.{rest}"),
            Tally::And => format!("Omröstningen utfaller med {yes} ja-röster och {no} nej-röster.{rest}"),
            Tally::Colon => format!("Ja: {yes}, Nej: {no}{rest}"),
            Tally::ForAgainst => format!("Utfall: {yes} för, {no} emot{rest}."),
            Tally::Words => {
                format!("Omröstningen utfaller med {} ja-röster mot {} nej-röster.{rest}", word(yes), word(no))
            }
            Tally::NoFirst => format!("Omröstningen utfaller med {no} nej-röster mot {yes} ja-röster.{rest}"),
            Tally::Both => format!(
                "Omröstningen utfaller med {} ({yes}) ja-röster mot {} ({no}) nej-röster.{rest}",
                word(yes),
                word(no)
            ),
            Tally::Pieces => format!("Rösterna fördelas så: {yes} st JA och {no} st NEJ.{rest}"),
        }
    }

    /// People in a sentence.
    pub fn joined(&self, people: &[Person]) -> String {
        let names: Vec<String> = people.iter().map(|person| self.mention(person)).collect();
        match names.split_last() {
            None => String::new(),
            Some((last, [])) => last.clone(),
            Some((last, first)) => format!("{} och {last}", first.join(", ")),
        }
    }

    fn ballots(&self, sink: &mut Sink, [yes, no, abstain]: [&Vec<Person>; 3], value: &mut Map<String, Value>) {
        if self.ballots_more(sink, [yes, no, abstain], value) || self.style.ballots == Ballots::None {
            return;
        }
        let votes = [(yes, "yes"), (no, "no"), (abstain, "abstain")];
        let ballot =
            |person: &Person, vote: &str| json!({"name": person.name(), "party": self.party(person), "vote": vote});
        let mut ballots: Vec<Value> = Vec::new();
        for (people, vote) in votes {
            ballots.extend(people.iter().map(|person| ballot(person, vote)));
        }
        match self.style.ballots {
            Ballots::None => {}
            Ballots::TwoColumns => {
                sink.space();
                sink.row(&["Ja-röster", "Nej-röster"], &[0, 42], true);
                for at in 0..yes.len().max(no.len()) {
                    let cell =
                        |people: &[Person]| people.get(at).map(|person| self.mention(person)).unwrap_or_default();
                    sink.row(&[&cell(yes), &cell(no)], &[0, 42], false);
                }
                ballots.retain(|ballot| ballot["vote"] != "abstain");
            }
            Ballots::Marks => {
                let columns = [0, 42, 50, 58];
                sink.space();
                sink.row(&["Ledamot", "Ja", "Nej", "Avstår"], &columns, true);
                for (people, vote) in votes {
                    for person in people {
                        let mark = |of: &str| if of == vote { "X" } else { "" };
                        sink.row(&[&self.mention(person), mark("yes"), mark("no"), mark("abstain")], &columns, false);
                    }
                }
                let sums = [yes.len().to_string(), no.len().to_string(), abstain.len().to_string()];
                sink.row(&["Summa", &sums[0], &sums[1], &sums[2]], &columns, false);
                value.insert("abstain".to_owned(), abstain.len().into());
            }
            Ballots::Word | Ballots::Dash => {
                sink.space();
                for (people, vote) in votes {
                    let word = match vote {
                        "yes" => "Ja",
                        "no" => "Nej",
                        _ => "Avstår",
                    };
                    for person in people {
                        if self.style.ballots == Ballots::Dash {
                            sink.line(&format!("{} - {}", self.mention(person), word.to_uppercase()));
                        } else {
                            sink.row(&[&self.mention(person), word], &[0, 42], false);
                        }
                    }
                }
            }
            Ballots::Sentences => {
                for (people, words) in [(yes, "Ja röstar"), (no, "Nej röstar"), (abstain, "Avstår från att rösta gör")]
                {
                    if !people.is_empty() {
                        sink.paragraph(Text::plain(format!("{words} {}.", self.joined(people))));
                    }
                }
            }
            Ballots::Following => {
                for (people, words) in [(yes, "röstar JA"), (no, "röstar NEJ"), (abstain, "AVSTÅR från att rösta")]
                {
                    if !people.is_empty() {
                        sink.paragraph(Text::plain(format!("Följande ledamöter {words}: {}.", self.joined(people))));
                    }
                }
            }
        }
        value.insert("ballots".to_owned(), ballots.into());
    }

    /// Writes reservations.
    pub fn reservation(&mut self, sink: &mut Sink, matter: &Matter, item: &mut Map<String, Value>) {
        let Some(dispute) = &matter.dispute else { return };
        if self.style.reservation == Reservation::None {
            return;
        }
        let people = if dispute.dissent.is_empty() { vec![dispute.against.clone()] } else { dispute.dissent.clone() };
        let (named, names) = (people.iter().map(|person| self.named(person)).collect::<Vec<_>>(), self.joined(&people));
        let parties = |writer: &Self| {
            let mut all: Vec<(String, &'static str)> = Vec::new();
            for person in &people {
                if let (Some(party), Some((_, full))) = (writer.party(person), person.party)
                    && all.iter().all(|(known, _)| *known != party)
                {
                    all.push((party, full));
                }
            }
            all
        };
        let parties = parties(self);
        let dissenting = people.clone();
        if let Some(value) = self.reservation_more(sink, &dissenting, dispute.opinion) {
            item.insert("reservations".to_owned(), value);
            return;
        }
        self.open(sink, "reservation", "Reservation");
        let (people, text) = match self.style.reservation {
            Reservation::Parties if !parties.is_empty() => {
                let list: Vec<&str> = parties.iter().map(|(party, _)| party.as_str()).collect();
                let values: Vec<Value> = parties.iter().map(|(party, _)| json!({"party": party})).collect();
                (values, format!("Ledamöterna i {} reserverar sig mot beslutet.", list.join(" och ")))
            }
            Reservation::Possessive if !parties.is_empty() => {
                let full = parties[0].1;
                (vec![json!({"party": full})], format!("{full}s ledamöter reserverar sig mot beslutet."))
            }
            Reservation::Following => {
                sink.paragraph(Text::plain(format!("{names} lämnar följande reservation:")));
                (named, dispute.opinion.to_owned())
            }
            Reservation::Favour => (named, format!("{names} reserverar sig till förmån för eget yrkande.")),
            _ => (named, format!("{names} reserverar sig mot beslutet.")),
        };
        sink.paragraph(Text::plain(text.clone()));
        item.insert("reservations".to_owned(), json!([{"people": people, "text": text}]));
    }

    /// Writes statements for the minutes.
    pub fn statement(&mut self, sink: &mut Sink, matter: &Matter, item: &mut Map<String, Value>) {
        let Some((person, opinion)) = &matter.statement else { return };
        let (heading, noun) = match self.style.statement {
            Statement::None => return,
            Statement::Special => ("Särskilt yttrande", "särskilda yttrande"),
            Statement::Note => ("Protokollsanteckning", "protokollsanteckning"),
        };
        if let Some(value) = self.statement_more(sink, person, opinion) {
            item.insert("statements".to_owned(), value);
            return;
        }
        self.open(sink, "statement", heading);
        sink.paragraph(Text::plain(format!("{} lämnar följande {noun}:", self.mention(person))));
        sink.paragraph(Text::plain(*opinion));
        item.insert("statements".to_owned(), json!([{"people": [self.named(person)], "text": opinion}]));
    }

    /// Writes who did not take part.
    pub fn recusal(&mut self, sink: &mut Sink, matter: &Matter, item: &mut Map<String, Value>) {
        let Some(person) = &matter.recused else { return };
        let who = self.mention(person);
        let text = match self.style.recusal {
            Recusal::None => return,
            Recusal::NotTaken => format!("Med anledning av jäv har {who} inte deltagit i ärendets handläggning."),
            Recusal::DoesNot => format!("{who} deltar inte i handläggningen på grund av jäv."),
            Recusal::Reports => format!("{who} anmäler jäv och deltar inte i beslutet."),
        };
        if let Some(value) = self.recusal_more(sink, person) {
            item.insert("recusals".to_owned(), value);
            return;
        }
        self.open(sink, "recusal", "Jäv");
        sink.paragraph(Text::plain(text));
        item.insert(
            "recusals".to_owned(),
            json!([{"name": person.name(), "party": self.party(person), "reason": super::forms::any()}]),
        );
    }
}
