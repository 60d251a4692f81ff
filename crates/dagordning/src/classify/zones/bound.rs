//! Papers bound behind the last item of minutes: rules ("Stadgar för fonden" ⏎ "§ 1 …"), and what begins a page on which the
//! minutes' own head and number go on. Papers with heads of their own are parted from the document before it is read (room
//! `parts`).

use crate::classify::outline::rules;
use crate::classify::role::Labelled;
use crate::classify::weights::zone as points;
use crate::grammar::paper::{annex_number, kind_of_title};
use crate::page::range::{Lines, Slice};
use crate::page::scene::Scene;

/// A paper: its first line, and the word that says what it is.
#[derive(Debug)]
pub(crate) struct Paper {
    pub(crate) line: usize,
    pub(crate) word: Slice,
    /// The line that is its title and nothing else.
    pub(crate) title: Option<usize>,
    /// The number of an annex, on the first line.
    pub(crate) number: Option<Slice>,
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
        let page = scene.lines[index].page;
        let blank = |line: usize| scene.lines.get(line).is_none_or(|line| !line.is_text() || line.page != page);
        let answers = || scene.language.answers_to_papers().opens(&text.to_lowercase());
        let alone = index > lines.start && blank(index - 1) && blank(index + 1);
        let title = text.len() <= LONGEST
            && text.starts_with(char::is_uppercase)
            && !text.ends_with(['.', ',', ':', '?', '!'])
            && scene.cells(index, scene.lines[index].start).len() == 1;
        (alone && title && kind_of_title(scene.language, text).is_some() && !answers()).then(|| {
            let paper = Paper { title: Some(index), ..paper_at(scene, index) };
            Labelled::of("paper behind an agenda", paper, [points::HEAD_OF_PAPER].into_iter().collect())
        })
    };
    let mut found: Vec<Labelled<Paper>> = annexes(scene, lines);
    // What stands in an annex is no paper of its own.
    let until = found.first().map_or(lines.end, |annex| annex.role.line);
    let lines = Lines::new(lines.start, until);
    let papers = lines.iter().filter(|index| scene.lines[*index].is_text()).filter_map(titled);
    found.splice(0..0, papers);
    found
}

/// Annexes that are bound behind: "Bilaga 1" ⏎ "Budget för kören" over what it holds.
pub(super) fn annexes(scene: &Scene, lines: Lines) -> Vec<Labelled<Paper>> {
    let annex = |index: usize| {
        let (title, number) = heads_annex(scene, index, lines.end)?;
        let paper = Paper { title: Some(title), number: Some(number), ..paper_at(scene, index) };
        Some(Labelled::of("annex", paper, [points::HEAD_OF_PAPER].into_iter().collect()))
    };
    lines.iter().filter(|index| scene.lines[*index].is_text()).filter_map(annex).collect()
}

/// The line of the title below the number of an annex that stands alone, with more below it than other annexes; and the number.
pub(super) fn heads_annex(scene: &Scene, index: usize, end: usize) -> Option<(usize, Slice)> {
    let text = scene.text(index);
    let number = annex_number(scene.language, text).filter(|number| !number.is_empty())?;
    let from = scene.lines[index].start + text.find(number)?;
    let apart =
        index == 0 || !scene.lines[index - 1].is_text() || scene.lines[index - 1].page < scene.lines[index].page;
    let title = scene.next_text(index + 1, end.min(index + 3)).filter(|_| apart)?;
    let shown = scene.text(title);
    let titled = shown.len() <= LONGEST
        && shown.starts_with(char::is_uppercase)
        && !shown.ends_with(['.', ',', ':', ';'])
        && annex_number(scene.language, shown).is_none()
        && scene.cells(title, scene.lines[title].start).len() == 1;
    let blank = scene.lines.get(title + 1).is_none_or(|line| !line.is_text());
    let below = scene.next_text(title + 1, end.min(title + NEAR));
    let more = below.is_some_and(|below| annex_number(scene.language, scene.text(below)).is_none());
    (titled && blank && more).then_some((title, Slice::new(from, from + number.len())))
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
    Paper { line, word: Slice::new(start, start + text.find(' ').unwrap_or(text.len())), title: None, number: None }
}
