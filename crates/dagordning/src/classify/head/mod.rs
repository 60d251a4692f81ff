//! The head of an item: which lines and cells are its title, what stands beside and below it, and where its text begins.

mod running;
mod verdict;

use crate::classify::body::sections::opens_section;
use crate::classify::habits::Habits;
use crate::classify::rows::Row;
use crate::facts::field::{Field, field_at, names_only};
use crate::facts::leads::is_lead_in_line;
use crate::facts::people::names_someone;
use crate::facts::title::{ends_in_ids, is_initials, only_ids};
use crate::grammar::case_id;
use crate::grammar::person::{NameLikeness, is_person_name};
use crate::grammar::plan_class;
use crate::grammar::time::{bare_time, duration};
use crate::language::{Column, ItemMark, Roster};
use crate::page::passage::{Join, Passage};
use crate::page::range::{Lines, Slice};
use crate::page::scene::{Cell, Cells, Scene};
pub(in crate::classify) use running::{ends_at_stop, is_habit as runs_into_text, is_untitled};
use verdict::Verdict;

/// Lines that a title may take; longer "titles" are text.
const LONGEST_TITLE: usize = 6;

/// Lines that tell about an item: more are a list in its text.
const MOST_FIELDS: usize = 2000;

/// The head of an item.
#[derive(Debug, Default)]
pub(crate) struct Head<'a> {
    /// Cells beside the title, by column: lines of one cell come together here.
    pub(crate) buckets: Vec<Bucket>,
    pub(crate) title: Passage,
    /// Lines below the title that tell about the item, and those below further lines of the title.
    pub(crate) fields: Vec<(usize, Field)>,
    /// Lines of the same sort behind the whole title.
    pub(crate) behind: Vec<(usize, Field)>,
    /// The colon or full stop that ends a title whose text goes on in the same paragraph: a byte of the document text.
    pub(crate) colon: Option<usize>,
    /// What only says that the title stands beside it: "1   Ärende   Inköp av tankbil".
    pub(crate) label: Option<Slice>,
    /// Where the text begins that goes on behind the title on its line, without a mark between: a byte of the text.
    pub(crate) text: Option<usize>,
    /// Lines between those of the text that stand at the page's right edge and tell about the item.
    pub(crate) margin: Vec<usize>,
    /// The first line of the body.
    pub(crate) body: usize,
    /// The title's last line.
    last: &'a str,
    /// How many lines the title has.
    taken: usize,
    /// The line that the title begins on; below the number's where that has only a case id.
    line: usize,
}

/// What stands from here on stands at the right edge of the page, in characters …
const MARGIN: usize = 50;
/// … for no more lines than these below the title.
const MOST_OF_MARGIN: usize = 12;

/// Cells beside the title in one column.
#[derive(Debug)]
pub(crate) struct Bucket {
    column: usize,
    pub(crate) kind: Column,
    /// One per entry: a presenter's name begins a new one, anything else goes on with the last.
    pub(crate) parts: Vec<Passage>,
}

/// Finds the head of the item on `lines`, whose title begins at byte `title_from`.
pub(crate) fn read<'a>(scene: &Scene<'a>, lines: Lines, title_from: usize, habits: &Habits) -> Head<'a> {
    let mut head = Head { line: lines.start, ..Head::default() };
    if let Some(end) = heads_roster(scene, lines.start, title_from).filter(|_| !habits.entry) {
        // The names below present nothing.
        head.title.push(scene.source, title_from..end, Join::Space);
        head.body = lines.start + 1;
        return head;
    }
    let roster = || if habits.entry { None } else { roster_run_in(scene, lines, title_from) };
    let run_in = || if habits.assembly && !habits.entry { run_in(scene, lines, title_from) } else { None };
    if let Some(colon) = run_in().or_else(roster) {
        head.title.push(scene.source, title_from..colon, Join::Space);
        head.colon = Some(colon);
        head.body = lines.start;
        return head;
    }
    let (first, from) = running::first_words(scene, lines, title_from);
    if !habits.entry
        && let Some(stop) = running::capitals_behind(scene, first, from)
    {
        head.title.push(scene.source, from..stop, Join::Space);
        head.colon = Some(stop);
        head.body = first;
        return head;
    }
    if habits.untitled && !habits.entry {
        let (line, from) = running::first_words(scene, lines, title_from);
        if running::is_sentence(scene, Lines::new(line, lines.end), from, true) {
            head.text = (line == lines.start).then_some(title_from);
            head.body = line;
            return head;
        }
    }
    if habits.ends_at_stop
        && !habits.entry
        && let Some(stop) = running::stop_behind(scene, lines.start, title_from)
    {
        head.title.push(scene.source, title_from..stop, Join::Space);
        head.colon = Some(stop);
        head.body = lines.start;
        return head;
    }
    if habits.runs_into_text
        && !habits.entry
        && let Some(text) = running::text_behind(scene, lines, title_from)
    {
        let title = scene.slice_text(title_from..text).trim_end().len();
        head.title.push(scene.source, title_from..title_from + title, Join::Space);
        head.text = Some(text);
        head.body = lines.start;
        return head;
    }
    let mut at = lines.start;
    head.title_line(scene, at, title_from, habits);
    at += 1;
    loop {
        let blank = at < lines.end && !scene.lines[at].is_text();
        let Some(next) = scene.next_text(at, lines.end) else { break };
        if habits.runs_into_text && running::begins_text(scene, next, head.title.text()) {
            break;
        }
        match head.judge(scene, next, blank, habits) {
            Verdict::Title => {
                let from = scene.lines[next].start;
                head.title_line(scene, next, from, habits);
            }
            Verdict::Presenter => head.presenter_cells(scene, next, habits),
            Verdict::Field => {
                let untitled = head.title.is_empty();
                let Some(field) = field_at(scene, next, untitled).filter(|_| head.fields.len() < MOST_FIELDS) else {
                    break;
                };
                head.fields.push((next, field));
                // Nothing after a presenter or a case id line belongs to the title, unless there is none yet.
                head.taken = if untitled { 0 } else { LONGEST_TITLE };
            }
            Verdict::Body => break,
        }
        at = next + 1;
    }
    head.body = at.min(lines.end);
    head.margin(scene, lines);
    let elects = habits.assembly && !habits.drafts && scene.language.election_leads().opens(head.title.text());
    let below = |from: usize| scene.next_text(from, lines.end).filter(|next| !opens_section(scene, *next, *next));
    while let Some(next) = below(head.body).filter(|next| !(elects && names_only(scene, scene.text(*next)))) {
        let Some(field) = field_at(scene, next, false).filter(|_| head.behind.len() < MOST_FIELDS) else { break };
        head.behind.push((next, field));
        head.body = next + 1;
    }
    head
}

/// The head of an item whose cells are known.
pub(crate) fn of_row<'a>(scene: &Scene<'a>, row: &Row) -> Head<'a> {
    let mut head = Head { line: row.lines.start, body: row.lines.end, ..Head::default() };
    for (at, cell) in row.cells.iter().enumerate() {
        match cell.column {
            Column::Number => {}
            Column::Title | Column::TitleAndPresenter => {
                // "Tilldelning av stipendium" ⏎ "Sekretess"
                let line = scene.line_at(cell.range.start);
                let alone = !head.title.is_empty() && scene.lines[line].range() == cell.range;
                if let Some(mark @ Field::Mark(_)) = alone.then(|| field_at(scene, line, false)).flatten() {
                    head.fields.push((line, mark));
                    continue;
                }
                head.title.push(scene.source, cell.range, Join::Space);
            }
            kind => {
                let goes_on = at > 0 && row.cells[at - 1].column == kind && !is_next(scene, row, at);
                match head.buckets.last_mut().filter(|_| goes_on).and_then(|bucket| bucket.parts.last_mut()) {
                    Some(part) => part.push(scene.source, cell.range, Join::Space),
                    None => {
                        let parts = vec![scene.passage(cell.range)];
                        head.buckets.push(Bucket { column: at, kind, parts });
                    }
                }
            }
        }
    }
    head
}

/// Whether the further line of a cell is an entry of its own: another paper, or another who presents.
fn is_next(scene: &Scene, row: &Row, at: usize) -> bool {
    let (before, text) = (scene.slice_text(row.cells[at - 1].range), scene.slice_text(row.cells[at].range));
    match row.cells[at].column {
        Column::Documents => text.starts_with(char::is_uppercase) && !before.ends_with([',', '-', '–']),
        Column::Presenter => {
            !before.ends_with([',', '/', '-', '–']) && before.contains(' ') && names_someone(scene, text)
        }
        _ => false,
    }
}

/// No table has more columns beside the title.
const MOST_COLUMNS: usize = 64;

/// A head whose text stands in a column of its own beside it.
#[derive(Debug, Default)]
pub(crate) struct Beside<'a> {
    pub(crate) head: Head<'a>,
    /// Lines of the title, each with where its text begins if it has any.
    pub(crate) lines: Vec<(usize, Option<usize>)>,
}

/// Finds the title on the left and the text on the right of `column`; nothing where no text stands there.
pub(crate) fn beside<'a>(scene: &Scene<'a>, lines: Lines, title_from: usize, column: usize) -> Option<Beside<'a>> {
    let mut found = Beside { head: Head { line: lines.start, ..Head::default() }, lines: Vec::new() };
    let mut texts = lines.start..lines.start;
    // "§ 1 Mötets öppnande kl. 18.00" ⏎ "Anna Ek …": a word may begin in the column by chance.
    let mut apart = false;
    for index in lines {
        if !scene.lines[index].is_text() {
            break;
        }
        let from = if index == lines.start { title_from } else { scene.lines[index].start };
        let printed = scene.cells(index, from);
        apart |= printed.iter().any(|cell| cell.column.abs_diff(column) <= 2);
        let cells = parted_at(scene, printed, column, 1);
        let text = cells.iter().position(|cell| cell.column + 2 >= column);
        let left = &cells[..text.unwrap_or(cells.len())];
        // A title ends where a line has none of it.
        if left.is_empty() && index > lines.start {
            break;
        }
        for cell in left {
            found.head.title.push(scene.source, cell.range, Join::Space);
        }
        let text = text.map(|at| cells[at].range.start);
        texts.end = text.map_or(texts.end, |_| index + 1);
        found.lines.push((index, text));
    }
    // Below the last line that has both the whole line is text; without one there is nothing beside the title.
    found.head.body = lines.start;
    (apart && !texts.is_empty()).then_some(found)
}

/// Cells of which one that fills its column up to the next is two: a word begins at `column`, behind so many `blanks`.
pub(in crate::classify) fn parted_at(scene: &Scene, cells: Cells, column: usize, blanks: usize) -> Cells {
    let mut parted = Cells::with_capacity(cells.len() + 1);
    for cell in cells {
        let text = scene.slice_text(cell.range);
        let at = column.checked_sub(cell.column).and_then(|count| text.char_indices().nth(count)).map(|(at, _)| at);
        let behind = |at: usize| text[..at].len() - text[..at].trim_end_matches(' ').len() >= blanks;
        match at.filter(|at| behind(*at) && !text[*at..].starts_with(' ')) {
            Some(at) => {
                let shown = text[..at].trim_end().len();
                parted
                    .push(Cell { column: cell.column, range: Slice::new(cell.range.start, cell.range.start + shown) });
                parted.push(Cell { column, range: Slice::new(cell.range.start + at, cell.range.end) });
            }
            None => parted.push(cell),
        }
    }
    parted
}

/// No title is longer, in bytes.
const MOST_BYTES: usize = 4000;

/// Longest title that runs in to its text, in bytes.
const LONGEST_RUN_IN: usize = 80;

/// "3. Ekonomi: Kassören berättade att …": the colon that ends a title whose text goes on in the same paragraph.
fn run_in(scene: &Scene, lines: Lines, title_from: usize) -> Option<usize> {
    let line = &scene.lines[lines.start];
    let text = scene.slice_text(title_from.min(line.end)..line.end);
    let colon = text.find(": ").filter(|colon| *colon <= LONGEST_RUN_IN)?;
    let said = text[colon + 1..].trim_start();
    // What leads in to a decision is no more of the paragraph.
    let goes_on = |index: &usize| {
        scene.lines[*index].is_text()
            && (*index == lines.start || scene.heading(*index).is_none() && !is_lead_in_line(scene, scene.text(*index)))
    };
    let last = (lines.start..lines.end).take_while(goes_on).last()?;
    let sentence = scene.text(last).ends_with(['.', '!']) && said.split_whitespace().count() >= 2;
    // "Motion från Bo Ek: Ny brygga" ⏎ "Motionären …": what the motion asks ends its title.
    let flows = || {
        let below = scene.lines.get(lines.start + 1).filter(|below| below.is_text());
        text.ends_with(['.', '!'])
            || below.is_some_and(|line| !scene.slice_text(line.range()).starts_with(char::is_uppercase))
    };
    let plain = text.starts_with(char::is_uppercase)
        && (said.starts_with(char::is_uppercase) || counts(said))
        && !text[..colon].contains(['.', '"', '”'])
        && !text.contains("   ")
        && scene.language.initiative_of_title(&text[..colon]).is_none_or(|_| text[..colon].contains(' ') && flows())
        && scene.language.case_label(text).is_none()
        && case_id::case_ids(scene.language, &text[..colon]).is_empty();
    (sentence && plain).then_some(title_from + colon)
}

/// Whether a sentence begins with a number: "340 hundar är anmälda så här långt".
fn counts(said: &str) -> bool {
    let mut words = said.split_whitespace();
    words.next().is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_digit()))
        && words.clone().count() >= FEWEST_OF_SENTENCE
        && words.take(FEWEST_OF_SENTENCE).all(|word| word.starts_with(char::is_lowercase))
}

/// Words behind the number that begins a sentence.
const FEWEST_OF_SENTENCE: usize = 3;

/// Where the first line of an item ends whose title heads a list of people: "§ 1 Närvarande" ⏎ "Anna Ek, Bo Lind".
fn heads_roster(scene: &Scene, index: usize, title_from: usize) -> Option<usize> {
    let end = scene.lines[index].end;
    let text = scene.slice_text(title_from.min(end)..end);
    let found = scene.roster_heading(text).filter(|found| found.end == text.len())?;
    let below = scene.next_text(index + 1, scene.lines.len().min(index + 3))?;
    (heads_list(found.roster) && names_someone(scene, scene.text(below))).then_some(end)
}

/// Whether a heading is over those who are there, or are not.
fn heads_list(roster: Roster) -> bool {
    !matches!(roster, Roster::Chair | Roster::ViceChair | Roster::Secretary | Roster::Adjusters | Roster::Presenter)
}

/// "2. Närvarande: Anna Ek, Bo Lind": the colon behind a title that heads a list of people.
fn roster_run_in(scene: &Scene, lines: Lines, title_from: usize) -> Option<usize> {
    let line = &scene.lines[lines.start];
    let text = scene.slice_text(title_from.min(line.end)..line.end);
    let colon = text.find(": ").filter(|colon| *colon <= LONGEST_RUN_IN)?;
    let heading = scene.roster_heading(text).filter(|found| (colon..=colon + 1).contains(&found.end))?;
    (heads_list(heading.roster) && names_someone(scene, text[colon + 1..].trim_start())).then_some(title_from + colon)
}

impl<'a> Head<'a> {
    /// Takes a line of the title: its first cell is title, further cells are what the table or their content says.
    fn title_line(&mut self, scene: &Scene<'a>, index: usize, from: usize, habits: &Habits) {
        if self.title.is_empty() || only_ids(scene, self.title.text()) {
            self.line = index;
        }
        self.taken += 1;
        self.last = scene.text(index);
        let mut cells = scene.cells(index, from);
        if self.taken == 1 && cells.len() == 2 {
            let first = cells[0].range;
            if scene.language.table_column(scene.slice_text(first)) == Some(Column::Title) {
                self.label = Some(first);
                cells.remove(0);
            }
        }
        for (position, mut cell) in cells.into_iter().enumerate() {
            let class = if self.taken == 1 { self.cut_class(scene, &mut cell) } else { None };
            if !cell.range.is_empty() {
                self.cell(scene, &cell, position == 0, self.taken == 1, habits);
            }
            if let Some(class) = class {
                self.beside(scene, &class, Column::Note, None);
            }
        }
    }

    /// The class of the archive's plan behind the case id in a cell, which is left without it.
    fn cut_class(&self, scene: &Scene, cell: &mut Cell) -> Option<Cell> {
        let text = scene.slice_text(cell.range);
        let at = if self.is_untitled_id() && plan_class::is_named(scene.language, text) {
            0
        } else {
            plan_class::behind_id(scene.language, text)?
        };
        let class = Slice::new(cell.range.start + at, cell.range.end);
        cell.range = Slice::new(cell.range.start, cell.range.start + text[..at].trim_end().len());
        Some(Cell { column: cell.column + text[..at].chars().count(), range: class })
    }

    fn cell(&mut self, scene: &Scene<'a>, cell: &Cell, first: bool, first_line: bool, habits: &Habits) {
        let text = scene.slice_text(cell.range);
        let known = habits.table.as_ref().and_then(|table| table.column_at(cell.column));
        let beside = self.column_of(cell);
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
            // "§ 85    KDN 74/89    041": a class beside the id, where the title stands below.
            (None, None) if first_line && self.is_untitled_id() && text.bytes().all(|b| b.is_ascii_digit()) => {
                Column::Note
            }
            (None, None) => by_content(scene, text).unwrap_or(Column::Title),
        };
        if kind == Column::Title {
            self.title.push(scene.source, cell.range, Join::Space);
        } else {
            self.beside(scene, cell, kind, beside);
        }
    }

    /// Whether a case id stands on the line, and no title.
    fn is_untitled_id(&self) -> bool {
        self.title.is_empty() && self.buckets.iter().any(|bucket| bucket.kind == Column::CaseId)
    }

    /// The column beside the title that a cell stands in; the last where there are more than any table has.
    fn column_of(&self, cell: &Cell) -> Option<usize> {
        let near = self.buckets.iter().position(|bucket| bucket.column.abs_diff(cell.column) <= 2);
        near.or(self.buckets.len().checked_sub(1).filter(|last| *last + 1 >= MOST_COLUMNS))
    }

    /// A cell beside the title.
    fn beside(&mut self, scene: &Scene<'a>, cell: &Cell, kind: Column, bucket: Option<usize>) {
        let text = scene.slice_text(cell.range);
        let Some(bucket) = bucket.and_then(|at| self.buckets.get_mut(at)) else {
            let parts = vec![scene.passage(cell.range)];
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
            Some(part) if !new => part.push(scene.source, cell.range, Join::Space),
            _ => bucket.parts.push(scene.passage(cell.range)),
        }
    }

    /// What goes on below a cell beside the title, between the lines of the text: "Johan Brant, ekonom" and "Dnr SF 2025/14" at the
    /// page's right edge, below "Kl. 09.15".
    fn margin(&mut self, scene: &Scene<'a>, lines: Lines) {
        let column = self.buckets.iter().map(|bucket| bucket.column).max().filter(|column| *column >= MARGIN);
        let Some(column) = column else { return };
        let below = self.body..lines.end.min(self.body + MOST_OF_MARGIN);
        for index in below.take_while(|index| scene.lines[*index].is_text()) {
            let cells = scene.cells(index, scene.lines[index].start);
            let [cell] = cells.as_slice() else { continue };
            if cell.column + 2 < column {
                continue;
            }
            let text = scene.slice_text(cell.range);
            let last = self.buckets.len() - 1;
            // "Anja Lindh," ⏎ "processledare"
            if let Some(open) = self.buckets[last].parts.last_mut().filter(|part| part.text().ends_with(',')) {
                open.push(scene.source, cell.range, Join::Space);
                self.margin.push(index);
                continue;
            }
            let labelled = is_labelled_id(scene, text).then_some(Column::CaseId);
            let kind = labelled.or_else(|| by_content(scene, text));
            let Some(kind) = kind else { continue };
            let bucket = self.buckets.iter().rposition(|bucket| bucket.kind == kind);
            self.beside(scene, cell, kind, bucket);
            self.margin.push(index);
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
}

fn is_id(scene: &Scene, text: &str) -> bool {
    case_id::is_case_id(scene.language, text)
}

/// "Omedelbar justering": nothing but a mark, which no title is.
fn is_only_mark(scene: &Scene, text: &str) -> bool {
    let mark = scene.language.item_mark(text);
    // "§ 118 SEKRETESS": a stamp in capitals beside the number; "Sekretessärende" may be the title.
    let stamp = mark == Some(ItemMark::Confidential) && text.chars().all(|c| !c.is_lowercase());
    text.len() < 40 && (stamp || mark == Some(ItemMark::ImmediatelyAdjusted))
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
    } else if scene.presenter_line(text).is_some() || is_initials(text) {
        Some(Column::Presenter)
    } else {
        None
    }
}

/// Whether a cell begins with a person's name, as the next presenter's line does.
fn begins_with_name(scene: &Scene, text: &str) -> bool {
    let head = text.split([',', '(']).next().unwrap_or(text).trim();
    is_person_name(scene.language, head) != NameLikeness::No
}
