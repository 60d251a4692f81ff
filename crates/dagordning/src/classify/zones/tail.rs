//! What stands behind the closing item of an agenda: a greeting, motions, the board's answers, reports.

use super::{Zone, signing};
use crate::classify::role::Cues;
use crate::classify::weights::zone as points;
use crate::facts::opening::dated_place;
use crate::grammar::number::item_mark;
use crate::page::range::Lines;
use crate::page::scene::Scene;
use crate::page::shape::ends_sentence;

/// A heading of a paper is no longer than this.
const LONGEST: usize = 80;

/// The first line behind the last item's own text, with what spoke for it; `above` are the lines of the other items.
pub(super) fn start(scene: &Scene, above: Lines, last: Lines) -> Option<(usize, Zone, Cues)> {
    let title = scene.text(last.start).to_lowercase();
    let mut cues = Cues::new();
    // A form may be bound behind the place and the day.
    let paper = || (last.start + 1..last.end).find(|index| opens(scene, *index));
    let before = || dated_close(scene, Lines::new(last.start, paper()?));
    if let Some(dated) = dated_close(scene, last).or_else(before) {
        cues.push(points::DATED_PLACE);
        return Some((dated, Zone::Papers, cues));
    }
    if let Some(greeting) = greeting(scene, last) {
        cues.push(points::GREETING);
        return Some((greeting, Zone::Notice, cues));
    }
    if !scene.language.closes_meeting().is_in(&title) {
        let notice = behind_titles(scene, above, last)?;
        cues.push(points::BARE_TITLES);
        return Some((notice, Zone::Notice, cues));
    }
    let indent = scene.lines[last.start].indent;
    let apart = |index: usize| scene.lines[index - 1].is_blank() && scene.lines[index].indent <= indent;
    let first =
        (last.start + 1..last.end).find(|index| opens(scene, *index) || apart(*index) && signs_off(scene, *index))?;
    cues.push(points::CLOSING_ITEM);
    cues.push(points::HEAD_OF_PAPER);
    Some((first, Zone::Papers, cues))
}

/// Lines below the place and day that close a notice: who sends it.
const MOST_SENDERS: usize = 6;

/// "Råsjö den 22 april 2025" ⏎ "Styrelsen": the line of place and day that closes a notice, with nothing below but who sends it.
fn dated_close(scene: &Scene, last: Lines) -> Option<usize> {
    let mut at = last.end;
    for _ in 0..=MOST_SENDERS {
        let index = scene.previous_text(at, last.start + 1)?;
        let text = scene.text(index);
        if scene.opens_paragraph(index) && dated_place(scene, text).is_some() {
            return Some(index);
        }
        if text.len() > LONGEST || text.ends_with(['.', ':', ',']) {
            return None;
        }
        at = index;
    }
    None
}

/// Bytes of a greeting.
const LONGEST_GREETING: usize = 40;

/// Whether a line is a greeting, a paragraph of its own: "Välkomna!".
fn greets(scene: &Scene, index: usize) -> bool {
    let text = scene.text(index);
    scene.opens_paragraph(index)
        && text.len() <= LONGEST_GREETING
        && !text.ends_with([',', ':'])
        && scene.language.greetings().opens(&text.to_lowercase())
}

/// "Välkomna!" ⏎ "Eva Rask" ⏎ "Ordförande": a greeting with nothing below it but who sends it, whatever the last item is.
fn greeting(scene: &Scene, last: Lines) -> Option<usize> {
    let mut at = last.end;
    for _ in 0..=MOST_SENDERS {
        let index = scene.previous_text(at, last.start + 1)?;
        if greets(scene, index) {
            return Some(index);
        }
        let text = scene.text(index);
        if text.len() > LONGEST || text.ends_with(['.', ':', ',']) {
            return None;
        }
        at = index;
    }
    None
}

/// So many items tell how an agenda is written.
const FEWEST_ITEMS: usize = 4;

/// "9. Övriga frågor" ⏎⏎ "Anmäl förhinder till sekreteraren.": a sentence at the margin below a gap, where no other item has any
/// text there, is a notice to the readers.
fn behind_titles(scene: &Scene, above: Lines, last: Lines) -> Option<usize> {
    let margin = scene.lines[last.start].indent;
    let text = |index: &usize| scene.lines[*index].is_text();
    let marked = |index: usize| item_mark(scene.language, scene.text(index)).is_some();
    let at_margin = |index: &usize| scene.opens_paragraph(*index) && scene.lines[*index].indent <= margin;
    let notice = (last.start + 1..last.end).filter(text).find(at_margin)?;
    let sentence = (notice..last.end).take_while(text).any(|index| ends_sentence(scene.text(index)));
    if !sentence || scene.heading(notice).is_some() || marked(notice) || !marked(last.start) {
        return None;
    }
    let mut items = 0;
    for index in above.iter().filter(text) {
        match marked(index) {
            true => items += 1,
            false if at_margin(&index) || scene.heading(index).is_some() => return None,
            false => {}
        }
    }
    (items + 1 >= FEWEST_ITEMS).then_some(notice)
}

/// Whether a line below a gap is too short for the text of an item, and no sentence: "Datorföreningens styrelse, genom Bo Ek".
fn signs_off(scene: &Scene, index: usize) -> bool {
    let text = scene.text(index);
    scene.lines[index].is_text()
        && text.len() <= LONGEST
        && text.starts_with(char::is_uppercase)
        && !text.ends_with(['.', ':', ',', '?', '!', ')'])
        && scene.heading(index).is_none()
        && signing::block(scene, index, scene.lines.len()).is_none()
}

/// Whether a line greets, or heads a paper: short, and a paragraph of its own.
fn opens(scene: &Scene, index: usize) -> bool {
    if !scene.lines[index].is_text() || !scene.opens_paragraph(index) {
        return false;
    }
    let text = scene.text(index);
    let whole = !text.ends_with('.') || text.split(' ').nth(2).is_none();
    let small = text.to_lowercase();
    let known = scene.language.behind_agenda().opens(&small) || scene.language.greetings().opens(&small);
    text.len() <= LONGEST && whole && known
}
