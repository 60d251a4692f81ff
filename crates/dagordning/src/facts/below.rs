//! What stands below a row of people and belongs to it: the rest of a bracket, an office, a name, or cells of their own.

use super::cover::cell_below;
use super::people::{is_attribute, names_someone};
use crate::grammar::person::{person, scopes_at};
use crate::language::Roster;
use crate::page::passage::{Join, Passage};
use crate::page::range::Slice;
use crate::page::scene::{Cell, Scene};

/// Cells below a row that may belong to it.
const MOST_CELLS: usize = 4;
/// Longer cells are running text, in bytes.
const LONGEST_CELL: usize = 60;

/// A row with what stands below it in its column and belongs to it; cells of their own only where the rows above were read
/// and nobody signs.
pub(crate) fn whole_row(scene: &Scene, cell: &Cell, roster: Roster, apart: bool) -> Passage {
    let mut whole = scene.passage(cell.range);
    let below = bracket_below(scene, cell).or_else(|| office_below(scene, cell)).or_else(|| scope_below(scene, cell));
    // One line is no two of these.
    let more = replaced_below(scene, cell).filter(|more| below.is_none_or(|below| more.start >= below.end));
    let mut last = cell.clone();
    // In a list whose titles come first they are the next row's: the first one is nobody's.
    let apart = apart && !follows_title(scene, cell);
    for below in below.into_iter().chain(more) {
        whole.push(scene.source, below, Join::Space);
        last.range = below;
    }
    if matches!(roster, Roster::Secretary | Roster::Adjusters | Roster::Presenter) {
        return whole;
    }
    for _ in 0..MOST_CELLS {
        let under = cell_below(scene, &last, 2);
        let own = under.is_some();
        // In text whose columns are lost a cut row goes on at the beginning of the line.
        let Some(next) = under.or_else(|| line_below(scene, &last)) else { break };
        let shown = scene.slice_text(next.range);
        let goes_on = goes_on(scene, whole.text(), shown)
            || own && apart && is_own(scene, whole.text(), shown)
            || own && is_scope(scene, shown);
        if shown.len() > LONGEST_CELL || !goes_on {
            break;
        }
        whole.push(scene.source, next.range, Join::Space);
        last = next;
    }
    whole
}

/// Whether a text is a bracket that tells at what somebody was there: "(närvarande fr.o.m. punkt 3)".
fn is_scope(scene: &Scene, text: &str) -> bool {
    let inner = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    inner.is_some_and(|inner| scopes_at(scene.language, inner).is_some_and(|found| found.end == inner.len()))
}

/// The line below the last cell of its line, where it is one cell at the margin, or below that of the line's columns in
/// which the row ends.
fn line_below(scene: &Scene, cell: &Cell) -> Option<Cell> {
    let index = scene.line_at(cell.range.start);
    if scene.lines[index].end != cell.range.end {
        return None;
    }
    let below = scene.lines.get(index + 1).filter(|line| line.is_text()).map(|_| index + 1)?;
    let mut cells = scene.cells(below, scene.lines[below].start).into_iter();
    let next = cells.next().filter(|_| cells.next().is_none())?;
    let last = || scene.cells(index, scene.lines[index].start).last().map_or(0, |last| last.column);
    (next.column == 0 && cell.column > 0 || next.column.abs_diff(last()) <= 2).then_some(next)
}

/// Whether a row ends within the name of whoever is replaced: "… ersätter Malin", "… för Pernilla K".
pub(crate) fn ends_in_replaced(scene: &Scene, row: &str) -> bool {
    let last = row.rsplit(' ').next().unwrap_or("");
    if !last.starts_with(char::is_uppercase) || !last.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '–')) {
        return false;
    }
    person(scene.language, row).is_some_and(|found| {
        let replaced = found.substitutions.last().filter(|one| one.party.is_none());
        let name = replaced.and_then(|one| row.get(one.name.clone()?)).unwrap_or("");
        let cut = !name.contains(' ') || last.chars().count() == 1;
        found.rest.is_none() && !name.is_empty() && row.ends_with(name) && cut
    })
}

/// Whether a title that no row took stands above a cell.
fn follows_title(scene: &Scene, cell: &Cell) -> bool {
    let index = scene.line_at(cell.range.start);
    let above = index.checked_sub(1).map(|above| &scene.lines[above]).filter(|above| above.is_text());
    above.is_some_and(|above| {
        let text = scene.slice_text(above.range());
        let first = text.split(' ').next().unwrap_or("");
        text.len() <= LONGEST_CELL && scene.language.title_word(first) && scene.ledger.is_free(above.range())
    })
}

/// Whether a text goes on with a row that is cut within a name or an office: "…, ersättare för Alexander" ⏎ "Sjöström (kd)",
/// "Anna Ek, förste vice" ⏎ "ordförande (S)".
fn goes_on(scene: &Scene, row: &str, below: &str) -> bool {
    let language = scene.language;
    let last = row.rsplit(' ').next().unwrap_or("");
    if replacing_goes_on(scene, row, last, below) {
        return true;
    }
    if below.starts_with(char::is_uppercase) {
        let letters = |word: &str| word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '–'));
        if !last.starts_with(char::is_uppercase) || !letters(last) {
            return false;
        }
        // The replaced person's first name alone ends the row; the family name and the party stand below.
        let family = below.split([' ', ',', '(']).next().unwrap_or("");
        let rest = below[family.len()..].trim_start();
        let ends = rest.is_empty() || rest.starts_with(['(', ',']);
        return ends
            && letters(family)
            && !language.given_name(family)
            && language.roster_heading(below).is_none()
            && ends_in_replaced(scene, row);
    }
    let Some((_, tail)) = row.rsplit_once(", ").filter(|_| below.starts_with(char::is_lowercase)) else { return false };
    let whole = || language.office(tail).is_some_and(|(_, end)| end == tail.len());
    let joined = format!("{tail} {below}");
    tail.len() < LONGEST_CELL && language.office(&joined).is_some_and(|(_, end)| end > tail.len()) && !whole()
}

/// Whether a text goes on with whom the person of a row replaces, and at which §§: "… §§ 1-4, för Bo Lind" ⏎ "(M) §§ 5-9",
/// "… för Bo Lind (M)" ⏎ "§§ 5-9", "… för Bo Lind (M) §§" ⏎ "5-9, för" ⏎ "Siv Tell (M)". `last` is the row's last word.
fn replacing_goes_on(scene: &Scene, row: &str, last: &str, below: &str) -> bool {
    let language = scene.language;
    let replaced = || person(language, row).and_then(|found| found.substitutions.last().cloned());
    match below.chars().next() {
        // A party in brackets behind the name of whoever is replaced.
        Some('(') if last.ends_with(char::is_alphabetic) => {
            replaced().is_some_and(|one| one.party.is_none() && one.name.is_some_and(|name| name.end == row.len()))
        }
        Some('§') if row.ends_with(')') => replaced().is_some_and(|one| one.party.is_some() && one.items.is_empty()),
        Some(first) if first.is_ascii_digit() => language.open_scope().has(last) && replaced().is_some(),
        Some(first) if first.is_uppercase() && row.contains(['§', ')', ',']) => {
            language.open_substitution().has(last) && names_someone(scene, below)
        }
        _ => false,
    }
}

/// Whether a cell below a name tells something of whoever has it: "M", "1:e vice ordförande", "ersätter Bo Lind (S)".
fn is_own(scene: &Scene, row: &str, below: &str) -> bool {
    let language = scene.language;
    let lone = !below.contains(' ') && below.starts_with(char::is_alphabetic);
    let small = below.starts_with(|c: char| c.is_lowercase() || c == '(');
    let counted = below.starts_with(|c: char| c.is_ascii_digit());
    // Most rows are names.
    let plain = || !row.contains(',') || person(language, row).is_some_and(|found| found.given.is_some());
    if !small && !lone && !counted || !plain() || !names_someone(scene, row) {
        return false;
    }
    // "socialchef Anna Ek" is the next row.
    if below.contains(' ') && names_someone(scene, below) {
        return false;
    }
    let office = || language.office(below).is_some_and(|(_, end)| end == below.len());
    let title = || {
        let mut words = below.split(' ');
        words.any(|word| language.title_word(word)) && !below.contains(',')
    };
    !counted && is_attribute(scene, below) || (small || counted) && office() || small && title()
}

/// The rest of a bracket that is left open at the end of a cell: "Bo Lind (punkt A, enhetschef" ⏎ "projektenheten) § 94".
fn bracket_below(scene: &Scene, cell: &Cell) -> Option<Slice> {
    let text = scene.slice_text(cell.range);
    let open = text.rfind('(')?;
    // A short bracket left open is a party whose bracket was lost.
    if text.matches('(').count() <= text.matches(')').count() || text.len() - open < 12 {
        return None;
    }
    let next = cell_below(scene, cell, 2)?;
    let shown = scene.slice_text(next.range);
    (shown.contains(')') && !shown.split(')').next()?.contains('(')).then_some(next.range)
}

/// The rest of a scope that is left open at the end of a cell: "Anna Ek (S) ersätter Bo Lind (S), fr.o.m. kl." ⏎ "10.25".
fn scope_below(scene: &Scene, cell: &Cell) -> Option<Slice> {
    let text = scene.slice_text(cell.range);
    let last = text.rsplit(' ').next().unwrap_or("");
    if !(scene.language.open_scope().has(last) || text.ends_with(',') && text.contains('§'))
        || !text.contains(')') && !text.contains(',')
    {
        return None;
    }
    let next = cell_below(scene, cell, 2)?;
    let shown = scene.slice_text(next.range);
    // Without a sign on either line it is the number of what stands below.
    let number = shown.starts_with('§') || shown.starts_with(|c: char| c.is_ascii_digit()) && text.contains('§');
    (number || scene.language.open_substitution().has(last)).then_some(next.range)
}

/// Whom the person of a row replaces besides, alone on the line below and further right: "Ersätter Siv Tell (M) kl 13".
fn replaced_below(scene: &Scene, cell: &Cell) -> Option<Slice> {
    let index = scene.line_at(cell.range.start);
    let below = scene.lines.get(index + 1).filter(|line| line.is_text()).map(|_| index + 1)?;
    let mut cells = scene.cells(below, scene.lines[below].start).into_iter();
    let next = cells.next().filter(|next| cells.next().is_none() && next.column > cell.column + 2)?;
    crate::grammar::person::is_tail(scene.language, scene.slice_text(next.range)).then_some(next.range)
}

/// The rest of an office that does not fit into a narrow column: "Anna Ek (S), 1:e vice" ⏎ "ordförande".
fn office_below(scene: &Scene, cell: &Cell) -> Option<Slice> {
    let next = cell_below(scene, cell, 2)?;
    let text = scene.slice_text(next.range);
    let office = text.starts_with(char::is_lowercase) && scene.language.office(text)?.1 == text.len();
    (office && scene.slice_text(cell.range).contains(')')).then_some(next.range)
}
