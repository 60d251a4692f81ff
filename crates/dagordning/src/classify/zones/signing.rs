//! Names that stand above their roles, or with their office at the very end: who signs.

use std::borrow::Cow;

use crate::facts::people::is_people;
use crate::grammar::body::genitive_to_nominative;
use crate::grammar::person::{NameLikeness, Person, is_person_name};
use crate::language::{HeaderLabel, OfficeOrFunction, Roster};
use crate::model::Office;
use crate::page::range::Lines;
use crate::page::scene::{Cell, LineKind, Scene};
use crate::page::shape::is_rule;

/// Who signs among some lines.
#[derive(Debug, Default)]
pub(crate) struct Signing {
    /// Lines of names, each with the line of roles below it.
    pub(crate) blocks: Vec<(usize, usize)>,
    /// Lines of a name with its office, and as what they sign, in the order of the page; only where no names stand above roles.
    pub(crate) signers: Vec<(usize, Person, Roster)>,
}

impl Signing {
    /// Finds who signs among `lines`.
    pub(crate) fn find(scene: &Scene, lines: Lines) -> Signing {
        let roles = |index: usize| Some((index, block(scene, index, lines.end)?));
        let blocks: Vec<(usize, usize)> = lines.iter().filter_map(roles).collect();
        let names = || headed_names(scene, lines).or_else(|| closing_names(scene, lines));
        let signers = if blocks.is_empty() { names().unwrap_or_default() } else { Vec::new() };
        Signing { blocks, signers }
    }

    /// The first of their lines.
    pub(crate) fn start(&self) -> Option<usize> {
        let block = self.blocks.first().map(|(names, _)| *names);
        block.or_else(|| self.signers.first().map(|(line, ..)| *line))
    }
}

/// Names with their office at the very end: "Anna Ek (S), ordförande" ⏎ "Bo Lind, sekreterare" ⏎ "Eva Berg, justerare".
fn closing_names(scene: &Scene, lines: Lines) -> Option<Vec<(usize, Person, Roster)>> {
    let mut signers: Vec<(usize, Person, Roster)> = Vec::new();
    let (mut adjusted, mut chaired) = (false, false);
    let mut at = lines.end;
    while let Some(index) = scene.previous_text(at, lines.start + 1).filter(|_| signers.len() < MOST_SIGNERS) {
        let Some(found) = scene.person(scene.text(index)).filter(|found| found.rest.is_none()) else { break };
        let Some(role) = closing_role(scene, index, &found) else { break };
        (adjusted, chaired) = (adjusted || role == Roster::Adjusters, chaired || role == Roster::Chair);
        signers.push((index, found, role));
        // Above the chair only those who sign in a list with adjusters.
        if role == Roster::Chair && !adjusted {
            break;
        }
        at = index;
    }
    if !chaired {
        return None;
    }
    signers.reverse();
    Some(signers)
}

/// Names below the word for signatures, with their offices: "Underskrifter" ⏎ "Eva Ros, sekreterare" ⏎ "Anna Ek, ordförande" ⏎
/// "Bo Lind". Whoever has none adjusts.
fn headed_names(scene: &Scene, lines: Lines) -> Option<Vec<(usize, Person, Roster)>> {
    let heads = |index: &usize| {
        scene.lines[*index].kind == LineKind::Furniture
            && scene.language.signature_words().opens(&scene.text(*index).to_lowercase())
    };
    let head = lines.iter().rev().take(MOST_HEADED).find(heads)?;
    let mut signers = Vec::new();
    let (mut chaired, mut wrote) = (false, false);
    for index in (head + 1..lines.end).filter(|index| scene.lines[*index].is_text()) {
        let found = scene.person(scene.text(index)).filter(|found| found.rest.is_none())?;
        let role = closing_role(scene, index, &found).unwrap_or(Roster::Adjusters);
        (chaired, wrote) = (chaired || role == Roster::Chair, wrote || role == Roster::Secretary);
        signers.push((index, found, role));
    }
    ((chaired || wrote) && signers.len() <= MOST_SIGNERS).then_some(signers)
}

/// Lines from the word for signatures to the end.
const MOST_HEADED: usize = 24;

/// More do not sign one below the other.
const MOST_SIGNERS: usize = 6;

/// As what somebody signs whose office stands behind the name on line `index`.
pub(crate) fn closing_role(scene: &Scene, index: usize, found: &Person) -> Option<Roster> {
    if matches!(&found.office, Some(office) if office.value == OfficeOrFunction::Office(Office::Chair)) {
        return Some(Roster::Chair);
    }
    let title = found.title.clone().and_then(|range| scene.text(index).get(range)).unwrap_or("");
    if scene.language.secretary_endings().closes(&title.to_lowercase()) {
        return Some(Roster::Secretary);
    }
    signing_role(scene, title).filter(|role| *role == Roster::Adjusters)
}

/// The line of nothing but signing roles below a line of names, if nobody is listed under the roles.
pub(crate) fn block(scene: &Scene, above: usize, end: usize) -> Option<usize> {
    if !scene.lines[above].is_text() || scene.lines[above].end - scene.lines[above].start > 160 {
        return None;
    }
    let index = scene.next_text(above + 1, end.min(above + 3))?;
    // Whoever signs, their role stands first below them.
    if scene.cell_texts(index).next().is_none_or(|first| signing_role(scene, first).is_none()) {
        return None;
    }
    let stacked = scene.lines.get(index + 1).is_some_and(|line| line.is_text());
    if stacked && !is_stack(scene, index) {
        return None;
    }
    if !is_roles(scene, index) {
        return is_signed_beside(scene, above, index).then_some(index);
    }
    // "Eva Berg" ⏎⏎ "Justeras" ⏎⏎ "........": a word over a line to sign on heads the name below it.
    let below = (index + 1..(index + 4).min(end)).find(|below| !scene.lines[*below].is_blank());
    if index > above + 1 && below.is_some_and(|below| is_rule(scene.text(below).split("   ").next().unwrap_or(""))) {
        return None;
    }
    // "Ordförande   Sekreterare" ⏎ names ⏎ "Justeras   Justeras" ⏎ names: each has the role above.
    if has_roles_above(scene, above) {
        return None;
    }
    let names = scene.cells(above, scene.lines[above].start);
    let roles = scene.cells(index, scene.lines[index].start);
    let fits = names.len() == roles.len()
        && names.iter().all(|cell| {
            let text = scene.slice_text(cell.range);
            // "…, Gösta Wik och Rut Fredin," ⏎ "sekreterare.": a list in running text goes on.
            scene.ledger.is_free(cell.range)
                && !text.ends_with(',')
                && scene.person(text).is_some()
                && scene.roster_heading(text).is_none()
        });
    // One name above one role is also the end of a roster above the next heading: then names follow below.
    let next = scene.next_text(index + 1, (index + 4).min(scene.lines.len()));
    // "Anna Ek" ⏎ "ordförande" ⏎⏎ "Eva Ros" ⏎ "sekreterare": the next name has its own role below it.
    let paired = next.is_some_and(|next| {
        let role = next + 1;
        index == above + 1
            && (index + 1..next).all(|between| scene.lines[between].is_blank())
            && role < end
            && scene.lines[role].is_text()
            && is_roles(scene, role)
            && scene.lines.get(role + 1).is_none_or(|below| !below.is_text())
    });
    let heads_list = !stacked
        && !paired
        && names.len() == 1
        && next.is_some_and(|next| {
            // Two of them may stand side by side, or below what became of a signature.
            let people = scene.cell_texts(next).next().is_some_and(|first| is_people(scene, first));
            people || scene.cell_texts(next).all(|text| is_scribble(scene, text)) && name_below(scene, next)
        });
    (fits && !heads_list).then_some(index)
}

/// Whether a cell says what the signer directly above it is, who stands below a line to sign on of their own: "........" ⏎
/// "Anna Ek" ⏎ "Ordförande".
pub(crate) fn is_role_below(scene: &Scene, cell: &Cell, index: usize) -> bool {
    if signing_role(scene, scene.slice_text(cell.range)).is_none() {
        return false;
    }
    let text_at = |line: Option<usize>| text_in_column(scene, cell, line?);
    let named = |text: &str| scene.person(text).is_some_and(|found| found.rest.is_none());
    let name = line_above(scene, cell, index);
    let rule = name.and_then(|name| line_above(scene, cell, name));
    // "Gustaf Elmér" ⏎ "ordförande": in small letters a word heads nobody.
    let small = scene.slice_text(cell.range).starts_with(char::is_lowercase);
    // A line to sign on below would be this word's.
    scene.lines.get(index + 1).is_none_or(|line| line.is_blank())
        && text_at(name).is_some_and(|text| named(text) && scene.roster_heading(text).is_none())
        && (text_at(rule).is_some_and(is_rule) || small)
}

/// The line directly above; where the word below the name says whose office it is, a blank line may stand between: it heads
/// nobody below.
fn line_above(scene: &Scene, cell: &Cell, index: usize) -> Option<usize> {
    let text = scene.slice_text(cell.range);
    let apart = office_alone(scene, text).len() < text.len();
    let above = index.checked_sub(1)?;
    if apart && scene.lines[above].is_blank() { above.checked_sub(1) } else { Some(above) }
}

/// What stands on a line in the column of a cell.
fn text_in_column<'s>(scene: &Scene<'s>, cell: &Cell, line: usize) -> Option<&'s str> {
    if !scene.lines[line].is_text() && !is_rule(scene.text(line)) {
        return None;
    }
    let mut cells = scene.cells(line, scene.lines[line].start).into_iter().take(MOST_BESIDE);
    cells.find(|other| other.column.abs_diff(cell.column) <= 2).map(|other| scene.slice_text(other.range))
}

/// Who signs as what the cell below the name tells.
pub(crate) fn signer_above<'s>(scene: &Scene<'s>, cell: &Cell, index: usize) -> Option<(&'s str, Roster)> {
    let roster = signing_role(scene, scene.slice_text(cell.range))?;
    Some((text_in_column(scene, cell, line_above(scene, cell, index)?)?, roster))
}

/// Signers side by side.
const MOST_BESIDE: usize = 8;

/// Whether a short text names nobody and is no label: perhaps what text recognition made of a signature.
pub(crate) fn is_scribble(scene: &Scene, text: &str) -> bool {
    text.len() <= LONGEST_SCRIBBLE
        && scene.person(text).is_none()
        && is_person_name(scene.language, text) == NameLikeness::No
        && scene.roster_heading(text).is_none()
        && scene.header_label(text).is_none()
        && !scene.language.furniture(text)
        && !text.contains(':')
        && !text.bytes().any(|byte| byte.is_ascii_digit())
        && !is_rule(text)
}

/// Bytes of such a text.
const LONGEST_SCRIBBLE: usize = 50;

/// Whether nothing but names stands on the next line.
pub(crate) fn name_below(scene: &Scene, index: usize) -> bool {
    let Some(below) = scene.next_text(index + 1, scene.lines.len().min(index + NEAR)) else { return false };
    scene.cell_texts(below).all(|text| is_person_name(scene.language, text) == NameLikeness::Likely)
}

/// Whether names each above its role follow directly below the role on line `index`, and nothing behind them: "Anna Ek" ⏎
/// "Ordförande" ⏎ "Bo Lind" ⏎ "Sekreterare". Roles above their names end with a name.
fn is_stack(scene: &Scene, index: usize) -> bool {
    let text = |line: usize| scene.lines.get(line).is_some_and(|line| line.is_text());
    let mut roles = index;
    for _ in 0..MOST_STACKED {
        if !text(roles + 1) {
            return true;
        }
        let named = scene.cell_texts(roles + 1).count() == 1
            && scene.person(scene.text(roles + 1)).is_some_and(|found| found.rest.is_none())
            && scene.roster_heading(scene.text(roles + 1)).is_none();
        if !named || !text(roles + 2) || !is_roles(scene, roles + 2) {
            return false;
        }
        roles += 2;
    }
    false
}

/// Names above their roles, one below the other.
const MOST_STACKED: usize = 6;

/// "Bo Ek      Vid förhinder, kontakta sekreteraren" ⏎ "ordförande      0478-55 01 10": who signs, with a notice beside.
fn is_signed_beside(scene: &Scene, above: usize, index: usize) -> bool {
    let (names, roles): (Vec<&str>, Vec<&str>) = (scene.cell_texts(above).collect(), scene.cell_texts(index).collect());
    let ([name, beside], [role, below]) = (names.as_slice(), roles.as_slice()) else { return false };
    let columns = |line: usize| scene.cells(line, scene.lines[line].start).into_iter().map(|cell| cell.column);
    signing_role(scene, role).is_some()
        && scene.person(name).is_some_and(|found| found.rest.is_none())
        && is_person_name(scene.language, name) != NameLikeness::No
        && scene.person(beside).is_none()
        && signing_role(scene, below).is_none()
        && columns(above).eq(columns(index))
        && scene.ledger.is_free(scene.lines[above].range())
}

/// Lines that a role may stand above its name.
const NEAR: usize = 3;

/// Whether each name of a line has a role above it that nobody above has: the roles of names that stand over theirs come
/// second.
fn has_roles_above(scene: &Scene, names: usize) -> bool {
    let count = scene.cell_texts(names).count();
    let Some(above) = scene.previous_text(names, names.saturating_sub(NEAR)) else { return false };
    if count < 2 || !is_roles(scene, above) || scene.cell_texts(above).count() != count {
        return false;
    }
    let before = scene.previous_text(above, above.saturating_sub(NEAR));
    before.is_none_or(|before| {
        let named = |text: &str| scene.person(text).is_some() && scene.roster_heading(text).is_none();
        scene.cell_texts(before).count() != count || !scene.cell_texts(before).all(named)
    })
}

fn is_roles(scene: &Scene, index: usize) -> bool {
    let line = &scene.lines[index];
    line.end - line.start < 140 && scene.cell_texts(index).all(|text| signing_role(scene, text).is_some())
}

/// "Kommunfullmäktiges ordförande", "Ordförande i kommunfullmäktige": the office without the body that has it.
fn office_alone<'a>(scene: &Scene, text: &'a str) -> &'a str {
    let language = scene.language;
    let names = |body: &str| language.body_noun(body) || language.general_body_names().has(&body.to_lowercase());
    let Some((whose, office)) = text.rsplit_once(' ') else { return text };
    let body = genitive_to_nominative(whose);
    if body.len() < whose.len() && body.rsplit(' ').next().is_some_and(names) {
        return office;
    }
    let word = text.split(' ').next().unwrap_or(text);
    let joint = language.meeting_joints().opening(&text[word.len()..]);
    let whose = joint.map(|joint| &text[word.len() + joint.len()..]);
    if whose.is_some_and(|whose| names(whose) || language.body_at(whose) == Some(whose.len())) { word } else { text }
}

/// The role that a word below a name tells, in small letters too: "ordförande", "Sekreterare", "justerare".
pub(crate) fn signing_role(scene: &Scene, text: &str) -> Option<Roster> {
    let text = office_alone(scene, text);
    let mut letters = text.chars();
    let first = letters.next()?;
    // What begins with a capital is asked for as it stands.
    let word: Cow<str> = match first.to_uppercase().eq([first]) {
        true => text.into(),
        false => first.to_uppercase().chain(letters).collect::<String>().into(),
    };
    let label = scene.header_label(&word);
    if label.is_some_and(|found| found.label == HeaderLabel::Adjuster && found.end == word.len()) {
        return Some(Roster::Adjusters);
    }
    let known = scene.roster_heading(&word).filter(|found| found.exact).map(|found| found.roster);
    known.filter(|roster| matches!(roster, Roster::Chair | Roster::Secretary | Roster::Adjusters))
}
