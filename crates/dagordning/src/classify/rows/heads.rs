//! The heads of an agenda's columns: one below the other, or joined by blanks or tabs.

use crate::language::Column;
use crate::page::scene::Scene;

/// The heads of the columns of a table.
#[derive(Debug, Clone)]
pub(super) struct Heads {
    /// The lines that they stand on.
    pub(super) lines: Vec<usize>,
    pub(super) columns: Vec<Column>,
    /// The first line below.
    pub(super) end: usize,
}

/// Longest line of heads, in bytes.
const LONGEST: usize = 120;
/// Most words in the head of one column.
const MOST_WORDS: usize = 4;
/// No table has more columns: the same word again and again is a heading.
const MOST_COLUMNS: usize = 16;
/// Longest unknown head between known ones, in bytes.
const LONGEST_UNKNOWN: usize = 24;

/// The first heads in the document.
pub(super) fn find(scene: &Scene) -> Option<Heads> {
    let mut index = 0;
    while let Some(line) = scene.next_text(index, scene.lines.len()) {
        if let Some(found) = joined(scene, line).or_else(|| stacked(scene, line)) {
            return Some(found);
        }
        index = line + 1;
    }
    None
}

/// Whether these columns are a table's: the title's is there, and another one that begins rows or tells enough.
fn is_table(columns: &[Column]) -> bool {
    let titles = columns.iter().filter(|column| super::is_title(**column)).count();
    let begins = |column: Option<&Column>| matches!(column, Some(Column::Number | Column::Time));
    titles == 1 && (columns.len() >= 3 || columns.len() == 2 && begins(columns.first()))
}

/// "Nr Ärende Dnr Föredragande Tid", with one blank or a tab between the heads.
fn joined(scene: &Scene, index: usize) -> Option<Heads> {
    let text = scene.text(index);
    // Nearly all lines begin with other words. Columns that runs of blanks keep are read by their place.
    if text.len() > LONGEST
        || !text.starts_with(char::is_alphabetic)
        || !scene.language.opens_table_column(text)
        || text.contains("   ")
        || !text.contains([' ', '\t'])
    {
        return None;
    }
    let columns = match text.contains('\t') {
        true => text.split('\t').map(|cell| head(scene, cell.trim())).collect::<Option<Vec<_>>>()?,
        false => split(scene, &text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>())?,
    };
    is_table(&columns).then_some(Heads { lines: vec![index], columns, end: index + 1 })
}

fn head(scene: &Scene, cell: &str) -> Option<Column> {
    scene.language.table_column(cell)
}

/// The words as heads of columns: the most of them, with one for the titles and none twice.
fn split(scene: &Scene, words: &[&str]) -> Option<Vec<Column>> {
    let mut best: Vec<Option<Vec<Column>>> = vec![None; words.len() + 1];
    best[0] = Some(Vec::new());
    for end in 1..=words.len() {
        for start in end.saturating_sub(MOST_WORDS)..end {
            let Some(before) = best[start].clone() else { continue };
            let Some(column) = head(scene, &words[start..end].join(" ")) else { continue };
            let columns: Vec<Column> = before.into_iter().chain([column]).collect();
            if best[end].as_ref().is_none_or(|known| rank(&columns) > rank(known)) {
                best[end] = Some(columns);
            }
        }
    }
    best.pop().flatten()
}

/// "Tid Punkt Ärende" are three, but "Ärende nr Rubrik" two.
fn rank(columns: &[Column]) -> (bool, std::cmp::Reverse<usize>, usize) {
    let titled = columns.iter().any(|column| super::is_title(*column));
    let again = |at: &usize| columns[..*at].contains(&columns[*at]);
    (titled, std::cmp::Reverse((0..columns.len()).filter(again).count()), columns.len())
}

/// Heads one below the other, perhaps each with white space around it.
fn stacked(scene: &Scene, first: usize) -> Option<Heads> {
    let mut lines = Vec::new();
    let mut columns: Vec<Column> = Vec::new();
    let mut at = first;
    let short = |index: usize| scene.text(index).len() <= LONGEST_UNKNOWN;
    // Of a long run of headings each line is asked where it begins: none looks further than a table's heads.
    let mut looked = 0;
    while let Some(line) = scene.next_text(at, (at + 2).min(scene.lines.len())) {
        let text = scene.text(line).trim_end_matches(':');
        let known = if short(line) { head(scene, text) } else { None };
        let below = || scene.next_text(line + 1, (line + 3).min(scene.lines.len()));
        // One that is not known between two that are.
        let between = || {
            columns.len() >= 2
                && short(line)
                && text.starts_with(char::is_uppercase)
                && text.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '/' | '-'))
                && below().is_some_and(|below| short(below) && head(scene, scene.text(below)).is_some())
        };
        let Some(column) = known.or_else(|| between().then_some(Column::Note)) else { break };
        // "Ärenden" ⏎ "Tid" ⏎ "Ärende": the first is the heading over the table.
        if super::is_title(column)
            && let Some(before) = columns.iter().position(|known| super::is_title(*known))
        {
            if before > 0 {
                break;
            }
            lines.drain(..=before);
            columns.drain(..=before);
        }
        if looked == MOST_COLUMNS {
            return None;
        }
        looked += 1;
        lines.push(line);
        columns.push(column);
        at = line + 1;
    }
    let end = lines.last()? + 1;
    is_table(&columns).then_some(Heads { lines, columns, end })
}
