//! Who is there.

use serde_json::{Value, json};

use super::layout::List;
use super::persons::Entry;
use super::{Writer, forms};
use crate::axes::{
    Absent, AdjustersLabel, CalledHeading, Document, Guests, GuestsMore, MembersHeading, NotServing, OfficeForm,
    Officials, OthersHeading, Remote, Roster, Scope, ServingPlace, Substitution, TitleLine, Vacancy,
};
use crate::draw::Person;

impl Writer<'_> {
    /// The heading of those who decide.
    fn members_heading(&self) -> &'static str {
        let agenda = self.style.document == Document::Agenda;
        match self.style.members_heading {
            _ if agenda && self.style.body.is_public() => match self.style.called_heading {
                CalledHeading::Members => "Ledamöter",
                CalledHeading::Called => "Kallade",
                CalledHeading::CalledMembers => "Kallade ledamöter",
                CalledHeading::Ordinary => "Ordinarie ledamöter",
            },
            _ if agenda => "Ledamöter",
            _ if self.style.title_line == TitleLine::PerCapsulam => "Deltagande i beslutet",
            _ if !self.style.body.is_public() => "Närvarande",
            MembersHeading::Deciding | MembersHeading::Stacked => "Beslutande",
            MembersHeading::DecidingMembers => "Beslutande ledamöter",
            MembersHeading::PresentMembers => "Närvarande ledamöter",
            MembersHeading::Present => "Närvarande",
            MembersHeading::Members => "Ledamöter",
            MembersHeading::Participants => "Deltagare",
        }
    }

    /// The first and the last number.
    pub fn range(&self) -> (u32, u32) {
        let first = self.facts.first;
        (first, first + (self.facts.matters.len() + self.gap_of_secret().1) as u32 - 1)
    }

    /// A scope behind a name.
    fn scoped(&mut self, entry: Entry) -> Entry {
        let (first, last) = self.range();
        if last < first + 3 {
            return entry;
        }
        let middle = first + 1 + self.rng.below((last - first - 1) as usize) as u32;
        let pause = self.facts.setting.pause;
        let (dash, spoken) = (format!("{first}-{middle}"), format!("{first}–{middle}"));
        let text = match self.style.scope {
            Scope::None => return entry,
            Scope::Bare => dash.clone(),
            Scope::Signs => format!("§§ {dash}"),
            Scope::CommaSigns => format!("§§ {spoken}"),
            Scope::Not => format!("ej § {middle}"),
            Scope::Paren => format!("§ {middle}"),
            Scope::Partial => format!("del av § {middle}"),
            Scope::Clock => format!("kl {}.{:02}-{}.{:02}", pause.0.0, pause.0.1, pause.1.0, pause.1.1),
            Scope::From => format!("fr.o.m. § {middle}"),
            Scope::Recused => format!("ej § {middle} (jäv)"),
            Scope::Several => format!("§§ {dash}, {last}"),
            Scope::Until => format!("t.o.m. kl {}.{:02}", pause.1.0, pause.1.1),
            Scope::Arrived => format!("från kl {}.{:02}", pause.0.0, pause.0.1),
            Scope::NotTaken => format!("deltog inte under § {middle}"),
        };
        let entry = match self.style.scope {
            Scope::Signs | Scope::Bare | Scope::CommaSigns => entry.key("items", json!([dash])),
            Scope::Not => entry.key("items_except", json!([middle.to_string()])),
            Scope::Paren => entry.key("items", json!([middle.to_string()])),
            Scope::Partial => entry.key("items_partial", json!([middle.to_string()])),
            Scope::Clock => entry.key("from", pause.0.iso()).key("until", pause.1.iso()),
            Scope::From => entry.key("items", json!([format!("{middle}-")])),
            Scope::Recused => entry.key("items_except", json!([middle.to_string()])).key("reason", "jäv"),
            Scope::Several => entry.key("items", json!([dash, last.to_string()])),
            Scope::Until => entry.key("until", pause.1.iso()),
            Scope::Arrived => entry.key("from", pause.0.iso()),
            Scope::NotTaken => entry.key("items_except", json!([middle.to_string()])),
            Scope::None => entry,
        };
        let entry = entry.key(
            "scope_text",
            if matches!(self.style.scope, Scope::Paren | Scope::Recused) { forms::any() } else { text.clone().into() },
        );
        match self.style.scope {
            Scope::NotTaken | Scope::Several => entry.words(&format!(", {text}")),
            Scope::CommaSigns => entry.words(&format!(", {text}")),
            Scope::Paren => entry.words(&format!(" ({text})")),
            _ => entry.words(&format!(" {text}")),
        }
    }

    fn remote(&self, entry: Entry) -> Entry {
        let words = match self.style.remote {
            Remote::None => return entry,
            Remote::Teams => ", via Teams",
            Remote::Distance => " på distans",
            Remote::Link => ", via länk",
        };
        entry.words(words).key("remote", true)
    }

    /// Those who decide.
    pub fn members(&mut self) -> Vec<Entry> {
        let people = &self.facts.people;
        let minutes = self.style.document == Document::Minutes;
        let mut rows: Vec<Entry> = Vec::new();
        for (at, (person, office)) in people.members.iter().enumerate() {
            let mut entry = self.entry(person, *office, "member");
            if let Some(function) = people.functions[at] {
                let words = if self.in_list() { format!(" ({function})") } else { format!(", {function}") };
                entry = entry.words(&words).key("title", function);
            }
            if minutes && at == people.members.len() - 1 && self.style.body.is_public() && !self.in_list() {
                entry = self.scoped(entry);
            } else if minutes && at == people.members.len() - 2 {
                entry = self.remote(entry);
            }
            rows.push(self.lowered(at, entry));
        }
        if self.style.vacancy != Vacancy::None && self.style.body.has_parties() && !self.in_list() {
            let text = if self.style.vacancy == Vacancy::Party { "Vakant (S)" } else { "VAKANT" };
            rows.push(Entry { line: text.to_owned(), ..Entry::default() });
            let party = (self.style.vacancy == Vacancy::Party).then_some("S");
            self.set("vacancies", json!([{"role": "member", "party": party}]));
        }
        rows
    }

    fn serving(&mut self) -> Vec<Entry> {
        let (first, last) = self.range();
        let people = &self.facts.people;
        let mut rows = Vec::new();
        for (person, replaced) in &people.serving {
            let entry = self.entry(person, None, "serving_substitute");
            if let Some(written) = self.serving_more(&entry, replaced) {
                rows.push(written);
                continue;
            }
            let who = &replaced[0];
            let (mention, named) = (self.mention(who), self.named(who));
            let words = match self.style.substitution {
                Substitution::Replaces => format!(" ersätter {mention}"),
                Substitution::For => format!(" för {mention}"),
                Substitution::ServesFor => format!(" tjänstgör för {mention}"),
                Substitution::InsteadOf => format!(" istf {mention}"),
                Substitution::Tjg => format!(" tjg ers för {mention}"),
                Substitution::SubstituteFor => format!(", ersättare för {mention}"),
                Substitution::Serving => format!(", tjänstgörande ersättare för {mention}"),
                Substitution::InsteadInFull => format!(" i stället för {mention}"),
                Substitution::Two if last > first + 1 => {
                    let middle = first + (last - first) / 2;
                    let scopes = [format!("{first}-{middle}"), format!("{}-{last}", middle + 1)];
                    let scopes = scopes.map(|scope| match scope.split_once('-') {
                        Some((a, b)) if a == b => a.to_owned(),
                        _ => scope,
                    });
                    let second = &replaced[1];
                    let words =
                        format!(" ersätter {mention} §§ {}, {} §§ {}", scopes[0], self.mention(second), scopes[1]);
                    let mut both = [named.clone(), self.named(second)];
                    for (value, scope) in both.iter_mut().zip(&scopes) {
                        value["items"] = json!([scope]);
                    }
                    rows.push(
                        entry
                            .words(&words)
                            .key("substitutions", json!(both))
                            .key("items", forms::any())
                            .key("scope_text", forms::any()),
                    );
                    continue;
                }
                Substitution::Two => format!(" ersätter {mention}"),
            };
            rows.push(entry.words(&words).key("substitutions", json!([named])));
        }
        rows
    }

    /// People with nothing besides.
    pub fn plain(&self, people: &[Person], role: &str) -> Vec<Entry> {
        people.iter().map(|person| self.entry(person, None, role)).collect()
    }

    fn officials(&mut self) -> Vec<Entry> {
        let mut rows = Vec::new();
        if self.style.officials == Officials::None {
            return rows;
        }
        for (person, title) in self.facts.people.officials.clone() {
            let name = person.name();
            let line = match self.style.officials {
                Officials::Before => format!("{title} {name}"),
                _ if self.in_list() => format!("{name} ({title})"),
                Officials::Paren => format!("{name} ({title})"),
                _ => format!("{name}, {title}"),
            };
            let entry = if self.style.officials == Officials::Cell && !self.in_list() {
                self.celled(Entry { line: name.clone(), ..Entry::default() }, title)
            } else {
                Entry { line, ..Entry::default() }
            };
            let entry = entry.key("name", name).key("role", "official").key("title", title);
            let last = self.range().1;
            if self.style.officials == Officials::Scoped && rows.is_empty() && self.style.document == Document::Minutes
            {
                rows.push(
                    entry
                        .words(&if self.in_list() { format!(" § {last}") } else { format!(", § {last}") })
                        .key("items", json!([last.to_string()]))
                        .key("scope_text", format!("§ {last}")),
                );
            } else {
                rows.push(entry);
            }
        }
        if let Some((person, title)) = &self.facts.people.secretary {
            let name = person.name();
            let line = if self.style.officials == Officials::Before {
                format!("{title} {name}")
            } else if self.in_list() {
                format!("{name} ({title})")
            } else {
                format!("{name}, {title}")
            };
            let role = if self.secretary_signs() || *title == "sekreterare" { "secretary" } else { "official" };
            let entry = Entry { line, ..Entry::default() }.key("name", name).key("role", role);
            rows.push(entry.key("title", if *title == "sekreterare" { forms::any() } else { (*title).into() }));
        }
        rows
    }

    fn guests(&self) -> Vec<Entry> {
        if let Some(rows) = self.guests_more() {
            return rows;
        }
        let mut rows = Vec::new();
        for (person, organization) in &self.facts.people.guests {
            let name = person.name();
            let line = match self.style.guests {
                Guests::None => continue,
                Guests::Comma if !self.in_list() => format!("{name}, {organization}"),
                Guests::From => format!("{name} från {organization}"),
                Guests::Paren | Guests::Comma => format!("{name} ({organization})"),
                Guests::Titled if self.in_list() => format!("{name} (revisor)"),
                Guests::Titled => format!("{name}, revisor"),
                Guests::Group => {
                    let group = "4 PRAO-elever";
                    rows.push(
                        Entry { line: group.to_owned(), ..Entry::default() }
                            .key("name", group)
                            .key("role", "guest")
                            .key("group", true),
                    );
                    continue;
                }
            };
            let entry = Entry { line, ..Entry::default() }.key("name", name).key("role", "guest");
            rows.push(match self.style.guests {
                Guests::Titled => entry.key("title", "revisor"),
                _ => entry.key("organization", *organization),
            });
        }
        rows
    }

    fn lists(&mut self) -> Vec<List> {
        let minutes = self.style.document == Document::Minutes;
        let mut lists = vec![List { heading: self.members_heading(), rows: self.members() }];
        if self.style.body.has_parties() && minutes {
            let serving = self.serving();
            match self.style.serving_place {
                ServingPlace::Among => lists[0].rows.extend(serving),
                ServingPlace::Subheading if !self.tabled() && !self.in_list() => {
                    lists[0].heading = "Beslutande";
                    lists.push(List { heading: "Ersättare", rows: serving });
                }
                ServingPlace::Heading | ServingPlace::Subheading => {
                    lists.push(List { heading: "Tjänstgörande ersättare", rows: serving });
                }
            }
        }
        if self.style.body.has_parties() && self.style.not_serving != NotServing::None {
            let heading = match self.style.not_serving {
                _ if !minutes => "Ersättare",
                NotServing::None | NotServing::NotServing => "Ej tjänstgörande ersättare",
                NotServing::Substitutes if self.style.serving_place == ServingPlace::Subheading => {
                    "Ej tjänstgörande ersättare"
                }
                NotServing::Substitutes => "Ersättare",
                NotServing::Present => "Närvarande ersättare",
                NotServing::NotDeciding => "Ej beslutande ersättare",
                NotServing::Others => "Övriga ersättare",
                NotServing::Icke => "Icke tjänstgörande ersättare",
            };
            let role = if minutes { "non_serving_substitute" } else { "substitute" };
            let rows = self.plain(&self.facts.people.idle, role);
            lists.push(List { heading, rows });
        }
        if minutes && self.style.absent != Absent::None {
            let heading = match self.style.absent {
                Absent::Hindered => "Anmält förhinder",
                Absent::NotPresent => "Ej närvarande",
                _ => "Frånvarande",
            };
            let rows = self.plain(&self.facts.people.absent, "absent");
            lists.push(List { heading, rows });
        }
        if minutes && self.style.body.is_public() {
            let rows = self.officials();
            let heading = match self.style.others_heading {
                OthersHeading::Participants => "Övriga deltagare",
                OthersHeading::Present => "Övriga närvarande",
                OthersHeading::Staff => "Tjänstepersoner",
                OthersHeading::StaffMen => "Tjänstemän",
                OthersHeading::Others => "Övriga",
                OthersHeading::Taking => "Övriga deltagande",
            };
            lists.push(List { heading, rows });
            let staff = matches!(self.style.others_heading, OthersHeading::Staff | OthersHeading::StaffMen);
            let rows = self.guests();
            if self.style.guests_more == GuestsMore::Union {
                lists.push(List { heading: "Fackliga representanter", rows });
            } else if staff {
                lists.push(List { heading: "Övriga närvarande", rows });
            } else if let Some(last) = lists.last_mut() {
                last.rows.extend(rows);
            }
        }
        lists.retain(|list| !list.rows.is_empty());
        lists
    }

    /// Writes the roster.
    pub fn roster(&mut self) {
        self.gap();
        if self.roster_told() {
            return;
        }
        let board = !self.style.body.is_assembly();
        if board
            && self.style.roster == Roster::Functions
            && !self.style.body.has_parties()
            && self.style.document == Document::Minutes
        {
            self.functions();
            return;
        }
        let mut lists: Vec<List> = self.lists();
        let public = self.style.body.is_public();
        let minutes = self.style.document == Document::Minutes;
        if !public && minutes {
            self.club_lists(&mut lists);
        }
        if self.roster_is_later() && minutes {
            self.line("Närvarolista");
        }
        let seats = minutes && self.seats();
        if seats {
            lists
                .retain(|list| list.rows.iter().any(|row| row.keys.get("role").is_some_and(|role| role == "official")));
        }
        match self.style.roster {
            _ if seats => {}
            Roster::TwoColumns
                if lists.len() > 1 && lists.iter().any(|list| list.heading.to_lowercase().contains("ersättare")) =>
            {
                let members = lists.remove(0);
                let at = lists.iter().rposition(|list| list.heading.to_lowercase().contains("ersättare")).unwrap_or(0);
                let substitutes = lists.remove(at);
                self.two_columns(members, substitutes);
            }
            Roster::Marks | Roster::YesNo if minutes => {
                let members = lists.remove(0);
                let absent = self.plain(&self.facts.people.absent, "absent");
                lists.retain(|list| !matches!(list.heading, "Frånvarande" | "Anmält förhinder" | "Ej närvarande"));
                let heading = if self.style.roster == Roster::YesNo { "Namn" } else { "Ledamöter" };
                self.table(heading, members.rows, absent);
            }
            _ => {}
        }
        let chair_heading = self.style.office == OfficeForm::Heading && public && !self.in_list() && !self.tabled();
        for (at, list) in lists.into_iter().enumerate() {
            let mut rows = list.rows;
            if at == 0 && chair_heading {
                let chair = rows.remove(0);
                self.write_list("Ordförande", vec![chair]);
            }
            self.write_list(list.heading, rows);
        }
        self.gap();
    }

    /// Whether the cover only points at the roster.
    pub fn roster_is_later(&self) -> bool {
        self.style.roster == Roster::Later && self.style.body.is_public()
    }

    /// The line that points at it.
    pub fn roster_pointer(&mut self) {
        let words = self.rng.word(&["Se sidan 2", "Se bifogad närvarolista", "Enligt förteckning på sidan 2"]);
        self.labelled("Beslutande", words);
    }

    /// Those who adjust the minutes, where a label of the cover tells.
    pub fn adjusters(&mut self) {
        let minutes = self.style.document == Document::Minutes;
        if !minutes || self.style.adjusters_label == AdjustersLabel::None {
            return;
        }
        let label = match self.style.adjusters_label {
            AdjustersLabel::Appointed | AdjustersLabel::None => "Utses att justera",
            AdjustersLabel::Justerare => "Justerare",
            AdjustersLabel::Justerande => "Justerande",
            AdjustersLabel::Election => "Val av justerare",
            AdjustersLabel::Protocol => "Protokollsjusterare",
        };
        let (text, values) = self.adjusters_text();
        match text.split_once(" och ") {
            Some((first, second)) if self.style.adjusters == crate::axes::Adjusters::Lines => {
                self.labelled(label, first);
                if matches!(self.style.cover, crate::axes::Cover::Beside | crate::axes::Cover::Apart) {
                    self.row(&["", second], &[0, super::cover::VALUE]);
                } else {
                    self.line(second);
                }
            }
            _ => self.labelled(label, &text),
        }
        self.out.insert("adjusters".to_owned(), values);
    }

    fn adjusters_text(&self) -> (String, Value) {
        use crate::axes::Adjusters;

        let people: Vec<Person> =
            self.facts.people.adjusters.iter().map(|&at| self.facts.people.members[at].0.clone()).collect();
        let mentions: Vec<String> = people.iter().map(|person| self.mention(person)).collect();
        let mut values: Vec<Value> = people.iter().map(|person| self.named(person)).collect();
        let text = match self.style.adjusters {
            Adjusters::One => mentions[0].clone(),
            Adjusters::And | Adjusters::Lines => mentions.join(" och "),
            Adjusters::Comma => mentions.join(", "),
            Adjusters::WithSubstitute | Adjusters::SubstituteAfter => {
                values[1]["substitute"] = true.into();
                if self.style.adjusters == Adjusters::WithSubstitute {
                    format!("{} med {} som ersättare", mentions[0], mentions[1])
                } else {
                    format!("{}, ersättare {}", mentions[0], mentions[1])
                }
            }
        };
        (text, Value::Array(values))
    }

    /// Those who sign as adjusters.
    pub fn signers(&self) -> Vec<Person> {
        use crate::axes::Adjusters;
        let people = &self.facts.people;
        let all = people.adjusters.iter().map(|&at| people.members[at].0.clone());
        let both = !matches!(self.style.adjusters, Adjusters::WithSubstitute | Adjusters::SubstituteAfter);
        all.take(if both { 2 } else { 1 }).collect()
    }
}
