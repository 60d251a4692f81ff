//! The headings over several items, and breaks between them.

use super::Marked;
use crate::classify::furniture;
use crate::facts::grid::is_column_heads;
use crate::facts::people::names_someone;
use crate::grammar::number::item_mark;
use crate::grammar::{date, time};
use crate::page::scene::Scene;

/// Headings that may stand over each other.
const MOST: usize = 4;
/// Letters that the name of a group has at most.
const LONGEST: usize = 60;
/// Words of one that no vocabulary knows.
const MOST_WORDS: usize = 7;

/// Which lines over an item's head are headings of a group.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Groups {
    /// Where lone numbers head the items, as in what is copied from a portal: known groups stand as lines of their own between
    /// blank ones, and so do others ("Inledning", "Bygglov och förhandsbesked", "Tillsyn").
    by_place: bool,
    /// Several known groups stand so over the heads of items, as deep as this: others there are groups, too.
    margin: Option<u16>,
}

/// So many known groups tell where groups stand.
const FEWEST_KNOWN: usize = 2;

impl Groups {
    /// The habit of the items that begin at these heads.
    pub(super) fn of(scene: &Scene, marked: &[Marked], starts: &[(usize, bool)]) -> Self {
        let known = |line: usize| {
            scene.previous_text(line, 0).filter(|above| {
                let text = scene.text(*above);
                is_apart(scene, *above)
                    && !scene.language.contents_heading(text)
                    && scene.language.group_heading(text).is_some_and(|found| !found.is_break)
            })
        };
        let lines = || starts.iter().map(|(at, _)| marked[*at].line);
        let by_place = lines().any(|line| is_lone_number(scene, line) && known(line).is_some());
        let margins: Vec<u16> = lines().filter_map(known).map(|group| scene.lines[group].indent).collect();
        let aligned = margins.windows(2).all(|pair| pair[0] == pair[1]);
        let margin = margins.first().copied().filter(|_| aligned && margins.len() >= FEWEST_KNOWN);
        Groups { by_place, margin }
    }

    /// The headings and breaks directly above a line.
    pub(super) fn above(self, scene: &Scene, line: usize, floor: usize) -> Vec<usize> {
        let known = groups_above(scene, line, floor);
        match scene.previous_text(line, floor) {
            Some(above) if known.is_empty() && self.holds(scene, above, line) => {
                if stands_like_group(scene, above, floor) { vec![above] } else { known }
            }
            _ => known,
        }
    }
}

impl Groups {
    /// Whether groups that no vocabulary knows stand on such lines over such heads.
    fn holds(self, scene: &Scene, above: usize, head: usize) -> bool {
        self.by_place && is_lone_number(scene, head) || self.margin == Some(scene.lines[above].indent)
    }
}

/// Whether nothing but the number stands on an item's line.
fn is_lone_number(scene: &Scene, line: usize) -> bool {
    let number = scene.text(line).trim_end_matches('.');
    !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a line stands between blank ones.
fn is_apart(scene: &Scene, line: usize) -> bool {
    scene.opens_paragraph(line) && scene.lines.get(line + 1).is_none_or(|below| !below.is_text())
}

/// Whether a line can be the name of a group by where it stands: no sentence, nobody's name, and not the end of a list whose
/// rows stand apart as well.
fn stands_like_group(scene: &Scene, line: usize, floor: usize) -> bool {
    let text = scene.text(line);
    // "C/ Läget inför sommaren"
    let first = text.split(' ').next().unwrap_or("");
    let lettered = first.chars().filter(|c| c.is_alphabetic()).count() < 2;
    let named = is_apart(scene, line)
        && text.len() <= LONGEST
        && text.starts_with(char::is_uppercase)
        && !text.ends_with(['.', ':', ',', '!', '?'])
        && text.split_whitespace().count() <= MOST_WORDS
        && scene.heading(line).is_none()
        && !lettered
        && date::find_dates(scene.language, text).is_empty()
        && !names_someone(scene, text);
    let listed = || {
        scene.previous_text(line, floor).is_some_and(|above| {
            let text = scene.text(above);
            let head = item_mark(scene.language, text).is_some();
            scene.heading(above).is_some() || is_apart(scene, above) && !head || text.ends_with(':')
        })
    };
    named && !listed()
}

/// The known group headings and breaks directly above a line.
pub(super) fn groups_above(scene: &Scene, line: usize, floor: usize) -> Vec<usize> {
    let mut found = Vec::new();
    let mut at = line;
    while let Some(above) = scene.previous_text(at, floor) {
        let text = scene.text(above);
        if is_column_heads(scene, above) {
            at = above;
            continue;
        }
        let known = scene.language.group_heading(text).is_some() || is_timed_break(scene, text);
        // "§ 5 Dnr 2026/9" ⏎ "MILJÖCHEFEN INFORMERAR": right below a head stands the rest of it.
        let apart = scene.opens_paragraph(above) || above > floor && scene.opens_paragraph(at);
        let capitals = apart && is_capitals(text) && !furniture::is_watermark(scene, above);
        let head = scene.heading(above).is_some() || scene.language.contents_heading(text);
        let printed = scene.stands_out(above) && !scene.stands_out(line);
        // Directly over a number alone, and not itself the title below one.
        let numbered = || is_lone_number(scene, line) && above > 0 && !is_lone_number(scene, above - 1);
        let lone =
            numbered() || printed || scene.opens_paragraph(above) || scene.opens_paragraph(at) || found.contains(&at);
        if !(known && lone || capitals && !head && found.is_empty()) {
            break;
        }
        found.push(above);
        at = above;
        if found.len() == MOST {
            break;
        }
    }
    found.reverse();
    found
}

/// "12.00        Lunch": a break with the time in its column.
fn is_timed_break(scene: &Scene, text: &str) -> bool {
    let Some((clock, rest)) = text.split_once("  ").filter(|_| text.starts_with(|c: char| c.is_ascii_digit())) else {
        return false;
    };
    time::bare_time(scene.language, clock).is_some()
        && scene.language.group_heading(rest.trim_start()).is_some_and(|found| found.is_break)
}

fn is_capitals(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    (4..LONGEST).contains(&letters) && text.chars().all(|c| !c.is_lowercase() && !c.is_ascii_digit())
}
