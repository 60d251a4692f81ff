//! The list of contents: which numbered lines are its entries, and which items these announce.

use std::cell::LazyCell;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::evidence::in_a_list_of_sections;
use super::{ItemSpan, Marked, Outline};
use crate::classify::extent::Frame;
use crate::facts::leads::is_lead_in_line;
use crate::grammar::extent::merged;
use crate::grammar::number::{ItemMark, Style};
use crate::model::SectionKind;
use crate::page::range::Lines;
use crate::page::scene::Scene;

/// A contents list: which marked lines are its entries, and which later line each of them announces.
pub(super) struct Contents {
    pub(super) entries: Range<usize>,
    /// Index of an entry → index of the item's line.
    pub(super) pairs: HashMap<usize, usize>,
}

/// Where items are §§, numbered clauses that come twice (decided, and proposed before) announce nothing.
pub(super) fn contents_entries(scene: &Scene, marked: &[Marked], frame: &Frame) -> Option<Contents> {
    // Where the items are printed as the list is, clauses that come twice must not hide it.
    let styles = [Style::Bare, Style::Dot, Style::Paren, Style::Word];
    let exact: fn(&Marked) -> u64 = |line| line.key;
    let led = LazyCell::new(|| led_in(scene, marked));
    let among = |style, key| contents_among(scene, marked, frame, &led, style, key);
    let of_a_style = |key| styles.into_iter().find_map(|style| among(Some(style), key));
    // In most documents nothing comes twice.
    let found = any_twice(marked, exact).then(|| among(None, exact).or_else(|| of_a_style(exact))).flatten();
    // Letters were damaged in either.
    found.or_else(|| {
        let rough: fn(&Marked) -> u64 = |line| line.rough;
        let found = any_twice(marked, rough).then(|| of_a_style(rough)).flatten();
        found.filter(|found| found.pairs.len() >= FEWEST_ROUGH)
    })
}

/// The lines of clauses: "1. Anta budgeten.", proposed and then decided, below what leads in to them.
fn led_in(scene: &Scene, marked: &[Marked]) -> HashSet<usize> {
    let mut led = HashSet::new();
    let mut before: Option<&Marked> = None;
    for line in marked.iter().filter(|line| line.mark.style != Style::Section) {
        let leads = |above: usize| {
            let heading = scene.heading(above).map(|found| found.kind);
            matches!(heading, Some(SectionKind::Proposal | SectionKind::Decision))
                || is_lead_in_line(scene, scene.text(above))
        };
        let goes_on = before.is_some_and(|before| {
            let between = before.line + 1..line.line;
            before.mark.value + 1 == line.mark.value
                && between.len() <= LINES_OF_CLAUSE
                && !between.clone().any(|at| scene.lines[at].is_text() && scene.heading(at).is_some())
        });
        let above = || scene.previous_text(line.line, line.line.saturating_sub(2));
        let is_led = goes_on || above().is_some_and(leads);
        before = Some(line).filter(|_| is_led);
        if is_led {
            led.insert(line.line);
        }
    }
    led
}

/// Lines from the number of a clause to the next.
const LINES_OF_CLAUSE: usize = 8;

/// What a line has in common with the entry of a list that announces it.
type Id = (u32, Option<char>, u64);

fn id(line: &Marked, key: fn(&Marked) -> u64) -> Id {
    (line.mark.value, line.mark.letter, key(line))
}

/// Whether any title comes twice with the same number.
fn any_twice(marked: &[Marked], key: fn(&Marked) -> u64) -> bool {
    let mut ids: Vec<Id> = marked.iter().filter(|line| key(line) != 0).map(|line| id(line, key)).collect();
    ids.sort_unstable();
    ids.windows(2).any(|pair| pair[0] == pair[1])
}

/// Titles that are only roughly the same are believed if they are so many.
const FEWEST_ROUGH: usize = 3;

fn contents_among(
    scene: &Scene,
    marked: &[Marked],
    frame: &Frame,
    led: &HashSet<usize>,
    style: Option<Style>,
    key: fn(&Marked) -> u64,
) -> Option<Contents> {
    let mut first: HashMap<Id, usize> = HashMap::new();
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    let item = |line: &Marked| {
        // "1. att avgiften höjs", proposed and then decided, announces nothing.
        let clause = || {
            scene
                .text(line.line)
                .get(line.mark.title_start..)
                .is_some_and(|title| scene.language.clause_leads().opens(title))
        };
        key(line) != 0
            && !led.contains(&line.line)
            && !clause()
            && (!frame.sections || line.mark.style == Style::Section)
            && style.is_none_or(|style| line.mark.style == style)
    };
    for (at, line) in marked.iter().enumerate().filter(|(_, line)| item(line)) {
        let id = id(line, key);
        match first.get(&id) {
            Some(before) => pairs.push((*before, at)),
            None => {
                first.insert(id, at);
            }
        }
    }
    let begin = pairs.iter().map(|(entry, _)| *entry).min()?;
    let body = pairs.iter().map(|(_, item)| *item).min()?;
    // Under "Innehåll" stands a list, whatever clauses come twice below it.
    let under = marked[begin].line;
    if scene.previous_text(under, 0).is_some_and(|above| scene.language.contents_heading(scene.text(above))) {
        pairs.retain(|(entry, _)| *entry < body);
    }
    let last = pairs.iter().map(|(entry, _)| *entry).max()?;
    // A line that comes again and again is one entry.
    let pairs: HashMap<usize, usize> = pairs.into_iter().collect();
    // All entries stand before all items, and most of the entries are taken up.
    if pairs.len() < 2 || last >= body || pairs.len() * 2 < last + 1 - begin {
        return None;
    }
    // Where sections stand under most of them they are the items, and the list follows.
    let lines = under..marked.get(last)?.line;
    let headings = lines.filter(|line| scene.lines[*line].is_text() && scene.heading(*line).is_some()).count();
    if headings * 2 > last + 1 - begin {
        return None;
    }
    // Clauses begin anew under each item, and their first lines may be the same in narrow text; a list counts on.
    if style.is_some() && begins_anew(marked[begin..body].iter().filter(|line| item(line))) > 1 {
        return None;
    }
    Some(Contents { entries: begin..body, pairs })
}

/// How often the numbers of lines begin anew.
fn begins_anew<'m>(lines: impl Iterator<Item = &'m Marked>) -> usize {
    let mut last = None;
    lines.filter(|line| last.replace(line.mark.value).is_some_and(|before| before >= line.mark.value)).count()
}

/// "§ 2", not its part "§ 2.1".
fn is_whole_section(line: &Marked) -> bool {
    line.mark.style == Style::Section && line.mark.depth == 1
}

/// A contents list of §§: their numbers come twice, the first time with nothing but titles between them. Numbers alone
/// tell here, since the list and the item may break or word a title differently.
pub(super) fn contents_sections(scene: &Scene, marked: &[Marked]) -> Option<Contents> {
    let mut first: HashMap<(u32, Option<char>), usize> = HashMap::new();
    let mut pairs: HashMap<usize, usize> = HashMap::new();
    // A list of what was dealt with inside an item names the §§ too; the item's own line is none of a list.
    let in_list = |at: usize| marked.get(at).is_some_and(|line| in_a_list_of_sections(scene, line.line));
    for (at, line) in marked.iter().enumerate().filter(|(_, line)| is_whole_section(line)) {
        match first.get(&(line.mark.value, line.mark.letter)) {
            Some(before) => {
                let item = pairs.entry(*before).or_insert(at);
                if in_list(*item) && !in_list(at) {
                    *item = at;
                }
            }
            None => _ = first.insert((line.mark.value, line.mark.letter), at),
        }
    }
    let begin = *pairs.keys().min()?;
    let body = *pairs.values().min()?;
    let lines = marked.get(begin)?.line..marked.get(body)?.line;
    let listed = !lines.clone().any(|line| scene.lines[line].is_text() && scene.heading(line).is_some());
    let last = *pairs.keys().max()?;
    let taken_up = pairs.len() * 2 > last + 1 - begin;
    (listed && last < body && taken_up).then_some(Contents { entries: begin..body, pairs })
}

/// Where the list has the §§ that a line says to be secret, each is an item by its title there, and the line heads nothing.
fn told_by_list(outline: &mut Outline, marked: &[Marked], contents: &Contents) {
    let listed = |line: &Marked| is_whole_section(line) && line.mark.last.is_none();
    let entries = marked[contents.entries.clone()].iter().filter(|line| listed(line));
    let entries = merged(entries.map(|line| (line.mark.value, line.mark.value)).collect());
    // Neighbours are one run: each range is looked up once, however long.
    let runs =
        entries.chunk_by(|one, next| one.1 + 1 == next.0).filter_map(|run| Some((run.first()?.0, run.last()?.1)));
    let runs: Vec<(u32, u32)> = runs.collect();
    let holds = |first: u32, last: u32| {
        let run = runs.get(runs.partition_point(|run| run.1 < first));
        run.is_some_and(|run| run.0 <= first && last <= run.1)
    };
    let groups = &mut outline.groups;
    outline.items.retain(|item| {
        let told = |mark: &ItemMark| mark.last.is_some_and(|last| last < mark.value || holds(mark.value, last));
        let told = item.mark.as_ref().is_some_and(told);
        groups.extend(told.then_some(item.lines.start));
        !told
    });
}

/// The items whose titles the list does not have, by their numbers.
fn unannounced(outline: &Outline, marked: &[Marked], contents: &Contents) -> HashMap<(u32, Option<char>), usize> {
    let announced: HashSet<usize> = contents.pairs.values().map(|item| marked[*item].line).collect();
    let items = outline.items.iter().enumerate().rev();
    let items = items.filter(|(_, item)| !item.nested && !announced.contains(&item.lines.start));
    items.filter_map(|(at, item)| item.mark.as_ref().map(|mark| ((mark.value, mark.letter), at))).collect()
}

/// Whether an entry of the list and the head of its item have a word in common; one without words is like any.
fn alike(scene: &Scene, entry: Lines, item: Lines) -> bool {
    let words = |lines: Lines| {
        let lines = lines.iter().filter(|line| scene.lines[*line].is_text()).take(LINES_OF_TITLE);
        let words = lines.flat_map(|line| scene.text(line).split(|c: char| !c.is_alphabetic()));
        words.filter(|word| word.chars().count() >= LETTERS_OF_WORD)
    };
    let begins = |word: &str| word.chars().take(LETTERS_OF_WORD).flat_map(char::to_lowercase).collect::<String>();
    let known: Vec<String> = words(item).map(begins).collect();
    known.is_empty() || words(entry).next().is_none() || words(entry).any(|word| known.contains(&begins(word)))
}

/// So many lines of an item have its title …
const LINES_OF_TITLE: usize = 4;
/// … and words of so many letters tell it, by these.
const LETTERS_OF_WORD: usize = 4;

/// Ties the entries of the contents list to their items; gives where the header ends.
pub(super) fn link_contents(
    scene: &Scene,
    outline: &mut Outline,
    marked: &[Marked],
    contents: &Contents,
    header_end: usize,
) -> usize {
    let last_entry = contents.entries.clone().next_back().map_or(0, |entry| marked[entry].line);
    let first_item = contents.pairs.values().map(|item| marked[*item].line).min().unwrap_or(scene.lines.len());
    let body = outline.groups.iter().copied().find(|group| *group > last_entry).unwrap_or(first_item).min(first_item);
    let mut last_line = 0;
    told_by_list(outline, marked, contents);
    let is_group =
        |line: &usize| scene.lines[*line].is_text() && scene.language.group_heading(scene.text(*line)).is_some();
    let first = contents.entries.clone().next().map_or(header_end, |entry| marked[entry].line);
    let mut group = scene.previous_text(first, 0).filter(is_group);
    let places: HashMap<usize, usize> =
        outline.items.iter().enumerate().rev().map(|(at, item)| (item.lines.start, at)).collect();
    let numbers = unannounced(outline, marked, contents);
    for entry in contents.entries.clone() {
        let line = marked[entry].line;
        let next = marked.get(entry + 1).map_or(body, |next| next.line).min(body.max(line + 1));
        // An entry that has told its page goes on over none.
        let turned = |index: usize| {
            scene.lines[index].page != scene.lines[index - 1].page
                && scene.text(index - 1).ends_with(|last: char| last.is_ascii_digit())
        };
        let ends = |index: &usize| {
            !scene.lines[*index].is_text() || turned(*index) || scene.heading(*index).is_some() || is_group(index)
        };
        // "§ 63" ⏎⏎ "Val av justerare ..... 3": in flowing text the title stands below the number.
        let lone = scene.text(line).len() <= marked[entry].mark.title_start;
        let from = if lone { scene.next_text(line + 1, next).unwrap_or(line) } else { line };
        let end = (from + 1..next).find(ends);
        let lines = Lines::new(line, end.unwrap_or(next.max(line + 1)));
        last_line = lines.end;
        let target = contents.pairs.get(&entry).map(|item| marked[*item].line);
        let item = target.and_then(|target| places.get(&target));
        let item = item.or_else(|| numbers.get(&(marked[entry].mark.value, marked[entry].mark.letter))).copied();
        if let Some(at) = item.filter(|at| !alike(scene, lines, outline.items[*at].lines)) {
            outline.unlike.push((at, line));
        }
        match item.and_then(|at| outline.items.get_mut(at)) {
            Some(item) => {
                item.contents = Some(lines);
                // Where the items follow in full, the groups may stand in the list alone; its last one heads no item behind it.
                item.group = item.group.filter(|line| *line > last_entry).or(group);
            }
            None => {
                let mark = marked[entry].mark.clone();
                let title_from = scene.lines[line].start + mark.title_start;
                let missing = ItemSpan {
                    lines,
                    mark: Some(mark),
                    title_from,
                    group,
                    nested: false,
                    contents: None,
                    sign: None,
                    time: None,
                    row: None,
                };
                outline.missing.push(missing);
            }
        }
        group = (line + 1..next).rfind(is_group).or(group);
    }
    let mut start = first;
    while let Some(above) = scene.previous_text(start, 0) {
        let text = scene.text(above);
        if scene.language.group_heading(text).is_none() && !scene.language.contents_heading(text) {
            break;
        }
        start = above;
    }
    outline.contents = Lines::new(start, last_line.max(start));
    // A numbered line above the list does not reach into it.
    for item in outline.items.iter_mut().filter(|item| item.lines.contains(start)) {
        item.lines.end = start;
    }
    start.min(header_end)
}
