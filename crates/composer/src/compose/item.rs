//! Items: their heads, and what stands below in minutes.

use serde_json::{Map, Value, json};

use super::sink::Sink;
use super::text::Text;
use super::{Writer, forms};
use crate::axes::{
    CasePlace, ClassCode, Contents, Description, Distribution, DistributionHeading, Documents, DocumentsHeading,
    Groups, GroupsSeen, HeadingPrint, Immediate, ItemMark, ItemTitle, Levels, Mark, Order, PortalItem, References,
    Rule, TitleSeen,
};
use crate::draw::{Matter, Sort};
use crate::page::Block;

/// Where titles in the margin and the texts beside them begin.
const MARGIN: [usize; 2] = [0, 40];

/// Puts a block beside the margin.
fn beside_margin(block: &mut Block) {
    let (cells, columns) = match block {
        Block::Heading { text, .. } | Block::Paragraph(text) | Block::Line(text) => {
            (vec![String::new(), std::mem::take(text)], MARGIN.to_vec())
        }
        Block::Entry { mark, text, .. } => {
            (vec![String::new(), format!("{mark} {text}").trim().to_owned()], MARGIN.to_vec())
        }
        Block::Row { cells, columns, .. } => {
            cells.insert(0, String::new());
            columns.iter_mut().for_each(|column| *column += MARGIN[1]);
            columns.insert(0, 0);
            return;
        }
        Block::Gap | Block::PageBreak => return,
    };
    *block = Block::Row { cells, columns, head: false };
}

impl Writer<'_> {
    /// The mark of an item: as printed, label, number.
    pub fn mark(&self, at: usize) -> (String, Value, Value) {
        if let Some(mark) = self.mark_more(at) {
            return mark;
        }
        let number = self.number(at).to_string();
        let code = &self.facts.setting.code;
        let label = match self.style.mark {
            Mark::Stop => format!("{number}."),
            Mark::Bracket => format!("{number})"),
            Mark::Bare | Mark::Cell => number.clone(),
            Mark::Sign => format!("§ {number}"),
            Mark::SignStop => format!("§ {number}."),
            Mark::Tight => format!("§{number}"),
            Mark::Prefixed if !code.is_empty() => format!("{code} § {number}"),
            Mark::Prefixed => format!("§ {number}"),
            Mark::Year => format!("§ {number}/{:02}", self.facts.setting.date.year % 100),
            Mark::PointAndSign => return (format!("Punkt {} –", at + 1), format!("§ {number}").into(), number.into()),
            Mark::PointDash => return (format!("Punkt {number} –"), forms::any(), number.into()),
            Mark::PointColon => return (format!("Punkt {number}:"), forms::any(), number.into()),
            Mark::Matter => return (format!("Ärende {number}:"), forms::any(), number.into()),
            Mark::Bold | Mark::Nothing => return (String::new(), Value::Null, Value::Null),
        };
        let number = if self.style.mark == Mark::Year { label.trim_start_matches("§ ").to_owned() } else { number };
        (label.clone(), label.into(), number.into())
    }

    /// The title with its initiator, and the initiators.
    pub fn title_of(&self, matter: &Matter) -> (String, Value) {
        let mut title = matter.title.clone();
        let mut initiators = Value::Null;
        if let Some(person) = &matter.initiator {
            title = title.replace("{p}", &self.mention(person));
            initiators =
                if self.style.item_title == ItemTitle::Capitals { forms::any() } else { json!([self.named(person)]) };
        }
        if self.style.item_title == ItemTitle::Capitals {
            title = title.to_uppercase();
        }
        (title, initiators)
    }

    /// The head of an item. `run_in` is text that follows on the title's line.
    pub fn item_head(&mut self, at: usize, matter: &Matter, item: &mut Map<String, Value>, run_in: Option<&Text>) {
        let (mark, label, number) = self.mark(at);
        let (title, initiators) = self.title_of(matter);
        item.insert("number".to_owned(), number);
        item.insert("label".to_owned(), label);
        item.insert("title".to_owned(), title.clone().into());
        item.insert("initiators".to_owned(), initiators);
        if self.item_head_more(at, &title, matter, item) {
            return;
        }
        let case = matter.case.filter(|_| self.style.case_place != CasePlace::None);
        let case = case.filter(|_| self.style.portal_item == PortalItem::None);
        let id = case.map(|case| {
            forms::case_id(self.style.case_form, &self.facts.setting.code, self.facts.setting.date.year, case)
        });
        let labelled = id.as_ref().map(|id| forms::labelled(self.style, id));
        if let Some(id) = id {
            item.insert("case_ids".to_owned(), json!([id]));
        }
        self.gap();
        let mut title = title;
        if let (Some(labelled), CasePlace::Paren) = (&labelled, self.style.case_place) {
            title = format!("{title} ({labelled})");
        }
        title.push_str(&self.title_tail(matter, item));
        let heading = |text: String| Block::Heading { level: 1, text, bold: true };
        if let Some(text) = run_in {
            if self.style.title_seen == TitleSeen::Untitled {
                item.insert("title".to_owned(), Value::Null);
                item.insert("initiators".to_owned(), Value::Null);
                // What sort of item it is the title would tell.
                item.insert("kind".to_owned(), forms::any());
                self.block(Block::Paragraph(format!("{mark} {}", text.text)));
                return;
            }
            if self.style.title_seen == TitleSeen::Margin {
                self.row(&[&format!("{mark} {title}"), &text.text], &MARGIN);
                return;
            }
            let sign = if self.style.title_seen == TitleSeen::Stop { '.' } else { ':' };
            self.block(Block::Paragraph(format!("{mark} {title}{sign} {}", text.text)));
            return;
        }
        let below = self.style.item_title == ItemTitle::Below && !mark.is_empty();
        let labelled = labelled.unwrap_or_default();
        match self.style.case_place {
            CasePlace::RightCell if !labelled.is_empty() => {
                let code = match self.style.class_code {
                    ClassCode::None => None,
                    ClassCode::Cell => Some("214"),
                    ClassCode::Plan => Some("DP 132"),
                };
                if let Some(code) = code {
                    self.row(&[&mark, &labelled, code], &[0, 32, 61]);
                    self.block(heading(title));
                } else if below || self.style.mark != Mark::Cell {
                    self.row(&[&mark, &labelled], &[0, 50]);
                    self.block(heading(title));
                } else {
                    self.row(&[&mark, &title, &labelled], &[0, 6, 62]);
                }
            }
            CasePlace::BeforeTitle if !labelled.is_empty() && !mark.is_empty() => {
                self.block(heading(format!("{mark} {labelled}")));
                self.block(heading(title));
            }
            place => {
                if below {
                    self.block(heading(mark));
                    self.block(heading(title));
                } else if self.style.mark == Mark::Cell {
                    self.row(&[&mark, &title], &[0, 6]);
                } else if mark.is_empty() {
                    self.block(Block::Heading { level: 1, text: title, bold: self.style.mark == Mark::Bold });
                } else {
                    self.block(heading(format!("{mark} {title}")));
                }
                if !labelled.is_empty() {
                    match place {
                        CasePlace::Below | CasePlace::RightCell | CasePlace::BeforeTitle => self.line(labelled),
                        CasePlace::ParenBelow => self.line(format!("({labelled})")),
                        _ => {}
                    }
                }
            }
        }
    }

    /// The group that a matter belongs to.
    pub fn group_of(&self, matter: &Matter) -> Option<String> {
        let group = match matter.sort {
            Sort::Opening | Sort::Roll | Sort::Adjusters | Sort::Agenda | Sort::Closing | Sort::Other => "Formalia",
            Sort::Information => "Informationsärenden",
            _ => "Beslutsärenden",
        };
        let own = match (self.style.groups_seen, group) {
            (GroupsSeen::Own, "Formalia") => "Inledning",
            (GroupsSeen::Own, "Informationsärenden") => "Lov och besked",
            (GroupsSeen::Own, _) => "Övriga ärenden",
            (GroupsSeen::Areas, "Informationsärenden") => "Skola och förskola",
            _ => group,
        };
        match self.style.groups {
            _ if self.style.body.is_public() && self.style.groups_seen != GroupsSeen::Plain => Some(own.to_owned()),
            _ if !self.style.body.is_public() => None,
            Groups::None => None,
            Groups::Sentence => Some(group.to_owned()),
            Groups::Capitals => Some(group.to_uppercase()),
        }
    }

    /// A heading in the document's manner.
    pub fn print_heading(&self, words: &str) -> (String, String) {
        match self.style.heading_print {
            HeadingPrint::Plain => (words.to_owned(), words.to_owned()),
            HeadingPrint::Colon => (format!("{words}:"), words.to_owned()),
            HeadingPrint::Capitals => (words.to_uppercase(), words.to_uppercase()),
        }
    }

    /// Opens a section with a heading in the document's manner.
    pub fn open(&self, sink: &mut Sink, kind: &'static str, words: &str) -> String {
        let (printed, words) = self.print_heading(words);
        sink.open(kind, &printed, &words);
        words
    }

    /// Writes all items of minutes.
    pub fn items(&mut self) {
        let mut items = Vec::new();
        let mut group = None;
        for (at, matter) in self.facts.matters.iter().enumerate() {
            let own = self.group_of(matter);
            if own != group && own.is_some() {
                self.gap();
                self.block(Block::Heading { level: 1, text: own.clone().unwrap_or_default(), bold: true });
            }
            group = own.or(group);
            items.extend(self.secret_item(at, &group));
            let mut item = Map::new();
            item.insert("group".to_owned(), json!(group));
            if !self.roster_item(at, matter, &mut item) {
                self.minutes_item(at, matter, &mut item);
            }
            self.contents_page(at, &mut item);
            items.push(Value::Object(item));
            if self.style.rule == Rule::Underscores {
                self.gap();
                self.line("_".repeat(24));
            }
        }
        self.set("items", items);
    }

    /// The kind by the sort of the matter, once it is known whether anything is decided.
    pub fn kind_of(&self, matter: &Matter, decides: bool) -> Value {
        let kind = match matter.sort {
            _ if !matter.below.is_empty() => return forms::any(),
            Sort::Opening | Sort::Roll | Sort::Adjusters | Sort::Agenda | Sort::Closing => "procedural",
            Sort::Election => "election",
            Sort::Interpellation => "question",
            _ if decides && matter.acts.iter().any(|act| act.verb.outcome == "elected") => "election",
            _ if decides => "decision",
            Sort::Information if self.style.body.is_public() => "information",
            _ => return forms::any(),
        };
        kind.into()
    }

    fn minutes_item(&mut self, at: usize, matter: &Matter, item: &mut Map<String, Value>) {
        let mut sink = Sink::new();
        let public = self.style.body.is_public();
        let mut text: Vec<Text> = matter.text.iter().map(|text| Text::filled(text, self.style.amount)).collect();
        let timed = matches!(matter.sort, Sort::Opening | Sort::Closing);
        let said = ["Ordföranden föredrog punkten.", "Frågan togs upp.", "Punkten behandlades.", "Ordet var fritt."];
        if self.style.title_seen != TitleSeen::Plain && text.is_empty() && !timed {
            text.push(Text::plain(said[at % said.len()]));
        }
        let run_in = self.runs_in() && !text.is_empty() && !timed;
        if run_in {
            let first = text.remove(0);
            self.item_head(at, matter, item, Some(&first));
            sink.carried(first);
        } else {
            self.item_head(at, matter, item, None);
        }
        if self.style.mark == Mark::PointAndSign {
            sink.sign(format!("§ {}", self.number(at)));
            if text.is_empty() {
                text.push(Text::plain(said[at % said.len()]));
            }
        }
        let heads = public && !text.is_empty() && !matter.acts.is_empty();
        let mut decides = false;
        let first = public && self.style.order == Order::First && heads;
        if first {
            decides = self.decision(&mut sink, matter, item);
        }
        if self.confidential(matter) {
            sink.blocks.insert(0, Block::Line("Sekretess".to_owned()));
            item.insert("confidential".to_owned(), true.into());
        }
        // What is proposed to the body above takes nothing off the list.
        let own = self.style.levels == Levels::Own || !matches!(matter.sort, Sort::Decision | Sort::Motion);
        if own && matter.acts.iter().any(|act| act.verb.outcome == "withdrawn") {
            item.insert("status".to_owned(), "withdrawn".into());
        }
        if public && matter.immediate && self.style.immediate == Immediate::Mark {
            sink.blocks.insert(0, Block::Line("Omedelbar justering".to_owned()));
            item.insert("adjusted_immediately".to_owned(), true.into());
        }
        if heads && self.style.description != Description::None || first {
            let words = match self.style.description {
                Description::Arendebeskrivning | Description::None => "Ärendebeskrivning",
                Description::Summary => "Sammanfattning",
                Description::SummaryOfMatter => "Sammanfattning av ärendet",
                Description::Background => "Bakgrund",
                Description::Matter => "Ärendet",
                Description::Description => "Beskrivning av ärendet",
            };
            self.open(&mut sink, "description", words);
        }
        for paragraph in text {
            sink.paragraph(paragraph);
        }
        self.nested_bullets(&mut sink, at, matter);
        self.recusal_inline(&mut sink, matter);
        self.opening_text(&mut sink, matter, item);
        self.money(&mut sink, matter);
        self.club_vote(&mut sink, matter, item);
        if public {
            self.reference(&mut sink, matter);
            self.documents(&mut sink, matter, item);
            self.proposals(&mut sink, matter, item, false);
            self.motions(&mut sink, matter, item);
            self.vote(&mut sink, matter, item);
        }
        if !first {
            decides = self.decision(&mut sink, matter, item);
        }
        if public {
            self.reservation(&mut sink, matter, item);
            self.statement(&mut sink, matter, item);
            self.recusal(&mut sink, matter, item);
            self.distribution(&mut sink, matter, item);
            if matter.immediate && self.style.immediate == Immediate::Sentence {
                sink.space();
                sink.blocks.push(Block::Line("Paragrafen justeras omedelbart.".to_owned()));
                item.insert("adjusted_immediately".to_owned(), true.into());
                sink.unsettled = true;
            }
        }
        self.below(&mut sink, at, matter, item, true);
        item.entry("kind".to_owned()).or_insert_with(|| self.kind_of(matter, decides));
        if matter.sort == Sort::Motion {
            item.insert("initiative".to_owned(), "motion".into());
        } else if matter.sort == Sort::Interpellation {
            item.insert("initiative".to_owned(), "interpellation".into());
        }
        self.club_motion(matter, item);
        if !public {
            self.action_point(&mut sink, at, matter, item);
        }
        let from = self.page.blocks.len();
        self.finish_item(sink, item);
        if run_in && self.style.title_seen == TitleSeen::Margin {
            self.page.blocks[from..].iter_mut().for_each(beside_margin);
        }
        if item.contains_key("confidential") {
            item.insert("sections".to_owned(), forms::any());
        }
    }

    /// Whether an item is marked as confidential.
    fn confidential(&self, matter: &Matter) -> bool {
        let wanted = self.style.item_mark == ItemMark::Confidential && matter.sort == Sort::Decision;
        wanted && matter.minutes.is_multiple_of(10)
    }

    /// Whether what a member of an association asks for is a motion in the model's sense is not settled.
    pub fn club_motion(&self, matter: &Matter, item: &mut Map<String, Value>) {
        if !self.style.body.is_public() && matter.title.starts_with("Motion ") {
            item.insert("initiative".to_owned(), forms::any());
        }
    }

    /// Takes over what a sink holds.
    pub fn finish_item(&mut self, mut sink: Sink, item: &mut Map<String, Value>) {
        let sections = sink.finish();
        item.insert("sections".to_owned(), sections.into());
        item.insert("amounts".to_owned(), std::mem::take(&mut sink.amounts).into());
        item.insert("refers_to".to_owned(), std::mem::take(&mut sink.refers).into());
        self.page.blocks.append(&mut sink.blocks);
    }

    fn reference(&mut self, sink: &mut Sink, matter: &Matter) {
        let Some((date, number)) = matter.earlier else { return };
        let body = "Kommunstyrelsens arbetsutskott";
        if self.style.references == References::Prepared {
            self.open(sink, "preparation", "Ärendets beredning");
            sink.line(&format!("{body} {} § {number}", date.iso()));
            sink.refers.push(json!({"body": body, "date": date.iso(), "number": number.to_string()}));
            return;
        }
        if self.style.references == References::Code {
            sink.paragraph(Text::plain(format!("Ärendet har behandlats tidigare, KSAU {} § {number}.", date.iso())));
            sink.refers.push(json!({"body": "KSAU", "date": date.iso(), "number": number.to_string()}));
            return;
        }
        let text = match self.style.references {
            References::None | References::Code | References::Prepared => return,
            References::DateParagraph => {
                format!("Ärendet behandlades av {} {} § {number}.", "kommunstyrelsens arbetsutskott", date.iso())
            }
            References::ParagraphDate => {
                format!("Ärendet behandlades av {} § {number}, {}.", "kommunstyrelsens arbetsutskott", date.iso())
            }
        };
        sink.paragraph(Text::plain(text));
        sink.refers.push(json!({"body": body.replacen('K', "k", 1), "date": date.iso(), "number": number.to_string()}));
    }

    /// The papers that a matter rests on.
    pub fn documents(&mut self, sink: &mut Sink, matter: &Matter, item: &mut Map<String, Value>) {
        if self.style.documents == Documents::None || matter.papers.is_empty() {
            return;
        }
        let words = match self.style.documents_heading {
            DocumentsHeading::Basis => "Beslutsunderlag",
            DocumentsHeading::Underlag => "Underlag",
            DocumentsHeading::Papers => "Handlingar",
            DocumentsHeading::Annexes => "Bilagor",
        };
        self.open(sink, "documents", words);
        let mut values = Vec::new();
        for (paper, date) in &matter.papers {
            let (mark, title) = match self.style.documents {
                Documents::Dashes => ("-", format!("{paper}, {}", date.iso())),
                Documents::Bullets => ("•", format!("{paper} {}", date.iso())),
                Documents::Numbered => ("", format!("{paper}, {}", date.iso())),
                Documents::Stopped => ("-", format!("{paper}, {}", date.iso())),
                Documents::Long => ("", format!("{paper} daterad {}", forms::date(crate::axes::DateForm::Den, *date))),
                _ => ("", format!("{paper}, {}", date.iso())),
            };
            if let (Documents::WithId, Some(case)) = (self.style.documents, matter.case) {
                let setting = &self.facts.setting;
                let id = forms::case_id(self.style.case_form, &setting.code, setting.date.year, case);
                let title = format!("{title}, Dnr {id}");
                sink.line(&title);
                values.push(numbered(paper, json!({"title": title, "date": date.iso(), "case_id": id})));
                continue;
            }
            if self.style.documents == Documents::Numbered {
                sink.entry(&format!("{}.", values.len() + 1), &Text::plain(title.clone()), 0);
            } else if self.style.documents == Documents::Stopped {
                sink.entry(mark, &Text::plain(format!("{title}.")), 0);
            } else if mark.is_empty() {
                sink.line(&title);
            } else {
                sink.entry(mark, &Text::plain(title.clone()), 0);
            }
            values.push(numbered(paper, json!({"title": title, "date": date.iso()})));
        }
        item.insert("documents".to_owned(), values.into());
    }

    fn distribution(&mut self, sink: &mut Sink, matter: &Matter, item: &mut Map<String, Value>) {
        if self.style.distribution == Distribution::None || matter.units.is_empty() {
            return;
        }
        let repeated = ["Den valde", "Nämndsekreteraren", "Troman"];
        let units = if self.style.distribution == Distribution::Repeated { &repeated[..] } else { &matter.units[..] };
        let words = match self.style.distribution_heading {
            DistributionHeading::Sent => "Beslutet skickas till",
            DistributionHeading::Expedite => "Expedieras till",
            DistributionHeading::Copy => "Kopia till",
            DistributionHeading::Extract => "Protokollsutdrag till",
            DistributionHeading::Shall => "Beslutet ska skickas till",
        };
        if self.style.distribution == Distribution::RunIn {
            let unit = units[0];
            sink.open_run_in("distribution", &format!("{words}:"), words);
            sink.paragraph(Text::plain(unit));
            item.insert("distribution".to_owned(), json!([unit]));
            return;
        }
        self.open(sink, "distribution", words);
        if self.style.distribution == Distribution::Commas {
            let lines: Vec<String> = units.chunks(2).map(|units| units.join(", ")).collect();
            lines.iter().for_each(|line| sink.line(line));
            item.insert("distribution".to_owned(), json!(lines));
            return;
        }
        for unit in units {
            if self.style.distribution == Distribution::Bullets {
                sink.entry("-", &Text::plain(*unit), 0);
            } else {
                sink.line(unit);
            }
        }
        item.insert("distribution".to_owned(), json!(units));
    }

    /// The list of contents before the cover; true if there is one.
    pub fn contents_before(&mut self) -> bool {
        if self.style.contents != Contents::BeforeCover {
            return false;
        }
        self.contents();
        true
    }

    /// The list of contents behind the cover.
    pub fn contents_behind(&mut self) {
        if matches!(self.style.contents, Contents::BehindCover | Contents::Leaders) {
            self.contents();
        }
    }

    fn has_contents(&self) -> bool {
        self.style.contents != Contents::None
            && self.style.body.is_public()
            && self.style.document == crate::axes::Document::Minutes
            && !matches!(self.style.mark, Mark::Bold | Mark::Nothing)
    }

    fn contents(&mut self) {
        if !self.has_contents() {
            return;
        }
        let heading = self.rng.word(&["Innehåll", "Ärendelista", "Innehållsförteckning"]);
        self.line(heading);
        for (at, matter) in self.facts.matters.iter().enumerate() {
            let (mark, ..) = self.mark(at);
            let title = self.title_of(matter).0;
            let page = (at / 2 + 2).to_string();
            if self.style.contents == Contents::Leaders {
                let dots = ".".repeat(60_usize.saturating_sub(title.chars().count()).max(4));
                self.line(format!("{mark} {title} {dots} {page}"));
            } else {
                self.row(&[&mark, &title, &page], &[0, 12, 76]);
            }
        }
        self.block(Block::PageBreak);
    }

    fn contents_page(&self, at: usize, item: &mut Map<String, Value>) {
        if self.has_contents() {
            item.insert("page".to_owned(), (at / 2 + 2).to_string().into());
        }
    }
}

/// A paper with the number that its name has: "1" of "Bilaga 1".
fn numbered(paper: &str, mut value: Value) -> Value {
    if let Some(number) = paper.strip_prefix("Bilaga ") {
        value["number"] = json!(number);
    }
    value
}
