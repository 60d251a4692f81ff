//! The document's large parts: header, contents list, items with their group headings, and what is bound behind.

mod bounds;
mod contents;
mod evidence;
pub(crate) mod further;
mod groups;
mod lazy;
mod lettered;
mod listed;
mod margin;
pub(crate) mod places;
mod points;
mod prefixed;
pub(crate) mod rules;
mod stacked;
mod tabled;
mod titles;
mod trailing;
mod unnumbered;

use std::cell::LazyCell;
use std::collections::HashSet;

use contents::{contents_entries, contents_sections, link_contents};
use evidence::candidates;
use groups::Groups;
use lettered::Lettered;

use crate::classify::extent::Frame;
use crate::classify::numbering::{self, Reading};
use crate::classify::rows::{self, Row, Rows};
use crate::classify::stacks::Stacks;
use crate::classify::table::Table;
use crate::facts::{people, seats};
use crate::grammar::number::{ItemMark, Style, item_mark, secret_sections};
use crate::grammar::{case_id, page, person};
use crate::language::{search, small_letters};
use crate::page::ledger::Owner;
use crate::page::range::{Lines, Slice};
use crate::page::scene::{LineKind, Scene};

/// An item's place: its lines, its number and the group heading above it.
#[derive(Debug, Clone)]
pub(crate) struct ItemSpan {
    pub(crate) lines: Lines,
    /// The number; none in a table without numbers.
    pub(crate) mark: Option<ItemMark>,
    /// Where the title begins, in bytes of the document text.
    pub(crate) title_from: usize,
    /// The line of the group heading that the item stands under.
    pub(crate) group: Option<usize>,
    /// A part of the item before it: "3.1" under "3".
    pub(crate) nested: bool,
    /// The lines of its entry in the contents list.
    pub(crate) contents: Option<Lines>,
    /// The § that stands below its heading, before its text: "Punkt 3 – Ekonomi" ⏎ "§ 7 Kassören …". On the item's own
    /// line where it has no heading.
    pub(crate) sign: Option<(usize, ItemMark)>,
    /// The time that the line of an item without a number begins with: "13.45 Val av justerare".
    pub(crate) time: Option<Slice>,
    /// The row that it is of a table whose columns are lost.
    pub(crate) row: Option<Row>,
}

#[derive(Debug, Default)]
pub(crate) struct Outline {
    pub(crate) header: Lines,
    /// Lines of the contents list, where the items follow in full.
    pub(crate) contents: Lines,
    pub(crate) items: Vec<ItemSpan>,
    /// Entries of the contents list that no item follows up.
    pub(crate) missing: Vec<ItemSpan>,
    /// For each of them its place among the items when it is put in after the one before it, where its number does not tell.
    pub(crate) places: Vec<usize>,
    /// Items of which the contents list has a title without a word in common, with the entry's first line.
    pub(crate) unlike: Vec<(usize, usize)>,
    /// Lines of group headings and breaks.
    pub(crate) groups: Vec<usize>,
    pub(crate) table_heads: Vec<usize>,
    pub(crate) table: Option<Table>,
    /// §§ of several bodies over one item.
    pub(crate) stacks: Stacks,
    /// What is told of listed items behind their list, as it stands on the page.
    further: Vec<further::Further>,
    /// The line from which on nothing is read: a document has not so many numbered lines.
    cut: Option<usize>,
    /// For each line whether the numbering took it for a clause.
    clauses: Vec<bool>,
}

impl Outline {
    /// One item without a number, whose title stands on line `title`: all of a text below its head. Its numbers are clauses'.
    pub(crate) fn of_one(scene: &Scene, title: usize) -> Outline {
        let item = ItemSpan {
            lines: Lines::new(title, scene.lines.len()),
            mark: None,
            title_from: scene.lines[title].start,
            group: None,
            nested: false,
            contents: None,
            sign: None,
            time: None,
            row: None,
        };
        let clauses = (0..scene.lines.len()).map(|line| line > title && is_numbered(scene, line)).collect();
        Outline { header: Lines::new(0, title), items: vec![item], clauses, ..Outline::default() }
    }

    pub(crate) fn is_clause(&self, line: usize) -> bool {
        self.clauses.get(line).copied().unwrap_or(false)
    }
}

/// Whether a line begins with a number that no item's part has: where its numbers are no items', it is a clause.
fn is_numbered(scene: &Scene, line: usize) -> bool {
    item_mark(scene.language, scene.text(line)).is_some_and(|mark| mark.value.depth == 1)
}

struct Marked {
    line: usize,
    mark: ItemMark,
    /// The title's letters, for comparison with the contents list.
    key: u64,
    /// Those of them that are hardly ever read as others.
    rough: u64,
    /// The § that stands below.
    sign: Option<(usize, ItemMark)>,
}

/// Reads the outline of the document.
pub(crate) fn read(scene: &mut Scene) -> Outline {
    let mut outline = find(scene);
    further::claim(scene, &outline);
    bounds::hold(scene, &mut outline);
    ungroup_list(scene, &mut outline.items);
    ungroup_list(scene, &mut outline.missing);
    outline
}

fn find(scene: &mut Scene) -> Outline {
    let mut outline = Outline { clauses: vec![false; scene.lines.len()], ..Outline::default() };
    tables(scene, &mut outline);
    if let Some(rows) = lost_columns(scene, &outline) {
        tabled::place(scene, &mut outline, rows);
        return outline;
    }
    let scene = &*scene;
    outline.stacks = Stacks::find(scene);
    let mut marked = marked_lines(scene, &outline.stacks);
    outline.cut = marked.get(bounds::MOST_NUMBERED).map(|line| line.line);
    marked.truncate(bounds::MOST_NUMBERED);
    let mut marked = points::over_signs(rules::left_out(scene, marked));
    let trailing = trailing::find(scene, &marked);
    if let Some(list) = &trailing {
        marked.retain(|line| !list.contains(line.line));
    }
    let further = further::find(scene, &marked);
    if let Some(list) = &further {
        marked.retain(|line| !list.heads(line.line));
    }
    let frame = Frame::read(scene, marked.iter().map(|line| line.mark.style));
    let sections = || frame.sections.then(|| contents_sections(scene, &marked)).flatten();
    let list = || sections().or_else(|| contents_entries(scene, &marked, &frame));
    let contents = if further.is_none() { list() } else { None };
    let mut candidates = candidates(scene, &marked, &outline, contents.as_ref(), &frame);
    lazy::number(&mut candidates);
    prefixed::number(&marked, &mut candidates);
    let readings = numbering::read(&candidates);
    let mut starts: Vec<(usize, bool)> = Vec::new();
    let skip = contents.as_ref().map_or(0..0, |found| found.entries.clone());
    let read_from = marked.iter().enumerate().filter(|(at, _)| !skip.contains(at)).map(|(at, _)| at);
    // "§ 7.1", "§ 7.2" without a § 7 over them are items of one rank: a meeting's number stands before each.
    let mut rank = 1;
    for ((at, reading), candidate) in read_from.zip(&readings).zip(&candidates) {
        scene.explain(marked[at].line, || candidate.labelled(*reading).reason());
        let told = further.as_ref().is_some_and(|list| marked[at].line > list.line());
        match reading {
            Reading::Item | Reading::Subitem if told => outline.clauses[marked[at].line] = true,
            Reading::Item => {
                rank = candidate.depth;
                starts.push((at, false));
            }
            Reading::Subitem => starts.push((at, candidate.depth > rank)),
            Reading::Clause => outline.clauses[marked[at].line] = true,
            Reading::Text => {}
        }
    }
    starts.truncate(bounds::MOST_ITEMS + 1);
    let first_line = starts.first().map(|(at, _)| marked[*at].line);
    place_items(scene, &mut outline, &marked, &starts);
    if outline.items.is_empty() {
        rows_without_numbers(scene, &mut outline);
    }
    if outline.items.is_empty() && outline.table.is_none() {
        listed::place(scene, &mut outline);
    }
    if outline.table.is_none() && !has_titles(scene, &outline) {
        unnumbered::place(scene, &mut outline);
    }
    let begin = outline.items.first().map_or(scene.lines.len(), |item| item.lines.start);
    let mut header_end = outline.groups.first().copied().unwrap_or(begin).min(begin);
    if let Some(head) = outline.table_heads.first() {
        header_end = header_end.min(*head);
    }
    outline.header = Lines::new(0, header_end);
    if let Some(list) = &further {
        further::link(scene, &mut outline, &marked, list);
    } else if let Some(found) = contents.filter(|_| first_line.is_some()) {
        header_end = link_contents(scene, &mut outline, &marked, &found, header_end);
    } else if let Some(list) = titles::link(scene, &mut outline, &marked, &starts) {
        header_end = list;
    }
    outline.header = Lines::new(0, header_end);
    if let Some(list) = trailing.filter(|_| outline.contents.is_empty()) {
        trailing::link(scene, &mut outline, &marked, &starts, list);
    }
    outline
}

/// Whether the items are those of a meeting by their signs or titles: numbers alone may be those of clauses, and behind
/// §§ that are sentences stand rules.
fn has_titles(scene: &Scene, outline: &Outline) -> bool {
    outline.items.iter().any(|item| {
        let line = item.lines.start;
        let title = scene.slice_text(item.title_from..scene.lines[line].end).trim();
        // The title may stand below its number and the case id.
        let below = (line + 1..item.lines.end.min(line + TITLE_BELOW)).filter(|at| scene.lines[*at].is_text());
        let titles = std::iter::once(title).chain(below.map(|at| scene.text(at)));
        item.mark.as_ref().is_none_or(|mark| mark.style == Style::Section && !title.ends_with('.'))
            || titles.take(2).any(|title| scene.language.item_kind_of_title(title).is_some())
    })
}

/// Lines below a number in which its title may stand.
const TITLE_BELOW: usize = 5;

/// The rows of a table whose columns are lost, or are not read line by line from the number on.
fn lost_columns(scene: &Scene, outline: &Outline) -> Option<Rows> {
    let Some(table) = &outline.table else { return rows::find(scene) };
    let columns = table.numbered_behind_time()?;
    rows::below(scene, *outline.table_heads.first()?, table, &columns)
}

/// Whether three spaces stand in a row; without a branch for each byte, as nearly all lines are asked.
fn has_gap(line: &[u8]) -> bool {
    let (second, third) = (line.get(1..).unwrap_or(&[]), line.get(2..).unwrap_or(&[]));
    let space = |byte: &u8| *byte == b' ';
    line.iter().zip(second).zip(third).fold(false, |any, ((a, b), c)| any | space(a) & space(b) & space(c))
}

/// Finds the heads of the agenda's table; they are no text of any item, also where they are repeated on a new page.
fn tables(scene: &mut Scene, outline: &mut Outline) {
    for index in 0..scene.lines.len() {
        let line = &scene.lines[index];
        if !line.is_text() || line.end - line.start > 160 || !has_gap(scene.text(index).as_bytes()) {
            continue;
        }
        if let Some(table) = Table::head(scene, index) {
            let owner = if outline.table.is_none() { Owner::Label } else { Owner::Furniture };
            scene.lines[index].kind = LineKind::Furniture;
            scene.claim_line(index, owner);
            outline.table_heads.push(index);
            outline.table.get_or_insert(table);
        }
    }
}

fn marked_lines(scene: &Scene, stacks: &Stacks) -> Vec<Marked> {
    let mut marked: Vec<Marked> = Vec::new();
    let mut roster = None;
    let mut closed: Option<Style> = None;
    let stacked = LazyCell::new(|| stacked::numbers(scene));
    let mut known: HashSet<(u32, u64)> = HashSet::new();
    let lettered = Lettered::find(scene);
    for index in 0..scene.lines.len() {
        if !scene.lines[index].is_text() || stacks.is_other(index) {
            continue;
        }
        if marked.len() > bounds::MOST_NUMBERED {
            break;
        }
        let text = scene.text(index);
        let through = stacks.at(index).map(|stack| stack.mark.clone());
        let mark = through.or_else(|| item_mark(scene.language, text).map(|found| found.value));
        // Numbers under letters are their parts.
        let mark = match &lettered {
            Some(list) => list.mark(index).cloned(),
            None => mark,
        };
        let listed = || marked.last().is_some_and(|above| above.line + 1 == index);
        let secret =
            || (scene.opens_paragraph(index) || listed()).then(|| secret_sections(scene.language, text)).flatten();
        // "113", "114": the number before it stood alone, too.
        let follows = |number: u32| {
            let before = marked.last().filter(|before| before.mark.value + 1 == number);
            before.is_some_and(|before| number_alone(scene, before.line).is_some())
        };
        let alone = || {
            lone_number(scene, index, &|line| stacked.contains(&line))
                .or_else(|| number_over_page(scene, index, &follows))
        };
        if let Some(mark) = mark.or_else(alone).or_else(secret) {
            if is_row_of_roster(scene, index, &mark, roster) {
                roster = Some(index);
                continue;
            }
            // "Punkt 1 – …" behind a list of numbers tells of one of them.
            closed = closed.filter(|style| mark.style != Style::Word || *style == Style::Word);
            let again = closed.is_some() && mark.value <= 1 && scene.opens_paragraph(index);
            let closes = closes_meeting(scene, text.get(mark.title_start..).unwrap_or(""));
            closed = closed.or(closes.then_some(mark.style));
            let mut title = text.get(mark.title_start..).unwrap_or("");
            // "§ 58   Dnr KS 2026/12" ⏎ title.
            let first = before_gap(title);
            let id = title.len() < 48
                && title.bytes().any(|b| b.is_ascii_digit())
                && case_id::is_case_id(scene.language, title);
            if title.is_empty()
                || id
                || scene.language.case_label(title).is_some()
                || scene.language.item_mark(first).is_some()
            {
                let below = (index + 1..(index + 8).min(scene.lines.len())).filter(|at| scene.lines[*at].is_text());
                title = below.map(|at| scene.text(at)).find(|text| is_worded(scene, text)).unwrap_or("");
            }
            // What stands in a column beside the title is no part of it.
            let title = before_gap(title);
            let key = title_key(title);
            // "Punkt 7 – Ändring av bolagsordningen" below the closing item: what was closed is a list of the items that follow.
            // Else a numbering that begins again there is that of a paper.
            let listed = key != 0 && !known.insert((mark.value, key));
            closed = closed.filter(|_| !listed);
            if again && closed.is_some() {
                break;
            }
            marked.push(Marked { line: index, mark, key, rough: rough_key(title), sign: None });
        }
    }
    marked
}

/// Whether a line below a number can be its title: "Dnr KS" ⏎ "2026/12" is a case, over two lines.
fn is_worded(scene: &Scene, text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_alphabetic())
        && scene.language.item_mark(text).is_none()
        && scene.language.case_label(text).is_none()
}

/// "1. Anna Ek, ordförande" under "Närvarande": a row of a list of people is no item. `last` is the row before it.
fn is_row_of_roster(scene: &Scene, index: usize, mark: &ItemMark, last: Option<usize>) -> bool {
    if mark.style == Style::Section {
        return false;
    }
    let Some(above) = scene.previous_text(index, index.saturating_sub(4)) else { return false };
    // "4 PRAO-elever" are guests, however many.
    if mark.style == Style::Bare && person::group(scene.language, scene.text(index)).is_some() {
        let above = scene.text(above);
        return scene.roster_heading(above).is_some_and(|found| found.exact) || people::is_people(scene, above);
    }
    // "1 Anna Ek S 15:43 21:47"
    if mark.style == Style::Bare && seats::is_row(scene, index) {
        return true;
    }
    let listed = last == Some(above)
        || mark.value == 1 && scene.roster_heading(scene.text(above)).is_some_and(|found| found.exact);
    listed && people::is_people(scene, scene.text(index).get(mark.title_start..).unwrap_or(""))
}

/// "Mötets avslutande": a standing title that ends the meeting.
fn closes_meeting(scene: &Scene, title: &str) -> bool {
    title.len() < LONGEST_STANDING
        && scene.language.procedural_title(title)
        && scene.language.closes_meeting().is_in(&small_letters(title))
}

/// Standing titles are no longer than this, in bytes.
const LONGEST_STANDING: usize = 60;

/// A number alone on its line, or with the case's id behind it: "163", "163  2022/TN 0169"; and whether it has the id.
fn number_alone(scene: &Scene, index: usize) -> Option<(ItemMark, bool)> {
    let text = scene.text(index);
    let number = text.split(' ').next().unwrap_or(text);
    let mut mark = crate::grammar::number::lone_mark(number)?;
    let rest = text[number.len()..].trim_start();
    mark.title_start = text.len() - rest.len();
    let with_id = !rest.is_empty() && rest.len() < 48 && case_id::is_case_id(scene.language, rest);
    (rest.is_empty() || with_id).then_some((mark, with_id))
}

/// A number alone on its line, directly over a line that can be its title.
fn lone_number(scene: &Scene, index: usize, stacked: &dyn Fn(usize) -> bool) -> Option<ItemMark> {
    let (mark, with_id) = number_alone(scene, index)?;
    // A heading of its own may have the title in the next heading.
    let apart = scene.stands_out(index) || with_id;
    let mut below = scene.next_text(index + 1, index + if apart { 3 } else { 2 })?;
    let near = below == index + 1;
    // "163" ⏎ "2022/TN 0169" ⏎ title: cells of a row, one per line.
    if near && !with_id && case_id::is_case_id(scene.language, scene.text(below)) {
        below = scene.next_text(below + 1, below + 2)?;
    }
    let title = scene.text(below);
    let fits = (scene.opens_paragraph(index) || stacked(index))
        && title.starts_with(char::is_uppercase)
        && !title.ends_with('.')
        && (near || scene.stands_out(below));
    (fits && scene.lines[index].page == scene.lines[below].page).then_some(mark)
}

/// Lines between a number at the end of a page and its title.
const MOST_OVER_PAGE: usize = 16;

/// A number alone at the end of a page, whose title begins the next: only one that `follows` another such number.
fn number_over_page(scene: &Scene, index: usize, follows: &dyn Fn(u32) -> bool) -> Option<ItemMark> {
    let (mark, _) = number_alone(scene, index)?;
    if !scene.opens_paragraph(index) || !follows(mark.value) {
        return None;
    }
    let below = scene.next_text(index + 1, scene.lines.len().min(index + MOST_OVER_PAGE))?;
    let title = scene.text(below);
    let titled =
        title.starts_with(char::is_uppercase) && !title.ends_with(['.', ':']) && scene.heading(below).is_none();
    let over = scene.lines[index].page + 1 == scene.lines[below].page;
    (over && titled).then_some(mark)
}

/// A title without what stands in a column beside it.
fn before_gap(title: &str) -> &str {
    search::find(title, "   ").map_or(title, |at| &title[..at])
}

/// The first letters of a title, folded: what a contents list and the item itself have in common.
fn title_key(title: &str) -> u64 {
    let title = page::contents_tail(title).map_or(title, |tail| &title[..tail.start]);
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut letters = 0;
    let mut add = |letter: char| {
        hash = (hash ^ u64::from(letter as u32)).wrapping_mul(0x0100_0000_01b3);
        letters += 1;
    };
    for c in title.chars().filter(|c| c.is_alphabetic()).take(22) {
        match c.is_ascii() {
            true => add(c.to_ascii_lowercase()),
            false => c.to_lowercase().for_each(&mut add),
        }
    }
    if letters < 3 { 0 } else { hash }
}

/// The same of the letters alone that optical reading hardly ever takes for others; 0 where there are too few.
fn rough_key(title: &str) -> u64 {
    let title = page::contents_tail(title).map_or(title, |tail| &title[..tail.start]);
    let letters = title.chars().filter(|c| c.is_alphabetic()).take(22).filter_map(|c| match c.to_ascii_lowercase() {
        'q' => Some('g'),
        c if "dfgkpsuvxyz".contains(c) => Some(c),
        _ => None,
    });
    let (count, hash) = letters.take(5).fold((0, 0), |(count, hash), c| (count + 1, hash << 8 | u64::from(c as u32)));
    if count < 3 { 0 } else { hash }
}

/// Gives each item its lines, from its number to the next item or the group heading above that.
fn place_items(scene: &Scene, outline: &mut Outline, marked: &[Marked], starts: &[(usize, bool)]) {
    let groups = Groups::of(scene, marked, starts);
    let mut group = None;
    let mut floor = 0;
    for (at, nested) in starts {
        let line = marked[*at].line;
        let headings = groups.above(scene, line, floor);
        let end = headings.first().copied().unwrap_or(line);
        let end = end.min(outline.stacks.first_line(line));
        if let Some(before) = outline.items.last_mut() {
            before.lines.end = end;
        }
        for heading in &headings {
            outline.groups.push(*heading);
            if scene.language.group_heading(scene.text(*heading)).is_none_or(|found| !found.is_break) {
                group = Some(*heading);
            }
        }
        let mark = marked[*at].mark.clone();
        let title_from = scene.lines[line].start + mark.title_start;
        outline.items.push(ItemSpan {
            lines: Lines::new(line, scene.lines.len()),
            mark: Some(mark),
            title_from,
            group,
            nested: *nested,
            contents: None,
            sign: marked[*at].sign.clone(),
            time: None,
            row: None,
        });
        // "§ 3" ⏎ "Informationsärenden" ⏎ "3.1 …": what stands below a bare number is its title, and heads nothing.
        let bare = scene.slice_text(title_from..scene.lines[line].end).trim().is_empty();
        let titled = bare.then(|| scene.next_text(line + 1, (line + TITLE_BELOW).min(scene.lines.len()))).flatten();
        floor = titled.unwrap_or(line) + 1;
    }
}

/// "Ärenden" over all items is the heading of their list, no group among others.
fn ungroup_list(scene: &Scene, items: &mut [ItemSpan]) {
    let first = items.iter().find_map(|item| item.group);
    let lists = first.is_some_and(|group| scene.language.contents_heading(scene.text(group)));
    if lists {
        items.iter_mut().filter(|item| item.group == first).for_each(|item| item.group = None);
    }
}

/// Rows of a table without numbers: `Tid | Ämne | Föredragande`.
fn rows_without_numbers(scene: &Scene, outline: &mut Outline) {
    let (Some(table), Some(head)) = (outline.table.clone(), outline.table_heads.first().copied()) else { return };
    if !table.begins_with_time() {
        return;
    }
    let mut starts: Vec<(usize, usize)> = Vec::new();
    for index in head + 1..scene.lines.len() {
        if !scene.lines[index].is_text() || outline.table_heads.binary_search(&index).is_ok() {
            continue;
        }
        let cells = scene.cells(index, scene.lines[index].start);
        let (Some(first), Some(title)) = (cells.first(), cells.get(1)) else { continue };
        let time = crate::grammar::time::bare_time(scene.language, scene.slice_text(first.range)).is_some();
        if time && table.column_at(first.column) == Some(crate::language::Column::Time) {
            starts.push((index, title.range.start));
        }
    }
    for (position, (index, title_from)) in starts.iter().enumerate() {
        let end = starts.get(position + 1).map_or(scene.lines.len(), |next| next.0);
        let title = scene.cells(*index, *title_from).into_iter().next().map(|cell| scene.slice_text(cell.range));
        if title.is_some_and(|title| scene.language.group_heading(title).is_some_and(|found| found.is_break)) {
            outline.groups.push(*index);
            continue;
        }
        outline.items.push(ItemSpan {
            lines: Lines::new(*index, end),
            mark: None,
            title_from: scene.lines[*index].start,
            group: None,
            nested: false,
            contents: None,
            sign: None,
            time: None,
            row: None,
        });
    }
}
