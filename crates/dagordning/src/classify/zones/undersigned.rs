//! Roles side by side over those who sign, whose columns are lost: "Vid protokollet Ordförande Justerare" ⏎ "Anna Ek Bo Lind
//! Eva Berg".

use super::signing::signing_role;
use crate::grammar::person::{NameLikeness, is_person_name};
use crate::language::{HeaderLabel, Roster};
use crate::page::range::Slice;
use crate::page::scene::Scene;

/// A role, and the name below or above it.
pub(crate) struct Signer {
    pub(crate) role: Slice,
    pub(crate) roster: Roster,
    pub(crate) name: Slice,
}

/// Those who sign below or above their roles.
pub(crate) struct Row {
    /// The second of its two lines.
    pub(crate) last: usize,
    /// Nobody where the names cannot be told from each other.
    pub(crate) signers: Vec<Signer>,
}

/// The row that begins with line `index`; `known` are the names that the document has already.
pub(crate) fn find(scene: &Scene, index: usize, end: usize, known: &mut dyn Iterator<Item = &str>) -> Option<Row> {
    let last = scene.next_text(index + 1, end.min(index + NEAR))?;
    if let Some(roles) = roles(scene, index) {
        // "Anna Ek      Bo Lind" ⏎ "Sekreterare      Ordförande" ⏎ who adjusts: they have their names above them.
        let above = scene.previous_text(index, index.saturating_sub(2));
        if above.is_some_and(|above| signs_above(scene, above, index)) {
            return None;
        }
        let names = names(scene, index, last, roles.len(), known)?;
        return Some(Row { last, signers: joined(roles, names) });
    }
    let roles = roles(scene, last).filter(|_| last <= index + 2)?;
    let names = names(scene, last, index, roles.len(), known)?;
    // "Anna Ek Bo Lind" ⏎ "Ordförande Sekreterare" ⏎ "Eva Berg Jan Ros": whose roles they are does not show.
    let below = scene.next_text(last + 1, end.min(last + NEAR));
    let open =
        below.is_some_and(|below| self::names(scene, last, below, roles.len(), &mut std::iter::empty()).is_some());
    (!open).then(|| Row { last, signers: joined(roles, names) })
}

fn joined(roles: Vec<(Slice, Roster)>, names: Vec<Slice>) -> Vec<Signer> {
    roles.into_iter().zip(names).map(|((role, roster), name)| Signer { role, roster, name }).collect()
}

/// The names on a line, as many as the roles on another; none of them where they cannot be told from each other.
fn names(
    scene: &Scene,
    roles: usize,
    line: usize,
    count: usize,
    known: &mut dyn Iterator<Item = &str>,
) -> Option<Vec<Slice>> {
    let text = scene.text(line);
    if text.len() > LONGEST || text.bytes().any(|byte| byte.is_ascii_digit() || byte == b':') {
        return None;
    }
    let cells = scene.cells(line, scene.lines[line].start);
    if cells.len() == 1 {
        return parted(scene, cells[0].range, count, known);
    }
    // Names in their roles' columns are read column by column, with what stands below them.
    let columns = scene.cells(roles, scene.lines[roles].start);
    let in_columns = columns.len() == cells.len()
        && columns.iter().zip(&cells).all(|(role, name)| role.column.abs_diff(name.column) <= COLUMN_SLACK);
    let named = |text: &str| is_person_name(scene.language, text) != NameLikeness::No && text.contains(' ');
    (cells.len() == count && !in_columns && cells.iter().all(|cell| named(scene.slice_text(cell.range))))
        .then(|| cells.iter().map(|cell| cell.range).collect())
}

/// Whether the cells of a line are names in the columns of the roles below it.
fn signs_above(scene: &Scene, names: usize, roles: usize) -> bool {
    let columns = |line: usize| scene.cells(line, scene.lines[line].start);
    let (names, roles) = (columns(names), columns(roles));
    names.len() == roles.len()
        && names.iter().zip(&roles).all(|(name, role)| {
            name.column.abs_diff(role.column) <= COLUMN_SLACK
                && is_person_name(scene.language, scene.slice_text(name.range)) != NameLikeness::No
        })
}

/// Lines from the roles to the names.
const NEAR: usize = 8;
/// Bytes of a line of either.
const LONGEST: usize = 160;
/// Columns that a name may stand beside its role's.
const COLUMN_SLACK: usize = 2;
/// Words of one role: "Vid protokollet", "Mötets ordförande".
const MOST_ROLE_WORDS: usize = 3;
/// Words of one name.
const MOST_NAME_WORDS: usize = 4;
/// Words of all names.
const MOST_WORDS: usize = 16;

/// The roles on a line, two or more and nothing else: in cells or with one blank between them.
fn roles(scene: &Scene, index: usize) -> Option<Vec<(Slice, Roster)>> {
    let line = &scene.lines[index];
    let text = scene.text(index);
    if !line.is_text() || text.len() > LONGEST || text.bytes().any(|byte| byte.is_ascii_digit() || byte == b':') {
        return None;
    }
    // Most lines begin with no role; of their first cells it was asked before.
    let first = scene.cell_texts(index).next()?;
    if scene.roster_heading(first).is_none() && scene.header_label(first).is_none() {
        return None;
    }
    let mut roles = Vec::new();
    for cell in scene.cells(index, line.start) {
        let text = scene.slice_text(cell.range);
        let mut at = 0;
        while at < text.len() {
            let (length, roster) = role_at(scene, &text[at..])?;
            roles.push((Slice::new(cell.range.start + at, cell.range.start + at + length), roster));
            at += length;
            at += text[at..].len() - text[at..].trim_start().len();
        }
    }
    (roles.len() >= 2).then_some(roles)
}

/// The longest role that a text begins with, and its length.
fn role_at(scene: &Scene, text: &str) -> Option<(usize, Roster)> {
    let ends = memchr::memchr_iter(b' ', text.as_bytes()).chain([text.len()]).take(MOST_ROLE_WORDS);
    ends.filter_map(|end| Some((end, role_of(scene, &text[..end])?))).last()
}

/// As what the name below a word signs: "Ordförande", "Vid protokollet".
fn role_of(scene: &Scene, text: &str) -> Option<Roster> {
    signing_role(scene, text).or_else(|| {
        let label = scene.header_label(text).filter(|found| found.end == text.len())?.label;
        (label == HeaderLabel::Secretary).then_some(Roster::Secretary)
    })
}

/// A line of so many names with one blank between their words, parted where most of them are known; no parts if that can be
/// done in two ways.
fn parted(scene: &Scene, range: Slice, count: usize, known: &mut dyn Iterator<Item = &str>) -> Option<Vec<Slice>> {
    let text = scene.slice_text(range);
    let mut words: Vec<(usize, usize)> = Vec::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        words.push((start, start + word.len()));
    }
    if words.len() > MOST_WORDS || words.len() < 2 * count {
        return None;
    }
    let known: Vec<&str> = known.filter(|name| text.contains(name)).collect();
    // What is known of each name that could stand between two words: 2 for one that the document has, 1 for one that could be.
    let worth = |from: usize, to: usize| {
        let name = &text[words[from].0..words[to - 1].1];
        if known.contains(&name) {
            2
        } else {
            usize::from(is_person_name(scene.language, name) == NameLikeness::Likely)
        }
    };
    // For each number of names and each word behind them: the best worth, in how many ways, and where the last name begins.
    let mut best: Vec<Vec<Option<(usize, usize, usize)>>> = vec![vec![None; words.len() + 1]; count + 1];
    best[0][0] = Some((0, 1, 0));
    for names in 1..=count {
        for to in 2 * names..=words.len() {
            for from in to.saturating_sub(MOST_NAME_WORDS)..=to - 2 {
                let Some((before, ways, _)) = best[names - 1][from] else { continue };
                let own = worth(from, to);
                if own == 0 {
                    continue;
                }
                let slot = &mut best[names][to];
                *slot = match *slot {
                    Some((value, found, at)) if value > before + own => Some((value, found, at)),
                    Some((value, found, at)) if value == before + own => Some((value, found + ways, at)),
                    _ => Some((before + own, ways, from)),
                };
            }
        }
    }
    let (_, 1, _) = best[count][words.len()]? else { return Some(Vec::new()) };
    let mut parts = Vec::with_capacity(count);
    let mut to = words.len();
    for names in (1..=count).rev() {
        let (_, _, from) = best[names][to]?;
        parts.push(Slice::new(range.start + words[from].0, range.start + words[to - 1].1));
        to = from;
    }
    parts.reverse();
    Some(parts)
}
