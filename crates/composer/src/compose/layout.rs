//! Lists of people: lines, rows, tables, running text.

use serde_json::Value;

use super::Writer;
use super::cover::VALUE;
use super::persons::Entry;
use crate::axes::{Body, Document, Initials, MembersHeading, Roster, RosterHeads, RowMore, ServingPlace, Tick};
use crate::draw::Office;
use crate::draw::verb::capital;
use crate::page::Block;

/// A list below a heading.
pub struct List {
    /// The heading.
    pub heading: &'static str,
    /// Who is listed.
    pub rows: Vec<Entry>,
}

impl Writer<'_> {
    /// Whether people stand in running text.
    pub fn in_list(&self) -> bool {
        matches!(self.style.roster, Roster::Commas | Roster::Semicolons) && self.style.document == Document::Minutes
    }

    /// Takes people over as participants.
    fn take(&mut self, rows: Vec<Entry>) {
        self.people.extend(rows.into_iter().filter(|entry| !entry.keys.is_empty()).map(Entry::value));
    }

    /// Members beside substitutes.
    pub fn two_columns(&mut self, left: List, right: List) {
        self.head_row(&[left.heading, right.heading], &[0, 46]);
        for at in 0..left.rows.len().max(right.rows.len()) {
            let cell = |list: &List| list.rows.get(at).map(|entry| entry.line.clone()).unwrap_or_default();
            self.row(&[&cell(&left), &cell(&right)], &[0, 46]);
        }
        self.gap();
        self.take(left.rows);
        self.take(right.rows);
    }

    /// A table of members, present and absent.
    pub fn table(&mut self, heading: &str, present: Vec<Entry>, absent: Vec<Entry>) {
        let marks = self.style.roster == Roster::Marks;
        let (yes, no) = match self.style.tick {
            _ if !marks => ("Ja", "Nej"),
            Tick::Plain => ("x", "-"),
            Tick::Check => ("✓", "-"),
            Tick::Heavy => ("✔", "–"),
            Tick::Box => ("☑", "☐"),
            Tick::BoxX | Tick::Before => ("☒", "☐"),
            Tick::One => ("1", "-"),
            Tick::Capital => ("X", "–"),
        };
        if marks && self.style.tick == Tick::Before {
            self.line(heading);
            for (entry, mark) in present.iter().map(|entry| (entry, yes)).chain(absent.iter().map(|entry| (entry, no)))
            {
                self.row(&[mark, &entry.line], &[0, 4]);
            }
            self.gap();
            self.take(present);
            self.take(absent);
            return;
        }
        self.head_row(&[heading, "Närvarande"], &[0, 50]);
        for (entry, mark) in present.iter().map(|entry| (entry, yes)).chain(absent.iter().map(|entry| (entry, no))) {
            self.row(&[&entry.line, mark], &[0, 50]);
        }
        self.gap();
        self.take(present);
        self.take(absent);
    }

    /// A table of functions, names and attendance.
    pub fn functions(&mut self) {
        let columns = [0, 24, 56];
        self.head_row(&["Befattning", "Namn", "Närvarande"], &columns);
        let people = &self.facts.people;
        let plain =
            if self.style.body == Body::Company || self.style.body.is_public() { "Ledamot" } else { "Styrelseledamot" };
        let mut rows: Vec<(String, String, &str, Entry)> = Vec::new();
        for (at, (person, office)) in people.members.iter().enumerate() {
            let entry = self.entry(person, None, "member");
            let (function, entry) = match (office, people.functions[at]) {
                (Some(Office::Chair), _) => ("Ordförande".to_owned(), entry.key("office", "chair")),
                (Some(_), _) => ("Vice ordförande".to_owned(), entry.key("office", "vice_chair")),
                (None, Some(function)) => (capital(function), entry.key("title", capital(function))),
                (None, None) => (plain.to_owned(), entry.key("title", super::forms::any())),
            };
            rows.push((function, entry.line.clone(), "Ja", entry));
        }
        for person in &people.absent {
            let entry = self.entry(person, None, "absent").key("title", super::forms::any());
            rows.push((plain.to_owned(), entry.line.clone(), "Nej", entry));
        }
        if let Some((person, _)) = &people.secretary {
            let entry =
                Entry::default().key("name", person.name()).key("role", "secretary").key("title", super::forms::any());
            rows.push(("Sekreterare".to_owned(), person.name(), "Ja", entry));
        }
        for (function, name, present, _) in &rows {
            self.row(&[function, name, present], &columns);
        }
        self.gap();
        self.take(rows.into_iter().map(|row| row.3).collect());
    }

    /// A heading above a list, which may itself stand below another.
    fn list_heading(&mut self, heading: &str) {
        let stacked = self.style.members_heading == MembersHeading::Stacked
            || self.style.serving_place == ServingPlace::Subheading;
        if stacked && heading == "Beslutande" && self.style.document == Document::Minutes {
            self.line("Beslutande");
            self.line("Ledamöter");
        } else {
            self.line(heading);
        }
    }

    /// A list.
    pub fn write_list(&mut self, heading: &str, rows: Vec<Entry>) {
        let stacked = self.style.members_heading == MembersHeading::Stacked && heading == "Beslutande";
        if self.people.is_empty() && self.style.roster_heads != RosterHeads::Plain {
            self.list_heading(heading);
            let rows = match self.style.roster_heads {
                RosterHeads::Senders => self.sent_rows(rows),
                _ => {
                    self.headed_rows(&rows);
                    rows
                }
            };
            self.gap();
            self.take(rows);
            return;
        }
        match self.style.roster {
            _ if self.in_list() => self.running(heading, &rows),
            Roster::Beside => {
                if stacked {
                    self.line("Beslutande");
                }
                let heading = if stacked { "Ledamöter" } else { heading };
                for (at, entry) in rows.iter().filter(|entry| !entry.hidden).enumerate() {
                    let label = if at == 0 { heading } else { "" };
                    if self.initialled(Some(label), entry) {
                        continue;
                    }
                    let mut cells = vec![label, entry.line.as_str()];
                    cells.extend(entry.cells.iter().map(String::as_str));
                    self.row(&cells, &[0, VALUE, VALUE + 30, VALUE + 38]);
                }
            }
            Roster::Bullets => {
                self.list_heading(heading);
                for entry in rows.iter().filter(|entry| !entry.hidden) {
                    let text = std::iter::once(&entry.line).chain(&entry.cells).cloned().collect::<Vec<_>>().join(" ");
                    self.block(Block::Entry { mark: "-".to_owned(), text, level: 0 });
                }
            }
            _ => {
                if self.style.initials == Initials::Letters && self.people.is_empty() {
                    self.head_row(&[heading, "Sign."], &[0, 62]);
                } else {
                    self.list_heading(heading);
                }
                for (at, entry) in rows.iter().filter(|entry| !entry.hidden).enumerate() {
                    if self.initialled(None, entry) {
                        continue;
                    }
                    let text = std::iter::once(&entry.line).chain(&entry.cells).cloned().collect::<Vec<_>>().join(" ");
                    if self.style.row_more == RowMore::Numbered {
                        self.block(Block::Entry { mark: format!("{}.", at + 1), text, level: 0 });
                    } else if self.style.row_more == RowMore::Star {
                        self.block(Block::Entry { mark: "*".to_owned(), text, level: 0 });
                    } else if entry.cells.is_empty() {
                        self.line(entry.line.clone());
                    } else {
                        let mut cells = vec![entry.line.as_str()];
                        cells.extend(entry.cells.iter().map(String::as_str));
                        self.row(&cells, &[0, 34, 42]);
                    }
                }
            }
        }
        self.gap();
        self.take(rows);
    }

    /// Those who decide below the names of their parties, or in a table with what they own.
    fn headed_rows(&mut self, rows: &[Entry]) {
        let shown = rows.iter().filter(|entry| !entry.hidden);
        if self.style.roster_heads == RosterHeads::Shares {
            let columns = [0, 30, 56];
            self.head_row(&["Namn", "Fastighet", "Andelar"], &columns);
            for (at, entry) in shown.enumerate() {
                self.row(&[&entry.line, &format!("Norrby 1:{}", 3 * at + 2), &(at % 5 + 1).to_string()], &columns);
            }
            return;
        }
        let mut parties: Vec<(String, Vec<String>)> = Vec::new();
        for entry in shown {
            let party = entry.keys.get("party").and_then(Value::as_str).unwrap_or_default();
            let full = crate::words::names::PARTIES.iter().find(|(short, _)| *short == party);
            // Whoever has no party that has a name stands below none, with what is printed behind the name.
            let (head, line) = match full {
                Some((short, full)) => {
                    (format!("{full} ({short})"), entry.line.replacen(&format!(" ({short})"), "", 1))
                }
                None => (String::new(), entry.line.clone()),
            };
            match parties.iter_mut().find(|(known, _)| *known == head) {
                Some((_, lines)) => lines.push(line),
                None => parties.push((head, vec![line])),
            }
        }
        // Below another's heading they would be of that party.
        parties.sort_by_key(|(head, _)| !head.is_empty());
        let lines: Vec<String> = parties
            .into_iter()
            .flat_map(|(head, lines)| std::iter::once(head).filter(|head| !head.is_empty()).chain(lines))
            .collect();
        if self.style.roster_heads == RosterHeads::Party {
            lines.into_iter().for_each(|line| self.line(line));
            return;
        }
        // The second column goes on where the first one ends: with a party.
        let middle = lines.len().div_ceil(2);
        let cut = (middle..lines.len()).find(|at| lines[*at].ends_with(')') && !lines[*at].contains(','));
        let (left, right) = lines.split_at(cut.unwrap_or(lines.len()));
        for at in 0..left.len().max(right.len()) {
            let cell = |column: &[String]| column.get(at).cloned().unwrap_or_default();
            self.row(&[&cell(left), &cell(right)], &[0, 46]);
        }
    }

    /// Those who decide behind whom they come from: "4A: Eva Holm och Bo Lind".
    fn sent_rows(&mut self, rows: Vec<Entry>) -> Vec<Entry> {
        let mut sent: Vec<Entry> = Vec::with_capacity(rows.len());
        let mut open = false;
        let mut line = String::new();
        for mut entry in rows {
            // One row has the first two where no office parts them.
            let joins = open && !entry.hidden && !entry.line.contains([',', '(']);
            let at = sent.last().and_then(|last| last.keys.get("organization")).filter(|_| joins).cloned();
            let number = sent.len();
            let sender = match at {
                Some(known) => known,
                None => {
                    let forms = ["4A", "PRO Vik", "Klass 7", "5B", "Avdelning 12", "SPF Sunne", "6A", "Krets 3"];
                    Value::from(forms[number % forms.len()])
                }
            };
            if joins {
                line.push_str(&format!(" och {}", entry.line));
            } else {
                if !line.is_empty() {
                    self.line(std::mem::take(&mut line));
                }
                line = format!("{}: {}", sender.as_str().unwrap_or_default(), entry.line);
            }
            open = !joins && !entry.line.contains([',', '(']);
            entry.keys.insert("organization".to_owned(), sender);
            sent.push(entry);
        }
        if !line.is_empty() {
            self.line(line);
        }
        sent
    }

    fn running(&mut self, heading: &str, rows: &[Entry]) {
        let semicolons = self.style.roster == Roster::Semicolons;
        let mut text = String::new();
        for (at, entry) in rows.iter().enumerate() {
            text.push_str(match (at, at + 1 == rows.len(), semicolons) {
                (0, ..) => "",
                (_, true, true) => "; samt ",
                (_, true, false) => " och ",
                (_, false, true) => "; ",
                (_, false, false) => ", ",
            });
            text.push_str(&entry.line);
        }
        self.block(Block::Paragraph(format!("{heading}: {text}.")));
    }

    /// What only cells can show is said by words where people stand in running text.
    pub fn celled(&self, entry: Entry, cell: &str) -> Entry {
        if self.in_list() || self.tabled() { entry.words(&format!(", {cell}")) } else { entry.cell(cell) }
    }

    /// Whether the roster is a table of its own.
    pub fn tabled(&self) -> bool {
        matches!(self.style.roster, Roster::TwoColumns | Roster::Marks | Roster::YesNo | Roster::Functions)
    }
}
