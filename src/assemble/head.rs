//! The head of an item: its wrapped title, and case ids, presenters, times and marks around it.

use std::ops::Range;

use super::blocks::{ends_sentence, is_lead_in_line};
use super::ledger::Owner;
use super::passage::{Join, Passage};
use super::scene::{Cell, Scene};
use super::sections::opens_section;
use super::table::Table;
use crate::grammar::number::{ClauseKind, clause_mark};
use crate::grammar::person::{Evidence, NameLikeness, Presenters, is_person_name, presenter_line};
use crate::grammar::time::{TimeRange, bare_time, duration};
use crate::grammar::{case_id, page};
use crate::lexicon::{Column, ItemMark};
use crate::model::{Item, ItemStatus, Presenter, SectionKind};

/// What the whole document tells about its items' heads.
pub(crate) struct Habits {
    /// Case ids are printed as bare number pairs in parentheses after the title.
    pub(crate) bare_ids: bool,
    /// The columns of the agenda's table.
    pub(crate) table: Option<Table>,
    /// The width of a full line, in characters.
    pub(crate) width: usize,
    /// The lines are an entry of a contents list: all of them are title.
    pub(crate) entry: bool,
}

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
    /// The line that the title begins on.
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
            _ if first && first_line && !scene.lexicon.procedural_title(text) && is_only_mark(scene, text) => {
                Column::Note
            }
            (Some(Column::Time), _) if first && by_content(scene, text) == Some(Column::Time) => Column::Time,
            // "§ 69 2026.204 KS": the title stands below.
            _ if first && first_line && only_ids(scene, text) => Column::CaseId,
            _ if first && first_line => Column::Title,
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
                let complete = |text: &str| case_id::is_case_id(scene.lexicon, text);
                complete(text) && bucket.parts.last().is_some_and(|part| complete(part.text()))
            }
            Column::Presenter => {
                // "Ekonomichef" ⏎ "Anna Ek": a title in a narrow column.
                let open = bucket.parts.last().is_some_and(|part| {
                    part.text().ends_with([',', '-', '/']) || scene.lexicon.title_word(part.text())
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
        if let Some(first) = cells.first() {
            if self.buckets.iter().any(|bucket| bucket.column.abs_diff(first.column) <= 2 && first.column > 12) {
                return Verdict::Title;
            }
            let under_title = habits.table.as_ref().is_some_and(Table::has_presenter_under_title);
            let people = scene.slice_text(first.range.clone());
            let named = || {
                presenter_line(scene.lexicon, people).is_some_and(|found| !found.people.is_empty())
                    || scene.lexicon.office(people).is_some_and(|(_, end)| end == people.len())
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
        if is_field_line_at(scene, index) {
            return Verdict::Field;
        }
        if scene.lexicon.item_mark(text).is_some_and(|mark| mark == ItemMark::Attachment) {
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
        let open = is_open(title);
        let small = text.starts_with(|c: char| c.is_lowercase());
        if blank {
            // A page break may fall into a title: only what cannot begin a text goes on.
            let over_page = (0..index)
                .rev()
                .take_while(|at| !scene.lines[*at].is_text())
                .any(|at| scene.lines[at].kind == super::scene::LineKind::Furniture);
            let goes_on = (open || over_page) && !ends_sentence(title) && (small || open_bracket(title));
            return if goes_on { Verdict::Title } else { Verdict::Body };
        }
        if self.in_columns(scene, index, habits) {
            return Verdict::Title;
        }
        if clause_mark(text).is_some_and(|mark| !matches!(mark.value.kind, ClauseKind::Letter('o'))) {
            return Verdict::Body;
        }
        if open && small {
            return Verdict::Title;
        }
        if is_lead_in_line(scene, text) || scene.lexicon.group_heading(text).is_some() {
            return Verdict::Body;
        }
        if open || small || text.starts_with(['(', '–']) {
            return Verdict::Title;
        }
        if names_only(scene, text) {
            return Verdict::Field;
        }
        let full = self.last.chars().count() * 100 >= habits.width * 62;
        if !full || ends_sentence(title) || begins_prose(scene, index) { Verdict::Body } else { Verdict::Title }
    }

    /// What the font says: a title that is set apart goes on as long as its font does, and ends where it ends.
    fn by_font(&self, scene: &Scene<'a>, index: usize, blank: bool) -> Option<Verdict> {
        if !scene.stands_out(self.line) {
            return None;
        }
        let many = scene.cells(index, scene.lines[index].start).len()
            > scene.cells(self.line, scene.lines[self.line].start).len();
        if open_bracket(self.title.text()) || many || scene.lexicon.group_heading(scene.text(index)).is_some() {
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
        let title = cut_title(scene, item, &self.title, habits);
        if !title.is_empty() {
            let mut places = std::mem::take(&mut item.places);
            let text = scene.put(&mut places, "title", &title);
            item.places = places;
            item.amounts.extend(super::resolutions::amounts(scene, &title));
            title_marks(scene, item, &text);
            item.title = Some(text);
        }
    }
}

/// "Omedelbar justering": nothing but a mark, which no title is.
fn is_only_mark(scene: &Scene, text: &str) -> bool {
    text.len() < 40 && scene.lexicon.item_mark(text) == Some(ItemMark::ImmediatelyAdjusted)
}

/// "2026.204 KS" behind a §: the title stands below.
fn only_ids(scene: &Scene, title: &str) -> bool {
    title.len() < 48 && title.bytes().any(|b| b.is_ascii_digit()) && case_id::is_case_id(scene.lexicon, title)
}

/// Whether a title ends with the label of a case id, or with an id and "och".
fn ends_in_ids(scene: &Scene, title: &str) -> bool {
    let last = title.rsplit(' ').next().unwrap_or("");
    let labelled = !last.is_empty() && scene.lexicon.case_label(last) == Some(last.len());
    let listed = title.strip_suffix(" och").or_else(|| title.strip_suffix(','));
    labelled
        || listed
            .is_some_and(|head| case_id::case_ids(scene.lexicon, head).last().is_some_and(|id| id.end == head.len()))
}

/// "Dnr KS 2026/12": a case id with its label is nothing else, wherever it stands.
fn is_labelled_id(scene: &Scene, text: &str) -> bool {
    scene.lexicon.case_label(text).is_some()
        && case_id::case_ids(scene.lexicon, text).last().is_some_and(|found| found.end == text.len())
}

/// What a cell without a known column is, by what it holds.
fn by_content(scene: &Scene, text: &str) -> Option<Column> {
    let lexicon = scene.lexicon;
    if case_id::is_case_id(lexicon, text) {
        Some(Column::CaseId)
    } else if bare_time(text).is_some() || duration(text).is_some_and(|d| d.end == text.len()) {
        Some(Column::Time)
    } else if text.bytes().all(|b| b.is_ascii_digit()) {
        Some(Column::Page)
    } else if lexicon.item_mark(text).is_some() {
        Some(Column::Note)
    } else if presenter_line(lexicon, text).is_some() || is_initials(text) {
        Some(Column::Presenter)
    } else {
        None
    }
}

/// Handlers' initials: "OFB", "OFB MH".
fn is_initials(text: &str) -> bool {
    let mut words = 0;
    text.split(' ').all(|word| {
        words += 1;
        (2..=4).contains(&word.chars().count()) && word.chars().all(char::is_uppercase)
    }) && words <= 3
}

fn settle_bucket(scene: &mut Scene, item: &mut Item, bucket: &Bucket) {
    for part in &bucket.parts {
        let text = part.text().to_owned();
        match bucket.kind {
            Column::CaseId => case_line(scene, item, part),
            Column::Page => set_page(scene, item, part),
            Column::Presenter | Column::Time => {
                if let Some(found) = presenter_line(scene.lexicon, &text) {
                    presenters(scene, item, part, &found);
                } else if let Some(time) = bare_time(&text) {
                    set_time(scene, item, &time.value, part);
                } else if is_initials(&text) {
                    initials(scene, item, part);
                } else if bucket.kind == Column::Presenter {
                    presenter(scene, item, part, None);
                }
            }
            Column::Note => {
                if let Some(mark) = scene.lexicon.item_mark(&text) {
                    apply_mark(item, mark);
                    scene.claim_passage(part, Owner::Label);
                } else if let Some(found) = presenter_line(scene.lexicon, &text) {
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
    is_person_name(scene.lexicon, head) != NameLikeness::No
}

/// Each pair of initials is a handler.
fn initials(scene: &mut Scene, item: &mut Item, passage: &Passage) {
    let text = passage.text().to_owned();
    let mut at = 0;
    for word in text.split(' ') {
        presenter(scene, item, &passage.part(at..at + word.len()), None);
        at += word.len() + 1;
    }
}

/// Whether line `index` tells about the item without being its text. The numbering asks and the item's head asks again:
/// the answer is kept.
pub(crate) fn is_field_line_at(scene: &Scene, index: usize) -> bool {
    scene.remember(index, |scene| is_field_line(scene, scene.text(index)))
}

fn is_field_line(scene: &Scene, text: &str) -> bool {
    if scene.lexicon.case_label(text).is_some() || case_id::is_case_id(scene.lexicon, text) {
        return !case_id::case_ids(scene.lexicon, text).is_empty();
    }
    if text.len() < 64 && scene.lexicon.item_mark(text).is_some_and(is_field_mark) {
        return true;
    }
    may_present(scene, text)
        && presenter_line(scene.lexicon, text).is_some_and(|found| found.evidence != Evidence::NamesOnly)
}

/// Whether a line can name presenters or a time, by its outside alone: a long line or a sentence is text, unless a label
/// says otherwise.
fn may_present(scene: &Scene, text: &str) -> bool {
    let sentence = text.ends_with(['.', ':', ',']) && text.len() > 12;
    text.len() <= 140 && (!sentence || scene.lexicon.presenter_label(text).is_some())
}

/// Marks that stand on a line of their own under the title; others belong to the text or to the title.
fn is_field_mark(mark: ItemMark) -> bool {
    !matches!(mark, ItemMark::Attachment | ItemMark::Information | ItemMark::Decision)
}

/// A line of nothing but names, without label, time, title or slash.
fn names_only(scene: &Scene, text: &str) -> bool {
    may_present(scene, text)
        && presenter_line(scene.lexicon, text).is_some_and(|found| {
            found.people.iter().all(|person| {
                text.get(person.name.clone())
                    .is_some_and(|name| is_person_name(scene.lexicon, name) == NameLikeness::Likely)
            })
        })
}

/// Reads a line that tells about the item; false if it is text after all.
fn field_line(scene: &mut Scene, item: &mut Item, index: usize, untitled: bool) -> bool {
    let text = scene.text(index);
    let lone = || {
        scene.opens_paragraph(index)
            && scene.lines.get(index + 1).is_none_or(|next| !next.is_text())
            && may_present(scene, text)
            && presenter_line(scene.lexicon, text).is_some()
    };
    if !is_field_line_at(scene, index) && !names_only(scene, text) && !lone() {
        return false;
    }
    let passage = scene.passage(scene.lines[index].range());
    if scene.lexicon.case_label(text).is_some() && !case_id::case_ids(scene.lexicon, text).is_empty() {
        case_line(scene, item, &passage);
        return true;
    }
    if let Some(mark) = scene.lexicon.item_mark(text) {
        if !is_field_mark(mark) {
            return false;
        }
        apply_mark(item, mark);
        scene.claim_line(index, Owner::Label);
        return true;
    }
    if let Some(found) = presenter_line(scene.lexicon, passage.text()) {
        presenters(scene, item, &passage, &found);
        return true;
    }
    if untitled && scene.lexicon.case_label(text).is_none() {
        return false;
    }
    case_line(scene, item, &passage);
    true
}

/// A line or cell of case ids, perhaps with a mark after them: "Dnr 1.5.3-12-2012. Omedelbar justering".
fn case_line(scene: &mut Scene, item: &mut Item, passage: &Passage) {
    let mut rest = 0;
    for found in case_id::case_ids(scene.lexicon, passage.text()) {
        add_case_id(scene, item, &passage.part(found.value.id.clone()));
        rest = found.end;
    }
    let tail = passage.text()[rest..].trim_start_matches(['.', ',', ';', ' ', ')']);
    if let Some(mark) = scene.lexicon.item_mark(tail) {
        apply_mark(item, mark);
    } else if !tail.is_empty() && rest > 0 {
        let tail = passage.part(passage.text().len() - tail.len()..passage.text().len());
        if let Some(found) = presenter_line(scene.lexicon, tail.text()) {
            presenters(scene, item, &tail, &found);
        } else {
            // Unknown words after a case id stay unclaimed, and so come out in `unassigned`.
            scene.claim_passage(&passage.part(0..passage.text().len() - tail.text().len()), Owner::Label);
            return;
        }
    }
    scene.claim_passage(passage, Owner::Label);
}

fn add_case_id(scene: &mut Scene, item: &mut Item, id: &Passage) {
    let taken = id.slices().any(|slice| !scene.ledger.is_free(slice));
    if taken || item.case_ids.iter().any(|known| known == id.text()) {
        scene.claim_passage(id, Owner::Label);
        return;
    }
    let key = format!("case_ids[{}]", item.case_ids.len());
    let mut places = std::mem::take(&mut item.places);
    let id = scene.put(&mut places, key, id);
    item.places = places;
    item.case_ids.push(id);
}

/// The people and times of a presenter line.
fn presenters(scene: &mut Scene, item: &mut Item, passage: &Passage, found: &Presenters) {
    for person in &found.people {
        let title = person.title.clone().map(|title| passage.part(title));
        presenter(scene, item, &passage.part(person.name.clone()), title.as_ref());
    }
    for time in &found.times {
        set_time(scene, item, &time.value, &passage.part(time.start..time.end));
    }
    if let Some(minutes) = &found.duration {
        set_duration(scene, item, minutes.value, &passage.part(minutes.start..minutes.end));
    }
    scene.claim_passage(passage, Owner::Label);
}

fn presenter(scene: &mut Scene, item: &mut Item, name: &Passage, title: Option<&Passage>) {
    let mut presenter = Presenter::default();
    presenter.name = Some(scene.put(&mut presenter.places, "name", name));
    presenter.title = title.map(|title| scene.put(&mut presenter.places, "title", title));
    item.presenters.push(presenter);
}

fn set_time(scene: &mut Scene, item: &mut Item, time: &TimeRange, passage: &Passage) {
    let mut places = std::mem::take(&mut item.places);
    if let (Some(start), None) = (time.start, &item.start_time) {
        item.start_time = Some(start.to_string());
        scene.put(&mut places, "start_time", passage);
    }
    if let (Some(end), None) = (time.end, &item.end_time) {
        item.end_time = Some(end.to_string());
        scene.claim_passage(passage, Owner::Field);
        scene.view(&mut places, "end_time", passage);
    }
    item.places = places;
}

/// The page that a contents list prints for the item.
pub(crate) fn set_page(scene: &mut Scene, item: &mut Item, passage: &Passage) {
    if item.page.is_some() {
        scene.claim_passage(passage, Owner::Label);
        return;
    }
    let mut places = std::mem::take(&mut item.places);
    item.page = Some(scene.put(&mut places, "page", passage));
    item.places = places;
}

fn set_duration(scene: &mut Scene, item: &mut Item, minutes: u32, passage: &Passage) {
    let mut places = std::mem::take(&mut item.places);
    if item.duration_minutes.is_none() {
        item.duration_minutes = Some(minutes);
        scene.put(&mut places, "duration_minutes", passage);
    } else {
        scene.claim_passage(passage, Owner::Label);
    }
    item.places = places;
}

/// Takes case ids, times and page numbers out of the joined title; gives what is left.
fn cut_title(scene: &mut Scene, item: &mut Item, joined: &Passage, habits: &Habits) -> Passage {
    let text = joined.text().to_owned();
    let mut cuts: Vec<Range<usize>> = Vec::new();
    if let Some(tail) = page::contents_tail(&text)
        && text[..tail.start].trim_end().ends_with(['.', '…'])
    {
        let number = text[tail.start..tail.end].trim_start_matches(['.', '…', ' ']);
        set_page(scene, item, &joined.part(tail.end - number.len()..tail.end));
        let lead = text[..tail.start].trim_end_matches(['.', '…', ' ']).len();
        cuts.push(lead..text.len());
    }
    let found = case_id::case_ids(scene.lexicon, &text);
    let labelled = !item.case_ids.is_empty() || found.iter().any(|id| !id.value.bare_pair);
    for id in found {
        let value = &id.value;
        let strong = value.organ_code || value.class_code || value.labelled;
        let whole = value.parenthesised.clone().unwrap_or(id.start..id.end);
        let at_end = text[whole.end..].trim().trim_matches(['.', ',', ';']).is_empty()
            || cuts.iter().any(|cut| text[whole.end..cut.start.max(whole.end)].trim().is_empty());
        let leaves = strong && (value.labelled || value.parenthesised.is_some() || at_end)
            || habits.bare_ids && !labelled && value.parenthesised.is_some();
        if !leaves {
            continue;
        }
        add_case_id(scene, item, &joined.part(value.id.clone()));
        let mut cut = whole;
        if value.parenthesised.is_none() && !value.labelled {
            cut.start = handler_initials(scene, item, joined, cut.start);
        }
        cuts.push(cut);
    }
    if cuts.is_empty()
        && let Some(cut) = gapped_initials(scene, item, joined)
    {
        cuts.push(cut);
    }
    cuts.extend(cut_times(scene, item, joined, &cuts));
    keep_rest(scene, joined, cuts)
}

/// Handlers' initials directly before the case id at the title's end; gives where the cut begins.
fn handler_initials(scene: &mut Scene, item: &mut Item, joined: &Passage, before: usize) -> usize {
    let text = joined.text();
    let start = handler_initials_start(scene, text, before);
    let end = text[..before].trim_end().len();
    if start >= end {
        return before;
    }
    initials(scene, item, &joined.part(start..end));
    start
}

/// Where the run of initials begins that ends at `before`; `before` itself if there is none.
fn handler_initials_start(scene: &Scene, text: &str, before: usize) -> usize {
    let head = text[..before].trim_end();
    let mut start = head.len();
    for _ in 0..3 {
        let word_start = head[..start].trim_end().rfind(' ').map_or(0, |at| at + 1);
        let word = head[word_start..start].trim();
        if word_start == 0 || !is_initials(word) || scene.lexicon.is_known_acronym(word) {
            break;
        }
        start = word_start;
    }
    if start == head.len() { before } else { start }
}

/// Handlers' initials at the title's end without a case id: only where a wide gap sets them off.
fn gapped_initials(scene: &mut Scene, item: &mut Item, joined: &Passage) -> Option<Range<usize>> {
    let text = joined.text();
    let start = handler_initials_start(scene, text, text.len());
    (start < text.len() && joined.follows_gap(start)).then(|| {
        initials(scene, item, &joined.part(start..text.len()));
        start..text.len()
    })
}

/// A clock time or duration at the end of the title: "… kl 9.00", "… (kl 15:38)", "… (15 min)".
fn cut_times(scene: &mut Scene, item: &mut Item, joined: &Passage, cuts: &[Range<usize>]) -> Vec<Range<usize>> {
    let end = cuts.iter().filter(|cut| joined.text()[cut.end..].trim().is_empty()).map(|cut| cut.start).min();
    let text = joined.text()[..end.unwrap_or(joined.text().len())].trim_end().to_owned();
    let mut found = Vec::new();
    let open = text.ends_with(')').then(|| text.rfind('(')).flatten();
    let kl = text.rfind(" kl").map(|at| at + 1);
    for start in [open, kl].into_iter().flatten() {
        let part = &text[start..];
        let inner = part.trim_matches(['(', ')']);
        let offset = start + (part.len() - part.trim_start_matches('(').len());
        if let Some(time) = bare_time(inner) {
            set_time(scene, item, &time.value, &joined.part(offset + time.start..offset + time.end));
        } else if let Some(minutes) = duration(inner).filter(|d| d.start == 0 && d.end == inner.len()) {
            set_duration(scene, item, minutes.value, &joined.part(offset..offset + inner.len()));
        } else {
            continue;
        }
        found.push(start..text.len());
        break;
    }
    found
}

/// The passage without the cuts, whose characters become labels where no value owns them.
fn keep_rest(scene: &mut Scene, joined: &Passage, mut cuts: Vec<Range<usize>>) -> Passage {
    let text = joined.text();
    cuts.sort_by_key(|cut| cut.start);
    let mut rest = Passage::default();
    let mut at = 0;
    for cut in &cuts {
        if cut.start > at {
            rest.append(&joined.part(at..cut.start), Join::Space);
        }
        scene.claim_passage(&joined.part(cut.clone()), Owner::Label);
        at = at.max(cut.end);
    }
    if at < text.len() {
        let tail = &text[at..];
        // Punctuation that only parted the title from what was cut off.
        let keep = tail.trim_start_matches([',', ';', ' ']);
        if !cuts.is_empty() && keep.trim_matches(['.', ' ', ')']).is_empty() {
            scene.claim_passage(&joined.part(at..text.len()), Owner::Label);
        } else {
            rest.append(&joined.part(at..text.len()), Join::Space);
        }
    }
    if cuts.is_empty() {
        return rest;
    }
    let kept = rest.text().trim_end_matches([',', ';', ' ', '–', '-']).len();
    if kept < rest.text().len() {
        scene.claim_passage(&rest.part(kept..rest.text().len()), Owner::Label);
        rest = rest.part(0..kept);
    }
    rest
}

/// Marks inside the title: "(sekretess)", "utgår".
fn title_marks(scene: &Scene, item: &mut Item, title: &str) {
    let tail = title.rsplit(['(', '-', '–']).next().unwrap_or("").trim_matches([')', ' ']);
    for part in [title, tail] {
        if let Some(mark) = scene.lexicon.item_mark(part) {
            apply_mark(item, mark);
            return;
        }
    }
}

fn apply_mark(item: &mut Item, mark: ItemMark) {
    match mark {
        ItemMark::Confidential => item.confidential = true,
        ItemMark::Withdrawn => item.status = Some(ItemStatus::Withdrawn),
        ItemMark::Added => item.status = Some(ItemStatus::Added),
        ItemMark::Postponed => item.status = Some(ItemStatus::Postponed),
        ItemMark::ImmediatelyAdjusted => item.adjusted_immediately = true,
        ItemMark::Information | ItemMark::Decision | ItemMark::Attachment => {}
    }
}

fn open_bracket(title: &str) -> bool {
    title.bytes().filter(|b| *b == b'(').count() > title.bytes().filter(|b| *b == b')').count()
}

/// Whether a title cannot end here.
fn is_open(title: &str) -> bool {
    let last = title.rsplit(' ').next().unwrap_or("");
    open_bracket(title)
        || title.ends_with([',', '-', '–', '/', ':'])
        || matches!(
            last,
            "och"
                | "samt"
                | "eller"
                | "av"
                | "för"
                | "i"
                | "på"
                | "om"
                | "till"
                | "med"
                | "från"
                | "inom"
                | "över"
                | "under"
                | "vid"
                | "den"
                | "det"
                | "en"
                | "ett"
                | "ny"
                | "nya"
                | "att"
                | "avseende"
                | "gällande"
                | "angående"
                | "enligt"
                | "mellan"
                | "mot"
                | "utan"
                | "kring"
                | "genom"
                | "inför"
                | "nr"
                | "år"
                | "per"
        )
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
