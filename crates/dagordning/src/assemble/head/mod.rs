//! The head of an item: its wrapped title, and case ids, presenters, times and marks around it.

mod fields;
mod title;

use std::ops::Range;

use crate::classify::body::sections::opens_section;
use crate::classify::habits::Habits;
use crate::classify::table::Table;
use crate::facts::leads::is_lead_in_line;
use crate::grammar::amount::amounts;
use crate::grammar::case_id;
use crate::grammar::number::{ClauseKind, clause_mark};
use crate::grammar::person::{NameLikeness, is_person_name, presenter_line};
use crate::grammar::time::{bare_time, duration};
use crate::language::{Column, ItemMark};
use crate::model::{Item, SectionKind};
use crate::page::ledger::Owner;
use crate::page::passage::{Join, Passage};
use crate::page::scene::{Cell, Scene};
use crate::page::shape::ends_sentence;
use fields::{apply_mark, case_line, field_line, initials, presenter, presenters, set_time};
pub(crate) use fields::{presenters_of_entry, set_page};

use crate::facts::field::{is_field_line_at, names_only};
use title::{cut_title, is_initials, is_open, open_bracket, title_marks};

/// Lines that a title may take; longer "titles" are text.
const LONGEST_TITLE: usize = 6;

/// Reads the head of the item on `lines`, whose title begins at byte `title_from`; gives the first line of the body.
pub(crate) fn read(
    scene: &mut Scene,
    item: &mut Item,
    lines: Range<usize>,
    title_from: usize,
    habits: &Habits,
) -> usize {
    let line = lines.start;
    if let Some(colon) = run_in(scene, &lines, title_from).filter(|_| habits.assembly && !habits.entry) {
        let mut head = Head { buckets: Vec::new(), title: Passage::default(), last: "", taken: 1, line };
        head.title.push(scene.source, title_from..colon, Join::Space);
        head.settle(scene, item, habits);
        scene.claim(colon..colon + 1, Owner::Label);
        let rest = scene.slice_text(colon + 1..scene.lines[line].end);
        scene.cut_start(line, colon + 1 + rest.len() - rest.trim_start().len());
        return line;
    }
    let mut head = Head { buckets: Vec::new(), title: Passage::default(), last: "", taken: 0, line };
    let mut at = lines.start;
    head.title_line(scene, at, title_from, habits);
    at += 1;
    loop {
        let blank = at < lines.end && !scene.lines[at].is_text();
        let Some(next) = scene.next_text(at, lines.end) else { break };
        match head.judge(scene, next, blank, habits) {
            Verdict::Title => {
                let from = scene.lines[next].start;
                head.title_line(scene, next, from, habits);
            }
            Verdict::Presenter => head.presenter_cells(scene, next, habits),
            Verdict::Field => {
                if !field_line(scene, item, next, head.title.is_empty()) {
                    break;
                }
                // Nothing after a presenter or a case id line belongs to the title, unless there is none yet.
                head.taken = if head.title.is_empty() { 0 } else { LONGEST_TITLE };
            }
            Verdict::Body => break,
        }
        at = next + 1;
    }
    head.settle(scene, item, habits);
    let mut body = at.min(lines.end);
    while let Some(next) = scene.next_text(body, lines.end) {
        if opens_section(scene, next, next) || !field_line(scene, item, next, false) {
            break;
        }
        body = next + 1;
    }
    body
}

/// Longest title that runs in to its text, in bytes.
const LONGEST_RUN_IN: usize = 80;

/// "3. Ekonomi: Kassören berättade att …": the colon that ends a title whose text goes on in the same paragraph.
fn run_in(scene: &Scene, lines: &Range<usize>, title_from: usize) -> Option<usize> {
    let line = &scene.lines[lines.start];
    let text = scene.slice_text(title_from.min(line.end)..line.end);
    let colon = text.find(": ").filter(|colon| *colon <= LONGEST_RUN_IN)?;
    let said = text[colon + 1..].trim_start();
    let last = (lines.start..lines.end).take_while(|index| scene.lines[*index].is_text()).last()?;
    let sentence = scene.text(last).ends_with(['.', '!']) && said.split_whitespace().count() >= 3;
    let plain = text.starts_with(char::is_uppercase)
        && said.starts_with(char::is_uppercase)
        && !text[..colon].contains(['.', '"', '”'])
        && !text.contains("   ")
        && scene.language.initiative_of_title(&text[..colon]).is_none_or(|_| text[..colon].contains(' '))
        && scene.language.case_label(text).is_none()
        && case_id::case_ids(scene.language, &text[..colon]).is_empty();
    (sentence && plain).then_some(title_from + colon)
}

/// Whether a cell is an amount and nothing else.
fn is_sum(scene: &Scene, cell: &Cell) -> bool {
    let text = scene.slice_text(cell.range.clone());
    text.ends_with(|c: char| !c.is_ascii_digit())
        && amounts(scene.language, text).first().is_some_and(|found| found.start == 0 && found.end == text.len())
}

enum Verdict {
    Title,
    /// Names under the title, with other cells beside them.
    Presenter,
    Field,
    Body,
}

struct Head<'a> {
    /// Cells beside the title, by column: lines of one cell come together here.
    buckets: Vec<Bucket>,
    title: Passage,
    /// The title's last line.
    last: &'a str,
    /// How many lines the title has.
    taken: usize,
    /// The line that the title begins on; below the number's where that has only a case id.
    line: usize,
}

struct Bucket {
    column: usize,
    kind: Column,
    /// One per entry: a presenter's name begins a new one, anything else goes on with the last.
    parts: Vec<Passage>,
}

impl<'a> Head<'a> {
    /// Takes a line of the title: its first cell is title, further cells are what the table or their content says.
    fn title_line(&mut self, scene: &Scene<'a>, index: usize, from: usize, habits: &Habits) {
        if self.title.is_empty() || only_ids(scene, self.title.text()) {
            self.line = index;
        }
        self.taken += 1;
        self.last = scene.text(index);
        for (position, cell) in scene.cells(index, from).into_iter().enumerate() {
            self.cell(scene, &cell, position == 0, self.taken == 1, habits);
        }
    }

    fn cell(&mut self, scene: &Scene<'a>, cell: &Cell, first: bool, first_line: bool, habits: &Habits) {
        let text = scene.slice_text(cell.range.clone());
        let known = habits.table.as_ref().and_then(|table| table.column_at(cell.column));
        let beside = self.buckets.iter().position(|bucket| bucket.column.abs_diff(cell.column) <= 2);
        let titled = matches!(known, Some(Column::Title | Column::TitleAndPresenter | Column::Number));
        let kind = match (known, beside) {
            // "Dnr 2023/341 och" ⏎ "2024/52": the title's end is cut off with both.
            _ if first && ends_in_ids(scene, self.title.text()) => Column::Title,
            _ if is_labelled_id(scene, text) => Column::CaseId,
            // Beside a § of its own the line may say how it was adjusted; the title stands below.
            _ if first && first_line && !scene.language.procedural_title(text) && is_only_mark(scene, text) => {
                Column::Note
            }
            (Some(Column::Time), _) if first && by_content(scene, text) == Some(Column::Time) => Column::Time,
            // "§ 69 2026.204 KS": the title stands below.
            _ if first && first_line && only_ids(scene, text) => Column::CaseId,
            _ if first && first_line => Column::Title,
            // "1.    KS 2017-00229" ⏎ title: the column of the id is the title's.
            (_, Some(at))
                if first
                    && (self.title.is_empty() || text.starts_with(char::is_lowercase))
                    && self.buckets[at].kind == Column::CaseId
                    && !is_id(scene, text) =>
            {
                Column::Title
            }
            (_, Some(at)) => self.buckets[at].kind,
            (None, None) if first => Column::Title,
            (Some(_), None) if titled => Column::Title,
            (Some(column), None) => by_content(scene, text).unwrap_or(column),
            (None, None) => by_content(scene, text).unwrap_or(Column::Title),
        };
        if kind == Column::Title {
            self.title.push(scene.source, cell.range.clone(), Join::Space);
        } else {
            self.beside(scene, cell, kind, beside);
        }
    }

    /// A cell beside the title.
    fn beside(&mut self, scene: &Scene<'a>, cell: &Cell, kind: Column, bucket: Option<usize>) {
        let text = scene.slice_text(cell.range.clone());
        let Some(bucket) = bucket.and_then(|at| self.buckets.get_mut(at)) else {
            let parts = vec![scene.passage(cell.range.clone())];
            self.buckets.push(Bucket { column: cell.column, kind, parts });
            return;
        };
        let new = match kind {
            Column::CaseId => {
                let complete = |text: &str| case_id::is_case_id(scene.language, text);
                complete(text) && bucket.parts.last().is_some_and(|part| complete(part.text()))
            }
            Column::Presenter => {
                // "Ekonomichef" ⏎ "Anna Ek": a title in a narrow column.
                let open = bucket.parts.last().is_some_and(|part| {
                    part.text().ends_with([',', '-', '/']) || scene.language.title_word(part.text())
                });
                !open && begins_with_name(scene, text)
            }
            Column::Time => true,
            _ => false,
        };
        match bucket.parts.last_mut() {
            Some(part) if !new => part.push(scene.source, cell.range.clone(), Join::Space),
            _ => bucket.parts.push(scene.passage(cell.range.clone())),
        }
    }

    /// A line of presenters under the title: its first cell names them, further cells are as beside the title.
    fn presenter_cells(&mut self, scene: &Scene<'a>, index: usize, habits: &Habits) {
        for (position, cell) in scene.cells(index, scene.lines[index].start).into_iter().enumerate() {
            if position == 0 {
                let at = self.buckets.iter().position(|bucket| bucket.kind == Column::Presenter);
                self.beside(scene, &cell, Column::Presenter, at);
            } else {
                self.cell(scene, &cell, false, false, habits);
            }
        }
        self.taken = LONGEST_TITLE;
    }

    /// Whether line `index` belongs to the title, tells something about the item, or begins its text.
    fn judge(&self, scene: &Scene<'a>, index: usize, blank: bool, habits: &Habits) -> Verdict {
        let text = scene.text(index);
        if habits.entry {
            return Verdict::Title;
        }
        // "§ 44" ⏎ "Anmälan av jäv": the first line under a bare number is its title, though it may be a heading's words.
        let untitled = self.title.is_empty() || only_ids(scene, self.title.text());
        let titled = !untitled
            || scene.heading(index).is_some_and(|found| {
                matches!(found.kind, SectionKind::Decision | SectionKind::Proposal | SectionKind::Documents)
            });
        if titled && opens_section(scene, index, index) {
            return Verdict::Body;
        }
        if text.starts_with('(') && !blank && self.taken < LONGEST_TITLE && !self.title.is_empty() {
            return Verdict::Title;
        }
        if scene.stands_out(index) && !scene.stands_out(self.line) && !untitled {
            return Verdict::Body;
        }
        let cells = scene.cells(index, scene.lines[index].start);
        // "Ekonomi:" heads what stands below; a sum of money beside words is a row of an account.
        let headed = !untitled && self.title.text().ends_with(':') && text.starts_with(char::is_uppercase);
        if headed || cells.iter().skip(1).any(|cell| is_sum(scene, cell)) {
            return Verdict::Body;
        }
        if let Some(first) = cells.first() {
            if self.buckets.iter().any(|bucket| bucket.column.abs_diff(first.column) <= 2 && first.column > 12) {
                return Verdict::Title;
            }
            let under_title = habits.table.as_ref().is_some_and(Table::has_presenter_under_title);
            let people = scene.slice_text(first.range.clone());
            let named = || {
                presenter_line(scene.language, people).is_some_and(|found| !found.people.is_empty())
                    || scene.language.office(people).is_some_and(|(_, end)| end == people.len())
            };
            if !self.title.is_empty() && (cells.len() > 1 || under_title) {
                if named() {
                    return Verdict::Presenter;
                }
                if cells.len() > 1 && habits.table.is_some() {
                    return Verdict::Title;
                }
            }
        }
        if ends_in_ids(scene, self.title.text()) {
            return Verdict::Title;
        }
        // "§ 219" ⏎ "Sekretessärende": the mark is all the title that there is.
        if untitled && self.taken <= 1 && scene.language.item_mark(text) == Some(ItemMark::Confidential) {
            return Verdict::Title;
        }
        // "Kommunchefen informerar" below a number and its case id is all the title that there is.
        if is_field_line_at(scene, index) && !(untitled && is_unlabelled(scene, text)) {
            return Verdict::Field;
        }
        // "… enligt lex Sarah" ⏎ "… - muntlig information" goes on with the title.
        let goes_on = text.starts_with(char::is_lowercase) && !blank && is_open(scene.language, self.title.text());
        if !goes_on && scene.language.item_mark(text).is_some_and(|mark| mark == ItemMark::Attachment) {
            return Verdict::Body;
        }
        if untitled {
            return Verdict::Title;
        }
        if let Some(verdict) = self.by_font(scene, index, blank) {
            return verdict;
        }
        if self.taken >= LONGEST_TITLE {
            return Verdict::Body;
        }
        let title = self.title.text();
        let open = is_open(scene.language, title);
        let small = text.starts_with(|c: char| c.is_lowercase());
        if blank {
            // A page break may fall into a title: only what cannot begin a text goes on.
            let over_page = (0..index)
                .rev()
                .take_while(|at| !scene.lines[*at].is_text())
                .any(|at| scene.lines[at].kind == crate::page::scene::LineKind::Furniture);
            let goes_on = (open || over_page) && !ends_sentence(title) && (small || open_bracket(title));
            return if goes_on { Verdict::Title } else { Verdict::Body };
        }
        if self.in_columns(scene, index, habits) {
            return Verdict::Title;
        }
        // A title in capitals goes on in capitals.
        if in_capitals(title) && in_capitals(text) && scene.language.group_heading(text).is_none() {
            return Verdict::Title;
        }
        // "… (M) om" ⏎ "att utreda …", "… i stället för Anders" ⏎ "Möller (D)": a title does not end so.
        let last = title.rsplit(' ').next().unwrap_or("");
        let name = scene.language.given_name(last) && title.contains(' ') && text.starts_with(char::is_uppercase);
        // "… att utse Abdi" ⏎ "Mohamed (MP) till ny ledamot": one word before a party is half a name.
        let word = text.split(' ').next().unwrap_or("");
        let party = text.get(word.len() + 1..).and_then(|rest| rest.strip_prefix('(')?.split_once(')'));
        let half = last.starts_with(char::is_uppercase)
            && last.chars().all(|c| c.is_alphabetic() || c == '-')
            && word.starts_with(char::is_uppercase)
            && party.is_some_and(|(party, _)| scene.language.party(party).is_some());
        if half
            || open && scene.language.clause_leads().opens(text)
            || name && text.chars().count() > last.chars().count()
        {
            return Verdict::Title;
        }
        if clause_mark(scene.language, text).is_some_and(|mark| !matches!(mark.value.kind, ClauseKind::Letter('o'))) {
            return Verdict::Body;
        }
        if open && small {
            return Verdict::Title;
        }
        if is_lead_in_line(scene, text) || scene.language.group_heading(text).is_some() {
            return Verdict::Body;
        }
        if open || small || text.starts_with(['(', '–']) {
            return Verdict::Title;
        }
        if names_only(scene, text) {
            return Verdict::Field;
        }
        if runs_to_heading(scene, index) {
            return Verdict::Title;
        }
        let last = self.last.chars().count();
        let full = last * 100 >= habits.width * 62 || habits.title_width.is_some_and(|width| last * 100 >= width * 82);
        if !full || ends_sentence(title) || begins_prose(scene, index) { Verdict::Body } else { Verdict::Title }
    }

    /// What the font says: a title that is set apart goes on as long as its font does, and ends where it ends.
    fn by_font(&self, scene: &Scene<'a>, index: usize, blank: bool) -> Option<Verdict> {
        if !scene.stands_out(self.line) {
            return None;
        }
        let many = scene.cells(index, scene.lines[index].start).len()
            > scene.cells(self.line, scene.lines[self.line].start).len();
        if open_bracket(self.title.text()) || many || scene.language.group_heading(scene.text(index)).is_some() {
            return None;
        }
        if !scene.same_font(self.line, index) {
            return (!scene.stands_out(index)).then_some(Verdict::Body);
        }
        (!blank && self.taken < LONGEST_TITLE).then_some(Verdict::Title)
    }

    /// Whether the line goes on in the columns that the title's first line opened.
    fn in_columns(&self, scene: &Scene<'a>, index: usize, habits: &Habits) -> bool {
        let Some(first) = scene.cells(index, scene.lines[index].start).into_iter().next() else { return false };
        if self.buckets.iter().any(|bucket| bucket.column.abs_diff(first.column) <= 2) {
            return true;
        }
        habits.table.as_ref().is_some_and(|table| table.title_column().is_some_and(|c| c.abs_diff(first.column) <= 2))
            && !ends_sentence(scene.text(index))
    }

    /// Parts title and fields, and gives them to the item.
    fn settle(self, scene: &mut Scene, item: &mut Item, habits: &Habits) {
        for bucket in &self.buckets {
            settle_bucket(scene, item, bucket);
        }
        let whole = cut_title(scene, item, &self.title, habits);
        // "Ekonomi:" heads what stands below; the colon is the page's, not the title's.
        let title = whole.part(0..whole.text().trim_end_matches([':', ' ']).len());
        scene.claim_passage(&whole.part(title.text().len()..whole.text().len()), Owner::Label);
        if !title.is_empty() {
            let mut places = std::mem::take(&mut item.places);
            let text = scene.put(&mut places, "title", &title);
            item.places = places;
            item.amounts.extend(crate::assemble::resolutions::amounts(scene, &title));
            title_marks(scene, item, &text);
            item.title = Some(text);
        }
    }
}

fn is_id(scene: &Scene, text: &str) -> bool {
    case_id::is_case_id(scene.language, text)
}

/// Whether a line tells something of the item only by what it looks like: it has no label, is no id and no mark.
fn is_unlabelled(scene: &Scene, text: &str) -> bool {
    let language = scene.language;
    language.presenter_label(text).is_none()
        && language.case_label(text).is_none()
        && language.item_mark(text).is_none()
        && case_id::case_ids(language, text).is_empty()
        && bare_time(language, text).is_none()
        && duration(language, text).is_none()
        && !text.contains(['(', ','])
}

/// "Omedelbar justering": nothing but a mark, which no title is.
fn is_only_mark(scene: &Scene, text: &str) -> bool {
    let mark = scene.language.item_mark(text);
    // "§ 118 SEKRETESS": a stamp in capitals beside the number; "Sekretessärende" may be the title.
    let stamp = mark == Some(ItemMark::Confidential) && text.chars().all(|c| !c.is_lowercase());
    text.len() < 40 && (stamp || mark == Some(ItemMark::ImmediatelyAdjusted))
}

fn in_capitals(text: &str) -> bool {
    text.chars().filter(|c| c.is_uppercase()).count() >= 8 && !text.chars().any(char::is_lowercase)
}

/// "2026.204 KS" behind a §: the title stands below.
fn only_ids(scene: &Scene, title: &str) -> bool {
    // "§ 513, KS-2024-00871"
    let title = title.trim_start_matches([',', ';', ' ']);
    title.len() < 48 && title.bytes().any(|b| b.is_ascii_digit()) && case_id::is_case_id(scene.language, title)
}

/// Whether a title ends with the label of a case id, or with an id and "och".
fn ends_in_ids(scene: &Scene, title: &str) -> bool {
    let last = title.rsplit(' ').next().unwrap_or("");
    let labelled = !last.is_empty() && scene.language.case_label(last) == Some(last.len());
    let listed = scene.language.open_joint().cut_off(title).or_else(|| title.strip_suffix(','));
    labelled
        || listed
            .is_some_and(|head| case_id::case_ids(scene.language, head).last().is_some_and(|id| id.end == head.len()))
}

/// "Dnr KS 2026/12": a case id with its label is nothing else, wherever it stands.
fn is_labelled_id(scene: &Scene, text: &str) -> bool {
    scene.language.case_label(text).is_some()
        && case_id::case_ids(scene.language, text).last().is_some_and(|found| found.end == text.len())
}

/// What a cell without a known column is, by what it holds.
fn by_content(scene: &Scene, text: &str) -> Option<Column> {
    let language = scene.language;
    if case_id::is_case_id(language, text) {
        Some(Column::CaseId)
    } else if bare_time(scene.language, text).is_some()
        || duration(scene.language, text).is_some_and(|d| d.end == text.len())
    {
        Some(Column::Time)
    } else if text.bytes().all(|b| b.is_ascii_digit()) {
        Some(Column::Page)
    } else if language.item_mark(text).is_some() {
        Some(Column::Note)
    } else if presenter_line(language, text).is_some() || is_initials(text) {
        Some(Column::Presenter)
    } else {
        None
    }
}

fn settle_bucket(scene: &mut Scene, item: &mut Item, bucket: &Bucket) {
    for part in &bucket.parts {
        let text = part.text().to_owned();
        match bucket.kind {
            Column::CaseId => case_line(scene, item, part),
            Column::Page => set_page(scene, item, part),
            Column::Presenter | Column::Time => {
                if let Some(found) = presenter_line(scene.language, &text) {
                    presenters(scene, item, part, &found);
                } else if let Some(time) = bare_time(scene.language, &text) {
                    set_time(scene, item, &time.value, part);
                } else if is_initials(&text) {
                    initials(scene, item, part);
                } else if bucket.kind == Column::Presenter {
                    presenter(scene, item, part, None);
                }
            }
            Column::Note => {
                if let Some(mark) = scene.language.item_mark(&text) {
                    apply_mark(item, mark);
                    scene.claim_passage(part, Owner::Label);
                } else if let Some(found) = presenter_line(scene.language, &text) {
                    presenters(scene, item, part, &found);
                }
            }
            Column::Number | Column::Title | Column::TitleAndPresenter => {}
        }
    }
}

/// Whether a cell begins with a person's name, as the next presenter's line does.
fn begins_with_name(scene: &Scene, text: &str) -> bool {
    let head = text.split([',', '(']).next().unwrap_or(text).trim();
    is_person_name(scene.language, head) != NameLikeness::No
}

/// Whether the lines from `index` on run into a section's heading without a blank line or the end of a sentence between:
/// they are still the title.
fn runs_to_heading(scene: &Scene, index: usize) -> bool {
    const MOST: usize = 4;
    let stops = |at: &usize| scene.lines.get(*at).is_none_or(|line| !line.is_text()) || scene.heading(*at).is_some();
    let Some(mut stop) = (index..=index + MOST).find(stops).filter(|stop| *stop > index) else { return false };
    // "Tallbäcken 14" ⏎ "Ansökan om bygglov för tillbyggnad" ⏎⏎ "Beslut": one line more, and a blank one below it.
    let text = scene.text(index);
    let names = || presenter_line(scene.language, text).is_some() || crate::facts::people::names_someone(scene, text);
    if stop == index + 1 && scene.lines.get(stop).is_some_and(|line| line.is_blank()) && !names() {
        stop = scene.next_text(stop, stop + MOST).unwrap_or(stop);
    }
    let heads = scene.lines.get(stop).is_some_and(|line| line.is_text())
        && scene.heading(stop).is_some_and(|found| found.end == scene.text(stop).len());
    heads
        && (index..stop)
            .filter(|at| scene.lines[*at].is_text())
            .all(|at| !scene.text(at).ends_with(['.', ':', '!', '?']))
}

/// Whether the paragraph that begins on this line is running text: it ends as a sentence does.
fn begins_prose(scene: &Scene, index: usize) -> bool {
    let mut last = index;
    for next in index + 1..(index + 40).min(scene.lines.len()) {
        if !scene.lines[next].is_text() || scene.heading(next).is_some() {
            break;
        }
        last = next;
    }
    let text = scene.text(last);
    ends_sentence(text) && !text.ends_with("m.m.") || scene.text(index).contains(". ")
}
