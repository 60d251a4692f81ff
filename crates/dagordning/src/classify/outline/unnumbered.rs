//! Items whose headings have no numbers: standing titles tell where they begin and how they are set, and lines set like
//! them between are items too.

use std::collections::HashMap;

use super::groups::groups_above;
use super::{ItemSpan, Outline, margin};
use crate::classify::body::blocks::decides_openly;
use crate::facts::whose::is_organization;
use crate::facts::{field, people};
use crate::grammar::number::{ClauseKind, clause_mark};
use crate::language::{Column, small_letters};
use crate::model::SectionKind;
use crate::page::range::Lines;
use crate::page::scene::Scene;

/// Longest heading, in letters.
const LONGEST: usize = 80;
/// Standing titles that a document must have before other lines are taken for items.
const FEWEST_STANDING: usize = 2;
/// A line that stands so often is the head of the pages.
const FEWEST_AGAIN: usize = 3;
/// Lines that a title has at most.
const MOST_TITLE_LINES: usize = 3;
/// Lines of white space and furniture between a title and what follows it.
const NEAR: usize = 8;
/// A line with fewer letters is not wrapped.
const WRAPPED: usize = 55;

/// Gives each heading its lines, and the headings over groups theirs.
pub(super) fn place(scene: &Scene, outline: &mut Outline) {
    let beside = margin::titles(scene);
    let heads = if beside.is_empty() { headings(scene) } else { beside };
    if heads.is_empty() {
        if outline.items.is_empty() {
            place_bullets(scene, outline);
        }
        return;
    }
    // Numbers are those of clauses then.
    for item in std::mem::take(&mut outline.items) {
        outline.clauses[item.lines.start] = true;
    }
    outline.groups.clear();
    let (mut group, mut floor) = (None, 0);
    for (position, line) in heads.iter().enumerate() {
        let above = groups_above(scene, *line, floor);
        if above.contains(line) {
            continue;
        }
        let start = above.first().copied().unwrap_or(*line);
        if let Some(before) = outline.items.last_mut() {
            before.lines.end = start;
        }
        let own =
            |heading: &usize| scene.language.group_heading(scene.text(*heading)).is_none_or(|found| !found.is_break);
        group = above.iter().copied().rfind(own).or(group);
        outline.groups.extend(above);
        let end = heads.get(position + 1).copied().unwrap_or(scene.lines.len());
        outline.items.push(ItemSpan {
            lines: Lines::new(*line, end),
            mark: None,
            title_from: scene.lines[*line].start,
            group,
            nested: false,
            contents: None,
            sign: None,
            time: None,
            row: None,
        });
        floor = *line + 1;
    }
}

/// Entries that a list of bullets must have.
const FEWEST_BULLETS: usize = 3;

/// A list of bullets right under the heading of a list of items: each entry is one.
fn place_bullets(scene: &Scene, outline: &mut Outline) {
    let heads = |index: &usize| {
        let text = scene.text(*index).trim_end_matches(':');
        scene.lines[*index].is_text()
            && (scene.language.contents_heading(text) || scene.language.table_column(text) == Some(Column::Title))
    };
    for head in (0..scene.lines.len()).filter(heads) {
        let entries = bullets(scene, head + 1);
        if entries.len() < FEWEST_BULLETS {
            continue;
        }
        outline.groups.push(head);
        for (position, (line, title_from)) in entries.iter().enumerate() {
            let end = entries.get(position + 1).map_or(scene.lines.len(), |next| next.0);
            outline.items.push(ItemSpan {
                lines: Lines::new(*line, end),
                mark: None,
                title_from: *title_from,
                group: None,
                nested: false,
                contents: None,
                sign: None,
                time: None,
                row: None,
            });
        }
        return;
    }
}

/// The entries of the list that begins below, each with the byte that its words begin at.
fn bullets(scene: &Scene, from: usize) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    // Bounded by the list: the next heading stands behind it.
    for index in from..scene.lines.len() {
        let line = &scene.lines[index];
        if !line.is_text() {
            continue;
        }
        let text = scene.text(index);
        let words = text.trim_start_matches(['•', '-', '–', '*', '·', '▪', '◦', 'o']);
        let bullet = text.len() - words.len();
        let marked = bullet > 0 && words.starts_with([' ', '\t']) && !words.trim_start().is_empty();
        if marked {
            found.push((index, line.end - words.trim_start().len()));
        } else if scene.opens_paragraph(index) || !text.starts_with(char::is_lowercase) {
            break;
        }
    }
    found
}

/// A line that can be the heading of an item, and what tells that it is.
struct Head {
    line: usize,
    /// It is one of the titles that every agenda has.
    standing: bool,
    /// Its words are those of a title, or a heading inside the item or its case id follows.
    told: bool,
    /// A heading inside the item or its case id follows.
    followed: bool,
    /// Its words head a part of an item, where items have parts: "Ekonomi", "Arbetsmiljö".
    part: bool,
}

fn headings(scene: &Scene) -> Vec<usize> {
    let mut fits: Vec<Head> = (0..scene.lines.len()).filter_map(|index| head(scene, index)).collect();
    // Items that are described and proposed under headings have parts.
    let parted = |index: usize| {
        let heading = scene.lines[index].is_text().then(|| scene.heading(index)).flatten();
        heading.is_some_and(|found| matches!(found.kind, SectionKind::Description | SectionKind::Proposal))
    };
    // "Ekonomi" over a blank line is set as the others are: with ample white space above.
    let spaced = fits.iter().filter(|head| head.standing).all(|head| is_spaced(scene, head.line));
    if fits.iter().any(|head| head.part) && (0..scene.lines.len()).any(parted) {
        fits.retain(|head| !head.part || spaced && is_spaced(scene, head.line));
    }
    if fits.iter().any(|head| head.part && is_spaced(scene, head.line)) {
        fits.retain(|head| !head.part || spaced || is_short_above(scene, head.line) || heads_bullets(scene, head.line));
    }
    let standing: Vec<&Head> = fits.iter().filter(|head| head.standing).collect();
    let Some(first) = standing.first() else { return Vec::new() };
    if standing.len() < FEWEST_STANDING {
        // "Cykelrummet" ⏎ "* Vi bestämde att …": what has a list directly below it, again and again.
        let listed: Vec<usize> = fits.iter().map(|head| head.line).filter(|line| heads_bullets(scene, *line)).collect();
        return if listed.len() >= FEWEST_LISTED { listed } else { Vec::new() };
    }
    // Where standing titles are set apart, the others are too.
    let set_apart = |head: &&&Head| scene.stands_out(head.line);
    let apart = standing.iter().filter(set_apart).count() >= FEWEST_STANDING;
    let first = standing.iter().find(|head| scene.stands_out(head.line) == apart).map_or(first.line, |head| head.line);
    // Where standing titles are in capitals, the others are too.
    let capitals = !apart && standing.iter().all(|head| is_capitals(scene.text(head.line)));
    // Where headings follow the titles that are known, they do so elsewhere.
    let headed = !apart && standing.iter().filter(|head| head.followed).count() * 2 >= standing.len();
    let mut times: HashMap<&str, usize> = HashMap::new();
    fits.iter().for_each(|head| *times.entry(scene.text(head.line)).or_default() += 1);
    let mut found = Vec::new();
    for head in fits.iter().filter(|head| head.line >= first && scene.stands_out(head.line) == apart) {
        // What stands again and again is the head of the pages.
        let again = times.get(scene.text(head.line)).is_some_and(|times| *times >= FEWEST_AGAIN);
        let other = capitals && !is_capitals(scene.text(head.line));
        if again && !head.standing || other || headed && !head.told || !apart && leads_to_title(scene, &fits, head) {
            continue;
        }
        found.push(head.line);
        let closes = found.len() > 2
            && head.standing
            && scene.language.closes_meeting().is_in(&small_letters(scene.text(head.line)));
        if closes {
            break;
        }
    }
    found
}

/// Whether a line has letters, and no small ones.
fn is_capitals(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

/// So many headings with a list below them are items.
const FEWEST_LISTED: usize = 4;

/// Whether a list of bullets begins below a heading.
fn heads_bullets(scene: &Scene, index: usize) -> bool {
    let below = scene.next_text(index + 1, (index + 3).min(scene.lines.len()));
    let mark = below.and_then(|below| clause_mark(scene.language, scene.text(below)));
    mark.is_some_and(|mark| mark.value.kind == ClauseKind::Bullet)
}

/// Whether a line is the heading of a group: known as one, with nothing between it and the title of an item.
fn leads_to_title(scene: &Scene, fits: &[Head], head: &Head) -> bool {
    scene.language.group_heading(scene.text(head.line)).is_some()
        && scene
            .next_text(head.line + 1, scene.lines.len())
            .is_some_and(|below| fits.binary_search_by_key(&below, |head| head.line).is_ok())
}

/// A line that can be the heading of an item: a paragraph's first line that is no sentence, no label, nobody's name and
/// no heading inside an item.
fn head(scene: &Scene, index: usize) -> Option<Head> {
    if !scene.lines[index].is_text() || !scene.opens_paragraph(index) {
        return None;
    }
    let language = scene.language;
    let text = scene.text(index);
    // "Ekonomi: Kassören berättade …" runs in to its text.
    let (title, runs_in) = text.split_once(": ").map_or((text, false), |(title, _)| (title, true));
    // Marks of markup say that a line is a heading, whatever its words: "### ESH", "### LIU Innovation".
    let marked = !scene.source.has_geometry() && scene.stands_out(index);
    let worded = title.starts_with(char::is_uppercase)
        && title.chars().count() <= LONGEST
        && title.chars().filter(|c| c.is_alphabetic()).count() >= if marked { 2 } else { 4 }
        && !title.ends_with(['.', ',', ';', ':', '!', '?', '-', '…'])
        && !title.contains(". ")
        && !(runs_in && title.split(' ').skip(1).any(|word| language.is_finite(word)));
    let heading = if worded { scene.heading(index) } else { return None };
    let part = heading.is_some();
    if heading.is_some_and(|found| found.kind != SectionKind::Consequences)
        || part && !is_short_above(scene, index) && !heads_bullets(scene, index) && !is_spaced(scene, index)
    {
        return None;
    }
    // "Justerare: Anna Ek och Bo Lind", "Justerare  Anna Ek" are labels of the cover.
    let valued = runs_in || text.contains("  ");
    let label = || language.header_label(text).is_some() || language.roster_heading(text).is_some();
    let standing = language.procedural_title(title) && !(valued && !text.ends_with('.') && label());
    let below = scene.lines.get(index + 1).filter(|below| below.is_text());
    let goes_on = below.is_some_and(|below| scene.slice_text(below.range()).starts_with(char::is_lowercase));
    let followed = is_followed(scene, index);
    let kind = || language.item_kind_of_title(title).is_some();
    let told =
        || followed || standing || runs_in || kind() || is_short_above(scene, index) || is_under_group(scene, index);
    let fits = (!goes_on || runs_in || followed)
        && (!runs_in || standing || kind() || title.contains(' '))
        && (followed || standing || runs_in || !is_wrapped_sentence(scene, index))
        && clause_mark(language, text).is_none()
        && (standing || !label())
        // "Beslutades i enlighet med styrelsens förslag" over its clauses.
        && (standing || !decides_openly(scene, text))
        && language.document_title(text).is_none_or(|found| !found.exact)
        && !language.contents_heading(text)
        && !language.furniture(text)
        && !field::is_field_line_at(scene, index)
        && scene.cells(index, scene.lines[index].start).len() == 1
        // "ÅRSSTÄMMAN" is a body's name, and no lead-in.
        && (language.lead_in(text).is_none() || is_capitals(text) && !text.contains(' '))
        && (standing || marked || kind() || !people::names_someone(scene, title))
        && (standing || marked || !is_organization(scene, title));
    fits.then(|| Head { line: index, standing, told: told(), followed, part })
}

/// Whether a group heading stands right above a line.
fn is_under_group(scene: &Scene, index: usize) -> bool {
    let above = scene.previous_text(index, index.saturating_sub(NEAR));
    above.is_some_and(|above| scene.language.group_heading(scene.text(above)).is_some())
}

/// Whether a line ends where its text could have gone on, and a sentence begins below: a title right above its text.
fn is_short_above(scene: &Scene, index: usize) -> bool {
    let Some(below) = scene.lines.get(index + 1).filter(|below| below.is_text()) else { return false };
    let words = scene.slice_text(below.range());
    let first = words.split(' ').next().unwrap_or("");
    let room = scene.text(index).chars().count() + first.chars().count() < WRAPPED;
    let last = (index + 1..scene.lines.len()).take_while(|at| scene.lines[*at].is_text()).take(NEAR * 4).last();
    room && first.starts_with(char::is_uppercase) && last.is_some_and(|last| scene.text(last).ends_with('.'))
}

/// Whether more white space than a blank line parts a line from what stands above.
fn is_spaced(scene: &Scene, index: usize) -> bool {
    index >= 2 && !scene.lines[index - 1].is_text() && !scene.lines[index - 2].is_text()
}

/// Whether a heading inside an item, or the item's case id, follows the paragraph that begins at a line.
fn is_followed(scene: &Scene, index: usize) -> bool {
    for below in index + 1..scene.lines.len().min(index + 1 + MOST_TITLE_LINES) {
        if !scene.lines[below].is_text() {
            return scene.next_text(below, below + NEAR).is_some_and(|next| tells_of_item(scene, next));
        }
        if tells_of_item(scene, below) {
            return true;
        }
        if scene.text(below).ends_with('.') {
            return false;
        }
    }
    false
}

fn tells_of_item(scene: &Scene, index: usize) -> bool {
    scene.heading(index).is_some() || field::is_field_line_at(scene, index)
}

/// Whether a line is the first of a sentence: it is about as long as a line may be, and its paragraph ends in a full stop.
fn is_wrapped_sentence(scene: &Scene, index: usize) -> bool {
    if scene.text(index).chars().count() < WRAPPED {
        return false;
    }
    let last = (index + 1..scene.lines.len()).take_while(|below| scene.lines[*below].is_text()).take(NEAR * 4).last();
    last.is_some_and(|last| scene.text(last).ends_with('.'))
}
