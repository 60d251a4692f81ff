//! Papers bound behind an agenda or minutes: a page that opens with the title of another document, or as an annex.

use crate::classify::outline::rules;
use crate::classify::role::{Contest, Labelled};
use crate::classify::weights::zone as points;
use crate::page::range::{Lines, Slice};
use crate::page::scene::Scene;

/// A paper: its first line, and the word that says what it is.
#[derive(Debug)]
pub(crate) struct Paper {
    pub(crate) line: usize,
    pub(crate) word: Slice,
}

/// Lines at the top of a page that may say what begins there.
const TOP: usize = 4;

/// The papers among the lines of the last item. `title` is the document's own: in a running header it opens no other paper.
pub(super) fn find(scene: &Scene, title: Option<&str>, last: Lines) -> Vec<Labelled<Paper>> {
    let opens_page = |index: usize| scene.lines[index].page != scene.lines[index - 1].page;
    (last.start + 1..last.end)
        .filter_map(|index| {
            if scene.lines[index].is_text() && rules::heads_rules(scene, index) {
                return Some(Labelled::of("rules", rules_at(scene, index), [points::RULES].into_iter().collect()));
            }
            if !opens_page(index) {
                return None;
            }
            let page = scene.lines[index].page;
            let on_page = (index..last.end).take_while(|at| scene.lines[*at].page == page);
            let top = on_page.filter(|at| scene.lines[*at].is_text()).take(TOP);
            top.filter_map(|at| opens(scene, title, index, at)).next()
        })
        .collect()
}

/// Rules: their title's first word says what they are.
fn rules_at(scene: &Scene, line: usize) -> Paper {
    let (text, start) = (scene.text(line), scene.lines[line].start);
    Paper { line, word: Slice::new(start, start + text.find(' ').unwrap_or(text.len())) }
}

/// The paper that begins on line `first`, if line `at` below it says so.
fn opens(scene: &Scene, title: Option<&str>, first: usize, at: usize) -> Option<Labelled<Paper>> {
    let (text, start) = (scene.text(at), scene.lines[at].start);
    let mut contest = Contest::new();
    let mut enter = |name, end: usize, cue| {
        let paper = Paper { line: first, word: Slice::new(start, start + end) };
        contest.enter(name, paper, [points::NEW_PAGE, cue]);
    };
    if let Some(end) = annex_word(scene, at) {
        enter("annex", end, points::ANNEX_WORD);
    } else if let Some(found) = scene.document_title(text).filter(|found| found.exact)
        // "Handlingar" at the top of a page heads the list of the item that goes on there.
        && (scene.heading(at).is_none() || !text.contains(char::is_lowercase))
    {
        let own = title.is_some_and(|title| title.to_lowercase() == text.to_lowercase());
        enter("another document", found.end, if own { points::OWN_TITLE } else { points::OTHER_TITLE });
    }
    contest.decide().filter(|paper| paper.score >= points::AT_LEAST.1)
}

/// Where the word for an annex ends that stands in capitals or with its number in a cell of its own: "BILAGA", "Bilaga 2",
/// "Bilaga § 25". "Bilagor" heads a list.
fn annex_word(scene: &Scene, index: usize) -> Option<usize> {
    let cell = scene.cells(index, scene.lines[index].start).into_iter().next()?;
    let text = scene.slice_text(cell.range);
    let end = text.find(' ').unwrap_or(text.len());
    let (word, rest) = (&text[..end], text[end..].trim());
    let capitals = word.chars().all(char::is_uppercase);
    let numbered = rest.chars().count() <= LONGEST_NUMBER
        && (rest.starts_with(|c: char| c.is_ascii_digit() || c == '§') || rest.len() == 1);
    let known = scene.language.annex_label().has_in_any_case(word);
    (known && (capitals && rest.is_empty() || numbered)).then_some(end)
}

/// The longest number of an annex: "2 till § 12".
const LONGEST_NUMBER: usize = 12;
