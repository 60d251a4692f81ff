//! Certificates of signing services: furniture, in which the signers and their days are values. (Catalogue 9.7)
//!
//! A certificate is a line that says so with whoever signed below it: rows of name, role, day and means, or cells of
//! them one below the other, also several people side by side.

use std::ops::Range;

use crate::classify::zones::signing::signing_role;
use crate::grammar::date::date_at;
use crate::grammar::person::{NameLikeness, is_person_name};
use crate::grammar::time::bare_time;
use crate::language::Roster;
use crate::page::ledger::Owner;
use crate::page::range::Slice;
use crate::page::scene::{Cell, LineKind, Scene};

/// Longer lines head no certificate.
const LONGEST_HEAD: usize = 120;
/// Longer lines are no rows.
const LONGEST_ROW: usize = 200;
/// Lines of white space and furniture between two lines of a certificate: a page has no more.
const MOST_BETWEEN: usize = 200;
/// People who signed side by side.
const MOST_BESIDE: usize = 64;
/// Cells this near, in characters, stand below each other.
const NEAR: usize = 4;

/// Somebody who signed.
#[derive(Debug, Default, Clone)]
pub(crate) struct Signer {
    column: usize,
    pub(crate) name: Option<Slice>,
    pub(crate) role: Option<Roster>,
    pub(crate) day: Option<(Slice, String)>,
}

/// What a cell of a certificate tells.
#[derive(Debug, Default)]
struct Told {
    name: Option<Slice>,
    role: Option<Roster>,
    day: Option<(Slice, String)>,
}

/// Marks the certificates' lines as furniture; gives who signed.
pub(crate) fn mark(scene: &mut Scene) -> Vec<Signer> {
    let mut signers = Vec::new();
    let mut index = 0;
    while index < scene.lines.len() {
        let (end, found) = if opens(scene, index) { block(scene, index) } else { (index, Vec::new()) };
        if found.iter().any(|signer| signer.day.is_some()) {
            for line in index..end {
                if !scene.lines[line].is_text() {
                    continue;
                }
                scene.lines[line].kind = LineKind::Furniture;
                scene.claim_line(line, Owner::Furniture);
            }
            signers.extend(found);
        }
        index = end.max(index + 1);
    }
    signers
}

/// Whether a line says that a certificate begins.
fn opens(scene: &Scene, index: usize) -> bool {
    let line = &scene.lines[index];
    let text = scene.text(index);
    // "Digitalt undertecknat av" is furniture wherever it stands.
    matches!(line.kind, LineKind::Text | LineKind::Furniture)
        && text.len() <= LONGEST_HEAD
        && scene.language.certificate_heads().opening_in_any_case(text).is_some()
        && !text.ends_with(',')
}

/// Where a certificate ends, and who signed in it.
fn block(scene: &Scene, head: usize) -> (usize, Vec<Signer>) {
    let (mut end, mut signers) = (head + 1, Vec::<Signer>::new());
    for index in head + 1..scene.lines.len() {
        if !scene.lines[index].is_text() {
            if index - end > MOST_BETWEEN {
                break;
            }
            continue;
        }
        // The first line behind it that is none of it ends it.
        let Some(told) = line(scene, index) else { break };
        end = index + 1;
        let single = told.len() == 1;
        for (column, told) in told {
            let apart = |signer: &Signer| signer.column.abs_diff(column) <= NEAR;
            let whole = told.name.is_some() && (told.role.is_some() || told.day.is_some());
            let below = !whole && told.name.is_none();
            let mut near = signers.iter_mut().rev().take(if below { MOST_BESIDE } else { 0 });
            let open = near.find(|signer| single || apart(signer));
            match open {
                Some(signer) => {
                    signer.role = signer.role.or(told.role);
                    signer.day = signer.day.take().or(told.day);
                }
                None if told.name.is_some() => {
                    signers.push(Signer { column, name: told.name, role: told.role, day: told.day });
                }
                None => {}
            }
        }
    }
    (end, signers)
}

/// What the cells of a line tell; nothing if a cell is none of a certificate. A row of one person is one cell.
fn line(scene: &Scene, index: usize) -> Option<Vec<(usize, Told)>> {
    let text = scene.text(index);
    if is_file_name(text)
        || text.len() <= LONGEST_ROW && scene.language.certificate_labels().opening_in_any_case(text).is_some()
    {
        return Some(Vec::new());
    }
    let lower = text.to_lowercase();
    if scene.language.certificate_sentences().is_in(&lower) && cells(scene, index).is_none() {
        return Some(Vec::new());
    }
    (text.len() <= LONGEST_ROW).then(|| cells(scene, index)).flatten()
}

fn cells(scene: &Scene, index: usize) -> Option<Vec<(usize, Told)>> {
    let cells = scene.cells(index, scene.lines[index].start);
    let told: Vec<(usize, Told)> =
        cells.iter().map(|cell| Some((cell.column, told(scene, cell)?))).collect::<Option<_>>()?;
    let names = told.iter().filter(|(_, told)| told.name.is_some()).count();
    if names != 1 || told.len() == 1 {
        return Some(told);
    }
    let column = told.iter().find(|(_, told)| told.name.is_some()).map_or(0, |(column, _)| *column);
    let mut row = Told::default();
    for (_, told) in told {
        row.name = row.name.or(told.name);
        row.role = row.role.or(told.role);
        row.day = row.day.or(told.day);
    }
    Some(vec![(column, row)])
}

/// Reads the words of a cell: a name, a role, a day, and what certificates say besides.
fn told(scene: &Scene, cell: &Cell) -> Option<Told> {
    let text = scene.slice_text(cell.range);
    let mut told = Told::default();
    let mut name: Option<Range<usize>> = None;
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let gap = rest.len() - rest.trim_start_matches([' ', '\t', ',', '·', '|', '→', ':']).len();
        if gap > 0 {
            at += gap;
            continue;
        }
        let word = rest.split([' ', '\t', ',']).next().unwrap_or(rest);
        let lower = word.to_lowercase();
        // "Anna Ek, sekreterare, 2024-05-07": behind a comma the role is small.
        let small = word.starts_with(char::is_lowercase) && !text[..at].trim_end().ends_with(',');
        let role = || signing_role(scene, word.trim_end_matches(':')).filter(|_| !small);
        if let Some(found) = date_at(scene.language, rest, None)
            && let Some(day) = found.value.start.iso(None)
        {
            let start = cell.range.start + at;
            told.day.get_or_insert((Slice::new(start, start + found.end), day));
            at += found.end;
            continue;
        }
        if let Some(role) = role() {
            told.role.get_or_insert(role);
        } else if scene.language.certificate_terms().has(lower.trim_end_matches(':')) || is_sign(word) {
            // Words of the service.
        } else if is_clock(scene, word) || is_reference(word) {
            // When, and under which number.
        } else if word.starts_with(char::is_uppercase) && !word.contains(|c: char| c.is_ascii_digit()) {
            match &mut name {
                Some(name) if text[name.end..at].trim().is_empty() => name.end = at + word.len(),
                None => name = Some(at..at + word.len()),
                Some(_) => return None,
            }
        } else if name.as_ref().is_some_and(|name| text[name.end..at].trim().is_empty())
            && scene.language.name_particles().has(word)
        {
            name = name.map(|name| name.start..at + word.len());
        } else {
            return None;
        }
        at += word.len();
    }
    if let Some(name) = name {
        let shown = &text[name.clone()];
        if is_person_name(scene.language, shown) == NameLikeness::No && !is_name_in_capitals(shown) {
            return None;
        }
        told.name = Some(Slice::new(cell.range.start + name.start, cell.range.start + name.end));
    }
    Some(told)
}

/// "STINA EK": services print names in capitals.
fn is_name_in_capitals(text: &str) -> bool {
    (2..=4).contains(&text.split(' ').count()) && text.chars().all(|c| c.is_uppercase() || matches!(c, ' ' | '-'))
}

/// Whether a word has no letter: a sign, how many pages, an hour's distance from another zone's.
fn is_sign(word: &str) -> bool {
    !word.chars().any(char::is_alphabetic)
}

/// "Protokoll 2024-05-07.pdf", "Protokoll.pdf (312 kb)": what was signed.
fn is_file_name(text: &str) -> bool {
    let text = text.split(" (").next().unwrap_or(text);
    let ending = text.len() <= LONGEST_ROW && text.contains('.');
    ending.then(|| text.rsplit_once('.')).flatten().is_some_and(|(name, kind)| {
        (3..=4).contains(&kind.len()) && kind.bytes().all(|b| b.is_ascii_lowercase()) && !name.ends_with(' ')
    })
}

fn is_clock(scene: &Scene, word: &str) -> bool {
    let digits = word.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | '+' | 'Z' | 'T'));
    digits && word.contains(':') || bare_time(scene.language, word).is_some()
}

/// A number of the service, an address on the net.
fn is_reference(word: &str) -> bool {
    let digits = word.chars().filter(char::is_ascii_digit).count();
    let letters = word.chars().filter(|c| c.is_alphanumeric()).count();
    letters >= 6 && digits >= 2 && !word.contains('§') || word.starts_with("http") || word.starts_with("www.")
}
