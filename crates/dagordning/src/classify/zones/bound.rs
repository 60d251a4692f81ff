//! Papers bound behind the last item of minutes: rules ("Stadgar för fonden" ⏎ "§ 1 …"), and what begins a page on which the
//! minutes' own head and number go on. Papers with heads of their own are parted from the document before it is read (room
//! `parts`).

use crate::classify::outline::rules;
use crate::classify::role::Labelled;
use crate::classify::weights::zone as points;
use crate::grammar::paper::kind_of_title;
use crate::page::range::{Lines, Slice};
use crate::page::scene::Scene;

/// A paper: its first line, and the word that says what it is.
#[derive(Debug)]
pub(crate) struct Paper {
    pub(crate) line: usize,
    pub(crate) word: Slice,
    /// The line is its title and nothing else.
    pub(crate) titled: bool,
}

/// The papers among the lines of the last item.
pub(super) fn find(scene: &Scene, last: Lines) -> Vec<Labelled<Paper>> {
    let texts = (last.start + 1..last.end).filter(|index| scene.lines[*index].is_text());
    // No paper that is told by its page has an item's heading below it.
    let open = last.iter().rev().find(|index| scene.heading(*index).is_some()).unwrap_or(last.start);
    let told = |index| {
        let (role, cue) = if rules::heads_rules(scene, index) {
            ("rules", points::RULES)
        } else if index > open && heads_page(scene, index, last.end) {
            ("paper on its page", points::HEAD_OF_PAGE)
        } else {
            return None;
        };
        Some(Labelled::of(role, paper_at(scene, index), [cue].into_iter().collect()))
    };
    texts.filter_map(told).collect()
}

/// The papers behind an agenda: each begins with its title, alone in its paragraph: "Motion om belysning" ⏎⏎ "Det är mörkt. …". An
/// answer belongs to what it answers.
pub(super) fn behind_agenda(scene: &Scene, lines: Lines) -> Vec<Labelled<Paper>> {
    let titled = |index: usize| {
        let text = scene.text(index);
        let blank = |line: usize| scene.lines.get(line).is_none_or(|line| !line.is_text());
        let answers = || scene.language.answers_to_papers().opens(&text.to_lowercase());
        let alone = index > lines.start && blank(index - 1) && blank(index + 1);
        let title = text.len() <= LONGEST
            && text.starts_with(char::is_uppercase)
            && !text.ends_with(['.', ',', ':', '?', '!'])
            && scene.cells(index, scene.lines[index].start).len() == 1;
        (alone && title && kind_of_title(scene.language, text).is_some() && !answers()).then(|| {
            let paper = Paper { titled: true, ..paper_at(scene, index) };
            Labelled::of("paper behind an agenda", paper, [points::HEAD_OF_PAPER].into_iter().collect())
        })
    };
    lines.iter().filter(|index| scene.lines[*index].is_text()).filter_map(titled).collect()
}

/// The title of a paper at the top of a page, with nothing below that is an item's: "TJÄNSTESKRIVELSE", "Motion 1. Fler bänkar".
fn heads_page(scene: &Scene, index: usize, end: usize) -> bool {
    let page = scene.lines[index].page;
    // Where form feeds are lost, the foot of the page above still tells.
    let above = scene.lines[..index].iter().rev().find(|line| !line.is_blank());
    if above.is_none_or(|above| above.is_text() && above.page == page) {
        return false;
    }
    let text = scene.text(index);
    let titled =
        text.len() <= LONGEST && !text.ends_with(['.', ',', ':']) && kind_of_title(scene.language, text).is_some();
    // In a list of papers, another follows.
    let told = |below: usize| scene.lines[below].page == page && scene.text(below).ends_with(['.', '?', '!']);
    titled && scene.next_text(index + 1, end).is_some_and(|below| (below..end.min(below + NEAR)).any(told))
}

/// A title is no longer than this.
const LONGEST: usize = 90;
/// So many lines below its title, a sentence of a paper has ended.
const NEAR: usize = 6;

/// A paper: its title's first word says what it is.
fn paper_at(scene: &Scene, line: usize) -> Paper {
    let (text, start) = (scene.text(line), scene.lines[line].start);
    Paper { line, word: Slice::new(start, start + text.find(' ').unwrap_or(text.len())), titled: false }
}
